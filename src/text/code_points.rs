//! From byte offsets to Unicode code points, as the W3C Web Annotation text position selector counts them.

/// Every how many bytes the table keeps a count.
const STRIDE: usize = 128;

/// Converts byte offsets of one text into code point offsets, in constant time.
///
/// # Example
/// ```
/// use leporello::text::CodePoints;
/// let points = CodePoints::new("März 2025");
/// assert_eq!(points.at(5), 4); // `ä` is two bytes and one code point
/// ```
pub struct CodePoints<'a> {
    text: &'a str,
    counts: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Counts `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for block in text.as_bytes().chunks(STRIDE) {
            counts.push(count);
            count += count_code_points(block);
        }
        if text.len().is_multiple_of(STRIDE) {
            counts.push(count);
        }
        Self { text, counts }
    }

    /// The number of code points before byte `offset`, which must be a character border.
    pub fn at(&self, offset: usize) -> usize {
        let block = offset / STRIDE;
        let rest = &self.text.as_bytes()[block * STRIDE..offset];
        self.counts[block] + count_code_points(rest)
    }
}

/// How many code points begin in at most [`STRIDE`] bytes: so few that they are counted in one byte, sixteen at once.
fn count_code_points(bytes: &[u8]) -> usize {
    usize::from(bytes.iter().map(|&byte| u8::from(starts_code_point(byte))).sum::<u8>())
}

fn starts_code_point(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_as_chars_does(text in "\\PC{0,400}") {
            let points = CodePoints::new(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                prop_assert_eq!(points.at(offset), text[..offset].chars().count());
            }
        }
    }
}
