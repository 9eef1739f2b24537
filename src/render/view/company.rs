//! Who is named with a person: in the same articles, in the same sentences.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::link::Locus;
use crate::render::edition::Edition;
use crate::site::context_of;

use super::{PersonCount, together_url};

/// The most companions listed.
const MOST_COMPANY: usize = 8;
/// An article with more mentions is a list, and to stand in it together says nothing.
const MOST_IN_COMPANY: usize = 1_000;

/// Who is named in the same articles.
#[derive(Serialize)]
pub(super) struct Companion {
    /// The full name.
    name: String,
    /// The page of that person, or the place in the register.
    url: String,
    /// In how many articles both are named.
    number: usize,
    /// Where these articles are listed.
    together: String,
    /// What the link to these articles says, in words.
    label: String,
}

/// The persons of most common articles.
pub(super) fn company(site: &Edition, index: usize) -> Vec<Companion> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for &article in &site.dossier.people[index].articles {
        let reading = &site.dossier.readings[article];
        if reading.mentions.len() > MOST_IN_COMPANY {
            continue;
        }
        for &other in reading.people.iter().filter(|&&other| other != index) {
            *shared.entry(other).or_default() += 1;
        }
    }
    let view = |(other, number): (usize, usize)| {
        let known = &site.dossier.people[other];
        Companion {
            name: known.preferred_name.clone(),
            url: site.person_url(other).to_owned(),
            number,
            together: together_url(site, index, other),
            label: site.words.person.together.fill(&[("name", &known.preferred_name), ("number", &number)]),
        }
    };
    most_frequent(shared).into_iter().map(view).collect()
}

/// The persons of most common sentences.
pub(super) fn same_sentence(site: &Edition, index: usize) -> Vec<PersonCount> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for &Locus { article, span } in &site.dossier.people[index].mentions {
        let reading = &site.dossier.readings[article];
        for mention in reading.mentions_in(context_of(reading, span)) {
            if let Some(other) = mention.person.filter(|&other| other != index) {
                *shared.entry(other).or_default() += 1;
            }
        }
    }
    let view = |(person, number)| PersonCount::new(site, person, number);
    most_frequent(shared).into_iter().map(view).collect()
}

/// The persons of the highest numbers.
fn most_frequent(shared: BTreeMap<usize, usize>) -> Vec<(usize, usize)> {
    let mut ranked: Vec<(usize, usize)> = shared.into_iter().collect();
    ranked.sort_by_key(|&(person, number)| (std::cmp::Reverse(number), person));
    ranked.truncate(MOST_COMPANY);
    ranked
}
