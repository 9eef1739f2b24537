//! The view of the page on methods.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::annotate::{PersonRule, TimexRule};
use crate::link::Reading;
use crate::render::wording::group_digits;
use crate::site::Site;

use super::open::{Doubt, list_doubts};

#[derive(Serialize)]
pub(in crate::render) struct AboutView {
    counts: Vec<Count>,
    person_rules: Vec<Count>,
    date_rules: Vec<Count>,
    doubts: Vec<Doubt>,
}

#[derive(Serialize)]
struct Count {
    label: &'static str,
    number: String,
}

pub(in crate::render) fn view_about(site: &Site) -> AboutView {
    let dossier = &site.dossier;
    let sum = |of: fn(&Reading) -> usize| dossier.readings.iter().map(of).sum::<usize>();
    let line = |label, number| Count { label, number: group_digits(number) };
    let counts = vec![
        line("Artikel", dossier.readings.len()),
        line("Sätze", sum(|reading| reading.annotations.sentences.len())),
        line("Personen", dossier.people.len()),
        line("Nennungen von Personen", sum(|reading| reading.mentions.len())),
        line("Zeitangaben", sum(|reading| reading.annotations.timexes.len())),
        line("Ereignisse", dossier.events.len()),
        line("Zitate", sum(|reading| reading.annotations.quotations.len())),
    ];
    let mut persons: BTreeMap<PersonRule, usize> = BTreeMap::new();
    let mut dates: BTreeMap<TimexRule, usize> = BTreeMap::new();
    for reading in &dossier.readings {
        for mention in &reading.mentions {
            *persons.entry(mention.rule).or_default() += 1;
        }
        for timex in &reading.annotations.timexes {
            *dates.entry(timex.rule).or_default() += 1;
        }
    }
    AboutView {
        counts,
        person_rules: persons.into_iter().map(|(rule, number)| line(explain_person(rule), number)).collect(),
        date_rules: dates.into_iter().map(|(rule, number)| line(explain_timex(rule), number)).collect(),
        doubts: list_doubts(site),
    }
}

fn explain_person(rule: PersonRule) -> &'static str {
    match rule {
        PersonRule::Title => "Titel oder Funktion vor dem Namen",
        PersonRule::GivenName => "bekannter Vorname",
        PersonRule::Apposition => "Funktion hinter dem Namen",
        PersonRule::Statistical => "statistisch, aus dem Satz",
        PersonRule::Surname => "Nachname, im selben Artikel voll genannt",
        PersonRule::CorpusSurname => "Nachname, in einem anderen Artikel voll genannt",
        PersonRule::Authority => "Name, von Hand einer Person zugeordnet",
    }
}

fn explain_timex(rule: TimexRule) -> &'static str {
    match rule {
        TimexRule::CalendarDate => "Kalendertag",
        TimexRule::WeekdayDate => "Wochentag mit Kalendertag",
        TimexRule::DateRange => "Spanne von Tagen",
        TimexRule::MonthName => "Monat",
        TimexRule::MonthPart => "Anfang, Mitte oder Ende",
        TimexRule::Year => "Jahr, das ein Wort ankündigt",
        TimexRule::BareYear => "Jahreszahl",
        TimexRule::YearSpan => "Jahrzehnt oder Jahrhundert",
        TimexRule::SeasonName => "Jahreszeit",
        TimexRule::WeekdayName => "Wochentag",
        TimexRule::Weekend => "Wochenende",
        TimexRule::DeicticDay => "heute, gestern, morgen",
        TimexRule::DeicticPeriod => "diese, vergangene, kommende Woche",
        TimexRule::Nowadays => "heute im Sinne von heutzutage",
        TimexRule::Reference => "derzeit, damals, demnächst",
        TimexRule::Duration => "Dauer",
        TimexRule::Recurring => "Wiederholung",
    }
}
