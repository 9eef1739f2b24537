//! What of the articles may be shown: `[rights]` of `site.toml`, for the whole dossier and by folder.
//!
//! ```toml
//! [rights]
//! text = "excerpt"                 # "full", "excerpt" or "metadata"
//! words = 60                       # of the lead, in an excerpt
//! share = 25                       # percent of its words that an excerpt shows at most, lead and evidence together
//! people = "public"                # else search engines are asked to leave out the pages of persons
//!
//! [[rights.folders]]               # a folder below the corpus folder; the deepest one counts
//! path = "agentur"
//! text = "metadata"
//! embargo = 2026-03-01             # shown from that day on
//! ```

use std::sync::Arc;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use crate::date::{Date, Edtf};
use crate::diagnostic::{Code, Diagnostic};

const TEXT: Code = Code("config::text");
const SHARE: Code = Code("config::share");
const PEOPLE: Code = Code("config::people");
const FOLDER: Code = Code("config::folder");
const EMBARGO: Code = Code("config::embargo");

/// How many words of the lead an excerpt shows, unless the settings say otherwise.
const WORDS: usize = 60;
/// How many percent of its words an excerpt shows at most, and how many the settings may allow.
const SHARE_SHOWN: usize = 25;
const MOST_SHARE: usize = 50;

/// How much of an article is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Extent {
    /// Its whole text.
    #[default]
    Full,
    /// The beginning of its lead, and some of the sentences that claims rest on.
    Excerpt,
    /// Headline, source, persons and dates, but no sentence.
    Metadata,
}

impl Extent {
    /// How it is written, and what for.
    pub const HELP: &'static str = "write `full`, `excerpt` or `metadata`";

    /// Reads it as it is written.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "full" => Some(Self::Full),
            "excerpt" => Some(Self::Excerpt),
            "metadata" => Some(Self::Metadata),
            _ => None,
        }
    }
}

/// What may be shown of one article, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// How much of the text.
    pub text: Extent,
    /// The most words of the lead in an excerpt.
    pub words: usize,
    /// The most of its words, in percent, that an excerpt shows in all.
    pub share: usize,
    /// The first day on which the article is shown at all.
    pub embargo: Option<NaiveDate>,
}

impl Default for Rights {
    fn default() -> Self {
        Self { text: Extent::Full, words: WORDS, share: SHARE_SHOWN, embargo: None }
    }
}

/// What may be shown of the articles of a dossier.
#[derive(Debug, Clone, Default)]
pub struct RightsConfig {
    /// What holds where nothing else is said.
    site: Rights,
    /// What folders say, the deepest last.
    folders: Vec<FolderRights>,
    /// The day of the build; where it is not known, every embargo holds.
    pub build_date: Option<NaiveDate>,
    /// Whether everything is shown, to the author alone.
    pub private: bool,
}

/// What holds below a folder.
#[derive(Debug, Clone)]
struct FolderRights {
    path: Utf8PathBuf,
    text: Option<Extent>,
    embargo: Option<NaiveDate>,
}

impl RightsConfig {
    /// What the settings say of the article at `path`, relative to the corpus folder.
    pub fn of(&self, path: &Utf8Path) -> Rights {
        let mut rights = self.site;
        for folder in self.folders.iter().filter(|folder| path.starts_with(&folder.path)) {
            rights.text = folder.text.unwrap_or(rights.text);
            rights.embargo = folder.embargo.or(rights.embargo);
        }
        rights
    }

    /// Whether an article of these rights must not be shown yet.
    pub fn is_held_back(&self, rights: &Rights) -> bool {
        let held = |embargo| self.build_date.is_none_or(|today| today < embargo);
        !self.private && rights.embargo.is_some_and(held)
    }
}

/// Reads a day as `embargo` wants it.
pub fn read_embargo(text: &str) -> Option<NaiveDate> {
    let date = text.parse::<Edtf>().ok()?.day()?;
    (date == Date::from(date.first_day())).then(|| date.first_day())
}

/// The help where an embargo is no day.
pub const EMBARGO_HELP: &str = "write the first day on which the article may be seen as YYYY-MM-DD";

/// `[rights]` exactly as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRights {
    text: Option<Spanned<String>>,
    words: Option<usize>,
    share: Option<Spanned<usize>>,
    people: Option<Spanned<String>>,
    #[serde(default)]
    folders: Vec<RawFolderRights>,
}

/// One `[[rights.folders]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFolderRights {
    path: Spanned<String>,
    text: Option<Spanned<String>>,
    embargo: Option<Spanned<toml::Value>>,
}

/// `[rights]` resolved.
pub(super) struct Resolved {
    pub rights: RightsConfig,
    /// Whether search engines may list the pages of persons.
    pub people_public: bool,
}

