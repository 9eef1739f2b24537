//! Lengths of time: "30 Tage", "seit fast vier Jahren", "eine halbe Stunde", "jahrelang", "the past five days".

use super::super::{Direction, TimexKind, TimexRule, TimexValue};
use super::context::direction_at;
use super::found::{Found, Tokens};
use super::lexicon::{Lexeme, Number, Unit};
use super::token::TokenKind;

/// Words before a number that only blur it.
const BLURRING: [&str; 19] = [
    "gut",
    "fast",
    "knapp",
    "etwa",
    "rund",
    "circa",
    "mindestens",
    "höchstens",
    "ungefähr",
    "genau",
    "beinahe",
    "about",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "exactly",
    "around",
    "some",
];

/// "30 Tage", "seit zwei Tagen", "30-tägig", "dreitägigen", "jahrelang"; "vor drei Tagen" is a day.
///
/// Ages ("40 Jahre alt", "39-jährig") are no lengths of time here.
pub(super) fn match_duration(tokens: Tokens, at: usize) -> Option<Found> {
    match tokens.lexeme_at(at) {
        Lexeme::Lasting(count, unit) => return Some(duration(at + 1, unit, &count.to_string())),
        Lexeme::Long(unit) => return Some(duration(at + 1, unit, "X")),
        Lexeme::Several => {
            let Lexeme::Unit(unit, Number::Plural) = tokens.lexeme(at + 1) else { return None };
            let few = usize::from(tokens.is_word(at, &["few"]) && tokens.word_before(at) == "a");
            if tokens.is_word(at + 2, &["ago"]) {
                let past = TimexValue::Reference(Direction::Past);
                return Some(Found::date(at + 3, past, TimexRule::DeicticPeriod).with_leading(few));
            }
            return Some(duration(at + 2, unit, "X").with_leading(few));
        }
        Lexeme::Unit(unit, Number::Plural) => return match_bare_plural(tokens, at, unit),
        Lexeme::Fraction(count) => return match_fraction(tokens, at, count),
        _ => {}
    }
    let (count, next) = count_at(tokens, at)?;
    if tokens.is_mark(next, '-') && tokens.touches(next) && tokens.touches(next + 1) {
        return match_hyphenated(tokens, at, count, next + 1);
    }
    if let Lexeme::Fraction(fraction) = tokens.lexeme(next)
        && count == 1
    {
        return match_fraction(tokens, next, fraction)
            .map(|found| found.with_leading(blurring_before(tokens, at)));
    }
    let Lexeme::Unit(unit, _) = tokens.lexeme(next) else { return None };
    if tokens.is_word(next + 1, &["alt", "alte", "alten", "alter", "altes", "altem", "old"]) {
        return None;
    }
    let article = matches!(tokens.0[at].lower(), "eines" | "eine" | "ein" | "a" | "an");
    if article && (unit == Unit::Day || (tokens.0[at].lower().starts_with('a') && !opens_length(tokens, at)))
    {
        return None;
    }
    let leading = blurring_before(tokens, at);
    if unit == Unit::Day && tokens.word_before(at - leading) == "vor" {
        return Some(
            Found::date(next + 1, TimexValue::Days(-i32::from(count)), TimexRule::DeicticDay)
                .with_leading(leading),
        );
    }
    Some(duration(next + 1, unit, &count.to_string()).with_leading(leading))
}

/// "two years ago", "a week ago": a date as precise as its unit.
pub(super) fn match_ago(tokens: Tokens, at: usize) -> Option<Found> {
    let (count, next) = count_at(tokens, at)?;
    let Lexeme::Unit(unit, _) = tokens.lexeme(next) else { return None };
    if !tokens.is_word(next + 1, &["ago"]) {
        return None;
    }
    let count = -i32::from(count);
    let (value, rule) = match unit {
        Unit::Day => (TimexValue::Days(count), TimexRule::DeicticDay),
        Unit::Week => (TimexValue::Weeks(count), TimexRule::DeicticPeriod),
        Unit::Month => (TimexValue::Months(count), TimexRule::DeicticPeriod),
        Unit::Year => (TimexValue::Years(count), TimexRule::DeicticPeriod),
        _ => {
            return Some(Found::date(
                next + 2,
                TimexValue::Reference(Direction::Past),
                TimexRule::DeicticPeriod,
            ));
        }
    };
    Some(Found::date(next + 2, value, rule).with_leading(blurring_before(tokens, at)))
}

