//! Whatever the sequence of builds: in the end the target holds the last published site and the user's files.

use std::fs;

use leporello::output::{OutputError, Staging};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::tree::{Room, Tree, read_tree};

#[derive(Debug, Clone)]
enum Step {
    Publish(Tree),
    GiveUp(Tree),
    /// The user saves a file into the target.
    Save(String, String),
    /// The user deletes it.
    Delete(String),
    /// A killed build leaves its staging folder.
    Leave(Tree),
}

/// Few addresses, so that they collide; files of the site and of the user share folders, and sometimes names.
fn tree() -> impl Strategy<Value = Tree> {
    let address = prop_oneof!["[ab]", "[abc]/[ab]", "d/ü [ab]/[ab]", Just("notes".to_owned())];
    btree_map(address, "[xy]{0,2}", 0..6)
}

fn step() -> impl Strategy<Value = Step> {
    let foreign = || prop_oneof!["notes", "c/notes", "d/n/[xy]"];
    prop_oneof![
        4 => tree().prop_map(Step::Publish),
        1 => tree().prop_map(Step::GiveUp),
        1 => (foreign(), "[xy]").prop_map(|(address, text)| Step::Save(address, text)),
        1 => foreign().prop_map(Step::Delete),
        1 => tree().prop_map(Step::Leave),
    ]
}

/// Fills a staging folder; `None` if the site contradicts itself or the user's files.
fn fill(room: &Room, site: &Tree) -> Option<Staging> {
    let staging = Staging::open(&room.path("public")).unwrap();
    for (address, text) in site {
        match staging.write(address, text.as_bytes()) {
            Ok(()) => {}
            Err(OutputError::Twice { .. } | OutputError::InTheWay { .. }) => return None,
            Err(fault) => panic!("{fault:?}"),
        }
    }
    Some(staging)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn the_target_holds_the_last_site_and_the_users_files(steps in vec(step(), 1..10)) {
        let room = Room::new();
        let target = room.path("public");
        let (mut site, mut foreign) = (Tree::new(), Tree::new());
        for step in steps {
            match step {
                Step::Publish(next) => {
                    let Some(staging) = fill(&room, &next) else { continue };
                    match staging.publish() {
                        Ok(summary) => {
                            let kept = next.iter().filter(|(address, text)| site.get(*address) == Some(text)).count();
                            prop_assert_eq!(summary.unchanged, kept);
                            prop_assert_eq!(summary.written.len(), next.len() - kept);
                            site = next;
                        }
                        Err(OutputError::InTheWay { .. }) => {}
                        Err(fault) => panic!("{fault:?}"),
                    }
                }
                Step::GiveUp(next) => drop(fill(&room, &next)),
                Step::Save(address, text) => {
                    // He works in a published site, and does not overwrite its pages.
                    let path = target.join(&address);
                    let free = target.exists() && !site.contains_key(&address);
                    if free && path.parent().is_some_and(|above| fs::create_dir_all(above).is_ok())
                        && fs::write(&path, &text).is_ok()
                    {
                        foreign.insert(address, text);
                    }
                }
                Step::Delete(address) => {
                    if foreign.remove(&address).is_some() {
                        fs::remove_file(target.join(address)).unwrap();
                    }
                }
                Step::Leave(half) => {
                    for (address, text) in half {
                        let path = room.path(".public.leporello-staging/new").join(address);
                        if path.parent().is_some_and(|above| fs::create_dir_all(above).is_ok()) {
                            let _ = fs::write(path, text);
                        }
                    }
                    fs::create_dir_all(room.path(".public.leporello-staging")).unwrap();
                    fs::write(room.path(".public.leporello-staging/lock"), "").unwrap();
                }
            }
            if target.exists() {
                let expected: Tree = site.clone().into_iter().chain(foreign.clone()).collect();
                prop_assert_eq!(read_tree(&target), expected);
            } else {
                prop_assert!(site.is_empty());
            }
        }
    }
}
