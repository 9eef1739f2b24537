//! Expressions of time, their spans and values, in German and English.

use proptest::prelude::*;

use super::*;
use crate::annotate::{DayPart, MonthPart, Tense};

fn find(text: &str, language: Language) -> Vec<Timex> {
    find_timexes(&Body { text: text.into(), ..Body::default() }, &[], language)
}

/// The text with what was found in brackets.
fn mark(text: &str, language: Language) -> String {
    let (mut marked, mut done) = (String::new(), 0);
    for timex in find(text, language) {
        marked.extend([&text[done..timex.span.start], "[", timex.span.of(text), "]"]);
        done = timex.span.end;
    }
    marked + &text[done..]
}

/// Each line is a text with brackets around what is to be found.
fn check(language: Language, lines: &str) {
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let text = line.replace(['[', ']'], "");
        assert_eq!(mark(&text, language), line);
    }
}

#[test]
fn calendar_dates_are_found_in_all_their_spellings() {
    check(
        Language::German,
        "Sie kamen am [13. Februar] und am [2. März 2025] an.
         Geboren am [13.2.2025], gestempelt am [13. 2. 2025] und [13.02.25].
         Die Frist endet am [13.2.] um [Mitternacht].
         Das Treffen am [Donnerstag, 13. Februar 2025], fiel aus.
         Das Treffen am [Donnerstag, den 13. Februar], fiel aus.
         Es tagt am [Donnerstag (13. Februar)] der Rat.
         Stand [2025-02-13], neu gezählt.
         Am [3. Feber] und im [Jänner 2024] schneite es.
         Er kam am [9. Mai dieses Jahres] und ging im [Juni des vergangenen Jahres].
         Vom [3.] bis [5. März] und am [25.] und [26. August 2012] ist zu.
         In der Nacht vom [12./13. Februar 2025] brannte es.
         Das war [der 1. Oktober 2003] und nicht [der 2. Oktober].",
    );
}

#[test]
fn what_is_no_date_is_left_alone() {
    check(
        Language::German,
        "Am 30. Februar, am 32. Mai und am 32.13.2025 geschah nichts.
         Es kostet 2014 Euro, und 2025 Menschen kamen zur Agenda 2030 nach Stuttgart 21.
         Der Ofen wird 2000 bis 3000 Grad heiß und wiegt rund 2000 Kilo.
         Guten Morgen, sagte der Morgen.
         Michael Sonntag und Robin Freitag spielten 1:0.
         August Macke malte, Mai Thi rechnete.
         Um halb zehn Spieler stand es 3.5 zu 1.2015 in Raum 2014a.
         Die Welt am Sonntag schrieb über die 1996 Gäste.
         Der ICE 2014 fährt nicht.
         Der 39-jährige Mann ist 40 Jahre alt.",
    );
}

#[test]
fn months_and_years_are_found() {
    check(
        Language::German,
        "Im [Januar] war es kalt, [Anfang März] warm, [Ende 2024] nass, [Mitte April] schön.
         Im [Jahr 2014], seit [2014] und vor [2014] wuchs die Stadt ([2014]).
         Sie tagten [2014]–[2016] und von [1999] bis [2008].
         Seit [den neunziger Jahren] und in [den 1970er Jahren], nicht im [19. Jahrhundert].
         Bis [Ende nächsten Jahres] und [Anfang der Woche] ist Zeit.
         Im [Herbst 1998], in [diesem Sommer], im [Vorjahr].
         Der Brief, den er [1811] schrieb, kam an.
         Der [1994] erschienene Band, der [1996] verboten wurde.",
    );
}

#[test]
fn words_that_count_from_the_day_of_writing_are_found() {
    check(
        Language::German,
        "[Heute] und [morgen] wird gespielt, [gestern Abend] war frei, [übermorgen] auch.
         Am [Dienstag], am [Donnerstag] und [Freitag], am [Dienstagabend] und bis [Mittwoch früh].
         Am [vergangenen Freitag], [kommenden Montag] und [diesen Sonntag].
         In [der vergangenen Woche], [diese Woche], [nächsten Monat], im [vergangenen Jahr].
         Vor [drei Tagen] kam er am [gestrigen Montag] vorbei.
         Am [Wochenende] ruht das Amt, [dienstags] und [jeden Montag] auch.
         [Derzeit] und [damals] galt das [täglich].",
    );
}

