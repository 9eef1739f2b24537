//! Nouns that are in no list and name a person by their form: "Orgelbauerin", "Insolvenzverwalter", "Vormann".
//!
//! They are roles only where a full name follows directly. A noun in -er alone proves nothing (`Sommer`, `Computer`); it
//! needs a last part that only persons have, or the article of a man before it.

use super::{Reader, is_adjective};
use crate::annotate::lexicon::Lexicon;
use crate::annotate::title::{Title, TitleClass};

/// Last parts of nouns for men, in the nominative.
const LAST_PARTS: [&str; 78] = [
    "anwalt",
    "arbeiter",
    "archivar",
    "assistent",
    "bauer",
    "bearbeiter",
    "betreuer",
    "boss",
    "chirurg",
    "coach",
    "demonstrant",
    "dezernent",
    "diplomat",
    "dirigent",
    "dozent",
    "experte",
    "fabrikant",
    "fahrer",
    "fischer",
    "förster",
    "forscher",
    "führer",
    "funktionär",
    "geber",
    "gärtner",
    "graf",
    "graph",
    "gründer",
    "händler",
    "hauer",
    "helfer",
    "hersteller",
    "iker",
    "jäger",
    "keeper",
    "kellner",
    "kenner",
    "kommandant",
    "kommissar",
    "kundler",
    "künstler",
    "lehrer",
    "leiter",
    "loge",
    "lotse",
    "macher",
    "makler",
    "maler",
    "manager",
    "mann",
    "meister",
    "nehmer",
    "nom",
    "offizier",
    "pächter",
    "pfleger",
    "planer",
    "prüfer",
    "rechtler",
    "referent",
    "rentner",
    "retter",
    "schaffer",
    "schaftler",
    "schmied",
    "schneider",
    "soph",
    "spieler",
    "steiger",
    "trainer",
    "verwalter",
    "volontär",
    "wächter",
    "wart",
    "werker",
    "wirt",
    "zeuge",
    "züchter",
];

/// Last parts of a foreign word that only nouns for men have, if no last part of [`THINGS`] is longer.
const FOREIGN_ENDINGS: [&str; 5] = ["ist", "eur", "ant", "ator", "ent"];

/// Nouns for things with such an ending.
const THINGS: [&str; 38] = [
    "advent",
    "akzent",
    "cent",
    "content",
    "diamant",
    "elefant",
    "event",
    "exterieur",
    "frist",
    "geist",
    "generator",
    "hydrant",
    "indikator",
    "instant",
    "interieur",
    "isolator",
    "katalysator",
    "kondensator",
    "kontinent",
    "kontrahent",
    "konsonant",
    "kosinus",
    "list",
    "malheur",
    "ment",
    "mist",
    "moment",
    "orient",
    "patent",
    "prozent",
    "radiator",
    "restaurant",
    "talent",
    "testament",
    "transistor",
    "trend",
    "twist",
    "ventilator",
];

/// What stands before the ending -in of a noun for a woman.
const BEFORE_IN: [&str; 18] = [
    "anwält", "ant", "arzt", "at", "ent", "er", "et", "eur", "graf", "ist", "log", "nom", "or", "rät",
    "soph", "urg", "ärzt", "är",
];

impl Reader<'_> {
    /// The role that the noun at `at`, right before a full name, is by its form.
    pub(super) fn open_noun(&self, person: usize, at: usize) -> Option<Title> {
        let word = self.tokens.word(at);
        let fits = self.persons[person].name.contains(' ')
            && word.starts_with(char::is_uppercase)
            && word.chars().count() >= 5
            && !self.is_inside_name(at)
            && !self.lexicon.is_given_name(word)
            && !self.lexicon.is_family_name(word)
            && !self.lexicon.is_place(word)
            && !is_inhabitant(word, self.lexicon);
        if !fits {
            return None;
        }
        let mut start = at;
        while is_adjective(self.tokens.before(start)) {
            start -= 1;
        }
        let opener = self.tokens.before(start).to_lowercase();
        // "im Theater Anna Gruber", "am Sommer", "das Opfer"
        if matches!(opener.as_str(), "im" | "am" | "ins" | "ans" | "aufs" | "in" | "an" | "auf" | "das") {
            return None;
        }
        let of_a_man = matches!(opener.as_str(), "der" | "den" | "dem" | "ein" | "einen" | "einem");
        let nominative = woman(word).or_else(|| man(word)).or_else(|| {
            let known = self.lexicon.is_common(word) || self.lexicon.is_compound_noun(word);
            (of_a_man && word.ends_with("er") && !known).then(|| word.to_owned())
        })?;
        Some(Title { class: TitleClass::Weak, nominative, adjective_ending: None })
    }
}

/// Whether the word is derived from a place: "Belgier", "Österreicherin".
pub(in crate::annotate) fn is_inhabitant(word: &str, lexicon: &Lexicon) -> bool {
    let word = word.strip_suffix("in").unwrap_or(word);
    let derived = [("er", ""), ("er", "en"), ("ner", ""), ("aner", "a"), ("ier", "a"), ("ier", "")];
    derived.iter().any(|(ending, of)| {
        word.strip_suffix(ending).is_some_and(|stem| lexicon.is_place(&format!("{stem}{of}")))
    })
}

fn woman(word: &str) -> Option<String> {
    let stem = word.strip_suffix("in")?;
    BEFORE_IN.iter().any(|ending| stem.ends_with(ending)).then(|| word.to_owned())
}

fn man(word: &str) -> Option<String> {
    let is_man = |noun: &str| {
        let lower = noun.to_lowercase();
        let thing = THINGS.iter().any(|thing| lower.ends_with(thing));
        let journalist = lower.ends_with("alist") || lower.ends_with("ylist");
        LAST_PARTS.iter().any(|part| lower.ends_with(part))
            || (FOREIGN_ENDINGS.iter().any(|ending| lower.ends_with(ending)) && (!thing || journalist))
    };
    let stems = [Some(word), word.strip_suffix('s'), word.strip_suffix('n'), word.strip_suffix("en")];
    stems.into_iter().flatten().find(|stem| is_man(stem)).map(str::to_owned)
}
