//! Words and their keys: the same rules stand in `static/search.js`, for the words of a query.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::corpus::Language;
use crate::text::{ascii_word_length, fold};

/// The most letters of a word. Nobody looks for a longer one, and an index of its tails would grow with its square.
const LONGEST: usize = 80;

/// The words of a text: runs of letters, digits and combining marks. A hyphen parts words, so that *US-Außenminister* is
/// found by its second half and, as a phrase, whole. What is longer than any word is none.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |word: &&str| word.len() <= LONGEST || word.chars().nth(LONGEST).is_none();
    let mut end = 0;
    let runs = std::iter::from_fn(move || {
        let start = end + gap_length(&text[end..]);
        end = start + word_length(&text[start..]);
        (start < end).then(|| &text[start..end])
    });
    runs.filter(is_word)
}

/// How many bytes stand before the first word of a text.
#[inline]
fn gap_length(text: &str) -> usize {
    let is_gap = |byte: &&u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let mut end = 0;
    loop {
        end += text.as_bytes()[end..].iter().take_while(is_gap).count();
        match wide_letter(text, end) {
            Some(letter) if !belongs(letter) => end += letter.len_utf8(),
            _ => return end,
        }
    }
}

/// How many bytes of a word a text begins with.
#[inline]
fn word_length(text: &str) -> usize {
    let mut end = 0;
    loop {
        end += ascii_word_length(&text.as_bytes()[end..]);
        match wide_letter(text, end) {
            Some(letter) if belongs(letter) => end += letter.len_utf8(),
            _ => return end,
        }
    }
}

/// The letter at this place, if it has several bytes: most have one, and need no decoding.
fn wide_letter(text: &str, at: usize) -> Option<char> {
    if text.as_bytes().get(at)?.is_ascii() { None } else { text[at..].chars().next() }
}

/// Whether a letter is part of a word. Of those that most texts are made of, ranges tell it, of all others long tables.
fn belongs(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphanumeric(),
        'À'..='ÿ' => !matches!(letter, '×' | '÷'),
        // Dashes and quotation marks.
        '\u{2010}'..='\u{203f}' => false,
        _ => letter.is_alphanumeric() || is_combining_mark(letter),
    }
}

/// The key of a word, under which its spellings are one: *Müller*, *Mueller* and *Muller* give `muller`, *Kommuniqué*
/// gives `kommunique`.
///
/// An umlaut loses its dots, and so does its transcription; `ue` behind a, e or q is none (*Bauer*, *neue*, *Quelle*).
pub(super) fn key(word: &str) -> String {
    if word.is_ascii() {
        return join_digraphs(&word.to_ascii_lowercase());
    }
    let plain: String = word.nfc().map(undot).collect();
    join_digraphs(&fold(&plain))
}

fn undot(letter: char) -> char {
    match letter {
        'ä' | 'Ä' => 'a',
        'ö' | 'Ö' => 'o',
        'ü' | 'Ü' => 'u',
        _ => letter,
    }
}

fn join_digraphs(word: &str) -> String {
    let mut joined = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        joined.push(letter);
        let umlaut = matches!(letter, 'a' | 'o') || (letter == 'u' && !matches!(before, 'a' | 'e' | 'q'));
        before = letter;
        if umlaut && letters.next_if_eq(&'e').is_some() {
            before = 'e';
        }
    }
    joined
}

/// The Snowball stemmers of the languages.
pub(super) struct Stemmers {
    german: Stemmer,
    english: Stemmer,
}

impl Stemmers {
    pub(super) fn new() -> Self {
        Self { german: Stemmer::create(Algorithm::German), english: Stemmer::create(Algorithm::English) }
    }

    /// The stem that the forms of a word share. `word` gave `key`.
    pub(super) fn stem(&self, word: &str, key: &str, language: Language) -> String {
        match language {
            // Of the key, so that all spellings of a word have one stem.
            Language::German => {
                let stem = self.german.stem(key);
                match genitive_base(&stem) {
                    Some(name) => self.german.stem(name).into_owned(),
                    None => stem.into_owned(),
                }
            }
            // English has no umlauts: the digraphs belong to the word ("value", "values").
            Language::English => join_digraphs(&self.english.stem(&fold(word))),
        }
    }
}

/// A word without the genitive ending that Snowball leaves, since German words seldom end so; names do (*Trumps*,
/// *Selenskyjs*).
fn genitive_base(stem: &str) -> Option<&str> {
    let name = stem.len() > 4 && ["cs", "js", "ps", "vs", "ws"].iter().any(|end| stem.ends_with(end));
    name.then(|| &stem[..stem.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_have_one_key() {
        for (one, other) in [
            ("Müller", "mueller"),
            ("Müller", "MULLER"),
            ("Mu\u{308}ller", "Müller"),
            ("Straße", "strasse"),
            ("Kommuniqués", "kommuniques"),
            ("Ærø", "aero"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(key(one), key(other), "{one} and {other}");
        }
        assert_eq!(
            [key("Bauer"), key("neue"), key("Quelle"), key("geübt")],
            ["bauer", "neue", "quelle", "geubt"]
        );
    }

    #[test]
    fn ranges_tell_what_the_tables_do() {
        for letter in '\0'..=char::MAX {
            assert_eq!(belongs(letter), letter.is_alphanumeric() || is_combining_mark(letter), "{letter:?}");
        }
    }

    #[test]
    fn hyphens_and_marks_part_words() {
        let found: Vec<_> = words("„US-Außenminister“ O’Neill: 30.000 e\u{301}!").collect();
        assert_eq!(found, ["US", "Außenminister", "O", "Neill", "30", "000", "e\u{301}"]);
    }

    #[test]
    fn what_is_longer_than_any_word_is_none() {
        let longest = "ä".repeat(LONGEST);
        assert_eq!(words(&format!("{longest}, {longest}ä")).collect::<Vec<_>>(), [longest]);
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let stemmers = Stemmers::new();
        let stem = |word: &str, language| stemmers.stem(word, &key(word), language);
        for (one, other) in [
            ("Häuser", "Haus"),
            ("Waffenruhen", "Waffenruhe"),
            ("Ministern", "Minister"),
            ("Müllers", "Mueller"),
            ("Selenskyjs", "Selenskyj"),
        ] {
            assert_eq!(stem(one, Language::German), stem(other, Language::German), "{one} and {other}");
        }
        for (one, other) in [("parties", "party"), ("values", "value"), ("Ministers", "minister")] {
            assert_eq!(stem(one, Language::English), stem(other, Language::English), "{one} and {other}");
        }
    }
}
