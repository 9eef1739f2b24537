//! Expressions that need the day of writing, and habits: "am Dienstag", "heute", "diese Woche", "täglich".

use super::super::{DayPart, Direction, Season, TimexKind, TimexRule, TimexValue};
use super::calendar::{match_century, match_year_span};
use super::feast::name_at;
use super::found::{Found, Tokens, interval};
use super::length::{count_at, duration};
use super::lexicon::{Lexeme, Number, Unit};
use super::portion::match_year_part;
use super::token::{Gap, TokenKind};
use super::year::{ends_free, year_at};
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
            && before.lexeme() == Lexeme::None
            && !OPENING.contains(&before.lower())
    });
    if direction.is_none() && (name_before || is_paper(tokens, at)) {
        return None;
    }
    if direction.is_none()
        && day_part.is_none()
        && let Some((value, end)) = week_behind(tokens, at + 1, weekday)
    {
        return Some(Found::date(end, value, TimexRule::WeekdayName).with_article());
    }
    let (day_part, end) =
        day_part.map_or_else(|| trailing_day_part(tokens, at + 1), |part| (Some(part), at + 1));
    let value = TimexValue::Weekday { weekday, direction };
    Some(Found::date(end, value, TimexRule::WeekdayName).with_day_part(day_part).with_article())
}

