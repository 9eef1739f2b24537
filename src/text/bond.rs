//! Spaces at which a line should not break: what stands on their sides is read as one.
//!
//! The rules are those that German and English style guides share: a number stays with its unit, a day with its month, a
//! title, an initial or a sign with what it belongs to, and an abbreviation of several letters together.

use super::month::GERMAN_MONTHS;
use super::places::places_where;
use super::word_list::WordList;

/// What a number before it belongs to. Beside these, every month.
static UNITS: WordList = WordList::new(include_str!("../../lexicons/units.txt"));

/// Great numbers: "30 Millionen", and again "Millionen Euro" behind a number.
const POWERS: &[&str] =
    &["Tausend", "Millionen", "Milliarden", "Billionen", "Mio.", "Mrd.", "thousand", "million", "billion"];

/// Months as they stand beside a day, beside [`GERMAN_MONTHS`].
const OTHER_MONTHS: &[&str] = &[
    "Jänner", "Feber", "January", "February", "March", "May", "June", "July", "October", "December", "Jan.",
    "Feb.",
];

/// What stands before a name or a number.
static HEADS: WordList = WordList::new(include_str!("../../lexicons/heads.txt"));

/// The offsets of the spaces of `text` that should not break, in order.
///
/// # Example
/// ```
/// assert_eq!(leporello::text::bonds("am 3. Mai um 9 Uhr"), [5, 14]);
/// ```
pub fn bonds(text: &str) -> Vec<usize> {
    let mut bonds = Vec::new();
    let mut last = None;
    for at in candidates(text) {
        if last.is_some_and(|last| at <= last) {
            continue;
        }
        last = Some(at);
        let (before, left) = last_word(&text[..at]);
        let right = text[at + 1..].split(char::is_whitespace).next().unwrap_or_default();
        if !left.is_empty() && !right.is_empty() && belong(before, left, right) {
            bonds.push(at);
        }
    }
    bonds
}

/// The offsets of the spaces that may not break; one may come again. Most words do not belong to the next, and nothing else
/// needs to be looked at: a number stands on one side, or before the space one of [`HEADS`] and initials, which end in a mark,
/// or one of [`POWERS`] behind a number.
fn candidates(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_space = move |at: usize| bytes.get(at) == Some(&b' ');
    places(text).flat_map(move |at| {
        let is_digit = bytes[at].is_ascii_digit();
        let before = at.checked_sub(1).filter(|&before| is_digit && is_space(before));
        let behind = Some(at + 1).filter(|&behind| is_space(behind));
        let power = is_digit.then(|| power_behind(&text[at + 1..])).flatten();
        [before, behind, power.map(|end| at + 1 + end).filter(|&end| is_space(end))].into_iter().flatten()
    })
}

/// Where digits stand, and the last bytes of . $ § € £, with which one of [`HEADS`] ends.
fn places(text: &str) -> impl Iterator<Item = usize> {
    const MARKS: [u8; 5] = [b'.', b'$', 0xa7, 0xac, 0xa3];
    let may_be_one = |byte: u8| {
        MARKS.iter().fold(u8::from(byte.wrapping_sub(b'0') < 10), |ones, &mark| ones | u8::from(byte == mark))
    };
    places_where(text, may_be_one, move |byte| may_be_one(byte) == 1)
}

/// Where one of [`POWERS`] ends, if it opens a text behind white space.
fn power_behind(text: &str) -> Option<usize> {
    let word = text.strip_prefix(char::is_whitespace)?.trim_start().trim_start_matches(is_opening);
    let power = POWERS.iter().find(|power| word.starts_with(**power))?;
    Some(text.len() - word.len() + power.len())
}

/// The last word of a text that ends in one, and what stands before it.
fn last_word(text: &str) -> (&str, &str) {
    let start = text
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    text.split_at(start)
}

