//! Couples: "Herr und Frau Kern" are no mention of one person, and "Anna und Peter Kern" are two of one surname.
//!
//! A form of address also tells whether a surname can be that of a person whose given name is known.

use std::cell::LazyCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::full_name::Name;
use super::shape::is_family;
use crate::annotate::PersonRule;
use crate::annotate::lexicon::Lexicon;
use crate::annotate::token::Tokens;

/// Whether the form of address before token `first` is that of a woman; `None` if there is none.
pub(super) fn addressed_as_woman(first: usize, tokens: &Tokens) -> Option<bool> {
    match tokens.before(first) {
        "Frau" | "Fräulein" | "Lady" | "Madam" | "Madame" | "Miss" | "Mrs" | "Mrs." | "Ms" | "Ms." => {
            Some(true)
        }
        "Herr" | "Herrn" | "Lord" | "Mister" | "Monsieur" | "Mr" | "Mr." | "Sir" => Some(false),
        _ => None,
    }
}

/// Whether the given name is one of women alone, or of men alone.
pub(super) fn is_womans_name(given: &str, lexicon: &Lexicon) -> Option<bool> {
    let [feminine, masculine] = &lexicon.gendered_names;
    let given = given.split('-').next().unwrap_or_default();
    match (feminine.contains(given), masculine.contains(given)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Whether the surname at `first` is that of two persons together: "Herr und Frau Kern", "President and Mrs Kent".
pub(super) fn is_of_two(first: usize, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    let Some(joint) = first.checked_sub(2).filter(|_| addressed_as_woman(first, tokens).is_some()) else {
        return false;
    };
    matches!(tokens.word(joint), "und" | "and" | "&")
        && tokens.same_sentence(joint, first)
        && lexicon.titles.contains(tokens.before(joint))
}

/// How often each word stands in the text.
fn count_words<'a>(tokens: &Tokens<'a>) -> FxHashMap<&'a str, usize> {
    let mut seen = FxHashMap::default();
    for index in 0..tokens.len() {
        *seen.entry(tokens.word(index)).or_default() += 1;
    }
    seen
}

/// Finds the given names before "und" and a full name, which share its surname: "Anna und Peter Kern". Returns the place of
/// each with the place of that full name. Words that are surnames as well must stand nowhere else: "Kim und Donald Trump".
pub(super) fn share_surnames(
    names: &mut Vec<Name>,
    tokens: &Tokens,
    lexicon: &Lexicon,
) -> FxHashMap<usize, usize> {
    let seen = LazyCell::new(|| count_words(tokens));
    let is_full = |name: &&Name| name.surname.is_some_and(|surname| surname > name.first);
    let firsts: FxHashSet<&str> = names.iter().filter(is_full).map(|name| tokens.word(name.first)).collect();
    let mut shared = FxHashMap::default();
    let mut added = Vec::new();
    for full in names.iter().filter(is_full).filter(|name| name.given) {
        let Some(given) = full.first.checked_sub(2).filter(|&given| tokens.same_sentence(given, full.first))
        else {
            continue;
        };
        let (word, before) = (tokens.word(given), tokens.before(given));
        let joined = matches!(tokens.word(given + 1), "und" | "and" | "&");
        let only = || !lexicon.is_family_name(word) || seen.get(word) == Some(&1);
        let plain = lexicon.is_given_name(word) && !lexicon.is_place(word) && !lexicon.is_common(word);
        let begins = !before.starts_with(char::is_uppercase) || is_family(before);
        if !(joined && plain && begins) || firsts.contains(word) || !only() {
            continue;
        }
        let place = names.partition_point(|name| name.end <= given);
        match names.get(place).filter(|name| name.first <= given) {
            Some(name) if name.first == given && name.end == given + 1 => {}
            Some(_) => continue,
            None => added.push(Name {
                first: given,
                surname: None,
                end: given + 1,
                rule: PersonRule::GivenName,
                given: true,
            }),
        }
        shared.insert(given, full.first);
    }
    names.extend(added);
    names.sort_by_key(|name| name.first);
    shared
}
