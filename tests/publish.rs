//! What becomes of a published folder: through builds, failures, kills and other people's files.
#![allow(clippy::disallowed_methods, reason = "the tests play the user, who may write where he likes")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "these are tests")]

#[path = "publish/kill.rs"]
mod kill;
#[path = "publish/sequences.rs"]
mod sequences;
#[path = "publish/tree.rs"]
mod tree;

use std::fs;
use std::time::{Duration, UNIX_EPOCH};

use camino::Utf8Path;
use leporello::output::{OutputError, Staging, Summary};
use tree::{Room, make_old, publish, read_tree};

const PAGES: [(&str, &str); 3] =
    [("index.html", "start"), ("people/a.html", "A"), ("assets/Über uns/ß.css", "x")];

fn counts(summary: &Summary) -> (usize, usize, usize) {
    (summary.written.len(), summary.unchanged, summary.removed.len())
}

#[test]
fn a_first_build_makes_the_folder_and_those_above_it() {
    let room = Room::new();
    let target = room.path("a/b c/öffentlich");
    assert_eq!(counts(&publish(&target, PAGES)), (3, 0, 0));
    assert_eq!(read_tree(&target), tree::of(PAGES));
    assert_eq!(room.names("a/b c"), ["öffentlich"]);
}

#[test]
fn a_second_build_of_the_same_touches_nothing() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    let before = make_old(&target);
    assert_eq!(counts(&publish(&target, PAGES)), (0, 3, 0));
    assert_eq!(tree::stamps(&target), before);
}

#[test]
fn only_what_changed_is_written() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    let mut before = make_old(&target);
    let summary = publish(&target, [PAGES[0], ("people/a.html", "B"), PAGES[2]]);
    assert_eq!((summary.written.as_slice(), summary.unchanged), (["people/a.html".to_owned()].as_slice(), 2));
    let mut after = tree::stamps(&target);
    assert_ne!(before.remove("people/a.html"), after.remove("people/a.html"));
    assert_eq!(after, before);
    assert_eq!(room.names(""), ["public"]);
}

#[test]
fn a_page_that_is_gone_disappears_with_its_folder() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    let summary = publish(&target, [PAGES[0]]);
    assert_eq!(summary.removed, ["assets/Über uns/ß.css", "people/a.html"]);
    assert_eq!(room.names("public"), [".leporello-manifest.json", "index.html"]);
}

#[test]
fn a_page_edited_or_deleted_by_hand_is_written_anew() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    fs::write(target.join("index.html"), "START").unwrap();
    fs::remove_file(target.join("people/a.html")).unwrap();
    assert_eq!(publish(&target, PAGES).written, ["index.html", "people/a.html"]);
    assert_eq!(read_tree(&target), tree::of(PAGES));
}

#[test]
fn a_folder_may_become_a_file_and_a_file_a_folder() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, [("a/b", "1"), ("c", "2")]);
    publish(&target, [("a", "1"), ("c/d", "2")]);
    assert_eq!(read_tree(&target), tree::of([("a", "1"), ("c/d", "2")]));
}

#[test]
fn files_of_the_user_stay() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    fs::write(target.join("CNAME"), "example.org").unwrap();
    fs::write(target.join("people/notes.txt"), "ask him").unwrap();
    fs::create_dir_all(target.join(".git/objects/empty")).unwrap();
    fs::write(target.join(".git/HEAD"), "ref").unwrap();
    make_old(&target);
    let kept = ["CNAME", ".git/HEAD", "people/notes.txt"].map(|name| (name, tree::stamp(&target.join(name))));
    for pages in [&PAGES[..1], &PAGES[..], &[]] {
        publish(&target, pages.iter().copied());
        for (name, stamp) in &kept {
            assert_eq!(tree::stamp(&target.join(name)), *stamp, "{name}");
        }
        assert!(target.join(".git/objects/empty").is_dir());
    }
    assert_eq!(room.names("public"), [".git", ".leporello-manifest.json", "CNAME", "people"]);
    assert_eq!(room.names("public/people"), ["notes.txt"]);
}

