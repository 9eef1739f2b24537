//! Dates by number and name: "13. Februar 2025", "13.2.2025", "2025-02-13", "März 2025".

use super::super::{TimexRule, TimexValue};
use super::found::{Found, Tokens, interval};
use super::lexicon::{Lexeme, Number, Unit};
use super::token::{Gap, Token, TokenKind};
use super::year::year_at;
use crate::date::{Date, Edtf};

/// What tells "am 13.2." from other numbers.
const DAY_PREPOSITIONS: [&str; 9] = ["am", "vom", "zum", "den", "dem", "der", "ab", "bis", "seit"];

/// Months that may be names, and abbreviations.
const AMBIGUOUS: [&str; 16] = [
    "jan", "feb", "apr", "aug", "sept", "sep", "okt", "nov", "dez", "oct", "dec", "mai", "august", "april",
    "may", "mär",
];

/// What tells such a month from a name.
const MONTH_PREPOSITIONS: [&str; 21] = [
    "im", "ab", "seit", "bis", "zum", "vom", "und", "oder", "diesen", "in", "since", "until", "from", "by",
    "of", "anfang", "ende", "mitte", "beginn", "early", "late",
];

/// "2025-02-13".
pub(super) fn match_iso_date(tokens: Tokens, at: usize) -> Option<Found> {
    let year = tokens.next_number(at, 4)?;
    for dash in [at + 1, at + 3] {
        if !(tokens.is_mark(dash, '-') && tokens.touches(dash) && tokens.touches(dash + 1)) {
            return None;
        }
    }
    let (month, day) = (tokens.next_number(at + 2, 2)?, tokens.next_number(at + 4, 2)?);
    let value = full_day(i32::from(year), month, day);
    Some(finish(at + 5, value, TimexRule::CalendarDate))
}

/// "13.2.2025", "13. 2. 2025", "13.02.25"; without its year only behind a preposition: "am 13.2.".
pub(super) fn match_dotted_date(tokens: Tokens, at: usize) -> Option<Found> {
    let day = tokens.small_number(at)?;
    let dotted = |index: usize| tokens.is_mark(index, '.') && tokens.touches(index);
    if !dotted(at + 1) || tokens.follows_number(at) {
        return None;
    }
    let month = tokens.small_number(at + 2)?;
    if !dotted(at + 3) {
        return None;
    }
    let whole = tokens.touches(at + 2);
    if let Some(token) = tokens.next(at + 4).filter(|token| token.kind == TokenKind::Number)
        && (token.gap == Gap::None || token.text.len() == 4)
    {
        let year = match token.text.len() {
            4 => i32::from(token.number()?),
            2 if whole => expand_year(token.number()?),
            _ => return None,
        };
        return Some(finish(at + 5, full_day(year, month, day), TimexRule::CalendarDate));
    }
    if !whole || !DAY_PREPOSITIONS.contains(&tokens.word_before(at)) {
        return None;
    }
    let value = yearless_day(month, day);
    Some(finish(at + 4, value, TimexRule::CalendarDate).with_article())
}

/// "13. Februar", "13. Februar 2025", "9. Mai dieses Jahres".
pub(super) fn match_named_date(tokens: Tokens, at: usize) -> Option<Found> {
    let (day, month_at) = tokens.ordinal(at)?;
    let Lexeme::Month(month) = tokens.lexeme(month_at) else { return None };
    let end = tokens.skip_abbreviation_dot(month_at);
    Some(finish_month(tokens, end, month, Some(day), TimexRule::CalendarDate).with_article())
}

/// "12./13. Februar" as one interval; of "3. bis 5. März" and "25. und 26. August" the first day.
pub(super) fn match_day_pair(tokens: Tokens, at: usize) -> Option<Found> {
    let (first, joint) = tokens.ordinal(at)?;
    let (last, month_at) = tokens.ordinal(joint + 1)?;
    let Lexeme::Month(month) = tokens.lexeme(month_at) else { return None };
    let end = tokens.skip_abbreviation_dot(month_at);
    let year = year_at(tokens, end);
    if tokens.is_mark(joint, '/') {
        let end = if year.is_some() { end + 1 } else { end };
        let value = match year {
            Some(year) => full_day(year, month.into(), first.into())
                .zip(full_day(year, month.into(), last.into()))
                .and_then(|(first, last)| join_days(&first, &last)),
            None if first < last => yearless_day(month.into(), first.into())
                .and(yearless_day(month.into(), last.into()))
                .map(|_| TimexValue::DaysOfYear { month, first, last }),
            None => None,
        };
        return Some(finish(end, value, TimexRule::DateRange));
    }
    if !(tokens.is_word(joint, &["bis", "und", "oder"])
        || ['-', '–'].iter().any(|&mark| tokens.is_mark(joint, mark)))
    {
        return None;
    }
    let found = finish_month(tokens, end, month, Some(first), TimexRule::DateRange);
    Some(Found { end: at + 2, ..found }.with_article())
}

