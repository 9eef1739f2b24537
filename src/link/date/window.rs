//! The time in which an article may have appeared, and the day of a year that its words leave out.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::annotate::Tense;
use crate::date::Date;

/// The first and last day on which the article may have appeared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

/// The day of a year that is not named: the one that the tense asks for, or the nearest.
///
/// Writers add the year to a day that is long past or far ahead. So where the tense points further than eight months
/// and a day of two months at most lies the other way, both stay open, in calendar order.
pub(super) fn place_day(
    window: Window,
    month: u8,
    day: u8,
    weekday: Option<Weekday>,
    tense: Tense,
) -> Option<Vec<NaiveDate>> {
    let years = window.first.year().checked_sub(1)?..=window.last.year().checked_add(1)?;
    if years.end() - years.start() > 12 {
        return None;
    }
    let mut days: Vec<NaiveDate> =
        years.filter_map(|year| Date::from_day(year, month, day)).map(Date::first_day).collect();
    if days.iter().any(|day| Some(day.weekday()) == weekday) {
        days.retain(|day| Some(day.weekday()) == weekday);
    }
    nearest_of(window, &days, tense)
}

/// Of the days, one a year, the one that the tense asks for, or the nearest; two where both may be meant.
pub(super) fn nearest_of(window: Window, days: &[NaiveDate], tense: Tense) -> Option<Vec<NaiveDate>> {
    const NEAR: i64 = 62;
    const FAR: i64 = 240;
    let distance =
        |day: &NaiveDate| (window.first - *day).num_days().max((*day - window.last).num_days()).max(0);
    let fits = |day: &NaiveDate| match tense {
        Tense::Past => *day <= window.last,
        Tense::Future => *day >= window.first,
        Tense::Undecided => true,
    };
    let nearest = *days.iter().min_by_key(|day| distance(day))?;
    let wanted = days.iter().copied().filter(fits).min_by_key(distance).unwrap_or(nearest);
    if distance(&nearest) <= NEAR && distance(&wanted) > FAR {
        return Some(vec![wanted.min(nearest), wanted.max(nearest)]);
    }
    Some(vec![wanted])
}
