//! Whether every page can be followed by ear: its outline, its language, the names of its links and pictures.

use std::fs;
use std::path::Path;

use scraper::{ElementRef, Html, Selector};

/// Every fault in the outlines of the pages in `root`, as `page: fault`, sorted.
///
/// Each page has one `h1`, no heading skips a level or is empty, `html` has a language and `title` words; pictures
/// have an alternative text, links and buttons a name.
pub(crate) fn check_outlines(root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|extension| extension == "html") {
            let address = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            let page = Html::parse_document(&fs::read_to_string(entry.path()).unwrap());
            faults.extend(check_page(&page).into_iter().map(|fault| format!("{address}: {fault}")));
        }
    }
    faults.sort();
    faults
}

fn check_page(page: &Html) -> Vec<String> {
    let all = |selector: &str| page.select(&Selector::parse(selector).unwrap()).collect::<Vec<ElementRef>>();
    let mut faults = Vec::new();
    if all("h1").len() != 1 {
        faults.push(format!("{} h1", all("h1").len()));
    }
    if !matches!(page.root_element().attr("lang"), Some("de" | "en")) {
        faults.push("no language".to_owned());
    }
    if !all("title").first().is_some_and(|title| has_words(*title)) {
        faults.push("no title".to_owned());
    }
    let mut last = 0;
    for heading in all("h1, h2, h3, h4, h5, h6") {
        let level: u32 = heading.value().name()[1..].parse().unwrap();
        if level > last + 1 {
            faults.push(format!("h{level} after h{last}: {}", heading.html()));
        }
        if !has_words(heading) {
            faults.push(format!("an empty heading: {}", heading.html()));
        }
        last = level;
    }
    let unnamed = all("img:not([alt]), svg[role=img]:not([aria-label])").into_iter();
    let silent = |link: &ElementRef| link.attr("aria-label").is_none_or(str::is_empty) && !has_words(*link);
    let links = all("a[href]:not([aria-hidden=true]), button, summary").into_iter().filter(silent);
    faults.extend(unnamed.chain(links).map(|element| format!("no name: {}", element.html())));
    faults
}

fn has_words(element: ElementRef) -> bool {
    let pictures = Selector::parse("img[alt]").unwrap();
    element.text().any(|text| !text.trim().is_empty())
        || element.select(&pictures).any(|picture| picture.attr("alt").is_some_and(|words| !words.is_empty()))
}
