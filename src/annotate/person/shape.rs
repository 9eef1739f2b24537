//! What a word looks like: whether it can be part of a name at all.

use crate::annotate::lexicon::Lexicon;
use crate::text::{is_roman, upper_first};

/// Endings of German nouns that no family name bears.
const NOUN_ENDINGS: [&str; 18] = [
    "heit",
    "keit",
    "schaft",
    "schaften",
    "tion",
    "tionen",
    "tät",
    "täten",
    "ismus",
    "ungen",
    "straße",
    "strasse",
    "platz",
    "minister",
    "ministerium",
    "institut",
    "gesellschaft",
    "partei",
];

/// Words with a capital that belong to a surname: "Le Pen", "Di Maio".
const CAPITAL_PARTICLES: [&str; 24] = [
    "Abu", "Al", "Ben", "Bin", "Da", "De", "Del", "Della", "Des", "Di", "Dos", "Du", "El", "La", "Le", "Mac",
    "San", "St.", "Ten", "Ter", "Van", "Vom", "Von", "Zu",
];

/// Words in lower case that begin a surname.
const PARTICLES: [&str; 25] = [
    "af", "al", "av", "ben", "bin", "da", "de", "del", "della", "den", "di", "do", "dos", "du", "el", "ibn",
    "la", "le", "te", "ten", "ter", "van", "vom", "von", "zu",
];

/// Words in lower case that may stand between a particle and the surname: "von der Leyen".
const INNER_PARTICLES: [&str; 12] =
    ["den", "der", "dem", "het", "la", "las", "le", "los", "'t", "und", "zu", "di"];

pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

pub(super) fn is_inner_particle(word: &str) -> bool {
    INNER_PARTICLES.contains(&word)
}

pub(super) fn is_capital_particle(word: &str) -> bool {
    CAPITAL_PARTICLES.contains(&word)
}

/// Whether the word is an initial or several: "J.", "G.W.".
pub(super) fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.starts_with(char::is_uppercase) && {
        word.split('.').all(|part| part.chars().count() <= 1)
    }
}

/// Whether the word is the numeral of a ruler: "XIV.", "II".
pub(super) fn is_regnal(word: &str) -> bool {
    word.strip_suffix('.').map_or_else(|| word.len() > 1 && is_roman(word), is_roman)
}

/// Whether a word has the letters of a name: one capital and then lower case, in every part of a double name.
pub(super) fn has_name_letters(word: &str) -> bool {
    let is_name = |part: &str| {
        part.starts_with(char::is_uppercase)
            && part.chars().any(char::is_lowercase)
            && part.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '’'))
    };
    if !word.contains(['-', '‑']) {
        return is_name(word);
    }
    let bare = ["al-", "el-", "ad-", "as-", "an-", "at-", "ar-", "es-"]
        .iter()
        .find_map(|article| word.strip_prefix(article))
        .unwrap_or(word);
    if is_east_asian(bare) {
        return true;
    }
    bare.split(['-', '‑']).all(is_name)
}

/// Whether the word is written as Korean and Chinese given names are: "Ki-moon", "Jong-un".
pub(super) fn is_east_asian(word: &str) -> bool {
    let short =
        |part: &str| (2..=5).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphabetic());
    word.split_once('-').is_some_and(|(one, two)| {
        short(one)
            && short(two)
            && one.bytes().skip(1).all(|letter| letter.is_ascii_lowercase())
            && two.bytes().all(|letter| letter.is_ascii_lowercase())
    })
}

/// Whether the word can be a surname: the letters of a name, and no word of the language.
///
/// A family name that is also a noun (`Koch`) passes; a word that opens sentences never does.
pub(super) fn can_be_surname(lexicon: &Lexicon, word: &str) -> bool {
    if !has_name_letters(word) || word.chars().count() < 2 {
        return false;
    }
    if word.contains(['-', '‑']) {
        return is_double_name(lexicon, word);
    }
    let family = lexicon.is_family_name(word);
    let closed = lexicon.is_function_word(word) || lexicon.organisations.contains(word);
    let noun = lexicon.is_common(word) || lexicon.titles.contains(word) || has_noun_ending(word);
    !closed && (family || !noun)
}

/// Whether no part of the double name is a noun or a title; that sorts out `Trump-Regierung` and `Putin-Vertrauter`.
pub(super) fn is_double_name(lexicon: &Lexicon, word: &str) -> bool {
    has_name_letters(word)
        && word.split(['-', '‑']).all(|part| {
            let known = lexicon.is_family_name(part) || lexicon.is_given_name(part);
            let noun = lexicon.is_common(part) || lexicon.titles.contains(part) || has_noun_ending(part);
            !lexicon.is_function_word(part) && (known || !(noun || lexicon.is_compound_noun(part)))
        })
        && word.split(['-', '‑']).count() == 2
}

/// Whether the word ends as only nouns do.
pub(super) fn has_noun_ending(word: &str) -> bool {
    NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending)) || (word.len() >= 9 && word.ends_with("ung"))
}

/// Whether the word says that the surname behind it is that of a family or a couple.
pub(super) fn is_family(word: &str) -> bool {
    let lower = word.to_lowercase();
    [
        "familie",
        "familien",
        "ehepaar",
        "ehepaars",
        "ehepaares",
        "ehepaare",
        "eheleute",
        "eheleuten",
        "brüder",
        "schwestern",
        "geschwister",
        "zwillinge",
        "clan",
    ]
    .iter()
    .any(|family| lower.ends_with(family))
}

/// Whether the noun says that the name behind it is that of a thing: a ship, a school, a firm.
///
/// It may be a compound or a genitive: "des Seenotrettungskreuzers", "die Bäckerei".
pub(super) fn is_thing(word: &str, lexicon: &Lexicon) -> bool {
    let listed = |word: &str| {
        lexicon.namesakes.contains(word)
            || word.char_indices().skip(3).any(|(at, first)| {
                let mut noun = upper_first(&word[at..]);
                noun.truncate(noun.trim_end_matches('-').len());
                first.is_alphabetic() && noun.len() >= 6 && lexicon.namesakes.contains(&noun)
            })
    };
    if !word.starts_with(char::is_uppercase) {
        return false;
    }
    let stems = [Some(word), word.strip_suffix('s'), word.strip_suffix("es")];
    stems.into_iter().flatten().any(|stem| stem.ends_with("erei") || listed(stem))
}
