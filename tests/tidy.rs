//! The rules of the house that a compiler does not check: layers, the length of files, who reads, writes and prints.
#![allow(clippy::unwrap_used, reason = "these are tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// From the top: a module may import from those below it only.
const LAYERS: [&str; 10] =
    ["main", "cli", "pipeline", "render", "site", "link", "annotate", "corpus", "config", "diagnostic"];

/// The ground knows nothing of the rest, and nothing of each other.
const GROUND: [&str; 3] = ["text", "date", "output"];

const MOST_LINES: usize = 500;

/// A file of Rust, its path with forward slashes.
struct Source {
    path: String,
    text: String,
    /// The text without comments and without what stands in quotation marks.
    code: String,
}

fn sources(folder: &str) -> Vec<Source> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.path().extension().is_some_and(|kind| kind == "rs"));
    let sources: Vec<Source> = files
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).unwrap();
            let code = strip(&text);
            Source { path: entry.path().to_str().unwrap().replace('\\', "/"), text, code }
        })
        .collect();
    assert!(sources.len() > 5, "the scan finds the files of {folder}");
    sources
}

/// Blanks comments, strings and character literals; line breaks stay.
fn strip(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("r\"") || rest.starts_with("r#") {
            raw_string(rest)
        } else if letter == '"' {
            closing(rest, '"')
        } else if letter == '\'' && is_character(rest) {
            closing(rest, '\'')
        } else {
            0
        };
        if length == 0 {
            code.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            code.extend(rest[..length].chars().filter(|&letter| letter == '\n'));
            code.push(' ');
            rest = &rest[length..];
        }
    }
    code
}

fn raw_string(rest: &str) -> usize {
    let hashes = rest[1..].len() - rest[1..].trim_start_matches('#').len();
    if !rest[1 + hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let from = hashes + 2;
    rest[from..].find(&end).map_or(rest.len(), |at| from + at + end.len())
}

/// The length of a literal that begins and ends with `mark`.
fn closing(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == mark => return at + 1,
            _ => (),
        }
    }
    rest.len()
}

/// Whether a tick begins a character literal rather than a lifetime.
fn is_character(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1);
    match letters.next() {
        Some('\\') => true,
        Some(_) => letters.next() == Some('\''),
        None => false,
    }
}

/// The path of the module that a file is, below the crate's root: `src/link/date/mod.rs` is `[link, date]`.
fn module(path: &str) -> Vec<&str> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').filter(|part| *part != "mod").collect()
}

/// The names at the crate's root that a file uses.
fn imports(source: &Source) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in source.code.match_indices("crate::") {
        // `pub(in crate::…)` imports nothing, but names no stranger either.
        names.extend(heads(&source.code[at + "crate::".len()..]));
    }
    // `super::super::x` may climb to the root as well; a module inside a file lies one deeper.
    let depth = module(&source.path).len();
    let mut from = 0;
    while let Some(at) = source.code[from..].find("super::").map(|at| from + at) {
        let run = &source.code[at..];
        let climbs =
            (0..=depth + 1).take_while(|&it| run["super::".len() * it..].starts_with("super::")).count();
        let inside = usize::from(source.code[..at].contains("\nmod tests {"));
        from = at + "super::".len() * climbs;
        if climbs >= depth + inside {
            names.extend(heads(&source.code[from..]));
        }
    }
    names
}

/// The first names of `a::b` or of `{a::b, c}`.
fn heads(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let (mut level, mut starts) = (0, vec![0]);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => level += 1,
            '}' if level == 0 => break,
            '}' => level -= 1,
            ',' if level == 0 => starts.push(at + 1),
            _ => (),
        }
    }
    starts.into_iter().map(|at| name(&group[at..])).filter(|name| !name.is_empty()).collect()
}

/// Whether the module `from` may import from the module `to`.
fn may_import(from: &str, to: &str) -> bool {
    let rank = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    match (rank(from), rank(to)) {
        _ if from == to => true,
        (Some(from), Some(to)) => from < to,
        (Some(_), None) => GROUND.contains(&to),
        (None, _) => false,
    }
}

