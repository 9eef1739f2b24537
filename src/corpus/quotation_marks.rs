//! Quotation marks as newspapers set them: „…“, “…”, "…", »…«, «…», ‚…‘, ‹…›.

use crate::text::places_of;

/// Whether `letter` is a double quotation mark of any house style.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '„' | '“' | '”' | '"' | '»' | '«' | '‟')
}

/// Whether `letter` is a quotation mark, single ones included; an apostrophe is not.
pub(super) fn is_any_mark(letter: char) -> bool {
    is_mark(letter) || matches!(letter, '‚' | '‘' | '‹' | '›')
}

/// The double quotation marks of a text, with their places.
pub(super) fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    // Each begins with one of these bytes.
    places_of(text, *b"\"\xc2\xe2")
        .filter_map(|at| Some((at, text[at..].chars().next()?)))
        .filter(|&(_, letter)| is_mark(letter))
}

/// Whether every double quotation that `text` opens is closed in it, as far as the marks tell.
///
/// `“`, `»` and `«` open in one style and close in another, so any mark closes what is open and opens otherwise.
pub(super) fn is_balanced(text: &str) -> bool {
    let mut open = false;
    for (_, letter) in marks(text) {
        if open && matches!(letter, '„' | '‟') {
            return false;
        }
        open = !open;
    }
    !open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_house_style_balances() {
        for text in ["„Ja“", "“Yes”", "\"Ja\"", "»Ja«", "«Ja»", "„Ja”", "ohne"] {
            assert!(is_balanced(text), "{text}");
        }
        for text in ["„Ja", "Ja“", "\"Ja\" \"", "„Ja „nein“"] {
            assert!(!is_balanced(text), "{text}");
        }
    }
}
