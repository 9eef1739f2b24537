//! Markdown: `CommonMark` with tables, footnotes, task lists and struck-out text.
//!
//! The mark-up becomes a flat list of events over one plain text, so that later stages count in the text alone
//! and nothing has to parse Markdown again.

mod builder;
mod html;
mod inline;
mod links;

pub(super) use links::Neighbours;

use camino::Utf8Path;
use pulldown_cmark::{Options, Parser};

use super::Picture;
use super::article::Body;
use super::source::Source;
use crate::diagnostic::Reported;

/// What a Markdown file says.
#[derive(Debug, Default)]
pub(super) struct MarkdownText {
    /// The body.
    pub body: Body,
    /// The text of the `#` heading, where it is the headline.
    pub headline: Option<String>,
    /// The pictures that it shows and that lie beside it.
    pub pictures: Vec<Picture>,
}

/// Reads the Markdown of `source` from byte `start` on; `path` is the article's, relative to the corpus folder.
///
/// The first heading becomes the headline if it is one of `#` and `title`, the headline of the front matter, is
/// not given or the same.
pub(super) fn read_markdown(
    source: &Source<'_>,
    start: usize,
    path: &Utf8Path,
    title: Option<&str>,
    neighbours: Option<&Neighbours<'_>>,
) -> Reported<MarkdownText> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut builder = builder::Builder::new(source, path, title, neighbours);
    for (event, range) in Parser::new_ext(&source.text[start..], options).into_offset_iter() {
        builder.take(event, crate::text::Span::from(range).shift(start));
    }
    builder.finish()
}
