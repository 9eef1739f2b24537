//! A file that is written piece by piece, as it is too long to be held in memory.

use std::fs::{self, File};
use std::io::{self, Write as _};

use super::OutputError;
use super::hash::{Hash, Hasher};
use super::staging::{Place, Staging};

/// So many bytes are gathered before they are written.
const ROOM: usize = 1 << 16;

/// A file of a staged site, begun by [`Staging::begin`], that takes its content in pieces.
///
/// The system may refuse a piece; then the others are dropped, and [`finish`](Self::finish) tells of it. A file that is
/// not finished keeps the site from being published.
#[derive(Debug)]
pub struct LongFile<'a> {
    staging: &'a Staging,
    address: String,
    place: Place<'a>,
    file: File,
    gathered: Vec<u8>,
    hasher: Hasher,
    fault: Option<io::Error>,
    finished: bool,
}

impl<'a> LongFile<'a> {
    pub(super) fn create(staging: &'a Staging, address: &str) -> Result<Self, OutputError> {
        let place = staging.place(address)?;
        let file = place.create();
        Ok(Self {
            staging,
            address: address.to_owned(),
            file: file.map_err(|fault| place.refused(address, fault))?,
            place,
            gathered: Vec::with_capacity(ROOM),
            hasher: Hasher::new(),
            fault: None,
            finished: false,
        })
    }

    /// Appends a piece.
    pub fn push(&mut self, piece: &[u8]) {
        if self.gathered.len() + piece.len() > ROOM {
            self.write_gathered();
        }
        self.gathered.extend_from_slice(piece);
    }

    fn write_gathered(&mut self) {
        self.hasher.update(&self.gathered);
        if self.fault.is_none() {
            self.fault = self.file.write_all(&self.gathered).err();
        }
        self.gathered.clear();
    }

    /// Ends the file. If the published one has the same bytes, it is kept with its time stamp.
    ///
    /// # Errors
    /// [`OutputError::Io`] if the system refused any piece.
    pub fn finish(mut self) -> Result<(), OutputError> {
        self.write_gathered();
        let hash = self.hasher.finish();
        let done = self.fault.take().map_or(Ok(()), Err).and_then(|()| self.keep_published(&hash));
        let unchanged = done.map_err(|fault| self.place.refused(&self.address, fault))?;
        self.finished = true;
        self.staging.enter(std::mem::take(&mut self.address), hash, unchanged);
        Ok(())
    }

    /// Puts the published file in the place of the new one if it is the same.
    fn keep_published(&self, hash: &Hash) -> io::Result<bool> {
        if !self.place.holds(hash) {
            return Ok(false);
        }
        fs::remove_file(&self.place.path)?;
        self.place.keep_published()?;
        Ok(true)
    }
}

impl Drop for LongFile<'_> {
    fn drop(&mut self) {
        if !self.finished {
            self.staging.fail();
        }
    }
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::*;
    use crate::output::OutputError;

    #[test]
    fn a_file_in_pieces_is_kept_where_it_did_not_change_and_missed_where_it_was_not_finished() {
        let room = tempfile::tempdir().unwrap();
        let target = Utf8Path::from_path(room.path()).unwrap().join("public");
        let publish = |pieces: [&[u8]; 2]| {
            let staging = Staging::open(&target).unwrap();
            let mut file = staging.begin("data/all.json").unwrap();
            for piece in pieces {
                file.push(piece);
            }
            file.finish().unwrap();
            staging.publish().unwrap()
        };
        let long = vec![b'x'; ROOM];
        assert_eq!(publish([&long, b"1"]).written, ["data/all.json"]);
        assert_eq!(publish([&long[1..], b"x1"]).unchanged, 1);
        assert_eq!(publish([&long, b"2"]).written, ["data/all.json"]);
        assert_eq!(fs::read(target.join("data/all.json")).unwrap(), [long.as_slice(), b"2"].concat());

        let staging = Staging::open(&target).unwrap();
        staging.begin("data/all.json").unwrap().push(b"half");
        assert!(matches!(staging.publish(), Err(OutputError::Incomplete)));
        assert_eq!(fs::metadata(target.join("data/all.json")).unwrap().len(), ROOM as u64 + 1);
    }
}
