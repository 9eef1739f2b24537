//! GROUND: what a user can mend in a file, said with code, place and help.
//!
//! A stage never stops at the first fault: it returns its value and what it has to say about it together,
//! as [`Reported`].

mod draw;
mod panic;

pub use draw::{draw, draw_all};
pub use panic::{Panic, catch_panic};

use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::text::Span;

/// The stable name of a kind of fault, `stage::kind`. Each has a bad input under `tests/bad/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// The site is published; with `--strict` it is not.
    Warning,
}

/// One thing a user can mend, with the place and what to write there.
///
/// The message is in lower case, without a final period, the user's own words in back-ticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of fault.
    pub code: Code,
    /// Whether it stops publication.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Option<Box<Place>>,
    /// What to write instead.
    pub help: Option<String>,
}

/// A place in a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user would name it from where the program was started.
    pub path: Utf8PathBuf,
    /// The whole file and the faulty bytes in it; `None` when the fault is the file itself.
    pub excerpt: Option<Excerpt>,
}

/// The faulty part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The file's text.
    pub source: Arc<str>,
    /// The faulty bytes.
    pub span: Span,
    /// Why it is wrong, beside the marked bytes; may be empty.
    pub label: String,
    /// The number that the first line of `source` has in its file.
    pub first_line: usize,
}

impl Diagnostic {
    /// An error without place or help.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), place: None, help: None }
    }

    /// A warning without place or help.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// The same, about the file `path` as a whole.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<Utf8PathBuf>) -> Self {
        self.place = Some(Box::new(Place { path: path.into(), excerpt: None }));
        self
    }

    /// The same, at `span` in `source`, the text of the file `path`.
    #[must_use]
    pub fn at(
        mut self,
        path: impl Into<Utf8PathBuf>,
        source: impl Into<Arc<str>>,
        span: Span,
        label: impl Into<String>,
    ) -> Self {
        let excerpt = Excerpt { source: source.into(), span, label: label.into(), first_line: 1 };
        self.place = Some(Box::new(Place { path: path.into(), excerpt: Some(excerpt) }));
        self
    }

    /// The same, where the text that the mark lies in begins at this line of its file.
    #[must_use]
    pub fn from_line(mut self, number: usize) -> Self {
        if let Some(excerpt) = self.place.as_mut().and_then(|place| place.excerpt.as_mut()) {
            excerpt.first_line = number;
        }
        self
    }

    /// The same, with advice on what to write.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether it stops publication.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A stage's value together with what it has to say about its input.
#[derive(Debug, Clone, Default)]
pub struct Reported<T> {
    /// What could be made of the input.
    pub value: T,
    /// What is wrong with it, in the order of the sources.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Reported<T> {
    /// A value with nothing to say about it.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Takes the value out and moves the diagnostics to the end of `sink`.
    pub fn take(self, sink: &mut Vec<Diagnostic>) -> T {
        sink.extend(self.diagnostics);
        self.value
    }
}
