//! Events of several articles: one where date, persons and words agree, and never on the date alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use camino::Utf8Path;
use leporello::config::{Overrides, load_config};
use leporello::link::{Dossier, Event};
use leporello::pipeline::{Silent, read_dossier};

/// Reads articles given as file name and text.
fn dossier(texts: &[(&str, &str)]) -> Dossier {
    let folder = tempfile::tempdir().unwrap();
    let root = Utf8Path::from_path(folder.path()).unwrap();
    std::fs::create_dir(root.join("corpus")).unwrap();
    for (name, text) in texts {
        let file =
            std::fs::OpenOptions::new().write(true).create_new(true).open(root.join("corpus").join(name));
        std::io::Write::write_all(&mut file.unwrap(), text.as_bytes()).unwrap();
    }
    let config = load_config(root, &Overrides::default());
    let (dossier, diagnostics) = read_dossier(&config.value, &Silent);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    dossier
}

fn told_in(event: &Event) -> Vec<usize> {
    event.tellings().map(|telling| telling.article).collect()
}

#[test]
fn two_articles_that_tell_the_same_make_one_event() {
    let dossier = dossier(&[
        (
            "a.txt",
            "date 2025-05-09 Die Brücke ist offen.\n\nBürgermeisterin Anna Gruber eröffnete am Mittwoch die neue Brücke über die Mur.",
        ),
        (
            "b.txt",
            "date 2025-05-10 Ein Rückblick.\n\nDie neue Brücke über die Mur hatte Anna Gruber am Mittwoch mit vielen Gästen eröffnet.",
        ),
    ]);
    assert_eq!(dossier.events.len(), 1, "{:?}", dossier.events);
    assert_eq!(told_in(&dossier.events[0]), [0, 1]);
    assert_eq!(dossier.events[0].date.to_string(), "2025-05-07");
    assert!(dossier.events[0].label.starts_with("Bürgermeisterin Anna Gruber"), "the shorter sentence leads");
}

#[test]
fn a_date_alone_merges_nothing() {
    let dossier = dossier(&[
        (
            "a.txt",
            "date 2025-05-09 Zwei Termine.\n\nBürgermeisterin Anna Gruber eröffnete am Mittwoch die neue Brücke über die Mur.",
        ),
        (
            "b.txt",
            "date 2025-05-10 Noch ein Termin.\n\nAnna Gruber besuchte am Mittwoch das Krankenhaus im Norden der Stadt.",
        ),
        (
            "c.txt",
            "date 2025-05-10 Ohne Namen.\n\nDie neue Brücke über die Mur wurde am Mittwoch feierlich eröffnet.",
        ),
    ]);
    assert_eq!(dossier.events.len(), 3);
    assert!(dossier.events.iter().all(|event| event.also.is_empty()));
}

#[test]
fn two_days_joined_by_a_word_are_one_event_from_the_one_to_the_other() {
    let dossier = dossier(&[(
        "a.txt",
        "date 2025-05-09 Ein Bericht.\n\nAm Mittwoch und Donnerstag verhandelte Bürgermeisterin Anna Gruber mit dem Land.",
    )]);
    assert_eq!(dossier.events.len(), 1);
    assert_eq!(dossier.events[0].date.to_string(), "2025-05-07/2025-05-08");
    assert!(dossier.events[0].is_exact());
}
