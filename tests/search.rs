//! The index of the search, as its files are.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

use std::collections::BTreeMap;

use dossier::{Dossier, read_tree};
use serde_json::Value;

/// The files of an index: name → the string that its script hands over.
fn index(dossier: &Dossier) -> BTreeMap<String, String> {
    let files = read_tree(&dossier.site().join("data/search")).into_iter();
    files
        .map(|(path, bytes)| {
            let name = path.strip_suffix(".js").expect("nothing but scripts").to_owned();
            let script = String::from_utf8(bytes).unwrap();
            let inner =
                script.strip_prefix(&format!("leporello(\"{name}\",")).expect("a call by its own name");
            // One string and nothing else: whatever a text says, it is no script.
            let text = serde_json::from_str(inner.strip_suffix(");\n").expect("one call")).unwrap();
            (name, text)
        })
        .collect()
}

fn root(index: &BTreeMap<String, String>) -> Value {
    serde_json::from_str(&index["root"]).unwrap()
}

/// An article with many words that no other has.
fn article(number: usize) -> String {
    let (year, day) = (number % 20, number % 28 + 1);
    let mut text = format!("date 20{year:02}-03-{day:02} Die Fähre nach Insel {number} fährt wieder.\n\n");
    let mut state = number as u64 + 1;
    for _ in 0..120 {
        text.push_str("Wort");
        for _ in 0..6 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push(char::from(b"abcdefghijklmnopqrstuvwx"[usize::try_from(state >> 33).unwrap() % 24]));
        }
        text.push_str(" steht am Kai. ");
    }
    text
}

fn many(articles: usize) -> Dossier {
    let dossier = Dossier::new();
    for number in 0..articles {
        dossier.write(&format!("corpus/a{number:04}.txt"), &article(number));
    }
    dossier.build();
    dossier
}

#[test]
fn no_file_grows_with_the_dossier() {
    let dossier = many(400);
    let index = index(&dossier);
    let terms: Vec<&String> = index.keys().filter(|name| name.starts_with("terms/")).collect();
    assert!(terms.len() > 3, "{terms:?}");
    assert!(index["root"].len() < 10_000);
    for (name, text) in &index {
        assert!(text.len() <= 32_500, "{name} has {} bytes", text.len());
    }
    let root = root(&index);
    let firsts: Vec<&str> = root["terms"].as_str().unwrap().split(' ').collect();
    assert_eq!(firsts.len(), terms.len());
    assert!(firsts.is_sorted() && firsts[0].is_empty(), "{firsts:?}");
    assert_eq!(root["articles"], 400);
    // Years follow one another, and each begins where the one before ends.
    let years = root["years"].as_array().unwrap();
    assert_eq!((years.len(), &years[0][1], &years[19][1]), (20, &Value::from(0), &Value::from(380)));
}

#[test]
fn newer_articles_change_no_old_record() {
    let dossier = many(40);
    let before = index(&dossier);
    let per_file = usize::try_from(root(&before)["per_file"].as_u64().unwrap()).unwrap();
    dossier.write("corpus/neu.txt", &article(0).replace("date 2000-03-01", "date 2031-01-01"));
    dossier.build();
    let after = index(&dossier);
    for file in 0..40 / per_file {
        let name = format!("articles/{file}");
        assert_eq!(before[&name], after[&name]);
    }
    assert_ne!(root(&before)["version"], root(&after)["version"]);
}

#[test]
fn a_record_holds_what_a_result_shows() {
    let dossier = Dossier::new();
    let long = "Der Chor probt im alten Saal. ".repeat(700);
    dossier.write(
        "corpus/chor.md",
        &format!("---\ntitle: \"Der Chor\\tsingt\"\ndate: 2024-06\nsource: Der Bote\n---\nErster Satz. Zweiter  Satz.\n\n## Probe\n\n{long}\n"),
    );
    dossier
        .write("corpus/song.md", "---\ntitle: A choir\ndate: 2024-07-01\nlang: en\n---\nThe choir sings.\n");
    dossier.build();
    let index = index(&dossier);
    let record = &index["articles/0"];
    let lines: Vec<Vec<&str>> = record.lines().map(|line| line.split('\t').collect()).collect();
    let more: usize = lines[0][5].parse().unwrap();
    assert_eq!(
        lines[0][..5],
        ["articles/2024-06-der-chor-singt.html", "Der Chor singt", "Juni 2024", "Der Bote", "de"]
    );
    assert_eq!(lines[1], ["1", "1", "Erster Satz.", "Zweiter Satz."]);
    assert_eq!(lines[2], ["", "3", "Probe"]);
    assert_eq!(lines[3][..3], ["2", "4", "Der Chor probt im alten Saal."]);
    // A long text goes on in further files, whose sentences are numbered on.
    assert!(more > 1 && record.len() < 9_000);
    let mut number = 4 + lines[3].len() - 2;
    for part in 1..=more {
        let fields: Vec<&str> = index[&format!("articles/0-0-{part}")].trim_start().split('\t').collect();
        assert_eq!(fields[..2], ["2".to_owned(), number.to_string()]);
        number += fields.len() - 2;
    }
    assert_eq!(number, 704);
    assert!(index["articles/1"].contains("\ten\t0\n1\t1\tThe choir sings."));
}

#[test]
fn the_list_holds_words_tails_persons_and_sources() {
    let dossier = Dossier::new();
    dossier.write(
        "corpus/a.md",
        "---\ntitle: Reise\ndate: 2024-06-02\nsource: Der Bote\n---\nAußenminister Jonas Müller reiste ab. Die Außenministerin blieb.\n",
    );
    dossier.build();
    let index = index(&dossier);
    let list = &index["terms/0"];
    let mut key = String::new();
    let keys: Vec<String> = list
        .lines()
        .map(|line| {
            key.truncate(usize::from(line.as_bytes()[0] - b'#'));
            let mut fields = line[1..].split(' ');
            key.push_str(fields.next().unwrap());
            format!("{key} {}", fields.next().unwrap())
        })
        .collect();
    assert!(keys.is_sorted(), "{keys:?}");
    for expected in [
        "@person/jonas-mueller ",
        "@source/der-bote ",
        "aussenminister ",
        "minister *",
        "ministerin *",
        "muller ",
    ] {
        assert!(keys.iter().any(|key| key == expected), "{expected}: {keys:?}");
    }
}
