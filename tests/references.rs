//! References to articles, as reference managers that are not ours read them.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

use std::collections::BTreeMap;

use biblatex::{Bibliography, ChunksExt as _};
use biblib::{Citation, CitationParser as _, RisParser};
use citationberg::json::Item;
use dossier::Dossier;
use scraper::{Html, Selector};

const TITLE: &str = "Die „Brücke“: 50 % {mehr} für A&B_C #1 <b>fett</b> \\ ~Ende^ $x$";
const ADDRESS: &str = "https://example.org/a_b?c=d&e=%20#f";
/// What the references of an article may add to its page.
const MOST_BYTES: usize = 1300;

fn built() -> Dossier {
    let dossier = Dossier::new();
    let title = TITLE.replace('\\', "\\\\");
    dossier.write(
        "corpus/bruecke.md",
        &format!(
            "+++\ntitle = \"{title}\"\nslug = \"bruecke\"\ndate = \"2025-03-11\"\nsource = \"Der & Anzeiger\"\n\
             author = \"Anna von Gruber, Jo Frei\"\nurl = \"{ADDRESS}\"\n+++\nDie Brücke ist offen.\n"
        ),
    );
    dossier.write("corpus/monat.txt", "date 2025-04 Der Rat tagt, und Anna Gruber ist dabei.\n");
    dossier.write(
        "corpus/spanne.md",
        "---\ntitle: Zwei Tage\ndate: 2025-02-12/2025-02-13\n---\nDer Rat tagt wieder.\n",
    );
    dossier.write("site.toml", "title = \"Brücken\"\nbase_url = \"https://example.org/dossier\"\n");
    dossier.build();
    dossier
}

/// The references on an article's page, by the ending of their files, and how many bytes they take there.
fn on_page(dossier: &Dossier, id: &str) -> (BTreeMap<String, String>, usize) {
    let page = dossier.read(&format!("articles/{id}.html"));
    let html = Html::parse_document(&page);
    let texts = Selector::parse(".references pre").unwrap();
    let list = html
        .select(&texts)
        .map(|text| (text.attr("data-ending").unwrap().to_owned(), text.text().collect::<String>()));
    let start = page.find("<details class=\"references\">").unwrap();
    let length = page[start..].find("</details>").unwrap();
    (list.collect(), length)
}

#[test]
fn bibtex_is_read_back() {
    let dossier = built();
    let all = Bibliography::parse(&dossier.read("data/references.bib")).unwrap();
    assert_eq!(all.len(), 3);
    let text = &on_page(&dossier, "2025-03-11-bruecke").0["bib"];
    let alone = Bibliography::parse(text).unwrap();
    for entry in [alone.get("2025-03-11-bruecke").unwrap(), all.get("2025-03-11-bruecke").unwrap()] {
        assert_eq!(entry.title().unwrap().format_verbatim(), TITLE);
        let authors = entry.author().unwrap();
        assert_eq!(authors.len(), 1, "who wrote it is one text, as given: {authors:?}");
        assert_eq!(authors[0].name, "Anna von Gruber, Jo Frei");
        assert_eq!(entry.journal_title().unwrap().format_verbatim(), "Der & Anzeiger");
        assert_eq!(entry.url().unwrap(), ADDRESS);
        assert_eq!(entry.get("date").unwrap().format_verbatim(), "2025-03-11");
    }
    assert!(all.get("2025-02-12-zwei-tage").unwrap().get("date").is_none(), "a span is no date");
}

fn read_ris(text: &str) -> Vec<Citation> {
    RisParser::new().parse(text).unwrap()
}

#[test]
fn ris_is_read_back() {
    let dossier = built();
    assert_eq!(read_ris(&dossier.read("data/references.ris")).len(), 3);
    let found = read_ris(&on_page(&dossier, "2025-03-11-bruecke").0["ris"]);
    assert_eq!(found.len(), 1);
    let citation = &found[0];
    assert_eq!(citation.citation_type, ["Newspaper"]);
    assert_eq!(citation.title, TITLE);
    assert_eq!(citation.urls, [ADDRESS]);
    assert_eq!(citation.language.as_deref(), Some("de"));
    let date = citation.date.as_ref().unwrap();
    assert_eq!((date.year, date.month, date.day), (2025, Some(3), Some(11)));
    let month = read_ris(&on_page(&dossier, "2025-04-der-rat-tagt-und-anna-gruber-ist-dabei").0["ris"]);
    let date = month[0].date.as_ref().unwrap();
    assert_eq!((date.year, date.month, date.day), (2025, Some(4), None));
}

#[test]
fn csl_json_is_read_back() {
    let dossier = built();
    let all: Vec<Item> = serde_json::from_str(&dossier.read("data/references.json")).unwrap();
    let alone: Vec<Item> = serde_json::from_str(&on_page(&dossier, "2025-03-11-bruecke").0["json"]).unwrap();
    assert_eq!((all.len(), alone.len()), (3, 1));
    let item = &alone[0];
    assert!(all.contains(item));
    assert_eq!(
        (item.id().unwrap().as_ref(), item.type_().unwrap().as_ref()),
        ("2025-03-11-bruecke", "article-newspaper")
    );
    let field = |name: &str| item.0[name].to_str().unwrap().into_owned();
    assert_eq!(
        [field("title"), field("URL"), field("container-title")],
        [TITLE, ADDRESS, "Der & Anzeiger"].map(str::to_owned)
    );
    let issued = serde_json::to_value(&item.0["issued"]).unwrap();
    assert_eq!(issued, serde_json::json!([[2025, 3, 11]]));
}

#[test]
fn csl_json_is_as_its_schema_says() {
    let dossier = built();
    let schema: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string("docs/schema/references.schema.json").unwrap())
            .unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> =
        schema.iter_errors(&dossier.json("data/references.json")).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert!(!schema.is_valid(&serde_json::json!([{ "id": "a", "type": "news" }])));
}

#[test]
fn the_references_stay_small() {
    let dossier = built();
    let (texts, bytes) = on_page(&dossier, "2025-03-11-bruecke");
    assert_eq!(texts.keys().collect::<Vec<_>>(), ["bib", "json", "ris"]);
    assert!(bytes < MOST_BYTES, "{bytes} bytes");
}
