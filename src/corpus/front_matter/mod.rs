//! Front matter: what is known about an article, in YAML between `---` or TOML between `+++`.
//!
//! Both formats are read into one [`RawFrontMatter`], a list of keys and values as typed, each with its place.
//! From it [`resolve`] makes the [`FrontMatter`] and says what is wrong with it.

mod raw;
mod resolve;
mod toml;
mod yaml;

pub(super) use resolve::{FrontMatter, read_date};

use super::source::Source;
use crate::diagnostic::{Code, Diagnostic, Reported};
use crate::text::Span;

const UNCLOSED: Code = Code("front-matter::unclosed");
const SYNTAX: Code = Code("front-matter::syntax");

/// Splits a file into front matter and the text behind it. Without front matter everything is text.
///
/// The value's second part is the byte offset at which the text begins. `None` for the first part means there is
/// no front matter, or that it could not be read, which is then an error among the diagnostics.
pub(super) fn read_front_matter(source: &Source<'_>) -> Reported<(Option<FrontMatter>, usize)> {
    let text = &*source.text;
    let first = text.lines().next().unwrap_or_default();
    let fence = first.trim_end();
    if fence != "---" && fence != "+++" {
        return Reported::clean((None, 0));
    }
    let start = (first.len() + 1).min(text.len());
    let mut end = start;
    let mut after = None;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == fence {
            after = Some(end + line.len());
            break;
        }
        end += line.len();
    }
    let Some(after) = after else {
        let diagnostic = Diagnostic::error(UNCLOSED, "the front matter is not closed")
            .help(format!("put a line of `{fence}` between the front matter and the text"));
        let diagnostics = vec![source.point(diagnostic, Span::new(0, fence.len()), "opened here")];
        return Reported { value: (None, text.len()), diagnostics };
    };
    let inner = Span::new(start, end);
    let parsed = if fence == "---" { yaml::parse(inner.of(text)) } else { toml::parse(inner.of(text)) };
    match parsed {
        Ok(raw) => {
            let Reported { value, diagnostics } = resolve::resolve(raw.shift(start), source);
            Reported { value: (Some(value), after), diagnostics }
        }
        Err(fault) => {
            let (language, help) = if fence == "---" {
                (
                    "YAML",
                    "write one `key: value` on each line; a text with a colon belongs in quotation marks",
                )
            } else {
                ("TOML", "write one `key = \"value\"` on each line")
            };
            let diagnostic =
                Diagnostic::error(SYNTAX, format!("the front matter is not valid {language}")).help(help);
            let diagnostics = vec![source.point(diagnostic, fault.span.shift(start), fault.message)];
            Reported { value: (None, after), diagnostics }
        }
    }
}
