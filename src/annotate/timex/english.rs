//! The English rules in their order, as TimeML marks expressions of time: an article or "last" belongs inside,
//! a preposition stays outside, "ago" and "earlier" close the expression.

use super::super::{CalendarUnit, DayPart, Direction, MonthPart, TimexKind, TimexRule, TimexValue};
use super::calendar::{match_century, match_iso_date, match_month, match_year_span};
use super::clock::match_english_clock;
use super::context::{later, match_counted};
use super::english_dates::{
    match_day_month, match_english_month, match_english_weekday, match_fiscal_year, match_late_day,
    match_middle, match_month_day, match_short_decade, match_slashed_date, match_weekday_date,
};
use super::feast::match_feast;
use super::found::{Found, Tokens};
use super::length::{duration, match_ago, match_duration, match_first_units};
use super::lexicon::{Lexeme, Number, Unit};
use super::portion::match_year_part;
use super::relative::{match_day, match_directed, match_part, match_recurring, period};
use super::token::{Gap, TokenKind};
use super::year::{match_year, year_at};

/// Whether an expression may begin with the word, which is in lower case: most words open none.
pub(super) fn may_open(lexeme: Lexeme, word: &str) -> bool {
    !matches!(lexeme, Lexeme::None | Lexeme::Article)
        || matches!(
            word,
            "tonight"
                | "fiscal"
                | "noon"
                | "midnight"
                | "beginning"
                | "start"
                | "middle"
                | "end"
                | "future"
                | "moment"
                | "present"
        )
}

/// What begins at token `at`.
pub(super) fn match_english(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at)?;
    if token.kind == TokenKind::Number {
        return match_iso_date(tokens, at)
            .or_else(|| match_slashed_date(tokens, at))
            .or_else(|| match_day_month(tokens, at))
            .or_else(|| match_late_day(tokens, at))
            .or_else(|| match_century(tokens, at))
            .or_else(|| match_year_span(tokens, at))
            .or_else(|| match_english_clock(tokens, at).map(|found| join_day(tokens, found)))
            .or_else(|| match_ago(tokens, at))
            .or_else(|| match_counted(tokens, at))
            .or_else(|| match_duration(tokens, at))
            .or_else(|| match_year(tokens, at));
    }
    match token.lexeme() {
        Lexeme::Weekday(..) => match_weekday_date(tokens, at).or_else(|| match_english_weekday(tokens, at)),
        Lexeme::Month(_) => match_month_day(tokens, at).or_else(|| match_english_month(tokens, at)),
        Lexeme::MiddleOfMonth(_) => match_middle(tokens, at),
        Lexeme::Direction(direction) => match_english_directed(tokens, at, direction),
        Lexeme::Day(_) => match_day(tokens, at),
        Lexeme::Count(_) => match_english_clock(tokens, at)
            .or_else(|| match_ago(tokens, at))
            .or_else(|| match_counted(tokens, at))
            .or_else(|| match_duration(tokens, at)),
        Lexeme::Several | Lexeme::Lasting(..) => match_duration(tokens, at),
        Lexeme::Unit(..) => match_unit(tokens, at),
        Lexeme::Part(_) => match_part(tokens, at),
        Lexeme::Season(_) => match_english_season(tokens, at),
        Lexeme::Weekend => match_weekend(tokens, at),
        Lexeme::Feast(..) | Lexeme::FeastHead => match_feast(tokens, at),
        Lexeme::Ordinal(_) => match_century(tokens, at)
            .or_else(|| match_feast(tokens, at))
            .or_else(|| match_year_part(tokens, at))
            .or_else(|| match_first_units(tokens, at)),
        Lexeme::PartOfYear(_) => match_year_part(tokens, at),
        Lexeme::WholeDecade(_) => match_year_span(tokens, at).filter(|_| tokens.word_before(at) == "the"),
        Lexeme::Weekly(_) | Lexeme::Habit(_) | Lexeme::Every => match_recurring(tokens, at),
        Lexeme::Reference(reference) => match_reference(tokens, at, reference),
        _ => match_phrase(tokens, at),
    }
}

