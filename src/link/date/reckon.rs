//! Reckoning one expression from its anchor.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Anchor;
use super::frame::Frame;
use super::window::{Window, place_day};
use crate::annotate::{Direction, Season, Tense, Timex, TimexValue};
use crate::date::{Bound, Date, Edtf};

/// The date of `timex` and its anchor.
pub(super) fn reckon(timex: &Timex, frame: &Frame, quoted: bool) -> (Option<Edtf>, Anchor) {
    use TimexValue::{
        Absolute, DayOfYear, Days, DaysOfYear, InYear, Iso, MonthOfYear, Months, Reference, Season, Weekday,
        Weekend, Weeks, Years,
    };
    let tense = timex.tense;
    let date = match &timex.value {
        Absolute(date) => return (Some(date.clone()), Anchor::Itself),
        Iso(_) | Reference(_) => None,
        Days(_) | Weeks(_) | Weekday { .. } | Weekend(_) if quoted => None,
        Weekday { weekday, direction } => return reckon_weekday(*weekday, *direction, tense, frame),
        Days(count) => frame.day().and_then(|day| shift(day, (*count).into())).map(single),
        Weeks(count) => frame
            .day()
            .and_then(|day| shift(monday(day), 7 * i64::from(*count)))
            .and_then(|first| Some(span(first, shift(first, 6)?))),
        Weekend(direction) => frame.day().and_then(|day| reckon_weekend(day, *direction, tense)),
        Months(count) => {
            frame.month().and_then(|(year, month)| month_on(year, month, *count)).map(Edtf::Date)
        }
        Years(count) => {
            frame.year().and_then(|year| year.checked_add(*count)).map(Date::from_year).map(Edtf::Date)
        }
        InYear { years, month, day } => frame.year().and_then(|year| {
            let year = year.checked_add(*years)?;
            match day {
                Some(day) => Date::from_day(year, *month, *day),
                None => Date::from_month(year, *month),
            }
            .map(Edtf::Date)
        }),
        DayOfYear { month, day, weekday } => frame
            .window
            .and_then(|window| place_day(window, *month, *day, *weekday, tense))
            .map(|days| match days[..] {
                [day] => single(day),
                _ => Edtf::OneOf(days.into_iter().map(Date::from).collect()),
            }),
        DaysOfYear { month, first, last } => frame.window.and_then(|window| {
            let &[first] = place_day(window, *month, *first, None, tense)?.as_slice() else { return None };
            Some(span(first, first.with_day(u32::from(*last))?))
        }),
        MonthOfYear { month, year: Some(year), .. } => {
            return (Date::from_month(*year, *month).map(Edtf::Date), Anchor::Itself);
        }
        MonthOfYear { month, year: None, direction } => {
            frame.window.and_then(|window| place_month(window, *month, *direction, tense)).map(Edtf::Date)
        }
        Season { season, year: Some(year), .. } => return (season_of(*season, *year), Anchor::Itself),
        Season { season, year: None, direction } => {
            frame.window.and_then(|window| place_season(window, *season, *direction, tense))
        }
    };
    let anchor = if date.is_some() { Anchor::Published } else { Anchor::Missing };
    (date, anchor)
}

/// The month of a year that is not named: the last one up to publication, unless the clause looks ahead.
fn place_month(window: Window, month: u8, direction: Option<Direction>, tense: Tense) -> Option<Date> {
    let count = |day: NaiveDate| day.year().checked_mul(12)?.checked_add(day.month0().cast_signed());
    let (first, last) = (count(window.first)?, count(window.last)?);
    let offset = i32::from(month) - 1;
    let up_to = |limit: i32| limit - (limit - offset).rem_euclid(12);
    let from = |limit: i32| limit + (offset - limit).rem_euclid(12);
    let months = match (direction, tense) {
        (Some(Direction::Past), _) => up_to(last - 1),
        (Some(Direction::Future), _) => from(first + 1),
        (Some(Direction::This), _) => window.last.year() * 12 + offset,
        (None, Tense::Future) => from(first),
        (None, _) => up_to(last),
    };
    Date::from_month(months.div_euclid(12), month)
}

fn place_season(window: Window, season: Season, direction: Option<Direction>, tense: Tense) -> Option<Edtf> {
    if season == Season::Winter {
        return None;
    }
    let first = place_month(window, first_month(season), direction, tense)?;
    let year = match (direction, tense) {
        // A season that has begun, or that is to come in the same year, needs no other year.
        (None, Tense::Undecided | Tense::Future) => {
            let ended = window.first.month() > u32::from(first_month(season)) + 2;
            if tense == Tense::Future && ended { first.year } else { window.last.year() }
        }
        _ => first.year,
    };
    season_of(season, year)
}

