//! The days of feasts, by their rules.

use chrono::{Datelike, NaiveDate, Weekday};

use super::reckon::shift;
use super::window::{Window, nearest_of};
use crate::annotate::{Direction, Feast, Tense};
use crate::date::{Date, easter_sunday};

/// The first and last day of a feast in a year; for a feast that spans New Year, the year in which it begins.
pub(super) fn days_of(feast: Feast, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let (first, length) = match feast {
        Feast::Fixed { month, day, length } => (Date::from_day(year, month, day)?.first_day(), length),
        Feast::Easter { offset, length } => (shift(easter_sunday(year)?, offset.into())?, length),
        Feast::Weekday { month, weekday, number: 0 } => {
            let last = Date::from_month(year, month)?.last_day();
            (shift(last, -i64::from(last.weekday().days_since(weekday)))?, 1)
        }
        Feast::Weekday { month, weekday, number } => {
            let first = Date::from_day(year, month, 1)?.first_day();
            let ahead = i64::from(weekday.days_since(first.weekday()));
            (shift(first, ahead + 7 * (i64::from(number) - 1))?, 1)
        }
        Feast::Advent(weeks) => {
            let eve = Date::from_day(year, 12, 24)?.first_day();
            let fourth = shift(eve, -i64::from(eve.weekday().days_since(Weekday::Sun)))?;
            (shift(fourth, -7 * (i64::from(weeks) - 1))?, 1)
        }
    };
    Some((first, shift(first, i64::from(length.max(1)) - 1)?))
}

/// The feast of a year that is not named: as `place_day` in `window.rs` places a day.
pub(super) fn place_feast(
    window: Window,
    feast: Feast,
    direction: Option<Direction>,
    tense: Tense,
) -> Option<Vec<(NaiveDate, NaiveDate)>> {
    let years = window.first.year().checked_sub(1)?..=window.last.year().checked_add(1)?;
    if years.end() - years.start() > 12 {
        return None;
    }
    let mut days: Vec<_> = years.filter_map(|year| days_of(feast, year)).collect();
    match direction {
        Some(Direction::Past) => {
            return days.into_iter().rev().find(|(_, last)| *last < window.first).map(|days| vec![days]);
        }
        Some(Direction::Future) => {
            return days.into_iter().find(|(first, _)| *first > window.last).map(|days| vec![days]);
        }
        Some(Direction::This) => {
            days.retain(|(first, _)| first.year() == window.last.year());
            return days.first().map(|&days| vec![days]);
        }
        None => {}
    }
    let firsts: Vec<NaiveDate> = days.iter().map(|(first, _)| *first).collect();
    let chosen = nearest_of(window, &firsts, tense)?;
    days.retain(|(first, _)| chosen.contains(first));
    Some(days)
}
