//! Mark-up, scripts and odd characters, typed into every field, come out as the words they are in every file.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

#[path = "injection/files.rs"]
mod files;
#[path = "injection/page.rs"]
mod page;

use std::fmt::Write as _;

use dossier::{Dossier, read_tree};
use files::check_file;
use scraper::{Html, Selector};

/// A word that stands in every one of them, to find where it went.
const MARKER: &str = "pwned";

/// Each would do harm in one place or another if it were not written as text there.
const TYPED: [&str; 36] = [
    "<script>alert('pwned')</script>",
    "<SCRIPT SRC=//example.org/pwned.js></SCRIPT>",
    "</script><script>alert('pwned')</script>",
    "</title><script>alert('pwned')</script>",
    "</textarea></style></noscript><img src=x onerror=alert('pwned')>",
    "<img src=x onerror=alert('pwned')>",
    "<svg/onload=alert('pwned')>",
    "<svg><script href=\"data:text/javascript,alert('pwned')\"/></svg>",
    "<math><a xlink:href=\"javascript:alert('pwned')\">x</a></math>",
    "<iframe srcdoc=\"<script>pwned()</script>\"></iframe>",
    "<base href=\"https://example.org/pwned/\">",
    "<meta http-equiv=\"refresh\" content=\"0;url=https://example.org/pwned\">",
    "<style>@import 'https://example.org/pwned.css'</style>",
    "<form action=\"https://example.org/pwned\"><button autofocus onfocus=pwned()>",
    "\" onmouseover=\"alert('pwned')\" x=\"",
    "' onmouseover='alert(1)' pwned='",
    "\"><script>alert('pwned')</script>",
    "'><script>alert('pwned')</script>",
    "` onmouseover=`pwned()",
    "javascript:alert('pwned')",
    "JaVaScRiPt&colon;alert('pwned')",
    "java\tscript:alert('pwned')",
    "data:text/html;base64,PHNjcmlwdD5wd25lZDwvc2NyaXB0Pg== pwned",
    "&lt;script&gt;alert('pwned')&lt;/script&gt;",
    "&#x3C;script&#x3E;pwned&#x3C;/script&#x3E;",
    "<!-- pwned",
    "--> pwned <!--",
    "<!--<script>pwned",
    "]]> pwned <![CDATA[",
    "<?xml version=\"1.0\"?><!DOCTYPE pwned [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>&x;",
    "{{ pwned }} {% raw %} {{ 7 * 7 }} {# x #} ${pwned} <%= pwned %>",
    "{number} {date} {words} [pwned](javascript:pwned)",
    "pwned\u{2028}alert(1)\u{2029}alert(2)\u{85}x",
    "\\\");alert('pwned');// \\u003cscript\\u003e \\",
    "pwned \u{202e}thgir ot tfel\u{202c} \u{2067}x\u{2069} e\u{301}\u{302}\u{303}\u{304} שלום \u{1f468}\u{200d}\u{1f469}",
    "pwned}, note = {x} @article{y, END:VEVENT\r\nBEGIN:VEVENT\nTY  - BOOK\n=1+1",
];

/// A text as it is typed into TOML, and as well into YAML.
fn quoted(text: &str) -> String {
    let unusual = |letter: char| matches!(letter, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    let json = serde_json::to_string(text).unwrap();
    json.chars()
        .map(|letter| match letter {
            _ if unusual(letter) => format!("\\u{:04x}", u32::from(letter)),
            _ => letter.to_string(),
        })
        .collect()
}

/// A text on one line, as the body of an article or the name of a file has it.
fn in_line(text: &str) -> String {
    text.split(['\r', '\n']).collect::<Vec<_>>().join(" ")
}

/// Whether a letter leaves nothing that could be seen.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || "\u{200b}\u{2060}\u{feff}\u{ad}\u{fffd}\u{fffe}\u{ffff}".contains(letter)
        || ('\u{202a}'..='\u{202e}').contains(&letter)
}

/// What can stand in an address that must begin as one on the web.
fn in_address(text: &str) -> String {
    let fits = |letter: &char| !letter.is_whitespace() && !is_unseen(*letter) && !"\"<>".contains(*letter);
    text.chars().filter(fits).collect()
}

