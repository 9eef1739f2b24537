//! A file that is being filled beside the one that it is to replace.

use std::fs::{self, File, OpenOptions};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

/// A file under a name of its own; it is deleted if it never gets that of the file it is meant for.
pub(super) struct Draft {
    /// Where it lies.
    pub(super) path: Utf8PathBuf,
}

impl Draft {
    /// Begins an empty file to be put in the place of `target`.
    pub(super) fn create(target: &Utf8Path) -> io::Result<(Self, File)> {
        let path = Utf8PathBuf::from(format!("{target}.{}.new", std::process::id()));
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(&path)?;
        Ok((Self { path }, file))
    }

    /// Puts the file in the place of `target`.
    pub(super) fn publish(self, target: &Utf8Path) -> io::Result<()> {
        fs::rename(&self.path, target)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After the renaming there is nothing to delete.
        let _ = fs::remove_file(&self.path);
    }
}
