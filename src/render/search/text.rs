//! What of an article can be found. The only place that decides it: what is to stay hidden is left out here, and is then
//! neither in the index nor in the sentences that results show.

use crate::annotate::Sentence;
use crate::corpus::{BlockKind, Language};
use crate::link::Reading;

/// An article as the search sees it.
pub(super) struct SearchableText<'a> {
    pub(super) language: Language,
    pub(super) headline: &'a str,
    /// The blocks that hold sentences, in order.
    pub(super) passages: Vec<Passage<'a>>,
}

/// A block of an article.
pub(super) struct Passage<'a> {
    /// The number of the paragraph, where it is one.
    pub(super) paragraph: Option<usize>,
    /// How much one of its words counts.
    pub(super) weight: u16,
    /// The number of its first sentence, from 1, as in `#s1`; the others follow on.
    pub(super) first: usize,
    sentences: &'a [Sentence],
    text: &'a str,
}

impl<'a> Passage<'a> {
    /// Its sentences.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &'a str> {
        let text = self.text;
        self.sentences.iter().map(|sentence| sentence.span.of(text))
    }

    /// From the first sentence to the end of the last.
    pub(super) fn text(&self) -> &'a str {
        match self.sentences {
            [one] => one.span.of(self.text),
            [first, .., last] => &self.text[first.span.start..last.span.end],
            [] => "",
        }
    }
}

/// How much a word of the headline counts. The rest counts as in newspapers: what matters is said first.
pub(super) const HEADLINE: u16 = 6;
const LEAD: u16 = 3;
const CROSSHEAD: u16 = 2;
const BODY: u16 = 1;

/// The text of an article that may be searched and shown among results.
pub(super) fn searchable_text(reading: &Reading) -> SearchableText<'_> {
    let article = &reading.article;
    let mut first = 1;
    let blocks = reading.annotations.sentences.chunk_by(|one, other| one.block == other.block);
    let passages = blocks.map(|sentences| {
        let block = sentences[0].block;
        let weight = match article.body.blocks[block].kind {
            BlockKind::Lead => LEAD,
            BlockKind::Crosshead(_) => CROSSHEAD,
            _ => BODY,
        };
        let paragraph = reading.paragraph_number(block);
        let passage = Passage { paragraph, weight, first, sentences, text: &article.body.text };
        first += sentences.len();
        passage
    });
    SearchableText {
        language: article.metadata.language,
        headline: &article.metadata.headline.text,
        passages: passages.collect(),
    }
}
