//! What happens inside a block of Markdown: text, emphasis, links, pictures, HTML.

use camino::Utf8Path;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::builder::{Builder, Inline, PictureText, dropped};
use super::html::{InlineTag, read_tag};
use super::links::{Target, read_target};
use crate::corpus::Picture;
use crate::corpus::article::{Element, Markup};
use crate::corpus::cleaning::push_clean;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;

const MISSING_PICTURE: Code = Code("corpus::missing-picture");
const MISSING_ARTICLE: Code = Code("corpus::missing-article");

/// The kinds of picture that browsers show.
const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// How many HTML elements may be open inside the one that an end tag closes.
const MOST_NESTED: usize = 32;

impl Builder<'_> {
    pub(super) fn take_inline(&mut self, event: Event<'_>) {
        if let Some(picture) = &mut self.picture {
            match event {
                Event::Text(piece) | Event::Code(piece) => push_clean(&mut picture.alternative, &piece),
                Event::SoftBreak | Event::HardBreak => push_clean(&mut picture.alternative, " "),
                _ => {}
            }
            return;
        }
        match event {
            Event::Text(piece) | Event::InlineMath(piece) | Event::DisplayMath(piece) => {
                self.push_text(&piece);
            }
            Event::SoftBreak => self.push_text(" "),
            Event::HardBreak => self.push_line_break(),
            Event::Code(code) => {
                self.open_inline(Element::InlineCode);
                self.push_text(&code);
                self.close_inline();
            }
            Event::InlineHtml(html) => self.take_tag(&html),
            _ => {}
        }
    }

    pub(super) fn start_inline(&mut self, tag: Tag<'_>, span: Span) {
        if let Some(picture) = &mut self.picture {
            picture.inner += usize::from(matches!(tag, Tag::Image { .. }));
            return;
        }
        match tag {
            Tag::Emphasis => self.open_inline(Element::Emphasis),
            Tag::Strong => self.open_inline(Element::Strong),
            Tag::Strikethrough => self.open_inline(Element::Strikethrough),
            Tag::Link { link_type, dest_url, .. } => {
                let destination = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                self.open_link(&destination, span);
            }
            Tag::Image { dest_url, .. } => {
                self.ensure_block();
                let destination = dest_url.to_string();
                self.picture = Some(PictureText { destination, alternative: String::new(), span, inner: 0 });
            }
            _ => self.inline.push(Inline::Markdown { is_kept: false, is_link: false }),
        }
    }

    pub(super) fn end_inline(&mut self, tag: TagEnd) {
        if let Some(picture) = &mut self.picture {
            if tag == TagEnd::Image {
                match picture.inner.checked_sub(1) {
                    Some(inner) => picture.inner = inner,
                    None => self.close_picture(),
                }
            }
            return;
        }
        while matches!(self.inline.last(), Some(Inline::Html { .. })) {
            self.close_inline();
        }
        self.close_inline();
    }

    /// Appends a piece of text to the open block.
    pub(super) fn push_text(&mut self, piece: &str) {
        self.ensure_block();
        let start = self.text.len();
        let piece = if start == self.block_start() { piece.trim_start() } else { piece };
        push_clean(&mut self.text, piece);
        let end = self.text.len();
        if start == end {
            return;
        }
        match self.markup.last_mut() {
            Some(Markup::Text(span)) if span.end == start && !span.is_empty() => span.end = end,
            _ => self.markup.push(Markup::Text(Span::new(start, end))),
        }
    }

    fn push_line_break(&mut self) {
        self.push_text(" ");
        self.markup.push(Markup::LineBreak);
    }

    fn open_inline(&mut self, element: Element) {
        self.ensure_block();
        self.markup.push(Markup::Open(element));
        self.inline.push(Inline::Markdown { is_kept: true, is_link: false });
    }

    /// Closes the inline element that was opened last. HTML that nothing closed is taken back.
    pub(super) fn close_inline(&mut self) {
        match self.inline.pop() {
            Some(Inline::Markdown { is_kept: true, is_link }) => {
                self.open_links -= usize::from(is_link);
                self.markup.push(Markup::Close);
            }
            Some(Inline::Html { name, markup }) => {
                self.open_links -= usize::from(name == "a");
                self.markup[markup] = dropped();
            }
            Some(Inline::Markdown { is_kept: false, .. }) | None => {}
        }
    }

    fn take_tag(&mut self, html: &str) {
        match read_tag(html) {
            InlineTag::Break => {
                self.ensure_block();
                self.push_line_break();
            }
            InlineTag::Start(name, tag) if name != "a" || !self.is_in_link() => {
                self.ensure_block();
                self.open_links += usize::from(name == "a");
                self.inline.push(Inline::Html { name: name.clone(), markup: self.markup.len() });
                self.markup.push(Markup::Open(Element::Html(name, tag)));
            }
            InlineTag::End(name) => {
                let is_open = self
                    .inline
                    .iter()
                    .rev()
                    .take(MOST_NESTED)
                    .take_while(|open| matches!(open, Inline::Html { .. }))
                    .any(|open| matches!(open, Inline::Html { name: opened, .. } if *opened == name));
                if is_open {
                    self.close_tag(&name);
                }
            }
            InlineTag::Start(..) | InlineTag::Refused => {}
        }
    }

    /// Closes the HTML element `name`, which is open; what was opened inside it and not closed is taken back.
    fn close_tag(&mut self, name: &str) {
        while !matches!(self.inline.last(), Some(Inline::Html { name: opened, .. }) if opened == name) {
            self.close_inline();
        }
        self.inline.pop();
        self.open_links -= usize::from(name == "a");
        self.markup.push(Markup::Close);
    }

    fn is_in_link(&self) -> bool {
        self.open_links > 0
    }

    fn open_link(&mut self, destination: &str, span: Span) {
        self.ensure_block();
        let element = if self.is_in_link() { None } else { self.resolve_link(destination, span) };
        let is_kept = element.is_some();
        self.markup.extend(element.map(Markup::Open));
        self.open_links += usize::from(is_kept);
        self.inline.push(Inline::Markdown { is_kept, is_link: is_kept });
    }

    fn resolve_link(&mut self, destination: &str, span: Span) -> Option<Element> {
        match read_target(destination, self.path) {
            Target::Address(address) => Some(Element::Link(address)),
            Target::Refused => None,
            Target::File(file, fragment) => {
                let neighbours = self.neighbours?;
                match file {
                    Some(file) if neighbours.articles.binary_search(&file).is_ok() => {
                        Some(Element::ArticleLink(file, fragment))
                    }
                    _ => {
                        let message = format!("`{destination}` is no article of this folder");
                        let diagnostic = Diagnostic::warning(MISSING_ARTICLE, message)
                            .help("link to an article by the path of its file, as seen from this one");
                        self.diagnostics.push(self.source.point(
                            diagnostic,
                            span,
                            "the link is left out, its text stays",
                        ));
                        None
                    }
                }
            }
        }
    }

    fn close_picture(&mut self) {
        let Some(PictureText { destination, alternative, span, .. }) = self.picture.take() else { return };
        let alternative = alternative.trim().to_owned();
        match read_target(&destination, self.path) {
            // A page that loads a picture from elsewhere tells that place who reads it.
            Target::Address(address) if !address.starts_with('#') => {
                let text = if alternative.is_empty() { address.clone() } else { alternative };
                let link = Some(Element::Link(address)).filter(|_| !self.is_in_link());
                let is_link = link.is_some();
                self.markup.extend(link.map(Markup::Open));
                self.push_text(&text);
                if is_link {
                    self.markup.push(Markup::Close);
                }
            }
            Target::File(path, _) => self.show_picture(path.as_deref(), &destination, alternative, span),
            Target::Address(_) | Target::Refused => {}
        }
    }

    fn show_picture(&mut self, path: Option<&Utf8Path>, destination: &str, alternative: String, span: Span) {
        let Some(neighbours) = self.neighbours else { return };
        let is_picture = |path: &&Utf8Path| {
            path.extension().is_some_and(|kind| PICTURES.contains(&kind.to_ascii_lowercase().as_str()))
        };
        let shown = path.filter(is_picture).filter(|path| neighbours.folder.join(path).is_file());
        if let Some(path) = shown {
            self.pictures.push(Picture { file: neighbours.folder.join(path), path: path.to_owned() });
            self.markup.push(Markup::Picture { path: path.to_owned(), alternative });
            return;
        }
        let diagnostic = Diagnostic::warning(MISSING_PICTURE, format!("there is no picture `{destination}`"))
            .help(format!(
                "put a {} or {} file there, or correct the path as seen from this article",
                PICTURES[..6].join(", "),
                PICTURES[6]
            ));
        self.diagnostics.push(self.source.point(diagnostic, span, "the picture is left out"));
    }
}
