//! Link previews, as a reader of Open Graph takes them.

use std::collections::BTreeSet;

use webpage::HTML;

use crate::{BASE, pages, published};

#[test]
fn every_page_has_a_preview() {
    let dossier = published();
    let mut kinds = BTreeSet::new();
    // What is not found has no address, and a former address leads on: neither is shared.
    let leads_on = |address: &str| dossier.read(address).contains("http-equiv=\"refresh\"");
    for address in pages(&dossier).into_iter().filter(|it| it != "404.html" && !leads_on(it)) {
        let page = HTML::from_string(dossier.read(&address), Some(format!("{BASE}{address}"))).unwrap();
        let graph = &page.opengraph;
        let property = |name: &str| graph.properties.get(name).map_or("", String::as_str);
        assert!(!property("title").is_empty() && !property("description").is_empty(), "{address}");
        let told = property("description").trim_end_matches('…');
        assert!(page.description.as_ref().unwrap().starts_with(told), "{address}: {told}");
        assert!(page.title.as_ref().unwrap().starts_with(property("title")), "{address}");
        assert_eq!((property("site_name"), property("locale")), ("Verhandeln über einen Krieg", "de_DE"));
        assert_eq!(
            property("url"),
            format!("{BASE}{}", address.strip_suffix("index.html").unwrap_or(&address))
        );
        for image in &graph.images {
            let picture = dossier.site().join(image.url.strip_prefix(BASE).unwrap());
            let png = std::fs::read(picture).unwrap();
            let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap()).to_string();
            assert_eq!((&image.properties["width"], &image.properties["height"]), (&side(16), &side(20)));
            assert_eq!((side(16).as_str(), side(20).as_str()), ("1200", "630"));
            assert!(!image.properties["alt"].is_empty(), "{address}");
        }
        assert!(graph.images.len() <= 1, "{address}");
        kinds.insert((graph.og_type.clone(), graph.images.len()));
    }
    let kind = |name: &str, pictures| (name.to_owned(), pictures);
    assert!(kinds.contains(&kind("article", 1)) && kinds.contains(&kind("website", 1)), "{kinds:?}");
    assert!(kinds.contains(&kind("profile", 1)), "{kinds:?}");
}

#[test]
fn an_article_previews_its_own_words() {
    let dossier = published();
    let page = HTML::from_string(dossier.read("articles/2025-12-09-bruecke.html"), None).unwrap();
    assert_eq!(page.opengraph.og_type, "article");
    assert_eq!(page.opengraph.properties["title"], "Die „Brücke“ & <b>ihr</b> Preis");
    assert_eq!(page.opengraph.properties["description"], "Ein Fest & <i>mehr</i>.");
    assert_eq!(page.meta["article:published_time"], "2025-12-09");
    assert_eq!(page.meta["twitter:card"], "summary_large_image");
    assert_eq!(page.feed.as_deref(), Some("../feed.xml"), "the reader finds the feed");
    let types: Vec<&str> = page.schema_org.iter().map(|data| data.schema_type.as_str()).collect();
    assert_eq!(types, ["NewsArticle"]);
}
