//! What the guide says, held against the program.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

#[path = "guide/chapters.rs"]
mod chapters;
#[path = "guide/figures.rs"]
mod figures;
#[path = "guide/variables.rs"]
mod variables;
