//! Doubts about names: what was merged, what may be one, and surnames that several bear. For the author to settle.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Authority;
use crate::text::{
    exact_name, fold, fold_name, loose_readings, resemble, resemble_words, split_name, surname_of,
};

use super::name::is_full;
use super::{Dossier, Locus};

/// Why names are doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameDoubtKind {
    /// Two spellings were read as one person.
    Merged,
    /// Two persons have like names.
    Split,
    /// A surname stands alone, and several persons bear it.
    Surname,
}

/// Names that an author may want to settle in the authority file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameDoubt {
    /// Why.
    pub kind: NameDoubtKind,
    /// The names; of a surname that several bear, the surname first and then its bearers.
    pub names: Vec<String>,
    /// One place for each name.
    pub places: Vec<Locus>,
}

impl Dossier {
    /// The doubts about names that `authority` does not settle, by kind and name.
    pub fn doubtful_names(&self, authority: &Authority) -> Vec<NameDoubt> {
        let places = self.first_places();
        let mut doubts = self.find_merged(&places);
        doubts.extend(self.find_split(&places, authority));
        doubts.extend(self.find_shared_surnames(&places));
        doubts
    }

    /// Person and form of the name → the earliest place; `None` is nobody in particular.
    fn first_places(&self) -> BTreeMap<(Option<usize>, &str), Locus> {
        let mut places = BTreeMap::new();
        for &article in self.chronology.oldest_first() {
            for mention in &self.readings[article].mentions {
                let locus = Locus { article, span: mention.span };
                places.entry((mention.person, mention.name.as_str())).or_insert(locus);
            }
        }
        places
    }

    fn find_merged(&self, places: &BTreeMap<(Option<usize>, &str), Locus>) -> Vec<NameDoubt> {
        let mut doubts = Vec::new();
        for (index, person) in self.people.iter().enumerate() {
            let forms: Vec<&str> = person.aliases.iter().map(|alias| alias.surface.as_str()).collect();
            let mut known: BTreeSet<String> = BTreeSet::from([fold_name(&person.preferred_name)]);
            known.extend(person.record.iter().flat_map(|record| record.names().map(fold_name)));
            let leading = forms.iter().find(|form| fold_name(form) == fold_name(&person.preferred_name));
            let leading = leading.or(forms.iter().find(|form| is_full(form))).or(forms.first());
            let Some(place) = leading.and_then(|form| places.get(&(Some(index), *form))) else { continue };
            for form in &forms {
                // A middle name or title inside one article is no other spelling.
                let other = is_full(form) && known.insert(fold_name(form));
                if let Some(other) = places.get(&(Some(index), *form)).filter(|_| other) {
                    doubts.push(NameDoubt {
                        kind: NameDoubtKind::Merged,
                        names: vec![person.preferred_name.clone(), (*form).to_owned()],
                        places: vec![*place, *other],
                    });
                }
            }
        }
        doubts
    }

    fn find_split(
        &self,
        places: &BTreeMap<(Option<usize>, &str), Locus>,
        authority: &Authority,
    ) -> Vec<NameDoubt> {
        let apart: Vec<BTreeSet<String>> = authority
            .separate
            .iter()
            .map(|names| names.iter().map(|name| exact_name(name)).collect())
            .collect();
        let mut by_reading: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, person) in self.people.iter().enumerate() {
            for reading in loose_readings(surname_of(&person.preferred_name)) {
                by_reading.entry(reading).or_default().push(index);
            }
        }
        let mut pairs = BTreeSet::new();
        for namesakes in by_reading.values() {
            for (place, &one) in namesakes.iter().enumerate() {
                pairs.extend(namesakes[place + 1..].iter().map(|&other| (one.min(other), one.max(other))));
            }
        }
        let mut doubts = Vec::new();
        for (one, other) in pairs {
            let (first, second) = (&self.people[one], &self.people[other]);
            let names = [&first.preferred_name, &second.preferred_name];
            let exact = names.map(|name| exact_name(name));
            let settled = first.record.is_some() && second.record.is_some()
                || apart.iter().any(|set| exact.iter().all(|name| set.contains(name)));
            if settled || !are_near(names[0], names[1]) {
                continue;
            }
            let place = |index: usize| {
                let aliases = self.people[index].aliases.iter();
                let mut forms = aliases.map(|alias| alias.surface.as_str());
                let full = forms.clone().find(|form| is_full(form)).or(forms.next());
                full.and_then(|form| places.get(&(Some(index), form))).copied()
            };
            doubts.push(NameDoubt {
                kind: NameDoubtKind::Split,
                names: names.map(Clone::clone).to_vec(),
                places: [place(one), place(other)].into_iter().flatten().collect(),
            });
        }
        doubts
    }

    fn find_shared_surnames(&self, places: &BTreeMap<(Option<usize>, &str), Locus>) -> Vec<NameDoubt> {
        let open = places.iter().filter(|((person, _), _)| person.is_none());
        open.map(|((_, surname), locus)| {
            let bears = |name: &str| {
                let borne = surname_of(name);
                borne == *surname || borne.split(' ').next_back() == Some(surname)
            };
            let mut names = vec![(*surname).to_owned()];
            let mut found = vec![*locus];
            for (index, person) in self.people.iter().enumerate() {
                let form =
                    person.aliases.iter().find(|alias| is_full(&alias.surface) && bears(&alias.surface));
                if let Some(form) = form {
                    names.push(person.preferred_name.clone());
                    found.extend(places.get(&(Some(index), form.surface.as_str())));
                }
            }
            NameDoubt { kind: NameDoubtKind::Surname, names, places: found }
        })
        .collect()
    }
}

/// Same surname and same initial, or like names, or a surname alone that is like another's.
fn are_near(one: &str, other: &str) -> bool {
    let ((given, surname), (other_given, other_surname)) = (split_name(one), split_name(other));
    if given.is_empty() || other_given.is_empty() {
        return resemble_words(surname, other_surname);
    }
    let same_surname = fold(surname) == fold(other_surname);
    same_surname && fold(given).chars().next() == fold(other_given).chars().next() || resemble(one, other)
}
