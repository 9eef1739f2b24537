//! The learnt weights: a hash table that is read where it lies, without unpacking.
//!
//! Numbers are little endian. `LEPTAG2\n`, the number of slots (u32), 8 × 7 transitions (i16; row 0–6 is the label before,
//! row 7 the sentence's start), then for all slots four bytes of the feature's hash (0 is an empty slot), then for all slots
//! a weight (i8) per label. A feature lies in the slot that the other half of its hash names, or in the next free one. Most
//! features of a text were never learnt: the search for them ends soon, since many slots are empty, and touches no weights.

use super::{LABELS, Scores};

const MAGIC: &[u8; 8] = b"LEPTAG2\n";
const MARK: usize = 4;
const HEAD: usize = 8 + 4 + 2 * (LABELS + 1) * LABELS;

/// So many units of a weight are one nat (the unit of natural logarithms).
pub(super) const SCALE: f64 = 32.0;

/// Sums of weights per label, and one number more, so that a machine can add all at once. A token has fewer than two hundred
/// features, so that no sum runs over.
pub(super) type Sums = [i16; LABELS + 1];

/// The weights of a tagger.
#[derive(Debug, Clone, Copy)]
pub struct Model<'a> {
    marks: &'a [[u8; MARK]],
    weights: &'a [[u8; LABELS]],
    /// From the label (or the start, 7) to the label.
    pub(super) transitions: [Scores; LABELS + 1],
}

/// The weights as trained, before they are rounded.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// The hash of a feature, and what it weighs for each label.
    pub features: Vec<(u64, [f64; LABELS])>,
    /// From the label (or the start, 7) to the label; what cannot follow is negative infinity.
    pub transitions: [[f64; LABELS]; LABELS + 1],
}

/// A transition that cannot be, in units of weights.
pub(super) const NEVER: i16 = -4000;

impl Weights {
    /// The weights as the bytes that [`Model::read`] reads. Features whose weights all round to nothing are left out.
    pub fn encode(&self) -> Vec<u8> {
        #[allow(clippy::cast_possible_truncation, reason = "the value is clamped to the type's range before")]
        let round = |weight: f64| (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
        let mut kept: Vec<(u64, [i8; LABELS])> =
            self.features.iter().map(|&(hash, weights)| (hash, weights.map(round))).collect();
        kept.retain(|(_, weights)| weights.iter().any(|&weight| weight != 0));
        kept.sort_unstable();
        kept.dedup_by_key(|(hash, _)| *hash);
        let count = kept.len() + kept.len() * 2 / 3 + 1;
        let mut bytes = MAGIC.to_vec();
        bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
        for weight in self.transitions.as_flattened() {
            #[allow(
                clippy::cast_possible_truncation,
                reason = "the value is clamped to the type's range before"
            )]
            let weight = (weight * SCALE).round().clamp(f64::from(NEVER), -f64::from(NEVER)) as i16;
            bytes.extend(weight.to_le_bytes());
        }
        let (mut marks, mut weights) = (vec![[0; MARK]; count], vec![[0; LABELS]; count]);
        for (hash, learnt) in kept {
            let (mut slot, mark) = address(hash, count);
            while marks[slot] != [0; MARK] {
                slot = if slot + 1 == count { 0 } else { slot + 1 };
            }
            marks[slot] = mark.to_le_bytes();
            weights[slot] = learnt.map(|weight| weight.to_le_bytes()[0]);
        }
        bytes.extend(marks.as_flattened());
        bytes.extend(weights.as_flattened());
        bytes
    }
}

impl<'a> Model<'a> {
    /// Reads the head; `None` if the bytes are no model.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (head, slots) = bytes.split_at_checked(HEAD)?;
        let (magic, rest) = head.split_at(8);
        let (number, table) = rest.split_at(4);
        let count = usize::try_from(u32::from_le_bytes(number.try_into().ok()?)).ok()?;
        let mut transitions = [Scores::default(); LABELS + 1];
        for (weight, bytes) in transitions.as_flattened_mut().iter_mut().zip(table.chunks_exact(2)) {
            *weight = i32::from(i16::from_le_bytes(bytes.try_into().ok()?));
        }
        let (marks, weights) = slots.split_at_checked(count.checked_mul(MARK)?)?;
        let (marks, _) = marks.as_chunks();
        let (weights, torn) = weights.as_chunks();
        let fits = magic == MAGIC && count > 0 && weights.len() == count && torn.is_empty();
        fits.then_some(Self { marks, weights, transitions })
    }

    /// The sums of the features that `features` adds.
    pub(super) fn sum(&self, features: impl FnOnce(&mut dyn FnMut(u64))) -> Sums {
        let mut sums = Sums::default();
        features(&mut |feature| self.add(feature, &mut sums));
        sums
    }

    /// Adds what the feature weighs to the sums.
    pub(super) fn add(&self, feature: u64, sums: &mut Sums) {
        let count = self.marks.len();
        let (mut slot, mark) = address(feature, count);
        for _ in 0..count {
            match u32::from_le_bytes(self.marks[slot]) {
                0 => return,
                written if written == mark => {
                    for (sum, weight) in sums.iter_mut().zip(self.weights[slot]) {
                        *sum += i16::from(i8::from_le_bytes([weight]));
                    }
                    return;
                }
                _ => slot = if slot + 1 == count { 0 } else { slot + 1 },
            }
        }
    }
}

/// The slot where the search begins, less than `count`, and the mark to be found there.
fn address(hash: u64, count: usize) -> (usize, u32) {
    let slot = ((hash >> 32) * count as u64) >> 32;
    let mark = u32::try_from(hash & u64::from(u32::MAX)).unwrap_or(0);
    (usize::try_from(slot).unwrap_or(0), mark.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_read() {
        let mut weights = Weights::default();
        for number in 0..500_u32 {
            let weight = [f64::from(number) / 500.0, -1.0, 0.0, 0.0, 0.0, 9.0, 0.25];
            weights.features.push((u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15), weight));
        }
        let bytes = weights.encode();
        let model = Model::read(&bytes).expect("the bytes are a model");
        let mut scores = Sums::default();
        model.add(250_u64.wrapping_mul(0x9e37_79b9_7f4a_7c15), &mut scores);
        assert_eq!(scores, [16, -32, 0, 0, 0, 127, 8, 0]);
        model.add(12_345, &mut scores);
        assert_eq!(scores[0], 16);
        assert!(Model::read(&bytes[1..]).is_none() && Model::read(&bytes[..bytes.len() - 1]).is_none());
    }
}
