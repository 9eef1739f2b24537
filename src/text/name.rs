//! Given names and surname of a name in one line.

use super::is_capitalised;

/// The part of a full name that stands alone in later mentions: the last word, with the particles before it.
pub fn surname_of(name: &str) -> &str {
    let mut start = name.len();
    for word in name.rsplit(' ') {
        let from = start - word.len();
        if start == name.len() || !is_capitalised(word) {
            start = from.saturating_sub(1);
            if from == 0 {
                return name;
            }
        } else {
            return &name[start + 1..];
        }
    }
    name
}

/// The given names and the surname with its particles; no given names if the name is a surname alone.
pub fn split_name(name: &str) -> (&str, &str) {
    let surname = surname_of(name);
    (name[..name.len() - surname.len()].trim_end(), surname)
}
