//! Which names of one article are one person.

use std::cell::{LazyCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::couple::{addressed_as_woman, is_womans_name, share_surnames};
use super::full_name::Name;
use super::initials::Initials;
use super::shape::{is_capital_particle, is_east_asian};
use crate::annotate::PersonRule;
use crate::annotate::kin::is_kin;
use crate::annotate::lexicon::Lexicon;
use crate::annotate::memory::WordMemory;
use crate::annotate::token::Tokens;
use crate::text::{agree, fold_name, is_capitalised, loose_readings, lower_first};

/// A person of one article, by the names that stand for themselves.
#[derive(Debug)]
pub(super) struct Known {
    /// The words of the fullest name, in the nominative.
    pub(super) words: Vec<String>,
    /// How many of them come before the surname; all, if there is none.
    given: usize,
    /// Whether the first word is surely a given name.
    sure: bool,
    /// Whether the name stands behind a word for a relation: "seine Tochter Anna Gruber".
    kin: bool,
    /// Whether it is a woman's, by the form of address or the given name.
    woman: Option<bool>,
    /// Words that stand for the surname besides the last: "Morales" of "Aitor Morales Etxeberria", "Kim" of "Kim Seo-yeon".
    pub(super) also: Vec<String>,
}

impl Known {
    /// The name in one line.
    pub(super) fn name(&self) -> String {
        self.words.join(" ")
    }

    /// The surname with its particles; empty if only a given name is known.
    pub(super) fn surname(&self) -> String {
        self.words[self.given.min(self.words.len())..].join(" ")
    }

    fn is_full(&self) -> bool {
        self.given > 0 && self.given < self.words.len()
    }
}

/// So many bearers of a surname are looked at; it bounds the search, so that the whole stays linear.
const MOST_BEARERS: usize = 64;

/// The persons of an article, and who a surname means.
#[derive(Default)]
pub(super) struct People {
    pub(super) known: Vec<Known>,
    /// Surname → the persons that bear it.
    by_surname: FxHashMap<String, Vec<usize>>,
    by_name: FxHashMap<String, usize>,
    /// First given name → the persons with a full name that begins with it.
    by_given: FxHashMap<String, Vec<usize>>,
    /// Reading of a surname → the persons with a full name that has it.
    by_reading: FxHashMap<String, Vec<usize>>,
    /// Names in other transcriptions, with their persons.
    pub(super) variants: Vec<(usize, Known)>,
}

impl People {
    /// The person that the surname means: the only bearer, or the first if all others are introduced as relations:
    /// "Enno Ahrlich … sein Sohn Tjark Ahrlich".
    pub(super) fn by_surname(&self, surname: &str) -> Option<usize> {
        match self.by_surname.get(surname).map(Vec::as_slice) {
            Some(&[person]) => Some(person),
            Some(&[first, ref others @ ..]) if !self.known[first].kin => {
                others.iter().all(|&other| self.known[other].kin).then_some(first)
            }
            _ => None,
        }
    }

    /// Adds the name; returns its person. Surnames must come after all full names.
    ///
    /// With `familiar`, a given name alone means the one person whose full name begins with it: "Hannah" in a review of a
    /// novel about Hannah Luckraft. Behind a title it does not: "Prinz Harry" need not be Harry Kane.
    fn add(&mut self, known: Known, familiar: bool) -> usize {
        let name = known.name();
        if known.given == 0 && known.woman.is_some() && self.by_surname.contains_key(&name) {
            return self.add_addressed(known);
        }
        if let Some(&person) = self.by_name.get(&name) {
            return person;
        }
        // "Van Oosterzee", though Van may be a given name
        if known.words.len() > 1
            && let Some(person) = self.by_surname(&lower_first(&name))
        {
            self.by_name.insert(name, person);
            return person;
        }
        let surname = known.surname();
        let readings = LazyCell::new(|| readings_of(&surname));
        let opening = || self.by_surname.get(&lower_first(&surname));
        let bearers = self.by_surname.get(&surname).or_else(opening).map_or(&[][..], Vec::as_slice);
        let same = if known.is_full() {
            let mut fitting = bearers.iter().copied().filter(|&other| self.fit(&known, other));
            let same = fitting.next().filter(|_| fitting.next().is_none());
            let same = same.or_else(|| self.abridged(&known));
            if same.is_none()
                && bearers.is_empty()
                && let Some(person) = self.transcribed(&known, &readings)
            {
                self.enter_surname(&known, person);
                self.variants.push((person, known));
                self.by_name.insert(name, person);
                return person;
            }
            same
        } else if known.given == 0 {
            match bearers {
                [person] => Some(*person),
                [] => self.family_name_first(&known, familiar),
                _ => None,
            }
        } else if familiar && known.words.len() == 1 {
            match self.by_given.get(&name).map(Vec::as_slice) {
                Some(&[person]) => Some(person),
                _ => None,
            }
        } else {
            None
        };
        let person = if let Some(person) = same {
            if known.words.len() > self.known[person].words.len() {
                self.known[person] = known;
            }
            person
        } else {
            let person = self.known.len();
            self.enter_surname(&known, person);
            if known.is_full()
                && let Some(given) = known.words.first()
            {
                self.by_given.entry(given.clone()).or_default().push(person);
                for reading in readings.iter() {
                    let bearers = self.by_reading.entry(reading.clone()).or_default();
                    if bearers.len() < MOST_BEARERS {
                        bearers.push(person);
                    }
                }
            }
            self.known.push(known);
            person
        };
        self.by_name.insert(name, person);
        person
    }

    /// The person of that surname who can be addressed so: "Frau Kern" is Anna and not Peter Kern. Where nobody or several can,
    /// it is a person of its own, and the bare surname stays undecided.
    fn add_addressed(&mut self, known: Known) -> usize {
        let name = known.name();
        let bearers = self.by_surname.get(&name).map_or(&[][..], Vec::as_slice);
        let agrees = |bearer: usize| self.known[bearer].woman.is_none_or(|woman| Some(woman) == known.woman);
        let fitting = bearers.iter().copied().take(MOST_BEARERS).filter(|&bearer| agrees(bearer));
        let fitting: Vec<usize> = fitting.take(2).collect();
        if let [person] = fitting[..] {
            if !self.known[person].is_full() {
                self.known[person].woman = known.woman;
            }
            return person;
        }
        if let Some(&person) = self.by_name.get(&name)
            && !self.known[person].is_full()
            && agrees(person)
        {
            return person;
        }
        let person = self.known.len();
        self.enter_surname(&known, person);
        self.known.push(known);
        self.by_name.insert(name, person);
        person
    }

    /// Notes whom the surname means, and what else stands for it.
    fn enter_surname(&mut self, known: &Known, person: usize) {
        let surname = known.surname();
        if surname.is_empty() {
            return;
        }
        let last = known.words.last().filter(|last| **last != surname);
        for key in last.into_iter().chain([&surname]).chain(&known.also) {
            let bearers = self.by_surname.entry(key.clone()).or_default();
            if bearers.len() < MOST_BEARERS && !bearers.contains(&person) {
                bearers.push(person);
            }
        }
    }

    /// The one person whose full name has a word more or fewer in the middle: "Ivo Micheli" and "Ivo Bernabò Micheli".
    fn abridged(&self, known: &Known) -> Option<usize> {
        let bearers = self.by_surname.get(known.words.last()?)?;
        let mut fitting = bearers.iter().copied().filter(|&other| {
            let (one, other) = (&known.words, &self.known[other].words);
            let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
            let mut rest = long.iter();
            short.len() > 1
                && short.first() == long.first()
                && short.last() == long.last()
                && short.iter().all(|word| rest.any(|other| abbreviates(word, other)))
        });
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// The one person whose full name is another transcription of this one, whose surname has these readings.
    fn transcribed(&self, known: &Known, readings: &BTreeSet<String>) -> Option<usize> {
        let name = known.name();
        let mut found = None;
        for reading in readings {
            for &person in self.by_reading.get(reading).into_iter().flatten() {
                // Müller and Mueller beside each other are two.
                let known = self.known[person].name();
                if found != Some(person) && fold_name(&name) != fold_name(&known) && agree(&name, &known) {
                    if found.is_some() {
                        return None;
                    }
                    found = Some(person);
                }
            }
        }
        found
    }

    /// The one person whose full name begins with what stands alone for a surname: "Zhang" where a "Zhang Weimin" is known.
    fn family_name_first(&mut self, known: &Known, familiar: bool) -> Option<usize> {
        let [word] = &known.words[..] else { return None };
        let &[person] = self.by_given.get(word)?.as_slice() else { return None };
        let full = &mut self.known[person];
        if full.words.len() != 2 || (full.sure && !familiar) {
            return None;
        }
        if !full.sure {
            full.also.push(word.clone());
            self.by_surname.entry(word.clone()).or_default().push(person);
        }
        Some(person)
    }

    /// Makes a person of its own of each surname that several bear, for where it stands alone and nobody can say whose it is.
    pub(super) fn add_undecided(&mut self) {
        let mut shared: Vec<String> = Vec::new();
        for known in &self.known {
            let surname = known.surname();
            let bearers = self.by_surname.get(&surname).map_or(0, Vec::len);
            if bearers > 1 && known.is_full() && !self.by_name.contains_key(&surname) {
                shared.push(surname);
            }
        }
        for surname in shared {
            if !self.by_name.contains_key(&surname) {
                self.by_name.insert(surname.clone(), self.known.len());
                let words = surname.split(' ').map(str::to_owned).collect();
                let also = Vec::new();
                self.known.push(Known { words, given: 0, sure: false, kin: false, woman: None, also });
            }
        }
    }

    /// The person of its own that a surname of several is.
    pub(super) fn undecided(&self, surname: &str) -> Option<usize> {
        let person = *self.by_name.get(surname)?;
        (self.by_surname(surname).is_none() && self.known[person].given == 0).then_some(person)
    }

    /// The given name by which the person alone may be called in this article.
    pub(super) fn own_given_name(&self, person: usize) -> Option<&String> {
        let known = &self.known[person];
        let given = known.words.first().filter(|_| known.is_full() && known.sure)?;
        let alone = self.by_given.get(given).is_some_and(|bearers| bearers[..] == [person]);
        (alone && !self.by_surname.contains_key(given)).then_some(given)
    }

    /// Whether the given names of two names with one surname can be those of one person.
    fn fit(&self, known: &Known, other: usize) -> bool {
        let other = &self.known[other];
        if !other.is_full() {
            return false;
        }
        let (one, two) = (initials(&known.words[..known.given]), initials(&other.words[..other.given]));
        match (one.first(), two.first()) {
            (Some(one), Some(two)) => {
                one == two || one.starts_with(two.as_str()) || two.starts_with(one.as_str())
            }
            _ => false,
        }
    }
}

thread_local! {
    /// The readings of surnames, which have many and stand in many texts.
    static READINGS: RefCell<WordMemory<Rc<BTreeSet<String>>>> = RefCell::default();
}

/// The [`loose_readings`] of a surname.
fn readings_of(surname: &str) -> Rc<BTreeSet<String>> {
    READINGS.with_borrow_mut(|memory| memory.get(surname, || Rc::new(loose_readings(surname))))
}

/// Whether the word is the other or its initial.
fn abbreviates(word: &str, other: &str) -> bool {
    word == other || word.strip_suffix('.').is_some_and(|initial| other.starts_with(initial))
}

/// Given names without periods; "J. D." and "JD" become one form.
fn initials(given: &[String]) -> Vec<String> {
    if given.iter().all(|word| word.ends_with('.')) {
        return vec![given.concat().replace('.', "")];
    }
    given.iter().map(|word| word.replace('.', "")).collect()
}

/// Joins the names to persons; gives for each name its person and its own nominative words.
pub(super) fn join_names(
    names: &mut Vec<Name>,
    tokens: &Tokens,
    lexicon: &Lexicon,
) -> (People, Vec<(usize, Vec<String>)>) {
    let shared = share_surnames(names, tokens, lexicon);
    let mut people = People::default();
    let mut persons = vec![0; names.len()];
    let seen = stems_that_stand_alone(names, tokens, lexicon);
    let mut words: Vec<_> = names.iter().map(|name| nominative(name, tokens, lexicon, &seen)).collect();
    for (index, name) in names.iter().enumerate() {
        let full = shared
            .get(&name.first)
            .and_then(|first| names.binary_search_by_key(first, |name| name.first).ok());
        if let Some(full) = full {
            let surname: Vec<String> = words[full][1..].to_vec();
            words[index].extend(surname);
        }
    }
    let known = names.iter().zip(&words).map(|(name, words)| {
        let joint = shared.contains_key(&name.first);
        let given = if joint { 1 } else { name.surname.map_or(words.len(), |surname| surname - name.first) };
        let by_given =
            || words.first().filter(|_| given > 0).and_then(|given| is_womans_name(given, lexicon));
        Known {
            words: words.clone(),
            given,
            sure: name.given,
            kin: is_introduced_as_kin(name, tokens),
            woman: addressed_as_woman(name.first, tokens).or_else(by_given),
            also: other_surnames(words, given, lexicon),
        }
    });
    // Full names first, so that a bare surname behind a title finds its person wherever it stands.
    let (full, others): (Vec<_>, Vec<_>) = known.enumerate().partition(|(_, known)| known.is_full());
    for (index, known) in full.into_iter().chain(others) {
        persons[index] = people.add(known, names[index].rule == PersonRule::Statistical);
    }
    (people, persons.into_iter().zip(words).collect())
}

/// Whether a word for a relation stands right before the name, or between it and its comma.
fn is_introduced_as_kin(name: &Name, tokens: &Tokens) -> bool {
    let Some(before) = name.first.checked_sub(1).filter(|&before| tokens.same_sentence(before, name.first))
    else {
        return false;
    };
    let before = if tokens.word(before) == "," { before.saturating_sub(1) } else { before };
    let noun = tokens.word(before);
    let spouse = matches!(noun, "Frau" | "Mann");
    let owned = || {
        let possessive = tokens.before(before).to_lowercase();
        ["ihr", "sein", "mein", "dein", "unser", "his", "her", "my", "our", "their"]
            .iter()
            .any(|pronoun| possessive.starts_with(pronoun))
    };
    (is_kin(noun, true) || is_kin(noun, false)) && (!spouse || owned())
}

/// The words of a full name that stand for the surname besides the last: the first of two surnames, and the first word
/// before a Korean or Chinese given name of two syllables.
fn other_surnames(words: &[String], given: usize, lexicon: &Lexicon) -> Vec<String> {
    let mut also = Vec::new();
    if let [first, second] = words
        && given == 1
        && second.contains('-')
        && is_east_asian(second)
        && !is_east_asian(first)
    {
        also.push(first.clone());
    }
    for word in words.iter().take(words.len().saturating_sub(1)).skip(1) {
        let plain =
            word.starts_with(char::is_uppercase) && !is_capital_particle(word) && word.chars().count() > 2;
        if plain && lexicon.is_family_name(word) && !lexicon.is_given_name(word) && !lexicon.is_common(word) {
            also.push(word.clone());
        }
    }
    also
}

/// What is left of the last words of names without a genitive ending, as far as it stands in the text with a capital.
fn stems_that_stand_alone<'a>(names: &[Name], tokens: &Tokens<'a>, lexicon: &Lexicon) -> FxHashSet<&'a str> {
    let last = |name: &Name| name.end.checked_sub(1).map(|last| tokens.word(last));
    let stems: FxHashSet<&str> =
        names.iter().filter_map(last).filter_map(|word| lexicon.strip_genitive(word)).collect();
    let initials = Initials::of(stems.iter().copied());
    let words = (0..tokens.len()).map(|index| tokens.word(index)).filter(|word| initials.begin(word));
    words.filter(|word| is_capitalised(word) && stems.contains(word)).collect()
}

