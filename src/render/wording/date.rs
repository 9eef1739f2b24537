//! Dates in words, as vaguely as they are known.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::annotate::{Direction, MonthPart};
use crate::date::{Bound, Date, Edtf, Qualifier};
use crate::site::Month;

use super::Wording;

impl Wording {
    /// "Februar".
    pub(in crate::render) fn month_name(&self, month: u8) -> &str {
        &self.calendar.months[usize::from(month.clamp(1, 12)) - 1]
    }

    /// "Feb".
    pub(in crate::render) fn short_month(&self, month: u8) -> &str {
        &self.calendar.short_months[usize::from(month.clamp(1, 12)) - 1]
    }

    /// "Februar 2025".
    pub(in crate::render) fn month_label(&self, month: Month) -> String {
        let (name, year) = (self.month_name(month.month), self.year_label(month.year));
        self.dates.month.fill(&[("month", &name), ("year", &year)])
    }

    /// "2025", "44 v. Chr.".
    pub(in crate::render) fn year_label(&self, year: i32) -> String {
        if year > 0 { year.to_string() } else { self.dates.before_christ.fill(&[("year", &(1 - year))]) }
    }

    /// "Donnerstag".
    fn weekday_name(&self, weekday: Weekday) -> &str {
        &self.calendar.weekdays[weekday.num_days_from_monday() as usize]
    }

    /// "Donnerstag, 13. Februar 2025".
    pub(in crate::render) fn long_day(&self, day: NaiveDate) -> String {
        self.with_weekday(day, &self.single(Date::from(day), None))
    }

    /// "Donnerstag, 13. Februar".
    pub(in crate::render) fn long_day_in_year(&self, day: NaiveDate) -> String {
        self.with_weekday(day, &self.day_in_year(day))
    }

    fn with_weekday(&self, day: NaiveDate, date: &str) -> String {
        let weekday = self.weekday_name(day.weekday());
        self.dates.weekday_and_day.fill(&[("weekday", &weekday), ("date", &date)])
    }

    /// "13. Februar".
    pub(in crate::render) fn day_in_year(&self, day: NaiveDate) -> String {
        let month = &self.calendar.months[day.month0() as usize];
        self.dates.day_in_year.fill(&[("day", &day.day()), ("month", month)])
    }

    /// "13.", for a day whose month stands above it.
    fn day_in_month(&self, day: NaiveDate) -> String {
        self.dates.day_in_month.fill(&[("day", &day.day())])
    }

    /// "Do" and "13.".
    pub(in crate::render) fn short_day(&self, day: NaiveDate) -> (String, String) {
        let weekday = &self.calendar.short_weekdays[day.weekday().num_days_from_monday() as usize];
        (weekday.clone(), self.day_in_month(day))
    }

    /// "13. Februar 2025", "Februar 2025", "2025"; without the year where it is `known_year` and a month is there.
    fn single(&self, date: Date, known_year: Option<i32>) -> String {
        let known = known_year == Some(date.year);
        let year = self.year_label(date.year);
        let text = match (date.month, date.day) {
            (Some(_), Some(_)) if known => self.day_in_year(date.first_day()),
            (Some(month), Some(day)) => {
                let month = self.month_name(month);
                self.dates.day.fill(&[("day", &day), ("month", &month), ("year", &year)])
            }
            (Some(month), None) if known => self.month_name(month).to_owned(),
            (Some(month), None) => {
                self.dates.month.fill(&[("month", &self.month_name(month)), ("year", &year)])
            }
            (None, _) => year,
        };
        match date.qualifier {
            Qualifier::Certain => text,
            Qualifier::Approximate => self.dates.approximate.fill(&[("date", &text)]),
            Qualifier::Uncertain | Qualifier::Both => self.dates.uncertain.fill(&[("date", &text)]),
        }
    }

    /// A date as it is known: "13. Februar 2025", "ein Dienstag im März 2025", "Anfang März 2025", "vor 2014".
    pub(in crate::render) fn date_label(
        &self,
        date: &Edtf,
        part: Option<MonthPart>,
        border: Option<Direction>,
    ) -> String {
        self.date_label_in(date, part, border, None)
    }

    /// The same where `known_year` is named elsewhere: "13. Februar", "Anfang März".
    pub(in crate::render) fn date_label_in(
        &self,
        date: &Edtf,
        part: Option<MonthPart>,
        border: Option<Direction>,
        known_year: Option<i32>,
    ) -> String {
        let label = match date {
            Edtf::Date(date) => self.single(*date, known_year),
            Edtf::Interval(start, end) => self.interval(*start, *end, known_year),
            Edtf::OneOf(days) => self.choice(days),
        };
        let label = match part {
            Some(MonthPart::Beginning) => self.dates.beginning.fill(&[("date", &label)]),
            Some(MonthPart::Middle) => self.dates.middle.fill(&[("date", &label)]),
            Some(MonthPart::End) => self.dates.end.fill(&[("date", &label)]),
            None => label,
        };
        match border {
            Some(Direction::Past) => self.dates.before.fill(&[("date", &label)]),
            Some(Direction::Future) => self.dates.after.fill(&[("date", &label)]),
            _ => label,
        }
    }

