//! What readers come for, each within three clicks from the home page: at a desk and on a phone, from a server and a folder.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::pages::demo;
use crate::support::chromium::{Browser, file_url};
use crate::support::server::Server;

/// Clicks where the link of this text lies, in what the selector names, as a reader would: it must be in sight.
#[track_caller]
fn click(browser: &Browser, selector: &str, text: &str) {
    let place = browser.evaluate(&format!(
        "(() => {{ const link = [...document.querySelectorAll({selector:?})].find((it) => it.textContent.replaceAll('\\u00a0', ' ').includes({text:?})); \
         if (!link) return 'no such link'; link.scrollIntoView({{ block: 'center' }}); \
         const box = link.getClientRects()[0], [x, y] = [box.x + box.width / 2, box.y + box.height / 2]; \
         return link.contains(document.elementFromPoint(x, y)) ? [x, y] : 'covered'; }})()"
    ));
    let number =
        |index: usize| place[index].as_f64().unwrap_or_else(|| panic!("{selector} `{text}`: {place}"));
    let before = browser.report().url;
    browser.draw((number(0), number(1)), (number(0), number(1)));
    let start = Instant::now();
    while browser.report().url == before || browser.evaluate("document.readyState") != "complete" {
        assert!(start.elapsed() < Duration::from_secs(20), "{selector} `{text}` leads nowhere");
        sleep(Duration::from_millis(20));
    }
    browser.settle();
}

fn text(browser: &Browser, selector: &str) -> String {
    let text = browser.evaluate(&format!("document.querySelector({selector:?})?.innerText ?? ''"));
    text.as_str().unwrap().replace('\u{a0}', " ")
}

/// At each width and origin, from the home page.
fn each_way(task: impl Fn(&Browser)) {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let server = Server::start(dossier.site().as_std_path());
    for origin in [server.origin(), file_url(dossier.site().as_std_path()) + "/"] {
        for (width, height) in [(1280, 800), (390, 844)] {
            browser.set_viewport(width, height);
            browser.visit(&format!("{origin}index.html")).assert_clean(&origin);
            task(&browser);
        }
    }
}

#[test]
fn what_somebody_said_and_when() {
    each_way(|browser| {
        click(browser, ".central a", "Donald Trump");
        let said = text(browser, "#zitate");
        assert!(said.contains("Millionen Toten") && said.contains("Februar 2025"), "{said}");
        click(browser, "#zitate a", "Absatz 4");
        assert!(text(browser, ":target").contains("Millionen Toten"));
    });
}

#[test]
fn what_happened_on_a_day() {
    each_way(|browser| {
        click(browser, ".masthead a", "Kalender");
        click(browser, ".ledger a", "2025");
        click(browser, "#m2 td a", "13");
        assert!(text(browser, "h1").contains("13. Februar 2025"));
        assert!(text(browser, ".speaks").contains("Truth Social"));
    });
}

#[test]
fn which_articles_name_two_persons() {
    each_way(|browser| {
        click(browser, ".central a", "Donald Trump");
        let company = "(() => { const row = [...document.querySelectorAll('.cast li')].find((it) => it.textContent.includes('Rubio')); \
                       return [row.querySelector('a.num').textContent, row.querySelector('a.num').getAttribute('href')] })()";
        let company = browser.evaluate(company);
        click(browser, &format!("a[href=\"{}\"]", company[1].as_str().unwrap()), "");
        let hits = browser.evaluate("[...document.querySelectorAll('#hits li')].length");
        assert_eq!(hits.to_string(), company[0].as_str().unwrap());
        assert!(text(browser, "#hits").contains("Marco Rubio und Sergej Lawrow beraten"));
        let marked = browser.evaluate(
            "[...document.querySelectorAll('#hits li')].every((it) => it.querySelector('mark')?.textContent.match(/Trump|Rubio/))",
        );
        assert_eq!(marked, true, "each shows a sentence that names one of them");
        let chosen = browser.evaluate(
            "[...document.querySelectorAll('#search select')].map((it) => it.selectedOptions[0].textContent)",
        );
        let chosen: Vec<&str> = chosen.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(chosen[0].contains("Trump") && chosen[1].contains("Rubio"), "{chosen:?}");
    });
}
