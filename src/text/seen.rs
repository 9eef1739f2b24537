//! What of a text a reader can see: no control characters, nothing that turns the order of other letters around.

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

/// A text on one line: without invisible letters, every run of white space as one space, none at its ends.
///
/// # Example
/// ```
/// assert_eq!(leporello::text::one_line(" Der\u{0} Rat\r\ntagt "), "Der Rat tagt");
/// ```
pub fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = line.len();
        if before > 0 {
            line.push(' ');
        }
        if word.bytes().all(|byte| byte.is_ascii_graphic()) {
            line.push_str(word);
        } else {
            line.extend(word.chars().filter(|&letter| !is_invisible(letter)));
        }
        if line.len() == before + usize::from(before > 0) {
            line.truncate(before);
        }
    }
    line
}

/// Whether a text certainly is as [`one_line`] makes it; most are.
pub fn is_one_line(text: &str) -> bool {
    text.is_empty() || text.split(' ').all(|word| !word.is_empty() && is_plain(word))
}

/// Whether a text certainly has no invisible letter and no white space: it is of Latin letters, figures and common marks.
pub fn is_plain(word: &str) -> bool {
    let mut bytes = word.bytes();
    while let Some(byte) = bytes.next() {
        let plain = match byte {
            // U+00C0 to U+027F, with what follows their first byte.
            b'!'..=b'~' | 0xc3..=0xc9 | 0x80..=0xbf => true,
            // U+2010 to U+2027 and U+2030 to U+203F: dashes and quotation marks.
            0xe2 => bytes.next() == Some(0x80) && matches!(bytes.next(), Some(0x90..=0xa7 | 0xb0..=0xbf)),
            _ => false,
        };
        if !plain {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        assert!(('\0'..=char::MAX).all(|letter| is_alphanumeric(letter) == letter.is_alphanumeric()));
    }

    proptest! {
        #[test]
        fn what_is_plain_is_seen(word in "[ -~À-ɏ\u{80}-\u{ff}\u{2000}-\u{2060}]{0,4}") {
            let seen = !word.contains(|letter: char| letter.is_whitespace() || is_invisible(letter));
            prop_assert!(seen || !is_plain(&word));
        }

        #[test]
        fn a_text_on_one_line_stays(text in "[a ä„\u{a0}\u{ad}\t]{0,6}") {
            let words: Vec<String> = text.split_whitespace().map(|word| word.replace(is_invisible, "")).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(one_line(&text), words.join(" "));
        }
    }
}
