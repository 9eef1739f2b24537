//! `events.toml` exactly as typed.

use serde::Deserialize;
use toml::Spanned;

/// The tables of `events.toml`; anything else in it is an error.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEdits {
    #[serde(default)]
    pub(super) event: Vec<RawAdded>,
    #[serde(default)]
    pub(super) hide: Vec<Spanned<RawHidden>>,
    #[serde(default)]
    pub(super) correct: Vec<Spanned<RawCorrection>>,
}

/// One `[[event]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAdded {
    pub(super) date: Spanned<String>,
    pub(super) label: Spanned<String>,
    #[serde(default)]
    pub(super) people: Vec<Spanned<String>>,
    pub(super) article: Option<Spanned<String>>,
    pub(super) sentence: Option<Spanned<String>>,
}

/// One `[[hide]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawHidden {
    pub(super) event: Option<Spanned<String>>,
    pub(super) article: Option<Spanned<String>>,
    pub(super) sentence: Option<Spanned<String>>,
}

/// One `[[correct]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCorrection {
    pub(super) event: Option<Spanned<String>>,
    pub(super) article: Option<Spanned<String>>,
    pub(super) sentence: Option<Spanned<String>>,
    pub(super) date: Option<Spanned<String>>,
    pub(super) label: Option<Spanned<String>>,
    pub(super) people: Option<Vec<Spanned<String>>>,
}
