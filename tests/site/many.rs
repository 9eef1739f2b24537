//! Persons in numbers: pages stay short, and nothing is lost where they are cut.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use camino::Utf8Path;
use scraper::{Html, Selector};

use crate::dossier::{Dossier, read_tree};
use crate::links::check_links;

/// No page has more bytes.
const LONGEST: usize = 300_000;
const BEGINNINGS: [&str; 20] = [
    "Ach", "Bren", "Dorn", "Eber", "Falk", "Gries", "Hart", "Imm", "Jans", "Kirch", "Lind", "Mooser", "Nie",
    "Ober", "Pfeil", "Rauch", "Sonder", "Tann", "Ulm", "Wein",
];
const MIDDLES: [&str; 6] = ["en", "is", "ol", "er", "um", "ar"];
const ENDINGS: [&str; 5] = ["mann", "hofer", "stätter", "gruber", "linger"];
const GIVEN: [&str; 6] = ["Anna", "Peter", "Maria", "Thomas", "Julia", "Martin"];

/// A name of its own for each number up to 600.
fn name(number: usize) -> String {
    let surname = [
        BEGINNINGS[number % BEGINNINGS.len()],
        MIDDLES[number / 20 % MIDDLES.len()],
        ENDINGS[number / 120 % ENDINGS.len()],
    ];
    format!("{} {}", GIVEN[number % GIVEN.len()], surname.concat())
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap();
    let found: Vec<_> = page.select(&selector).map(|element| element.id()).collect();
    found.into_iter().filter_map(|id| scraper::ElementRef::wrap(page.tree.get(id)?)).collect()
}

fn is_page(address: &str) -> bool {
    Utf8Path::new(address).extension() == Some("html")
}

/// The pages below a folder whose address begins so.
fn pages(dossier: &Dossier, prefix: &str) -> Vec<Html> {
    let files = read_tree(&dossier.site()).into_iter();
    let pages = files.filter(|(address, _)| address.starts_with(prefix) && is_page(address));
    pages.map(|(_, bytes)| Html::parse_document(str::from_utf8(&bytes).unwrap())).collect()
}

