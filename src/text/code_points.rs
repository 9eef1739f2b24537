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
            count += count_starts(block);
        }
        if text.len().is_multiple_of(STRIDE) {
            counts.push(count);
        }
        Self { text, counts }
    }

    /// The number of code points before byte `offset`, which must be a character border.
    pub fn at(&self, offset: usize) -> usize {
        let block = offset / STRIDE;
        self.counts[block] + count_starts(&self.text.as_bytes()[block * STRIDE..offset])
    }
}

/// How many code points begin in a block; so few that a byte can count them, many bytes at once.
fn count_starts(block: &[u8]) -> usize {
    let count: u8 = block.iter().map(|byte| u8::from(byte & 0xC0 != 0x80)).sum();
    count.into()
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
