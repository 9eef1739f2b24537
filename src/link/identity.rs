//! Who bears a full name: the person of the authority file, or the one whom the texts spell so or nearly so.
//!
//! Forms of one key (case, umlauts, periods) are one. Then, from the most frequent form to the rarest, a form joins
//! the one person whose first form it agrees with by transcription; it is never compared with a form that joined
//! later, so nothing chains. Last, a name joins the only other that differs from it by one initial. Nothing joins
//! that `people.toml` keeps apart, or that one article names beside the other with another role.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::config::Authority;
use crate::text::{agree, exact_name, fold, fold_name, name_keys, split_name};

use super::name::{differ_by_initial, is_full};

/// A person in the making.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Owner {
    /// The record of this index in the authority file.
    Record(usize),
    /// The person whose leading form has this key.
    Name(String),
}

/// Where and how a full form is used.
#[derive(Debug, Clone, Default)]
pub(super) struct Usage<'a> {
    /// The mentions that bear it.
    pub(super) count: usize,
    /// The articles that hold it, in order, each once.
    pub(super) articles: Vec<usize>,
    /// The roles that articles give under this form, each with its article.
    pub(super) roles: Vec<(usize, &'a str)>,
}

impl Usage<'_> {
    /// Enters an article, which is no earlier than those before.
    pub(super) fn enter(&mut self, article: usize) {
        if self.articles.last() != Some(&article) {
            self.articles.push(article);
        }
    }
}

/// Full forms, as written, with their use.
pub(super) type Forms<'a> = BTreeMap<&'a str, Usage<'a>>;

/// The owners of all full names.
#[derive(Debug)]
pub(super) struct Identities<'a> {
    authority: &'a Authority,
    exact: BTreeMap<String, usize>,
    /// `None` where several records bear the folded name.
    folded: BTreeMap<String, Option<usize>>,
    nobody: BTreeSet<String>,
    /// Exact name → the exact names that are other persons.
    apart: BTreeMap<String, BTreeSet<String>>,
    /// By the key of a form.
    owners: BTreeMap<String, Owner>,
    /// By the form as the texts write it, so that a key is made once for each form and not for each mention.
    by_form: FxHashMap<String, Owner>,
}

/// A person that forms may join.
struct Bearer<'a> {
    owner: Owner,
    /// What others are compared with.
    leading: Vec<String>,
    /// Every form that belongs to it.
    forms: Vec<String>,
    /// In order, each once.
    roles: Vec<(usize, &'a str)>,
}

/// All spellings of one key.
#[derive(Default)]
struct Group<'a> {
    names: Vec<(usize, usize, &'a str)>,
    count: usize,
    /// In order, each once, as the roles are.
    articles: Vec<usize>,
    roles: Vec<(usize, &'a str)>,
}

impl<'a> Group<'a> {
    fn add(&mut self, name: &'a str, usage: &Usage<'a>) {
        self.names.push((usage.count, usage.articles.len(), name));
        self.count += usage.count;
        merge(&mut self.articles, &usage.articles);
        merge(&mut self.roles, &usage.roles);
    }

    /// The spelling that stands for the others.
    fn name(&self) -> &'a str {
        let best = self
            .names
            .iter()
            .max_by_key(|(count, articles, name)| (*count, *articles, name.chars().count(), Reverse(name)));
        best.map_or("", |(_, _, name)| name)
    }
}

/// Adds what a list does not hold yet, and keeps it in order.
fn merge<T: Ord + Copy>(all: &mut Vec<T>, more: &[T]) {
    all.extend_from_slice(more);
    // Of lists in order this sort takes one pass.
    all.sort();
    all.dedup();
}

impl<'a> Identities<'a> {
    /// Decides who bears each of the full `forms`.
    pub(super) fn new(authority: &'a Authority, forms: &Forms) -> Self {
        let mut identities = Self {
            authority,
            exact: BTreeMap::new(),
            folded: BTreeMap::new(),
            nobody: authority.not_people.iter().map(|name| fold_name(name)).collect(),
            apart: BTreeMap::new(),
            owners: BTreeMap::new(),
            by_form: FxHashMap::default(),
        };
        for (index, record) in authority.people.iter().enumerate() {
            for name in record.names() {
                identities.exact.entry(exact_name(name)).or_insert(index);
                let known = identities.folded.entry(fold_name(name)).or_insert(Some(index));
                if *known != Some(index) {
                    *known = None;
                }
            }
        }
        for names in &authority.separate {
            let names: BTreeSet<String> = names.iter().map(|name| exact_name(name)).collect();
            for name in &names {
                let others = names.iter().filter(|other| *other != name).cloned();
                identities.apart.entry(name.clone()).or_default().extend(others);
            }
        }
        identities.owners = identities.join_forms(forms);
        identities.by_form =
            forms.par_iter().map(|(&name, _)| (name.to_owned(), identities.owner_of(name))).collect();
        identities
    }

