//! Words that may be surnames of persons whom only another article names in full.

use super::couple::is_of_two;
use super::shape::{has_name_letters, has_noun_ending, is_double_name, is_family};
use super::word::NameWord;
use crate::annotate::lexicon::Lexicon;
use crate::annotate::token::Tokens;
use crate::annotate::{Candidate, PersonMention};

/// Every capitalised word outside mentions that could be a surname by its shape.
pub(super) fn find_candidates(
    mentions: &[PersonMention],
    words: &[NameWord],
    tokens: &Tokens,
    lexicon: &Lexicon,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut next = mentions.iter().peekable();
    for (index, _) in words.iter().enumerate().filter(|(_, word)| word.candidate) {
        let Some(token) = tokens.get(index) else { break };
        while next.next_if(|mention| mention.span.end <= token.span.start).is_some() {}
        let covered = next.peek().is_some_and(|mention| mention.span.overlaps(token.span));
        let word = tokens.word(index);
        if covered || !tokens.is_word(index) {
            continue;
        }
        let organisation = lexicon.organisations.contains(tokens.behind(index, 1));
        let before = tokens.before(index);
        let several = before.starts_with(char::is_uppercase)
            && (is_family(before) || is_of_two(index, tokens, lexicon));
        if organisation || several || lexicon.namesakes.contains(before) {
            continue;
        }
        let mut names = Vec::with_capacity(2);
        if let Some(stem) = lexicon.strip_genitive(word) {
            names.push(stem.to_owned());
        }
        names.push(word.to_owned());
        candidates.push(Candidate { span: token.span, names });
    }
    candidates
}

/// Whether the word could be a surname by its shape, and is no word of the language.
pub(super) fn may_be_surname(word: &str, lexicon: &Lexicon) -> bool {
    if !has_name_letters(word) || word.chars().count() < 3 || lexicon.is_function_word(word) {
        return false;
    }
    if word.contains(['-', '‑']) {
        return is_double_name(lexicon, word);
    }
    lexicon.is_family_name(word)
        || !(lexicon.is_common(word)
            || lexicon.is_place(word)
            || has_noun_ending(word)
            || lexicon.is_compound_noun(word)
            || lexicon.titles.contains(word))
}
