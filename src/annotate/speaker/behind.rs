//! Cues behind a quotation: directly behind it, at the end of its sentence, or in the sentence that follows.

use super::subject::Subject;
use super::verbs::{is_participle_of_speech, is_verb_like};
use super::{Attribution, FAR, Marked, Speakers};
use crate::annotate::{AttributionRule, Quotation, QuotationKind};

impl Speakers<'_> {
    /// `“, sagte Präsidentin Gruber`, `“, so Gruber`, `“, wie Gruber sagte`, `“, hat Gruber gesagt`.
    pub(super) fn cue_behind(&self, closing: usize, marked: Marked) -> Option<Attribution> {
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
    pub(super) fn cue_at_end(&self, closing: usize, earlier: &[Quotation]) -> Option<Attribution> {
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
}
