//! Whether a person is a woman or a man, as far as the text or the given name tells.
//!
//! A form of address decides ("Frau Gruber", "Mr Kent"), then the given name, then the roles that the text gives to the
//! person. Masculine role nouns are taken for men: where German names a woman by her office, it says "Ministerin".

use rustc_hash::FxHashMap;

use crate::annotate::lexicon::Lexicon;
use crate::annotate::token::Tokens;
use crate::annotate::{PersonMention, RoleMention, RoleRule};
use crate::corpus::Language;

/// The gender of each full name of one text: `true` for a woman.
pub(super) struct Genders<'a>(FxHashMap<&'a str, bool>);

/// Role nouns that are used for women and men alike.
const NEUTRAL: [&str; 16] = [
    "boss", "coach", "engel", "fan", "gast", "genie", "idol", "legende", "liebling", "mitglied", "model",
    "opfer", "person", "profi", "star", "talent",
];

impl<'a> Genders<'a> {
    pub(super) fn of(
        persons: &'a [PersonMention],
        roles: &[RoleMention],
        tokens: &Tokens,
        lexicon: &Lexicon,
        language: Language,
    ) -> Self {
        let mut told: FxHashMap<&str, Option<bool>> = FxHashMap::default();
        let mut tell = |name: &'a str, woman: bool| {
            told.entry(name)
                .and_modify(|known| *known = known.filter(|&known| known == woman))
                .or_insert(Some(woman));
        };
        for person in persons {
            match tokens.before(tokens.index_at(person.span.start)) {
                "Frau" | "Mrs." | "Mrs" | "Ms." | "Ms" | "Miss" | "Lady" | "Dame" | "Queen" | "Princess" => {
                    tell(&person.full_name, true);
                }
                "Herr" | "Herrn" | "Mr." | "Mr" | "Sir" | "Lord" | "King" | "Prince" => {
                    tell(&person.full_name, false);
                }
                _ => {}
            }
        }
        let mut named: FxHashMap<&str, Option<bool>> = FxHashMap::default();
        for person in persons {
            named.entry(&person.full_name).or_insert_with(|| by_given_name(&person.full_name, lexicon));
        }
        let mut given: FxHashMap<&str, Option<bool>> = FxHashMap::default();
        for role in
            roles.iter().filter(|role| language == Language::German && role.rule != RoleRule::SharedTitle)
        {
            let Some(woman) = by_role(&role.title, role.span.of(tokens.text())) else { continue };
            given
                .entry(&persons[role.person].full_name)
                .and_modify(|known| *known = known.filter(|&known| known == woman))
                .or_insert(Some(woman));
        }
        let decide = |name: &str| {
            told.get(name)
                .or(named.get(name).filter(|known| known.is_some()))
                .or(given.get(name))
                .copied()
                .flatten()
        };
        Self(
            persons
                .iter()
                .filter_map(|person| Some((&*person.full_name, decide(&person.full_name)?)))
                .collect(),
        )
    }

    /// Whether the person of that name is a woman; `None` if nothing tells.
    pub(super) fn is_woman(&self, full_name: &str) -> Option<bool> {
        self.0.get(full_name).copied()
    }
}

fn by_given_name(full_name: &str, lexicon: &Lexicon) -> Option<bool> {
    let given = full_name.split([' ', '-']).next().unwrap_or_default();
    let [feminine, masculine] = &lexicon.gendered_names;
    if feminine.contains(given) {
        return Some(true);
    }
    // A single word in the list of men may be a surname: "Frank", "Walter".
    (full_name.contains(' ') && masculine.contains(given)).then_some(false)
}

/// What the role tells: "Ministerin", "Sprecher"; nothing if it is written in the plural.
fn by_role(title: &str, written: &str) -> Option<bool> {
    let lower = title.to_lowercase();
    if lower.ends_with("in") || lower.ends_with("frau") {
        return Some(true);
    }
    // Nouns made of adjectives: "Abgeordnete", "Abgeordneter".
    if lower.ends_with("te") || lower.ends_with("nde") {
        return Some(true);
    }
    let plural = written.len() > title.len() && !written.ends_with('s');
    (!plural && !NEUTRAL.iter().any(|noun| lower.ends_with(noun))).then_some(false)
}
