//! Names the version of the recognisers: a hash of the code and the word lists that annotations depend on.
//!
//! Annotations that are kept between builds are only believed if the same recognisers made them.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// What `annotate` is made of, and the types that its results are written in.
const SOURCES: [&str; 6] = ["src/annotate", "src/corpus", "src/date", "src/text", "lexicons", "Cargo.lock"];

fn main() {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        for file in files(Path::new(source)) {
            let content = fs::read(&file).unwrap_or_default();
            (file.to_string_lossy().replace('\\', "/"), content).hash(&mut hasher);
        }
    }
    println!("cargo::rustc-env=LEPORELLO_RECOGNISERS={:016x}", hasher.finish());
}

/// All files at or below `path`, in order.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut inner: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    inner.sort();
    inner.iter().flat_map(|path| files(path)).collect()
}
