//! Expressions that need the day of writing, and lengths of time: "am Dienstag", "heute", "diese Woche", "30-tägig".

use super::super::{DayPart, Direction, TimexKind, TimexRule, TimexValue};
use super::found::{Found, Tokens};
use super::lexicon::{Lexeme, Number, Unit};
use super::token::{Gap, TokenKind};
use super::year::year_at;
use crate::date::{Date, Edtf};

/// What may open a sentence before a weekday without making it a surname.
const OPENING: [&str; 24] = [
    "am", "bis", "ab", "seit", "vom", "zum", "an", "für", "auf", "und", "nur", "erst", "schon", "auch",
    "noch", "von", "gegen", "der", "den", "dem", "jeder", "on", "since", "by",
];

/// "Dienstag", "Dienstagabend", "Dienstag Abend"; a capitalised word before it makes it a surname ("Michael Sonntag").
pub(super) fn match_weekday(tokens: Tokens, at: usize, direction: Option<Direction>) -> Option<Found> {
    let Lexeme::Weekday(weekday, day_part) = tokens.lexeme_at(at) else { return None };
    let name_before = tokens.before(at).is_some_and(|before| {
        before.kind == TokenKind::Word
            && before.gap != Gap::None
            && before.is_capitalised()
            && before.lexeme == Lexeme::None
            && !OPENING.contains(&before.lower.as_ref())
    });
    if direction.is_none() && (name_before || is_paper(tokens, at)) {
        return None;
    }
    let (day_part, end) =
        day_part.map_or_else(|| trailing_day_part(tokens, at + 1), |part| (Some(part), at + 1));
    let value = TimexValue::Weekday { weekday, direction };
    Some(Found::date(end, value, TimexRule::WeekdayName).with_day_part(day_part).with_article())
}

/// "Welt am Sonntag", "Bild am Sonntag": the papers, not the day.
fn is_paper(tokens: Tokens, at: usize) -> bool {
    at > 1
        && tokens.is_word(at - 1, &["am"])
        && matches!(tokens.0[at - 2].text, "Welt" | "Bild" | "Kronen" | "Presse" | "NZZ")
}

/// "heute", "gestern Abend"; not "der Morgen", "guten Morgen", "am Morgen".
pub(super) fn match_day(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Day(days) = tokens.lexeme_at(at) else { return None };
    let token = &tokens.0[at];
    if token.is_capitalised() && !tokens.opens_sentence(at) {
        return None;
    }
    if tokens.word_before(at) == "von" && !tokens.is_word(at + 1, &["an", "auf"]) && token.lower != "gestern"
    {
        let reference = if days > 0 { "FUTURE_REF" } else { "PRESENT_REF" };
        return Some(Found::date(at + 1, TimexValue::Reference(reference), TimexRule::Nowadays));
    }
    let (day_part, end) = trailing_day_part(tokens, at + 1);
    Some(Found::date(end, TimexValue::Days(days), TimexRule::DeicticDay).with_day_part(day_part))
}

/// "am gestrigen Dienstag", "der gestrigen Sitzung"; "heutig" alone mostly means nowadays and is passed over.
pub(super) fn match_day_adjective(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::DayAdjective(days) = tokens.lexeme_at(at) else { return None };
    let noun =
        matches!(tokens.lexeme(at + 1), Lexeme::Weekday(_, None) | Lexeme::Unit(Unit::Day, Number::Singular));
    if days == 0 && !noun {
        return None;
    }
    let end = at + 1 + usize::from(noun);
    Some(Found::date(end, TimexValue::Days(days), TimexRule::DeicticDay))
}

