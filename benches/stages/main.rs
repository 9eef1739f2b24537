//! How long each stage and whole builds take on invented corpora, beside other generators: `cargo bench --bench stages`.
//!
//! Everything is done in turns, so that a busy machine is as hard on one as on the other; the median turn counts.
//! `docs/performance.md` says what to set and shows what came of it.
#![allow(clippy::print_stdout, reason = "this is a tool for the command line")]
#![allow(
    clippy::disallowed_methods,
    reason = "this is no part of the program: it writes its own temporary folder"
)]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the figures are small and need no more digits than are shown"
)]

mod builds;
mod corpus;
mod peers;
mod process;
mod stages;
mod table;
mod words;

use std::env;
use std::error::Error;

use camino::Utf8Path;

use builds::Bench;
use table::{Column, Table};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often everything is done.
const TURNS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut sizes = vec![100, 1_000];
    if env::args().any(|argument| argument == "--full") {
        sizes.push(10_000);
    }
    let (peers, notes) = peers::find();
    let mut columns = Vec::new();
    for articles in sizes {
        let room = tempfile::tempdir()?;
        let folder = Utf8Path::from_path(room.path()).ok_or("the temporary folder's path is not UTF-8")?;
        let bench = Bench::prepare(folder.to_owned(), &corpus::invent(articles), &peers)?;
        let turns = (0..TURNS).map(|_| bench.take_turn()).collect::<Result<Vec<_>, _>>()?;
        let (files, bytes) = bench.weigh_site()?;
        columns.push(Column { articles, turns, files, bytes });
    }
    print!("{}", Table(columns));
    for note in notes {
        println!("{note}");
    }
    Ok(())
}
