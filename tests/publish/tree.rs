//! Folders of the tests: making, reading and comparing them.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use camino::{Utf8Path, Utf8PathBuf};
use leporello::output::{MANIFEST, Staging, Summary};

/// Address → content.
pub(crate) type Tree = BTreeMap<String, String>;

/// A folder that is deleted in the end.
pub(crate) struct Room(tempfile::TempDir);

impl Room {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> Utf8PathBuf {
        Utf8Path::from_path(self.0.path()).unwrap().join(name)
    }

    /// The names in a folder, sorted.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = self.path(folder).read_dir_utf8().unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().to_owned()).collect();
        names.sort();
        names
    }
}

/// Publishes exactly these pages.
pub(crate) fn publish<'a>(target: &Utf8Path, pages: impl IntoIterator<Item = (&'a str, &'a str)>) -> Summary {
    let staging = Staging::open(target).unwrap();
    for (address, text) in pages {
        staging.write(address, text.as_bytes()).unwrap();
    }
    let summary = staging.publish().unwrap();
    assert_eq!(summary.left_behind, None);
    summary
}

pub(crate) fn of<'a>(pages: impl IntoIterator<Item = (&'a str, &'a str)>) -> Tree {
    pages.into_iter().map(|(address, text)| (address.to_owned(), text.to_owned())).collect()
}

/// Every file under `root` but the manifest.
pub(crate) fn read_tree(root: &Utf8Path) -> Tree {
    files(root).map(|(address, path)| (address, fs::read_to_string(path).unwrap())).collect()
}

/// What must stay of a file that did not change: its time and, where there is one, its number in the file system.
pub(crate) fn stamp(path: &Utf8Path) -> (SystemTime, u64) {
    let metadata = path.metadata().unwrap();
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let number = 0;
    (metadata.modified().unwrap(), number)
}

pub(crate) fn stamps(root: &Utf8Path) -> BTreeMap<String, (SystemTime, u64)> {
    files(root).map(|(address, path)| (address, stamp(&path))).collect()
}

/// Dates every file back to 2001, and gives their stamps.
pub(crate) fn make_old(root: &Utf8Path) -> BTreeMap<String, (SystemTime, u64)> {
    for (_, path) in files(root) {
        let file = fs::OpenOptions::new().write(true).open(path).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_secs(1_000_000_000)).unwrap();
    }
    stamps(root)
}

fn files(root: &Utf8Path) -> impl Iterator<Item = (String, Utf8PathBuf)> {
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    let paths = entries.filter(|entry| entry.file_type().is_file());
    let paths = paths.map(|entry| Utf8PathBuf::from_path_buf(entry.into_path()).unwrap());
    paths.filter_map(move |path| {
        let address = path.strip_prefix(root).unwrap().as_str().replace('\\', "/");
        (address != MANIFEST).then_some((address, path))
    })
}