/// A dossier with `text` in every field.
fn dossier_of(text: &str) -> Dossier {
    let dossier = Dossier::new();
    let (typed, line, address) = (quoted(text), in_line(text), in_address(text));
    dossier.write(
        "site.toml",
        &format!(
            "title = {typed}\ndescription = {typed}\nbase_url = \"https://example.org/dossier/\"\ncontact = {}\n",
            quoted(&format!("mailto:{text}"))
        ),
    );
    dossier.write(
        "people.toml",
        &format!(
            "[[person]]\nname = {}\naliases = [\"Anna Gruber\", \"Gruber\", {}]\ndescription = {typed}\nsame_as = [{}]\n",
            quoted(&format!("Anna {text}")),
            quoted(&format!("{text} Gruber")),
            quoted(&format!("https://example.org/{address}"))
        ),
    );
    dossier.write(
        "events.toml",
        &format!("[[event]]\ndate = \"2025-03-02\"\nlabel = {typed}\npeople = [\"Anna Gruber\"]\n"),
    );
    let body = |heading: &str| {
        format!(
            "Bürgermeisterin Anna Gruber sagte am 11. März 2025 in Linz: „{line}“ Seit dem 3. März {line} warte man.\n\n\
             {heading}{line}\n\nAnna Gruber, {line}, sprach gestern mit Minister Karl Huber. {line}\n\n\
             Am 5. März 2025 traf Gruber {line} den Minister Huber.\n"
        )
    };
    let front = |mark: &str| {
        let mut lines: Vec<String> = ["title", "source", "author", "summary", "credit", "slug"]
            .iter()
            .map(|key| format!("{key}{mark}{typed}"))
            .collect();
        lines.push(format!("tags{mark}[{typed}, \"Linz\"]"));
        lines.push(format!("url{mark}{}", quoted(&format!("https://example.org/{address}"))));
        lines.join("\n")
    };
    let markdown = format!(
        "- {line}\n\n> {line}\n\n| a | b |\n|---|---|\n| {line} | x |\n\n```{line}\n{line}\n```\n\n\
        [{line}](<{line}>) [x](javascript:pwned) `{line}`[^1]\n\n[^1]: {line}\n"
    );
    dossier.write(
        "corpus/toml.md",
        &format!("+++\ndate = \"2025-03-14\"\n{}\n+++\n{}\n{markdown}", front(" = "), body("## ")),
    );
    dossier.write(
        "corpus/yaml.md",
        &format!(
            "---\ndate: 2025-03-16\n{}\n---\n{}",
            front(": ").replace("slug: \"", "slug: \"b"),
            body("## ")
        ),
    );
    let name: String =
        line.chars().filter(|letter| !letter.is_control() && !"/\\:*?\"<>|".contains(*letter)).collect();
    dossier.write(
        &format!("corpus/{} {}.txt", "plain", name.trim()),
        &format!("date 2025-03-15 {line} Anna Gruber tritt an.\n\n{}", body("")),
    );
    #[cfg(unix)]
    dossier.write(
        &format!("corpus/x{}.txt", line.replace(['/', '\0'], "_")),
        &format!("date 2025-04 Anna Gruber {line}\n\n{}", body("")),
    );
    dossier
}

