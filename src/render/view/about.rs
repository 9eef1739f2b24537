//! The view of the page on methods.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::annotate::{PersonRule, TimexRule};
use crate::link::Reading;
use crate::render::data::rule_name;
use crate::render::edition::Edition;

use super::open::{Doubt, list_doubts};

#[derive(Serialize)]
pub(in crate::render) struct AboutView {
    /// What was found in the whole dossier, a line for each kind.
    counts: Vec<Count>,
    /// The rules by which names were found, with how often each was.
    person_rules: Vec<Count>,
    /// The same for expressions of time.
    date_rules: Vec<Count>,
    /// What is undecided, an entry for each kind.
    doubts: Vec<Doubt>,
}

#[derive(Serialize)]
struct Count {
    /// What is counted, or what a rule does, in words.
    label: String,
    /// The number with its digits in groups: "12 345".
    number: String,
}

pub(in crate::render) fn view_about(site: &Edition) -> AboutView {
    let dossier = &site.dossier;
    let sum = |of: fn(&Reading) -> usize| dossier.readings.iter().map(of).sum::<usize>();
    let words = &site.words.about;
    let line =
        |label: &str, number| Count { label: label.to_owned(), number: site.words.group_digits(number) };
    let counts = vec![
        line(&words.articles, dossier.readings.len()),
        line(&words.sentences, sum(|reading| reading.annotations.sentences.len())),
        line(&words.people, dossier.people.len()),
        line(&words.mentions, sum(|reading| reading.mentions.len())),
        line(&words.times, sum(|reading| reading.annotations.timexes.len())),
        line(&words.events, dossier.events.len()),
        line(&words.quotations, sum(|reading| reading.annotations.quotations.len())),
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
    let explain = |texts: &BTreeMap<String, String>, name: String, number| match texts.get(&name) {
        Some(text) => line(text, number),
        None => line(&name, number),
    };
    let persons = persons.into_iter();
    let dates = dates.into_iter();
    AboutView {
        counts,
        person_rules: persons
            .map(|(rule, number)| explain(&words.person_rules, rule_name(rule), number))
            .collect(),
        date_rules: dates.map(|(rule, number)| explain(&words.date_rules, rule_name(rule), number)).collect(),
        doubts: list_doubts(site),
    }
}
