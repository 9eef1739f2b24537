//! From front matter as typed to what is known about an article.

use chrono::NaiveDate;

use super::raw::{RawEntry, RawFrontMatter, RawValue};
use crate::config::{EMBARGO_HELP, Extent, read_embargo};
use crate::corpus::article::Language;
use crate::corpus::source::Source;
use crate::date::Edtf;
use crate::diagnostic::{Code, Diagnostic, Reported};
use crate::text::{Span, is_slug, one_line};

const DATE: Code = Code("front-matter::date");
const UNKNOWN_KEY: Code = Code("front-matter::unknown-key");
const WRONG_TYPE: Code = Code("front-matter::wrong-type");
const REPEATED_KEY: Code = Code("front-matter::repeated-key");
const URL: Code = Code("front-matter::url");
const FORMER: Code = Code("front-matter::former");
const LANG: Code = Code("front-matter::lang");
const TEXT: Code = Code("front-matter::text");
const EMBARGO: Code = Code("front-matter::embargo");
const RIGHTS_KEY: Code = Code("front-matter::rights-key");

/// Every key that front matter may have.
const KEYS: [&str; 13] = [
    "title", "date", "source", "author", "url", "lang", "tags", "slug", "former", "credit", "summary",
    "text", "embargo",
];
/// Those that decide what is shown: a slip in one of them must not publish anything.
const RIGHTS_KEYS: [&str; 2] = ["text", "embargo"];

/// What the front matter of an article says.
#[derive(Debug, Default)]
pub(in crate::corpus) struct FrontMatter {
    pub title: Option<String>,
    pub date: Option<Edtf>,
    pub source: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub lang: Option<Language>,
    pub tags: Vec<String>,
    pub slug: Option<String>,
    /// Ids that the article had before.
    pub former: Vec<String>,
    pub credit: Option<String>,
    pub summary: Option<String>,
    pub text: Option<Extent>,
    pub embargo: Option<NaiveDate>,
    /// Whether a date was typed, though perhaps none that can be read.
    pub has_date: bool,
}

/// Reads every key; what is wrong with one of them does not keep the others from being read.
pub(super) fn resolve(raw: RawFrontMatter, source: &Source<'_>) -> Reported<FrontMatter> {
    let mut front = FrontMatter::default();
    let mut diagnostics = Vec::new();
    let mut seen: Vec<&'static str> = Vec::new();
    for entry in raw.entries {
        let Some(&key) = KEYS.iter().find(|&&key| key == entry.key) else {
            diagnostics.push(report_unknown_key(&entry, source));
            continue;
        };
        if seen.contains(&key) {
            let diagnostic = Diagnostic::error(REPEATED_KEY, format!("`{key}` stands here twice"))
                .help("keep one of the two");
            diagnostics.push(source.point(diagnostic, entry.key_span, "again here"));
            continue;
        }
        seen.push(key);
        front.has_date |= key == "date" && !matches!(entry.value, RawValue::Missing);
        if let Err(diagnostic) = take_entry(&mut front, key, entry, source) {
            diagnostics.push(diagnostic);
        }
    }
    Reported { value: front, diagnostics }
}

fn take_entry(
    front: &mut FrontMatter,
    key: &'static str,
    entry: RawEntry,
    source: &Source<'_>,
) -> Result<(), Diagnostic> {
    let span = entry.value_span;
    if key == "tags" || key == "former" {
        let texts = read_texts(key, entry, source)?;
        match key {
            "tags" => front.tags = texts.into_iter().map(|(text, _)| text).collect(),
            _ => front.former = read_former(texts, source)?,
        }
        return Ok(());
    }
    let text = match entry.value {
        RawValue::Missing => return Ok(()),
        RawValue::Text(text) => one_line(&text),
        other => return Err(report_wrong_type(key, "a text", &other, span, source)),
    };
    if text.is_empty() && key != "date" {
        return Ok(());
    }
    match key {
        "title" => front.title = Some(text),
        "date" => front.date = Some(read_date(&text, span, source)?),
        "source" => front.source = Some(text),
        "author" => front.author = Some(text),
        "url" => front.url = Some(read_url(text, span, source)?),
        "lang" => front.lang = Some(read_language(&text, span, source)?),
        "slug" => front.slug = Some(text),
        "credit" => front.credit = Some(text),
        "text" => front.text = Some(read_extent(&text, span, source)?),
        "embargo" => front.embargo = Some(read_end_of_embargo(&text, span, source)?),
        _ => front.summary = Some(text),
    }
    Ok(())
}

/// Reads the date of publication.
pub(in crate::corpus) fn read_date(text: &str, span: Span, source: &Source<'_>) -> Result<Edtf, Diagnostic> {
    text.parse().map_err(|reason: crate::date::EdtfError| {
        let diagnostic = Diagnostic::error(DATE, "`date` is not a calendar date")
            .help("write the day of publication as YYYY-MM-DD, or YYYY-MM where only the month is known");
        source.point(diagnostic, span, reason.to_string())
    })
}

