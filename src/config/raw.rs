//! `site.toml` exactly as typed.

use serde::Deserialize;
use toml::Spanned;

use super::rights::RawRights;

/// The keys of `site.toml`; anything else in it is an error.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawConfig {
    /// The dossier's name.
    pub title: Option<String>,
    /// Its standfirst.
    pub description: Option<String>,
    /// `de` or `en`.
    pub language: Option<Spanned<String>>,
    /// The address under which the site will stand.
    pub base_url: Option<Spanned<String>>,
    /// Where readers report mistakes.
    pub contact: Option<Spanned<String>>,
    /// How many pictures for link previews are drawn at most.
    pub previews: Option<usize>,
    /// The corpus folder, relative to `site.toml`.
    pub corpus: Option<String>,
    /// The target folder, relative to `site.toml`.
    pub output: Option<String>,
    /// What of the articles may be shown.
    #[serde(default)]
    pub rights: RawRights,
}

impl RawConfig {
    /// Parses the text of a `site.toml`.
    ///
    /// # Errors
    /// - the text is no TOML;
    /// - a key is unknown or its value of the wrong type.
    pub fn parse(source: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(source)
    }
}
