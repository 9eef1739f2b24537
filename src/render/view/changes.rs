//! The view of what has changed since the site was published before, day by day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::config::Change;
use crate::link::Event;
use crate::render::data::event_url;
use crate::render::edition::Edition;
use crate::render::escape::Html;

use super::evidence::is_quoted;
use super::{ArticleLink, article_link};

#[derive(Serialize)]
pub(in crate::render) struct ChangesView {
    /// The days on which a change was published, the newest first.
    pub days: Vec<ChangedDayView>,
}

/// What changed with the builds of one day.
#[derive(Serialize)]
pub(in crate::render) struct ChangedDayView {
    #[serde(skip)]
    pub day: NaiveDate,
    /// The day as a fragment.
    pub id: String,
    /// The day in words.
    pub label: String,
    /// What changed on it, by kind.
    pub groups: Vec<Group>,
}

/// Changes of one kind.
#[derive(Serialize)]
pub(in crate::render) struct Group {
    /// The kind of change in words.
    pub label: String,
    /// What was changed; an article, an event or a person, with a note on how.
    pub entries: Vec<ArticleLink>,
}

/// What is found in the site by the ids of changes.
struct Index<'a> {
    articles: BTreeMap<&'a str, usize>,
    people: BTreeMap<&'a str, usize>,
    events: BTreeMap<&'a str, &'a Event>,
}

pub(in crate::render) fn view_changes(site: &Edition) -> ChangesView {
    let dossier = &site.dossier;
    let articles = dossier.readings.iter().enumerate();
    let people = dossier.people.iter().enumerate();
    let index = Index {
        articles: articles.map(|(index, reading)| (reading.article.id.as_str(), index)).collect(),
        people: people.map(|(index, person)| (person.id.as_str(), index)).collect(),
        events: dossier.events.iter().map(|event| (event.id.as_str(), event)).collect(),
    };
    let days = site.state.history.iter().map(|changed| ChangedDayView {
        day: changed.date,
        id: format!("d{}", changed.date),
        label: site.words.long_day(changed.date),
        groups: group(site, &index, &changed.changes),
    });
    ChangesView { days: days.collect() }
}

fn group(site: &Edition, index: &Index, changes: &[Change]) -> Vec<Group> {
    let words = &site.words.changes;
    let labels = [&words.new_articles, &words.corrected_dates, &words.new_people, &words.other_people];
    let mut groups: Vec<Group> =
        labels.map(|label| Group { label: label.clone(), entries: Vec::new() }).into();
    for change in changes {
        let place = match change {
            Change::NewArticle { .. } => 0,
            Change::ArticleDate { .. } | Change::EventDate { .. } => 1,
            Change::NewPerson { .. } => 2,
            Change::Merged { .. } | Change::Split { .. } | Change::Renamed { .. } => 3,
        };
        groups[place].entries.extend(view(site, index, change));
    }
    groups.retain(|group| !group.entries.is_empty());
    groups
}

/// `None` if the site does not show what changed, which a state of our own rules out.
fn view(site: &Edition, index: &Index, change: &Change) -> Option<ArticleLink> {
    let words = &site.words.changes;
    let corrected = |from: &str, to: &str| {
        words.date_corrected.fill(&[("from", &date_label(site, from)), ("to", &date_label(site, to))])
    };
    let person = |id: &str, note: String| {
        let person = *index.people.get(id)?;
        let name = site.dossier.people[person].preferred_name.clone();
        Some(ArticleLink {
            headline: name,
            lang_html: Html::default(),
            url: site.person_url(person).to_owned(),
            note,
        })
    };
    match change {
        Change::NewArticle { id } => {
            let article = *index.articles.get(id.as_str())?;
            Some(article_link(site, article, site.date_of(article).to_owned()))
        }
        Change::ArticleDate { id, from, to } => {
            Some(article_link(site, *index.articles.get(id.as_str())?, corrected(from, to)))
        }
        Change::EventDate { id, from, to } => {
            let event = *index.events.get(id.as_str())?;
            let telling = event.clearest().filter(|_| is_quoted(site, event));
            let lang_html = telling.map(|telling| site.lang_of(telling.article)).unwrap_or_default();
            let headline = event.label.clone();
            Some(ArticleLink { headline, lang_html, url: event_url(site, event), note: corrected(from, to) })
        }
        Change::NewPerson { id } => person(id, String::new()),
        Change::Merged { id, from } => person(id, words.merged.fill(&[("name", from)])),
        Change::Renamed { id, from } => person(id, words.renamed.fill(&[("name", from)])),
        Change::Split { id, from } => {
            let other = *index.people.get(from.as_str())?;
            person(id, words.split.fill(&[("name", &site.dossier.people[other].preferred_name)]))
        }
    }
}

/// A date of the state in words; as it stands there if it is none.
fn date_label(site: &Edition, edtf: &str) -> String {
    edtf.parse().map_or_else(|_| edtf.to_owned(), |date| site.words.date_label(&date, None, None))
}
