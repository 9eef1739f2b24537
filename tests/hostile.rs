//! Texts that no editor writes: a million marks, names without end, mark-up that nests. They take time linear in their
//! length, and none of them makes the program fail.
//!
//! Of each text the longest is built first, four times [`SIZE`]; what takes less than [`FLOOR`] is settled by that. The
//! others are built in all three lengths while no other test builds. What is quadratic takes four times as long for twice the
//! length, both times; what is linear never more than twice as long, but for what else the machine does.
//! `LEPORELLO_HOSTILE_SIZE` gives the bytes of the shortest.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;

use std::io::Write as _;
use std::sync::{Once, PoisonError, RwLock};
use std::time::{Duration, Instant};

use dossier::Dossier;

const SIZE_VARIABLE: &str = "LEPORELLO_HOSTILE_SIZE";
const SIZE: usize = 5_000;
/// The lengths of a text, in sizes.
const LENGTHS: [usize; 3] = [1, 2, 4];
/// How much longer a text of twice the length takes where the time is not linear.
const SLOWER: f64 = 2.7;
const FLOOR: Duration = Duration::from_millis(800);
/// A machine that is busy with something else is asked again; the shortest time of each length counts.
const ATTEMPTS: usize = 4;

const GERMAN: &str = "date 2025-03-03 Der Rat tagt.\n\n";
const ENGLISH: &str = "---\ndate: 2025-03-03\nlang: en\n---\nThe council met.\n\n";
const MARKDOWN: &str = "---\ndate: 2025-03-03\ntitle: Rat\n---\nDer Rat tagt.\n\n";

fn size() -> usize {
    static SAID: Once = Once::new();
    let Ok(size) = std::env::var(SIZE_VARIABLE) else {
        // Not `eprintln!`, which the test runner keeps to itself.
        let words = format!(
            "LEFT OUT: texts of more than 20 kB; {SIZE_VARIABLE}=250000 builds up to a million bytes\n"
        );
        SAID.call_once(|| std::io::stderr().write_all(words.as_bytes()).unwrap());
        return SIZE;
    };
    size.parse().unwrap()
}

/// How long a dossier of one article takes.
fn build(file: &str, text: &str) -> Duration {
    let dossier = Dossier::new();
    dossier.write(&format!("corpus/{file}"), text);
    let started = Instant::now();
    dossier.build();
    started.elapsed()
}

/// Held while a build is timed in earnest, by one test; shared by those that only look whether one is quick.
static MACHINE: RwLock<()> = RwLock::new(());

#[track_caller]
fn assert_linear(file: &str, text: impl Fn(usize) -> String) {
    let texts = LENGTHS.map(|length| text(size() * length));
    let longest = &texts[LENGTHS.len() - 1];
    let shared = MACHINE.read().unwrap_or_else(PoisonError::into_inner);
    if build(file, longest) < FLOOR {
        return;
    }
    drop(shared);
    let _alone = MACHINE.write().unwrap_or_else(PoisonError::into_inner);
    let mut times = [Duration::MAX; LENGTHS.len()];
    for _ in 0..ATTEMPTS {
        for (time, text) in times.iter_mut().zip(&texts) {
            *time = build(file, text).min(*time);
        }
        if times.windows(2).any(|pair| pair[1] < pair[0].mul_f64(SLOWER)) {
            return;
        }
    }
    let shown: String = longest.chars().skip(40).take(80).collect();
    panic!("texts of {:?} bytes of `{shown}…` take {times:?}", texts.map(|text| text.len()));
}

/// A text of about so many bytes in which `unit` is repeated.
fn repeat(head: &str, unit: &str, size: usize) -> String {
    head.to_owned() + &unit.repeat(size / unit.len())
}

/// The same where every `#` is a word of its own.
fn repeat_with_words(head: &str, unit: &str, size: usize) -> String {
    let mut text = head.to_owned();
    for number in 0.. {
        if text.len() >= head.len() + size {
            break;
        }
        text.push_str(&unit.replace('#', &word(number)));
    }
    text
}

/// A word with a capital for each number.
fn word(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + u8::try_from(number / 26_usize.pow(place) % 26).unwrap());
    format!("K{}{}{}{}r", letter(0), letter(1), letter(2), letter(3))
}

#[test]
fn marks_and_white_space() {
    for unit in ["„", "“", "\"", "»", "(", "[", ".", "-", "/", "'", "\n", "\t", "\u{a0}", "&amp;", "<"] {
        assert_linear("a.txt", |size| repeat(GERMAN, unit, size));
    }
    for unit in ["\"", "“", "‘", "’", "\"We go ", "‘We go "] {
        assert_linear("a.md", |size| repeat(ENGLISH, unit, size));
    }
}

#[test]
fn long_words_and_odd_letters() {
    for unit in ["a", "Ä", "7", "漢", "e\u{301}", "a\u{202e}", "\u{1}", "\u{200b}", "😀", "A-", "O'"] {
        assert_linear("a.txt", |size| repeat(GERMAN, unit, size));
    }
    assert_linear("a.txt", |size| repeat_with_words(GERMAN, "#", size));
}

