//! Whom a mention names: what its own article leaves open, the authority file and the names of all articles decide.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::annotate::{Annotations, PersonMention, PersonRule};
use crate::config::{Authority, Record};
use crate::text::{Span, surname_of};

use super::identity::{Forms, Identities, Owner};
use super::name::is_full;
use super::person::Mention;

/// Decides whom a mention names.
pub(super) struct Claims<'a> {
    identities: Identities<'a>,
    authority: &'a Authority,
    owners: Owners,
    /// Every name as the texts write it.
    names: FxHashMap<&'a str, Name<'a>>,
    /// By the surname as the texts write it.
    bearers: FxHashMap<&'a str, Bearers>,
}

/// Everybody whom a name names, by number; the records of the authority file first.
#[derive(Default)]
struct Owners {
    list: Vec<Owner>,
    numbers: FxHashMap<Owner, usize>,
}

impl Owners {
    fn number(&mut self, owner: Owner) -> usize {
        *self.numbers.entry(owner).or_insert_with_key(|owner| {
            self.list.push(owner.clone());
            self.list.len() - 1
        })
    }
}

/// Who bears a surname.
#[derive(Default)]
struct Bearers {
    owners: BTreeSet<usize>,
    /// Something bears it that is no person.
    nobody: bool,
}

/// What is known of a name, wherever it stands.
struct Name<'a> {
    /// The surname of a full name.
    surname: Option<&'a str>,
    is_nobody: bool,
    /// Whether the authority file has it.
    is_recorded: bool,
    claim: Claim,
}

/// Whom a name names: the number of an owner.
#[derive(Clone, Copy)]
enum Claim {
    Person(usize),
    Open,
    Nobody,
}

/// A mention, and the number of its owner; `None` where several may be meant.
pub(super) type Claimed = (Mention, Option<usize>);

