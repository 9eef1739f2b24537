//! Quotations by their marks: „…“, “…”, "…", »…« and «…».
//!
//! Where only one of the two marks stands in a paragraph, the quotation runs from the paragraph's beginning, or to its end;
//! so a quotation over several paragraphs is one per paragraph. Marks inside a quotation are part of it. Quotations in
//! single marks (‚…‘, ›…‹) are not looked for.

use super::speaker::Speakers;
use super::{Quotation, QuotationKind, QuotationRule, Sentence};
use crate::corpus::{Block, BlockKind, Body};
use crate::text::Span;

/// The quotations of a body, sorted by span.
pub(super) fn find_quotations(body: &Body, sentences: &[Sentence], speakers: &Speakers) -> Vec<Quotation> {
    let mut quotations: Vec<Quotation> = Vec::new();
    for block in body.blocks.iter().filter(|block| block.kind != BlockKind::Credit) {
        for found in scan_block(block, &body.text, sentences) {
            let previous = quotations.last().filter(|last| block.span.contains(last.span));
            let attribution = speakers.of(found.span, previous);
            let kind = kind_of(found.span, &body.text);
            let (cue, speaker) = attribution.map_or((None, None), |found| (found.cue, Some(found.speaker)));
            quotations.push(Quotation { span: found.span, kind, cue, speaker, rule: found.rule });
        }
    }
    quotations
}

struct Found {
    span: Span,
    rule: QuotationRule,
}

/// The quotations of one block.
fn scan_block(block: &Block, text: &str, sentences: &[Sentence]) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(words) = text.get(block.span.start..block.span.end) else { return found };
    let mut open: Option<Open> = None;
    let mut last_end = block.span.start;
    let mut before = ' ';
    let mut letters = words.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |&(_, next)| next);
        let at = at + block.span.start;
        let content = at + letter.len_utf8();
        match (mark_of(letter, before, next, open.as_ref()), &mut open) {
            (Mark::None, _) => {}
            (Mark::Opening, None) => open = Some(Open { start: content, mark: letter, depth: 0 }),
            // A mark that only opens, inside an open quotation of the same kind: the first one was never closed.
            (Mark::Opening, Some(open)) if letter == '"' => open.start = content,
            (Mark::Opening, Some(open)) => open.depth += 1,
            (Mark::Closing, Some(inner)) if inner.depth > 0 => inner.depth -= 1,
            (Mark::Closing, Some(outer)) => {
                let start = outer.start;
                if !text[start..at].trim().is_empty() {
                    found.push(Found { span: Span::new(start, at), rule: QuotationRule::BothMarks });
                }
                open = None;
                last_end = content;
            }
            (Mark::Closing, None) => {
                let first = sentences.partition_point(|sentence| sentence.span.start < last_end);
                let start = sentences.get(first).map(|sentence| sentence.span.start);
                let start = start.map(|start| block.dateline.map_or(start, |line| start.max(line.end)));
                if let Some(start) = start.filter(|&start| start < at) {
                    let start = at - text[start..at].trim_start().len();
                    found.push(Found { span: Span::new(start, at), rule: QuotationRule::MissingOpening });
                }
                last_end = content;
            }
        }
        before = letter;
    }
    if let Some(open) = open {
        let end = block
            .credit
            .filter(|&credit| block.span.contains(credit))
            .map_or(block.span.end, |credit| credit.start);
        let trimmed = text.get(open.start..end).map_or(0, |rest| rest.trim_end().len());
        if trimmed > 0 {
            let span = Span::new(open.start, open.start + trimmed);
            found.push(Found { span, rule: QuotationRule::MissingClosing });
        }
    }
    found.retain(|quotation| !quotation.span.is_empty());
    found
}

struct Open {
    start: usize,
    mark: char,
    depth: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opening,
    Closing,
    None,
}

/// What the mark does here, by the conventions of German, English, French and Swiss typography.
fn mark_of(letter: char, before: char, next: char, open: Option<&Open>) -> Mark {
    let opens_by_place = !before.is_alphanumeric() && !is_final(before) && !next.is_whitespace();
    let opened = open.map(|open| open.mark);
    match (letter, opened) {
        ('„', _) => Mark::Opening,
        ('"' | '»' | '«', None) if opens_by_place => Mark::Opening,
        ('“', None | Some('“')) if opens_by_place && (before.is_whitespace() || before == '(') => {
            Mark::Opening
        }
        ('"', Some('"')) if before.is_whitespace() && next.is_alphanumeric() => Mark::Opening,
        // Ten inches are written so as well: 10".
        ('"', None) if before.is_numeric() => Mark::None,
        ('"' | '“', None | Some('"' | '„' | '“')) | ('”', None | Some('„' | '“' | '”')) => {
            Mark::Closing
        }
        ('»', None | Some('«')) | ('«', None | Some('»')) => Mark::Closing,
        // Swedish: »…»
        ('»', Some('»')) | ('«', Some('«')) if !next.is_alphanumeric() => Mark::Closing,
        _ => Mark::None,
    }
}

fn is_final(mark: char) -> bool {
    matches!(mark, '.' | ',' | '!' | '?' | '…')
}

/// A quotation is direct if it is a clause of four words or more that begins with a capital, and that a colon introduces,
/// a final mark closes or a comma follows.
fn kind_of(span: Span, text: &str) -> QuotationKind {
    let content = span.of(text).trim();
    let mut words = content.split_whitespace();
    let long = words.clone().nth(3).is_some();
    let capital =
        content.chars().find(|letter| letter.is_alphanumeric()).is_some_and(|letter| !letter.is_lowercase());
    let clause = words.any(|word| word.starts_with(char::is_lowercase));
    let behind: String = text[span.end..].chars().skip(1).take(1).collect();
    let before = text[..span.start].trim_end_matches(['„', '“', '”', '"', '»', '«', ' ']);
    let ended = content.ends_with(['.', '!', '?', '…', ','])
        || behind.starts_with([',', '.'])
        || before.ends_with(':');
    if long && capital && clause && ended { QuotationKind::Direct } else { QuotationKind::Partial }
}
