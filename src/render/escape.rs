//! Writing HTML, for the parts that are not drawn by templates.

use std::fmt::{Arguments, Write};
use std::ops::{Deref, DerefMut};

use serde::{Serialize, Serializer};
use tera::Value;

use crate::text::first_place;

/// About how many bytes a piece of evidence has: a sentence with its links.
const PIECE: usize = 400;

/// A text that is HTML already: templates put it in as it is, without the filter `safe`.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// None yet, with room for so many pieces of evidence.
    pub(super) fn with_room_for(pieces: usize) -> Self {
        Self(String::with_capacity(pieces * PIECE))
    }
}

impl Deref for Html {
    type Target = String;

    fn deref(&self) -> &String {
        &self.0
    }
}

impl DerefMut for Html {
    fn deref_mut(&mut self) -> &mut String {
        &mut self.0
    }
}

impl From<String> for Html {
    fn from(html: String) -> Self {
        Self(html)
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // What is only hashed, or empty, needs no value of the template engine.
        if serializer.is_human_readable() && !self.0.is_empty() {
            Value::safe_string(&self.0).serialize(serializer)
        } else {
            serializer.serialize_str(&self.0)
        }
    }
}

/// Appends formatted text; a string takes everything, so nothing can fail.
pub(super) fn push_format(text: Arguments, html: &mut String) {
    let written = html.write_fmt(text);
    debug_assert!(written.is_ok(), "a string takes every text");
}

/// Appends `text` to `html` so that it reads as itself in text and in quoted attributes.
pub(super) fn push_escaped(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = first_place(rest.as_bytes(), may_be_marked, |byte| MARKED[usize::from(byte)]) {
        html.push_str(&rest[..at]);
        let mut letters = rest[at..].chars();
        if let Some(letter) = letters.next() {
            push_letter(letter, html);
        }
        rest = letters.as_str();
    }
    html.push_str(rest);
}

/// 1 for every byte of [`MARKED`], and for white space but the space.
fn may_be_marked(byte: u8) -> u8 {
    u8::from(byte < b' ')
        | u8::from(byte & !4 == b'"' & b'&')
        | u8::from(byte & !2 == b'<' & b'>')
        | u8::from(byte == 0x7f)
        | u8::from(byte == 0xc2)
        | u8::from(byte == 0xef)
}

/// Bytes with which a letter begins that may not stand as it is. Most text has none, and is copied as a whole.
const MARKED: [bool; 256] = {
    let mut marked = [false; 256];
    let mut byte = 0_u8;
    loop {
        // The last two lead the controls U+0080 to U+009F, and the last code points of the first plane.
        marked[byte as usize] =
            matches!(byte, b'&' | b'<' | b'>' | b'"' | 0..=0x8 | 0xb..=0xc | 0xe..=0x1f | 0x7f | 0xc2 | 0xef);
        if byte == u8::MAX {
            break marked;
        }
        byte += 1;
    }
};

fn push_letter(letter: char, html: &mut String) {
    match letter {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\u{0}'..='\u{8}'
        | '\u{b}'..='\u{c}'
        | '\u{e}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{fffe}'
        | '\u{ffff}' => html.push('\u{fffd}'),
        _ => html.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_is_escaped_as_its_letters_are(text in "[ a-zäöü„“&<>\"\n\t\u{0}\u{7f}\u{85}\u{a0}\u{fffd}\u{ffff}]{0,80}") {
            let mut letters = String::new();
            text.chars().for_each(|letter| push_letter(letter, &mut letters));
            let mut whole = String::new();
            push_escaped(&text, &mut whole);
            prop_assert_eq!(whole, letters);
        }
    }
}
