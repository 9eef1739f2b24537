//! What may be kept between builds: values by key, in one file that is believed only if it is whole.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::ops::Range;

use camino::Utf8Path;

use super::draft::Draft;
use super::hash::Hash;

/// The first bytes of the file; the number is that of its form.
const MAGIC: &[u8; 16] = b"leporello cache2";
const HASH: usize = Hash::LENGTH;
/// An entry of the table: a key and the length of its value.
const ENTRY: usize = HASH + 4;
const HEAD: usize = MAGIC.len() + HASH;

/// Values that an earlier build has kept, by key.
///
/// The file holds a mark of its form, a hash of all that follows, the version of what made the values, a table of
/// keys and lengths, and the values. A file that is missing, cut off, damaged, of another form or another version
/// is an empty cache.
///
/// # Example
/// ```
/// # let room = tempfile::tempdir().unwrap();
/// # let folder = camino::Utf8Path::from_path(room.path()).unwrap().join(".leporello");
/// use leporello::output::{Cache, Hash};
///
/// let key = Hash::of(b"an article");
/// Cache::save(&folder, "annotations", "1", [(key, b"what was found".as_slice())])?;
/// assert_eq!(Cache::open(&folder, "annotations", "1").get(&key), Some(b"what was found".as_slice()));
/// assert_eq!(Cache::open(&folder, "annotations", "2").get(&key), None);
/// # Ok::<_, std::io::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Cache {
    bytes: Vec<u8>,
    places: HashMap<Hash, Range<usize>>,
}

impl Cache {
    /// Reads the cache called `name` in `folder`; `version` is that of the code whose values are looked for.
    pub fn open(folder: &Utf8Path, name: &str, version: &str) -> Self {
        let bytes = fs::read(folder.join(name)).unwrap_or_default();
        let places = index(&bytes, version);
        places.map_or_else(Self::default, |places| Self { bytes, places })
    }

    /// The value kept under `key`.
    pub fn get(&self, key: &Hash) -> Option<&[u8]> {
        self.places.get(key).map(|place| &self.bytes[place.clone()])
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether nothing was kept.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Keeps `entries`, and nothing else, for the next build. Readers see the former file or this one, whole; of
    /// two builds that save at once one wins.
    ///
    /// # Errors
    /// The system refuses, or a value has 4 GiB or more. The former cache is as it was.
    pub fn save<'a>(
        folder: &Utf8Path,
        name: &str,
        version: &str,
        entries: impl IntoIterator<Item = (Hash, &'a [u8])>,
    ) -> io::Result<()> {
        make_folder(folder)?;
        let bytes = lay_out(version, entries)?;
        let target = folder.join(name);
        let (draft, mut file) = Draft::create(&target)?;
        file.write_all(&bytes)?;
        // Some systems rename no file that is open.
        drop(file);
        draft.publish(&target)
    }
}

/// The file's bytes.
fn lay_out<'a>(version: &str, entries: impl IntoIterator<Item = (Hash, &'a [u8])>) -> io::Result<Vec<u8>> {
    let mut values: Vec<(Hash, &[u8])> = entries.into_iter().collect();
    values.sort_unstable_by_key(|(key, _)| *key);
    values.dedup_by_key(|(key, _)| *key);
    let mut bytes = vec![0; HEAD];
    bytes[..MAGIC.len()].copy_from_slice(MAGIC);
    bytes.extend_from_slice(Hash::of(version.as_bytes()).as_bytes());
    bytes.extend_from_slice(&(values.len() as u64).to_le_bytes());
    for (key, value) in &values {
        let length = u32::try_from(value.len()).map_err(io::Error::other)?;
        bytes.extend_from_slice(key.as_bytes());
        bytes.extend_from_slice(&length.to_le_bytes());
    }
    for (_, value) in &values {
        bytes.extend_from_slice(value);
    }
    let hash = Hash::of(&bytes[HEAD..]);
    bytes[MAGIC.len()..HEAD].copy_from_slice(hash.as_bytes());
    Ok(bytes)
}

/// Where each value lies, if the file is whole and of this version.
fn index(bytes: &[u8], version: &str) -> Option<HashMap<Hash, Range<usize>>> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (hash, content) = rest.split_first_chunk::<HASH>()?;
    let (made_by, content) = content.split_first_chunk::<HASH>()?;
    if Hash::of(version.as_bytes()) != Hash::from(*made_by) || Hash::of(&bytes[HEAD..]) != Hash::from(*hash) {
        return None;
    }
    let (count, content) = content.split_first_chunk::<8>()?;
    let count = usize::try_from(u64::from_le_bytes(*count)).ok()?;
    let table = content.get(..count.checked_mul(ENTRY)?)?;
    let mut at = bytes.len() - content.len() + table.len();
    let mut places = HashMap::with_capacity(count);
    for entry in table.chunks_exact(ENTRY) {
        let (key, length) = entry.split_first_chunk::<HASH>()?;
        let end = at.checked_add(u32::from_le_bytes(length.try_into().ok()?) as usize)?;
        if end > bytes.len() {
            return None;
        }
        places.insert(Hash::from(*key), at..end);
        at = end;
    }
    (at == bytes.len()).then_some(places)
}

/// Makes the folder, with a note for Git that nothing in it is to be kept.
fn make_folder(folder: &Utf8Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let note = folder.join(".gitignore");
    match OpenOptions::new().write(true).create_new(true).open(note) {
        Ok(mut file) => file.write_all(b"*\n"),
        Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(fault) => Err(fault),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sample() -> Vec<(Hash, Vec<u8>)> {
        (0..20_u8).map(|n| (Hash::of(&[n]), vec![n; usize::from(n)])).collect()
    }

    fn laid_out() -> Vec<u8> {
        lay_out("v", sample().iter().map(|(key, value)| (*key, value.as_slice()))).unwrap()
    }

    #[test]
    fn what_is_kept_is_found() {
        let bytes = laid_out();
        let places = index(&bytes, "v").unwrap();
        for (key, value) in sample() {
            assert_eq!(bytes[places[&key].clone()], value);
        }
        assert!(index(&bytes, "w").is_none());
    }

    #[test]
    fn a_saved_cache_leaves_no_draft() {
        let room = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(room.path()).unwrap().join("deep/.leporello");
        for round in 0..2_u8 {
            Cache::save(&folder, "a", "v", [(Hash::of(&[round]), [round].as_slice())]).unwrap();
        }
        let kept = Cache::open(&folder, "a", "v");
        assert_eq!((kept.len(), kept.get(&Hash::of(&[1]))), (1, Some([1].as_slice())));
        let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [".gitignore", "a"]);
    }

    proptest! {
        #[test]
        fn a_damaged_cache_is_empty(at in 0..1_000_000_usize, change in 1_u8.., cut in any::<bool>()) {
            let mut bytes = laid_out();
            let at = at % bytes.len();
            if cut {
                bytes.truncate(at);
            } else {
                bytes[at] ^= change;
            }
            prop_assert!(index(&bytes, "v").is_none());
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(index(&bytes, "v").is_none());
            let mut marked = MAGIC.to_vec();
            marked.extend(bytes);
            prop_assert!(index(&marked, "v").is_none());
        }
    }
}
