//! The German rules in their order: the more a rule asks for, the earlier it is tried.

use super::super::{Feast, TimexRule, TimexValue};
use super::calendar::{
    match_day_pair, match_dotted_date, match_iso_date, match_month, match_named_date, match_weekday_date,
    match_year_span,
};
use super::clock::{match_clock, match_day_time, match_spoken_hour};
use super::context::{match_counted, match_neighbouring_day};
use super::feast::match_feast;
use super::found::{Found, Tokens};
use super::length::match_duration;
use super::lexicon::Lexeme;
use super::portion::match_year_part;
use super::relative::{
    match_day, match_day_adjective, match_directed, match_part, match_recurring, match_season,
    match_single_word, match_weekday,
};
use super::token::TokenKind;
use super::year::{match_named_year, match_year, year_at};

/// Whether an expression may begin with the word, which is in lower case: most words open none.
pub(super) fn may_open(lexeme: Lexeme, word: &str) -> bool {
    !matches!(lexeme, Lexeme::None | Lexeme::Article)
        || matches!(
            word,
            "alle"
                | "halb"
                | "mitternacht"
                | "tags"
                | "selben"
                | "gleichen"
                | "folgenden"
                | "darauffolgenden"
                | "vorherigen"
        )
}

/// What begins at token `at`.
pub(super) fn match_german(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at)?;
    if token.kind == TokenKind::Number {
        return match_iso_date(tokens, at)
            .or_else(|| match_dotted_date(tokens, at))
            .or_else(|| match_day_pair(tokens, at))
            .or_else(|| match_named_date(tokens, at))
            .or_else(|| match_numbered_feast(tokens, at))
            .or_else(|| match_year_part(tokens, at))
            .or_else(|| match_year_span(tokens, at))
            .or_else(|| match_clock(tokens, at))
            .or_else(|| match_counted(tokens, at))
            .or_else(|| match_duration(tokens, at))
            .or_else(|| match_year(tokens, at));
    }
    match token.lexeme() {
        Lexeme::Weekday(..) => match_weekday_date(tokens, at).or_else(|| match_weekday(tokens, at, None)),
        Lexeme::Month(_) => match_month(tokens, at),
        Lexeme::Decade(_) | Lexeme::WholeDecade(_) => match_year_span(tokens, at),
        Lexeme::Unit(..) => match_named_year(tokens, at)
            .or_else(|| match_feast(tokens, at))
            .or_else(|| match_neighbouring_day(tokens, at))
            .or_else(|| match_duration(tokens, at)),
        Lexeme::Direction(_) => match_neighbouring_day(tokens, at).or_else(|| match_directed(tokens, at)),
        Lexeme::Neighbour(_) => match_neighbouring_day(tokens, at),
        Lexeme::Feast(..) | Lexeme::FeastHead => match_feast(tokens, at),
        Lexeme::Ordinal(_) => match_feast(tokens, at).or_else(|| match_year_part(tokens, at)),
        Lexeme::DayPart(_) => match_day_time(tokens, at),
        Lexeme::Part(_) => match_part(tokens, at),
        Lexeme::Season(_) => match_season(tokens, at),
        Lexeme::Day(_) => match_day(tokens, at),
        Lexeme::DayAdjective(_) => match_day_adjective(tokens, at),
        Lexeme::Weekly(_) | Lexeme::Habit(_) | Lexeme::Every => match_recurring(tokens, at),
        Lexeme::Count(_) => match_clock(tokens, at)
            .or_else(|| match_counted(tokens, at))
            .or_else(|| match_duration(tokens, at)),
        Lexeme::Several | Lexeme::Lasting(..) | Lexeme::Long(_) | Lexeme::Fraction(_) => {
            match_duration(tokens, at)
        }
        Lexeme::Weekend | Lexeme::RelativeYear(_) | Lexeme::Reference(_) => match_single_word(tokens, at),
        _ => match token.lower() {
            "alle" => match_recurring(tokens, at),
            "halb" | "mitternacht" => match_spoken_hour(tokens, at),
            "tags" | "selben" | "gleichen" | "folgenden" | "darauffolgenden" | "vorherigen" => {
                match_neighbouring_day(tokens, at)
            }
            _ => None,
        },
    }
}

/// "1. Weihnachtsfeiertag", "2. Advent".
fn match_numbered_feast(tokens: Tokens, at: usize) -> Option<Found> {
    let (number, next) = tokens.ordinal(at)?;
    let feast = match (tokens.next(next)?.lower(), number) {
        ("advent" | "adventssonntag" | "adventsonntag", 1..=4) => Feast::Advent(5 - number),
        ("weihnachtsfeiertag" | "weihnachtstag", 1..=2) => {
            Feast::Fixed { month: 12, day: 24 + number, length: 1 }
        }
        _ => return None,
    };
    let year = year_at(tokens, next + 1);
    let value = TimexValue::Feast { feast, year, direction: None };
    Some(Found::date(next + 1 + usize::from(year.is_some()), value, TimexRule::Feast).with_article())
}
