//! STAGE 1: files → [`Corpus`]. Reads every article of a folder; what cannot be read is a diagnostic.

mod article;
mod cleaning;
mod credit;
mod crosshead;
mod dateline;
mod plain_text;
mod quotation_marks;
mod source;

pub use article::{Article, Block, BlockKind, Body, Element, Headline, Language, Markup, Metadata};

use camino::Utf8PathBuf;

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
