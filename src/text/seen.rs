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

/// Whether a text certainly is on one line already; most are.
fn is_one_line(text: &str) -> bool {
    let mut space = true;
    for byte in text.bytes() {
        match byte {
            b' ' if space => return false,
            b' ' => space = true,
            // U+00C0 to U+027F, with what follows their first byte: letters of Latin script alone.
            b'!'..=b'~' | 0xc3..=0xc9 | 0x80..=0xbf => space = false,
            _ => return false,
        }
    }
    !space || text.is_empty()
}