#[test]
fn one_sentence_of_names() {
    for unit in [
        "Anna, ",
        "Gruber ",
        "Anna Gruber ",
        "„Anna ",
        "\"Anna ",
        "Präsident Anna Gruber, ",
        "sagte Anna Gruber, ",
    ] {
        assert_linear("a.txt", |size| repeat(GERMAN, unit, size));
    }
    for unit in ["Anna # ", "Präsident # ", "Präsident Anna #, ", "Anna # und ", "Anna #, Präsident der #, "]
    {
        assert_linear("a.txt", |size| repeat_with_words(GERMAN, unit, size));
    }
}

#[test]
fn one_sentence_of_dates() {
    for unit in
        ["12.3.2025 ", "am 12. März, ", "am Montag, ", "2020 ", "von 2020 bis ", "drei Tage ", "8 Uhr "]
    {
        assert_linear("a.txt", |size| repeat(GERMAN, unit, size));
    }
    assert_linear("a.txt", |size| {
        let years: Vec<String> =
            (0..size / 14).map(|year| format!("im Jahr {}, ", 1000 + year % 1000)).collect();
        GERMAN.to_owned() + &years.concat()
    });
}

#[test]
fn sentences_without_end() {
    for unit in
        ["a\n\n", "Streit um Geld\n\n", "A. B. ", "„Es geht“, sagte Anna Gruber. ", "Er sagte. ", "! "]
    {
        assert_linear("a.txt", |size| repeat(GERMAN, unit, size));
        assert_linear("a.txt", |size| repeat(ENGLISH, unit, size));
    }
    for unit in ["„#“, sagte Anna #. ", "Anna # kam. # ging. ", "# Gruber kam. ", "Anna # Gruber kam. "] {
        assert_linear("a.txt", |size| repeat_with_words(GERMAN, unit, size));
    }
    assert_linear("a.md", |size| repeat_with_words(ENGLISH, "President # Smith came. ", size));
}

/// One surname with ever new given names, one given name with ever new surnames, and dates beside them.
#[test]
fn names_and_dates_without_end() {
    for unit in [
        "Präsident # Gruber kam. ",
        "Anna # sagte am 8. März 2024, das sei neu. Danach ging # nach Hause. ",
        "Anna # traf Hans Gruber am 8. Mai 2023.\n\n",
    ] {
        assert_linear("a.txt", |size| repeat_with_words(GERMAN, unit, size));
    }
}

#[test]
fn mark_up_that_nests() {
    for unit in [
        "> ", ">", "- ", "*a ", "**a", "_a ", "*_", "[", "![", "[a](", "`a ", "~~a ", "<b>", "<a ", "<!--",
        "|", "\\",
    ] {
        assert_linear("a.md", |size| repeat(MARKDOWN, unit, size));
    }
    for (open, close) in [("*a ", " b*"), ("[", "](b)"), ("![", "](b)"), ("<div>", "</div>"), (">", " *a* b")]
    {
        assert_linear("a.md", |size| {
            let number = size / (open.len() + close.len());
            format!("{MARKDOWN}{}a{}", open.repeat(number), close.repeat(number))
        });
    }
}

#[test]
fn lists_tables_footnotes_and_html() {
    for unit in
        ["- a\n", "## a\n\n", "a[^1] ", "&#0;", "[a](b.md) ", "![a](b.png) ", "<div>\n\n", "```\na\n```\n"]
    {
        assert_linear("a.md", |size| repeat(MARKDOWN, unit, size));
    }
    assert_linear("a.md", |size| repeat(&format!("{MARKDOWN}|a|b|\n|-|-|\n"), "|c|d|\n", size));
    assert_linear("a.md", |size| repeat_with_words(MARKDOWN, "[^#] a\n\n[^#]: b\n\n", size));
    assert_linear("a.md", |size| format!("{MARKDOWN}<b {}>", repeat_with_words("", "#=1 ", size)));
    assert_linear("a.md", |size| {
        format!("{MARKDOWN}<div>{}{}", repeat_with_words("", "<b #>", size / 2), "<p>".repeat(size / 6))
    });
}

/// Front matter that unfolds to more than memory holds, or that nests deeper than the stack, is an error with a place.
#[test]
fn front_matter_that_unfolds() {
    let bomb: String = ('b'..='k').fold("a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, name| {
        let before = char::from_u32(u32::from(name) - 1).unwrap();
        let aliases = format!("*{before},").repeat(9);
        format!("{text}{name}: &{name} [{}]\n", aliases.trim_end_matches(','))
    });
    let long = format!("summary: &a \"{}\"\ntags: [{}]", "x".repeat(200_000), vec!["*a"; 20_000].join(","));
    let deep = |open: &str| format!("tags: {}", open.repeat(200_000));
    let toml = |open: &str| {
        format!("+++\ndate = \"2025-03-03\"\ntags = {}\n+++\nDer Rat tagt.\n", open.repeat(200_000))
    };
    let yaml = |text: &str| format!("---\ndate: 2025-03-03\n{text}\n---\nDer Rat tagt.\n");
    for text in [yaml(&bomb), yaml(&long), yaml(&deep("[")), yaml(&deep("{a: ")), toml("["), toml("{a=")] {
        let dossier = Dossier::new();
        dossier.write("corpus/a.md", &text);
        let started = Instant::now();
        let Err(leporello::pipeline::BuildError::Sources(found)) = dossier.try_build() else {
            panic!("{} is published", &text[..60]);
        };
        assert!(found.iter().any(|it| it.is_error() && it.place.is_some()), "{found:?}");
        assert!(started.elapsed() < Duration::from_secs(20), "{}", &text[..60]);
    }
}
