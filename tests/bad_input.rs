//! One bad corpus per diagnostic code of `src/corpus`, and how the diagnostics are drawn.
//!
//! `tests/bad/<code>/` is a corpus folder, its `expected.txt` the drawing; `LEPORELLO_BLESS=1` renews it. Folders
//! that git or a checkout cannot hold (links, odd names, nothing at all) are made by the test.

#![expect(clippy::unwrap_used, reason = "a test fails where something is missing")]

use std::collections::BTreeSet;
use std::path::Path;

use camino::Utf8Path;
use leporello::corpus::{Corpus, Defaults, read_corpus};
use leporello::diagnostic::{Reported, draw};

const CASES: &str = "tests/bad";

/// Cases whose folder is made by a test of this file.
const MADE: [&str; 5] = [
    "corpus-missing-folder",
    "corpus-no-articles",
    "corpus-unreadable",
    "corpus-link-loop",
    "corpus-file-name",
];

fn drawn(reported: &Reported<Corpus>, folder: &Utf8Path) -> String {
    let drawn: String = reported.diagnostics.iter().map(|diagnostic| draw(diagnostic, false)).collect();
    drawn.replace(folder.as_str(), "corpus").replace('\\', "/")
}

/// The drawing of `read_corpus` on `folder` is that of the case `name`.
fn check(name: &str, folder: &Utf8Path) -> Reported<Corpus> {
    let reported = read_corpus(folder, &Defaults::default());
    let actual = drawn(&reported, folder);
    let file = Path::new(CASES).join(name).join("expected.txt");
    if std::env::var_os("LEPORELLO_BLESS").is_some() {
        bless(&file, &actual);
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(actual, expected, "{}; LEPORELLO_BLESS=1 renews it", file.display());
    let code = name.replacen("corpus-", "corpus::", 1).replacen("front-matter-", "front-matter::", 1);
    let codes: Vec<&str> = reported.diagnostics.iter().map(|diagnostic| diagnostic.code.0).collect();
    assert!(codes.contains(&&*code), "{name} reports only {codes:?}");
    reported
}

#[expect(clippy::disallowed_methods, reason = "a golden file is renewed on demand")]
fn bless(file: &Path, text: &str) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

#[expect(clippy::disallowed_methods, reason = "the test makes its own folder")]
fn write(file: &Utf8Path, text: &str) {
    std::fs::write(file, text).unwrap();
}

fn case_names() -> BTreeSet<String> {
    let entries = std::fs::read_dir(CASES).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    // The others are cases of `tests/bad_dossier.rs`.
    names.filter(|name| name.starts_with("corpus-") || name.starts_with("front-matter-")).collect()
}

#[test]
fn every_bad_corpus_is_reported_as_drawn() {
    for name in case_names().into_iter().filter(|name| !MADE.contains(&name.as_str())) {
        let folder = Utf8Path::new(CASES).join(&name).join("corpus");
        assert!(folder.is_dir(), "left over: {name} has no corpus");
        check(&name, &folder);
    }
}

#[test]
fn every_code_has_a_case() {
    let mut codes = BTreeSet::new();
    collect_codes(Path::new("src/corpus"), &mut codes);
    assert!(codes.len() > 10, "the scan finds the codes: {codes:?}");
    let wanted: BTreeSet<String> = codes.iter().map(|code| code.replace("::", "-")).collect();
    assert_eq!(case_names(), wanted, "cases on the left, codes on the right");
}

fn collect_codes(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect_codes(&path, codes);
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        codes.extend(
            source.split("Code(\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())),
        );
    }
}

fn temporary() -> (tempfile::TempDir, camino::Utf8PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8Path::from_path(folder.path()).unwrap().join("texts");
    std::fs::create_dir(&path).unwrap();
    (folder, path)
}

#[test]
fn a_missing_folder() {
    let (_keep, path) = temporary();
    check("corpus-missing-folder", &path.join("none"));
}

#[test]
fn a_folder_without_articles() {
    let (_keep, path) = temporary();
    write(&path.join("notes.pdf"), "");
    write(&path.join(".hidden.txt"), "");
    check("corpus-no-articles", &path);
}

#[cfg(unix)]
#[test]
fn links_to_nowhere_are_unreadable_and_the_rest_is_read() {
    let (_keep, path) = temporary();
    write(&path.join("b.txt"), "date 2025 Der Rat tagt.");
    std::os::unix::fs::symlink("nowhere.txt", path.join("a.txt")).unwrap();
    std::os::unix::fs::symlink("nowhere.pdf", path.join("c.pdf")).unwrap();
    let reported = check("corpus-unreadable", &path);
    assert_eq!(reported.value.articles.len(), 1);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_left() {
    let (_keep, path) = temporary();
    write(&path.join("b.txt"), "date 2025 Der Rat tagt.");
    std::os::unix::fs::symlink(".", path.join("again")).unwrap();
    let reported = check("corpus-link-loop", &path);
    assert_eq!(reported.value.articles.len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_in_another_encoding() {
    use std::os::unix::ffi::OsStrExt;
    let (_keep, path) = temporary();
    let name = std::ffi::OsStr::from_bytes(b"gr\xfc\xdfe.txt");
    #[expect(clippy::disallowed_methods, reason = "the test makes its own folder")]
    std::fs::write(path.as_std_path().join(name), "date 2025 Der Rat tagt.").unwrap();
    check("corpus-file-name", &path);
}
