//! Feasts whose day a rule gives: tables of their names, and what must stand beside a name that has other senses.
//!
//! Feasts of one country only ("Nationalfeiertag") are taken where the words beside them name the country.
//! Known miss: Easter by the Julian calendar, which news name as "orthodoxes Ostern", is passed over.

use chrono::Weekday;

use super::super::{Feast, TimexRule, TimexValue};
use super::found::{Found, Tokens};
use super::lexicon::{Lexeme, Number, Unit};
use super::token::{Gap, Token, TokenKind};
use super::year::year_at;

/// What a name needs beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing: the name has no other sense.
    Nothing,
    /// A preposition of time or a year: the name is also that of a person, a church or a custom.
    Cue,
    /// The country before it.
    Austria,
}

const PREPOSITIONS: [&str; 34] = [
    "an",
    "am",
    "zu",
    "zum",
    "vor",
    "nach",
    "bis",
    "seit",
    "ab",
    "über",
    "um",
    "für",
    "auf",
    "vom",
    "kurz",
    "on",
    "at",
    "by",
    "before",
    "after",
    "since",
    "until",
    "over",
    "around",
    "for",
    "this",
    "last",
    "next",
    "diesen",
    "diese",
    "diesem",
    "vergangene",
    "vergangenen",
    "kommenden",
];

/// Feasts of one word.
pub(super) fn look_up_feast(lower: &str) -> Option<(Feast, Needs)> {
    use Needs::{Austria, Cue, Nothing};
    Some(match lower {
        "neujahr" | "neujahrstag" => (fixed(1, 1), if lower == "neujahr" { Cue } else { Nothing }),
        "dreikönig" | "dreikönigstag" => (fixed(1, 6), Cue),
        "valentinstag" => (fixed(2, 14), Nothing),
        "rosenmontag" => (easter(-48), Nothing),
        "faschingsdienstag" | "fastnachtsdienstag" => (easter(-47), Nothing),
        "aschermittwoch" => (easter(-46), Nothing),
        "palmsonntag" => (easter(-7), Nothing),
        "gründonnerstag" => (easter(-3), Nothing),
        "karfreitag" => (easter(-2), Nothing),
        "karsamstag" => (easter(-1), Nothing),
        "ostersonntag" => (easter(0), Nothing),
        "ostermontag" => (easter(1), Nothing),
        "ostern" => (Feast::Easter { offset: 0, length: 2 }, Cue),
        "himmelfahrt" | "himmelfahrtstag" => (easter(39), Cue),
        "pfingsten" => (Feast::Easter { offset: 49, length: 2 }, Cue),
        "pfingstsonntag" => (easter(49), Nothing),
        "pfingstmontag" => (easter(50), Nothing),
        "fronleichnam" | "fronleichnamstag" => (easter(60), Cue),
        "muttertag" => (Feast::Weekday { month: 5, weekday: Weekday::Sun, number: 2 }, Nothing),
        "nationalfeiertag" => (fixed(10, 26), Austria),
        "reformationstag" => (fixed(10, 31), Nothing),
        "halloween" => (fixed(10, 31), Cue),
        "allerheiligen" => (fixed(11, 1), Cue),
        "allerseelen" => (fixed(11, 2), Cue),
        "martinstag" => (fixed(11, 11), Nothing),
        "nikolaus" => (fixed(12, 6), Cue),
        "nikolaustag" | "nikolotag" => (fixed(12, 6), Nothing),
        "heiligabend" => (fixed(12, 24), Nothing),
        "weihnachten" => (Feast::Fixed { month: 12, day: 24, length: 3 }, Cue),
        "christtag" => (fixed(12, 25), Cue),
        "stefanitag" | "stephanitag" => (fixed(12, 26), Nothing),
        "silvester" | "silvesterabend" | "silvestertag" => {
            (fixed(12, 31), if lower == "silvester" { Cue } else { Nothing })
        }
        "jahreswechsel" => (Feast::Fixed { month: 12, day: 31, length: 2 }, Cue),
        _ => return None,
    })
}

/// English feasts of one word.
pub(super) fn look_up_english_feast(lower: &str) -> Option<(Feast, Needs)> {
    Some(match lower {
        "easter" => (easter(0), Needs::Cue),
        "christmas" => (fixed(12, 25), Needs::Cue),
        "halloween" => (fixed(10, 31), Needs::Cue),
        "juneteenth" => (fixed(6, 19), Needs::Cue),
        "thanksgiving" => (Feast::Weekday { month: 11, weekday: Weekday::Thu, number: 4 }, Needs::Cue),
        _ => return None,
    })
}

/// Feasts of several words, in lower case.
const PHRASES: [(&[&str], Feast); 20] = [
    (&["tag", "der", "arbeit"], fixed(5, 1)),
    (&["tag", "der", "deutschen", "einheit"], fixed(10, 3)),
    (&["christi", "himmelfahrt"], easter(39)),
    (&["mariä", "himmelfahrt"], fixed(8, 15)),
    (&["mariä", "empfängnis"], fixed(12, 8)),
    (&["heilige", "drei", "könige"], fixed(1, 6)),
    (&["heiliger", "abend"], fixed(12, 24)),
    (&["heiligen", "abend"], fixed(12, 24)),
    (&["good", "friday"], easter(-2)),
    (&["palm", "sunday"], easter(-7)),
    (&["ash", "wednesday"], easter(-46)),
    (&["memorial", "day"], Feast::Weekday { month: 5, weekday: Weekday::Mon, number: 0 }),
    (&["labor", "day"], Feast::Weekday { month: 9, weekday: Weekday::Mon, number: 1 }),
    (&["columbus", "day"], Feast::Weekday { month: 10, weekday: Weekday::Mon, number: 2 }),
    (&["independence", "day"], fixed(7, 4)),
    (&["fourth", "of", "july"], fixed(7, 4)),
    (&["veterans", "day"], fixed(11, 11)),
    (&["boxing", "day"], fixed(12, 26)),
    (&["valentine", "day"], fixed(2, 14)),
    (&["all", "saints", "day"], fixed(11, 1)),
];

