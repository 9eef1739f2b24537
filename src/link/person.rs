//! Persons: which mentions, in whichever articles, mean one and the same.
//!
//! Full names go to whom [`Identities`] says. A bare surname follows the full name of its own article; failing that,
//! the authority file; failing that, the one person of the whole corpus who bears it. Where two bear it, it stays
//! undecided.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::annotate::{Annotations, PersonMention, PersonRule};
use crate::config::{Authority, Record};
use crate::corpus::Article;
use crate::text::{Span, agree, fold_name, slugify, sort_key, surname_of};

use super::chronology::Chronology;
use super::identity::{Forms, Identities, Owner, Usage};
use super::name::{is_full, register_name};

/// One person of the dossier.
#[derive(Debug, Clone)]
pub struct Person {
    /// Stable, unique and safe in an address.
    pub id: String,
    /// The name that the authority file gives, else the most frequent full form.
    pub preferred_name: String,
    /// The end of the preferred name by which registers sort: the surname without particles.
    pub surname: String,
    /// The forms in which the texts name the person, in the nominative, the most frequent first.
    pub aliases: Vec<Alias>,
    /// The roles that the texts give, in the order in which they are first given.
    pub roles: Vec<Role>,
    /// Every mention, by article and then by place.
    pub mentions: Vec<Locus>,
    /// The articles that name the person, oldest first.
    pub articles: Vec<usize>,
    /// How many transcriptions of the full name the texts use; at least 1.
    pub transcriptions: usize,
    /// What the authority file says, if it confirms the person.
    pub record: Option<Record>,
}

/// A form of a name, and how often the texts use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The form in the nominative.
    pub surface: String,
    /// How many mentions bear it.
    pub count: usize,
}

/// A role, with every place that gives it.
#[derive(Debug, Clone)]
pub struct Role {
    /// The role in the nominative singular.
    pub title: String,
    /// Where it is given, oldest article first.
    pub evidence: Vec<Locus>,
}

/// A span in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locus {
    /// The article's index.
    pub article: usize,
    /// Where in its text.
    pub span: Span,
}

/// A mention in one article, after linking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The bare name, its genitive ending included.
    pub span: Span,
    /// The name in the nominative, as this place gives it.
    pub name: String,
    /// Why it is taken for a person.
    pub rule: PersonRule,
    /// The person's index; `None` where several may be meant.
    pub person: Option<usize>,
}

/// What the mentions of one person add up to.
#[derive(Default)]
struct Cluster<'a> {
    names: BTreeMap<&'a str, NameUse>,
    mentions: Vec<Locus>,
    roles: Vec<(Locus, &'a str)>,
}

#[derive(Default)]
struct NameUse {
    count: usize,
    /// In order, each once.
    articles: Vec<usize>,
}

/// Links the mentions of all articles: the persons, sorted by surname, and per article its mentions.
pub(super) fn link_persons(
    articles: &[Article],
    annotations: &[Annotations],
    chronology: &Chronology,
    authority: &Authority,
) -> (Vec<Person>, Vec<Vec<Mention>>) {
    let forms = collect_forms(annotations);
    let claims = Claims::new(Identities::new(authority, &forms), &forms, authority);
    let texts = articles.par_iter().map(|article| article.body.text.as_str());
    let claimed: Vec<Vec<(Mention, Option<Owner>)>> =
        annotations.par_iter().zip(texts).map(|(found, text)| claims.claim_mentions(found, text)).collect();
    let mut clusters: FxHashMap<&Owner, Cluster> = FxHashMap::default();
    for (article, (found, mentions)) in annotations.iter().zip(&claimed).enumerate() {
        for (mention, owner) in mentions {
            let Some(owner) = owner else { continue };
            let cluster = clusters.entry(owner).or_default();
            let used = cluster.names.entry(&mention.name).or_default();
            used.count += 1;
            if used.articles.last() != Some(&article) {
                used.articles.push(article);
            }
            cluster.mentions.push(Locus { article, span: mention.span });
        }
        for role in &found.roles {
            let named = found.persons[role.person].span;
            let place = mentions.binary_search_by_key(&named, |(mention, _)| mention.span).ok();
            let owner = place.and_then(|place| mentions[place].1.as_ref());
            if let Some(cluster) = owner.and_then(|owner| clusters.get_mut(owner)) {
                cluster.roles.push((Locus { article, span: role.span }, &role.title));
            }
        }
    }
    let (people, index) = name_people(clusters, chronology, authority);
    let place = |(mention, owner): (Mention, Option<Owner>)| Mention {
        person: owner.and_then(|owner| index.get(&owner).copied()),
        ..mention
    };
    let mentions = claimed.into_iter().map(|list| list.into_iter().map(place).collect()).collect();
    (people, mentions)
}

