//! Deriving a headline from the lead, for texts that come without one.
//!
//! A headline is a line of at most [`MOST_CHARS`] characters that ends where a clause ends. The first sentence is
//! taken whole where it fits; else it is cut at the border of a clause, or adverbials are left out of it; else
//! another sentence of the lead is taken that stands by itself; at last the first one is broken off at a word.
//!
//! This reads German with word lists and endings, not with a grammar. Known misses: a verb that needs the very
//! adverbial that was left out; enumerations taken for appositions.

mod clause;
mod shorten;
mod words;

use super::article::Body;
use super::quotation_marks::{is_balanced, is_mark};
use crate::text::{one_line, sentence_ends};
use shorten::shorten;
pub(super) use words::dangles;

/// The most characters of a headline.
const MOST_CHARS: usize = 90;
/// How much of the lead is looked at.
const WINDOW: usize = 2000;
/// How many sentences are looked at.
const MOST_SENTENCES: usize = 5;

/// The headline of an article that has none of its own.
pub(super) fn derive_headline(body: &Body) -> String {
    let opening = opening(body);
    let mut usable = read_sentences(opening).filter(|sentence| is_usable(sentence));
    let Some(first) = usable.next() else { return break_off(&tidy(opening)) };
    if fits(&first) {
        return first;
    }
    if let Some(short) = shorten(&first, MOST_CHARS).or_else(|| after_dash(&first)) {
        return short;
    }
    let others: Vec<String> = usable.filter_map(|sentence| words::stand_alone(&sentence)).collect();
    if let Some(other) = others.iter().find(|sentence| fits(sentence) && sentence.chars().count() >= 30) {
        return other.clone();
    }
    others.iter().find_map(|sentence| shorten(sentence, MOST_CHARS)).unwrap_or_else(|| break_off(&first))
}

/// The first sentences, tidied. Those that begin inside a quotation are left out: they are somebody's words.
fn read_sentences(opening: &str) -> impl Iterator<Item = String> {
    let mut quoted = false;
    split_sentences(opening).into_iter().take(MOST_SENTENCES).filter_map(move |sentence| {
        let begins_inside = quoted;
        quoted ^= sentence.chars().filter(|&letter| is_mark(letter)).count() % 2 == 1;
        if begins_inside { None } else { complete_quotation(tidy(sentence)) }
    })
}

/// What stands behind a dash, where it is a sentence: "Ob Schnee, ob Regen – am Abend tagt der Rat".
fn after_dash(line: &str) -> Option<String> {
    let (_, rest) = line.split_once(" – ").or_else(|| line.split_once(" - "))?;
    let start = rest.chars().next()?;
    let rest = start.to_uppercase().collect::<String>() + &rest[start.len_utf8()..];
    let whole = Some(&rest)
        .filter(|rest| fits(rest) && rest.chars().count() >= 40 && words::stand_alone(rest).is_some());
    whole.filter(|rest| is_balanced(rest) && shorten(rest, MOST_CHARS).is_some()).cloned()
}

/// The lead without dateline and credit; of a very long one only the start.
fn opening(body: &Body) -> &str {
    let lead = body.lead();
    let offset = (lead.as_ptr() as usize).saturating_sub(body.text.as_ptr() as usize);
    let block = body.blocks.iter().find(|block| block.span.start == offset && block.span.len() == lead.len());
    let start = block.and_then(|block| block.dateline).map_or(0, |dateline| dateline.end - offset);
    let end = block.and_then(|block| block.credit).map_or(lead.len(), |credit| credit.start - offset);
    let text = lead.get(start..end).unwrap_or(lead);
    let mut cut = WINDOW.min(text.len());
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    text[..cut].trim()
}

fn fits(line: &str) -> bool {
    line.chars().count() <= MOST_CHARS
}

/// A line says something by itself: "So nicht." does not.
fn is_usable(line: &str) -> bool {
    line.chars().count() >= 12 && line.split(' ').count() >= 2 && line.chars().any(char::is_alphabetic)
}

/// One line without final full stop, parentheses, doubled spaces and spaces before a comma.
fn tidy(sentence: &str) -> String {
    let mut line = String::with_capacity(sentence.len());
    let mut depth = 0_usize;
    for letter in sentence.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ',' | '.' | ';' | ':' | '?' | '!' if line.ends_with(' ') => {
                line.pop();
                line.push(letter);
            }
            _ if letter.is_whitespace() && (line.ends_with(' ') || line.is_empty()) => {}
            _ if letter.is_whitespace() && letter != '\u{a0}' => line.push(' '),
            _ => line.push(letter),
        }
    }
    if depth > 0 {
        line = one_line(sentence);
    }
    let bare = line.trim().trim_end_matches(['©', '*', ' ']);
    let bare = if bare.ends_with("..") { bare } else { bare.trim_end_matches(['.', ',', ';']) };
    let closed = bare.chars().next_back().filter(|&mark| is_mark(mark));
    match closed.and_then(|mark| Some((bare.strip_suffix(mark)?.strip_suffix('.')?, mark))) {
        Some((inner, mark)) if !inner.ends_with('.') => format!("{inner}{mark}"),
        _ => bare.to_owned(),
    }
}

