//! Whom "sie" and "they" take up in the plural: the persons of whom the sentence before tells together.
//!
//! "Gruber und Kofler sprachen mit dem Kanzler. Am Freitag flogen sie nach Rom." Both sentences stand in one paragraph, named
//! persons alone are the subject of the first and the pronoun is that of the second; nothing else there is a plural that
//! can act, and at most one other person is named. Known misses: pronouns that take up a pronoun, and those in subordinate
//! clauses.

use std::ops::Range;

use super::Speakers;
use super::english::SMALL_WORDS;
use super::english_report::OPENERS as ENGLISH_OPENERS;
use super::source::OPENERS;
use super::subject::{is_adjective, is_day};
use crate::annotate::kin::is_kin;
use crate::annotate::role::is_inhabitant;
use crate::annotate::{Epithet, EpithetRule};

/// How many words may stand before the pronoun, and before the verb of the sentence it takes up.
const OPENING: usize = 12;
/// How many words an apposition may have.
const APPOSITION: usize = 14;
/// How many words may describe somebody before the comma and the name.
const DESCRIPTION: usize = 12;

/// Words in -en, -ern that are no verbs and may stand before "sie".
const NO_VERBS: [&str; 24] = [
    "außen",
    "dagegen",
    "daneben",
    "denen",
    "deswegen",
    "einen",
    "gegen",
    "gestern",
    "hingegen",
    "hinten",
    "ihnen",
    "ihren",
    "indessen",
    "inzwischen",
    "morgen",
    "neben",
    "oben",
    "seinen",
    "sondern",
    "unten",
    "unterdessen",
    "vorn",
    "wegen",
    "zusammen",
];

/// What opens a noun phrase that may be the subject in place of "sie": "Am Montag trafen sie die Kollegen".
const PLURAL_OPENERS: [&str; 14] = [
    "alle",
    "andere",
    "beide",
    "die",
    "diese",
    "drei",
    "einige",
    "ihre",
    "keine",
    "mehrere",
    "seine",
    "viele",
    "zahlreiche",
    "zwei",
];

/// Determiners of one thing; "der" may open a genitive of several.
const SINGULAR: [&str; 26] = [
    "am", "ans", "aufs", "beim", "das", "dem", "des", "dieses", "ein", "eine", "einem", "einen", "einer",
    "eines", "ihrem", "ihres", "im", "ins", "jeden", "jeder", "keinem", "seinem", "seines", "vom", "zum",
    "zur",
];

/// Last parts of nouns for what several persons say or do, and for times: they do not act themselves.
const THINGS: [&str; 24] = [
    "angaben",
    "bedingungen",
    "beratungen",
    "dezember",
    "einigungen",
    "forderungen",
    "fragen",
    "gesprächen",
    "gründen",
    "jahren",
    "minuten",
    "monaten",
    "november",
    "oktober",
    "plänen",
    "punkten",
    "september",
    "stunden",
    "tagen",
    "themen",
    "verhandlungen",
    "vorschlägen",
    "wochen",
    "worten",
];

/// English plurals, and words that look like one, which do not act.
const ENGLISH_THINGS: [&str; 22] = [
    "across",
    "always",
    "business",
    "days",
    "hours",
    "its",
    "his",
    "less",
    "minutes",
    "months",
    "perhaps",
    "plans",
    "press",
    "process",
    "proposals",
    "status",
    "talks",
    "terms",
    "this",
    "thus",
    "weeks",
    "years",
];