/// "vergangenen Freitag", "dieser Woche", "nächsten Monat", "den letzten zwei Jahren", "diesem Sommer".
pub(super) fn match_directed(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Direction(direction) = tokens.lexeme_at(at) else { return None };
    let found = match tokens.lexeme(at + 1) {
        Lexeme::Weekday(..) => match_weekday(tokens, at + 1, Some(direction))?,
        Lexeme::Month(month) => {
            let value = TimexValue::MonthOfYear { month, year: None, direction: Some(direction) };
            Found::date(at + 2, value, TimexRule::MonthName)
        }
        Lexeme::Season(season) => {
            let value = TimexValue::Season { season, year: None, direction: Some(direction) };
            Found::date(at + 2, value, TimexRule::SeasonName)
        }
        Lexeme::Weekend => Found::date(at + 2, TimexValue::Weekend(Some(direction)), TimexRule::Weekend),
        Lexeme::Unit(unit, Number::Singular) => {
            Found::date(at + 2, period(unit, direction.steps())?, TimexRule::DeicticPeriod)
        }
        Lexeme::Unit(unit, Number::Plural) if direction != Direction::This => duration(at + 2, unit, "X"),
        Lexeme::Several => match tokens.lexeme(at + 2) {
            Lexeme::Unit(unit, Number::Plural) => duration(at + 3, unit, "X"),
            _ => return None,
        },
        _ => {
            let (count, next) = count_at(tokens, at + 1)?;
            let Lexeme::Unit(unit, _) = tokens.lexeme(next) else { return None };
            duration(next + 1, unit, &count.to_string())
        }
    };
    Some(found.with_article())
}

/// "Anfang März", "Ende 2024", "Mitte nächster Woche", "Ende des Jahres", "Beginn des 19. Jahrhunderts".
pub(super) fn match_part(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Part(part) = tokens.lexeme_at(at) else { return None };
    // "mid-2024", "Mitte der Woche"
    let next =
        at + 1 + usize::from(matches!(tokens.lexeme(at + 1), Lexeme::Article) || tokens.is_mark(at + 1, '-'));
    if next == at + 1
        && let Some(year) = year_at(tokens, next)
    {
        let value = TimexValue::Absolute(Edtf::Date(Date::from_year(year)));
        return Some(Found::date(next + 1, value, TimexRule::MonthPart).with_part(part));
    }
    tokens.next(next)?;
    let found = match tokens.lexeme(next) {
        Lexeme::Month(_) => super::calendar::match_month(tokens, next)?,
        Lexeme::Direction(_) => match_directed(tokens, next)?,
        Lexeme::Unit(Unit::Year, Number::Singular) => super::year::match_named_year(tokens, next)
            .or_else(|| Some(Found::date(next + 1, TimexValue::Years(0), TimexRule::MonthPart)))?,
        Lexeme::Unit(unit @ (Unit::Week | Unit::Month), Number::Singular) => {
            Found::date(next + 1, period(unit, 0)?, TimexRule::MonthPart)
        }
        _ => super::calendar::match_year_span(tokens, next)?,
    };
    let mut found = found.with_part(part);
    let expression = found.expression.as_mut()?;
    if expression.kind != TimexKind::Date {
        return None;
    }
    expression.rule = TimexRule::MonthPart;
    expression.takes_article = false;
    Some(found)
}

/// "im Herbst", "Sommer 2014", "Sommer des Jahres 2005".
pub(super) fn match_season(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Season(season) = tokens.lexeme_at(at) else { return None };
    let of_year =
        tokens.is_word(at + 1, &["des"]) && matches!(tokens.lexeme(at + 2), Lexeme::Unit(Unit::Year, _));
    let year_place = if of_year { at + 3 } else { at + 1 };
    let year = year_at(tokens, year_place);
    if year.is_none() && tokens.word_before(at) != "im" {
        return None;
    }
    let end = if year.is_some() { year_place + 1 } else { at + 1 };
    Some(
        Found::date(end, TimexValue::Season { season, year, direction: None }, TimexRule::SeasonName)
            .with_article(),
    )
}

/// "Wochenende" behind "am", "Vorjahr", "heuer", "derzeit".
pub(super) fn match_single_word(tokens: Tokens, at: usize) -> Option<Found> {
    match tokens.lexeme_at(at) {
        Lexeme::Weekend if matches!(tokens.word_before(at), "am" | "ans" | "zum" | "vom" | "fürs") => {
            Some(Found::date(at + 1, TimexValue::Weekend(None), TimexRule::Weekend))
        }
        Lexeme::RelativeYear(years) => {
            Some(Found::date(at + 1, TimexValue::Years(years), TimexRule::DeicticPeriod).with_article())
        }
        Lexeme::Reference(reference) => {
            Some(Found::date(at + 1, TimexValue::Reference(reference), TimexRule::Reference))
        }
        _ => None,
    }
}