/// The words that a reader sees: white space and what has no shape are not told apart.
fn words(text: &str) -> String {
    let seen: String = text.chars().filter(|&letter| letter.is_whitespace() || !is_unseen(letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_of(page: &Html, selector: &str) -> String {
    let found = page.select(&Selector::parse(selector).unwrap()).next();
    words(&found.map(|element| element.text().collect::<String>()).unwrap_or_default())
}

/// The faults of every file of the site, and where a title is not what was typed.
fn faults_of(text: &str) -> Vec<String> {
    let dossier = dossier_of(text);
    dossier.build();
    let tree = read_tree(&dossier.site());
    let mut faults: Vec<String> =
        tree.iter().flat_map(|(address, bytes)| check_file(address, bytes, MARKER)).collect();
    let articles = dossier.json("data/articles.json");
    for article in articles.as_array().unwrap() {
        let page = Html::parse_document(&dossier.read(article["url"].as_str().unwrap()));
        let title = words(article["headline"].as_str().unwrap());
        let typed = ["toml.md", "yaml.md"].contains(&article["path"].as_str().unwrap());
        if typed && title != words(text) {
            faults.push(format!("articles.json: the headline is `{title}`"));
        }
        if text_of(&page, "h1") != title || text_of(&page, "title") != format!("{title} · {}", words(text)) {
            faults.push(format!(
                "{}: `{}`, `{}`",
                article["url"],
                text_of(&page, "h1"),
                text_of(&page, "title")
            ));
        }
    }
    let home = Html::parse_document(&dossier.read("index.html"));
    if text_of(&home, "h1") != words(text) {
        faults.push(format!("index.html: `{}`", text_of(&home, "h1")));
    }
    let people = dossier.json("data/people.json");
    let person = people.as_array().unwrap().iter().find(|it| it["name"].as_str().unwrap().contains(MARKER));
    let page =
        Html::parse_document(&dossier.read(person.expect("the person is found")["url"].as_str().unwrap()));
    if text_of(&page, "h1") != words(&format!("Anna {text}")) {
        faults.push(format!("the person's page: `{}`", text_of(&page, "h1")));
    }
    faults
}

#[test]
fn what_is_typed_is_what_is_read() {
    let mut faults = Vec::new();
    for text in TYPED {
        assert!(text.contains(MARKER), "{text}");
        faults.extend(faults_of(text).into_iter().map(|fault| format!("{text:?}\n    {fault}")));
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn characters_that_no_file_may_hold_are_left_out() {
    let faults = faults_of("pwned \u{0}\u{1}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}\u{9f}\u{fffe}\u{ffff} end");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Where the timeline is spread over pages, its filter reads scripts of its own.
#[test]
fn the_pieces_of_a_long_timeline_are_strings() {
    let dossier = Dossier::new();
    dossier.write("corpus/a.txt", "date 2025-03-15 Anna Gruber tritt an.\n\nAm 3. März sprach sie.");
    let mut events = String::new();
    for number in 0..2500 {
        let (month, day) = (number % 12 + 1, number % 28 + 1);
        let label = quoted(&format!("{} {number}", TYPED[number % TYPED.len()]));
        let year = number % 7 + 10;
        writeln!(events, "[[event]]\ndate = \"20{year}-{month:02}-{day:02}\"\nlabel = {label}").unwrap();
    }
    dossier.write("events.toml", &events);
    dossier.build();
    let tree = read_tree(&dossier.site());
    assert!(tree.contains_key("timeline/events-0.js"), "the timeline is long enough");
    let faults: Vec<String> =
        tree.iter().flat_map(|(address, bytes)| check_file(address, bytes, MARKER)).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_checks_find_what_they_look_for() {
    let page = |inner: &str| format!("<!doctype html><title>x</title><main>{inner}</main>");
    for inner in
        TYPED.iter().filter(|text| text.starts_with("<s") || text.starts_with("<i") || text.starts_with("<b"))
    {
        assert!(!check_file("x.html", page(inner).as_bytes(), MARKER).is_empty(), "{inner}");
    }
    assert!(!check_file("x.html", page("<a href=' java\nscript:x'>x</a>").as_bytes(), MARKER).is_empty());
    assert!(!check_file("x.html", page("<p title=\"\" onclick=x>").as_bytes(), MARKER).is_empty());
    assert!(check_file("x.html", page("<p title='&lt;script>'>x</p>").as_bytes(), MARKER).is_empty());
    assert!(!check_file("x.json", b"{", MARKER).is_empty());
    assert!(!check_file("x.xml", b"<a><b></a>", MARKER).is_empty());
    assert!(!check_file("x.xml", b"<a>\x01</a>", MARKER).is_empty());
    assert!(!check_file("x/y.js", b"leporello(\"y\",\"a\");alert(1);\n", MARKER).is_empty());
    assert!(!check_file("x.ris", b"TY  - NEWS\r\nTI  - a\r\nb\r\nER  - \r\n", MARKER).is_empty());
    assert!(!check_file("x.bib", b"@misc{a,\n  title = {x}}\n}\n", MARKER).is_empty());
}
