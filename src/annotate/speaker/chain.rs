//! A voice that goes on: the next part of a quotation, the next sentence, the next paragraph.

use super::source::OPENERS;
use super::subject::Subject;
use super::{Attribution, Marked, Quoted, Speakers};
use crate::annotate::{AttributionRule, Quotation, QuotationKind};
use crate::text::WordList;

/// Words that make a sentence one about what its subject thinks, feels or says.
pub(super) static ATTITUDES: WordList = WordList::new(include_str!("../../../lexicons/de/attitudes.txt"));

/// Nouns for what people answer to something.
const REACTIONS: [&str; 22] = [
    "Applaus",
    "Bedenken",
    "Beifall",
    "Gegenwind",
    "Glückwünsche",
    "Häme",
    "Klage",
    "Klagen",
    "Kritik",
    "Lob",
    "Protest",
    "Rückendeckung",
    "Schelte",
    "Skepsis",
    "Spott",
    "Unterstützung",
    "Warnung",
    "Warnungen",
    "Widerspruch",
    "Worte",
    "Zuspruch",
    "Zustimmung",
];

/// Verbs by which such an answer comes.
const COMING: [&str; 15] = [
    "bekam", "bekommt", "erhielt", "erhält", "erntet", "erntete", "fand", "findet", "gab", "gibt", "hagelte",
    "kam", "kamen", "kommen", "kommt",
];

