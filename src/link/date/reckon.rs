//! Reckoning one expression from its anchor.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::feast::{days_of, place_feast};
use super::frame::Frame;
use super::window::{Window, place_day};
use super::{Anchor, Side, Step};
use crate::annotate::{CalendarUnit, Direction, Season, Tense, Timex, TimexValue, YearPart};
use crate::date::{Bound, Date, Edtf};

/// What an expression was found to mean, from where, and by which step.
pub(super) type Reckoned = (Edtf, Anchor, Step);

/// Whose words an expression stands in, and from which day they count.
#[derive(Clone, Copy)]
pub(super) enum Voice {
    /// The author's: from publication.
    Author,
    /// Those of a quotation; nobody says when they were spoken.
    Unknown,
    /// Those of a quotation spoken on the day that the expression of this index names.
    Spoken(usize, NaiveDate),
}

/// The date of the expression `timex`, whose index is `index`.
pub(super) fn reckon(timex: &Timex, index: usize, frame: &Frame, voice: Voice) -> Option<Reckoned> {
    use TimexValue::{
        Absolute, Centuries, Clock, DayOfYear, Days, DaysOfYear, Feast, FiscalYear, InYear, Iso, Later,
        MonthOfYear, Months, Reference, Season, Weekday, WeekdayIn, WeekdayOfWeek, Weekend, Weeks, YearPart,
        Years,
    };
    let tense = timex.tense;
    let (day, anchor) = match voice {
        Voice::Author => (frame.day(), Anchor::Published),
        Voice::Unknown => (None, Anchor::Missing),
        Voice::Spoken(index, day) => (Some(day), Anchor::Timex(index)),
    };
    let named = |date| Some((date, Anchor::Itself, Step::Named));
    let published = |date, step| Some((date, Anchor::Published, step));
    let year = |count: i32| frame.year()?.checked_add(count);
    match &timex.value {
        Absolute(date) => named(date.clone()),
        Iso(_) | Reference(_) | Clock { .. } | Later { .. } | FiscalYear(_) => None,
        Weekday { weekday, direction } => match voice {
            Voice::Author => reckon_weekday(*weekday, *direction, tense, frame, index),
            Voice::Unknown | Voice::Spoken(..) => {
                let (date, side) = weekday_from(day?, *weekday, *direction, tense)?;
                Some((single(date), anchor, Step::Weekday { weekday: *weekday, side }))
            }
        },
        WeekdayOfWeek { weekday, weeks } => reckon_far_weekday(day?, *weekday, *weeks, true, anchor),
        WeekdayIn { weekday, weeks } => reckon_far_weekday(day?, *weekday, *weeks, false, anchor),
        Days(count) => Some((single(shift(day?, (*count).into())?), anchor, Step::Days(*count))),
        Weeks(count) => Some((week_from(day?, *count)?, anchor, Step::Weeks(*count))),
        Weekend(direction) => {
            let (date, side) = reckon_weekend(day?, *direction, tense)?;
            Some((date, anchor, Step::Weekend(side)))
        }
        Months(count) => {
            let (year, month) = frame.month()?;
            published(Edtf::Date(month_on(year, month, *count)?), Step::Months(*count))
        }
        Years(count) => published(Edtf::Date(Date::from_year(year(*count)?)), Step::Years(*count)),
        Centuries(count) => {
            let (first, last) = century_on(year(0)?, *count)?;
            published(Edtf::Interval(Bound::Date(first), Bound::Date(last)), Step::Centuries(*count))
        }
        InYear { years, month, day } => {
            let date = match day {
                Some(day) => Date::from_day(year(*years)?, *month, *day),
                None => Date::from_month(year(*years)?, *month),
            };
            published(Edtf::Date(date?), Step::Years(*years))
        }
        DayOfYear { month, day, weekday } => {
            let days = place_day(frame.window?, *month, *day, *weekday, tense)?;
            let date = match days[..] {
                [day] => single(day),
                _ => Edtf::OneOf(days.into_iter().map(Date::from).collect()),
            };
            published(date, Step::YearLeftOut { tense, direction: None })
        }
        DaysOfYear { month, first, last } => {
            let &[first] = place_day(frame.window?, *month, *first, None, tense)?.as_slice() else {
                return None;
            };
            let date = span(first, first.with_day(u32::from(*last))?);
            published(date, Step::YearLeftOut { tense, direction: None })
        }
        MonthOfYear { month, year: Some(year), .. } => named(Edtf::Date(Date::from_month(*year, *month)?)),
        MonthOfYear { month, year: None, direction } => {
            let date = place_month(frame.window?, *month, *direction, tense)?;
            published(Edtf::Date(date), Step::YearLeftOut { tense, direction: *direction })
        }
        Season { season, year: Some(year), .. } => named(season_of(*season, *year)?),
        Season { season, year: None, direction } => {
            let date = place_season(frame.window?, *season, *direction, tense)?;
            published(date, Step::YearLeftOut { tense, direction: *direction })
        }
        Feast { feast, year: Some(year), .. } => {
            let (first, last) = days_of(*feast, *year)?;
            Some((one_or_span(first, last), Anchor::Itself, Step::Feast))
        }
        Feast { feast, year: None, direction } => {
            let date = match place_feast(frame.window?, *feast, *direction, tense)?[..] {
                [(first, last)] => one_or_span(first, last),
                [(one, one_last), (two, two_last)] if one == one_last && two == two_last => {
                    Edtf::OneOf(vec![one.into(), two.into()])
                }
                _ => return None,
            };
            published(date, Step::YearLeftOut { tense, direction: *direction })
        }
        YearPart { part, year: Some(year), .. } => named(part_of_year(*part, *year)?),
        YearPart { part, in_year: Some(years), .. } => {
            published(part_of_year(*part, year(*years)?)?, Step::Years(*years))
        }
        YearPart { part, direction, .. } => {
            let (first, length) = months_of(*part);
            let year = place_months(frame.window?, first, length, *direction, tense)?;
            published(part_of_year(*part, year)?, Step::YearLeftOut { tense, direction: *direction })
        }
    }
}

