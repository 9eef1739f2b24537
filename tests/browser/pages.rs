//! Every kind of page of the demo dossier, as a reader's browser shows it: from a server and from a folder.

use std::collections::BTreeMap;
use std::path::Path;

use camino::Utf8Path;
use serde_json::Value;

use crate::support::chromium::{Browser, Scheme, file_url};
use crate::support::dossier::{Dossier, read_tree};
use crate::support::server::Server;

/// Phones, small and usual, and a desk.
const WIDTHS: [u32; 3] = [320, 390, 1280];

pub(crate) fn demo() -> Dossier {
    let dossier = Dossier::demo();
    dossier.build();
    dossier
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list").as_slice()
}

fn word(value: &Value) -> &str {
    value.as_str().expect("a string")
}

/// One address of each kind of page.
pub(crate) fn addresses(dossier: &Dossier) -> Vec<String> {
    let [articles, people] = ["articles", "people"].map(|it| dossier.json(&format!("data/{it}.json")));
    let article = |kind: &str| {
        let of_kind = |article: &&Value| word(&article["path"]).ends_with(kind);
        word(&list(&articles).iter().find(of_kind).expect("the demo has one")["url"]).to_owned()
    };
    let person = list(&people).iter().max_by_key(|person| person["mentions"].as_u64()).unwrap();
    let date = |length: usize| {
        let names = read_tree(&dossier.site().join("dates")).into_keys();
        let mut of_length =
            names.filter(|name| name.len() == length + ".html".len() && name.starts_with("2025"));
        format!("dates/{}", of_length.next().expect("the demo has one"))
    };
    let fixed = ["index.html", "people/index.html", "dates/index.html", "timeline/index.html", "search.html"];
    let mut all: Vec<String> =
        fixed.into_iter().chain(["about.html", "404.html"]).map(str::to_owned).collect();
    all.extend([
        article(".txt"),
        article(".md"),
        word(&person["url"]).to_owned(),
        date(4),
        date(7),
        date(10),
    ]);
    all
}

/// What is wrong with a page whatever it shows.
const FAULTS: &str = r#"(() => {
    const faults = [], all = (selector) => [...document.querySelectorAll(selector)];
    const show = (element) => element.outerHTML.slice(0, 120);
    if (all("h1").length !== 1) faults.push(`${all("h1").length} h1`);
    if (!/^(de|en)$/.test(document.documentElement.lang)) faults.push("no lang");
    if (!document.title.trim()) faults.push("no title");
    for (const landmark of ["header", "nav", "main", "footer"])
        if (!document.querySelector(landmark)) faults.push(`no ${landmark}`);
    let last = 0;
    for (const heading of all("h1, h2, h3, h4, h5, h6")) {
        const level = Number(heading.localName[1]);
        if (level > last + 1) faults.push(`level ${level} after ${last}: ${show(heading)}`);
        if (!heading.textContent.trim()) faults.push(`empty heading: ${show(heading)}`);
        last = level;
    }
    for (const image of all("img:not([alt])")) faults.push(`no alt: ${show(image)}`);
    for (const image of all("svg[role=img]:not([aria-label], [aria-labelledby])")) faults.push(`no name: ${show(image)}`);
    const ids = all("[id]").map((element) => element.id);
    for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) faults.push(`twice: #${id}`);
    for (const link of all("a[href]:not([aria-hidden=true]), button, summary")) {
        const pictures = [...link.querySelectorAll("img[alt]")].map((image) => image.alt).join("");
        const name = link.getAttribute("aria-label") ?? link.textContent + pictures;
        if (!name.trim()) faults.push(`no name: ${show(link)}`);
    }
    for (const field of all("input, select, textarea"))
        if (!field.labels?.length && !field.getAttribute("aria-label")) faults.push(`no label: ${show(field)}`);
    for (const header of all("th:not([scope])"))
        if (!header.closest(".body")) faults.push(`no scope: ${show(header)}`);
    for (const reference of all("[aria-labelledby], [aria-describedby], [aria-controls], label[for]"))
        for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "for"])
            for (const id of (reference.getAttribute(name) ?? "").split(/\s+/).filter(Boolean))
                if (!document.getElementById(id)) faults.push(`no #${id}: ${show(reference)}`);
    return faults;
})()"#;

/// The elements that stand out to the right of the window, if the page can be scrolled there.
const OVERFLOW: &str = r"(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const out = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > width + 1);
    return [`${document.documentElement.scrollWidth} px`, ...out.slice(0, 3).map((it) => it.outerHTML.slice(0, 120))];
})()";