const fn fixed(month: u8, day: u8) -> Feast {
    Feast::Fixed { month, day, length: 1 }
}

const fn easter(offset: i8) -> Feast {
    Feast::Easter { offset, length: 1 }
}

/// "Ostermontag", "an Weihnachten 2024", "am zweiten Advent", "New Year's Eve", "Labor Day".
pub(super) fn match_feast(tokens: Tokens, at: usize) -> Option<Found> {
    let (feast, end, needs) = name_at(tokens, at)?;
    let year = year_at(tokens, end);
    let end = end + usize::from(year.is_some());
    let before = tokens.word_before(at);
    if matches!(before, "orthodoxe" | "orthodoxen" | "orthodoxes" | "orthodox") {
        return None;
    }
    // "Nikolaus Müller", "Ostern-Spezial", "Christmas Carol"
    let name_follows = tokens.next(end).is_some_and(|next| {
        next.kind == TokenKind::Word
            && next.gap == Gap::Space
            && next.is_capitalised()
            && next.lexeme() == Lexeme::None
    });
    let hyphen = tokens.is_mark(end, '-') && tokens.touches(end);
    let cued = year.is_some() || PREPOSITIONS.contains(&before);
    let fits = match needs {
        Needs::Nothing => true,
        Needs::Cue => cued && !name_follows,
        Needs::Austria => before.starts_with("österreichisch"),
    };
    // "Memorial Day weekend" is more than the day.
    if !fits || hyphen || tokens.is_word(end, &["weekend"]) {
        return None;
    }
    let value = TimexValue::Feast { feast, year, direction: None };
    Some(Found::date(end, value, TimexRule::Feast).with_article())
}

/// The feast whose name begins at `at`, the token behind it, and what the name needs.
pub(super) fn name_at(tokens: Tokens, at: usize) -> Option<(Feast, usize, Needs)> {
    let token = tokens.0.get(at)?;
    if let Lexeme::Feast(feast, needs) = token.lexeme() {
        let next = tokens.next(at + 1).filter(|next| next.gap == Gap::Space);
        let weekday = next.map_or(Lexeme::None, Token::lexeme);
        let word = next.map_or("", |next| next.lower());
        let whole = |feast| Some((feast, at + 2, Needs::Nothing));
        return match (token.lower(), word) {
            ("christmas", "eve") => whole(fixed(12, 24)),
            ("christmas" | "thanksgiving", "day") => whole(feast),
            ("easter", _) if weekday == Lexeme::Weekday(Weekday::Sun, None) => whole(easter(0)),
            ("easter", _) if weekday == Lexeme::Weekday(Weekday::Mon, None) => whole(easter(1)),
            _ => Some((feast, at + 1, needs)),
        };
    }
    if let Lexeme::Ordinal(number) = token.lexeme() {
        let next = tokens.next(at + 1)?;
        return match next.lower() {
            "advent" | "adventssonntag" | "adventsonntag" if (1..=4).contains(&number) => {
                Some((Feast::Advent(5 - number), at + 2, Needs::Nothing))
            }
            "weihnachtsfeiertag" | "weihnachtstag" if (1..=2).contains(&number) => {
                Some((fixed(12, 24 + number), at + 2, Needs::Nothing))
            }
            _ => phrase_at(tokens, at),
        };
    }
    // "New Year's Day", "St. Patrick's Day"
    if token.lower() == "new" && tokens.is_word(at + 1, &["year"]) {
        let named = tokens.is_word(at + 3, &["s"]) && tokens.touches(at + 3);
        return match tokens.next(at + 4)?.lower() {
            "eve" if named => Some((fixed(12, 31), at + 5, Needs::Nothing)),
            "day" if named => Some((fixed(1, 1), at + 5, Needs::Nothing)),
            _ => None,
        };
    }
    matches!(token.lexeme(), Lexeme::FeastHead | Lexeme::Unit(Unit::Day, Number::Singular))
        .then(|| phrase_at(tokens, at))
        .flatten()
}

fn phrase_at(tokens: Tokens, at: usize) -> Option<(Feast, usize, Needs)> {
    PHRASES.iter().find_map(|(words, feast)| {
        let fits = tokens.0.get(at)?.lower() == words[0]
            && words.iter().enumerate().skip(1).all(|(index, word)| tokens.is_word(at + index, &[word]));
        let last = at + words.len() - 1;
        // "Tag der Arbeit" is also any day of work; a feast is written with capitals.
        (fits && tokens.0[at].is_capitalised() && tokens.0[last].is_capitalised()).then_some((
            *feast,
            last + 1,
            Needs::Nothing,
        ))
    })
}
