//! The timeline as a reader uses it: filter, range, shared link, keys, without scripts, on paper; and a long one.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::pages::demo;
use crate::support::axe::Axe;
use crate::support::chromium::{Browser, file_url};
use crate::support::dossier::{Dossier, read_tree};
use crate::support::server::Server;

/// The most bytes of anything that is loaded at once.
const MOST_BYTES: usize = 300_000;

fn list(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().map(|it| it.as_str().expect("a string")).collect()
}

/// The ids of the events that are shown.
fn shown(browser: &Browser) -> BTreeSet<String> {
    let ids = browser.evaluate(
        "[...document.querySelectorAll('.timeline .event')].filter((it) => it.checkVisibility()).map((it) => it.id)",
    );
    list(&ids).into_iter().map(str::to_owned).collect()
}

fn text(browser: &Browser, selector: &str) -> String {
    let text = browser.evaluate(&format!("document.querySelector({selector:?}).textContent.trim()"));
    text.as_str().expect("a text").to_owned()
}

/// The ids of the events in `data/events.json` that fit.
fn ids(dossier: &Dossier, fits: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    let events = dossier.json("data/events.json");
    let fitting = events.as_array().unwrap().iter().filter(|event| fits(event));
    fitting.map(|event| event["id"].as_str().unwrap().to_owned()).collect()
}

fn names(event: &Value, person: &str) -> bool {
    list(&event["people"]).contains(&person)
}

fn date(event: &Value) -> &str {
    event["date"].as_str().unwrap()
}

/// The person of the first button.
fn first_person(browser: &Browser) -> String {
    let slug = browser.evaluate("document.querySelector('.finder button[data-slug]').dataset.slug");
    slug.as_str().unwrap().to_owned()
}

fn press(browser: &Browser, keys: &[&str]) {
    for key in keys {
        browser.press(key);
    }
    // Input is told to the list a moment later.
    browser.evaluate("new Promise((done) => setTimeout(done, 300))");
}

#[test]
fn a_filter_hides_what_does_not_fit_and_counts_the_rest() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let server = Server::start(dossier.site().as_std_path());
    for origin in [server.origin(), file_url(dossier.site().as_std_path()) + "/"] {
        let page = format!("{origin}timeline/index.html");
        browser.visit(&page).assert_clean(&origin);
        assert_eq!(shown(&browser), ids(&dossier, |_| true));
        let all = text(&browser, ".finder [role=status]");
        let person = first_person(&browser);
        browser.evaluate("document.querySelector('.finder button[data-slug]').click()");
        let of_person = ids(&dossier, |event| names(event, &person));
        assert!(!of_person.is_empty());
        assert_eq!(shown(&browser), of_person);
        assert_ne!(text(&browser, ".finder [role=status]"), all, "the number is told");
        assert_eq!(browser.evaluate("location.search"), format!("?person={person}"));
        assert_eq!(
            browser.evaluate(
                "[...document.querySelectorAll('.timeline :is(.month, .year)')].every((it) => !it.checkVisibility() || \
                 [...it.querySelectorAll('li li')].some((li) => li.checkVisibility()))"
            ),
            true,
            "no month and no year is left empty"
        );
        // Publications are a kind of their own.
        browser.evaluate("document.querySelector('.finder [type=reset]').click()");
        assert_eq!(shown(&browser), ids(&dossier, |_| true));
        assert_eq!(browser.evaluate("location.search"), "");
        let published =
            "[...document.querySelectorAll('.day.published li')].filter((it) => it.checkVisibility()).length";
        assert!(browser.evaluate(published).as_u64() > Some(4));
        browser.evaluate("document.querySelector('.finder [value=published]').click()");
        browser.evaluate("new Promise((done) => setTimeout(done, 50))");
        assert_eq!(browser.evaluate(published), 0);
        // Words, in whatever case.
        browser.evaluate(
            "(() => { const q = document.getElementById('words'); q.value = 'KONTAKTGRUPPE'; \
                          q.dispatchEvent(new Event('input', { bubbles: true })); })()",
        );
        browser.evaluate("new Promise((done) => setTimeout(done, 300))");
        let found = shown(&browser);
        assert!(!found.is_empty() && found.len() < 8, "{found:?}");
    }
}

