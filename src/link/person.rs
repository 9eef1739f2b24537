//! Persons: which mentions, in whichever articles, mean one and the same.
//!
//! Full names go to whom [`Identities`] says. A bare surname follows the full name of its own article; failing that,
//! the authority file; failing that, the one person of the whole corpus who bears it. Where two bear it, it stays
//! undecided.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::annotate::{Annotations, PersonRule};
use crate::config::{Authority, Record};
use crate::corpus::Article;
use crate::text::{Span, agree, fold_name, slugify, sort_key};

use super::chronology::Chronology;
use super::claim::{Claimed, Claims};
use super::identity::{Forms, Usage};
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
    articles: usize,
    /// The last of these articles.
    last: Option<usize>,
}

/// Names as written, with their use.
type Names<'a> = FxHashMap<&'a str, Usage<'a>>;

/// By the number of their owner.
type Clusters<'a> = FxHashMap<usize, Cluster<'a>>;

/// So many articles at least are counted in a row: what is counted apart is added up later.
const IN_A_ROW: usize = 256;

/// Links the mentions of all articles: the persons, sorted by surname, and per article its mentions.
pub(super) fn link_persons(
    articles: &[Article],
    annotations: &[Annotations],
    chronology: &Chronology,
    authority: &Authority,
) -> (Vec<Person>, Vec<Vec<Mention>>) {
    let (forms, bare) = collect_names(annotations);
    let claims = Claims::new(&forms, &bare, authority);
    let texts = articles.par_iter().map(|article| article.body.text.as_str());
    let claimed: Vec<Vec<Claimed>> =
        annotations.par_iter().zip(texts).map(|(found, text)| claims.claim_mentions(found, text)).collect();
    let clusters = collect_clusters(annotations, &claimed);
    let (people, index) = name_people(clusters, &claims, chronology, authority);
    let place =
        |(mention, owner): Claimed| Mention { person: owner.and_then(|owner| index[owner]), ..mention };
    let mentions = claimed.into_par_iter().map(|list| list.into_iter().map(place).collect()).collect();
    (people, mentions)
}

/// The full names of the corpus with their use, and all others.
fn collect_names(annotations: &[Annotations]) -> (Forms<'_>, Vec<&str>) {
    let names = annotations
        .par_iter()
        .enumerate()
        .with_min_len(IN_A_ROW)
        .fold(Names::default, |mut names, (article, found)| {
            count_names(article, found, &mut names);
            names
        })
        .reduce(Names::default, add_names);
    let (full, bare): (Vec<_>, Vec<_>) = names.into_iter().partition(|(name, _)| is_full(name));
    let mut bare: Vec<&str> = bare.into_iter().map(|(name, _)| name).collect();
    bare.sort_unstable();
    (full.into_iter().collect(), bare)
}

/// Adds the names of an article; articles come in their order.
fn count_names<'a>(article: usize, found: &'a Annotations, names: &mut Names<'a>) {
    for mention in &found.persons {
        let usage = names.entry(&mention.name).or_default();
        usage.count += 1;
        usage.enter(article);
        if mention.full_name != mention.name {
            names.entry(&mention.full_name).or_default().enter(article);
        }
    }
    for role in &found.roles {
        let name = found.persons[role.person].full_name.as_str();
        names.entry(name).or_default().roles.push((article, &role.title));
    }
}

/// The names of two runs of articles.
fn add_names<'a>(names: Names<'a>, later: Names<'a>) -> Names<'a> {
    later.into_iter().fold(names, |mut names, (name, more)| {
        let usage = names.entry(name).or_default();
        usage.count += more.count;
        usage.articles.extend(more.articles);
        usage.roles.extend(more.roles);
        names
    })
}

/// Gathers the mentions and roles of each person.
fn collect_clusters<'a>(annotations: &'a [Annotations], claimed: &'a [Vec<Claimed>]) -> Clusters<'a> {
    annotations
        .par_iter()
        .zip(claimed)
        .enumerate()
        .with_min_len(IN_A_ROW)
        .fold(Clusters::default, |mut clusters, (article, (found, mentions))| {
            cluster_article(article, found, mentions, &mut clusters);
            clusters
        })
        .reduce(Clusters::default, add_clusters)
}

/// Adds what an article tells; articles come in their order.
fn cluster_article<'a>(
    article: usize,
    found: &'a Annotations,
    mentions: &'a [Claimed],
    clusters: &mut Clusters<'a>,
) {
    for (mention, owner) in mentions {
        let Some(owner) = owner else { continue };
        let cluster = clusters.entry(*owner).or_default();
        let used = cluster.names.entry(&mention.name).or_default();
        used.count += 1;
        used.articles += usize::from(used.last != Some(article));
        used.last = Some(article);
        cluster.mentions.push(Locus { article, span: mention.span });
    }
    for role in &found.roles {
        let named = found.persons[role.person].span;
        let place = mentions.binary_search_by_key(&named, |(mention, _)| mention.span).ok();
        let owner = place.and_then(|place| mentions[place].1);
        if let Some(cluster) = owner.and_then(|owner| clusters.get_mut(&owner)) {
            cluster.roles.push((Locus { article, span: role.span }, &role.title));
        }
    }
}

