//! The marks of one block: which open, which close, and what stands between them.

use std::cell::LazyCell;

use crate::annotate::{QuotationRule, Sentence};
use crate::corpus::Block;
use crate::text::{Span, places_of};

/// A stretch between marks.
pub(super) struct Found {
    /// The text between them.
    pub(super) span: Span,
    /// Which of the two stand there.
    pub(super) rule: QuotationRule,
}

/// The marked stretches of one block.
///
/// Single marks (‘…’) count where `single` says so, as in English.
pub(super) fn scan_block(block: &Block, text: &str, sentences: &[Sentence], single: bool) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(words) = text.get(block.span.start..block.span.end) else { return found };
    let mut open: Option<Open> = None;
    let mut last_end = block.span.start;
    let style = LazyCell::new(|| Style::of(words));
    let mut straight = 0; // how many " have been read
    for (at, letter) in marks(words) {
        let before = words[..at].chars().next_back().unwrap_or(' ');
        let next = words[at + letter.len_utf8()..].chars().next().unwrap_or(' ');
        let at = at + block.span.start;
        let content = at + letter.len_utf8();
        straight += usize::from(letter == '"');
        let mark = match letter == '"' && style.pairs {
            true if straight % 2 == 1 && open.is_none() => Mark::Opening,
            true if straight % 2 == 0 && open.as_ref().is_some_and(|open| open.mark == '"') => Mark::Closing,
            _ if single && matches!(letter, '‘' | '’') => {
                let rest = &text[content..block.span.end];
                single_mark_of(letter, before, rest, open.as_ref())
            }
            _ => mark_of(letter, before, next, open.as_ref()),
        };
        match (mark, &mut open) {
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
    }
    if let Some(open) = open.filter(|open| open.mark != '‘') {
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

/// The letters that may open or close anything, with their places. Most bytes of a text begin no such letter.
fn marks(words: &str) -> impl Iterator<Item = (usize, char)> {
    places_of(words, *b"\"\xc2\xe2")
        .filter_map(|at| Some((at, words[at..].chars().next()?)))
        .filter(|(_, letter)| matches!(letter, '"' | '„' | '“' | '”' | '»' | '«' | '‘' | '’'))
}

struct Open {
    start: usize,
    mark: char,
    depth: usize,
}

/// What the marks of a block tell as a whole.
struct Style {
    /// Whether its straight marks come in pairs, so that each second one closes, wherever the blanks stand.
    pairs: bool,
}

impl Style {
    fn of(words: &str) -> Self {
        let (mut straight, mut inches) = (0, false);
        for (at, _) in words.match_indices('"') {
            straight += 1;
            inches |= words[..at].ends_with(char::is_numeric);
        }
        Self { pairs: straight % 2 == 0 && !inches }
    }
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

/// How far the end of a quotation in single marks is looked for, in letters.
const LONGEST: usize = 1200;

/// What ‘ and ’ do: an apostrophe is none of them. A ’ behind an s may be a possessive ("the drivers’ union"), so there
/// it closes only if no surer one follows.
fn single_mark_of(letter: char, before: char, rest: &str, open: Option<&Open>) -> Mark {
    let next = rest.chars().next().unwrap_or(' ');
    match (letter, open.map(|open| open.mark)) {
        ('‘', None) if !before.is_alphanumeric() && next.is_alphanumeric() && closes_later(rest) => {
            Mark::Opening
        }
        ('’', Some('‘')) if is_sure_end(before, next) => Mark::Closing,
        ('’', Some('‘')) if !(next.is_alphanumeric() || before == 's' && closes_later(rest)) => {
            Mark::Closing
        }
        _ => Mark::None,
    }
}

/// Whether a ’ between these letters can only close.
fn is_sure_end(before: char, next: char) -> bool {
    !next.is_alphanumeric() && (is_final(before) || is_final(next) || matches!(next, ';' | ':' | ')'))
}

/// Whether a ’ that closes follows before the next ‘.
fn closes_later(rest: &str) -> bool {
    let mut before = ' ';
    let mut letters = rest.chars().take(LONGEST).peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        match letter {
            '‘' => return false,
            '’' if is_sure_end(before, next)
                || (before != 's' && before.is_alphanumeric() && next.is_whitespace()) =>
            {
                return true;
            }
            _ => before = letter,
        }
    }
    false
}

fn is_final(mark: char) -> bool {
    matches!(mark, '.' | ',' | '!' | '?' | '…')
}