#[test]
fn a_shared_link_shows_the_same_view() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let server = Server::start(dossier.site().as_std_path());
    for origin in [server.origin(), file_url(dossier.site().as_std_path()) + "/"] {
        browser.visit(&format!("{origin}timeline/index.html"));
        let person = first_person(&browser);
        let link =
            format!("{origin}timeline/index.html?person={person}&kind=exact,vague&from=2025-02&to=2025-03");
        browser.visit(&link).assert_clean(&origin);
        let wanted = ids(&dossier, |event| {
            names(event, &person) && (date(event).contains("2025-02") || date(event).contains("2025-03"))
        });
        assert!(!wanted.is_empty());
        assert_eq!(shown(&browser), wanted);
        assert_eq!(browser.evaluate("location.href"), link, "the address stays");
        assert_eq!(text(&browser, ".finder [name=from] + output"), "Februar 2025");
        assert_eq!(
            browser.evaluate(
                "[...document.querySelectorAll('.strip li')].filter((it) => it.checkVisibility()).length"
            ),
            2,
            "the strip shows the two months"
        );
        // The button gives the address, into the clipboard or for the reader to copy.
        browser.evaluate("document.querySelector('.finder [name=copy]').click()");
        browser.evaluate("new Promise((done) => setTimeout(done, 200))");
        let told = text(&browser, ".finder [role=alert]");
        let field = browser.evaluate("document.querySelector('.finder [name=link]').value");
        assert!(told == "Der Link ist kopiert." || field == link, "{told} {field}");
    }
}

#[test]
fn the_keyboard_alone_is_enough() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    browser.visit(&(file_url(dossier.site().as_std_path()) + "/timeline/index.html"));
    let focus = |selector: &str| {
        for _ in 0..60 {
            press(&browser, &[]);
            browser.press("Tab");
            let there = browser.evaluate(&format!("document.activeElement.matches({selector:?})"));
            if there == true {
                let ring = browser.evaluate("getComputedStyle(document.activeElement).outlineStyle");
                assert_ne!(ring, "none", "{selector} shows that it has the focus");
                return;
            }
        }
        panic!("{selector} is out of reach");
    };
    let everything = shown(&browser);
    focus(".finder button[data-slug]");
    press(&browser, &[" "]);
    assert!(shown(&browser).len() < everything.len());
    press(&browser, &[" "]);
    assert_eq!(shown(&browser), everything);
    focus(".finder [name=from]");
    press(&browser, &["ArrowRight", "ArrowRight"]);
    assert_eq!(text(&browser, ".finder [name=from] + output"), "März 2025");
    assert_eq!(
        browser.evaluate("document.querySelector('.finder [name=from]').getAttribute('aria-valuetext')"),
        "März 2025"
    );
    let from_march =
        ids(&dossier, |event| ["2025-03", "2025-04", "2025-12"].iter().any(|it| date(event).contains(it)));
    assert_eq!(shown(&browser), from_march);
    focus(".finder [data-zoom='2']");
    press(&browser, &["Enter"]);
    assert_eq!(
        shown(&browser),
        everything.iter().filter(|id| shown(&browser).contains(*id)).cloned().collect()
    );
    assert_eq!(text(&browser, ".finder [name=from] + output"), "Januar 2025");
    focus(".finder [name=q]");
    browser.type_text("Moskau");
    press(&browser, &["Enter"]);
    assert!(!shown(&browser).is_empty() && shown(&browser).len() < everything.len());
}

