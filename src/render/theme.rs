//! The theme: templates and assets, built in, each file replaceable by one of the dossier's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use include_dir::{Dir, include_dir};
use tera::{ErrorKind, ReportError, Tera};
use walkdir::WalkDir;

use crate::config::ThemeConfig;
use crate::diagnostic::{Code, Diagnostic, Reported};
use crate::text::Span;

static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");
static ASSETS: Dir = include_dir!("$CARGO_MANIFEST_DIR/static");

const UNREADABLE: Code = Code("theme::unreadable");
const TEMPLATE: Code = Code("theme::template");

/// Templates ready to draw with, and assets ready to be copied.
pub struct Theme {
    pub(super) tera: Tera,
    /// The templates' sources, by name, for diagnostics.
    sources: BTreeMap<String, (Utf8PathBuf, Arc<str>)>,
    /// The assets, by their path below `assets/`.
    pub(super) assets: BTreeMap<String, Vec<u8>>,
}

/// Loads the built-in theme and puts the dossier's own files over it, one by one.
///
/// # Errors (as diagnostics)
/// - a file of the dossier's own cannot be read or is not UTF-8;
/// - a template is not well formed, or extends or includes one that does not exist.
pub fn load_theme(config: &ThemeConfig) -> Reported<Option<Theme>> {
    let mut diagnostics = Vec::new();
    let mut sources: BTreeMap<String, (Utf8PathBuf, Arc<str>)> = BTreeMap::new();
    for (name, contents) in embedded(&TEMPLATES) {
        let source = String::from_utf8_lossy(contents).into();
        sources.insert(name.clone(), (Utf8Path::new("templates").join(&name), source));
    }
    for (name, path) in own_files(&config.templates) {
        match std::fs::read_to_string(&path) {
            Ok(source) => {
                sources.insert(name, (path, source.into()));
            }
            Err(fault) => diagnostics.push(unreadable(&path, &fault)),
        }
    }
    let mut assets: BTreeMap<String, Vec<u8>> =
        embedded(&ASSETS).into_iter().map(|(name, contents)| (name, contents.to_vec())).collect();
    for (name, path) in own_files(&config.assets) {
        match std::fs::read(&path) {
            Ok(contents) => {
                assets.insert(name, contents);
            }
            Err(fault) => diagnostics.push(unreadable(&path, &fault)),
        }
    }
    let mut theme = Theme { tera: Tera::new(), sources, assets };
    let templates = theme.sources.iter().map(|(name, (_, source))| (name.as_str(), &**source));
    let templates: Vec<(String, String)> =
        templates.map(|(name, source)| (name.to_owned(), source.to_owned())).collect();
    if let Err(fault) = theme.tera.add_raw_templates(templates) {
        diagnostics.push(theme.explain(&fault));
    }
    let usable = diagnostics.is_empty();
    Reported { value: usable.then_some(theme), diagnostics }
}

fn unreadable(path: &Utf8Path, fault: &std::io::Error) -> Diagnostic {
    Diagnostic::error(UNREADABLE, format!("this file of the theme cannot be read: {fault}")).in_file(path)
}

fn embedded(folder: &'static Dir) -> Vec<(String, &'static [u8])> {
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            files.push((file.path().to_string_lossy().replace('\\', "/"), file.contents()));
        }
    }
    files
}

/// The files below `folder`, by their path in it; hidden ones are left out.
fn own_files(folder: &Utf8Path) -> Vec<(String, Utf8PathBuf)> {
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible);
    walk.filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| Utf8PathBuf::from_path_buf(entry.into_path()).ok())
        .filter_map(|path| {
            let name = path.strip_prefix(folder).ok()?.as_str().replace('\\', "/");
            Some((name, path))
        })
        .collect()
}

impl Theme {
    /// What the theme's author can do about a fault of the template engine.
    pub(super) fn explain(&self, fault: &tera::Error) -> Diagnostic {
        match fault.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => self.point_at(report),
            _ => {
                let mut message = fault.to_string();
                let mut cause = std::error::Error::source(fault);
                while let Some(inner) = cause {
                    message = format!("{message}: {inner}");
                    cause = inner.source();
                }
                Diagnostic::error(TEMPLATE, message.lines().next().unwrap_or_default())
            }
        }
    }

    fn point_at(&self, report: &ReportError) -> Diagnostic {
        let message = report.message().trim_end_matches('.');
        let mut letters = message.chars();
        let lower =
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect());
        let diagnostic = Diagnostic::error(TEMPLATE, lower);
        let Some((path, source)) = self.sources.get(report.filename()) else {
            return diagnostic.in_file(report.filename());
        };
        let end = report.span().range.end.min(source.len());
        let span = Span::new(report.span().range.start.min(end), end);
        diagnostic.at(path.clone(), source.clone(), span, "")
    }
}
