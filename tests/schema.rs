//! The data files: their JSON Schemas in `docs/schema/` hold, and what they refer to exists.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use camino::Utf8PathBuf;
use dossier::Dossier;
use leporello::date::Edtf;
use scraper::{Html, Selector};
use serde_json::Value;

const SITES: [&str; 4] = ["plain", "markdown", "theme", "twins"];

type Dossiers = Vec<(String, Dossier)>;

/// The demo and the golden sites, built once for all tests that run at the same time.
fn dossiers() -> Arc<Dossiers> {
    static ALIVE: Mutex<Weak<Dossiers>> = Mutex::new(Weak::new());
    let mut alive = ALIVE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(dossiers) = alive.upgrade() {
        return dossiers;
    }
    let golden = SITES.iter().map(|name| (*name, Dossier::from_dir(&format!("tests/site/{name}"))));
    let all = std::iter::once(("demo", Dossier::demo())).chain(golden);
    let built = all.chain([("withheld", withheld())]).map(|(name, dossier)| {
        dossier.build();
        (name.to_owned(), dossier)
    });
    let dossiers = Arc::new(built.collect());
    *alive = Arc::downgrade(&dossiers);
    dossiers
}

/// The demo with excerpts, and of one article nothing but metadata.
fn withheld() -> Dossier {
    let dossier = Dossier::demo();
    dossier.edit("site.toml", "text = \"full\"", "text = \"excerpt\"");
    let text = fs::read_to_string(dossier.folder.join("corpus/2025-03-energieanlagen.txt")).unwrap();
    let text = text.trim_start().trim_start_matches("date 2025-03");
    let head = "---\ndate: 2025-03\ntext: metadata\n---\n";
    dossier.write("corpus/2025-03-energieanlagen.txt", &format!("{head}{}", text.trim_start()));
    dossier
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(format!("docs/schema/{name}.schema.json")).unwrap()).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list").as_slice()
}

fn word(value: &Value) -> &str {
    value.as_str().expect("a string")
}

