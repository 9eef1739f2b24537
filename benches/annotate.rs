//! How fast `annotate` is, beside the crate `crfs` with features as strings on the same tokens: `cargo bench`.
//!
//! Both run on one thread, in turns, so that a busy machine is as hard on one as on the other; the median turn counts. A
//! framework of benchmarks would time one after the other and print no ratio.
#![allow(clippy::print_stdout, reason = "this is a tool for the command line")]

#[path = "../examples/train_tagger/data.rs"]
mod data;

use std::error::Error;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use crfs::train::Trainer;
use crfs::{Attribute, Model};
use leporello::annotate::annotate_body;
use leporello::annotate::tagger::observe;
use leporello::corpus::{Body, Language};

const TURNS: usize = 9;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("training/news");
    let mut paths: Vec<_> =
        folder.read_dir()?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let sentences = data::read_all(&paths)?;
    let words: Vec<Vec<&str>> = sentences
        .iter()
        .map(|sentence| {
            let tokens = observe(&sentence.text, Language::German);
            tokens.into_iter().map(|token| token.span.of(&sentence.text)).collect()
        })
        .collect();
    let tokens: usize = words.iter().map(Vec::len).sum();
    // Ten sentences make an article.
    let bodies: Vec<Body> = sentences
        .chunks(10)
        .map(|part| {
            let lines: Vec<&str> = part.iter().map(|sentence| sentence.text.as_str()).collect();
            Body::from_plain_text(&lines.join(" "))
        })
        .collect();

    let file = tempfile::NamedTempFile::new()?;
    let mut trainer = Trainer::averaged_perceptron().with_max_iterations(3)?;
    for (sentence, words) in sentences.iter().zip(&words) {
        let labels = data::label(sentence, Language::German).into_iter().map(|(_, label)| label.to_string());
        trainer.append(&describe(words), &labels.collect::<Vec<_>>())?;
    }
    trainer.train(file.path())?;
    let bytes = std::fs::read(file.path())?;
    let model = Model::new(&bytes)?;
    let tagger = model.tagger()?;

    let start = Instant::now();
    black_box(annotate_body(&Body::from_plain_text("Ja."), Language::German));
    println!("first text (tables are made): {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let start = Instant::now();
        for body in &bodies {
            black_box(annotate_body(body, Language::German));
        }
        ours.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        for words in &words {
            black_box(tagger.tag(&describe(words))?);
        }
        theirs.push(start.elapsed().as_secs_f64());
    }
    #[allow(clippy::cast_precision_loss, reason = "the counts are small")]
    let speeds = [&mut ours, &mut theirs].map(|times| {
        times.sort_by(f64::total_cmp);
        tokens as f64 / times[TURNS / 2]
    });
    let [ours, theirs] = speeds;
    println!("{tokens} tokens, {TURNS} turns");
    println!("annotate, all of it:      {ours:>10.0} tokens/s");
    println!("crfs 0.4.1, tagging only: {theirs:>10.0} tokens/s");
    println!("ratio: {:.1}", ours / theirs);
    Ok(())
}

/// What is said of each word to `crfs`: the features that named-entity recognition is usually given.
fn describe(words: &[&str]) -> Vec<Vec<Attribute>> {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let shapes: Vec<String> = words.iter().map(|word| shape(word)).collect();
    let at = |list: &[String], index: usize, offset: isize| {
        index.checked_add_signed(offset).and_then(|at| list.get(at)).map_or("_", String::as_str).to_owned()
    };
    let describe_one = |index: usize| {
        let word = words[index];
        let mut features = vec![format!("w={word}"), format!("l={}", lower[index]), "1".to_owned()];
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        for length in 1..=5.min(starts.len()) {
            let end = starts.get(length).copied().unwrap_or(word.len());
            features.push(format!("p{length}={}", &word[..end]));
            features.push(format!("s{length}={}", &word[starts[starts.len() - length]..]));
        }
        for offset in [-2, -1, 0, 1, 2] {
            features.push(format!("l{offset}={}", at(&lower, index, offset)));
            features.push(format!("x{offset}={}", at(&shapes, index, offset)));
        }
        for offset in [-4, -3, 3, 4] {
            features.push(format!("far{}={}", offset < 0, at(&lower, index, offset)));
        }
        let shape = |offset| at(&shapes, index, offset);
        features.push(format!("xxx={}|{}|{}", shape(-1), shape(0), shape(1)));
        features.push(format!("lx={}|{}", at(&lower, index, -1), shape(0)));
        features.push(format!("xl={}|{}", shape(0), at(&lower, index, 1)));
        features.into_iter().map(|feature| Attribute::new(feature, 1.0)).collect()
    };
    (0..words.len()).map(describe_one).collect()
}

fn shape(word: &str) -> String {
    let mut shape = String::new();
    for letter in word.chars() {
        let class = match letter {
            _ if letter.is_uppercase() => 'X',
            _ if letter.is_alphabetic() => 'x',
            _ if letter.is_numeric() => '0',
            _ => letter,
        };
        if !shape.ends_with(class) {
            shape.push(class);
        }
    }
    shape
}
