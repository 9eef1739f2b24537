//! A text of which only some stretches are kept: what it then reads, and where its spans have gone.

use std::collections::BTreeSet;

use crate::link::Reading;
use crate::text::Span;

/// What stands for words that are withheld.
const ELLIPSIS: &str = "[…]";

/// A text with everything withheld that is not kept; names stay in their places, with ellipses between them.
pub(super) struct Cut {
    /// What the text then reads.
    pub text: String,
    /// What is kept of the original, in order and parted.
    kept: Vec<Span>,
    /// The whole original, stretch by stretch.
    stretches: Vec<Stretch>,
}

/// A stretch of the original, and what it has become.
struct Stretch {
    old: Span,
    new: Span,
    /// Whether it reads as before.
    verbatim: bool,
}

impl Cut {
    /// Withholds everything in a text but what is `kept`; its spans are in order and do not overlap.
    pub(super) fn new(reading: &Reading, kept: Vec<Span>) -> Self {
        let text = &reading.article.body.text;
        let kept = join_over_spaces(kept, reading);
        let mut verbatim: Vec<Span> = kept.clone();
        verbatim.extend(reading.mentions.iter().map(|mention| mention.span));
        let verbatim = unite(verbatim);
        let borders = borders(reading, &verbatim);
        let mut cut = Self { text: String::new(), kept, stretches: Vec::new() };
        for pair in borders.windows(2) {
            let old = Span::new(pair[0], pair[1]);
            let words = old.of(text);
            let start = cut.text.len();
            let is_verbatim = holds(&verbatim, old) || words.trim().is_empty();
            if is_verbatim {
                cut.text.push_str(words);
            } else {
                cut.push_ellipsis(old, reading);
            }
            let new = Span::new(start, cut.text.len());
            cut.stretches.push(Stretch { old, new, verbatim: is_verbatim });
        }
        cut
    }

    /// Whether the words of `span` are kept.
    pub(super) fn keeps(&self, span: Span) -> bool {
        holds(&self.kept, span)
    }

    /// Whether any words of `span` are kept.
    pub(super) fn touches(&self, span: Span) -> bool {
        self.pieces_in(span).next().is_some()
    }

    /// The pieces of `span` that are kept, in the original text.
    pub(super) fn pieces_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let from = self.kept.partition_point(|kept| kept.end <= span.start);
        self.kept[from..]
            .iter()
            .take_while(move |kept| kept.start < span.end)
            .map(move |kept| Span::new(kept.start.max(span.start), kept.end.min(span.end)))
    }

    /// Where a span has gone. Its ends move outwards where they lie in what is withheld.
    pub(super) fn map(&self, span: Span) -> Span {
        let start = self.map_start(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let index = self.stretches.partition_point(|stretch| stretch.old.start < span.end);
        let end = index.checked_sub(1).map_or(0, |index| {
            let stretch = &self.stretches[index];
            if stretch.verbatim { stretch.new.start + span.end - stretch.old.start } else { stretch.new.end }
        });
        Span::new(start, end)
    }

    /// Where a span has gone whose words say what they say: an empty one at its beginning if they are not kept.
    pub(super) fn map_or_empty(&self, span: Span) -> Span {
        let start = self.map_start(span.start);
        if self.keeps(span) { self.map(span) } else { Span::new(start, start) }
    }

    fn map_start(&self, offset: usize) -> usize {
        let index = self.stretches.partition_point(|stretch| stretch.old.start <= offset);
        index.checked_sub(1).map_or(0, |index| {
            let stretch = &self.stretches[index];
            if stretch.verbatim { stretch.new.start + offset - stretch.old.start } else { stretch.new.start }
        })
    }

    /// Puts an ellipsis for `old`, parted by spaces from what else its sentence has.
    fn push_ellipsis(&mut self, old: Span, reading: &Reading) {
        let sentence = reading.sentence_at(old.start).map(|index| reading.annotations.sentences[index].span);
        if sentence.is_some_and(|sentence| sentence.start < old.start) {
            self.text.push(' ');
        }
        self.text.push_str(ELLIPSIS);
        if sentence.is_some_and(|sentence| old.end < sentence.end) {
            self.text.push(' ');
        }
    }
}

/// Whether one of these spans, which are in order and parted, contains `span`.
fn holds(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|other| other.end < span.end);
    spans.get(next).is_some_and(|other| other.contains(span))
}

/// Joins spans of one block that only white space parts, so that words over several sentences are kept whole.
fn join_over_spaces(kept: Vec<Span>, reading: &Reading) -> Vec<Span> {
    let body = &reading.article.body;
    let block_of = |offset| body.blocks.partition_point(|block| block.span.end <= offset);
    let mut joined: Vec<Span> = Vec::new();
    for span in kept {
        match joined.last_mut() {
            Some(last)
                if body.text[last.end..span.start].trim().is_empty()
                    && block_of(last.start) == block_of(span.start) =>
            {
                last.end = span.end;
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// The same stretches in order, each once.
fn unite(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut united: Vec<Span> = Vec::new();
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        match united.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => united.push(span),
        }
    }
    united
}

/// Where stretches end: at every end of a block, a sentence or something that stays.
fn borders(reading: &Reading, verbatim: &[Span]) -> Vec<usize> {
    let body = &reading.article.body;
    let sentences = reading.annotations.sentences.iter().map(|sentence| sentence.span);
    let spans = body.blocks.iter().map(|block| block.span).chain(sentences).chain(verbatim.iter().copied());
    let mut borders: BTreeSet<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
    borders.extend([0, body.text.len()]);
    borders.into_iter().collect()
}
