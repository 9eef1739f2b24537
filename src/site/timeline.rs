//! The order of the timeline, and over which pages it is spread.

use chrono::{Datelike, NaiveDate};

use crate::date::{Bound, Date, Edtf, Precision};
use crate::link::{Dossier, Event};

use super::parts::{MOST_WEIGHT, Weights, cut};
use super::{Calendar, Month, year_path};

/// So many events before the first article stand together; more are sorted by year.
const MOST_EARLIER: usize = 24;

/// What stands in the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// The event of this index.
    Event(usize),
    /// The appearance of the article of this index.
    Published(usize),
}

/// The largest division of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chapter {
    /// Everything before the year of the first article.
    Earlier,
    /// A year.
    Year(i32),
}

/// The items of one month, or of a chapter's time that has none, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Where it belongs.
    pub chapter: Chapter,
    /// Its month, if the items have one.
    pub month: Option<Month>,
    /// What happened and what appeared.
    pub items: Vec<Item>,
}

/// One page of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelinePart {
    /// Its file, relative to the site's root.
    pub path: String,
    /// What it lists.
    pub stretches: Vec<Stretch>,
    /// The number of the page within its month, from 1, and of how many; 1 of 1 where all of it is on this page.
    pub number: (usize, usize),
}

/// The timeline: one page, or an index with parts.
#[derive(Debug, Default)]
pub struct Timeline {
    /// The pages in order. One alone is the timeline's own page; of more, the timeline's page is the index.
    pub parts: Vec<TimelinePart>,
    /// The part in which each event stands, by the event's index.
    part_of: Vec<usize>,
}

impl Timeline {
    pub(super) fn new(dossier: &Dossier, calendar: &Calendar, weights: &Weights) -> Self {
        let stretches = list_stretches(dossier, calendar);
        let parts = spread(weights, stretches);
        let mut part_of = vec![0; dossier.events.len()];
        for (index, part) in parts.iter().enumerate() {
            for item in part.stretches.iter().flat_map(|stretch| &stretch.items) {
                if let Item::Event(event) = item {
                    part_of[*event] = index;
                }
            }
        }
        Self { parts, part_of }
    }

    /// Whether it is spread over several pages.
    pub fn is_spread(&self) -> bool {
        self.parts.len() > 1
    }

    /// The file in which an event is listed.
    pub fn path_of(&self, event: usize) -> &str {
        &self.parts[self.part_of[event]].path
    }
}

fn list_stretches(dossier: &Dossier, calendar: &Calendar) -> Vec<Stretch> {
    let published = |index: usize| &dossier.readings[index].article.metadata.published;
    let first_year = dossier
        .chronology
        .oldest_first()
        .iter()
        .find_map(|&index| published(index).first_day().map(|day| day.year()));
    let is_earlier = |event: &Event| {
        let year = event.date.first_day().or(event.date.last_day()).map(|day| day.year());
        year.zip(first_year).is_none_or(|(year, first)| year < first)
    };
    let earlier: Vec<usize> =
        (0..dossier.events.len()).filter(|&event| is_earlier(&dossier.events[event])).collect();
    let (apart, together): (Vec<usize>, Vec<usize>) = if earlier.len() <= MOST_EARLIER {
        (Vec::new(), earlier)
    } else {
        // What has no day at either end is in no year.
        earlier.into_iter().partition(|&event| month_or_year(&dossier.events[event].date).is_some())
    };
    let mut stretches = Vec::new();
    if !together.is_empty() {
        let items = together.iter().map(|&event| Item::Event(event)).collect();
        stretches.push(Stretch { chapter: Chapter::Earlier, month: None, items });
    }
    let all_apart = !apart.is_empty();
    for (&year, entry) in &calendar.years {
        if !all_apart && first_year.is_some_and(|first| year < first) {
            continue;
        }
        let chapter = Chapter::Year(year);
        let here = |&event: &usize| month_or_year(&dossier.events[event].date) == Some((year, None));
        let whole: Vec<usize> = entry.events.iter().copied().filter(here).collect();
        let undated =
            entry.published.iter().copied().filter(|&index| {
                published(index).date().is_some_and(|date| date.precision() == Precision::Year)
            });
        let undated: Vec<usize> = undated.collect();
        if !whole.is_empty() || !undated.is_empty() {
            stretches.push(Stretch { chapter, month: None, items: put_in_order(dossier, &whole, &undated) });
        }
        let months = Month { year, month: 1 }..=Month { year, month: 12 };
        for (&month, entry) in calendar.months.range(months) {
            // An event that spans months stands in the first of them.
            let first = Some((month.year, Some(month)));
            let here = |&event: &usize| month_or_year(&dossier.events[event].date) == first;
            let events: Vec<usize> = entry.events.iter().copied().filter(here).collect();
            let items = put_in_order(dossier, &events, &entry.published);
            stretches.push(Stretch { chapter, month: Some(month), items });
        }
    }
    stretches
}