/// Every full name of the corpus with its use.
fn collect_forms(annotations: &[Annotations]) -> Forms<'_> {
    let mut forms: FxHashMap<&str, Usage> = FxHashMap::default();
    for (article, found) in annotations.iter().enumerate() {
        for mention in &found.persons {
            if is_full(&mention.full_name) {
                forms.entry(&mention.full_name).or_default().articles.insert(article);
            }
            if is_full(&mention.name) {
                let used = forms.entry(&mention.name).or_default();
                used.count += 1;
                used.articles.insert(article);
            }
        }
        for role in &found.roles {
            let name = found.persons[role.person].full_name.as_str();
            if let Some(used) = forms.get_mut(name) {
                used.roles.entry(article).or_default().insert(&role.title);
            }
        }
    }
    forms.into_iter().collect()
}

/// Who bears a surname.
#[derive(Default)]
struct Bearers {
    owners: BTreeSet<Owner>,
    /// Something bears it that is no person.
    nobody: bool,
}

/// Decides whom a mention names.
struct Claims<'a> {
    identities: Identities<'a>,
    /// Names of what is no person, as the authority file writes them.
    not_people: &'a [String],
    /// By the surname as the texts write it.
    bearers: BTreeMap<String, Bearers>,
    /// By the surname as the authority file writes it in full names.
    recorded: BTreeMap<String, BTreeSet<usize>>,
}

/// Whom a mention names.
enum Claim {
    Person(Owner),
    Open,
    Nobody,
}

impl<'a> Claims<'a> {
    fn new(identities: Identities<'a>, forms: &Forms, authority: &'a Authority) -> Self {
        let mut bearers: BTreeMap<String, Bearers> = BTreeMap::new();
        for name in forms.keys() {
            let surname = surname_of(name);
            // „von der Leyen“ is also called „Leyen“.
            let bare = surname.split(' ').next_back().filter(|bare| *bare != surname);
            for surname in bare.into_iter().chain([surname]) {
                let entry = bearers.entry(surname.to_owned()).or_default();
                if is_nobody(&identities, name) {
                    entry.nobody = true;
                } else {
                    entry.owners.insert(identities.owner_of(name));
                }
            }
        }
        let mut recorded: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (index, record) in authority.people.iter().enumerate() {
            for name in record.names().filter(|name| is_full(name)) {
                recorded.entry(surname_of(name).to_owned()).or_default().insert(index);
            }
        }
        Self { identities, not_people: &authority.not_people, bearers, recorded }
    }

