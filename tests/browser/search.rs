//! The search as a reader uses it, from a server and from a folder.

use std::fs;

use serde_json::Value;

use crate::support::chromium::{Browser, file_url};
use crate::support::dossier::Dossier;
use crate::support::server::Server;

/// An invented dossier; no article has the word *Minister* alone.
fn dossier() -> Dossier {
    let dossier = Dossier::new();
    let article = |name: &str, front: &str, text: &str| {
        dossier.write(&format!("corpus/{name}.md"), &format!("---\n{front}\n---\n{text}\n"));
    };
    article(
        "hafen",
        "title: Brücke am Hafen bleibt zu\ndate: 2023-05-04\nsource: Hafenblatt",
        "Außenminister Jonas Müller kam nach Seeberg.\n\nEr las zwei Kommuniqués vor. Müllers Rede war kurz.",
    );
    article(
        "werft",
        "title: Werft sucht Leute\ndate: 2024-02-10\nsource: Stadtbote",
        "Verteidigungsministerin Petra Falk besuchte die Werft.\n\nDer gelbe Kran steht still. Der Kran ist gelb.",
    );
    article(
        "wetter",
        "title: Sturm über Seeberg\ndate: 2024-03-11\nsource: Stadtbote",
        "Der Verteidigungsminister sagte ab. Ein Sturm zog auf, und der Kran fiel um.\n\nJonas Müller blieb in Seeberg.",
    );
    article(
        "boese",
        "title: 'Kopf <img src=x onerror=\"document.title=1\"> Zeile'\ndate: 2024-04-01\nsource: '<b>Blatt</b>'",
        "Der Text nennt &lt;script&gt;document.title = 2&lt;/script&gt; und den Salamander.",
    );
    dossier.build();
    dossier
}

/// A page in both of the ways that readers open it.
fn each_way(check: impl Fn(&Browser, &str)) {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier();
    let server = Server::start(dossier.site().as_std_path());
    for origin in [server.origin(), file_url(dossier.site().as_std_path()) + "/"] {
        check(&browser, &origin);
    }
}

/// Opens the search with this query and gives what it says, and of each result the headline and what is marked.
#[track_caller]
fn ask(browser: &Browser, origin: &str, query: &str) -> (String, Vec<(String, String)>) {
    browser.visit(&format!("{origin}search.html?{query}")).assert_clean(origin);
    browser.wait_until(
        "document.getElementById('status').textContent !== document.getElementById('search').dataset.busy",
    );
    answers(browser)
}

fn answers(browser: &Browser) -> (String, Vec<(String, String)>) {
    let seen = browser.evaluate(
        "[document.getElementById('status').textContent, [...document.querySelectorAll('#hits li')].map((it) => \
         [it.querySelector('h3').textContent, [...it.querySelectorAll('mark')].map((it) => it.textContent).join(' ')])]",
    );
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let hits = seen[1].as_array().unwrap().iter().map(|hit| (text(&hit[0]), text(&hit[1])));
    (text(&seen[0]), hits.collect())
}

fn marked(browser: &Browser, origin: &str, query: &str) -> Vec<String> {
    let mut marks: Vec<String> = ask(browser, origin, query).1.into_iter().map(|hit| hit.1).collect();
    marks.sort();
    marks
}

#[test]
fn words_are_found_in_all_their_forms() {
    each_way(|browser, origin| {
        let found = |query: &str| marked(browser, origin, query);
        assert_eq!(
            found("q=minister"),
            ["Außenminister", "Verteidigungsminister", "Verteidigungsministerin"],
            "parts of compounds"
        );
        for spelling in ["kommuniques", "kommuniqu%C3%A9s", "Kommunique"] {
            assert_eq!(found(&format!("q={spelling}")), ["Kommuniqués"], "{spelling}");
        }
        for spelling in ["mueller", "M%C3%BCller", "muller", "M%C3%BCllers"] {
            assert_eq!(found(&format!("q={spelling}")), ["Müller", "Müller"], "{spelling}");
        }
        assert_eq!(found("q=st%C3%BCrmen"), ["Sturm"], "a form that no article has");
        assert_eq!(found("q=verteid"), ["Verteidigungsminister", "Verteidigungsministerin"], "a beginning");
        assert_eq!(found("q=kran+sturm"), ["Sturm Kran"], "all words");
    });
}

