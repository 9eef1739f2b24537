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
    /// Its sentences.
    pub(super) sentences: Vec<&'a str>,
}

/// How much a word of the headline counts. The rest counts as in newspapers: what matters is said first.
pub(super) const HEADLINE: u16 = 6;
const LEAD: u16 = 3;
const CROSSHEAD: u16 = 2;
const BODY: u16 = 1;

/// The text of an article that may be searched and shown among results.
pub(super) fn searchable_text(reading: &Reading) -> SearchableText<'_> {
    let article = &reading.article;
    let blocks = &article.body.blocks;
    let mut passages: Vec<Passage> = Vec::with_capacity(blocks.len());
    let mut open = None;
    for (index, &Sentence { span, block }) in reading.annotations.sentences.iter().enumerate() {
        if open != Some(block) {
            open = Some(block);
            let weight = match blocks[block].kind {
                BlockKind::Lead => LEAD,
                BlockKind::Crosshead(_) => CROSSHEAD,
                _ => BODY,
            };
            let paragraph = reading.paragraph_number(block);
            passages.push(Passage { paragraph, weight, first: index + 1, sentences: Vec::new() });
        }
        if let Some(passage) = passages.last_mut() {
            passage.sentences.push(span.of(&article.body.text));
        }
    }
    SearchableText {
        language: article.metadata.language,
        headline: &article.metadata.headline.text,
        passages,
    }
}
