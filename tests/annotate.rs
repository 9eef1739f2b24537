//! Annotation cases as marked text, and properties that hold for any text.
//!
//! A case is a run of lines, one block each (`## ` opens a crosshead), cases are parted by blank lines, and lines that
//! begin with `//` are notes. What is marked must be found, and nothing else: `[[person:full name|words]]`,
//! `[[role:title > full name|words]]`, `[[quote:kind, speaker|words]]`. The first line of a file names what it marks.

use leporello::annotate::{Annotations, Epithet, QuotationKind, annotate_body};
use leporello::corpus::{Block, BlockKind, Body, Language};
use leporello::text::Span;
use proptest::prelude::*;

fn body_of(lines: &[&str]) -> Body {
    let mut body = Body::default();
    for line in lines {
        if !body.text.is_empty() {
            body.text.push_str("\n\n");
        }
        let start = body.text.len();
        let kind = if line.starts_with("## ") { BlockKind::Crosshead(2) } else { BlockKind::Paragraph };
        body.text.push_str(line.trim_start_matches("## "));
        let span = Span::new(start, body.text.len());
        body.blocks.push(Block { kind, span, dateline: None, credit: None });
    }
    body
}

fn unmark(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once("[[") {
        let (inner, behind) = marked.split_once("]]").expect("a mark is closed");
        let (_, words) = inner.split_once('|').expect("a mark has words");
        plain.push_str(before);
        plain.push_str(words);
        rest = behind;
    }
    plain + rest
}

fn mark(body: &Body, found: &Annotations, kind: &str) -> String {
    let name = |person: usize| found.persons[person].full_name.clone();
    let labels: Vec<(Span, String)> = match kind {
        "person" => found.persons.iter().map(|person| (person.span, person.full_name.clone())).collect(),
        "role" => found
            .roles
            .iter()
            .map(|role| (role.span, format!("{} > {}", role.title, name(role.person))))
            .collect(),
        "quote" => found
            .quotations
            .iter()
            .map(|quotation| {
                let kind = if quotation.kind == QuotationKind::Direct { "direct" } else { "partial" };
                (quotation.span, format!("{kind}, {}", quotation.speaker.map_or("nobody".to_owned(), name)))
            })
            .collect(),
        other => panic!("`{other}` is no kind of mark"),
    };
    let mut marked = String::new();
    let mut last = 0;
    for (span, label) in labels {
        marked.push_str(&body.text[last..span.start]);
        marked.extend(["[[", kind, ":", &label, "|", span.of(&body.text), "]]"]);
        last = span.end;
    }
    marked + &body.text[last..]
}

