//! The body of an article as HTML: its own structure, and over it a link on the exact characters of every person
//! and date.

use std::collections::BTreeSet;

use camino::Utf8Path;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::corpus::{BlockKind, Element, Markup};
use crate::link::Reading;
use crate::site::article_path;
use crate::text::Span;

use super::bonded::Bonded;
use super::edition::Edition;
use super::escape::{push_escaped, push_format};
use super::highlight::push_code;
use super::wording::Pattern;

/// Draws the body of the article of index `article`; `root` leads from its page to the site's root.
pub(super) fn draw_body(site: &Edition, article: usize, root: &str) -> String {
    let reading = &site.dossier.readings[article];
    let body = &reading.article.body;
    let mut drawing = Drawing {
        site,
        reading,
        text: site.text_of(article),
        root,
        marks: collect_marks(reading),
        html: String::with_capacity(body.text.len() * 3),
        open: Vec::new(),
        without_links: 0,
        heads: 0,
        started: vec![false; reading.annotations.sentences.len()],
        footnotes_marked: BTreeSet::new(),
    };
    for event in &body.markup {
        drawing.draw(event);
    }
    drawing.html
}

/// What lies over a stretch of text.
enum Found {
    Person(usize),
    Epithet(usize),
    Date(usize),
}

/// The annotations to be drawn, in order and without overlap; a person goes before an epithet, and that before a date.
fn collect_marks(reading: &Reading) -> Vec<(Span, Found)> {
    let persons = reading.mentions.iter().enumerate();
    let epithets = reading.annotations.epithets.iter().enumerate();
    let dates = reading.annotations.timexes.iter().enumerate().filter(|(_, timex)| timex.names_point());
    let mut marks: Vec<(Span, Found)> = persons
        .map(|(index, mention)| (mention.span, Found::Person(index)))
        .chain(epithets.map(|(index, epithet)| (epithet.span, Found::Epithet(index))))
        .chain(dates.map(|(index, timex)| (timex.span, Found::Date(index))))
        .collect();
    marks.sort_by_key(|(span, found)| {
        let rank = match found {
            Found::Person(_) => 0,
            Found::Epithet(_) => 1,
            Found::Date(_) => 2,
        };
        (span.start, rank)
    });
    let mut end = 0;
    marks.retain(|(span, _)| {
        let free = span.start >= end;
        end = if free { span.end } else { end };
        free
    });
    marks
}

struct Drawing<'a> {
    site: &'a Edition<'a>,
    reading: &'a Reading,
    text: Bonded<'a>,
    root: &'a str,
    marks: Vec<(Span, Found)>,
    html: String,
    open: Vec<&'a Element>,
    /// How many open elements forbid links inside, and how many are the head of a table.
    without_links: usize,
    heads: usize,
    /// Whether the id of each sentence stands in the page already; one that mark-up interrupts comes in several pieces, and
    /// the first has the id.
    started: Vec<bool>,
    footnotes_marked: BTreeSet<usize>,
}

impl<'a> Drawing<'a> {
    fn draw(&mut self, event: &'a Markup) {
        match event {
            Markup::Open(element) => {
                self.open_element(element);
                self.open.push(element);
                self.without_links += usize::from(forbids_links(element));
                self.heads += usize::from(matches!(element, Element::TableHead));
            }
            Markup::Close => {
                if let Some(element) = self.open.pop() {
                    self.close_element(element);
                    self.without_links -= usize::from(forbids_links(element));
                    self.heads -= usize::from(matches!(element, Element::TableHead));
                }
            }
            Markup::Text(span) => self.draw_text(*span),
            Markup::Omission => self.html.push_str(" <span class=\"omission\">[…]</span> "),
            Markup::LineBreak => self.html.push_str("<br>"),
            Markup::Rule => self.html.push_str("<hr>\n"),
            Markup::Code { language, source } => push_code(language.as_deref(), source, &mut self.html),
            Markup::Picture { path, alternative } => self.draw_picture(path, alternative),
            Markup::FootnoteMark(number) => self.draw_footnote_mark(*number),
            Markup::Html(html) => self.html.push_str(html),
        }
    }