#[test]
fn phrases_filters_and_nothing_at_all() {
    each_way(|browser, origin| {
        let heads = |query: &str| -> Vec<String> {
            ask(browser, origin, query).1.into_iter().map(|hit| hit.0).collect()
        };
        assert_eq!(heads("q=gelb+kran"), ["Werft sucht Leute"]);
        assert_eq!(marked(browser, origin, "q=%22gelbe+Kran%22"), ["gelbe Kran"]);
        assert_eq!(marked(browser, origin, "q=%E2%80%9Eder+gelbe+Kran%E2%80%9C"), ["Der gelbe Kran"]);
        assert_eq!(ask(browser, origin, "q=%22Kran+gelbe%22").0, "Nichts gefunden");

        assert_eq!(
            heads("q=seeberg"),
            ["Sturm über Seeberg", "Brücke am Hafen bleibt zu"],
            "headlines first"
        );
        assert_eq!(heads("q=seeberg&year=2023"), ["Brücke am Hafen bleibt zu"]);
        assert_eq!(heads("q=seeberg&source=stadtbote"), ["Sturm über Seeberg"]);
        assert_eq!(heads("person=jonas-mueller"), ["Sturm über Seeberg", "Brücke am Hafen bleibt zu"]);
        assert_eq!(heads("q=kran&person=petra-falk"), ["Werft sucht Leute"]);

        let (status, hits) = ask(browser, origin, "q=zebra");
        assert_eq!((status.as_str(), hits.len()), ("Nichts gefunden", 0));
        assert_eq!(browser.evaluate("document.getElementById('none').checkVisibility()"), true);
        assert_eq!(browser.evaluate("document.getElementById('more').checkVisibility()"), false);
    });
}

#[test]
fn the_address_holds_query_and_filters() {
    each_way(|browser, origin| {
        ask(browser, origin, "q=kran&year=2024");
        let fields = "['q', 'year', 'person'].map((it) => document.getElementById('search').elements[it].value).join('|')";
        assert_eq!(browser.evaluate(fields), "kran|2024|");
        browser.evaluate(
            "(() => { const form = document.getElementById('search'); form.elements.q.value = 'Müller & Söhne'; \
             form.elements.year.value = ''; form.requestSubmit(); })()",
        );
        browser.wait_until("new URLSearchParams(location.search).get('q') === 'Müller & Söhne'");
        assert_eq!(browser.evaluate("new URLSearchParams(location.search).has('year')"), false);
        browser.evaluate(
            "(() => { const form = document.getElementById('search'); form.elements.q.value = ''; form.requestSubmit(); })()",
        );
        browser.wait_until("location.search === '' && document.getElementById('idle').checkVisibility()");
    });
}

#[test]
fn with_the_keyboard_alone() {
    each_way(|browser, origin| {
        browser.visit(&format!("{origin}search.html"));
        let focus = |condition: &str| {
            for _ in 0..20 {
                browser.press("Tab");
                if browser.evaluate(&format!("Boolean(document.activeElement.{condition})")) == true {
                    return;
                }
            }
            panic!("no way with the tab key to {condition}");
        };
        focus("matches('#q')");
        browser.type_text("verteid");
        browser.wait_until("document.querySelectorAll('#hits li').length === 2");
        assert_eq!(browser.evaluate("document.getElementById('status').textContent"), "2 Artikel");
        assert_eq!(browser.evaluate("document.getElementById('status').getAttribute('role')"), "status");
        assert_eq!(browser.evaluate("document.activeElement.id"), "q", "results take no focus away");
        browser.press("Enter");
        focus("closest('#hits h3')");
        browser.press("Enter");
        browser.wait_until(
            "location.pathname.includes('/articles/') && document.querySelector(':target') !== null",
        );
        let sentence = browser.evaluate("document.querySelector(':target').textContent");
        assert!(sentence.as_str().unwrap().contains("erteidigungsminister"), "{sentence}");
    });
}

#[test]
fn what_texts_say_is_only_text() {
    each_way(|browser, origin| {
        let title = browser.visit(&format!("{origin}search.html")).title;
        let (status, hits) = ask(browser, origin, "q=salamander");
        assert_eq!(status, "Ein Artikel");
        assert_eq!(hits[0].0, "Kopf <img src=x onerror=\"document.title=1\"> Zeile");
        assert_eq!(browser.evaluate("document.querySelectorAll('#hits :is(img, script, b)').length"), 0);
        assert_eq!(ask(browser, origin, "q=%3Cimg+src%3Dx+onerror%3Ddocument.title%3D1%3E").1.len(), 1);
        assert_eq!(ask(browser, origin, "person=%3Cb%3E&source=%22%5C%0A").0, "Nichts gefunden");
        assert_eq!(browser.evaluate("document.title"), title.as_str());
    });
}

