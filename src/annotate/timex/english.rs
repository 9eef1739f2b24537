//! English dates: a first, small set.

use super::super::{TimexRule, TimexValue};
use super::calendar::{match_iso_date, match_month, match_year_span};
use super::found::{Found, Tokens};
use super::lexicon::Lexeme;
use super::relative::{match_day, match_directed, match_duration, match_single_word, match_weekday};
use super::token::TokenKind;
use super::year::{match_year, year_at};
use crate::date::{Date, Edtf};

/// The rules, the most specific first.
pub(super) fn match_english(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at)?;
    if token.kind == TokenKind::Number {
        return match_iso_date(tokens, at)
            .or_else(|| match_day_month(tokens, at))
            .or_else(|| match_year_span(tokens, at))
            .or_else(|| match_duration(tokens, at))
            .or_else(|| match_year(tokens, at));
    }
    match token.lexeme {
        Lexeme::Weekday(..) => match_weekday_date(tokens, at).or_else(|| match_weekday(tokens, at, None)),
        Lexeme::Month(_) => match_month_day(tokens, at).or_else(|| match_month(tokens, at)),
        Lexeme::Direction(_) => match_directed(tokens, at),
        Lexeme::Day(_) => match_day(tokens, at),
        Lexeme::Count(_) => match_duration(tokens, at),
        Lexeme::Part(_) => super::relative::match_part(tokens, at),
        Lexeme::Reference(_) => match_single_word(tokens, at),
        _ => None,
    }
}

/// "February 13, 2025", "Feb. 13".
fn match_month_day(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Month(month) = tokens.lexeme_at(at) else { return None };
    let day_at = at + 1 + usize::from(tokens.is_mark(at + 1, '.'));
    let token = tokens.next(day_at).filter(|token| token.text.len() <= 2)?;
    let day = u8::try_from(token.number()?).ok()?;
    let comma = usize::from(tokens.is_mark(day_at + 1, ','));
    Some(finish(tokens, day_at + 1, day_at + 1 + comma, month, day))
}

/// "13 February 2025".
fn match_day_month(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at).filter(|token| token.text.len() <= 2)?;
    let day = u8::try_from(token.number()?).ok()?;
    let Lexeme::Month(month) = tokens.lexeme(at + 1) else { return None };
    Some(finish(tokens, at + 2, at + 2, month, day))
}

/// "Thursday, February 13".
fn match_weekday_date(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Weekday(weekday, _) = tokens.lexeme_at(at) else { return None };
    let next = at + 1 + usize::from(tokens.is_mark(at + 1, ','));
    tokens.next(next)?;
    let mut found = match_month_day(tokens, next).or_else(|| match_day_month(tokens, next))?;
    found.expression.as_mut()?.name_weekday(weekday);
    Some(found)
}

fn finish(tokens: Tokens, end: usize, year_place: usize, month: u8, day: u8) -> Found {
    if Date::from_day(2000, month, day).is_none() {
        return Found::nothing(end);
    }
    match year_at(tokens, year_place) {
        Some(year) => Date::from_day(year, month, day).map_or_else(
            || Found::nothing(year_place + 1),
            |date| {
                let value = TimexValue::Absolute(Edtf::Date(date));
                Found::date(year_place + 1, value, TimexRule::CalendarDate)
            },
        ),
        None => {
            Found::date(end, TimexValue::DayOfYear { month, day, weekday: None }, TimexRule::CalendarDate)
        }
    }
}
