//! Linked data: it uses the vocabulary of schema.org as that is meant, and other programs understand it.

use std::fmt::Write as _;

use serde_json::{Value, json};
use webpage::HTML;

use crate::dossier::Dossier;
use crate::packages::Packages;
use crate::{BASE, pages, published};

/// The properties that the vocabulary gives to the types in use, by themselves or from the types above them (Thing,
/// `CreativeWork`, Article, `WebPage`).
const VOCABULARY: [(&str, &[&str]); 8] = [
    ("Collection", &["name", "description", "inLanguage", "image", "url"]),
    ("CollectionPage", &["name", "about", "image", "url"]),
    ("Event", &["name", "startDate"]),
    (
        "NewsArticle",
        &[
            "headline",
            "inLanguage",
            "isPartOf",
            "datePublished",
            "author",
            "publisher",
            "isBasedOn",
            "mentions",
            "image",
            "url",
        ],
    ),
    ("NewsMediaOrganization", &["name"]),
    ("Person", &["name", "alternateName", "description", "sameAs", "birthDate", "url"]),
    ("ProfilePage", &["mainEntity", "hasPart", "image", "url"]),
    ("Quotation", &["text", "spokenByCharacter", "isPartOf"]),
];

/// The blocks of all pages, with their addresses, as a reader of web pages finds them.
fn blocks(dossier: &Dossier) -> Vec<(String, Value)> {
    let read = |address: &String| HTML::from_string(dossier.read(address), None).unwrap().schema_org;
    let found = pages(dossier).into_iter().flat_map(|address| {
        let data = read(&address);
        data.into_iter().map(move |data| (address.clone(), data.value))
    });
    found.collect()
}

/// What of a block the vocabulary does not know.
fn find_strange(value: &Value, strange: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| find_strange(value, strange)),
        Value::Object(fields) => {
            let name = fields["@type"].as_str().unwrap();
            let known =
                VOCABULARY.iter().find(|(known, _)| *known == name).map_or(&[][..], |(_, known)| known);
            let plain = fields.keys().filter(|key| !key.starts_with('@'));
            strange.extend(
                plain.filter(|key| !known.contains(&key.as_str())).map(|key| format!("{name}.{key}")),
            );
            fields.values().for_each(|value| find_strange(value, strange));
        }
        _ => (),
    }
}

#[test]
fn every_property_is_in_the_vocabulary() {
    let blocks = blocks(&published());
    let mut strange = Vec::new();
    for (address, block) in &blocks {
        assert_eq!(block["@context"], "https://schema.org", "{address}");
        find_strange(block, &mut strange);
    }
    assert_eq!(strange, Vec::<String>::new());
    for name in ["Collection", "CollectionPage", "NewsArticle", "ProfilePage"] {
        assert!(blocks.iter().any(|(_, block)| block["@type"] == name), "{name}");
    }
    find_strange(&json!({"@type": "Event", "title": "no such property"}), &mut strange);
    assert_eq!(strange, ["Event.title"]);
}

/// The values of a property in expanded form: plain values and addresses as strings, things as they are.
fn values(thing: &Value, property: &str) -> Vec<Value> {
    let property = format!("http://schema.org/{property}");
    let list = thing[&property].as_array().cloned().unwrap_or_default();
    list.into_iter().map(|it| it.get("@value").or(it.get("@id")).cloned().unwrap_or(it)).collect()
}

#[track_caller]
fn assert_is(thing: &Value, name: &str, expected: &[(&str, &str)]) {
    assert_eq!(thing["@type"], json!([format!("http://schema.org/{name}")]));
    for (property, value) in expected {
        assert_eq!(values(thing, property), [json!(value)], "{name}.{property}");
    }
}

/// No name but those of JSON-LD itself and of schema.org, and no address that leads nowhere.
#[track_caller]
fn assert_expanded(value: &Value) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| assert_expanded(value)),
        Value::Object(fields) => {
            for (key, value) in fields {
                assert!(key.starts_with('@') || key.starts_with("http://schema.org/"), "{key}");
                assert!(key != "@id" || value.as_str().unwrap().starts_with("https://"), "{value}");
                assert_expanded(value);
            }
        }
        _ => (),
    }
}

