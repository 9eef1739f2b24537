//! Telling a crosshead, the small heading between two paragraphs, from a short paragraph.
//!
//! A crosshead has no mark of its own in plain text. It is short, ends without the marks that end a sentence,
//! and a paragraph follows it (the caller sees to that). It may hold a quotation, which may bring its own final
//! mark along (`Minister: „Kein Verrat!“`), and may trail off (`Und nun …`).
//!
//! Known misses: a heading with a full stop; a paragraph whose full stop was lost.

use super::quotation_marks::{is_any_mark, is_balanced, is_mark};
use crate::text::{GERMAN_MONTHS, is_capitalised};

/// The most characters a crosshead has.
const MOST_CHARS: usize = 100;
/// The most words.
const MOST_WORDS: usize = 14;
/// The most words of a crosshead that asks a question.
const MOST_WORDS_OF_QUESTION: usize = 9;

/// Lines of this beginning stand alone without being headings: captions, references, credits.
const OTHER_LINES: [&str; 13] = [
    "Foto:",
    "Fotos:",
    "Bild:",
    "Bilder:",
    "Quelle:",
    "Grafik:",
    "Video:",
    "Lesen Sie",
    "Mehr zum",
    "Siehe auch",
    "Autor:",
    "http://",
    "https://",
];

/// Whether a paragraph that is neither the first nor the last can be a crosshead.
pub(super) fn looks_like_crosshead(paragraph: &str) -> bool {
    let text = paragraph.trim();
    // The end tells most paragraphs apart.
    text.len() <= MOST_CHARS * 4
        && ends_like_heading(text)
        && text.chars().count() <= MOST_CHARS
        && (1..=MOST_WORDS).contains(&text.split_whitespace().count())
        && starts_like_heading(text)
        && !is_other_line(text)
        && !holds_sentence_end(text)
        && !is_rest_of_quotation(text)
}

/// A heading ends without the mark of a sentence, unless it trails off, asks or quotes.
fn ends_like_heading(text: &str) -> bool {
    let bare = text.trim_end_matches(is_any_mark).trim_end();
    let quoted = bare.len() < text.len();
    match bare.chars().next_back() {
        Some('.') if bare.ends_with("..") => true,
        Some('.' | '!' | '?') if quoted => ends_in_quotation_of_heading(text, bare),
        Some('?') => text.split_whitespace().count() <= MOST_WORDS_OF_QUESTION && !is_addressed(text),
        Some('.' | '!' | ',' | ';' | ':' | '-' | '–' | '—' | ')') | None => false,
        Some(_) => true,
    }
}

/// A heading starts with a capital, a figure or a quotation mark, and is no item of a list.
fn starts_like_heading(text: &str) -> bool {
    let first_word = text.split_whitespace().next().unwrap_or_default();
    let number = first_word.trim_end_matches([')', '.']);
    if number.len() < first_word.len()
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return first_word.ends_with('.') && text.split_whitespace().nth(1).is_some_and(is_month);
    }
    let opened =
        text.trim_start_matches(|letter| is_any_mark(letter) || letter == '…' || letter == '.').trim_start();
    let brand = first_word.split_once('-').is_some_and(|(_, rest)| is_capitalised(rest));
    is_capitalised(opened) || brand || opened.starts_with(|letter: char| letter.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    let word = word.trim_end_matches([',', ':']);
    word == "Jänner" || GERMAN_MONTHS.contains(&word)
}

/// Captions and references, and a byline: "Von Vorname Nachname" with nothing behind it.
fn is_other_line(text: &str) -> bool {
    if OTHER_LINES.iter().any(|start| text.starts_with(start)) {
        return true;
    }
    let mut words = text.split_whitespace();
    if !matches!(words.next(), Some("Von" | "By")) {
        return false;
    }
    let rest: Vec<&str> = words.collect();
    (2..=8).contains(&rest.len())
        && rest
            .iter()
            .all(|word| is_capitalised(word) || matches!(*word, "und" | "and" | "von" | "van" | "de"))
}

