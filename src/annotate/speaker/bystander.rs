//! Persons who are named only to say who somebody else is: "der Schwiegersohn von Präsident Jan Egger, Hans Kofler,",
//! "Eggers Sprecherin Anna Gruber". What the sentence tells is not told of them.

use super::Speakers;
use super::subject::is_adjective;
use crate::annotate::kin::is_kin;
use crate::annotate::role::{is_english_modifier, is_english_role};

/// How many titles and adjectives may stand before a name, or before the noun behind it.
const MOST: usize = 4;

impl Speakers<'_> {
    /// The mentions that only tell who another person is, in order.
    pub(in crate::annotate) fn bystanders(&self) -> Vec<usize> {
        (0..self.persons.len())
            .filter(|&person| self.is_complement(person) || self.is_holder(person))
            .collect()
    }

    /// "der Schwiegersohn von Präsident Jan Egger, Hans Kofler,": behind "von" or in the genitive, before the name it explains.
    fn is_complement(&self, person: usize) -> bool {
        let comma = self.tokens.index_at(self.persons[person].span.end);
        let explained = self.tokens.word(comma) == "," && self.is_explained(person, comma + 1);
        if !explained {
            return false;
        }
        let mut at = self.tokens.index_at(self.persons[person].span.start);
        for _ in 0..MOST {
            let before = self.tokens.before(at);
            if !(self.is_human(before) || is_adjective(before)) {
                break;
            }
            at -= 1;
        }
        matches!(self.tokens.before(at), "von" | "vom" | "des" | "der" | "of")
            && self.is_human(self.tokens.before(at - 1))
    }

    /// "Eggers Sprecherin Anna Gruber", "Jan Egger's son-in-law, Hans Kofler": in the genitive before the noun that it tells apart.
    fn is_holder(&self, person: usize) -> bool {
        let mut at = self.tokens.index_at(self.persons[person].span.end);
        let possessive = matches!(self.tokens.word(at), "'s" | "’s");
        if !possessive && (self.english || self.is_nominative(person)) {
            return false;
        }
        at += usize::from(possessive);
        let end = at + MOST;
        while at < end && !self.is_human(self.tokens.word(at)) {
            let word = self.tokens.word(at);
            if !(is_adjective(word) || self.english && is_english_modifier(word)) {
                return false;
            }
            at += 1;
        }
        let name = at + 1 + usize::from(self.tokens.word(at + 1) == ",");
        at < end && self.is_explained(person, name)
    }

    /// Whether another person's name begins at `at`, in the sentence of the first one's.
    fn is_explained(&self, person: usize, at: usize) -> bool {
        let own = self.tokens.index_at(self.persons[person].span.start);
        self.tokens.same_sentence(own, at)
            && self.person_at(at).is_some_and(|other| {
                let behind = self.tokens.index_at(self.persons[other].span.end);
                let listed = matches!(self.tokens.word(behind), "und" | "and" | "sowie");
                self.persons[other].full_name != self.persons[person].full_name && !listed
            })
    }

    /// Whether the noun is one for a human being: an office, a calling, a relation.
    fn is_human(&self, word: &str) -> bool {
        let relation = is_kin(word, true) || is_kin(word, false) || word.ends_with("-in-law");
        let office = || {
            if self.english { is_english_role(word) } else { self.lexicon.titles.contains(word) }
        };
        relation || office()
    }
}
