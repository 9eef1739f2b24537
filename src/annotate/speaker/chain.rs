//! A voice that goes on: the next part of a quotation, the next sentence, the next paragraph.

use super::mood::is_subjunctive_or_condition;
use super::subject::Subject;
use super::{Attribution, Marked, Speakers};
use crate::annotate::{AttributionRule, Quotation, QuotationKind};

/// Words that make a sentence one about what its subject thinks, feels or says.
pub(super) const ATTITUDES: [&str; 104] = [
    "überzeugt",
    "sicher",
    "zufrieden",
    "unzufrieden",
    "enttäuscht",
    "stolz",
    "froh",
    "glücklich",
    "optimistisch",
    "pessimistisch",
    "zuversichtlich",
    "skeptisch",
    "begeistert",
    "kritisch",
    "gelassen",
    "verärgert",
    "wütend",
    "erleichtert",
    "überrascht",
    "dankbar",
    "besorgt",
    "entsetzt",
    "ratlos",
    "ehrgeizig",
    "kämpferisch",
    "selbstkritisch",
    "sieht",
    "sah",
    "hält",
    "hielt",
    "findet",
    "fand",
    "weiß",
    "wusste",
    "wußte",
    "hofft",
    "hoffte",
    "freut",
    "freute",
    "ärgert",
    "ärgerte",
    "erinnert",
    "erinnerte",
    "glaubt",
    "fühlt",
    "fühlte",
    "denkt",
    "dachte",
    "träumt",
    "wünscht",
    "wünschte",
    "fürchtet",
    "fürchtete",
    "versteht",
    "verstand",
    "liebt",
    "liebte",
    "mag",
    "spricht",
    "sprach",
    "redet",
    "redete",
    "lobt",
    "lobte",
    "verteidigt",
    "verteidigte",
    "verweist",
    "verwies",
    "erwartet",
    "rechnet",
    "rechnete",
    "bedauert",
    "bedauerte",
    "begründet",
    "begründete",
    "zweifelt",
    "plädiert",
    "appellierte",
    "zeigt",
    "zeigte",
    "gab",
    "gibt",
    "zog",
    "zieht",
    "wehrt",
    "wehrte",
    "dankt",
    "dankte",
    "lächelt",
    "lacht",
    "lachte",
    "schüttelt",
    "nickt",
    "grinst",
    "seufzt",
    "zuckt",
    "winkt",
    "übt",
    "übte",
    "reagiert",
    "reagierte",
    "schwärmt",
    "blickt",
    "blickte",
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
            && (closing + 1..opening).all(|at| {
                !self.lexicon.speech_verbs.contains(self.tokens.word(at)) && self.person_at(at).is_none()
            });
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
        if !self.is_indirect(first, last, marked.earlier) {
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
        let (speaker, attitude) = self.focus_of(first, last, marked.earlier)?;
        let says_i = says_i(marked.span.of(self.tokens.text()));
        let alone = || says_i && !(first..=last).any(|at| self.is_unnamed(at));
        (attitude || alone()).then_some(Attribution {
            speaker: Some(speaker),
            cue: None,
            rule: AttributionRule::Focus,
        })
    }

    /// The only person of the sentence, its subject; and whether it is one about what that person thinks, feels or says.
    pub(super) fn focus_of(&self, first: usize, last: usize, earlier: &[Quotation]) -> Option<(usize, bool)> {
        let speaker = match self.subject(first, earlier) {
            Subject::Person(speaker) => speaker,
            Subject::Pronoun(speaker) => speaker?,
            Subject::Other => self.inverted_subject(first, last)?,
        };
        let plain = (first..=last).all(|at| {
            let word = self.tokens.word(at);
            !matches!(word, "„" | "“" | "”" | "\"" | "«" | "»" | "?" | ":" | "wir" | "hatte" | "hatten")
                && !self.is_plural(word)
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
    fn told_until(&self, last: usize, earlier: &[Quotation]) -> Option<Attribution> {
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
                let rule = AttributionRule::AfterReport;
                return attitude.then_some(Attribution { speaker: Some(speaker), cue: None, rule });
            }
            last = first.checked_sub(1)?;
        }
        None
    }

    /// Whether the words are in the subjunctive of indirect speech and name nobody who might speak.
    fn is_indirect(&self, first: usize, last: usize, earlier: &[Quotation]) -> bool {
        let own = || (first..=last).filter(|&at| !self.is_quoted(at, earlier));
        own().any(|at| is_subjunctive_or_condition(self.tokens.word(at)))
            && !own().any(|at| {
                self.person_at(at).is_some()
                    || self.lexicon.speech_verbs.contains(self.tokens.word(at))
                    || self.is_plural(self.tokens.word(at))
                    || self.name_of_source(at).is_some()
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