/// The contrast of running text, by the formula of WCAG.
const CONTRAST: &str = r"(() => {
    const light = (colour) => {
        const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
        const [r, g, b] = parts.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const style = getComputedStyle(document.body), html = getComputedStyle(document.documentElement);
    const ground = /, 0\)$|transparent/.test(style.backgroundColor) ? html.backgroundColor : style.backgroundColor;
    const [one, other] = [light(style.color), light(ground)].sort((one, other) => other - one);
    return { contrast: (one + 0.05) / (other + 0.05), dark: light(style.color) > light(ground) };
})()";

/// What is wrong with an open page in this width and scheme. A question to the browser takes a tenth of a second, so
/// that everything is asked at once.
fn find_faults(browser: &Browser, width: u32, scheme: Scheme) -> Vec<String> {
    let seen = browser.evaluate(&format!("({{ faults: {FAULTS}, wide: {OVERFLOW}, ...{CONTRAST} }})"));
    let mut faults: Vec<String> = list(&seen["faults"]).iter().map(|fault| word(fault).to_owned()).collect();
    faults.extend(list(&seen["wide"]).iter().map(|fault| format!("at {width} px: {}", word(fault))));
    if seen["contrast"].as_f64().unwrap() < 7.0 || seen["dark"] != matches!(scheme, Scheme::Dark) {
        faults.push(format!("{scheme:?}: the contrast is {}, dark: {}", seen["contrast"], seen["dark"]));
    }
    faults
}

