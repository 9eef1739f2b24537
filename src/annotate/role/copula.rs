//! Roles that a sentence tells of its subject: "Anna Gruber ist Bürgermeisterin", "Kofler wurde zum Obmann gewählt".

use super::{MOST, Reader, is_adjective, is_role};
use crate::annotate::{RoleMention, RoleRule};

/// Participles and verbs of taking an office.
const APPOINTED: [&str; 26] = [
    "aufgestiegen",
    "avancierte",
    "befördert",
    "beförderte",
    "berief",
    "berufen",
    "beruft",
    "bestellt",
    "bestellte",
    "bestimmt",
    "bestimmte",
    "ernannt",
    "ernannte",
    "ernennt",
    "gekrönt",
    "gekürt",
    "geweiht",
    "gewählt",
    "kürt",
    "kürte",
    "vereidigt",
    "wiedergewählt",
    "wählt",
    "wählte",
    "wählten",
    "ernannten",
];

/// Words that may stand between the verb and the title.
const PASSING: [&str; 42] = [
    "der",
    "die",
    "ein",
    "eine",
    "einer",
    "seit",
    "auch",
    "heute",
    "damals",
    "derzeit",
    "selbst",
    "lange",
    "zum",
    "zur",
    "inzwischen",
    "nun",
    "jetzt",
    "zugleich",
    "damit",
    "mehr",
    "als",
    "fast",
    "rund",
    "Jahren",
    "Monaten",
    "Wochen",
    "im",
    "Hauptberuf",
    "von",
    "Beruf",
    "zuletzt",
    "zuvor",
    "bis",
    "einst",
    "einmal",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "zehn",
    "zwanzig",
];

impl Reader<'_> {
    /// "Anna Gruber ist seit 2020 Bürgermeisterin von Bern", "Kofler war ein guter Trainer", "Egger, der lange Mentor war,".
    pub(super) fn copula(&self, person: usize, roles: &mut Vec<RoleMention>) {
        let span = self.persons[person].span;
        let first = self.tokens.index_at(span.start);
        // "Der Mann von Anna Gruber ist Trainer."
        if matches!(self.tokens.before(first), "von" | "für" | "mit" | "und" | "bei" | "oder") {
            return;
        }
        let behind = self.tokens.index_at(span.end);
        let Some(verb) = self.main_verb(first, behind) else {
            self.relative(person, behind, roles);
            return;
        };
        let at = self.skip_passing(verb + 1);
        let Some(title) = self.title_outside_names(at).filter(is_role) else { return };
        if self.tokens.same_sentence(first, at) && self.person_at(at + 1).is_none() {
            self.push(person, at, &title, RoleRule::Copula, roles);
        }
    }

    /// The form of "sein" or "werden" behind the name, or behind an age or a relative clause between commas.
    fn main_verb(&self, first: usize, behind: usize) -> Option<usize> {
        let mut verb = behind;
        if matches!(self.tokens.word(behind), "," | "(") {
            let aged = self.tokens.word(behind + 1).starts_with(|letter: char| letter.is_ascii_digit());
            let relative =
                matches!(self.tokens.word(behind + 1), "der" | "die" | "den" | "dem" | "dessen" | "deren")
                    && self.tokens.word(behind) == ",";
            let reach = if aged { 3 } else { MOST };
            let closing = (behind + 2..=behind + reach)
                .take_while(|&at| self.tokens.same_sentence(first, at))
                .find(|&at| matches!(self.tokens.word(at), "," | ")"));
            verb = closing.filter(|_| aged || (relative && self.is_clause(behind + 1, closing)))? + 1;
        }
        (self.tokens.same_sentence(first, verb) && is_copula(self.tokens.word(verb))).then_some(verb)
    }

    /// Whether a finite verb ends the words from `first` to the comma, as in a relative clause.
    fn is_clause(&self, first: usize, comma: Option<usize>) -> bool {
        comma.and_then(|comma| comma.checked_sub(1)).is_some_and(|last| {
            let word = self.tokens.word(last);
            last > first + 1 && word.starts_with(char::is_lowercase) && word.ends_with(['t', 'e', 'n'])
        })
    }

    /// "Michael Fullan, der seit zehn Jahren ein Mentor der Bewegung ist,": between the pronoun at the clause's head and
    /// the verb that ends it.
    fn relative(&self, person: usize, comma: usize, roles: &mut Vec<RoleMention>) {
        let clause = self.tokens.word(comma) == "," && matches!(self.tokens.behind(comma, 1), "der" | "die");
        if !clause {
            return;
        }
        let end = (comma + 2..comma + MOST)
            .take_while(|&at| self.tokens.same_sentence(comma, at))
            .find(|&at| matches!(self.tokens.word(at), "," | "."));
        let at = self.skip_passing(comma + 2);
        let Some(end) = end.filter(|&end| end > at && is_copula(self.tokens.word(end - 1))) else { return };
        if let Some(title) = self.title_outside_names(at).filter(is_role)
            && (at + 1..end).all(|at| self.person_at(at).is_none())
        {
            self.push(person, at, &title, RoleRule::Copula, roles);
        }
    }

    fn skip_passing(&self, from: usize) -> usize {
        let mut at = from;
        for _ in 0..7 {
            let word = self.tokens.word(at);
            let number = word.starts_with(|letter: char| letter.is_ascii_digit()) && word.len() <= 4;
            let passes =
                PASSING.contains(&word) || number || is_adjective(word) || self.lexicon.is_place(word);
            if !passes {
                break;
            }
            at += 1;
        }
        at
    }

    /// "Anna Gruber wurde am Montag zur Präsidentin gewählt", "Er ernannte Anna Gruber zur Präsidentin."
    pub(super) fn appointment(&self, person: usize, roles: &mut Vec<RoleMention>) {
        let span = self.persons[person].span;
        let (first, behind) = (self.tokens.index_at(span.start), self.tokens.index_at(span.end));
        let in_sentence = |at: &usize| self.tokens.same_sentence(first, *at);
        let passive = matches!(self.tokens.word(behind), "wurde" | "wird" | "ist" | "war");
        let reach = if passive { MOST } else { 1 };
        let Some(to) = (behind..behind + reach)
            .take_while(in_sentence)
            .take_while(|&at| self.person_at(at).is_none() && self.tokens.word(at) != ",")
            .find(|&at| matches!(self.tokens.word(at), "zum" | "zur"))
        else {
            return;
        };
        let mut at = to + 1;
        while at < to + 4 && is_adjective(self.tokens.word(at)) {
            at += 1;
        }
        let from = first.saturating_sub(MOST);
        let appointed = (from..at + MOST)
            .filter(in_sentence)
            .take_while(|&index| index < at || !matches!(self.tokens.word(index), "," | "." | ";"))
            .any(|index| APPOINTED.contains(&self.tokens.word(index)));
        if let Some(title) = self.title_outside_names(at).filter(is_role)
            && appointed
            && in_sentence(&at)
            && self.person_at(at + 1).is_none()
        {
            self.push(person, at, &title, RoleRule::Copula, roles);
        }
    }
}

fn is_copula(word: &str) -> bool {
    matches!(word, "ist" | "war" | "wurde" | "wird" | "bleibt")
}
