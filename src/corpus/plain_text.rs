//! Plain text, as it is pasted from a page: a head `date YYYY-MM-DD`, the lead, paragraphs parted by blank lines.

use super::article::{Block, BlockKind, Body, Element, Markup};
use super::cleaning::push_clean;
use super::credit::find_credit;
use super::crosshead::looks_like_crosshead;
use super::dateline::find_dateline;
use crate::text::{Span, places_of};

/// In how many of the first paragraphs a dateline is looked for.
const DATELINE_WITHIN: usize = 3;

/// The head of a plain text: the word behind `date`, and everything after it.
pub(super) struct Head<'a> {
    /// What was typed for a date; empty when nothing was.
    pub date: &'a str,
    /// The text from the lead on.
    pub rest: &'a str,
}

/// Reads `date …` at the start of a text; `None` if the text does not begin with that word.
pub(super) fn split_head(text: &str) -> Option<Head<'_>> {
    let text = text.trim_start();
    let after = text.strip_prefix("date").or_else(|| text.strip_prefix("Date"))?;
    let after = after.strip_prefix(':').unwrap_or(after);
    if !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return None;
    }
    let line_end = after.find('\n').unwrap_or(after.len());
    let line = &after[..line_end];
    let start = line.len() - line.trim_start().len();
    let date = line[start..].split_whitespace().next().unwrap_or_default();
    Some(Head { date, rest: &after[start + date.len()..] })
}

/// The paragraphs of a plain text on one line each, parted by one blank line, without what no reader sees; and where
/// each of them stands.
fn join_paragraphs(text: &str) -> (String, Vec<Span>) {
    let mut joined = String::with_capacity(text.len());
    let mut paragraphs = Vec::new();
    for paragraph in split_paragraphs(text) {
        let before = joined.len();
        if before > 0 {
            joined.push_str("\n\n");
        }
        let start = joined.len();
        push_clean(&mut joined, paragraph.of(text).trim());
        joined.truncate(start + joined[start..].trim_end().len());
        let length = joined[start..].trim_start().len();
        if length == 0 {
            joined.truncate(before);
        } else {
            paragraphs.push(Span::new(joined.len() - length, joined.len()));
        }
    }
    (joined, paragraphs)
}

impl Body {
    /// The body of a text without any mark-up. `text` is taken as it is, to the byte; its paragraphs are what
    /// blank lines part.
    ///
    /// # Example
    /// ```
    /// use leporello::corpus::{BlockKind, Body};
    /// let body = Body::from_plain_text("Der Rat tagt.\n\nStreit um Haushalt\n\nEs wurde laut.");
    /// assert_eq!(body.blocks[1].kind, BlockKind::Crosshead(2));
    /// ```
    pub fn from_plain_text(text: &str) -> Self {
        Self::from_paragraphs(text.to_owned(), split_paragraphs(text))
    }

    /// The body of a text as it was pasted from a page.
    pub(super) fn from_pasted_text(text: &str) -> Self {
        let (text, paragraphs) = join_paragraphs(text);
        Self::from_paragraphs(text, paragraphs)
    }

    fn from_paragraphs(text: String, paragraphs: impl IntoIterator<Item = Span>) -> Self {
        let mut blocks: Vec<Block> = paragraphs.into_iter().map(plain_block).collect();
        mark_crossheads(&text, &mut blocks);
        mark_dateline(&text, &mut blocks);
        mark_credit(&text, &mut blocks);
        let markup = (0..blocks.len())
            .flat_map(|index| {
                [Markup::Open(Element::Block(index)), Markup::Text(blocks[index].span), Markup::Close]
            })
            .collect();
        Self { text, blocks, markup }
    }
}

fn plain_block(span: Span) -> Block {
    Block { kind: BlockKind::Paragraph, span, dateline: None, credit: None }
}

/// The stretches between blank lines, without white space around them. A line of white space is blank.
fn split_paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    let mut line_ends = places_of(text, *b"\n").map(|at| at + 1).chain([text.len()]);
    std::iter::from_fn(move || {
        let mut paragraph: Option<Span> = None;
        for end in line_ends.by_ref() {
            let line = trimmed(text, Span::new(start, end));
            start = end;
            paragraph = match paragraph {
                Some(_) if line.is_empty() => break,
                Some(before) => Some(Span::new(before.start, line.end)),
                None => Some(line).filter(|line| !line.is_empty()),
            };
        }
        paragraph
    })
}

/// The stretch without white space around it.
fn trimmed(text: &str, span: Span) -> Span {
    let bare = span.of(text).trim_start();
    let start = span.end - bare.len();
    Span::new(start, start + bare.trim_end().len())
}

