//! Building again: what is rewritten after an edit, and that nothing is without one.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::dossier::{Dossier, read_tree};

/// Gives every file of the site an old time stamp, so that a fresh one shows.
fn make_old(dossier: &Dossier) {
    for address in read_tree(&dossier.site()).into_keys() {
        let file = fs::File::options().write(true).open(dossier.site().join(address)).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_hours(240_000)).unwrap();
    }
}

fn stamps(dossier: &Dossier) -> BTreeMap<String, SystemTime> {
    let stamp = |address: String| {
        let time = dossier.site().join(&address).metadata().unwrap().modified().unwrap();
        (address, time)
    };
    read_tree(&dossier.site()).into_keys().map(stamp).collect()
}

#[test]
fn a_second_build_writes_nothing_and_keeps_time_stamps() {
    for source in ["tests/site/plain", "tests/site/markdown", "tests/site/theme", "tests/site/twins"] {
        let dossier = Dossier::from_dir(source);
        let first = dossier.build().summary;
        make_old(&dossier);
        let before = stamps(&dossier);
        let second = dossier.build().summary;
        assert_eq!(second.written, Vec::<String>::new(), "{source}");
        assert_eq!((second.unchanged, second.removed.len()), (first.written.len(), 0), "{source}");
        assert_eq!(stamps(&dossier), before, "{source}");
    }
}

#[test]
fn a_word_that_names_nobody_rewrites_only_its_article_and_the_index() {
    let dossier = Dossier::from_dir("tests/site/plain");
    dossier.build();
    make_old(&dossier);
    let before = stamps(&dossier);
    dossier.edit("corpus/2024-05-bruecke.txt", "führt über den Ostring", "führt über den Südring");
    let summary = dossier.build().summary;
    let page = "articles/2024-05-14-die-alte-hafenbruecke-bleibt-gesperrt.html";
    let index = ["articles/0", "root", "terms/0"].map(|name| format!("data/search/{name}.js"));
    assert_eq!(summary.written, [&[page.to_owned()], &index[..]].concat());
    assert_eq!(summary.removed, Vec::<String>::new());
    let changed: Vec<String> = stamps(&dossier)
        .into_iter()
        .filter(|(address, time)| before[address] != *time)
        .map(|it| it.0)
        .collect();
    assert_eq!(changed, summary.written);
}

#[test]
fn another_day_moves_to_another_page() {
    let dossier = Dossier::from_dir("tests/site/plain");
    dossier.build();
    dossier.edit("corpus/2024-05-bruecke.txt", "will am 3. Juni entscheiden", "will am 5. Juni entscheiden");
    let summary = dossier.build().summary;
    let wanted = [
        "articles/2024-05-14-die-alte-hafenbruecke-bleibt-gesperrt.html",
        "data/events.json",
        "dates/2024-06-05.html",
    ];
    for address in wanted {
        assert!(summary.written.iter().any(|written| written == address), "{address}: {:?}", summary.written);
    }
    // Nothing is said of these in that sentence.
    for address in [
        "articles/2024-08-bis-zur-neuen-bruecke-faehrt-eine-faehre.html",
        "people/ines-baumann.html",
        "dates/2024-05.html",
    ] {
        assert!(dossier.site().join(address).exists(), "{address} exists");
        assert!(!summary.written.iter().any(|written| written == address), "{address} is rewritten");
    }
}

#[test]
fn an_article_that_is_gone_takes_its_pages_along() {
    let dossier = Dossier::from_dir("tests/site/markdown");
    dossier.build();
    fs::remove_file(dossier.folder.join("corpus/kosten.md")).unwrap();
    dossier.edit("corpus/plan.md", "[im zweiten Teil](kosten.md#p1)", "im zweiten Teil");
    let summary = dossier.build().summary;
    assert!(
        summary.removed.contains(&"articles/2023-10-was-der-lesesaal-kostet-wer-zahlt.html".to_owned()),
        "{:?}",
        summary.removed
    );
    assert!(!dossier.read("sitemap.xml").contains("kosten"));
    assert!(!dossier.read("data/articles.json").contains("kosten.md"));
}

#[test]
fn an_error_in_one_article_publishes_nothing() {
    let dossier = Dossier::from_dir("tests/site/markdown");
    dossier.build();
    let before = read_tree(&dossier.site());
    make_old(&dossier);
    let stamped = stamps(&dossier);
    dossier.edit("corpus/plan.md", "date: 2023-09-21", "date: 2023-09-31");
    assert!(dossier.try_build().is_err());
    assert_eq!((read_tree(&dossier.site()), stamps(&dossier)), (before, stamped));
}

#[test]
fn a_style_sheet_of_ones_own_rewrites_no_page() {
    let dossier = Dossier::from_dir("tests/site/theme");
    dossier.build();
    dossier.edit("static/style.css", "darkgreen", "seagreen");
    assert_eq!(dossier.build().summary.written, ["assets/style.css"]);
    fs::remove_file(dossier.folder.join("static/style.css")).unwrap();
    assert_eq!(dossier.build().summary.written, ["assets/style.css"]);
    assert!(!dossier.read("assets/style.css").contains("green"));
}

#[test]
fn a_template_of_ones_own_rewrites_its_pages() {
    let dossier = Dossier::from_dir("tests/site/theme");
    dossier.build();
    dossier.edit("templates/404.html", "Verlaufen?", "Verirrt?");
    assert_eq!(dossier.build().summary.written, ["404.html"]);
}

#[test]
fn an_address_rewrites_what_must_be_absolute() {
    let dossier = Dossier::from_dir("tests/site/markdown");
    dossier.build();
    dossier.edit("site.toml", "base_url = \"https://example.org/bibliothek\"\n", "");
    let summary = dossier.build().summary;
    let (pictures, other): (Vec<&String>, Vec<&String>) =
        summary.removed.iter().partition(|address| address.starts_with("assets/previews/"));
    assert!(pictures.len() > 3 && other == ["sitemap.xml"], "{:?}", summary.removed);
    for address in ["feed.xml", "robots.txt", "index.html", "404.html"] {
        assert!(summary.written.iter().any(|written| written == address), "{address}: {:?}", summary.written);
    }
    for address in ["data/articles.json", "assets/style.css"] {
        assert!(!summary.written.iter().any(|written| written == address), "{address}");
    }
}
