//! English calendar dates: "February 13, 2025", "13 February", "3/14/2025", "from March 3 to 5", "mid-March".

use super::super::{MonthPart, TimexRule, TimexValue};
use super::calendar::match_month;
use super::found::{Found, Tokens, years};
use super::lexicon::{Lexeme, Number, Unit};
use super::relative::match_weekday;
use super::token::{Gap, Token, TokenKind};
use super::year::year_at;
use crate::date::{Date, Edtf};

/// "February 13, 2025", "Feb. 13", "March 3rd".
pub(super) fn match_month_day(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Month(month) = tokens.lexeme_at(at) else { return None };
    let day_at = at + 1 + usize::from(tokens.is_mark(at + 1, '.') && tokens.touches(at + 1));
    let token = tokens.next(day_at).filter(|token| token.text.len() <= 2 && token.gap == Gap::Space)?;
    let day = u8::try_from(token.number()?).ok()?;
    let end = skip_suffix(tokens, day_at + 1);
    // "March 3.5 percent", "May 10-year bonds", "April 30,000"
    let glued = tokens.next(end).is_some_and(|next| {
        next.gap == Gap::None
            && tokens.touches(end + 1)
            && match next.kind {
                TokenKind::Mark('.' | ',' | ':' | '%') => tokens.0[end + 1].kind == TokenKind::Number,
                TokenKind::Mark('-') => tokens.0[end + 1].kind == TokenKind::Word,
                TokenKind::Word | TokenKind::Number => true,
                TokenKind::Mark(_) => false,
            }
    });
    if glued {
        return None;
    }
    let comma = usize::from(tokens.is_mark(end, ','));
    Some(finish(tokens, end, end + comma, month, day))
}

/// "13 February 2025", "the 3rd of March".
pub(super) fn match_day_month(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at).filter(|token| token.text.len() <= 2)?;
    let day = u8::try_from(token.number()?).ok()?;
    let behind = skip_suffix(tokens, at + 1);
    let of = usize::from(behind > at + 1 && tokens.is_word(behind, &["of"]));
    let Lexeme::Month(month) = tokens.lexeme(behind + of) else { return None };
    let dot = usize::from(tokens.is_mark(behind + of + 1, '.') && year_at(tokens, behind + of + 2).is_some());
    let end = behind + of + 1;
    Some(finish(tokens, end, end + dot, month, day).with_article())
}

/// "Thursday, February 13".
pub(super) fn match_weekday_date(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Weekday(weekday, _) = tokens.lexeme_at(at) else { return None };
    let next = at + 1 + usize::from(tokens.is_mark(at + 1, ','));
    let next = next + usize::from(matches!(tokens.lexeme(next), Lexeme::Article));
    tokens.next(next)?;
    let mut found = match_month_day(tokens, next).or_else(|| match_day_month(tokens, next))?;
    found.expression.as_mut()?.name_weekday(weekday);
    Some(found)
}

/// "Tuesday", also behind a name ("Bush Wednesday signed"); not "Black Friday", "The Sunday Times".
pub(super) fn match_english_weekday(tokens: Tokens, at: usize) -> Option<Found> {
    const NAMED: [&str; 12] = [
        "gloomy",
        "black",
        "bloody",
        "super",
        "remembrance",
        "cyber",
        "ash",
        "good",
        "palm",
        "maundy",
        "shrove",
        "fat",
    ];
    const PAPERS: [&str; 9] =
        ["times", "telegraph", "post", "mirror", "mail", "herald", "express", "independent", "night"];
    let Lexeme::Weekday(weekday, _) = tokens.lexeme_at(at) else { return None };
    let capital_before = tokens.before(at).is_some_and(Token::is_capitalised);
    let paper =
        PAPERS.iter().any(|paper| tokens.is_word(at + 1, &[paper])) && tokens.0[at + 1].is_capitalised();
    if paper || (capital_before && NAMED.contains(&tokens.word_before(at))) {
        return None;
    }
    match_weekday(tokens, at, None).or_else(|| {
        let value = TimexValue::Weekday { weekday, direction: None };
        let name_follows = tokens.next(at + 1).is_some_and(|next| {
            next.kind == TokenKind::Word && next.gap == Gap::Space && next.is_capitalised()
        });
        (!name_follows).then(|| Found::date(at + 1, value, TimexRule::WeekdayName))
    })
}

/// "October 2006", "October, 2006", "in May".
pub(super) fn match_english_month(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Month(month) = tokens.lexeme_at(at) else { return None };
    if tokens.is_mark(at + 1, ',')
        && let Some(year) = year_at(tokens, at + 2)
        && let Some(date) = Date::from_month(year, month)
    {
        return Some(Found::date(at + 3, TimexValue::Absolute(Edtf::Date(date)), TimexRule::MonthName));
    }
    match_month(tokens, at)
}