    /// Gives each mention of an article its person, and promotes the candidates that name one.
    fn claim_mentions(&self, found: &Annotations, text: &str) -> Vec<(Mention, Option<Owner>)> {
        // Of „Präsident Truth Social“ perhaps only „Truth“ was found, and then repeated.
        let in_nobody = |span: Span| self.not_people.iter().any(|name| lies_in(name, span, text));
        let parts: BTreeSet<&str> = found
            .persons
            .iter()
            .filter(|mention| in_nobody(mention.span) && !is_full(&mention.full_name))
            .map(|mention| mention.full_name.as_str())
            .collect();
        let full =
            found.persons.iter().map(|mention| mention.full_name.as_str()).filter(|name| is_full(name));
        let surnames: FxHashSet<&str> = full.map(surname_of).collect();
        let mut mentions: Vec<(Mention, Option<Owner>)> = Vec::with_capacity(found.persons.len());
        for mention in &found.persons {
            if parts.contains(mention.full_name.as_str()) || in_nobody(mention.span) {
                continue;
            }
            // Whom the article's own full names leave open, those of others cannot decide.
            let unclear = !is_full(&mention.full_name) && surnames.contains(mention.full_name.as_str());
            let owner = match if unclear { self.claim_recorded(mention) } else { self.claim(mention) } {
                Claim::Person(owner) => Some(owner),
                Claim::Open => None,
                Claim::Nobody => continue,
            };
            let name = mention.name.clone();
            mentions.push((Mention { span: mention.span, name, rule: mention.rule, person: None }, owner));
        }
        for candidate in found.candidates.iter().filter(|candidate| !in_nobody(candidate.span)) {
            let known = candidate.names.iter().find_map(|name| self.promote(name));
            if let Some((name, rule, owner)) = known {
                mentions.push((Mention { span: candidate.span, name, rule, person: None }, Some(owner)));
            }
        }
        mentions.sort_by_key(|(mention, _)| mention.span);
        mentions
    }

    /// The person to whom the authority file gives the bare surname itself.
    fn claim_recorded(&self, mention: &PersonMention) -> Claim {
        if is_nobody(&self.identities, &mention.full_name) {
            return Claim::Nobody;
        }
        let record = self.identities.record_of(&mention.full_name);
        record.map_or(Claim::Open, |record| Claim::Person(Owner::Record(record)))
    }

    fn claim(&self, mention: &PersonMention) -> Claim {
        let (name, full_name) = (&mention.name, &mention.full_name);
        if is_nobody(&self.identities, full_name) || is_nobody(&self.identities, name) {
            return Claim::Nobody;
        }
        if is_full(full_name) {
            // Spellings that the article's own reading took for one.
            if is_full(name) && self.identities.are_apart(name, full_name) {
                return Claim::Person(self.identities.owner_of(name));
            }
            let record = if is_full(name) { self.identities.record_of(name) } else { None };
            return Claim::Person(record.map_or_else(|| self.identities.owner_of(full_name), Owner::Record));
        }
        if let Some(record) = self.identities.record_of(full_name) {
            return Claim::Person(Owner::Record(record));
        }
        match self.bearers.get(full_name) {
            Some(bearers) if bearers.owners.len() > 1 => Claim::Open,
            Some(Bearers { owners, nobody }) => {
                owners.first().cloned().map_or_else(|| self.claim_unborne(full_name, *nobody), Claim::Person)
            }
            None => self.claim_unborne(full_name, false),
        }
    }

    /// A surname that no person bears in full in the texts.
    fn claim_unborne(&self, surname: &str, nobody: bool) -> Claim {
        match self.recorded.get(surname) {
            Some(records) if records.len() > 1 => Claim::Open,
            Some(records) => {
                records.first().map_or(Claim::Open, |record| Claim::Person(Owner::Record(*record)))
            }
            None if nobody => Claim::Nobody,
            None => Claim::Person(Owner::Name(self.identities.key_of(surname))),
        }
    }

