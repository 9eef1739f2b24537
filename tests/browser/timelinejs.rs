//! The timeline as `TimelineJS` shows it.

use camino::Utf8Path;
use serde_json::Value;

use crate::support::chromium::Browser;
use crate::support::dossier::{Dossier, copy};
use crate::support::packages::Packages;
use crate::support::server::Server;

const PACKAGE: &str = "@knight-lab/timelinejs";
const TEXT: &str = "date 2025-05-09 Die „Brücke“; ein Fest.\n\n\
    Bürgermeisterin Anna Gruber eröffnete am Mittwoch die \"neue\" Brücke, <b>laut</b> & gern.\n\n\
    Gebaut wird seit Mai 2023. Am 3. und 4. Mai feierte die Stadt.";
const PAGE: &str = "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><title>Zeitleiste</title>\
    <link rel=\"stylesheet\" href=\"reader/css/timeline.css\"><script src=\"reader/js/timeline.js\"></script>\
    <div id=\"here\" style=\"height: 600px\"></div></html>";

/// Hands the file to the program, and tells what it holds and shows when it is ready.
const SHOW: &str = r"fetch('timeline/timelinejs.json').then((file) => file.json()).then((data) => new Promise((done) => {
    const script_path = new URL('reader/js/', location.href).href;
    const timeline = new TL.Timeline('here', data, { script_path, font: null, language: 'de' });
    const day = (date) => date && date.data.date_obj.toLocaleDateString('sv');
    timeline.on('ready', () => done({
        errors: timeline.config.getErrors(),
        title: document.querySelector('.tl-slide-titleslide h2').textContent,
        events: timeline.config.events.map((event) => ({
            id: event.unique_id, start: day(event.start_date), end: day(event.end_date), date: event.display_date,
        })),
        slides: [...document.querySelectorAll('.tl-slide')].map((slide) => ({
            date: slide.querySelector('.tl-headline-date')?.textContent, headline: slide.querySelector('h2').textContent,
            links: [...slide.querySelectorAll('.tl-text-content a')].map((link) => link.getAttribute('href')),
        })),
        markers: document.querySelectorAll('.tl-timemarker').length,
    }));
}))";

#[test]
fn timelinejs_shows_every_event() {
    let Some(packages) = Packages::find(&[PACKAGE]) else { return };
    let Some(browser) = Browser::start() else { return };
    let dossier = Dossier::new();
    dossier.write("corpus/bruecke.txt", TEXT);
    dossier.write("site.toml", "title = \"Die „Brücke“ & <b>mehr</b>\"\n");
    dossier.build();
    let program = packages.path(&format!("{PACKAGE}/dist"));
    copy(Utf8Path::new(&program), &dossier.site().join("reader"), &["embed"]);
    std::fs::write(dossier.site().join("reader.html"), PAGE).unwrap();
    let server = Server::start(dossier.site().as_std_path());
    browser.set_viewport(1280, 800);
    browser.visit(&server.url("reader.html"));

    let shown = browser.evaluate(SHOW);
    assert_eq!(shown["errors"], serde_json::json!([]));
    assert_eq!(shown["title"], "Die „Brücke“ & <b>mehr</b>");
    let events = dossier.json("data/events.json");
    let events = events.as_array().unwrap();
    for list in ["events", "markers"] {
        let count =
            shown[list].as_array().map_or_else(|| shown[list].as_u64().unwrap(), |it| it.len() as u64);
        assert_eq!(count, events.len() as u64, "{list}");
    }
    let told = |word: &str| -> (&Value, &Value) {
        let slides = shown["slides"].as_array().unwrap();
        let slide = slides.iter().find(|slide| slide["headline"].as_str().unwrap().contains(word)).unwrap();
        let event = events.iter().find(|event| event["label"].as_str().unwrap().contains(word)).unwrap();
        let held = shown["events"].as_array().unwrap().iter().find(|held| held["id"] == event["id"]).unwrap();
        assert_eq!(slide["headline"], event["label"], "as text, not as mark-up");
        assert!(slide["links"][0].as_str().unwrap().contains(event["url"].as_str().unwrap()), "{slide}");
        (slide, held)
    };
    let (slide, held) = told("Anna Gruber eröffnete");
    assert_eq!((&slide["date"], &held["start"]), (&"7.\u{a0}Mai 2025".into(), &"2025-05-07".into()));
    let (slide, held) = told("Gebaut wird");
    assert_eq!((&slide["date"], &held["start"]), (&"Mai 2023".into(), &"2023-05-01".into()));
    let (_, held) = told("feierte die Stadt");
    assert_eq!((&held["start"], &held["end"]), (&"2025-05-03".into(), &"2025-05-04".into()));
}