/// "Donnerstag, 13. Februar", "Donnerstag, den 13. Februar 2025", "Donnerstag (13. Februar)".
pub(super) fn match_weekday_date(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Weekday(weekday, None) = tokens.lexeme_at(at) else { return None };
    let bracket = tokens.is_mark(at + 1, '(');
    let mut day_at = at + 1 + usize::from(bracket || tokens.is_mark(at + 1, ','));
    if tokens.is_word(day_at, &["den", "dem", "der"]) {
        day_at += 1;
    }
    let mut found = match_named_date(tokens, day_at).or_else(|| match_dotted_date(tokens, day_at))?;
    if bracket && tokens.is_mark(found.end, ')') {
        found.end += 1;
    }
    found.expression.as_mut()?.name_weekday(weekday);
    Some(found)
}

/// "März 2025", "Juni des vergangenen Jahres", "im Januar". "August" and "Mai" may be names: alone they need a preposition.
pub(super) fn match_month(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Month(month) = tokens.lexeme_at(at) else { return None };
    let end = tokens.skip_abbreviation_dot(at);
    let found = finish_month(tokens, end, month, None, TimexRule::MonthName);
    let lower = tokens.0[at].lower();
    let bare = found.end == at + 1
        || matches!(found.expression.as_ref()?.value, TimexValue::MonthOfYear { year: None, .. });
    if bare && AMBIGUOUS.contains(&lower) && !MONTH_PREPOSITIONS.contains(&tokens.word_before(at)) {
        return None;
    }
    Some(found.with_article())
}

/// "20. Jahrhundert", "neunziger Jahre", "1990er Jahre", "90er-Jahre".
pub(super) fn match_year_span(tokens: Tokens, at: usize) -> Option<Found> {
    if let Lexeme::WholeDecade(decade) = tokens.lexeme_at(at) {
        return Some(span_of_years(at + 1, 1900 + i32::from(decade), 10));
    }
    if let Lexeme::Decade(decade) = tokens.lexeme_at(at) {
        let years = matches!(tokens.lexeme(at + 1), Lexeme::Unit(Unit::Year, Number::Plural));
        return years.then(|| span_of_years(at + 2, 1900 + i32::from(decade), 10));
    }
    if let Some((number, end)) = tokens.ordinal(at)
        && matches!(tokens.lexeme(end), Lexeme::Unit(Unit::Century, _))
        && (1..=21).contains(&number)
    {
        return Some(span_of_years(end + 1, (i32::from(number) - 1) * 100 + 1, 100));
    }
    let number = tokens.0.get(at)?.number().filter(|number| number % 10 == 0)?;
    let tail = tokens.next(at + 1).filter(|token| token.gap == Gap::None)?;
    let end = match tail.lower() {
        "er-jahre" | "er-jahren" => at + 2,
        "er" if matches!(tokens.lexeme(at + 2), Lexeme::Unit(Unit::Year, Number::Plural)) => at + 3,
        "er" | "s" if number >= 1000 => at + 2,
        _ => return None,
    };
    let start = i32::from(number) + if number < 100 { 1900 } else { 0 };
    (number < 100 || (1500..2100).contains(&number)).then(|| span_of_years(end, start, 10))
}

/// "the 19th century", "the early 20th century".
pub(super) fn match_century(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at)?;
    let (number, next) = if let Lexeme::Ordinal(number) = token.lexeme() {
        (u16::from(number), at + 1)
    } else {
        let suffix = tokens.is_word(at + 1, &["st", "nd", "rd", "th"]) && tokens.touches(at + 1);
        (token.number().filter(|number| suffix && (1..=21).contains(number))?, at + 2)
    };
    let next = next + usize::from(tokens.is_mark(next, '-'));
    let century = matches!(tokens.lexeme(next), Lexeme::Unit(Unit::Century, Number::Singular));
    let first = (i32::from(number) - 1) * 100 + 1;
    century.then(|| {
        Found::date(next + 1, super::found::years(first, first + 99), TimexRule::YearSpan).with_article()
    })
}

fn span_of_years(end: usize, start: i32, length: i32) -> Found {
    Found::date(end, super::found::years(start, start + length - 1), TimexRule::YearSpan).with_article()
}

