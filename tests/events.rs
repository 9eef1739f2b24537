//! Events of several articles: one where date, persons and words agree, and never on the date alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use camino::Utf8Path;
use leporello::config::{Overrides, load_config};
use leporello::link::{ByHand, Dossier, Event};
use leporello::pipeline::{Silent, read_dossier};

fn read(root: &Utf8Path) -> Dossier {
    let config = load_config(root, &Overrides::default());
    let (dossier, diagnostics) = read_dossier(&config.value, &Silent);
    assert!(
        config.diagnostics.is_empty() && diagnostics.is_empty(),
        "{:?}{diagnostics:?}",
        config.diagnostics
    );
    dossier
}

/// Reads articles given as file name and text; `events.toml` may be among them.
fn dossier(texts: &[(&str, &str)]) -> Dossier {
    let folder = tempfile::tempdir().unwrap();
    let root = Utf8Path::from_path(folder.path()).unwrap();
    std::fs::create_dir(root.join("corpus")).unwrap();
    for (name, text) in texts {
        let path = if *name == "events.toml" { root.join(name) } else { root.join("corpus").join(name) };
        let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
        std::io::Write::write_all(&mut file.unwrap(), text.as_bytes()).unwrap();
    }
    read(root)
}

fn told_in(event: &Event) -> Vec<usize> {
    event.tellings.iter().map(|telling| telling.article).collect()
}

#[test]
fn two_articles_that_tell_the_same_make_one_event() {
    let dossier = dossier(&[
        (
            "a.txt",
            "date 2025-05-09 Die Brücke ist offen.\n\nBürgermeisterin Anna Gruber eröffnete am Mittwoch die neue Brücke über die Mur.",
        ),
        (
            "b.txt",
            "date 2025-05-10 Ein Rückblick.\n\nDie neue Brücke über die Mur hatte Anna Gruber am Mittwoch mit vielen Gästen eröffnet.",
        ),
    ]);
    assert_eq!(dossier.events.len(), 1, "{:?}", dossier.events);
    assert_eq!(told_in(&dossier.events[0]), [0, 1]);
    assert_eq!(dossier.events[0].date.to_string(), "2025-05-07");
    assert!(dossier.events[0].label.starts_with("Bürgermeisterin Anna Gruber"), "the shorter sentence leads");
}

/// The dates, persons and labels of the events of one article.
fn told(text: &str) -> Vec<(String, Vec<String>, String)> {
    let dossier = dossier(&[("a.txt", text)]);
    let name = |&person: &usize| dossier.people[person].preferred_name.clone();
    let tell = |event: &Event| {
        (event.edtf().to_string(), event.people.iter().map(name).collect(), event.label.clone())
    };
    dossier.events.iter().map(tell).collect()
}

#[test]
fn a_title_brings_its_bearer_into_the_event() {
    let events = told(
        "date 2025-05-09 Ein Gespräch.\n\nAnna Gruber hat am Mittwoch mit dem finnischen Präsidenten telefoniert.\n\n\
         Der finnische Präsident Ilpo Kekko schwieg.",
    );
    assert_eq!(events[0].1, ["Anna Gruber", "Ilpo Kekko"], "{events:?}");
}

#[test]
fn a_plural_pronoun_brings_the_joint_subject_into_the_event() {
    let events = told(
        "date 2025-05-09 Ein Gespräch.\n\nAnna Gruber und der Schwager von Präsident Ilpo Kekko, Hans Kofler, hatten am \
         Mittwoch in Bern mit Minister Franz Egger gesprochen. Am Donnerstag gaben sie dem Rat Bericht.",
    );
    // Who only tells who another is has no part in it.
    assert_eq!(events[0].1, ["Franz Egger", "Anna Gruber", "Hans Kofler"], "{events:?}");
    assert_eq!(events[1].1, ["Anna Gruber", "Hans Kofler"], "{events:?}");
    let events = told(
        "date 2025-05-09 Ein Gespräch.\n\nAm Mittwoch sprach Eggers Sprecherin Anna Gruber. Franz Egger kam.",
    );
    assert_eq!(events[0].1, ["Anna Gruber"], "{events:?}");
}