#[test]
fn lengths_of_time_are_found() {
    let value = |text| match find(text, Language::German).remove(0).value {
        TimexValue::Iso(value) => value,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(value("eine 30-tägige Ruhe"), "P30D");
    assert_eq!(value("für 30 Tage"), "P30D");
    assert_eq!(value("binnen 24 Stunden"), "PT24H");
    assert_eq!(value("seit zwei Tagen"), "P2D");
    assert_eq!(value("des dreijährigen Krieges"), "P3Y");
    assert_eq!(value("in den vergangenen Jahren"), "PXY");
    assert_eq!(value("in den letzten fünf Monaten"), "P5M");
}

#[test]
fn nothing_is_found_across_a_blank_line() {
    check(Language::German, "Abschnitt 13.");
    assert_eq!(mark("am 13.\n\nFebruar 2025", Language::German), "am 13.\n\n[Februar 2025]");
    assert_eq!(mark("am 13.\nFebruar 2025", Language::German), "am [13.\nFebruar 2025]");
}

#[test]
fn today_without_other_days_means_nowadays() {
    let rules = |text| find(text, Language::German).iter().map(|timex| timex.rule).collect::<Vec<_>>();
    assert_eq!(rules("Das Dorf ist heute leer."), [TimexRule::Nowadays]);
    assert_eq!(
        rules("Gestern war es leer, heute ist es voll."),
        [TimexRule::DeicticDay, TimexRule::DeicticDay]
    );
}

#[test]
fn the_verb_of_the_clause_gives_the_tense() {
    for (text, tense) in [
        ("Sie sprach am Dienstag mit ihm.", Tense::Past),
        ("Sie haben am Dienstag eine Erklärung abgegeben.", Tense::Past),
        ("Am Dienstag erstatteten sie Bericht.", Tense::Past),
        ("Der Bau ist am Dienstag übergeben worden.", Tense::Past),
        ("Das Lager wird am Dienstag geräumt.", Tense::Future),
        ("Am Dienstag beginnt die Messe.", Tense::Future),
        ("Sie sollen am Dienstag beraten, hieß es.", Tense::Future),
        ("Die Reise ist am Dienstag geplant.", Tense::Future),
        ("Er teilte mit, dass sie am Dienstag reden werde.", Tense::Future),
        ("Der Vertrag vom Dienstag.", Tense::Undecided),
    ] {
        assert_eq!(find(text, Language::German)[0].tense, tense, "{text}");
    }
}

#[test]
fn part_day_part_and_border_are_kept() {
    let first = |text| find(text, Language::German).remove(0);
    assert_eq!(first("Mitte 2024 endete es").part, Some(MonthPart::Middle));
    assert_eq!(first("am Dienstagabend").day_part, Some(DayPart::Evening));
    assert_eq!(first("am Dienstagabend").kind, TimexKind::Time);
    assert_eq!(first("zu den Grenzen vor 2014").border, Some(Direction::Past));
    assert_eq!(first("nach dem 3. März").border, Some(Direction::Future));
}

#[test]
fn english_dates_are_found() {
    check(
        Language::English,
        "They met on [February 13, 2025], on [Thursday, February 13], and on [2 March 2024].
         [Yesterday] and [tomorrow], on [Tuesday], [last week], in [May], in [2014].
         They may march in the 1,950 rooms.",
    );
}

proptest! {
    #[test]
    fn any_text_gives_spans_in_order(
        text in "\\PC{0,120}",
        words in prop::collection::vec(prop::sample::select(vec![
            "am", "13", ".", "Februar", "2025", "-", "30", "tägig", "Ende", "des", "Jahres", "dienstags", "Dienstag", ",",
            "(", ")", "/", "vergangenen", "der", "Woche", "morgen", "\n\n", "jeden", "bis", "90", "er", "ü", "02", "2000",
            "the", "first", "half", "of", "last", "year", "p", "m", "mid-March", "mid", "/", "'", "s", "ago", "a", "few", "Easter",
            "Monday", "May", "12", "3", "th", "century", "recent", "weeks", "that", "later", "uhr", "Uhr", "halb", "neun",
            "Quartal", "ersten", "Advent", "zuvor", "Tag", "Tage", "Vortag", "am", "Abend", "Winter", "in", "middle", "alle",
            "fiscal", "next", "previous", "day", "following", "same", "before", "o", "clock", "11", "9", "2001", "99", "eine",
            "halbe", "Stunde", "mehr", "als", "Heiliger", "New", "Eve", "every", "Ostern", "24",
        ]), 0..40),
        gap in "[ ]?",
    ) {
        for text in [text, words.join(&gap)] {
            for language in [Language::German, Language::English] {
                let mut end = 0;
                for timex in find(&text, language) {
                    prop_assert!(end <= timex.span.start && !timex.span.is_empty() && timex.span.end <= text.len());
                    prop_assert!(text.is_char_boundary(timex.span.start) && text.is_char_boundary(timex.span.end));
                    end = timex.span.end;
                }
            }
        }
    }
}
