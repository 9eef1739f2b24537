//! The dossier's settings: [`RawConfig`] as typed in `site.toml`, [`Config`] complete and resolved.

mod authority;
mod events;
mod published;
mod raw;
mod rights;

use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Reported};
use crate::text::{is_invisible, lower_first, one_line, upper_first};

pub use authority::{Authority, Record};
pub use events::{AddedEvent, Correction, EventEdits, EventPointer, Written};
pub use published::{ArticleState, Change, ChangedDay, EventState, PersonState, PublishedState, STATE};
pub use raw::RawConfig;
pub use rights::{EMBARGO_HELP, Extent, Rights, RightsConfig, read_embargo};

const UNREADABLE: Code = Code("config::unreadable");
const SYNTAX: Code = Code("config::syntax");
const BASE_URL: Code = Code("config::base-url");
const LANGUAGE: Code = Code("config::language");
const CONTACT: Code = Code("config::contact");

/// What was asked for on the command line; it goes before `site.toml`.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The corpus folder, relative to where the program was started.
    pub corpus: Option<Utf8PathBuf>,
    /// The target folder, likewise.
    pub output: Option<Utf8PathBuf>,
    /// The address under which the site will stand.
    pub base_url: Option<String>,
    /// The day of the build, on which embargoes end; unknown, they all hold.
    pub build_date: Option<NaiveDate>,
    /// Whether everything is shown, to the author alone.
    pub private: bool,
    /// The state of the site published before, or its folder.
    pub since: Option<Utf8PathBuf>,
}

/// Complete settings, one part per stage.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder of articles.
    pub corpus: Utf8PathBuf,
    /// The language of articles that do not name one, as a BCP 47 tag.
    pub language: String,
    /// What of the articles may be shown.
    pub rights: RightsConfig,
    /// What the site says about itself.
    pub site: SiteConfig,
    /// Where the dossier's own templates and assets may lie.
    pub theme: ThemeConfig,
    /// What is known of persons by hand.
    pub authority: Authority,
    /// What its author adds to the events, hides of them or puts right.
    pub events: EventEdits,
    /// The target folder.
    pub output: Utf8PathBuf,
    /// Where what was made may be kept between builds; nothing is kept without.
    pub kept: Option<Utf8PathBuf>,
}

/// The folder in a dossier that holds what may be kept between builds.
pub const KEPT: &str = ".leporello";

/// The target of a site that nobody but its author is to see.
const PRIVATE_OUTPUT: &str = "private";

/// How many pictures for link previews a site has at most, unless its settings say otherwise.
const PREVIEWS: usize = 100;

/// What the site says about itself.
#[derive(Debug, Clone, Default)]
pub struct SiteConfig {
    /// The dossier's name.
    pub title: String,
    /// Its standfirst.
    pub description: Option<String>,
    /// The address under which it stands, ending with a slash; needed only for what must be absolute.
    pub base_url: Option<String>,
    /// Where readers report mistakes: a web or mail address.
    pub contact: Option<String>,
    /// How many pictures for link previews are drawn at most.
    pub previews: usize,
    /// The BCP 47 tag of the site's language: that of the interface, of the feed and of most articles.
    pub language: String,
    /// Whether search engines may list the pages of persons.
    pub people_public: bool,
    /// Whether the site shows everything, to its author alone: it says so, and no search engine may list it.
    pub private: bool,
    /// What the site held that was published before; nothing is told to have changed without.
    pub since: Option<PublishedState>,
    /// The day of the build, under which changes are entered.
    pub build_date: Option<NaiveDate>,
}

/// Folders whose files replace those of the built-in theme, one by one.
#[derive(Debug, Clone, Default)]
pub struct ThemeConfig {
    /// Templates.
    pub templates: Utf8PathBuf,
    /// Style sheets, pictures and whatever else is copied to `assets/`.
    pub assets: Utf8PathBuf,
    /// Words of the interface, a file per language.
    pub languages: Utf8PathBuf,
    /// The tag of the language that the interface speaks.
    pub language: String,
}

/// Reads `site.toml`, `people.toml` and `events.toml` in the dossier's `folder`, where there are any, and fills in
/// what they leave out.
///
/// # Errors (as diagnostics)
/// - the file cannot be read, is no TOML, or holds an unknown key or a value of the wrong type;
/// - `base_url` or `contact` is no address, or `language` is none that Leporello or the dossier has words for;
/// - `people.toml` contradicts itself, or an address, a date or a slug in it is none;
/// - `events.toml` has a date that is none, or does not say which event it means.
pub fn load_config(folder: &Utf8Path, overrides: &Overrides) -> Reported<Config> {
    // So that paths are shown as a user would type them.
    let folder = if folder == "." { Utf8Path::new("") } else { folder };
    let path = folder.join("site.toml");
    let mut diagnostics = Vec::new();
    let source: Arc<str> = match std::fs::read_to_string(&path) {
        Ok(source) => source.into(),
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => "".into(),
        Err(fault) => {
            diagnostics.push(
                Diagnostic::error(UNREADABLE, format!("`site.toml` cannot be read: {fault}"))
                    .in_file(path.clone()),
            );
            "".into()
        }
    };
    let raw = RawConfig::parse(&source).unwrap_or_else(|fault| {
        let span = fault.span().unwrap_or(0..source.len().min(1));
        let message = fault.message().lines().next().unwrap_or_default().to_owned();
        diagnostics.push(
            Diagnostic::error(SYNTAX, lower_first(&message))
                .at(path.clone(), source.clone(), span.into(), "")
                .help(
                    "the keys that `site.toml` may hold are explained in the one beside Leporello's README",
                ),
        );
        RawConfig::default()
    });
    let mut config = resolve(raw, folder, overrides, &path, &source, &mut diagnostics);
    config.authority = authority::load_authority(&folder.join("people.toml")).take(&mut diagnostics);
    config.events = events::load_events(&folder.join("events.toml")).take(&mut diagnostics);
    Reported { value: config, diagnostics }
}