/// The clusters of two runs of articles.
fn add_clusters<'a>(clusters: Clusters<'a>, later: Clusters<'a>) -> Clusters<'a> {
    later.into_iter().fold(clusters, |mut clusters, (owner, more)| {
        let cluster = clusters.entry(owner).or_default();
        for (name, used) in more.names {
            let known = cluster.names.entry(name).or_default();
            known.count += used.count;
            known.articles += used.articles;
        }
        cluster.mentions.extend(more.mentions);
        cluster.roles.extend(more.roles);
        clusters
    })
}

/// A cluster with the name of its person.
struct Named<'a> {
    /// The key by which registers sort the name.
    key: (String, String),
    name: String,
    slug: String,
    owner: usize,
    record: Option<&'a Record>,
    cluster: Cluster<'a>,
}

impl<'a> Named<'a> {
    fn new(owner: usize, record: Option<&'a Record>, cluster: Cluster<'a>) -> Self {
        let name = record.map_or_else(|| preferred_name(&cluster.names), |record| record.name.clone());
        let key = (sort_key(register_name(&name)), sort_key(&name));
        Self { key, slug: slugify(&name), name, owner, record, cluster }
    }
}

/// Turns clusters into persons with names, addresses and an order; also the person of each owner.
fn name_people(
    clusters: Clusters,
    claims: &Claims,
    chronology: &Chronology,
    authority: &Authority,
) -> (Vec<Person>, Vec<Option<usize>>) {
    let mut named: Vec<Named> = clusters
        .into_par_iter()
        .map(|(owner, cluster)| Named::new(owner, claims.record_of(owner), cluster))
        .collect();
    named.par_sort_unstable_by(|one, other| {
        let order = (&one.key, &one.name).cmp(&(&other.key, &other.name));
        order.then_with(|| claims.owner(one.owner).cmp(claims.owner(other.owner)))
    });
    // What the author chose goes first.
    let slugs = authority.people.iter().filter_map(|record| record.slug.clone());
    let mut taken: BTreeMap<String, usize> = slugs.map(|slug| (slug, 1)).collect();
    let mut index = vec![None; claims.count()];
    let mut ids = Vec::with_capacity(named.len());
    for (place, person) in named.iter().enumerate() {
        let chosen = person.record.and_then(|record| record.slug.clone());
        ids.push(chosen.unwrap_or_else(|| unique_slug(&person.slug, &mut taken)));
        index[person.owner] = Some(place);
    }
    let people = named.into_par_iter().zip(ids).map(|(named, id)| build_person(id, named, chronology));
    (people.collect(), index)
}

/// The most frequent full form; among equals the one of more articles, the longest, the first in the alphabet.
fn preferred_name(names: &BTreeMap<&str, NameUse>) -> String {
    let ranked = names.iter().map(|(&name, used)| {
        (is_full(name), used.count, used.articles, name.chars().count(), std::cmp::Reverse(name))
    });
    ranked.max().map(|(.., name)| name.0.to_owned()).unwrap_or_default()
}

fn unique_slug(slug: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let slug = if slug.is_empty() || slug == "index" { "person" } else { slug };
    let mut count = *taken.get(slug).unwrap_or(&0) + 1;
    let mut unique = if count == 1 { slug.to_owned() } else { format!("{slug}-{count}") };
    while count > 1 && taken.contains_key(&unique) {
        count += 1;
        unique = format!("{slug}-{count}");
    }
    taken.insert(slug.to_owned(), count);
    taken.entry(unique.clone()).or_insert(1);
    unique
}

fn build_person(id: String, named: Named, chronology: &Chronology) -> Person {
    let Named { name, record, cluster, .. } = named;
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
    Person {
        id,
        preferred_name: name,
        surname,
        aliases,
        roles,
        mentions,
        articles,
        transcriptions,
        record: record.cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_never_collide() {
        let mut taken = BTreeMap::new();
        let slugs: Vec<String> = ["Jan Maier", "Jan-Maier", "Jan Maier 2", "Ян"]
            .iter()
            .map(|name| unique_slug(&slugify(name), &mut taken))
            .collect();
        assert_eq!(slugs, ["jan-maier", "jan-maier-2", "jan-maier-2-2", "person"]);
    }
}
