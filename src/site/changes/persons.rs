//! Persons of two states: who is new, and who was merged, parted or renamed.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{Change, PersonState};

/// What became of the persons of a state.
pub(super) struct Persons {
    pub changes: Vec<Change>,
    /// Ids that a renamed person had, and what they are.
    pub moved: BTreeMap<String, String>,
}

/// Compares the persons of two states; of new ones only those with a page of their own are told of, whose ids are `shown`.
pub(super) fn compare(before: &[PersonState], now: &[PersonState], shown: &BTreeSet<&str>) -> Persons {
    let old: BTreeMap<&str, &PersonState> = by_id(before);
    let new: BTreeMap<&str, &PersonState> = by_id(now);
    let (bore, bear) = (by_name(before), by_name(now));
    let mut result = Persons { changes: Vec::new(), moved: BTreeMap::new() };
    for person in now {
        let id = person.id.clone();
        if let Some(known) = old.get(person.id.as_str()) {
            if known.name != person.name {
                result.changes.push(Change::Renamed { id, from: known.name.clone() });
            }
            continue;
        }
        // Who bears the same name, and is gone, was this person.
        let mut alike = names(person).filter_map(|name| bore.get(name)).flatten();
        let gone = alike.find(|other| !new.contains_key(other.id.as_str()) && are_one(other, person));
        if let Some(other) = gone.filter(|other| !result.moved.contains_key(&other.id)) {
            result.moved.insert(other.id.clone(), id.clone());
            if other.name != person.name {
                result.changes.push(Change::Renamed { id, from: other.name.clone() });
            }
            continue;
        }
        let parted = bore
            .get(person.name.as_str())
            .into_iter()
            .flatten()
            .find(|other| new.get(other.id.as_str()).is_some_and(|still| !bears(still, &person.name)));
        match parted {
            Some(other) => result.changes.push(Change::Split { id, from: other.id.clone() }),
            None if shown.contains(person.id.as_str()) => result.changes.push(Change::NewPerson { id }),
            None => {}
        }
    }
    for person in before {
        if new.contains_key(person.id.as_str()) || result.moved.contains_key(&person.id) {
            continue;
        }
        let into = bear
            .get(person.name.as_str())
            .into_iter()
            .flatten()
            .find(|other| old.get(other.id.as_str()).is_none_or(|known| !bears(known, &person.name)));
        if let Some(other) = into {
            result.changes.push(Change::Merged { id: other.id.clone(), from: person.name.clone() });
        }
    }
    result
}

fn by_id(people: &[PersonState]) -> BTreeMap<&str, &PersonState> {
    people.iter().map(|person| (person.id.as_str(), person)).collect()
}

/// The persons by every form of their names.
fn by_name(people: &[PersonState]) -> BTreeMap<&str, Vec<&PersonState>> {
    let mut bearers: BTreeMap<&str, Vec<&PersonState>> = BTreeMap::new();
    for person in people {
        for name in names(person) {
            bearers.entry(name).or_default().push(person);
        }
    }
    bearers
}

fn names(person: &PersonState) -> impl Iterator<Item = &str> {
    std::iter::once(&person.name).chain(&person.forms).map(String::as_str)
}

/// Whether a person who is gone and one who is new are the same: one bears the other's preferred name.
fn are_one(gone: &PersonState, new: &PersonState) -> bool {
    bears(new, &gone.name) || bears(gone, &new.name)
}

fn bears(person: &PersonState, name: &String) -> bool {
    person.name == *name || person.forms.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: &str, forms: &[&str]) -> PersonState {
        let forms: Vec<String> = forms.iter().map(|&form| form.to_owned()).collect();
        PersonState { id: id.to_owned(), name: forms[0].clone(), forms }
    }

    fn changes(before: &[PersonState], now: &[PersonState]) -> Vec<Change> {
        let shown = now.iter().map(|person| person.id.as_str()).collect();
        compare(before, now, &shown).changes
    }

    #[test]
    fn two_persons_become_one() {
        let before = [person("umjerow", &["Umjerow"]), person("umerov", &["Umerov"])];
        let now = [person("umjerow", &["Umjerow", "Umerov"])];
        let merged = Change::Merged { id: "umjerow".into(), from: "Umerov".into() };
        assert_eq!(changes(&before, &now), [merged]);
        let parted = Change::Split { id: "umerov".into(), from: "umjerow".into() };
        assert_eq!(changes(&now, &before), [parted]);
    }

    #[test]
    fn another_preferred_name_is_no_new_person() {
        let before = [person("umerov", &["Umerov", "Umjerow"])];
        let now = [person("umjerow", &["Umjerow", "Umerov"])];
        assert_eq!(changes(&before, &now), [Change::Renamed { id: "umjerow".into(), from: "Umerov".into() }]);
    }

    #[test]
    fn who_is_not_known_is_new_and_who_is_gone_is_not_told_of() {
        let (one, other) = ([person("a", &["A"])], [person("b", &["B"])]);
        assert_eq!(changes(&one, &other), [Change::NewPerson { id: "b".into() }]);
        assert!(compare(&one, &other, &BTreeSet::new()).changes.is_empty(), "without a page of their own");
        assert!(changes(&one, &[]).is_empty());
    }
}
