//! Cues behind a quotation: directly behind it, at the end of its sentence, or in the sentence that follows.

use super::chain::ATTITUDES;
use super::subject::Subject;
use super::verbs::is_verb_like;
use super::{Attribution, FAR, Marked, Quoted, Speakers};
use crate::annotate::{AttributionRule, QuotationKind};

/// What a quotation may stand in.
const WRITINGS: [&str; 22] = [
    "Aufsatz",
    "Beitrag",
    "Bericht",
    "Brief",
    "Buch",
    "Erklärung",
    "Gutachten",
    "Kommentar",
    "Mail",
    "Memoiren",
    "Mitteilung",
    "Nachricht",
    "Post",
    "Posting",
    "Pressemitteilung",
    "Rede",
    "Roman",
    "Schreiben",
    "Stellungnahme",
    "Tagebuch",
    "Text",
    "Tweet",
];

/// Infinitives of verbs with a particle that report speech.
const INFINITIVES: [&str; 9] = [
    "anmerken",
    "einräumen",
    "eingestehen",
    "feststellen",
    "gestehen",
    "hinzufügen",
    "klarstellen",
    "rufen",
    "zugeben",
];

impl Speakers<'_> {
    /// `“, sagte Präsidentin Gruber`, `“, so Gruber`, `“, wie Gruber sagte`, `“, hat Gruber gesagt`.
    pub(super) fn cue_behind(&self, closing: usize, marked: Marked) -> Option<Attribution> {
        let mut at = closing + 1;
        let comma = self.tokens.word(at) == ",";
        // `„…“ – das sagte Gruber`
        let dash = matches!(self.tokens.word(at), "–" | "-") && self.tokens.word(at + 1) == "das";
        at += if dash { 2 } else { usize::from(comma) };
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
        if comma || dash || ended || word == "so" {
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
    fn clause_cue(&self, at: usize, earlier: Quoted, rule: AttributionRule) -> Option<Attribution> {
        let word = self.tokens.word(at);
        let (from, loose) = match word {
            // "so lautet das Urteil von Gruber"
            "so" if matches!(self.tokens.word(at + 1), "lautet" | "lautete") => {
                return self.clause_cue(at + 1, earlier, rule);
            }
            "so" | "So" | "laut" => (at + 1, false),
            "lautet" | "lautete" => {
                // "lautete das Fazit von Gruber", "lautete Grubers Fazit"
                let owner = (at + 1..at + 6)
                    .take_while(|&index| self.tokens.same_sentence(at, index))
                    .take_while(|&index| !matches!(self.tokens.word(index), "," | "." | "„"))
                    .find_map(|index| self.person_at(index));
                return Some(self.voice(owner, at, rule));
            }
            "heißt" | "hieß" => return Some(self.voice(self.named_as_source(at), at, rule)),
            "wird" | "wurde" if self.is_quoted_by_others(at) => (at + 1, false),
            "ist" | "war" | "bleibt" if self.tells_attitude(at) => (at + 1, false),
            "muss" | "musste" | "soll" | "sollte" | "will" | "wollte" | "kann" | "konnte" | "durfte"
                if self.ends_in_speech(at) =>
            {
                (at + 1, false)
            }
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
            // "Das „…“, von dem Gruber spricht, …"
            "von" if matches!(self.tokens.word(at + 1), "dem" | "der" | "denen") => {
                let verb =
                    self.clause_words(at).find(|&at| matches!(self.tokens.word(at), "spricht" | "sprach"))?;
                return match self.subject(at + 2, earlier) {
                    Subject::Person(speaker) => Some(self.voice(Some(speaker), verb, rule)),
                    _ => None,
                };
            }
            "hat" | "hatte" | "habe" => (at + 1, true),
            _ if self.speaks(at) => (at + 1, false),
            "ließ" | "liess" | "lässt" if self.verb_of_object(at, at + 14) == Some(at) => (at + 1, false),
            _ => return None,
        };
        if self.is_plural(at) {
            return Some(self.voice(None, at, rule));
        }
        let subject = self.subject(from, earlier);
        if loose {
            let participle = (at + 2..at + 16)
                .take_while(|&index| self.tokens.same_sentence(at, index))
                .any(|index| self.is_participle_of_speech(index));
            if !participle {
                return None;
            }
        }
        Some(match subject {
            Subject::Person(speaker) => self.voice(Some(speaker), at, rule),
            Subject::Pronoun(speaker) => self.voice(speaker, at, rule),
            Subject::Other if word == "so" && !self.begins_noun_phrase(from) => return None,
            Subject::Other => self.voice(self.subject_behind_phrases(from), at, rule),
        })
    }

    /// `„…“, heißt es von Gruber`, `heißt es in einem Brief von Gruber`: whose words they are.
    fn named_as_source(&self, at: usize) -> Option<usize> {
        let it = at + 1 + usize::from(self.tokens.word(at + 1) == "es");
        let written = matches!(self.tokens.word(it), "in" | "im");
        let of = if written {
            (it + 2..it + 5).find(|&of| WRITINGS.contains(&self.tokens.before(of)))?
        } else {
            it
        };
        let name = of + usize::from(matches!(self.tokens.word(of), "von" | "vom" | "seitens"));
        let person = self.named_from(name).filter(|_| self.tokens.same_sentence(at, name))?;
        let marked = name > of && self.is_nominative(person);
        let owned = written && name == of && !self.is_nominative(person);
        (marked || owned).then_some(person)
    }

    /// `„…“, wird Gruber in einer Mitteilung zitiert`.
    fn is_quoted_by_others(&self, at: usize) -> bool {
        self.clause_words(at).any(|at| self.tokens.word(at) == "zitiert")
    }

    /// `„…“, ist sich Gruber sicher`, `„…“, war Gruber enttäuscht`.
    fn tells_attitude(&self, at: usize) -> bool {
        self.clause_words(at).any(|at| ATTITUDES.contains(self.tokens.word(at)))
    }

    /// `„…“, muss Gruber zugeben`, `„…“, soll Gruber gesagt haben`; not `muss sich Gruber sagen lassen`.
    fn ends_in_speech(&self, at: usize) -> bool {
        self.clause_words(at).any(|at| {
            let (word, next) = (self.tokens.word(at), self.tokens.word(at + 1));
            let told = self.is_participle_of_speech(at) && next == "haben";
            let stem = word.strip_suffix("en");
            let says = stem.is_some_and(|stem| self.lexicon.speech_verbs.contains(&format!("{stem}t")));
            told || next != "lassen" && (says || INFINITIVES.contains(&word))
        })
    }

    /// The places behind the verb at `at` to the end of its clause.
    fn clause_words(&self, at: usize) -> impl Iterator<Item = usize> {
        const REACH: usize = 14;
        (at + 1..at + REACH).take_while(move |&index| {
            self.tokens.same_sentence(at, index) && !matches!(self.tokens.word(index), "," | "." | ";" | ":")
        })
    }

    /// `„…“, sagte am Montag im Rathaus der Leiter Hans Kofler`: the full or titled name behind phrases of time and place.
    fn subject_behind_phrases(&self, at: usize) -> Option<usize> {
        const MOST: usize = 3;
        let mut index = self.skip_adverbs(at);
        // "sagte der Mitteilung zufolge Wahlleiter Hans Kofler"
        let source = (index + 1..index + 4).find(|&at| self.tokens.word(at) == "zufolge");
        if let Some(source) = source.filter(|&source| self.persons_between(index, source) == 0) {
            return self.introduced(source + 1);
        }
        for _ in 0..MOST {
            index = self.behind_phrase(index)?;
            if let Some(person) = self.introduced(index) {
                return Some(person);
            }
            if matches!(self.tokens.word(index), "des" | "der" | "eines" | "einer") {
                index = self.behind_nouns(index + 1)?;
                if let Some(person) = self.introduced(index) {
                    return Some(person);
                }
            }
        }
        None
    }

    /// The index behind the phrase that a preposition opens at `at`, if it names nobody.
    fn behind_phrase(&self, at: usize) -> Option<usize> {
        self.behind_nouns(at + 1).filter(|_| self.is_preposition(at))
    }

    /// The index behind determiners, adjectives and the noun or number that they belong to.
    fn behind_nouns(&self, at: usize) -> Option<usize> {
        const WORDS: usize = 4;
        let noun = (at..at + WORDS).find(|&index| {
            !(self.tokens.is_word(index) && self.tokens.word(index).starts_with(char::is_lowercase))
        })?;
        let named = self.person_at(noun).is_some() || self.lexicon.titles.contains(self.tokens.word(noun));
        let part = self.tokens.is_word(noun) && self.tokens.same_sentence(at, noun);
        (part && !named).then_some(noun + 1)
    }

    /// The subject whose noun phrase begins at `at`, if a title, an article or a full name makes clear that it begins there.
    fn introduced(&self, at: usize) -> Option<usize> {
        let person = self.subject_from(at)?;
        let word = self.tokens.word(at);
        // "am Tag der Ministerin Anna Gruber"
        let genitive = word == "der" && self.is_woman(person) != Some(false);
        let titled = self.person_at(at).is_none() && !self.is_preposition(at);
        let full = self.persons[person].span.of(self.tokens.text()).contains(' ');
        ((full || titled) && !genitive).then_some(person)
    }

    /// `„großen Druck“ zu machen, sagte Gruber`: the last cue behind a comma in the rest of the sentence.
    pub(super) fn cue_at_end(&self, closing: usize, earlier: Quoted) -> Option<Attribution> {
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
                    let cue = self.speech_word(at + 1).is_speech_verb
                        || matches!(word, "so" | "hieß" | "heißt" | "laut" | "wie")
                        || self.is_plural(at + 1);
                    if cue
                        && self.tokens.same_sentence(closing, at + 1)
                        && let Some(found) = self.clause_cue(at + 1, earlier, AttributionRule::CueAtEnd)
                        && (found.speaker.is_some() || word != "wie")
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
