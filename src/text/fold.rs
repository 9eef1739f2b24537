//! Folding: one key for the spellings of one word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a word for comparison: lower case, umlauts spelt out (ä→ae, ö→oe, ü→ue, ß→ss), other diacritics dropped.
///
/// The German rule is that of DIN 5007-2, which libraries use for names: Müller and Mueller are one key.
///
/// # Example
/// ```
/// assert_eq!(leporello::text::fold("Müller"), leporello::text::fold("MUELLER"));
/// assert_eq!(leporello::text::fold("Erdoğan"), "erdogan");
/// ```
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len() + 2);
    // Every letter is composed before the first combining mark, U+0300, and among the marks U+2000 to U+2FFF, of which
    // none joins a letter.
    if word.bytes().all(|byte| byte < 0xcc || byte == 0xe2) {
        word.chars().flat_map(char::to_lowercase).for_each(|letter| push_folded(letter, &mut folded));
    } else {
        word.nfc().flat_map(char::to_lowercase).for_each(|letter| push_folded(letter, &mut folded));
    }
    folded
}

fn push_folded(letter: char, folded: &mut String) {
    match letter {
        _ if letter.is_ascii() => folded.push(letter),
        'ä' | 'æ' => folded.push_str("ae"),
        'ö' | 'ø' | 'œ' => folded.push_str("oe"),
        'ü' => folded.push_str("ue"),
        'ß' => folded.push_str("ss"),
        'å' => folded.push('a'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'þ' => folded.push_str("th"),
        'ı' => folded.push('i'),
        '’' | '‘' | 'ʼ' => folded.push('\''),
        '‐' | '‑' => folded.push('-'),
        _ => folded.extend(std::iter::once(letter).nfd().filter(|&part| !is_combining_mark(part))),
    }
}

/// The key by which registers are sorted: folded, and without anything that is no letter, digit or space.
pub fn sort_key(name: &str) -> String {
    fold(name).chars().filter(|&letter| letter.is_alphanumeric() || letter == ' ').collect()
}

/// The key under which two spellings of a name agree that differ only in case, in how an umlaut is written, in
/// periods and in white space.
///
/// # Example
/// ```
/// use leporello::text::fold_name;
/// assert_eq!(fold_name("J. D. Vance"), fold_name("JD Vance"));
/// assert_eq!(fold_name("Jörg Müller"), fold_name("Joerg Mueller"));
/// ```
pub fn fold_name(name: &str) -> String {
    join_initials(name, fold)
}

/// The same, but an umlaut and its transcription, as other letters with and without marks, stay apart.
pub fn exact_name(name: &str) -> String {
    join_initials(name, |word| word.nfc().flat_map(char::to_lowercase).collect())
}

fn join_initials(name: &str, spell: impl Fn(&str) -> String) -> String {
    let mut key = String::with_capacity(name.len() + 2);
    let mut after_initial = false;
    for word in name.split_whitespace() {
        let bare = word.trim_end_matches('.');
        let initial = bare.chars().all(|letter| letter.is_uppercase() || letter == '.')
            && bare.chars().filter(|&letter| letter != '.').count() <= 2;
        if !key.is_empty() && (!initial || !after_initial) {
            key.push(' ');
        }
        if initial {
            key.push_str(&spell(&bare.replace('.', "")));
        } else {
            key.push_str(&spell(bare));
        }
        after_initial = initial;
    }
    key
}

/// The same text with a small first letter.
pub fn lower_first(text: &str) -> String {
    with_first(text, char::to_lowercase)
}

/// The same text with a capital first letter.
pub fn upper_first(text: &str) -> String {
    with_first(text, char::to_uppercase)
}

fn with_first<T: Iterator<Item = char>>(text: &str, change: impl Fn(char) -> T) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut letters = text.chars();
    changed.extend(letters.next().into_iter().flat_map(change));
    changed.push_str(letters.as_str());
    changed
}

/// Whether a word begins with a capital letter.
pub fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        assert_eq!(fold("Göring-Eckardt"), fold("GOERING-ECKARDT"));
        assert_eq!(fold("Fu\u{308}hrer"), "fuehrer");
        assert_eq!(fold("Łukasz Żeleński"), "lukasz zelenski");
        assert_eq!(fold("Strauß"), "strauss");
    }

    #[test]
    fn marks_need_not_be_composed_first() {
        for mark in '\u{2000}'..='\u{2fff}' {
            let (word, mut folded) = (format!("ä{mark}o"), String::new());
            word.nfc().flat_map(char::to_lowercase).for_each(|letter| push_folded(letter, &mut folded));
            assert_eq!(fold(&word), folded);
        }
    }
}
