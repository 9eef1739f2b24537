//! Reading EDTF: level 0 in full, of level 1 and 2 what Leporello itself writes.

use std::str::FromStr;

use super::{Bound, Date, Edtf, Qualifier};

/// Why a string is no date that Leporello takes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EdtfError {
    /// Not the form of a date at all.
    #[error("not of the form YYYY, YYYY-MM or YYYY-MM-DD")]
    Form,
    /// A month beyond 1–12.
    #[error("there is no month {0}")]
    Month(u8),
    /// A day that its month does not have.
    #[error("{0}")]
    Day(String),
    /// An interval that ends before it starts.
    #[error("the interval ends before it starts")]
    Backwards,
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        if let Some(set) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let days = set.split(',').map(parse_date).collect::<Result<Vec<_>, _>>()?;
            return Ok(Self::OneOf(days));
        }
        if let Some((start, end)) = text.split_once('/') {
            let (start, end) = (parse_bound(start)?, parse_bound(end)?);
            if let (Bound::Date(first), Bound::Date(last)) = (start, end)
                && last.last_day() < first.first_day()
            {
                return Err(EdtfError::Backwards);
            }
            return Ok(Self::Interval(start, end));
        }
        parse_date(text).map(Self::Date)
    }
}

fn parse_bound(text: &str) -> Result<Bound, EdtfError> {
    match text {
        "" => Ok(Bound::Unknown),
        ".." => Ok(Bound::Open),
        _ => parse_date(text).map(Bound::Date),
    }
}

fn parse_date(text: &str) -> Result<Date, EdtfError> {
    let (text, qualifier) = match text.char_indices().next_back() {
        Some((cut, '~')) => (&text[..cut], Qualifier::Approximate),
        Some((cut, '?')) => (&text[..cut], Qualifier::Uncertain),
        Some((cut, '%')) => (&text[..cut], Qualifier::Both),
        _ => (text, Qualifier::Certain),
    };
    // Level 0 also has date and time; Leporello keeps the day.
    let text = text.split_once('T').map_or(text, |(day, _)| day);
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut parts = digits.split('-');
    let year = parse_digits(parts.next().unwrap_or_default(), 4)?;
    let year = i32::from(year) * if negative { -1 } else { 1 };
    let month = parts.next().map(|part| parse_digits(part, 2)).transpose()?;
    let day = parts.next().map(|part| parse_digits(part, 2)).transpose()?;
    if parts.next().is_some() {
        return Err(EdtfError::Form);
    }
    let narrow = |number: u16| u8::try_from(number).map_err(|_| EdtfError::Form);
    let (month, day) = (month.map(narrow).transpose()?, day.map(narrow).transpose()?);
    let date = match (month, day) {
        (None, _) => Date::from_year(year),
        (Some(month), None) => Date::from_month(year, month).ok_or(EdtfError::Month(month))?,
        (Some(month), Some(day)) => {
            let whole = Date::from_month(year, month).ok_or(EdtfError::Month(month))?;
            Date::from_day(year, month, day).ok_or_else(|| EdtfError::Day(explain_day(whole)))?
        }
    };
    Ok(Date { qualifier, ..date })
}

fn parse_digits(text: &str, count: usize) -> Result<u16, EdtfError> {
    if text.len() != count || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EdtfError::Form);
    }
    text.parse().map_err(|_| EdtfError::Form)
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
    use chrono::Datelike;
    let last = month.last_day();
    format!("{} {} has {} days", NAMES[last.month0() as usize], month.year, last.day())
}
