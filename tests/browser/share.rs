//! The link to a sentence and its citation: by mouse, keys and touch, from a server and from a folder.

use serde_json::Value;

use crate::support::chromium::{Browser, Point, file_url};
use crate::support::dossier::Dossier;
use crate::support::links::percent_decode;
use crate::support::server::Server;

const BASE: &str = "https://example.org/dossier/";
const PAGE: &str = "articles/2025-03-11-die-bruecke.html";
const FIRST: &str = "Bürgermeisterin Anna Gruber eröffnete am Montag die Brücke, die Stadt & Land verbindet.";
/// Long enough for its ends alone to be named, with all that a text directive reads as its own.
const LONG: &str = "Ost-West-Verkehr, Fuß- & Radwege, 50 % mehr Busse und ein Denkmal für die „Fährleute“ sollen nach \
    den Worten der Stadt im nächsten Jahr folgen, sofern Rat-und-Tat, der Verein, es bezahlt.";

fn dossier(base_url: bool) -> Dossier {
    let dossier = Dossier::new();
    let base = if base_url { format!("base_url = \"{BASE}\"\n") } else { String::new() };
    dossier.write("site.toml", &format!("title = \"Brücken\"\n{base}"));
    dossier.write(
        "corpus/bruecke.md",
        &format!(
            "---\ntitle: Die „Brücke“\nslug: die-bruecke\ndate: 2025-03-11\nsource: Der Anzeiger\nauthor: Jo Frei\n---\n\
             {FIRST}\n\n{LONG} „Endlich offen“, sagte Gruber. *Mehr* folgt.\n",
        ),
    );
    dossier
        .write("corpus/rat.txt", &format!("date 2025-04 {FIRST} {FIRST} Der Rat tagt. Gruber war dabei.\n"));
    dossier.build();
    dossier
}

/// What stands in the dialog, if it is open.
const DIALOG: &str = r"(() => {
    const dialog = document.querySelector('dialog.share');
    if (!dialog.open) return null;
    const form = dialog.querySelector('form').elements, box = dialog.getBoundingClientRect();
    return {
        places: [...form.place.options].map((it) => it.label), chosen: form.place.selectedIndex,
        link: form.link.value, citation: form.citation.value, status: dialog.querySelector('[role=status]').textContent,
        inside: dialog.contains(document.activeElement), fits: box.left >= 0 && box.right <= innerWidth,
        selected: [form.link, form.citation].map((it) => it.value.slice(it.selectionStart, it.selectionEnd)),
    };
})()";

const OPEN: &str = "document.querySelector('dialog.share').open";

/// Moves the mouse over the page, which brings its scripts.
fn wake(browser: &Browser) {
    browser.point_at(Point { x: 9.0, y: 9.0 });
    browser.wait_until("document.querySelector('.here') !== null");
}

/// Opens the dialog at the link `selector` as a click does.
fn open(browser: &Browser, selector: &str) -> Value {
    browser.evaluate(&format!("document.querySelector('{selector}').click()"));
    browser.evaluate(DIALOG)
}

/// What a text directive means: its parts, decoded.
fn directive(link: &str) -> Vec<String> {
    let (_, text) = link.split_once(":~:text=").unwrap_or_else(|| panic!("{link} has no text directive"));
    assert!(!text.contains(['-', '&', ' ', '"']), "{text} holds what must be escaped");
    text.split(',').map(|part| percent_decode(part).unwrap()).collect()
}

#[test]
fn a_sentence_gives_its_link_and_its_citation() {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier(true);
    let server = Server::start(dossier.site().as_std_path());
    browser.visit(&server.url(PAGE)).assert_clean(&server.origin());
    wake(&browser);
    let first = open(&browser, ".here[href=\"#s1\"]");
    assert_eq!((&first["chosen"], &first["inside"], &first["fits"]), (&1.into(), &true.into(), &true.into()));
    assert_eq!(browser.evaluate("location.hash"), "#s1");
    let link = first["link"].as_str().unwrap();
    assert!(link.starts_with(&format!("{BASE}{PAGE}#s1:~:text=")), "{link}");
    assert_eq!(directive(link), [FIRST]);
    let citation = "„Bürgermeisterin Anna Gruber eröffnete am Montag die Brücke, die Stadt & Land verbindet.“ – Jo Frei: \
         „Die ‚Brücke‘“, Der Anzeiger, 11. März 2025, in: Brücken, \
         https://example.org/dossier/articles/2025-03-11-die-bruecke.html#s1";
    assert_eq!(first["citation"].as_str().unwrap().replace('\u{a0}', " "), citation);
    browser.evaluate("document.querySelector('dialog.share').close()");
    let long = open(&browser, ".here[href=\"#s2\"]");
    assert_eq!(
        directive(long["link"].as_str().unwrap()),
        ["Ost-West-Verkehr, Fuß- & Radwege, 50\u{a0}%", "Rat-und-Tat, der Verein, es bezahlt."]
            .map(str::to_owned),
    );
    assert!(long["citation"].as_str().unwrap().contains("die ‚Fährleute‘ sollen"), "{long}");
}

