//! A site in the words of one language: what every view is made from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::corpus::Language;
use crate::date::Edtf;
use crate::link::Reading;
use crate::site::{Site, date_path, day_path};
use crate::text::bonds;

use super::bonded::Bonded;
use super::escape::Html;
use super::wording::Wording;

/// So many paragraphs are named once for all articles; few have more.
const NAMED_PARAGRAPHS: usize = 64;

/// A site and the words that its interface uses; reads as the site itself.
pub(super) struct Edition<'a> {
    site: &'a Site,
    pub(super) words: &'a Wording,
    /// When each article appeared, in words: "13. Februar 2025", "am 13. Februar 2025".
    published: Vec<(String, String)>,
    /// The days that have a page.
    days: BTreeMap<NaiveDate, Day>,
    /// The spaces of each article's text at which a line should not break.
    bonds: Vec<Vec<usize>>,
    /// Where links to each person lead.
    person_paths: Vec<String>,
    /// What the paragraphs of an article are called, from the first on.
    paragraphs: Vec<String>,
    /// Between which months the entries of each file of a spread timeline lie: `24300:24305 24305:24311`.
    pub(super) timeline_shards: String,
}

/// A day that has a page.
struct Day {
    path: String,
    /// "Donnerstag, 13. Februar 2025".
    label: String,
}

impl<'a> Edition<'a> {
    /// The site in these words.
    pub(super) fn new(site: &'a Site, words: &'a Wording) -> Self {
        let readings = &site.dossier.readings;
        let label = |reading: &Reading| {
            let published = &reading.article.metadata.published;
            (words.date_label(published, None, None), words.published_label(published))
        };
        let day = |&day: &NaiveDate| (day, Day { path: day_path(day), label: words.long_day(day) });
        let paragraph = |number: usize| words.places.paragraph.fill(&[("number", &number)]);
        Self {
            site,
            words,
            paragraphs: (1..=NAMED_PARAGRAPHS).map(paragraph).collect(),
            published: readings.par_iter().map(label).collect(),
            days: site.calendar.days.keys().map(day).collect(),
            bonds: readings.par_iter().map(|reading| bonds(&reading.article.body.text)).collect(),
            person_paths: (0..site.dossier.people.len()).map(|person| site.person_path(person)).collect(),
            timeline_shards: String::new(),
        }
    }

    /// When the article of this index appeared: "13. Februar 2025".
    pub(super) fn date_of(&self, article: usize) -> &str {
        &self.published[article].0
    }

    /// The same in a sentence: "am 13. Februar 2025".
    pub(super) fn published_label(&self, article: usize) -> &str {
        &self.published[article].1
    }

    /// "Donnerstag, 13. Februar 2025".
    pub(super) fn long_day(&self, day: NaiveDate) -> Cow<'_, str> {
        self.days.get(&day).map_or_else(|| self.words.long_day(day).into(), |day| day.label.as_str().into())
    }

    /// The page that shows a date as precisely as it is known, if there is one.
    pub(super) fn date_url(&self, date: &Edtf) -> Option<Cow<'_, str>> {
        let day = date.day().and_then(|date| self.days.get(&date.first_day()));
        day.map(|day| day.path.as_str().into()).or_else(|| Some(date_path(date, &self.calendar)?.into()))
    }

    /// What the article of this index says, as it is drawn on every page.
    pub(super) fn text_of(&self, article: usize) -> Bonded<'_> {
        Bonded::new(&self.dossier.readings[article].article.body.text, &self.bonds[article])
    }

    /// Where links to the person of this index lead, from the site's root.
    pub(super) fn person_url(&self, person: usize) -> &str {
        &self.person_paths[person]
    }

    /// "Absatz 8".
    pub(super) fn paragraph_label(&self, number: usize) -> Cow<'_, str> {
        match self.paragraphs.get(number - 1) {
            Some(label) => Cow::Borrowed(label),
            None => Cow::Owned(self.words.places.paragraph.fill(&[("number", &number)])),
        }
    }

    /// The attribute ` lang="en"` for what is in another language than the interface, else nothing.
    pub(super) fn lang_html(&self, language: Language) -> Html {
        let tag = language.tag();
        if tag == self.words.tag { Html::default() } else { format!(" lang=\"{tag}\"").into() }
    }

    /// The same for what the article of this index says.
    pub(super) fn lang_of(&self, article: usize) -> Html {
        self.lang_html(self.dossier.readings[article].article.metadata.language)
    }
}

impl Deref for Edition<'_> {
    type Target = Site;

    fn deref(&self) -> &Site {
        self.site
    }
}