/// Whether a line should not break between `left` and `right`; `before` is the text in front of them.
fn belong(before: &str, left: &str, right: &str) -> bool {
    let left = left.trim_start_matches(is_opening);
    let bare = right.trim_end_matches(is_closing);
    if is_number(left) {
        let unit = [right, bare, bare.trim_end_matches('.')];
        return unit.iter().any(|unit| UNITS.contains(unit) || POWERS.contains(unit) || is_month(unit))
            || is_group(left) && is_group_behind(bare.trim_end_matches('.'));
    }
    if is_ordinal(left) {
        return right.starts_with(char::is_alphabetic);
    }
    if is_number(bare) && bare.len() <= 2 && is_month(left) {
        return true; // "May 5" of English; "Mai 2025" may break.
    }
    if POWERS.contains(&left) && UNITS.contains(bare.trim_end_matches('.')) {
        return is_number(last_word(before.trim_end()).1.trim_start_matches(is_opening));
    }
    if left.ends_with(char::is_alphabetic) {
        return false;
    }
    HEADS.contains(left) && right.starts_with(char::is_alphanumeric)
        || is_letter(left) && (is_letter(bare) || bare == "Chr." || opens_name(left, right))
}

fn is_month(word: &str) -> bool {
    GERMAN_MONTHS.contains(&word) || OTHER_MONTHS.contains(&word)
}

fn is_opening(letter: char) -> bool {
    matches!(letter, '(' | '[' | '„' | '“' | '”' | '"' | '«' | '»' | '‚' | '‘' | '’' | '›' | '‹')
}

fn is_closing(letter: char) -> bool {
    matches!(letter, ',' | ';' | ':' | '!' | '?' | ')' | ']' | '…') || is_opening(letter)
}

/// "30", "2,5", "1.000", "9-11".
fn is_number(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
        && word.ends_with(|letter: char| letter.is_ascii_digit())
        && word
            .chars()
            .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-' | '–' | ':' | '/'))
}

/// "13." as in "13. Februar"; more than three figures end a sentence.
fn is_ordinal(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|digits| {
        (1..=3).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
    })
}

/// The first of a number that spaces divide: "10" of "10 000".
fn is_group(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|digit| digit.is_ascii_digit())
}

fn is_group_behind(word: &str) -> bool {
    word.len() == 3 && is_group(word)
}

/// "z." or "A.": one letter with its period, and nothing else.
fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.as_str() == "."
}

/// The initial of a name, and the rest of it.
fn opens_name(initial: &str, name: &str) -> bool {
    initial.starts_with(char::is_uppercase) && name.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::bonds;

    /// The text with `_` where it should not break.
    fn bonded(text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for at in bonds(text) {
            bytes[at] = b'_';
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_is_read_as_one_stays_together() {
        for together in [
            "Am 13._Februar 2025 um 9.30_Uhr",
            "on 13_February 2025, or February_13, at 9_a.m.",
            "rund 30_Prozent, 2,5_% und (1.000_Euro)",
            "etwa 30_Millionen_Euro, £_5_million, (30\nMillionen_Euro)",
            "z._B. und u._a., i._d._R., 44 v._Chr.",
            "§_5 Abs._2, Art._10, S._12",
            "Frau Dr._Anna Gruber, Mr._Smith und J._D._Vance",
            "10_000 Menschen, die 2._Bundesliga",
            "nach 562_Monaten, „30_Tage“ lang",
        ] {
            assert_eq!(bonded(&together.replace('_', " ")), together);
        }
    }

    #[test]
    fn everything_else_may_break() {
        for free in [
            "Das war 2025. Dann kam er",
            "im Mai 2025 und im Jahr 2024 100 Menschen",
            "Er hat 12 Artikel gelesen",
            "die Millionen Euro von gestern",
            "I am here, and 5 of us",
            "drei Tage",
            "9  Uhr",
        ] {
            assert_eq!(bonded(free), free);
        }
    }
}
