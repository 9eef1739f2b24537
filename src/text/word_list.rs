//! Word lists that are built into the program, in the form of `lexicons/README.md`.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// A list with an entry per line, sorted by bytes; lines that begin with `#` are notes. It is read at its first use.
///
/// # Example
/// ```
/// use leporello::text::WordList;
///
/// static DAYS: WordList = WordList::new("# Two days.\nmontag\nsonntag\n");
/// assert!(DAYS.contains("montag") && !DAYS.contains("tag"));
/// assert!(DAYS.ends("ostermontag"));
/// ```
pub struct WordList {
    text: &'static str,
    words: OnceLock<Vec<&'static str>>,
    set: OnceLock<FxHashSet<&'static str>>,
}

impl WordList {
    /// The list of that text.
    pub const fn new(text: &'static str) -> Self {
        Self { text, words: OnceLock::new(), set: OnceLock::new() }
    }

    /// Whether the list holds exactly this word.
    pub fn contains(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words().iter().copied().collect()).contains(word)
    }

    /// Whether the word is an entry or ends with one.
    pub fn ends(&self, word: &str) -> bool {
        self.words().iter().any(|ending| word.ends_with(ending))
    }

    /// The entries in order.
    pub fn words(&self) -> &[&'static str] {
        self.words.get_or_init(|| {
            self.text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
        })
    }
}
