//! Commands, settings and files that the chapters name are those of the program.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Output};

use camino::{Utf8Path, Utf8PathBuf};

use crate::dossier::read_tree;

/// A block of code in a chapter.
struct Fence {
    chapter: String,
    language: String,
    text: String,
}

/// The chapters by path, in both languages.
pub(crate) fn chapters() -> BTreeMap<String, String> {
    let folders = ["docs/guide/de", "docs/guide/en"].map(Utf8Path::new);
    let files = folders.iter().flat_map(|folder| folder.read_dir_utf8().unwrap());
    let read = |path: &Utf8Path| {
        (path.as_str().replace('\\', "/"), fs::read_to_string(path).unwrap().replace("\r\n", "\n"))
    };
    files.map(|entry| read(entry.unwrap().path())).collect()
}

/// The blocks of code in all chapters.
fn fences() -> Vec<Fence> {
    chapters().iter().flat_map(|(chapter, text)| fences_of(chapter, text)).collect()
}

fn fences_of(chapter: &str, text: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut parts = text.split("\n```");
    parts.next();
    while let (Some(inside), Some(_)) = (parts.next(), parts.next()) {
        let (language, text) = inside.split_once('\n').unwrap();
        fences.push(Fence {
            chapter: chapter.to_owned(),
            language: language.to_owned(),
            text: format!("{text}\n"),
        });
    }
    fences
}

fn leporello(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_leporello")).args(arguments).output().unwrap()
}

/// The dossier that the guide begins with, in the chapter's language.
struct Room {
    _room: tempfile::TempDir,
    folder: Utf8PathBuf,
}

impl Room {
    fn new(chapter: &str) -> Self {
        let room = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(room.path()).unwrap().join("dossier");
        let lang = if chapter.starts_with("docs/guide/de/") { "de" } else { "en" };
        assert!(leporello(&["new", folder.as_str(), "--lang", lang]).status.success());
        fs::create_dir_all(folder.join("corpus").join(if lang == "de" { "agentur" } else { "agency" }))
            .unwrap();
        Self { _room: room, folder }
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Builds it as `--strict` does: what is only doubtful in the sources of a guide is wrong, too.
    #[track_caller]
    fn build(&self, what: &str) {
        let output = leporello(&["build", self.folder.as_str(), "--strict"]);
        assert!(output.status.success(), "{what}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn commands_are_understood() {
    let mut commands = 0;
    for fence in fences().iter().filter(|fence| fence.language == "console") {
        for line in fence.text.lines() {
            let mut words = line.split(' ');
            assert_eq!(words.next(), Some("leporello"), "{}: {line}", fence.chapter);
            let mut arguments: Vec<&str> = words.collect();
            // What comes before is read first, so that a mistake is told before any help.
            arguments.push("--help");
            let output = leporello(&arguments);
            assert!(
                output.status.success(),
                "{}: {line}\n{}",
                fence.chapter,
                String::from_utf8_lossy(&output.stderr)
            );
            commands += 1;
        }
    }
    assert!(commands > 12, "the guide shows commands");
}

#[test]
fn settings_and_texts_are_read_without_a_fault() {
    let mut read = 0;
    for Fence { chapter, language, text } in fences() {
        let room = Room::new(&chapter);
        match language.as_str() {
            "toml" => {
                let name = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap();
                room.write(name, &text);
            }
            "markdown" => room.write("corpus/example.md", &text),
            "text" => room.write("corpus/example.txt", &text),
            "html" => room.write("templates/article.html", &text),
            "console" => continue,
            other => panic!("{chapter}: nobody checks `{other}`"),
        }
        room.build(&format!("{chapter}:\n{text}"));
        read += 1;
    }
    assert!(read >= 16, "the guide shows settings and texts");
}

/// What a reader of the README has after each of its steps builds, with all that was pasted before.
#[test]
fn the_readme_can_be_followed() {
    let text = fs::read_to_string("README.md").unwrap().replace("\r\n", "\n");
    let steps: Vec<Fence> = fences_of("README.md", &text)
        .into_iter()
        .filter(|fence| ["text", "markdown", "toml"].contains(&fence.language.as_str()))
        .collect();
    let room = tempfile::tempdir().unwrap();
    let folder = Utf8Path::from_path(room.path()).unwrap();
    fs::create_dir_all(folder.join("texte/agentur")).unwrap();
    fs::create_dir(folder.join("languages")).unwrap();
    let files = [
        "texte/bahnhof.txt",
        "texte/umbau.md",
        "site.toml",
        "people.toml",
        "events.toml",
        "site.toml",
        "languages/de.toml",
    ];
    assert_eq!(steps.len(), files.len());
    for (step, file) in steps.iter().zip(files) {
        let before = fs::read_to_string(folder.join(file)).unwrap_or_default();
        fs::write(folder.join(file), before + &step.text).unwrap();
        let program = Command::new(env!("CARGO_BIN_EXE_leporello"))
            .args(["build", "--corpus", "texte"])
            .current_dir(folder)
            .output()
            .unwrap();
        assert!(program.status.success(), "{file}:\n{}", String::from_utf8_lossy(&program.stderr));
    }
    let events = fs::read_to_string(folder.join("public/data/events.json")).unwrap();
    assert!(
        events.contains("Der Stadtrat beschließt den Umbau") && !events.contains("abgestimmt"),
        "{events}"
    );
}

#[test]
fn files_of_the_site_that_are_named_exist() {
    for (chapter, text) in chapters().iter().filter(|(chapter, _)| chapter.contains("/5-")) {
        let room = Room::new(chapter);
        room.write("site.toml", "title = \"Deich\"\nbase_url = \"https://example.org/deich/\"\n");
        room.build(chapter);
        let files = read_tree(&room.folder.join("public"));
        let rows = text.lines().filter(|line| line.starts_with("| `"));
        let named: Vec<&str> =
            rows.flat_map(|row| row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2)).collect();
        assert!(named.len() > 10, "{chapter} lists the files");
        for name in named {
            assert!(files.contains_key(name), "{chapter}: there is no `{name}`");
        }
    }
}

#[test]
fn both_languages_have_the_same_chapters_and_links_lead_somewhere() {
    let chapters = chapters();
    let numbers = |lang: &str| -> Vec<String> {
        let of = chapters.keys().filter_map(|path| path.strip_prefix(&format!("docs/guide/{lang}/")));
        of.map(|name| name.split('-').next().unwrap().to_owned()).collect()
    };
    assert_eq!(numbers("de"), ["1", "2", "3", "4", "5", "6"]);
    assert_eq!(numbers("de"), numbers("en"));
    let index = fs::read_to_string("docs/guide/README.md").unwrap();
    for (path, text) in
        chapters.iter().map(|(path, text)| (path.as_str(), text)).chain([("docs/guide/README.md", &index)])
    {
        let folder = Utf8Path::new(path).parent().unwrap();
        for target in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let file = target.split('#').next().unwrap();
            let known = file.starts_with("https://") || file.is_empty() || folder.join(file).is_file();
            assert!(known, "{path}: `{target}` leads nowhere");
        }
    }
}