#[cfg(unix)]
#[test]
fn links_of_the_user_and_names_that_are_no_text_stay() {
    use std::os::unix::ffi::OsStrExt as _;
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    std::os::unix::fs::symlink("../elsewhere", target.join("link")).unwrap();
    let odd = target.as_std_path().join(std::ffi::OsStr::from_bytes(b"\xff"));
    // Some file systems refuse such a name.
    let made = fs::write(&odd, "odd").is_ok();
    publish(&target, [PAGES[0]]);
    assert_eq!(fs::read_link(target.join("link")).unwrap().to_str(), Some("../elsewhere"));
    assert!(!made || fs::read_to_string(odd).unwrap() == "odd");
}

#[test]
fn a_foreign_folder_is_refused_and_untouched() {
    let room = Room::new();
    let target = room.path("public");
    fs::create_dir(&target).unwrap();
    fs::write(target.join("thesis.doc"), "years").unwrap();
    assert!(matches!(Staging::open(&target), Err(OutputError::Foreign { path }) if path == target));
    assert_eq!(read_tree(&target), tree::of([("thesis.doc", "years")]));
    assert_eq!(room.names(""), ["public"]);
}

#[test]
fn an_empty_folder_and_a_fresh_work_tree_are_ours_to_use() {
    let room = Room::new();
    let target = room.path("public");
    fs::create_dir(&target).unwrap();
    publish(&target, []);
    let tree = room.path("gh-pages");
    fs::create_dir(&tree).unwrap();
    fs::write(tree.join(".git"), "gitdir: …").unwrap();
    publish(&tree, PAGES);
    assert_eq!(fs::read_to_string(tree.join(".git")).unwrap(), "gitdir: …");
}

#[test]
fn a_file_is_no_target() {
    let room = Room::new();
    fs::write(room.path("public"), "").unwrap();
    for target in ["public", "public/site", "public/a/site"] {
        assert!(Staging::open(&room.path(target)).is_err(), "{target}");
    }
    assert!(matches!(Staging::open(&room.path("public")), Err(OutputError::NotAFolder { .. })));
    assert!(matches!(Staging::open(Utf8Path::new("")), Err(OutputError::NotAFolder { .. })));
    assert_eq!(room.names(""), ["public"]);
}

#[test]
fn a_damaged_manifest_is_refused() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    fs::write(target.join(".leporello-manifest.json"), "{").unwrap();
    assert!(matches!(Staging::open(&target), Err(OutputError::Manifest { .. })));
    assert_eq!(read_tree(&target), tree::of(PAGES));
}

#[test]
fn a_file_of_the_user_is_never_overwritten() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    fs::write(target.join("about.html"), "mine").unwrap();
    fs::create_dir(target.join("data")).unwrap();
    fs::write(target.join("data/mine.txt"), "mine").unwrap();
    let before = read_tree(&target);

    let staging = Staging::open(&target).unwrap();
    assert!(matches!(staging.write("about.html", b"x"), Err(OutputError::InTheWay { .. })));
    assert!(matches!(staging.publish(), Err(OutputError::Incomplete)));
    for (address, late) in [("data", false), ("about.html/x", false), ("late.html", true)] {
        let staging = Staging::open(&target).unwrap();
        staging.write(address, b"x").unwrap();
        if late {
            fs::write(target.join(address), "saved meanwhile").unwrap();
        }
        assert!(matches!(staging.publish(), Err(OutputError::InTheWay { .. })), "{address}");
    }
    fs::remove_file(target.join("late.html")).unwrap();
    assert_eq!(read_tree(&target), before);
    assert_eq!(room.names(""), ["public"]);
}

#[test]
fn two_pages_cannot_claim_one_address() {
    for (first, second) in [("a.html", "a.html"), ("a", "a/b"), ("a/b", "a")] {
        let room = Room::new();
        let staging = Staging::open(&room.path("public")).unwrap();
        staging.write(first, b"1").unwrap();
        assert!(matches!(staging.write(second, b"2"), Err(OutputError::Twice { .. })), "{first} {second}");
    }
    let room = Room::new();
    publish(&room.path("public"), PAGES);
    let staging = Staging::open(&room.path("public")).unwrap();
    staging.write("index.html", b"start").unwrap();
    assert!(matches!(staging.write("index.html", b"start"), Err(OutputError::Twice { .. })));
}

#[test]
fn nothing_is_written_outside() {
    let room = Room::new();
    let staging = Staging::open(&room.path("public")).unwrap();
    for address in ["../evil", "/tmp/evil", "a/../../evil", "", ".leporello-manifest.json"] {
        assert!(matches!(staging.write(address, b"x"), Err(OutputError::Address { .. })), "{address}");
    }
    drop(staging);
    assert!(room.names("").is_empty());
}

