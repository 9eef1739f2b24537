//! One bad dossier per diagnostic code of the settings, `people.toml`, `events.toml`, the theme and the target, built as a user builds it.
//!
//! `tests/bad/<code>/`, or `<code>--<variant>/`, holds what is put over a small dossier that has been published
//! already. `expected.txt` is what the command then prints; `LEPORELLO_BLESS=1` renews it. The published site must
//! stay as it was.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

use std::fs;
use std::path::Path;
use std::process::Command;

use camino::Utf8Path;
use dossier::{Dossier, copy, read_tree};

const CASES: &str = "tests/bad";

/// Cases that need more than files.
const MADE: [&str; 3] = ["output-address", "output-busy", "output-io"];

/// A published dossier.
fn published() -> Dossier {
    let dossier = Dossier::new();
    dossier.write(
        "corpus/bruecke.txt",
        "date 2024-05-14 Die alte Hafenbrücke bleibt gesperrt. Das sagte Petra Lindqvist am Montag.\n",
    );
    dossier.build();
    dossier
}

/// Builds the dossier, which must fail as expected in `name` and leave the target as it is.
fn check(name: &str, dossier: &Dossier) {
    let before = read_tree(&dossier.site());
    let program = env!("CARGO_BIN_EXE_leporello");
    let output = Command::new(program).arg("build").current_dir(&dossier.folder).output().unwrap();
    let printed = String::from_utf8(output.stderr).unwrap();
    let printed = printed.replace(dossier.folder.as_str(), "…").replace('\\', "/");
    assert!(output.stdout.is_empty(), "{name}: standard output is for results");
    let status = if name.starts_with("output-") { 3 } else { 1 };
    assert_eq!(output.status.code(), Some(status), "{name}:\n{printed}");
    let file = Path::new(CASES).join(name).join("expected.txt");
    if std::env::var_os("LEPORELLO_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, &printed).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(printed, expected, "{}; LEPORELLO_BLESS=1 renews it", file.display());
    let code = name.split("--").next().unwrap().replacen('-', "::", 1);
    assert!(printed.contains(&format!("[{code}]")), "{name} does not report {code}:\n{printed}");
    assert_eq!(read_tree(&dossier.site()), before, "{name} changes the target");
    let names: Vec<String> = dossier
        .folder
        .read_dir_utf8()
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_owned())
        .filter(|name| name.contains("leporello-staging"))
        .collect();
    assert!(names.is_empty() || MADE.contains(&name), "{name} leaves {names:?} behind");
}

#[test]
fn every_bad_dossier_is_reported_as_drawn() {
    let entries = fs::read_dir(CASES).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let ours = |name: &&String| {
        ["config-", "people-", "events-", "theme-", "output-", "site-"]
            .iter()
            .any(|stage| name.starts_with(stage))
    };
    let mut checked = 0;
    for name in names.iter().filter(ours).filter(|name| !MADE.contains(&name.as_str())) {
        // The system's own words are in these.
        if name.ends_with("unreadable") && !cfg!(unix) {
            continue;
        }
        let dossier = published();
        // What is there already, is not ours.
        if name == "output-foreign" {
            fs::remove_dir_all(dossier.site()).unwrap();
        }
        copy(&Utf8Path::new(CASES).join(name), &dossier.folder, &["expected.txt"]);
        check(name, &dossier);
        checked += 1;
    }
    assert!(checked > 10, "the scan finds the cases");
}

/// A name that some systems cannot hold would make a site that cannot be copied to them.
#[cfg(unix)]
#[test]
fn a_file_name_that_is_no_address() {
    let dossier = published();
    dossier.write("static/a:b.css", "");
    check("output-address", &dossier);
}

#[test]
fn another_build_is_under_way() {
    let dossier = published();
    let other = leporello::output::Staging::open(&dossier.site()).unwrap();
    check("output-busy", &dossier);
    drop(other);
    dossier.build();
}

#[cfg(unix)]
#[test]
fn a_target_that_is_a_link_to_nowhere() {
    let dossier = published();
    dossier.write("site.toml", "output = \"neu\"\n");
    std::os::unix::fs::symlink("nirgends", dossier.folder.join("neu")).unwrap();
    check("output-io", &dossier);
}
