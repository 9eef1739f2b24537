//! The scores on the annotated articles do not fall below the committed ones. `LEPORELLO_BLESS=1 cargo test --test
//! evaluation` commits what is reached now, be it more or less, to `evaluation/scores.toml` and `misses.txt`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "these are tests")]
#![allow(clippy::disallowed_methods, reason = "it renews golden files")]

#[path = "../examples/evaluate/evaluation/mod.rs"]
#[allow(dead_code, reason = "the example uses more")]
mod evaluation;

use std::collections::BTreeSet;
use std::fs;

use evaluation::{
    Committed, GoldArticle, evaluate, find_falls, folder, parse, read_articles, read_committed,
    write_committed,
};
use leporello::corpus::Language;

#[test]
fn scores_do_not_fall() {
    let articles = read_articles().unwrap_or_else(|faults| panic!("{faults}"));
    let found = evaluate(&articles);
    let (scores, misses) = (folder().join("scores.toml"), folder().join("misses.txt"));
    if std::env::var_os("LEPORELLO_BLESS").is_some() {
        fs::write(&scores, write_committed(&found)).unwrap();
        fs::write(&misses, found.misses.join("\n") + "\n").unwrap();
        return;
    }
    let committed = read_committed(&scores).unwrap();
    assert_eq!(committed.len(), found.languages.len(), "both languages are committed");
    let falls = find_falls(&committed, &found);
    let known = fs::read_to_string(&misses).unwrap().replace("\r\n", "\n");
    let known: BTreeSet<&str> = known.lines().collect();
    let now: BTreeSet<&str> = found.misses.iter().map(String::as_str).collect();
    let list = |lines: BTreeSet<&str>| lines.iter().flat_map(|line| ["  ", line, "\n"]).collect::<String>();
    let (worse, better) = (list(&now - &known), list(&known - &now));
    assert!(
        falls.is_empty(),
        "scores fell:\n  {}\nnew disagreements with the gold:\n{worse}gone:\n{better}\
         If this is worth it, `LEPORELLO_BLESS=1 cargo test --test evaluation` commits the new scores.",
        falls.join("\n  ")
    );
    if !(worse.is_empty() && better.is_empty()) {
        println!("new disagreements:\n{worse}gone:\n{better}LEPORELLO_BLESS=1 commits the new scores");
    }
}

#[test]
fn falls_are_seen() {
    let articles = read_articles().unwrap_or_else(|faults| panic!("{faults}"));
    let found = evaluate(&articles[..1]);
    let mut committed: Committed = toml::from_str(&write_committed(&found)).unwrap();
    assert!(find_falls(&committed, &found).is_empty(), "what was just written holds");
    let german = committed.get_mut("de").unwrap();
    *german.get_mut("mentions").unwrap().get_mut("f1").unwrap() += 0.1;
    german.get_mut("quotations").unwrap().insert("gone".into(), 1.0);
    let falls = find_falls(&committed, &found);
    assert_eq!(falls.len(), 2, "{falls:?}");
    assert!(falls[0].starts_with("de.mentions.f1: ") && falls[1].ends_with("1.0 → nothing"), "{falls:?}");
}

#[test]
fn there_is_enough_gold() {
    let articles = read_articles().unwrap_or_else(|faults| panic!("{faults}"));
    let count = |language: Language| articles.iter().filter(|article| article.language == language).count();
    assert!(count(Language::German) >= 20 && count(Language::English) >= 12);
    let topics: BTreeSet<&str> = articles.iter().map(|article| article.topic.as_str()).collect();
    assert!(topics.len() >= 10, "{topics:?}");
    for article in &articles {
        let words = article.text.split_whitespace().count();
        assert!((180..=550).contains(&words), "{}: {words} words", article.id);
    }
}

const HEAD: &str = "# date 2025-03-11\n# lang de\n# topic test\n# person gru Anna Gruber\n";

fn read(body: &str) -> Result<GoldArticle, String> {
    parse("case", &format!("{HEAD}\n{body}\n"))
}

#[test]
fn marks_become_spans() {
    let article = read(
        "[role gru = Rätin|Rätinnen] [gru|Anna Gruber] sagte am [date 2025-03-11|Dienstag]: \
         „[said gru|[gru|Grubers] Plan]“ und „[said ?|nichts]“. [told gru|Er sei gut, sagte sie.]",
    )
    .unwrap();
    let text = article.text.as_str();
    assert_eq!(
        text,
        "Rätinnen Anna Gruber sagte am Dienstag: „Grubers Plan“ und „nichts“. Er sei gut, sagte sie."
    );
    let mentions: Vec<&str> = article.mentions.iter().map(|(span, _)| span.of(text)).collect();
    assert_eq!(mentions, ["Anna Gruber", "Grubers"]);
    assert_eq!(article.roles[0].2, "Rätin");
    let quotations: Vec<_> = article.quotations.iter().map(|(span, by)| (span.of(text), *by)).collect();
    assert_eq!(quotations, [("Grubers Plan", Some(0)), ("nichts", None)]);
    let reports: Vec<_> = article.reports.iter().map(|(span, by)| (span.of(text), *by)).collect();
    assert_eq!(reports, [("Er sei gut, sagte sie.", 0)]);
    assert_eq!(article.dates[0].1.as_deref(), Some("2025-03-11"));
}

#[test]
fn slips_are_refused() {
    let cases = [
        ("[gru|Anna Gruber sprach.", "not closed"),
        ("[gru|Anna Gruber] sprach].", "closes nothing"),
        ("[Anna Gruber] sprach.", "without `|`"),
        ("[gra|Anna Gruber] sprach.", "not declared"),
        ("[gru|Anna Gruber ] sprach.", "white space"),
        ("[who gru|Anna Gruber] sprach.", "no mark of this form"),
        ("[gru|Anna Gruber] und [gru|Meier] sprachen.", "no form of"),
        ("Niemand sprach.", "nowhere named"),
        ("[gru|Gruber] sprach.", "does not name Anna Gruber by `Anna`"),
        ("[gru|Anna Gruber] sprach. Gruber ging.", "unmarked"),
        ("[gru|Anna Gruber] sagte: [said gru|Ja].", "no quotation marks"),
        ("[gru|Anna Gruber] kam am [date 2025-03-10|Dienstag].", "is no Dienstag"),
        ("[gru|Anna Gruber] kam am [date 2025-02-30|30. Februar].", "no day"),
        ("[gru|Anna Gruber] kam im [date 2024-03|März 2025].", "another year"),
        ("[gru|Anna Gruber] kam im [date March|März].", "no value"),
        ("[role gru = Rat|Kanzlerin] [gru|Anna Gruber] sprach.", "is not what"),
    ];
    for (body, expected) in cases {
        let fault = read(body).unwrap_err();
        assert!(fault.contains(expected), "{body}\n{fault}");
    }
    let fault = parse("case", "# date 2025-13-11\n# lang de\n# topic x\n\nText.").unwrap_err();
    assert!(fault.starts_with("line 1"), "{fault}");
    assert!(read("[gru|Anna Gruber] ging.\n\n[gru|Gru").unwrap_err().starts_with("line 8"));
}
