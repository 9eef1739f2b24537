//! Nouns that stand for the one person named before: "der Slowene", "die Vulkanologin", "der Staatschef".

use std::sync::LazyLock;

use super::{Quoted, Speakers};
use crate::annotate::role::is_inhabitant;
use crate::text::WordList;

/// How many sentences before the noun are read for persons.
const NEAR: usize = 2;
/// How many more, until one names somebody.
const FARTHER: usize = 4;
/// How many tokens are read at most.
const MOST: usize = 160;
/// How many mentions before "der Angeklagte" are looked at.
const MOST_PERSONS: usize = 120;

/// Last parts of nouns that say what a man is by calling or origin, and no office that others may hold as well.
static MEN: WordList = WordList::new(include_str!("../../../lexicons/de/callings.txt"));

/// Last parts of nouns in -in for an office, of whom there may be others.
static OFFICES: WordList = WordList::new(include_str!("../../../lexicons/de/offices_of_women.txt"));

/// Words that stand for roles of another name, where the role ends so: "der Regierungschef" is a Kanzler.
static SYNONYMS: LazyLock<Vec<Synonyms>> = LazyLock::new(|| {
    let list = include_str!("../../../lexicons/de/role_synonyms.txt");
    let lines = list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    lines.map(|(words, roles)| [words.split(' ').collect(), roles.split(' ').collect()]).collect()
});

/// Words, and the last parts of the roles that they stand for.
type Synonyms = [Vec<&'static str>; 2];

/// Whether somebody with the role `given` may be called `wanted`; both in lower case.
pub(super) fn stands_for(wanted: &str, given: &str) -> bool {
    if given.ends_with(wanted) {
        return true;
    }
    let bare = |title: &str| title.strip_suffix("in").unwrap_or(title).to_owned();
    let (called, role) = (bare(wanted), bare(given));
    let state = called == "staatschef" && role == "präsident";
    let same_gender = wanted.ends_with("in") == given.ends_with("in");
    same_gender
        && (state
            || SYNONYMS.iter().any(|[words, roles]| {
                words.contains(&called.as_str()) && roles.iter().any(|ending| role.ends_with(ending))
            }))
}

/// Nouns for somebody on trial.
const ACCUSED: [&str; 9] = [
    "Angeklagte",
    "Angeklagten",
    "Angeklagter",
    "Angeschuldigte",
    "Beschuldigte",
    "Beschuldigter",
    "Tatverdächtige",
    "Verurteilte",
    "Freigesprochene",
];

/// What is brought against somebody.
const CHARGES: [&str; 9] = [
    "Anklage",
    "Ermittlungen",
    "Haftbefehl",
    "Klage",
    "Prozess",
    "Prozeß",
    "Urteil",
    "Verfahren",
    "Vorwürfe",
];

impl Speakers<'_> {
    /// Whom a noun behind the article at `at` stands for: the only person who may be meant and was named before.
    pub(super) fn described(&self, at: usize, earlier: Quoted) -> Option<usize> {
        let feminine = matches!(self.tokens.word(at), "die" | "Die");
        let mut noun = at + 1;
        while noun < at + 3 && self.tokens.word(noun).starts_with(char::is_lowercase) {
            noun += 1;
        }
        let next = self.tokens.behind(noun, 1);
        let goes_on = matches!(next, "der" | "des" | "von" | "vom" | "für" | "und" | "aus")
            || next.starts_with(char::is_uppercase);
        if goes_on || !self.tokens.same_sentence(at, noun) {
            return None;
        }
        if ACCUSED.contains(&self.tokens.word(noun)) {
            return self.accused(at, feminine);
        }
        if !self.describes(noun, feminine) {
            return None;
        }
        self.only_person_before(at, feminine, earlier)
    }

    /// The only person before `at` whom the text calls accused: "der Prozess gegen Hans Kofler".
    fn accused(&self, at: usize, feminine: bool) -> Option<usize> {
        let end = self
            .persons
            .partition_point(|person| Some(person.span.end) <= self.tokens.get(at).map(|at| at.span.start));
        let mut charged = (end.saturating_sub(MOST_PERSONS)..end).filter(|&person| self.is_charged(person));
        let found = charged.next()?;
        let name = |person: usize| &self.persons[person].full_name;
        let fits = self.is_woman(found).is_none_or(|woman| woman == feminine);
        (fits && charged.all(|other| name(other) == name(found))).then_some(found)
    }

    /// "Prozess gegen den früheren Direktor Hans Kofler", "der Angeklagte Hans Kofler".
    fn is_charged(&self, person: usize) -> bool {
        let name = self.tokens.index_at(self.persons[person].span.start);
        let mut before = (1..=8).map_while(|by| name.checked_sub(by)).take_while(|&at| {
            self.tokens.same_sentence(at, name) && !matches!(self.tokens.word(at), "," | ":" | ";")
        });
        if ACCUSED.contains(&self.tokens.before(name)) {
            return true;
        }
        before.find(|&at| self.tokens.word(at) == "gegen").is_some_and(|against| {
            CHARGES.contains(&self.tokens.before(against)) && self.persons_between(against, name) == 0
        })
    }

    fn describes(&self, noun: usize, feminine: bool) -> bool {
        let word = self.tokens.word(noun);
        let lower = word.to_lowercase();
        if !word.starts_with(char::is_uppercase) || self.person_at(noun).is_some() {
            return false;
        }
        if !feminine {
            return MEN.ends(&lower) || is_inhabitant(word, self.lexicon);
        }
        let office = OFFICES.ends(&lower);
        let known = self.lexicon.titles.find(word).is_some_and(|title| title.nominative.ends_with("in"));
        let derived = lower.strip_suffix("in").is_some_and(|stem| {
            MEN.words().iter().any(|ending| stem.ends_with(ending.strip_suffix('e').unwrap_or(ending)))
        });
        !office && (known || derived || (word.ends_with("in") && is_inhabitant(word, self.lexicon)))
    }

    /// The only person of that gender, or of none that is known, whom the sentences before `at` name.
    pub(super) fn only_person_before(&self, at: usize, feminine: bool, earlier: Quoted) -> Option<usize> {
        let own = self.tokens.get(at)?.sentence;
        let mut found: Option<usize> = None;
        for index in (at.saturating_sub(MOST)..at).rev() {
            let back = own - self.tokens.get(index)?.sentence;
            if back > FARTHER || (back > NEAR && found.is_some()) {
                break;
            }
            let Some(person) = self.person_at(index).filter(|_| !self.is_quoted(index, earlier)) else {
                continue;
            };
            if self.is_woman(person).is_some_and(|woman| woman != feminine) {
                continue;
            }
            match found {
                None => found = Some(person),
                Some(last) if self.persons[last].full_name == self.persons[person].full_name => {}
                Some(_) => return None,
            }
        }
        found
    }
}
