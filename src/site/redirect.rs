//! Addresses that articles and persons had before: a page there leads on to where they are now.
//!
//! They come from the sources alone: what `former` says, and the other full forms of a person's name, each of which would be
//! the address if the texts used it most, or if `people.toml` had not joined it. The site published before is not asked,
//! since the same sources must give the same site.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;

use crate::config::Record;
use crate::diagnostic::{Code, Diagnostic};
use crate::link::{Dossier, Person};
use crate::text::slugify;

use super::{Site, article_path};

const FORMER_TAKEN: Code = Code("site::former-taken");

/// A former address and what is there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The file at the former address, relative to the site's root.
    pub path: String,
    /// Where it leads, relative to the site's root.
    pub target: String,
    /// What it leads to: a headline or a name.
    pub title: String,
}

/// Every former address that no page has today.
pub(super) fn plan_redirects(site: &Site) -> Vec<Redirect> {
    let dossier = &site.dossier;
    let mut taken = addresses(dossier);
    let mut redirects = Vec::new();
    let mut lead = |path: String, target: String, title: &str| {
        if taken.insert(path.clone()) {
            redirects.push(Redirect { path, target, title: title.to_owned() });
        }
    };
    for article in dossier.readings.iter().map(|reading| &reading.article) {
        for id in &article.former {
            lead(article_address(id), article_path(article), &article.metadata.headline.text);
        }
    }
    let given = dossier.people.iter().map(given_slugs).enumerate();
    let other = dossier.people.iter().map(other_slugs).enumerate();
    for (person, slugs) in given.chain(other) {
        for slug in slugs {
            lead(person_address(&slug), site.person_path(person), &dossier.people[person].preferred_name);
        }
    }
    redirects.sort_by(|one, other| one.path.cmp(&other.path));
    redirects
}

/// What is wrong with the former addresses that are given by hand; `corpus` is the folder of articles.
///
/// # Errors (as diagnostics)
/// - a page has the address today, or another article or person claims it, too.
pub fn check_former_addresses(dossier: &Dossier, corpus: &Utf8Path) -> Vec<Diagnostic> {
    let articles = dossier.readings.iter().map(|reading| &reading.article).flat_map(|article| {
        article.former.iter().map(|id| (article_address(id), corpus.join(&article.path)))
    });
    let people = dossier.people.iter().flat_map(|person| {
        given_slugs(person).into_iter().map(|slug| (person_address(&slug), "people.toml".into()))
    });
    let pages = addresses(dossier);
    let mut claimed: BTreeMap<String, _> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for (address, file) in articles.chain(people) {
        let message = if pages.contains(&address) {
            format!("`{address}` is the address of a page today, and cannot be a former one")
        } else if let Some(other) = claimed.get(&address) {
            format!("`{address}` is the former address of two pages; the other is given in `{other}`")
        } else {
            claimed.insert(address, file);
            continue;
        };
        let help = "delete it from `former`, or give the other page a `slug` of its own";
        diagnostics.push(Diagnostic::error(FORMER_TAKEN, message).in_file(file).help(help));
    }
    diagnostics
}

/// The addresses of all articles and persons. Who has no page keeps the address for the day when there is one.
fn addresses(dossier: &Dossier) -> BTreeSet<String> {
    let articles = dossier.readings.iter().map(|reading| article_path(&reading.article));
    let people = dossier.people.iter().map(|person| person_address(&person.id));
    articles.chain(people).chain(["people/index.html".to_owned()]).collect()
}

fn article_address(id: &str) -> String {
    format!("articles/{id}.html")
}

fn person_address(slug: &str) -> String {
    format!("people/{slug}.html")
}

fn given_slugs(person: &Person) -> Vec<String> {
    person.record.as_ref().map(|record| record.former.clone()).unwrap_or_default()
}

/// The addresses that other full forms of the name would have.
fn other_slugs(person: &Person) -> Vec<String> {
    let confirmed = person.record.iter().flat_map(Record::names);
    let found = person.aliases.iter().map(|alias| alias.surface.as_str());
    let full = confirmed.chain(found).filter(|name| name.contains(' '));
    full.map(slugify).filter(|slug| !slug.is_empty()).collect()
}
