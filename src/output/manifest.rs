//! The manifest: which files in a published folder are ours, and what was in them.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use camino::Utf8Path;
use serde::{Deserialize, Serialize, de::Error as _};

use super::OutputError;
use super::address::folders_above;
use super::hash::Hash;

/// The manifest's name in the published folder.
pub const MANIFEST: &str = ".leporello-manifest.json";

/// The form this version writes.
const FORMAT: u32 = 2;
/// The form before, which had other hashes.
const FORMER: u32 = 1;

/// The files of a published site with the hashes of what was written.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    files: BTreeMap<String, Hash>,
}

/// The manifest as it stands in the file.
#[derive(Serialize, Deserialize)]
struct RawManifest {
    format: u32,
    files: BTreeMap<String, String>,
}

impl Manifest {
    /// The manifest of the files just written.
    pub(super) fn new(files: impl IntoIterator<Item = (String, Hash)>) -> Self {
        Self { files: files.into_iter().collect() }
    }

    /// Reads the manifest in `folder`; `None` if there is none.
    pub(super) fn read(folder: &Utf8Path) -> Result<Option<Self>, OutputError> {
        let path = folder.join(MANIFEST);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(fault) => return Err(OutputError::io("read", &path)(fault)),
        };
        Self::parse(&bytes).map(Some).map_err(|source| OutputError::Manifest { path, source })
    }

    fn parse(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let raw: RawManifest = serde_json::from_slice(bytes)?;
        if !matches!(raw.format, FORMER | FORMAT) {
            return Err(serde_json::Error::custom(format!("format {} is not known", raw.format)));
        }
        let hashed = raw.files.into_iter().map(|(address, hash)| match Hash::from_hex(&hash) {
            // The hash of nothing that is ever written: the file is ours, and counts as changed.
            _ if raw.format == FORMER => Ok((address, Hash::from([0; Hash::LENGTH]))),
            Some(hash) => Ok((address, hash)),
            None => Err(serde_json::Error::custom(format!("`{hash}` is no hash"))),
        });
        Ok(Self { files: hashed.collect::<Result<_, _>>()? })
    }

    /// The bytes of the manifest file: sorted, without any time.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let files = self.files.iter().map(|(address, hash)| (address.clone(), hash.to_string()));
        let raw = RawManifest { format: FORMAT, files: files.collect() };
        let mut bytes = serde_json::to_vec_pretty(&raw).expect("strings and a number are always JSON");
        bytes.push(b'\n');
        bytes
    }

    /// The hash of the file at `address`, if it is ours.
    pub(super) fn hash(&self, address: &str) -> Option<&Hash> {
        self.files.get(address)
    }

    /// Whether the file at `address` is ours.
    pub(super) fn lists(&self, address: &str) -> bool {
        self.files.contains_key(address)
    }

    /// The addresses of our files, sorted.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The folders that hold files of ours, at any depth.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        self.addresses().flat_map(folders_above).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let files = ["b/c.html", "a.html"].map(|name| (name.to_owned(), Hash::of(name.as_bytes())));
        let manifest = Manifest::new(files);
        let read = Manifest::parse(&manifest.to_bytes()).unwrap();
        assert_eq!(read.addresses().collect::<Vec<_>>(), ["a.html", "b/c.html"]);
        assert_eq!(read.hash("a.html"), Some(&Hash::of(b"a.html")));
        assert_eq!(read.to_bytes(), manifest.to_bytes());
    }

    #[test]
    fn what_an_earlier_version_published_is_ours_and_counts_as_changed() {
        let read = Manifest::parse(br#"{"format":1,"files":{"a.html":"d74981efa70a0c880b8d8c1985d075db"}}"#)
            .unwrap();
        assert!(read.lists("a.html"));
        assert_ne!(read.hash("a.html"), Some(&Hash::of(b"")));
    }

    #[test]
    fn a_manifest_of_another_kind_is_refused() {
        for bad in ["", "{}", r#"{"format":3,"files":{}}"#, r#"{"format":2,"files":{"a":"0"}}"#] {
            assert!(Manifest::parse(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
