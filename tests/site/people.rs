//! Persons: what the authority file changes, and that the order of articles does not.

use std::fs;

use crate::dossier::Dossier;
use crate::driver::SiteTest;

const SOURCE: &str = "tests/site/people";

#[test]
fn an_authority_file() {
    SiteTest::from_dir(SOURCE)
        .check_main("articles/2024-05-14-im-netz-meldete-sich-am-dienstag.html")
        .check_main("people/index.html")
        .check_main("people/tscherkassow.html")
        .check_file("data/people.json")
        .check_present("people/michael-mueller.html")
        // Named once and without a role: in the register only.
        .check_missing("people/michael-mueller-2.html")
        .check_pages()
        .check_nothing_left();
}

#[test]
fn a_change_of_the_authority_file_is_seen() {
    let dossier = Dossier::from_dir(SOURCE);
    dossier.build();
    dossier.edit("people.toml", "[[not_a_person]]\nname = \"Truth Social\"\n", "");
    let summary = dossier.build().summary;
    assert!(summary.written.contains(&"people/truth.html".to_owned()), "{:?}", summary.written);
    fs::remove_file(dossier.folder.join("people.toml")).unwrap();
    let summary = dossier.build().summary;
    assert!(summary.removed.contains(&"people/tscherkassow.html".to_owned()), "{:?}", summary.removed);
    // Who stood there twice, spelled in two ways, is one person now.
    assert!(!dossier.read("people/index.html").contains("michael-mueller-2"));
    let people = dossier.json("data/people.json");
    let names: Vec<&str> =
        people.as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap()).collect();
    // The two spellings of the minister agree by transcription alone.
    assert_eq!(names.iter().filter(|name| name.starts_with("Oleksi")).count(), 1, "{names:?}");
    assert!(!dossier.read("people/index.html").contains("von Hand best"));
}

#[test]
fn the_order_of_articles_does_not_matter() {
    for source in [SOURCE, "tests/site/plain"] {
        let dossier = Dossier::from_dir(source);
        dossier.build();
        let people = dossier.read("data/people.json");
        let corpus = dossier.folder.join("corpus");
        let mut texts: Vec<_> =
            corpus.read_dir_utf8().unwrap().map(|entry| entry.unwrap().path().to_owned()).collect();
        texts.sort();
        for (place, text) in texts.iter().rev().enumerate() {
            fs::rename(text, corpus.join(format!("{place}.txt"))).unwrap();
        }
        dossier.build();
        assert_eq!(dossier.read("data/people.json"), people, "{source}");
    }
}

#[test]
fn words_that_articles_repeat_stand_once_with_every_place() {
    let dossier = Dossier::new();
    let words =
        "„Das Geld reicht bis in den Herbst“, sagte Bürgermeisterin Anna Gruber. „Nicht weiter“, sagte sie.";
    for (day, others) in [("03", ""), ("05", "Viele fragten nach. "), ("07", "Es blieb dabei.\n\n")] {
        let name = format!("corpus/{day}.txt");
        dossier
            .write(&name, &format!("date 2024-04-{day} Der Rat tagte lange in Bern.\n\n{others}{words}\n"));
    }
    dossier.build();
    let page = dossier.read("people/anna-gruber.html").replace('\u{a0}', " ");
    let items: Vec<&str> = page.split("<blockquote>").skip(1).collect();
    // Two words may be said of anything, and stand for themselves each time.
    assert_eq!(items.len(), 4, "{page}");
    let places = "href=\"../articles/2024-04-03-der-rat-tagte-lange-in-bern.html#s2\">Absatz 2</a> · auch <a \
        href=\"../articles/2024-04-05-der-rat-tagte-lange-in-bern.html#s3\">5. April 2024, Absatz 2</a>; <a \
        href=\"../articles/2024-04-07-der-rat-tagte-lange-in-bern.html#s3\">7. April 2024, Absatz 3</a>";
    assert!(items[0].contains(places), "{}", items[0]);
}

