//! The German rules in their order: the more a rule asks for, the earlier it is tried.

use super::calendar::{
    match_day_pair, match_dotted_date, match_iso_date, match_month, match_named_date, match_weekday_date,
    match_year_span,
};
use super::found::{Found, Tokens};
use super::lexicon::Lexeme;
use super::relative::{
    match_day, match_day_adjective, match_directed, match_duration, match_part, match_recurring,
    match_season, match_single_word, match_weekday,
};
use super::token::TokenKind;
use super::year::{match_named_year, match_year};

/// What begins at token `at`.
pub(super) fn match_german(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at)?;
    if token.kind == TokenKind::Number {
        return match_iso_date(tokens, at)
            .or_else(|| match_dotted_date(tokens, at))
            .or_else(|| match_day_pair(tokens, at))
            .or_else(|| match_named_date(tokens, at))
            .or_else(|| match_year_span(tokens, at))
            .or_else(|| match_duration(tokens, at))
            .or_else(|| match_year(tokens, at));
    }
    match token.lexeme {
        Lexeme::Weekday(..) => match_weekday_date(tokens, at).or_else(|| match_weekday(tokens, at, None)),
        Lexeme::Month(_) => match_month(tokens, at),
        Lexeme::Decade(_) => match_year_span(tokens, at),
        Lexeme::Unit(..) => match_named_year(tokens, at),
        Lexeme::Direction(_) => match_directed(tokens, at),
        Lexeme::Part(_) => match_part(tokens, at),
        Lexeme::Season(_) => match_season(tokens, at),
        Lexeme::Day(_) => match_day(tokens, at),
        Lexeme::DayAdjective(_) => match_day_adjective(tokens, at),
        Lexeme::Weekly(_) | Lexeme::Habit(_) | Lexeme::Every => match_recurring(tokens, at),
        Lexeme::Count(_) | Lexeme::Several | Lexeme::Lasting(..) => match_duration(tokens, at),
        Lexeme::Weekend | Lexeme::RelativeYear(_) | Lexeme::Reference(_) => match_single_word(tokens, at),
        _ => None,
    }
}
