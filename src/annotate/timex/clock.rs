//! Hours and parts of the day: "um 14.30 Uhr", "halb neun", "am Abend", "5 p.m. EST".

use super::super::{CalendarUnit, DayPart, TimexKind, TimexRule, TimexValue};
use super::found::{Found, Tokens};
use super::lexicon::Lexeme;
use super::token::{Gap, Token, TokenKind};

/// "14.30 Uhr", "8 Uhr", "14 Uhr 30", "neun Uhr"; of "10 bis 18 Uhr" each hour by itself.
pub(super) fn match_clock(tokens: Tokens, at: usize) -> Option<Found> {
    let (hour, minute, end) = hour_at(tokens, at)?;
    if tokens.is_word(end, &["uhr"]) {
        let late = tokens
            .next(end + 1)
            .filter(|next| next.gap == Gap::Space && next.text.len() == 2 && minute.is_none())
            .and_then(Token::number)
            .filter(|minute| *minute < 60)
            .filter(|_| {
                tokens
                    .next(end + 2)
                    .is_none_or(|behind| behind.kind != TokenKind::Word || !behind.is_capitalised())
            });
        let behind = end + 1 + usize::from(late.is_some());
        return clock(behind, hour, minute.or_else(|| u8::try_from(late?).ok()).unwrap_or(0));
    }
    // The first hour of "10 bis 18 Uhr", "8.30-12 Uhr", "15 und 17 Uhr".
    let joined =
        tokens.is_word(end, &["bis", "und"]) || ['-', '–'].iter().any(|&mark| tokens.is_mark(end, mark));
    let (.., last) = joined.then(|| hour_at(tokens, end + 1)).flatten()?;
    if tokens.is_word(last, &["uhr"]) { clock(end, hour, minute.unwrap_or(0)) } else { None }
}

/// "halb neun", "um Mitternacht".
pub(super) fn match_spoken_hour(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at)?;
    let cued =
        matches!(tokens.word_before(at), "um" | "gegen" | "ab" | "bis" | "vor" | "nach" | "seit" | "kurz");
    match token.lower() {
        "halb" if cued => {
            let Lexeme::Count(hour) = tokens.lexeme(at + 1) else { return None };
            let hour = u8::try_from(hour).ok().filter(|hour| (2..=12).contains(hour))?;
            let noun =
                tokens.next(at + 2).is_some_and(|next| next.kind == TokenKind::Word && next.is_capitalised());
            if noun { None } else { clock(at + 2, hour - 1, 30) }
        }
        "mitternacht" if cued => clock(at + 1, 24, 0),
        _ => None,
    }
}

/// "am Abend", "am frühen Nachmittag", "in der Nacht"; "abends" is a habit.
pub(super) fn match_day_time(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::DayPart(part) = tokens.lexeme_at(at) else { return None };
    let token = &tokens.0[at];
    if token.lower().ends_with('s') {
        let habit = !token.is_capitalised() || tokens.opens_sentence(at);
        let value = TimexValue::Iso(format!("XXXX-XX-XX{}", part_code(part)));
        return habit.then(|| Found::new(at + 1, TimexKind::Set, value, TimexRule::Recurring));
    }
    let adjective =
        usize::from(matches!(tokens.word_before(at), "frühen" | "späten" | "gleichen" | "selben"));
    let before = tokens.word_before(at - adjective.min(at));
    let fits = match part {
        DayPart::Night => {
            before == "der" && at > adjective + 1 && tokens.word_before(at - adjective - 1) == "in"
        }
        _ => before == "am",
    };
    if !fits
        || !token.is_capitalised()
        || tokens.is_word(at + 1, &["des", "der", "vor", "nach", "vom", "auf", "zum", "zu", "von"])
    {
        return None;
    }
    let value = TimexValue::Later { unit: CalendarUnit::Day, count: 0 };
    let mut found = Found::date(at + 1, value, TimexRule::Context).with_day_part(Some(part));
    if let Some(expression) = &mut found.expression {
        expression.leading = adjective;
        expression.takes_article = part == DayPart::Night;
    }
    Some(found)
}

