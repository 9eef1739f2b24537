//! A sentence as a list of words of which some can be left out.

use super::words::{core, is_preposition, looks_finite, opens_subordinate};
use crate::text::is_capitalised;

/// Marks with which a line that was cut does not end, each of one byte.
pub(super) const NO_ENDS: [char; 5] = [',', ';', ':', ' ', '.'];

/// A word, looked at once.
pub(super) struct Word<'a> {
    /// As it stands between two spaces.
    pub text: &'a str,
    /// Without the marks around it.
    pub core: &'a str,
    /// How many characters it has with them.
    pub length: usize,
    /// How many of them are left if a line ends with it.
    pub last_length: usize,
}

impl<'a> Word<'a> {
    fn new(text: &'a str) -> Self {
        let length = text.chars().count();
        let marks = text.len() - text.trim_end_matches(NO_ENDS).len();
        Self { text, core: core(text), length, last_length: length - marks }
    }

    pub(super) fn has_comma(&self) -> bool {
        self.text.ends_with(',')
    }
}

/// The words of a line.
pub(super) struct Words<'a> {
    pub words: Vec<Word<'a>>,
    /// The index of the finite verb of the main clause.
    pub verb: Option<usize>,
}

impl<'a> Words<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        let words: Vec<Word<'a>> = line.split(' ').filter(|word| !word.is_empty()).map(Word::new).collect();
        let mut words = Self { words, verb: None };
        words.verb = words.find_verb();
        words
    }

    fn find_verb(&self) -> Option<usize> {
        let subordinate = opens_subordinate(self.words.first()?.core);
        // A clause in front is the first part of the sentence: its verb stands before the comma, the main one after.
        let from = if subordinate { self.words.iter().position(Word::has_comma)? + 1 } else { 1 };
        let mut in_insertion = false;
        (from..self.words.len()).find(|&index| {
            let before = &self.words[index - 1];
            if before.has_comma() && index > from {
                // "Name, der …, ist": a relative clause or apposition between commas is passed over.
                in_insertion = !in_insertion || self.is_insertion(index);
                if in_insertion && !self.has_comma_after(index) {
                    in_insertion = false;
                }
            }
            !in_insertion && looks_finite(self.words[index].core, before.core)
        })
    }

    /// Whether the part at `index` is a relative clause or an apposition: it begins in small letters, and a comma
    /// ends it.
    fn is_insertion(&self, index: usize) -> bool {
        let word = &self.words[index];
        word.text.starts_with(char::is_lowercase)
            && !matches!(word.text, "und" | "aber" | "doch")
            && !looks_finite(word.core, "Name")
            && self.has_comma_after(index)
    }

    fn has_comma_after(&self, index: usize) -> bool {
        self.words[index..].iter().any(Word::has_comma)
    }

    /// The prepositional phrases behind the verb, each as a range of words.
    pub(super) fn prepositional_phrases(&self, from: usize, to: usize) -> Vec<(usize, usize)> {
        let mut phrases = Vec::new();
        let mut index = from;
        while index < to {
            match is_preposition(self.words[index].text).then(|| self.phrase_end(index, to)).flatten() {
                Some(end) => {
                    phrases.push((index, end));
                    index = end;
                }
                None => index += 1,
            }
        }
        phrases
    }

    /// Where the phrase of the preposition at `start` ends: behind its noun, the noun's name and genitives.
    fn phrase_end(&self, start: usize, to: usize) -> Option<usize> {
        let mut index = start + 1;
        while index < to && !self.is_head(index) {
            if self.is_closed(index) || looks_finite(self.words[index].text, self.words[index - 1].text) {
                return None;
            }
            index += 1;
        }
        if index >= to {
            return None;
        }
        loop {
            if self.is_closed(index) || index + 1 >= to {
                return Some(index + 1);
            }
            let next = self.words[index + 1].text;
            let ordinal = self.words[index].text.ends_with('.');
            index = if self.is_head(index + 1) || ordinal {
                index + 1
            } else if matches!(
                next,
                "des" | "der" | "eines" | "einer" | "und" | "ihrer" | "seiner" | "von" | "vom"
            ) {
                match (index + 2..to.min(index + 6)).find(|&head| self.is_head(head)) {
                    Some(head) if (index + 1..head).all(|inner| !self.is_closed(inner)) => head,
                    _ => return Some(index + 1),
                }
            } else {
                return Some(index + 1);
            };
        }
    }

    /// A noun, a name or a number.
    fn is_head(&self, index: usize) -> bool {
        let word = self.words[index].core;
        is_capitalised(word) || word.starts_with(|letter: char| letter.is_ascii_digit())
    }

    /// Whether a mark behind the word ends its phrase.
    fn is_closed(&self, index: usize) -> bool {
        self.words[index].text.ends_with([',', ';', ':', '“', '”', '"', '«', '!', '?'])
    }
}
