//! Quotation marks as newspapers set them: „…“, “…”, "…", »…«, «…», ‚…‘, ‹…›.

/// Whether `letter` is a double quotation mark of any house style.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '„' | '“' | '”' | '"' | '»' | '«' | '‟')
}

/// Whether `letter` is a quotation mark, single ones included; an apostrophe is not.
pub(super) fn is_any_mark(letter: char) -> bool {
    is_mark(letter) || matches!(letter, '‚' | '‘' | '‹' | '›')
}

/// How many double quotations are open at the end of `text`, as far as the marks tell.
///
/// `“`, `»` and `«` open in one style and close in another; such a mark closes what is open and opens otherwise.
/// A closing mark that nothing opened counts as open, for the text is not balanced.
pub(super) fn is_balanced(text: &str) -> bool {
    let mut open = false;
    for letter in text.chars().filter(|&letter| is_mark(letter)) {
        match letter {
            '„' | '‟' if open => return false,
            '”' if !open => {}
            _ => {}
        }
        open = !open;
    }
    !open
}

/// For every byte offset in `text` at which a character starts: is it inside a quotation? Marks count as inside.
pub(super) fn inside(text: &str) -> Vec<bool> {
    let mut flags = vec![false; text.len() + 1];
    let mut open = false;
    for (offset, letter) in text.char_indices() {
        let mark = is_mark(letter);
        for flag in &mut flags[offset..offset + letter.len_utf8()] {
            *flag = open || mark;
        }
        if mark {
            open = !open;
        }
    }
    flags
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
