//! Reading a folder: which files are articles, and what cannot be read.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::article::Article;
use super::embargo::hold_back;
use super::identity::settle_ids;
use super::markdown::Neighbours;
use super::read::{Form, read_article};
use super::source::Source;
use super::{Corpus, Defaults, Picture};
use crate::diagnostic::{Code, Diagnostic, Reported, catch_panic};
use crate::output::MANIFEST;
use crate::text::Span;

const MISSING_FOLDER: Code = Code("corpus::missing-folder");
const NO_ARTICLES: Code = Code("corpus::no-articles");
const UNREADABLE: Code = Code("corpus::unreadable");
const LINK_LOOP: Code = Code("corpus::link-loop");
const FILE_NAME: Code = Code("corpus::file-name");
const NOT_UTF8: Code = Code("corpus::not-utf8");
const NOT_READ: Code = Code("corpus::not-read");

/// Endings of files that may well be meant as articles, and are not read.
const DOCUMENTS: [&str; 9] = ["doc", "docx", "epub", "htm", "html", "odt", "pages", "pdf", "rtf"];

/// So many files are read in a row before another core may take over.
const IN_A_ROW: usize = 64;

/// Reads every article of `folder` and of the folders in it, in parallel; symbolic links are followed.
///
/// Articles are `.txt`, `.md` and `.markdown`; other files, everything whose name starts with a dot, and a built site
/// are passed over. An article that cannot be used is left out and reported, as an error; the others are still read.
/// Diagnostics name a file as `folder` joined with its path.
///
/// # Example
/// ```
/// use leporello::corpus::{Defaults, read_corpus};
/// let read = read_corpus("no/such/folder".into(), &Defaults::default());
/// assert_eq!(read.diagnostics[0].code.0, "corpus::missing-folder");
/// ```
pub fn read_corpus(folder: &Utf8Path, defaults: &Defaults) -> Reported<Corpus> {
    if !folder.is_dir() {
        return Reported { value: Corpus::default(), diagnostics: vec![report_missing(folder)] };
    }
    let Found { articles: mut paths, documents, mut diagnostics } = find_articles(folder);
    // Links are looked up in it. The walk gives this order already, which makes sorting cheap.
    paths.sort();
    if paths.is_empty() && diagnostics.is_empty() {
        let diagnostic = Diagnostic::error(NO_ARTICLES, format!("there are no articles in `{folder}`"))
            .help("put articles there, as `.txt`, `.md` or `.markdown`");
        diagnostics.push(diagnostic);
    }
    diagnostics.extend(report_not_read(&documents, &paths, folder));
    let neighbours = Neighbours { folder, articles: &paths };
    let read: Vec<_> =
        paths.par_iter().with_max_len(IN_A_ROW).map(|path| read_file(path, defaults, &neighbours)).collect();
    let mut articles: Vec<Article> = Vec::with_capacity(read.len());
    let mut pictures: BTreeSet<Picture> = BTreeSet::new();
    for reported in read {
        if let Some((article, shown)) = reported.take(&mut diagnostics) {
            articles.push(article);
            pictures.extend(shown);
        }
    }
    diagnostics.extend(settle_ids(&mut articles, folder));
    let embargoed = hold_back(&mut articles, &mut pictures, &defaults.rights);
    // A stable sort: the diagnostics of one file stay in their order.
    diagnostics.sort_by(|left, right| path_of(left).cmp(&path_of(right)));
    let corpus = Corpus { articles, pictures: pictures.into_iter().collect(), embargoed };
    Reported { value: corpus, diagnostics }
}

fn path_of(diagnostic: &Diagnostic) -> Option<&Utf8Path> {
    diagnostic.place.as_ref().map(|place| place.path.as_path())
}

/// Who has texts, but not in a folder for them, learns how to name the one that they are in.
fn report_missing(folder: &Utf8Path) -> Diagnostic {
    let above = folder.parent().filter(|above| !above.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let mut entries = above.read_dir_utf8().into_iter().flatten().flatten();
    let help = if entries.any(|entry| entry.path().extension() == Some("txt")) {
        format!("there are texts in `{above}` itself, which `--corpus {above}` reads")
    } else {
        "put the articles there, or name their folder with `--corpus`".to_owned()
    };
    Diagnostic::error(MISSING_FOLDER, format!("there is no folder `{folder}`")).help(help)
}

/// A paper as it was downloaded may lie beside its text; one without a text may be meant as an article.
fn report_not_read(
    documents: &[Utf8PathBuf],
    articles: &[Utf8PathBuf],
    folder: &Utf8Path,
) -> Option<Diagnostic> {
    if documents.is_empty() {
        return None;
    }
    let stems: BTreeSet<Utf8PathBuf> = articles.iter().map(|path| path.with_extension("")).collect();
    let mut alone = documents.iter().filter(|path| !stems.contains(&path.with_extension("")));
    let first = alone.next()?;
    let message = match alone.count() {
        0 => "the file is not read".to_owned(),
        1 => "the file and another one like it are not read".to_owned(),
        more => format!("the file and {more} others like it are not read"),
    };
    Some(Diagnostic::warning(NOT_READ, message).in_file(folder.join(first)).help(
        "save the text as `.txt` or `.md`, under the same name if you like; what is no article belongs elsewhere",
    ))
}

/// The articles of a folder by their relative paths, other documents in it, and what could not be entered.
struct Found {
    articles: Vec<Utf8PathBuf>,
    documents: Vec<Utf8PathBuf>,
    diagnostics: Vec<Diagnostic>,
}

fn find_articles(folder: &Utf8Path) -> Found {
    let mut found = Found { articles: Vec::new(), documents: Vec::new(), diagnostics: Vec::new() };
    let in_order = |one: &DirEntry, other: &DirEntry| one.path().as_os_str().cmp(other.path().as_os_str());
    let walk = WalkDir::new(folder).follow_links(true).sort_by(in_order);
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => take_file(&entry, folder, &mut found),
            Err(error) => found.diagnostics.extend(report_walk(&error)),
        }
    }
    found.articles = found.articles.par_iter().map(|path| relative(path, folder)).collect();
    found
}

