//! Everything that reads what a user typed, on real texts with faults in them: nothing panics, and what comes out keeps
//! the promises that later stages rely on.
//!
//! A short run is part of `cargo test`. `LEPORELLO_FUZZ=1000000 cargo test --release --test fuzz` makes so many cases of
//! each target. A case is told by its number, so that it is the same again; findings become tests of their own below.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;
#[path = "fuzz/mutant.rs"]
mod mutant;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use camino::Utf8Path;
use dossier::{Dossier, read_tree};
use leporello::annotate::{Annotations, annotate};
use leporello::config::{Overrides, load_config};
use leporello::corpus::{Article, Defaults, Element, Language, Markup, read_article_text};
use leporello::date::Edtf;
use leporello::diagnostic::{Diagnostic, draw};
use leporello::link::{resolve_dates, timex3_value};
use leporello::output::{Cache, Hash};
use leporello::pipeline::BuildError;
use leporello::text::Span;
use mutant::{Dice, mutant, seeds};
use scraper::{Html, Selector};

const CASES: u64 = 300;

/// Runs `check` on so many mutants; `share` of the usual number, for what is quicker or slower than most.
fn fuzz(seeds: &[String], share: f64, mut check: impl FnMut(&str)) {
    let cases = std::env::var("LEPORELLO_FUZZ").map_or(CASES, |cases| cases.parse().unwrap());
    let first = std::env::var("LEPORELLO_FUZZ_FROM").map_or(0, |first| first.parse().unwrap());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "about"
    )]
    let cases = (cases as f64 * share) as u64;
    for case in first..first + cases {
        let text = mutant(&mut Dice::new(case), seeds);
        let checked = catch_unwind(AssertUnwindSafe(|| check(&text)));
        assert!(checked.is_ok(), "case {case} fails: {text:?}");
    }
}

fn articles() -> Vec<String> {
    seeds(&["corpus", "evaluation/articles", "tests/bad", "tests/site", "starter"], &[".txt", ".md"])
}

#[test]
fn plain_text_and_front_matter() {
    fuzz(&articles(), 1.0, |text| check_article("a.txt", text));
}

#[test]
fn markdown() {
    let marked = seeds(&["tests/bad", "tests/site", "starter", "docs", "corpus"], &[".md"]);
    fuzz(&marked, 1.0, |text| check_article("a.md", text));
}

/// Reads, annotates and dates an article, in both languages.
fn check_article(name: &str, text: &str) {
    for language in [Language::German, Language::English] {
        let read =
            read_article_text(Utf8Path::new(name), text, &Defaults { language, ..Defaults::default() });
        check_diagnostics(&read.diagnostics);
        let Some(article) = read.value else {
            assert!(read.diagnostics.iter().any(Diagnostic::is_error), "lost without a word");
            continue;
        };
        check_body(&article);
        let found = annotate(&article);
        check_annotations(&article, &found);
        let text = &article.body.text;
        for resolved in
            resolve_dates(Some(&article.metadata.published), text, &found.timexes, &found.quotations)
        {
            let timex = &found.timexes[resolved.timex];
            assert!(timex3_value(timex, &resolved).is_none_or(|value| !value.is_empty()));
            if let Some(date) = resolved.edtf() {
                check_date(&date);
            }
        }
    }
}

/// Each can be drawn, and points into its file.
fn check_diagnostics(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics.iter().take(20) {
        assert!(!draw(diagnostic, false).is_empty());
        if let Some(excerpt) = diagnostic.place.as_ref().and_then(|place| place.excerpt.as_ref()) {
            assert!(excerpt.source.get(excerpt.span.start..excerpt.span.end).is_some());
        }
    }
}

/// Blocks follow each other, and the mark-up opens and closes over their text and carries nothing that runs.
fn check_body(article: &Article) {
    let body = &article.body;
    assert_spans(&body.text, body.blocks.iter().map(|block| block.span));
    for block in &body.blocks {
        for inside in [block.dateline, block.credit].into_iter().flatten() {
            assert!(block.span.contains(inside) && body.text.get(inside.start..inside.end).is_some());
        }
    }
    let (mut open, mut end) = (0_usize, 0);
    for event in &body.markup {
        match event {
            Markup::Open(element) => {
                open += 1;
                check_element(element);
            }
            Markup::Close => open = open.checked_sub(1).unwrap(),
            Markup::Text(span) => {
                assert!(body.text.get(span.start..span.end).is_some());
                end = end.max(span.end);
            }
            Markup::Html(html) => check_html(html),
            _ => {}
        }
    }
    assert_eq!(open, 0, "what opens closes");
    assert!(end <= body.text.len());
    assert!(!article.id.is_empty() && article.id.len() <= 120, "{}", article.id);
    assert!(
        article.id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-'),
        "{}",
        article.id
    );
}