/// The middle of a panel of the strip, in the window.
fn middle(browser: &Browser, panel: usize) -> (f64, f64) {
    let box_of = format!(
        "(() => {{ const it = document.querySelectorAll('.strip li')[{panel}].getBoundingClientRect(); \
         return [it.x + it.width / 2, it.y + it.height / 2] }})()"
    );
    let place = browser.evaluate(&box_of);
    (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
}

#[test]
fn a_range_is_drawn_over_the_strip() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let page = file_url(dossier.site().as_std_path()) + "/timeline/index.html";
    browser.visit(&page);
    browser.draw(middle(&browser, 1), middle(&browser, 2));
    press(&browser, &[]);
    assert_eq!(browser.evaluate("location.search + location.hash"), "?from=2025-02&to=2025-03");
    let wanted = ids(&dossier, |event| date(event).contains("2025-02") || date(event).contains("2025-03"));
    assert_eq!(shown(&browser), wanted);
    // A click is still the panel's link.
    let panel = middle(&browser, 2);
    browser.draw(panel, panel);
    press(&browser, &[]);
    assert_eq!(browser.evaluate("location.hash"), "#2025-03");
}

#[test]
fn a_range_is_drawn_with_a_finger() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    browser.set_viewport(390, 844);
    browser.visit(&(file_url(dossier.site().as_std_path()) + "/timeline/index.html"));
    // From the right to the left, and not quite level, as fingers draw.
    let (from, to) = (middle(&browser, 2), middle(&browser, 1));
    browser.swipe(from, (to.0, to.1 + 6.0));
    press(&browser, &[]);
    assert_eq!(browser.evaluate("location.search"), "?from=2025-02&to=2025-03");
    let wanted = ids(&dossier, |event| date(event).contains("2025-02") || date(event).contains("2025-03"));
    assert_eq!(shown(&browser), wanted);
    // Up and down still scrolls the page, and chooses nothing.
    let (x, y) = middle(&browser, 0);
    browser.swipe((x, y + 40.0), (x, y - 160.0));
    browser.evaluate("new Promise((done) => setTimeout(done, 300))");
    assert!(browser.evaluate("scrollY").as_f64() > Some(50.0));
    assert_eq!(browser.evaluate("location.search"), "?from=2025-02&to=2025-03");
}

/// What the second look shows: the places of its circles with their numbers in the table, and the late reports.
const SCATTER: &str = "(() => { const seen = (it) => it.checkVisibility(); return { \
    circles: [...document.querySelectorAll('.scatter g')].filter((it) => getComputedStyle(it).display !== 'none').map((it) => it.dataset.place).sort(), \
    rows: [...document.querySelectorAll('tr[data-place]')].filter((it) => !it.hasAttribute('hidden')) \
        .map((it) => [it.dataset.place, Number(it.lastElementChild.textContent)]).sort(), \
    late: [...document.querySelectorAll('[data-event]')].filter(seen).map((it) => it.dataset.event) } })()";

#[test]
fn the_second_look_obeys_the_filter() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    browser.visit(&(file_url(dossier.site().as_std_path()) + "/timeline/index.html"));
    let whole = browser.evaluate(SCATTER);
    assert!(!list(&whole["late"]).is_empty());
    let person = first_person(&browser);
    for fits in ["kind=exact", "q=Kontaktgruppe", "from=2025-03&to=2025-03", &format!("person={person}")] {
        browser.visit(&format!("{}/timeline/index.html?{fits}", file_url(dossier.site().as_std_path())));
        let left = browser.evaluate(SCATTER);
        // Every entry that is left stands in the column of its report and the row of its time.
        let told = browser.evaluate(
            "(() => { const told = {}; for (const it of document.querySelectorAll('.timeline .event')) \
             if (it.checkVisibility()) for (const place of it.dataset.places.split(' ')) told[place] = (told[place] || 0) + 1; \
             return Object.entries(told).sort() })()",
        );
        assert_eq!(left["rows"], told, "{fits}");
        assert_ne!(left["rows"], whole["rows"], "{fits}");
        assert_eq!(list(&left["circles"]).len(), told.as_array().unwrap().len(), "{fits}");
        let shown = shown(&browser);
        assert!(list(&left["late"]).into_iter().all(|id| shown.contains(id)), "{fits}");
    }
    browser.evaluate("document.querySelector('.finder [type=reset]').click()");
    assert_eq!(browser.evaluate(SCATTER), whole);
}

