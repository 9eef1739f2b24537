//! What is told of a person where a mouse rests on the name: from the page alone, and only there.

use serde_json::Value;

use crate::pages::demo;
use crate::support::chromium::{Browser, Point, Scheme, file_url};

/// What stands in the panel if it is open, and where it lies.
const PANEL: &str = r"(() => {
    const panel = document.querySelector('.popover');
    if (!panel || panel.hidden) return null;
    const box = panel.getBoundingClientRect();
    const name = [...document.querySelectorAll('.body a.person')].at(window.pointed).getBoundingClientRect();
    return {
        text: panel.innerText, href: panel.querySelector('a').href,
        inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight,
        covers: box.top < name.bottom && box.bottom > name.top,
        middle: [box.left + box.width / 2, box.top + box.height / 2],
        contrast: getComputedStyle(panel).backgroundColor,
    };
})()";

/// Scrolls the name of this number to a height of the window, and gives its place.
fn place(browser: &Browser, number: i32, block: &str) -> Point {
    let at = browser.evaluate(&format!(
        "(() => {{ window.pointed = {number}; const it = [...document.querySelectorAll('.body a.person')].at({number}); \
         it.scrollIntoView({{ block: '{block}' }}); const box = it.getClientRects()[0]; \
         return [box.left + box.width / 2, box.top + box.height / 2]; }})()"
    ));
    point(&at)
}

fn point(at: &Value) -> Point {
    Point { x: at[0].as_f64().unwrap(), y: at[1].as_f64().unwrap() }
}

fn wait(browser: &Browser, milliseconds: u32) {
    browser.evaluate(&format!("new Promise((done) => setTimeout(done, {milliseconds}))"));
}

fn point_at(browser: &Browser, place: Point) -> Value {
    browser.point_at(place);
    wait(browser, 600);
    browser.evaluate(PANEL)
}

#[test]
fn a_name_tells_who_it_is_where_a_mouse_rests() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    let articles = dossier.json("data/articles.json");
    let article = &articles.as_array().unwrap()[0];
    let address = format!("{origin}{}", article["url"].as_str().unwrap());
    browser.set_viewport(1280, 800);
    browser.visit(&address).assert_clean(&origin);
    browser.point_at(Point { x: 5.0, y: 5.0 });
    browser.wait_until("document.querySelector('.here') !== null");
    browser.settle();
    let requests = browser.report().requests.len();
    for (number, block) in [(0, "center"), (-1, "end"), (2, "start")] {
        let mouse = place(&browser, number, block);
        // One that only passes by opens nothing.
        browser.point_at(mouse);
        browser.point_at(Point { x: 5.0, y: 5.0 });
        wait(&browser, 600);
        assert!(browser.evaluate(PANEL).is_null(), "the mouse went by name {number}");
        let panel = point_at(&browser, mouse);
        assert!(panel.is_object(), "no panel beside name {number}");
        assert_eq!((&panel["inside"], &panel["covers"]), (&true.into(), &false.into()), "{number}: {panel}");
        let told = browser.evaluate(
            "(() => { const name = [...document.querySelectorAll('.body a.person')].at(window.pointed); \
             const it = [...document.querySelectorAll('.cast > li')].find((it) => it.querySelector('a').href === name.href); \
             return [it.querySelector('a').innerText, it.querySelector('small').innerText, it.dataset.articles, name.href]; })()",
        );
        for part in 0..3 {
            let words = told[part].as_str().unwrap();
            assert!(!words.is_empty() && panel["text"].as_str().unwrap().contains(words), "{told} {panel}");
        }
        assert_eq!(panel["href"], told[3]);
        // It stays while the mouse is in it, and Escape closes it.
        browser.point_at(point(&panel["middle"]));
        wait(&browser, 600);
        assert!(browser.evaluate(PANEL).is_object(), "the panel of name {number} is left");
        browser.press("Escape");
        assert!(browser.evaluate(PANEL).is_null(), "Escape closes it");
        browser.point_at(Point { x: 5.0, y: 5.0 });
    }
    browser.set_scheme(Scheme::Dark);
    let mouse = place(&browser, 0, "center");
    let dark = point_at(&browser, mouse);
    assert_eq!(dark["contrast"], "rgb(21, 22, 24)", "the panel is dark where the page is");
    browser.point_at(Point { x: 5.0, y: 5.0 });
    wait(&browser, 500);
    assert!(browser.evaluate(PANEL).is_null(), "it closes behind the mouse");
    assert_eq!(browser.report().requests.len(), requests, "nothing more is loaded");
    browser.report().assert_clean(&origin);
}

#[test]
fn keys_and_fingers_keep_the_plain_link() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    let articles = dossier.json("data/articles.json");
    browser.visit(&format!("{origin}{}", articles[0]["url"].as_str().unwrap()));
    browser.evaluate("window.pointed = 0, document.querySelector('.body a.person').focus()");
    wait(&browser, 600);
    assert!(browser.evaluate(PANEL).is_null(), "focus opens nothing");
    browser.settle();
    let touched = browser.evaluate(
        "(() => { const name = document.querySelector('.body a.person'); for (const kind of ['pointerover', 'pointerenter', \
         'pointerdown']) name.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerType: 'touch' })); return name.href; })()",
    );
    wait(&browser, 600);
    assert!(browser.evaluate(PANEL).is_null(), "a finger opens nothing");
    browser.evaluate("document.querySelector('.body a.person').focus()");
    browser.press("Enter");
    wait(&browser, 300);
    browser.settle();
    assert_eq!(browser.evaluate("location.href"), touched, "the name is a link");
}
