//! Pictures of every kind of page, for eyes: `cargo test --test browser -- --ignored screenshots`.

use std::fs;
use std::path::Path;

use crate::pages::{addresses, demo};
use crate::support::chromium::{Browser, Scheme};
use crate::support::server::Server;

/// A small phone, a tablet and a desk, in CSS pixels.
const WIDTHS: [u32; 3] = [320, 768, 1280];

/// Longer pages are cut off below; a picture of the year's timeline would be 30,000 pixels high.
const MOST_HEIGHT: u64 = 6000;

/// The name of the page's kind, and of what it shows where that is one thing.
fn name(address: &str) -> String {
    address.trim_end_matches(".html").replace('/', "-")
}

/// Writes `target/screenshots/PAGE-WIDTH-SCHEME.png` for the demo dossier.
#[test]
#[ignore = "draws pictures for eyes and checks nothing else"]
fn screenshots() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let server = Server::start(dossier.site().as_std_path());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    fs::create_dir_all(&folder).unwrap();
    let mut number = 0;
    for address in addresses(&dossier) {
        let address = match address.as_str() {
            "search.html" => "search.html?q=minister".to_owned(),
            _ => address,
        };
        for (scheme, word) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
            browser.set_scheme(scheme);
            for width in WIDTHS {
                browser.set_viewport(width, 800);
                browser.visit(&server.url(&address)).assert_clean(&server.origin());
                browser.evaluate("document.fonts.ready.then(() => true)");
                let height = browser.evaluate("document.documentElement.scrollHeight").as_u64().unwrap();
                browser.set_viewport(width, u32::try_from(height.clamp(800, MOST_HEIGHT)).unwrap());
                browser.settle();
                let picture = browser.screenshot();
                assert!(picture.starts_with(b"\x89PNG") && picture.len() > 2000, "{address} is a picture");
                let file = format!("{}-{width}-{word}.png", name(address.split('?').next().unwrap()));
                fs::write(folder.join(file), picture).unwrap();
                number += 1;
            }
        }
    }
    assert_eq!(number, addresses(&dossier).len() * 2 * WIDTHS.len(), "pictures in {}", folder.display());
}
