//! What can go wrong around a build: it is killed, the disk is full, files vanish, may not be read or are no files. The
//! published site stays whole, and the report says why.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;
#[cfg(target_os = "linux")]
#[path = "faults/system.rs"]
mod system;

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use camino::Utf8Path;
use dossier::{Dossier, read_tree};
use leporello::corpus::{Defaults, read_corpus};
use leporello::output::{Hash, MANIFEST};
use leporello::pipeline::BuildError;

/// How often a build is killed; a few hundred take some minutes.
const KILLS: &str = "LEPORELLO_KILLS";

type Tree = BTreeMap<String, Vec<u8>>;

/// A dossier of so many articles, which all say `word`.
fn fill(dossier: &Dossier, articles: usize, word: &str) {
    for number in 0..articles {
        let text = format!(
            "date 2025-03-{:02} Präsidentin Anna Gruber kam am Montag, {word}.\n\n„Wir bleiben“, sagte Gruber.\n",
            number % 28 + 1
        );
        dossier.write(&format!("corpus/{number:03}.txt"), &text);
    }
}

fn program(dossier: &Dossier) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leporello"));
    command.args(["build", "--quiet"]).arg(&dossier.folder).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A site with its manifest.
fn read_site(folder: &Utf8Path) -> Tree {
    let mut site = read_tree(folder);
    site.insert(MANIFEST.to_owned(), fs::read(folder.join(MANIFEST)).unwrap());
    site
}

/// All that the manifest lists is there with its bytes, and nothing else.
#[track_caller]
fn assert_whole(site: &Tree) {
    let manifest: serde_json::Value = serde_json::from_slice(&site[MANIFEST]).unwrap();
    let listed = manifest["files"].as_object().unwrap();
    assert!(listed.keys().eq(site.keys().filter(|name| *name != MANIFEST)), "{:?}", site.keys());
    for (address, hash) in listed {
        assert_eq!(hash, Hash::of(&site[address]).to_string().as_str(), "{address}");
    }
}

#[test]
fn a_program_killed_at_any_moment_leaves_the_old_site_or_the_new() {
    let kills = std::env::var(KILLS).map_or(20, |kills| kills.parse().unwrap());
    let dossier = Dossier::new();
    let mut sites = Vec::new();
    for word in ["gestern", "heute"] {
        fill(&dossier, 25, word);
        dossier.build();
        sites.push(read_site(&dossier.site()));
    }
    assert_ne!(sites[0], sites[1]);
    let (mut survived, mut published) = (0, 0);
    for kill in 0..kills {
        let before = read_site(&dossier.site());
        fill(&dossier, 25, if before == sites[0] { "heute" } else { "gestern" });
        let mut build = program(&dossier).spawn().unwrap();
        // Steps that are prime to each other, instead of chance: a failure can be repeated.
        sleep(Duration::from_micros(kill * 7919 % 400_000));
        survived += u64::from(build.try_wait().unwrap().is_some());
        build.kill().unwrap();
        build.wait().unwrap();
        let after = read_site(&dossier.site());
        assert!(sites.contains(&after), "kill {kill} leaves neither site");
        assert_whole(&after);
        published += u64::from(after != before);
    }
    assert!(survived < kills, "no build was killed in the middle");
    dossier.build();
    let names = dossier.folder.read_dir_utf8().unwrap();
    let mut names: Vec<String> = names.map(|entry| entry.unwrap().file_name().to_owned()).collect();
    names.sort();
    assert_eq!(names, [".leporello", "corpus", "public"], "{published} builds had published");
}

