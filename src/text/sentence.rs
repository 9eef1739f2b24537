//! Where sentences end.
//!
//! The rules are those of German typography, and good enough for English: a period behind an ordinal, an initial or an
//! abbreviation ends no sentence, and a closing quotation mark behind the final mark belongs to the sentence. Known
//! misses: a sentence that ends in a single letter, and goes on with a name, is not parted from the next ("auf X. Trump …").

use super::{WordSet, places_of};

/// Where sentences end inside `text`, in bytes, the last one left out; nothing before `from` ends one.
pub fn sentence_ends(text: &str, from: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut behind = from;
    // Most bytes of a text begin no final mark.
    for at in places_of(text, *b".!?\xe2") {
        if at < behind || !text[at..].starts_with(is_final) {
            continue;
        }
        let rest = text[at..].trim_start_matches(|mark| is_final(mark) || is_closing(mark));
        behind = text.len() - rest.len();
        let lone_period = text[at..behind] == *".";
        if rest.starts_with(char::is_whitespace)
            && opens_sentence(rest)
            && !(lone_period && goes_on(&text[..at], rest))
        {
            ends.push(behind);
        }
    }
    ends
}

fn is_final(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…')
}

fn is_closing(mark: char) -> bool {
    matches!(mark, '“' | '”' | '"' | '«' | '»' | '’' | '‘' | '\'' | '›' | '‹' | ')' | ']')
}

/// Whether the text behind a final mark can be a new sentence: it does not go on in lower case or with a dash.
fn opens_sentence(rest: &str) -> bool {
    let first = rest.trim_start().chars().find(|&letter| {
        !matches!(letter, '„' | '“' | '”' | '"' | '»' | '«' | '‚' | '‘' | '›' | '‹' | '(' | '[' | '\'')
    });
    first.is_some_and(|first| !first.is_lowercase() && !matches!(first, '-' | '–' | '—' | ',' | ';'))
}

/// Whether the period behind `before` ends no sentence.
fn goes_on(before: &str, rest: &str) -> bool {
    let start = before
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, letter)| letter.is_alphanumeric())
        .last()
        .map_or(before.len(), |(at, _)| at);
    let word = &before[start..];
    let doubtful = || !STARTERS.contains(first_word(rest));
    if word.bytes().all(|digit| digit.is_ascii_digit()) {
        return !word.is_empty() && word.len() < 4 && doubtful();
    }
    let letters = word.chars().count();
    let numeral = letters > 1 && is_roman(word);
    if letters == 1 || numeral {
        return doubtful();
    }
    ABBREVIATIONS.contains(word)
}

fn first_word(rest: &str) -> &str {
    let rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let end = rest
        .char_indices()
        .take(24)
        .find(|(_, letter)| !letter.is_alphanumeric())
        .map_or(rest.len(), |(at, _)| at);
    &rest[..end]
}

/// Abbreviations behind which a sentence goes on even if the next word has a capital.
static ABBREVIATIONS: WordSet = WordSet::new(&[
    "Abs", "Abt", "Ao", "Apr", "Art", "Aug", "Bd", "Bde", "Bf", "Col", "Corp", "Dez", "Dipl", "Dr", "Feb",
    "Fr", "Gen", "Gov", "Hbf", "Hl", "Hr", "Hrn", "Hrsg", "Hs", "Ing", "Inh", "Jan", "Jh", "Jhd", "Lt",
    "Mag", "Mio", "Mr", "Mrd", "Mrs", "Ms", "Msgr", "Nov", "Nr", "Okt", "Oct", "Dec", "Prof", "Red", "Rep",
    "Rev", "Sen", "Sep", "Sept", "Sgt", "Sr", "St", "Std", "Tel", "Tsd", "bzw", "ca", "dt", "engl", "evtl",
    "exkl", "frz", "geb", "gegr", "ggf", "inkl", "insb", "lat", "sog", "vgl", "vs", "zzgl", "bspw",
]);

/// Words that open a sentence rather than follow an ordinal, an initial or a numeral.
static STARTERS: WordSet = WordSet::new(&[
    "Aber",
    "After",
    "Als",
    "Am",
    "An",
    "And",
    "At",
    "Auch",
    "Auf",
    "Aus",
    "Außerdem",
    "Bei",
    "Bis",
    "But",
    "Da",
    "Dabei",
    "Damit",
    "Dann",
    "Das",
    "Dass",
    "Dem",
    "Den",
    "Denn",
    "Der",
    "Des",
    "Deshalb",
    "Die",
    "Dies",
    "Diese",
    "Dieser",
    "Doch",
    "Dort",
    "Durch",
    "Ein",
    "Eine",
    "Einen",
    "Er",
    "Es",
    "Für",
    "Gegen",
    "He",
    "Her",
    "Hier",
    "His",
    "Ich",
    "If",
    "Ihr",
    "Ihre",
    "Im",
    "In",
    "Insgesamt",
    "Ist",
    "It",
    "Its",
    "Man",
    "Mit",
    "Nach",
    "Nicht",
    "Noch",
    "Nun",
    "Nur",
    "Ob",
    "Oder",
    "On",
    "Our",
    "Seine",
    "Seit",
    "She",
    "Sie",
    "So",
    "That",
    "The",
    "Their",
    "There",
    "They",
    "This",
    "Und",
    "Unter",
    "Vom",
    "Von",
    "Vor",
    "Was",
    "We",
    "Weil",
    "Wenn",
    "Wer",
    "When",
    "While",
    "Wie",
    "Wir",
    "You",
    "Zu",
    "Zudem",
    "Zum",
    "Zur",
]);

/// Whether the word is a Roman numeral up to 39.
pub fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 6 && word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'))
}
