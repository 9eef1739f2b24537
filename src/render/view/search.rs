//! The view of the search page: what may be chosen, and where to go without a script.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::Datelike;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::link::Person;
use crate::render::edition::Edition;
use crate::render::search::source_key;
use crate::site::year_path;

use super::Labelled;

/// Persons and sources to choose from; the rest is found by its name.
const MOST_CHOICES: usize = 200;

#[derive(Serialize)]
pub(in crate::render) struct SearchView {
    /// What the search looks through.
    scope: String,
    /// The surname of the person named in most articles, and the address that looks for it.
    example: Option<Labelled>,
    /// Persons that can be chosen, by surname.
    people: Vec<Choice>,
    /// Papers, agencies and sites that can be chosen, by name.
    sources: Vec<Choice>,
    /// Years in which articles appeared, the newest first.
    years: Vec<Year>,
}

#[derive(Serialize)]
struct Choice {
    /// The name by which the search knows it.
    value: String,
    /// What a reader chooses: "Rubio, Marco", or the name of a source.
    label: String,
}

#[derive(Serialize)]
struct Year {
    /// The year as a number.
    value: i32,
    /// The year in words.
    label: String,
    /// Its page in the calendar.
    url: String,
}

pub(in crate::render) fn view_search(site: &Edition) -> SearchView {
    let dossier = &site.dossier;
    let mut people: Vec<(usize, &Person)> = dossier.people.iter().enumerate().collect();
    people.sort_by_key(|&(index, person)| {
        (Reverse(person.articles.len()), Reverse(person.mentions.len()), index)
    });
    let example = people.first().map(|(_, person)| Labelled {
        label: person.surname.clone(),
        url: Some(format!("search.html?q={}", utf8_percent_encode(&person.surname, NON_ALPHANUMERIC))),
    });
    people.truncate(MOST_CHOICES);
    people.sort_by_key(|&(index, _)| index);
    let mut years: Vec<i32> = Vec::new();
    let mut sources: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for &index in dossier.chronology.oldest_first().iter().rev() {
        let metadata = &dossier.readings[index].article.metadata;
        years.extend(metadata.published.first_day().map(|day| day.year()));
        if let Some(source) = &metadata.source {
            sources.entry(source_key(source)).or_insert((0, source)).0 += 1;
        }
    }
    years.dedup();
    SearchView {
        scope: site.words.count(dossier.readings.len(), &site.words.search.scope),
        example,
        people: people.into_iter().map(|(_, person)| choose(person)).collect(),
        sources: list_sources(sources),
        years: years
            .into_iter()
            .map(|year| Year { value: year, label: site.words.year_label(year), url: year_path(year) })
            .collect(),
    }
}

/// "Rubio, Marco", so that a reader finds the name by its first letter.
fn choose(person: &Person) -> Choice {
    let given = person.preferred_name.strip_suffix(&person.surname).unwrap_or_default().trim();
    let label =
        if given.is_empty() { person.surname.clone() } else { format!("{}, {given}", person.surname) };
    Choice { value: person.id.clone(), label }
}

/// The most frequent sources, by name.
fn list_sources(sources: BTreeMap<String, (usize, &str)>) -> Vec<Choice> {
    let mut sources: Vec<(String, usize, &str)> =
        sources.into_iter().map(|(key, (number, name))| (key, number, name)).collect();
    sources.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
    sources.truncate(MOST_CHOICES);
    sources.sort();
    sources.into_iter().map(|(value, _, name)| Choice { value, label: name.to_owned() }).collect()
}