    /// The record whose name or alias this is.
    pub(super) fn record_of(&self, name: &str) -> Option<usize> {
        if self.authority.people.is_empty() {
            return None;
        }
        let exact = self.exact.get(&exact_name(name)).copied();
        exact.or_else(|| {
            let folded = self.folded.get(&fold_name(name)).copied().flatten()?;
            let names = self.authority.people[folded].names();
            (!names.into_iter().any(|other| self.are_apart(name, other))).then_some(folded)
        })
    }

    /// Whether the author says that this names no person.
    pub(super) fn is_nobody(&self, name: &str) -> bool {
        !self.nobody.is_empty() && self.nobody.contains(&fold_name(name))
    }

    /// The person who bears a full name; one that no text has bears itself.
    pub(super) fn owner_of(&self, name: &str) -> Owner {
        if let Some(owner) = self.by_form.get(name) {
            return owner.clone();
        }
        if let Some(record) = self.record_of(name) {
            return Owner::Record(record);
        }
        let key = self.key_of(name);
        self.owners.get(&key).cloned().unwrap_or(Owner::Name(key))
    }

    /// Names that are kept apart have keys of their own even where they fold alike.
    pub(super) fn key_of(&self, name: &str) -> String {
        if self.apart.is_empty() {
            return fold_name(name);
        }
        let exact = exact_name(name);
        if self.apart.contains_key(&exact) { format!("={exact}") } else { fold_name(name) }
    }

    /// Whether the author says that the two names are two persons.
    pub(super) fn are_apart(&self, one: &str, other: &str) -> bool {
        !self.apart.is_empty()
            && self.apart.get(&exact_name(one)).is_some_and(|others| others.contains(&exact_name(other)))
    }

    fn join_forms(&self, forms: &Forms) -> BTreeMap<String, Owner> {
        let mut bearers: Vec<Bearer> = self.authority.people.iter().enumerate().map(record_bearer).collect();
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        for (&name, usage) in forms {
            if let Some(record) = self.record_of(name) {
                bearers[record].forms.push(name.to_owned());
                merge(&mut bearers[record].roles, &usage.roles);
            } else {
                groups.entry(self.key_of(name)).or_default().add(name, usage);
            }
        }
        let mut ranked: Vec<(String, Group)> = groups.into_iter().collect();
        ranked.sort_by_cached_key(|(key, group)| {
            let length = group.name().chars().count();
            (Reverse((group.count, group.articles.len(), length)), key.clone())
        });
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, bearer) in bearers.iter().enumerate() {
            enter(&mut by_key, index, bearer.leading.iter().flat_map(|name| name_keys(name)).collect());
        }
        let names: Vec<BTreeSet<String>> =
            ranked.par_iter().map(|(_, group)| name_keys(group.name())).collect();
        let mut keys: Vec<(String, usize)> = Vec::with_capacity(ranked.len());
        for ((key, group), keys_of_name) in ranked.into_iter().zip(names) {
            let near: BTreeSet<usize> =
                keys_of_name.iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
            let mut fitting = near.into_iter().filter(|&index| self.fits(&group, &bearers[index]));
            let only = fitting.next().filter(|_| fitting.next().is_none());
            let index = only.unwrap_or_else(|| {
                bearers.push(Bearer {
                    owner: Owner::Name(key.clone()),
                    leading: vec![group.name().to_owned()],
                    forms: Vec::new(),
                    roles: Vec::new(),
                });
                enter(&mut by_key, bearers.len() - 1, keys_of_name);
                bearers.len() - 1
            });
            bearers[index].forms.extend(group.names.iter().map(|&(_, _, name)| name.to_owned()));
            merge(&mut bearers[index].roles, &group.roles);
            keys.push((key, index));
        }
        let joined = self.join_initials(&bearers);
        keys.into_iter()
            .map(|(key, index)| (key, bearers[*joined.get(&index).unwrap_or(&index)].owner.clone()))
            .collect()
    }

    fn fits(&self, group: &Group, bearer: &Bearer) -> bool {
        let agrees = bearer.leading.iter().any(|leading| agree(group.name(), leading));
        let names = || group.names.iter().map(|&(_, _, name)| name);
        agrees && !self.must_differ(names(), &group.roles, bearer)
    }

    fn must_differ<'n>(
        &self,
        mut names: impl Iterator<Item = &'n str>,
        roles: &[(usize, &str)],
        bearer: &Bearer,
    ) -> bool {
        let others = || bearer.leading.iter().chain(&bearer.forms);
        names.any(|name| others().any(|other| self.are_apart(name, other)))
            || contradict(roles, &bearer.roles)
    }

    /// "George Bush" and "George W. Bush": the index of a bearer → that of the one it joins.
    fn join_initials(&self, bearers: &[Bearer]) -> BTreeMap<usize, usize> {
        let mut namesakes: BTreeMap<(String, String), BTreeSet<usize>> = BTreeMap::new();
        for (index, bearer) in bearers.iter().enumerate() {
            for (given, surname) in bearer.leading.iter().map(|name| split_name(name)) {
                let first = given.split(' ').next().unwrap_or_default();
                namesakes.entry((fold(first), fold(surname))).or_default().insert(index);
            }
        }
        let mut joined = BTreeMap::new();
        for pair in namesakes.into_values().filter(|pair| pair.len() == 2) {
            let pair: Vec<usize> = pair.into_iter().collect();
            let (one, other) = (&bearers[pair[0]], &bearers[pair[1]]);
            let differ = |name: &String| one.leading.iter().any(|leading| differ_by_initial(name, leading));
            let records = matches!(other.owner, Owner::Record(_));
            let names = other.forms.iter().map(String::as_str);
            if !records && other.leading.iter().any(differ) && !self.must_differ(names, &other.roles, one) {
                joined.insert(pair[1], pair[0]);
            }
        }
        joined
    }
}

