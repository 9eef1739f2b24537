//! The theme: templates and assets, built in, each file replaceable by one of the dossier's own.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use include_dir::{Dir, include_dir};
use tera::{ErrorKind, Kwargs, ReportError, State, Tera, TeraResult, Value};
use walkdir::WalkDir;

use crate::config::ThemeConfig;
use crate::diagnostic::{Code, Diagnostic, Reported};
use crate::text::{Span, lower_first};

use super::escape::push_escaped;
use super::wording::Wording;

pub(super) static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");
static ASSETS: Dir = include_dir!("$CARGO_MANIFEST_DIR/static");

const UNREADABLE: Code = Code("theme::unreadable");
const TEMPLATE: Code = Code("theme::template");

/// A built-in asset as pages load it: style sheets without white space and comments, scripts without indentation and lines
/// of comment.
fn lean(name: &str, contents: &[u8]) -> Vec<u8> {
    let as_it_is = || contents.to_vec();
    let Ok(source) = str::from_utf8(contents) else { return as_it_is() };
    match Utf8Path::new(name).extension() {
        Some("css") => {
            minifier::css::minify(source).map_or_else(|_| as_it_is(), |lean| lean.to_string().trim().into())
        }
        Some("js") => lean_script(source).into(),
        _ => as_it_is(),
    }
}

fn lean_script(source: &str) -> String {
    let mut lean = String::with_capacity(source.len());
    for line in source.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"))
    {
        lean.push_str(line);
        lean.push('\n');
    }
    lean
}

/// Templates ready to draw with, and assets ready to be copied.
pub struct Theme {
    pub(super) tera: Tera,
    /// The templates' sources, by name, for diagnostics.
    sources: BTreeMap<String, (Utf8PathBuf, Arc<str>)>,
    /// What the interface says.
    pub(super) wording: Wording,
    /// The assets, by their path below `assets/`.
    pub(super) assets: BTreeMap<String, Vec<u8>>,
}

/// Loads the built-in theme and puts the dossier's own files over it, one by one.
///
/// # Errors (as diagnostics)
/// - a file of the dossier's own cannot be read or is not UTF-8;
/// - a template is not well formed, or extends or includes one that does not exist;
/// - the dossier's own file of the site's language has entries that no language has.
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
    let mut assets: BTreeMap<String, Vec<u8>> = embedded(&ASSETS)
        .into_iter()
        .map(|(name, contents)| {
            let lean = lean(&name, contents);
            (name, lean)
        })
        .collect();
    for (name, path) in own_files(&config.assets) {
        match std::fs::read(&path) {
            Ok(contents) => {
                assets.insert(name, contents);
            }
            Err(fault) => diagnostics.push(unreadable(&path, &fault)),
        }
    }
    let wording = load_wording(config, &mut diagnostics);
    let Some(wording) = wording else { return Reported { value: None, diagnostics } };
    let mut theme = Theme { tera: Tera::new(), sources, wording, assets };
    theme.tera.register_filter("linked", set_links);
    let templates = theme.sources.iter().map(|(name, (_, source))| (name.as_str(), &**source));
    if let Err(fault) = theme.tera.add_raw_templates(templates) {
        diagnostics.push(theme.explain(&fault));
    }
    let usable = diagnostics.is_empty();
    Reported { value: usable.then_some(theme), diagnostics }
}

/// The words of the site's language, with those of the dossier's own file over them.
fn load_wording(config: &ThemeConfig, diagnostics: &mut Vec<Diagnostic>) -> Option<Wording> {
    let path = config.languages.join(format!("{}.toml", config.language));
    let own: Option<Arc<str>> = match std::fs::read_to_string(&path) {
        Ok(source) => Some(source.into()),
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => None,
        Err(fault) => {
            diagnostics.push(unreadable(&path, &fault));
            None
        }
    };
    Wording::compose(&config.language, own.map(|source| (path.as_path(), source))).take(diagnostics)
}

/// The filter `linked`: every `[label](address)` of a text becomes a link, its address put behind `root`.
#[expect(clippy::needless_pass_by_value, reason = "so the engine calls its filters")]
fn set_links(text: &str, arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let root: &str = arguments.must_get("root")?;
    let mut html = String::new();
    let mut rest = text;
    while let Some((before, label, address, behind)) = split_link(rest) {
        push_escaped(before, &mut html);
        html.push_str("<a href=\"");
        push_escaped(root, &mut html);
        push_escaped(address, &mut html);
        html.push_str("\">");
        push_escaped(label, &mut html);
        html.push_str("</a>");
        rest = behind;
    }
    push_escaped(rest, &mut html);
    Ok(Value::safe_string(&html))
}

