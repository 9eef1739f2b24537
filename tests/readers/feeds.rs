//! The feeds, as a feed reader takes them.

use std::collections::BTreeSet;

use feed_rs::model::{Entry, Feed, FeedType};

use crate::{BASE, published};

fn read(text: &str) -> Feed {
    feed_rs::parser::parse(text.as_bytes()).unwrap()
}

fn text(text: Option<&feed_rs::model::Text>) -> &str {
    text.map_or("", |text| text.content.as_str())
}

fn address(entry: &Entry) -> &str {
    let links: Vec<&str> = entry.links.iter().map(|link| link.href.as_str()).collect();
    assert_eq!(links.len(), 1, "{links:?}");
    links[0]
}

#[test]
fn both_feeds_tell_the_same_articles() {
    let dossier = published();
    let atom = read(&dossier.read("feed.xml"));
    let json = read(&dossier.read("feed.json"));
    assert_eq!((&atom.feed_type, &json.feed_type), (&FeedType::Atom, &FeedType::JSON));
    let articles = dossier.json("data/articles.json");
    for feed in [&atom, &json] {
        assert_eq!(text(feed.title.as_ref()), "Verhandeln über einen Krieg");
        assert!(text(feed.description.as_ref()).starts_with("Telefonate, Delegationen"));
        assert_eq!(feed.language.as_deref(), Some("de"));
        let links: BTreeSet<&str> = feed.links.iter().map(|link| link.href.as_str()).collect();
        assert!(
            links.contains(format!("{BASE}feed.xml").as_str())
                || links.contains(format!("{BASE}feed.json").as_str())
        );
        assert_eq!(feed.entries.len(), articles.as_array().unwrap().len());
        let ids: BTreeSet<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids.len(), feed.entries.len(), "ids are unique");
    }
    for (first, second) in atom.entries.iter().zip(&json.entries) {
        assert_eq!(first.id, second.id);
        assert_eq!(address(first), address(second));
        let page = address(first).strip_prefix(BASE).unwrap();
        assert!(dossier.site().join(page).exists(), "{page}");
        assert_eq!(text(first.title.as_ref()), text(second.title.as_ref()));
        let content = second.content.as_ref().unwrap().body.as_deref();
        assert_eq!(Some(text(first.summary.as_ref())), content);
        assert_eq!((first.published, first.updated), (second.published, second.updated));
        assert!(first.updated.is_some());
    }
}

#[test]
fn an_entry_says_all_that_its_article_does() {
    let dossier = published();
    for file in ["feed.xml", "feed.json"] {
        let feed = read(&dossier.read(file));
        let entry = &feed.entries[0];
        assert_eq!(
            text(entry.title.as_ref()),
            "Die „Brücke“ & <b>ihr</b> Preis",
            "{file}: text, not mark-up"
        );
        assert_eq!(address(entry), format!("{BASE}articles/2025-12-09-bruecke.html"));
        assert_eq!(
            entry.authors.iter().map(|author| author.name.as_deref()).collect::<Vec<_>>(),
            [Some("Jo Frei")]
        );
        let tags: Vec<&str> = entry.categories.iter().map(|category| category.term.as_str()).collect();
        assert_eq!(tags, ["Bau", "Stadt"], "{file}");
        assert_eq!(entry.published.unwrap().to_rfc3339(), "2025-12-09T00:00:00+00:00");
    }
    let atom = read(&dossier.read("feed.xml"));
    let summary = atom.entries[0].summary.as_ref().unwrap();
    assert_eq!(
        (summary.content.as_str(), summary.content_type.as_str()),
        ("Ein Fest & <i>mehr</i>.", "text/plain")
    );
    let month = atom.entries.iter().find(|entry| entry.id.contains("/2025-03-")).unwrap();
    assert_eq!(month.published, None, "of a month, no day is claimed");
}

#[test]
fn what_is_new_is_a_feed() {
    let dossier = published();
    let feed = read(&dossier.read("changes.xml"));
    assert_eq!(feed.feed_type, FeedType::Atom);
    assert_eq!(feed.entries.len(), 1);
    let entry = &feed.entries[0];
    assert_eq!(entry.updated.unwrap().to_rfc3339(), "2025-12-08T00:00:00+00:00");
    assert!(text(entry.summary.as_ref()).contains("Die „Brücke“ & <b>ihr</b> Preis"), "{entry:?}");
    let (page, id) = address(entry).strip_prefix(BASE).unwrap().split_once('#').unwrap();
    assert!(dossier.read(page).contains(&format!("id=\"{id}\"")));
}
