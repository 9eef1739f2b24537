//! What a page's text brings along and no reader sees: soft hyphens, zero-width spaces, letters in two pieces.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::{is_invisible, is_one_line};

/// Appends `piece` to `text` in Unicode form NFC, without invisible characters, and with every run of white
/// space as one space. A space at the very start of `text`'s current block is the caller's to trim.
///
/// A no-break space stays: it parts a number from its unit and is no place to break.
pub(super) fn push_clean(text: &mut String, piece: &str) {
    if is_one_line(piece) {
        text.push_str(piece);
        return;
    }
    for letter in composed(piece).chars() {
        match letter {
            '\u{a0}' | '\u{202f}' => text.push(letter),
            _ if letter.is_whitespace() => push_space(text),
            _ if is_invisible(letter) => (),
            _ => text.push(letter),
        }
    }
}

fn push_space(text: &mut String) {
    if text.as_bytes().last() != Some(&b' ') {
        text.push(' ');
    }
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
