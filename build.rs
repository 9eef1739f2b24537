//! Names the versions of the recognisers and of the painters: hashes of the code and the word lists that annotations depend
//! on, and of the code between a view and its page.
//!
//! What is kept between builds is only believed if the same code made it.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// What `annotate` is made of, and the types that its results are written in.
const RECOGNISERS: [&str; 6] =
    ["src/annotate", "src/corpus", "src/date", "src/text", "lexicons", "Cargo.lock"];
/// What turns views into pages, beside the templates.
const PAINTERS: [&str; 2] = ["src/render", "Cargo.lock"];

fn main() {
    println!("cargo::rustc-env=LEPORELLO_RECOGNISERS={:016x}", hash(&RECOGNISERS));
    println!("cargo::rustc-env=LEPORELLO_PAINTERS={:016x}", hash(&PAINTERS));
}

fn hash(sources: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    for source in sources {
        println!("cargo::rerun-if-changed={source}");
        for file in files(Path::new(source)) {
            let content = fs::read(&file).unwrap_or_default();
            (file.to_string_lossy().replace('\\', "/"), content).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// All files at or below `path`, in order.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut inner: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    inner.sort();
    inner.iter().flat_map(|path| files(path)).collect()
}
