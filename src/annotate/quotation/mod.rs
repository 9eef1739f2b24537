//! Quotations by their marks: „…“, “…”, "…", »…« and «…».
//!
//! Where only one of the two marks stands in a paragraph, the quotation runs from the paragraph's beginning, or to its end;
//! so a quotation over several paragraphs is one per paragraph. Marks inside a quotation are part of it. Quotations in
//! single marks are looked for in English (‘…’), not in German (‚…‘, ›…‹). What stands in marks as a title, a name or in irony is no quotation; see
//! `reported.rs`.

mod marks;
mod portrait;
mod reported;

use super::speaker::{Marked, Quoted, Speakers};
use super::{AttributionRule, Quotation, QuotationKind, QuotationRule, Sentence};
use crate::corpus::{BlockKind, Body};
use crate::text::Span;
use marks::scan_block;
use reported::Context;

/// The quotations of a body, sorted by span.
pub(super) fn find_quotations(body: &Body, sentences: &[Sentence], speakers: &Speakers) -> Vec<Quotation> {
    let mut quotations: Vec<Quotation> = Vec::new();
    let mut open_above = false; // whether the block before ends inside a quotation
    for block in body.blocks.iter().filter(|block| block.kind != BlockKind::Credit) {
        let mut goes_on = std::mem::take(&mut open_above);
        for found in scan_block(block, &body.text, sentences, speakers.english) {
            let (span, rule) = (found.span, found.rule);
            let kind = kind_of(span, &body.text);
            let previous = quotations.last().filter(|last| block.span.contains(last.span));
            let earlier = Quoted::with(&quotations, span);
            let marked = Marked { span, rule, kind, earlier, previous };
            let mut voice = speakers.of(marked);
            let near = voice.as_ref().is_some_and(|voice| {
                use AttributionRule::{Colon, CueBehind, Resumed};
                matches!(voice.rule, CueBehind | Colon | Resumed)
            });
            let context = Context { body, block, span, rule, kind, near, voiced: voice.is_some(), speakers };
            if !context.is_reported() {
                goes_on = false;
                continue;
            }
            if goes_on && voice.is_none() {
                voice = quotations.last().and_then(Speakers::paragraph_on);
            }
            goes_on = false;
            open_above = rule == QuotationRule::MissingClosing;
            let (cue, speaker, attribution) = voice.map_or((None, None, None), |voice| {
                (voice.cue, voice.speaker, voice.speaker.map(|_| voice.rule))
            });
            quotations.push(Quotation { span, kind, cue, speaker, attribution, rule });
        }
    }
    portrait::attribute(&mut quotations, body, speakers);
    quotations
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
    let before = text[..span.start].trim_end_matches(['„', '“', '”', '"', '»', '«', '‘', ' ']);
    let ended = content.ends_with(['.', '!', '?', '…', ','])
        || behind.starts_with([',', '.'])
        || before.ends_with(':');
    if long && capital && clause && ended { QuotationKind::Direct } else { QuotationKind::Partial }
}