#[test]
fn the_link_leads_to_its_sentence() {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier(false);
    let server = Server::start(dossier.site().as_std_path());
    for sentence in ["s1", "s2"] {
        browser.visit(&server.url(PAGE));
        wake(&browser);
        let link = open(&browser, &format!(".here[href=\"#{sentence}\"]"))["link"].clone();
        let link = link.as_str().unwrap();
        assert!(link.starts_with(&server.url(PAGE)), "without a base address the page's own: {link}");
        browser.visit(link).assert_clean(&server.origin());
        let target = browser.evaluate("document.querySelector(':target').id");
        assert_eq!(target, sentence);
        assert_eq!(browser.evaluate("location.hash"), format!("#{sentence}"), "the directive was understood");
    }
}

#[test]
fn words_that_stand_above_are_not_pointed_at() {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier(false);
    let articles = dossier.json("data/articles.json");
    let found = articles.as_array().unwrap().iter().find(|article| article["path"] == "rat.txt").unwrap();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.visit(&format!("{origin}{}", found["url"].as_str().unwrap()));
    wake(&browser);
    let second = open(&browser, ".here[href=\"#s2\"]");
    let link = second["link"].as_str().unwrap();
    assert!(link.ends_with("#s2"), "the first sentence has the same words: {link}");
    assert!(second["citation"].as_str().unwrap().contains("(Überschrift automatisch gebildet)"), "{second}");
}

#[test]
fn keys_and_fingers_open_it_at_the_paragraph() {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier(true);
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.set_viewport(360, 700);
    browser.visit(&format!("{origin}{PAGE}")).assert_clean(&origin);
    browser.evaluate("document.querySelector('.place[href=\"#p2\"]').focus()");
    browser.press("Enter");
    browser.wait_until(OPEN);
    let opened = browser.evaluate(DIALOG);
    assert_eq!(
        (&opened["chosen"], &opened["inside"], &opened["fits"]),
        (&0.into(), &true.into(), &true.into())
    );
    assert_eq!(
        opened["places"].as_array().unwrap().len(),
        4,
        "the paragraph and its three sentences: {opened}"
    );
    assert_eq!(opened["link"], format!("{BASE}{PAGE}#p2"));
    browser.evaluate(
        "(() => { const place = document.querySelector('dialog.share select'); place.selectedIndex = 2; \
         place.dispatchEvent(new Event('change')); })()",
    );
    let chosen = browser.evaluate(DIALOG);
    assert_eq!(directive(chosen["link"].as_str().unwrap()), ["„Endlich offen“, sagte Gruber."]);
    // Until the page has gone to the paragraph, as it has before anybody can choose.
    browser.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300)))");
    browser.press("Escape");
    browser.wait_until("!document.querySelector('dialog.share').open");
    // The focus goes back to where it was.
    browser.wait_until("document.activeElement.hash === '#p2'");
}

#[test]
fn its_script_is_loaded_when_somebody_comes_near() {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier(true);
    let server = Server::start(dossier.site().as_std_path());
    let folder = file_url(dossier.site().as_std_path()) + "/";
    for origin in [server.origin(), folder] {
        let is_loaded =
            |browser: &Browser| browser.report().requests.iter().any(|it| it.ends_with("/share.js"));
        browser.visit(&format!("{origin}{PAGE}")).assert_clean(&origin);
        assert!(!is_loaded(&browser), "{origin}: nobody asked for it");
        browser.evaluate("document.querySelector('.place[href=\"#p2\"]').click()");
        browser.wait_until(OPEN);
        assert!(is_loaded(&browser), "{origin}");
        assert_eq!(
            browser.evaluate(DIALOG)["link"],
            format!("{BASE}{PAGE}#p2"),
            "{origin}: the first click counts"
        );
        browser.report().assert_clean(&origin);
    }
    std::fs::remove_file(dossier.site().join("assets/share.js")).unwrap();
    browser.visit(&server.url(PAGE));
    browser.evaluate("document.querySelector('.place[href=\"#p2\"]').click()");
    browser.wait_until("location.hash === '#p2'"); // without it, the link leads to its place
}

