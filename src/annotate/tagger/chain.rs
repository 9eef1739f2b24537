//! Probabilities over the labels of one sentence, by the forward and backward sums of Rabiner's tutorial (Proceedings of the
//! IEEE 77, 1989) in logarithms of whole numbers.

use super::model::{SCALE, Sums};
use super::{LABELS, Model, NameClass, Proposal, Scores};

/// So many units of a sum are one nat; finer than weights, so that rounding does not add up over a long sentence.
const UNITS: i32 = 256;
#[allow(clippy::cast_possible_truncation, reason = "32 fits")]
const FINER: i32 = UNITS / SCALE as i32;

/// One as a fixed-point number.
const ONE: u32 = 1 << 16;

/// Smaller differences than that of this many units count nothing in a sum.
const FAR: usize = 12 * UNITS as usize;

/// `EXP[d]` is e^(-d / UNITS), with [`ONE`] for one.
static EXP: [u32; FAR] = exponentials();

/// `LOG[n]` is the logarithm of n / 256 in units, for sums from 1 to [`LABELS`] and a little more.
static LOG: [i32; 256 * (LABELS + 1)] = logarithms();

/// The longest name in tokens.
const LONGEST: usize = 8;

/// Sums over one sentence at a time; it keeps its memory between sentences.
pub(super) struct Chain {
    transitions: [Scores; LABELS + 1],
    emissions: Vec<Scores>,
    /// Of all labellings up to this token that give it this label.
    forward: Vec<Scores>,
    /// Of all labellings behind this token if it has this label.
    backward: Vec<Scores>,
    /// What was taken off both sums at each token, so that they stay small in a sentence of any length.
    taken: Vec<[i32; 2]>,
    /// Of all labellings, as the sums at each token have it.
    total: Vec<i32>,
}

impl Chain {
    pub(super) fn new(model: &Model) -> Self {
        let transitions = model.transitions.map(|row| row.map(|weight| weight * FINER));
        Self {
            transitions,
            emissions: vec![],
            forward: vec![],
            backward: vec![],
            taken: vec![],
            total: vec![],
        }
    }

    /// Takes the scores of the sentence's tokens, in units of weights.
    pub(super) fn read(&mut self, emissions: impl Iterator<Item = Sums>) {
        self.emissions.clear();
        self.emissions
            .extend(emissions.map(|sums| std::array::from_fn(|label| i32::from(sums[label]) * FINER)));
        self.sum_forward();
        self.sum_backward();
        let sums = self.forward.iter().zip(&self.backward);
        self.total.clear();
        self.total.extend(sums.map(|(forward, backward)| log_sum(&plus(*forward, backward))));
    }

    fn sum_forward(&mut self) {
        self.forward.clear();
        self.taken.clear();
        for emission in &self.emissions {
            let mut sums = *emission;
            for (label, sum) in sums.iter_mut().enumerate() {
                *sum += match self.forward.last() {
                    None => self.transitions[LABELS][label],
                    Some(before) => {
                        let mut terms = *before;
                        for (term, row) in terms.iter_mut().zip(&self.transitions) {
                            *term += row[label];
                        }
                        log_sum(&terms)
                    }
                };
            }
            self.taken.push([shrink(&mut sums), 0]);
            self.forward.push(sums);
        }
    }

    fn sum_backward(&mut self) {
        self.backward.clear();
        self.backward.resize(self.emissions.len(), Scores::default());
        for at in (1..self.emissions.len()).rev() {
            let behind = plus(self.backward[at], &self.emissions[at]);
            let mut sums = Scores::default();
            for (sum, row) in sums.iter_mut().zip(&self.transitions) {
                *sum = log_sum(&plus(behind, row));
            }
            self.taken[at - 1][1] = shrink(&mut sums);
            self.backward[at - 1] = sums;
        }
    }

    /// How probable it is that the token belongs to a name of each class, in thousandths.
    pub(super) fn shares(&self, at: usize) -> [u16; 3] {
        NameClass::ALL.map(|class| {
            let of = |label: usize| {
                probability(self.forward[at][label] + self.backward[at][label] - self.total[at])
            };
            of(class.begin()) + of(class.begin() + 1)
        })
    }

