//! From the parser's events to a body: the blocks. What happens inside a block is in `inline`.

use std::collections::BTreeMap;

use camino::Utf8Path;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::html::sanitise_block;
use super::{MarkdownText, Neighbours};
use crate::corpus::Picture;
use crate::corpus::article::{Block, BlockKind, Element, Markup};
use crate::corpus::plain_text::{mark_credit, mark_dateline};
use crate::corpus::source::Source;
use crate::diagnostic::{Code, Diagnostic, Reported};
use crate::text::Span;

const DEEP_HTML: Code = Code("corpus::deep-html");

/// A body under construction.
pub(super) struct Builder<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) path: &'a Utf8Path,
    pub(super) neighbours: Option<&'a Neighbours<'a>>,
    title: Option<&'a str>,
    pub(super) text: String,
    blocks: Vec<Block>,
    pub(super) markup: Vec<Markup>,
    /// The block that is being filled.
    open: Option<OpenBlock>,
    /// Inline elements that are open inside it.
    pub(super) inline: Vec<Inline>,
    /// How many of them are links.
    pub(super) open_links: usize,
    /// The picture whose description is being read, and how many stand around it.
    pub(super) picture: Option<PictureText>,
    /// Code or HTML between blocks that is being read.
    raw: Option<RawBlock>,
    /// How many lists, quotes and tables stand around.
    depth: usize,
    /// The footnote that is being read: its label, where its mark-up starts, and the depth around it.
    footnote: Option<(String, usize, usize)>,
    footnotes: BTreeMap<usize, Vec<Markup>>,
    numbers: BTreeMap<String, usize>,
    /// For every block: whether it is a paragraph of the article itself, in no list, quote, table or footnote.
    is_top_level: Vec<bool>,
    seen_heading: bool,
    headline: Option<String>,
    pub(super) pictures: Vec<Picture>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

struct OpenBlock {
    kind: BlockKind,
    /// The length of the text before the blank line that parts the block from the one before.
    before: usize,
    start: usize,
    /// Where the block's opening stands in the mark-up.
    markup: usize,
    /// Whether this may be the headline.
    is_headline: bool,
}

struct RawBlock {
    kind: RawKind,
    span: Span,
    source: String,
}

enum RawKind {
    /// Code, and the language named behind the fence.
    Code(Option<String>),
    Html,
}

/// An inline element that is open.
pub(super) enum Inline {
    /// Of Markdown; whether it stands in the mark-up.
    Markdown { is_kept: bool, is_link: bool },
    /// Of HTML: its name and where it was opened in the mark-up.
    Html { name: String, markup: usize },
}