/// What may follow a month: a year, "dieses Jahres", "des vergangenen Jahres", "des Jahres 2005".
fn finish_month(tokens: Tokens, end: usize, month: u8, day: Option<u8>, rule: TimexRule) -> Found {
    if let Some(year) = year_at(tokens, end) {
        let value = match day {
            Some(day) => full_day(year, month.into(), day.into()),
            None => Date::from_month(year, month).map(|date| TimexValue::Absolute(Edtf::Date(date))),
        };
        return finish(end + 1, value, rule);
    }
    // "March of 2024"
    if day.is_none()
        && tokens.is_word(end, &["of"])
        && let Some(year) = year_at(tokens, end + 1)
    {
        let value = Date::from_month(year, month).map(|date| TimexValue::Absolute(Edtf::Date(date)));
        return finish(end + 2, value, rule);
    }
    let tail = end + usize::from(tokens.is_word(end, &["des"]));
    let is_year = |index| matches!(tokens.lexeme(index), Lexeme::Unit(Unit::Year, Number::Singular));
    if let Lexeme::Direction(direction) = tokens.lexeme(tail)
        && is_year(tail + 1)
    {
        let value = TimexValue::InYear { years: direction.steps(), month, day };
        return finish(tail + 2, Some(value), rule);
    }
    if tail > end
        && is_year(tail)
        && let Some(year) = year_at(tokens, tail + 1)
    {
        let value = match day {
            Some(day) => full_day(year, month.into(), day.into()),
            None => Date::from_month(year, month).map(|date| TimexValue::Absolute(Edtf::Date(date))),
        };
        return finish(tail + 2, value, rule);
    }
    let value = match day {
        Some(day) => yearless_day(month.into(), day.into()),
        None => Some(TimexValue::MonthOfYear { month, year: None, direction: None }),
    };
    finish(end, value, rule)
}

fn finish(end: usize, value: Option<TimexValue>, rule: TimexRule) -> Found {
    value.map_or_else(|| Found::nothing(end), |value| Found::date(end, value, rule))
}

fn full_day(year: i32, month: u16, day: u16) -> Option<TimexValue> {
    Date::from_day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        .map(|date| TimexValue::Absolute(Edtf::Date(date)))
}

/// A day that some year has.
fn yearless_day(month: u16, day: u16) -> Option<TimexValue> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Date::from_day(2000, month, day).map(|_| TimexValue::DayOfYear { month, day, weekday: None })
}

fn join_days(first: &TimexValue, last: &TimexValue) -> Option<TimexValue> {
    match (first, last) {
        (TimexValue::Absolute(Edtf::Date(first)), TimexValue::Absolute(Edtf::Date(last))) if first < last => {
            Some(TimexValue::Absolute(interval(*first, *last)))
        }
        _ => None,
    }
}

/// Two digits mean the years 1950 to 2049.
pub(super) fn expand_year(digits: u16) -> i32 {
    i32::from(digits) + if digits < 50 { 2000 } else { 1900 }
}

impl Tokens<'_, '_> {
    /// The lexeme at the place where a rule begins, be it after a blank line.
    pub(super) fn lexeme_at(self, index: usize) -> Lexeme {
        self.0.get(index).map_or(Lexeme::None, Token::lexeme)
    }

    fn next_number(self, index: usize, digits: usize) -> Option<u16> {
        self.0.get(index).filter(|token| token.text.len() == digits)?.number()
    }

    fn small_number(self, index: usize) -> Option<u16> {
        self.0.get(index).filter(|token| token.text.len() <= 2)?.number()
    }

    /// Whether this number is the tail of a longer one: "1.13.2".
    fn follows_number(self, index: usize) -> bool {
        self.touches(index)
            && self.before(index).is_some_and(|token| ['.', ',', ':'].iter().any(|&mark| token.is_mark(mark)))
            && index > 1
            && self.touches(index - 1)
            && self.0[index - 2].kind == TokenKind::Number
    }

    /// "13." and the token behind it.
    pub(super) fn ordinal(self, index: usize) -> Option<(u8, usize)> {
        let number = self.small_number(index)?;
        (self.is_mark(index + 1, '.') && self.touches(index + 1) && !self.follows_number(index))
            .then_some((u8::try_from(number).ok()?, index + 2))
    }

    /// The token after a month: behind "Feb." also its dot, if something follows it in the same line of thought.
    fn skip_abbreviation_dot(self, month_at: usize) -> usize {
        let short = self.0.get(month_at).is_some_and(|token| {
            matches!(
                token.lower(),
                "jan"
                    | "feb"
                    | "mär"
                    | "apr"
                    | "aug"
                    | "sep"
                    | "sept"
                    | "okt"
                    | "nov"
                    | "dez"
                    | "oct"
                    | "dec"
            )
        });
        month_at + 1 + usize::from(short && self.is_mark(month_at + 1, '.'))
    }
}
