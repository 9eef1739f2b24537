//! What an article's rights withhold stands nowhere in the output: every file is searched for its words in their order.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;
#[path = "support/links.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod links;

use std::collections::{BTreeMap, BTreeSet};

use dossier::{Dossier, read_tree};
use leporello::pipeline::BuildError;
use links::check_links;

/// So many words in a row are a piece of a text; names and dates are shorter.
const ROW: usize = 4;

const SETTINGS: &str = "title = \"Der Hafen\"\nbase_url = \"https://example.org/hafen/\"\n";

/// A text with whatever recognisers look for: a dateline, roles, quotations of each kind, dates, a crosshead, a credit.
const PLAIN: &str = "date 2025-03-11 Die Hafenbehörde hat überraschend sämtliche Kräne stillgelegt. Hafendirektorin \
    Petra Lindqvist begründete den Schritt am Montag mit rissigen Trägern.\n\nHamburg/Kiel. – Verkehrsminister Tomas \
    Berglund sagte am Dienstag: „Niemand darf unter diesen Lasten arbeiten, solange Zweifel bestehen.“ Das habe ihm \
    Lindqvist persönlich versichert.\n\nRissige Träger, leere Kassen\n\nBerglund, der frühere Vorsitzende des Ausschusses \
    für Häfen und Schifffahrt, erklärte, die Reparatur werde am 2. April 2025 beginnen. Nach Angaben von Lindqvist \
    kostet sie „gut vier Millionen Euro“. Der Minister wies den Vorwurf zurück, er habe zu lange gezögert. Am \
    14. Februar 2025 hatten Prüfer die Schäden gemeldet, doch wochenlang geschah überhaupt nichts. Die Gewerkschaft \
    verlangt nun eine unabhängige Untersuchung der ganzen Anlage. (nord/red)\n";

/// The same for what only Markdown has.
const MARKDOWN: &str = "---\ntitle: Streit um Liegegebühren\ndate: 2025-03-14\nsource: Der Anzeiger\n\
    url: https://example.org/original\nsummary: Kleine Reedereien fürchten höhere Kosten im Herbst.\n---\n\
    Reederin Ingeborg Sandström kritisierte die neuen Gebühren scharf. Mit *Petra Lindqvist* sprach sie am 12. März \
    2025 über **dringend benötigte Ausnahmen** für kleine Schiffe[^1].\n\n## Verhandlungen hinter verschlossenen Türen\n\n\
    > „Wir zahlen längst genug für schlechte Kais“, sagte Sandström.\n\n- erste Forderung lautet niedrigere Tarife\n\
    - zweite Forderung betrifft kürzere Wartezeiten\n\n| Jahr | Gebühr |\n|---|---|\n\
    | 2024 | zwölf Euro je Meter |\n\n```rust\nlet geheime_formel_der_gebühr = 1;\n```\n\n\
    ![Plan der neuen Liegeplätze im Becken](plan.png)\n\n[^1]: Als klein gelten Schiffe unter zwanzig Metern.\n\n\
    Lindqvist lehnte das ab. Im Jahr 2026 soll eine neue Ordnung für alle Becken folgen. Danach wird niemand mehr \
    über einzelne Ausnahmen reden müssen, heißt es im Rathaus der Stadt.\n";

fn dossier(rights: &str) -> Dossier {
    let dossier = Dossier::new();
    dossier.write("corpus/fremd/kraene.txt", PLAIN);
    dossier.write("corpus/fremd/gebuehren.md", MARKDOWN);
    dossier.write("corpus/fremd/plan.png", "a picture");
    dossier
        .write("corpus/eigen.txt", "date 2025-03-20 Petra Lindqvist eröffnete am Montag eine Ausstellung.\n");
    dossier.write("site.toml", &format!("{SETTINGS}{rights}"));
    dossier
}

