//! One file → one article: front matter, body, headline and id together.

use camino::{Utf8Path, Utf8PathBuf};

use super::article::{Article, Body, Headline, Metadata};
use super::credit::credit_text;
use super::dateline::find_dateline;
use super::front_matter::{FrontMatter, read_date, read_front_matter};
use super::headline::derive_headline;
use super::identity::{make_id, named_by};
use super::markdown::{MarkdownText, Neighbours, read_markdown};
use super::plain_text::split_head;
use super::source::Source;
use super::{Defaults, Picture};
use crate::date::Edtf;
use crate::diagnostic::{Code, Diagnostic, Reported};

const EMPTY: Code = Code("corpus::empty");
/// An article says neither in its front matter nor before its text when it appeared.
pub const MISSING_DATE: Code = Code("front-matter::missing-date");

/// The form of an article's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    PlainText,
    Markdown,
}

impl Form {
    /// The form that a file's name tells; `None` for files that are no articles.
    pub(super) fn of(path: &Utf8Path) -> Option<Self> {
        match path.extension()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::PlainText),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// Reads one article that stands in no folder; `path_label` names it in diagnostics, and its ending the form.
///
/// The value is `None` when the article cannot be used; the diagnostics then say why. Links to other articles and
/// pictures cannot be followed and are left out.
pub fn read_article_text(
    path_label: &Utf8Path,
    source: &str,
    defaults: &Defaults,
) -> Reported<Option<Article>> {
    let source = Source::new(path_label, source);
    let Reported { value, diagnostics } = read_article(&source, path_label, defaults, None);
    Reported { value: value.map(|(article, _)| article), diagnostics }
}

/// Reads one article and the pictures it shows.
pub(super) fn read_article(
    source: &Source<'_>,
    path: &Utf8Path,
    defaults: &Defaults,
    neighbours: Option<&Neighbours<'_>>,
) -> Reported<Option<(Article, Vec<Picture>)>> {
    if source.text.trim().is_empty() {
        return Reported { value: None, diagnostics: vec![report_empty(source)] };
    }
    let form = Form::of(path).unwrap_or(Form::PlainText);
    let mut diagnostics = Vec::new();
    let (front, start) = read_front_matter(source).take(&mut diagnostics);
    if front.is_none() && !diagnostics.is_empty() {
        return Reported { value: None, diagnostics };
    }
    let mut front = front.unwrap_or_default();
    let start =
        if form == Form::PlainText { read_head(&mut front, source, start, &mut diagnostics) } else { start };
    let text = match form {
        Form::PlainText => {
            let body = Body::from_pasted_text(&source.text[start..]);
            MarkdownText { body, ..MarkdownText::default() }
        }
        Form::Markdown => {
            read_markdown(source, start, path, front.title.as_deref(), neighbours).take(&mut diagnostics)
        }
    };
    if text.body.text.is_empty() {
        diagnostics.push(report_empty(source));
    } else if !front.has_date {
        diagnostics.push(report_missing_date(source, form));
    }
    let value = match front.date.take() {
        Some(published) if !text.body.text.is_empty() => {
            Some(assemble(path, defaults, front, published, text))
        }
        _ => None,
    };
    Reported { value, diagnostics }
}

/// Reads the head `date …` of a plain text, if the front matter gives no date; returns where the text begins.
fn read_head(
    front: &mut FrontMatter,
    source: &Source<'_>,
    start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> usize {
    let Some(head) =
        split_head(&source.text[start..]).filter(|head| !front.has_date && !head.date.is_empty())
    else {
        return start;
    };
    front.has_date = true;
    match read_date(head.date, source.span_of(head.date), source) {
        Ok(date) => front.date = Some(date),
        Err(diagnostic) => diagnostics.push(diagnostic),
    }
    source.span_of(head.rest).start
}

fn assemble(
    path: &Utf8Path,
    defaults: &Defaults,
    front: FrontMatter,
    published: Edtf,
    text: MarkdownText,
) -> (Article, Vec<Picture>) {
    let body = text.body;
    let headline = match front.title.or(text.headline) {
        Some(text) => Headline { text, derived: false },
        None => Headline { text: derive_headline(&body), derived: true },
    };
    let dateline = body
        .blocks
        .iter()
        .find(|block| block.dateline.is_some())
        .and_then(|block| find_dateline(block.span.of(&body.text)))
        .map(|found| found.places)
        .unwrap_or_default();
    let found_credit = body.blocks.iter().find_map(|block| block.credit);
    let credit =
        front.credit.or_else(|| found_credit.map(|span| credit_text(span.of(&body.text)).to_owned()));
    let metadata = Metadata {
        published,
        language: front.lang.unwrap_or(defaults.language),
        source: front.source,
        author: front.author,
        url: front.url,
        tags: front.tags,
        credit,
        summary: front.summary,
        dateline,
        headline,
    };
    let path: Utf8PathBuf = path.as_str().replace('\\', "/").into();
    let mut rights = defaults.rights.of(&path);
    rights.text = front.text.unwrap_or(rights.text);
    rights.embargo = front.embargo.or(rights.embargo);
    let id = make_id(&metadata.published, front.slug.as_deref(), named_by(&metadata, &path, rights.text));
    (Article { id, former: front.former, path, metadata, rights, body }, text.pictures)
}

fn report_empty(source: &Source<'_>) -> Diagnostic {
    Diagnostic::error(EMPTY, "the article has no text")
        .in_file(source.label)
        .help("paste the article into the file, or delete the file")
}

fn report_missing_date(source: &Source<'_>, form: Form) -> Diagnostic {
    let help = match form {
        Form::PlainText => {
            "begin the file with `date YYYY-MM-DD`, or `date YYYY-MM` where only the month is known"
        }
        Form::Markdown => {
            "begin the file with front matter: a line `---`, a line `date: YYYY-MM-DD`, a line `---`"
        }
    };
    let diagnostic = Diagnostic::error(MISSING_DATE, "the article has no date").help(help);
    source.point(diagnostic, source.first_line(), "`date` is missing here")
}
