//! What changed since the site was published before: new articles and persons, persons merged, parted or renamed, and
//! dates put right.
//!
//! It is found by comparing states, made of what the site shows. What the site does not show any more is not told of
//! either: neither an article that was taken back nor a name that nobody bears.

mod persons;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::config::{ArticleState, Change, ChangedDay, EventState, PersonState, PublishedState};
use crate::link::Dossier;
use crate::output::Hash;

use super::Profile;

/// The most changes that are kept, and the most days.
const MOST_CHANGES: usize = 500;
const MOST_DAYS: usize = 50;

/// The state of a site, and in it what changed since the state `before`; `today` is the day of the build.
pub(super) fn find_changes(
    dossier: &Dossier,
    profiles: &[Profile],
    before: Option<&PublishedState>,
    today: Option<NaiveDate>,
) -> PublishedState {
    let mut state = describe(dossier);
    let Some(before) = before else { return state };
    let shown: BTreeSet<&str> = dossier
        .people
        .iter()
        .zip(profiles)
        .filter(|(_, profile)| profile.has_page())
        .map(|(person, _)| person.id.as_str())
        .collect();
    let moved = find_moved(before, &state);
    let persons = persons::compare(&before.people, &state.people, &shown);
    let mut changes = compare_articles(before, &state, &moved);
    changes.extend(compare_events(before, &state));
    changes.extend(persons.changes);
    let mut history = before.history.clone();
    for change in history.iter_mut().flat_map(|day| &mut day.changes) {
        follow(change, &moved, &persons.moved);
    }
    if let Some(today) = today.filter(|_| !changes.is_empty()) {
        enter(&mut history, today, changes);
    }
    state.history = prune(history, &state);
    state
}

fn describe(dossier: &Dossier) -> PublishedState {
    let articles = dossier.readings.par_iter().map(|reading| ArticleState {
        id: reading.article.id.clone(),
        file: short_hash(reading.article.path.as_str()),
        date: reading.article.metadata.published.to_string(),
    });
    let people = dossier.people.iter().map(|person| PersonState {
        id: person.id.clone(),
        name: person.preferred_name.clone(),
        forms: person.aliases.iter().map(|alias| alias.surface.clone()).collect(),
    });
    // What the author adds has no sentence whose date could have been read wrongly.
    let told = dossier.events.par_iter().filter(|event| event.clearest().is_some());
    let events = told.map(|event| EventState {
        id: event.id.clone(),
        words: short_hash(&event.label),
        date: event.edtf().to_string(),
    });
    PublishedState {
        articles: articles.collect(),
        people: people.collect(),
        events: events.collect(),
        ..PublishedState::default()
    }
}

/// Twelve hexadecimal digits.
fn short_hash(text: &str) -> String {
    let number = u128::from_be_bytes(*Hash::of(text.as_bytes()).as_bytes());
    format!("{:012x}", number >> 80)
}

/// Articles whose id changed, as it does with their date or headline: what it was, and what it is.
fn find_moved(before: &PublishedState, now: &PublishedState) -> BTreeMap<String, String> {
    let ids: BTreeSet<&str> = now.articles.iter().map(|article| article.id.as_str()).collect();
    let known: BTreeSet<&str> = before.articles.iter().map(|article| article.id.as_str()).collect();
    let files: BTreeMap<&str, &str> = now
        .articles
        .iter()
        .filter(|article| !known.contains(article.id.as_str()))
        .map(|article| (article.file.as_str(), article.id.as_str()))
        .collect();
    let gone = before.articles.iter().filter(|article| !ids.contains(article.id.as_str()));
    gone.filter_map(|article| Some((article.id.clone(), (*files.get(article.file.as_str())?).to_owned())))
        .collect()
}

fn compare_articles(
    before: &PublishedState,
    now: &PublishedState,
    moved: &BTreeMap<String, String>,
) -> Vec<Change> {
    let dates: BTreeMap<&str, &str> = before
        .articles
        .iter()
        .map(|article| (moved.get(&article.id).unwrap_or(&article.id).as_str(), article.date.as_str()))
        .collect();
    let compare = |article: &ArticleState| {
        let id = article.id.clone();
        match dates.get(article.id.as_str()) {
            None => Some(Change::NewArticle { id }),
            Some(&date) if date != article.date => {
                Some(Change::ArticleDate { id, from: date.to_owned(), to: article.date.clone() })
            }
            Some(_) => None,
        }
    };
    now.articles.iter().filter_map(compare).collect()
}

fn compare_events(before: &PublishedState, now: &PublishedState) -> Vec<Change> {
    let key = |event: &EventState| (event.id.clone(), event.words.clone());
    let dates: BTreeMap<(String, String), &str> =
        before.events.iter().map(|event| (key(event), event.date.as_str())).collect();
    let compare = |event: &EventState| {
        let from = dates.get(&key(event)).filter(|&&date| date != event.date)?;
        let (id, from, to) = (event.id.clone(), (*from).to_owned(), event.date.clone());
        Some(Change::EventDate { id, from, to })
    };
    now.events.iter().filter_map(compare).collect()
}

/// Writes the ids of now into an older change.
fn follow(change: &mut Change, articles: &BTreeMap<String, String>, people: &BTreeMap<String, String>) {
    let set = |id: &mut String, moved: &BTreeMap<String, String>| {
        if let Some(now) = moved.get(id) {
            id.clone_from(now);
        }
    };
    match change {
        Change::NewArticle { id } | Change::ArticleDate { id, .. } => set(id, articles),
        Change::EventDate { .. } => {}
        Change::Split { id, from } => {
            set(id, people);
            set(from, people);
        }
        Change::NewPerson { id } | Change::Merged { id, .. } | Change::Renamed { id, .. } => set(id, people),
    }
}

/// Adds changes to those of the same day.
fn enter(history: &mut Vec<ChangedDay>, today: NaiveDate, mut changes: Vec<Change>) {
    if let Some(day) = history.iter_mut().find(|day| day.date == today) {
        changes.retain(|change| !day.changes.contains(change));
        day.changes.append(&mut changes);
        day.changes.sort();
    } else {
        changes.sort();
        history.push(ChangedDay { date: today, changes });
        history.sort_by_key(|day| std::cmp::Reverse(day.date));
    }
}

/// Keeps of a history what the site still shows, and no more than there is room for.
fn prune(mut history: Vec<ChangedDay>, now: &PublishedState) -> Vec<ChangedDay> {
    let articles: BTreeSet<&str> = now.articles.iter().map(|article| article.id.as_str()).collect();
    let events: BTreeSet<&str> = now.events.iter().map(|event| event.id.as_str()).collect();
    let people: BTreeMap<&str, &PersonState> =
        now.people.iter().map(|person| (person.id.as_str(), person)).collect();
    let bears = |id: &str, name: &String| people.get(id).is_some_and(|person| person.forms.contains(name));
    let mut room = MOST_CHANGES;
    for day in &mut history {
        day.changes.retain(|change| match change {
            Change::NewArticle { id } | Change::ArticleDate { id, .. } => articles.contains(id.as_str()),
            Change::EventDate { id, .. } => events.contains(id.as_str()),
            Change::NewPerson { id } => people.contains_key(id.as_str()),
            Change::Merged { id, from } | Change::Renamed { id, from } => bears(id, from),
            Change::Split { id, from } => {
                people.contains_key(id.as_str()) && people.contains_key(from.as_str())
            }
        });
        day.changes.truncate(room);
        room -= day.changes.len();
    }
    history.retain(|day| !day.changes.is_empty());
    history.truncate(MOST_DAYS);
    history
}