#[test]
fn more_results_are_drawn_on_demand() {
    let Some(browser) = Browser::start() else { return };
    let dossier = Dossier::new();
    for day in 1..=25 {
        let long = "Dieser Satz handelt von nichts und füllt doch die Spalte. ".repeat(200);
        let end = if day == 7 { format!("{long} Ein Leuchtturm stand da.") } else { String::new() };
        let text = format!("date 2024-01-{day:02} Am Hafen wartet der {day}. Zug der Reihe.\n\n{end}");
        dossier.write(&format!("corpus/{day}.txt"), &text);
    }
    dossier.build();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    let (status, hits) = ask(&browser, &origin, "q=hafen");
    assert_eq!((status.as_str(), hits.len()), ("25 Artikel", 10));
    for shown in [20, 25] {
        browser.evaluate("document.getElementById('more').click()");
        browser.wait_until(&format!("document.querySelectorAll('#hits li').length === {shown}"));
        let focused = "[...document.querySelectorAll('#hits h3 a')].indexOf(document.activeElement)";
        assert_eq!(browser.evaluate(focused), if shown == 20 { 10 } else { 20 });
    }
    assert_eq!(browser.evaluate("document.getElementById('more').checkVisibility()"), false);
    // The sentence stands in the last of several files of its article.
    assert_eq!(marked(&browser, &origin, "q=%22leuchtturm+stand%22"), ["Leuchtturm stand"]);
}

#[test]
fn without_a_script_the_page_names_the_register_and_the_calendar() {
    let Some(browser) = Browser::start() else { return };
    let dossier = dossier();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.set_scripts(false);
    browser.visit(&format!("{origin}search.html")).assert_clean(&origin);
    let text = browser.evaluate("document.querySelector('main').innerText");
    assert!(text.as_str().unwrap().contains("braucht JavaScript"), "{text}");
    let links = browser.evaluate("[...document.querySelectorAll('main a')].filter((it) => it.checkVisibility()).map((it) => it.getAttribute('href'))");
    for link in ["people/index.html", "dates/index.html", "dates/2023.html", "dates/2024.html"] {
        assert!(links.as_array().unwrap().iter().any(|it| it == link), "{link}: {links}");
    }
    assert_eq!(browser.evaluate("document.getElementById('search').checkVisibility()"), false);
}

/// Prints what ten searches load of the site in the folder `LEPORELLO_SITE`, as the table in `docs/search.md`:
/// `LEPORELLO_SITE=/tmp/site cargo test --test browser measure_searches -- --ignored --nocapture`.
#[test]
#[ignore = "measures a site built before"]
#[allow(clippy::print_stdout, reason = "it prints a table")]
fn measure_searches() {
    let Some(browser) = Browser::start() else { return };
    let site = std::env::var("LEPORELLO_SITE").expect("LEPORELLO_SITE names a folder");
    let origin = file_url(fs::canonicalize(site).unwrap().as_path()) + "/";
    let queries = [
        "q=minister",
        "q=bahn",
        "q=kommissarin",
        "q=zeit",
        "q=die",
        "q=berlin",
        "q=minister&year=2023",
        "q=minister+berlin",
        "q=%22bisherige+Zeitplan%22",
        "q=xylophon",
    ];
    println!("| query | result | files | kB |\n|---|---|---:|---:|");
    for query in queries {
        let address = format!("{origin}search.html?{query}");
        browser.visit(&address);
        browser.wait_until("document.getElementById('status').textContent !== document.getElementById('search').dataset.busy",
        );
        browser.settle();
        let requests = browser.report().requests;
        let index: Vec<&String> = requests.iter().filter(|it| it.contains("/data/search/")).collect();
        let file =
            |url: &str| url.trim_start_matches("file://").split('?').next().unwrap_or_default().to_owned();
        let bytes: u64 = index.iter().map(|url| fs::metadata(file(url)).map_or(0, |it| it.len())).sum();
        println!("| `{query}` | {} | {} | {} |", answers(&browser).0, index.len(), bytes / 1000);
    }
}