fn first_month(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// The three months of a season; a winter lies in two years, and which is meant is open.
fn season_of(season: Season, year: i32) -> Option<Edtf> {
    if season == Season::Winter {
        return None;
    }
    let first = first_month(season);
    let (start, end) = (Date::from_month(year, first)?, Date::from_month(year, first + 2)?);
    Some(Edtf::Interval(Bound::Date(start), Bound::Date(end)))
}

fn reckon_weekday(
    weekday: Weekday,
    direction: Option<Direction>,
    tense: Tense,
    frame: &Frame,
) -> (Option<Edtf>, Anchor) {
    if let Some(day) = frame.day() {
        let date = match (direction, tense) {
            (Some(Direction::Past), _) => nearest_before(day, weekday, 1),
            (Some(Direction::Future), _) => nearest_after(day, weekday, 1),
            (_, Tense::Future) => nearest_after(day, weekday, 0),
            (Some(Direction::This), Tense::Undecided) => {
                shift(monday(day), weekday.num_days_from_monday().into())
            }
            (_, Tense::Past | Tense::Undecided) => nearest_before(day, weekday, 0),
        };
        return (date.map(single), Anchor::Published);
    }
    if let Some((index, day)) = frame.anchor() {
        let date = match (direction, tense) {
            (Some(Direction::Past), _) => nearest_before(day, weekday, 1).map(single),
            (Some(Direction::Future), _) => nearest_after(day, weekday, 1).map(single),
            _ if day.weekday() == weekday => Some(single(day)),
            (_, Tense::Past) => nearest_before(day, weekday, 0).map(single),
            (_, Tense::Future) => nearest_after(day, weekday, 0).map(single),
            (_, Tense::Undecided) => nearest_before(day, weekday, 0)
                .zip(nearest_after(day, weekday, 0))
                .map(|(before, after)| Edtf::OneOf(vec![before.into(), after.into()])),
        };
        return (date, Anchor::Timex(index));
    }
    let (Some(window), Some(_)) = (frame.window, frame.month()) else { return (None, Anchor::Missing) };
    let (first, last) = match direction {
        None | Some(Direction::This) => (Some(window.first), Some(window.last)),
        Some(Direction::Past) => (shift(window.first, -7), shift(window.last, -1)),
        Some(Direction::Future) => (shift(window.first, 1), shift(window.last, 7)),
    };
    let days: Option<Vec<Date>> = first.zip(last).map(|(first, last)| {
        first
            .iter_days()
            .take_while(|day| *day <= last)
            .filter(|day| day.weekday() == weekday)
            .map(Date::from)
            .collect()
    });
    (days.map(Edtf::OneOf), Anchor::Published)
}

/// The last such weekday, at least `least` days before `day`.
fn nearest_before(day: NaiveDate, weekday: Weekday, least: i64) -> Option<NaiveDate> {
    let back = i64::from(day.weekday().days_since(weekday));
    shift(day, -(if back < least { back + 7 } else { back }))
}

/// The next such weekday, at least `least` days after `day`.
fn nearest_after(day: NaiveDate, weekday: Weekday, least: i64) -> Option<NaiveDate> {
    let on = i64::from(weekday.days_since(day.weekday()));
    shift(day, if on < least { on + 7 } else { on })
}

/// Saturday and Sunday: of this week or the last one, as direction and tense say.
fn reckon_weekend(day: NaiveDate, direction: Option<Direction>, tense: Tense) -> Option<Edtf> {
    let this = shift(monday(day), 5)?;
    let begun = day >= this;
    let saturday = match (direction, tense) {
        (Some(Direction::This), _) | (None, Tense::Future) => this,
        (Some(Direction::Future), _) => {
            if begun {
                shift(this, 7)?
            } else {
                this
            }
        }
        (Some(Direction::Past), _) => shift(this, -7)?,
        (None, _) => {
            if begun {
                this
            } else {
                shift(this, -7)?
            }
        }
    };
    Some(span(saturday, shift(saturday, 1)?))
}

fn month_on(year: i32, month: u8, count: i32) -> Option<Date> {
    let months = year.checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_add(count)?;
    Date::from_month(months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?)
}

fn monday(day: NaiveDate) -> NaiveDate {
    shift(day, -i64::from(day.weekday().num_days_from_monday())).unwrap_or(day)
}

fn shift(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

fn single(day: NaiveDate) -> Edtf {
    Edtf::Date(day.into())
}

fn span(first: NaiveDate, last: NaiveDate) -> Edtf {
    Edtf::Interval(Bound::Date(first.into()), Bound::Date(last.into()))
}
