//! By what a content is known again.

use std::fmt;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use twox_hash::{XxHash3_128, xxhash3_128};

/// The 128 bits that XXH3 makes of a content.
///
/// They tell contents apart by chance alone, not against somebody who works at making two alike; who did would only
/// keep a file of his own from being made again. In exchange, hashing costs a twentieth of what it costs with BLAKE3.
///
/// # Example
/// ```
/// use leporello::output::Hash;
/// let hash = Hash::of(b"an article");
/// assert_eq!(Hash::from_hex(&hash.to_string()), Some(hash));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hash([u8; Hash::LENGTH]);

impl Hash {
    /// How many bytes it has.
    pub const LENGTH: usize = 16;

    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes).to_be_bytes())
    }

    /// The hash of all that can be read.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn of_all(mut reader: impl Read) -> io::Result<Self> {
        let mut hasher = Hasher::new();
        io::copy(&mut reader, &mut hasher)?;
        Ok(hasher.finish())
    }

    /// The hash that was written so, as by `to_string`.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let digits = hex.len() == 2 * Self::LENGTH && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        u128::from_str_radix(hex, 16).ok().filter(|_| digits).map(|number| Self(number.to_be_bytes()))
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

impl From<[u8; Hash::LENGTH]> for Hash {
    fn from(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

/// Makes a [`struct@Hash`] of a content that comes in pieces.
pub struct Hasher(xxhash3_128::Hasher);

impl Hasher {
    /// Of nothing yet.
    #[expect(clippy::new_without_default, reason = "nobody asks for one by default")]
    pub fn new() -> Self {
        Self(xxhash3_128::Hasher::new())
    }

    /// Takes a piece.
    pub fn update(&mut self, piece: &[u8]) -> &mut Self {
        self.0.write(piece);
        self
    }

    /// The hash of all pieces.
    pub fn finish(&self) -> Hash {
        Hash(self.0.finish_128().to_be_bytes())
    }
}

impl Write for Hasher {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.update(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hasher").field(&self.finish()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_the_hash_of_the_whole() {
        let text = b"Der Rat tagt. ".repeat(20_000);
        let mut hasher = Hasher::new();
        text.chunks(999).for_each(|piece| _ = hasher.update(piece));
        assert_eq!(hasher.finish(), Hash::of(&text));
        assert_eq!(Hash::of_all(text.as_slice()).unwrap(), Hash::of(&text));
        assert_ne!(Hash::of(&text), Hash::of(&text[1..]));
    }

    #[test]
    fn what_is_no_hash_is_not_read() {
        // The value that the specification of XXH3 gives for no bytes.
        assert_eq!(Hash::of(b"").to_string(), "99aa06d3014798d86001c324468d497f");
        for text in [
            "",
            "99aa06d3014798d86001c324468d49",
            "+9aa06d3014798d86001c324468d497f",
            "x9aa06d3014798d86001c324468d497f",
        ] {
            assert_eq!(Hash::from_hex(text), None, "{text}");
        }
    }
}
