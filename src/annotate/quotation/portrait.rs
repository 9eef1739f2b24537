//! Portraits: texts about one person, who is quoted without being named each time.

use super::super::speaker::{Speakers, says_i};
use super::super::{AttributionRule, Quotation, QuotationKind, QuotationRule};
use crate::corpus::Body;

/// How many quotations must have one and the same speaker before others are taken for that person's.
const FEW: usize = 3;
/// The same where somebody who is not named speaks, too.
const MANY: usize = 5;
/// The least number of mentions of somebody whom a text is about, and their share in percent of all.
const MENTIONS: usize = 5;
const SHARE: usize = 40;

/// Whom a text is about, as a mention, and which of its quotations are that person's.
struct Portrait {
    person: usize,
    /// Whether only whole paragraphs are.
    paragraphs: bool,
}

/// Where a text quotes one person alone, or is about one person, quoted sentences that say "ich" are that person's too.
pub(super) fn attribute(quotations: &mut [Quotation], body: &Body, speakers: &Speakers) {
    let Some(portrait) = portrait_of(quotations, speakers) else { return };
    for index in 0..quotations.len() {
        let quotation = &quotations[index];
        let uncued = quotation.speaker.is_none()
            && quotation.cue.is_none()
            && quotation.kind == QuotationKind::Direct
            && says_i(quotation.span.of(&body.text));
        let place = body.blocks.partition_point(|block| block.span.end < quotation.span.end);
        let Some(block) = body.blocks.get(place).map(|block| block.span).filter(|_| uncued) else { continue };
        // It may go on with the words of somebody who is not named.
        let other = index.checked_sub(1).map(|before| &quotations[before]).is_some_and(|before| {
            before.speaker.is_none() && before.cue.is_some() && block.contains(before.span)
        });
        let around =
            [&body.text[block.start..quotation.span.start], &body.text[quotation.span.end..block.end]];
        let whole = around.iter().all(|text| !text.contains(char::is_alphanumeric))
            && quotation.rule != QuotationRule::MissingOpening;
        if !other && (whole || !portrait.paragraphs) {
            quotations[index].speaker = Some(portrait.person);
            quotations[index].attribution = Some(AttributionRule::Portrait);
        }
    }
}

fn portrait_of(quotations: &[Quotation], speakers: &Speakers) -> Option<Portrait> {
    let name = |person: usize| &speakers.persons[person].full_name;
    let unnamed = quotations.iter().any(|quotation| quotation.cue.is_some() && quotation.speaker.is_none());
    let mut voices = quotations.iter().filter_map(|quotation| quotation.speaker);
    let least = if unnamed { MANY } else { FEW };
    if let Some(person) = voices.next() {
        let count = voices.clone().count() + 1;
        let alone = count >= least && voices.all(|other| name(other) == name(person));
        return alone.then_some(Portrait { person, paragraphs: false });
    }
    let first = speakers.persons.first().filter(|_| !unnamed)?;
    let count = speakers.persons.iter().filter(|person| person.full_name == first.full_name).count();
    let about = count >= MENTIONS && count * 100 >= speakers.persons.len() * SHARE;
    about.then_some(Portrait { person: 0, paragraphs: true })
}
