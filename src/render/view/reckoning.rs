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
    let sentence = reading.annotations.sentences[telling.sentence].span;
    let span = |resolved: &ResolvedDate| reading.annotations.timexes[resolved.timex].span;
    let from = reading.dates.partition_point(|resolved| span(resolved).start < sentence.start);
    let inside = || reading.dates[from..].iter().take_while(|resolved| sentence.contains(span(resolved)));
    let all = || inside().filter(|resolved| resolved.date.is_some());
    // "Donnerstag und Freitag" is one event of two expressions; the first of them tells.
    let first = event.date.first_day();
    let found = all().find(|resolved| resolved.date.as_ref() == Some(&event.date)).or_else(|| {
        all().find(|resolved| {
            resolved.date.as_ref().is_some_and(|date| first.is_some() && date.first_day() == first)
        })
    });
    found.map(|resolved| (reading, resolved))
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