#[test]
fn a_processor_expands_every_block_to_schema_org() {
    let Some(packages) = Packages::find(&["jsonld"]) else { return };
    let (addresses, blocks): (Vec<String>, Vec<Value>) = blocks(&published()).into_iter().unzip();
    let expanded: Vec<Value> =
        serde_json::from_str(&packages.run("expand.mjs", &json!(blocks).to_string())).unwrap();
    assert_eq!(expanded.len(), blocks.len());
    expanded.iter().for_each(assert_expanded);
    let thing = |address: &str| &expanded[addresses.iter().position(|it| it == address).unwrap()][0];

    let article = "articles/2025-12-09-bruecke.html";
    let news = thing(article);
    let headline = ("headline", "Die „Brücke“ & <b>ihr</b> Preis");
    assert_is(
        news,
        "NewsArticle",
        &[
            headline,
            ("datePublished", "2025-12-09"),
            ("inLanguage", "de"),
            ("isBasedOn", "https://example.org/original?a=1&b=2"),
            ("url", &format!("{BASE}{article}")),
        ],
    );
    let person = format!("{BASE}people/anna-gruber.html");
    assert_is(&values(news, "mentions")[0], "Person", &[("name", "Anna Gruber"), ("url", &person)]);
    assert_is(&values(news, "author")[0], "Person", &[("name", "Jo Frei")]);
    assert_is(&values(news, "publisher")[0], "NewsMediaOrganization", &[("name", "Der Anzeiger")]);

    let profile = thing("people/anna-gruber.html");
    assert_is(profile, "ProfilePage", &[("url", &person)]);
    assert_is(
        &values(profile, "mainEntity")[0],
        "Person",
        &[
            ("name", "Anna Gruber"),
            ("description", "Bürgermeisterin & mehr"),
            ("birthDate", "1971-05"),
            ("sameAs", "https://www.wikidata.org/entity/Q1"),
        ],
    );
    let quotation = &values(profile, "hasPart")[0];
    assert_is(quotation, "Quotation", &[("text", "Endlich </script> offen")]);
    assert_is(&values(quotation, "spokenByCharacter")[0], "Person", &[("name", "Anna Gruber")]);
    assert_is(&values(quotation, "isPartOf")[0], "NewsArticle", &[headline]);

    let events = values(thing("dates/2025-12-08.html"), "about");
    let opening = "Bürgermeisterin Anna Gruber eröffnete am Montag die Brücke.";
    assert_is(&events[0], "Event", &[("startDate", "2025-12-08"), ("name", opening)]);
}

/// What TypeScript says of blocks as values of the types that are made from the vocabulary: names of properties, and what
/// kinds of things may stand there.
fn check_types(packages: &Packages, blocks: &[(String, Value)]) -> (bool, String) {
    let vocabulary = packages.path("schema-dts/dist/schema.js");
    let mut source = format!("import type * as schema from {};\n", json!(vocabulary));
    for (number, (address, block)) in blocks.iter().enumerate() {
        let name = block["@type"].as_str().unwrap();
        let kind = format!("schema.WithContext<schema.{name}>");
        writeln!(source, "// {address}\nexport const block{number}: {kind} = {block};").unwrap();
    }
    let room = tempfile::tempdir().unwrap();
    let file = room.path().join("blocks.ts");
    std::fs::write(&file, source).unwrap();
    let options =
        ["--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler"];
    let arguments: Vec<&str> = options.into_iter().chain([file.to_str().unwrap()]).collect();
    packages.call("typescript/bin/tsc", &arguments)
}

#[test]
fn every_block_is_of_the_types_of_the_vocabulary() {
    let Some(packages) = Packages::find(&["typescript", "schema-dts"]) else { return };
    let mut blocks = blocks(&published());
    let (is_right, faults) = check_types(&packages, &blocks);
    assert!(is_right, "{faults}");
    let day = blocks.iter_mut().find(|(_, block)| block["@type"] == "CollectionPage").unwrap();
    day.1["hasPart"] = day.1["about"].clone();
    let (is_right, faults) = check_types(&packages, &blocks);
    assert!(!is_right && faults.contains("Event"), "an event is no part of a page: {faults}");
}
