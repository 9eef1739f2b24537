//! The word lists that are built into the program; `lexicons/README.md` gives source and licence of each.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::genitive::strip_genitive;
use super::tagger::Model;
use super::title::{TitleList, Titles};
use crate::corpus::Language;

/// Everything the recognisers know about the words of one language.
pub(super) struct Lexicon {
    pub(super) language: Language,
    /// Titles and functions.
    pub(super) titles: Titles,
    /// Words that stand beside the name of a thing or firm: behind it (`GmbH`).
    pub(super) organisations: WordList,
    /// Likewise before it (`Hotel`).
    pub(super) namesakes: WordList,
    /// Verbs of speech, in the forms in which they stand beside a quotation.
    pub(super) speech_verbs: WordList,
    /// The weights of the tagger, where there are any.
    pub(super) tagger: Option<Model<'static>>,
    /// Verbs that report speech only where quotation marks stand beside them.
    pub(super) reporting_verbs: WordList,
    /// Given names of women, and of men, as far as one name is enough to tell.
    pub(super) gendered_names: [WordList; 2],
    /// Single words by which people are called who need no introduction.
    pub(super) known_persons: WordList,
    common_words: WordList,
    nouns: WordList,
    given_names: WordList,
    family_names: WordList,
    places: WordList,
}

/// The lists of a language, in the order of their bits.
struct Sources {
    titles: (TitleList, &'static str),
    tagger: &'static [u8],
    lists: [&'static str; 12],
}

const GIVEN_NAMES: &str = concat!(
    include_str!("../../lexicons/given_names.txt"),
    include_str!("../../lexicons/de/given_names.txt"),
);

const GERMAN_SOURCES: Sources = Sources {
    titles: (TitleList::German, include_str!("../../lexicons/de/titles.txt")),
    tagger: include_bytes!("../../lexicons/de/tagger.model"),
    lists: [
        GIVEN_NAMES,
        include_str!("../../lexicons/family_names.txt"),
        include_str!("../../lexicons/de/places.txt"),
        include_str!("../../lexicons/de/nouns.txt"),
        include_str!("../../lexicons/de/common_words.txt"),
        include_str!("../../lexicons/de/organisations.txt"),
        include_str!("../../lexicons/de/namesakes.txt"),
        include_str!("../../lexicons/de/speech_verbs.txt"),
        include_str!("../../lexicons/de/reporting_verbs.txt"),
        include_str!("../../lexicons/feminine_names.txt"),
        include_str!("../../lexicons/masculine_names.txt"),
        include_str!("../../lexicons/known_persons.txt"),
    ],
};

const ENGLISH_SOURCES: Sources = Sources {
    titles: (TitleList::English, include_str!("../../lexicons/en/titles.txt")),
    tagger: include_bytes!("../../lexicons/en/tagger.model"),
    lists: [
        GIVEN_NAMES,
        include_str!("../../lexicons/family_names.txt"),
        include_str!("../../lexicons/en/places.txt"),
        "",
        include_str!("../../lexicons/en/common_words.txt"),
        include_str!("../../lexicons/en/organisations.txt"),
        include_str!("../../lexicons/en/namesakes.txt"),
        include_str!("../../lexicons/en/speech_verbs.txt"),
        "",
        include_str!("../../lexicons/feminine_names.txt"),
        include_str!("../../lexicons/masculine_names.txt"),
        include_str!("../../lexicons/known_persons.txt"),
    ],
};

static GERMAN_WORDS: LazyLock<WordTable> = LazyLock::new(|| WordTable::of(&GERMAN_SOURCES.lists));
static ENGLISH_WORDS: LazyLock<WordTable> = LazyLock::new(|| WordTable::of(&ENGLISH_SOURCES.lists));

static GERMAN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(Language::German, &GERMAN_SOURCES, &GERMAN_WORDS));
static ENGLISH: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(Language::English, &ENGLISH_SOURCES, &ENGLISH_WORDS));

impl Lexicon {
    fn new(language: Language, sources: &Sources, table: &'static WordTable) -> Self {
        let list = |place: usize| WordList { table, bit: 1 << place };
        Self {
            language,
            titles: Titles::parse(sources.titles.0, sources.titles.1),
            tagger: Model::read(sources.tagger),
            given_names: list(0),
            family_names: list(1),
            places: list(2),
            nouns: list(3),
            common_words: list(4),
            organisations: list(5),
            namesakes: list(6),
            speech_verbs: list(7),
            reporting_verbs: list(8),
            gendered_names: [list(9), list(10)],
            known_persons: list(11),
        }
    }

