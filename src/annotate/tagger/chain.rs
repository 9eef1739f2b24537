//! Probabilities over the labels of one sentence, by the forward and backward sums of Rabiner's tutorial (Proceedings of the
//! IEEE 77, 1989), scaled at each token.
//!
//! All is multiplied and added in a fixed order, with one division per token, which IEEE 754 rounds alike everywhere; powers
//! come from a table that the compiler makes. The inside of a name follows its beginning or its inside, and nothing else.

use super::model::{NEVER, SCALE, Sums};
use super::{LABELS, Model, NameClass, Proposal};

/// A number per label where [`LANES`] says, so that a machine can multiply four at once: outside and the beginning of each
/// class, then nothing and the inside of each.
type Row = [f32; 2 * HALF];

const HALF: usize = 4;

/// Where in a row each label stands.
const LANES: [usize; LABELS] = [0, 1, 5, 2, 6, 3, 7];

/// `POWERS[d]` is e^(-d / SCALE). What is less probable than the last counts as the last, so that no sum becomes nothing.
static POWERS: [f32; 1024] = powers();

/// The longest name in tokens.
const LONGEST: usize = 8;

/// A label that is so many times less probable than the one outside of names has less than a thousandth of the whole.
const UNLIKELY: f32 = 2000.0;

/// Sums over one sentence at a time; it keeps its memory between sentences.
pub(super) struct Chain {
    /// The odds of what begins a sentence.
    start: Row,
    /// From each label to those of the first half of a row.
    openings: [[f32; HALF]; LABELS],
    /// To those of the second half: from the beginning of the same class, and from its inside.
    continuations: [[f32; HALF]; 2],
    /// To each label from all.
    transposed: [Row; LABELS],
    tokens: Vec<Token>,
    /// The tokens that may be in a name; most of a text are not.
    likely: Vec<usize>,
}

/// What is known of one token: odds, each row in a scale of its own.
#[derive(Clone, Copy, Default)]
struct Token {
    /// What the token itself says for each label.
    emission: Row,
    /// Of all labellings up to this token that give it this label.
    forward: Row,
    /// Of all labellings behind this token if it has this label.
    backward: Row,
    /// By what the sums forward and backward were multiplied to keep their scale.
    scale: [f32; 2],
}

impl Token {
    /// Whether a label of a name may have a thousandth of the whole.
    fn is_likely(&self) -> bool {
        let mut odds = times(self.forward, &self.backward);
        let outside = std::mem::take(&mut odds[LANES[0]]);
        greatest(&odds) * UNLIKELY >= outside
    }

    /// One by the sum of all labellings, in the scale of both sums.
    fn whole(&self) -> f32 {
        let odds = times(self.forward, &self.backward);
        1.0 / LANES.into_iter().map(|lane| odds[lane]).sum::<f32>()
    }
}

impl Chain {
    pub(super) fn new(model: &Model) -> Self {
        let mut chain = Self {
            start: Row::default(),
            openings: [[0.0; HALF]; LABELS],
            continuations: [[0.0; HALF]; 2],
            transposed: [Row::default(); LABELS],
            tokens: vec![],
            likely: vec![],
        };
        let odds = |before: usize, label: usize| transition(model.transitions[before][label]);
        for (label, lane) in LANES.into_iter().enumerate() {
            chain.start[lane] = odds(LABELS, label);
            for (before, other) in LANES.into_iter().enumerate() {
                chain.transposed[label][other] = odds(before, label);
                if lane < HALF {
                    chain.openings[before][lane] = odds(before, label);
                } else if other % HALF == lane % HALF {
                    chain.continuations[other / HALF][lane % HALF] = odds(before, label);
                }
            }
        }
        chain
    }

    /// Takes the scores of the sentence's tokens, in units of weights.
    pub(super) fn read(&mut self, scores: &[Sums]) {
        self.tokens.clear();
        self.tokens.extend(scores.iter().map(|sums| Token { emission: emission(sums), ..Token::default() }));
        self.sum_forward();
        self.sum_backward();
        self.likely.clear();
        self.likely.extend((0..self.tokens.len()).filter(|&at| self.tokens[at].is_likely()));
    }