#[test]
fn imports_lead_downwards() {
    let sources = sources("src");
    let modules: BTreeSet<&str> =
        sources.iter().map(|it| module(&it.path)[0]).filter(|name| *name != "lib").collect();
    let known: BTreeSet<&str> = LAYERS.iter().chain(&GROUND).copied().collect();
    assert_eq!(modules, known, "every module has its layer");
    let mut faults = Vec::new();
    let mut arrows: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.path != "src/lib.rs") {
        let from = module(&source.path)[0];
        for to in imports(source).into_iter().filter(|name| known.contains(name.as_str())) {
            if !may_import(from, &to) {
                faults.push(format!("{} imports from `{to}`", source.path));
            }
            arrows.entry(from).or_default().insert(to);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(
        arrows["pipeline"].len() > 6 && arrows["site"].contains("link"),
        "the scan finds them: {arrows:?}"
    );
    for ground in GROUND {
        assert!(arrows.get(ground).is_none_or(|names| names.iter().all(|name| name == ground)));
    }
}

#[test]
fn the_scan_reads_imports() {
    let source = |path: &str, text: &str| Source { path: path.into(), text: text.into(), code: strip(text) };
    let found =
        |path: &str, text: &str| imports(&source(path, text)).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(found("src/a/b.rs", "use crate::{link::{x, y}, site};\n// crate::text"), "link site");
    assert_eq!(found("src/a/b.rs", "use super::x; let y = crate::date::z(\"crate::text\");"), "date");
    assert_eq!(found("src/a/b.rs", "use super::super::link::x;"), "link");
    assert_eq!(
        found("src/a/mod.rs", "use super::link::x; let a = '\"'; crate::site::y(r#\"\"crate::text\"#)"),
        "link site"
    );
    assert_eq!(found("src/a/mod.rs", "\nmod tests { use super::x; }"), "");
    assert!(!may_import("link", "site") && !may_import("text", "date") && may_import("cli", "text"));
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for source in sources("src").iter().chain(&sources("tests")) {
        let lines = source.text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines; no file has more than {MOST_LINES}", source.path);
        assert!(source.text.starts_with("//! "), "{} does not begin with `//! `", source.path);
    }
}

/// Fails for every file that holds one of `words` in its code, unless its path begins with one of `places`.
fn only_in(places: &[&str], words: &[&str], reason: &str) {
    let mut faults = Vec::new();
    for source in sources("src").iter().filter(|source| !places.iter().any(|it| source.path.starts_with(it)))
    {
        for word in words.iter().filter(|word| source.code.contains(**word)) {
            faults.push(format!("{}: `{word}`: {reason}", source.path));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_output_writes() {
    let words =
        ["fs::write", "File::create", "OpenOptions", "create_dir", "fs::rename", "fs::remove", "fs::copy"];
    only_in(&["src/output/"], &words, "only `output` writes, through its staging folder");
}

#[test]
fn only_the_command_line_prints() {
    let words = ["println!", "print!(", "eprint!(", "dbg!", "stdout()", "stderr()"];
    only_in(&["src/cli/", "src/main.rs"], &words, "only `cli` and `main` print");
}

#[test]
fn only_the_readers_read() {
    let readers = ["src/corpus/", "src/config/", "src/render/theme.rs", "src/output/", "src/cli/"];
    let words = ["fs::read", "File::open", "read_dir", "WalkDir", "canonicalize", "stdin()"];
    only_in(&readers, &words, "only `corpus`, `config`, `output`, `cli` and the theme's loader read files");
}

#[test]
fn nothing_depends_on_where_and_when() {
    let words = ["SystemTime::now", "Local::now", "Utc::now", "env::var", "current_dir"];
    let reason = "the same input gives the same bytes";
    only_in(&["src/cli/"], &words, reason);
}

/// What a user reads may differ from the code's text, but each code is drawn somewhere.
#[test]
fn every_code_has_a_bad_input() {
    let mut codes = BTreeSet::new();
    for source in sources("src") {
        for word in source.text.split('"').filter(|word| is_code(word)) {
            codes.insert(word.to_owned());
        }
    }
    assert!(codes.len() > 30, "the scan finds the codes: {codes:?}");
    let mut cases: BTreeSet<String> = BTreeSet::new();
    for entry in fs::read_dir("tests/bad").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let drawn = Path::new("tests/bad").join(&name).join("expected.txt");
        assert!(drawn.is_file(), "left over: tests/bad/{name}");
        cases.insert(name.split("--").next().unwrap().to_owned());
    }
    let documents: String = fs::read_dir("tests/cli")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "md"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let missing: Vec<&String> = codes
        .iter()
        .filter(|code| !cases.contains(&code.replace("::", "-")) && !documents.contains(&format!("[{code}]")))
        .collect();
    assert!(missing.is_empty(), "these are drawn neither in tests/bad nor in tests/cli: {missing:?}");
}

/// Whether a string of the source is a diagnostic's code: `stage::fault`, in kebab case.
fn is_code(word: &str) -> bool {
    let stages = [
        "annotate",
        "cli",
        "config",
        "corpus",
        "events",
        "front-matter",
        "link",
        "output",
        "people",
        "theme",
    ];
    word.split_once("::").is_some_and(|(stage, fault)| {
        let kebab = |letter: char| letter.is_ascii_lowercase() || letter == '-' || letter.is_ascii_digit();
        stages.contains(&stage) && !fault.is_empty() && fault.chars().all(kebab)
    })
}

#[test]
fn word_lists_are_sorted() {
    let lists = walkdir::WalkDir::new("lexicons")
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path());
    // Those whose lines have fields are read in their own order.
    let fields = ["titles.txt", "role_nouns.txt", "role_synonyms.txt"];
    for path in lists.filter(|path| path.extension().is_some_and(|kind| kind == "txt")) {
        if fields.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let words: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(words.is_sorted() && !words.is_empty(), "{} is not sorted", path.display());
    }
}
