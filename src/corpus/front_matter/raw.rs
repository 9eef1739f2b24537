//! The keys and values of front matter as they were typed, whatever the format.

use crate::text::{Span, lower_first};

/// Front matter as typed. Spans count in the text that was parsed.
#[derive(Debug, Default)]
pub(in crate::corpus) struct RawFrontMatter {
    /// The entries in the order of the file.
    pub entries: Vec<RawEntry>,
}

/// One key and its value.
#[derive(Debug)]
pub(in crate::corpus) struct RawEntry {
    /// The key.
    pub key: String,
    /// Where it stands.
    pub key_span: Span,
    /// Its value.
    pub value: RawValue,
    /// Where that stands.
    pub value_span: Span,
}

/// A value as far as front matter of articles needs it.
#[derive(Debug)]
pub(in crate::corpus) enum RawValue {
    /// Nothing behind the key.
    Missing,
    /// A string, or a date or number as it was typed.
    Text(String),
    /// A list of such.
    List(Vec<(RawValue, Span)>),
    /// Anything else, and its name.
    Other(&'static str),
}

impl RawValue {
    /// The name of the value's type, with an article.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Missing => "nothing",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Other(name) => name,
        }
    }
}

/// Why front matter cannot be parsed, and where.
#[derive(Debug)]
pub(in crate::corpus) struct RawFault {
    /// The place in the text that was parsed.
    pub span: Span,
    /// The reason, in lower case and on one line.
    pub message: String,
}

impl RawFrontMatter {
    /// The same, `by` bytes further on.
    pub(super) fn shift(mut self, by: usize) -> Self {
        for entry in &mut self.entries {
            entry.key_span = entry.key_span.shift(by);
            entry.value_span = entry.value_span.shift(by);
            if let RawValue::List(items) = &mut entry.value {
                for (_, span) in items {
                    *span = span.shift(by);
                }
            }
        }
        self
    }
}

/// The first line of a parser's message, in the manner of our labels: lower case, no final period.
pub(super) fn tidy_message(message: &str) -> String {
    let line = message.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("cannot be parsed");
    lower_first(line.trim_end_matches('.'))
}