/// Reads what `site.toml` at `path` says of rights over the articles in the folder `corpus`. A value that is none is an
/// error, as is a folder that does not exist: a rule that silently does nothing would publish what it was to withhold.
pub(super) fn resolve_rights(
    raw: RawRights,
    corpus: &Utf8Path,
    path: &Utf8Path,
    source: &Arc<str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolved {
    let mut reader = Reader { path, source, diagnostics };
    let mut site = Rights { words: raw.words.unwrap_or(WORDS), ..Rights::default() };
    site.text = reader.read_extent(raw.text).unwrap_or_default();
    site.share = reader.read_share(raw.share).unwrap_or(SHARE_SHOWN);
    let people_public = reader.read_people(raw.people);
    let mut folders: Vec<FolderRights> =
        raw.folders.into_iter().filter_map(|folder| reader.read_folder(folder, corpus)).collect();
    folders.sort_by_key(|folder| folder.path.components().count());
    Resolved { rights: RightsConfig { site, folders, ..RightsConfig::default() }, people_public }
}

struct Reader<'a> {
    path: &'a Utf8Path,
    source: &'a Arc<str>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn report<T>(&mut self, code: Code, message: String, value: &Spanned<T>, help: &str) {
        let diagnostic = Diagnostic::error(code, message);
        let placed = diagnostic.at(self.path, self.source.clone(), value.span().into(), "");
        self.diagnostics.push(placed.help(help));
    }

    fn read_extent(&mut self, text: Option<Spanned<String>>) -> Option<Extent> {
        let text = text?;
        let extent = Extent::parse(text.as_ref());
        if extent.is_none() {
            let message = format!("`{}` is no extent of a text", text.as_ref());
            self.report(TEXT, message, &text, Extent::HELP);
        }
        extent
    }

    fn read_share(&mut self, share: Option<Spanned<usize>>) -> Option<usize> {
        let share = share?;
        if *share.as_ref() > MOST_SHARE {
            let message = format!("an excerpt of {} percent is none", share.as_ref());
            let help = format!("write at most {MOST_SHARE}, or `text = \"full\"`");
            self.report(SHARE, message, &share, &help);
        }
        Some(share.into_inner())
    }

    fn read_people(&mut self, people: Option<Spanned<String>>) -> bool {
        let Some(people) = people else { return false };
        if !["public", "noindex"].contains(&people.as_ref().as_str()) {
            let message = format!("`{}` says nothing about the pages of persons", people.as_ref());
            let help = "write `public` if search engines may list them, else `noindex`";
            self.report(PEOPLE, message, &people, help);
        }
        people.as_ref() == "public"
    }

    fn read_folder(&mut self, raw: RawFolderRights, corpus: &Utf8Path) -> Option<FolderRights> {
        let text = self.read_extent(raw.text);
        let embargo = raw.embargo.and_then(|day| {
            let embargo = match day.as_ref() {
                toml::Value::String(text) => read_embargo(text),
                toml::Value::Datetime(date) => read_embargo(&date.to_string()),
                _ => None,
            };
            if embargo.is_none() {
                self.report(EMBARGO, "`embargo` is no day".to_owned(), &day, EMBARGO_HELP);
            }
            embargo
        });
        let typed = Utf8Path::new(raw.path.as_ref());
        let inside = typed.components().all(|part| matches!(part, Utf8Component::Normal(_)));
        if !inside || !corpus.join(typed).is_dir() {
            let message = format!("there is no folder `{typed}` in `{corpus}`");
            self.report(
                FOLDER,
                message,
                &raw.path,
                "write its path below the corpus folder, as `agency/dpa`",
            );
            return None;
        }
        let path = typed.components().map(|part| part.as_str()).collect();
        Some(FolderRights { path, text, embargo })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_deepest_folder_counts() {
        let folder = |path: &str, text, embargo: Option<&str>| FolderRights {
            path: path.into(),
            text,
            embargo: embargo.map(day),
        };
        let folders = vec![
            folder("dpa", Some(Extent::Metadata), Some("2026-01-01")),
            folder("dpa/frei", Some(Extent::Full), None),
        ];
        let rights = RightsConfig { folders, ..RightsConfig::default() };
        assert_eq!(rights.of("a.txt".into()).text, Extent::Full);
        assert_eq!(rights.of("dpa/a.txt".into()).text, Extent::Metadata);
        assert_eq!(rights.of("dpa/frei/b/a.txt".into()).text, Extent::Full);
        assert_eq!(rights.of("dpa/frei/a.txt".into()).embargo, Some(day("2026-01-01")));
        assert_eq!(
            rights.of("dpax/a.txt".into()).text,
            Extent::Full,
            "a folder, not a beginning of its name"
        );
    }

    #[test]
    fn an_embargo_ends_on_its_day() {
        let held = |build_date: Option<&str>, private| {
            let config = RightsConfig { build_date: build_date.map(day), private, ..RightsConfig::default() };
            config.is_held_back(&Rights { embargo: Some(day("2026-03-01")), ..Rights::default() })
        };
        assert!(held(Some("2026-02-28"), false) && held(None, false));
        assert!(!held(Some("2026-03-01"), false) && !held(None, true));
        assert!(!RightsConfig::default().is_held_back(&Rights::default()));
    }

    #[test]
    fn only_a_day_ends_an_embargo() {
        assert_eq!(read_embargo("2026-03-01"), Some(day("2026-03-01")));
        for text in ["2026-03", "2026-03-01~", "2026-02-30", "2026-03-01/2026-03-02", "bald", ""] {
            assert_eq!(read_embargo(text), None, "{text}");
        }
    }
}