/// The date of an expression that hangs on another one, which means `context`: "um 20 Uhr", "zwei Tage zuvor", "5. Oktober" behind "1910".
pub(super) fn reckon_later(value: &TimexValue, context: &Edtf) -> Option<(Edtf, Step)> {
    let (unit, count) = match value {
        TimexValue::DayOfYear { month, day, .. } => {
            let date = Date::from_day(context.date()?.year, *month, *day)?;
            return Some((Edtf::Date(date), Step::InYear));
        }
        TimexValue::MonthOfYear { month, .. } => {
            let date = Date::from_month(context.date()?.year, *month)?;
            return Some((Edtf::Date(date), Step::InYear));
        }
        TimexValue::Clock { .. } => (CalendarUnit::Day, 0),
        TimexValue::Later { unit, count } => (*unit, *count),
        _ => return None,
    };
    let day = || context.day().map(Date::first_day);
    Some(match unit {
        CalendarUnit::Day if count == 0 => (single(day()?), Step::SameDay),
        CalendarUnit::Day => (single(shift(day()?, count.into())?), Step::Days(count)),
        CalendarUnit::Week => (week_from(day()?, count)?, Step::Weeks(count)),
        CalendarUnit::Month => {
            let date = context.date()?;
            (Edtf::Date(month_on(date.year, date.month?, count)?), Step::Months(count))
        }
        CalendarUnit::Year => {
            let year = context.date()?.year.checked_add(count)?;
            (Edtf::Date(Date::from_year(year)), Step::Years(count))
        }
    })
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

/// The year of a stretch of months: the last that has begun, or, where the clause looks ahead, the first that has
/// not ended.
fn place_months(
    window: Window,
    first: u8,
    length: u8,
    direction: Option<Direction>,
    tense: Tense,
) -> Option<i32> {
    let year = window.last.year();
    let begun = window.last.month() >= u32::from(first);
    let ended = window.first.month() >= u32::from(first + length);
    match (direction, tense) {
        (Some(Direction::This), _) => Some(year),
        (Some(Direction::Past), _) => {
            if ended {
                Some(year)
            } else {
                year.checked_sub(1)
            }
        }
        (Some(Direction::Future), _) => {
            if begun {
                year.checked_add(1)
            } else {
                Some(year)
            }
        }
        (None, Tense::Future) => {
            if ended {
                window.first.year().checked_add(1)
            } else {
                Some(window.first.year())
            }
        }
        (None, _) => {
            if begun {
                Some(year)
            } else {
                year.checked_sub(1)
            }
        }
    }
}

/// First month and length.
fn months_of(part: YearPart) -> (u8, u8) {
    match part {
        YearPart::Quarter(number) => (3 * number - 2, 3),
        YearPart::Half(number) => (6 * number - 5, 6),
    }
}

fn part_of_year(part: YearPart, year: i32) -> Option<Edtf> {
    let (first, length) = months_of(part);
    let (start, end) = (Date::from_month(year, first)?, Date::from_month(year, first + length - 1)?);
    Some(Edtf::Interval(Bound::Date(start), Bound::Date(end)))
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
    index: usize,
) -> Option<Reckoned> {
    let step = |side| Step::Weekday { weekday, side };
    if let Some(day) = frame.day() {
        let (date, side) = weekday_from(day, weekday, direction, tense)?;
        return Some((single(date), Anchor::Published, step(side)));
    }
    if let Some((index, day)) = frame.anchor(index) {
        let (date, side) = match (direction, tense) {
            (Some(Direction::Past), _) => (single(nearest_before(day, weekday, 1)?), Side::Before),
            (Some(Direction::Future), _) => (single(nearest_after(day, weekday, 1)?), Side::After),
            _ if day.weekday() == weekday => (single(day), Side::UpTo),
            (_, Tense::Past) => (single(nearest_before(day, weekday, 0)?), Side::UpTo),
            (_, Tense::Future) => (single(nearest_after(day, weekday, 0)?), Side::From),
            (_, Tense::Undecided) => {
                let (before, after) = (nearest_before(day, weekday, 0)?, nearest_after(day, weekday, 0)?);
                (Edtf::OneOf(vec![before.into(), after.into()]), Side::Either)
            }
        };
        return Some((date, Anchor::Timex(index), step(side)));
    }
    let window = frame.window.filter(|_| frame.month().is_some())?;
    let (first, last) = match direction {
        None | Some(Direction::This) => (window.first, window.last),
        Some(Direction::Past) => (shift(window.first, -7)?, shift(window.last, -1)?),
        Some(Direction::Future) => (shift(window.first, 1)?, shift(window.last, 7)?),
    };
    let days = first.iter_days().take_while(|day| *day <= last).filter(|day| day.weekday() == weekday);
    let days: Vec<Date> = days.map(Date::from).collect();
    // A time of publication that has no such weekday, or only one, is too short to say that the weekday lies in it.
    (days.len() > 1).then(|| (Edtf::OneOf(days), Anchor::Published, step(Side::Within)))
}

/// The weekday that direction and tense ask for, from a known day.
fn weekday_from(
    day: NaiveDate,
    weekday: Weekday,
    direction: Option<Direction>,
    tense: Tense,
) -> Option<(NaiveDate, Side)> {
    Some(match (direction, tense) {
        (Some(Direction::Past), _) => (nearest_before(day, weekday, 1)?, Side::Before),
        (Some(Direction::Future), _) => (nearest_after(day, weekday, 1)?, Side::After),
        (_, Tense::Future) => (nearest_after(day, weekday, 0)?, Side::From),
        (Some(Direction::This), Tense::Undecided) => {
            (shift(monday(day), weekday.num_days_from_monday().into())?, Side::SameWeek)
        }
        (_, Tense::Past | Tense::Undecided) => (nearest_before(day, weekday, 0)?, Side::UpTo),
    })
}

/// A weekday of the week so far from that of `day`, or so many weeks behind the nearest such weekday.
fn reckon_far_weekday(
    day: NaiveDate,
    weekday: Weekday,
    weeks: i32,
    of_week: bool,
    anchor: Anchor,
) -> Option<Reckoned> {
    let near = match (of_week, weeks) {
        (true, _) => shift(monday(day), weekday.num_days_from_monday().into())?,
        (false, ..0) => nearest_before(day, weekday, 0)?,
        (false, _) => nearest_after(day, weekday, 0)?,
    };
    let found = shift(near, 7 * i64::from(weeks))?;
    Some((single(found), anchor, Step::Days(i32::try_from((found - day).num_days()).ok()?)))
}

/// First and last year of the century so far from that of `year`.
fn century_on(year: i32, count: i32) -> Option<(Date, Date)> {
    let first = year.checked_sub(1)?.div_euclid(100).checked_add(count)?.checked_mul(100)?.checked_add(1)?;
    Some((Date::from_year(first), Date::from_year(first.checked_add(99)?)))
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
fn reckon_weekend(day: NaiveDate, direction: Option<Direction>, tense: Tense) -> Option<(Edtf, Side)> {
    let this = shift(monday(day), 5)?;
    let begun = day >= this;
    let (saturday, side) = match (direction, tense) {
        (Some(Direction::This), _) => (this, Side::SameWeek),
        (None, Tense::Future) => (this, Side::From),
        (Some(Direction::Future), _) if begun => (shift(this, 7)?, Side::After),
        (Some(Direction::Future), _) => (this, Side::After),
        (Some(Direction::Past), _) => (shift(this, -7)?, Side::Before),
        (None, _) if begun => (this, Side::UpTo),
        (None, _) => (shift(this, -7)?, Side::UpTo),
    };
    Some((span(saturday, shift(saturday, 1)?), side))
}

fn week_from(day: NaiveDate, count: i32) -> Option<Edtf> {
    let first = shift(monday(day), 7 * i64::from(count))?;
    Some(span(first, shift(first, 6)?))
}

fn one_or_span(first: NaiveDate, last: NaiveDate) -> Edtf {
    if first == last { single(first) } else { span(first, last) }
}

fn month_on(year: i32, month: u8, count: i32) -> Option<Date> {
    let months = year.checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_add(count)?;
    Date::from_month(months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?)
}

fn monday(day: NaiveDate) -> NaiveDate {
    shift(day, -i64::from(day.weekday().num_days_from_monday())).unwrap_or(day)
}

pub(super) fn shift(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

fn single(day: NaiveDate) -> Edtf {
    Edtf::Date(day.into())
}

fn span(first: NaiveDate, last: NaiveDate) -> Edtf {
    Edtf::Interval(Bound::Date(first.into()), Bound::Date(last.into()))
}
