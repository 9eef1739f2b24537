//! Cues in the sentence behind a quoted one: `„…“ Das sagt Gruber.`, `„…“ So sieht es der Minister.`
//!
//! The sentence must take up the quotation with its first words, name one person, and deny nothing. Where somebody else says so
//! "auch", whoever said it first stands elsewhere.

use super::subject::Subject;
use super::{Attribution, FAR, Marked, Quoted, Speakers};
use crate::annotate::{AttributionRule, QuotationKind};

/// Verbs behind "so" that take up words.
const SO: [&str; 20] = [
    "begründet",
    "begründete",
    "beschreibt",
    "beschrieb",
    "fasst",
    "fasste",
    "formuliert",
    "formulierte",
    "redet",
    "redete",
    "sah",
    "schildert",
    "schilderte",
    "sieht",
    "spricht",
    "sprach",
    "steht",
    "stand",
    "umschreibt",
    "umschrieb",
];

/// Words by which the sentence behind does not give the speaker.
const OTHERWISE: [&str; 12] =
    ["auch", "ebenfalls", "kein", "keine", "keiner", "kaum", "man", "nicht", "nie", "niemand", "ob", "?"];

impl Speakers<'_> {
    /// The voice that the sentence behind the closing mark gives to a quotation that is a sentence of its own.
    pub(super) fn told_after(&self, opening: usize, closing: usize, marked: Marked) -> Option<Attribution> {
        let alone = marked.kind == QuotationKind::Direct && self.tokens.before(opening).is_empty();
        let first = closing + 1;
        let gap = self.tokens.get(closing)?.span.end..self.tokens.get(first)?.span.start;
        let apart = self.tokens.same_sentence(closing, first) || self.tokens.text()[gap].contains("\n\n");
        if self.english || !alone || apart {
            return None;
        }
        let end = (first..first + FAR).find(|&at| !self.tokens.same_sentence(first, at))?;
        let otherwise = (first..end).any(|at| OTHERWISE.contains(&self.tokens.word(at)));
        if otherwise || self.persons_between(first, end) > 1 {
            return None;
        }
        let (speaker, cue) = self.taking_up(first, marked.earlier)?;
        Some(self.voice(Some(speaker), cue, AttributionRule::ToldAfter))
    }

    /// Who takes up the words before the sentence, and the verb or the word by which.
    fn taking_up(&self, first: usize, earlier: Quoted) -> Option<(usize, usize)> {
        let speaks = |at: usize| self.speech_word(at).is_speech_verb;
        match self.tokens.word(first) {
            "So" => {
                let verb = first + 1;
                if let Some(person) = self.subject_from(verb) {
                    return Some((person, first));
                }
                let takes = speaks(verb) || SO.contains(&self.tokens.word(verb));
                self.speaker_behind(verb, earlier).filter(|_| takes).map(|speaker| (speaker, verb))
            }
            "Das" | "Dies" if speaks(first + 1) => {
                self.speaker_behind(first + 1, earlier).map(|speaker| (speaker, first + 1))
            }
            "Mit" if matches!(self.tokens.word(first + 1), "diesen" | "diesem") => {
                let verb = first + 3;
                let words = matches!(self.tokens.word(first + 2), "Worten" | "Satz" | "Appell");
                self.speaker_behind(verb, earlier).filter(|_| words).map(|speaker| (speaker, verb))
            }
            word if self.lexicon.speech_verbs.contains(&word.to_lowercase()) => {
                self.speaker_behind(first, earlier).map(|speaker| (speaker, first))
            }
            _ => {
                let (speaker, verb) = match self.subject(first, earlier) {
                    Subject::Person(person) => (person, self.tokens.index_at(self.persons[person].span.end)),
                    Subject::Pronoun(speaker) => (speaker?, first + 1),
                    Subject::Other => return None,
                };
                let takes = speaks(verb) && matches!(self.tokens.word(verb + 1), "das" | "dies");
                takes.then_some((speaker, verb))
            }
        }
    }

    /// The person who is the subject behind the verb, and perhaps "es" or "sich".
    fn speaker_behind(&self, verb: usize, earlier: Quoted) -> Option<usize> {
        let at = verb + 1 + usize::from(matches!(self.tokens.word(verb + 1), "es" | "das" | "sich"));
        match self.subject(at, earlier) {
            Subject::Person(speaker) => Some(speaker),
            Subject::Pronoun(speaker) => speaker,
            Subject::Other => None,
        }
    }
}
