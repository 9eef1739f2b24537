//! The timeline for other programs, as readers that are not ours understand it.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

use std::collections::BTreeMap;

use dossier::Dossier;
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use serde_json::Value;

/// Sentences with everything that must be escaped, and one whose letters lie across the end of a line.
const TEXT: &str = "date 2025-05-09 Die „Brücke“; ein Fest.\n\n\
    Bürgermeisterin Anna Gruber eröffnete am Mittwoch die \"neue\" Brücke, <b>laut</b>; C:\\weg & \
    äußerst größer Überströmungsöffnungsgrößenübermaßüberprüfungsäußerungen.\n\n\
    Gebaut wird seit Mai 2023. Am 3. und 4. Mai feierte die Stadt.";

fn built() -> Dossier {
    let dossier = Dossier::demo();
    dossier.write("corpus/bruecke.txt", TEXT);
    dossier.write(
        "events.toml",
        "[[event]]\ndate = \"2025-06-01\"\nlabel = \"Ein Tag, den kein Artikel nennt; \\\"eigen\\\"\"\n\
         people = [\"Anna Gruber\"]\n",
    );
    dossier.build();
    dossier
}

/// The events of `data/events.json`, by id.
fn events(dossier: &Dossier) -> BTreeMap<String, Value> {
    let events = dossier.json("data/events.json");
    let events = events.as_array().unwrap().iter();
    events.map(|event| (event["id"].as_str().unwrap().to_owned(), event.clone())).collect()
}

fn texts<'a>(event: &'a Value, key: &str) -> Vec<&'a str> {
    event[key].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn a_calendar_reads_the_events_of_known_days() {
    let dossier = built();
    let text = dossier.read("timeline/timeline.ics");
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    let calendar: Calendar = text.parse().unwrap();
    assert_eq!(calendar.get_name(), Some("Verhandeln über einen Krieg"));
    let events = events(&dossier);
    let mut seen = Vec::new();
    for component in &calendar.components {
        let CalendarComponent::Event(entry) = component else { panic!("{component:?}") };
        let id = entry.get_uid().unwrap().trim_end_matches("@leporello").to_owned();
        let event = &events[&id];
        assert_eq!(entry.get_summary().unwrap(), event["label"].as_str().unwrap());
        let Some(DatePerhapsTime::Date(start)) = entry.get_start() else { panic!("{id} has no day") };
        let Some(DatePerhapsTime::Date(end)) = entry.get_end() else { panic!("{id} has no end") };
        let date = event["date"].as_str().unwrap();
        let (first, last) = date.split_once('/').unwrap_or((date, date));
        assert_eq!((start.to_string(), end.pred_opt().unwrap().to_string()), (first.into(), last.into()));
        // When the newest article that tells of it appeared.
        let stamp = entry.get_timestamp().unwrap().date_naive().to_string();
        let newest = texts(event, "articles").into_iter().max().unwrap_or("2025-12-06");
        assert!(stamp.as_str() >= &newest[..7], "{id}: {stamp} and {newest}");
        seen.push(id);
    }
    let exact = |date: &str| date.split('/').all(|part| part.len() == 10 && !part.contains(['~', '?', '[']));
    let mut wanted: Vec<String> = events.keys().cloned().collect();
    wanted.retain(|id| exact(events[id]["date"].as_str().unwrap()));
    seen.sort();
    assert_eq!(seen, wanted);
    assert!(seen.len() > 10 && seen.len() < events.len(), "some are vague");
    assert!(seen.iter().any(|id| id.starts_with("event-2025-06-01-")), "the author's own is there");
}

#[test]
fn a_table_has_a_line_for_each_event() {
    let dossier = built();
    let text = dossier.read("timeline/timeline.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let events = events(&dossier);
    let mut lines = 0;
    for record in reader.deserialize() {
        let record: BTreeMap<String, String> = record.unwrap();
        let event = &events[&record["id"]];
        for key in ["date", "label"] {
            assert_eq!(record[key], event[key].as_str().unwrap());
        }
        assert_eq!(record["articles"], texts(event, "articles").join("; "));
        assert_eq!(record["url"], format!("../{}", event["url"].as_str().unwrap()));
        assert_eq!(record["people"].is_empty(), texts(event, "people").is_empty());
        if record["date"].len() == 10 {
            assert_eq!((&record["first_day"], &record["last_day"]), (&record["date"], &record["date"]));
        }
        lines += 1;
    }
    assert_eq!(lines, events.len());
    assert!(
        text.contains("\"Bürgermeisterin Anna Gruber eröffnete am Mittwoch die \"\"neue\"\" Brücke, <b>")
    );
}

#[test]
fn timelinejs_is_as_its_schema_says() {
    let dossier = built();
    let timeline = dossier.json("timeline/timelinejs.json");
    let schema: Value = serde_json::from_str(include_str!("../docs/schema/timelinejs.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator.iter_errors(&timeline).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let slides = timeline["events"].as_array().unwrap();
    assert_eq!(slides.len(), events(&dossier).len());
    let slide = |word: &str| {
        let found = slides.iter().find(|slide| slide["text"]["headline"].as_str().unwrap().contains(word));
        found.unwrap_or_else(|| panic!("{word} is there"))
    };
    let bridge = slide("Anna Gruber eröffnete");
    assert!(bridge["text"]["headline"].as_str().unwrap().contains("&lt;b&gt;laut"), "texts are HTML");
    assert_eq!(bridge["start_date"], serde_json::json!({ "year": 2025, "month": 5, "day": 7 }));
    assert!(bridge["end_date"].is_null());
    let since = slide("Gebaut wird");
    assert_eq!(since["start_date"], serde_json::json!({ "year": 2023, "month": 5 }));
    // One of several days is from the first to the last of them, and says so.
    let choice =
        slides.iter().find(|slide| slide["display_date"].as_str().unwrap().starts_with("ein ")).unwrap();
    assert!(choice["end_date"]["day"].as_u64() > choice["start_date"]["day"].as_u64());
}

#[test]
fn a_data_package_names_tables_that_read_back() {
    let dossier = built();
    let package = dossier.json("datapackage.json");
    let mut rows = BTreeMap::new();
    for resource in package["resources"].as_array().unwrap() {
        let text = dossier.read(resource["path"].as_str().unwrap());
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let described = resource["schema"]["fields"].as_array().unwrap();
        let described: Vec<&str> = described.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(columns, described);
        rows.insert(resource["name"].as_str().unwrap().to_owned(), reader.records().count());
    }
    let count = |file: &str| dossier.json(file).as_array().unwrap().len();
    assert_eq!(rows["articles"], count("data/articles.json"));
    assert_eq!(rows["people"], count("data/people.json"));
    assert_eq!(rows["events"], count("data/events.json"));
    let articles = dossier.json("data/articles.json");
    let quotations = articles.as_array().unwrap().iter();
    let quotations: usize = quotations.map(|article| article["quotes"].as_array().unwrap().len()).sum();
    assert_eq!(rows["quotations"], quotations);
}

#[test]
fn a_json_feed_has_what_its_version_asks_for() {
    let dossier = built();
    let feed = dossier.json("feed.json");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    let items = feed["items"].as_array().unwrap();
    assert_eq!(items.len(), dossier.json("data/articles.json").as_array().unwrap().len());
    let mut ids = std::collections::BTreeSet::new();
    for item in items {
        assert!(ids.insert(item["id"].as_str().unwrap()), "ids are unique");
        assert!(
            !item["content_text"].as_str().unwrap().is_empty() && !item["title"].as_str().unwrap().is_empty()
        );
    }
}