/// "last week", "this morning", "last night", "the previous day", "next spring"; "past" and "current" are passed to
/// the common rule.
fn match_english_directed(tokens: Tokens, at: usize, direction: Direction) -> Option<Found> {
    let word = tokens.0[at].lower();
    let day = |count, part, end| {
        let value = TimexValue::Days(count);
        Some(Found::date(end, value, TimexRule::DeicticDay).with_day_part(part))
    };
    match (word, tokens.lexeme(at + 1)) {
        ("this", Lexeme::DayPart(part)) => return day(0, Some(part), at + 2),
        ("last", Lexeme::DayPart(part @ DayPart::Night)) => return day(-1, Some(part), at + 2),
        ("previous" | "next", Lexeme::Unit(Unit::Day, Number::Singular))
            if tokens.word_before(at) == "the" =>
        {
            let value = later(CalendarUnit::Day, direction.steps());
            return Some(Found::date(at + 2, value, TimexRule::Context).with_article());
        }
        ("previous", Lexeme::Unit(unit, Number::Singular)) if tokens.word_before(at) == "the" => {
            let unit = super::context::calendar_unit(unit)?;
            return Some(Found::date(at + 2, later(unit, -1), TimexRule::Context).with_article());
        }
        ("next", Lexeme::DayPart(part)) if tokens.word_before(at) == "the" => {
            let found = Found::date(at + 2, later(CalendarUnit::Day, 1), TimexRule::Context);
            return Some(found.with_day_part(Some(part)).with_article());
        }
        ("last" | "next", Lexeme::Unit(Unit::Decade, Number::Singular)) => {
            return Some(duration(at + 2, Unit::Decade, "1").with_article());
        }
        // "this time", "last minute", "this second half"
        (_, Lexeme::Unit(Unit::Minute | Unit::Second | Unit::Hour, Number::Singular)) => return None,
        _ => {}
    }
    // "last February 3": the year is the nearest one anyway
    let found = match_directed(tokens, at)?;
    // "late last year" is taken by its first word; "earlier this month" here
    let leading = usize::from(matches!(tokens.word_before(at), "earlier" | "later"));
    Some(found.with_leading(leading))
}

/// "year" in "the year 2014", "days" in "for days", "the day before", "the following day".
fn match_unit(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Unit(unit, number) = tokens.lexeme_at(at) else { return None };
    if number == Number::Plural {
        let past = |end| Found::date(end, TimexValue::Reference(Direction::Past), TimexRule::Reference);
        return match tokens.word_before(at) {
            "recent" => Some(past(at + 1).with_leading(1)),
            _ if tokens.is_word(at + 1, &["ago"]) => Some(past(at + 2)),
            _ => match_duration(tokens, at),
        };
    }
    let before = tokens.word_before(at);
    if before == "that" {
        let unit = super::context::calendar_unit(unit)?;
        let more = usize::from(at > 1 && matches!(tokens.word_before(at - 1), "later" | "earlier"));
        return Some(Found::date(at + 1, later(unit, 0), TimexRule::Context).with_leading(1 + more));
    }
    if before == "the"
        && let Some(way) = super::context::direction_at(tokens, at + 1)
    {
        let unit = super::context::calendar_unit(unit)?;
        return Some(Found::date(at + 2, later(unit, way), TimexRule::Context).with_article());
    }
    let follows = match before {
        "following" => Some(1),
        "same" => Some(0),
        _ => None,
    };
    if let Some(count) = follows
        && at > 1
        && tokens.word_before(at - 1) == "the"
    {
        let unit = super::context::calendar_unit(unit)?;
        let found = Found::date(at + 1, later(unit, count), TimexRule::Context);
        return Some(found.with_leading(1).with_article());
    }
    if unit == Unit::Year
        && matches!(before, "the" | "in")
        && let Some(year) = year_at(tokens, at + 1)
    {
        let value = TimexValue::Absolute(crate::date::Edtf::Date(crate::date::Date::from_year(year)));
        return Some(Found::date(at + 2, value, TimexRule::Year).with_article());
    }
    None
}

/// "the summer of 1969", "spring 2004", "in the fall", "last summer" by the common rule; "fall" is also a verb.
fn match_english_season(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Season(season) = tokens.lexeme_at(at) else { return None };
    let of = usize::from(tokens.is_word(at + 1, &["of"]));
    let found = |end, year| {
        Found::date(end, TimexValue::Season { season, year, direction: None }, TimexRule::SeasonName)
            .with_article()
    };
    if let Some(year) = year_at(tokens, at + 1 + of) {
        return Some(found(at + 2 + of, Some(year)));
    }
    let before = tokens.word_before(at);
    let in_the = before == "the"
        && at > 1
        && matches!(tokens.word_before(at - 1), "in" | "by" | "until" | "since" | "during");
    let follower = tokens
        .next(at + 1)
        .is_some_and(|next| next.kind == TokenKind::Word && next.gap == Gap::Space && next.lower() == "of");
    (in_the && !follower).then(|| found(at + 1, None))
}

