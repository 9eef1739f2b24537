//! What pages tell link previews, reference managers and search engines.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

use std::collections::BTreeMap;

use dossier::Dossier;
use scraper::{Html, Selector};
use serde_json::Value;

const ARTICLE: &str = "---\ntitle: Die „Brücke“ & <b>ihr</b> Preis\ndate: 2025-03-11\nsource: Der Anzeiger\n\
    author: Redaktion \"Lokales\"\nurl: https://example.org/original?a=1&b=2\ntags: [Bau, Stadt]\n---\n\
    Bürgermeisterin Anna Gruber eröffnete am Montag die Brücke. „Endlich \\</script> offen“, sagte Gruber.\n";

fn built() -> Dossier {
    let dossier = Dossier::new();
    dossier.write("corpus/bruecke.md", ARTICLE);
    dossier.write("corpus/monat.txt", "date 2025-04 Der Rat tagt. Anna Gruber war dabei.\n");
    dossier.write("site.toml", "title = \"Brücken\"\nbase_url = \"https://example.org/dossier\"\n");
    dossier.build();
    dossier
}

/// The contents of a page's tags by name or property; the last of a name wins.
fn tags(html: &str) -> BTreeMap<String, String> {
    let document = Html::parse_document(html);
    let metas =
        document.select(&Selector::parse("head meta").unwrap()).map(|meta| meta.value()).collect::<Vec<_>>();
    metas
        .into_iter()
        .filter_map(|meta| {
            let name = meta.attr("name").or(meta.attr("property"))?;
            Some((name.to_owned(), meta.attr("content")?.to_owned()))
        })
        .collect()
}

/// The one block of linked data on a page.
fn linked_data(html: &str) -> Value {
    let document = Html::parse_document(html);
    let selector = Selector::parse("script[type='application/ld+json']").unwrap();
    let blocks: Vec<String> = document.select(&selector).map(|block| block.text().collect()).collect();
    assert_eq!(blocks.len(), 1);
    serde_json::from_str(&blocks[0]).unwrap()
}

fn article(dossier: &Dossier) -> String {
    let articles = dossier.json("data/articles.json");
    let found = articles.as_array().unwrap().iter().find(|article| article["path"] == "bruecke.md").unwrap();
    found["url"].as_str().unwrap().to_owned()
}

#[test]
fn an_article_is_a_newspaper_article_to_reference_managers() {
    let dossier = built();
    let tags = tags(&dossier.read(&article(&dossier)));
    for (name, content) in [
        ("DC.type", "newspaperArticle"),
        ("og:type", "article"),
        ("prism.publicationName", "Der Anzeiger"),
        ("citation_title", "Die „Brücke“ & <b>ihr</b> Preis"),
        ("citation_author", "Redaktion \"Lokales\""),
        ("citation_publication_date", "2025/03/11"),
        ("citation_language", "de"),
        ("citation_public_url", "https://example.org/original?a=1&b=2"),
        ("article:published_time", "2025-03-11"),
        ("og:site_name", "Brücken"),
    ] {
        assert_eq!(tags.get(name).map(String::as_str), Some(content), "{name}");
    }
    assert!(!tags.contains_key("citation_journal_title"));
}

#[test]
fn a_preview_has_a_picture_that_exists() {
    let dossier = built();
    for page in ["index.html", "timeline/index.html", "people/anna-gruber.html", &article(&dossier)] {
        let tags = tags(&dossier.read(page));
        let picture = tags["og:image"].strip_prefix("https://example.org/dossier/").unwrap();
        let png = std::fs::read(dossier.folder.join("public").join(picture)).unwrap();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "{page}");
        assert_eq!(tags["twitter:card"], "summary_large_image");
    }
    // Without an absolute address there is nothing that a reader of previews could load.
    dossier.write("site.toml", "title = \"Brücken\"\n");
    dossier.build();
    assert!(!tags(&dossier.read("index.html")).contains_key("og:image"));
    assert!(!dossier.folder.join("public/assets/previews").exists());
}

#[test]
fn linked_data_says_what_a_page_shows() {
    let dossier = built();
    let news = linked_data(&dossier.read(&article(&dossier)));
    assert_eq!((&news["@type"], &news["datePublished"]), (&"NewsArticle".into(), &"2025-03-11".into()));
    assert_eq!(news["isBasedOn"], "https://example.org/original?a=1&b=2");
    assert_eq!(news["mentions"][0]["url"], "https://example.org/dossier/people/anna-gruber.html");
    let profile = linked_data(&dossier.read("people/anna-gruber.html"));
    assert_eq!(
        (&profile["@type"], &profile["mainEntity"]["name"]),
        (&"ProfilePage".into(), &"Anna Gruber".into())
    );
    assert_eq!(profile["hasPart"][0]["text"], "Endlich </script> offen");
    let day = linked_data(&dossier.read("dates/2025-03-10.html"));
    assert_eq!(
        (&day["about"][0]["@type"], &day["about"][0]["startDate"]),
        (&"Event".into(), &"2025-03-10".into())
    );
}

#[test]
fn references_to_all_articles_stand_in_three_forms() {
    let dossier = built();
    assert_eq!(dossier.read("data/references.bib").matches("@article{").count(), 2);
    assert_eq!(dossier.read("data/references.ris").matches("TY  - NEWS\n").count(), 2);
    let items = dossier.json("data/references.json");
    assert_eq!(items.as_array().unwrap().len(), 2);
    assert_eq!(items[1]["issued"]["date-parts"], serde_json::json!([[2025, 4]]));
}
