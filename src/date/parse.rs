//! Reading EDTF: level 0 in full, of level 1 and 2 what Leporello itself writes, seasons, quarters and halves of a
//! year, and unspecified digits.

use std::str::FromStr;

use chrono::Datelike;

use super::stretch::months_of;
use super::{Bound, Date, Edtf, Qualifier};

/// Years beyond these are out of the calendar's reach.
const YEARS: std::ops::RangeInclusive<i32> = -200_000..=200_000;

/// Why a string is no date that Leporello takes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EdtfError {
    /// Nothing is written.
    #[error("there is no date")]
    Empty,
    /// Not the form of a date at all.
    #[error("not of the form YYYY, YYYY-MM or YYYY-MM-DD")]
    Form,
    /// A year of more than four digits without `Y` before it, or one beyond the calendar.
    #[error("a year has four digits; a longer one is written with `Y` before it")]
    Year,
    /// A month beyond 1–12.
    #[error("there is no month {0}")]
    Month(u8),
    /// A day that its month does not have.
    #[error("{0}")]
    Day(String),
    /// A time of day behind a day that is none.
    #[error("the time is not of the form hh:mm:ss")]
    Time,
    /// An interval without a date at either end.
    #[error("an interval needs a date at one end")]
    Endless,
    /// An interval that ends before it starts.
    #[error("the interval ends before it starts")]
    Backwards,
}

/// Reads a date, an interval or a set of dates.
///
/// # Errors
/// - nothing is written, or something that is not of the form of a date;
/// - a year, month, day or time of day that does not exist;
/// - an interval that ends before it starts, or has no date at either end.
///
/// # Example
/// ```
/// use leporello::date::Edtf;
/// for good in ["2025", "2025-03-11", "2025-03-11T10:00:00Z", "2021~", "../2014", "[2025-03-04,2025-03-11]", "Y12000"] {
///     assert!(good.parse::<Edtf>().is_ok(), "{good}");
/// }
/// for bad in ["", "2025-3-1", "2025-13", "2025-02-30", "12000", "11.3.2025", "2025-03-11/2025-03-01"] {
///     assert!(bad.parse::<Edtf>().is_err(), "{bad}");
/// }
/// ```
impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        if text.is_empty() {
            return Err(EdtfError::Empty);
        }
        if let Some(set) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let mut days = set.split(',').map(parse_date).collect::<Result<Vec<_>, _>>()?;
            days.sort();
            days.dedup();
            return Ok(Self::OneOf(days));
        }
        if let Some((start, end)) = text.split_once('/') {
            return match (parse_bound(start, false)?, parse_bound(end, true)?) {
                (Bound::Date(start), Bound::Date(end)) if end.last_day() < start.first_day() => {
                    Err(EdtfError::Backwards)
                }
                (start @ Bound::Date(_), end) | (start, end @ Bound::Date(_)) => {
                    Ok(Self::Interval(start, end))
                }
                _ => Err(EdtfError::Endless),
            };
        }
        if let Some((start, end)) = parse_stretch(text)? {
            return Ok(Self::Interval(Bound::Date(start), Bound::Date(end)));
        }
        parse_date(text).map(Self::Date)
    }
}

/// One end of an interval; a season at it counts with its first month or with its last.
fn parse_bound(text: &str, last: bool) -> Result<Bound, EdtfError> {
    match text {
        "" => Ok(Bound::Unknown),
        ".." => Ok(Bound::Open),
        _ => match parse_stretch(text)? {
            Some((start, end)) => Ok(Bound::Date(if last { end } else { start })),
            None => parse_date(text).map(Bound::Date),
        },
    }
}

/// The first and last month or year of `2025-21`, `199X`, `19XX`; `None` for other forms.
fn parse_stretch(text: &str) -> Result<Option<(Date, Date)>, EdtfError> {
    let (text, qualifier) = split_qualifier(text);
    let mark = |(start, end)| Some((Date { qualifier, ..start }, Date { qualifier, ..end }));
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let years = |known: &str, span: i32| {
        let first = i32::from(parse_digits::<u16>(known, known.len())?) * span;
        let (first, last) = if negative { (-(first + span - 1), -first) } else { (first, first + span - 1) };
        Ok(mark((Date::from_year(first), Date::from_year(last))))
    };
    if let Some(known) = digits.strip_suffix("XX").filter(|known| known.len() == 2) {
        return years(known, 100);
    }
    if let Some(known) = digits.strip_suffix('X').filter(|known| known.len() == 3 && !known.contains('-')) {
        return years(known, 10);
    }
    match digits.split_once('-') {
        Some((year, code)) if year.len() == 4 && code.len() == 2 => {
            let (Ok(year), Ok(code)) = (parse_digits::<u16>(year, 4), parse_digits::<u8>(code, 2)) else {
                return Ok(None);
            };
            let year = if negative { -i32::from(year) } else { i32::from(year) };
            Ok(months_of(year, code).filter(|_| !negative || year != 0).and_then(mark))
        }
        _ => Ok(None),
    }
}

fn split_qualifier(text: &str) -> (&str, Qualifier) {
    const QUALIFIERS: [(char, Qualifier); 3] =
        [('~', Qualifier::Approximate), ('?', Qualifier::Uncertain), ('%', Qualifier::Both)];
    QUALIFIERS
        .iter()
        .find_map(|&(mark, qualifier)| Some((text.strip_suffix(mark)?, qualifier)))
        .unwrap_or((text, Qualifier::Certain))
}

