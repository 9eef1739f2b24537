//! Nouns for relatives: "Schwiegersohn", "widow".

use crate::text::WordList;

static GERMAN_WOMEN: WordList = WordList::new(include_str!("../../lexicons/de/kinswomen.txt"));
static GERMAN_MEN: WordList = WordList::new(include_str!("../../lexicons/de/kinsmen.txt"));
static ENGLISH_WOMEN: WordList = WordList::new(include_str!("../../lexicons/en/kinswomen.txt"));
static ENGLISH_MEN: WordList = WordList::new(include_str!("../../lexicons/en/kinsmen.txt"));

/// Whether the noun is one for a relative of that gender, "Frau" and "Mann" among them.
pub(super) fn is_kin(noun: &str, feminine: bool) -> bool {
    let (german, english, spouse) =
        if feminine { (&GERMAN_WOMEN, &ENGLISH_WOMEN, "Frau") } else { (&GERMAN_MEN, &ENGLISH_MEN, "Mann") };
    let lower = noun.to_lowercase();
    noun == spouse || german.ends(&lower) || english.contains(&lower)
}
