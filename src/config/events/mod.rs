//! `events.toml`: what its author adds to the events that were found, hides of them, or puts right.
//!
//! ```toml
//! [[event]]                        # an event that no sentence gives, or none with a date
//! date = "2025-03-11"              # EDTF
//! label = "Die Delegationen beraten in Dschidda"
//! people = ["Marco Rubio"]         # optional: names that the dossier knows
//! article = "treffen.txt"          # optional: file or id of an article that tells of it …
//! sentence = "am langen Tisch"     # … and words of its sentence
//!
//! [[hide]]                         # by the address of its sentence, as the timeline links to it …
//! event = "articles/2025-03-treffen.html#s12"
//!
//! [[correct]]                      # … or by article and words of its sentence
//! article = "treffen.txt"
//! sentence = "am Dienstag in Dschidda"
//! date = "2025-03-11"              # one or more of `date`, `label`, `people`
//! ```
//!
//! What an edit points to is known only after linking; [`EventEdits`] keeps the places in the file for that.

mod raw;

use std::ops::Range;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use toml::Spanned;

use crate::date::Edtf;
use crate::diagnostic::{Code, Diagnostic, Reported};
use crate::text::{Span, lower_first, one_line};

use raw::{RawAdded, RawCorrection, RawEdits};

const UNREADABLE: Code = Code("events::unreadable");
const SYNTAX: Code = Code("events::syntax");
const DATE: Code = Code("events::date");
const EMPTY: Code = Code("events::empty");
const POINTER: Code = Code("events::pointer");
const NO_CHANGE: Code = Code("events::no-change");

/// What the author says of events.
#[derive(Debug, Clone, Default)]
pub struct EventEdits {
    /// The file, for diagnostics.
    path: Utf8PathBuf,
    source: Arc<str>,
    /// Events of the author's own, as ordered in the file.
    pub added: Vec<AddedEvent>,
    /// Events that are not to be shown.
    pub hidden: Vec<EventPointer>,
    /// Events that are to be shown otherwise.
    pub corrected: Vec<Correction>,
}

/// A text with its place in `events.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text, with single spaces.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// An event of the author's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedEvent {
    /// When.
    pub date: Edtf,
    /// What.
    pub label: Written,
    /// Who.
    pub people: Vec<Written>,
    /// The article that tells of it, by file or id, and words of the sentence.
    pub told_by: Option<(Written, Written)>,
}

/// Which event is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventPointer {
    /// By its id, or the address of a sentence that tells of it.
    Address(Written),
    /// By an article's file or id, and words of the sentence.
    Sentence(Written, Written),
}

impl EventPointer {
    /// Where it stands in the file.
    pub fn span(&self) -> Span {
        match self {
            Self::Address(written) | Self::Sentence(_, written) => written.span,
        }
    }
}

/// What is to be shown of an event instead of what was found; `None` leaves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which event.
    pub event: EventPointer,
    /// When.
    pub date: Option<Edtf>,
    /// What.
    pub label: Option<String>,
    /// Who, instead of those whom its sentences name.
    pub people: Option<Vec<Written>>,
}

impl EventEdits {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.hidden.is_empty() && self.corrected.is_empty()
    }

    /// The same without what points to articles that are not there, `is_gone` by file, id or address.
    #[must_use]
    pub fn without(&self, is_gone: impl Fn(&str) -> bool) -> Self {
        let stays = |pointer: &EventPointer| match pointer {
            EventPointer::Address(written) | EventPointer::Sentence(written, _) => !is_gone(&written.text),
        };
        let mut edits = self.clone();
        edits.hidden.retain(stays);
        edits.corrected.retain(|correction| stays(&correction.event));
        edits.added.retain(|event| event.told_by.as_ref().is_none_or(|(written, _)| !is_gone(&written.text)));
        edits
    }

    /// An error at a place of the file.
    pub fn error(&self, code: Code, message: String, span: Span, label: &str, help: &str) -> Diagnostic {
        Diagnostic::error(code, message)
            .at(self.path.clone(), self.source.clone(), span, label)
            .help(help.to_owned())
    }
}

/// Reads `events.toml` at `path`, if there is one.
pub(super) fn load_events(path: &Utf8Path) -> Reported<EventEdits> {
    let mut diagnostics = Vec::new();
    let source: Arc<str> = match std::fs::read_to_string(path) {
        Ok(source) => source.into(),
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => "".into(),
        Err(fault) => {
            let message = format!("`events.toml` cannot be read: {fault}");
            diagnostics.push(Diagnostic::error(UNREADABLE, message).in_file(path));
            "".into()
        }
    };
    let edits = EventEdits { path: path.to_owned(), source, ..EventEdits::default() };
    let raw = toml::from_str(&edits.source).unwrap_or_else(|fault| {
        let span = fault.span().unwrap_or(0..edits.source.len().min(1));
        let message = lower_first(fault.message().lines().next().unwrap_or_default());
        let help = "`events.toml` holds tables `[[event]]` with `date`, `label`, `people`, `article`, \
                    `sentence`; `[[hide]]` with `event`, or `article` and `sentence`; `[[correct]]` with \
                    the same and a new `date`, `label` or `people`";
        diagnostics.push(edits.error(SYNTAX, message, span.into(), "", help));
        RawEdits::default()
    });
    let mut check = Check { edits, diagnostics };
    check.resolve(raw);
    let place = |fault: &Diagnostic| {
        fault.place.as_ref().and_then(|place| place.excerpt.as_ref()).map(|excerpt| excerpt.span)
    };
    check.diagnostics.sort_by_key(place);
    Reported { value: check.edits, diagnostics: check.diagnostics }
}

