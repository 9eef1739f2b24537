//! What the words of each language must have, and samples of what is made with them.

use std::collections::{BTreeMap, BTreeSet};

use toml::Value;

use crate::render::theme::TEMPLATES;

use super::*;

fn wording(tag: &str) -> Wording {
    Wording::compose(tag, None).value.unwrap()
}

/// A date in words, with plain spaces.
fn label(words: &Wording, date: &str) -> String {
    words.date_label(&date.parse().unwrap(), None, None).replace(SPACE, " ")
}

#[test]
fn german_dates_are_as_precise_as_they_are_known() {
    let words = wording("de");
    assert_eq!(label(&words, "2025-02-13"), "13. Februar 2025");
    assert_eq!(label(&words, "2025-03"), "März 2025");
    assert_eq!(label(&words, "2022~"), "um 2022");
    assert_eq!(label(&words, "[2025-03-04,2025-03-11,2025-03-18,2025-03-25]"), "ein Dienstag im März 2025");
    assert_eq!(label(&words, "2025-12-04/2025-12-05"), "4. bis 5. Dezember 2025");
    assert_eq!(label(&words, "2025-11-30/2025-12-02"), "30. November bis 2. Dezember 2025");
    assert_eq!(label(&words, "2014/.."), "seit 2014");
    assert_eq!(label(&words, "-0043"), "44 v. Chr.");
    let within = |date: &str| words.date_label_in(&date.parse().unwrap(), None, None, Some(2025));
    assert_eq!(within("2025-12-04/2025-12-05").replace(SPACE, " "), "4. bis 5. Dezember");
    assert_eq!(within("2025-03/2025-05"), "März bis Mai");
    assert_eq!(within("2025"), "2025");
}

#[test]
fn german_counts_are_words_up_to_twelve() {
    let words = wording("de");
    let people = |number| words.count(number, &words.nouns.people);
    assert_eq!(people(0), "keine Person");
    assert_eq!(people(1), "eine Person");
    assert_eq!(people(12), "zwölf\u{a0}Personen");
    assert_eq!(people(13), "13\u{a0}Personen");
    assert_eq!(words.group_digits(1234), "1234");
    assert_eq!(words.group_digits(1_234_567), "1\u{a0}234\u{a0}567");
    assert_eq!([1, 2, 4, 21].map(|number| words.times(number)), ["einmal", "zweimal", "viermal", "21-mal"]);
    assert_eq!(words.quoted_whole("„Ja“"), "„‚Ja‘“");
}

#[test]
fn english_dates_and_counts() {
    let words = wording("en");
    assert_eq!(label(&words, "2025-02-13"), "13 February 2025");
    assert_eq!(label(&words, "2022~"), "around 2022");
    assert_eq!(label(&words, "[2025-03-04,2025-03-11,2025-03-18,2025-03-25]"), "a Tuesday in March 2025");
    assert_eq!(label(&words, "2025-12-04/2025-12-05"), "4 to 5 December 2025");
    assert_eq!(label(&words, "-0043"), "44 BC");
    let march = "2025-03".parse().unwrap();
    assert_eq!(
        words.date_label(&march, Some(crate::annotate::MonthPart::Beginning), None),
        "early March 2025"
    );
    assert_eq!(words.published_note(&"2025-02-13".parse().unwrap()), "Published on 13\u{a0}February 2025");
    assert_eq!(words.count(1, &words.nouns.people), "one person");
    assert_eq!(words.count(0, &words.nouns.people), "nobody");
    assert_eq!(words.group_digits(12_345), "12,345");
    assert_eq!([1, 2, 5, 21].map(|number| words.times(number)), ["once", "twice", "five times", "21 times"]);
}

/// What a language of the dossier's own leaves out is said in English.
#[test]
fn another_language_falls_back_to_english() {
    let source: Arc<str> = "[words.home]\npeople = \"Wie er is\"\n".into();
    let words = Wording::compose("nl", Some((Utf8Path::new("languages/nl.toml"), source))).value.unwrap();
    assert_eq!(words.tag, "nl");
    assert_eq!(words.words["home"]["people"].as_str(), Some("Wie er is"));
    assert_eq!(words.words["home"]["articles"].as_str(), Some("Latest articles"));
}

/// The templates that are built in, by name.
fn templates() -> Vec<(String, &'static str)> {
    let files = TEMPLATES.files();
    files.map(|file| (file.path().display().to_string(), file.contents_utf8().unwrap())).collect()
}