/// Whether a sentence ends inside: a full stop behind a word in small letters, and a capital after it.
/// Abbreviations ("Dr. Meier", "St. Pölten", "13. Februar") end none.
fn holds_sentence_end(text: &str) -> bool {
    let mut quoted = false;
    let mut word: usize = 0;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if is_mark(letter) {
            quoted = !quoted;
        }
        if letter == '.' && word >= 4 && !quoted && letters.peek() == Some(&' ') {
            let mut rest = letters.clone();
            rest.next();
            if rest.next().is_some_and(char::is_uppercase) {
                return true;
            }
        }
        word = if letter.is_lowercase() { word + 1 } else { 0 };
    }
    false
}

/// A paragraph ends with a quotation that brings its own final mark. It is a heading when names alone introduce
/// the quotation (`Minister: „Kein Verrat!“`); a verb before the colon makes a sentence of it. Without a colon a
/// full stop in the quotation ends a sentence, an exclamation or question only in a longer line.
fn ends_in_quotation_of_heading(text: &str, bare: &str) -> bool {
    let opening = text.find(is_mark).unwrap_or(text.len());
    let before = text[..opening].trim_end();
    if let Some(speaker) = before.strip_suffix(':') {
        let lower = speaker.split_whitespace().filter(|word| !is_capitalised(word));
        return lower.into_iter().all(|word| matches!(word, "von" | "van" | "de" | "zu" | "über" | "und"));
    }
    !bare.ends_with('.') && (!before.is_empty() || text.split_whitespace().count() <= 6)
}

/// "… und so weiter“, sagte sie": the end of a quotation whose opening mark is missing, and who spoke.
fn is_rest_of_quotation(text: &str) -> bool {
    !is_balanced(text)
        && text.match_indices(", ").any(|(comma, _)| {
            text[..comma].ends_with(is_mark) && text[comma + 2..].starts_with(char::is_lowercase)
        })
}

/// A question put to somebody: the line of an interviewer.
fn is_addressed(text: &str) -> bool {
    text.split([' ', ',', '?']).skip(1).any(|word| {
        matches!(word, "Sie" | "Ihnen" | "Ihr" | "Ihre" | "Ihren" | "Ihrer" | "Ihrem" | "du" | "dir" | "dich")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossheads() {
        for line in [
            "Kanzler lobt Vereinbarung",
            "Minister: „Kein Grund zur Sorge“",
            "Minister: „Kein Grund zur Sorge!“",
            "Bürgermeister Huber: »Jetzt erst recht!«",
            "Und dann kam der Regen …",
            "Und dann kam der Regen...",
            "Was bedeutet das für die Bauern?",
            "30 Tage ohne Strom",
            "13. Februar",
            "„Große Erleichterung“ in Bern",
            "Rat drückt \"tiefe Sorge\" aus",
            "Nach der Wahl, vor der Wahl",
            "G7-Gipfel",
        ] {
            assert!(looks_like_crosshead(line), "{line}");
        }
    }

    #[test]
    fn short_paragraphs() {
        for line in [
            "Das ist alles.",
            "Wir bleiben dabei“, sagte sie",
            "Wir bleiben dabei. Wir gehen nicht“, sagte sie.",
            "„Wir bleiben hier.“",
            "Sie sagte: „Wir bleiben hier.“",
            "Dazu erklärte der Rat:",
            "und so ging es weiter",
            "- Punkt eins",
            "2) Punkt zwei",
            "1. Punkt eins",
            "Wie haben Sie das erlebt?",
            "Foto: Agentur",
            "Von Anna Beispiel und Max Muster",
            "https://example.org/seite",
            "Jetzt reicht es!",
            "Der Plan steht fest. Nun wird gebaut",
            "",
        ] {
            assert!(!looks_like_crosshead(line), "{line}");
        }
    }
}
