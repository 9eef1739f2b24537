//! GROUND: calendar dates that keep their precision, as EDTF (ISO 8601-2:2019) writes them.
//!
//! What is known is kept and nothing is added: a month stays a month, "a Tuesday in March 2025" stays a choice
//! of four days.

mod easter;
mod parse;
mod print;
mod stretch;

pub use easter::easter_sunday;
pub use parse::EdtfError;
pub use stretch::Stretch;

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A date of year, month or day precision, perhaps qualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// Astronomical year: 0 is 1 BC.
    pub year: i32,
    /// 1–12.
    pub month: Option<u8>,
    /// 1–31, only with a month.
    pub day: Option<u8>,
    /// EDTF level 1 qualifier of the whole date.
    pub qualifier: Qualifier,
}

/// EDTF level 1 qualifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Qualifier {
    /// As written.
    #[default]
    Certain,
    /// `~`: approximately.
    Approximate,
    /// `?`: the source is in doubt.
    Uncertain,
    /// `%`: both.
    Both,
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Bound {
    /// This date.
    Date(Date),
    /// `..`: there is no end.
    Open,
    /// Nothing written: the end is not known.
    Unknown,
}

/// A date as far as it is known.
///
/// Dates are ordered by the first day that they may mean; of two that begin together, the longer comes first. A
/// start that is open or unknown comes before all.
///
/// # Example
/// ```
/// use leporello::date::Edtf;
/// let published: Edtf = "2025-03".parse().unwrap();
/// assert_eq!(published.to_string(), "2025-03");
/// assert!(published.day().is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edtf {
    /// A year, month or day.
    Date(Date),
    /// `start/end`.
    Interval(Bound, Bound),
    /// `[a,b,…]`: one of these, in calendar order.
    OneOf(Vec<Date>),
}

/// The steps by which a date can be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Precision {
    /// The year only.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

impl Date {
    /// A day; `None` if the calendar has no such day.
    pub fn from_day(year: i32, month: u8, day: u8) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?;
        Some(Self { year, month: Some(month), day: Some(day), qualifier: Qualifier::Certain })
    }

    /// A month; `None` unless `month` is 1–12.
    pub fn from_month(year: i32, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self {
            year,
            month: Some(month),
            day: None,
            qualifier: Qualifier::Certain,
        })
    }

    /// A year.
    pub fn from_year(year: i32) -> Self {
        Self { year, month: None, day: None, qualifier: Qualifier::Certain }
    }

    /// How precisely the date is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (None, _) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
        }
    }

    /// The first day that the date may mean.
    pub fn first_day(self) -> NaiveDate {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        NaiveDate::from_ymd_opt(self.year, u32::from(month), u32::from(day)).unwrap_or(NaiveDate::MIN)
    }

    /// The last day that the date may mean.
    pub fn last_day(self) -> NaiveDate {
        if self.day.is_some() {
            return self.first_day();
        }
        let month = self.month.unwrap_or(12);
        let next =
            if month == 12 { (self.year.saturating_add(1), 1) } else { (self.year, u32::from(month) + 1) };
        NaiveDate::from_ymd_opt(next.0, next.1, 1)
            .and_then(|first| first.pred_opt())
            .unwrap_or(NaiveDate::MAX)
    }

    /// The weekday, if the date is a day.
    pub fn weekday(self) -> Option<Weekday> {
        self.day.map(|_| self.first_day().weekday())
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self {
            year: day.year(),
            month: u8::try_from(day.month()).ok(),
            day: u8::try_from(day.day()).ok(),
            qualifier: Qualifier::Certain,
        }
    }
}

impl Edtf {
    /// The day, where exactly one is meant and nothing qualifies it.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Date(date) if date.day.is_some() && date.qualifier == Qualifier::Certain => Some(*date),
            _ => None,
        }
    }

    /// The year, month or day, where it is a single one.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The first day that may be meant; `None` when the start is open or unknown.
    pub fn first_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(date.first_day()),
            Self::Interval(Bound::Date(start), _) => Some(start.first_day()),
            Self::Interval(..) => None,
            Self::OneOf(days) => days.first().map(|day| day.first_day()),
        }
    }

    /// The last day that may be meant; `None` when the end is open or unknown.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(date.last_day()),
            Self::Interval(_, Bound::Date(end)) => Some(end.last_day()),
            Self::Interval(..) => None,
            Self::OneOf(days) => days.last().map(|day| day.last_day()),
        }
    }

    /// Whether the two may mean a common day. An end that is open or unknown has no limit.
    ///
    /// # Example
    /// ```
    /// use leporello::date::Edtf;
    /// let [march, day, before]: [Edtf; 3] = ["2025-03", "2025-03-11", "../2014"].map(|text| text.parse().unwrap());
    /// assert!(march.overlaps(&day));
    /// assert!(!before.overlaps(&day));
    /// ```
    pub fn overlaps(&self, other: &Self) -> bool {
        self.stretches().any(|(first, last)| {
            other.stretches().any(|(other_first, other_last)| first <= other_last && other_first <= last)
        })
    }

    /// The stretches of days that may be meant.
    fn stretches(&self) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
        let days: &[Date] = match self {
            Self::OneOf(days) => days,
            Self::Date(_) | Self::Interval(..) => &[],
        };
        let whole = (!matches!(self, Self::OneOf(_)))
            .then(|| (self.first_day().unwrap_or(NaiveDate::MIN), self.last_day().unwrap_or(NaiveDate::MAX)));
        days.iter().map(|day| (day.first_day(), day.last_day())).chain(whole)
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        // Sorted together, most dates stand beside their like.
        if self == other {
            return Ordering::Equal;
        }
        let last = |date: &Self| date.last_day().unwrap_or(NaiveDate::MAX);
        let rank = |date: &Self| match date {
            Self::Date(_) => 0,
            Self::Interval(..) => 1,
            Self::OneOf(_) => 2,
        };
        self.first_day()
            .cmp(&other.first_day())
            .then_with(|| last(other).cmp(&last(self)))
            .then_with(|| rank(self).cmp(&rank(other)))
            .then_with(|| match (self, other) {
                (Self::Date(one), Self::Date(two)) => one.cmp(two),
                (Self::Interval(start, end), Self::Interval(other_start, other_end)) => {
                    (start, end).cmp(&(other_start, other_end))
                }
                (Self::OneOf(days), Self::OneOf(others)) => days.cmp(others),
                _ => Ordering::Equal,
            })
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests;
