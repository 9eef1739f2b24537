//! Expressions that count from another one: "am Tag darauf", "zwei Tage zuvor", "a year earlier", "um 20 Uhr".

use super::super::{CalendarUnit, Sentence, TimexKind, TimexRule, TimexValue};
use super::found::{Expression, Found, Tokens};
use super::length::count_at;
use super::lexicon::{Lexeme, Number, Unit};
use super::token::{Gap, Token, TokenKind};
use crate::date::Precision;

/// "Vortag", "Tag darauf", "am nächsten Tag", "am selben Tag", "tags darauf".
pub(super) fn match_neighbouring_day(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at)?;
    let day = |index| matches!(tokens.lexeme(index), Lexeme::Unit(Unit::Day, Number::Singular));
    let found = |end, count| Some(Found::date(end, later(CalendarUnit::Day, count), TimexRule::Context));
    match token.lexeme() {
        Lexeme::Neighbour(count) => return found(at + 1, count).map(Found::with_article),
        Lexeme::Unit(Unit::Day, Number::Singular)
            if matches!(tokens.word_before(at), "am" | "der" | "den" | "dem") =>
        {
            return found(at + 2, direction_at(tokens, at + 1)?).map(Found::with_article);
        }
        _ => {}
    }
    match token.lower() {
        "tags" => found(at + 2, direction_at(tokens, at + 1)?),
        "selben" | "gleichen" if tokens.word_before(at) == "am" && day(at + 1) => found(at + 2, 0),
        "nächsten" | "folgenden" | "darauffolgenden" if tokens.word_before(at) == "am" && day(at + 1) => {
            found(at + 2, 1)
        }
        "vorigen" | "vorherigen" if tokens.word_before(at) == "am" && day(at + 1) => found(at + 2, -1),
        _ => None,
    }
}

/// "zwei Tage zuvor", "drei Wochen später", "a year earlier", "two days later", "the day before".
pub(super) fn match_counted(tokens: Tokens, at: usize) -> Option<Found> {
    let (count, next) = count_at(tokens, at)?;
    let Lexeme::Unit(unit, _) = tokens.lexeme(next) else { return None };
    let way = direction_at(tokens, next + 1)?;
    let count = i32::from(count) * way;
    Some(Found::date(next + 2, later(calendar_unit(unit)?, count), TimexRule::Context))
}

/// "zuvor" −1, "später" 1.
pub(super) fn direction_at(tokens: Tokens, at: usize) -> Option<i32> {
    match tokens.next(at)?.lower() {
        "zuvor" | "davor" | "vorher" | "earlier" => Some(-1),
        // "the day before the vote" counts from the vote.
        "before" => tokens
            .next(at + 1)
            .is_none_or(|next| !next.lower().starts_with(char::is_alphanumeric))
            .then_some(-1),
        "später" | "darauf" | "danach" | "later" | "afterward" | "afterwards" => Some(1),
        _ => None,
    }
}

pub(super) fn calendar_unit(unit: Unit) -> Option<CalendarUnit> {
    match unit {
        Unit::Day => Some(CalendarUnit::Day),
        Unit::Week => Some(CalendarUnit::Week),
        Unit::Month => Some(CalendarUnit::Month),
        Unit::Year => Some(CalendarUnit::Year),
        _ => None,
    }
}

pub(super) fn later(unit: CalendarUnit, count: i32) -> TimexValue {
    TimexValue::Later { unit, count }
}

