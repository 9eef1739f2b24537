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