/// A picture whose description is being read.
pub(super) struct PictureText {
    pub(super) destination: String,
    pub(super) alternative: String,
    pub(super) span: Span,
    /// Pictures inside the description.
    pub(super) inner: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        source: &'a Source<'a>,
        path: &'a Utf8Path,
        title: Option<&'a str>,
        neighbours: Option<&'a Neighbours<'a>>,
    ) -> Self {
        Self {
            source,
            path,
            neighbours,
            title,
            text: String::new(),
            blocks: Vec::new(),
            markup: Vec::new(),
            open: None,
            inline: Vec::new(),
            open_links: 0,
            picture: None,
            raw: None,
            depth: 0,
            footnote: None,
            footnotes: BTreeMap::new(),
            numbers: BTreeMap::new(),
            is_top_level: Vec::new(),
            seen_heading: false,
            headline: None,
            pictures: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Takes the next event; `span` is its place in the source.
    pub(super) fn take(&mut self, event: Event<'_>, span: Span) {
        if let Some(raw) = &mut self.raw
            && let Event::Text(piece) | Event::Html(piece) | Event::InlineHtml(piece) = &event
        {
            raw.source.push_str(piece);
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Html(html) => self.push_html_block(&html, span),
            Event::Rule => {
                self.close_block();
                self.markup.push(Markup::Rule);
            }
            Event::FootnoteReference(label) => {
                let number = self.number_of(&label);
                self.ensure_block();
                self.markup.push(Markup::FootnoteMark(number));
            }
            Event::TaskListMarker(done) => self.push_text(if done { "☑ " } else { "☐ " }),
            other => self.take_inline(other),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph => self.open_block(BlockKind::Paragraph, false),
            Tag::Heading { level, .. } => self.open_heading(level),
            Tag::TableCell => self.open_block(BlockKind::Cell, false),
            Tag::CodeBlock(kind) => {
                self.close_block();
                let kind = RawKind::Code(language_of(&kind));
                self.raw = Some(RawBlock { kind, span, source: String::new() });
            }
            Tag::HtmlBlock => {
                self.close_block();
                self.raw = Some(RawBlock { kind: RawKind::Html, span, source: String::new() });
            }
            Tag::FootnoteDefinition(label) => {
                self.close_block();
                self.footnote = Some((label.to_string(), self.markup.len(), self.depth));
            }
            Tag::BlockQuote(_) => self.open_around(Element::BlockQuote),
            Tag::List(first) => self.open_around(Element::List(first)),
            Tag::Item => self.open_around(Element::Item),
            Tag::Table(_) => self.open_around(Element::Table),
            Tag::TableHead => self.open_around(Element::TableHead),
            Tag::TableRow => self.open_around(Element::TableRow),
            other => self.start_inline(other, span),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => self.close_block(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => match self.raw.take() {
                Some(RawBlock { kind: RawKind::Code(language), source, .. }) => {
                    self.markup.push(Markup::Code { language, source });
                }
                Some(RawBlock { kind: RawKind::Html, span, source }) => self.push_html_block(&source, span),
                None => {}
            },
            TagEnd::FootnoteDefinition => self.close_footnote(),
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow => {
                self.close_block();
                self.depth -= 1;
                self.markup.push(Markup::Close);
            }
            other => self.end_inline(other),
        }
    }

    fn push_html_block(&mut self, html: &str, span: Span) {
        self.close_block();
        match sanitise_block(html) {
            Some(clean) if clean.is_empty() => {}
            Some(clean) => self.markup.push(Markup::Html(clean)),
            None => {
                let diagnostic = Diagnostic::warning(DEEP_HTML, "the HTML nests too deep, and is left out")
                    .help("close what is opened, or write it as Markdown");
                let first_tag = html.find(['>', '\n']).map_or(span.end, |end| span.start + end + 1);
                let tag = Span::new(span.start, first_tag.min(span.end));
                self.diagnostics.push(self.source.point(diagnostic, tag, "from here on"));
            }
        }
    }

    fn open_around(&mut self, element: Element) {
        self.close_block();
        self.depth += 1;
        self.markup.push(Markup::Open(element));
    }

    fn open_heading(&mut self, level: HeadingLevel) {
        let is_first = !self.seen_heading && self.depth == 0 && self.footnote.is_none();
        self.seen_heading = true;
        self.open_block(BlockKind::Crosshead((level as u8).max(2)), is_first && level == HeadingLevel::H1);
    }

    fn open_block(&mut self, kind: BlockKind, is_headline: bool) {
        self.close_block();
        let before = self.text.len();
        if before > 0 {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.open = Some(OpenBlock { kind, before, start, markup: self.markup.len(), is_headline });
        self.markup.push(Markup::Open(Element::Block(self.blocks.len())));
    }

    /// Opens a paragraph where the parser opens none: in the items of a tight list.
    pub(super) fn ensure_block(&mut self) {
        if self.open.is_none() {
            self.open_block(BlockKind::Paragraph, false);
        }
    }

    /// Where the text of the open block starts.
    pub(super) fn block_start(&self) -> usize {
        self.open.as_ref().map_or(self.text.len(), |open| open.start)
    }

    fn close_block(&mut self) {
        while !self.inline.is_empty() {
            self.close_inline();
        }
        let Some(open) = self.open.take() else { return };
        let end = open.start + self.text[open.start..].trim_end().len();
        self.text.truncate(end);
        for event in &mut self.markup[open.markup..] {
            if let Markup::Text(span) = event {
                *span = Span::new(span.start.min(end), span.end.min(end));
            }
        }
        let is_empty = end == open.start;
        if is_empty {
            self.text.truncate(open.before);
        }
        if is_empty && open.kind != BlockKind::Cell {
            self.markup[open.markup] = dropped();
            return;
        }
        let text = if is_empty { "" } else { &self.text[open.start..] };
        if open.is_headline && self.title.is_none_or(|title| title == text) {
            self.headline = Some(text.to_owned());
            self.text.truncate(open.before);
            self.markup.truncate(open.markup);
            return;
        }
        let span = if is_empty { Span::new(open.before, open.before) } else { Span::new(open.start, end) };
        self.blocks.push(Block { kind: open.kind, span, dateline: None, credit: None });
        self.is_top_level.push(self.depth == 0 && self.footnote.is_none());
        self.markup.push(Markup::Close);
    }

    fn number_of(&mut self, label: &CowStr<'_>) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_string()).or_insert(next)
    }

    fn close_footnote(&mut self) {
        self.close_block();
        if let Some((label, start, _)) = self.footnote.take() {
            let inside = self.markup.split_off(start);
            let number = self.number_of(&label.into());
            self.footnotes.entry(number).or_default().extend(inside);
        }
    }

    /// Ends the body: the footnotes come last, the lead, dateline and credit are found.
    pub(super) fn finish(mut self) -> Reported<MarkdownText> {
        self.close_block();
        for (number, inside) in std::mem::take(&mut self.footnotes) {
            self.markup.push(Markup::Open(Element::Footnote(number)));
            self.markup.extend(inside);
            self.markup.push(Markup::Close);
        }
        self.markup.retain(|event| !matches!(event, Markup::Text(span) if span.is_empty()));
        let top_level = |index: &usize| self.is_top_level[*index];
        let is_paragraph = |block: &Block| block.kind == BlockKind::Paragraph;
        let lead =
            (0..self.blocks.len()).find(|index| top_level(index) && is_paragraph(&self.blocks[*index]));
        let last = (0..self.blocks.len()).rev().find(top_level);
        if let Some(lead) = lead {
            self.blocks[lead].kind = BlockKind::Lead;
        }
        mark_dateline(&self.text, &mut self.blocks);
        if let Some(last) = last {
            mark_credit(&self.text, &mut self.blocks[..=last]);
        }
        let body = crate::corpus::Body { text: self.text, blocks: self.blocks, markup: self.markup };
        let value = MarkdownText { body, headline: self.headline, pictures: self.pictures };
        Reported { value, diagnostics: self.diagnostics }
    }
}

/// What stands in the mark-up for an event that was taken back; `finish` removes it.
pub(super) fn dropped() -> Markup {
    Markup::Text(Span::new(0, 0))
}

fn language_of(kind: &CodeBlockKind<'_>) -> Option<String> {
    match kind {
        CodeBlockKind::Indented => None,
        CodeBlockKind::Fenced(words) => {
            words.split([' ', ',', '{']).find(|word| !word.is_empty()).map(ToOwned::to_owned)
        }
    }
}