#[test]
fn the_data_follow_their_schemas() {
    for name in ["articles", "people", "events"] {
        let schema = schema(name);
        jsonschema::meta::validate(&schema).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        for (dossier, built) in dossiers().iter() {
            let data = built.json(&format!("data/{name}.json"));
            assert!(!list(&data).is_empty(), "{dossier}: data/{name}.json is empty");
            let faults: Vec<String> = validator
                .iter_errors(&data)
                .map(|fault| format!("{dossier}/{name}{}: {fault}", fault.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
    }
}

#[test]
fn every_date_is_edtf() {
    let check = |date: &Value| {
        let parsed = word(date).parse::<Edtf>().unwrap_or_else(|fault| panic!("{date}: {fault}"));
        assert_eq!(parsed.to_string(), word(date), "written as it is read");
    };
    for (name, dossier) in dossiers().iter() {
        for article in list(&dossier.json("data/articles.json")) {
            check(&article["date"]);
            for timex in list(&article["timexes"]) {
                match timex["edtf"].as_str() {
                    Some(_) => check(&timex["edtf"]),
                    None => assert_eq!(timex["resolved"], false, "{name}: {timex}"),
                }
            }
        }
        for event in list(&dossier.json("data/events.json")) {
            check(&event["date"]);
        }
    }
}

#[test]
fn every_field_is_described_and_no_other_is_allowed() {
    for name in ["articles", "people", "events"] {
        let schema = schema(name);
        check_described(&schema, &schema, name);
    }
}

/// Every property has a description, its own or that of what it refers to; every object is closed.
fn check_described(node: &Value, root: &Value, path: &str) {
    if let Some(properties) = node.get("properties") {
        assert_eq!(node["additionalProperties"], false, "{path} is open");
        for (name, property) in properties.as_object().unwrap() {
            let target = property.get("$ref").and_then(|target| root.pointer(&word(target)[1..]));
            let told =
                [Some(property), target].into_iter().flatten().any(|it| it.get("description").is_some());
            assert!(told, "{path}.{name} has no description");
        }
    }
    match node {
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(name, member)| check_described(member, root, &format!("{path}.{name}")));
        }
        Value::Array(items) => items.iter().for_each(|item| check_described(item, root, path)),
        _ => (),
    }
}

#[test]
fn every_id_leads_somewhere() {
    for (name, dossier) in dossiers().iter() {
        let [articles, people, events] =
            ["articles", "people", "events"].map(|it| dossier.json(&format!("data/{it}.json")));
        let ids = |data: &Value| -> BTreeSet<String> {
            let ids: Vec<_> = list(data).iter().map(|record| word(&record["id"]).to_owned()).collect();
            let set: BTreeSet<_> = ids.iter().cloned().collect();
            assert_eq!(ids.len(), set.len(), "{name}: an id stands twice");
            set
        };
        let (article_ids, person_ids, _) = (ids(&articles), ids(&people), ids(&events));
        let known = |value: &Value, set: &BTreeSet<String>| {
            assert!(set.contains(word(value)), "{name}: there is no {value}");
        };
        for article in list(&articles) {
            for id in list(&article["people"]) {
                known(id, &person_ids);
            }
            for quote in list(&article["quotes"]) {
                if !quote["speaker"].is_null() {
                    known(&quote["speaker"], &person_ids);
                    assert!(list(&article["people"]).contains(&quote["speaker"]), "{name}: {quote}");
                }
            }
        }
        for person in list(&people) {
            for id in list(&person["articles"]) {
                known(id, &article_ids);
            }
            for role in list(&person["roles"]) {
                let articles = list(&role["articles"]);
                for id in articles {
                    known(id, &article_ids);
                }
                assert_eq!((articles.first(), articles.last()), (Some(&role["first"]), Some(&role["last"])));
            }
            let counts = list(&person["aliases"]).iter().map(|alias| alias["count"].as_u64().unwrap());
            assert_eq!(counts.sum::<u64>(), person["mentions"].as_u64().unwrap(), "{name}: {}", person["id"]);
            // Who names whom is said from both sides.
            for article in list(&articles) {
                let (one, other) = (list(&article["people"]), list(&person["articles"]));
                assert_eq!(one.contains(&person["id"]), other.contains(&article["id"]), "{name}: {article}");
            }
        }
        for event in list(&events) {
            for id in list(&event["articles"]) {
                known(id, &article_ids);
            }
            for id in list(&event["people"]) {
                known(id, &person_ids);
            }
        }
    }
}

#[test]
fn every_url_leads_to_a_page_and_a_place_in_it() {
    for (name, dossier) in dossiers().iter() {
        for file in ["articles", "people", "events"] {
            for record in list(&dossier.json(&format!("data/{file}.json"))) {
                let url = word(&record["url"]);
                let (address, fragment) = url.split_once('#').map_or((url, None), |(it, id)| (it, Some(id)));
                assert!(dossier.site().join(address).is_file(), "{name}: {url}");
                if let Some(id) = fragment {
                    let page = Html::parse_document(&dossier.read(address));
                    let place = Selector::parse(&format!("[id=\"{id}\"]")).unwrap();
                    assert_eq!(page.select(&place).count(), 1, "{name}: {url}");
                }
            }
        }
    }
}

#[test]
fn every_surface_is_the_text_at_its_offsets() {
    // Where a text is withheld, there is none that the offsets could count in.
    for (name, dossier) in dossiers().iter().filter(|(name, _)| name != "withheld") {
        let articles = dossier.json("data/articles.json");
        let paths = list(&articles).iter().map(|article| word(&article["path"]));
        let lines = annotate(paths.map(|path| dossier.folder.join("corpus").join(path)));
        for (article, line) in list(&articles).iter().zip(&lines) {
            let path = word(&line["id"]);
            assert!(path.ends_with(word(&article["path"])), "{name}: {path}");
            assert_eq!(line["date"], article["date"], "{name}: {path}");
            let text: Vec<char> = word(&line["text"]).chars().collect();
            let check = |item: &Value, surface: &str| {
                let [start, end] =
                    ["start", "end"].map(|it| usize::try_from(item[it].as_u64().unwrap()).unwrap());
                let found: String = text[start..end].iter().collect();
                assert_eq!(found, word(&item[surface]), "{name}: {path}");
            };
            // The line and the data file count in the same text.
            for (record, surface) in [(article, "surface"), (line, "surface")] {
                for timex in list(&record["timexes"]) {
                    check(timex, surface);
                }
                for quote in list(&record["quotes"]) {
                    check(quote, "text");
                }
            }
            for person in list(&line["persons"]) {
                check(person, "surface");
            }
            for sentence in list(&line["sentences"]) {
                let [start, end] = [0, 1].map(|it| usize::try_from(sentence[it].as_u64().unwrap()).unwrap());
                assert!(start < end && end <= text.len(), "{name}: {path}: {sentence}");
            }
            let whole: String = text.iter().collect();
            assert!(whole.contains(word(&article["lead"])), "{name}: {path}");
            for crosshead in list(&article["crossheads"]) {
                assert!(whole.contains(word(crosshead)), "{name}: {path}");
            }
        }
    }
}

/// What `leporello annotate --input text` prints about these files, a line each.
fn annotate(files: impl Iterator<Item = Utf8PathBuf>) -> Vec<Value> {
    let program = env!("CARGO_BIN_EXE_leporello");
    let output = Command::new(program).args(["annotate", "--input", "text"]).args(files).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
