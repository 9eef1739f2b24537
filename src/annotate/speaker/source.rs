//! Sources inside a clause ("laut Gruber", "Gruber zufolge"), and subjects that stand behind their verb.

use super::chain::ATTITUDES;
use super::subject::is_adjective;
use super::{Attribution, Speakers};
use crate::annotate::AttributionRule;
use crate::text::WordList;

/// Words that open a main clause whose subject stands behind its verb.
pub(super) static OPENERS: WordList = WordList::new(include_str!("../../../lexicons/de/openers.txt"));

/// Prepositions: the name behind one is no subject.
const PREPOSITIONS: [&str; 35] = [
    "an",
    "auf",
    "aus",
    "bei",
    "durch",
    "für",
    "gegen",
    "hinter",
    "in",
    "mit",
    "nach",
    "neben",
    "ohne",
    "seit",
    "statt",
    "trotz",
    "um",
    "unter",
    "von",
    "vor",
    "wegen",
    "zu",
    "zwischen",
    "über",
    "im",
    "am",
    "zum",
    "zur",
    "vom",
    "beim",
    "ins",
    "laut",
    "dank",
    "samt",
    "gegenüber",
];

/// Whom the words "laut", "nach Angaben von" and the like give as a source.
pub(super) enum Source {
    /// The phrase that begins at this token.
    NameAt(usize),
    /// A source that is no named person.
    Nobody,
}

