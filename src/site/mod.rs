//! STAGE 4: [`Dossier`] → [`Site`]: which pages exist and where. No HTML.

mod address;
mod calendar;
mod changes;
mod parts;
mod profile;
mod redirect;
mod register;
mod statement;
mod timeline;
mod withhold;

pub use address::{
    article_path, date_path, day_path, month_path, part_path, register_id, relative_root, sentence_path,
    year_path,
};
pub use calendar::{Calendar, Entry, Month, days_of};
pub use parts::{Listing, Part};
pub use profile::{Portion, Profile, context_of};
pub use redirect::{Redirect, check_former_addresses};
pub use register::{NO_LETTER, Register, RegisterPart, register_context};
pub use statement::{Said, Statement, shown_statement};
pub use timeline::{Chapter, Item, Stretch, Timeline, TimelinePart};

use chrono::NaiveDate;

use crate::config::{Extent, PublishedState, SiteConfig};
use crate::link::Dossier;

use parts::Weights;

/// The whole site, before anything is drawn.
#[derive(Debug)]
pub struct Site {
    /// What the dossier says about itself.
    pub config: SiteConfig,
    /// What it holds.
    pub dossier: Dossier,
    /// What appeared and what is spoken of, by year, month and day.
    pub calendar: Calendar,
    /// The order of the timeline, and its pages.
    pub timeline: Timeline,
    /// What is shown of each person, in the order of the dossier's persons.
    pub profiles: Vec<Profile>,
    /// The persons by letter.
    pub register: Register,
    /// What the site holds, for the build that follows, and what has changed until now.
    pub state: PublishedState,
    /// Every page, in the order in which the sitemap lists them.
    pub pages: Vec<Page>,
    /// What leads on from former addresses, by address; no page stands there.
    pub redirects: Vec<Redirect>,
}

/// One page, by what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// The opening page.
    Home,
    /// The article of this index.
    Article(usize),
    /// The register of persons.
    People,
    /// The part of the register of this index, where it is in parts.
    Register(usize),
    /// The person of this index.
    Person(usize),
    /// A further part of that person's page, from 1.
    PersonPart(usize, usize),
    /// The years.
    Dates,
    /// A year; the number counts the parts of a long one from 0, as it does below.
    Year(i32, usize),
    /// A month.
    Month(Month, usize),
    /// A day.
    Day(NaiveDate, usize),
    /// All events in order, or the index of the parts.
    Timeline,
    /// A part of the timeline.
    TimelinePart(usize),
    /// The search.
    Search,
    /// How the site was made and what is undecided.
    About,
    /// What has changed since the site was published before.
    Changes,
    /// What a server shows for an address that does not exist.
    NotFound,
}

impl Site {
    /// The page's file, relative to the site's root, with forward slashes.
    pub fn path(&self, page: Page) -> String {
        match page {
            Page::Home => "index.html".to_owned(),
            Page::Article(index) => article_path(&self.dossier.readings[index].article),
            Page::People => "people/index.html".to_owned(),
            Page::Register(part) => address::register_path(&self.register, part),
            Page::Person(index) => address::profile_path(&self.dossier.people[index], 0),
            Page::PersonPart(index, part) => address::profile_path(&self.dossier.people[index], part),
            Page::Dates => "dates/index.html".to_owned(),
            Page::Year(year, part) => part_path(&year_path(year), part),
            Page::Month(month, part) => part_path(&month_path(month), part),
            Page::Day(day, part) => part_path(&day_path(day), part),
            Page::TimelinePart(part) => self.timeline.parts[part].path.clone(),
            Page::Timeline => "timeline/index.html".to_owned(),
            Page::Search => "search.html".to_owned(),
            Page::About => "about.html".to_owned(),
            Page::Changes => "changes.html".to_owned(),
            Page::NotFound => "404.html".to_owned(),
        }
    }

    /// Whether search engines may list the page. Who is named in the news has not asked to be found by name.
    pub fn is_listed(&self, page: Page) -> bool {
        let of_people =
            matches!(page, Page::People | Page::Register(_) | Page::Person(_) | Page::PersonPart(..));
        !self.config.private && (self.config.people_public || !of_people)
    }

    /// Where links to the person of this index lead: to the page, or to the entry in the register of who has none.
    pub fn person_path(&self, index: usize) -> String {
        if self.profiles[index].has_page() {
            return self.path(Page::Person(index));
        }
        let register = address::register_path(&self.register, self.register.part_of[index]);
        format!("{register}#{}", self.dossier.people[index].id)
    }
}

/// Decides which pages there are, and cuts out of the dossier what they must not show.
pub fn plan_site(mut dossier: Dossier, config: SiteConfig) -> Site {
    if config.private {
        dossier.readings.iter_mut().for_each(|reading| reading.article.rights.text = Extent::Full);
    } else {
        withhold::withhold(&mut dossier);
    }
    let ((calendar, timeline), (profiles, register, state)) =
        rayon::join(|| plan_times(&dossier), || plan_people(&dossier, &config));
    let mut pages = vec![Page::Home];
    pages.extend(dossier.chronology.oldest_first().iter().map(|&index| Page::Article(index)));
    pages.push(Page::People);
    if register.is_split {
        pages.extend((0..register.parts.len()).map(Page::Register));
    }
    for (index, profile) in profiles.iter().enumerate().filter(|(_, profile)| profile.has_page()) {
        pages.push(Page::Person(index));
        pages.extend((1..profile.portions.len()).map(|part| Page::PersonPart(index, part)));
    }
    pages.push(Page::Dates);
    let parts = |entry: &Entry| 0..entry.listing.parts.len();
    let years = calendar.years.iter();
    pages.extend(years.flat_map(|(&year, entry)| parts(entry).map(move |part| Page::Year(year, part))));
    let months = calendar.months.iter();
    pages.extend(months.flat_map(|(&month, entry)| parts(entry).map(move |part| Page::Month(month, part))));
    let days = calendar.days.iter();
    pages.extend(days.flat_map(|(&day, entry)| parts(entry).map(move |part| Page::Day(day, part))));
    if timeline.is_spread() {
        pages.extend((0..timeline.parts.len()).map(Page::TimelinePart));
    }
    pages.extend([Page::Timeline, Page::Search, Page::About]);
    if !state.history.is_empty() {
        pages.push(Page::Changes);
    }
    pages.push(Page::NotFound);
    let redirects = Vec::new();
    let mut site = Site { config, dossier, calendar, timeline, profiles, register, state, pages, redirects };
    site.redirects = redirect::plan_redirects(&site);
    site
}

fn plan_times(dossier: &Dossier) -> (Calendar, Timeline) {
    let weights = Weights::of(dossier);
    let calendar = Calendar::new(dossier, &weights);
    let timeline = Timeline::new(dossier, &calendar, &weights);
    (calendar, timeline)
}

fn plan_people(dossier: &Dossier, config: &SiteConfig) -> (Vec<Profile>, Register, PublishedState) {
    let profiles = profile::plan_profiles(dossier);
    let (register, state) = rayon::join(
        || Register::new(dossier, &profiles),
        || changes::find_changes(dossier, &profiles, config.since.as_ref(), config.build_date),
    );
    (profiles, register, state)
}
