//! What a build remembers of a file that it published, so that the next one need not read it again.
//!
//! A file that has still the size, the time of change and the number that it had is taken for untouched, as Git does with its
//! index, unless it is so young that a change after the publication could bear the same time.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::hash::Hash;

/// The coarsest time stamps that a file system has: those of FAT.
const GRAIN: Duration = Duration::from_secs(2);

/// A published file as a build left it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    hash: Hash,
    stamp: Option<Stamp>,
}

/// By what the system tells that a file was changed or replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    size: u64,
    /// Since 1970.
    modified: Duration,
    /// That of the inode, where there are such.
    number: u64,
}

impl Known {
    /// A file of this content, with what the system says of it.
    pub(super) fn new(hash: Hash, metadata: Option<&Metadata>) -> Self {
        Self { hash, stamp: metadata.and_then(Stamp::of) }
    }

    /// The hash of its content.
    pub(super) fn hash(&self) -> Hash {
        self.hash
    }

    /// Whether the file that the system describes so is surely as it was left by a publication that ended then.
    pub(super) fn is_untouched(&self, metadata: &Metadata, published: Option<SystemTime>) -> bool {
        let ended = published.and_then(|published| published.duration_since(UNIX_EPOCH).ok());
        let is_settled =
            |stamp: &Stamp| ended.is_some_and(|ended| stamp.modified.saturating_add(GRAIN) <= ended);
        self.stamp.filter(is_settled).is_some_and(|stamp| Stamp::of(metadata) == Some(stamp))
    }
}

impl Stamp {
    /// None where the system tells no times, or times before 1970.
    fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self { size: metadata.len(), modified, number: number_of(metadata) })
    }
}

#[cfg(unix)]
fn number_of(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number_of(_: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File, OpenOptions};
    use std::io::Write as _;

    use camino::Utf8Path;

    use super::*;
    use crate::output::{MANIFEST, Staging};

    /// Writes into a file that is there, and says when it was changed.
    fn edit(path: &Utf8Path, content: &str, modified: SystemTime) {
        let mut file = OpenOptions::new().write(true).truncate(true).open(path).unwrap();
        file.write_all(content.as_bytes()).unwrap();
        file.set_modified(modified).unwrap();
    }

    #[test]
    fn only_what_was_surely_left_alone_is_kept_unread() {
        let room = tempfile::tempdir().unwrap();
        let target = Utf8Path::from_path(room.path()).unwrap().join("public");
        let (page, manifest) = (target.join("a.html"), target.join(MANIFEST));
        let staging = Staging::open(&target).unwrap();
        let known = staging.write_known("a.html", b"ours").unwrap();
        staging.publish().unwrap();
        let made = fs::metadata(&page).unwrap().modified().unwrap();
        let keeps = |known: &Known| Staging::open(&target).unwrap().keep("a.html", known).unwrap().is_some();
        let complete =
            |time| File::options().write(true).open(&manifest).unwrap().set_modified(time).unwrap();

        // At the time of the publication, to the grain: the content is looked at.
        complete(made + GRAIN / 2);
        assert!(keeps(&known));
        edit(&page, "mine", made);
        assert!(!keeps(&known));

        // Long before the publication: it is not, or this would be seen.
        complete(made + 2 * GRAIN);
        assert!(keeps(&known));

        edit(&page, "mine", made + GRAIN / 2);
        assert!(!keeps(&known));
        edit(&page, "longer", made);
        assert!(!keeps(&known));
        edit(&page, "ours", made + 9 * GRAIN);
        assert!(keeps(&known), "read, and found to be ours");
    }
}
