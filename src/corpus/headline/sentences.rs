//! Splitting a lead into sentences, well enough for a headline. The real splitter is a later stage's.

use crate::corpus::quotation_marks::is_any_mark;

/// Abbreviations behind which a sentence goes on.
const ABBREVIATIONS: [&str; 34] = [
    "abs", "art", "bzw", "ca", "co", "dr", "etc", "evtl", "ing", "inkl", "jh", "mag", "max", "min", "mio",
    "mr", "mrd", "mrs", "nr", "prof", "rd", "sen", "sog", "st", "str", "tel", "univ", "usw", "vgl", "vs",
    "zt", "inc", "corp", "ao",
];

/// The sentences of `text`, white space around them trimmed.
pub(super) fn split_sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..)?;
        if rest.trim().is_empty() {
            return None;
        }
        let length = sentence_length(rest);
        start += length;
        Some(rest[..length].trim())
    })
}

fn sentence_length(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        if !matches!(letter, '.' | '!' | '?' | '…') {
            continue;
        }
        while letters
            .peek()
            .is_some_and(|&(_, next)| matches!(next, '.' | '!' | '?' | '…') || is_closing(next))
        {
            letters.next();
        }
        let end = letters.peek().map_or(text.len(), |&(next, _)| next);
        let after = text[end..].trim_start();
        let spaced = after.len() < text[end..].len() || letter == '?';
        let starts =
            after.starts_with(|next: char| next.is_uppercase() || is_any_mark(next) || next.is_ascii_digit());
        if spaced && starts && !(letter == '.' && is_abbreviation(&text[..offset], after)) {
            return end;
        }
    }
    text.len()
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '“' | '”' | '"' | '«' | '»' | ')' | '’' | '‘')
}

fn is_abbreviation(before: &str, after: &str) -> bool {
    let word = before.rsplit([' ', '(', '/', '.', '„', '"', '-']).next().unwrap_or_default();
    let is_ordinal = word.len() <= 2 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_initial = word.chars().count() <= 1 && !word.bytes().all(|byte| byte.is_ascii_digit());
    let opens = ["Der ", "Die ", "Das ", "Er ", "Sie ", "Es "].iter().any(|start| after.starts_with(start));
    (is_ordinal && !opens) || is_initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        let split = |text| split_sentences(text).collect::<Vec<_>>();
        assert_eq!(split("Der Rat tagt. Es wird laut."), ["Der Rat tagt.", "Es wird laut."]);
        assert_eq!(split("Am 3. Mai tagt Dr. Muster. Gut!"), ["Am 3. Mai tagt Dr. Muster.", "Gut!"]);
        assert_eq!(split("„Ja. Nein.“ Er ging"), ["„Ja.", "Nein.“", "Er ging"]);
        assert_eq!(split("Um 20.15 Uhr"), ["Um 20.15 Uhr"]);
    }
}
