//! The reader of links, on small sites, and what it says of the demo.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

mod support;

use std::fs;

use support::dossier::Dossier;
use support::links::check_links;
use support::outline::check_outlines;

/// The faults of a site of these pages; a body is enough for a page.
fn check(pages: &[(&str, &str)]) -> Vec<String> {
    let room = tempfile::tempdir().unwrap();
    for (address, text) in pages {
        let path = room.path().join(address);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    check_links(room.path())
}

#[test]
fn links_that_lead_somewhere_are_no_fault() {
    let index = r##"<link rel="canonical" href="https://example.org/"><link rel="stylesheet" href="assets/a.css?v=1">
        <a href="people/j%C3%BCrgen%20m.html#p1">J</a> <a href="#top">up</a> <a href="https://example.org/">out</a>
        <a href="mailto:a@example.org">post</a> <img src="data:image/png;base64,AA" srcset="assets/a.css 1x, assets/a.css 2x">
        <template id="t"></template><a href="#t">t</a>"##;
    let person = r#"<p id="p1"><a href="../index.html?q=a#t">home</a> <a href="./jürgen%20m.html#:~:text=a">me</a></p>"#;
    assert!(
        check(&[("index.html", index), ("people/jürgen m.html", person), ("assets/a.css", "")]).is_empty()
    );
}

#[test]
fn links_that_lead_nowhere_are_faults() {
    let faults = check(&[
        (
            "index.html",
            r##"<a href="missing.html">a</a><a href="a/b.html#p9">b</a><a href="a/">c</a><a href="#x">d</a>"##,
        ),
        (
            "a/b.html",
            r#"<a href="../../out.html">a</a><a href="/index.html">b</a><i id="p1"></i><i id="p1"></i>"#,
        ),
    ]);
    let expected = [
        "a/b.html: `../../out.html` leads to no file",
        "a/b.html: `/index.html` is not relative",
        "a/b.html: the id `p1` stands twice",
        "index.html: `#x` leads to no id",
        "index.html: `a/` leads to no file",
        "index.html: `a/b.html#p9` leads to no id",
        "index.html: `missing.html` leads to no file",
    ];
    assert_eq!(faults, expected);
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let page = r#"<base href="https://a/"><script src="https://a/s.js"></script><img src="//a/i.png">
        <link rel="stylesheet" href="http://a/s.css"><img srcset="https://a/1.png 1x"><a href="javascript:x()">x</a>"#;
    assert_eq!(check(&[("index.html", page)]).len(), 6);
}

#[test]
fn outlines_without_a_gap_are_no_fault() {
    let check = |page: &str| {
        let room = tempfile::tempdir().unwrap();
        fs::write(room.path().join("index.html"), page).unwrap();
        check_outlines(room.path())
    };
    let good = r#"<html lang="de"><title>T</title><h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2><a href="a"><img alt="b"></a>"#;
    assert!(check(good).is_empty(), "{:?}", check(good));
    let bad = r#"<title> </title><h2> </h2><h4>C</h4><a href="a"><img></a>"#;
    assert_eq!(check(bad).len(), 8, "{:#?}", check(bad));
}

#[test]
fn the_links_and_the_outlines_of_the_demo_are_without_fault() {
    let dossier = Dossier::demo();
    dossier.build();
    let mut faults = check_links(dossier.site().as_std_path());
    faults.extend(check_outlines(dossier.site().as_std_path()));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