/// "the weekend", "over the weekend"; "weekend" before a noun is no date.
fn match_weekend(tokens: Tokens, at: usize) -> Option<Found> {
    let the = tokens.word_before(at) == "the";
    the.then(|| Found::date(at + 1, TimexValue::Weekend(None), TimexRule::Weekend).with_article())
}

/// "now", "recently", "soon"; "now" that opens a sentence before a comma is mere talk.
fn match_reference(tokens: Tokens, at: usize, reference: Direction) -> Option<Found> {
    let talk = tokens.is_word(at, &["now"]) && tokens.is_mark(at + 1, ',') && tokens.opens_sentence(at);
    let after = tokens.is_word(at, &["shortly", "soon"]) && tokens.is_word(at + 1, &["after", "before"]);
    (!talk && !after).then(|| Found::date(at + 1, TimexValue::Reference(reference), TimexRule::Reference))
}

/// "tonight", "fiscal 2005", "'90s", "the moment", "the past", "the future", "the nine months".
fn match_phrase(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at)?;
    match token.lower() {
        "tonight" => Some(
            Found::date(at + 1, TimexValue::Days(0), TimexRule::DeicticDay)
                .with_day_part(Some(DayPart::Night)),
        ),
        "fiscal" => match_fiscal_year(tokens, at),
        "'" | "’" | "‘" => match_short_decade(tokens, at),
        "noon" | "midnight" => match_english_clock(tokens, at),
        "beginning" | "start" | "middle" | "end" => match_part_of(tokens, at),
        "future" | "moment" | "present" if tokens.word_before(at) == "the" => {
            let value = if token.lower() == "future" { Direction::Future } else { Direction::This };
            let cued = at > 1 && matches!(tokens.word_before(at - 1), "in" | "at" | "for");
            let noun = tokens.is_word(at + 1, &["of", "when", "that"])
                || tokens.next(at + 1).is_some_and(|next| {
                    next.gap == Gap::Space && token.lower() == "present" && next.kind == TokenKind::Word
                });
            (cued && !noun).then(|| {
                Found::date(at + 1, TimexValue::Reference(value), TimexRule::Reference).with_article()
            })
        }
        _ => None,
    }
}

/// "the end of the year", "the beginning of March", "the middle of last year".
fn match_part_of(tokens: Tokens, at: usize) -> Option<Found> {
    let part = match tokens.0.get(at)?.lower() {
        "middle" => MonthPart::Middle,
        "end" => MonthPart::End,
        _ => MonthPart::Beginning,
    };
    if !tokens.is_word(at + 1, &["of"]) {
        return None;
    }
    let next = at + 2 + usize::from(matches!(tokens.lexeme(at + 2), Lexeme::Article));
    tokens.next(next)?;
    let found = match tokens.lexeme(next) {
        Lexeme::Direction(_) => match_directed(tokens, next),
        Lexeme::Month(_) => match_month(tokens, next),
        Lexeme::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year), Number::Singular) if next > at + 2 => {
            period(unit, 0).map(|value| Found::date(next + 1, value, TimexRule::MonthPart))
        }
        _ => match_century(tokens, next)
            .or_else(|| match_year_span(tokens, next))
            .or_else(|| match_year(tokens, next)),
    };
    let mut found = found?.with_part(part);
    let expression = found.expression.as_mut().filter(|expression| expression.kind == TimexKind::Date)?;
    expression.rule = TimexRule::MonthPart;
    expression.takes_article = true;
    expression.leading = 0;
    Some(found)
}

/// "8:30 a.m. Friday", "5 p.m. today": the day directly behind the hour belongs to it.
fn join_day(tokens: Tokens, found: Found) -> Found {
    let Some(day) = tokens.next(found.end).filter(|next| next.gap == Gap::Space) else { return found };
    let behind = match day.lexeme() {
        Lexeme::Weekday(..) => {
            match_weekday_date(tokens, found.end).or_else(|| match_english_weekday(tokens, found.end))
        }
        Lexeme::Day(_) => match_day(tokens, found.end),
        _ => None,
    };
    match (behind, &found.expression) {
        (Some(Found { end, expression: Some(mut day) }), Some(hour)) => {
            let TimexValue::Clock { hour, minute } = hour.value else { return found };
            day.kind = TimexKind::Time;
            day.hour = Some((hour, minute));
            day.takes_article = false;
            Found { end, expression: Some(day) }
        }
        _ => found,
    }
}
