//! What may stand in a page, whatever its words are.

use scraper::{ElementRef, Html, Selector};

/// The scripts that pages load, by their names.
const SCRIPTS: [&str; 6] = ["early.js", "later.js", "moved.js", "search.js", "share.js", "timeline.js"];

/// Elements that load, run, redirect or change what is around them.
const NEVER: [&str; 12] = [
    "iframe", "object", "embed", "applet", "base", "style", "frame", "frameset", "math", "audio", "video",
    "portal",
];

/// Attributes whose value is an address.
const ADDRESSES: [&str; 8] =
    ["href", "src", "srcset", "action", "formaction", "xlink:href", "poster", "data"];

/// What in a page is more than words, pictures and our own scripts.
pub(crate) fn check_page(html: &str, marker: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let all = Selector::parse("*").unwrap();
    page.select(&all).filter_map(|element| check_element(element, marker)).collect()
}

fn check_element(element: ElementRef, marker: &str) -> Option<String> {
    let name = element.value().name();
    let shown: String = element.html().chars().take(160).collect();
    if NEVER.contains(&name) || name.contains(marker) {
        return Some(format!("<{name}>: {shown}"));
    }
    if name == "script" && !is_ours(element) {
        return Some(format!("a script: {shown}"));
    }
    let content = element.attr("content").unwrap_or_default();
    match element.attr("http-equiv").filter(|_| name == "meta") {
        None => (),
        Some("Content-Security-Policy") if content == "default-src 'self'" => (),
        // A former address leads on to another page of the site.
        Some("refresh") if content.strip_prefix("0; url=../").is_some_and(is_plain_path) => (),
        Some(_) => return Some(format!("a header: {shown}")),
    }
    for (attribute, value) in element.value().attrs() {
        if attribute.starts_with("on")
            || attribute == "style"
            || attribute == "srcdoc"
            || attribute.contains(marker)
        {
            return Some(format!("the attribute `{attribute}`: {shown}"));
        }
        if ADDRESSES.contains(&attribute) {
            // A browser drops white space and control characters before it looks for a scheme.
            let bare: String =
                value.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
            let bare = bare.to_ascii_lowercase();
            if ["javascript:", "data:", "vbscript:"].iter().any(|scheme| bare.starts_with(scheme)) {
                return Some(format!("`{attribute}` leads to a script: {shown}"));
            }
        }
    }
    None
}

/// A path of nothing but slugs.
fn is_plain_path(path: &str) -> bool {
    path.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_/.#".contains(letter))
        && !path.contains("//")
}

/// A script of ours by its address, or a block of data that is JSON.
fn is_ours(script: ElementRef) -> bool {
    let inner: String = script.text().collect();
    match (script.attr("src"), script.attr("type")) {
        (Some(address), None) => {
            // The page of missing addresses names the server's path of the site.
            let root = address.strip_prefix("/dossier/").unwrap_or(address);
            let name = root.trim_start_matches("../").strip_prefix("assets/");
            inner.is_empty() && name.is_some_and(|name| SCRIPTS.contains(&name))
        }
        (None, Some("application/ld+json")) => serde_json::from_str::<serde_json::Value>(&inner).is_ok(),
        _ => false,
    }
}