    fn sum_forward(&mut self) {
        let mut reached = self.start;
        for token in &mut self.tokens {
            token.forward = times(reached, &token.emission);
            token.scale[0] = rescale(&mut token.forward);
            let openings = spread(&token.forward, &self.openings);
            let [begins, insides] = self.continuations;
            for lane in 0..HALF {
                reached[lane] = openings[lane];
                reached[HALF + lane] =
                    token.forward[lane] * begins[lane] + token.forward[HALF + lane] * insides[lane];
            }
        }
    }

    fn sum_backward(&mut self) {
        let mut backward = [1.0; 2 * HALF];
        backward[HALF] = 0.0;
        for token in self.tokens.iter_mut().rev() {
            token.scale[1] = rescale(&mut backward);
            token.backward = backward;
            backward = spread(&times(backward, &token.emission), &self.transposed);
        }
    }

    /// The tokens that may be in a name: all others have no share of a thousandth.
    pub(super) fn likely(&self) -> &[usize] {
        &self.likely
    }

    /// How probable it is that the token belongs to a name of each class, in thousandths.
    pub(super) fn shares(&self, at: usize) -> [u16; 3] {
        let token = &self.tokens[at];
        let whole = token.whole();
        NameClass::ALL.map(|class| {
            let of = |label: usize| {
                thousandths(token.forward[LANES[label]] * token.backward[LANES[label]] * whole)
            };
            of(class.begin()) + of(class.begin() + 1)
        })
    }

    /// Calls `found` for every stretch that is a name of one of the classes with at least this probability (in thousandths).
    pub(super) fn propose(&self, classes: &[NameClass], least: u16, mut found: impl FnMut(Proposal)) {
        for &first in &self.likely {
            for &class in classes {
                let (begin, inside) = (class.begin(), class.begin() + 1);
                let mut label = begin;
                let mut odds = self.tokens[first].forward[LANES[begin]];
                for last in first..self.tokens.len().min(first + LONGEST) {
                    let token = &self.tokens[last];
                    if last > first {
                        let continuation = self.transposed[inside][LANES[label]];
                        odds *= continuation * token.emission[LANES[inside]] * token.scale[0];
                        label = inside;
                    }
                    let whole = token.whole();
                    let so_far = thousandths(odds * token.backward[LANES[label]] * whole);
                    // No longer name is more probable than one that goes so far, but for what is rounded.
                    if so_far + u16::from(last > first) < least {
                        break;
                    }
                    let probability = thousandths(odds * self.ending(last, label) * whole);
                    if probability >= least {
                        found(Proposal { first, end: last + 1, class, probability });
                    }
                }
            }
        }
    }

    /// The sum over all that may follow if the name ends with the token `last`, which has this label.
    fn ending(&self, last: usize, label: usize) -> f32 {
        let scale = self.tokens[last].scale[1];
        let Some(next) = self.tokens.get(last + 1) else { return scale };
        let openings = self.openings[label].iter().zip(next.emission).zip(next.backward);
        openings.map(|((odds, emission), backward)| odds * emission * backward).sum::<f32>() * scale
    }
}

/// The odds of one label behind another; what cannot be has none.
fn transition(weight: i32) -> f32 {
    let odds = if weight > 0 { 1.0 / power(weight) } else { power(-weight) };
    if weight <= i32::from(NEVER) { 0.0 } else { odds }
}

/// The odds of the labels of a token, the best of them one.
fn emission(sums: &Sums) -> Row {
    let best = sums[..LABELS].iter().copied().fold(i16::MIN, i16::max);
    let mut row = Row::default();
    for (lane, &sum) in LANES.into_iter().zip(sums) {
        row[lane] = power(i32::from(best) - i32::from(sum));
    }
    row
}

/// e^(-distance / SCALE), where the distance is not below zero.
fn power(distance: i32) -> f32 {
    POWERS[(distance.cast_unsigned() as usize).min(POWERS.len() - 1)]
}

fn times(mut one: Row, other: &Row) -> Row {
    for (odds, factor) in one.iter_mut().zip(other) {
        *odds *= factor;
    }
    one
}

