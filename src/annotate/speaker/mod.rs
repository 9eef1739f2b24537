//! Who speaks: only where a cue, a colon or the run of the sentences gives a quotation to one named person.
//!
//! Institutions, groups and unnamed spokesmen ("sagte ein Sprecher", "teilte das Amt mit") leave the speaker open, and so
//! does a pronoun with more than one possible antecedent. Known misses: speakers who are told only by the story, and
//! cues behind a subordinate clause ("…, dass Gruber ihn als „…“ kritisiert habe").

mod before;
mod chain;
mod described;
mod english;
mod english_report;
mod gender;
mod mood;
mod pronoun;
mod report;
mod source;
mod subject;
mod verbs;

use super::lexicon::Lexicon;
use super::token::Tokens;
use super::{AttributionRule, Cue, PersonMention, Quotation, QuotationKind, QuotationRule, RoleMention};
use crate::corpus::Language;
use crate::text::Span;
pub(super) use chain::says_i;
use gender::Genders;
use subject::Subject;
use verbs::{SpeechWord, is_participle_of_speech, is_verb_like};

/// The words and persons among which speakers are looked for.
pub(super) struct Speakers<'a> {
    genders: Genders<'a>,
    /// What each token tells of speech.
    words: Vec<SpeechWord>,
    /// Whether the text is English.
    pub(super) english: bool,
    /// The persons of the text.
    pub(super) persons: &'a [PersonMention],
    /// Their roles.
    pub(super) roles: &'a [RoleMention],
    /// Its tokens.
    pub(super) tokens: &'a Tokens<'a>,
    /// The words of its language.
    pub(super) lexicon: &'a Lexicon,
}

/// A stretch between marks, and the quotations before it.
#[derive(Clone, Copy)]
pub(super) struct Marked<'a> {
    /// The text between the marks.
    pub(super) span: Span,
    /// Which marks stand there.
    pub(super) rule: QuotationRule,
    /// Whole sentences or a part of one.
    pub(super) kind: QuotationKind,
    /// All quotations before it.
    pub(super) earlier: &'a [Quotation],
    /// The last of them, if it stands in the same block.
    pub(super) previous: Option<&'a Quotation>,
}

/// A voice: the cue, and the person if it is one that is named.
pub(super) struct Attribution {
    /// The index of the mention.
    pub(super) speaker: Option<usize>,
    /// The cue; a colon alone is none.
    pub(super) cue: Option<Cue>,
    /// What gave the voice.
    pub(super) rule: AttributionRule,
}

/// How far a sentence is read for the clause that introduces or follows a quotation, in tokens.
const FAR: usize = 45;

impl<'a> Speakers<'a> {
    /// What is known of the persons of one text.
    pub(super) fn new(
        persons: &'a [PersonMention],
        roles: &'a [RoleMention],
        tokens: &'a Tokens<'a>,
        lexicon: &'a Lexicon,
        language: Language,
    ) -> Self {
        let genders = Genders::of(persons, roles, tokens, lexicon, language);
        let words = SpeechWord::of_all(tokens, lexicon);
        Self { genders, words, english: language == Language::English, persons, roles, tokens, lexicon }
    }
}

