//! An article as read: metadata, and a body whose every annotation will be a span in one text.

use camino::Utf8PathBuf;
use serde::Serialize;

use crate::config::Rights;
use crate::date::Edtf;
use crate::text::Span;

/// One news article.
#[derive(Debug, Clone)]
pub struct Article {
    /// Stable, unique in the corpus and safe in an address: `<date>-<slug>`.
    pub id: String,
    /// Ids that it had before.
    pub former: Vec<String>,
    /// The file, relative to the corpus folder, with forward slashes.
    pub path: Utf8PathBuf,
    /// What is known about the article.
    pub metadata: Metadata,
    /// What of it may be shown.
    pub rights: Rights,
    /// What it says.
    pub body: Body,
}

/// What is known about an article.
#[derive(Debug, Clone)]
pub struct Metadata {
    /// Its headline, given or derived from the lead.
    pub headline: Headline,
    /// When it appeared, as precisely as that is known.
    pub published: Edtf,
    /// The language it is written in.
    pub language: Language,
    /// The paper, agency or site that published it.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Words that its collector filed it under.
    pub tags: Vec<String>,
    /// The credit line without its parentheses ("afp/red").
    pub credit: Option<String>,
    /// A summary given in the front matter.
    pub summary: Option<String>,
    /// The places of its dateline, in order.
    pub dateline: Vec<String>,
}

/// A headline and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The line, without mark-up.
    pub text: String,
    /// Whether it was derived from the lead because none was given.
    pub derived: bool,
}

/// The languages whose texts Leporello reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// German.
    #[default]
    German,
    /// English.
    English,
}

impl Language {
    /// The BCP 47 tag: `de` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }

    /// The language of a BCP 47 tag; a region is ignored. `None` for languages that Leporello does not read.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "de" => Some(Self::German),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

/// What an article says: one plain text, and the structure over it.
///
/// `text` is what a reader sees without mark-up, its blocks parted by a blank line. Crossheads, dateline and
/// credit line are part of it, so every offset in `data/articles.json` counts in it.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The text in which all annotations count.
    pub text: String,
    /// The blocks in order; they do not overlap.
    pub blocks: Vec<Block>,
    /// The structure for rendering, as a flat list of events in document order.
    pub markup: Vec<Markup>,
}

/// A stretch of text that no sentence crosses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub span: Span,
    /// The dateline that opens it ("Washington/Miami -"), its dash included.
    pub dateline: Option<Span>,
    /// The credit line inside it, its parentheses included. A block of kind [`BlockKind::Credit`] is nothing else.
    pub credit: Option<Span>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum BlockKind {
    /// The opening paragraph.
    Lead,
    /// A paragraph, list item, quoted paragraph or footnote.
    Paragraph,
    /// A heading inside the article. Level 2 is the highest.
    Crosshead(u8),
    /// A cell of a table.
    Cell,
    /// The closing line that names agency or author.
    Credit,
}

impl BlockKind {
    /// Whether it has a number and an address as a paragraph.
    pub fn is_paragraph(self) -> bool {
        matches!(self, Self::Lead | Self::Paragraph)
    }
}

/// One event of an article's structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Markup {
    /// An element begins.
    Open(Element),
    /// The element that was opened last, and not closed, ends.
    Close,
    /// A run of the body's text.
    Text(Span),
    /// A line break inside a block.
    LineBreak,
    /// A thematic break.
    Rule,
    /// A block of code; it is not part of the body's text.
    Code {
        /// The language named behind the fence.
        language: Option<String>,
        /// The code.
        source: String,
    },
    /// A picture; `path` is relative to the corpus folder.
    Picture {
        /// The file.
        path: Utf8PathBuf,
        /// Its description.
        alternative: String,
    },
    /// The mark that refers to the footnote of this number, counted from 1.
    FootnoteMark(usize),
    /// Something is left out here.
    Omission,
    /// HTML that stood between blocks, sanitised.
    Html(String),
}

/// What can be opened and closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// The block of this index in [`Body::blocks`].
    Block(usize),
    /// A list; numbered from the given number, or not at all.
    List(Option<u64>),
    /// An item of a list.
    Item,
    /// A quoted passage.
    BlockQuote,
    /// A table.
    Table,
    /// The head row of a table.
    TableHead,
    /// A row of a table.
    TableRow,
    /// The footnote of this number.
    Footnote(usize),
    /// Stressed.
    Emphasis,
    /// Strongly stressed.
    Strong,
    /// Struck out.
    Strikethrough,
    /// Code inside a sentence.
    InlineCode,
    /// A link to another site.
    Link(String),
    /// A link to another article of the corpus, by its path relative to the corpus folder, and a fragment.
    ArticleLink(Utf8PathBuf, String),
    /// An inline HTML element that the sanitiser let through: its name and its whole start tag.
    Html(String, String),
}

impl Body {
    /// The text of the lead.
    pub fn lead(&self) -> &str {
        self.lead_block().map_or("", |block| block.span.of(&self.text))
    }

    /// The first block that is a lead, else the first paragraph.
    pub fn lead_block(&self) -> Option<&Block> {
        let is = |kind: BlockKind| self.blocks.iter().find(move |block| block.kind == kind);
        is(BlockKind::Lead).or_else(|| is(BlockKind::Paragraph))
    }
}
