//! What depends on a word alone is reckoned once per thread and not wherever the word stands.

use rustc_hash::FxHashMap;

use super::token::Tokens;

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

    /// What is known of each token, reckoned where it is not.
    pub(super) fn of_all(&mut self, tokens: &Tokens, reckon: impl Fn(&str) -> T) -> Vec<T> {
        (0..tokens.len()).map(|at| tokens.word(at)).map(|word| self.get(word, || reckon(word))).collect()
    }
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
}