#[test]
fn every_kind_of_page_from_a_server() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let server = Server::start(dossier.site().as_std_path());
    let mut faults = Vec::new();
    for address in addresses(&dossier) {
        browser.set_viewport(WIDTHS[0], 800);
        let mut found = browser.visit(&server.url(&address)).faults(&server.origin());
        for width in WIDTHS {
            browser.set_viewport(width, 800);
            found.extend(find_faults(&browser, width, Scheme::Light));
        }
        browser.set_scheme(Scheme::Dark);
        found.extend(find_faults(&browser, WIDTHS[2], Scheme::Dark));
        browser.set_viewport(WIDTHS[0], 800);
        found.extend(find_faults(&browser, WIDTHS[0], Scheme::Dark));
        browser.set_scheme(Scheme::Light);
        faults.extend(found.into_iter().map(|fault| format!("{address}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_kind_of_page_from_a_folder() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.set_viewport(390, 800);
    let mut faults = Vec::new();
    for address in addresses(&dossier) {
        let mut found = browser.visit(&format!("{origin}{address}")).faults(&origin);
        found.extend(find_faults(&browser, 390, Scheme::Light));
        faults.extend(found.into_iter().map(|fault| format!("{address}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a browser reads in a style sheet, rule by rule. Values with variables keep their white space, which says nothing
/// beside commas and slashes.
const RULES: &str = "((text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); \
    return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(/\\s*([,/])\\s*/g, '$1')); })";

#[test]
fn style_sheets_say_the_same_without_white_space() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    browser.visit(&file_url(dossier.site().join("404.html").as_std_path()));
    let sources = read_tree(Utf8Path::new("static"));
    let sheets = sources.into_iter().filter(|(name, _)| Utf8Path::new(name).extension() == Some("css"));
    for (name, written) in sheets {
        let written = String::from_utf8(written).unwrap();
        let served = dossier.read(&format!("assets/{name}"));
        assert!(served.len() * 10 < written.len() * 9, "{name}");
        let [written, served] =
            [written, served].map(|text| browser.evaluate(&format!("{RULES}({})", Value::from(text))));
        assert!(list(&written).len() > 3, "{name}");
        assert_eq!(served, written, "{name}");
    }
}

/// How wide the letters of code are, whether they have a colour or not.
const LETTERS: &str = "(() => { const range = document.createRange(), wide = []; \
    for (const code of document.querySelectorAll('.body code')) { \
        const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT); \
        while (texts.nextNode()) { const at = texts.currentNode.data.search(/[a-z]/); if (at < 0) continue; \
            range.setStart(texts.currentNode, at); range.setEnd(texts.currentNode, at + 1); \
            const size = parseFloat(getComputedStyle(code).fontSize); \
            wide.push(Math.round(range.getBoundingClientRect().width / size * 50)); } } \
    return [wide.length, new Set(wide).size]; })()";

#[test]
fn code_has_letters_of_one_size() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let address = "articles/2025-12-07-ueber-dieses-dossier.html";
    browser.visit(&file_url(dossier.site().join(address).as_std_path()));
    let widths = browser.evaluate(LETTERS);
    assert!(widths[0].as_u64().unwrap() > 20 && widths[1] == 1, "letters and their widths: {widths}");
}

#[test]
fn an_article_weighs_little() {
    let mut dossier = Dossier::demo();
    dossier.overrides.base_url = Some("https://example.org/dossier/".to_owned());
    dossier.build();
    let site = dossier.site();
    for (name, bytes) in read_tree(&site.join("articles")) {
        let page = String::from_utf8_lossy(&bytes);
        let assets = page.split('"').filter_map(|value| value.strip_prefix("../assets/"));
        let loaded = assets.filter(|asset| matches!(Utf8Path::new(asset).extension(), Some("css" | "js")));
        let sizes = loaded.map(|asset| std::fs::metadata(site.join("assets").join(asset)).unwrap().len());
        let besides: u64 = sizes.sum();
        assert!(besides > 15_000, "{name}: its scripts and style sheets are counted");
        let all = bytes.len() as u64 + besides;
        assert!(all <= 50_000, "{name}: {all} bytes with scripts and style sheets");
    }
}

/// How far what is seen has moved since the page was opened, as Layout Instability measures it.
const SHIFT: &str = "new Promise((done) => { let sum = 0; \
    const observer = new PerformanceObserver((list) => { for (const it of list.getEntries()) sum += it.value; }); \
    observer.observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 400); })";

#[test]
fn nothing_moves_while_a_page_loads() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let server = Server::start(dossier.site().as_std_path());
    let mut faults = Vec::new();
    let folder = file_url(dossier.site().as_std_path()) + "/";
    for (origin, width) in [(server.origin(), 390), (server.origin(), 1280), (folder, 390)] {
        browser.set_viewport(width, 844);
        for address in addresses(&dossier) {
            browser.visit(&format!("{origin}{address}"));
            let shift = browser.evaluate(SHIFT).as_f64().unwrap();
            if shift > 0.01 {
                faults.push(format!("{origin}{address} at {width} px: {shift}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a page says, without what a script offers to do with it, and what that takes the place of.
const TEXT: &str = r"document.querySelectorAll('.cites').forEach((it) => it.remove()),
    [...document.querySelector('main').children]
    .filter((part) => !part.matches('.finder, nav.filter')).map((part) => part.innerText).join('\n')";

#[test]
fn the_same_text_without_scripts() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    // The search says what helps without a script; its own tests look at that.
    let mut addresses = addresses(&dossier);
    addresses.retain(|address| address != "search.html");
    let mut texts = Vec::new();
    for scripts in [true, false] {
        browser.set_scripts(scripts);
        let text = |address: &String| {
            browser.visit(&format!("{origin}{address}")).assert_clean(&origin);
            browser.evaluate(TEXT)
        };
        texts.push(addresses.iter().map(text).collect::<Vec<_>>());
    }
    for (index, address) in addresses.iter().enumerate() {
        assert!(word(&texts[1][index]).len() > 60, "{address} says something without scripts");
        assert_eq!(texts[0][index], texts[1][index], "{address}");
    }
}

/// What `leporello annotate` says of the persons in a file, in order.
fn surfaces(dossier: &Dossier, path: &str) -> Vec<String> {
    let file = dossier.folder.join("corpus").join(path);
    let program = env!("CARGO_BIN_EXE_leporello");
    let output = std::process::Command::new(program).args(["annotate", file.as_str()]).output().unwrap();
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text: Vec<char> = word(&line["text"]).chars().collect();
    let at = |person: &Value, end: &str| usize::try_from(person[end].as_u64().unwrap()).unwrap();
    let persons = list(&line["persons"]).iter();
    persons.map(|person| text[at(person, "start")..at(person, "end")].iter().collect()).collect()
}

#[test]
fn a_link_lies_on_exactly_the_characters_of_a_name() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    let mut linked: BTreeMap<String, u64> = BTreeMap::new();
    for article in list(&dossier.json("data/articles.json")) {
        browser.visit(&format!("{origin}{}", word(&article["url"])));
        let links = browser.evaluate(
            "[...document.querySelectorAll('.body a.person')].map((it) => [it.textContent, it.getAttribute('href')])",
        );
        let surfaces = surfaces(&dossier, word(&article["path"]));
        let mut mentions = surfaces.iter();
        for link in list(&links) {
            let text = word(&link[0]);
            assert!(mentions.any(|surface| surface == text), "{}: `{text}` is no mention", article["path"]);
            // Who has no page is an entry of the register.
            let address = word(&link[1]).trim_start_matches("../people/");
            let person = address.strip_prefix("index.html#").unwrap_or(address).trim_end_matches(".html");
            assert!(list(&article["people"]).iter().any(|id| id == person), "{}: {link}", article["path"]);
            *linked.entry(person.to_owned()).or_default() += 1;
        }
    }
    // Nobody is left out: every mention that was counted is a link.
    let people = dossier.json("data/people.json");
    let counted = list(&people)
        .iter()
        .map(|person| (word(&person["id"]).to_owned(), person["mentions"].as_u64().unwrap()));
    assert_eq!(linked, counted.collect());
}

#[test]
fn a_permalink_shows_its_sentence() {
    let Some(browser) = Browser::start() else { return };
    let dossier = demo();
    let server = Server::start(dossier.site().as_std_path());
    let events = dossier.json("data/events.json");
    for event in list(&events).iter().step_by(6) {
        browser.visit(&server.url(word(&event["url"]))).assert_clean(&server.origin());
        let target = browser.evaluate(
            "(() => { const it = document.querySelector(':target'), box = it?.getBoundingClientRect(); return it && \
             { text: it.closest('p, li, td, h2, h3').innerText, seen: box.top >= 0 && box.bottom <= innerHeight } })()",
        );
        let shown: String = word(&target["text"]).split_whitespace().collect::<Vec<_>>().join(" ");
        let label = word(&event["label"]).trim_end_matches(" …");
        assert!(shown.contains(label), "{}: {shown}", event["url"]);
        assert_eq!(target["seen"], true, "{} is not in the window", event["url"]);
    }
}

/// What strains a narrow column: long headlines, long words, addresses, other directions, heaps of marks.
#[test]
fn long_words_and_other_scripts_stay_in_the_window() {
    let Some(browser) = Browser::start() else { return };
    let dossier = Dossier::new();
    let word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
    let headline = format!("{word} {}", "und noch ein Halbsatz, der nicht enden will ".repeat(4));
    assert!(word.chars().count() > 60 && headline.chars().count() > 200);
    let typed = serde_json::to_string(headline.trim()).unwrap();
    dossier.write("site.toml", &format!("title = \"Dossier {word}\"\ndescription = {typed}\n"));
    dossier.write(
        "people.toml",
        &format!("[[person]]\nname = \"Anna {word}\"\naliases = [\"Anna Gruber\", \"Gruber\"]\ndescription = {typed}\n"),
    );
    dossier.write(
        "events.toml",
        &format!("[[event]]\ndate = \"2025-03-02\"\nlabel = {typed}\npeople = [\"Anna Gruber\"]\n"),
    );
    let text = format!(
        "Bürgermeisterin Anna Gruber sagte am 11. März 2025: „{word}“ {0}\n\n## {word}\n\nAm 5. März sah Gruber \
         שלום עולם \u{2067}مرحبا بالعالم\u{2069} und Z{1}algo e\u{301}. `{0}`\n\n| a | b |\n|---|---|\n| {word} | {0} |\n",
        "x".repeat(300),
        "\u{301}\u{302}\u{336}\u{489}".repeat(12),
    );
    dossier.write(
        "corpus/lang.md",
        &format!("---\ntitle: {typed}\ndate: 2025-03-14\nsource: {typed}\nauthor: {typed}\ntags: [{typed}]\n---\n{text}"),
    );
    dossier.write("corpus/wort.txt", &format!("date 2025-03 {headline}.\n\nAm 3. März kam Anna Gruber.\n"));
    dossier.build();
    let origin = file_url(dossier.site().as_std_path()) + "/";
    browser.set_viewport(320, 800);
    let mut faults = Vec::new();
    let pages: Vec<String> = read_tree(&dossier.site())
        .into_keys()
        .filter(|name| Path::new(name).extension().is_some_and(|kind| kind == "html"))
        .collect();
    assert!(pages.len() > 10);
    for address in pages {
        let mut found = browser.visit(&format!("{origin}{address}")).faults(&origin);
        found.extend(find_faults(&browser, 320, Scheme::Light));
        faults.extend(found.into_iter().map(|fault| format!("{address}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
