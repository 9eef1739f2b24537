//! Word lists that are built into the program: files in the form of `lexicons/README.md`, and lists beside a rule.

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

/// Words that stand beside the rule that asks for them, too many to be compared one by one.
///
/// # Example
/// ```
/// use leporello::text::WordSet;
///
/// static DAYS: WordSet = WordSet::new(&["montag", "sonntag"]);
/// assert!(DAYS.contains("montag") && !DAYS.contains("tag"));
/// ```
pub struct WordSet {
    words: &'static [&'static str],
    set: OnceLock<FxHashSet<&'static str>>,
}

impl WordSet {
    /// The set of these words.
    pub const fn new(words: &'static [&'static str]) -> Self {
        Self { words, set: OnceLock::new() }
    }

    /// Whether this is one of the words.
    pub fn contains(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words.iter().copied().collect()).contains(word)
    }
}
