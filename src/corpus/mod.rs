//! STAGE 1: files → [`Corpus`]. Reads every article of a folder; what cannot be read is a diagnostic.
//!
//! Two forms of file are read: plain text as it is pasted from a page, and Markdown with front matter. Of either
//! comes an [`Article`] with one plain text, its blocks and its mark-up.

mod article;
mod cleaning;
mod credit;
mod crosshead;
mod dateline;
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
pub use read::read_article_text;

use camino::Utf8PathBuf;

/// What holds for an article that does not say otherwise.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// The language of the articles.
    pub language: Language,
}

/// Every article of a dossier, sorted by path.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The articles; an index into this list names an article in all later stages.
    pub articles: Vec<Article>,
    /// Pictures that Markdown articles show, to be copied into the site.
    pub pictures: Vec<Picture>,
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
