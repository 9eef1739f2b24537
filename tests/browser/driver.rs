//! The driver itself, on a small site that is good in one page and bad in the others.

use std::fs;

use tempfile::TempDir;

use crate::support::chromium::{Browser, Scheme, file_url};
use crate::support::server::Server;

const POLICY: &str = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'self'">"#;

/// Writes the site into a folder with a space and an umlaut in its name.
fn site() -> TempDir {
    let room = tempfile::Builder::new().prefix("site ü ").tempdir().unwrap();
    let page = |title: &str, body: &str| {
        format!(
            "<!DOCTYPE html><html lang=en><meta charset=utf-8>{POLICY}<link rel=icon href=icon.svg><title>{title}</title>{body}"
        )
    };
    let good = r#"<link rel="stylesheet" href="style.css"><script src="good.js" defer></script>
        <noscript>no scripts</noscript><p id="p">Grüße</p>"#;
    let files = [
        ("good.html", page("Good", good)),
        ("error.html", page("Error", r#"<script src="error.js"></script>"#)),
        ("remote.html", page("Remote", r#"<img src="https://remote.invalid/image.png" alt="">"#)),
        ("inline.html", page("Inline", "<script>document.title = 'ran'</script>")),
        ("missing.html", page("Missing", r#"<img src="missing.png" alt="">"#)),
        (
            "lax.html",
            page("Lax", r#"<img src="https://remote.invalid/image.png" alt="">"#).replace(POLICY, ""),
        ),
        ("good.js", "document.documentElement.dataset.ran = 'yes'; console.log('fine')".to_owned()),
        ("error.js", "console.warn('careful'); console.error('broken', 7); null.length".to_owned()),
        (
            "style.css",
            "html { background: #fff } @media (prefers-color-scheme: dark) { html { background: #000 } }"
                .to_owned(),
        ),
        ("icon.svg", r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>"#.to_owned()),
    ];
    for (address, text) in files {
        fs::write(room.path().join(address), text).unwrap();
    }
    room
}

#[test]
fn the_driver_tells_good_pages_from_bad() {
    let Some(browser) = Browser::start() else { return };
    let room = site();
    let server = Server::start(room.path());
    for origin in [server.origin(), file_url(room.path()) + "/"] {
        let good = browser.visit(&format!("{origin}good.html#p"));
        good.assert_clean(&origin);
        assert_eq!((good.title.as_str(), good.url), ("Good", format!("{origin}good.html#p")));
        assert!(good.requests.contains(&format!("{origin}style.css")), "{:?}", good.requests);
        assert_eq!(browser.evaluate("document.documentElement.dataset.ran"), "yes");
        assert_eq!(
            browser.evaluate("Promise.resolve([1, document.querySelector('#p').textContent])")[1],
            "Grüße"
        );

        let error = browser.visit(&format!("{origin}error.html"));
        assert_eq!(error.errors.len(), 2, "{:?}", error.errors);
        assert_eq!((error.errors[0].as_str(), error.warnings.len()), ("console: broken 7", 1));
        assert!(error.errors[1].contains("TypeError"), "{:?}", error.errors);

        for (page, sign) in [
            ("remote.html", "Content Security Policy"),
            ("inline.html", "Content Security Policy"),
            ("missing.html", "missing.png"),
            ("lax.html", "asks elsewhere: https://remote.invalid/image.png"),
        ] {
            let faults = browser.visit(&format!("{origin}{page}")).faults(&origin);
            assert!(faults.iter().any(|fault| fault.contains(sign)), "{page}: {faults:?}");
        }
        browser.visit(&format!("{origin}good.html")).assert_clean(&origin);
    }
}

#[test]
fn the_driver_sets_what_a_reader_may_set() {
    let Some(browser) = Browser::start() else { return };
    let room = site();
    let server = Server::start(room.path());
    for (width, height) in [(1280, 800), (390, 844)] {
        browser.set_viewport(width, height);
        browser.visit(&server.url("good.html"));
        // Width and height of a PNG stand at a fixed place.
        let png = browser.screenshot();
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((&png[1..4], number(16), number(20)), (&b"PNG"[..], width, height));
    }
    for (scheme, colour) in [(Scheme::Dark, "rgb(0, 0, 0)"), (Scheme::Light, "rgb(255, 255, 255)")] {
        browser.set_scheme(scheme);
        assert_eq!(browser.evaluate("getComputedStyle(document.documentElement).backgroundColor"), colour);
    }
    browser.set_scripts(false);
    let page = browser.visit(&server.url("good.html"));
    page.assert_clean(&server.origin());
    assert_eq!(page.title, "Good");
    assert!(browser.evaluate("document.documentElement.dataset.ran").is_null());
    browser.set_scripts(true);
    browser.visit(&server.url("good.html"));
    assert_eq!(browser.evaluate("document.documentElement.dataset.ran"), "yes");
}

#[cfg(target_os = "linux")]
#[test]
fn no_browser_is_left_running() {
    let Some(browser) = Browser::start() else { return };
    let process = format!("/proc/{}", browser.process_id());
    assert!(fs::exists(&process).unwrap());
    drop(browser);
    assert!(!fs::exists(&process).unwrap());
}