/// The "5" of "from March 3 to 5", "March 3-5", "March 3 and 5".
pub(super) fn match_late_day(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at).filter(|token| token.text.len() <= 2)?;
    let day = u8::try_from(token.number()?).ok()?;
    let dash = ['-', '–'].iter().any(|&mark| at > 0 && tokens.is_mark(at - 1, mark));
    let joined = dash || matches!(tokens.word_before(at), "to" | "and" | "through" | "or");
    if !joined || at < 3 {
        return None;
    }
    let first = tokens.next(at - 2).filter(|first| first.text.len() <= 2)?.number()?;
    let Lexeme::Month(month) = tokens.lexeme_at(at - 3) else { return None };
    let counts = tokens.next(at + 1).is_some_and(|next| {
        matches!(next.lexeme(), Lexeme::Unit(..) | Lexeme::Month(_))
            || next.is_mark('%')
            || next.lower() == "percent"
    });
    if u16::from(day) <= first || counts {
        return None;
    }
    let comma = usize::from(tokens.is_mark(at + 1, ','));
    let found = finish(tokens, at + 1, at + 1 + comma, month, day);
    found.expression.is_some().then_some(found)
}

/// "3/14/2025"; where both numbers may be the month, either day may be meant. "9/11" alone names one day.
pub(super) fn match_slashed_date(tokens: Tokens, at: usize) -> Option<Found> {
    let first = tokens.0.get(at).filter(|token| token.text.len() <= 2)?.number()?;
    if !(tokens.is_mark(at + 1, '/') && tokens.touches(at + 1) && tokens.touches(at + 2)) {
        return None;
    }
    let second = tokens.0.get(at + 2).filter(|token| token.text.len() <= 2)?.number()?;
    if !(tokens.is_mark(at + 3, '/') && tokens.touches(at + 3) && tokens.touches(at + 4)) {
        let day = Date::from_day(2001, 9, 11).filter(|_| (first, second) == (9, 11))?;
        let before = tokens.word_before(at);
        let since =
            matches!(before, "the" | "since" | "after" | "before" | "of" | "on" | "post" | "to" | "s");
        return since
            .then(|| Found::date(at + 3, TimexValue::Absolute(Edtf::Date(day)), TimexRule::CalendarDate));
    }
    let year = match tokens.0.get(at + 4)?.text.len() {
        4 => i32::from(tokens.0[at + 4].number()?),
        2 => super::calendar::expand_year(tokens.0[at + 4].number()?),
        _ => return None,
    };
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    let (american, british) = (Date::from_day(year, first, second), Date::from_day(year, second, first));
    let date = match (american, british) {
        (Some(one), Some(other)) if one != other => Edtf::OneOf(vec![one.min(other), one.max(other)]),
        (Some(day), _) | (None, Some(day)) => Edtf::Date(day),
        (None, None) => return Some(Found::nothing(at + 5)),
    };
    Some(Found::date(at + 5, TimexValue::Absolute(date), TimexRule::CalendarDate))
}

/// "mid-March", "mid-March 2025".
pub(super) fn match_middle(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::MiddleOfMonth(month) = tokens.lexeme_at(at) else { return None };
    let year = year_at(tokens, at + 1);
    let value = TimexValue::MonthOfYear { month, year, direction: None };
    let end = at + 1 + usize::from(year.is_some());
    Some(Found::date(end, value, TimexRule::MonthPart).with_part(MonthPart::Middle))
}

/// "fiscal 2005", "fiscal year 2005".
pub(super) fn match_fiscal_year(tokens: Tokens, at: usize) -> Option<Found> {
    let year_word = matches!(tokens.lexeme(at + 1), Lexeme::Unit(Unit::Year, Number::Singular));
    let place = at + 1 + usize::from(year_word);
    let year = year_at(tokens, place)?;
    Some(Found::date(place + 1, TimexValue::FiscalYear(year), TimexRule::YearPart))
}

/// "'90s".
pub(super) fn match_short_decade(tokens: Tokens, at: usize) -> Option<Found> {
    let number =
        tokens.next(at + 1).filter(|token| token.text.len() == 2 && token.gap == Gap::None)?.number()?;
    let plural = tokens.is_word(at + 2, &["s"]) && tokens.touches(at + 2);
    let first = 1900 + i32::from(number);
    (plural && number % 10 == 0 && number >= 20)
        .then(|| Found::date(at + 3, years(first, first + 9), TimexRule::YearSpan).with_article())
}

/// The token behind "rd" of "3rd".
fn skip_suffix(tokens: Tokens, at: usize) -> usize {
    at + usize::from(tokens.is_word(at, &["st", "nd", "rd", "th"]) && tokens.touches(at))
}

fn finish(tokens: Tokens, end: usize, year_place: usize, month: u8, day: u8) -> Found {
    if Date::from_day(2000, month, day).is_none() {
        return Found::nothing(if year_at(tokens, year_place).is_some() { year_place + 1 } else { end });
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
