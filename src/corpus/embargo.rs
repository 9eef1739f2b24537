//! Articles under embargo: they are left out before anything is looked for in them, so that nothing that they say can
//! reach a page, not even the name of a person whom only they mention.

use std::collections::BTreeSet;

use camino::Utf8PathBuf;

use super::article::{Article, Element, Markup};
use super::{Embargoed, Picture};
use crate::config::RightsConfig;

/// Takes out the articles that must not be shown yet, with the pictures that only they show, and links to them. Ids are
/// settled before, so that no address changes when an embargo ends.
pub(super) fn hold_back(
    articles: &mut Vec<Article>,
    pictures: &mut BTreeSet<Picture>,
    rights: &RightsConfig,
) -> Vec<Embargoed> {
    let mut held = Vec::new();
    articles.retain(|article| {
        let is_held = rights.is_held_back(&article.rights);
        if is_held {
            held.push(Embargoed { id: article.id.clone(), path: article.path.clone() });
        }
        !is_held
    });
    if held.is_empty() {
        return held;
    }
    let paths: BTreeSet<&Utf8PathBuf> = held.iter().map(|article| &article.path).collect();
    let mut shown = BTreeSet::new();
    for event in articles.iter_mut().flat_map(|article| &mut article.body.markup) {
        match event {
            Markup::Open(element) if leads_to(element, &paths) => {
                *element = Element::Html("span".to_owned(), "<span>".to_owned());
            }
            Markup::Picture { path, .. } => {
                shown.insert(path.clone());
            }
            _ => {}
        }
    }
    pictures.retain(|picture| shown.contains(&picture.path));
    held
}

fn leads_to(element: &Element, paths: &BTreeSet<&Utf8PathBuf>) -> bool {
    matches!(element, Element::ArticleLink(path, _) if paths.contains(path))
}
