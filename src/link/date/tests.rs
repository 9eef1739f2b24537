//! Dates resolved against their anchors.

use chrono::Weekday;
use proptest::prelude::*;

use super::*;
use crate::annotate::{Cue, QuotationKind, QuotationRule, Tense, find_timexes};
use crate::corpus::{Body, Language};
use crate::text::Span;

/// Each expression of `text` as `words=EDTF`, `?` where nothing is resolved.
fn resolve(published: &str, text: &str) -> Vec<String> {
    let body = Body { text: text.into(), ..Body::default() };
    let timexes = find_timexes(&body, &[], Language::German);
    let published: Option<Edtf> = published.parse().ok();
    resolve_dates(published.as_ref(), text, &timexes, &[])
        .iter()
        .map(|resolved| {
            let date = resolved.date.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
            format!("{}={date}", timexes[resolved.timex].span.of(text))
        })
        .collect()
}

/// The TIMEX3 value of the first expression.
fn value(published: &str, text: &str) -> Option<String> {
    let body = Body { text: text.into(), ..Body::default() };
    let timexes = find_timexes(&body, &[], Language::German);
    let published: Option<Edtf> = published.parse().ok();
    let resolved = resolve_dates(published.as_ref(), text, &timexes, &[]);
    timex3_value(&timexes[0], &resolved[0])
}

#[test]
fn expressions_are_placed_by_publication_and_tense() {
    // 2025-12-06 is a Saturday.
    for (published, text, expected) in [
        ("2025-12-06", "Sie sprachen am Dienstag.", "Dienstag=2025-12-02"),
        ("2025-12-06", "Am Dienstag beginnt die Messe.", "Dienstag=2025-12-09"),
        ("2025-12-06", "Der Brand vom Dienstag.", "Dienstag=2025-12-02"),
        ("2025-12-06", "Sie spielten am Samstag.", "Samstag=2025-12-06"),
        ("2025-12-06", "Sie spielten am vergangenen Samstag.", "vergangenen Samstag=2025-11-29"),
        ("2025-12-06", "Sie spielen am kommenden Samstag.", "kommenden Samstag=2025-12-13"),
        ("2025-12-06", "Übermorgen ist frei.", "Übermorgen=2025-12-08"),
        ("2025-12-06", "Vor drei Tagen war frei.", "drei Tagen=2025-12-03"),
        (
            "2025-12-06",
            "In der vergangenen Woche schneite es.",
            "der vergangenen Woche=2025-11-24/2025-11-30",
        ),
        ("2025-12-06", "Im Januar schneite es.", "Januar=2025-01"),
        ("2025-12-06", "Im Januar wird es schneien.", "Januar=2026-01"),
        ("2025-12-06", "Das bleibt vom Januar.", "Januar=2025-01"),
        ("2025-12-06", "Am 24. Februar stürmte es.", "24. Februar=2025-02-24"),
        ("2025-12-06", "Am 3. Januar wird gewählt.", "3. Januar=2026-01-03"),
        ("2025-12-06", "Am 3. Januar stürmte es.", "3. Januar=[2025-01-03,2026-01-03]"),
        ("2025-12-06", "Vom 12./13. Februar stammt der Brief.", "12./13. Februar=2025-02-12/2025-02-13"),
        ("2025-03-10", "Im Dezember schneite es.", "Dezember=2024-12"),
        ("2025-03-10", "Im vergangenen Jahr schneite es.", "vergangenen Jahr=2024"),
        ("2025-03-10", "Ende nächsten Jahres endet die Frist.", "Ende nächsten Jahres=2026"),
        ("2025-03-10", "Im Juni des vergangenen Jahres war es warm.", "Juni des vergangenen Jahres=2024-06"),
        ("2025-03-10", "Im Herbst 1998 war es warm.", "Herbst 1998=1998-09/1998-11"),
        ("2025-03-10", "In den neunziger Jahren war es warm.", "den neunziger Jahren=1990/1999"),
        ("2025-03-10", "Eine 30-tägige Ruhe.", "30-tägige=?"),
        // Only the month is known.
        ("2025-03", "Sie sprachen am Dienstag.", "Dienstag=[2025-03-04,2025-03-11,2025-03-18,2025-03-25]"),
        (
            "2025-03",
            "Sie sprachen am vergangenen Freitag.",
            "vergangenen Freitag=[2025-02-28,2025-03-07,2025-03-14,2025-03-21,2025-03-28]",
        ),
        ("2025-03", "Gestern schneite es.", "Gestern=?"),
        ("2025-03", "In der vergangenen Woche schneite es.", "der vergangenen Woche=?"),
        ("2025-03", "Im Januar schneite es.", "Januar=2025-01"),
        ("2025-03", "Anfang März schneite es.", "Anfang März=2025-03"),
        ("2025-03", "Im April schneite es.", "April=2024-04"),
        ("2025-03", "Am 11. März schneite es.", "11. März=2025-03-11"),
        ("2025-03", "Im vergangenen Monat schneite es.", "vergangenen Monat=2025-02"),
        ("2025-03-11~", "Gestern schneite es.", "Gestern=?"),
        // A day in doubt fixes no weekday, be it none of its own days (`[]`) or the only one.
        ("2025-03-11?", "Sie sprachen am Montag.", "Montag=?"),
        ("2025-03-11~", "Sie sprachen am Dienstag.", "Dienstag=?"),
        ("2025-03-11?", "Sie sprachen am vergangenen Freitag.", "vergangenen Freitag=?"),
        ("2025-03-10/2025-03-12", "Sie sprachen am Freitag.", "Freitag=?"),
        // Only the year is known, or nothing.
        ("2025", "Sie sprachen am Dienstag.", "Dienstag=?"),
        ("2025", "Im Dezember schneite es.", "Dezember=2025-12"),
        ("", "Im Dezember schneite es.", "Dezember=?"),
        ("", "Sie sprachen am Dienstag.", "Dienstag=?"),
        ("", "Am 3. März 2020 schneite es.", "3. März 2020=2020-03-03"),
    ] {
        assert_eq!(resolve(published, text), [expected], "{published}: {text}");
    }
}

