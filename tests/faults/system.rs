//! Faults that need the system's help: pipes, permissions, a full disk. Namespaces of Linux lend the powers to make
//! them, and take those of root away.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::{Command, Output};

use super::dossier::{Dossier, read_tree};
use super::{assert_whole, fill, leave_out, read_site};

/// The program on a dossier, as a user to whom permissions apply; `None` if nobody here is one. `probe` is a command on
/// the dossier's folder that permissions forbid.
fn build_with_permissions(dossier: &Dossier, probe: &str) -> Option<Output> {
    let script = format!("if {probe} 2>/dev/null; then exit 99; fi; exec \"$1\" build \"$2\" --quiet");
    let arguments = ["-c", &script, "sh", env!("CARGO_BIN_EXE_leporello"), dossier.folder.as_str()];
    let applies = |output: &Output| output.status.code() != Some(99) && !told(output).contains("unshare:");
    // Root of this machine is nobody in a namespace of its own.
    let plain = Command::new("sh").args(arguments).output();
    let lent = || Command::new("unshare").arg("--user").arg("sh").args(arguments).output();
    plain.ok().filter(applies).or_else(|| lent().ok().filter(applies))
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn pipes_and_devices_are_reported_and_not_waited_for() {
    let dossier = Dossier::new();
    fill(&dossier, 1, "gestern");
    let made = Command::new("mkfifo").arg(dossier.folder.join("corpus/rohr.txt")).status().unwrap();
    assert!(made.success());
    symlink("/dev/zero", dossier.folder.join("corpus/null.md")).unwrap();
    symlink("/dev/zero", dossier.folder.join("corpus/null.png")).unwrap();
    let program = env!("CARGO_BIN_EXE_leporello");
    let output =
        Command::new("timeout").args(["60", program, "build"]).arg(&dossier.folder).output().unwrap();
    let printed = told(&output);
    assert_eq!(output.status.code(), Some(1), "{printed}");
    assert_eq!(printed.matches("it is a pipe or a device").count(), 2, "{printed}");
    assert!(printed.contains("rohr.txt") && printed.contains("null.md"), "{printed}");
}

#[test]
fn links_out_of_the_corpus_are_followed() {
    let dossier = Dossier::new();
    fill(&dossier, 1, "gestern");
    dossier.write("elsewhere/a.txt", "date 2025-03-02 Der Rat tagt anderswo.");
    dossier.write("elsewhere/more/b.txt", "date 2025-03-03 Der Rat tagt noch einmal.");
    symlink("../elsewhere/a.txt", dossier.folder.join("corpus/link.txt")).unwrap();
    symlink("../elsewhere/more", dossier.folder.join("corpus/more")).unwrap();
    assert_eq!(dossier.build().site.dossier.readings.len(), 3);
    let articles = dossier.read("data/articles.json");
    assert!(articles.contains("\"more/b.txt\"") && !articles.contains("elsewhere"), "{articles}");
}

#[test]
fn what_may_not_be_read_is_reported() {
    let dossier = Dossier::new();
    fill(&dossier, 2, "gestern");
    dossier.build();
    let before = read_tree(&dossier.site());
    dossier.write("corpus/zu/a.txt", "date 2025-03-02 Der Rat tagt.");
    let [file, folder] = ["corpus/000.txt", "corpus/zu"].map(|path| dossier.folder.join(path));
    for path in [&file, &folder] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    }
    let output = build_with_permissions(&dossier, "cat \"$2/corpus/000.txt\"");
    for path in [&file, &folder] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let Some(output) = output else {
        return leave_out("what_may_not_be_read_is_reported", "this user may read everything");
    };
    let printed = told(&output);
    assert_eq!(output.status.code(), Some(1), "{printed}");
    assert_eq!(printed.matches("you have no permission to read it").count(), 2, "{printed}");
    assert_eq!(read_tree(&dossier.site()), before);
}

#[test]
fn a_dossier_that_may_not_be_written_is_reported() {
    let dossier = Dossier::new();
    fill(&dossier, 2, "gestern");
    dossier.build();
    let before = read_tree(&dossier.site());
    fill(&dossier, 2, "heute");
    let close = |mode: u32| fs::set_permissions(&dossier.folder, fs::Permissions::from_mode(mode)).unwrap();
    close(0o555);
    let output = build_with_permissions(&dossier, "mkdir \"$2/new\" && rmdir \"$2/new\"");
    close(0o755);
    let Some(output) = output else {
        return leave_out("a_dossier_that_may_not_be_written_is_reported", "this user may write anywhere");
    };
    let printed = told(&output);
    assert_eq!(output.status.code(), Some(3), "{printed}");
    assert!(printed.contains("error[output::io]") && printed.contains("ermission denied"), "{printed}");
    assert_eq!(read_tree(&dossier.site()), before);
}

/// The target lies on a disk of its own that is too small, or that cannot be written any more.
#[test]
fn a_full_disk_and_one_that_cannot_be_written_leave_the_site_as_it_was() {
    let script = r#"
        set -e
        mount -t tmpfs -o size=2m none "$2/disk"
        "$1" build "$2/small" --quiet --output "$2/disk/public"
        cp -r "$2/disk/public" "$2/before"
        set +e
        "$1" build "$2/large" --quiet --output "$2/disk/public"
        echo "full $?"
        mount -o remount,ro "$2/disk"
        "$1" build "$2/small-changed" --quiet --output "$2/disk/public"
        echo "read-only $?"
        cp -r "$2/disk/public" "$2/after"
        ls -A "$2/disk"
    "#;
    let room = Dossier::new();
    room.write("disk/.keep", "");
    for (name, articles, word) in
        [("small", 2, "gestern"), ("small-changed", 2, "heute"), ("large", 400, "heute")]
    {
        let dossier = Dossier::new();
        fill(&dossier, articles, word);
        super::dossier::copy(&dossier.folder, &room.folder.join(name), &[]);
    }
    let program = env!("CARGO_BIN_EXE_leporello");
    let lent = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", program])
        .arg(&room.folder)
        .output();
    let Some(output) =
        lent.ok().filter(|output| room.folder.join("before").exists() || output.status.success())
    else {
        return leave_out("a_full_disk…", "no disk can be mounted here");
    };
    let (said, printed) = (String::from_utf8_lossy(&output.stdout).into_owned(), told(&output));
    assert!(said.contains("full 3") && said.contains("read-only 3"), "{said}{printed}");
    assert!(printed.contains("No space left on device"), "{printed}");
    assert!(printed.contains("Read-only file system"), "{printed}");
    let [before, after] = ["before", "after"].map(|name| read_site(&room.folder.join(name)));
    assert_whole(&before);
    assert_eq!(before, after);
    assert!(!said.contains("leporello-staging"), "{said}");
}