    /// Calls `found` for every stretch that is a name with at least this probability (in thousandths).
    pub(super) fn propose(&self, least: u16, mut found: impl FnMut(Proposal)) {
        for first in 0..self.emissions.len() {
            for class in NameClass::ALL {
                let (begin, inside) = (class.begin(), class.begin() + 1);
                let mut sum = self.forward[first][begin];
                if probability(sum + self.backward[first][begin] - self.total[first]) < least {
                    continue;
                }
                let mut label = begin;
                for last in first..self.emissions.len().min(first + LONGEST) {
                    if last > first {
                        let [taken, _] = self.taken[last];
                        sum += self.transitions[label][inside] + self.emissions[last][inside] - taken;
                        label = inside;
                    }
                    let probability = probability(sum + self.ending(last, label, inside) - self.total[last]);
                    if probability >= least {
                        found(Proposal { first, end: last + 1, class, probability });
                    }
                }
            }
        }
    }

    /// The sum over all that may follow if the name ends with the token `last`.
    fn ending(&self, last: usize, label: usize, inside: usize) -> i32 {
        let (Some(emission), Some(backward)) = (self.emissions.get(last + 1), self.backward.get(last + 1))
        else {
            return 0;
        };
        let mut terms = plus(plus(self.transitions[label], emission), backward);
        terms[inside] = i32::MIN / 2;
        log_sum(&terms) - self.taken[last][1]
    }
}

fn plus(mut one: Scores, other: &Scores) -> Scores {
    for (sum, score) in one.iter_mut().zip(other) {
        *sum += score;
    }
    one
}

/// Takes the greatest off all, and returns it.
fn shrink(sums: &mut Scores) -> i32 {
    let most = sums.iter().copied().max().unwrap_or(0);
    for sum in sums {
        *sum -= most;
    }
    most
}

/// The probability of a logarithm in units, in thousandths.
fn probability(log: i32) -> u16 {
    let share = exponential(log.saturating_neg().max(0));
    u16::try_from((share * 1000) >> 16).unwrap_or(1000)
}

fn log_sum(terms: &Scores) -> i32 {
    let most = terms.iter().copied().max().unwrap_or(0);
    let sum: u32 = terms.iter().map(|&term| exponential(most.saturating_sub(term))).sum();
    most + LOG.get((sum >> 8) as usize).copied().unwrap_or(0)
}

/// e^(-distance / UNITS), with [`ONE`] for one.
fn exponential(distance: i32) -> u32 {
    usize::try_from(distance).ok().and_then(|distance| EXP.get(distance)).copied().unwrap_or(0)
}

/// Made by the compiler, with multiplications alone, so that it does not depend on a machine's library.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the values lie between 0 and ONE"
)]
const fn exponentials() -> [u32; FAR] {
    let (step, mut power) = (-1.0 / UNITS as f64, 1.0_f64);
    let factor = 1.0 + step * (1.0 + step / 2.0 * (1.0 + step / 3.0 * (1.0 + step / 4.0)));
    let mut table = [0; FAR];
    let mut at = 0;
    while at < FAR {
        table[at] = (power * ONE as f64 + 0.5) as u32;
        power *= factor;
        at += 1;
    }
    table
}

/// By ln((n + 1) / n) = 2 (z + z³/3 + z⁵/5 + …) with z = 1 / (2n + 1).
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "the values are small")]
const fn logarithms() -> [i32; 256 * (LABELS + 1)] {
    let mut table = [0; 256 * (LABELS + 1)];
    let (mut at, mut log) = (256, 0.0_f64);
    while at < table.len() {
        table[at] = (log * UNITS as f64 + 0.5) as i32;
        let z = 1.0 / (2.0 * at as f64 + 1.0);
        log += 2.0 * z * (1.0 + z * z / 3.0 * (1.0 + z * z * 3.0 / 5.0));
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_logarithms_are_right() {
        assert_eq!(log_sum(&[0; LABELS]), 498); // ln 7 · 256
        assert_eq!(log_sum(&[100, -9999, -9999, -9999, -9999, -9999, -9999]), 100);
        assert_eq!(probability(-177), 500); // ln 2 · 256
    }
}