/// The words of a name, its last one without a genitive ending; `seen` are the [`stems_that_stand_alone`].
fn nominative(name: &Name, tokens: &Tokens, lexicon: &Lexicon, seen: &FxHashSet<&str>) -> Vec<String> {
    let mut words: Vec<String> = (name.first..name.end).map(|index| tokens.word(index).to_owned()).collect();
    let Some(last) = words.last_mut() else { return words };
    let Some(stem) = lexicon.strip_genitive(last) else { return words };
    let is_name = |word: &str| lexicon.is_family_name(word) || lexicon.is_given_name(word);
    let next = tokens.behind(name.end - 1, 1);
    let genitive = if seen.contains(stem) {
        true
    } else if is_name(last) || is_subject(name, tokens, lexicon) {
        false
    } else {
        is_name(stem) || next.starts_with(char::is_uppercase)
    };
    if genitive {
        *last = stem.to_owned();
    }
    words
}

/// Whether the full name opens its clause or follows a verb, and a verb, a bracket or the end of a clause follows it: no
/// genitive stands so.
fn is_subject(name: &Name, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    let is_verb = |word: &str| {
        lexicon.speech_verbs.contains(word)
            || matches!(word, "hat" | "hatte" | "ist" | "war" | "wird" | "wurde" | "will" | "soll" | "kann")
    };
    let mut first = name.first;
    while lexicon.titles.contains(tokens.before(first)) {
        first -= 1;
    }
    let (before, next) = (tokens.before(first), tokens.behind(name.end - 1, 1));
    let opens = before.is_empty() || before == "," || is_verb(before);
    name.end - name.first > 1 && opens && (is_verb(next) || matches!(next, "(" | "," | "." | ""))
}

