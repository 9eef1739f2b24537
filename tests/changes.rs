//! What has changed since the site was published before, on a page, in a feed and in the state for the build that follows.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

use dossier::{Dossier, read_tree};
use scraper::{Html, Selector};

const SETTINGS: &str = "title = \"Der Hafen\"\nbase_url = \"https://example.org/hafen/\"\npreviews = 0\n";
const BRIDGE: &str = "date 2025-03 Hafendirektorin Petra Lindqvist sprach mit Rustem Umjerow über die Brücke.\n\n\
    Am Dienstag will Lindqvist entscheiden. Rustem Umerov nickte.\n";

/// A dossier that was published once, and is built since then.
fn published() -> Dossier {
    let mut dossier = Dossier::new();
    dossier.write("corpus/bruecke.txt", BRIDGE);
    dossier.write("site.toml", SETTINGS);
    dossier.write(
        "people.toml",
        "[[separate]]\nnames = [\"Rustem Umjerow\", \"Rustem Umerov\"]\n[[person]]\nname = \"Rustem Umerov\"\n\
        [[person]]\nname = \"Rustem Umjerow\"\n",
    );
    dossier.build();
    dossier.overrides.since = Some(dossier.site());
    dossier
}

fn build_on(dossier: &mut Dossier, day: &str) {
    dossier.overrides.build_date = Some(day.parse().unwrap());
    dossier.build();
}

/// The text of the page's entries, with the day and the kind of each.
fn told(dossier: &Dossier) -> Vec<String> {
    let page = Html::parse_document(&dossier.read("changes.html"));
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let mut told = Vec::new();
    for day in page.select(&select("main > section")) {
        let id = day.attr("id").unwrap();
        for group in day.select(&select("section")) {
            let kind: String = group.select(&select("h3")).next().unwrap().text().collect();
            for entry in group.select(&select("li")) {
                let text: Vec<&str> = entry.text().collect();
                told.push(format!("{id} {kind}: {}", text.join(" | ")).replace('\u{a0}', " "));
            }
        }
    }
    told
}

#[test]
fn a_first_build_knows_of_no_changes() {
    let dossier = published();
    assert!(!dossier.site().join("changes.html").exists() && !dossier.site().join("changes.xml").exists());
    assert!(!dossier.read("index.html").contains("changes.html"));
    let state = dossier.json("data/changes.json");
    assert_eq!(state["history"].as_array().unwrap().len(), 0);
    assert_eq!(state["articles"].as_array().unwrap().len(), 1);
}

#[test]
fn new_articles_and_persons() {
    let mut dossier = published();
    dossier.write(
        "corpus/rat.md",
        "---\ntitle: Der Rat tagt\ndate: 2025-04-02\n---\nBürgermeisterin Anna Gruber kam.\n",
    );
    build_on(&mut dossier, "2026-03-01");
    assert_eq!(
        told(&dossier),
        ["d2026-03-01 Neue Artikel: Der Rat tagt | 2. April 2025", "d2026-03-01 Neue Personen: Anna Gruber",]
    );
    assert!(dossier.read("index.html").contains("href=\"changes.html\""));
    let feed = dossier.read("changes.xml");
    assert!(feed.contains("<updated>2026-03-01T00:00:00Z</updated>"));
    assert!(feed.contains("<id>https://example.org/hafen/changes.html#d2026-03-01</id>"));
    assert!(feed.contains("Neue Artikel: Der Rat tagt"));
}

#[test]
fn persons_merged_parted_and_renamed() {
    let mut dossier = published();
    let merged = "[[person]]\nname = \"Rustem Umjerow\"\naliases = [\"Rustem Umerov\"]\n";
    let before = std::fs::read_to_string(dossier.folder.join("people.toml")).unwrap();
    dossier.write("people.toml", merged);
    build_on(&mut dossier, "2026-03-01");
    let merged = "d2026-03-01 Zusammengeführt, getrennt, umbenannt: Rustem Umjerow | auch Rustem Umerov, bisher eine eigene \
        Person";
    assert_eq!(told(&dossier), [merged]);
    dossier.write("people.toml", &before);
    build_on(&mut dossier, "2026-03-02");
    let parted =
        "d2026-03-02 Zusammengeführt, getrennt, umbenannt: Rustem Umerov | bisher als Rustem Umjerow geführt";
    assert_eq!(told(&dossier), [parted], "that they were merged is no longer so, and not told any more");
}

