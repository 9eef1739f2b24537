//! axe-core finds nothing on any kind of page, in light and dark, at the width of a desk and of a phone.

use crate::pages::{addresses, demo};
use crate::support::axe::Axe;
use crate::support::chromium::{Browser, Scheme, file_url};

#[test]
fn every_kind_of_page_passes_wcag_2_2_aa() {
    let (Some(axe), Some(browser)) = (Axe::find(), Browser::start()) else { return };
    let dossier = demo();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    let mut faults = Vec::new();
    for address in addresses(&dossier) {
        for (scheme, width) in [(Scheme::Light, 1280), (Scheme::Dark, 1280), (Scheme::Light, 390)] {
            browser.set_viewport(width, 800);
            browser.set_scheme(scheme);
            browser.visit(&format!("{origin}{address}")).assert_clean(&origin);
            let found = axe.faults(&browser);
            faults.extend(found.into_iter().map(|fault| format!("{address}, {scheme:?}, {width}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The timeline while it is filtered, and with a fold open.
#[test]
fn a_filtered_timeline_passes_too() {
    let (Some(axe), Some(browser)) = (Axe::find(), Browser::start()) else { return };
    let dossier = demo();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.visit(&format!("{origin}timeline/index.html?kind=exact&from=2025-02&to=2025-03"));
    browser.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
    let faults = axe.faults(&browser);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Axe itself is at work: it finds what is wrong.
#[test]
fn a_bad_page_does_not_pass() {
    let (Some(axe), Some(browser)) = (Axe::find(), Browser::start()) else { return };
    let dossier = demo();
    browser.visit(&(file_url(dossier.site().as_std_path()) + "/index.html"));
    browser.evaluate("document.body.append(document.createElement('button'), new Image())");
    let faults = axe.faults(&browser);
    assert!(faults.iter().any(|fault| fault.starts_with("button-name")), "{faults:?}");
}
