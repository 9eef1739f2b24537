//! What each word of a text may be in a name, whatever stands beside it.

use std::cell::RefCell;

use super::candidate::may_be_surname;
use super::shape::{can_be_surname, is_initial};
use crate::annotate::lexicon::Lexicon;
use crate::annotate::memory::WordTable;
use crate::annotate::token::Tokens;

/// What a word may be in a name.
#[expect(clippy::struct_excessive_bools, reason = "each is one question, and all may be true of one word")]
#[derive(Debug, Clone, Copy)]
pub(super) struct NameWord {
    /// Whether it is a title.
    pub(super) title: bool,
    /// Whether it is a given name or an initial.
    pub(super) given: bool,
    /// Whether it may be a surname directly behind a title.
    pub(super) follows_title: bool,
    /// Whether it may be the surname of somebody whom only another article names in full.
    pub(super) candidate: bool,
    /// Whether it, or what it is the genitive of, is the name of somebody whom everybody knows.
    pub(super) well_known: bool,
}

thread_local! {
    /// The words of each language.
    static WORDS: RefCell<[WordTable<NameWord>; 2]> = RefCell::default();
}

impl NameWord {
    /// One for each token.
    pub(super) fn of_all(tokens: &Tokens, lexicon: &Lexicon) -> Vec<Self> {
        WORDS.with_borrow_mut(|memories| {
            memories[lexicon.language as usize].of_all(tokens, |word| Self::of(word, lexicon))
        })
    }

    fn of(word: &str, lexicon: &Lexicon) -> Self {
        Self {
            title: lexicon.titles.contains(word),
            follows_title: can_follow_title(word, lexicon),
            given: is_initial(word) || lexicon.is_given_name(word),
            candidate: may_be_surname(word, lexicon),
            well_known: word.starts_with(char::is_uppercase)
                && [Some(word), lexicon.strip_genitive(word)]
                    .into_iter()
                    .flatten()
                    .any(|word| lexicon.known_persons.contains(word)),
        }
    }
}

/// Whether the word may be a surname, and is neither a place nor made of a noun.
fn can_follow_title(word: &str, lexicon: &Lexicon) -> bool {
    can_be_surname(lexicon, word)
        && !lexicon.is_place(word)
        && (lexicon.is_family_name(word) || !lexicon.is_compound_noun(word))
}