    /// The lexicon of a language, made at its first use.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::German => &GERMAN,
            Language::English => &ENGLISH,
        }
    }

    /// Whether the word is a given name; of a double name (`Frank-Walter`) each part must be one.
    pub(super) fn is_given_name(&self, word: &str) -> bool {
        let listed = |word: &str| self.given_names.contains(word);
        listed(word) || (word.contains('-') && word.split('-').all(listed))
    }

    /// Whether the word is a family name.
    pub(super) fn is_family_name(&self, word: &str) -> bool {
        self.family_names.contains(word)
    }

    /// Whether the capitalised word is no name by itself: a noun, or the first word of many sentences.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.common_words.or(self.nouns).contains(word)
    }

    /// Whether the word opens sentences or names things so often that no list of names outweighs it.
    pub(super) fn is_function_word(&self, word: &str) -> bool {
        self.common_words.contains(word)
    }

    /// Whether the word is a compound whose last part is a known noun of five letters or more (`Finanzkrise`).
    pub(super) fn is_compound_noun(&self, word: &str) -> bool {
        let mut noun = String::with_capacity(word.len() + 1);
        let letters = word.chars().count();
        word.char_indices().take(letters.saturating_sub(4)).skip(2).any(|(at, first)| {
            noun.clear();
            noun.extend(first.to_uppercase());
            noun.push_str(&word[at + first.len_utf8()..]);
            self.nouns.contains(&noun)
        })
    }

    /// The stem of a genitive; in English its ending is a token of its own.
    pub(super) fn strip_genitive<'a>(&self, word: &'a str) -> Option<&'a str> {
        (self.language == Language::German).then(|| strip_genitive(word)).flatten()
    }

    /// Whether the word is a place, its genitive (`Russlands`), or the adjective made of it (`Berliner`).
    pub(super) fn is_place(&self, word: &str) -> bool {
        let stem = |ending: &str| word.strip_suffix(ending).is_some_and(|stem| self.places.contains(stem));
        self.places.contains(word) || stem("s") || stem("er")
    }
}

/// The words of several lists, each with a bit per list that holds it.
struct WordTable(FxHashMap<&'static str, u16>);

impl WordTable {
    /// Reads lists of one word per line; lines that begin with `#` are notes.
    fn of(lists: &[&'static str]) -> Self {
        // About eight bytes a word; the map needs no second place then.
        let bytes: usize = lists.iter().map(|list| list.len()).sum();
        let mut words = FxHashMap::with_capacity_and_hasher(bytes / 8, FxBuildHasher);
        for (place, list) in lists.iter().enumerate() {
            for word in list.split('\n').filter(|line| !line.is_empty() && !line.starts_with('#')) {
                *words.entry(word).or_insert(0) |= 1 << place;
            }
        }
        Self(words)
    }
}

/// A list of words, as a bit in the table of its language.
#[derive(Clone, Copy)]
pub(super) struct WordList {
    table: &'static WordTable,
    bit: u16,
}

impl WordList {
    /// Whether the list holds exactly this word.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.table.0.get(word).is_some_and(|bits| bits & self.bit != 0)
    }

    /// Both lists in one.
    fn or(self, other: Self) -> Self {
        Self { bit: self.bit | other.bit, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_every_word_is_found() {
        for (sources, words) in [(&GERMAN_SOURCES, &GERMAN_WORDS), (&ENGLISH_SOURCES, &ENGLISH_WORDS)] {
            for (place, list) in sources.lists.iter().enumerate() {
                let table: &'static WordTable = words;
                let known = WordList { table, bit: 1 << place };
                let lines: Vec<_> = list.lines().filter(|line| !line.starts_with('#')).collect();
                assert!(*list == GIVEN_NAMES || lines.is_sorted(), "list {place} is not sorted");
                for word in lines {
                    assert!(known.contains(word), "{word} is not found");
                }
                assert!(!known.contains("Leporello") && !known.contains("") && !known.contains("#"));
            }
        }
    }
}
