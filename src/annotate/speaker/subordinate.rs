//! Quotations inside a subordinate clause, whose verb stands at its end: `das Urteil, das Gruber „…“ nennt`, `…, dass Gruber
//! ihn als „…“ kritisiert habe`.

use super::subject::Subject;
use super::verbs::NO_CALLING;
use super::{Attribution, Quoted, Speakers};
use crate::annotate::AttributionRule;

/// Words that open a subordinate clause and are not its subject; "der" and "die" may be.
const OPENERS: [&str; 18] = [
    "als",
    "bevor",
    "da",
    "dass",
    "daß",
    "dem",
    "den",
    "indem",
    "nachdem",
    "obwohl",
    "seit",
    "was",
    "weil",
    "wenn",
    "während",
    "wobei",
    "wofür",
    "woraufhin",
];

/// How far the verb may stand behind the closing mark, and the opener before the opening mark.
const NEAR: usize = 3;
const FAR: usize = 16;

impl Speakers<'_> {
    /// The subject of the clause around the marks, if its verb tells of speech.
    pub(super) fn subordinate(&self, opening: usize, closing: usize, earlier: Quoted) -> Option<Attribution> {
        let comma = (opening.saturating_sub(FAR)..opening)
            .rev()
            .take_while(|&at| self.tokens.same_sentence(at, opening))
            .find(|&at| self.tokens.word(at) == ",")?;
        let opener = self.tokens.word(comma + 1);
        let next = self.tokens.word(comma + 2);
        let relative =
            opener == "das" && (matches!(next, "er" | "sie") || !next.starts_with(char::is_lowercase));
        if self.english || !(OPENERS.contains(&opener) || relative) {
            return None;
        }
        let verb = (closing + 1..=closing + NEAR)
            .take_while(|&at| self.tokens.same_sentence(closing, at) && self.tokens.word(at) != ",")
            .find(|&at| self.is_final_verb(at))?;
        let object = matches!(self.tokens.word(comma + 2), "ihn" | "ihm" | "ihr" | "ihnen" | "es" | "sich");
        let speaker = match self.subject(comma + 2 + usize::from(object), earlier) {
            Subject::Person(speaker) => Some(speaker),
            Subject::Pronoun(speaker) => speaker,
            Subject::Other => None,
        };
        Some(self.voice(Some(speaker?), verb, AttributionRule::Clause))
    }

    /// A verb of speech that ends the clause: `nennt`, `bezeichnete`, `kritisiert habe`.
    fn is_final_verb(&self, at: usize) -> bool {
        let (word, next) = (self.tokens.word(at), self.tokens.word(at + 1));
        let ends = matches!(next, "," | "." | "!" | "?" | ";" | ":" | "–" | "-" | "und");
        let auxiliary = matches!(next, "hat" | "hatte" | "habe" | "hätte");
        let calls = self.speech_word(at).is_speech_verb
            || self.lexicon.reporting_verbs.contains(word) && !NO_CALLING.contains(word);
        calls && ends || self.is_participle_of_speech(at) && auxiliary
    }
}