    fn interval(&self, start: Bound, end: Bound, known_year: Option<i32>) -> String {
        let single = |date: Date| self.single(date, known_year);
        match (start, end) {
            (Bound::Date(start), Bound::Date(end)) => {
                let (from, to) = (start.first_day(), end.first_day());
                let last = single(end);
                if start.day.is_none() || end.day.is_none() || from.year() != to.year() {
                    return self.dates.between.fill(&[("first", &single(start)), ("last", &last)]);
                }
                if from.month() == to.month() {
                    let first = self.day_in_month(from);
                    return self.dates.days_of_month.fill(&[("first", &first), ("last", &last)]);
                }
                self.dates.days_of_year.fill(&[("first", &self.day_in_year(from)), ("last", &last)])
            }
            (Bound::Date(start), Bound::Open) => self.dates.since.fill(&[("date", &single(start))]),
            (Bound::Date(start), Bound::Unknown) => self.dates.from.fill(&[("date", &single(start))]),
            (_, Bound::Date(end)) => self.dates.until.fill(&[("date", &single(end))]),
            _ => self.dates.unknown.clone(),
        }
    }

    /// "ein Dienstag im März 2025" where all days are one weekday of one month, else the days themselves.
    fn choice(&self, days: &[Date]) -> String {
        if let Some((weekday, month)) = weekday_of_month(days) {
            let (weekday, date) = (self.weekday_name(weekday), self.month_label(month));
            return self.dates.some_weekday_of_month.fill(&[("weekday", &weekday), ("date", &date)]);
        }
        let names = days.iter().map(|day| self.single(*day, None));
        let joined = names.reduce(|one, other| self.dates.or.fill(&[("one", &one), ("other", &other)]));
        joined.unwrap_or_default()
    }

    /// "ein Dienstag".
    pub(in crate::render) fn some_weekday(&self, weekday: Weekday) -> String {
        self.dates.some_weekday.fill(&[("weekday", &self.weekday_name(weekday))])
    }

    /// "im März", of a month that is all that is known.
    pub(in crate::render) fn within_month(&self, date: &str) -> String {
        self.dates.within_month.fill(&[("date", &date)])
    }

    /// "unbestimmt", of a date that cannot be told.
    pub(in crate::render) fn unknown_date(&self) -> String {
        self.dates.unknown.clone()
    }

    /// "Februar – März 2025": the year once where it is the same.
    pub(in crate::render) fn period(&self, first: &Edtf, last: &Edtf) -> String {
        let year = last.date().map(|date| date.year);
        let first = self.date_label_in(first, None, None, year);
        self.dash(&first, &self.date_label(last, None, None))
    }

    /// "Februar – März".
    pub(in crate::render) fn dash(&self, first: &str, last: &str) -> String {
        self.dates.dash.fill(&[("first", &first), ("last", &last)])
    }

    /// "Januar bis März 2025".
    pub(in crate::render) fn between(&self, first: &str, last: &str) -> String {
        self.dates.between.fill(&[("first", &first), ("last", &last)])
    }

    /// "am 13. Februar 2025", "im März 2025", "2025": when an article appeared.
    pub(in crate::render) fn published_label(&self, date: &Edtf) -> String {
        let label = self.date_label(date, None, None);
        let pattern = match date {
            Edtf::Date(single) if single.day.is_some() => &self.dates.published_on_day,
            Edtf::Date(single) if single.month.is_some() => &self.dates.published_in_month,
            Edtf::Date(_) => &self.dates.published_in_year,
            _ => return label,
        };
        pattern.fill(&[("date", &label)])
    }

    /// "Erschienen im Februar 2025".
    pub(in crate::render) fn published_note(&self, date: &Edtf) -> String {
        self.dates.published.fill(&[("when", &self.published_label(date))])
    }

    /// The date of an article in a list that names the year elsewhere: "6. Dezember", "März · ohne Tag".
    pub(in crate::render) fn dateline_label(&self, date: &Edtf, year: Option<i32>) -> String {
        let label = self.date_label_in(date, None, None, year);
        match date.date() {
            Some(single) if single.month.is_some() && single.day.is_none() => {
                self.dates.without_day.fill(&[("date", &label)])
            }
            _ => label,
        }
    }
}

/// The weekday and month, if all days are that weekday in that month.
pub(in crate::render) fn weekday_of_month(days: &[Date]) -> Option<(Weekday, Month)> {
    let first = days.first()?;
    let (weekday, month) = (first.weekday()?, Month::from(first.first_day()));
    let same = |day: &Date| day.weekday() == Some(weekday) && Month::from(day.first_day()) == month;
    (days.len() > 1 && days.iter().all(same)).then_some((weekday, month))
}
