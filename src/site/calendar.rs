//! The two axes of time: when articles appeared, and the dates they speak of. They are never mixed.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::date::{Bound, Date, Edtf, Precision};
use crate::link::Dossier;

use super::Listing;
use super::parts::Weights;

/// The longest interval, in days, that is entered at each of its days.
const SHORT_INTERVAL: i64 = 14;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// 1–12.
    pub month: u8,
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", Date::from_year(self.year), self.month)
    }
}

impl Month {
    /// The month after this one.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { month: self.month + 1, ..self }
        }
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, u32::from(self.month), 1).unwrap_or_default()
    }

    /// How many months lie between the year 0 and this one.
    pub fn ordinal(self) -> i32 {
        self.year * 12 + i32::from(self.month) - 1
    }
}

/// What belongs to one year, month or day.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Indices of the articles that appeared then, oldest first.
    pub published: Vec<usize>,
    /// Indices of the events that are spoken of then, in calendar order.
    pub events: Vec<usize>,
    /// Indices of the persons of these events, each with the number of their events, the most frequent first.
    pub people: Vec<(usize, usize)>,
    /// What of all this its own pages list.
    pub listing: Listing,
}

impl Entry {
    fn rank_people(&mut self, dossier: &Dossier) {
        let events = self.events.iter().map(|&event| &dossier.events[event]);
        let mut named: Vec<usize> = events.flat_map(|event| event.people.iter().copied()).collect();
        named.sort_unstable();
        self.people = named.chunk_by(|one, other| one == other).map(|same| (same[0], same.len())).collect();
        self.people.sort_by_key(|&(_, number)| Reverse(number));
    }

    /// Those of its articles and of its events that are wanted.
    fn keep(
        &self,
        published: impl Fn(usize) -> bool,
        events: impl Fn(usize) -> bool,
    ) -> (Vec<usize>, Vec<usize>) {
        let published = self.published.iter().copied().filter(|&index| published(index)).collect();
        let events = self.events.iter().copied().filter(|&index| events(index)).collect();
        (published, events)
    }
}

/// Everything by year, month and day. What is only known to the month is in no day.
#[derive(Debug, Default)]
pub struct Calendar {
    /// Days on which an article appeared or of which one speaks.
    pub days: BTreeMap<NaiveDate, Entry>,
    /// Months.
    pub months: BTreeMap<Month, Entry>,
    /// Years.
    pub years: BTreeMap<i32, Entry>,
}

impl Calendar {
    pub(super) fn new(dossier: &Dossier, weights: &Weights) -> Self {
        let mut calendar = Self::default();
        for &index in dossier.chronology.oldest_first() {
            let published = &dossier.readings[index].article.metadata.published;
            calendar.enter(published, |entry| entry.published.push(index));
        }
        for (index, event) in dossier.events.iter().enumerate() {
            calendar.enter(&event.date, |entry| entry.events.push(index));
        }
        calendar.entries().for_each(|entry| entry.rank_people(dossier));
        calendar.plan_listings(dossier, weights);
        calendar
    }

    /// A day lists all that belongs to it, and so does a month that fits one page; of a longer one the days list what they
    /// can. A year lists what is known to the year only.
    fn plan_listings(&mut self, dossier: &Dossier, weights: &Weights) {
        let published = |index: usize| &dossier.readings[index].article.metadata.published;
        let event = |index: usize| &dossier.events[index].date;
        for entry in self.days.values_mut() {
            entry.listing = Listing::new(weights, entry.published.clone(), entry.events.clone());
        }
        for (&month, entry) in &mut self.months {
            let whole = Listing::new(weights, entry.published.clone(), entry.events.clone());
            entry.listing = if whole.parts.len() == 1 {
                whole
            } else {
                let without_day = |date: &Edtf| days_of(date).is_empty();
                let rest =
                    entry.keep(|index| without_day(published(index)), |index| without_day(event(index)));
                let days = self.days.range(month.first_day()..month.next().first_day());
                Listing { days: days.map(|(&day, _)| day).collect(), ..Listing::new(weights, rest.0, rest.1) }
            };
        }
        for entry in self.years.values_mut() {
            let whole = |date: &Edtf| date.date().map(Date::precision) == Some(Precision::Year);
            let rest = entry.keep(|index| whole(published(index)), |index| whole(event(index)));
            entry.listing = Listing::new(weights, rest.0, rest.1);
        }
    }

    fn entries(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.days.values_mut().chain(self.months.values_mut()).chain(self.years.values_mut())
    }

    fn enter(&mut self, date: &Edtf, mut add: impl FnMut(&mut Entry)) {
        let dates = dates_of(date);
        let mut months: Vec<Month> = dates
            .iter()
            .filter_map(|date| date.month.map(|month| Month { year: date.year, month }))
            .collect();
        let mut years: Vec<i32> = dates.iter().map(|date| date.year).collect();
        months.dedup();
        years.dedup();
        for day in days_of(date) {
            add(self.days.entry(day).or_default());
        }
        for month in months {
            add(self.months.entry(month).or_default());
        }
        for year in years {
            add(self.years.entry(year).or_default());
        }
    }
}

/// The days under which something is entered. One of several days is none of them.
pub fn days_of(date: &Edtf) -> Vec<NaiveDate> {
    if matches!(date, Edtf::OneOf(_)) {
        return Vec::new();
    }
    dates_of(date).iter().filter(|date| date.day.is_some()).map(|day| day.first_day()).collect()
}

/// The dates under which something is entered: a short interval day by day, a longer one at its ends.
fn dates_of(date: &Edtf) -> Vec<Date> {
    match date {
        Edtf::OneOf(days) => days.clone(),
        Edtf::Interval(Bound::Date(start), Bound::Date(end)) => {
            let length = (end.last_day() - start.first_day()).num_days();
            if start.day.is_some() && end.day.is_some() && length < SHORT_INTERVAL {
                start
                    .first_day()
                    .iter_days()
                    .take_while(|day| *day <= end.last_day())
                    .map(Date::from)
                    .collect()
            } else {
                vec![*start, *end]
            }
        }
        Edtf::Date(date) | Edtf::Interval(Bound::Date(date), _) | Edtf::Interval(_, Bound::Date(date)) => {
            vec![*date]
        }
        Edtf::Interval(..) => Vec::new(),
    }
}

impl From<NaiveDate> for Month {
    fn from(day: NaiveDate) -> Self {
        Self { year: day.year(), month: u8::try_from(day.month()).unwrap_or(1) }
    }
}
