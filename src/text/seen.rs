//! What of a text a reader can see: no control characters, nothing that turns the order of other letters around.

use std::borrow::Cow;

use super::places::{TOGETHER, places_of};

/// Whether a letter leaves no mark of its own in a text: control characters, soft hyphens, spaces without width, and the
/// embeddings and overrides of direction that Unicode (UAX #9) itself advises against. Isolates and joiners stay.
///
/// # Example
/// ```
/// assert!(leporello::text::is_invisible('\u{202e}') && !leporello::text::is_invisible('\u{2067}'));
/// ```
pub fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'
                ..='\u{202e}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// What [`char::is_alphanumeric`] says, sooner for the Latin letters with marks (U+00C0 to U+024F): its table is slow.
pub fn is_alphanumeric(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || matches!(letter, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ')
        || (!letter.is_ascii() && letter.is_alphanumeric())
}

/// How many ASCII letters and digits a text begins with: most words are nothing else.
pub fn ascii_word_length(text: &[u8]) -> usize {
    text.iter().position(|&byte| !ASCII_WORD[usize::from(byte)]).unwrap_or(text.len())
}

/// Whether each byte is an ASCII letter or digit.
static ASCII_WORD: [bool; 256] = {
    let mut bytes = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        bytes[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    bytes
};

/// A text on one line: without invisible letters, every run of white space as one space, none at its ends.
///
/// # Example
/// ```
/// assert_eq!(leporello::text::one_line(" Der\u{0} Rat\r\ntagt "), "Der Rat tagt");
/// ```
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    push_one_line(text, &mut line);
    line
}

/// The same, and the text itself where it stands on one line.
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    if is_one_line(text) { text.into() } else { one_line(text).into() }
}

/// Appends `text` as [`one_line`] makes it.
pub fn push_one_line(text: &str, line: &mut String) {
    if is_one_line(text) {
        line.push_str(text);
        return;
    }
    let start = line.len();
    for word in text.split_whitespace() {
        let before = line.len();
        if before > start {
            line.push(' ');
        }
        let behind = line.len();
        if word.bytes().all(|byte| byte.is_ascii_graphic()) {
            line.push_str(word);
        } else {
            line.extend(word.chars().filter(|&letter| !is_invisible(letter)));
        }
        if line.len() == behind {
            line.truncate(before);
        }
    }
}

/// Whether a text certainly is as [`one_line`] makes it, and in Unicode form NFC; most are: of Latin letters, figures and
/// common marks, with single spaces between words.
pub fn is_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return true };
    let found = look_through(bytes);
    let known = || places_of(text, [MARK]).all(|at| is_common_mark(bytes[at + 1], bytes[at + 2]));
    !found.strange && !is_strange(last) && first != b' ' && last != b' ' && (!found.marked || known())
}

/// What stands in a text, its last byte left out.
struct Found {
    /// A strange byte, or two spaces.
    strange: bool,
    /// The first byte of a mark.
    marked: bool,
}

/// Looks at many bytes at once, and at each with the next one. A text that is too short for that is filled up.
fn look_through(bytes: &[u8]) -> Found {
    let mut filled = [b'x'; TOGETHER + 1];
    let bytes = match filled.get_mut(..bytes.len()) {
        Some(start) => {
            start.copy_from_slice(bytes);
            &filled
        }
        None => bytes,
    };
    let parts = bytes.as_chunks().0.iter().zip(bytes[1..].as_chunks().0);
    let end = bytes[..bytes.len() - 1].last_chunk().zip(bytes.last_chunk());
    let (mut strange, mut marked) = ([0; TOGETHER], [0; TOGETHER]);
    parts.chain(end).for_each(|(part, next): (&[u8; TOGETHER], &[u8; TOGETHER])| {
        for at in 0..TOGETHER {
            // Of two others of which this comes, one is strange.
            let doubled = part[at] | next[at] == b' ';
            strange[at] |= u8::from(is_strange(part[at]) | doubled);
            marked[at] |= u8::from(part[at] == MARK);
        }
    });
    Found { strange: strange != [0; TOGETHER], marked: marked != [0; TOGETHER] }
}

/// The first byte of dashes and quotation marks.
const MARK: u8 = 0xe2;

/// Whether a byte belongs neither to what ASCII shows nor to the letters U+00C0 to U+027F, nor begins a mark.
fn is_strange(byte: u8) -> bool {
    byte < b' ' || byte == 0x7f || byte == 0xc2 || byte > 0xc9 && byte != MARK
}

/// Whether the bytes behind [`MARK`] make one of U+2010 to U+2027 and U+2030 to U+203F.
fn is_common_mark(second: u8, third: u8) -> bool {
    second == 0x80 && third >= 0x90 && !(0xa8..0xb0).contains(&third)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;

    use super::*;

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        assert!(('\0'..=char::MAX).all(|letter| is_alphanumeric(letter) == letter.is_alphanumeric()));
    }

    proptest! {
        #[test]
        fn what_is_on_one_line_is_seen_and_composed(
            text in "[a-z]{0,40}[ -~À-ɏ\u{80}-\u{3ff}\u{2000}-\u{2060}]{0,4}[a-z]{0,40}"
        ) {
            let hidden = text.contains(|letter: char| letter != ' ' && letter.is_whitespace() || is_invisible(letter));
            let tidy = !hidden && text.split_whitespace().collect::<Vec<_>>().join(" ") == text && is_nfc(&text);
            prop_assert!(tidy || !is_one_line(&text));
        }

        #[test]
        fn a_text_on_one_line_stays(text in "[a ä„\u{a0}\u{ad}\t]{0,6}") {
            let words: Vec<String> = text.split_whitespace().map(|word| word.replace(is_invisible, "")).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(one_line(&text), words.join(" "));
        }
    }
}
