//! STAGE 4: [`Dossier`] → [`Site`]: which pages exist and where. No HTML.

mod address;
mod calendar;
mod profile;
mod register;

pub use address::{article_path, date_path, day_path, month_path, register_id, relative_root, year_path};
pub use calendar::{Calendar, Entry, Month, days_of};
pub use profile::{Portion, Profile, Said, Statement, context_of};
pub use register::{NO_LETTER, Register, RegisterPart, register_context};

use chrono::NaiveDate;

use crate::config::SiteConfig;
use crate::link::Dossier;

/// The whole site, before anything is drawn.
#[derive(Debug)]
pub struct Site {
    /// What the dossier says about itself.
    pub config: SiteConfig,
    /// What it holds.
    pub dossier: Dossier,
    /// What appeared and what is spoken of, by year, month and day.
    pub calendar: Calendar,
    /// What is shown of each person, in the order of the dossier's persons.
    pub profiles: Vec<Profile>,
    /// The persons by letter.
    pub register: Register,
    /// Every page, in the order in which the sitemap lists them.
    pub pages: Vec<Page>,
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
    /// A year.
    Year(i32),
    /// A month.
    Month(Month),
    /// A day.
    Day(NaiveDate),
    /// All events in order.
    Timeline,
    /// The search.
    Search,
    /// How the site was made and what is undecided.
    About,
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
            Page::Year(year) => year_path(year),
            Page::Month(month) => month_path(month),
            Page::Day(day) => day_path(day),
            Page::Timeline => "timeline/index.html".to_owned(),
            Page::Search => "search.html".to_owned(),
            Page::About => "about.html".to_owned(),
            Page::NotFound => "404.html".to_owned(),
        }
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

/// Decides which pages there are.
pub fn plan_site(dossier: Dossier, config: SiteConfig) -> Site {
    let calendar = Calendar::new(&dossier);
    let profiles = profile::plan_profiles(&dossier);
    let register = Register::new(&dossier, &profiles);
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
    pages.extend(calendar.years.keys().map(|&year| Page::Year(year)));
    pages.extend(calendar.months.keys().map(|&month| Page::Month(month)));
    pages.extend(calendar.days.keys().map(|&day| Page::Day(day)));
    pages.extend([Page::Timeline, Page::Search, Page::About, Page::NotFound]);
    Site { config, dossier, calendar, profiles, register, pages }
}
