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

use std::borrow::Cow;

use super::article::Body;
use super::quotation_marks::{is_balanced, is_mark, marks};
use crate::text::{is_one_line, one_line, places_of, sentence_ends, upper_first};
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
        return first.into_owned();
    }
    if let Some(short) = shorten(&first, MOST_CHARS).or_else(|| after_dash(&first)) {
        return short;
    }
    let mut others = Vec::new();
    for other in usable.filter_map(words::stand_alone) {
        if fits(&other) && other.chars().count() >= 30 {
            return other.into_owned();
        }
        others.push(other);
    }
    others.iter().find_map(|sentence| shorten(sentence, MOST_CHARS)).unwrap_or_else(|| break_off(&first))
}

/// The first sentences, tidied. Those that begin inside a quotation are left out: they are somebody's words.
fn read_sentences(opening: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut quoted = false;
    split_sentences(opening).take(MOST_SENTENCES).filter_map(move |sentence| {
        let begins_inside = quoted;
        quoted ^= marks(sentence).count() % 2 == 1;
        if begins_inside { None } else { complete_quotation(tidy(sentence)) }
    })
}

/// What stands behind a dash, where it is a sentence: "Ob Schnee, ob Regen – am Abend tagt der Rat".
fn after_dash(line: &str) -> Option<String> {
    let (_, rest) = line.split_once(" – ").or_else(|| line.split_once(" - "))?;
    let rest = upper_first(rest);
    let is_sentence =
        fits(&rest) && rest.chars().count() >= 40 && words::stand_alone(rest.as_str().into()).is_some();
    (is_sentence && is_balanced(&rest) && shorten(&rest, MOST_CHARS).is_some()).then_some(rest)
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
    line.len() <= MOST_CHARS || line.chars().count() <= MOST_CHARS
}

/// A line says something by itself: "So nicht." does not.
fn is_usable(line: &str) -> bool {
    line.chars().count() >= 12 && line.contains(' ') && line.chars().any(char::is_alphabetic)
}

/// One line without final full stop, parentheses, doubled spaces and spaces before a comma.
fn tidy(sentence: &str) -> Cow<'_, str> {
    match smooth(sentence) {
        Cow::Borrowed(line) => trim(line),
        Cow::Owned(line) => trim(&line).into_owned().into(),
    }
}

/// One line without parentheses, doubled spaces and spaces before a comma. Most sentences are so.
fn smooth(sentence: &str) -> Cow<'_, str> {
    let bytes = sentence.as_bytes();
    let is_rough = |at: usize| matches!(bytes[at], b'(' | b')') || at > 0 && bytes[at - 1] == b' ';
    if is_one_line(sentence) && !places_of(sentence, *b"(),.;:?!").any(is_rough) {
        return sentence.into();
    }
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
    if depth > 0 { one_line(sentence).into() } else { line.into() }
}

/// The line without its final full stop, also where that stands before a closing mark, and without signs of footnotes.
fn trim(line: &str) -> Cow<'_, str> {
    let bare = line.trim().trim_end_matches(['©', '*', ' ']);
    let bare = if bare.ends_with("..") { bare } else { bare.trim_end_matches(['.', ',', ';']) };
    let closed = bare.chars().next_back().filter(|&mark| is_mark(mark));
    match closed.and_then(|mark| Some((bare.strip_suffix(mark)?.strip_suffix('.')?, mark))) {
        Some((inner, mark)) if !inner.ends_with('.') => format!("{inner}{mark}").into(),
        _ => bare.into(),
    }
}

/// Closes a quotation that goes on in the next sentence; `None` if the marks cannot be mended.
fn complete_quotation(line: Cow<'_, str>) -> Option<Cow<'_, str>> {
    if is_balanced(&line) {
        return Some(line);
    }
    let (offset, opened) = marks(&line).last()?;
    let closing = match opened {
        '„' | '‟' => '“',
        '“' => '”',
        '"' => '"',
        '»' => '«',
        '«' => '»',
        _ => return None,
    };
    // The mark must open: at the start of the line, or behind a space.
    (offset == 0 || line[..offset].ends_with([' ', '(']))
        .then(|| format!("{}{closing}", line.trim_end_matches(['.', ','])).into())
}

/// Breaks a line off at a word that can stand last.
fn break_off(line: &str) -> String {
    if fits(line) {
        return line.to_owned();
    }
    let most = line.char_indices().nth(MOST_CHARS - 2).map_or(line.len(), |(offset, _)| offset);
    // From the longest to the shortest, each ending with a word.
    let mut beginnings =
        line.rmatch_indices(' ').map(|(end, _)| &line[..end]).skip_while(|kept| kept.len() > most).peekable();
    let longest = beginnings.peek().copied();
    let can_end = |kept: &str| !kept.rsplit(' ').next().is_some_and(words::dangles) && is_balanced(kept);
    let kept = match beginnings.find(|kept| can_end(kept)).or(longest) {
        Some(kept) => kept.to_owned(),
        None => line[..most].chars().filter(|&letter| !is_mark(letter)).collect(),
    };
    format!("{} …", kept.trim_end_matches([',', ';', ':', '–', '-', ' ']))
}

/// The sentences of a lead, white space around them trimmed.
fn split_sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = sentence_ends(text, 0).into_iter().chain([text.len()]);
    let sentences = ends.map(move |end| text[std::mem::replace(&mut start, end)..end].trim());
    sentences.filter(|sentence| !sentence.is_empty())
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
