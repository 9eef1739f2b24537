//! Whether every link of a site leads somewhere, read from its files alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use scraper::{Html, Selector};

/// A page as far as links are concerned.
struct Page {
    ids: BTreeSet<String>,
    links: Vec<Link>,
}

struct Link {
    target: String,
    /// Whether the browser loads it by itself, as a picture or a style sheet.
    loaded: bool,
}

/// Every fault in the links of the site in `root`, as `page: fault`, sorted.
///
/// Each relative `href`, `src`, `srcset`, `poster`, `action` and `data` must name a file in `root`, and its fragment
/// an id in that page; what a browser loads by itself must not come from another origin; no page has an id twice.
pub(crate) fn check_links(root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    let mut files = BTreeSet::new();
    let mut pages = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.unwrap();
        if !entry.file_type().is_file() {
            continue;
        }
        let address = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        if entry.path().extension().is_some_and(|extension| extension == "html") {
            let (page, doubled) = read_page(&fs::read_to_string(entry.path()).unwrap());
            faults.extend(doubled.into_iter().map(|id| format!("{address}: the id `{id}` stands twice")));
            pages.insert(address.clone(), page);
        }
        files.insert(address);
    }
    for (address, page) in &pages {
        let bad = page.links.iter().filter_map(|link| check_link(address, link, &files, &pages));
        faults.extend(bad.map(|fault| format!("{address}: {fault}")));
    }
    faults.sort();
    faults.dedup();
    faults
}

/// Ids and links of a page, and the ids that stand there twice.
fn read_page(html: &str) -> (Page, Vec<String>) {
    let html = Html::parse_document(html);
    let (mut ids, mut doubled, mut links) = (BTreeSet::new(), Vec::new(), Vec::new());
    for element in html.select(&Selector::parse("*").unwrap()) {
        let name = element.value().name();
        for (attribute, value) in element.value().attrs() {
            let loaded = match (name, attribute) {
                (_, "id") => {
                    if !ids.insert(value.to_owned()) {
                        doubled.push(value.to_owned());
                    }
                    continue;
                }
                // Absolute by its nature, and loaded by nobody.
                ("link", "href") if element.attr("rel") == Some("canonical") => continue,
                ("link", "href") => {
                    !matches!(element.attr("rel"), Some("alternate" | "license" | "author" | "next" | "prev"))
                }
                ("a" | "area", "href") | ("form", "action") => false,
                ("base", "href") => {
                    links.push(Link { target: "//base".to_owned(), loaded: true });
                    continue;
                }
                (_, "srcset") => {
                    let targets = value.split(',').filter_map(|part| part.split_whitespace().next());
                    links.extend(targets.map(|target| Link { target: target.to_owned(), loaded: true }));
                    continue;
                }
                ("object", "data")
                | ("video", "poster")
                | ("image" | "use", "href" | "xlink:href")
                | (_, "src") => true,
                _ => continue,
            };
            links.push(Link { target: value.trim().to_owned(), loaded });
        }
    }
    (Page { ids, links }, doubled)
}

fn check_link(
    from: &str,
    link: &Link,
    files: &BTreeSet<String>,
    pages: &BTreeMap<String, Page>,
) -> Option<String> {
    let target = &link.target;
    if target.starts_with("data:") {
        return None;
    }
    if let Some(scheme) = scheme(target) {
        let harmless = !link.loaded && matches!(scheme, "http" | "https" | "mailto" | "tel");
        return (!harmless).then(|| format!("`{target}` leaves the site"));
    }
    if target.starts_with("//") {
        return Some(format!("`{target}` leaves the site"));
    }
    if target.starts_with('/') {
        return Some(format!("`{target}` is not relative"));
    }
    let (path, fragment) =
        target.split_once('#').map_or((target.as_str(), None), |(path, id)| (path, Some(id)));
    let path = path.split('?').next().unwrap_or_default();
    let decoded = percent_decode(path).and_then(|path| resolve(from, &path));
    let Some(file) = decoded.filter(|file| files.contains(file)) else {
        return Some(format!("`{target}` leads to no file"));
    };
    // A text directive (`#:~:text=…`) is for the browser, not an id.
    let id =
        fragment.map(|id| id.split(":~:").next().unwrap_or_default()).filter(|id| !matches!(*id, "" | "top"));
    let (id, page) = (id?, pages.get(&file)?);
    let known = page.ids.contains(id) || percent_decode(id).is_some_and(|id| page.ids.contains(&id));
    (!known).then(|| format!("`{target}` leads to no id"))
}

/// `https` of `https://…`; a colon after a slash is none of a scheme.
fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let letters = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
    (!scheme.is_empty() && scheme.chars().all(letters)).then_some(scheme)
}

/// The file that `path` means in the page `from`; `None` if it leaves the site.
fn resolve(from: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<_> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            // A folder is no file: on `file://` it would show a listing. The empty part stays, and no file has it.
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Decodes `%C3%BC`; `None` if it is not UTF-8.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], code) {
            (b'%', Some(byte)) => {
                decoded.push(byte);
                at += 3;
            }
            (byte, _) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).ok()
}