fn read_texts(key: &str, entry: RawEntry, source: &Source<'_>) -> Result<Vec<(String, Span)>, Diagnostic> {
    match entry.value {
        RawValue::Missing => Ok(Vec::new()),
        RawValue::List(items) => items
            .into_iter()
            .map(|(item, span)| match item {
                RawValue::Text(text) => Ok((one_line(&text), span)),
                other => Err(report_wrong_type(key, "a list of texts", &other, span, source)),
            })
            .collect(),
        other => Err(report_wrong_type(key, "a list of texts", &other, entry.value_span, source)),
    }
}

/// Reads ids that the article had before: the names of its pages without ending.
fn read_former(texts: Vec<(String, Span)>, source: &Source<'_>) -> Result<Vec<String>, Diagnostic> {
    let read = |(id, span): (String, Span)| {
        if is_slug(&id) {
            return Ok(id);
        }
        let diagnostic = Diagnostic::error(FORMER, format!("`{id}` is not the name of a page"))
            .help("write what stood between `articles/` and `.html`, as `2025-03-11-the-headline`");
        Err(source.point(diagnostic, span, "not made of small letters, digits and hyphens"))
    };
    texts.into_iter().map(read).collect()
}

fn read_url(text: String, span: Span, source: &Source<'_>) -> Result<String, Diagnostic> {
    let lower = text.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    if host.is_some_and(|host| !host.starts_with(['/', '?', '#']) && !host.is_empty())
        && !text.contains(char::is_whitespace)
    {
        return Ok(text);
    }
    let diagnostic = Diagnostic::error(URL, "`url` is not the address of a page")
        .help("write it in full, as `https://example.org/page`");
    Err(source.point(diagnostic, span, "neither `https://` nor `http://` and a host"))
}

fn read_language(text: &str, span: Span, source: &Source<'_>) -> Result<Language, Diagnostic> {
    Language::from_tag(text).ok_or_else(|| {
        let diagnostic = Diagnostic::error(LANG, format!("`{text}` is no language that can be read"))
            .help("write `de` for German or `en` for English");
        source.point(diagnostic, span, "neither `de` nor `en`")
    })
}

fn read_extent(text: &str, span: Span, source: &Source<'_>) -> Result<Extent, Diagnostic> {
    Extent::parse(text).ok_or_else(|| {
        let diagnostic = Diagnostic::error(TEXT, format!("`{text}` is no extent of a text"));
        source.point(diagnostic.help(Extent::HELP), span, "")
    })
}

fn read_end_of_embargo(text: &str, span: Span, source: &Source<'_>) -> Result<NaiveDate, Diagnostic> {
    read_embargo(text).ok_or_else(|| {
        let diagnostic = Diagnostic::error(EMBARGO, "`embargo` is no day").help(EMBARGO_HELP);
        source.point(diagnostic, span, "")
    })
}

fn report_wrong_type(
    key: &str,
    wanted: &str,
    found: &RawValue,
    span: Span,
    source: &Source<'_>,
) -> Diagnostic {
    let help = match key {
        "tags" => "write tags in brackets, as `[\"election\", \"budget\"]`".to_owned(),
        "former" => "write them in brackets, as `[\"2025-03-11-the-headline\"]`".to_owned(),
        _ => format!("write one text behind `{key}`, in quotation marks if need be"),
    };
    let diagnostic = Diagnostic::error(WRONG_TYPE, format!("`{key}` is not {wanted}")).help(help);
    source.point(diagnostic, span, format!("this is {}", found.kind()))
}

fn report_unknown_key(entry: &RawEntry, source: &Source<'_>) -> Diagnostic {
    let typed: String = entry.key.chars().take(20).flat_map(char::to_lowercase).collect();
    let slip = RIGHTS_KEYS.iter().find(|key| strsim::damerau_levenshtein(key, &typed) <= 1);
    if let Some(key) = slip {
        let diagnostic = Diagnostic::error(RIGHTS_KEY, format!("`{}` looks like `{key}`", entry.key))
            .help(format!("write `{key}`, which decides what is shown, or another name"));
        return source.point(diagnostic, entry.key_span, "not read");
    }
    let nearest = KEYS.iter().map(|key| (strsim::levenshtein(key, &typed), key)).min();
    let help = match nearest {
        Some((distance, key)) if distance <= 2 => format!("did you mean `{key}`?"),
        _ => format!("the keys are {}", KEYS.map(|key| format!("`{key}`")).join(", ")),
    };
    let diagnostic = Diagnostic::warning(UNKNOWN_KEY, format!("there is no key `{}`", entry.key)).help(help);
    source.point(diagnostic, entry.key_span, "not read")
}
