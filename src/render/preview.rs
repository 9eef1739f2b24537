//! Which pages have a picture for link previews, and where it lies.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use camino::Utf8Path;

use crate::output::{Cache, Hash, OutputError, Staging};
use crate::site::Page;

use super::card::{Card, Fold, draw_card};
use super::edition::Edition;
use super::view::chart::lay_out_strip;

/// The most persons who have a picture.
const MOST_PEOPLE: usize = 12;
/// The file in which pictures are kept between builds, and the version of the hand that draws them.
const KEPT: &str = "cards";
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " cards 1");

/// The pictures of a site.
pub(super) struct Previews {
    pages: BTreeSet<Page>,
    folds: Vec<Fold>,
    kept: Cache,
    drawn: Mutex<BTreeMap<Hash, Vec<u8>>>,
}

impl Previews {
    /// The pictures of a site whose absolute address is known, as readers of link previews need it; at most so many
    /// as its settings allow. What `kept` holds need not be drawn again.
    pub(super) fn plan(site: &Edition, kept: Option<&Utf8Path>) -> Self {
        let mut previews = Self {
            pages: BTreeSet::new(),
            folds: Vec::new(),
            kept: Cache::default(),
            drawn: Mutex::default(),
        };
        if site.config.base_url.is_none() || site.config.previews == 0 {
            return previews;
        }
        let mut people: Vec<usize> =
            (0..site.dossier.people.len()).filter(|&person| site.profiles[person].has_page()).collect();
        people.sort_by_key(|&person| Reverse(site.dossier.people[person].articles.len()));
        let people = people.into_iter().take(MOST_PEOPLE).map(Page::Person);
        let articles = site.dossier.chronology.oldest_first().iter().rev().map(|&index| Page::Article(index));
        let wanted = [Page::Home, Page::Timeline].into_iter().chain(people).chain(articles);
        previews.pages = wanted.take(site.config.previews).collect();
        previews.folds = lay_out_strip(site).map(|strip| strip.folds()).unwrap_or_default();
        previews.kept = kept.map(|folder| Cache::open(folder, KEPT, VERSION)).unwrap_or_default();
        previews
    }

    /// The address of the page's picture in the site, if it has one.
    pub(super) fn path(&self, site: &Edition, page: Page) -> Option<String> {
        self.pages.contains(&page).then(|| {
            let path = site.path(page);
            format!("assets/previews/{}.png", path.trim_end_matches(".html").replace('/', "-"))
        })
    }

    /// Draws the page's picture, if it has one.
    pub(super) fn write(&self, site: &Edition, page: Page, staging: &Staging) -> Result<(), OutputError> {
        let Some(path) = self.path(site, page) else { return Ok(()) };
        let (title, note) = describe(site, page);
        // On its own page the dossier's name is the title.
        let dossier = if page == Page::Home { "" } else { site.config.title.as_str() };
        let svg = Card { dossier, title: &title, note: &note, strip: &self.folds }.to_svg();
        let key = Hash::of(svg.as_bytes());
        let picture = match self.kept.get(&key) {
            Some(picture) => picture.to_vec(),
            None => draw_card(&svg).unwrap_or_default(),
        };
        staging.write(&path, &picture)?;
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner).insert(key, picture);
        Ok(())
    }

    /// Keeps the pictures of this site for the next build.
    pub(super) fn keep(self, folder: &Utf8Path) {
        let drawn = self.drawn.into_inner().unwrap_or_else(PoisonError::into_inner);
        let same = drawn.len() == self.kept.len() && drawn.keys().all(|key| self.kept.get(key).is_some());
        if !same {
            let entries = drawn.iter().map(|(key, value)| (*key, value.as_slice()));
            // A folder that cannot be written costs time, not pictures.
            let _ = Cache::save(folder, KEPT, VERSION, entries);
        }
    }
}

/// The title and the note on a page's picture.
fn describe(site: &Edition, page: Page) -> (String, String) {
    match page {
        Page::Article(index) => {
            let metadata = &site.dossier.readings[index].article.metadata;
            let date = site.date_of(index);
            let source = metadata.source.as_ref();
            let note = source.map_or_else(|| date.to_owned(), |source| format!("{date} · {source}"));
            (metadata.headline.text.clone(), note)
        }
        Page::Person(index) => {
            let person = &site.dossier.people[index];
            let role = person.roles.last().map(|role| role.title.clone()).unwrap_or_default();
            (person.preferred_name.clone(), role)
        }
        Page::Timeline => (site.words.pages.timeline.title.clone(), String::new()),
        _ => (site.config.title.clone(), site.config.description.clone().unwrap_or_default()),
    }
}
