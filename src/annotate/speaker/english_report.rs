//! English indirect speech: "Kent said that …", "The plan had failed, she added.", "According to Kent, …".

use super::report::Telling;
use super::subject::Subject;
use super::{Quoted, Speakers};
use crate::annotate::ReportRule;
use crate::text::WordList;

/// Verbs that tell in a clause what somebody said.
static TELLING: WordList = WordList::new(include_str!("../../../lexicons/en/telling_verbs.txt"));

/// Finite verbs by which a clause is known.
const FINITE: [&str; 20] = [
    "are", "can", "cannot", "could", "did", "does", "had", "has", "have", "is", "may", "might", "must",
    "needed", "should", "was", "were", "will", "would", "do",
];

/// Words behind a verb of speech that make it tell of nothing.
const NOTHING: [&str; 8] = ["nothing", "little", "goodbye", "no", "yes", "sorry", "so", "hello"];

/// Words that open a sentence before its subject.
pub(super) const OPENERS: [&str; 21] = [
    "But",
    "And",
    "On",
    "In",
    "At",
    "Outside",
    "After",
    "Before",
    "During",
    "Earlier",
    "Later",
    "Last",
    "Yesterday",
    "Today",
    "Speaking",
    "Afterwards",
    "However",
    "Meanwhile",
    "Also",
    "Then",
    "Asked",
];

/// How far the subject and its verb may stand behind the beginning of the sentence, in tokens.
const FAR: usize = 24;

impl Speakers<'_> {
    /// Who speaks in the sentence from `first` to `last`, by a cue that stands in it.
    pub(super) fn english_telling(&self, first: usize, last: usize, earlier: Quoted) -> Option<Telling> {
        self.told_by_source(first, last)
            .or_else(|| self.told_before_english_cue(first, last, earlier))
            .or_else(|| self.told_behind_english_cue(first, last, earlier))
    }

    /// "The plan had failed, she added.", "…, said Kent on Monday."
    fn told_before_english_cue(&self, first: usize, last: usize, earlier: Quoted) -> Option<Telling> {
        (first..last).rev().filter(|&at| self.tokens.word(at) == ",").find_map(|comma| {
            let found = self.english_cue(comma + 1, earlier)?;
            let cue = self.tokens.index_at(found.cue?.span.start);
            let behind = self.tokens.word(cue + 1);
            let inverted = cue == comma + 1;
            let ends = inverted
                || self.tokens.word(cue) == "told"
                || matches!(
                    behind,
                    "." | "on" | "in" | "at" | "to" | "during" | "after" | "before" | "by" | "later"
                )
                || matches!(behind, "yesterday" | "today" | "last" | "this" | "when" | "via" | "through");
            let clause = (first..comma).any(|at| FINITE.contains(&self.tokens.word(at)))
                || (first..comma).any(|at| self.tokens.word(at).ends_with("ed"));
            let tells = TELLING.contains(self.tokens.word(cue)) || self.tokens.word(cue) == "according";
            let speaker = found.speaker.filter(|_| ends && clause && tells)?;
            Some(Telling { speaker, cue, rule: ReportRule::Cue })
        })
    }

    /// "Kent said that the plan had failed.", "On Monday she told reporters it would fail."
    fn told_behind_english_cue(&self, first: usize, last: usize, earlier: Quoted) -> Option<Telling> {
        let (speaker, cue) = self.opening_subject(first, earlier).or_else(|| {
            (first..last.min(first + FAR)).find_map(|cue| self.subject_behind_opener(first, cue))
        })?;
        let word = self.tokens.word(cue);
        let told = cue + 1..last;
        let clause = told.clone().any(|at| {
            let word = self.tokens.word(at);
            word == "that" || FINITE.contains(&word)
        });
        let tells = TELLING.contains(word) && !NOTHING.contains(&self.tokens.word(cue + 1));
        (tells && clause).then_some(Telling { speaker, cue, rule: ReportRule::Cue })
    }

    /// The subject that opens the sentence, and its verb of speech.
    fn opening_subject(&self, first: usize, earlier: Quoted) -> Option<(usize, usize)> {
        let (speaker, behind) = match self.subject(first, earlier) {
            Subject::Person(person) => (person, self.behind_place(person)),
            Subject::Pronoun(speaker) => {
                let title = usize::from(matches!(self.tokens.word(first), "The" | "the"));
                let behind = (first + 1..first + 5).find(|&at| self.english_verb(first, at).is_some())?;
                (speaker.filter(|_| title == 1 || behind == first + 1)?, behind)
            }
            Subject::Other => return None,
        };
        Some((speaker, self.english_verb(first, behind)?))
    }

    /// The index behind a name and where its bearer comes from: "Ana Valder of Malta".
    fn behind_place(&self, person: usize) -> usize {
        let at = self.tokens.index_at(self.persons[person].span.end);
        if !matches!(self.tokens.word(at), "of" | "from") {
            return at;
        }
        let mut end = at + 1;
        while end < at + 4 && self.tokens.word(end).starts_with(char::is_uppercase) {
            end += 1;
        }
        end
    }

    /// "Outside court Desmond Kent said": the only name between an opener and the verb at `cue`, directly before it.
    fn subject_behind_opener(&self, first: usize, cue: usize) -> Option<(usize, usize)> {
        let speaks = self.speech_word(cue).is_speech_verb;
        let person = self.person_ending_at(cue).filter(|_| speaks)?;
        let name = self.tokens.index_at(self.persons[person].span.start);
        let opens = OPENERS.contains(&self.tokens.word(first));
        let linked = super::english::SMALL_WORDS.contains(&self.tokens.before(name));
        (opens && !linked && self.persons_between(first, cue) == 1).then_some((person, cue))
    }
}