fn check_element(element: &Element) {
    match element {
        Element::Html(_, tag) => check_html(tag),
        Element::Link(address) => {
            let scheme = address.split([':', '/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
            let known = ["http", "https", "mailto", "tel"].contains(&scheme.as_str());
            assert!(known || !address[scheme.len()..].starts_with(':'), "{address}");
        }
        _ => {}
    }
}

/// No element that runs or loads, and no attribute that does.
fn check_html(html: &str) {
    let parsed = Html::parse_fragment(html);
    for element in parsed.select(&Selector::parse("*").unwrap()) {
        let name = element.value().name();
        let runs = [
            "script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "img", "svg",
            "math",
        ];
        assert!(!runs.contains(&name), "{name} in {html}");
        for (attribute, value) in element.value().attrs() {
            let value: String =
                value.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
            assert!(!attribute.starts_with("on") && attribute != "style", "{attribute} in {html}");
            assert!(!value.to_ascii_lowercase().starts_with("javascript:"), "{value} in {html}");
        }
    }
}

fn check_annotations(article: &Article, found: &Annotations) {
    let text = &article.body.text;
    assert_spans(text, found.sentences.iter().map(|it| it.span));
    assert_spans(text, found.persons.iter().map(|it| it.span));
    assert_spans(text, found.candidates.iter().map(|it| it.span));
    assert_spans(text, found.roles.iter().map(|it| it.span));
    assert_spans(text, found.epithets.iter().map(|it| it.span));
    assert_spans(text, found.reports.iter().map(|it| it.span));
    assert_spans(text, found.quotations.iter().map(|it| it.span));
    assert_spans(text, found.timexes.iter().map(|it| it.span));
    for person in &found.persons {
        assert!(!person.name.is_empty() && !person.full_name.is_empty());
    }
    assert!(found.roles.iter().all(|role| role.person < found.persons.len()));
    assert!(found.quotations.iter().filter_map(|it| it.speaker).all(|it| it < found.persons.len()));
}

/// In order, without overlap, not empty, on borders of characters.
fn assert_spans(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        let empty_cell = span.is_empty() && span.start >= end;
        assert!(span.start >= end && (span.end > span.start || empty_cell), "{span:?} after {end}");
        assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        end = span.end;
    }
}

fn check_date(date: &Edtf) {
    let printed = date.to_string();
    assert_eq!(printed.parse::<Edtf>().as_ref(), Ok(date), "{printed}");
}

#[test]
fn dates() {
    let written = [
        "2025",
        "2025-03",
        "2025-03-11",
        "2025-03-11/2025-04",
        "2025~",
        "2025-03?",
        "../2025",
        "2025/..",
        "[2025-03-04,2025-03-11]",
        "-0044-03-15",
        "2025-21",
        "2025-33~",
        "201X",
        "20XX",
        "2025-XX",
        "2025-03-XX",
        "/2025-03%",
        "0000",
        "9999-12-31",
    ];
    fuzz(&written.map(str::to_owned), 20.0, |text| {
        if let Ok(date) = text.parse::<Edtf>() {
            check_date(&date);
            assert!(date.first_day() <= date.last_day() || date.last_day().is_none());
        }
    });
}

/// `site.toml`, `people.toml` and `events.toml`.
#[test]
fn settings() {
    for name in ["site.toml", "people.toml", "events.toml"] {
        let room = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(room.path()).unwrap();
        fuzz(&seeds(&["tests", "starter", "evaluation"], &[name, "scores.toml"]), 0.5, |text| {
            fs::write(folder.join(name), text).unwrap();
            check_diagnostics(&load_config(folder, &Overrides::default()).diagnostics);
        });
    }
}

/// A damaged cache is an empty one; what it does give was kept.
#[test]
fn the_cache() {
    let room = tempfile::tempdir().unwrap();
    let folder = Utf8Path::from_path(room.path()).unwrap();
    let entries: Vec<_> = (0_u8..40).map(|number| (Hash::of(&[number]), vec![number; 30])).collect();
    Cache::save(folder, "kept", "1", entries.iter().map(|(key, value)| (*key, value.as_slice()))).unwrap();
    let whole = fs::read(folder.join("kept")).unwrap();
    // Bytes as letters of Latin-1, so that one mutator does for texts and bytes.
    let letters: String = whole.iter().copied().map(char::from).collect();
    fuzz(&[letters], 1.0, |text| {
        let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).unwrap_or(0xFF)).collect();
        fs::write(folder.join("kept"), &bytes).unwrap();
        let read = Cache::open(folder, "kept", "1");
        assert!(read.is_empty() || bytes == whole);
    });
}

/// Whole dossiers of such articles: what is published is sanitised.
#[test]
fn sites() {
    let articles = articles();
    let mut dice = Dice::new(7);
    fuzz(&articles, 0.05, |text| {
        let dossier = Dossier::new();
        dossier.write("corpus/first.md", text);
        for number in 0..5 {
            dossier.write(&format!("corpus/{number}.txt"), &mutant(&mut dice, &articles));
        }
        match dossier.try_build() {
            Ok(_) => {}
            Err(BuildError::Sources(found)) => return check_diagnostics(&found),
            Err(fault) => panic!("{fault:?}"),
        }
        for (address, bytes) in read_tree(&dossier.site()) {
            if Utf8Path::new(&address).extension() == Some("html") {
                check_page(&address, &Html::parse_document(std::str::from_utf8(&bytes).unwrap()));
            }
        }
    });
}

/// Scripts come from files of the site, and no attribute runs.
fn check_page(address: &str, page: &Html) {
    for script in page.select(&Selector::parse("script").unwrap()) {
        let own = script.attr("src").is_some_and(|source| !source.contains("//"));
        assert!(own || script.attr("type") == Some("application/ld+json"), "{address}: {}", script.html());
    }
    for element in page.select(&Selector::parse("*").unwrap()) {
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on"), "{address}: {attribute}={value}");
            assert!(
                !value.trim_start().to_ascii_lowercase().starts_with("javascript:"),
                "{address}: {value}"
            );
        }
    }
}

/// An article whose day is in doubt, with a weekday: it came out as one of no days, `[]`, which nothing can read.
#[test]
fn a_weekday_beside_a_day_in_doubt() {
    for published in ["2025-03-11?", "2025-03-11~", "2025-03-11%", "2025-03-10/2025-03-12"] {
        for words in ["am Montag", "am Dienstag", "am vergangenen Freitag", "am kommenden Freitag"] {
            let text = format!("---\ndate: {published}\n---\nSie sprachen {words}.\n");
            check_article("a.md", &text);
        }
    }
}
