//! People who need no introduction: "Kafka", "Kants Kritiken".

use rustc_hash::FxHashSet;

use super::full_name::{Name, names_a_thing};
use super::word::NameWord;
use crate::annotate::PersonRule;
use crate::annotate::lexicon::Lexicon;
use crate::annotate::tagger::{NameClass, Tags};
use crate::annotate::token::Tokens;

/// So probable must it be, in thousandths, that the word is a place or an organisation for it to be none of these people.
const DENIED: u32 = 600;

/// Adds each word of the list that stands by itself and in no name yet; `names` stay in order.
pub(super) fn add_well_known(
    names: &mut Vec<Name>,
    words: &[NameWord],
    tags: Option<&Tags>,
    tokens: &Tokens,
    lexicon: &Lexicon,
) {
    if !words.iter().any(|word| word.well_known) {
        return;
    }
    let mut covered = vec![false; tokens.len()];
    for name in names.iter() {
        covered[name.first..name.end].fill(true);
    }
    let stem = |at: usize| lexicon.strip_genitive(tokens.word(at)).unwrap_or(tokens.word(at));
    // Another bearer of the name whom the text names in full.
    let full: FxHashSet<&str> =
        names.iter().filter(|name| name.end - name.first > 1).map(|name| stem(name.end - 1)).collect();
    let count = names.len();
    let open =
        covered.into_iter().zip(words).enumerate().filter(|(_, (covered, word))| !covered && word.well_known);
    for (at, _) in open {
        let word = tokens.word(at);
        let bare = lexicon.known_persons.contains(word);
        let name =
            Name { first: at, surname: Some(at), end: at + 1, rule: PersonRule::WellKnown, given: false };
        if !full.contains(if bare { word } else { stem(at) })
            && stands_alone(at, bare, tokens, lexicon)
            && !names_a_thing(&name, tokens, lexicon)
            && !tags.is_some_and(|tags| is_denied(at, tags))
        {
            names.push(name);
        }
    }
    if names.len() > count {
        names.sort_by_key(|name| name.first);
    }
}

fn is_denied(at: usize, tags: &Tags) -> bool {
    let share = |class| u32::from(tags.share(at, class));
    share(NameClass::Place) + share(NameClass::Organisation) >= DENIED
}

/// Whether nothing around makes the word part of another name, or the name of a thing: "Projekt Galilei", "„Orpheus“".
fn stands_alone(at: usize, bare: bool, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    let (before, next) = (tokens.before(at), tokens.behind(at, 1));
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let opens = tokens.get(at.wrapping_sub(1)).is_some_and(|token| token.initial);
    let named = capital(before) && !opens && !lexicon.titles.contains(before);
    let goes_on = capital(next) || next.starts_with(|letter: char| letter.is_ascii_digit()) || next == "-";
    let marked = matches!(before, "„" | "»" | "“" | "\"" | "‚" | "‘")
        && matches!(next, "“" | "«" | "”" | "\"" | "‘" | "’");
    let determined = matches!(
        before.to_lowercase().as_str(),
        "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "ein"
            | "eine"
            | "einen"
            | "einem"
            | "im"
            | "am"
            | "zum"
            | "zur"
            | "the"
            | "a"
            | "an"
    );
    let placed = lexicon.is_place(tokens.word(at))
        && matches!(before, "in" | "In" | "nach" | "Nach" | "aus" | "Aus" | "from" | "near");
    !(determined || marked || placed || (bare && (named || goes_on)))
}
