//! The word lists that are built into the program; `lexicons/README.md` gives source and licence of each.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::tagger::Model;
use super::title::Titles;
use crate::corpus::Language;

/// Everything the recognisers know about the words of one language.
pub(super) struct Lexicon {
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
    common_words: WordList,
    nouns: WordList,
    given_names: [WordList; 2],
    family_names: WordList,
    places: WordList,
}

const GIVEN_NAMES: WordList = WordList(include_str!("../../lexicons/given_names.txt"));
const TRANSCRIBED_NAMES: WordList = WordList(include_str!("../../lexicons/de/given_names.txt"));
const FAMILY_NAMES: WordList = WordList(include_str!("../../lexicons/family_names.txt"));
const FEMININE_NAMES: WordList = WordList(include_str!("../../lexicons/feminine_names.txt"));
const MASCULINE_NAMES: WordList = WordList(include_str!("../../lexicons/masculine_names.txt"));
const PLACES: WordList = WordList(include_str!("../../lexicons/de/places.txt"));

static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    titles: Titles::parse(include_str!("../../lexicons/de/titles.txt")),
    organisations: WordList(include_str!("../../lexicons/de/organisations.txt")),
    namesakes: WordList(include_str!("../../lexicons/de/namesakes.txt")),
    speech_verbs: WordList(include_str!("../../lexicons/de/speech_verbs.txt")),
    tagger: Model::read(include_bytes!("../../lexicons/de/tagger.model")),
    reporting_verbs: WordList(include_str!("../../lexicons/de/reporting_verbs.txt")),
    gendered_names: [FEMININE_NAMES, MASCULINE_NAMES],
    common_words: WordList(include_str!("../../lexicons/de/common_words.txt")),
    nouns: WordList(include_str!("../../lexicons/de/nouns.txt")),
    given_names: [GIVEN_NAMES, TRANSCRIBED_NAMES],
    family_names: FAMILY_NAMES,
    places: PLACES,
});

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    titles: Titles::parse(include_str!("../../lexicons/en/titles.txt")),
    organisations: WordList(include_str!("../../lexicons/de/organisations.txt")),
    namesakes: WordList(include_str!("../../lexicons/en/namesakes.txt")),
    speech_verbs: WordList(include_str!("../../lexicons/en/speech_verbs.txt")),
    tagger: None,
    reporting_verbs: WordList(""),
    gendered_names: [FEMININE_NAMES, MASCULINE_NAMES],
    common_words: WordList(include_str!("../../lexicons/en/common_words.txt")),
    nouns: WordList(""),
    given_names: [GIVEN_NAMES, TRANSCRIBED_NAMES],
    family_names: FAMILY_NAMES,
    places: PLACES,
});

impl Lexicon {
    /// The lexicon of a language, made at its first use.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::German => &GERMAN,
            Language::English => &ENGLISH,
        }
    }

    /// Whether the word is a given name; of a double name (`Frank-Walter`) each part must be one.
    pub(super) fn is_given_name(&self, word: &str) -> bool {
        let listed = |word: &str| self.given_names.iter().any(|list| list.contains(word));
        listed(word) || (word.contains('-') && word.split('-').all(listed))
    }

    /// Whether the word is a family name.
    pub(super) fn is_family_name(&self, word: &str) -> bool {
        self.family_names.contains(word)
    }

    /// Whether the capitalised word is no name by itself: a noun, or the first word of many sentences.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.common_words.contains(word) || self.nouns.contains(word)
    }

    /// Whether the word opens sentences or names things so often that no list of names outweighs it.
    pub(super) fn is_function_word(&self, word: &str) -> bool {
        self.common_words.contains(word)
    }

    /// Whether the word is a compound whose last part is a known noun of five letters or more (`Finanzkrise`).
    pub(super) fn is_compound_noun(&self, word: &str) -> bool {
        word.char_indices().skip(2).any(|(at, _)| {
            let tail = &word[at..];
            tail.chars().count() >= 5 && {
                let mut noun = String::with_capacity(tail.len() + 1);
                let mut letters = tail.chars();
                noun.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                noun.push_str(letters.as_str());
                self.nouns.contains(&noun)
            }
        })
    }

    /// Whether the word is a place, its genitive (`Russlands`), or the adjective made of it (`Berliner`).
    pub(super) fn is_place(&self, word: &str) -> bool {
        let stem = |ending: &str| word.strip_suffix(ending).is_some_and(|stem| self.places.contains(stem));
        self.places.contains(word) || stem("s") || stem("er")
    }
}

/// A list of words, one per line, sorted by bytes; lines that begin with `#` come first and are notes.
#[derive(Clone, Copy)]
pub(super) struct WordList(&'static str);

impl WordList {
    /// Whether the list holds exactly this word.
    pub(super) fn contains(&self, word: &str) -> bool {
        if word.is_empty() || word.starts_with('#') {
            return false;
        }
        let bytes = self.0.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start =
                bytes[low..middle].iter().rposition(|&byte| byte == b'\n').map_or(low, |at| low + at + 1);
            let end =
                bytes[middle..high].iter().position(|&byte| byte == b'\n').map_or(high, |at| middle + at);
            match bytes[start..end.max(start)].cmp(word.as_bytes()) {
                Ordering::Equal => return true,
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_every_word_is_found() {
        let lexicon = Lexicon::of(Language::German);
        let english = Lexicon::of(Language::English);
        for list in [
            &GIVEN_NAMES,
            &TRANSCRIBED_NAMES,
            &FAMILY_NAMES,
            &PLACES,
            &lexicon.organisations,
            &lexicon.namesakes,
            &lexicon.speech_verbs,
            &lexicon.reporting_verbs,
            &FEMININE_NAMES,
            &MASCULINE_NAMES,
            &lexicon.common_words,
            &lexicon.nouns,
            &english.common_words,
            &english.namesakes,
            &english.speech_verbs,
        ] {
            let words: Vec<_> = list.0.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(words.is_sorted(), "a list is not sorted: {:?}", words.first());
            for word in words {
                assert!(list.contains(word), "{word} is not found");
            }
        }
        assert!(
            !GIVEN_NAMES.contains("Leporello") && !GIVEN_NAMES.contains("") && !GIVEN_NAMES.contains("Zzz")
        );
    }
}