/// The words of a text in lower case, without what stands between them.
fn words(text: &str) -> Vec<String> {
    let split = text.split(|letter: char| !letter.is_alphanumeric());
    split.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn rows(text: &str) -> BTreeSet<Vec<String>> {
    words(text).windows(ROW).map(<[String]>::to_vec).collect()
}

/// A page with its tags taken out, so that a link does not part the words on both sides.
fn without_tags(text: &str) -> String {
    let mut pieces = text.split('<');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once('>').map_or("", |(_, behind)| behind));
    }
    plain
}

/// The text of an article behind its date or front matter.
fn body(source: &str) -> &str {
    match source.strip_prefix("---\n") {
        Some(rest) => rest.split_once("\n---\n").unwrap().1,
        None => source.splitn(3, ' ').nth(2).unwrap(),
    }
}

/// The rows of an article's words that stand anywhere in the output, with the files that they stand in.
fn leaks(dossier: &Dossier, source: &str) -> BTreeMap<Vec<String>, BTreeSet<String>> {
    let secret = rows(body(source));
    let mut found: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    for (address, bytes) in read_tree(&dossier.site()) {
        let text = String::from_utf8_lossy(&bytes);
        let shown: BTreeSet<Vec<String>> =
            [address.as_str(), &*text, &without_tags(&text)].into_iter().flat_map(rows).collect();
        for row in secret.intersection(&shown) {
            found.entry(row.clone()).or_default().insert(address.clone());
        }
    }
    found
}

#[test]
fn the_search_for_leaks_finds_a_text_that_is_shown() {
    let dossier = dossier("");
    dossier.build();
    for source in [PLAIN, MARKDOWN] {
        let (found, all) = (leaks(&dossier, source).len(), rows(body(source)).len());
        assert!(found * 10 > all * 7, "{found} of {all}");
    }
}