#[test]
fn corrected_dates() {
    let mut dossier = published();
    dossier.edit("corpus/bruecke.txt", "date 2025-03 ", "date 2025-03-12 ");
    build_on(&mut dossier, "2026-03-01");
    let told = told(&dossier);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("d2026-03-01 Berichtigte Daten: "), "{told:?}");
    assert!(told[0].ends_with(" | nicht März 2025, sondern 12. März 2025"), "{told:?}");
}

#[test]
fn a_corrected_date_of_an_event() {
    let mut dossier = published();
    let correct =
        "[[correct]]\narticle = \"bruecke.txt\"\nsentence = \"Am Dienstag will\"\ndate = \"2025-03-11\"\n";
    dossier.write("events.toml", correct);
    build_on(&mut dossier, "2026-03-01");
    let told = told(&dossier);
    assert_eq!(
        told,
        [
            "d2026-03-01 Berichtigte Daten: Am Dienstag will Lindqvist entscheiden. | nicht ein Dienstag im März 2025, sondern \
        11. März 2025"
        ]
    );
}

#[test]
fn a_build_without_changes_alters_nothing() {
    let mut dossier = published();
    dossier.write("corpus/rat.txt", "date 2025-04-02 Der Rat tagte zum ersten Mal.\n");
    build_on(&mut dossier, "2026-03-01");
    let before = read_tree(&dossier.site());
    build_on(&mut dossier, "2026-03-09");
    assert_eq!(read_tree(&dossier.site()), before);
    // The same state gives the same bytes elsewhere, too, as on a machine that has nothing but its file.
    let state = dossier.folder.join("published.json");
    std::fs::copy(dossier.site().join("data/changes.json"), &state).unwrap();
    std::fs::remove_dir_all(dossier.site()).unwrap();
    dossier.overrides.since = Some(state);
    build_on(&mut dossier, "2026-03-10");
    assert_eq!(read_tree(&dossier.site()), before);
}

#[test]
fn the_history_keeps_days_apart_and_forgets_what_is_gone() {
    let mut dossier = published();
    for (day, name) in [("2026-03-01", "eins"), ("2026-03-02", "zwei"), ("2026-03-02", "drei")] {
        dossier.write(
            &format!("corpus/{name}.md"),
            &format!("---\ntitle: {name}\ndate: 2025-04-02\n---\nText.\n"),
        );
        build_on(&mut dossier, day);
    }
    let day = |day: &str, name: &str| format!("d2026-03-{day} Neue Artikel: {name} | 2. April 2025");
    assert_eq!(told(&dossier), [day("02", "drei"), day("02", "zwei"), day("01", "eins")]);
    // What is taken back, and what is withheld from now on, leaves no trace.
    std::fs::remove_file(dossier.folder.join("corpus/zwei.md")).unwrap();
    build_on(&mut dossier, "2026-03-03");
    assert_eq!(told(&dossier), [day("02", "drei"), day("01", "eins")]);
    assert!(!dossier.read("data/changes.json").contains("zwei"));
}

#[test]
fn the_state_follows_its_schema() {
    let mut dossier = published();
    dossier
        .write("corpus/rat.md", "---\ntitle: Rat\ndate: 2025-04-02\n---\nBürgermeisterin Anna Gruber kam.\n");
    dossier.edit("corpus/bruecke.txt", "date 2025-03 ", "date 2025-03-12 ");
    dossier.write("people.toml", "[[person]]\nname = \"Rustem Umjerow\"\naliases = [\"Rustem Umerov\"]\n");
    build_on(&mut dossier, "2026-03-01");
    assert_eq!(told(&dossier).len(), 4);
    let schema = std::fs::read_to_string("docs/schema/changes.schema.json").unwrap();
    let schema = serde_json::from_str(&schema).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let state = dossier.json("data/changes.json");
    let faults: Vec<String> = validator.iter_errors(&state).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn a_private_site_leaves_no_state_behind() {
    let mut dossier = published();
    dossier.overrides.private = true;
    dossier.build();
    assert!(!dossier.folder.join("private/data/changes.json").exists());
}