impl Speakers<'_> {
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        PREPOSITIONS.contains(&self.tokens.word(at))
    }

    /// "laut Gruber", "nach Angaben von Ministerin Gruber": the preposition makes that person the voice of the sentence.
    pub(super) fn is_source(&self, person: usize) -> bool {
        const REACH: usize = 7;
        let name = self.tokens.index_at(self.persons[person].span.start);
        (1..=REACH).filter_map(|by| name.checked_sub(by)).any(|at| {
            self.tokens.same_sentence(at, name)
                && self.tokens.word(at) != "Für"
                && matches!(self.name_of_source(at), Some(Source::NameAt(start))
                    if start <= name && self.named_from(start) == Some(person))
        })
    }

    /// "zu Gruber", "mit Ministerin Gruber".
    pub(super) fn is_behind_preposition(&self, person: usize) -> bool {
        let mut at = self.tokens.index_at(self.persons[person].span.start);
        for _ in 0..4 {
            let word = self.tokens.before(at);
            if PREPOSITIONS.contains(&word.to_lowercase().as_str()) {
                return true;
            }
            if !self.lexicon.titles.contains(word) && !is_adjective(word) {
                return false;
            }
            at -= 1;
        }
        false
    }

    /// The only person from `first` to `end`, standing directly behind the finite verb: "Am Montag trat Gruber zurück".
    pub(super) fn inverted_subject(&self, first: usize, end: usize) -> Option<usize> {
        if self.persons_between(first, end) != 1 {
            return None;
        }
        let passive = |word: &str| {
            matches!(
                word,
                "wurde" | "wird" | "worden" | "heißt" | "hieß" | "steht" | "stand" | "lautet" | "lautete"
            )
        };
        if (first..end).any(|at| passive(self.tokens.word(at)) || self.is_plural(at) || self.is_unnamed(at)) {
            return None;
        }
        let name = (first..end).find(|&at| self.person_at(at).is_some())?;
        let mut at = name;
        while at > first && name - at < 6 {
            let word = self.tokens.word(at - 1);
            let noun_phrase = self.lexicon.titles.contains(word)
                || matches!(word, "der" | "die" | "ein" | "eine" | "sich" | "auch" | "das" | "es" | "dies")
                || (at < name && self.lexicon.is_place(word))
                || (is_adjective(word) && at < name && !word.ends_with("te"));
            if !noun_phrase {
                break;
            }
            at -= 1;
        }
        let verb = self.tokens.word(at.checked_sub(1).filter(|&verb| verb > first)?);
        let preposition = PREPOSITIONS.contains(&verb)
            || matches!(
                verb,
                "und"
                    | "oder"
                    | "als"
                    | "wie"
                    | "dem"
                    | "den"
                    | "des"
                    | "dass"
                    | "weil"
                    | "wenn"
                    | "sowie"
                    | "einem"
                    | "einen"
                    | "denn"
                    | "was"
                    | "wo"
                    | "ihm"
                    | "ihr"
                    | "ihn"
            );
        let opens = self.tokens.word(first).to_lowercase();
        let attitude = ATTITUDES.contains(opens.strip_suffix("er").unwrap_or(&opens));
        if !OPENERS.contains(&opens) && !attitude && self.tokens.before(first).is_empty() {
            return None;
        }
        let finite =
            verb.starts_with(char::is_lowercase) && !preposition && !self.tokens.before(at).is_empty();
        let person = self.person_at(name).filter(|&person| finite && self.is_nominative(person))?;
        let behind = self.tokens.index_at(self.persons[person].span.end);
        (!matches!(self.tokens.word(behind), "und" | "oder")).then_some(person)
    }

    /// `Laut Gruber`, `Nach Angaben von Gruber`, `Gruber zufolge`, `Für Gruber ist das`, from `first` to the quotation.
    pub(super) fn source(&self, first: usize, opening: usize) -> Option<Attribution> {
        let rule = AttributionRule::Source;
        let (cue, name) = (first..opening).rev().find_map(|at| Some((at, self.name_of_source(at)?)))?;
        if (cue + 1..opening).any(|at| self.speech_word(at).is_speech_verb) {
            return None;
        }
        let alone = self.persons_between(first, opening) == 1;
        let speaker = match name {
            Source::NameAt(name) => self.named_from(name).filter(|_| alone),
            Source::Nobody => None,
        };
        if self.tokens.word(cue) == "Für" {
            let verb = self.tokens.index_at(self.persons[speaker?].span.end);
            let holds = matches!(
                self.tokens.word(verb),
                "ist" | "war" | "sind" | "waren" | "bleibt" | "wäre" | "gilt"
            );
            return (cue == first && holds).then(|| self.voice(speaker, cue, rule));
        }
        Some(self.voice(speaker, cue, rule))
    }

    /// Where the name begins that `at` gives as a source; most words give none.
    #[inline]
    pub(super) fn name_of_source(&self, at: usize) -> Option<Source> {
        if self.speech_word(at).may_give_source { self.name_behind_source(at) } else { None }
    }

    fn name_behind_source(&self, at: usize) -> Option<Source> {
        match self.tokens.word(at) {
            "Laut" | "laut" | "Für" => Some(Source::NameAt(at + 1)),
            "According" | "according" if self.tokens.behind(at, 1) == "to" => Some(Source::NameAt(at + 2)),
            "zufolge" | "gemäß" => {
                let person = self.person_ending_at(at);
                Some(person.map_or(Source::Nobody, |person| {
                    Source::NameAt(self.tokens.index_at(self.persons[person].span.start))
                }))
            }
            "Nach" | "nach" | "aus" | "Aus" => {
                let noun = self.tokens.word(at + 1);
                let source = matches!(
                    noun,
                    "Angaben"
                        | "Worten"
                        | "Ansicht"
                        | "Meinung"
                        | "Auffassung"
                        | "Aussage"
                        | "Aussagen"
                        | "Einschätzung"
                        | "Sicht"
                        | "Darstellung"
                        | "Überzeugung"
                        | "Informationen"
                        | "Schilderung"
                );
                // "nach den Worten von Gruber", "nach eigenen Angaben"
                let (noun, found) = match noun {
                    "den" => (at + 2, matches!(self.tokens.word(at + 2), "Worten" | "Angaben" | "Aussagen")),
                    _ => (at + 1, source),
                };
                let of = usize::from(matches!(self.tokens.word(noun + 1), "von" | "des" | "der"));
                found.then_some(Source::NameAt(noun + 1 + of))
            }
            _ => None,
        }
    }
}