    fn open_element(&mut self, element: &Element) {
        match element {
            Element::Block(index) => self.open_block(*index),
            Element::List(None) => self.html.push_str("<ul>\n"),
            Element::List(Some(1)) => self.html.push_str("<ol>\n"),
            Element::List(Some(first)) => {
                push_format(format_args!("<ol start=\"{first}\">\n"), &mut self.html);
            }
            Element::Item => self.html.push_str("<li>"),
            Element::BlockQuote => self.html.push_str("<blockquote class=\"passage\">\n"),
            Element::Table => self.html.push_str("<div class=\"wide\"><table>\n"),
            Element::TableHead | Element::TableRow => self.html.push_str("<tr>"),
            Element::Footnote(number) => {
                push_format(
                    format_args!(
                        "<aside class=\"footnote\" id=\"fn{number}\"><a class=\"number\" href=\"#fnref{number}\""
                    ),
                    &mut self.html,
                );
                self.push_label(&self.site.words.article.footnote_back, *number);
                self.html.push('\n');
            }
            Element::Emphasis => self.html.push_str("<em>"),
            Element::Strong => self.html.push_str("<strong>"),
            Element::Strikethrough => self.html.push_str("<del>"),
            Element::InlineCode => self.html.push_str("<code>"),
            Element::Link(address) => self.open_link(address),
            Element::ArticleLink(path, fragment) => {
                let address = self.article_address(path, fragment);
                self.open_link(&address);
            }
            Element::Html(_, start_tag) => self.html.push_str(start_tag),
        }
    }

    fn close_element(&mut self, element: &Element) {
        match element {
            Element::Block(index) => self.close_block(*index),
            Element::List(None) => self.html.push_str("</ul>\n"),
            Element::List(Some(_)) => self.html.push_str("</ol>\n"),
            Element::Item => self.html.push_str("</li>\n"),
            Element::BlockQuote => self.html.push_str("</blockquote>\n"),
            Element::Table => self.html.push_str("</table></div>\n"),
            Element::TableHead | Element::TableRow => self.html.push_str("</tr>\n"),
            Element::Footnote(_) => self.html.push_str("</aside>\n"),
            Element::Emphasis => self.html.push_str("</em>"),
            Element::Strong => self.html.push_str("</strong>"),
            Element::Strikethrough => self.html.push_str("</del>"),
            Element::InlineCode => self.html.push_str("</code>"),
            Element::Link(_) | Element::ArticleLink(..) => self.html.push_str("</a>"),
            Element::Html(name, _) => push_format(format_args!("</{name}>"), &mut self.html),
        }
    }

    fn open_link(&mut self, address: &str) {
        self.html.push_str("<a href=\"");
        push_escaped(address, &mut self.html);
        self.html.push_str("\">");
    }

    fn article_address(&self, path: &Utf8Path, fragment: &str) -> String {
        let readings = &self.site.dossier.readings;
        let target = readings.binary_search_by(|reading| reading.article.path.as_path().cmp(path));
        let page = target.map_or_else(|_| String::new(), |index| article_path(&readings[index].article));
        let hash = if fragment.is_empty() { "" } else { "#" };
        format!("{}{page}{hash}{fragment}", self.root)
    }

    fn open_block(&mut self, index: usize) {
        let kind = self.reading.article.body.blocks[index].kind;
        match (kind, self.reading.paragraph_number(index)) {
            (BlockKind::Lead, Some(number)) => {
                self.push_numbered("<p class=\"lead\" id=\"p", number, "\">");
            }
            (BlockKind::Paragraph, Some(number)) => {
                self.push_numbered("<p id=\"p", number, "\">");
            }
            (BlockKind::Crosshead(level), _) => {
                push_format(format_args!("<h{0} class=\"crosshead\">", level.clamp(2, 6)), &mut self.html);
            }
            (BlockKind::Cell, _) if self.in_head() => self.html.push_str("<th scope=\"col\">"),
            (BlockKind::Cell, _) => self.html.push_str("<td>"),
            (BlockKind::Credit, _) => self.html.push_str("<p class=\"credit\">"),
            _ => self.html.push_str("<p>"),
        }
    }

    fn close_block(&mut self, index: usize) {
        let kind = self.reading.article.body.blocks[index].kind;
        match (kind, self.reading.paragraph_number(index)) {
            (BlockKind::Lead | BlockKind::Paragraph, Some(number)) => {
                self.push_numbered(" <a class=\"place\" href=\"#p", number, "\"");
                self.push_label(&self.site.words.article.paragraph_link, number);
                self.html.push_str("</p>\n");
            }
            (BlockKind::Crosshead(level), _) => {
                push_format(format_args!("</h{0}>\n", level.clamp(2, 6)), &mut self.html);
            }
            (BlockKind::Cell, _) if self.in_head() => self.html.push_str("</th>"),
            (BlockKind::Cell, _) => self.html.push_str("</td>"),
            _ => self.html.push_str("</p>\n"),
        }
    }

    fn in_head(&self) -> bool {
        self.heads > 0
    }

    fn draw_picture(&mut self, path: &Utf8Path, alternative: &str) {
        self.html.push_str("<img src=\"");
        push_escaped(&format!("{}{}", self.root, picture_address(path)), &mut self.html);
        self.html.push_str("\" alt=\"");
        push_escaped(alternative, &mut self.html);
        self.html.push_str("\" loading=\"lazy\">");
    }

