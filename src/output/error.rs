//! What can go wrong while a site is written.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};

/// Why a site could not be written. The published site is as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// The target folder has content and no manifest: it was not made by this program.
    #[error("`{path}` is not empty and was not made by leporello")]
    Foreign {
        /// The target as it was given.
        path: Utf8PathBuf,
    },
    /// The folder that is to be made is there, with something in it.
    #[error("`{path}` is not empty")]
    NotEmpty {
        /// The target as it was given.
        path: Utf8PathBuf,
    },
    /// The target is a file, or cannot be the name of a folder.
    #[error("`{path}` is not a folder")]
    NotAFolder {
        /// The target as it was given.
        path: Utf8PathBuf,
    },
    /// Another build is filling the staging folder of the same target.
    #[error("another build is writing to `{path}`")]
    Busy {
        /// The target as it was given.
        path: Utf8PathBuf,
    },
    /// The manifest in the target cannot be read, so that it is unknown which files are ours.
    #[error("the manifest `{path}` cannot be read")]
    Manifest {
        /// The manifest.
        path: Utf8PathBuf,
        /// What the parser found.
        source: serde_json::Error,
    },
    /// Not the address of a file in a site: see [`Staging::write`](super::Staging::write).
    #[error("`{path}` cannot be the address of a file in the site")]
    Address {
        /// The address as it was given.
        path: String,
    },
    /// The same address was written before, or one is a folder and the other a file.
    #[error("two files claim the address `{path}`")]
    Twice {
        /// The address that came second.
        path: String,
    },
    /// A file of the user stands where a file of the site is to be written.
    #[error("`{path}` was not made by leporello and stands where a file of the site belongs")]
    InTheWay {
        /// The user's file, in the target.
        path: Utf8PathBuf,
    },
    /// An earlier [`Staging::write`](super::Staging::write) failed, so the site is not whole.
    #[error("the site is not complete: a file could not be written")]
    Incomplete,
    /// The system refused.
    #[error("cannot {action} `{path}`")]
    Io {
        /// What was tried, as a verb: `write`, `create the folder`, …
        action: &'static str,
        /// On what.
        path: Utf8PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl OutputError {
    /// For `map_err`: the system refused `action` on `path`.
    pub(super) fn io(action: &'static str, path: &Utf8Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }
}
