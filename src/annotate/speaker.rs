//! Who speaks: only where a cue stands beside the quotation and a named person beside the cue.
//!
//! Pronouns, institutions and descriptions ("sagte er", "teilte das Amt mit") leave the speaker open.

use super::lexicon::Lexicon;
use super::token::Tokens;
use super::{Cue, PersonMention, Quotation};
use crate::text::Span;

/// The words and persons among which speakers are looked for.
pub(super) struct Speakers<'a> {
    /// The persons of the text.
    pub(super) persons: &'a [PersonMention],
    /// Its tokens.
    pub(super) tokens: &'a Tokens<'a>,
    /// The words of its language.
    pub(super) lexicon: &'a Lexicon,
}

/// A speaker and the word that gives him.
pub(super) struct Attribution {
    /// The index of the mention.
    pub(super) speaker: usize,
    /// The cue; a colon alone is none.
    pub(super) cue: Option<Cue>,
}

/// How many words between cue and name, or between the sentence's beginning and its verb, are looked at.
const MOST: usize = 10;

/// How far back a sentence is read for the clause that introduces a quotation.
const FAR: usize = 40;

impl Speakers<'_> {
    /// The speaker of the quotation at `span`; `previous` is the one before it in the same block.
    pub(super) fn of(&self, span: Span, previous: Option<&Quotation>) -> Option<Attribution> {
        let behind = self.tokens.index_at(span.end) + 1; // behind the closing mark
        let opening = self.tokens.index_at(span.start).checked_sub(1);
        self.cue_behind(behind)
            .or_else(|| self.resumed(opening?, previous?))
            .or_else(|| self.cue_before(opening?))
    }

    /// `“, sagte Präsidentin Gruber`, `“, so Gruber`.
    fn cue_behind(&self, mark_end: usize) -> Option<Attribution> {
        let at = mark_end + usize::from(self.tokens.word(mark_end) == ",");
        if !self.tokens.same_sentence(mark_end.checked_sub(1)?, at) {
            return None;
        }
        let word = self.tokens.word(at);
        if word == "so" || self.lexicon.speech_verbs.contains(word) {
            let speaker = self.subject_from(at + 1)?;
            return Some(Attribution { speaker, cue: self.cue(at) });
        }
        // English: `,” Gruber said`
        let speaker = self.person_at(at)?;
        let verb = self.tokens.index_at(self.persons[speaker].span.end);
        let english = matches!(self.tokens.word(verb), "said" | "says" | "told" | "wrote" | "added");
        (english && self.tokens.same_sentence(at, verb)).then(|| Attribution { speaker, cue: self.cue(verb) })
    }

    /// `„…“, sagte Gruber, „…“`: the speaker of the quotation before goes on.
    fn resumed(&self, opening: usize, previous: &Quotation) -> Option<Attribution> {
        let speaker = previous.speaker?;
        let end = self.persons.get(speaker)?.span.end;
        let mark = self.tokens.index_at(end);
        let adjacent = matches!(self.tokens.word(mark), "," | ":") && mark + 1 == opening;
        (adjacent && end > previous.span.end).then(|| Attribution { speaker, cue: previous.cue.clone() })
    }

    /// `Gruber: „…“`, `Gruber sagte am Montag: „…“`, `Gruber nannte das „…“`, `laut Gruber „…“`.
    fn cue_before(&self, opening: usize) -> Option<Attribution> {
        let first =
            (opening.saturating_sub(FAR)..=opening).find(|&at| self.tokens.same_sentence(at, opening))?;
        if self.tokens.before(opening) == ":"
            && let Some(person) = self.person_ending_at(opening - 1)
            && (self.subject_from(first) == Some(person) || self.follows_verb(person))
        {
            return Some(Attribution { speaker: person, cue: None });
        }
        if !self.tokens.before(first).is_empty() {
            return None; // the sentence is longer than what is read of it
        }
        if matches!(self.tokens.word(first), "Laut" | "laut") {
            let speaker = self.subject_from(first + 1)?;
            return (self.persons_between(first, opening) == 1)
                .then(|| Attribution { speaker, cue: self.cue(first) });
        }
        let speaker = self.subject_from(first)?;
        let verb = self.tokens.index_at(self.persons[speaker].span.end);
        let speaks = self.lexicon.speech_verbs.contains(self.tokens.word(verb));
        let quoted_before =
            (verb..opening).any(|at| matches!(self.tokens.word(at), "“" | "”" | "\"" | "«" | ";"));
        (speaks && verb < opening && !quoted_before).then(|| Attribution { speaker, cue: self.cue(verb) })
    }

    /// Whether a verb of speech stands before the name and its titles: `sagt Ministerin Gruber: „…“`.
    fn follows_verb(&self, person: usize) -> bool {
        let first = self.tokens.index_at(self.persons[person].span.start);
        let verb = (1..=4).filter_map(|by| first.checked_sub(by)).find(|&at| {
            !self
                .lexicon
                .titles
                .find(self.tokens.word(at))
                .is_some_and(|_| self.tokens.same_sentence(at, first))
        });
        verb.is_some_and(|verb| {
            let speaks = self.lexicon.speech_verbs.contains(self.tokens.word(verb));
            speaks && self.tokens.same_sentence(verb, first) && self.is_nominative(person)
        })
    }

    /// The person whose name in the nominative begins at `at`, or follows there behind titles and their adjectives.
    fn subject_from(&self, at: usize) -> Option<usize> {
        let limit = at + MOST;
        let mut index = at;
        while index < limit && self.tokens.same_sentence(at, index) {
            if let Some(person) = self.person_at(index) {
                return self.is_nominative(person).then_some(person);
            }
            let word = self.tokens.word(index);
            let title = self.lexicon.titles.find(word).is_some();
            if !(title || is_attribute(word) || matches!(word, "a." | "D.")) {
                return None;
            }
            index += 1;
        }
        None
    }

    fn is_nominative(&self, person: usize) -> bool {
        let mention = &self.persons[person];
        let written = mention.span.of(self.tokens.text()).split_whitespace().last();
        written == mention.name.split(' ').next_back()
    }

    fn person_at(&self, at: usize) -> Option<usize> {
        let start = self.tokens.get(at)?.span.start;
        self.persons.binary_search_by_key(&start, |person| person.span.start).ok()
    }

    /// The person whose name ends directly before token `end`.
    fn person_ending_at(&self, end: usize) -> Option<usize> {
        let before = self.tokens.get(end.checked_sub(1)?)?.span.end;
        let index = self.persons.partition_point(|person| person.span.end < before);
        self.persons.get(index).is_some_and(|person| person.span.end == before).then_some(index)
    }

    fn persons_between(&self, first: usize, end: usize) -> usize {
        let offset = |at: usize| self.tokens.get(at).map_or(0, |token| token.span.start);
        let from = self.persons.partition_point(|person| person.span.start < offset(first));
        let to = self.persons.partition_point(|person| person.span.start < offset(end));
        to.saturating_sub(from)
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        self.tokens.get(at).map(|token| Cue { span: token.span })
    }
}

/// Whether the word may stand between a cue and the title of the subject: a determiner, an adjective, an adverb.
fn is_attribute(word: &str) -> bool {
    let lower = word.to_lowercase();
    if [
        "der", "die", "ein", "eine", "sein", "seine", "ihr", "ihre", "auch", "the", "dazu", "sich",
        "gestern", "heute",
    ]
    .contains(&lower.as_str())
    {
        return true;
    }
    word.starts_with(char::is_lowercase)
        && word.chars().count() >= 6
        && ["e", "er", "es"].iter().any(|ending| word.ends_with(ending))
}