#[test]
fn files_that_vanish_and_change_while_they_are_read() {
    let dossier = Dossier::new();
    fill(&dossier, 12, "gestern");
    dossier.write("corpus/bild.png", "kein Bild");
    dossier.write("corpus/bild.md", "---\ndate: 2025-03-01\n---\n![Bild](bild.png) Der Rat tagt.\n");
    dossier.build();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0_usize.. {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                let file = dossier.folder.join(format!("corpus/{:03}.txt", round % 12));
                match round % 3 {
                    0 => fs::remove_file(&file).unwrap_or_default(),
                    1 => fs::write(&file, "date 2025-03-").unwrap(),
                    _ => fs::write(&file, "date 2025-03-01 Der Rat tagt weiter.").unwrap(),
                }
                let picture = dossier.folder.join("corpus/bild.png");
                if round % 2 == 0 {
                    fs::remove_file(picture).unwrap_or_default();
                } else {
                    fs::write(picture, "kein Bild").unwrap();
                }
            }
        });
        let outcomes: Vec<_> = (0..15).map(|_| (dossier.try_build(), read_site(&dossier.site()))).collect();
        done.store(true, Ordering::Relaxed);
        for (outcome, site) in outcomes {
            if let Err(BuildError::Sources(found)) = outcome {
                assert!(found.iter().all(|it| it.place.is_some()), "{found:?}");
            }
            assert_whole(&site);
        }
    });
}

#[test]
fn ten_thousand_files_in_one_folder() {
    let dossier = Dossier::new();
    fs::create_dir(dossier.folder.join("corpus")).unwrap();
    for number in 0..10_000 {
        let text = format!("date 2025 Der Rat tagt zum {number}. Mal.");
        fs::write(dossier.folder.join(format!("corpus/{number}.txt")), text).unwrap();
    }
    let read = read_corpus(&dossier.folder.join("corpus"), &Defaults::default());
    assert!(read.diagnostics.is_empty());
    let mut ids: Vec<&String> = read.value.articles.iter().map(|article| &article.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 10_000);
}

/// The longest name that common file systems hold, for an article and for a picture.
#[test]
fn names_of_255_bytes() {
    let dossier = Dossier::new();
    let name = |ending: &str| format!("{}{ending}", "ä".repeat((255 - ending.len()) / 2));
    let (article, picture) = (name("a.md"), name("a.png"));
    if fs::create_dir(dossier.folder.join("corpus")).is_err()
        || fs::write(dossier.folder.join("corpus").join(&picture), "kein Bild").is_err()
    {
        return leave_out("names_of_255_bytes", "the file system holds no such name");
    }
    dossier.write(
        &format!("corpus/{article}"),
        &format!("---\ndate: 2025-03-01\n---\nDer Rat tagt. ![Bild]({picture})\n"),
    );
    let built = dossier.build();
    assert_eq!(built.site.dossier.readings.len(), 1);
    assert!(read_site(&dossier.site()).contains_key(&format!("assets/corpus/{picture}")));
}

/// Names that one file system holds apart and another does not: each is read as what it is, and none is lost.
#[test]
fn names_that_differ_in_case_or_normalisation_only() {
    let dossier = Dossier::new();
    let names = ["B\u{e4}r.txt", "Ba\u{308}r.txt", "b\u{e4}r.txt", "B\u{c4}R.txt"];
    for name in names {
        dossier.write(&format!("corpus/{name}"), &format!("date 2025-03-01 Der Rat liest {name} vor."));
    }
    let held = fs::read_dir(dossier.folder.join("corpus")).unwrap().count();
    if held < names.len() {
        return leave_out(
            "names_that_differ_in_case_or_normalisation_only",
            "the file system takes them for one",
        );
    }
    assert_eq!(dossier.build().site.dossier.readings.len(), names.len());
    let articles = read_site(&dossier.site()).into_keys().filter(|it| it.starts_with("articles/"));
    let mut folded: Vec<String> = articles.map(|address| address.to_lowercase()).collect();
    let all = folded.len();
    folded.sort();
    folded.dedup();
    assert_eq!((all, folded.len()), (names.len(), names.len()), "pages differ in more than case");
}

/// What is kept between builds cannot be: that costs time, no site.
#[test]
fn a_file_where_the_cache_belongs() {
    let dossier = Dossier::new();
    fill(&dossier, 3, "gestern");
    dossier.write(".leporello", "mine");
    assert_eq!(dossier.build().site.dossier.readings.len(), 3);
    assert_eq!(fs::read_to_string(dossier.folder.join(".leporello")).unwrap(), "mine");
}

/// Says aloud that a test could not be made here. Not `eprintln!`, which the test runner keeps to itself.
fn leave_out(test: &str, reason: &str) {
    let words = format!("LEFT OUT: `{test}`: {reason}\n");
    std::io::Write::write_all(&mut std::io::stderr(), words.as_bytes()).unwrap();
}