#[test]
fn many_places_of_the_same_words_are_folded() {
    let dossier = Dossier::new();
    for day in 11..22 {
        let text = "Am 3. April wurde die neue Brücke über die Mur eröffnet. „Das Geld reicht bis in den Herbst“, sagte \
            Bürgermeisterin Anna Gruber.";
        dossier
            .write(&format!("corpus/{day}.txt"), &format!("date 2024-04-{day} Bericht {day}.\n\n{text}\n"));
    }
    dossier.build();
    // Eleven for the event, and ten beside the first for the quotation.
    for (page, folded) in [("dates/2024-04-03.html", "drei"), ("people/anna-gruber.html", "zwei")] {
        let page = dossier.read(page);
        let parts: Vec<&str> = page
            .split(&format!("<details class=\"meta\"><summary>und {folded} weitere Stellen</summary>"))
            .collect();
        let [shown, rest] = parts[..] else { panic!("{page}") };
        let of_kind = |html: &str| html.matches("; <a href=\"../articles/").count();
        assert_eq!(of_kind(shown), 7, "{page}");
        let (rest, _) = rest.split_once("</details>").unwrap();
        assert!(rest.contains("21.\u{a0}April 2024, Absatz\u{a0}2</a>"), "{rest}");
    }
}

#[test]
fn a_title_leads_to_the_person_whom_it_stands_for() {
    let dossier = Dossier::new();
    let text = "date 2024-03-04 Bürgermeisterin Anna Gruber kam nach Bern. Die Bürgermeisterin sprach lange. \
        Die deutsche Bürgermeisterin schwieg.\n";
    dossier.write("corpus/bern.txt", text);
    dossier.build();
    let page = dossier.read("articles/2024-03-04-buergermeisterin-anna-gruber-kam.html");
    let link = "Die <a class=\"epithet\" href=\"../people/anna-gruber.html\" title=\"Gemeint ist Anna Gruber, im selben \
        Text so bezeichnet\">Bürgermeisterin</a> sprach";
    assert!(page.contains(link), "{page}");
    assert_eq!(page.matches("epithet").count(), 1);
}

#[test]
fn a_plural_pronoun_leads_to_the_sentence_that_names_whom_it_means() {
    let dossier = Dossier::new();
    let text = "---\ntitle: Ein Besuch\ndate: 2024-03-04\n---\n\nAnna Gruber und Hans Kofler kamen nach Bern. Am Montag \
        reisten sie ab.\n";
    dossier.write("corpus/bern.md", text);
    dossier.build();
    let page = dossier.read("articles/2024-03-04-ein-besuch.html");
    let link = "<a class=\"epithet\" href=\"#s1\" title=\"Gemeint: Anna Gruber, Hans Kofler, die der Satz davor nennt\">sie</a>";
    assert!(page.contains(link), "{page}");
}

#[test]
fn who_is_called_mrs_is_not_the_man_of_that_name() {
    let dossier = Dossier::new();
    dossier.write(
        "corpus/bern.txt",
        "date 2024-03-04 Ein Besuch. Peter Kern kam. Später sprach Frau Kern im Rat. Herr und Frau Kern gingen.\n",
    );
    dossier.write("corpus/graz.txt", "date 2024-03-05 Noch einer. Herr und Frau Kern kamen nach Graz.\n");
    dossier.build();
    let people = dossier.json("data/people.json");
    assert_eq!(people.as_array().unwrap().len(), 1, "{people}");
    assert_eq!(people[0]["mentions"], 1, "{people}");
}

#[test]
fn indirect_speech_stands_on_the_page_of_whoever_spoke() {
    let dossier = Dossier::new();
    dossier.write(
        "corpus/bern.txt",
        "date 2024-03-04 Anna Gruber kam nach Bern. Der Plan sei fertig, sagte Anna Gruber am Abend. „Er gilt sofort“, \
            sagte sie.\n",
    );
    dossier.build();
    let page = dossier.read("people/anna-gruber.html");
    let (_, section) =
        page.split_once("<section class=\"row\" id=\"sinngemaess\">").expect("the section is there");
    let (section, _) = section.split_once("</section>").unwrap();
    assert!(
        section.contains("Der Plan sei fertig, sagte <b class=\"hit\">Anna Gruber</b> am Abend."),
        "{section}"
    );
    assert!(section.contains("-bern.html#s2\">"), "{section}");
    // The data file counts quotations alone.
    assert_eq!(dossier.json("data/articles.json")[0]["quotes"].as_array().unwrap().len(), 1);
}
