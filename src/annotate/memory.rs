//! What depends on a word alone is reckoned once per thread and not wherever the word stands.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::token::Tokens;
use crate::corpus::Language;

/// The most words that are kept.
const MOST: usize = 1 << 15;

/// Longer words are rare, and not kept: so much memory at most is needed, whatever the texts hold.
const LONGEST: usize = 64;

/// A property of words. It changes no result: what is kept is what would be reckoned anew.
pub(super) struct WordMemory<T> {
    known: FxHashMap<Box<str>, T>,
}

impl<T> Default for WordMemory<T> {
    fn default() -> Self {
        Self { known: FxHashMap::default() }
    }
}

impl<T: Clone> WordMemory<T> {
    /// What is known of the word, reckoned if it is not.
    pub(super) fn get(&mut self, word: &str, reckon: impl FnOnce() -> T) -> T {
        if let Some(known) = self.known.get(word) {
            return known.clone();
        }
        let reckoned = reckon();
        if word.len() <= LONGEST {
            if self.known.len() == MOST {
                self.known.clear();
            }
            self.known.insert(word.into(), reckoned.clone());
        }
        reckoned
    }
}

/// The number of a word, by which tables find it. No two words ever bear the same but those that are not kept.
pub(super) type WordNumber = u64;

/// The number of all words that are not kept.
const UNKEPT: WordNumber = 0;

/// Numbers for the words of the texts in one language: each word of a text is looked up once, whatever is asked of it.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<Box<str>, WordNumber>,
    last: WordNumber,
}

thread_local! {
    /// One per language.
    static VOCABULARIES: RefCell<[Vocabulary; 2]> = RefCell::default();
}

impl Vocabulary {
    /// Lends this thread's words of a language.
    pub(super) fn lend<T>(language: Language, work: impl FnOnce(&mut Self) -> T) -> T {
        VOCABULARIES.with_borrow_mut(|vocabularies| work(&mut vocabularies[language as usize]))
    }

    /// The number of the word.
    pub(super) fn number(&mut self, word: &str) -> WordNumber {
        match self.numbers.get(word) {
            Some(&number) => number,
            None => self.learn(word),
        }
    }

    #[cold]
    fn learn(&mut self, word: &str) -> WordNumber {
        if word.len() > LONGEST {
            return UNKEPT;
        }
        if self.numbers.len() == MOST {
            self.numbers.clear();
        }
        self.last += 1;
        self.numbers.insert(word.into(), self.last);
        self.last
    }
}

/// A property of the words of one language, each in the place that its number gives: what comes later takes the place of
/// what was there. It changes no result.
pub(super) struct WordTable<T>(Vec<Option<(WordNumber, T)>>);

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone> WordTable<T> {
    /// What is known of the word of that number.
    pub(super) fn find(&self, number: WordNumber) -> Option<T> {
        let kept = self.0.get(place_of(number))?.as_ref()?;
        (kept.0 == number).then(|| kept.1.clone())
    }

    /// Keeps what is known of the word of that number.
    pub(super) fn keep(&mut self, number: WordNumber, known: T) {
        let place = place_of(number);
        if number == UNKEPT {
            return;
        }
        if self.0.len() <= place {
            self.0.resize_with(place + 1, || None);
        }
        self.0[place] = Some((number, known));
    }

    /// What is known of the word of that number, reckoned if it is not.
    #[inline]
    pub(super) fn get(&mut self, number: WordNumber, reckon: impl FnOnce() -> T) -> T {
        match self.find(number) {
            Some(known) => known,
            None => self.learn(number, reckon()),
        }
    }

    #[cold]
    fn learn(&mut self, number: WordNumber, reckoned: T) -> T {
        self.keep(number, reckoned.clone());
        reckoned
    }

    /// What is known of each token, reckoned where it is not.
    pub(super) fn of_all(&mut self, tokens: &Tokens, reckon: impl Fn(&str) -> T) -> Vec<T> {
        tokens.all().iter().map(|token| self.get(token.number, || reckon(token.word))).collect()
    }

    /// Forgets all words.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

fn place_of(number: WordNumber) -> usize {
    usize::try_from(number % MOST as WordNumber).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_bounded_and_right() {
        let mut memory = WordMemory::default();
        for round in 0..2 {
            for number in 0..2 * MOST {
                let word = number.to_string();
                assert_eq!(memory.get(&word, || word.len()), word.len(), "round {round}");
            }
            assert!(memory.known.len() <= MOST);
        }
        let long = "a".repeat(LONGEST + 1);
        assert_eq!([memory.get(&long, || 1), memory.get(&long, || 2)], [1, 2]);
    }

    #[test]
    fn a_table_is_bounded_and_right() {
        let (mut vocabulary, mut table) = (Vocabulary::default(), WordTable::default());
        for round in 0..2 {
            for count in 0..2 * MOST {
                let word = count.to_string();
                let number = vocabulary.number(&word);
                assert_eq!(table.get(number, || word.clone()), word, "round {round}");
                assert_eq!(table.find(vocabulary.number(&word)), Some(word));
            }
            assert!(vocabulary.numbers.len() <= MOST && table.0.len() <= MOST);
        }
        let long = vocabulary.number(&"a".repeat(LONGEST + 1));
        assert_eq!([table.get(long, || "1".into()), table.get(long, || "2".into())], ["1", "2"]);
    }
}