/// The year under which an event stands, and the month, if that is known.
fn month_or_year(date: &Edtf) -> Option<(i32, Option<Month>)> {
    let place = |date: &Date| (date.year, date.month.map(|_| Month::from(date.first_day())));
    match date {
        Edtf::Date(date) | Edtf::Interval(Bound::Date(date), _) | Edtf::Interval(_, Bound::Date(date)) => {
            Some(place(date))
        }
        Edtf::Interval(..) => None,
        Edtf::OneOf(days) => days.first().map(place),
    }
}

/// Where an item stands within its month.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Place {
    PublishedWithoutDay,
    /// Month parts and whole months; they may be earlier than any day.
    Vague(Option<NaiveDate>),
    /// One of several days: by weekday, where they are all the same.
    Choice(u32, Option<NaiveDate>),
    Exact(Option<NaiveDate>, bool),
}

fn put_in_order(dossier: &Dossier, events: &[usize], published: &[usize]) -> Vec<Item> {
    let events = events.iter().map(|&index| (place_of(&dossier.events[index]), Item::Event(index)));
    let published = published.iter().map(|&index| {
        let day = dossier.readings[index].article.metadata.published.day();
        let place = day.map_or(Place::PublishedWithoutDay, |day| Place::Exact(Some(day.first_day()), true));
        (place, Item::Published(index))
    });
    let mut items: Vec<(Place, Item)> = events.chain(published).collect();
    items.sort_by_key(|(place, _)| *place);
    items.into_iter().map(|(_, item)| item).collect()
}

fn place_of(event: &Event) -> Place {
    let first = event.date.first_day();
    match &event.date {
        Edtf::OneOf(_) => Place::Choice(first.map_or(0, |day| day.weekday().num_days_from_monday()), first),
        _ if event.part.is_some() || event.border.is_some() => Place::Vague(first),
        Edtf::Date(date) if date.day.is_none() => Place::Vague(first),
        _ => Place::Exact(first, false),
    }
}

/// Spreads the timeline over pages: one if it fits, else a page per chapter, else per month, else several per month.
fn spread(weights: &Weights, stretches: Vec<Stretch>) -> Vec<TimelinePart> {
    let weigh = |item: &Item| match *item {
        Item::Event(index) => weights.events[index],
        Item::Published(index) => weights.articles[index],
    };
    let weight = |stretches: &[Stretch]| -> usize {
        stretches.iter().flat_map(|stretch| &stretch.items).map(weigh).sum()
    };
    if weight(&stretches) <= MOST_WEIGHT {
        return vec![TimelinePart { path: "timeline/index.html".to_owned(), stretches, number: (1, 1) }];
    }
    let mut parts = Vec::new();
    for chapter in stretches.chunk_by(|one, other| one.chapter == other.chapter) {
        let name = match chapter[0].chapter {
            Chapter::Earlier => "earlier".to_owned(),
            Chapter::Year(year) => Date::from_year(year).to_string(),
        };
        if weight(chapter) <= MOST_WEIGHT {
            let path = format!("timeline/{name}.html");
            parts.push(TimelinePart { path, stretches: chapter.to_vec(), number: (1, 1) });
            continue;
        }
        for stretch in chapter {
            let name = stretch.month.map_or_else(|| format!("{name}-year"), |month| month.to_string());
            let ranges = cut(stretch.items.iter().map(weigh), MOST_WEIGHT);
            let all = ranges.len();
            for (index, range) in ranges.into_iter().enumerate() {
                let suffix = if index == 0 { String::new() } else { format!("-p{}", index + 1) };
                let path = format!("timeline/{name}{suffix}.html");
                let items = stretch.items[range].to_vec();
                let stretches = vec![Stretch { items, ..*stretch }];
                parts.push(TimelinePart { path, stretches, number: (index + 1, all) });
            }
        }
    }
    parts
}

impl Chapter {
    /// The page of its year, if the site has one.
    pub fn date_path(self) -> Option<String> {
        match self {
            Self::Earlier => None,
            Self::Year(year) => Some(year_path(year)),
        }
    }
}