/// Whether an article gives both roles, and none in common; the lists are in order.
fn contradict(one: &[(usize, &str)], other: &[(usize, &str)]) -> bool {
    one.chunk_by(|role, next| role.0 == next.0).any(|roles| {
        let article = roles[0].0;
        let from = other.partition_point(|role| role.0 < article);
        let mut others = other[from..].iter().take_while(|role| role.0 == article).peekable();
        others.peek().is_some() && others.all(|role| !roles.contains(role))
    })
}

fn record_bearer<'a>((index, record): (usize, &crate::config::Record)) -> Bearer<'a> {
    Bearer {
        owner: Owner::Record(index),
        leading: record.names().filter(|name| is_full(name)).map(str::to_owned).collect(),
        forms: record.aliases.clone(),
        roles: Vec::new(),
    }
}

/// Enters a bearer under the keys of the names that others are compared with.
fn enter(by_key: &mut BTreeMap<String, Vec<usize>>, index: usize, keys: BTreeSet<String>) {
    for key in keys {
        by_key.entry(key).or_default().push(index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Record;

    /// Names with the number of their mentions, each in an article of its own.
    fn forms(names: &[(&'static str, usize)]) -> Forms<'static> {
        let usage = |(article, &(name, count)): (usize, &(&'static str, usize))| {
            (name, Usage { count, articles: vec![article], roles: Vec::new() })
        };
        names.iter().enumerate().map(usage).collect()
    }

    fn are_one(authority: &Authority, forms: &Forms, one: &str, other: &str) -> bool {
        let identities = Identities::new(authority, forms);
        identities.owner_of(one) == identities.owner_of(other)
    }

    #[test]
    fn spellings_merge_unless_kept_apart() {
        let forms = forms(&[("Rustem Umjerow", 2), ("Rustem Umerov", 1), ("Rustem Umerow", 1)]);
        let mut authority = Authority::default();
        assert!(are_one(&authority, &forms, "Rustem Umjerow", "Rustem Umerov"));
        authority.separate.push(vec!["Rustem Umjerow".to_owned(), "Rustem Umerov".to_owned()]);
        assert!(!are_one(&authority, &forms, "Rustem Umjerow", "Rustem Umerov"));
    }

    #[test]
    fn an_umlaut_folds_unless_kept_apart() {
        let forms = forms(&[("Michael Müller", 2), ("Michael Mueller", 1)]);
        let mut authority = Authority::default();
        assert!(are_one(&authority, &forms, "Michael Müller", "Michael Mueller"));
        authority.separate.push(vec!["Michael Müller".to_owned(), "Michael Mueller".to_owned()]);
        assert!(!are_one(&authority, &forms, "Michael Müller", "Michael Mueller"));
        authority.people.push(Record { name: "Michael Müller".to_owned(), ..Record::default() });
        assert!(!are_one(&authority, &forms, "Michael Müller", "Michael Mueller"));
    }

    #[test]
    fn two_roles_in_one_article_are_two_persons() {
        let mut forms = forms(&[("Andrij Petrow", 2), ("Andriy Petrov", 1)]);
        for (name, role) in [("Andrij Petrow", "Minister"), ("Andriy Petrov", "Richter")] {
            forms.get_mut(name).unwrap().roles.push((7, role));
        }
        assert!(!are_one(&Authority::default(), &forms, "Andrij Petrow", "Andriy Petrov"));
    }

    #[test]
    fn an_initial_joins_its_only_namesake() {
        let two = forms(&[("George Bush", 3), ("George W. Bush", 1)]);
        assert!(are_one(&Authority::default(), &two, "George Bush", "George W. Bush"));
        let three = forms(&[("George Bush", 3), ("George W. Bush", 1), ("George H. W. Bush", 1)]);
        assert!(!are_one(&Authority::default(), &three, "George Bush", "George W. Bush"));
    }

    #[test]
    fn the_authority_file_decides_first() {
        let record = Record {
            name: "Wolodymyr Selenskyj".to_owned(),
            aliases: vec!["Wladimir Selenski".to_owned()],
            ..Record::default()
        };
        let authority = Authority { people: vec![record], ..Authority::default() };
        let forms = forms(&[("Wladimir Selenski", 1), ("Volodymyr Zelensky", 5)]);
        assert!(are_one(&authority, &forms, "Wladimir Selenski", "Volodymyr Zelensky"));
        assert!(!are_one(&Authority::default(), &forms, "Wladimir Selenski", "Volodymyr Zelensky"));
    }
}