/// Makes crossheads of the short paragraphs that a longer one follows.
fn mark_crossheads(text: &str, blocks: &mut [Block]) {
    if let Some(first) = blocks.first_mut() {
        first.kind = BlockKind::Lead;
    }
    let short: Vec<bool> = blocks.iter().map(|block| looks_like_crosshead(block.span.of(text))).collect();
    let last = blocks.len().saturating_sub(1);
    for index in 1..last {
        let is_closing_credit = index + 1 == last && blocks[last].span.of(text).starts_with('(');
        if short[index] && !is_closing_credit && (!short[index + 1] || index + 1 == last) {
            blocks[index].kind = BlockKind::Crosshead(2);
        }
    }
}

/// Finds the dateline in the first paragraphs.
pub(super) fn mark_dateline(text: &str, blocks: &mut [Block]) {
    let opening = blocks.iter_mut().take(DATELINE_WITHIN);
    for block in opening.filter(|block| matches!(block.kind, BlockKind::Lead | BlockKind::Paragraph)) {
        if let Some(found) = find_dateline(block.span.of(text)) {
            block.dateline = Some(found.span.shift(block.span.start));
            return;
        }
    }
}

/// Finds the credit in the last block. A credit with nothing beside it makes a block of its own kind.
pub(super) fn mark_credit(text: &str, blocks: &mut [Block]) {
    let alone = blocks.len() == 1;
    let Some(block) =
        blocks.last_mut().filter(|block| matches!(block.kind, BlockKind::Lead | BlockKind::Paragraph))
    else {
        return;
    };
    let Some(span) = find_credit(block.span.of(text)).map(|span| span.shift(block.span.start)) else {
        return;
    };
    if span == block.span {
        if alone {
            return;
        }
        block.kind = BlockKind::Credit;
    }
    block.credit = Some(span);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kinds(text: &str) -> Vec<BlockKind> {
        Body::from_plain_text(text).blocks.iter().map(|block| block.kind).collect()
    }

    #[test]
    fn a_head_may_have_space_around() {
        for text in [" date 2025-03 Der Rat", "date 2025-03 Der Rat", "\n date\t2025-03  Der Rat"] {
            let head = split_head(text).unwrap();
            assert_eq!((head.date, head.rest.trim()), ("2025-03", "Der Rat"));
        }
        assert_eq!(split_head("date 2025\n\nDer Rat").unwrap().date, "2025");
        assert_eq!(split_head("date\nDer Rat").unwrap().date, "");
        assert!(split_head("Daten des Rats").is_none());
        assert!(split_head("dates 2025").is_none());
    }

    #[test]
    fn lines_of_one_paragraph_are_joined() {
        assert_eq!(
            join_paragraphs("Der Rat\ntagt.\n \t\nEs wird\n  laut.\n\n\n").0,
            "Der Rat tagt.\n\nEs wird laut."
        );
    }

    #[test]
    fn crossheads_stand_between_paragraphs() {
        use BlockKind::{Credit, Crosshead, Lead, Paragraph};
        assert_eq!(
            kinds("Der Rat tagt.\n\nStreit um Geld\n\nEs wird laut.\n\n(dpa)"),
            [Lead, Crosshead(2), Paragraph, Credit]
        );
        assert_eq!(kinds("Der Rat tagt\n\nStreit um Geld"), [Lead, Paragraph]);
        assert_eq!(kinds("Der Rat tagt.\n\nStreit um Geld\n\n(dpa)"), [Lead, Paragraph, Credit]);
    }

    #[test]
    fn a_dateline_stands_in_the_lead_or_after_it() {
        let body = Body::from_plain_text("Der Rat tagt.\n\nWien/Graz. – Es wird laut. (apa)");
        assert_eq!(body.blocks[1].dateline.unwrap().of(&body.text), "Wien/Graz. –");
        assert_eq!(body.blocks[1].credit.unwrap().of(&body.text), "(apa)");
        assert_eq!(body.blocks[0].dateline, None);
    }

    proptest! {
        #[test]
        fn blocks_are_in_order_and_on_borders(text in "([a-zA-Z„“().…–äß \n/-]|\\PC|\r){0,300}") {
            let body = Body::from_plain_text(&text);
            prop_assert_eq!(&body.text, &text);
            let mut end = 0;
            for block in &body.blocks {
                prop_assert!(end <= block.span.start && !block.span.is_empty());
                end = block.span.end;
                for span in [Some(block.span), block.dateline, block.credit].into_iter().flatten() {
                    prop_assert!(block.span.contains(span));
                    prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
                }
            }
            let (joined, paragraphs) = join_paragraphs(&text);
            prop_assert_eq!(split_paragraphs(&joined).collect::<Vec<_>>(), paragraphs);
            prop_assert_eq!(join_paragraphs(&joined).0, joined);
        }
    }
}