/// Whether it is hidden, or a site that was built into the folder of the texts.
fn is_passed_over(entry: &DirEntry) -> bool {
    let is_site = || entry.file_type().is_dir() && entry.path().join(MANIFEST).exists();
    entry.file_name().as_encoded_bytes().starts_with(b".") || is_site()
}

fn take_file(entry: &DirEntry, folder: &Utf8Path, found: &mut Found) {
    let lossy = entry.path().to_string_lossy();
    let named = Utf8Path::new(&*lossy);
    if Form::of(named).is_none() {
        let ending = named.extension().unwrap_or_default().to_ascii_lowercase();
        if DOCUMENTS.contains(&ending.as_str()) {
            found.documents.push(relative(named, folder));
        }
        return;
    }
    let Some(path) = Utf8Path::from_path(entry.path()) else {
        let diagnostic = Diagnostic::error(FILE_NAME, "the name of the file is not UTF-8")
            .in_file(&*lossy)
            .help("rename the file, best with letters, digits and hyphens");
        found.diagnostics.push(diagnostic);
        return;
    };
    // To read a pipe is to wait for whoever writes into it, and some devices never end.
    if !entry.file_type().is_file() {
        found.diagnostics.push(report_reason(path, "it is a pipe or a device"));
        return;
    }
    found.articles.push(path.to_owned());
}

/// The path relative to the corpus folder, with forward slashes.
fn relative(path: &Utf8Path, folder: &Utf8Path) -> Utf8PathBuf {
    let path = path.strip_prefix(folder).unwrap_or(path);
    path.components().map(|part| part.as_str()).collect::<Vec<_>>().join("/").into()
}

/// A link to nowhere under the name of another kind of file is none of our business.
fn report_walk(error: &walkdir::Error) -> Option<Diagnostic> {
    let path = error.path().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some(ancestor) = error.loop_ancestor() {
        let message = format!("the link leads back to `{}`, in which it lies", ancestor.to_string_lossy());
        let diagnostic = Diagnostic::error(LINK_LOOP, message).in_file(path).help("remove the link");
        return Some(diagnostic);
    }
    let named = Utf8Path::new(&path);
    let is_other_kind = named.extension().is_some() && Form::of(named).is_none();
    let is_link = error.path().is_some_and(std::path::Path::is_symlink);
    let is_hidden = named.file_name().is_some_and(|name| name.starts_with('.'));
    if is_link && (is_other_kind || is_hidden) {
        return None;
    }
    Some(report_unreadable(named, error.io_error()))
}

fn report_unreadable(path: &Utf8Path, error: Option<&std::io::Error>) -> Diagnostic {
    let reason = match error.map(std::io::Error::kind) {
        Some(std::io::ErrorKind::NotFound) => "it does not exist, or is a link to nowhere".to_owned(),
        Some(std::io::ErrorKind::PermissionDenied) => "you have no permission to read it".to_owned(),
        Some(kind) => kind.to_string(),
        None => "the system gives no reason".to_owned(),
    };
    report_reason(path, &reason)
}

fn report_reason(path: &Utf8Path, reason: &str) -> Diagnostic {
    Diagnostic::error(UNREADABLE, format!("cannot be read: {reason}"))
        .in_file(path)
        .help("make it readable, or remove it from the folder")
}

fn read_file(
    path: &Utf8Path,
    defaults: &Defaults,
    neighbours: &Neighbours<'_>,
) -> Reported<Option<(Article, Vec<Picture>)>> {
    let label = neighbours.folder.join(path);
    let refuse = |diagnostic| Reported { value: None, diagnostics: vec![diagnostic] };
    let bytes = match std::fs::read(&label) {
        Ok(bytes) => bytes,
        Err(error) => return refuse(report_unreadable(&label, Some(&error))),
    };
    match String::from_utf8(bytes) {
        Ok(text) => {
            let source = Source::new(&label, &text);
            catch_panic(|| read_article(&source, path, defaults, Some(neighbours)))
                .unwrap_or_else(|panic| refuse(panic.in_file(&label)))
        }
        Err(error) => refuse(report_encoding(&label, error.as_bytes())),
    }
}

/// Points to the first bytes that are no UTF-8, in a text that shows them as `�`.
fn report_encoding(label: &Utf8Path, bytes: &[u8]) -> Diagnostic {
    let guess = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "UTF-16",
        _ => "Windows-1252 or Latin-1",
    };
    let valid = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    let byte = bytes.get(valid).copied().unwrap_or_default();
    let diagnostic = Diagnostic::error(NOT_UTF8, "the file is not UTF-8")
        .help(format!("save the file as UTF-8; it looks like {guess}"));
    let lossy = String::from_utf8_lossy(bytes);
    let source = Source::new(label, &lossy);
    // The offset counts in the file; line breaks that lost a carriage return have moved it.
    let before = Source::new(label, &lossy[..valid]).text.len();
    source.point(
        diagnostic,
        Span::new(before, before + '\u{fffd}'.len_utf8()),
        format!("the byte 0x{byte:02X}"),
    )
}
