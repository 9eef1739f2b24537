//! Probabilities over the labels of one sentence, by the forward and backward sums of Rabiner's tutorial (Proceedings of the
//! IEEE 77, 1989), scaled at each token.
//!
//! All is multiplied and added in a fixed order, with one division per token, which IEEE 754 rounds alike everywhere; powers
//! come from a table that the compiler makes.

use super::model::{NEVER, SCALE, Sums};
use super::{LABELS, Model, NameClass, Proposal};

/// A number per label, and one more that stays zero, so that a machine can multiply all at once.
type Row = [f32; LABELS + 1];

/// `POWERS[d]` is e^(-d / SCALE). What is less probable than the last counts as the last, so that no sum becomes nothing.
static POWERS: [f32; 1024] = powers();

/// The longest name in tokens.
const LONGEST: usize = 8;

/// Sums over one sentence at a time; it keeps its memory between sentences.
pub(super) struct Chain {
    /// By the label before; the last row is for the beginning of a sentence.
    transitions: [Row; LABELS + 1],
    /// The same by the label behind.
    transposed: [Row; LABELS],
    tokens: Vec<Token>,
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
    /// One by the sum of all labellings, in the scale of both sums.
    whole: f32,
}

impl Chain {
    pub(super) fn new(model: &Model) -> Self {
        let mut transitions = [Row::default(); LABELS + 1];
        let mut transposed = [Row::default(); LABELS];
        for (before, row) in model.transitions.iter().enumerate() {
            for (label, &weight) in row.iter().enumerate() {
                transitions[before][label] = transition(weight);
                if let Some(row) = transposed.get_mut(label) {
                    row[before] = transition(weight);
                }
            }
        }
        // What begins a sentence is behind no label.
        for row in &mut transposed {
            row[LABELS] = 0.0;
        }
        Self { transitions, transposed, tokens: vec![] }
    }

    /// Takes the scores of the sentence's tokens, in units of weights.
    pub(super) fn read(&mut self, scores: impl Iterator<Item = Sums>) {
        self.tokens.clear();
        self.tokens.extend(scores.map(|sums| Token { emission: emission(&sums), ..Token::default() }));
        self.sum_forward();
        self.sum_backward();
        for token in &mut self.tokens {
            token.whole = 1.0 / times(token.forward, &token.backward).iter().sum::<f32>();
        }
    }

    fn sum_forward(&mut self) {
        let mut reached = self.transitions[LABELS];
        for token in &mut self.tokens {
            token.forward = times(reached, &token.emission);
            token.scale[0] = rescale(&mut token.forward);
            reached = spread(&token.forward, &self.transitions);
        }
    }

    fn sum_backward(&mut self) {
        let mut backward = [1.0; LABELS + 1];
        backward[LABELS] = 0.0;
        for token in self.tokens.iter_mut().rev() {
            token.scale[1] = rescale(&mut backward);
            token.backward = backward;
            backward = spread(&times(backward, &token.emission), &self.transposed);
        }
    }

    /// How probable it is that the token belongs to a name of each class, in thousandths.
    pub(super) fn shares(&self, at: usize) -> [u16; 3] {
        let Token { forward, backward, whole, .. } = &self.tokens[at];
        NameClass::ALL.map(|class| {
            let of = |label: usize| thousandths(forward[label] * backward[label] * whole);
            of(class.begin()) + of(class.begin() + 1)
        })
    }

    /// Calls `found` for every stretch that is a name with at least this probability (in thousandths).
    pub(super) fn propose(&self, least: u16, mut found: impl FnMut(Proposal)) {
        for (first, token) in self.tokens.iter().enumerate() {
            for class in NameClass::ALL {
                let (begin, inside) = (class.begin(), class.begin() + 1);
                let mut odds = token.forward[begin];
                if thousandths(odds * token.backward[begin] * token.whole) < least {
                    continue;
                }
                let mut label = begin;
                for last in first..self.tokens.len().min(first + LONGEST) {
                    let token = &self.tokens[last];
                    if last > first {
                        odds *= self.transitions[label][inside] * token.emission[inside] * token.scale[0];
                        label = inside;
                    }
                    let probability = thousandths(odds * self.ending(last, label, inside) * token.whole);
                    if probability >= least {
                        found(Proposal { first, end: last + 1, class, probability });
                    }
                }
            }
        }
    }

    /// The sum over all that may follow if the name ends with the token `last`.
    fn ending(&self, last: usize, label: usize, inside: usize) -> f32 {
        let scale = self.tokens[last].scale[1];
        let Some(next) = self.tokens.get(last + 1) else { return scale };
        let mut terms = times(times(self.transitions[label], &next.emission), &next.backward);
        terms[inside] = 0.0;
        terms.iter().sum::<f32>() * scale
    }
}

/// The odds of one label behind another; what cannot be has none.
fn transition(weight: i32) -> f32 {
    let odds = if weight > 0 { 1.0 / power(weight) } else { power(-weight) };
    if weight <= i32::from(NEVER) { 0.0 } else { odds }
}

/// The odds of the labels of a token, the best of them one.
fn emission(sums: &Sums) -> Row {
    let labels = sums.first_chunk::<LABELS>().copied().unwrap_or_default();
    let best = labels.into_iter().max().unwrap_or(0);
    let mut row = Row::default();
    for (odds, sum) in row.iter_mut().zip(labels) {
        *odds = power(i32::from(best) - i32::from(sum));
    }
    row
}

/// e^(-distance / SCALE).
fn power(distance: i32) -> f32 {
    let place = usize::try_from(distance).unwrap_or(0);
    POWERS[place.min(POWERS.len() - 1)]
}

fn times(mut one: Row, other: &Row) -> Row {
    for (odds, factor) in one.iter_mut().zip(other) {
        *odds *= factor;
    }
    one
}

/// The sum of the rows, each as often as the odds say.
fn spread(odds: &Row, rows: &[Row]) -> Row {
    let mut sums = Row::default();
    for (share, row) in odds.iter().zip(rows) {
        for (sum, factor) in sums.iter_mut().zip(row) {
            *sum += share * factor;
        }
    }
    sums
}

/// Makes the greatest of all one, and returns by what they were multiplied.
fn rescale(odds: &mut Row) -> f32 {
    let scale = 1.0 / odds.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    for odds in odds {
        *odds *= scale;
    }
    scale
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
        chain.read(scores.into_iter());

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
        chain.propose(1, |proposal| found.push(proposal));
        let two =
            found.iter().find(|found| (found.first, found.end, found.class) == (0, 2, NameClass::Person));
        let difference = two.map(|found| f64::from(found.probability) - 1000.0 * name / all);
        assert!(difference.is_some_and(|difference| difference.abs() < 1.5), "{difference:?}");
    }
}