#[test]
fn a_weekday_with_its_date_fixes_the_weekdays_beside_it() {
    let text = "Er schrieb am Donnerstag, 13. Februar. Sie hatten am Mittwoch gesprochen. Am Freitag beginnt die Messe. \
                Der Brief vom Montag. Gestern war frei.";
    assert_eq!(
        resolve("2025-02", text),
        [
            "Donnerstag, 13. Februar=2025-02-13",
            "Mittwoch=2025-02-12",
            "Freitag=2025-02-14",
            "Montag=[2025-02-10,2025-02-17]",
            "Gestern=?"
        ]
    );
}

#[test]
fn a_date_that_contradicts_its_weekday_fixes_nothing() {
    // 13 February 2025 is a Thursday; no neighbouring year of a month known lies in that month.
    let found = resolve("2025-02", "Er schrieb am Montag, 13. Februar 2025. Sie sprachen am Mittwoch.");
    assert_eq!(found[0], "Montag, 13. Februar 2025=2025-02-13");
    assert!(found[1].starts_with("Mittwoch=["), "{found:?}");
}

#[test]
fn a_date_without_weekday_fixes_nothing() {
    let found = resolve("2025-02", "Er schrieb am 13. Februar. Sie sprachen am Mittwoch.");
    assert_eq!(found[1], "Mittwoch=[2025-02-05,2025-02-12,2025-02-19,2025-02-26]");
}

#[test]
fn borders_and_parts_are_handed_on() {
    let body = Body { text: "Vor 2014 war es besser als Ende 2024.".into(), ..Body::default() };
    let timexes = find_timexes(&body, &[], Language::German);
    let dates = resolve_dates(None, &body.text, &timexes, &[]);
    assert_eq!((dates[0].border, dates[0].anchor), (Some(Direction::Past), Anchor::Itself));
    assert_eq!(dates[1].part, Some(MonthPart::End));
}

#[test]
fn timex3_values_are_written_as_the_field_does() {
    for (published, text, expected) in [
        ("2025-12-06", "Sie sprachen am Dienstagabend.", "2025-12-02TEV"),
        ("2025-03", "Sie sprachen am Dienstag.", "XXXX-WXX-2"),
        ("2025-03-12", "In der vergangenen Woche schneite es.", "2025-W10"),
        ("2025-03-12", "Am Wochenende schneite es.", "2025-W10-WE"),
        ("2025-03-12", "Anfang März schneite es.", "2025-03"),
        ("", "Im März schneite es.", "XXXX-03"),
        ("", "Im Herbst 1998 schneite es.", "1998-FA"),
        ("", "Im 19. Jahrhundert schneite es.", "18"),
        ("", "In den fünfziger Jahren schneite es.", "195"),
        ("", "Um 1900 schneite es.", "1900"),
        ("", "Gestern schneite es.", "PAST_REF"),
        ("", "Derzeit schneit es.", "PRESENT_REF"),
        ("", "Es schneite 30 Tage.", "P30D"),
    ] {
        assert_eq!(value(published, text).as_deref(), Some(expected), "{published}: {text}");
    }
}

proptest! {
    #[test]
    fn any_publication_is_reckoned_from(
        published in "-?[0-9]{4}(-(0[1-9]|1[0-2]))?[~?%]?|Y-?1[0-9]{5}|\\.\\./[0-9]{4}|[0-9]{4}/[0-9]{4}",
        words in prop::collection::vec(prop::sample::select(vec![
            "am Dienstag", "kommenden Freitag", "im März", "am 29. Februar", "heute", "gestern", "in der nächsten Woche",
            "nächsten Monat", "vergangenes Jahr", "am Wochenende", "im Sommer", "vom 27./28. Februar", "sagte", "wird", ".",
            "Donnerstag, 13. Februar", "im Juni des vergangenen Jahres", "diesen Winter", "an Ostern", "zu Silvester",
            "am Tag darauf", "zwei Jahre zuvor", "um 24 Uhr", "im dritten Quartal", "im vorigen Jahrhundert", "Sommer 2024",
            "am kommenden Ostermontag", "in der zweiten Jahreshälfte des vergangenen Jahres", "drei Monate später",
        ]), 1..12),
    ) {
        resolve(&published, &words.join(" "));
    }
}