    /// The person whom a word names that only looks like a surname.
    fn promote(&self, name: &str) -> Option<(String, PersonRule, Owner)> {
        if self.identities.is_nobody(name) {
            return None;
        }
        if let Some(record) = self.identities.record_of(name) {
            return Some((name.to_owned(), PersonRule::Authority, Owner::Record(record)));
        }
        let bearers = self.bearers.get(name).filter(|bearers| bearers.owners.len() == 1)?;
        Some((name.to_owned(), PersonRule::CorpusSurname, bearers.owners.first()?.clone()))
    }
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

/// Turns clusters into persons with names, addresses and an order; also the index of each owner.
fn name_people(
    clusters: FxHashMap<&Owner, Cluster>,
    chronology: &Chronology,
    authority: &Authority,
) -> (Vec<Person>, FxHashMap<Owner, usize>) {
    let record_of = |owner: &Owner| match owner {
        Owner::Record(index) => authority.people.get(*index),
        Owner::Name(_) => None,
    };
    let mut named: Vec<(&Owner, String, Cluster)> = clusters
        .into_iter()
        .map(|(owner, cluster)| {
            let given = record_of(owner).map(|record| record.name.clone());
            let name = given.unwrap_or_else(|| preferred_name(&cluster.names));
            (owner, name, cluster)
        })
        .collect();
    named.sort_by_cached_key(|(owner, name, _)| {
        (sort_key(register_name(name)), sort_key(name), name.clone(), *owner)
    });
    // What the author chose goes first.
    let slugs = authority.people.iter().filter_map(|record| record.slug.clone());
    let mut taken: BTreeMap<String, usize> = slugs.map(|slug| (slug, 1)).collect();
    let mut index = FxHashMap::default();
    let mut people = Vec::with_capacity(named.len());
    for (owner, name, cluster) in named {
        let record = record_of(owner).cloned();
        let slug = record.as_ref().and_then(|record| record.slug.clone());
        let id = slug.unwrap_or_else(|| unique_slug(&name, &mut taken));
        index.insert(owner.clone(), people.len());
        people.push(build_person(id, name, record, cluster, chronology));
    }
    (people, index)
}

/// The most frequent full form; among equals the one of more articles, the longest, the first in the alphabet.
fn preferred_name(names: &BTreeMap<&str, NameUse>) -> String {
    let ranked = names.iter().map(|(&name, used)| {
        (is_full(name), used.count, used.articles.len(), name.chars().count(), std::cmp::Reverse(name))
    });
    ranked.max().map(|(.., name)| name.0.to_owned()).unwrap_or_default()
}

fn unique_slug(name: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let slug = match slugify(name) {
        slug if slug.is_empty() || slug == "index" => "person".to_owned(),
        slug => slug,
    };
    let mut count = *taken.get(&slug).unwrap_or(&0) + 1;
    let mut unique = if count == 1 { slug.clone() } else { format!("{slug}-{count}") };
    while count > 1 && taken.contains_key(&unique) {
        count += 1;
        unique = format!("{slug}-{count}");
    }
    taken.insert(slug, count);
    taken.entry(unique.clone()).or_insert(1);
    unique
}

fn build_person(
    id: String,
    name: String,
    record: Option<Record>,
    cluster: Cluster,
    chronology: &Chronology,
) -> Person {
    let surname = register_name(&name).to_owned();
    let forms = cluster.names.keys().filter(|form| is_full(form) && agree(form, &name));
    let transcriptions = forms.map(|form| fold_name(form)).collect::<BTreeSet<_>>().len().max(1);
    let alias = |(surface, used): (&str, NameUse)| Alias { surface: surface.to_owned(), count: used.count };
    let mut aliases: Vec<Alias> = cluster.names.into_iter().map(alias).collect();
    aliases.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.surface.cmp(&other.surface)));
    let mut mentions = cluster.mentions;
    mentions.sort_by_key(|locus| (chronology.rank(locus.article), locus.span));
    let mut articles: Vec<usize> = mentions.iter().map(|locus| locus.article).collect();
    articles.dedup();
    let mut given = cluster.roles;
    given.sort_by_key(|(locus, _)| (chronology.rank(locus.article), locus.span));
    let mut roles: Vec<Role> = Vec::new();
    for (locus, title) in given {
        match roles.iter_mut().find(|role| role.title == title) {
            Some(role) => role.evidence.push(locus),
            None => roles.push(Role { title: title.to_owned(), evidence: vec![locus] }),
        }
    }
    Person { id, preferred_name: name, surname, aliases, roles, mentions, articles, transcriptions, record }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_never_collide() {
        let mut taken = BTreeMap::new();
        let slugs: Vec<String> = ["Jan Maier", "Jan-Maier", "Jan Maier 2", "Ян"]
            .iter()
            .map(|name| unique_slug(name, &mut taken))
            .collect();
        assert_eq!(slugs, ["jan-maier", "jan-maier-2", "jan-maier-2-2", "person"]);
    }
}