fn resolve(
    raw: RawConfig,
    folder: &Utf8Path,
    overrides: &Overrides,
    path: &Utf8Path,
    source: &Arc<str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Config {
    let corpus =
        overrides.corpus.clone().unwrap_or_else(|| folder.join(raw.corpus.as_deref().unwrap_or("corpus")));
    let target = if overrides.private { PRIVATE_OUTPUT } else { raw.output.as_deref().unwrap_or("public") };
    let output = overrides.output.clone().unwrap_or_else(|| folder.join(target));
    let mut resolved = rights::resolve_rights(raw.rights, &corpus, path, source, diagnostics);
    resolved.rights.build_date = overrides.build_date;
    resolved.rights.private = overrides.private;
    let mut report = |code, message: String, value: &toml::Spanned<String>, help: &str| {
        let place = Diagnostic::error(code, message).at(path, source.clone(), value.span().into(), "");
        diagnostics.push(place.help(help));
    };
    let languages = folder.join("languages");
    let language = raw.language.map_or_else(
        || "de".to_owned(),
        |tag| {
            if !["de", "en"].contains(&tag.as_ref().as_str()) && !has_words(&languages, tag.as_ref()) {
                let message = format!("`{}` is no language that Leporello speaks", tag.as_ref());
                let own = format!(
                    "write `de` or `en`, or put the words of the interface into `languages/{}.toml`",
                    tag.as_ref()
                );
                report(LANGUAGE, message, &tag, &own);
            }
            tag.into_inner()
        },
    );
    let contact = raw.contact.map(|address| {
        if !is_web_address(address.as_ref()) && !address.as_ref().starts_with("mailto:") {
            let message = format!("`{}` is neither a web nor a mail address", address.as_ref());
            report(CONTACT, message, &address, "write an address that begins with `https://` or `mailto:`");
        }
        one_line(address.as_ref())
    });
    let base_url = overrides.base_url.clone().or_else(|| {
        raw.base_url.map(|address| {
            if !is_web_address(address.as_ref()) {
                let message = format!("`{}` is no web address", address.as_ref());
                report(BASE_URL, message, &address, "write it in full, as in `https://example.org/dossier/`");
            }
            address.into_inner()
        })
    });
    let title = match raw.title {
        Some(title) => one_line(&title),
        None => upper_first(corpus.file_name().unwrap_or("Dossier")),
    };
    let since = overrides.since.as_deref().map(published::load_state).transpose();
    let since = since.unwrap_or_else(|diagnostic| {
        diagnostics.push(diagnostic);
        None
    });
    let site = SiteConfig {
        title,
        description: raw.description.map(|text| one_line(&text)),
        // What is private stands under no address, and so gives none away.
        base_url: base_url
            .filter(|_| !overrides.private)
            .map(|address| format!("{}/", address.trim_end_matches('/'))),
        contact,
        previews: raw.previews.unwrap_or(PREVIEWS),
        language: language.clone(),
        people_public: resolved.people_public,
        private: overrides.private,
        since,
        build_date: overrides.build_date,
    };
    let theme = ThemeConfig {
        templates: folder.join("templates"),
        assets: folder.join("static"),
        languages,
        language: language.clone(),
    };
    Config {
        corpus,
        language,
        rights: resolved.rights,
        site,
        theme,
        authority: Authority::default(),
        events: EventEdits::default(),
        output,
        kept: Some(folder.join(KEPT)),
    }
}

/// Whether the dossier brings the words of the language `tag`; a tag is letters, digits and hyphens.
fn has_words(languages: &Utf8Path, tag: &str) -> bool {
    let plain = tag.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    plain && !tag.is_empty() && languages.join(format!("{tag}.toml")).is_file()
}

/// Whether `address` is a web address with a host.
pub fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty()
            && !rest.contains(|letter: char| letter.is_whitespace() || is_invisible(letter))
            && !rest.contains(['"', '<', '>'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The `site.toml` of the repository explains every key; those it leaves out stand there as comments.
    #[test]
    fn the_shipped_settings_name_every_key() {
        let shipped = include_str!("../../site.toml");
        let raw = RawConfig::parse(shipped).unwrap();
        assert_eq!(raw.title.as_deref(), Some("Verhandeln über einen Krieg"));
        let uncommented: String = shipped
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line))
            .fold(String::new(), |text, line| text + line + "\n");
        let raw = RawConfig::parse(&uncommented).unwrap();
        assert!(raw.base_url.is_some() && raw.contact.is_some() && raw.language.is_some());
        assert!(raw.corpus.is_some() && raw.output.is_some() && raw.description.is_some());
    }

    #[test]
    fn a_web_address_has_a_host() {
        assert!(is_web_address("https://example.org/dossier/"));
        for address in ["example.org", "https://", "https:///x", "ftp://example.org", "https://a b"] {
            assert!(!is_web_address(address), "{address}");
        }
    }
}
