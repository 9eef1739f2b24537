//! Nouns for relatives: "Schwiegersohn", "widow".

use std::cell::RefCell;

use super::memory::WordMemory;
use crate::text::WordList;

static GERMAN_WOMEN: WordList = WordList::new(include_str!("../../lexicons/de/kinswomen.txt"));
static GERMAN_MEN: WordList = WordList::new(include_str!("../../lexicons/de/kinsmen.txt"));
static ENGLISH_WOMEN: WordList = WordList::new(include_str!("../../lexicons/en/kinswomen.txt"));
static ENGLISH_MEN: WordList = WordList::new(include_str!("../../lexicons/en/kinsmen.txt"));

thread_local! {
    /// Whether words are nouns for men, and for women.
    static KIN: RefCell<WordMemory<[bool; 2]>> = RefCell::default();
}

/// Whether the noun is one for a relative of that gender, "Frau" and "Mann" among them.
pub(super) fn is_kin(noun: &str, feminine: bool) -> bool {
    KIN.with_borrow_mut(|kin| kin.get(noun, || [false, true].map(|feminine| look_up(noun, feminine))))
        [usize::from(feminine)]
}

fn look_up(noun: &str, feminine: bool) -> bool {
    let (german, english, spouse) =
        if feminine { (&GERMAN_WOMEN, &ENGLISH_WOMEN, "Frau") } else { (&GERMAN_MEN, &ENGLISH_MEN, "Mann") };
    let lower = noun.to_lowercase();
    noun == spouse || german.ends(&lower) || english.contains(&lower)
}
