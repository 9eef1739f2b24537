//! The two axes of time: when articles appeared, and the dates they speak of. They are never mixed.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::date::{Bound, Date, Edtf};
use crate::link::Dossier;

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
    pub(super) fn new(dossier: &Dossier) -> Self {
        let mut calendar = Self::default();
        for &index in dossier.chronology.oldest_first() {
            let published = &dossier.readings[index].article.metadata.published;
            calendar.enter(published, |entry| entry.published.push(index));
        }
        for (index, event) in dossier.events.iter().enumerate() {
            calendar.enter(&event.date, |entry| entry.events.push(index));
        }
        calendar
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
