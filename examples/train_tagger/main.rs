//! Learns the weights of the tagger from marked sentences: `training/README.md` says how to run it.
//!
//! It reads `GermEval`'s tab-separated form (index, token, outer label, inner label) from files that end in `.tsv` and
//! sentences with `[PER …]`, `[LOC …]`, `[ORG …]` from all others. The same files in the same order give the same bytes.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is a tool for the command line")]
#![allow(clippy::disallowed_methods, reason = "it writes one file, named by its user, in no dossier")]

mod chain;
mod data;
mod optimiser;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use leporello::annotate::tagger::{LABELS, Model, NameClass, Weights, find_with};
use leporello::corpus::Language;

use chain::{Example, Objective};
use data::Sentence;

/// Weights that are not worth this much are set to nothing (L1), and large ones are dear (L2). Found by cross-validation.
const L1: f64 = 0.02;
const L2: f64 = 0.3;

/// A feature that is seen less often is left out.
const SEEN: u32 = 2;

const ROUNDS: usize = 120;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut output, mut test, mut train) = (None, Vec::new(), Vec::new());
    let mut language = Language::German;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--output" => output = arguments.next().map(PathBuf::from),
            "--english" => language = Language::English,
            "--test" => test.extend(arguments.next().map(PathBuf::from)),
            _ => train.push(PathBuf::from(argument)),
        }
    }
    if train.is_empty() {
        return Err("usage: train_tagger [--english] [--output MODEL] [--test FILE]… FILE…".into());
    }
    let sentences = data::read_all(&train)?;
    let bytes = learn(&sentences, language).encode();
    eprintln!("{} sentences, {} bytes of weights", sentences.len(), bytes.len());
    for path in &test {
        println!("{}", path.display());
        report(&bytes, &data::read_all(std::slice::from_ref(path))?, language);
    }
    if let Some(path) = output {
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

/// Learns weights from the sentences.
fn learn(sentences: &[Sentence], language: Language) -> Weights {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    let observed: Vec<_> = sentences.iter().map(|sentence| data::label(sentence, language)).collect();
    for (features, _) in observed.iter().flatten() {
        for &feature in features {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let kept: Vec<u64> =
        counts.into_iter().filter(|&(_, count)| count >= SEEN).map(|(hash, _)| hash).collect();
    let number = |hash: &u64| kept.binary_search(hash).ok().and_then(|index| u32::try_from(index).ok());
    let examples: Vec<Example> = observed
        .iter()
        .map(|tokens| Example {
            features: tokens.iter().map(|(hashes, _)| hashes.iter().filter_map(number).collect()).collect(),
            labels: tokens.iter().map(|&(_, label)| label).collect(),
        })
        .collect();
    let objective = Objective { examples: &examples, features: kept.len(), l2: L2 };
    let weights = optimiser::minimise(objective.size(), L1, ROUNDS, |weights, gradient| {
        objective.evaluate(weights, gradient)
    });
    let (features, transitions) = weights.split_at(kept.len() * LABELS);
    let mut learnt = Weights { features: Vec::new(), transitions: [[0.0; LABELS]; LABELS + 1] };
    for (&hash, weights) in kept.iter().zip(features.chunks_exact(LABELS)) {
        let mut row = [0.0; LABELS];
        row.copy_from_slice(weights);
        learnt.features.push((hash, row));
    }
    for (at, (weight, learnt)) in transitions.iter().zip(learnt.transitions.as_flattened_mut()).enumerate() {
        *learnt = if chain::is_possible(at / LABELS, at % LABELS) { *weight } else { f64::NEG_INFINITY };
    }
    learnt
}

/// Prints precision, recall and F1 of exact names per class.
#[allow(clippy::cast_precision_loss, reason = "the counts are small")]
fn report(bytes: &[u8], sentences: &[Sentence], language: Language) {
    let Some(model) = Model::read(bytes) else { return };
    let mut counts = [[0_usize; 3]; 3];
    for sentence in sentences {
        let found = find_with(&model, &sentence.text, language);
        for (class, [right, said, wanted]) in NameClass::ALL.into_iter().zip(&mut counts) {
            let of_class = |names: &[_]| -> Vec<_> {
                names.iter().copied().filter(|&(_, other)| other == class).collect()
            };
            let (said_here, wanted_here) = (of_class(&found), of_class(&sentence.names));
            *right += said_here.iter().filter(|name| wanted_here.contains(name)).count();
            *said += said_here.len();
            *wanted += wanted_here.len();
        }
    }
    for (class, [right, said, wanted]) in NameClass::ALL.into_iter().zip(counts) {
        let share = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
        let f1 = 200.0 * right as f64 / (said + wanted).max(1) as f64;
        println!("{class:?}: P {:.1} R {:.1} F1 {f1:.1}", share(said), share(wanted));
    }
}
