//! The commands around a build: `new`, `pack` and `serve`, run as a user runs them.
#![allow(clippy::disallowed_methods, reason = "the tests play the user, who may write where he likes")]
#![allow(clippy::unwrap_used, reason = "these are tests")]

#[path = "commands/preview.rs"]
mod preview;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::{Command, Output};

use preview::Preview;

fn leporello(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_leporello")).current_dir(folder).args(arguments).output().unwrap()
}

#[track_caller]
fn run(folder: &Path, arguments: &[&str]) {
    let output = leporello(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_new_dossier_builds_without_a_warning_in_each_language() {
    for (lang, person, word) in [("de", "henrike-asmus", "Personen"), ("en", "harriet-ashdown", "articles")] {
        let room = tempfile::tempdir().unwrap();
        run(room.path(), &["new", "Mein \"Deich\"", "--lang", lang]);
        let dossier = room.path().join("Mein \"Deich\"");
        run(room.path(), &["build", "Mein \"Deich\"", "--strict"]);
        let home = fs::read_to_string(dossier.join("public/index.html")).unwrap();
        assert!(home.contains("Mein &quot;Deich&quot;") && home.contains(word), "{home}");
        let page = fs::read_to_string(dossier.join(format!("public/people/{person}.html"))).unwrap();
        assert!(page.contains("<q") || page.contains("<blockquote"), "{page}");
        let checked = leporello(room.path(), &["check", "Mein \"Deich\""]);
        let said = String::from_utf8(checked.stderr).unwrap();
        assert!(said.contains("2 articles, 3 persons"), "{said}");
        assert!(dossier.join(".gitignore").is_file());
        let workflow = fs::read_to_string(dossier.join(".github/workflows/pages.yml")).unwrap();
        assert!(workflow.contains(&format!("leporello-{}-", env!("CARGO_PKG_VERSION"))), "{workflow}");
        let source = format!("vars.LEPORELLO_SOURCE || '{}'", env!("CARGO_PKG_REPOSITORY"));
        assert!(workflow.contains(&source), "{workflow}");
        let plain = workflow.replace("${{", "");
        assert!(!plain.contains("{version}") && !plain.contains("{repository}"), "{workflow}");
    }
}

#[test]
fn new_leaves_what_is_there_alone() {
    let room = tempfile::tempdir().unwrap();
    fs::write(room.path().join("notes.txt"), "mine").unwrap();
    let output = leporello(room.path(), &["new", "."]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("name a folder that is empty or not there yet"), "{said}");
    assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
}

#[test]
fn texts_may_lie_where_the_command_is_given() {
    let room = tempfile::tempdir().unwrap();
    fs::write(room.path().join("rat.txt"), "date 2025-03-11 Der Rat tagt.").unwrap();
    let output = leporello(room.path(), &["build"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("there are texts in `.` itself, which `--corpus .` reads"), "{said}");
    run(room.path(), &["build", "--corpus", "."]);
    // The site now lies among the texts, and has text files of its own.
    assert!(room.path().join("public/robots.txt").is_file());
    run(room.path(), &["build", "--corpus", ".", "--strict"]);
    assert_eq!(fs::read_dir(room.path().join("public/articles")).unwrap().count(), 1);
}

/// The files of a zip by name.
fn unzip(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

#[test]
fn a_pack_holds_the_published_files_and_is_the_same_each_time() {
    let room = tempfile::tempdir().unwrap();
    run(room.path(), &["new", "deich"]);
    run(room.path(), &["pack", "deich"]);
    let zip = room.path().join("deich/deich.zip");
    let first = fs::read(&zip).unwrap();
    let site = room.path().join("deich/public");
    for (name, content) in unzip(&zip) {
        let address = name.strip_prefix("deich/").unwrap();
        assert_eq!(fs::read(site.join(address)).unwrap(), content, "{name}");
    }
    let names = unzip(&zip);
    for name in ["deich/index.html", "deich/data/people.json", "deich/people/henrike-asmus.html"] {
        assert!(names.contains_key(name), "{name}");
    }
    run(room.path(), &["pack", "deich", "--zip", "again.zip", "--output", "elsewhere", "--jobs", "1"]);
    assert!(fs::read(room.path().join("again.zip")).unwrap() == first, "the same site gives the same zip");
    let refused = leporello(room.path(), &["pack", "deich", "--zip", "deich"]);
    assert_eq!(refused.status.code(), Some(3), "a folder is not replaced by a zip");
}

#[test]
fn a_preview_follows_the_sources_and_keeps_the_last_good_site() {
    let room = tempfile::tempdir().unwrap();
    run(room.path(), &["new", "deich"]);
    let dossier = room.path().join("deich");
    let preview = Preview::start(&dossier, &[]);
    let first = preview.wait_for_build(0);
    assert_eq!(first["published"], 1, "{first}");
    let home = preview.get("/");
    assert!(home.contains("200 OK") && home.contains("/.leporello/reload.js"), "{home}");
    assert!(preview.get("/.leporello/reload.js").contains("text/javascript"));
    assert!(preview.get("/people/henrike-asmus.html").contains("Henrike Asmus"));
    assert!(preview.get("/people/").contains("200 OK"), "a folder shows its index");
    assert!(preview.get("/nothing.html").contains("404 Not Found"));
    assert!(preview.get("/../site.toml").contains("404 Not Found"));
    assert!(preview.get("/%2e%2e/%2e%2e/site.toml").contains("404 Not Found"));

    fs::write(
        dossier.join("corpus/2025-04-01-neu.txt"),
        "date 2025-04-01 Der Imker Jonte Behrend hat am Montag den Preis erhalten. „Das freut mich“, sagte Behrend.\n",
    )
    .unwrap();
    let second = preview.wait_for_build(1);
    assert_eq!((&second["published"], &second["notice"]), (&2.into(), &"".into()), "{second}");
    assert!(preview.get("/people/jonte-behrend.html").contains("200 OK"));

    fs::write(dossier.join("site.toml"), "titel = \"Deich\"\n").unwrap();
    let third = preview.wait_for_build(2);
    assert_eq!(third["published"], 2, "{third}");
    assert!(third["notice"].as_str().unwrap().contains("site.toml"), "{third}");
    assert!(preview.get("/people/jonte-behrend.html").contains("200 OK"), "the last good site stays");
    assert!(!dossier.join("public").exists(), "what is published is left alone");
}

#[test]
fn a_preview_is_for_this_machine_only_and_finds_a_free_port() {
    let room = tempfile::tempdir().unwrap();
    run(room.path(), &["new", "deich"]);
    let preview = Preview::start(&room.path().join("deich"), &[]);
    preview.wait_for_build(0);
    assert!(preview.get_as("/", "evil.example").contains("403 Forbidden"));
    let port = preview.port().to_string();
    let taken = leporello(room.path(), &["serve", "deich", "--port", &port]);
    assert_eq!(taken.status.code(), Some(2));
    assert!(String::from_utf8(taken.stderr).unwrap().contains(&port));
    let other = Preview::start_on_any_port(&room.path().join("deich"));
    assert_ne!(other.port(), preview.port());
}

/// The script of the workflow's step that installs the program.
#[cfg(unix)]
fn install_script(workflow: &str) -> String {
    let (_, step) = workflow.split_once("- name: Install the program").unwrap();
    let (_, script) = step.split_once("run: |\n").unwrap();
    let lines = script.lines().take_while(|line| line.starts_with("          ")).map(str::trim_start);
    lines.collect::<Vec<_>>().join("\n")
}

/// What the step runs, with a `cargo` that only says what it was asked to do.
#[cfg(unix)]
#[test]
fn the_workflow_installs_from_where_the_sources_are_and_else_says_what_is_missing() {
    use std::os::unix::fs::PermissionsExt as _;
    let room = tempfile::tempdir().unwrap();
    run(room.path(), &["new", "deich"]);
    let workflow = fs::read_to_string(room.path().join("deich/.github/workflows/pages.yml")).unwrap();
    let cargo = room.path().join("cargo");
    fs::write(&cargo, "#!/bin/sh\necho cargo \"$@\"\n").unwrap();
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", room.path().display(), std::env::var("PATH").unwrap());
    let install = |source: &str, revision: &str| {
        let mut shell = Command::new("bash");
        shell.args(["-e", "-c", &install_script(&workflow)]);
        let output =
            shell.env("PATH", &path).env("SOURCE", source).env("REVISION", revision).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    let (done, said) = install("", "");
    assert!(!done && said.starts_with("::error::Set the variable LEPORELLO_SOURCE"), "{said}");
    let source = "https://example.org/leporello.git";
    let installed = |rest: &str| (true, format!("cargo install --locked --git {source} {rest}leporello\n"));
    assert_eq!(install(source, ""), installed(""));
    assert_eq!(install(source, "abc1234"), installed("--rev abc1234 "));
}