#[test]
fn a_build_given_up_leaves_the_site_as_it_was() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    let before = make_old(&target);
    let staging = Staging::open(&target).unwrap();
    staging.write("index.html", b"half").unwrap();
    staging.write("new.html", b"half").unwrap();
    drop(staging);
    assert_eq!(tree::stamps(&target), before);
    assert_eq!(room.names(""), ["public"]);
}

#[test]
fn a_second_build_at_the_same_time_is_sent_away() {
    let room = Room::new();
    let target = room.path("public");
    let staging = Staging::open(&target).unwrap();
    assert!(matches!(Staging::open(&target), Err(OutputError::Busy { path }) if path == target));
    staging.write("index.html", b"first").unwrap();
    staging.publish().unwrap();
    publish(&target, PAGES);
}

#[test]
fn many_threads_write_at_once() {
    let room = Room::new();
    let target = room.path("public");
    let pages: Vec<_> =
        (0..400).map(|page| (format!("{}/{}/{page}.html", page % 7, page % 3), page.to_string())).collect();
    for unchanged in [0, 400] {
        let staging = Staging::open(&target).unwrap();
        std::thread::scope(|scope| {
            for part in pages.chunks(50) {
                let staging = &staging;
                scope.spawn(move || {
                    for (address, text) in part {
                        staging.write(address, text.as_bytes()).unwrap();
                    }
                });
            }
        });
        let summary = staging.publish().unwrap();
        assert_eq!((summary.unchanged, summary.written.is_sorted()), (unchanged, true));
    }
    assert_eq!(read_tree(&target).len(), 400);
}

#[test]
fn the_manifest_does_not_depend_on_order() {
    let room = Room::new();
    publish(&room.path("one"), PAGES);
    publish(&room.path("two"), PAGES.into_iter().rev());
    let [one, two] =
        ["one", "two"].map(|name| fs::read(room.path(name).join(".leporello-manifest.json")).unwrap());
    assert_eq!(one, two);
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_its_folder_is_replaced() {
    let room = Room::new();
    fs::create_dir(room.path("www")).unwrap();
    std::os::unix::fs::symlink("www", room.path("public")).unwrap();
    publish(&room.path("public"), PAGES);
    publish(&room.path("public"), [PAGES[0]]);
    assert!(room.path("public").is_symlink());
    assert_eq!(read_tree(&room.path("www")), tree::of([PAGES[0]]));
    std::os::unix::fs::symlink("nowhere", room.path("broken")).unwrap();
    assert!(Staging::open(&room.path("broken")).is_err());
}

#[cfg(unix)]
#[test]
fn pages_can_be_read_by_a_web_server() {
    use std::os::unix::fs::PermissionsExt as _;
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    fs::write(room.path("plain"), "").unwrap();
    let mode = |path: &Utf8Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&target.join("index.html")), mode(&room.path("plain")));
    fs::set_permissions(&target, fs::Permissions::from_mode(0o775)).unwrap();
    publish(&target, [PAGES[0]]);
    assert_eq!(mode(&target), 0o775);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_reported() {
    use std::os::unix::fs::PermissionsExt as _;
    let room = Room::new();
    let closed = room.path("closed");
    publish(&closed.join("public"), PAGES);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(closed.join("try"), "").is_ok() {
        // Not `eprintln!`, which the test runner keeps to itself when a test passes.
        let words =
            "LEFT OUT: `a_folder_that_may_not_be_written_is_reported`: this user may write anywhere\n";
        std::io::Write::write_all(&mut std::io::stderr(), words.as_bytes()).unwrap();
    } else {
        assert!(matches!(Staging::open(&closed.join("public")), Err(OutputError::Io { .. })));
        assert_eq!(read_tree(&closed.join("public")), tree::of(PAGES));
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
fn a_reader_never_misses_the_site() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, [("index.html", "0")]);
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                assert!(target.is_dir());
            }
        });
        for build in 1..60 {
            publish(&target, [("index.html", build.to_string().as_str())]);
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn the_time_of_a_page_is_that_of_its_last_change() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, PAGES);
    make_old(&target);
    publish(&target, [PAGES[0], PAGES[1]]);
    let modified = target.join("index.html").metadata().unwrap().modified().unwrap();
    assert_eq!(modified, UNIX_EPOCH + Duration::from_secs(1_000_000_000));
}
