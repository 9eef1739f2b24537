//! How much of the program comes from outside: the figures of `docs/dependencies.md` are those of the lock file, so
//! that none grows unseen.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

use std::collections::BTreeSet;
use std::fs;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
use std::process::Command;

const DOCUMENT: &str = "docs/dependencies.md";

/// The figure in the row of the document's table that begins with `label`.
#[track_caller]
fn documented(label: &str) -> usize {
    let document = fs::read_to_string(DOCUMENT).unwrap();
    let row = document.lines().find_map(|line| line.strip_prefix(&format!("| {label} | ")));
    let row = row.unwrap_or_else(|| panic!("{DOCUMENT} has a row `{label}`"));
    row.split(' ').next().unwrap().parse().unwrap()
}

#[track_caller]
fn assert_documented(label: &str, counted: usize) {
    assert_eq!(documented(label), counted, "`{label}` in {DOCUMENT}, and what is counted");
}

#[test]
fn the_lock_file() {
    let lock: toml::Table = fs::read_to_string("Cargo.lock").unwrap().parse().unwrap();
    let packages = lock["package"].as_array().unwrap();
    let sources: BTreeSet<_> = packages.iter().filter_map(|it| it.get("source")?.as_str()).collect();
    assert_eq!(
        sources,
        BTreeSet::from(["registry+https://github.com/rust-lang/crates.io-index"]),
        "all come from crates.io"
    );
    // The package without a source is this one.
    assert_documented("in the lock file", packages.iter().filter(|it| it.get("source").is_some()).count());
}

#[test]
fn crates_that_the_program_names() {
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let unix = &manifest["target"]["cfg(unix)"]["dependencies"];
    let named = manifest["dependencies"].as_table().unwrap().len() + unix.as_table().unwrap().len();
    assert_documented("named by the program", named);
}

/// Other systems have others, and cargo has fetched only those of this one.
#[test]
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn crates_of_the_program() {
    let arguments =
        ["tree", "--offline", "--locked", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"];
    let listed = Command::new(env!("CARGO")).args(arguments).output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).unwrap();
    // Name and version; what follows are notes. The first is the program itself.
    let crates: BTreeSet<Vec<&str>> =
        listed.lines().skip(1).map(|line| line.split(' ').take(2).collect()).collect();
    assert_documented("in the program", crates.iter().filter(|it| it.len() == 2).count());
}
