//! Indirect speech: sentences without marks that tell in other words what a named person said.
//!
//! A cue gives the voice ("sagte Gruber", "laut Gruber", "wie Gruber erklärte"); in German the voice goes on where the next
//! sentence is in the subjunctive. Known misses: subjunctives of rare verbs, and sentences that report what two people said.

use std::ops::Range;

use super::source::{OPENERS, Source};
use super::subject::Subject;
use super::{Attribution, Quoted, Speakers};
use crate::annotate::{AttributionRule, Quotation, Report, ReportRule, Sentence};

/// Words that open a question.
const QUESTIONS: [&str; 14] = [
    "ob", "wann", "warum", "was", "welche", "welchen", "welcher", "wer", "weshalb", "wie", "wieso", "wo",
    "woher", "wohin",
];

/// The longest sentence that is read, in tokens; it keeps the time linear.
const LONGEST: usize = 120;

/// A sentence of indirect speech: who speaks, and the token that says so.
pub(super) struct Telling {
    pub(super) speaker: usize,
    pub(super) cue: usize,
    pub(super) rule: ReportRule,
}

/// Whose words a sentence may go on with.
#[derive(Clone, Copy)]
enum Voice<'a> {
    /// This person's, who spoke in the sentence before.
    Of(usize),
    /// Those of the person whose attitude this sentence tells of, behind these quotations.
    Attitude(&'a Sentence, Quoted<'a>),
}