#[test]
fn without_scripts_everything_is_there() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    browser.set_scripts(false);
    browser.visit(&(file_url(dossier.site().as_std_path()) + "/timeline/index.html"));
    assert_eq!(shown(&browser), ids(&dossier, |_| true));
    assert_eq!(browser.evaluate("document.querySelector('.finder').checkVisibility()"), false);
    assert_eq!(browser.evaluate("document.querySelector('nav.filter').checkVisibility()"), true);
}

/// Letters and digits alone: a printed line may break and hyphenate where it likes.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[test]
fn on_paper_everything_is_there_in_order() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    browser.visit(&(file_url(dossier.site().as_std_path()) + "/timeline/index.html"));
    let entries = browser.evaluate(
        "[...document.querySelectorAll('.timeline .event > p:first-child, .day.published li')].map((it) => it.innerText)",
    );
    let notes = browser.evaluate("[...document.querySelectorAll('.reckoned')].map((it) => it.textContent)");
    let pdf = browser.print();
    let size = media_box(&pdf);
    assert!(size.contains("594.9") || size.contains("595"), "A4: {size}");
    let printed = bare(&pdf_extract::extract_text_from_mem(&pdf).unwrap());
    let mut at = 0;
    for entry in list(&entries) {
        let start: String = bare(entry).chars().take(40).collect();
        let found = printed[at..].find(&start);
        at += found.unwrap_or_else(|| panic!("`{entry}` is not on paper, or not in its place"));
    }
    assert!(list(&notes).len() > 5, "relative dates are explained");
    for note in list(&notes) {
        let start: String = bare(note).chars().take(24).collect();
        assert!(printed.contains(&start), "`{note}` is not on paper");
    }
    assert!(!printed.contains("Zeitraum"), "the filter is not");
}

/// The first page's size in points, as the file writes it.
fn media_box(pdf: &[u8]) -> String {
    let text = String::from_utf8_lossy(pdf);
    let at = text.find("/MediaBox").expect("a page has a size");
    text[at..].chars().take(40).collect()
}

fn format_plan(number: usize) -> String {
    format!("Im Jahr 2019 wurde die Halle mit der Nummer {number} geplant und von der Stadt genehmigt.\n\n")
}

/// Articles with so many events that they do not fit on a page.
fn long() -> Dossier {
    let dossier = Dossier::new();
    let months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September"];
    for number in 0..360_usize {
        let (year, month) = (2021 + number / 90, number / 10 % 9);
        let mut text = format!("date {year}-{:02}-28 Bericht Nummer {number}.\n\n", month + 1);
        for day in 1..15 {
            let sentence = format!(
                "Am {day}. {} {year} wurde im Bezirk {number} die Halle {day} vor vielen Gästen aus der ganzen Stadt \
                 und dem weiten Umland feierlich eröffnet.\n\n",
                months[month]
            );
            text.push_str(&sentence);
        }
        dossier.write(&format!("corpus/bericht-{number}.txt"), &text);
    }
    // A year that many sentences name without a month.
    let mut text = "date 2022-01-15 Ein Rückblick.\n\n".to_owned();
    for number in 0..700 {
        text.push_str(&format_plan(number));
    }
    dossier.write("corpus/rueckblick.txt", &text);
    dossier.write("events.toml", "[[event]]\ndate = \"2023-05-05\"\nlabel = \"Ein Ereignis ohne Artikel\"\n");
    dossier.build();
    dossier
}