impl Speakers<'_> {
    /// The pronoun at `at`, if it takes up several persons.
    pub(super) fn plural_pronoun(&self, at: usize) -> Option<Epithet> {
        let span = self.tokens.get(at)?.span;
        Some(Epithet { span, persons: self.taken_up(at)?, rule: EpithetRule::JointSubject })
    }

    /// The mentions that the plural pronoun at `at` takes up: two or more different persons.
    fn taken_up(&self, at: usize) -> Option<Vec<usize>> {
        let first = self.sentence_start(at).filter(|&first| self.is_plural_subject(first, at))?;
        let before = self.sentence_start(first.checked_sub(1)?)?;
        let gap = self.tokens.get(first - 1)?.span.end..self.tokens.get(first)?.span.start;
        let apart = self.tokens.text()[gap].contains("\n\n");
        let (persons, subject) = self.joint_subject(before, first)?;
        let rest = (before..subject.start).chain(subject.end..first).chain(first..at);
        let alone = !rest.clone().any(|at| self.is_group(at) || self.joins_others(at));
        let named: Vec<usize> = rest.filter_map(|at| self.person_at(at)).collect();
        let name = |person: usize| self.persons[person].full_name.as_str();
        let others = || named.iter().filter(|&&other| persons.iter().all(|&one| name(one) != name(other)));
        let few = others().all(|&other| Some(name(other)) == others().next().map(|&first| name(first)));
        (!apart && alone && few && self.persons_between(first, at) == 0).then_some(persons)
    }

    /// Whether the pronoun at `at`, in the sentence from `first` on, is the plural subject of its main clause.
    fn is_plural_subject(&self, first: usize, at: usize) -> bool {
        let opening = first..at;
        let plain = || {
            opening.len() <= OPENING
                && opening
                    .clone()
                    .all(|at| !matches!(self.tokens.word(at), "„" | "“" | "\"" | "»" | "«" | ":"))
        };
        if self.english {
            let opens = opening.is_empty() || ENGLISH_OPENERS.contains(&self.tokens.word(first));
            return opens && plain() && !opening.clone().any(|at| self.is_english_verb(at));
        }
        if opening.is_empty() {
            return self.is_plural_verb(at + 1);
        }
        let behind = self.tokens.behind(at, 1);
        OPENERS.contains(&self.tokens.word(first).to_lowercase())
            && plain()
            && self.is_plural_verb(at - 1)
            && opening.clone().all(|at| self.tokens.word(at) != ",")
            && !PLURAL_OPENERS.contains(&behind)
            && !behind.starts_with(char::is_uppercase)
    }

    /// The persons who together are the subject of the sentence from `first` to `end`, and where the subject and the verb
    /// beside it stand: "Gruber und Kofler sprachen", "Am Montag trafen sich Gruber und Kofler".
    fn joint_subject(&self, first: usize, end: usize) -> Option<(Vec<usize>, Range<usize>)> {
        let start = self.skip_adverbs(first);
        if let Some((persons, behind)) = self.coordination(start, end) {
            return self.is_plural_verb(behind).then_some((persons, start..behind + 1));
        }
        let opens = OPENERS.contains(&self.tokens.word(first).to_lowercase());
        let verb = (first + 1..end.min(first + OPENING))
            .take_while(|&at| self.tokens.word(at) != "," && self.person_at(at).is_none())
            .find(|&at| self.is_plural_verb(at))
            .filter(|_| opens && !self.english)?;
        let start = verb + 1 + usize::from(self.tokens.behind(verb, 1) == "sich");
        let (persons, behind) = self.coordination(start, end)?;
        Some((persons, verb..behind))
    }

    /// The persons that are named in a row from `at` on, the last behind "und", and the index behind the last.
    fn coordination(&self, at: usize, end: usize) -> Option<(Vec<usize>, usize)> {
        let (mut at, mut joined) = (at, false);
        let mut persons: Vec<usize> = Vec::new();
        loop {
            let (person, behind) = self.conjunct(at, end)?;
            let again =
                persons.iter().any(|&one| self.persons[one].full_name == self.persons[person].full_name);
            if again {
                return None;
            }
            persons.push(person);
            match self.tokens.word(behind) {
                _ if joined => return Some((persons, behind)),
                "und" | "sowie" | "and" => joined = true,
                "," => {}
                _ => return None,
            }
            at = behind + 1;
        }
    }

    /// The person whom the noun phrase at `at` names, and the index behind it and its apposition.
    fn conjunct(&self, at: usize, end: usize) -> Option<(usize, usize)> {
        let Some(person) = self.subject_from(at) else { return self.named_behind_description(at, end) };
        let behind = self.tokens.index_at(self.persons[person].span.end);
        match self.tokens.word(behind) {
            "'s" | "’s" => self.named_behind_description(at, end),
            "(" => {
                let closing = (behind + 1..end.min(behind + 6)).find(|&at| self.tokens.word(at) == ")")?;
                Some((person, closing + 1))
            }
            "," if self.subject_from(behind + 1).is_none() => {
                let closing = (behind + 2..end.min(behind + APPOSITION)).find(|&at| {
                    let goes_on = matches!(self.tokens.word(at + 1), "und" | "sowie" | "and");
                    self.tokens.word(at) == "," && (goes_on || self.is_plural_verb(at + 1))
                });
                Some((person, closing.map_or(behind, |closing| closing + 1)))
            }
            _ => Some((person, behind)),
        }
    }

    /// "der Schwiegersohn von Präsident Hans Kofler, Jan Kern,": the name between the commas, not those before them.
    fn named_behind_description(&self, at: usize, end: usize) -> Option<(usize, usize)> {
        let comma = (at + 1..end.min(at + DESCRIPTION))
            .take_while(|&at| !matches!(self.tokens.word(at), "und" | "and" | "dass" | "that"))
            .find(|&at| self.tokens.word(at) == ",")?;
        let person = self.person_at(comma + 1).filter(|&person| self.is_nominative(person))?;
        let behind = self.tokens.index_at(self.persons[person].span.end);
        let describes = if self.english {
            !(at..comma).any(|at| self.is_english_verb(at))
        } else {
            self.describes_one(at)
        };
        (describes && self.tokens.word(behind) == ",").then_some((person, behind + 1))
    }

    /// Whether a German noun phrase for one human being begins at `at`: "der Schwiegersohn", "seine frühere Anwältin".
    fn describes_one(&self, at: usize) -> bool {
        let mut noun = at + 1;
        while is_adjective(self.tokens.word(noun)) {
            noun += 1;
        }
        let word = self.tokens.word(noun);
        let feminine = word.ends_with("in") || is_kin(word, true);
        let agrees = match self.tokens.word(at).to_lowercase().as_str() {
            "der" | "ein" | "sein" | "ihr" => !feminine,
            "die" | "eine" | "seine" | "ihre" => feminine,
            "dessen" | "deren" => true,
            _ => false,
        };
        let next = self.tokens.behind(noun, 1);
        let closed = matches!(next, "," | "von" | "vom" | "des" | "der" | "im" | "in" | "für" | "aus");
        agrees && closed && word.starts_with(char::is_uppercase) && self.person_at(noun).is_none()
    }

    /// Whether the noun at `at` may be a plural, or a group, that acts: "die Gäste", "Ukrainer", "den Ministern".
    fn is_group(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let lower = word.to_lowercase();
        if self.is_in_name(at) || !self.tokens.is_word(at) {
            return false;
        }
        if self.english {
            let plural = word.ends_with('s') && word.chars().count() >= 4 && !word.ends_with("ss");
            return (plural && !ENGLISH_THINGS.contains(&lower.as_str()) && !self.is_place(word))
                || matches!(word, "people" | "men" | "women" | "children" | "police");
        }
        let title = self.lexicon.titles.contains(word);
        let plural = ["en", "er", "ern", "eln", "leute", "s"].iter().any(|ending| word.ends_with(ending))
            || (title && word.ends_with('e'))
            || ["freunde", "gäste", "leute", "feinde", "söhne"].iter().any(|ending| lower.ends_with(ending));
        let mut start = at;
        while is_adjective(self.tokens.before(start)) {
            start -= 1;
        }
        let one = SINGULAR.contains(&self.tokens.before(start).to_lowercase().as_str());
        let thing = THINGS.iter().any(|thing| lower.ends_with(thing));
        let names_bearer = title && self.named_from(at).is_some();
        word.starts_with(char::is_uppercase)
            && plural
            && !(one || thing || names_bearer || is_day(word) || self.is_place(word))
    }

    /// Whether "und" at `at` joins what is no person's name: "den Kanzler und den Minister".
    fn joins_others(&self, at: usize) -> bool {
        if !matches!(self.tokens.word(at), "und" | "sowie" | "oder" | "and" | "or") {
            return false;
        }
        let (before, behind) = (self.tokens.before(at), self.tokens.behind(at, 1));
        if self.english {
            return matches!(behind, "a" | "an" | "the" | "his" | "her" | "their")
                || behind.starts_with(char::is_uppercase) && !is_english_day(behind);
        }
        before.starts_with(char::is_uppercase) && !is_day(before) && !self.is_plural_verb(at + 1)
    }

    /// Whether the token is, by its form, a finite verb of the third person plural.
    fn is_plural_verb(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        if self.english {
            return word.starts_with(char::is_lowercase)
                && (matches!(word, "had" | "have" | "are" | "were") || !SMALL_WORDS.contains(&word))
                && !word.ends_with('s');
        }
        let ending = ["en", "ern", "eln"].iter().any(|ending| word.ends_with(ending));
        word.starts_with(char::is_lowercase) && (ending || word == "sind") && !NO_VERBS.contains(&word)
    }

    fn is_english_verb(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        self.lexicon.speech_verbs.contains(word)
            || word.ends_with("ed") && word.starts_with(char::is_lowercase)
    }

    /// Whether the token is part of a person's name.
    fn is_in_name(&self, at: usize) -> bool {
        let Some(span) = self.tokens.get(at).map(|token| token.span) else { return false };
        let next = self.persons.partition_point(|person| person.span.end <= span.start);
        self.persons.get(next).is_some_and(|person| person.span.contains(span))
    }

    /// Whether the word is a place that is no plural.
    fn is_place(&self, word: &str) -> bool {
        let people = is_inhabitant(word, self.lexicon) || word.starts_with("Niederlande");
        self.lexicon.is_place(word) && !people && !matches!(word, "USA" | "States")
    }
}

fn is_english_day(word: &str) -> bool {
    word.ends_with("day") && word.chars().count() >= 6
}