impl Speakers<'_> {
    /// The sentences that report what a named person said.
    pub(in crate::annotate) fn reports(
        &self,
        sentences: &[Sentence],
        quotations: &[Quotation],
    ) -> Vec<Report> {
        let mut earlier = 0;
        let mut reports = Vec::new();
        // The voice of the sentence before, and its block.
        let mut before: Option<(Voice, usize)> = None;
        for sentence in sentences {
            let ended = |quotation: &&Quotation| quotation.span.end <= sentence.span.start;
            earlier += quotations[earlier..].iter().take_while(ended).count();
            let overlapping = |quotation: &&Quotation| quotation.span.start < sentence.span.end;
            if let Some(quotation) = quotations[earlier..].iter().take_while(overlapping).last() {
                before = quotation.speaker.map(|speaker| (Voice::Of(speaker), sentence.block));
                continue;
            }
            let quoted = Quoted::before(&quotations[..earlier]);
            let voice = || match before.filter(|(_, block)| *block == sentence.block)?.0 {
                Voice::Of(speaker) => Some(speaker),
                Voice::Attitude(sentence, quoted) => self.whose_attitude(sentence, quoted),
            };
            let report = self.report(sentence, quoted, voice);
            let attitude = Voice::Attitude(sentence, quoted);
            let voice = report.as_ref().map_or(attitude, |report| Voice::Of(report.speaker));
            before = Some((voice, sentence.block));
            reports.extend(report);
        }
        reports
    }

    /// Who thinks, feels or says what the sentence tells of.
    fn whose_attitude(&self, sentence: &Sentence, earlier: Quoted) -> Option<usize> {
        let first = self.tokens.index_at(sentence.span.start);
        let last = self.last_of(sentence).filter(|last| last - first <= LONGEST)?;
        let (speaker, attitude) = self.focus_of(first, last, earlier)?;
        attitude.then_some(speaker)
    }

    /// The token that begins with the sentence's last letter or mark.
    fn last_of(&self, sentence: &Sentence) -> Option<usize> {
        Some(self.tokens.index_at(sentence.span.end.checked_sub(1)?))
    }

    /// The sentence as a report, by a cue of its own or by going on with the `voice` of the sentence before it.
    fn report(
        &self,
        sentence: &Sentence,
        earlier: Quoted,
        voice: impl FnOnce() -> Option<usize>,
    ) -> Option<Report> {
        let first = self.tokens.index_at(sentence.span.start);
        let last = self.last_of(sentence).filter(|last| last - first <= LONGEST)?;
        if self.tokens.word(last) != "." || self.is_direct(first..last) {
            return None;
        }
        let span = sentence.span;
        let found = if self.english {
            self.english_telling(first, last, earlier)
        } else {
            self.telling(first, last, earlier)
        };
        if let Some(Telling { speaker, cue, rule }) = found {
            let cue = self.voice(Some(speaker), cue, AttributionRule::AfterReport).cue;
            return Some(Report { span, speaker, cue, rule });
        }
        if self.english || !self.goes_on(first, last) {
            return None;
        }
        Some(Report { span, speaker: voice()?, cue: None, rule: ReportRule::Continued })
    }

    /// The voice of the sentence that ends at `last`, if it reports speech of one person without marks.
    pub(super) fn reported(&self, last: usize, earlier: Quoted) -> Option<Attribution> {
        let first = self.sentence_start(last)?;
        if self.english || self.is_direct(first..last) {
            return None;
        }
        let Telling { speaker, cue, .. } = self.telling(first, last, earlier)?;
        Some(self.voice(Some(speaker), cue, AttributionRule::AfterReport))
    }

    /// Whether somebody speaks in words of their own there, or asks.
    fn is_direct(&self, words: Range<usize>) -> bool {
        self.words[words].iter().any(|word| word.is_direct)
    }

    fn telling(&self, first: usize, last: usize, earlier: Quoted) -> Option<Telling> {
        // Most sentences have no word that could be a cue.
        let has_cue = || self.words[first..=last].iter().any(|word| word.may_be_cue);
        self.told_by_source(first, last).or_else(|| {
            has_cue().then_some(())?;
            self.told_as(first, last, earlier)
                .or_else(|| self.told_before_cue(first, last, earlier))
                .or_else(|| self.told_behind_cue(first, last, earlier))
        })
    }

    /// "Laut Gruber fehlt Geld.", "Dem Plan fehlt nach Angaben von Gruber das Geld.", "Gruber zufolge fehlt Geld."
    pub(super) fn told_by_source(&self, first: usize, last: usize) -> Option<Telling> {
        (first..last).find_map(|at| {
            let Source::NameAt(name) = self.name_of_source(at).filter(|_| self.tokens.word(at) != "Für")?
            else {
                return None;
            };
            let dative = matches!(self.tokens.word(name), "dem" | "einem" | "seinem" | "ihrem" | "the");
            let name = name + usize::from(dative);
            let speaker = self.named_from(name)?;
            // "nach Angaben Grubers", but not "laut Grubers Anwalt", "dem Anwalt von Gruber zufolge"
            let owner = self.tokens.index_at(self.persons[speaker].span.start);
            let genitive = owner == name && name > at + 1 && !self.is_nominative(speaker);
            let next = self.tokens.word(self.tokens.index_at(self.persons[speaker].span.end));
            let whole =
                genitive || (self.is_nominative(speaker) && !matches!(next, "'s" | "’s" | "und" | "and"));
            let others = matches!(self.tokens.word(at), "zufolge" | "gemäß") && self.is_owner(speaker);
            (whole && !others).then_some(Telling { speaker, cue: at, rule: ReportRule::Source })
        })
    }

    /// "Wie Gruber mitteilte, fehlt Geld."
    fn told_as(&self, first: usize, last: usize, earlier: Quoted) -> Option<Telling> {
        let found = self.as_told(first, last, earlier)?;
        let cue = self.tokens.index_at(found.cue?.span.start);
        Some(Telling { speaker: found.speaker?, cue, rule: ReportRule::Cue })
    }

    /// "Das sei neu, sagte Gruber am Montag."
    fn told_before_cue(&self, first: usize, last: usize, earlier: Quoted) -> Option<Telling> {
        let comma = (first..last).rev().find(|&at| {
            self.tokens.word(at) == ","
                && (self.tokens.word(at + 1) == "so"
                    || self.speech_word(at + 1).is_speech_verb
                    || self.has_particle(at + 1, last)
                    || (self.speaks(at + 1) && self.is_main_subjunctive(first, at)))
        })?;
        let cue = comma + 1;
        let speaker = self.speaker_at(cue + 1, earlier)?;
        let asks = QUESTIONS.contains(&self.tokens.word(first).to_lowercase().as_str());
        let told = !asks || self.is_in_subjunctive(first..comma);
        (told && self.is_plain_cue(cue..last)).then_some(Telling { speaker, cue, rule: ReportRule::Cue })
    }

    /// "Gruber sagte, das sei neu.", "Am Montag kündigte Gruber an, dass es neu ist."
    fn told_behind_cue(&self, first: usize, last: usize, earlier: Quoted) -> Option<Telling> {
        let cue = (first..last).find(|&at| {
            let word = self.speech_word(at);
            word.is_speech_verb
                || self.has_particle(at, last)
                || word.is_verb_of_speech && !self.is_participle_of_speech(at)
        })?;
        let comma = (cue + 1..last).find(|&at| self.tokens.word(at) == ",")?;
        let clause = (first..cue).all(|at| self.tokens.word(at) != ",");
        let told =
            matches!(self.tokens.word(comma + 1), "dass" | "daß") || self.is_in_subjunctive(comma + 1..last);
        if !clause || !told || !self.is_plain_cue(first..comma) {
            return None;
        }
        let named = self.person_ending_at(cue).filter(|&person| self.subject_from(first) == Some(person));
        let pronoun = || {
            (self.skip_adverbs(first) + 1 == cue).then(|| match self.subject(cue - 1, earlier) {
                Subject::Pronoun(speaker) => speaker,
                _ => None,
            })?
        };
        let opens = OPENERS.contains(&self.tokens.word(first).to_lowercase());
        let inverted = || self.speaker_at(cue + 1, earlier).filter(|_| opens || first == cue);
        let speaker = named.or_else(pronoun).or_else(inverted)?;
        (self.persons_between(first, comma) <= 1).then_some(Telling { speaker, cue, rule: ReportRule::Cue })
    }

    /// The person who is the subject at `at`, by name, pronoun or title.
    fn speaker_at(&self, at: usize, earlier: Quoted) -> Option<usize> {
        match self.subject(at, earlier) {
            Subject::Person(speaker) => Some(speaker),
            Subject::Pronoun(speaker) => speaker,
            Subject::Other => None,
        }
    }

    /// Whether the words of a cue tell of one person who said something: not "sagten Gruber und Kofler", "sagte nicht".
    fn is_plain_cue(&self, mut words: Range<usize>) -> bool {
        !words.any(|at| {
            self.is_plural(at)
                || matches!(
                    self.tokens.word(at),
                    "und" | "sowie" | "oder" | "nicht" | "nie" | "niemals" | "kein" | "ob" | "ohne"
                )
        })
    }

    fn is_in_subjunctive(&self, mut words: Range<usize>) -> bool {
        words.any(|at| self.is_subjunctive_or_condition(at))
    }

    /// Whether the first subjunctive stands in the main clause: at its beginning, or behind a clause that opens the sentence.
    fn is_main_subjunctive(&self, first: usize, end: usize) -> bool {
        (first..end).find(|&at| self.is_subjunctive(at)).is_some_and(|verb| {
            self.tokens.before(verb) == "," || (first..verb).all(|at| self.tokens.word(at) != ",")
        })
    }

    /// "Das Geld sei weg." behind a sentence with a known voice: a subjunctive, and nobody else who speaks.
    fn goes_on(&self, first: usize, last: usize) -> bool {
        self.is_main_subjunctive(first, last)
            && (first..last).all(|at| {
                let word = self.tokens.word(at);
                !self.speech_word(at).is_speech_verb
                    && !self.is_plural(at)
                    && !self.has_particle(at, last)
                    && (self.name_of_source(at).is_none() || word == "Für")
                    && !matches!(word, "hieß" | "heißt" | "laut")
            })
    }
}
