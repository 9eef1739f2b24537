//! The same input gives the same bytes: for any number of threads, in any folder, on any order of its files.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

use std::collections::BTreeMap;

use dossier::{Dossier, read_tree};

type Tree = BTreeMap<String, Vec<u8>>;

const GIVEN: [&str; 8] = ["Anna", "Jonas", "Petra", "Karl", "Ines", "Thomas", "Helga", "Ulrich"];
/// Two of them differ only in how they are written.
const SURNAMES: [&str; 9] =
    ["Gruber", "Wehrli", "Lindqvist", "Ammann", "Baumann", "Reuter", "Sommerfeld", "Müller", "Mueller"];
const ROLES: [&str; 5] = ["Bürgermeisterin", "Außenminister", "Direktorin", "Präsident", "Sprecherin"];
const DAYS: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const MONTHS: [&str; 4] = ["Januar", "März", "Juni", "Oktober"];

/// A picker of things without chance: each call gives the next number of a fixed sequence.
struct Sequence(u64);

impl Sequence {
    fn next<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.number(of.len())]
    }

    fn number(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

/// Sixty articles: path and text.
fn articles() -> Vec<(String, String)> {
    let mut sequence = Sequence(7);
    (0..60).map(|number| article(number, &mut sequence)).collect()
}

fn article(number: usize, sequence: &mut Sequence) -> (String, String) {
    let (month, day) = (sequence.number(12) + 1, sequence.number(28) + 1);
    let date = if number.is_multiple_of(5) {
        format!("2024-{month:02}")
    } else {
        format!("2024-{month:02}-{day:02}")
    };
    let name =
        |sequence: &mut Sequence| (sequence.next(&GIVEN).to_owned(), sequence.next(&SURNAMES).to_owned());
    let ((given, surname), (other_given, other)) = (name(sequence), name(sequence));
    let role = sequence.next(&ROLES);
    let (weekday, named_month) = (sequence.next(&DAYS), sequence.next(&MONTHS));
    let lead = format!("{role} {given} {surname} traf am {weekday} in Bergstadt {other_given} {other}.");
    let body = format!(
        "Bergstadt. – „Wir haben lange geredet“, sagte {surname} am {weekday}. {other}s Bericht soll am {}. \
         {named_month} erscheinen.\n\nWas nun folgt\n\nIm Jahr {} hatte {given} {surname} das Amt übernommen. \
         Gestern schwieg {other}. »Es bleibt dabei«, teilte {role} {surname} mit. (red)",
        sequence.number(28) + 1,
        2010 + sequence.number(10),
    );
    if number.is_multiple_of(4) {
        let path = format!("jahr/{}/{number:02}.md", number % 3);
        // The same headline often, so that addresses collide.
        let title =
            if number.is_multiple_of(8) { "Ein Treffen".to_owned() } else { format!("Treffen {number}") };
        (path, format!("---\ntitle: {title}\ndate: {date}\n---\n{lead}\n\n{body}\n"))
    } else {
        (format!("{:02}-{number:02}.txt", number * 37 % 60), format!("date {date} {lead}\n\n{body}\n"))
    }
}

/// What is published of these articles, written in this order and built on so many threads.
fn publish<'a>(articles: impl Iterator<Item = &'a (String, String)>, threads: usize) -> Tree {
    let dossier = Dossier::new();
    dossier.write("site.toml", "title = \"Treffen\"\nbase_url = \"https://example.org/\"\n");
    for (path, text) in articles {
        dossier.write(&format!("corpus/{path}"), text);
    }
    built(&dossier, threads)
}

fn built(dossier: &Dossier, threads: usize) -> Tree {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| dossier.build());
    read_tree(&dossier.site())
}

#[track_caller]
fn assert_same(one: &Tree, other: &Tree) {
    let addresses = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(addresses(one), addresses(other));
    let different: Vec<_> = one.iter().filter(|(address, bytes)| other[*address] != **bytes).collect();
    assert!(different.is_empty(), "{:?}", different.iter().map(|it| it.0).collect::<Vec<_>>());
}

#[test]
fn the_demo_is_the_same_for_any_number_of_threads_and_in_any_folder() {
    assert_same(&built(&Dossier::demo(), 1), &built(&Dossier::demo(), 8));
}

#[test]
fn sixty_articles_are_the_same_for_any_number_of_threads() {
    let articles = articles();
    let one = publish(articles.iter(), 1);
    assert!(one.len() > 200, "only {} files", one.len());
    for threads in [2, 8] {
        assert_same(&one, &publish(articles.iter(), threads));
    }
}

#[test]
fn the_order_in_which_files_were_made_does_not_matter() {
    let articles = articles();
    let forth = publish(articles.iter(), 2);
    assert_same(&forth, &publish(articles.iter().rev(), 2));
    let (odd, even): (Vec<_>, Vec<_>) = articles.iter().enumerate().partition(|(index, _)| index % 2 == 1);
    assert_same(&forth, &publish(odd.into_iter().chain(even).map(|(_, article)| article), 2));
}

#[test]
fn a_site_that_was_updated_is_the_same_as_a_fresh_one() {
    let articles = articles();
    let dossier = Dossier::new();
    dossier.write("site.toml", "title = \"Treffen\"\nbase_url = \"https://example.org/\"\n");
    for (path, text) in &articles[..40] {
        dossier.write(&format!("corpus/{path}"), text);
    }
    built(&dossier, 2);
    for (path, text) in &articles[40..] {
        dossier.write(&format!("corpus/{path}"), text);
    }
    assert_same(&built(&dossier, 2), &publish(articles.iter(), 2));
}
