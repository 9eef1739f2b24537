//! The state of a published site, `data/changes.json`: what it held, and what had changed until then. A later build is given
//! it with `--since` and tells what has changed from there on.
//!
//! It holds nothing but what the site shows anyway: ids, names and dates, and of events a hash of their words.

use std::fs;
use std::io::ErrorKind;

use camino::{Utf8Path, Utf8PathBuf};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;

const SINCE: Code = Code("config::since");

/// The state's address in a site.
pub const STATE: &str = "data/changes.json";

/// The form that this version reads and writes.
const FORMAT: u32 = 1;

/// What a published site held, and what had changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedState {
    /// The form of the state.
    pub format: u32,
    /// What had changed, the newest first.
    pub history: Vec<ChangedDay>,
    /// The articles.
    pub articles: Vec<ArticleState>,
    /// The persons.
    pub people: Vec<PersonState>,
    /// The events that articles tell of.
    pub events: Vec<EventState>,
}

/// What a site held of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleState {
    /// Its id.
    pub id: String,
    /// A hash of its file's path, by which it is known where its id changes.
    pub file: String,
    /// When it appeared, in EDTF.
    pub date: String,
}

/// What a site held of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonState {
    /// The id.
    pub id: String,
    /// The preferred name.
    pub name: String,
    /// All forms of the name.
    pub forms: Vec<String>,
}

/// What a site held of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventState {
    /// Its id.
    pub id: String,
    /// A hash of its words, so that another sentence in its place is not taken for it.
    pub words: String,
    /// When, in EDTF.
    pub date: String,
}

/// What changed with the builds of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedDay {
    /// The day.
    pub date: NaiveDate,
    /// What changed, in the order in which it is told.
    pub changes: Vec<Change>,
}

/// One change; ids are those of the newest site that knows of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Change {
    /// An article is new.
    NewArticle {
        /// Its id.
        id: String,
    },
    /// An article's date of publication was put right.
    ArticleDate {
        /// Its id.
        id: String,
        /// What the date was.
        from: String,
        /// What it is.
        to: String,
    },
    /// The date of an event was put right.
    EventDate {
        /// Its id.
        id: String,
        /// What the date was.
        from: String,
        /// What it is.
        to: String,
    },
    /// A person is new.
    NewPerson {
        /// The id.
        id: String,
    },
    /// Somebody who stood under a name of their own is the same person.
    Merged {
        /// The id of the person.
        id: String,
        /// The name of the other.
        from: String,
    },
    /// A person was taken for another one before.
    Split {
        /// The id of the person.
        id: String,
        /// The id of the other.
        from: String,
    },
    /// A person has another preferred name.
    Renamed {
        /// The id.
        id: String,
        /// The name before.
        from: String,
    },
}

impl Default for PublishedState {
    fn default() -> Self {
        Self {
            format: FORMAT,
            history: Vec::new(),
            articles: Vec::new(),
            people: Vec::new(),
            events: Vec::new(),
        }
    }
}

/// Reads the state at `path`, or in the site published in the folder `path`.
///
/// # Errors
/// The file cannot be read or is no state of this form.
pub(super) fn load_state(path: &Utf8Path) -> Result<PublishedState, Diagnostic> {
    let file: Utf8PathBuf = if path.is_dir() { path.join(STATE) } else { path.to_owned() };
    let help = "name the folder of a site that was published, or its `data/changes.json`";
    let source = fs::read_to_string(&file).map_err(|fault| {
        let message = match fault.kind() {
            ErrorKind::NotFound => "there is no site and no state of one here".to_owned(),
            _ => format!("this file cannot be read: {fault}"),
        };
        Diagnostic::error(SINCE, message).in_file(file.clone()).help(help)
    })?;
    let state: PublishedState = serde_json::from_str(&source).map_err(|fault| {
        let above: usize = source.split_inclusive('\n').take(fault.line().max(1) - 1).map(str::len).sum();
        let at = source.floor_char_boundary(above + fault.column().max(1) - 1);
        Diagnostic::error(SINCE, "this is no state of a published site")
            .at(file.clone(), source.as_str(), Span::new(at, source.ceil_char_boundary(at + 1)), "")
            .help(help)
    })?;
    if state.format == FORMAT {
        return Ok(state);
    }
    let message = format!("this state has the form {}, which is not known", state.format);
    let help = "another version of Leporello made it; build once without `--since` to begin a new one";
    Err(Diagnostic::error(SINCE, message).in_file(file).help(help))
}
