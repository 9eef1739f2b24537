//! The likelihood of the marked sentences and its gradient, by the forward-backward algorithm.

use leporello::annotate::tagger::LABELS;
use rayon::prelude::*;

/// A sentence: the numbers of each token's features, and its label.
pub(super) struct Example {
    pub(super) features: Vec<Vec<u32>>,
    pub(super) labels: Vec<usize>,
}

/// What is minimised, but for the L1 term: the negative logarithm of the likelihood, and half the squares times `l2`.
pub(super) struct Objective<'a> {
    pub(super) examples: &'a [Example],
    pub(super) features: usize,
    pub(super) l2: f64,
}

type Row = [f64; LABELS];

/// The sums are always made of so many parts in the same order, for any number of threads.
const PARTS: usize = 2;

/// Whether a label may follow another, or the sentence's start (the last row).
pub(super) fn is_possible(before: usize, label: usize) -> bool {
    let inside = label > 0 && label.is_multiple_of(2);
    !inside || (before < LABELS && (before == label || before + 1 == label))
}

impl Objective<'_> {
    /// How many weights there are: a row for each feature, then the transitions.
    pub(super) fn size(&self) -> usize {
        (self.features + LABELS + 1) * LABELS
    }

    /// The value at `weights`; `gradient` is overwritten.
    pub(super) fn evaluate(&self, weights: &[f64], gradient: &mut [f64]) -> f64 {
        let part = self.examples.len().div_ceil(PARTS).max(1);
        let parts: Vec<(f64, Vec<f64>)> = self
            .examples
            .par_chunks(part)
            .map(|examples| {
                let mut sums = vec![0.0; weights.len()];
                let model = Chain::of(weights, self.features);
                let loss = examples.iter().map(|example| model.learn(example, weights, &mut sums)).sum();
                (loss, sums)
            })
            .collect();
        let mut value = 0.0;
        for (slot, weight) in gradient.iter_mut().zip(weights) {
            *slot = self.l2 * weight;
            value += 0.5 * self.l2 * weight * weight;
        }
        for (loss, sums) in parts {
            value += loss;
            for (slot, sum) in gradient.iter_mut().zip(sums) {
                *slot += sum;
            }
        }
        value
    }
}

/// The exponentials of the transitions.
struct Chain {
    transitions: [Row; LABELS + 1],
    /// Where the transitions begin among the weights.
    offset: usize,
}

impl Chain {
    fn of(weights: &[f64], features: usize) -> Self {
        let offset = features * LABELS;
        let mut transitions = [[0.0; LABELS]; LABELS + 1];
        for (at, slot) in transitions.as_flattened_mut().iter_mut().enumerate() {
            *slot = if is_possible(at / LABELS, at % LABELS) { weights[offset + at].exp() } else { 0.0 };
        }
        Self { transitions, offset }
    }

    /// Adds the sentence's gradient; returns the negative logarithm of its likelihood.
    fn learn(&self, example: &Example, weights: &[f64], gradient: &mut [f64]) -> f64 {
        let length = example.labels.len();
        let mut loss = 0.0;
        let mut emissions: Vec<Row> = Vec::with_capacity(length);
        for (features, &label) in example.features.iter().zip(&example.labels) {
            let mut row = [0.0; LABELS];
            for &feature in features {
                let at = feature as usize * LABELS;
                for (sum, weight) in row.iter_mut().zip(&weights[at..at + LABELS]) {
                    *sum += weight;
                }
            }
            loss -= row[label];
            let most = row.iter().copied().fold(f64::MIN, f64::max);
            loss += most;
            emissions.push(row.map(|score| (score - most).exp()));
        }
        let mut forward: Vec<Row> = Vec::with_capacity(length);
        for (at, emission) in emissions.iter().enumerate() {
            let mut row = if at == 0 { self.transitions[LABELS] } else { [0.0; LABELS] };
            if let Some(before) = forward.last() {
                for (share, transitions) in before.iter().zip(&self.transitions) {
                    for (sum, transition) in row.iter_mut().zip(transitions) {
                        *sum += share * transition;
                    }
                }
            }
            let mut total = 0.0;
            for (share, emission) in row.iter_mut().zip(emission) {
                *share *= emission;
                total += *share;
            }
            loss += total.ln();
            forward.push(row.map(|share| share / total));
        }
        let mut behind = [1.0; LABELS];
        for at in (0..length).rev() {
            let total: f64 = forward[at].iter().zip(&behind).map(|(one, two)| one * two).sum();
            let mut error: Row = std::array::from_fn(|label| forward[at][label] * behind[label] / total);
            error[example.labels[at]] -= 1.0;
            for &feature in &example.features[at] {
                let place = feature as usize * LABELS;
                for (slot, error) in gradient[place..place + LABELS].iter_mut().zip(&error) {
                    *slot += error;
                }
            }
            let before = if at == 0 { LABELS } else { example.labels[at - 1] };
            let label = example.labels[at];
            gradient[self.offset + before * LABELS + label] -= 1.0;
            let arriving: Row = std::array::from_fn(|label| emissions[at][label] * behind[label]);
            let mut start = [0.0; LABELS + 1];
            if at == 0 {
                start[LABELS] = 1.0;
            } else {
                start[..LABELS].copy_from_slice(&forward[at - 1]);
            }
            let mut pairs = [[0.0; LABELS]; LABELS + 1];
            let mut all = 0.0;
            for (before, share) in start.iter().enumerate() {
                for label in 0..LABELS {
                    let pair = share * self.transitions[before][label] * arriving[label];
                    pairs[before][label] = pair;
                    all += pair;
                }
            }
            for (slot, pair) in gradient[self.offset..].iter_mut().zip(pairs.as_flattened()) {
                *slot += pair / all;
            }
            if at > 0 {
                let row: Row = std::array::from_fn(|before| {
                    self.transitions[before].iter().zip(&arriving).map(|(one, two)| one * two).sum()
                });
                let most: f64 = row.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
                behind = row.map(|share| share / most);
            }
        }
        // The transitions of the marked labels were not yet taken off.
        for at in 0..length {
            let before = if at == 0 { LABELS } else { example.labels[at - 1] };
            loss -= weights[self.offset + before * LABELS + example.labels[at]];
        }
        loss
    }
}