/// "5 p.m.", "8:30 a.m. EST", "10:15 GMT", "noon", "midnight".
pub(super) fn match_english_clock(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at)?;
    let cued = matches!(
        tokens.word_before(at),
        "at" | "by" | "until" | "before" | "after" | "around" | "about" | "since"
    );
    match token.lower() {
        "noon" if cued => return clock(at + 1, 12, 0),
        "midnight" if cued => return clock(at + 1, 24, 0),
        _ => {}
    }
    let (hour, minute, mut end) = hour_at(tokens, at)?;
    let half = match tokens.next(end)?.lower() {
        "am" | "pm" => {
            end += 1;
            &tokens.0[end - 1].lower()[..1]
        }
        letter @ ("a" | "p")
            if tokens.is_mark(end + 1, '.')
                && tokens.touches(end + 1)
                && tokens.is_word(end + 2, &["m"])
                && tokens.touches(end + 2) =>
        {
            end += 3;
            if tokens.is_mark(end, '.') && tokens.touches(end) {
                end += 1;
            }
            letter
        }
        "o" if (tokens.is_mark(end + 1, '\'') || tokens.is_mark(end + 1, '’'))
            && tokens.is_word(end + 2, &["clock"]) =>
        {
            end += 3;
            ""
        }
        _ if minute.is_some() && zone_at(tokens, end) => "",
        _ => return None,
    };
    let hour = match half {
        "" => hour,
        _ if !(1..=12).contains(&hour) => return None,
        "p" => hour % 12 + 12,
        _ => hour % 12,
    };
    clock(end + usize::from(zone_at(tokens, end)), hour, minute.unwrap_or(0))
}

fn zone_at(tokens: Tokens, at: usize) -> bool {
    tokens.next(at).is_some_and(|token| {
        matches!(token.text, "EST" | "EDT" | "ET" | "CST" | "PST" | "PDT" | "GMT" | "UTC" | "BST" | "CET")
    })
}

fn clock(end: usize, hour: u8, minute: u8) -> Option<Found> {
    let real = hour < 24 || (hour == 24 && minute == 0);
    real.then(|| Found::new(end, TimexKind::Time, TimexValue::Clock { hour, minute }, TimexRule::ClockTime))
}

/// "14", "14.30", "8:05", "neun": hour, minutes, and the token behind them.
fn hour_at(tokens: Tokens, at: usize) -> Option<(u8, Option<u8>, usize)> {
    let token = tokens.0.get(at)?;
    if let Lexeme::Count(count) = token.lexeme() {
        // "eine Uhr" is a thing, "ein Uhr" an hour.
        if count == 1 && !matches!(token.lower(), "ein" | "one") {
            return None;
        }
        return Some((u8::try_from(count).ok().filter(|hour| *hour <= 24)?, None, at + 1));
    }
    let hour = token.number().filter(|hour| token.text.len() <= 2 && *hour <= 24)?;
    let glued = tokens.touches(at)
        && tokens.before(at).is_some_and(|before| match before.kind {
            TokenKind::Mark('-' | '–') => {
                at < 2 || !tokens.touches(at - 1) || tokens.0[at - 2].kind == TokenKind::Word
            }
            TokenKind::Mark(mark) => matches!(mark, '.' | ',' | ':' | '/' | '$' | '€'),
            _ => true,
        });
    if glued {
        return None;
    }
    let minute = tokens
        .next(at + 2)
        .filter(|next| {
            (tokens.is_mark(at + 1, '.') || tokens.is_mark(at + 1, ':'))
                && tokens.touches(at + 1)
                && next.gap == Gap::None
        })
        .filter(|next| next.text.len() == 2)
        .and_then(Token::number);
    let hour = u8::try_from(hour).ok()?;
    match minute {
        Some(minute) if minute < 60 => Some((hour, u8::try_from(minute).ok(), at + 3)),
        Some(_) => None,
        None => Some((hour, None, at + 1)),
    }
}

/// The TIMEX3 code of a part of the day.
pub(super) fn part_code(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "TMO",
        DayPart::Midday => "TMI",
        DayPart::Afternoon => "TAF",
        DayPart::Evening => "TEV",
        DayPart::Night => "TNI",
    }
}