impl<'a> Claims<'a> {
    /// Decides on all names of the texts: full `forms` with their use, and `bare` ones.
    pub(super) fn new(forms: &Forms<'a>, bare: &[&'a str], authority: &'a Authority) -> Self {
        let mut claims = Self {
            identities: Identities::new(authority, forms),
            authority,
            owners: Owners::default(),
            names: FxHashMap::default(),
            bearers: FxHashMap::default(),
        };
        for record in 0..authority.people.len() {
            claims.owners.number(Owner::Record(record));
        }
        for &name in forms.keys() {
            claims.learn_full(name);
        }
        let recorded = recorded_surnames(authority);
        for &name in bare {
            claims.learn_bare(name, &recorded);
        }
        claims
    }

    fn learn_full(&mut self, name: &'a str) {
        let surname = surname_of(name);
        let is_nobody = is_nobody(&self.identities, name);
        let owner = self.owners.number(self.identities.owner_of(name));
        // „von der Leyen“ is also called „Leyen“.
        let bare = surname.split(' ').next_back().filter(|bare| *bare != surname);
        for surname in bare.into_iter().chain([surname]) {
            let bearers = self.bearers.entry(surname).or_default();
            if is_nobody {
                bearers.nobody = true;
            } else {
                bearers.owners.insert(owner);
            }
        }
        let is_recorded = self.identities.record_of(name).is_some();
        let claim = Claim::Person(owner);
        self.names.insert(name, Name { surname: Some(surname), is_nobody, is_recorded, claim });
    }

    fn learn_bare(&mut self, name: &'a str, recorded: &BTreeMap<&str, BTreeSet<usize>>) {
        let record = self.identities.record_of(name);
        let claim = match record {
            Some(record) => Claim::Person(record),
            None => self.claim_surname(name, recorded.get(name)),
        };
        let is_nobody = is_nobody(&self.identities, name);
        self.names.insert(name, Name { surname: None, is_nobody, is_recorded: record.is_some(), claim });
    }

    /// The one person who bears a surname in full: in the texts, or failing that in the authority file.
    fn claim_surname(&mut self, surname: &str, recorded: Option<&BTreeSet<usize>>) -> Claim {
        let bearers = self.bearers.get(surname);
        let mut owners = bearers.iter().flat_map(|bearers| &bearers.owners);
        match (owners.next(), owners.next()) {
            (Some(&owner), None) => return Claim::Person(owner),
            (Some(_), Some(_)) => return Claim::Open,
            (None, _) => (),
        }
        let mut records = recorded.into_iter().flatten();
        match (records.next(), records.next()) {
            (Some(&record), None) => Claim::Person(record),
            (Some(_), Some(_)) => Claim::Open,
            (None, _) if bearers.is_some_and(|bearers| bearers.nobody) => Claim::Nobody,
            (None, _) => Claim::Person(self.owners.number(Owner::Name(self.identities.key_of(surname)))),
        }
    }

    /// The owner of this number.
    pub(super) fn owner(&self, number: usize) -> &Owner {
        &self.owners.list[number]
    }

    /// What the authority file says of the owner of this number.
    pub(super) fn record_of(&self, number: usize) -> Option<&'a Record> {
        match self.owner(number) {
            Owner::Record(index) => self.authority.people.get(*index),
            Owner::Name(_) => None,
        }
    }

    /// How many owners there are.
    pub(super) fn count(&self) -> usize {
        self.owners.list.len()
    }

    /// Gives each mention of an article its person, and promotes the candidates that name one.
    pub(super) fn claim_mentions(&self, found: &Annotations, text: &str) -> Vec<Claimed> {
        // Of „Präsident Truth Social“ perhaps only „Truth“ was found, and then repeated.
        let not_people = &self.authority.not_people;
        let in_nobody = |span: Span| not_people.iter().any(|name| lies_in(name, span, text));
        let surname_in = |mention: &PersonMention| self.names[mention.full_name.as_str()].surname;
        let parts: BTreeSet<&str> = found
            .persons
            .iter()
            .filter(|mention| in_nobody(mention.span) && surname_in(mention).is_none())
            .map(|mention| mention.full_name.as_str())
            .collect();
        let surnames: FxHashSet<&str> = found.persons.iter().filter_map(surname_in).collect();
        let mut mentions: Vec<Claimed> = Vec::with_capacity(found.persons.len());
        for mention in &found.persons {
            if parts.contains(mention.full_name.as_str()) || in_nobody(mention.span) {
                continue;
            }
            // Whom the article's own full names leave open, those of others cannot decide.
            let is_unclear = surnames.contains(mention.full_name.as_str()) && surname_in(mention).is_none();
            let owner = match self.claim(mention, is_unclear) {
                Claim::Person(owner) => Some(owner),
                Claim::Open => None,
                Claim::Nobody => continue,
            };
            let name = mention.name.clone();
            mentions.push((Mention { span: mention.span, name, rule: mention.rule, person: None }, owner));
        }
        for candidate in found.candidates.iter().filter(|candidate| !in_nobody(candidate.span)) {
            let known = candidate.names.iter().find_map(|name| Some((name, self.promote(name)?)));
            if let Some((name, (rule, owner))) = known {
                let mention = Mention { span: candidate.span, name: name.clone(), rule, person: None };
                mentions.push((mention, Some(owner)));
            }
        }
        mentions.sort_by_key(|(mention, _)| mention.span);
        mentions
    }

    /// Whom a mention names. Of an unclear one only the authority file knows, if it has the bare surname itself.
    fn claim(&self, mention: &PersonMention, is_unclear: bool) -> Claim {
        let full_name = &self.names[mention.full_name.as_str()];
        if is_unclear {
            return match full_name {
                Name { is_nobody: true, .. } => Claim::Nobody,
                Name { is_recorded: true, claim, .. } => *claim,
                _ => Claim::Open,
            };
        }
        let name = &self.names[mention.name.as_str()];
        if full_name.is_nobody || name.is_nobody {
            return Claim::Nobody;
        }
        // Spellings that the article's own reading took for one.
        let are_full = full_name.surname.is_some() && name.surname.is_some();
        let is_itself = || name.is_recorded || self.identities.are_apart(&mention.name, &mention.full_name);
        if are_full && is_itself() { name.claim } else { full_name.claim }
    }

    /// The person whom a word names that only looks like a surname.
    fn promote(&self, name: &str) -> Option<(PersonRule, usize)> {
        if self.identities.is_nobody(name) {
            return None;
        }
        if let Some(record) = self.identities.record_of(name) {
            return Some((PersonRule::Authority, record));
        }
        let bearers = self.bearers.get(name).filter(|bearers| bearers.owners.len() == 1)?;
        Some((PersonRule::CorpusSurname, *bearers.owners.first()?))
    }
}

/// The surnames of the full names in the authority file, with the records that have them.
fn recorded_surnames(authority: &Authority) -> BTreeMap<&str, BTreeSet<usize>> {
    let mut recorded: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, record) in authority.people.iter().enumerate() {
        for name in record.names().filter(|name| is_full(name)) {
            recorded.entry(surname_of(name)).or_default().insert(index);
        }
    }
    recorded
}

/// Whether `span` lies in a place of the text that holds the whole `name`.
fn lies_in(name: &str, span: Span, text: &str) -> bool {
    let surface = span.of(text);
    let starts = name.match_indices(surface).filter_map(|(offset, _)| span.start.checked_sub(offset));
    starts.into_iter().any(|start| text.get(start..).is_some_and(|rest| rest.starts_with(name)))
}

/// Whether the author calls this no person, and does not also call it one.
fn is_nobody(identities: &Identities, name: &str) -> bool {
    identities.is_nobody(name) && identities.record_of(name).is_none()
}