fn check(file: &str, language: Language) {
    let kind = file.lines().next().unwrap_or("").trim();
    let mut wrong = Vec::new();
    for case in file.split("\n\n").skip(1) {
        let lines: Vec<&str> =
            case.lines().filter(|line| !line.starts_with("//") && !line.is_empty()).collect();
        let plain: Vec<String> = lines.iter().map(|line| unmark(line)).collect();
        let body = body_of(&plain.iter().map(String::as_str).collect::<Vec<_>>());
        let expected: Vec<&str> = lines.iter().map(|line| line.trim_start_matches("## ")).collect();
        let found = mark(&body, &annotate_body(&body, language), kind);
        if found != expected.join("\n\n") {
            wrong.push(format!("expected  {}\nfound     {found}\n", expected.join("\n\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn persons() {
    check(include_str!("annotate/persons.txt"), Language::German);
}

#[test]
fn roles() {
    check(include_str!("annotate/roles.txt"), Language::German);
}

#[test]
fn a_title_in_the_plural_is_that_of_all_whom_it_names() {
    let body = body_of(&[
        "Die beiden Bürgermeister Hans Kofler, Josef Sigmund und Franz Egger kamen, Anna Gruber nicht.",
    ]);
    let found = annotate_body(&body, Language::German);
    let bearers = found.roles.iter().map(|role| found.persons[role.person].name.as_str());
    assert_eq!(bearers.collect::<Vec<_>>(), ["Hans Kofler", "Josef Sigmund", "Franz Egger"]);
    assert!(found.roles.iter().all(|role| role.title == "Bürgermeister"));
}

#[test]
fn quotations() {
    check(include_str!("annotate/quotations.txt"), Language::German);
}

#[test]
fn english_roles() {
    check(include_str!("annotate/english_roles.txt"), Language::English);
}

#[test]
fn english_quotations() {
    check(include_str!("annotate/english_quotations.txt"), Language::English);
}

#[test]
fn indirect_speech_has_a_cue_a_name_and_a_subjunctive() {
    let reports = |line: &str| -> Vec<(String, String)> {
        let body = body_of(&[line]);
        let found = annotate_body(&body, Language::German);
        let speaker = |person: usize| found.persons[person].full_name.clone();
        found
            .reports
            .iter()
            .map(|report| {
                let cue = report.cue.as_ref().map_or("", |cue| cue.span.of(&body.text));
                (speaker(report.speaker), cue.to_owned())
            })
            .collect()
    };
    for (line, cue) in [
        ("Der Plan sei fertig, sagte Ministerin Anna Gruber am Montag.", "sagte"),
        ("Ministerin Anna Gruber erklärte, das Geld reiche nicht und müsse noch kommen.", "erklärte"),
        ("Am Montag kündigte Ministerin Anna Gruber an, dass sie bald abreisen werde.", "kündigte"),
        ("Ministerin Anna Gruber sagte, dass der Plan fertig ist.", "sagte"),
        ("Der Plan ist fertig, teilte Ministerin Anna Gruber am Montag mit.", "teilte"),
        ("Laut Ministerin Anna Gruber ist der Plan fertig.", "Laut"),
        ("Der Plan ist nach Angaben von Anna Gruber fertig.", "nach"),
        ("Wie Ministerin Anna Gruber mitteilte, ist der Plan fertig.", "mitteilte"),
    ] {
        assert_eq!(reports(line), [("Anna Gruber".to_owned(), cue.to_owned())], "{line}");
    }
    // A question, one's own words, two or no speakers, nothing said, marks.
    for line in [
        "Ministerin Anna Gruber fragte, ob der Plan fertig sei?",
        "Ministerin Anna Gruber sagte, ich sei schuld.",
        "Der Plan sei fertig, sagten Anna Gruber und Hans Kofler.",
        "Der Plan sei fertig, teilte das Amt von Anna Gruber mit.",
        "Der Plan sei fertig, hieß es in Bern.",
        "Ministerin Anna Gruber sagte nicht, dass der Plan fertig sei.",
        "Der Plan sei „fertig“, sagte Ministerin Anna Gruber.",
        "Laut Anna Grubers Anwalt ist der Plan fertig.",
        "Anna Gruber schwieg, während ein Sprecher sagte, der Plan sei fertig.",
    ] {
        assert_eq!(reports(line), [], "{line}");
    }
}

/// The sentences of indirect speech, each with its speaker.
fn told(text: &str, language: Language) -> Vec<(String, String)> {
    let body = body_of(&[text]);
    let found = annotate_body(&body, language);
    let speaker = |person: usize| found.persons[person].full_name.clone();
    let reports = found.reports.iter();
    reports.map(|report| (speaker(report.speaker), report.span.of(&body.text).to_owned())).collect()
}

#[test]
fn indirect_speech_goes_on_in_the_subjunctive() {
    let text = "Der Plan sei fertig, sagte Ministerin Anna Gruber. Das Geld sei da. Der Rat tagt morgen. Er sei müde.";
    let expected = ["Der Plan sei fertig, sagte Ministerin Anna Gruber.", "Das Geld sei da."];
    assert_eq!(
        told(text, Language::German),
        expected.map(|line| ("Anna Gruber".to_owned(), line.to_owned()))
    );
    let other =
        "Der Plan sei fertig, sagte Anna Gruber. Hans Kofler entgegnete, das sei falsch. Es fehle Geld.";
    let speakers: Vec<String> =
        told(other, Language::German).into_iter().map(|(speaker, _)| speaker).collect();
    assert_eq!(speakers, ["Anna Gruber", "Hans Kofler", "Hans Kofler"]);
}

#[test]
fn english_indirect_speech_has_a_cue() {
    for line in [
        "Tim Kent said that the plan was ready.",
        "The plan was ready, said Tim Kent on Monday.",
        "According to Tim Kent, the plan is ready.",
        "On Monday Tim Kent told reporters the plan would fail.",
        "Tim Kent, who is 61, insisted the plan had failed.",
    ] {
        assert_eq!(told(line, Language::English), [("Tim Kent".to_owned(), line.to_owned())], "{line}");
    }
    for line in [
        "Tim Kent said nothing.",
        "A friend of Tim Kent said that the plan was ready.",
        "Tim Kent did not say that the plan was ready.",
        "If Tim Kent said that the plan was ready, he lied.",
        "Tim Kent's lawyer said that the plan was ready.",
    ] {
        assert_eq!(told(line, Language::English), [], "{line}");
    }
}

/// The titles and pronouns of a paragraph, each with those whom it stands for.
fn epithets(line: &str, language: Language) -> Vec<(String, String)> {
    let body = body_of(&[line]);
    let found = annotate_body(&body, language);
    let name = |&person: &usize| found.persons[person].full_name.clone();
    let names = |one: &Epithet| one.persons.iter().map(name).collect::<Vec<_>>().join(", ");
    found.epithets.iter().map(|one| (one.span.of(&body.text).to_owned(), names(one))).collect()
}

#[test]
fn a_title_stands_for_its_only_bearer() {
    let pair = |title: &str, name: &str| vec![(title.to_owned(), name.to_owned())];
    let german = Language::German;
    assert_eq!(
        epithets("Kremlchef Wladimir Putin kam. Der Kremlchef sprach lange.", german),
        pair("Kremlchef", "Wladimir Putin")
    );
    assert_eq!(
        epithets("US-Präsident Donald Trump kam. Danach ging der Präsident heim.", german),
        pair("Präsident", "Donald Trump")
    );
    // A longer title, a second bearer, several bearers, somebody else's office.
    for line in [
        "Präsident Wladimir Putin kam. Der US-Präsident schwieg.",
        "Präsident Wladimir Putin traf Präsident Donald Trump. Der Präsident schwieg.",
        "Minister Hans Kofler kam. Die Minister schwiegen.",
        "Präsident Hans Kofler kam. Der Präsident des Verbandes schwieg.",
        "Der russische Präsident Wladimir Putin kam. Der ukrainische Präsident schwieg.",
        "Präsident Hans Kofler kam. Der frühere Präsident schwieg.",
    ] {
        assert_eq!(epithets(line, german), [], "{line}");
    }
    // An attribute tells two bearers apart.
    assert_eq!(
        epithets(
            "Der russische Präsident Wladimir Putin traf den polnischen Präsidenten Andrzej Duda. Der russische Präsident schwieg.",
            german
        ),
        pair("Präsident", "Wladimir Putin")
    );
    assert_eq!(
        epithets("President Tim Kent arrived. The French president left again.", Language::English),
        []
    );
    assert_eq!(
        epithets("President Tim Kent arrived. The president left again.", Language::English),
        pair("president", "Tim Kent")
    );
}

#[test]
fn a_plural_pronoun_takes_up_the_joint_subject() {
    let pronoun = |word: &str, names: &str| vec![(word.to_owned(), names.to_owned())];
    for (line, word, names) in [
        (
            "Anna Gruber und Hans Kofler waren in Wien. Am Freitag flogen sie nach Rom.",
            "sie",
            "Anna Gruber, Hans Kofler",
        ),
        (
            "Kofler kam. Hans Kofler und die Tochter von Kanzler Jan Egger, Vera Lind, hatten am Montag in Wien mit Minister \
             Paul Kern gesprochen. Am Dienstag und Mittwoch gaben sie der Delegation Bericht.",
            "sie",
            "Hans Kofler, Vera Lind",
        ),
        (
            "Minister Hans Kofler (ÖVP), Anna Gruber, die Sprecherin von Jan Egger, und Vera Lind reisten ab. Sie kamen am \
             Montag an.",
            "Sie",
            "Hans Kofler, Anna Gruber, Vera Lind",
        ),
        (
            "Am Montag trafen sich Anna Gruber und Hans Kofler in Wien. Danach fuhren sie nach Graz.",
            "sie",
            "Anna Gruber, Hans Kofler",
        ),
    ] {
        assert_eq!(epithets(line, Language::German), pronoun(word, names), "{line}");
    }
    for line in [
        // One person, a spokesman beside one, a couple of offices.
        "Anna Gruber war in Wien. Am Freitag flogen sie nach Rom.",
        "Anna Gruber und ein Sprecher waren in Wien. Am Freitag flogen sie nach Rom.",
        "Anna Gruber sprach mit Hans Kofler und Jan Egger. Am Freitag flogen sie nach Rom.",
        // Others who may be meant.
        "Anna Gruber und Hans Kofler trafen die Gesandten. Am Freitag flogen sie nach Rom.",
        "Anna Gruber und Hans Kofler lobten Ukrainer und Russen. Am Freitag flogen sie nach Rom.",
        "Anna Gruber und Hans Kofler trafen Jan Egger und Vera Lind. Am Freitag flogen sie nach Rom.",
        "Anna Gruber und Hans Kofler besuchten den Kanzler und den Minister. Am Freitag flogen sie nach Rom.",
        "Anna Gruber und Hans Kofler besuchten die USA. Am Freitag verhängten sie Zölle.",
        // A woman, or an object.
        "Anna Gruber und Hans Kofler waren in Wien. Am Freitag flog sie nach Rom.",
        "Anna Gruber und Hans Kofler waren in Wien. Am Freitag besuchten sie die Kollegen.",
        "Anna Gruber und Hans Kofler waren in Wien. Die Kollegen haben sie gesehen.",
        "Anna Gruber und Hans Kofler waren in Wien. Der Rat stimmte gegen sie.",
        // Not the sentence directly before.
        "Anna Gruber und Hans Kofler waren in Wien. Es regnete. Am Freitag flogen sie nach Rom.",
    ] {
        assert_eq!(epithets(line, Language::German), [], "{line}");
    }
    for line in [
        "Anna Gruber and Hans Kofler met in Vienna. On Friday they flew to Rome.",
        "Anna Gruber and President Jan Egger's son-in-law, Hans Kofler, met in Vienna. They flew to Rome on Friday.",
    ] {
        let word = if line.contains("They") { "They" } else { "they" };
        assert_eq!(epithets(line, Language::English), pronoun(word, "Anna Gruber, Hans Kofler"), "{line}");
    }
    for line in [
        "Anna Gruber met Hans Kofler and Jan Egger. On Friday they flew to Rome.",
        "Anna Gruber and Hans Kofler met the ministers. On Friday they flew to Rome.",
        "Anna Gruber and Hans Kofler met the chancellor and the mayor. On Friday they flew to Rome.",
        "Anna Gruber and Hans Kofler met. The mayor said they flew to Rome on Friday.",
    ] {
        assert_eq!(epithets(line, Language::English), [], "{line}");
    }
}

fn text_like_news() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Präsident ",
        "Anna ",
        "Gruber",
        "Grubers ",
        "von ",
        "der ",
        "Leyen ",
        "„",
        "“",
        "\"",
        "»",
        "«",
        ". ",
        ", ",
        ": ",
        "sagte ",
        "so ",
        "J. ",
        "D. ",
        "XIV. ",
        "’ ",
        "-",
        "’",
        "und ",
        "Nationaler ",
        "Dr. ",
        "Ban ",
        "Ki-moon",
        "\n",
        "…",
        "(",
        ")",
        "Ärztin ",
        "Straße ",
        "É",
        "u\u{308}",
        "\u{308}",
        "ß",
        "Sondergesandte ",
        "Trump-Regierung ",
        "X. ",
        "13. ",
        "sei ",
        "er ",
        "said ",
        "he ",
        "the president ",
        "Minister von Bern",
        "ist ",
        "ich ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_lie_in_blocks_sorted_and_on_char_borders(
        lines in prop::collection::vec(prop_oneof![text_like_news(), "\\PC{0,80}".boxed()], 0..4),
    ) {
        let body = body_of(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        for language in [Language::German, Language::English] {
            let found = annotate_body(&body, language);
            let lists: [Vec<Span>; 7] = [
                found.sentences.iter().map(|sentence| sentence.span).collect(),
                found.persons.iter().map(|person| person.span).collect(),
                found.candidates.iter().map(|candidate| candidate.span).collect(),
                found.roles.iter().map(|role| role.span).collect(),
                found.epithets.iter().map(|epithet| epithet.span).collect(),
                found.reports.iter().map(|report| report.span).collect(),
                found.quotations.iter().map(|quotation| quotation.span).collect(),
            ];
            // A title may be shared.
            for pair in lists[3].windows(2) {
                prop_assert!(pair[0] == pair[1] || pair[0].end <= pair[1].start);
            }
            for (index, spans) in lists.into_iter().enumerate() {
                for pair in spans.windows(2) {
                    prop_assert!(
                        index == 3 || pair[0].end <= pair[1].start,
                        "{:?} in {:?}", pair, body.text
                    );
                }
                for span in spans {
                    prop_assert!(body.text.get(span.start..span.end).is_some());
                    prop_assert!(!span.is_empty());
                    prop_assert!(body.blocks.iter().any(|block| block.span.contains(span)));
                }
            }
            for person in &found.persons {
                prop_assert!(!person.name.is_empty() && !person.full_name.is_empty());
            }
        }
    }
}
