//! With which bytes some words begin: most words of a text begin otherwise, and need not be looked up among them.

/// The first bytes of some words.
pub(super) struct Initials([bool; 256]);

impl Initials {
    /// Those of these words.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut initials = [false; 256];
        for first in words.filter_map(|word| word.bytes().next()) {
            initials[usize::from(first)] = true;
        }
        Self(initials)
    }

    /// Whether the word may be one of them.
    pub(super) fn begin(&self, word: &str) -> bool {
        word.bytes().next().is_some_and(|first| self.0[usize::from(first)])
    }
}
