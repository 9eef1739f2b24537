//! What a page's text brings along and no reader sees: soft hyphens, zero-width spaces, letters in two pieces.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::is_invisible;

/// Appends `piece` to `text` in Unicode form NFC, without invisible characters, and with every run of white
/// space as one space. A space at the very start of `text`'s current block is the caller's to trim.
///
/// A no-break space stays: it parts a number from its unit and is no place to break.
pub(super) fn push_clean(text: &mut String, piece: &str) {
    for (place, word) in composed(piece).split(is_space).enumerate() {
        if place > 0 && !text.ends_with(' ') {
            text.push(' ');
        }
        if word.contains(is_invisible) {
            text.extend(word.chars().filter(|&letter| !is_invisible(letter)));
        } else {
            text.push_str(word);
        }
    }
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() && letter != '\u{a0}' && letter != '\u{202f}'
}

fn composed(piece: &str) -> Cow<'_, str> {
    match is_nfc_quick(piece.chars()) {
        IsNormalized::Yes => piece.into(),
        _ => piece.nfc().collect::<String>().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_reader_sees_is_dropped() {
        let mut text = String::new();
        push_clean(&mut text, "Minis\u{ad}terin  Mu\u{308}ller\n sprach\u{200b} 30\u{a0}Tage");
        assert_eq!(text, "Ministerin Müller sprach 30\u{a0}Tage");
    }
}