impl People {
    /// Cuts a name that ran into the next one ("Wladimir Putin Kellogg"): returns how many words belong to it.
    pub(super) fn own_words(&self, person: usize) -> usize {
        let known = &self.known[person];
        let count = known.words.len();
        let Some(last) = known.words.last() else { return count };
        // "Ivo Bernabò Micheli" is also called "Ivo Micheli".
        let abridged = || self.by_name.contains_key(&format!("{} {last}", known.words[0]));
        let claimed = |word: &String| {
            // "Ivo Micheli" claims nothing of "Ivo Bernabò Micheli".
            let other = |&bearer: &usize| {
                let other = &self.known[bearer];
                // "Van Oosterzee" at the beginning of a sentence is Ruud van Oosterzee.
                bearer != person
                    && other.words.first() != known.words.first()
                    && lower_first(&other.name()) != known.surname()
            };
            self.by_surname.get(word).is_some_and(|bearers| bearers.iter().any(other))
        };
        let prefix = || self.by_name.contains_key(&known.words[..count - 1].join(" "));
        if count >= 3 && known.given + 2 == count && (claimed(last) || prefix()) && !abridged() {
            return count - 1;
        }
        if count == 2 && !known.sure && claimed(&known.words[0]) {
            return 1;
        }
        count
    }
}