#[test]
fn a_sentence_that_goes_on_takes_the_date_before_it() {
    let events = told(
        "date 2025-05-09 Ein Gespräch.\n\nAnna Gruber kam am Mittwoch nach Bern. Dort traf sie Hans Kofler. \
         Dabei könnte Eva Mair fehlen. Josef Sigmund lachte. Früher hatte Franz Egger gefehlt.",
    );
    let dates: Vec<&str> = events.iter().map(|event| event.0.as_str()).collect();
    assert_eq!(dates, ["2025-05-07", "2025-05-07"], "{events:?}");
    assert_eq!(events[1].1, ["Hans Kofler"]);
}

#[test]
fn the_lead_of_a_news_report_happened_about_when_it_appeared() {
    let lead = "Anna Gruber und Hans Kofler haben sich auf einen Plan geeinigt.";
    let events = told(&format!("date 2025-05 {lead}\n\nFranz Egger kam am Mittwoch nach Bern."));
    assert!(events.iter().any(|event| event.0 == "2025-05~" && event.2 == lead), "{events:?}");
    // No news: nothing tells of a day shortly before.
    assert_eq!(told(&format!("date 2025-05 {lead}\n\nFranz Egger kam 1990 nach Bern.")).len(), 1);
}

#[test]
fn a_date_alone_merges_nothing() {
    let dossier = dossier(&[
        (
            "a.txt",
            "date 2025-05-09 Zwei Termine.\n\nBürgermeisterin Anna Gruber eröffnete am Mittwoch die neue Brücke über die Mur.",
        ),
        (
            "b.txt",
            "date 2025-05-10 Noch ein Termin.\n\nAnna Gruber besuchte am Mittwoch das Krankenhaus im Norden der Stadt.",
        ),
        (
            "c.txt",
            "date 2025-05-10 Ohne Namen.\n\nDie neue Brücke über die Mur wurde am Mittwoch feierlich eröffnet.",
        ),
    ]);
    assert_eq!(dossier.events.len(), 3);
    assert!(dossier.events.iter().all(|event| event.tellings.len() == 1));
}

#[test]
fn a_sentence_that_articles_repeat_word_for_word_is_told_once() {
    let report = "Die neue Brücke über die Mur wurde am Mittwoch feierlich eröffnet.";
    let dossier = dossier(&[
        ("a.txt", &format!("date 2025-05-08 Es ist so weit.\n\n{report} Viele kamen.")),
        ("b.txt", &format!("date 2025-05-09 Ohne Namen.\n\n{}", report.replace(' ', "\n"))),
        // A week later it is another Wednesday, and three words tell too little.
        ("c.txt", &format!("date 2025-05-16 Noch eine Brücke.\n\n{report} Am Mittwoch regnete es.")),
        ("d.txt", "date 2025-05-16 Das Wetter.\n\nAm Mittwoch regnete es."),
    ]);
    let told: Vec<(String, usize)> =
        dossier.events.iter().map(|event| (event.date.to_string(), event.tellings.len())).collect();
    let expected = [("2025-05-07", 2), ("2025-05-14", 1), ("2025-05-14", 1), ("2025-05-14", 1)];
    assert_eq!(told, expected.map(|(date, tellings)| (date.to_owned(), tellings)));
}

#[test]
fn two_days_joined_by_a_word_are_one_event_from_the_one_to_the_other() {
    let dossier = dossier(&[(
        "a.txt",
        "date 2025-05-09 Ein Bericht.\n\nAm Mittwoch und Donnerstag verhandelte Bürgermeisterin Anna Gruber mit dem Land.",
    )]);
    assert_eq!(dossier.events.len(), 1);
    assert_eq!(dossier.events[0].date.to_string(), "2025-05-07/2025-05-08");
    assert!(dossier.events[0].is_exact());
}

const BRIDGE: (&str, &str) = (
    "bruecke.txt",
    "date 2025-05-09 Die Brücke ist offen.\n\nBürgermeisterin Anna Gruber eröffnete am Mittwoch die neue Brücke. Am \
     Donnerstag fuhr der erste Bus, und am 3. Juni kommt die Straßenbahn.",
);