/// The reckoning of each expression.
fn reckonings(published: &str, text: &str) -> Vec<Option<Reckoning>> {
    let body = Body { text: text.into(), ..Body::default() };
    let timexes = find_timexes(&body, &[], Language::German);
    let published: Option<Edtf> = published.parse().ok();
    resolve_dates(published.as_ref(), text, &timexes, &[]).into_iter().map(|date| date.reckoning).collect()
}

#[test]
fn each_date_tells_how_it_was_reckoned() {
    let weekday = |weekday, side| Step::Weekday { weekday, side };
    for (published, text, from, step) in [
        ("2025-12-06", "Sie sprachen am Dienstag.", Some("2025-12-06"), weekday(Weekday::Tue, Side::UpTo)),
        ("2025-12-06", "Am Dienstag beginnt es.", Some("2025-12-06"), weekday(Weekday::Tue, Side::From)),
        (
            "2025-12-06",
            "Sie sprachen vergangenen Dienstag.",
            Some("2025-12-06"),
            weekday(Weekday::Tue, Side::Before),
        ),
        ("2025-03", "Sie sprachen am Dienstag.", Some("2025-03"), weekday(Weekday::Tue, Side::Within)),
        ("2025-12-06", "Vor drei Tagen schneite es.", Some("2025-12-06"), Step::Days(-3)),
        ("2025-12-06", "Im vergangenen Jahr schneite es.", Some("2025-12-06"), Step::Years(-1)),
        (
            "2025-12-06",
            "Am 24. November schneite es.",
            Some("2025-12-06"),
            Step::YearLeftOut { tense: Tense::Past, direction: None },
        ),
        ("2025-12-06", "Am 24. November 2020 schneite es.", None, Step::Named),
        ("2025-12-06", "Am Ostermontag 2020 schneite es.", None, Step::Feast),
    ] {
        let found = reckonings(published, text).remove(0).unwrap();
        assert_eq!(
            found,
            Reckoning { from: from.map(|date| date.parse().unwrap()), span: None, step },
            "{text}"
        );
    }
}

#[test]
fn a_date_counted_from_the_text_points_at_its_words() {
    let text = "Er starb am 3. März 2020. Am Tag darauf kam der Brief.";
    let found = reckonings("2025-12-06", text).remove(1).unwrap();
    assert_eq!(found.from, Some("2020-03-03".parse().unwrap()));
    assert_eq!(found.span.map(|span| span.of(text)), Some("3. März 2020"));
    assert_eq!(found.step, Step::Days(1));
    let text = "Er schrieb am Donnerstag, 13. Februar. Sie hatten am Mittwoch gesprochen.";
    let found = reckonings("2025-02", text).remove(1).unwrap();
    assert_eq!(found.from, Some("2025-02-13".parse().unwrap()));
    assert_eq!(found.span.map(|span| span.of(text)), Some("Donnerstag, 13. Februar"));
    assert_eq!(found.step, Step::Weekday { weekday: Weekday::Wed, side: Side::UpTo });
}

/// The dates of a text with one quotation between its marks, whose cue is "sagte".
fn resolve_quoted(text: &str) -> Vec<Option<String>> {
    let body = Body { text: text.into(), ..Body::default() };
    let timexes = find_timexes(&body, &[], Language::German);
    let cue = text.find("sagte").map(|start| Cue { span: Span::new(start, start + "sagte".len()) });
    let quotation = Quotation {
        span: Span::new(text.find('„').unwrap() + "„".len(), text.find('“').unwrap()),
        kind: QuotationKind::Direct,
        cue,
        speaker: None,
        attribution: None,
        rule: QuotationRule::BothMarks,
    };
    let published: Edtf = "2025-12-06".parse().unwrap();
    let dates = resolve_dates(Some(&published), text, &timexes, &[quotation]);
    dates.iter().map(|date| date.date.as_ref().map(ToString::to_string)).collect()
}

#[test]
fn relative_words_in_quotations_count_from_the_day_of_speaking() {
    let day = |text: &str| Some(text.to_owned());
    for (text, expected) in [
        ("„Gestern war es gut“, sagte er am Dienstag.", [day("2025-12-01"), day("2025-12-02")]),
        ("Am Dienstag sagte er: „Gestern war es gut.“", [day("2025-12-02"), day("2025-12-01")]),
        ("„Am Montag war es gut“, sagte sie am 20. November 2025.", [day("2025-11-17"), day("2025-11-20")]),
        // The day of another clause, or one that is only a border, is not that of speaking.
        ("„Gestern war es gut“, sagte er, als er am Dienstag ankam.", [None, day("2025-12-02")]),
        ("„Gestern war es gut“, sagte er vor dem Dienstag.", [None, day("2025-12-02")]),
        ("„Gestern war es gut“, rief er am Dienstag.", [None, day("2025-12-02")]),
    ] {
        assert_eq!(resolve_quoted(text), expected, "{text}");
    }
}
