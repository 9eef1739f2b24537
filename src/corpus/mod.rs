//! STAGE 1: files → [`Corpus`]. Reads every article of a folder; what cannot be read is a diagnostic.
//!
//! Two forms of file are read: plain text as it is pasted from a page, and Markdown with front matter. Of either
//! comes an [`Article`] with one plain text, its blocks and its mark-up.

mod article;
mod cleaning;
mod credit;
mod crosshead;
mod dateline;
mod embargo;
mod folder;
mod front_matter;
mod headline;
mod identity;
mod markdown;
mod plain_text;
mod quotation_marks;
mod read;
mod source;

pub use article::{Article, Block, BlockKind, Body, Element, Headline, Language, Markup, Metadata};
pub use folder::read_corpus;
pub use read::{MISSING_DATE, read_article_text};

use camino::Utf8PathBuf;

use crate::config::RightsConfig;

/// What holds for an article that does not say otherwise.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// The language of the articles.
    pub language: Language,
    /// What of them may be shown.
    pub rights: RightsConfig,
}

/// Every article of a dossier, sorted by path.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The articles; an index into this list names an article in all later stages.
    pub articles: Vec<Article>,
    /// Pictures that Markdown articles show, to be copied into the site.
    pub pictures: Vec<Picture>,
    /// Articles that must not be shown yet, by id and path; nothing else is known of them.
    pub embargoed: Vec<Embargoed>,
}

/// An article that must not be shown yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embargoed {
    /// Its id.
    pub id: String,
    /// The file, relative to the corpus folder.
    pub path: Utf8PathBuf,
}

impl Embargoed {
    /// Whether `events.toml` means it by these words: its file, its id, or the address or id of one of its sentences.
    pub fn is_meant_by(&self, written: &str) -> bool {
        let address = written.split('#').next().unwrap_or(written);
        let name = address.rsplit('/').next().unwrap_or(address).trim_end_matches(".html");
        let sentence = name.strip_prefix(&self.id).and_then(|rest| rest.strip_prefix("-s"));
        self.path == written
            || self.path.file_name() == Some(written)
            || self.id == name
            || sentence.is_some_and(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()))
    }
}

/// A picture beside an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picture {
    /// Where it lies.
    pub file: Utf8PathBuf,
    /// Its path relative to the corpus folder.
    pub path: Utf8PathBuf,
}

impl Picture {
    /// The picture's bytes.
    ///
    /// # Errors
    /// - the file cannot be read any more.
    pub fn read(&self) -> std::io::Result<Vec<u8>> {
        std::fs::read(&self.file)
    }
}
