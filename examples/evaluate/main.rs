//! Measures the recognisers on the annotated articles under `evaluation/`: `cargo run --release --example evaluate`
//! prints precision, recall and F1 by task, topic and rule; `-- --misses` adds every disagreement with the gold, and
//! `-- --toml` prints nothing but the scores, in the form of `evaluation/scores.toml`. Other words choose the articles
//! whose names begin so: `-- de-2 en`.
#![allow(clippy::print_stdout, reason = "this is a tool for the command line")]

mod evaluation;

use std::error::Error;

use evaluation::report::draw;
use evaluation::{Committed, evaluate, find_falls, folder, read_articles, read_committed, write_committed};

fn main() -> Result<(), Box<dyn Error>> {
    let (mut misses, mut toml, mut chosen) = (false, false, Vec::new());
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--misses" => misses = true,
            "--toml" => toml = true,
            name if !name.starts_with('-') => chosen.push(argument),
            _ => return Err("usage: evaluate [--misses] [--toml] [NAME…]".into()),
        }
    }
    let mut articles = read_articles()?;
    articles.retain(|article| {
        chosen.is_empty() || chosen.iter().any(|name| article.id.starts_with(name.as_str()))
    });
    let found = evaluate(&articles);
    if toml {
        print!("{}", write_committed(&found));
        return Ok(());
    }
    let committed: Committed = read_committed(&folder().join("scores.toml"))?;
    let first = read_committed(&folder().join("first-scores.toml"))?;
    print!("{}", draw(&found, &committed, &first));
    if chosen.is_empty() {
        for fall in find_falls(&committed, &found) {
            println!("fallen: {fall}");
        }
    }
    if misses {
        println!("\n{}", found.misses.join("\n"));
    }
    Ok(())
}
