//! How the date of an event was reckoned, in a note beside it: "am Dienstag" is not in the calendar, 2 December 2025 is.

use crate::annotate::TimexRule;
use crate::link::{Anchor, Event, Reading, ResolvedDate};
use crate::render::edition::Edition;
use crate::text::one_line;

/// A resolved expression, and the text that it stands in.
pub(super) type Resolved<'a> = (&'a Reading, &'a ResolvedDate);

/// The resolved expression that gave an event its date.
pub(super) fn find_resolved<'a>(site: &'a Edition, event: &Event) -> Option<Resolved<'a>> {
    // What the author put right does not follow from the text.
    let telling = event.clearest().filter(|_| event.by_hand.is_none())?;
    let reading = &site.dossier.readings[telling.article];
    Some((reading, reading.dates.get(telling.date?)?))
}

/// "„am Dienstag“, gerechnet vom Erscheinen am 6. Dezember 2025"; nothing where the words name the date themselves.
pub(super) fn reckoned_note(site: &Edition, event: &Event, (reading, resolved): Resolved) -> Option<String> {
    let article = event.clearest()?.article;
    let words = one_line(reading.annotations.timexes[resolved.timex].span.of(&reading.article.body.text));
    reckoned(site, article, resolved, &site.words.quoted(&words))
}

/// How this date was reckoned, as said of its `words`.
pub(super) fn reckoned(
    site: &Edition,
    article: usize,
    resolved: &ResolvedDate,
    words: &str,
) -> Option<String> {
    let said = &site.words.timeline;
    let reading = &site.dossier.readings[article];
    let rule = reading.annotations.timexes[resolved.timex].rule;
    match resolved.anchor {
        Anchor::Itself | Anchor::Missing => None,
        Anchor::Published => {
            let by_calendar = matches!(rule, TimexRule::CalendarDate | TimexRule::WeekdayDate);
            let pattern = if by_calendar { &said.reckoned_year } else { &said.reckoned_published };
            Some(pattern.fill(&[("words", &words), ("published", &site.published_label(article))]))
        }
        Anchor::Timex(index) => {
            let day = site.words.date_label(reading.dates.get(index)?.date.as_ref()?, None, None);
            Some(said.reckoned_text.fill(&[("words", &words), ("day", &day)]))
        }
    }
}
