//! The text of one file, with what is needed to point into it.

use std::borrow::Cow;
use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// The text of a file and its name, as diagnostics print it.
pub(super) struct Source<'a> {
    /// The file, as the user would name it.
    pub label: &'a Utf8Path,
    /// Its text, without byte order mark and with bare line feeds; lines and columns are those of the file.
    pub text: Arc<str>,
}

impl<'a> Source<'a> {
    /// Takes the text of a file as it was read.
    pub(super) fn new(label: &'a Utf8Path, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text: Cow<'_, str> = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n").into()
        } else {
            text.into()
        };
        Self { label, text: text.into() }
    }

    /// The same diagnostic, at `span` of this file.
    pub(super) fn point(&self, diagnostic: Diagnostic, span: Span, label: impl Into<String>) -> Diagnostic {
        diagnostic.at(self.label, Arc::clone(&self.text), self.on_borders(span), label)
    }

    /// Where `part`, a slice of this text, lies in it.
    pub(super) fn span_of(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let start = start.min(self.text.len());
        Span::new(start, (start + part.len()).min(self.text.len()))
    }

    /// The first line that says something, or the start of the file.
    pub(super) fn first_line(&self) -> Span {
        let text = self.text.trim_start();
        let line = text.lines().next().unwrap_or_default();
        let shown = line.char_indices().nth(60).map_or(line, |(cut, _)| &line[..cut]);
        self.span_of(shown.trim_end())
    }

    /// `span`, widened so that it starts and ends on character borders of the text.
    fn on_borders(&self, span: Span) -> Span {
        let mut start = span.start.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = span.end.clamp(start, self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        Span::new(start, end)
    }
}