/// For each of `placed` the expression that may fix its day, as [`Timex::context`](super::Timex::context) tells.
///
/// One pass forward and one back, so the work grows with the text only.
pub(super) fn find_contexts(
    tokens: &[Token],
    placed: &[(usize, usize, Expression)],
    sentences: &[Sentence],
) -> Vec<Option<usize>> {
    let mut contexts = find_years_beside(tokens, placed);
    if !placed.iter().any(|(.., expression)| hangs_on_another(expression)) {
        return contexts;
    }
    let spots = locate(tokens, placed, sentences);
    // "am Vortag" behind "am Tag zuvor" means the same day: only a way forward is counted from such words.
    let (mut last, mut fixed): (Option<usize>, Option<usize>) = (None, None);
    for (index, (.., expression)) in placed.iter().enumerate() {
        if hangs_on_another(expression) {
            let hour = matches!(expression.value, TimexValue::Clock { .. });
            let back = matches!(expression.value, TimexValue::Later { count: ..0, .. });
            contexts[index] = if back { fixed } else { last }.filter(|&last| {
                spots[last].0 == spots[index].0 && (!hour || spots[last].1 == spots[index].1)
            });
        }
        // "am Abend" names no new day.
        let names_day =
            !matches!(expression.value, TimexValue::Clock { .. } | TimexValue::Later { count: 0, .. });
        if names_day && is_point(expression) {
            last = Some(index);
            if !matches!(expression.value, TimexValue::Later { .. }) {
                fixed = last;
            }
        }
    }
    // "um 20 Uhr am Dienstag": where the sentence names no day before its hour, the one behind.
    let mut next: Option<usize> = None;
    for (index, (.., expression)) in placed.iter().enumerate().rev() {
        match expression.value {
            TimexValue::Clock { .. } if contexts[index].is_none() => {
                contexts[index] = next.filter(|&next| spots[next] == spots[index]);
            }
            TimexValue::Clock { .. } | TimexValue::Later { .. } => {}
            _ if is_point(expression) => next = Some(index),
            _ => {}
        }
    }
    contexts
}

/// "In 1910, on October 5": a day or month directly behind a year lies in it.
fn find_years_beside(tokens: &[Token], placed: &[(usize, usize, Expression)]) -> Vec<Option<usize>> {
    let mut contexts = vec![None; placed.len()];
    for (index, pair) in placed.windows(2).enumerate() {
        let [(_, year_end, year), (start, _, expression)] = pair else { continue };
        let without_year = matches!(
            expression.value,
            TimexValue::DayOfYear { .. } | TimexValue::MonthOfYear { year: None, direction: None, .. }
        );
        let names_year = matches!(&year.value, TimexValue::Absolute(date)
            if date.date().is_some_and(|date| date.precision() == Precision::Year));
        if without_year
            && matches!(year.value, TimexValue::Years(1))
            && is_one_clause(tokens, *year_end, *start)
        {
            contexts[index + 1] = Some(index);
        }
        let beside = tokens[*year_end..*start].iter().all(|token| {
            token.gap != Gap::Break
                && (token.is_mark(',') || matches!(token.lower(), "on" | "in" | "am" | "im"))
        });
        if without_year && names_year && beside && year_end < start {
            contexts[index + 1] = Some(index);
        }
    }
    contexts
}

/// "Im nächsten Jahr beginnt die Messe erst im April": nothing parts the year to come from the month.
fn is_one_clause(tokens: &[Token], first: usize, end: usize) -> bool {
    tokens.get(first..end).is_some_and(|between| {
        between.iter().all(|token| {
            token.gap != Gap::Break
                && token.kind == TokenKind::Word
                && !matches!(
                    token.lower(),
                    "und" | "oder" | "als" | "wie" | "seit" | "vom" | "and" | "or" | "than" | "as" | "since"
                )
        })
    })
}

fn hangs_on_another(expression: &Expression) -> bool {
    matches!(expression.value, TimexValue::Clock { .. } | TimexValue::Later { .. })
}

fn is_point(expression: &Expression) -> bool {
    matches!(expression.kind, TimexKind::Date | TimexKind::Time)
        && !matches!(expression.value, TimexValue::Reference(_))
}

/// Paragraph and sentence of each expression, counted from the start of the text.
fn locate(
    tokens: &[Token],
    placed: &[(usize, usize, Expression)],
    sentences: &[Sentence],
) -> Vec<(usize, usize)> {
    let (mut paragraph, mut sentence, mut at) = (0, 0, 0);
    let mut spots = Vec::with_capacity(placed.len());
    for &(start, ..) in placed {
        while at <= start {
            paragraph += usize::from(tokens[at].gap == Gap::Break);
            at += 1;
        }
        while sentences.get(sentence).is_some_and(|next| next.span.start <= tokens[start].start) {
            sentence += 1;
        }
        spots.push((paragraph, sentence));
    }
    spots
}
