//! Cues before a quotation: the clause before a colon, the sentence it is part of, the sentence before it.

use super::subject::Subject;
use super::verbs::NO_CALLING;
use super::{Attribution, FAR, Marked, Quoted, Speakers};
use crate::annotate::{AttributionRule, Quotation, QuotationKind};
use crate::text::WordList;

/// Nouns for what somebody says.
static SPEECH_NOUNS: WordList = WordList::new(include_str!("../../../lexicons/de/speech_nouns.txt"));

/// Last parts of nouns for what bears words or a title.
const WRITINGS: [&str; 16] = [
    "aufschrift",
    "banner",
    "buch",
    "film",
    "inschrift",
    "lied",
    "motto",
    "plakat",
    "roman",
    "schild",
    "schlagzeile",
    "song",
    "tafel",
    "titel",
    "transparent",
    "zettel",
];

/// Words before a name and a colon, without a verb.
const BARE_OPENERS: [&str; 12] = [
    "Aber",
    "Auch",
    "Daraufhin",
    "Darauf",
    "Dagegen",
    "Dann",
    "Dazu",
    "Doch",
    "Schließlich",
    "Später",
    "Und",
    "Zuvor",
];

impl Speakers<'_> {
    /// The first token of the sentence of `at`, unless it lies too far back.
    pub(super) fn sentence_start(&self, at: usize) -> Option<usize> {
        let first = (at.saturating_sub(FAR)..=at).find(|&index| self.tokens.same_sentence(index, at))?;
        self.tokens.before(first).is_empty().then_some(first)
    }

    /// `Gruber: „…“`, `Gruber gab sich gelassen: „…“`, `Zum Plan sagte sie: „…“`.
    pub(super) fn colon(&self, opening: usize, marked: Marked) -> Option<Attribution> {
        let colon = opening.checked_sub(1).filter(|&colon| self.tokens.word(colon) == ":")?;
        let rule = AttributionRule::Colon;
        // `macht daraus ein Programm: „Die Möwe“ im Freien`: the sentence goes on with a name in marks.
        let words = marked.span.of(self.tokens.text()).trim();
        let goes_on =
            self.tokens.behind(self.tokens.index_at(marked.span.end), 1).starts_with(char::is_lowercase);
        if marked.kind == QuotationKind::Partial && goes_on && !words.ends_with(['.', '!', '?', '…', ',']) {
            return None;
        }
        let first = (colon.saturating_sub(FAR)..=colon).find(|&at| self.tokens.same_sentence(at, colon))?;
        // "Dazu Gruber: „…“"
        let named = first + usize::from(BARE_OPENERS.contains(&self.tokens.word(first)));
        let alone = self.person_ending_at(colon).filter(|&person| self.subject_from(named) == Some(person));
        if let Some(person) = alone.or_else(|| self.source_of_reaction(first, colon)) {
            return Some(Attribution { speaker: Some(person), cue: None, rule });
        }
        // `Und weiter: „…“` goes on with the quotation before, also in the next paragraph.
        if self.tokens.before(colon) == "weiter" && colon - first <= 3 {
            let previous = marked.earlier.last()?;
            return Some(Attribution {
                speaker: Some(previous.speaker?),
                cue: None,
                rule: AttributionRule::Resumed,
            });
        }
        // `So auch Gruber in einem Brief: „…“`
        if self.tokens.word(first) == "So" && !(first..colon).any(|at| self.speaks(at)) {
            let name = first + 1 + usize::from(self.tokens.word(first + 1) == "auch");
            let speaker = self.subject_from(name).filter(|_| self.persons_between(first, colon) == 1)?;
            return Some(Attribution { speaker: Some(speaker), cue: None, rule });
        }
        if let Some(found) = self.as_told(first, colon, marked.earlier) {
            return Some(found);
        }
        let start = self.after_quotation(first, colon, marked.previous);
        if let Some(owner) = self.owner_of_words(start, colon, marked.earlier) {
            return Some(Attribution { speaker: Some(owner), cue: None, rule });
        }
        let found = self
            .voice_of_clause(start, colon, marked.earlier, rule)
            .or_else(|| {
                // `Später ruderte sie zurück: „…“`
                let speaker = self.pronoun_behind_verb(start, colon, marked.earlier)?;
                Some(Attribution { speaker: Some(speaker), cue: None, rule })
            })
            .map(|found| match found.speaker {
                // A story may go on behind the verb: "Gruber sagte, die Bürger riefen: „…“".
                Some(_) if self.other_speaker(start, colon) => Attribution { speaker: None, ..found },
                _ => found,
            });
        let written =
            found.as_ref().is_some_and(|found| found.cue.is_none()) && self.names_writing(colon - 1);
        if written {
            return None;
        }
        // `Am Montag trat Gruber vor die Presse und sagte: „…“`, `Nach dem Spiel war Gruber enttäuscht: „…“`
        let joined =
            |cue: &crate::annotate::Cue| self.tokens.before(self.tokens.index_at(cue.span.start)) == "und";
        if found
            .as_ref()
            .is_none_or(|found| found.speaker.is_none() && found.cue.as_ref().is_some_and(joined))
            && let Some(speaker) = self.inverted_subject(start, colon)
        {
            let cue = found.and_then(|found| found.cue);
            return Some(Attribution { speaker: Some(speaker), cue, rule });
        }
        found
    }

    /// Whether what stands in marks behind the noun is to be read there: "Gruber stand vor einem Schild: „…“".
    fn names_writing(&self, noun: usize) -> bool {
        let noun = self.tokens.word(noun).to_lowercase();
        WRITINGS.iter().any(|writing| noun.ends_with(writing))
    }

    /// `Grubers Fazit: „…“`, `Die Antwort von Gruber ist knapp: „…“`: the only person of a clause without verbs of speech.
    fn owner_of_words(&self, first: usize, colon: usize, earlier: Quoted) -> Option<usize> {
        let speaks = (first..colon).any(|at| self.speaks(at));
        let noun = (first..colon).find(|&at| SPEECH_NOUNS.contains(self.tokens.word(at)));
        let persons = self.persons_between(first, colon);
        // "Sein Rat an die Stadt: „…“"
        if !speaks && persons == 0 && noun.is_some_and(|noun| noun <= first + 2) {
            return match self.tokens.word(first) {
                "Sein" | "Seine" => self.antecedent(first, false, earlier),
                "Ihr" | "Ihre" => self.antecedent(first, true, earlier),
                _ => None,
            };
        }
        if speaks || persons != 1 {
            return None;
        }
        let noun = noun?;
        if self.tokens.behind(noun, 1) == "von" {
            return self.named_from(noun + 2);
        }
        // "Grubers erster Satz war eine Bitte:"
        let opens = self.person_at(first).filter(|_| {
            (first..colon).any(|at| matches!(self.tokens.word(at), "war" | "ist" | "lautet" | "lautete"))
        });
        self.person_ending_at(noun).or(opens).filter(|&person| !self.is_nominative(person))
    }

    /// Where the clause begins: behind the last quotation of the same sentence.
    fn after_quotation(&self, first: usize, end: usize, previous: Option<&Quotation>) -> usize {
        let Some(previous) = previous else { return first };
        let closing = self.tokens.index_at(previous.span.end);
        if closing > first && closing < end { closing + 1 } else { first }
    }

    /// Whether the clause holds more than one verb that can only mean speech.
    fn other_speaker(&self, first: usize, end: usize) -> bool {
        (first..end).filter(|&at| self.speech_word(at).is_speech_verb).count() > 1
            && self.persons_between(first, end) != 1
    }

    /// Who speaks in the clause from `first` to `end`.
    fn voice_of_clause(
        &self,
        first: usize,
        end: usize,
        earlier: Quoted,
        rule: AttributionRule,
    ) -> Option<Attribution> {
        if let Some(found) =
            self.parenthesis(first, end, earlier).or_else(|| self.as_told(first, end, earlier))
        {
            return Some(found);
        }
        let verb = (first..end).rev().find(|&at| self.speech_word(at).is_speech_verb);
        let verb = verb.or_else(|| {
            let part = rule == AttributionRule::Clause;
            (first..end).rev().find(|&at| {
                let calls = !NO_CALLING.contains(self.tokens.word(at)) || self.has_particle(at, end);
                // "Gruber denkt, dass „…“ fehle"
                let that = || (at + 1..end).any(|at| matches!(self.tokens.word(at), "dass" | "daß"));
                self.speaks(at) && (calls || !part || that())
            })
        });
        let verb = verb.or_else(|| self.verb_of_object(first, end));
        if let Some(participle) = self.told_before(first, end).filter(|_| verb.is_none()) {
            let person = self.subject_from(first).or_else(|| self.inverted_subject(first, participle))?;
            return Some(self.voice(Some(person), participle, rule));
        }
        if let Some(plural) = verb.filter(|&verb| self.is_plural(verb)) {
            return Some(self.voice(None, plural, rule));
        }
        let subject = self.subject(first, earlier);
        if let Subject::Person(person) = subject {
            let behind = self.tokens.index_at(self.persons[person].span.end);
            let word = self.tokens.word(behind);
            let predicate =
                word == "," || word == "(" || word.starts_with(char::is_lowercase) && word != "und";
            let cue = verb.filter(|&verb| verb >= behind);
            // Another subject directly before the verb: "Gruber schwieg, und Kofler sagte: „…“".
            let nearer =
                cue.and_then(|verb| self.person_ending_at(verb)).filter(|&near| self.is_nominative(near));
            let inverted = cue.filter(|&verb| verb > behind).map(|verb| self.subject(verb + 1, earlier));
            if let (Some(verb), Some(Subject::Person(other))) = (cue, inverted) {
                return Some(self.voice(Some(other), verb, rule)).filter(|_| nearer.is_none());
            }
            if !predicate || (cue.is_none() && rule != AttributionRule::Colon) {
                return None;
            }
            let speaker = nearer.unwrap_or(person);
            return Some(match cue {
                Some(verb) => self.voice(Some(speaker), verb, rule),
                None => Attribution { speaker: Some(speaker), cue: None, rule },
            });
        }
        if let Subject::Pronoun(speaker) = subject {
            if verb.is_none() && rule == AttributionRule::Colon && self.persons_between(first, end) == 0 {
                return Some(Attribution { speaker, cue: None, rule });
            }
            return verb.map(|verb| self.voice(speaker, verb, rule));
        }
        if let Some(verb) = verb {
            // "…, Hans Kofler, nannte"
            let comma = verb.checked_sub(1).filter(|&comma| self.tokens.word(comma) == ",");
            let set_off = comma.and_then(|comma| self.person_ending_at(comma)).filter(|&person| {
                let name = self.tokens.index_at(self.persons[person].span.start);
                // "Sein Gegenüber, der russische Minister Iwan Orlow, sprach"
                let apposed = (first..name).rev().take(8).find(|&at| self.tokens.word(at) == ",");
                self.tokens.before(name) == ","
                    || apposed.is_some_and(|comma| self.subject_from(comma + 1) == Some(person))
            });
            let before = self
                .person_ending_at(verb)
                .or(set_off)
                .filter(|&person| self.is_nominative(person) && !self.is_behind_preposition(person));
            let before = before.or_else(|| self.behind_capitals(first, verb));
            if before.is_some() {
                return Some(self.voice(before, verb, rule));
            }
            return Some(match self.subject(verb + 1, earlier) {
                Subject::Person(speaker) => self.voice(Some(speaker), verb, rule),
                Subject::Pronoun(speaker) => self.voice(speaker, verb, rule),
                Subject::Other => match self.tokens.before(verb) {
                    "er" | "sie" | "he" | "she" | "He" | "She" => match self.subject(verb - 1, earlier) {
                        Subject::Pronoun(speaker) => self.voice(speaker, verb, rule),
                        _ => self.voice(None, verb, rule),
                    },
                    // "Sagt er und fragt:"
                    "und" if self.lexicon.speech_verbs.contains(&self.tokens.word(first).to_lowercase()) => {
                        match self.subject(first + 1, earlier) {
                            Subject::Person(speaker) => self.voice(Some(speaker), verb, rule),
                            Subject::Pronoun(speaker) => self.voice(speaker, verb, rule),
                            Subject::Other => self.voice(None, verb, rule),
                        }
                    }
                    _ => self.voice(None, verb, rule),
                },
            });
        }
        None
    }

    /// `Managing Director Hans Kofler von der Bahn sagte`: the only person before the verb, behind nothing but capitalised words.
    fn behind_capitals(&self, first: usize, verb: usize) -> Option<usize> {
        const MOST: usize = 4;
        let name = (first..verb.min(first + MOST)).find(|&at| self.person_at(at).is_some())?;
        let capitals = (first..name).all(|at| self.tokens.word(at).starts_with(char::is_uppercase));
        let person = self.person_at(name).filter(|&person| self.is_nominative(person))?;
        let full = self.persons[person].span.of(self.tokens.text()).contains(' ');
        let noun = name.checked_sub(1).is_some_and(|at| at > first);
        let behind = self.tokens.index_at(self.persons[person].span.end);
        let attached = matches!(self.tokens.word(behind), "von" | "vom" | "(") || behind == verb;
        let alone = self.persons_between(first, verb) == 1;
        (capitals && full && noun && attached && alone).then_some(person)
    }

    /// `Gruber hatte angekündigt, er werde „…“`: a participle that ends its clause.
    fn told_before(&self, first: usize, end: usize) -> Option<usize> {
        let told = (first..end)
            .rev()
            .find(|&at| self.is_participle_of_speech(at) && matches!(self.tokens.word(at + 1), "," | ":"))?;
        let auxiliary = |at: usize| matches!(self.tokens.word(at), "hat" | "hatte" | "habe");
        (first..told).any(auxiliary).then_some(told)
    }

    /// A verb that reports speech by what stands behind it: `ließ ausrichten`, `dankte für „…“`, `called it “…”`.
    pub(super) fn verb_of_object(&self, first: usize, end: usize) -> Option<usize> {
        let behind = |verb: usize, words: &[&str]| {
            (verb + 1..end.min(verb + 14)).any(|at| words.contains(&self.tokens.word(at)))
        };
        (first..end).rev().find(|&at| match self.tokens.word(at) {
            "ließ" | "liess" | "lässt" => behind(at, &["ausrichten", "mitteilen", "verlauten", "wissen"]),
            "dankt" | "dankte" | "gratuliert" | "gratulierte" | "würdigt" | "würdigte" => {
                matches!(self.tokens.word(end - 1), "für" | "zu" | "als")
            }
            "called" | "calls" | "branded" | "dubbed" | "labelled" | "labeled" => {
                let passive = matches!(
                    self.tokens.before(at),
                    "was" | "is" | "were" | "are" | "been" | "be" | "being" | "so" | "a" | "an" | "the" | ","
                );
                self.english
                    && (!passive || self.tokens.before(at) == "," && self.person_ending_at(at - 1).is_some())
            }
            "accused" | "accuses" | "likened" => {
                let passive =
                    matches!(self.tokens.before(at), "was" | "is" | "were" | "are" | "been" | "be" | "being");
                self.english && matches!(self.tokens.word(end - 1), "of" | "to") && !passive
            }
            "described" | "describes" | "dismissed" | "dismisses" | "denounced" | "hailed" => {
                self.english && matches!(self.tokens.word(end - 1), "as") && self.tokens.before(at) != "was"
            }
            _ => false,
        })
    }

    /// `Der Plan sei, sagte Gruber, weil er fehle, „…“`: a cue between commas.
    fn parenthesis(&self, first: usize, end: usize, earlier: Quoted) -> Option<Attribution> {
        if self.english {
            return self.english_parenthesis(first, end, earlier);
        }
        let comma = (first + 1..end).rev().find(|&at| {
            self.tokens.word(at) == ","
                && (self.speech_word(at + 1).is_speech_verb || self.is_so_with_name(at + 1, end))
                && !self.is_plural(at + 1)
        })?;
        let speaker = match self.subject(comma + 2, earlier) {
            Subject::Person(speaker) => Some(speaker),
            Subject::Pronoun(speaker) => speaker,
            Subject::Other => return None,
        };
        Some(self.voice(speaker, comma + 1, AttributionRule::Clause))
    }

    /// `, so Gruber,`.
    fn is_so_with_name(&self, at: usize, end: usize) -> bool {
        let name = (self.tokens.word(at) == "so").then(|| self.subject_from(at + 1)).flatten();
        name.is_some_and(|person| {
            let behind = self.tokens.index_at(self.persons[person].span.end);
            behind < end && self.tokens.word(behind) == ","
        })
    }

    /// `Wie Gruber erklärte, sei das „…“`, `das Stück, wie Gruber es nannte, „…“`.
    pub(super) fn as_told(&self, first: usize, end: usize, earlier: Quoted) -> Option<Attribution> {
        let like = (first..end).rev().find(|&at| {
            self.tokens.word(at) == "Wie" && at == first
                || self.tokens.word(at) == "wie" && self.tokens.before(at) == ","
        })?;
        let verb = (like + 2..end.min(like + 20)).find(|&at| {
            let next = self.tokens.word(at + 1);
            self.speaks(at) && (matches!(next, "," | ":") || at + 1 == end || self.has_particle(at, end))
        })?;
        match self.subject(like + 1, earlier) {
            Subject::Person(speaker) => Some(self.voice(Some(speaker), verb, AttributionRule::Source)),
            Subject::Pronoun(speaker) => Some(self.voice(speaker, verb, AttributionRule::Source)),
            Subject::Other => None,
        }
    }

    /// Behind the label of an interview that opens the sentence: `BOTE: Gruber nennt das „…“`.
    fn behind_label(&self, first: usize) -> usize {
        const LABEL: usize = 4;
        let colon = (first + 1..first + LABEL)
            .take_while(|&at| self.tokens.same_sentence(first, at))
            .find(|&at| self.tokens.word(at) == ":");
        let label = |colon: &usize| {
            (first..*colon).all(|at| self.tokens.word(at).starts_with(char::is_uppercase) && !self.speaks(at))
        };
        colon.filter(label).map_or(first, |colon| colon + 1)
    }

    /// `Gruber warnte: Der Plan sei „…“`: indirect speech behind a colon, which names nobody else.
    fn told_behind_colon(&self, first: usize, opening: usize, earlier: Quoted) -> Option<Attribution> {
        let colon = (first + 1..opening).find(|&at| self.tokens.word(at) == ":")?;
        let plain = (colon + 1..opening)
            .all(|at| self.tokens.is_word(at) && self.person_at(at).is_none() && !self.is_verb_of_speech(at));
        let told = (colon + 1..opening).any(|at| self.is_subjunctive(at));
        if self.english || !plain || !told {
            return None;
        }
        let found = self.voice_of_clause(first, colon, earlier, AttributionRule::Clause)?;
        (found.speaker.is_some() && found.cue.is_some()).then_some(found)
    }

    /// `Der Plan wurde von Gruber als „…“ bezeichnet`: the only person of a clause in the passive, behind "von".
    fn agent(&self, first: usize, opening: usize) -> Option<usize> {
        let passive = |at: usize| {
            matches!(self.tokens.word(at), "wird" | "wurde" | "werden" | "wurden" | "war" | "ist")
        };
        let of = (first..opening).find(|&at| matches!(self.tokens.word(at), "von" | "vom"))?;
        let person = self.named_from(of + 1).filter(|&person| self.is_nominative(person))?;
        ((first..of).any(passive) && self.persons_between(first, opening) == 1).then_some(person)
    }

    /// Whether other words in marks stand there, or a colon; the name of a paper is none: `sagte Gruber dem „Boten“, …`.
    fn holds_other_words(&self, first: usize, opening: usize) -> bool {
        const PAPER: usize = 5;
        let mut at = first;
        while at < opening {
            match self.tokens.word(at) {
                "„" | "»" | "\"" | "“"
                    if matches!(
                        self.tokens.before(at),
                        "der"
                            | "dem"
                            | "den"
                            | "im"
                            | "Zeitung"
                            | "Magazin"
                            | "Sender"
                            | "Zeitschrift"
                            | "Blatt"
                    ) =>
                {
                    let closing = (at + 2..opening.min(at + 2 + PAPER))
                        .find(|&end| matches!(self.tokens.word(end), "“" | "”" | "«" | "\""));
                    let name = self.tokens.word(at + 1).starts_with(char::is_uppercase);
                    let Some(closing) = closing.filter(|_| name) else { return true };
                    at = closing;
                }
                "“" | "”" | "\"" | "«" | "»" | ":" => return true,
                _ => {}
            }
            at += 1;
        }
        false
    }

    /// `Gruber nannte das „…“`, `Am Montag sprach Gruber von „…“`, `laut Gruber „…“`, `Gruber hat das „…“ genannt`.
    pub(super) fn clause(
        &self,
        opening: usize,
        closing: Option<usize>,
        earlier: Quoted,
    ) -> Option<Attribution> {
        let first = self.sentence_start(opening)?;
        if first == opening {
            return None;
        }
        let first = self.behind_label(first);
        if let Some(found) = self.told_behind_colon(first, opening, earlier) {
            return Some(found);
        }
        if self.holds_other_words(first, opening) {
            return None;
        }
        // Behind a semicolon begins another sentence.
        let first = (first..opening).rev().find(|&at| self.tokens.word(at) == ";").map_or(first, |at| at + 1);
        if let Some(found) = self.source(first, opening) {
            return Some(found);
        }
        let rule = AttributionRule::Clause;
        if let Some(found) = self.voice_of_clause(first, opening, earlier, rule) {
            return Some(found);
        }
        let participle = closing.and_then(|closing| {
            (closing + 1..closing + 4)
                .take_while(|&at| self.tokens.same_sentence(closing, at))
                .find(|&at| self.is_participle_of_speech(at))
        })?;
        let auxiliary = (first..opening).any(|at| matches!(self.tokens.word(at), "hat" | "hatte" | "habe"));
        if let Some(agent) = self.agent(first, opening).filter(|_| !auxiliary) {
            return Some(self.voice(Some(agent), participle, rule));
        }
        let person = self.subject_from(first).or_else(|| self.inverted_subject(first, opening))?;
        (auxiliary && self.persons_between(first, opening) == 1)
            .then(|| self.voice(Some(person), participle, rule))
    }
}
