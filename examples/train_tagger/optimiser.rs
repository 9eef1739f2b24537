//! OWL-QN: L-BFGS with an L1 term (Andrew and Gao, "Scalable Training of L1-Regularized Log-Linear Models", ICML 2007).

use std::collections::VecDeque;

/// So many steps are remembered.
const MEMORY: usize = 6;

/// Minimises `evaluate` plus `l1` times the sum of absolute weights, from nothing, in at most `rounds` steps.
pub(super) fn minimise(
    size: usize,
    l1: f64,
    rounds: usize,
    mut evaluate: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Vec<f64> {
    let absolute = |weights: &[f64]| -> f64 { weights.iter().map(|weight| weight.abs()).sum() };
    let (mut weights, mut gradient) = (vec![0.0; size], vec![0.0; size]);
    let mut value = evaluate(&weights, &mut gradient);
    let mut memory: VecDeque<(Vec<f64>, Vec<f64>, f64)> = VecDeque::new();
    for round in 0..rounds {
        let descent = find_steepest(&weights, &gradient, l1);
        let mut direction = two_loops(&memory, &descent);
        for (along, down) in direction.iter_mut().zip(&descent) {
            if *along * down <= 0.0 {
                *along = 0.0;
            }
        }
        let slope = -dot(&direction, &descent);
        if slope > -1e-9 {
            break;
        }
        let mut step = if memory.is_empty() { 1.0 / dot(&descent, &descent).sqrt() } else { 1.0 };
        let (mut next, mut next_gradient) = (vec![0.0; size], vec![0.0; size]);
        let mut improved = None;
        for _ in 0..20 {
            for (at, slot) in next.iter_mut().enumerate() {
                // No weight crosses zero in one step.
                let sign = if weights[at] == 0.0 { descent[at] } else { weights[at] };
                let moved = weights[at] + step * direction[at];
                *slot = if moved * sign > 0.0 { moved } else { 0.0 };
            }
            let cost = evaluate(&next, &mut next_gradient) + l1 * absolute(&next);
            if cost <= value + 1e-4 * step * slope {
                improved = Some(cost);
                break;
            }
            step *= 0.5;
        }
        let Some(reached) = improved else { break };
        let moved: Vec<f64> = next.iter().zip(&weights).map(|(one, two)| one - two).collect();
        let changed: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(one, two)| one - two).collect();
        let curvature = dot(&moved, &changed);
        if curvature > 1e-10 {
            memory.push_back((moved, changed, 1.0 / curvature));
            if memory.len() > MEMORY {
                memory.pop_front();
            }
        }
        let gain = (value - reached) / reached.abs().max(1.0);
        (weights, gradient, value) = (next, next_gradient, reached);
        if round % 10 == 9 {
            eprintln!("round {}: {value:.1}", round + 1);
        }
        if gain < 2e-5 {
            break;
        }
    }
    weights
}

/// The direction of steepest descent, the L1 term included.
fn find_steepest(weights: &[f64], gradient: &[f64], l1: f64) -> Vec<f64> {
    let slope = |(&weight, &slope): (&f64, &f64)| {
        let side = if weight == 0.0 { -slope } else { weight };
        // At nothing, the L1 term holds a weight whose slope is smaller.
        if weight == 0.0 && slope.abs() <= l1 { 0.0 } else { -(slope + l1.copysign(side)) }
    };
    weights.iter().zip(gradient).map(slope).collect()
}

/// The direction of L-BFGS from the remembered steps.
fn two_loops(memory: &VecDeque<(Vec<f64>, Vec<f64>, f64)>, steepest: &[f64]) -> Vec<f64> {
    let mut direction = steepest.to_vec();
    let mut shares = Vec::with_capacity(memory.len());
    for (moved, changed, scale) in memory.iter().rev() {
        let share = scale * dot(moved, &direction);
        add(&mut direction, changed, -share);
        shares.push(share);
    }
    if let Some((_, changed, scale)) = memory.back() {
        let factor = 1.0 / (scale * dot(changed, changed));
        for along in &mut direction {
            *along *= factor;
        }
    }
    for ((moved, changed, scale), share) in memory.iter().zip(shares.into_iter().rev()) {
        let other = scale * dot(changed, &direction);
        add(&mut direction, moved, share - other);
    }
    direction
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(sum: &mut [f64], other: &[f64], factor: f64) {
    for (slot, value) in sum.iter_mut().zip(other) {
        *slot += factor * value;
    }
}
