//! Persons: which mentions, in whichever articles, mean one and the same.
//!
//! Two mentions are one person when their full names fold to one key. A bare surname follows the full name of
//! its own article; failing that, the one person of the whole corpus who bears it. Where two bear it, it stays
//! undecided. Nothing else merges, so no chain of weak matches can form.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::{Annotations, PersonRule};
use crate::text::{Span, fold, is_capitalised, slugify, sort_key};

use super::chronology::Chronology;

/// One person of the dossier.
#[derive(Debug, Clone)]
pub struct Person {
    /// Stable, unique and safe in an address.
    pub id: String,
    /// The most frequent full form of the name.
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

/// A person in the making: its key, and what each article calls it.
#[derive(Default)]
struct Cluster {
    names: BTreeMap<String, usize>,
    mentions: Vec<(Locus, String)>,
    roles: Vec<(Locus, String)>,
}

/// The name without what differs between spellings of initials: `J. D. Vance` and `JD Vance` are one key.
fn key_of(name: &str) -> String {
    let mut key = String::new();
    let mut after_initial = false;
    for word in name.split_whitespace() {
        let bare = word.trim_end_matches('.');
        let initial = bare.chars().count() <= 2 && bare.chars().all(char::is_uppercase);
        if !key.is_empty() && (!initial || !after_initial) {
            key.push(' ');
        }
        key.push_str(&fold(bare));
        after_initial = initial;
    }
    key
}

/// The part of a full name that stands alone in later mentions: the last word, with the particles before it.
pub(super) fn surname_of(name: &str) -> &str {
    let mut start = name.len();
    for word in name.rsplit(' ') {
        let from = start - word.len();
        if start == name.len() || !is_capitalised(word) {
            start = from.saturating_sub(1);
            if from == 0 {
                return name;
            }
        } else {
            return &name[start + 1..];
        }
    }
    name
}

/// The part of a name by which registers sort it: the surname without its particles ("Leyen, Ursula von der").
fn register_name(name: &str) -> &str {
    let surname = surname_of(name);
    let bare = surname.split(' ').find(|word| is_capitalised(word));
    bare.and_then(|word| surname.find(word)).map_or(surname, |start| &surname[start..])
}

/// Whether a name has more than one word, its particles not counted.
fn is_full(name: &str) -> bool {
    name.split(' ').filter(|word| is_capitalised(word)).count() > 1
}

/// Links the mentions of all articles: the persons, sorted by surname, and per article its mentions.
pub(super) fn link_persons(
    annotations: &[Annotations],
    chronology: &Chronology,
) -> (Vec<Person>, Vec<Vec<Mention>>) {
    let bearers = surname_bearers(annotations);
    let mut clusters: BTreeMap<String, Cluster> = BTreeMap::new();
    let mut keyed: Vec<Vec<(Mention, Option<String>)>> = Vec::with_capacity(annotations.len());
    for (article, found) in annotations.iter().enumerate() {
        keyed.push(key_mentions(found, &bearers));
        let mentions = &keyed[article];
        for (mention, key) in mentions {
            let Some(key) = key else { continue };
            let locus = Locus { article, span: mention.span };
            let cluster = clusters.entry(key.clone()).or_default();
            *cluster.names.entry(mention.name.clone()).or_default() += 1;
            cluster.mentions.push((locus, mention.name.clone()));
        }
        for role in &found.roles {
            let named = found.persons[role.person].span;
            let key =
                mentions.iter().find(|(mention, _)| mention.span == named).and_then(|(_, key)| key.as_ref());
            if let Some(cluster) = key.and_then(|key| clusters.get_mut(key)) {
                cluster.roles.push((Locus { article, span: role.span }, role.title.clone()));
            }
        }
    }
    let (people, index) = name_people(clusters, chronology);
    let mentions = keyed
        .into_iter()
        .map(|list| {
            let place = |(mention, key): (Mention, Option<String>)| Mention {
                person: key.and_then(|key| index.get(&key).copied()),
                ..mention
            };
            list.into_iter().map(place).collect()
        })
        .collect();
    (people, mentions)
}

/// Surname as written → the keys of the full names in the corpus that end with it.
fn surname_bearers(annotations: &[Annotations]) -> BTreeMap<String, BTreeSet<String>> {
    let mut bearers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for mention in annotations.iter().flat_map(|found| &found.persons) {
        if is_full(&mention.full_name) {
            let surname = surname_of(&mention.full_name);
            let key = key_of(&mention.full_name);
            bearers.entry(surname.to_owned()).or_default().insert(key.clone());
            // „von der Leyen“ is also called „Leyen“.
            if let Some(bare) = surname.split(' ').next_back().filter(|bare| *bare != surname) {
                bearers.entry(bare.to_owned()).or_default().insert(key);
            }
        }
    }
    bearers
}

/// Gives each mention of an article the key of its person, and promotes the candidates that name one.
fn key_mentions(
    found: &Annotations,
    bearers: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<(Mention, Option<String>)> {
    let only_bearer =
        |name: &str| bearers.get(name).and_then(|keys| if keys.len() == 1 { keys.first() } else { None });
    let mut mentions: Vec<(Mention, Option<String>)> = Vec::with_capacity(found.persons.len());
    for mention in &found.persons {
        let key = if is_full(&mention.full_name) {
            Some(key_of(&mention.full_name))
        } else {
            match bearers.get(&mention.full_name) {
                None => Some(key_of(&mention.full_name)),
                Some(_) => only_bearer(&mention.full_name).cloned(),
            }
        };
        let name = mention.name.clone();
        mentions.push((Mention { span: mention.span, name, rule: mention.rule, person: None }, key));
    }
    for candidate in &found.candidates {
        let known = candidate.names.iter().find_map(|name| only_bearer(name).map(|key| (name, key)));
        if let Some((name, key)) = known {
            let rule = PersonRule::CorpusSurname;
            mentions.push((
                Mention { span: candidate.span, name: name.clone(), rule, person: None },
                Some(key.clone()),
            ));
        }
    }
    mentions.sort_by_key(|(mention, _)| mention.span);
    mentions
}

/// Turns clusters into persons with names, addresses and an order; also the index of each key.
fn name_people(
    clusters: BTreeMap<String, Cluster>,
    chronology: &Chronology,
) -> (Vec<Person>, BTreeMap<String, usize>) {
    let mut named: Vec<(String, String, String, Cluster)> = clusters
        .into_iter()
        .map(|(key, cluster)| {
            let name = preferred_name(&cluster.names);
            let surname = register_name(&name).to_owned();
            (key, name, surname, cluster)
        })
        .collect();
    named.sort_by_cached_key(|(key, name, surname, _)| (sort_key(surname), sort_key(name), key.clone()));
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut index = BTreeMap::new();
    let mut people = Vec::with_capacity(named.len());
    for (key, name, surname, cluster) in named {
        index.insert(key, people.len());
        people.push(build_person(unique_slug(&name, &mut taken), name, surname, cluster, chronology));
    }
    (people, index)
}

/// The most frequent full form; among equals the longest, then the first in the alphabet.
fn preferred_name(names: &BTreeMap<String, usize>) -> String {
    let rank = |(name, count): &(&String, &usize)| {
        (is_full(name), **count, name.chars().count(), std::cmp::Reverse((*name).clone()))
    };
    names.iter().max_by_key(rank).map(|(name, _)| name.clone()).unwrap_or_default()
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
    surname: String,
    cluster: Cluster,
    chronology: &Chronology,
) -> Person {
    let mut aliases: Vec<Alias> =
        cluster.names.into_iter().map(|(surface, count)| Alias { surface, count }).collect();
    aliases.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.surface.cmp(&other.surface)));
    let mut mentions: Vec<Locus> = cluster.mentions.into_iter().map(|(locus, _)| locus).collect();
    mentions.sort_by_key(|locus| (chronology.rank(locus.article), locus.span));
    let mut articles: Vec<usize> = mentions.iter().map(|locus| locus.article).collect();
    articles.dedup();
    let mut given = cluster.roles;
    given.sort_by_key(|(locus, _)| (chronology.rank(locus.article), locus.span));
    let mut roles: Vec<Role> = Vec::new();
    for (locus, title) in given {
        match roles.iter_mut().find(|role| role.title == title) {
            Some(role) => role.evidence.push(locus),
            None => roles.push(Role { title, evidence: vec![locus] }),
        }
    }
    Person { id, preferred_name: name, surname, aliases, roles, mentions, articles }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_keeps_its_particles() {
        assert_eq!(surname_of("Ursula von der Leyen"), "von der Leyen");
        assert_eq!(surname_of("Marco Rubio"), "Rubio");
        assert_eq!(surname_of("Selenskyj"), "Selenskyj");
        assert_eq!(surname_of("von der Leyen"), "von der Leyen");
        assert_eq!(register_name("Ursula von der Leyen"), "Leyen");
    }

    #[test]
    fn spellings_of_initials_are_one_key() {
        assert_eq!(key_of("JD Vance"), key_of("J. D. Vance"));
        assert_ne!(key_of("Donald Trump"), key_of("Donald Tusk"));
    }

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
