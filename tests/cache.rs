//! What is kept between builds changes no byte of a site, whatever was edited, and however the cache was damaged.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

use std::fs;

use camino::Utf8Path;
use dossier::{Dossier, read_tree};
use leporello::pipeline::{Silent, build};
use proptest::prelude::*;

/// What a user does between two builds.
#[derive(Debug, Clone)]
enum Edit {
    Write(u8, u8),
    Remove(u8),
    Rename(u8, u8),
    Title(u8),
    Person(bool),
    Template(bool),
    Words(bool),
    Page(u16),
    CutCache(&'static str, u16),
    FlipCache(&'static str, u16),
    EmptyCache,
}

fn edits() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (0..6_u8, any::<u8>()).prop_map(|(file, text)| Edit::Write(file, text)),
        1 => (0..6_u8).prop_map(Edit::Remove),
        1 => (0..6_u8, 0..6_u8).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => any::<u8>().prop_map(Edit::Title),
        1 => any::<bool>().prop_map(Edit::Person),
        1 => any::<bool>().prop_map(Edit::Template),
        1 => any::<bool>().prop_map(Edit::Words),
        1 => any::<u16>().prop_map(Edit::Page),
        1 => (kept_file(), any::<u16>()).prop_map(|(file, at)| Edit::CutCache(file, at)),
        1 => (kept_file(), any::<u16>()).prop_map(|(file, at)| Edit::FlipCache(file, at)),
        1 => Just(Edit::EmptyCache),
    ]
}

fn kept_file() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("annotations"), Just("pages")]
}

fn article(number: u8) -> String {
    format!(
        "date 2025-03-{:02} Bürgermeisterin Anna Gruber{} sprach am Montag. „Das ist Nummer {number}“, sagte Gruber.\n\n\
         Minister Jan Petersen{} blieb dabei: Gebaut wird seit 2024.\n",
        number % 27 + 1,
        if number.is_multiple_of(3) { "-Thiel" } else { "" },
        if number.is_multiple_of(2) { "s Sprecher" } else { "" },
    )
}

fn apply(edit: &Edit, dossier: &Dossier) {
    let path = |file: u8| dossier.folder.join(format!("corpus/artikel-{file}.txt"));
    let kept = |file: &str| dossier.folder.join(".leporello").join(file);
    match *edit {
        Edit::Write(file, text) => dossier.write(&format!("corpus/artikel-{file}.txt"), &article(text)),
        // What is not there cannot be removed or renamed, which changes nothing.
        Edit::Remove(file) => drop(fs::remove_file(path(file))),
        Edit::Rename(from, to) => drop(fs::rename(path(from), path(to))),
        Edit::Title(number) => dossier.write("site.toml", &format!("title = \"Dossier {number}\"\n")),
        Edit::Person(there) => {
            let text =
                if there { "[[person]]\nname = \"Anna Gruber\"\naliases = [\"Gruber\"]\n" } else { "" };
            dossier.write("people.toml", text);
        }
        Edit::Template(there) => {
            let text = "{% extends \"base.html\" %}{% block main %}<h1>Nichts</h1>{% endblock %}";
            let path = dossier.folder.join("templates/404.html");
            if there { dossier.write("templates/404.html", text) } else { drop(fs::remove_file(path)) }
        }
        Edit::Words(there) => {
            let text = "[words.page]\npeople = \"Menschen\"\n";
            dossier.write("languages/de.toml", if there { text } else { "" });
        }
        // By hand, in what is published.
        Edit::Page(at) => {
            let mut pages: Vec<_> = read_tree(&dossier.folder.join("public")).into_keys().collect();
            pages.retain(|page| Utf8Path::new(page).extension() == Some("html"));
            let page = &pages[usize::from(at) % pages.len()];
            drop(fs::write(dossier.folder.join("public").join(page), "<p>geändert</p>"));
        }
        Edit::CutCache(file, at) => {
            let mut bytes = fs::read(kept(file)).unwrap_or_default();
            bytes.truncate(usize::from(at) % (bytes.len() + 1));
            drop(fs::write(kept(file), bytes));
        }
        Edit::FlipCache(file, at) => {
            let mut bytes = fs::read(kept(file)).unwrap_or_default();
            if !bytes.is_empty() {
                let at = usize::from(at) % bytes.len();
                bytes[at] ^= 0x55;
            }
            drop(fs::write(kept(file), bytes));
        }
        Edit::EmptyCache => drop(fs::remove_dir_all(dossier.folder.join(".leporello"))),
    }
}

#[test]
fn what_did_not_change_is_known_again() {
    let dossier = Dossier::new();
    dossier.write("corpus/artikel-0.txt", &article(0));
    dossier.build();
    // Each page under the hash of all that it shows: whatever differed from build to build would be drawn every time.
    let pages = dossier.folder.join(".leporello/pages");
    let before = fs::read(&pages).unwrap();
    fs::remove_file(&pages).unwrap();
    dossier.build();
    assert!(before == fs::read(&pages).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_changes_nothing(steps in proptest::collection::vec(edits(), 1..8)) {
        let dossier = Dossier::new();
        dossier.write("corpus/artikel-0.txt", &article(0));
        dossier.build();
        for edit in &steps {
            apply(edit, &dossier);
            if !dossier.folder.join("corpus").read_dir().is_ok_and(|mut files| files.next().is_some()) {
                dossier.write("corpus/artikel-0.txt", &article(1));
            }
            dossier.build();
            let mut clean = dossier.config().unwrap();
            clean.kept = None;
            clean.output = dossier.folder.join("clean");
            drop(fs::remove_dir_all(&clean.output));
            build(clean, false, &Silent).unwrap();
            let (kept, clean) = (read_tree(&dossier.folder.join("public")), read_tree(&dossier.folder.join("clean")));
            prop_assert!(kept == clean, "after {edit:?}");
        }
    }
}