#[test]
fn of_metadata_no_sentence_stands_anywhere() {
    let dossier = dossier("[rights]\ntext = \"metadata\"\n");
    dossier.build();
    for source in [PLAIN, MARKDOWN] {
        assert_eq!(leaks(&dossier, source), BTreeMap::new());
    }
    assert!(leaks(&dossier, "---\n\n---\nKleine Reedereien fürchten höhere Kosten im Herbst").is_empty());
    assert!(!dossier.site().join("assets/corpus/fremd/plan.png").exists());
    // What may be shown is there: headline, source, link, persons and dates.
    let page = dossier.read("articles/2025-03-14-streit-um-liegegebuehren.html");
    for shown in [
        "Streit um Liegegebühren",
        "Der Anzeiger",
        "https://example.org/original",
        "Sandström",
        "12.\u{a0}März",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(page.contains("class=\"withheld\""));
    // A headline would have been derived from the text; the address says no more than the page.
    let page = dossier.read("articles/2025-03-11-kraene.html");
    assert!(page.contains("<h1>2025-03-11</h1>"), "{page}");
    // How a date was found may be told without its words.
    let month = without_tags(&dossier.read("dates/2025-03.html"));
    assert!(month.contains("gerechnet vom Erscheinen des Artikels an"), "{month}");
    let events = dossier.json("data/events.json");
    assert!(events.as_array().unwrap().iter().any(|event| event["date"] == "2025-04-02"));
    for event in events.as_array().unwrap() {
        assert!(!event["url"].as_str().unwrap().contains("#s"), "no link to a sentence that is not shown");
    }
}

#[test]
fn of_roles_only_short_ones_stay() {
    let built = |extent: &str| {
        let dossier = dossier(&format!("[rights]\ntext = \"{extent}\"\n"));
        dossier.write(
            "corpus/fremd/holm.md",
            "---\ntitle: The port\ndate: 2025-03-12\nlang: en\n---\nDeputy National Security Adviser Lena Hart met \
             Deputy Prime Minister Carl Holm on Monday. Petra Lindqvist was told of it.\n",
        );
        dossier.build();
        dossier
    };
    let naming = |dossier: &Dossier, role: &str| -> Vec<String> {
        let tree = read_tree(&dossier.site()).into_iter();
        let whole = tree.map(|(address, bytes)| (address, String::from_utf8_lossy(&bytes).to_lowercase()));
        whole.filter(|(_, text)| text.contains(role)).map(|(address, _)| address).collect()
    };
    let full = built("full");
    let pages = ["articles/2025-03-12-the-port.html", "data/people.json", "people/index.html"];
    for role in ["deputy national security adviser", "deputy prime minister"] {
        let files = naming(&full, role);
        assert!(pages.iter().all(|page| files.iter().any(|file| file == page)), "{role}: {files:?}");
    }
    let withheld = built("metadata");
    assert_eq!(
        naming(&withheld, "national security"),
        Vec::<String>::new(),
        "four words are a piece of a sentence"
    );
    let files = naming(&withheld, "deputy prime minister");
    assert!(pages.iter().all(|page| files.iter().any(|file| file == page)), "three are a title: {files:?}");
}

#[test]
fn an_excerpt_shows_its_share_and_no_more() {
    for (share, words) in [(0, 60), (10, 60), (25, 60), (50, 12), (50, 0)] {
        let dossier = dossier(&format!("[rights]\ntext = \"excerpt\"\nshare = {share}\nwords = {words}\n"));
        dossier.build();
        for source in [PLAIN, MARKDOWN] {
            let found = leaks(&dossier, source);
            let all = rows(body(source)).len();
            // A derived headline is shown beside the excerpt.
            let headline = 8;
            let most = all * share / 100 + headline;
            assert!(found.len() <= most, "{} of {all} at {share} percent: {found:#?}", found.len());
        }
    }
}

#[test]
fn an_excerpt_shows_the_lead_and_evidence() {
    let dossier = dossier("[rights]\ntext = \"excerpt\"\nshare = 50\nwords = 9\n");
    dossier.build();
    let page = dossier.read("articles/2025-03-14-streit-um-liegegebuehren.html");
    let text = without_tags(&page);
    assert!(text.contains("Reederin Ingeborg Sandström kritisierte die neuen Gebühren scharf."), "{text}");
    assert!(text.contains("[…]") && page.contains("class=\"withheld\""));
    assert!(!text.contains("niedrigere Tarife"), "a list is no evidence");
    // Sentences keep their numbers, so that a link to one leads to the same place whatever the rights.
    let full = self::dossier("");
    full.build();
    let id = |page: &str, words: &str| {
        let before = page.split(words).next().unwrap();
        before.rsplit("<span id=\"s").next().unwrap().split('"').next().unwrap().to_owned()
    };
    let address = "articles/2025-03-14-streit-um-liegegebuehren.html";
    for words in ["Reederin", "soll eine neue Ordnung"] {
        assert_eq!(id(&page, words), id(&full.read(address), words), "{words}");
    }
}

#[test]
fn no_link_leads_to_a_sentence_that_is_not_there() {
    for rights in ["[rights]\ntext = \"excerpt\"\n", "[rights]\ntext = \"metadata\"\n"] {
        let dossier = dossier(rights);
        let settings = std::fs::read_to_string(dossier.folder.join("site.toml")).unwrap();
        dossier.write("site.toml", &settings.replace("base_url = \"https://example.org/hafen/\"\n", ""));
        dossier.build();
        assert_eq!(check_links(dossier.site().as_std_path()), Vec::<String>::new());
    }
}

#[test]
fn an_article_goes_before_its_folder_and_that_before_the_site() {
    let rights = "[rights]\ntext = \"metadata\"\n[[rights.folders]]\npath = \"fremd\"\ntext = \"full\"\n";
    let dossier = dossier(rights);
    dossier.edit("corpus/fremd/gebuehren.md", "title:", "text: metadata\ntitle:");
    dossier.build();
    assert!(leaks(&dossier, MARKDOWN).is_empty(), "the article's own");
    assert!(!leaks(&dossier, PLAIN).is_empty(), "its folder's");
    assert!(!dossier.read("data/articles.json").contains("Ausstellung"), "the site's");
}

#[test]
fn an_embargoed_article_is_not_there_until_its_day() {
    let mut dossier = dossier("[[rights.folders]]\npath = \"fremd\"\nembargo = 2026-03-01\n");
    dossier.write(
        "corpus/zeiger.md",
        "---\ntitle: Zeiger\ndate: 2025-04-01\n---\nMehr [im Text](fremd/gebuehren.md#s1).\n",
    );
    let hide = "[[hide]]\narticle = \"fremd/gebuehren.md\"\nsentence = \"Im Jahr 2026\"\n";
    dossier.write("events.toml", hide);
    for day in [None, Some("2026-02-28")] {
        dossier.overrides.build_date = day.map(|day| day.parse().unwrap());
        dossier.build();
        let whole: String = read_tree(&dossier.site())
            .into_iter()
            .map(|(address, bytes)| address + &String::from_utf8_lossy(&bytes))
            .collect();
        for absent in ["Sandström", "sandstroem", "Liegegebühren", "liegegebuehren", "Berglund", "plan.png"]
        {
            assert!(!whole.contains(absent), "{absent}");
        }
        assert!(whole.contains("im Text"), "a link to it is plain text");
    }
    dossier.overrides.build_date = Some("2026-03-01".parse().unwrap());
    dossier.build();
    assert!(!leaks(&dossier, MARKDOWN).is_empty() && !leaks(&dossier, PLAIN).is_empty());
    let zeiger = dossier.read("articles/2025-04-01-zeiger.html");
    assert!(zeiger.contains("articles/2025-03-14-streit-um-liegegebuehren.html#s1"));
}

#[test]
fn a_private_site_shows_everything_elsewhere_and_says_so() {
    let mut dossier = dossier("[rights]\ntext = \"metadata\"\n");
    dossier.edit("corpus/fremd/gebuehren.md", "title:", "embargo: 2099-01-01\ntitle:");
    dossier.build();
    let public = read_tree(&dossier.site());
    dossier.overrides.private = true;
    dossier.build();
    assert_eq!(read_tree(&dossier.site()), public, "the public site stays as it is");
    let private = read_tree(&dossier.folder.join("private"));
    let text = |address: &str| String::from_utf8(private[address].clone()).unwrap();
    let page = text("articles/2025-03-14-streit-um-liegegebuehren.html");
    assert!(page.contains("niedrigere Tarife") && !page.contains("class=\"withheld\""));
    for address in private.keys().filter(|address| address.split('.').next_back() == Some("html")) {
        let page = text(address);
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{address}");
        assert!(page.contains("<p class=\"private\">"), "{address}");
    }
    assert!(text("robots.txt").contains("Disallow: /\n"));
    assert!(!private.contains_key("sitemap.xml"), "it stands under no address");
    for address in public.keys().filter(|address| address.starts_with("articles/")) {
        assert!(private.contains_key(address), "{address} keeps its address");
    }
}

#[test]
fn persons_are_not_listed_unless_they_are_public() {
    let noindex = "<meta name=\"robots\" content=\"noindex\">";
    let person = "people/petra-lindqvist.html";
    let quiet = dossier("");
    quiet.build();
    assert!(quiet.read(person).contains(noindex) && quiet.read("people/index.html").contains(noindex));
    assert!(!quiet.read("index.html").contains(noindex));
    assert!(!quiet.read("sitemap.xml").contains("people/"), "what is not listed is not offered either");
    let public = dossier("[rights]\npeople = \"public\"\n");
    public.build();
    assert!(!public.read(person).contains(noindex));
    assert!(public.read("sitemap.xml").contains(person));
}

#[test]
fn the_same_rights_give_the_same_bytes() {
    let dossier = dossier("[rights]\ntext = \"excerpt\"\n");
    dossier.build();
    let first = read_tree(&dossier.site());
    let again = dossier.build();
    assert_eq!(read_tree(&dossier.site()), first);
    assert!(again.summary.written.is_empty());
}

#[test]
fn a_slip_in_a_key_publishes_nothing() {
    let dossier = dossier("");
    dossier.edit("corpus/fremd/gebuehren.md", "title:", "texts: metadata\ntitle:");
    assert!(matches!(dossier.try_build(), Err(BuildError::Sources(_))));
}