    fn draw_footnote_mark(&mut self, number: usize) {
        self.html.push_str("<sup><a href=\"#fn");
        self.html.push_str(&number.to_string());
        if self.footnotes_marked.insert(number) {
            push_format(format_args!("\" id=\"fnref{number}"), &mut self.html);
        }
        self.html.push('"');
        self.push_label(&self.site.words.article.footnote, number);
        self.html.push_str("</sup>");
    }

    /// Ends the link that was begun: what it is called, in the language of the interface, and the number that it shows.
    fn push_label(&mut self, name: &Pattern, number: usize) {
        self.html.push_str(" aria-label=\"");
        push_escaped(&name.fill(&[("number", &number)]), &mut self.html);
        self.push_numbered("\">", number, "</a>");
    }

    fn push_numbered(&mut self, before: &str, number: usize, behind: &str) {
        self.html.extend([before, &number.to_string(), behind]);
    }

    /// Draws a run of text, sentence by sentence.
    fn draw_text(&mut self, run: Span) {
        let sentences = &self.reading.annotations.sentences;
        let mut at = run.start;
        let mut next = sentences.partition_point(|sentence| sentence.span.end <= run.start);
        while at < run.end {
            let sentence =
                sentences.get(next).map(|sentence| sentence.span).filter(|span| span.start < run.end);
            let Some(span) = sentence else {
                self.draw_outside(Span::new(at, run.end));
                return;
            };
            if span.start > at {
                self.draw_outside(Span::new(at, span.start));
                at = span.start;
            }
            let end = span.end.min(run.end);
            let piece = Span::new(at, end);
            if std::mem::replace(&mut self.started[next], true) {
                self.draw_sentence(piece);
            } else {
                self.push_numbered("<span id=\"s", next + 1, "\">");
                self.draw_sentence(piece);
                self.html.push_str("</span>");
            }
            at = end;
            next += 1;
        }
    }

    /// Draws text between sentences: white space, or the credit line behind the last one.
    fn draw_outside(&mut self, span: Span) {
        let body = &self.reading.article.body;
        let block = body.blocks.partition_point(|block| block.span.end <= span.start);
        let credit = body.blocks.get(block).filter(|block| block.kind != BlockKind::Credit);
        let Some(credit) = credit.and_then(|block| block.credit).filter(|credit| span.contains(*credit))
        else {
            push_escaped(span.of(&body.text), &mut self.html);
            return;
        };
        push_escaped(&body.text[span.start..credit.start], &mut self.html);
        self.html.push_str("<span class=\"credit\">");
        push_escaped(credit.of(&body.text), &mut self.html);
        self.html.push_str("</span>");
        push_escaped(&body.text[credit.end..span.end], &mut self.html);
    }

    /// Draws a piece of one sentence: its dateline, and links on what was found.
    fn draw_sentence(&mut self, piece: Span) {
        let body = &self.reading.article.body;
        let block = body.blocks.partition_point(|block| block.span.end <= piece.start);
        let dateline =
            body.blocks.get(block).and_then(|block| block.dateline).filter(|line| piece.contains(*line));
        let Some(dateline) = dateline else {
            self.draw_marked(piece);
            return;
        };
        self.draw_marked(Span::new(piece.start, dateline.start));
        self.html.push_str("<span class=\"dateline\">");
        self.text.push(dateline, &mut self.html);
        self.html.push_str("</span>");
        self.draw_marked(Span::new(dateline.end, piece.end));
    }

    fn draw_marked(&mut self, piece: Span) {
        if matches!(self.open.last(), Some(Element::InlineCode)) {
            push_escaped(piece.of(&self.reading.article.body.text), &mut self.html);
            return;
        }
        let linkable = self.without_links == 0;
        let mut at = piece.start;
        let mut next = self.marks.partition_point(|(span, _)| span.end <= piece.start);
        while let Some((span, found)) =
            self.marks.get(next).filter(|(span, _)| linkable && span.start < piece.end)
        {
            let marked = Span::new(span.start.max(piece.start), span.end.min(piece.end));
            self.text.push(Span::new(at, marked.start), &mut self.html);
            match *found {
                Found::Person(index) => self.draw_person(index, marked),
                Found::Epithet(index) => self.draw_epithet(index, marked),
                Found::Date(index) => self.draw_date(index, marked),
            }
            at = marked.end;
            next += 1;
        }
        self.text.push(Span::new(at, piece.end), &mut self.html);
    }