/// "the first nine months".
pub(super) fn match_first_units(tokens: Tokens, at: usize) -> Option<Found> {
    if !matches!(tokens.lexeme_at(at), Lexeme::Ordinal(1)) && !tokens.is_word(at, &["final"]) {
        return None;
    }
    let (count, next) = count_at(tokens, at + 1)?;
    let Lexeme::Unit(unit, Number::Plural) = tokens.lexeme(next) else { return None };
    Some(duration(next + 1, unit, &count.to_string()).with_article())
}

/// "seit Jahren", "nach Wochen", "for years".
fn match_bare_plural(tokens: Tokens, at: usize, unit: Unit) -> Option<Found> {
    let cued = matches!(tokens.word_before(at), "seit" | "nach" | "vor" | "for" | "lange" | "langen");
    let counted = tokens.is_word(at + 1, &["alt", "old"]) || matches!(unit, Unit::Second | Unit::Minute);
    (cued && !counted && direction_at(tokens, at + 1).is_none()).then(|| {
        let leading = usize::from(matches!(tokens.word_before(at), "lange" | "langen"));
        duration(at + 1, unit, "X").with_leading(leading)
    })
}

/// "halbe Stunde", "anderthalb Jahre".
fn match_fraction(tokens: Tokens, at: usize, count: &str) -> Option<Found> {
    let Lexeme::Unit(unit, _) = tokens.lexeme(at + 1) else { return None };
    Some(duration(at + 2, unit, count).with_leading(blurring_before(tokens, at)))
}

/// "30-tägig", "35-Stunden-Woche", "30-day".
fn match_hyphenated(tokens: Tokens, at: usize, count: u16, tail: usize) -> Option<Found> {
    let count = count.to_string();
    match tokens.lexeme(tail) {
        Lexeme::LastingTail(unit) if unit != Unit::Year => Some(duration(tail + 1, unit, &count)),
        Lexeme::Unit(unit, Number::Singular)
            if tokens.0[at].kind == TokenKind::Number && !tokens.0[tail].is_capitalised() =>
        {
            Some(duration(tail + 1, unit, &count))
        }
        _ if tokens.is_word(tail, &["stunden-woche"]) => Some(duration(tail + 1, Unit::Hour, &count)),
        _ => None,
    }
}

/// What tells "for a year" from "$5 a year".
fn opens_length(tokens: Tokens, at: usize) -> bool {
    matches!(
        tokens.word_before(at),
        "for"
            | "in"
            | "within"
            | "after"
            | "over"
            | "about"
            | "than"
            | "nearly"
            | "almost"
            | "of"
            | "least"
            | "during"
            | "took"
            | "only"
            | "just"
    )
}

/// How many words before the number blur it: "mehr als", "fast", "about".
fn blurring_before(tokens: Tokens, at: usize) -> usize {
    let before = tokens.word_before(at);
    if matches!(before, "als" | "than")
        && at > 1
        && matches!(tokens.word_before(at - 1), "mehr" | "weniger" | "more" | "less")
    {
        return 2;
    }
    if before == "least" && at > 1 && tokens.word_before(at - 1) == "at" {
        return 2;
    }
    usize::from(BLURRING.contains(&before))
}

pub(super) fn duration(end: usize, unit: Unit, count: &str) -> Found {
    Found::new(end, TimexKind::Duration, TimexValue::Iso(unit.length(count)), TimexRule::Duration)
}

/// A number in digits or letters, and the token behind it.
pub(super) fn count_at(tokens: Tokens, at: usize) -> Option<(u16, usize)> {
    let token = tokens.0.get(at)?;
    if let Lexeme::Count(count) = token.lexeme() {
        return Some((count, at + 1));
    }
    let part_of_longer = tokens.touches(at)
        && tokens.before(at).is_some_and(|before| {
            matches!(before.kind, TokenKind::Mark('.' | ',' | ':' | '-' | '/' | '$' | '€') | TokenKind::Word)
        });
    token.number().filter(|_| !part_of_longer).map(|count| (count, at + 1))
}
