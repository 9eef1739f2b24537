//! What the words beside an expression say about past and future, whatever the verb of its clause says.

use super::super::{Tense, TimexRule, TimexValue};
use super::found::{Expression, Tokens};
use super::token::{Token, TokenKind};

/// Verbs by which somebody tells today what is to come: "kündigte für Sonntag Wechsel an".
const ANNOUNCING: [&str; 14] = [
    "kündigte",
    "kündigten",
    "angekündigt",
    "rechnete",
    "rechneten",
    "erwartete",
    "erwarteten",
    "plante",
    "planten",
    "lud",
    "luden",
    "eingeladen",
    "berief",
    "beriefen",
];

/// Verbs that ask for something yet to be done: "urged to stay inside until Thursday".
const ASKING: [&str; 14] = [
    "urged",
    "told",
    "asked",
    "ordered",
    "advised",
    "warned",
    "agreed",
    "promised",
    "vowed",
    "pledged",
    "invited",
    "instructed",
    "required",
    "committed",
];

/// How many tokens on each side are read.
const REACH: usize = 14;

/// The tense of the expression from token `start` to `end`, of whose clause the verb says `tense`.
pub(super) fn find_way(
    tokens: Tokens,
    start: usize,
    end: usize,
    expression: &Expression,
    tense: Tense,
) -> Tense {
    let without_year = match expression.value {
        TimexValue::DayOfYear { .. } => expression.rule != TimexRule::DateRange,
        TimexValue::DaysOfYear { .. } | TimexValue::MonthOfYear { year: None, .. } => true,
        _ => false,
    };
    let before = tokens.word_before(start);
    // "Der Brief vom 3. März", "seit Januar": the time has come. Not "vom 3. bis 5. März".
    if without_year && matches!(before, "vom" | "seit") {
        return Tense::Past;
    }
    let open = without_year || matches!(expression.value, TimexValue::Weekday { direction: None, .. });
    // "Er ist seit Montag krank."
    if open && matches!(before, "seit" | "since") {
        return Tense::Past;
    }
    let ahead = match before {
        _ if !open => false,
        // "Ab Montag ist die Straße gesperrt."
        "ab" => tense == Tense::Undecided,
        "für" => {
            tense == Tense::Undecided
                || words_before(tokens, start).any(|word| ANNOUNCING.contains(&word))
                || words_behind(tokens, end).any(|word| ANNOUNCING.contains(&word))
        }
        "bis" => is_infinitive(tokens, end),
        "until" | "by" => {
            let clause: Vec<&str> = words_before(tokens, start).collect();
            let to = clause.iter().position(|word| *word == "to");
            to.is_some_and(|to| clause[to..].iter().any(|word| ASKING.contains(word)))
        }
        _ => false,
    };
    if ahead { Tense::Future } else { tense }
}

/// The words of the clause before token `at`, the nearest first.
fn words_before<'t>(tokens: Tokens<'t, '_>, at: usize) -> impl Iterator<Item = &'t str> {
    let first = at.saturating_sub(REACH);
    tokens.0[first..at].iter().rev().take_while(|token| token.kind == TokenKind::Word).map(Token::lower)
}

/// The words of the clause from token `at` on.
fn words_behind<'t>(tokens: Tokens<'t, '_>, at: usize) -> impl Iterator<Item = &'t str> {
    let last = tokens.0.len().min(at + REACH);
    let words = tokens.0[at.min(last)..last].iter();
    words
        .skip_while(|token| token.is_mark(','))
        .take_while(|token| token.kind == TokenKind::Word)
        .map(Token::lower)
}

/// "bis Freitag zu antworten": what is asked for, offered, or tried.
fn is_infinitive(tokens: Tokens, end: usize) -> bool {
    let mut before = "";
    words_behind(tokens, end).any(|word| std::mem::replace(&mut before, word) == "zu" && word.ends_with("en"))
}
