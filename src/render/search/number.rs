//! Numbers and lists of articles as printable characters, one or two for most of them; `static/search.js` reads them.
//!
//! A digit is one of 91 characters from `#` to `~` without the backslash, so that nothing needs an escape in a string of a
//! script. Digits below 46 end a number; the others hold 45 values each and are followed by more, the lowest first.

/// How much a word counts in an article: 0 to 9.
pub(super) type Level = u8;
/// How many levels there are.
pub(super) const LEVELS: u32 = 10;
const END: u32 = 46;
const MORE: u32 = 45;

/// An article in which a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    /// The article, counted from the oldest.
    pub(super) article: u32,
    /// How much the word counts there.
    pub(super) level: Level,
}

/// Writes a number.
pub(super) fn push_number(mut number: u32, out: &mut String) {
    while number >= END {
        push_digit(END + number % MORE, out);
        number /= MORE;
    }
    push_digit(number, out);
}

/// Writes postings, whose articles ascend: the distance to the one before and the level in one number.
pub(super) fn push_postings(postings: &[Posting], out: &mut String) {
    let mut next = 0;
    for posting in postings {
        push_number((posting.article - next) * LEVELS + u32::from(posting.level), out);
        next = posting.article + 1;
    }
}

fn push_digit(digit: u32, out: &mut String) {
    // Behind the backslash, which is the digit that would be 57, everything moves up by one.
    let code = u32::from(b'#') + digit + u32::from(digit >= 57);
    out.push(char::from_u32(code).unwrap_or('#'));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<u32> {
        let (mut numbers, mut number, mut unit) = (Vec::new(), 0, 1);
        for byte in text.bytes() {
            assert!((b'#'..=b'~').contains(&byte) && byte != b'\\');
            let digit = u32::from(byte - b'#') - u32::from(byte > b'\\');
            number += unit * if digit < END { digit } else { digit - END };
            unit *= MORE;
            if digit < END {
                numbers.push(number);
                (number, unit) = (0, 1);
            }
        }
        numbers
    }

    proptest! {
        #[test]
        fn numbers_are_read_as_they_were_written(numbers in prop::collection::vec(0u32..50_000_000, 0..20)) {
            let mut text = String::new();
            for &number in &numbers {
                push_number(number, &mut text);
            }
            prop_assert_eq!(read(&text), numbers);
        }
    }

    #[test]
    fn neighbours_take_one_character() {
        let mut text = String::new();
        let postings: Vec<_> = (3..9).map(|article| Posting { article, level: 5 }).collect();
        push_postings(&postings, &mut text);
        assert_eq!((text.len(), read(&text)), (6, vec![35, 5, 5, 5, 5, 5]));
    }
}