fn split_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, rest) = text.split_once('[')?;
    let (label, rest) = rest.split_once("](")?;
    let (address, behind) = rest.split_once(')')?;
    Some((before, label, address, behind))
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
    /// The templates' sources, by name.
    pub(super) fn sources(&self) -> BTreeMap<&str, &str> {
        self.sources.iter().map(|(name, (_, source))| (name.as_str(), &**source)).collect()
    }

    /// What the theme's author can do about a fault of the template engine.
    pub(super) fn explain(&self, fault: &tera::Error) -> Diagnostic {
        match fault.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => self.point_at(report),
            ErrorKind::MissingParent { current, parent } => {
                let message = format!("there is no template `{parent}`");
                let start = self.sources.get(current).and_then(|(_, source)| source.find(parent.as_str()));
                let start = start.unwrap_or_default();
                self.place(Diagnostic::error(TEMPLATE, message), current, start..start + parent.len())
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                Diagnostic::error(TEMPLATE, format!("`{tpl}` extends itself")).in_file(self.path(tpl))
            }
            ErrorKind::CircularInclude { tpl, .. } => {
                Diagnostic::error(TEMPLATE, format!("`{tpl}` includes itself")).in_file(self.path(tpl))
            }
            ErrorKind::Msg(report) if report.starts_with("error: ") => self.read_report(report),
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
        let diagnostic = Diagnostic::error(TEMPLATE, lower_first(report.message().trim_end_matches('.')));
        self.place(diagnostic, report.filename(), report.span().range.clone())
    }

    /// The first fault of a report that the engine has drawn already, as it does of what a template calls and no
    /// template defines: `error: Unknown component …`, and below it ` --> 404.html:2:5`.
    fn read_report(&self, report: &str) -> Diagnostic {
        let mut lines = report.lines();
        let message = lines.next().unwrap_or_default().trim_start_matches("error: ");
        let diagnostic = Diagnostic::error(TEMPLATE, lower_first(message));
        let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
        let mut parts = place.unwrap_or_default().rsplitn(3, ':');
        let (column, line, name) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
        let number = |part: Option<&str>| part.and_then(|part| part.parse::<usize>().ok()).unwrap_or(1);
        let above = self
            .sources
            .get(name)
            .map_or(0, |(_, source)| source.split_inclusive('\n').take(number(line) - 1).map(str::len).sum());
        let start = above + number(column) - 1;
        self.place(diagnostic, name, start..start + 1)
    }

    /// The fault with its place in the template `name`.
    fn place(&self, diagnostic: Diagnostic, name: &str, range: Range<usize>) -> Diagnostic {
        let Some((path, source)) = self.sources.get(name) else {
            return diagnostic.in_file(name);
        };
        let mut end = range.end.min(source.len());
        while !source.is_char_boundary(end) {
            end += 1;
        }
        let mut start = range.start.min(end);
        while !source.is_char_boundary(start) {
            start -= 1;
        }
        diagnostic.at(path.clone(), source.clone(), Span::new(start, end), "")
    }

    fn path(&self, name: &str) -> Utf8PathBuf {
        self.sources.get(name).map_or_else(|| name.into(), |(path, _)| path.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_script(name: &str) -> bool {
        Utf8Path::new(name).extension() == Some("js")
    }

    #[test]
    fn no_line_of_a_script_is_part_of_a_text() {
        // Else its indentation would be part of the text, and a line of it may look like a comment.
        for (name, contents) in embedded(&ASSETS).into_iter().filter(|(name, _)| is_script(name)) {
            let source = str::from_utf8(contents).unwrap();
            for (number, line) in source.lines().enumerate() {
                assert!(line.matches('`').count().is_multiple_of(2), "{name}:{}", number + 1);
            }
        }
        assert_eq!(lean("a.js", b"f(() => {\n  // why\n  g();\n\n});\n"), b"f(() => {\ng();\n});\n");
        assert_eq!(lean("a.css", b"/* why */\na :is(b, c) {\n  color: red;\n}\n"), b"a :is(b,c){color:red;}");
        assert_eq!(lean("a.svg", b"  <svg/>"), b"  <svg/>");
    }
}