/// The texts of a language by their full names, and the lists by their lengths.
fn entries(source: &str) -> BTreeMap<String, String> {
    fn walk(value: &Value, name: &str, entries: &mut BTreeMap<String, String>) {
        match value {
            Value::Table(table) => {
                for (key, value) in table {
                    let dot = if name.is_empty() { "" } else { "." };
                    walk(value, &format!("{name}{dot}{key}"), entries);
                }
            }
            other => {
                entries.insert(name.to_owned(), other.as_str().unwrap_or_default().to_owned());
            }
        }
    }
    let mut entries = BTreeMap::new();
    walk(&Value::Table(source.parse().unwrap()), "", &mut entries);
    entries
}

/// What is said of nothing may be missing.
fn names(source: &str) -> BTreeSet<String> {
    entries(source).into_keys().filter(|name| name.rsplit('.').next() != Some("none")).collect()
}

#[test]
fn every_language_has_the_same_entries() {
    let (first, source) = BUILT_IN[0];
    for (tag, other) in BUILT_IN {
        assert_eq!(names(other), names(source), "{tag} and {first}");
        assert!(entries(other).iter().all(|(_, text)| text.trim() == text), "{tag}: white space at an end");
    }
}

/// The compiler warns of entries that Rust declares and never reads; these are the others.
#[test]
fn templates_use_every_fixed_text_and_no_other() {
    let templates: String = templates().into_iter().map(|(_, source)| source).collect();
    let part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '.';
    let used: BTreeSet<String> = templates
        .split("words.")
        .skip(1)
        .map(|rest| format!("words.{}", rest.split(|letter| !part(letter)).next().unwrap()))
        .collect();
    let fixed = names(BUILT_IN[0].1).into_iter().filter(|name| name.starts_with("words.")).collect();
    assert_eq!(used, fixed, "used by templates on the left, in the file on the right");
}

#[test]
fn every_rule_is_explained() {
    let explained: Vec<String> = names(BUILT_IN[0].1).into_iter().collect();
    let annotations =
        [include_str!("../../annotate/annotations.rs"), include_str!("../../annotate/expression.rs")]
            .concat();
    for (rules, section) in [("PersonRule", "person_rules"), ("TimexRule", "date_rules")] {
        let (_, body) = annotations.split_once(&format!("pub enum {rules} {{\n")).unwrap();
        let (body, _) = body.split_once("\n}").unwrap();
        let variants = body.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase));
        let wanted: BTreeSet<String> = variants
            .map(|line| format!("about.{section}.{}", crate::render::rule_name(bare(line))))
            .collect();
        let found: BTreeSet<String> =
            explained.iter().filter(|name| name.starts_with(&format!("about.{section}."))).cloned().collect();
        assert_eq!(found, wanted);
    }
}

/// A variant's name, which prints as itself.
fn bare(line: &str) -> impl std::fmt::Debug {
    struct Bare(String);
    impl std::fmt::Debug for Bare {
        fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
            formatter.write_str(&self.0)
        }
    }
    Bare(line.trim_end_matches(',').to_owned())
}

#[test]
fn ones_own_file_replaces_single_entries() {
    let source: Arc<str> =
        "[words.home]\npeople = \"Köpfe\"\n[nouns]\narticles.many = \"{number} Stücke\"\n".into();
    let own = Some((Utf8Path::new("languages/de.toml"), source));
    let words = Wording::compose("de", own).value.unwrap();
    assert_eq!(words.count(3, &words.nouns.articles), "drei Stücke");
    assert_eq!(words.count(1, &words.nouns.articles), "ein Artikel");
    assert_eq!(words.words["home"]["people"].as_str(), Some("Köpfe"));
    assert_eq!(words.words["home"]["articles"].as_str(), Some("Neue Artikel"));
}

/// Words of a language that stand in templates or in the code would be said in every language.
#[test]
fn templates_hold_no_words_of_a_language() {
    for (name, source) in templates() {
        let mut texts = String::new();
        let mut rest = source;
        // What is left without tags of HTML and of the template engine.
        while let Some(at) = rest.find(['<', '{']) {
            texts.push_str(&rest[..at]);
            let end = match &rest[at..at + 2] {
                "{{" => "}}",
                "{%" => "%}",
                "{#" => "#}",
                _ => ">",
            };
            rest = &rest[at + rest[at..].find(end).unwrap() + end.len()..];
        }
        texts.push_str(rest);
        let words: Vec<&str> = texts
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| word.chars().count() > 2)
            .collect();
        assert!(words.is_empty(), "{name}: {words:?}");
    }
}