/// "dienstags", "täglich", "jeden Montag", "jedes Jahr".
pub(super) fn match_recurring(tokens: Tokens, at: usize) -> Option<Found> {
    let weekly = |weekday: chrono::Weekday| format!("XXXX-WXX-{}", weekday.number_from_monday());
    let (value, end) = match (tokens.lexeme_at(at), tokens.lexeme(at + 1)) {
        (Lexeme::Weekly(weekday), _) => (weekly(weekday), at + 1),
        (Lexeme::Habit(value), _) => (value.to_owned(), at + 1),
        // "jeden letzten Samstag im Monat"
        (Lexeme::Every, Lexeme::Direction(_)) if matches!(tokens.lexeme(at + 2), Lexeme::Weekday(..)) => {
            let of_month = tokens.is_word(at + 3, &["im"]) && tokens.is_word(at + 4, &["monat"]);
            (Unit::Month.length("1"), at + if of_month { 5 } else { 3 })
        }
        (Lexeme::Every, Lexeme::Weekday(weekday, None)) => (weekly(weekday), at + 2),
        (Lexeme::Every, Lexeme::Unit(unit, Number::Singular)) => (unit.length("1"), at + 2),
        _ => return None,
    };
    Some(Found::new(end, TimexKind::Set, TimexValue::Iso(value), TimexRule::Recurring))
}

/// "30 Tage", "seit zwei Tagen", "30-tägig", "dreitägigen"; "vor drei Tagen" is a day.
///
/// Ages ("40 Jahre alt", "39-jährig") are no lengths of time here.
pub(super) fn match_duration(tokens: Tokens, at: usize) -> Option<Found> {
    if let Lexeme::Lasting(count, unit) = tokens.lexeme_at(at) {
        return Some(duration(at + 1, unit, &count.to_string()));
    }
    if matches!(tokens.lexeme_at(at), Lexeme::Several) {
        let Lexeme::Unit(unit, Number::Plural) = tokens.lexeme(at + 1) else { return None };
        return Some(duration(at + 2, unit, "X"));
    }
    let (count, next) = count_at(tokens, at)?;
    if let Lexeme::LastingTail(unit) = tokens.lexeme(next + 1)
        && tokens.is_mark(next, '-')
        && tokens.touches(next)
        && unit != Unit::Year
    {
        return Some(duration(next + 2, unit, &count.to_string()));
    }
    let Lexeme::Unit(unit, _) = tokens.lexeme(next) else { return None };
    if tokens.is_word(next + 1, &["alt", "alte", "alten", "alter", "old"]) {
        return None;
    }
    let article = matches!(tokens.0[at].lower.as_ref(), "eines" | "eine" | "ein");
    if article && unit == Unit::Day {
        return None;
    }
    if unit == Unit::Day && tokens.word_before(at) == "vor" {
        return Some(Found::date(next + 1, TimexValue::Days(-i32::from(count)), TimexRule::DeicticDay));
    }
    Some(duration(next + 1, unit, &count.to_string()))
}

fn duration(end: usize, unit: Unit, count: &str) -> Found {
    Found::new(end, TimexKind::Duration, TimexValue::Iso(unit.length(count)), TimexRule::Duration)
}

fn period(unit: Unit, count: i32) -> Option<TimexValue> {
    match unit {
        Unit::Week => Some(TimexValue::Weeks(count)),
        Unit::Month => Some(TimexValue::Months(count)),
        Unit::Year => Some(TimexValue::Years(count)),
        _ => None,
    }
}

/// A number in digits or letters, and the token behind it.
fn count_at(tokens: Tokens, at: usize) -> Option<(u16, usize)> {
    let token = tokens.0.get(at)?;
    if let Lexeme::Count(count) = token.lexeme {
        return Some((count, at + 1));
    }
    let part_of_longer = tokens.touches(at)
        && tokens.before(at).is_some_and(|before| {
            matches!(before.kind, TokenKind::Mark('.' | ',' | ':' | '-' | '/') | TokenKind::Word)
        });
    token.number().filter(|_| !part_of_longer).map(|count| (count, at + 1))
}

/// "Abend" in "gestern Abend"; "morgen" after another day is the morning.
fn trailing_day_part(tokens: Tokens, at: usize) -> (Option<DayPart>, usize) {
    match tokens.next(at) {
        Some(token) if token.gap == Gap::Space => match token.lexeme {
            Lexeme::DayPart(part) => (Some(part), at + 1),
            Lexeme::Day(1) if token.lower == "morgen" => (Some(DayPart::Morning), at + 1),
            _ => (None, at),
        },
        _ => (None, at),
    }
}
