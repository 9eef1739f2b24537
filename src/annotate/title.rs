//! Titles and functions: "US-Außenminister", "Sondergesandten", "Frau".

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::memory::WordMemory;

/// What a title says about the name behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TitleClass {
    /// A function: "Präsident".
    Role,
    /// A function whose word stands before other things as well: "Meister".
    Weak,
    /// A form of address or a degree: "Frau", "Dr.".
    Address,
    /// A relation to somebody else: "Tochter".
    Kin,
}

/// A word that is a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// What kind.
    pub(super) class: TitleClass,
    /// The nominative singular; of an adjective used as a noun, the stem ("Sondergesandt").
    pub(super) nominative: String,
    /// The ending it was written with, if it is an adjective used as a noun: "en" of "Sondergesandten".
    pub(super) adjective_ending: Option<&'static str>,
}

/// The lists of titles.
#[derive(Debug, Clone, Copy)]
pub(super) enum TitleList {
    German,
    English,
    /// Nouns that are roles only where a name follows directly.
    GermanRoles,
}

/// The titles of a list.
pub(super) struct Titles {
    list: TitleList,
    forms: Vec<Form>,
    /// The number of each form, by the form in lower case.
    numbers: FxHashMap<String, usize>,
    longest: usize,
    /// The last bytes of all forms; most words end otherwise.
    endings: FxHashSet<[u8; ENDING]>,
}

const ENDING: usize = 3;

struct Form {
    nominative: &'static str,
    class: TitleClass,
    productive: bool,
    adjective_ending: Option<&'static str>,
}

const ADJECTIVE_ENDINGS: [&str; 5] = ["e", "en", "er", "em", "es"];

impl Titles {
    /// Reads a list in the form that its head describes; lines that do not fit are left out.
    pub(super) fn parse(list: TitleList, lines: &'static str) -> Self {
        let mut titles = Self {
            list,
            forms: Vec::new(),
            numbers: FxHashMap::default(),
            longest: 0,
            endings: FxHashSet::default(),
        };
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split_whitespace();
            let (Some(word), Some(class)) = (fields.next(), fields.next()) else { continue };
            let nominative = word.trim_start_matches('*');
            let productive = word.starts_with('*');
            let class_of = |name: &str| match name {
                "weak" => TitleClass::Weak,
                "address" => TitleClass::Address,
                "kin" => TitleClass::Kin,
                _ => TitleClass::Role,
            };
            if let Some(class) = class.strip_suffix("+adj") {
                for ending in ADJECTIVE_ENDINGS {
                    let form = Form {
                        nominative,
                        class: class_of(class),
                        productive,
                        adjective_ending: Some(ending),
                    };
                    titles.insert(&format!("{nominative}{ending}"), form);
                }
                continue;
            }
            let others = fields.map(|form| form.replace('~', nominative));
            for written in std::iter::once(nominative.to_owned()).chain(others) {
                let form = Form { nominative, class: class_of(class), productive, adjective_ending: None };
                titles.insert(&written, form);
            }
        }
        titles
    }

    fn insert(&mut self, written: &str, form: Form) {
        let key = written.to_lowercase();
        self.longest = self.longest.max(key.len());
        self.endings.extend(key.as_bytes().last_chunk());
        self.numbers.entry(key).or_insert(self.forms.len());
        self.forms.push(form);
    }

    /// Whether the last letters are those of a title; short words may be one, and of letters other than ASCII the case
    /// is not looked into.
    fn may_end(&self, word: &str) -> bool {
        word.as_bytes().last_chunk().is_none_or(|ending: &[u8; ENDING]| {
            !ending.is_ascii() || self.endings.contains(&ending.map(|byte| byte.to_ascii_lowercase()))
        })
    }

    /// The title that `word` is, alone or as the last part of a compound.
    pub(super) fn find(&self, word: &str) -> Option<Title> {
        let (at, number) = self.locate(word)?;
        let form = &self.forms[number];
        let mut nominative = String::with_capacity(at + form.nominative.len() + 1);
        nominative.push_str(&word[..at]);
        let mut letters = form.nominative.chars();
        let upper = word[at..].starts_with(char::is_uppercase);
        match letters.next() {
            Some(first) if upper => nominative.extend(first.to_uppercase()),
            Some(first) => nominative.extend(first.to_lowercase()),
            None => {}
        }
        nominative.push_str(letters.as_str());
        Some(Title { class: form.class, nominative, adjective_ending: form.adjective_ending })
    }

    /// Whether `word` is a title, alone or as the last part of a compound.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.locate(word).is_some()
    }

    fn locate(&self, word: &str) -> Location {
        if !word.starts_with(char::is_uppercase) || !self.may_end(word) {
            return None;
        }
        LOCATED.with_borrow_mut(|located| located[self.list as usize].get(word, || self.search(word)))
    }

    fn search(&self, word: &str) -> Location {
        let lower = word.to_lowercase();
        if lower.len() != word.len() {
            return None;
        }
        let earliest = lower.len().saturating_sub(self.longest);
        (earliest..lower.len())
            .filter(|&at| lower.is_char_boundary(at) && word.is_char_boundary(at))
            .find_map(|at| {
                let number = *self.numbers.get(&lower[at..])?;
                (at == 0 || (self.forms[number].productive && at >= 2)).then_some((at, number))
            })
    }
}

/// Where in a word a title begins, and the number of its form; nothing if the word is none.
type Location = Option<(usize, usize)>;

thread_local! {
    /// Where the titles of each list were found in words.
    static LOCATED: RefCell<[WordMemory<Location>; 3]> = RefCell::default();
}

#[cfg(test)]
mod tests {
    use crate::annotate::lexicon::Lexicon;
    use crate::corpus::Language;

    #[test]
    fn a_compound_is_the_title_of_its_last_part() {
        let titles = &Lexicon::of(Language::German).titles;
        let nominative = |word: &str| titles.find(word).map(|title| title.nominative);
        assert_eq!(nominative("Bundeskanzlers").as_deref(), Some("Bundeskanzler"));
        assert_eq!(nominative("US-Außenminister").as_deref(), Some("US-Außenminister"));
        assert_eq!(nominative("CIA-Direktor").as_deref(), Some("CIA-Direktor"));
        assert_eq!(nominative("SPD-Politikerin").as_deref(), Some("SPD-Politikerin"));
        assert_eq!(nominative("Haus"), None);
        assert_eq!(nominative("Ministerium"), None);
    }
}