#[test]
fn where_nothing_may_be_copied_the_text_is_selected() {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier(true);
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.visit(&format!("{origin}{PAGE}"));
    wake(&browser);
    let copy = |part: &str| {
        browser.evaluate(&format!("document.querySelector('dialog.share [value={part}]').click()"));
        browser.settle();
        browser.evaluate(DIALOG)
    };
    for clipboard in ["undefined", "{ writeText: () => Promise.reject(new Error('no')) }"] {
        browser.evaluate(&format!(
            "Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard}, configurable: true }}), 0"
        ));
        open(&browser, ".here[href=\"#s1\"]");
        let selected = copy("citation");
        assert_eq!(selected["selected"][1], selected["citation"], "{clipboard}");
        assert!(selected["status"].as_str().unwrap().starts_with("Markiert"), "{clipboard}: {selected}");
        browser.evaluate("document.querySelector('dialog.share').close()");
    }
    browser.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } }), 0",
    );
    open(&browser, ".here[href=\"#s1\"]");
    let copied = copy("link");
    assert_eq!(
        (browser.evaluate("window.copied"), &copied["status"]),
        (copied["link"].clone(), &"Kopiert.".into())
    );
}

#[test]
fn what_a_person_is_said_to_have_said_is_cited_as_recognised() {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier(true);
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.visit(&format!("{origin}people/anna-gruber.html")).assert_clean(&origin);
    let spoken = open(&browser, "#zitate .cites");
    let citation = "Anna Gruber (automatisch erkannt): „Endlich offen“ – „Die ‚Brücke‘“, 11. März 2025, Absatz 2, in: Brücken, \
                    https://example.org/dossier/articles/2025-03-11-die-bruecke.html#s3";
    assert_eq!(spoken["citation"].as_str().unwrap().replace('\u{a0}', " "), citation);
    assert_eq!(directive(spoken["link"].as_str().unwrap()), ["Endlich offen"]);
    browser.evaluate("document.querySelector('dialog.share').close()");
    let role = open(&browser, "#rollen .cites");
    let citation = role["citation"].as_str().unwrap();
    assert!(citation.starts_with("Anna Gruber, Bürgermeisterin (automatisch erkannt): „"), "{citation}");
}

#[test]
fn without_scripts_every_place_is_a_link() {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier(true);
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.set_scripts(false);
    browser.visit(&format!("{origin}{PAGE}"));
    let links = browser.evaluate(
        "[...document.querySelectorAll('.body p[id]')].map((it) => [it.id, it.querySelector('.place')?.hash])",
    );
    for link in links.as_array().unwrap() {
        assert_eq!(link[1].as_str().unwrap(), format!("#{}", link[0].as_str().unwrap()));
    }
    assert!(!links.as_array().unwrap().is_empty());
    browser.evaluate("document.querySelector('.place[href=\"#p2\"]').click()");
    assert_eq!(browser.evaluate("document.querySelector(':target').id"), "p2");
}

#[test]
fn a_reference_can_be_saved() {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier(true);
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.visit(&format!("{origin}{PAGE}"));
    browser.evaluate("document.querySelector('.references summary').click()");
    wake(&browser);
    browser.wait_until("document.querySelectorAll('.references pre + a').length === 3");
    let files = browser.evaluate(
        "Promise.all([...document.querySelectorAll('.references pre + a')].map(async (link) => \
         [link.download, link.href.split(':')[0], link.previousElementSibling.textContent.length > 100]))",
    );
    let file = |ending| serde_json::json!([format!("2025-03-11-die-bruecke.{ending}"), "blob", true]);
    assert_eq!(files, serde_json::json!([file("bib"), file("ris"), file("json")]));
    browser.report().assert_clean(&origin);
}