struct Check {
    edits: EventEdits,
    diagnostics: Vec<Diagnostic>,
}

impl Check {
    fn report(&mut self, code: Code, message: &str, span: Range<usize>, label: &str, help: &str) {
        let error = self.edits.error(code, message.to_owned(), span.into(), label, help);
        self.diagnostics.push(error);
    }

    fn resolve(&mut self, raw: RawEdits) {
        for event in raw.event {
            if let Some(event) = self.resolve_added(&event) {
                self.edits.added.push(event);
            }
        }
        for hidden in raw.hide {
            let span = first_line(hidden.span(), &self.edits.source);
            let hidden = hidden.into_inner();
            let pointer = self.resolve_pointer(span, hidden.event, hidden.article, hidden.sentence);
            self.edits.hidden.extend(pointer);
        }
        for correction in raw.correct {
            let span = first_line(correction.span(), &self.edits.source);
            if let Some(correction) = self.resolve_correction(span, correction.into_inner()) {
                self.edits.corrected.push(correction);
            }
        }
    }

    fn resolve_added(&mut self, raw: &RawAdded) -> Option<AddedEvent> {
        let date = self.parse_date(&raw.date);
        let label = self.written(&raw.label);
        let people = raw.people.iter().filter_map(|name| self.written(name)).collect();
        let told_by = match (&raw.article, &raw.sentence) {
            (Some(article), Some(sentence)) => Some((self.written(article)?, self.written(sentence)?)),
            (Some(alone), None) | (None, Some(alone)) => {
                let help =
                    "write both: `article` with a file or an id, `sentence` with words of the sentence";
                self.report(POINTER, "`article` and `sentence` go together", alone.span(), "", help);
                None
            }
            (None, None) => None,
        };
        Some(AddedEvent { date: date?, label: label?, people, told_by })
    }

    fn resolve_correction(&mut self, span: Range<usize>, raw: RawCorrection) -> Option<Correction> {
        if raw.date.is_none() && raw.label.is_none() && raw.people.is_none() {
            let help = "write a new `date`, `label` or `people`; to leave the event out, use `[[hide]]`";
            self.report(NO_CHANGE, "this table corrects nothing", span.clone(), "", help);
        }
        let event = self.resolve_pointer(span, raw.event, raw.article, raw.sentence);
        let date = raw.date.and_then(|date| self.parse_date(&date));
        let label = raw.label.and_then(|label| self.written(&label)).map(|label| label.text);
        let people =
            raw.people.map(|people| people.iter().filter_map(|name| self.written(name)).collect::<Vec<_>>());
        Some(Correction { event: event?, date, label, people })
    }

    fn resolve_pointer(
        &mut self,
        span: Range<usize>,
        event: Option<Spanned<String>>,
        article: Option<Spanned<String>>,
        sentence: Option<Spanned<String>>,
    ) -> Option<EventPointer> {
        match (event, article, sentence) {
            (Some(event), None, None) => Some(EventPointer::Address(self.written(&event)?)),
            (None, Some(article), Some(sentence)) => {
                Some(EventPointer::Sentence(self.written(&article)?, self.written(&sentence)?))
            }
            _ => {
                let help = "write either `event` with the address of its sentence, as in `event = \
                            \"articles/2025-03-treffen.html#s12\"`, or `article` and `sentence`";
                self.report(POINTER, "this table does not say which event it means", span, "", help);
                None
            }
        }
    }

    fn parse_date(&mut self, date: &Spanned<String>) -> Option<Edtf> {
        let parsed: Result<Edtf, _> = date.as_ref().parse();
        if let Err(fault) = &parsed {
            let message = format!("`{}` is no EDTF date", date.as_ref());
            let help = "write YYYY-MM-DD, YYYY-MM or YYYY, with `~` behind it for about then, or two dates \
                        with `/` between them for a stretch of time";
            self.report(DATE, &message, date.span(), &fault.to_string(), help);
        }
        parsed.ok()
    }

    /// The text with single spaces, unless it says nothing.
    fn written(&mut self, text: &Spanned<String>) -> Option<Written> {
        let span = text.span();
        let tidy = one_line(text.as_ref());
        if !tidy.chars().any(char::is_alphanumeric) {
            self.report(EMPTY, "a text has no letters", span, "", "write it, or delete the key");
            return None;
        }
        Some(Written { text: tidy, span: span.into() })
    }
}

/// The first line of a table, which is its header.
fn first_line(span: Range<usize>, source: &str) -> Range<usize> {
    let text = source.get(span.clone()).unwrap_or_default();
    span.start..span.start + text.find('\n').unwrap_or(text.len()).max(1)
}