/// The sum of the rows of all labels, each as often as the odds say.
fn spread<const N: usize>(odds: &Row, rows: &[[f32; N]; LABELS]) -> [f32; N] {
    let mut sums = [0.0; N];
    for (lane, row) in LANES.into_iter().zip(rows) {
        for (sum, factor) in sums.iter_mut().zip(row) {
            *sum += odds[lane] * factor;
        }
    }
    sums
}

/// Makes the greatest of all one, and returns by what they were multiplied.
fn rescale(odds: &mut Row) -> f32 {
    let scale = 1.0 / greatest(odds).max(f32::MIN_POSITIVE);
    for odds in odds {
        *odds *= scale;
    }
    scale
}

/// The greatest of odds, which are all numbers; of two halves, so that a machine can compare four at once.
fn greatest(odds: &Row) -> f32 {
    let greater = |one: f32, other: f32| if one > other { one } else { other };
    let four: [f32; HALF] = std::array::from_fn(|lane| greater(odds[lane], odds[HALF + lane]));
    let two: [f32; HALF / 2] = std::array::from_fn(|lane| greater(four[lane], four[HALF / 2 + lane]));
    greater(two[0], two[1])
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a probability has at most a thousand thousandths, and rounding adds less than one"
)]
fn thousandths(probability: f32) -> u16 {
    (probability * 1000.0) as u16
}

/// Made by the compiler, with multiplications alone, so that it does not depend on a machine's library.
#[allow(clippy::cast_possible_truncation, reason = "a single has digits enough for odds")]
const fn powers() -> [f32; 1024] {
    let (step, mut power) = (-1.0 / SCALE, 1.0_f64);
    let factor =
        1.0 + step * (1.0 + step / 2.0 * (1.0 + step / 3.0 * (1.0 + step / 4.0 * (1.0 + step / 5.0))));
    let mut table = [0.0; 1024];
    let mut at = 0;
    while at < table.len() {
        table[at] = power as f32;
        power *= factor;
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::tagger::Weights;

    #[test]
    #[allow(clippy::cast_precision_loss, reason = "there are few labels")]
    fn probabilities_are_those_of_all_labellings() {
        let mut weights = Weights::default();
        for (before, row) in weights.transitions.iter_mut().enumerate() {
            for (label, weight) in row.iter_mut().enumerate() {
                let inside = label > 0 && label % 2 == 0;
                let fits = before < LABELS && (before == label || before + 1 == label);
                let some = f64::from(u8::try_from(before + label).unwrap()) / 8.0;
                *weight = if inside && !fits { f64::NEG_INFINITY } else { some };
            }
        }
        let bytes = weights.encode();
        let model = Model::read(&bytes).expect("the bytes are a model");
        let scores: [Sums; 3] =
            [[40, 64, 0, 8, 0, 0, 0, 0], [16, 0, 72, 30, 0, 50, 0, 0], [70, 0, 60, 0, 0, 0, 33, 0]];
        let mut chain = Chain::new(&model);
        chain.read(&scores);

        let (mut all, mut persons, mut name) = (0.0_f64, [0.0_f64; 3], 0.0_f64);
        for number in 0..LABELS.pow(3) {
            let labels = [number / 49, number / 7 % 7, number % 7];
            let mut sum = 0;
            let mut before = LABELS;
            for (label, scores) in labels.into_iter().zip(scores) {
                sum += model.transitions[before][label] + i32::from(scores[label]);
                before = label;
            }
            let odds = (f64::from(sum) / SCALE).exp();
            all += odds;
            for (share, label) in persons.iter_mut().zip(labels) {
                *share += if matches!(label, 1 | 2) { odds } else { 0.0 };
            }
            name += if labels[..2] == [1, 2] && labels[2] != 2 { odds } else { 0.0 };
        }
        for (at, share) in persons.into_iter().enumerate() {
            let difference = f64::from(chain.shares(at)[0]) - 1000.0 * share / all;
            assert!(difference.abs() < 2.5, "{at}: {difference}");
        }
        let mut found = vec![];
        chain.propose(&NameClass::ALL, 1, |proposal| found.push(proposal));
        let two =
            found.iter().find(|found| (found.first, found.end, found.class) == (0, 2, NameClass::Person));
        let difference = two.map(|found| f64::from(found.probability) - 1000.0 * name / all);
        assert!(difference.is_some_and(|difference| difference.abs() < 1.5), "{difference:?}");
    }
}