    fn draw_person(&mut self, index: usize, surface: Span) {
        match self.reading.mentions[index].person {
            Some(person) => {
                open_person(self.site, person, self.root, &mut self.html);
                self.end_link(surface);
            }
            None => self.draw_open("person", surface),
        }
    }

    /// A title that stands for a person leads there, a pronoun for several to the sentence that names them, and each says
    /// whom it means; where linking leaves that open, it is only text.
    fn draw_epithet(&mut self, index: usize, surface: Span) {
        let reading = self.reading;
        let mentions = &reading.annotations.epithets[index].persons;
        let persons: Option<Vec<usize>> = mentions.iter().map(|&mention| reading.speaker(mention)).collect();
        let words = &self.site.words.article;
        let name = |person: usize| self.site.dossier.people[person].preferred_name.as_str();
        let (address, note) = match persons.as_deref() {
            Some(&[person]) => {
                let address = [self.root, self.site.person_url(person)].concat();
                (address, words.epithet.fill(&[("name", &name(person))]))
            }
            Some(several) => {
                let named = reading.sentence_at(reading.annotations.persons[mentions[0]].span.start);
                let all: Vec<&str> = several.iter().map(|&person| name(person)).collect();
                let address = named.map_or_else(String::new, |sentence| format!("#s{}", sentence + 1));
                (address, words.pronoun.fill(&[("names", &all.join(", "))]))
            }
            None => {
                self.text.push(surface, &mut self.html);
                return;
            }
        };
        self.html.extend(["<a class=\"epithet\" href=\"", &address, "\" title=\""]);
        push_escaped(&note, &mut self.html);
        self.html.push_str("\">");
        self.end_link(surface);
    }

    /// What stays open leads to the list of what is undecided.
    fn draw_open(&mut self, class: &str, surface: Span) {
        let root = self.root;
        push_format(
            format_args!("<a class=\"{class} vague\" href=\"{root}about.html#offen\">"),
            &mut self.html,
        );
        self.end_link(surface);
    }

    fn end_link(&mut self, surface: Span) {
        self.text.push(surface, &mut self.html);
        self.html.push_str("</a>");
    }

    fn draw_date(&mut self, index: usize, surface: Span) {
        let resolved = &self.reading.dates[index];
        let Some(date) = &resolved.date else {
            self.draw_open("timex", surface);
            return;
        };
        let (html, root) = (&mut self.html, self.root);
        let class = if resolved.day().is_some() { "timex" } else { "timex vague" };
        let address = self.site.date_url(date);
        match &address {
            Some(path) => html.extend(["<a class=\"", class, "\" href=\"", root, path, "\">"]),
            None => html.extend(["<span class=\"", class, "\">"]),
        }
        let edtf = resolved.edtf().unwrap_or_else(|| date.clone());
        push_format(format_args!("<time datetime=\"{edtf}\">"), html);
        self.text.push(surface, html);
        html.push_str(if address.is_some() { "</time></a>" } else { "</time></span>" });
    }
}

fn forbids_links(element: &Element) -> bool {
    match element {
        Element::Link(_) | Element::ArticleLink(..) | Element::InlineCode => true,
        Element::Html(name, _) => name == "a",
        _ => false,
    }
}

/// Everything but the characters that RFC 3986 leaves unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The address of a picture of the corpus, relative to the site's root.
pub(super) fn picture_address(path: &Utf8Path) -> String {
    let encoded: Vec<String> =
        path.components().map(|part| utf8_percent_encode(part.as_str(), RESERVED).to_string()).collect();
    format!("assets/corpus/{}", encoded.join("/"))
}

/// A person whom the authority file confirms is drawn settled.
fn open_person(site: &Edition, person: usize, root: &str, html: &mut String) {
    let settled = site.dossier.people[person].record.is_some();
    let class = if settled { "person settled" } else { "person" };
    html.extend(["<a class=\"", class, "\" href=\"", root, site.person_url(person), "\">"]);
}

/// Appends a sentence with links on the persons in it; the person `own` is set bold instead.
pub(super) fn push_sentence(
    site: &Edition,
    article: usize,
    span: Span,
    own: Option<usize>,
    root: &str,
    html: &mut String,
) {
    let reading = &site.dossier.readings[article];
    let text = site.text_of(article);
    let mut at = span.start;
    for mention in reading.mentions_in(span) {
        let Some(person) = mention.person.filter(|_| mention.span.start >= at) else { continue };
        text.push(Span::new(at, mention.span.start), html);
        if own == Some(person) {
            html.push_str("<b class=\"hit\">");
            text.push(mention.span, html);
            html.push_str("</b>");
        } else {
            open_person(site, person, root, html);
            text.push(mention.span, html);
            html.push_str("</a>");
        }
        at = mention.span.end;
    }
    text.push(Span::new(at, span.end), html);
}