/// The dates, labels and persons of the events of [`BRIDGE`] under this `events.toml`.
fn edited(edits: &str) -> Vec<(String, String, Vec<String>, Option<ByHand>)> {
    let dossier = dossier(&[BRIDGE, ("events.toml", edits)]);
    let name = |&person: &usize| dossier.people[person].preferred_name.clone();
    let tell = |event: &Event| {
        let people = event.people.iter().map(name).collect();
        (event.edtf().to_string(), event.label.clone(), people, event.by_hand)
    };
    dossier.events.iter().map(tell).collect()
}

#[test]
fn an_author_adds_events_with_and_without_an_article() {
    let events = edited(
        r#"
        [[event]]
        date = "2024-09"
        label = "Die Arbeiten beginnen"
        people = ["Gruber"]
        [[event]]
        date = "2025-05-08/2025-05-09"
        label = "Fest"
        article = "bruecke.txt"
        sentence = "der erste Bus"
        "#,
    );
    assert_eq!(events.len(), 5, "{events:?}");
    let first = ("2024-09".into(), "Die Arbeiten beginnen".into(), vec!["Anna Gruber".into()]);
    assert_eq!(events[0], (first.0, first.1, first.2, Some(ByHand::Added)));
    assert_eq!(events[2].0, "2025-05-08/2025-05-09", "in calendar order, the vaguer first");
}

#[test]
fn an_author_hides_events_by_address_and_by_words() {
    let all = edited("");
    assert_eq!(all.len(), 3);
    let dossier = dossier(&[BRIDGE]);
    let id = &dossier.events[0].id;
    let (article, sentence) = id.rsplit_once('-').unwrap();
    for address in [id.clone(), format!("https://example.org/x/articles/{article}.html#{sentence}")] {
        assert_eq!(edited(&format!("[[hide]]\nevent = \"{address}\"")), all[1..]);
    }
    let words = "[[hide]]\narticle = \"bruecke.txt\"\nsentence = \"eröffnete am   Mittwoch\"";
    assert_eq!(edited(words), all[1..]);
}

#[test]
fn an_author_puts_an_event_right() {
    let id = dossier(&[BRIDGE]).events[0].id.clone();
    let events = edited(&format!("[[correct]]\nevent = \"{id}\"\ndate = \"2025-12-24\"\npeople = []"));
    let moved = &events[2];
    assert_eq!((moved.0.as_str(), moved.2.len(), moved.3), ("2025-12-24", 0, Some(ByHand::Corrected)));
    assert!(moved.1.starts_with("Bürgermeisterin"), "the sentence stays: {moved:?}");
    let events = edited(&format!("[[correct]]\nevent = \"{id}\"\nlabel = \"Die Brücke wird eröffnet\""));
    assert_eq!(events[0].1, "Die Brücke wird eröffnet");
    assert_eq!((events[0].0.as_str(), events[0].3), ("2025-05-07", Some(ByHand::Reworded)));
}

/// The words of each article that give the event its date.
fn dated_by<'a>(dossier: &'a Dossier, event: &Event) -> Vec<&'a str> {
    let words = |telling: &leporello::link::Telling| {
        let reading = &dossier.readings[telling.article];
        let date = &reading.dates[telling.date.unwrap()];
        assert_eq!(date.date.as_ref(), Some(&event.date));
        reading.annotations.timexes[date.timex].span.of(&reading.article.body.text)
    };
    event.tellings.iter().map(words).collect()
}

#[test]
fn each_telling_knows_the_words_that_date_it() {
    let dossier = dossier(&[
        (
            "a.txt",
            "date 2025-05-09 Der Zug.\n\nUm 18.30 Uhr am 7. Mai 2025 entgleiste der Zug von Lokführerin Anna Gruber vor der Brücke über die Mur.",
        ),
        (
            "b.txt",
            "date 2025-05-10 Ein Rückblick.\n\nVor der Brücke über die Mur war am Mittwoch der Zug der Lokführerin Anna Gruber entgleist.",
        ),
    ]);
    let event = dossier.events.iter().find(|event| event.tellings.len() == 2).unwrap();
    // Not by the hour that stands before the day; the shorter sentence leads.
    assert_eq!(dated_by(&dossier, event), ["Mittwoch", "7. Mai 2025"]);
}