/// "nächster Woche", "der kommenden Woche", "of next week", "in einer Woche", "vor zwei Wochen" behind a weekday.
fn week_behind(tokens: Tokens, at: usize, weekday: chrono::Weekday) -> Option<(TimexValue, usize)> {
    let week = |at: usize, number: Number| matches!(tokens.lexeme(at), Lexeme::Unit(Unit::Week, given) if given == number);
    let way = match tokens.next(at)?.lower() {
        "in" => Some(1),
        "vor" => Some(-1),
        _ => None,
    };
    if let Some(way) = way {
        let (count, next) = count_at(tokens, at + 1)?;
        let number = if count == 1 { Number::Singular } else { Number::Plural };
        let value = TimexValue::WeekdayIn { weekday, weeks: way * i32::from(count) };
        return (count > 0 && week(next, number)).then_some((value, next + 1));
    }
    let next = at + usize::from(tokens.is_word(at, &["der", "of"]));
    let Lexeme::Direction(direction) = tokens.lexeme(next) else { return None };
    let value = TimexValue::WeekdayOfWeek { weekday, weeks: direction.steps() };
    week(next + 1, Number::Singular).then_some((value, next + 2))
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
    if tokens.word_before(at) == "von"
        && !tokens.is_word(at + 1, &["an", "auf"])
        && token.lower() != "gestern"
    {
        let reference = if days > 0 { Direction::Future } else { Direction::This };
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
    tokens.next(at + 1)?;
    if let Some((feast, end, _)) = name_at(tokens, at + 1) {
        let value = TimexValue::Feast { feast, year: None, direction: Some(direction) };
        return Some(Found::date(end, value, TimexRule::Feast).with_article());
    }
    if let Some(found) = match_year_part(tokens, at + 1) {
        return direct_year_part(found, direction);
    }
    // "the past year" lasts until now, "last year" has ended.
    let lasts = tokens.is_word(at, &["past"]);
    let found = match tokens.lexeme(at + 1) {
        Lexeme::Unit(unit, Number::Singular) if lasts => duration(at + 2, unit, "1"),
        Lexeme::Quarter if direction == Direction::This => return None,
        Lexeme::Unit(Unit::Century, Number::Singular) => {
            Found::date(at + 2, TimexValue::Centuries(direction.steps()), TimexRule::DeicticPeriod)
        }
        // "in den kommenden beiden Jahren"
        _ if tokens.is_word(at + 1, &["beiden"]) => match tokens.lexeme(at + 2) {
            Lexeme::Unit(unit, Number::Plural) => duration(at + 3, unit, "2"),
            _ => return None,
        },
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

/// "im vergangenen dritten Quartal" is odd, "im laufenden ersten Halbjahr" is not.
fn direct_year_part(mut found: Found, way: Direction) -> Option<Found> {
    if let TimexValue::YearPart { direction, .. } = &mut found.expression.as_mut()?.value {
        *direction = Some(way);
    }
    Some(found)
}

/// "Anfang März", "Ende 2024", "Mitte nächster Woche", "Ende des Jahres", "Beginn des 19. Jahrhunderts".
pub(super) fn match_part(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Part(part) = tokens.lexeme_at(at) else { return None };
    // "mid-2024", "Mitte der Woche", "late in the year"
    let dash = tokens.is_mark(at + 1, '-') && tokens.touches(at + 1);
    let inside = usize::from(tokens.is_word(at + 1, &["in"]));
    let next =
        at + 1 + inside + usize::from(matches!(tokens.lexeme(at + 1 + inside), Lexeme::Article) || dash);
    let english = matches!(tokens.0[at].lower(), "early" | "mid" | "late");
    let dashed_year = || {
        let token = tokens.next(next).filter(|token| dash && token.text.len() == 4)?;
        token.number().filter(|year| (1000..2100).contains(year) && ends_free(tokens, next)).map(i32::from)
    };
    if inside == 0
        && (next == at + 1 || dash)
        && let Some(year) = year_at(tokens, next).or_else(dashed_year)
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
        _ if english => match_century(tokens, next).or_else(|| match_year_span(tokens, next))?,
        _ => match_year_span(tokens, next)?,
    };
    let mut found = found.with_part(part);
    let expression = found.expression.as_mut()?;
    if expression.kind != TimexKind::Date {
        return None;
    }
    expression.rule = TimexRule::MonthPart;
    // "the late 1970s", but "bis zum Ende der siebziger Jahre"
    expression.takes_article = english;
    Some(found)
}

/// "im Herbst", "Sommer 2014", "Sommer des Jahres 2005".
pub(super) fn match_season(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Season(season) = tokens.lexeme_at(at) else { return None };
    let of_year =
        tokens.is_word(at + 1, &["des"]) && matches!(tokens.lexeme(at + 2), Lexeme::Unit(Unit::Year, _));
    let year_place = if of_year { at + 3 } else { at + 1 };
    if let Some(found) = match_two_year_winter(tokens, at, season) {
        return Some(found);
    }
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

/// "Winter 2024/25": here both years are named, and which winter is meant is plain.
fn match_two_year_winter(tokens: Tokens, at: usize, season: Season) -> Option<Found> {
    let first = tokens.next(at + 1).filter(|token| token.text.len() == 4)?.number()?;
    let second = tokens.next(at + 3).filter(|token| tokens.is_mark(at + 2, '/') && token.gap == Gap::None)?;
    let follows = match second.text.len() {
        2 => (first + 1) % 100 == second.number()?,
        4 => first + 1 == second.number()?,
        _ => false,
    };
    let value = TimexValue::Absolute(interval(
        Date::from_month(first.into(), 12)?,
        Date::from_month(i32::from(first) + 1, 2)?,
    ));
    (season == Season::Winter && follows)
        .then(|| Found::date(at + 4, value, TimexRule::SeasonName).with_article())
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
    tokens.0.get(at)?;
    let weekly = |weekday: chrono::Weekday| format!("XXXX-WXX-{}", weekday.number_from_monday());
    let (value, end) = match (tokens.lexeme_at(at), tokens.lexeme(at + 1)) {
        (Lexeme::Weekly(weekday), _) => (weekly(weekday), at + 1),
        (Lexeme::Habit(value), _) => (value.to_owned(), at + 1),
        // "jeden letzten Samstag im Monat", "jeden ersten Dienstag im Monat"
        (Lexeme::Every, Lexeme::Direction(_) | Lexeme::Ordinal(_))
            if matches!(tokens.lexeme(at + 2), Lexeme::Weekday(..)) =>
        {
            let of_month = tokens.is_word(at + 3, &["im"]) && tokens.is_word(at + 4, &["monat"]);
            (Unit::Month.length("1"), at + if of_month { 5 } else { 3 })
        }
        (Lexeme::Every, Lexeme::Weekday(weekday, None)) => (weekly(weekday), at + 2),
        (Lexeme::Every, Lexeme::Unit(unit, Number::Singular)) => (unit.length("1"), at + 2),
        (Lexeme::Every, Lexeme::Month(month)) => (format!("XXXX-{month:02}"), at + 2),
        // "every three years"
        (Lexeme::Every, Lexeme::Count(count)) => match tokens.lexeme(at + 2) {
            Lexeme::Unit(unit, Number::Plural) => (unit.length(&count.to_string()), at + 3),
            _ => return None,
        },
        _ if tokens.is_word(at, &["alle"]) => match (count_at(tokens, at + 1), tokens.lexeme(at + 2)) {
            (Some((count, _)), Lexeme::Unit(unit, Number::Plural)) => {
                (unit.length(&count.to_string()), at + 3)
            }
            (None, Lexeme::Unit(unit, Number::Plural)) if tokens.is_word(at + 1, &["paar"]) => {
                (unit.length("X"), at + 3)
            }
            _ => return None,
        },
        _ => return None,
    };
    Some(Found::new(end, TimexKind::Set, TimexValue::Iso(value), TimexRule::Recurring))
}

pub(super) fn period(unit: Unit, count: i32) -> Option<TimexValue> {
    match unit {
        Unit::Week => Some(TimexValue::Weeks(count)),
        Unit::Month => Some(TimexValue::Months(count)),
        Unit::Year => Some(TimexValue::Years(count)),
        _ => None,
    }
}

/// "Abend" in "gestern Abend"; "morgen" after another day is the morning.
fn trailing_day_part(tokens: Tokens, at: usize) -> (Option<DayPart>, usize) {
    match tokens.next(at) {
        Some(token) if token.gap == Gap::Space => match token.lexeme() {
            Lexeme::DayPart(part) => (Some(part), at + 1),
            Lexeme::Day(1) if token.lower() == "morgen" => (Some(DayPart::Morning), at + 1),
            _ => (None, at),
        },
        _ => (None, at),
    }
}