#[test]
fn five_thousand_events_stay_usable() {
    let Some(browser) = Browser::start() else { return };
    let dossier = long();
    let events = dossier.json("data/events.json");
    let number = events.as_array().unwrap().len();
    assert!(number > 5000, "{number}");
    for folder in ["timeline", "dates"] {
        for (name, bytes) in read_tree(&dossier.site().join(folder)) {
            // The exports are for other programs, and no page loads them.
            let loaded = matches!(name.rsplit('.').next(), Some("html" | "js"));
            assert!(!loaded || bytes.len() <= MOST_BYTES, "{folder}/{name} has {} bytes", bytes.len());
        }
    }
    // Of a date page that is spread, the parts together hold every sentence.
    let pages = read_tree(&dossier.site().join("dates"));
    let parts = pages.iter().filter(|(name, _)| name.starts_with("2019"));
    let parts: Vec<String> = parts.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(parts.len() > 1);
    for plan in 0..700 {
        let words = format!("mit der Nummer {plan} geplant");
        assert_eq!(parts.iter().filter(|page| page.contains(&words)).count(), 1, "{words}");
    }
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.visit(&format!("{origin}dates/2019-p2.html")).assert_clean(&origin);
    assert!(text(&browser, ".headline").contains("Teil 2 von"));
    browser.visit(&format!("{origin}timeline/index.html")).assert_clean(&origin);
    assert!(text(&browser, "#mitnehmen").contains("nicht mehr als 1"), "what an export leaves out is said");
    // Years are folded; each month leads to its part, and all parts together hold every event.
    let links = browser
        .evaluate("[...document.querySelectorAll('.chapter li a')].map((it) => it.href.split('#')[0])");
    let parts: BTreeSet<&str> = list(&links).into_iter().collect();
    let mut seen = BTreeSet::new();
    for part in parts {
        let name = part.rsplit('/').next().unwrap();
        let page = dossier.read(&format!("timeline/{name}"));
        seen.extend(
            page.split("class=\"event\" id=\"").skip(1).map(|it| it.split('"').next().unwrap().to_owned()),
        );
    }
    assert_eq!(seen, ids(&dossier, |_| true));
    // The filter works over all of them.
    browser.visit(&format!("{origin}timeline/index.html?q=Bezirk+123")).assert_clean(&origin);
    browser.settle();
    assert_eq!(text(&browser, ".finder [role=status]"), format!("14 von {} Einträgen.", number + 361));
    assert_eq!(browser.evaluate("document.querySelectorAll('#results li').length"), 14);
    if let Some(axe) = Axe::find() {
        let faults = axe.faults(&browser);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
    let report = browser.visit(&format!("{origin}timeline/index.html?from=2022-03&to=2022-03&kind=exact"));
    report.assert_clean(&origin);
    browser.settle();
    assert!(text(&browser, ".finder [role=status]").starts_with("140 von"), "ten articles, fourteen days");
    let loaded = report.requests.iter().filter(|url| url.contains("/events-")).count();
    assert!(loaded <= 2, "only the files of that time are loaded: {loaded}");
    // An event that no article tells of is at home in its part.
    let own = events
        .as_array()
        .unwrap()
        .iter()
        .find(|event| event["articles"] == Value::Array(Vec::new()))
        .unwrap();
    let url = own["url"].as_str().unwrap();
    browser.visit(&format!("{origin}{url}")).assert_clean(&origin);
    assert!(text(&browser, ":target").contains("Ein Ereignis ohne Artikel"), "{url}");
    // A part filters what it holds.
    browser.evaluate("document.getElementById('words').value = 'Halle 7 '");
    browser.evaluate("document.getElementById('words').dispatchEvent(new Event('input', { bubbles: true }))");
    press(&browser, &[]);
    assert!(!shown(&browser).is_empty() && shown(&browser).len() < 40);
}