fn parse_date(text: &str) -> Result<Date, EdtfError> {
    if let Some((day, time)) = text.split_once('T') {
        // Level 0 also has date and time; Leporello keeps the day.
        let date = parse_qualified(day)?;
        let whole = date.day.is_some() && date.qualifier == Qualifier::Certain;
        return if whole && is_time(time) { Ok(date) } else { Err(EdtfError::Time) };
    }
    parse_qualified(text)
}

fn parse_qualified(text: &str) -> Result<Date, EdtfError> {
    let (text, qualifier) = split_qualifier(text);
    // `2025-XX-XX` says no more than `2025`, and `2025-03-XX` no more than `2025-03`.
    let known = text.strip_suffix("-XX").unwrap_or(text);
    let known = known.strip_suffix("-XX").unwrap_or(known);
    Ok(Date { qualifier, ..parse_bare(known)? })
}

fn parse_bare(text: &str) -> Result<Date, EdtfError> {
    if let Some(long) = text.strip_prefix('Y') {
        return parse_long_year(long).map(Date::from_year);
    }
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut parts = digits.split('-');
    let year = parts.next().unwrap_or_default();
    if year.len() > 4 && year.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EdtfError::Year);
    }
    let year = i32::from(parse_digits::<u16>(year, 4)?);
    if negative && year == 0 {
        return Err(EdtfError::Form);
    }
    let year = if negative { -year } else { year };
    let month = parts.next().map(|part| parse_digits::<u8>(part, 2)).transpose()?;
    let day = parts.next().map(|part| parse_digits::<u8>(part, 2)).transpose()?;
    if parts.next().is_some() {
        return Err(EdtfError::Form);
    }
    let Some(month) = month else { return Ok(Date::from_year(year)) };
    let whole = Date::from_month(year, month).ok_or(EdtfError::Month(month))?;
    match day {
        Some(day) => Date::from_day(year, month, day).ok_or_else(|| EdtfError::Day(explain_day(whole))),
        None => Ok(whole),
    }
}

/// Level 1: `Y` and a year of more than four digits.
fn parse_long_year(text: &str) -> Result<i32, EdtfError> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.len() < 5 || digits.starts_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EdtfError::Year);
    }
    text.parse().ok().filter(|year| YEARS.contains(year)).ok_or(EdtfError::Year)
}

fn parse_digits<T: FromStr>(text: &str, count: usize) -> Result<T, EdtfError> {
    if text.len() != count || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EdtfError::Form);
    }
    text.parse().map_err(|_| EdtfError::Form)
}

/// `hh:mm:ss`, perhaps with `Z`, `±hh` or `±hh:mm` behind it.
fn is_time(text: &str) -> bool {
    let Some((time, zone)) = text.split_at_checked(8) else { return false };
    let below = |part: &str, limit: u8| parse_digits::<u8>(part, 2).is_ok_and(|number| number < limit);
    let is_zone = |zone: &str| {
        zone.strip_prefix(['+', '-']).is_some_and(|offset| match offset.split_once(':') {
            Some((hours, minutes)) => below(hours, 24) && below(minutes, 60),
            None => below(offset, 24),
        })
    };
    let parts: Vec<&str> = time.split(':').collect();
    // A leap second is the 61st.
    matches!(parts[..], [hours, minutes, seconds] if below(hours, 24) && below(minutes, 60) && below(seconds, 61))
        && (zone.is_empty() || zone == "Z" || is_zone(zone))
}

fn explain_day(month: Date) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let last = month.last_day();
    format!("{} {} has {} days", NAMES[last.month0() as usize], month.year, last.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_says_why() {
        let reason = |text: &str| text.parse::<Edtf>().unwrap_err().to_string();
        assert_eq!(reason(""), "there is no date");
        assert_eq!(reason("2025-02-30"), "February 2025 has 28 days");
        assert_eq!(reason("2025-13"), "there is no month 13");
        assert_eq!(reason("10000"), "a year has four digits; a longer one is written with `Y` before it");
        assert_eq!(reason("2025-03-11T25:00:00"), "the time is not of the form hh:mm:ss");
        assert_eq!(reason("2025-03/2025-02"), "the interval ends before it starts");
        assert_eq!(reason("../.."), "an interval needs a date at one end");
        for text in [
            "2025-3-1",
            "--",
            "-",
            "2025-",
            "2025-03-11x",
            " 2025",
            "2025-03-11-01",
            "März 2025",
            "-0000",
            "[]",
            "~",
        ] {
            assert_eq!(reason(text), "not of the form YYYY, YYYY-MM or YYYY-MM-DD", "{text}");
        }
    }

    #[test]
    fn of_date_and_time_the_day_is_kept() {
        for text in [
            "2025-03-11T08:30:00",
            "2025-03-11T08:30:00Z",
            "2025-03-11T08:30:00+01:00",
            "2025-03-11T08:30:00-05",
        ] {
            assert_eq!(text.parse::<Edtf>().unwrap().to_string(), "2025-03-11");
        }
        for text in [
            "2025-03T08:30:00",
            "2025-03-11T",
            "2025-03-11T8:30",
            "2025-03-11T08:30:00ü",
            "2025-03-11~T08:30:00",
        ] {
            assert_eq!(text.parse::<Edtf>(), Err(EdtfError::Time), "{text}");
        }
    }
}
