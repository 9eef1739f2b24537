//! Builds killed at any moment, by the one signal that cannot be caught.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use leporello::output::{Hash, MANIFEST, Staging};

use super::tree::{Room, publish, read_tree};

/// Set for the process that is to be killed: where it publishes.
const TARGET: &str = "LEPORELLO_TEST_PUBLISH_LOOP";

const KILLS: u64 = 60;

/// Every page of a generation says so; each generation has other pages than the one before.
fn write_generation(staging: &Staging, generation: u64) {
    for page in (0..20).filter(|page| !(page + generation).is_multiple_of(5)) {
        let text = format!("{generation} ").repeat(50);
        staging.write(&format!("{}/{page}.html", page % 4), text.as_bytes()).unwrap();
    }
    staging.write("same.html", b"same").unwrap();
}

/// Not a test of its own, but the body of the process that the test below kills.
#[test]
fn publish_in_a_loop() {
    let Ok(target) = std::env::var(TARGET) else { return };
    let target = Utf8PathBuf::from(target);
    for generation in 0.. {
        let staging = Staging::open(&target).unwrap();
        write_generation(&staging, generation);
        staging.publish().unwrap();
        if generation == 0 {
            println!("\nready");
        }
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_site() {
    let room = Room::new();
    let target = room.path("public");
    publish(&target, [("same.html", "same")]);
    fs::write(target.join("CNAME"), "example.org").unwrap();
    let mut left_staging = 0;
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["kill::publish_in_a_loop", "--exact", "--nocapture"])
            .env(TARGET, &target)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // Every third is killed before its first site is out, while it clears up after the one before.
        if kill % 3 != 0 {
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            assert!(lines.any(|line| line.unwrap() == "ready"));
        }
        // Steps that are prime to each other, instead of chance: a failure can be repeated.
        sleep(Duration::from_micros(kill * 7919 % 23_000));
        child.kill().unwrap();
        child.wait().unwrap();
        left_staging += u32::from(room.path(".public.leporello-staging").exists());
        assert_whole(&target);
    }
    assert!(left_staging > 0, "no build was killed in the middle");
    publish(&target, [("same.html", "same")]);
    assert_eq!(room.names(""), ["public"]);
    assert_eq!(room.names("public"), [MANIFEST, "CNAME", "same.html"]);
}

/// All that the manifest lists is there with its bytes, of one generation, and the user's file; and nothing else.
fn assert_whole(target: &Utf8Path) {
    let mut tree = read_tree(target);
    assert_eq!(tree.remove("CNAME").as_deref(), Some("example.org"));
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(target.join(MANIFEST)).unwrap()).unwrap();
    let listed = manifest["files"].as_object().unwrap();
    assert!(listed.keys().eq(tree.keys()), "{listed:?}\n{:?}", tree.keys());
    for (address, text) in &tree {
        assert_eq!(listed[address], Hash::of(text.as_bytes()).to_string(), "{address}");
    }
    assert_eq!(tree.remove("same.html").as_deref(), Some("same"));
    let mut texts: Vec<_> = tree.into_values().collect();
    texts.dedup();
    assert!(texts.len() <= 1, "two generations are mixed");
}