impl Speakers<'_> {
    /// `„…“, sagte Gruber, „…“`: the speaker of the quotation before goes on.
    pub(super) fn resumed(&self, opening: usize, previous: &Quotation) -> Option<Attribution> {
        let speaker = previous.speaker?;
        let closing = self.tokens.index_at(previous.span.end);
        let cue = previous.cue.as_ref().map(|cue| self.tokens.index_at(cue.span.start))?;
        let near = opening > closing && opening - closing <= 18 && cue > closing && cue < opening;
        let joins = matches!(self.tokens.before(opening), "," | ":");
        let same = self.tokens.same_sentence(closing, opening);
        // "“…,” said Kent. His son Paul disagrees: “…”"
        let own = &self.persons[speaker].full_name;
        let others = (closing..opening)
            .filter_map(|at| self.person_at(at))
            .any(|other| self.persons[other].full_name != *own);
        (near && joins && same && !others && previous.attribution == Some(AttributionRule::CueBehind)).then(
            || Attribution {
                speaker: Some(speaker),
                cue: previous.cue.clone(),
                rule: AttributionRule::Resumed,
            },
        )
    }

    /// `Gruber sprach von „…“ und „…“`: nobody else has come between.
    pub(super) fn same_sentence(&self, opening: usize, previous: &Quotation) -> Option<Attribution> {
        let speaker = previous.speaker?;
        let closing = self.tokens.index_at(previous.span.end);
        let stays = self.tokens.same_sentence(closing, opening)
            && opening - closing <= 16
            && (closing + 1..opening)
                .all(|at| !self.speech_word(at).is_speech_verb && self.person_at(at).is_none());
        stays.then(|| Attribution {
            speaker: Some(speaker),
            cue: previous.cue.clone(),
            rule: AttributionRule::SameSentence,
        })
    }

    /// A quoted sentence directly behind one with a known voice, or behind what that voice says in indirect speech.
    pub(super) fn continued(&self, opening: usize, marked: Marked) -> Option<Attribution> {
        let before = opening.checked_sub(1)?;
        if !self.is_sentence(marked) || self.tokens.same_sentence(before, opening) {
            return None;
        }
        let voice = self.told_until(before, marked.earlier)?;
        (voice.rule == AttributionRule::Continued || marked.kind == QuotationKind::Direct).then_some(voice)
    }

    /// `„…“, sagte Gruber. Das sei „…“`: a sentence of indirect speech goes on with the voice before it.
    pub(super) fn subjunctive(&self, opening: usize, marked: Marked) -> Option<Attribution> {
        let first = self.sentence_start(opening)?;
        let last = opening.checked_sub(1).filter(|&last| last >= first)?;
        // "Aus der Partei hieß es, der Entwurf sei „…“": somebody else's words.
        let hearsay = (first..last)
            .any(|at| matches!(self.tokens.word(at), "hieß" | "heißt") && self.tokens.word(at + 1) == "es");
        if hearsay || !self.is_indirect(first, last, marked.earlier) {
            return None;
        }
        let voice = self.told_until(first.checked_sub(1)?, marked.earlier)?;
        Some(Attribution { cue: None, rule: AttributionRule::Subjunctive, ..voice })
    }

    /// `Gruber ist sich sicher. „…“`: a quoted sentence behind one about the attitude of one person, or that says "ich".
    pub(super) fn focus(&self, opening: usize, marked: Marked) -> Option<Attribution> {
        let last = opening.checked_sub(1)?;
        let speaks = marked.kind == QuotationKind::Direct && self.is_sentence(marked);
        if !speaks || self.tokens.same_sentence(last, opening) {
            return None;
        }
        let first = self.sentence_start(last)?;
        if let Some(speaker) = self.source_of_reaction(first, last) {
            return Some(Attribution { speaker: Some(speaker), cue: None, rule: AttributionRule::Focus });
        }
        let (speaker, attitude) = self.focus_of(first, last, marked.earlier)?;
        let says_i = says_i(marked.span.of(self.tokens.text()));
        let alone = || says_i && !(first..=last).any(|at| self.is_unnamed(at));
        (attitude || alone()).then_some(Attribution {
            speaker: Some(speaker),
            cue: None,
            rule: AttributionRule::Focus,
        })
    }

    /// `Kritik kam von Gruber: „…“`, `Lob gibt es von Gruber. „…“`: the only person there, as the source of a reaction.
    pub(super) fn source_of_reaction(&self, first: usize, end: usize) -> Option<usize> {
        let noun = (first..end.min(first + 4)).find(|&at| REACTIONS.contains(&self.tokens.word(at)))?;
        let comes = |at: usize| COMING.contains(&self.tokens.word(at));
        let of = (noun + 2..end)
            .find(|&at| matches!(self.tokens.word(at), "von" | "vom") && (noun..at).any(comes))?;
        let person = self.named_from(of + 1).filter(|&person| self.is_nominative(person))?;
        let behind = self.tokens.index_at(self.persons[person].span.end);
        let plain = (behind..end).all(|at| !matches!(self.tokens.word(at), ":" | "und" | "„"));
        (plain && self.persons_between(of, end) == 1).then_some(person)
    }

    /// The only person of the sentence, its subject; and whether it is one about what that person thinks, feels or says.
    pub(super) fn focus_of(&self, first: usize, last: usize, earlier: Quoted) -> Option<(usize, bool)> {
        let speaker = match self.subject(first, earlier) {
            Subject::Person(speaker) => speaker,
            Subject::Pronoun(speaker) => speaker?,
            Subject::Other => self
                .inverted_subject(first, last)
                .or_else(|| self.pronoun_behind_verb(first, last, earlier))?,
        };
        let plain = (first..=last).all(|at| {
            let word = self.tokens.word(at);
            !matches!(word, "„" | "“" | "”" | "\"" | "«" | "»" | "?" | ":" | "wir" | "hatte" | "hatten")
                && !self.is_plural(at)
        });
        let others = || {
            (first..=last)
                .filter_map(|at| self.person_at(at))
                .any(|other| self.persons[other].full_name != self.persons[speaker].full_name)
        };
        if !plain || others() {
            return None;
        }
        let attitude = (first..=last).any(|at| {
            let word = self.speech_word(at);
            word.is_attitude || word.speaks || word.is_verb_of_speech
        });
        Some((speaker, attitude))
    }

    /// Whom "er" or "sie" means directly behind the verb of a clause that an adverb or a phrase opens and that names nobody:
    /// "Später ruderte sie zurück".
    pub(super) fn pronoun_behind_verb(&self, first: usize, end: usize, earlier: Quoted) -> Option<usize> {
        const OPENING: usize = 10;
        let pronoun = (first + 2..end.min(first + OPENING))
            .take_while(|&at| self.tokens.word(at) != ",")
            .find(|&at| matches!(self.tokens.word(at), "er" | "sie"))?;
        let opens = OPENERS.contains(&self.tokens.word(first).to_lowercase());
        let verb = self.tokens.before(pronoun);
        let finite = verb.starts_with(char::is_lowercase) && !self.is_preposition(pronoun - 1);
        let unnamed = (first..end).any(|at| self.is_unnamed(at));
        if !opens || !finite || unnamed || self.english || self.persons_between(first, end) > 0 {
            return None;
        }
        match self.subject(pronoun, earlier) {
            Subject::Pronoun(speaker) => speaker,
            _ => None,
        }
    }

    /// Whether the token is a title that no name follows.
    pub(super) fn is_unnamed(&self, at: usize) -> bool {
        self.lexicon.titles.contains(self.tokens.word(at))
            && !(1..=2).any(|by| self.person_at(at + by).is_some())
            && self.tokens.before(at) != ","
    }

    fn is_sentence(&self, marked: Marked) -> bool {
        marked.span.of(self.tokens.text()).trim_end().ends_with(['.', '!', '?', '…'])
    }

    /// Whose voice the sentence that ends at `last` has, or, where it is indirect speech, one of the three before it.
    fn told_until(&self, last: usize, earlier: Quoted) -> Option<Attribution> {
        let mut last = last;
        for _ in 0..4 {
            let first = self.sentence_start(last)?;
            let start = self.tokens.get(first)?.span.start;
            if let Some(previous) = earlier.last().filter(|previous| previous.span.end > start) {
                let speaker = Some(previous.speaker?);
                return Some(Attribution { speaker, cue: None, rule: AttributionRule::Continued });
            }
            if let Some(voice) = self.reported(last, earlier) {
                return Some(Attribution { rule: AttributionRule::AfterReport, ..voice });
            }
            if !self.is_indirect(first, last, earlier) {
                let (speaker, attitude) = self.focus_of(first, last, earlier)?;
                let rule = if attitude {
                    AttributionRule::AfterReport
                } else if self.stays_with(speaker, first, earlier) {
                    AttributionRule::Continued
                } else {
                    return None;
                };
                return Some(Attribution { speaker: Some(speaker), cue: None, rule });
            }
            last = first.checked_sub(1)?;
        }
        None
    }

    /// `„…“, sagt Gruber. Er lebt allein. „…“`: the sentence from `first` on tells of whoever spoke in the one before it.
    fn stays_with(&self, speaker: usize, first: usize, earlier: Quoted) -> bool {
        let spoke = || {
            let previous = earlier.last()?;
            let start = self.sentence_start(first.checked_sub(1)?)?;
            let before = previous.span.end > self.tokens.get(start)?.span.start;
            let gap = previous.span.end..self.tokens.get(first)?.span.start;
            let same = self.persons[previous.speaker?].full_name == self.persons[speaker].full_name;
            Some(before && same && !self.tokens.text()[gap].contains("\n\n"))
        };
        let end =
            (first..first + super::FAR).find(|&at| !self.tokens.same_sentence(first, at)).unwrap_or(first);
        let pronoun = matches!(self.tokens.word(first), "Er" | "Sie" | "He" | "She");
        pronoun && spoke().unwrap_or(false) && !(first..end).any(|at| self.is_unnamed(at))
    }

    /// Whether the words are in the subjunctive of indirect speech and name nobody who might speak.
    fn is_indirect(&self, first: usize, last: usize, earlier: Quoted) -> bool {
        let own = || (first..=last).filter(|&at| !self.is_quoted(at, earlier));
        own().any(|at| self.is_subjunctive_or_condition(at))
            && !own().any(|at| {
                self.person_at(at).is_some()
                    || self.speech_word(at).is_speech_verb
                    || self.is_plural(at)
                    || (self.name_of_source(at).is_some() && self.tokens.word(at) != "Für")
            })
    }

    /// The quotation `last` ran to the end of its paragraph without a closing mark, and goes on in the next.
    pub(in crate::annotate) fn paragraph_on(last: &Quotation) -> Option<Attribution> {
        let speaker = Some(last.speaker?);
        Some(Attribution { speaker, cue: None, rule: AttributionRule::Continued })
    }
}

/// Whether the words have "ich" in them, in any case.
pub(in crate::annotate) fn says_i(words: &str) -> bool {
    words.split(|letter: char| !letter.is_alphabetic()).any(|word| {
        matches!(
            word,
            "ich"
                | "Ich"
                | "mich"
                | "Mich"
                | "mir"
                | "Mir"
                | "mein"
                | "meine"
                | "meinen"
                | "meiner"
                | "Mein"
                | "Meine"
                | "I"
                | "my"
                | "me"
        )
    })
}