impl Speakers<'_> {
    /// The voice of a marked stretch; `None` if nothing tells of one.
    pub(super) fn of(&self, marked: Marked) -> Option<Attribution> {
        let closing =
            (marked.rule != QuotationRule::MissingClosing).then(|| self.tokens.index_at(marked.span.end));
        let opening = (marked.rule != QuotationRule::MissingOpening)
            .then(|| self.tokens.index_at(marked.span.start).checked_sub(1))
            .flatten();
        let earlier = marked.earlier;
        closing
            .and_then(|closing| self.cue_behind(closing, marked))
            .or_else(|| self.resumed(opening?, marked.previous?))
            .or_else(|| self.colon(opening?, marked))
            .or_else(|| self.cue_at_end(closing?, earlier))
            .or_else(|| self.clause(opening?, closing, earlier))
            .or_else(|| self.same_sentence(opening?, marked.previous?))
            .or_else(|| self.subjunctive(opening?, marked))
            .or_else(|| self.continued(opening?, marked))
            .or_else(|| self.focus(opening?, marked))
    }

    /// `“, sagte Präsidentin Gruber`, `“, so Gruber`, `“, wie Gruber sagte`, `“, hat Gruber gesagt`.
    fn cue_behind(&self, closing: usize, marked: Marked) -> Option<Attribution> {
        let mut at = closing + 1;
        let comma = self.tokens.word(at) == ",";
        at += usize::from(comma);
        if !self.tokens.same_sentence(closing, at) {
            // `“We go!” Tim Kent shouted.` is two sentences for whoever does not know the verb.
            let short = |found: &Attribution| {
                found.cue.as_ref().is_some_and(|cue| {
                    matches!(self.tokens.behind(self.tokens.index_at(cue.span.start), 1), "." | "," | "")
                })
            };
            return self.english.then(|| self.english_cue(at, marked.earlier)).flatten().filter(short);
        }
        let ended = marked.span.of(self.tokens.text()).trim_end().ends_with([',', '.', '!', '?', '…']);
        let rule = AttributionRule::CueBehind;
        let word = self.tokens.word(at);
        if self.english {
            return self.english_cue(at, marked.earlier);
        }
        if comma || ended || word == "so" {
            let after_so = usize::from(matches!(word, "so" | "So") && self.speaks(at + 1));
            let cue = self.clause_cue(at + after_so, marked.earlier, rule);
            // "im Roman „Die lange Nacht“, fuhr auf": only a verb that always means speech makes such words a quotation.
            let doubtful = |found: &Attribution| {
                let strong =
                    self.lexicon.speech_verbs.contains(word) || !self.lexicon.reporting_verbs.contains(word);
                found.speaker.is_none() && marked.kind == QuotationKind::Partial && !ended && !strong
            };
            return cue.filter(|found| !doubtful(found)).or_else(|| {
                let direct = marked.kind == QuotationKind::Direct || ended;
                if !(direct && is_verb_like(word)) {
                    return None;
                }
                match self.subject(at + 1, marked.earlier) {
                    Subject::Person(speaker) => Some(self.voice(Some(speaker), at, rule)),
                    Subject::Pronoun(speaker) => Some(self.voice(speaker, at, rule)),
                    Subject::Other => None,
                }
            });
        }
        // `„…“ sagte Gruber`: without a comma, the verb and its subject must stand there plainly.
        if self.lexicon.speech_verbs.contains(word)
            && let Subject::Person(speaker) = self.subject(at + 1, marked.earlier)
        {
            return Some(self.voice(Some(speaker), at, rule));
        }
        None
    }

    /// The cue that begins at `at`: a verb, "so", "laut" or "wie" with its subject behind it.
    fn clause_cue(&self, at: usize, earlier: &[Quotation], rule: AttributionRule) -> Option<Attribution> {
        let word = self.tokens.word(at);
        let (from, loose) = match word {
            "so" | "So" | "laut" => (at + 1, false),
            "lautet" | "lautete" => {
                // "lautete das Fazit von Gruber", "lautete Grubers Fazit"
                let owner = (at + 1..at + 6)
                    .take_while(|&index| self.tokens.same_sentence(at, index))
                    .take_while(|&index| !matches!(self.tokens.word(index), "," | "." | "„"))
                    .find_map(|index| self.person_at(index));
                return Some(self.voice(owner, at, rule));
            }
            "heißt" | "hieß" => return Some(self.voice(None, at, rule)),
            "wie" => {
                let verb = (at + 2..at + 14)
                    .take_while(|&index| self.tokens.same_sentence(at, index))
                    .take_while(|&index| !matches!(self.tokens.word(index), "." | ";"))
                    .find(|&index| self.speaks(index))?;
                return match self.subject(at + 1, earlier) {
                    Subject::Person(speaker) => Some(self.voice(Some(speaker), verb, rule)),
                    Subject::Pronoun(speaker) => Some(self.voice(speaker, verb, rule)),
                    Subject::Other => Some(self.voice(None, verb, rule)),
                };
            }
            "hat" | "hatte" | "habe" => (at + 1, true),
            _ if self.speaks(at) => (at + 1, false),
            "ließ" | "liess" | "lässt" if self.verb_of_object(at, at + 14) == Some(at) => (at + 1, false),
            _ => return None,
        };
        if self.is_plural(word) {
            return Some(self.voice(None, at, rule));
        }
        let subject = self.subject(from, earlier);
        if loose {
            let participle = (at + 2..at + 16)
                .take_while(|&index| self.tokens.same_sentence(at, index))
                .any(|index| is_participle_of_speech(self.tokens.word(index)));
            if !participle {
                return None;
            }
        }
        Some(match subject {
            Subject::Person(speaker) => self.voice(Some(speaker), at, rule),
            Subject::Pronoun(speaker) => self.voice(speaker, at, rule),
            Subject::Other if word == "so" && !self.begins_noun_phrase(from) => return None,
            Subject::Other => self.voice(None, at, rule),
        })
    }

    /// `„großen Druck“ zu machen, sagte Gruber`: the last cue behind a comma in the rest of the sentence.
    fn cue_at_end(&self, closing: usize, earlier: &[Quotation]) -> Option<Attribution> {
        let mut quoted = false;
        for at in closing + 1..closing + FAR {
            if !self.tokens.same_sentence(closing, at) {
                return None;
            }
            match self.tokens.word(at) {
                "„" | "»" if !quoted => quoted = true,
                "“" | "”" | "«" => quoted = false,
                "\"" => quoted = !quoted,
                ":" | ";" => return None,
                "," if !quoted => {
                    let word = self.tokens.word(at + 1);
                    let cue = self.lexicon.speech_verbs.contains(word)
                        || matches!(word, "so" | "hieß" | "heißt" | "laut")
                        || self.is_plural(word);
                    if cue
                        && self.tokens.same_sentence(closing, at + 1)
                        && let Some(found) = self.clause_cue(at + 1, earlier, AttributionRule::CueAtEnd)
                    {
                        return Some(found);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Whether a person's name ends directly before token `end`; and if so, whether in the genitive.
    pub(super) fn person_before(&self, end: usize) -> Option<bool> {
        self.person_ending_at(end).map(|person| !self.is_nominative(person))
    }

    /// Whether the token is a verb of speech, in the singular or the plural.
    pub(super) fn is_verb_of_speech(&self, at: usize) -> bool {
        self.speech_word(at).is_verb_of_speech
    }

    fn voice(&self, speaker: Option<usize>, cue: usize, rule: AttributionRule) -> Attribution {
        let cue = self.tokens.get(cue).map(|token| Cue { span: token.span });
        Attribution { speaker, cue, rule }
    }

    /// Whether the token is a verb that reports speech beside quotation marks.
    fn speaks(&self, at: usize) -> bool {
        self.speech_word(at).speaks
    }
}
