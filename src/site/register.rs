//! The register of persons: by letter, on one page while it is short, else on a page for each part of a letter.

use std::collections::BTreeMap;

use crate::link::{Dossier, Person};
use crate::text::sort_key;

use super::Profile;
use super::profile::shorten_context;

/// About how many bytes of entries stand on one page.
const ROOM: usize = 200_000;
/// About how many bytes an entry takes beside its words, and what each bar of its sparkline adds.
const ENTRY: usize = 450;
const BAR: usize = 75;
const BARS: usize = 12;
/// The most bytes shown of the sentence that names a person without a page, and on either side of the name in a longer one.
const LONG: usize = 300;
const SIDE: usize = 110;

/// What stands under names that begin with no Latin letter.
pub const NO_LETTER: char = '#';

/// The persons by letter.
#[derive(Debug, Default)]
pub struct Register {
    /// Its parts, in order: one per letter, or several where a letter has too many names for a page.
    pub parts: Vec<RegisterPart>,
    /// Whether each part has a page of its own.
    pub is_split: bool,
    /// The index of each person's part.
    pub(super) part_of: Vec<usize>,
}

/// Persons whose names begin with one letter.
#[derive(Debug)]
pub struct RegisterPart {
    /// `A` to `Z`, or [`NO_LETTER`].
    pub initial: char,
    /// Which of the letter's parts it is, from 1.
    pub number: usize,
    /// The persons' indices.
    pub people: Vec<usize>,
}

impl Register {
    pub(super) fn new(dossier: &Dossier, profiles: &[Profile]) -> Self {
        let people = &dossier.people;
        let weights: Vec<usize> =
            (0..people.len()).map(|person| weigh(dossier, person, profiles[person].has_page())).collect();
        // Names that no letter begins stand at both ends of the persons' order, and in one place here.
        let mut letters: BTreeMap<(bool, char), Vec<usize>> = BTreeMap::new();
        for (index, person) in people.iter().enumerate() {
            let initial = initial(person);
            letters.entry((initial == NO_LETTER, initial)).or_default().push(index);
        }
        let is_split = weights.iter().sum::<usize>() > ROOM;
        let mut register = Self { parts: Vec::new(), is_split, part_of: vec![0; people.len()] };
        for ((_, initial), members) in letters {
            let (mut number, mut filled) = (0, usize::MAX);
            for person in members {
                filled = filled.saturating_add(weights[person]);
                if filled > ROOM {
                    number += 1;
                    filled = weights[person];
                    register.parts.push(RegisterPart { initial, number, people: Vec::new() });
                }
                register.part_of[person] = register.parts.len() - 1;
                if let Some(part) = register.parts.last_mut() {
                    part.people.push(person);
                }
            }
        }
        register
    }

    /// The index of the first part of each letter that has one.
    pub fn letters(&self) -> BTreeMap<char, usize> {
        let firsts = self.parts.iter().enumerate().filter(|(_, part)| part.number == 1);
        firsts.map(|(index, part)| (part.initial, index)).collect()
    }
}

/// What is shown of the sentence that names a person without a page.
pub fn register_context(dossier: &Dossier, person: &Person) -> crate::link::Locus {
    let mention = person.mentions[0];
    let span = shorten_context(&dossier.readings[mention.article], mention.span, LONG, SIDE);
    crate::link::Locus { span, ..mention }
}

/// The letter under which a person stands.
fn initial(person: &Person) -> char {
    let first = sort_key(&person.surname).chars().next().filter(char::is_ascii_lowercase);
    first.map_or(NO_LETTER, |letter| letter.to_ascii_uppercase())
}

fn weigh(dossier: &Dossier, index: usize, has_page: bool) -> usize {
    let person = &dossier.people[index];
    let role = person.roles.iter().map(|role| role.title.len()).max().unwrap_or_default();
    let shown = if has_page {
        BAR * person.mentions.len().min(BARS)
    } else {
        let context = register_context(dossier, person);
        context.span.len() + dossier.readings[context.article].article.id.len()
    };
    ENTRY + 2 * person.preferred_name.len() + role + shown
}