#[track_caller]
fn check_sound(dossier: &Dossier) {
    for (address, bytes) in read_tree(&dossier.site()) {
        assert!(!is_page(&address) || bytes.len() <= LONGEST, "{address}: {} bytes", bytes.len());
    }
    let mut faults = check_links(dossier.site().as_std_path());
    // With an address of the site its links begin at the server's root.
    faults.retain(|fault| !fault.starts_with("404.html: `/"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_person_named_three_thousand_times() {
    let dossier = Dossier::new();
    for number in 0..250 {
        let day = format!("20{:02}-{:02}-{:02}", 10 + number / 84, 1 + number / 7 % 12, 1 + number % 28);
        let mut text =
            format!("date {day} Bürgermeisterin Anna Gruber eröffnete am Montag Brücke {number}.\n\n");
        for part in 1..=10 {
            writeln!(text, "Gruber lobte den Abschnitt {part} der Brücke {number} und dankte allen.\n")
                .unwrap();
        }
        writeln!(text, "„Die Brücke {number} steht, und sie hält“, sagte Gruber.").unwrap();
        dossier.write(&format!("corpus/{number}.txt"), &text);
    }
    dossier.build();
    check_sound(&dossier);
    let people = dossier.json("data/people.json");
    let [person] = people.as_array().unwrap().as_slice() else { panic!("{people}") };
    assert_eq!(person["mentions"], 3000);
    let parts = pages(&dossier, "people/anna-gruber");
    assert!(parts.len() > 2, "{} parts", parts.len());
    let count = |selector: &str| parts.iter().map(|page| select(page, selector).len()).sum::<usize>();
    assert_eq!(count(".mentions b.hit"), 3000);
    assert_eq!(count("blockquote"), 250);
    // The first part has the newest articles and the first words, and leads to all others.
    let first = Html::parse_document(&dossier.read("people/anna-gruber.html"));
    let newest = select(&first, ".mentions .meta")[0].text().collect::<String>();
    assert!(newest.ends_with("2012"), "{newest}");
    assert_eq!(select(&first, "blockquote").len(), 100);
    assert_eq!(select(&first, "nav.alphabet a").len(), parts.len() - 1);
}

#[test]
fn a_register_of_many_persons() {
    let dossier = Dossier::new();
    dossier.write("site.toml", "title = \"Viele\"\nbase_url = \"https://example.org/\"\npreviews = 0\n[rights]\npeople = \"public\"\n");
    for article in 0..60 {
        let mut text = format!("date 2024-03-{:02} Der Rat tagte zum {article}. Mal.\n\n", 1 + article % 28);
        for number in article * 10..article * 10 + 10 {
            // Every second has a role and so a page.
            let title = if number % 2 == 0 { "Bürgermeister " } else { "" };
            writeln!(text, "Am Abend sprach {title}{} über die Brücke.\n", name(number)).unwrap();
        }
        dossier.write(&format!("corpus/{article}.txt"), &text);
    }
    dossier.build();
    check_sound(&dossier);
    let people = dossier.json("data/people.json");
    let mut urls: Vec<String> = Vec::new();
    for person in people.as_array().unwrap() {
        let (id, url) = (person["id"].as_str().unwrap(), person["url"].as_str().unwrap());
        let has_page = person["mentions"] != 1 || !person["roles"].as_array().unwrap().is_empty();
        assert_eq!(dossier.site().join(format!("people/{id}.html")).exists(), has_page, "{person}");
        assert_eq!(url.contains('#'), !has_page, "{person}");
        urls.push(if has_page { format!("people/{id}.html") } else { format!("#{id}") });
    }
    assert!(urls.iter().filter(|url| url.starts_with('#')).count() > 100, "too few without a page");
    assert!(urls.len() > 500, "{} persons", urls.len());
    // Each stands once in the register.
    let mut listed: Vec<String> = Vec::new();
    for page in pages(&dossier, "people/register_") {
        let links = select(&page, ".register .name a").into_iter();
        listed.extend(links.map(|link| link.attr("href").unwrap().trim_start_matches("../").to_owned()));
        listed.extend(select(&page, ".register ul li[id]").into_iter().map(|entry| {
            assert_eq!(
                select(&page, &format!("li[id='{}'] .evidence a", entry.attr("id").unwrap())).len(),
                1
            );
            format!("#{}", entry.attr("id").unwrap())
        }));
    }
    listed.sort();
    urls.sort();
    assert_eq!(listed, urls);
    // The sitemap has the register's pages, and none for persons without one.
    let sitemap = dossier.read("sitemap.xml");
    assert!(sitemap.contains("people/register_s.html") && !sitemap.contains('#'));
    let entries: BTreeSet<&str> = sitemap.split("<loc>").collect();
    assert_eq!(entries.len(), sitemap.matches("<loc>").count() + 1);
}

/// Only their own article has all of them; what leads there shows a part.
#[test]
fn words_without_end_fill_no_other_page() {
    let dossier = Dossier::new();
    let words = "Ich sage es noch einmal, und ich sage es morgen wieder, ".repeat(7000);
    assert!(words.len() > LONGEST);
    let text = format!(
        "date 2025-03-11 Bürgermeisterin Anna Gruber sprach lange.\n\nAm 10. März 2025 sagte Gruber: „{words}und damit \
         Schluss mit dem Zwetschgenstreit.“\n\nGruber ging am 12. März 2025 heim.\n"
    );
    dossier.write("corpus/rede.txt", &text);
    dossier.build();
    for (address, bytes) in read_tree(&dossier.site()) {
        let is_loaded = matches!(Utf8Path::new(&address).extension(), Some("html" | "js"));
        let longest = if address.starts_with("articles/") { usize::MAX } else { LONGEST };
        assert!(!is_loaded || bytes.len() <= longest, "{address}: {} bytes", bytes.len());
    }
    let person = Html::parse_document(&dossier.read("people/anna-gruber.html"));
    let quotation = select(&person, "blockquote p")[0].text().collect::<String>();
    assert!(quotation.starts_with("Ich sage es") && quotation.ends_with('…'), "{quotation}");
    let day = dossier.read("dates/2025-03-10.html");
    assert!(day.contains("Am 10.\u{a0}März 2025 sagte") && day.contains('…'));
    let found = read_tree(&dossier.site().join("data/search/articles"));
    let last = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains("Zwetschgenstreit");
    assert_eq!(found.values().filter(|bytes| last(bytes)).count(), 1, "the search has its last words");
}
