//! Golden sites: small dossiers in `tests/site/<name>/`, and what becomes of them in `…/expected/`.
//!
//! `LEPORELLO_BLESS=1 cargo test --test site` renews what is expected; read the difference before you commit it.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;
#[path = "site/driver.rs"]
mod driver;
#[path = "support/links.rs"]
mod links;
#[path = "site/many.rs"]
mod many;
#[path = "support/outline.rs"]
mod outline;
#[path = "site/people.rs"]
mod people;
#[path = "site/rebuild.rs"]
mod rebuild;

use driver::SiteTest;

#[test]
fn plain_text() {
    SiteTest::from_dir("tests/site/plain")
        .check_main("articles/2024-05-14-die-alte-hafenbruecke-bleibt-gesperrt.html")
        .check_main("dates/2024-05-13.html")
        .check_data()
        .check_file("feed.xml")
        .check_file("robots.txt")
        .check_missing("sitemap.xml")
        .check_missing("CNAME")
        .check_in_no_page("rel=\"canonical\"")
        .check_pages()
        .check_nothing_left();
}

#[test]
fn markdown() {
    SiteTest::from_dir("tests/site/markdown")
        .check_main("articles/2023-09-21-haus-fuer-buecher.html")
        .check_main("articles/2023-10-was-der-lesesaal-kostet-wer-zahlt.html")
        .check_data()
        .check_file("feed.xml")
        .check_file("sitemap.xml")
        .check_file("robots.txt")
        .check_file("assets/corpus/bilder/grundriss.svg")
        .check_in_no_page("<script>")
        .check_in_no_page("javascript:")
        .check_in_no_page("onclick")
        .check_in_every_page("<link rel=\"canonical\" href=\"https://example.org/bibliothek/", &["404.html"])
        .check_pages()
        .check_nothing_left();
}

#[test]
fn a_theme_of_ones_own() {
    SiteTest::from_dir("tests/site/theme")
        .check_main("404.html")
        .check_main("search.html")
        .check_file("assets/style.css")
        .check_file("assets/wappen/klee.svg")
        .check_present("assets/mark.svg")
        .check_pages()
        .check_nothing_left();
}

#[test]
fn same_headlines_and_same_texts() {
    SiteTest::from_dir("tests/site/twins")
        .check_warnings()
        .check_data()
        .check_listing("articles")
        .check_main("search.html")
        .check_pages()
        .check_nothing_left();
}

/// The interface speaks English; one article is German, and says so.
#[test]
fn english() {
    let site = SiteTest::from_dir("tests/site/english");
    site.check_main("index.html")
        .check_main("articles/2024-03-05-ferry-stops-after-140-years.html")
        .check_main("articles/2024-06-04-marlow-baut-seine-bruecke.html")
        .check_main("people/helen-carter.html")
        .check_main("dates/2024.html")
        .check_main("dates/2024-05-13.html")
        .check_main("timeline/index.html")
        .check_file("feed.xml")
        .check_in_every_page("<html lang=\"en\">", &[])
        .check_pages()
        .check_nothing_left();
    site.check_language("en", &GERMAN);
}

/// Words that German sentences hardly do without; none of them is English.
const GERMAN: [&str; 40] = [
    "aber",
    "als",
    "auf",
    "aus",
    "bei",
    "das",
    "dem",
    "den",
    "der",
    "des",
    "diesem",
    "ein",
    "eine",
    "einem",
    "einer",
    "eines",
    "für",
    "ist",
    "kein",
    "keine",
    "mit",
    "nach",
    "nicht",
    "oder",
    "ohne",
    "sich",
    "sind",
    "und",
    "vom",
    "von",
    "vor",
    "wer",
    "wie",
    "wird",
    "zu",
    "zum",
    "zur",
    "Artikel",
    "Personen",
    "Ereignisse",
];