/// Closes a quotation that goes on in the next sentence; `None` if the marks cannot be mended.
fn complete_quotation(line: String) -> Option<String> {
    if is_balanced(&line) {
        return Some(line);
    }
    let opened = line.chars().rfind(|&letter| is_mark(letter))?;
    let closing = match opened {
        '„' | '‟' => '“',
        '“' => '”',
        '"' => '"',
        '»' => '«',
        '«' => '»',
        _ => return None,
    };
    // The mark must open: at the start of the line, or behind a space.
    let offset = line.rfind(opened)?;
    (offset == 0 || line[..offset].ends_with([' ', '(']))
        .then(|| format!("{}{closing}", line.trim_end_matches(['.', ','])))
}

/// Breaks a line off at a word that can stand last.
fn break_off(line: &str) -> String {
    if fits(line) {
        return line.to_owned();
    }
    let mut kept = String::new();
    let mut best = 0;
    for word in line.split(' ') {
        if kept.chars().count() + 1 + word.chars().count() > MOST_CHARS - 2 {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
        if !words::dangles(word) && is_balanced(&kept) {
            best = kept.len();
        }
    }
    if best == 0 {
        best = kept.len();
    }
    kept.truncate(best);
    if kept.is_empty() {
        kept = line.chars().take(MOST_CHARS - 2).filter(|&letter| !is_mark(letter)).collect();
    }
    format!("{} …", kept.trim_end_matches([',', ';', ':', '–', '-', ' ']))
}

/// The sentences of a lead, white space around them trimmed.
fn split_sentences(text: &str) -> Vec<&str> {
    let ends = sentence_ends(text, 0);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let sentences =
        starts.zip(ends.iter().copied().chain([text.len()])).map(|(start, end)| text[start..end].trim());
    sentences.filter(|sentence| !sentence.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derive(text: &str) -> String {
        derive_headline(&Body::from_plain_text(text))
    }

    #[test]
    fn headlines() {
        for (lead, headline) in [
            ("Die Stadt Graz baut ihr Freibad um. Das dauert.", "Die Stadt Graz baut ihr Freibad um"),
            ("Graz (apa) – Der Rat tagt am Montag im Rathaus.", "Der Rat tagt am Montag im Rathaus"),
            (
                "Die Räte der Städte Graz und Linz haben nach Angaben aus Wien über den Ausbau der Bahn bei den \
                 Treffen am Montag im großen Saal beraten.",
                "Die Räte der Städte Graz und Linz haben über den Ausbau der Bahn bei den Treffen beraten",
            ),
            (
                "Der Rat der Stadt Graz hat am Abend den Haushalt beschlossen, der nach langem Streit um die Bäder und \
                 Schulen zuletzt noch offen war.",
                "Der Rat der Stadt Graz hat am Abend den Haushalt beschlossen",
            ),
            (
                "„Schöne Tage in Graz und Linz verbracht. Danke für die Gastfreundschaft, die wir überall in diesem Land \
                 erfahren haben!“, schrieb der Rat.",
                "„Schöne Tage in Graz und Linz verbracht“",
            ),
            ("Wann kommt die Bahn (endlich)?", "Wann kommt die Bahn?"),
        ] {
            assert_eq!(derive(lead), headline);
        }
    }

    #[test]
    fn what_cannot_be_shortened_is_broken_off() {
        let line = derive(&"Donaudampfschifffahrtsgesellschaft ".repeat(9));
        assert!(line.ends_with(" …") && fits(&line), "{line}");
        assert!(fits(&derive(&"ä".repeat(500))));
    }

    #[test]
    fn a_sentence_inside_a_quotation_is_no_headline() {
        let lead = "Anna Beispiel, Bürgermeisterin, Stadträtin, Lehrerin, Sängerin, Wirtin, Köchin, Bäckerin, Schreiberin, Malerin: „Gut. \
                    Ich fahre morgen nach Graz zum Rat. Das wird schön.“ Danach ging es in Graz noch lange weiter.";
        assert!(!derive(lead).contains("Ich fahre"), "{}", derive(lead));
    }
}
