//! Addresses: where a file lies in the site, relative to its root and with forward slashes on every system.

use camino::{Utf8Path, Utf8PathBuf};

use super::{MANIFEST, OutputError};

/// Refuses what is not a plain relative path, and names that a zip on Windows or GitHub's upload of artifacts
/// cannot carry, so that a site that builds on one system can be unpacked on any other.
pub(super) fn check_address(address: &str) -> Result<(), OutputError> {
    let forbidden = |letter: char| letter.is_control() || "\\:*?\"<>|".contains(letter);
    let sound = !address.contains(forbidden)
        && !address.eq_ignore_ascii_case(MANIFEST)
        && address.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if sound { Ok(()) } else { Err(OutputError::Address { path: address.to_owned() }) }
}

/// The file at `address` under `root`, with the separators of the system.
pub(super) fn locate(root: &Utf8Path, address: &str) -> Utf8PathBuf {
    let mut path = root.to_owned();
    path.extend(address.split('/'));
    path
}

/// The folders above `address`, the innermost first: `a/b`, `a` for `a/b/c.html`.
pub(super) fn folders_above(address: &str) -> impl Iterator<Item = &str> {
    address.rmatch_indices('/').map(|(at, _)| &address[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_are_addresses() {
        for good in [
            "index.html",
            "people/jürgen müller.html",
            ".nojekyll",
            "a/b/c",
            "..a",
            "data/.leporello-manifest.json",
        ] {
            assert!(check_address(good).is_ok(), "{good}");
        }
        let bad = [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../a",
            "a/../b",
            "a//b",
            "a/",
            "./a",
            "a\\b",
            "C:a",
            "a\0",
            "a\nb",
        ];
        for bad in bad.into_iter().chain([MANIFEST, ".Leporello-Manifest.json", "was?.html"]) {
            assert!(check_address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn folders_come_from_the_inside_out() {
        assert_eq!(folders_above("a/b/c.html").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders_above("c.html").count(), 0);
    }
}
