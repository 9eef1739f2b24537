//! Shortening a sentence to a headline: at the border of a clause, and by leaving adverbials out.

use super::clause::{NO_ENDS, Word, Words};
use super::words::{
    closes_bracket, dangles, is_adverb, is_determiner, looks_finite, opens_bracket, opens_optional_clause,
    opens_subordinate,
};
use crate::corpus::quotation_marks::is_balanced;
use crate::text::is_capitalised;

/// The fewest characters of a headline that is cut out of a sentence.
const FEWEST_CHARS: usize = 28;
/// From this length on a line says enough.
const GOOD_CHARS: usize = 45;

/// The longest line of at most `most` characters that keeps the main clause of `line` whole.
pub(super) fn shorten(line: &str, most: usize) -> Option<String> {
    let words = Words::new(line);
    let verb = words.verb?;
    let mut best: Option<(usize, String)> = None;
    for end in clause_ends(&words) {
        let mut cut = Cut { words: &words, verb, end, kept: vec![true; words.words.len()] };
        if !cut.closes() {
            continue;
        }
        let is_whole = cut.length() <= most;
        if !is_whole && !cut.leave_out(most) {
            continue;
        }
        let length = cut.length();
        // A line from which nothing was left out reads better than a longer one with gaps.
        let weight = length + if is_whole && length >= GOOD_CHARS { most } else { 0 };
        let heavier = best.as_ref().is_none_or(|best| best.0 < weight);
        if heavier && length >= FEWEST_CHARS {
            let text = cut.text();
            if is_balanced(&text) {
                best = Some((weight, text));
            }
        }
    }
    best.map(|(_, text)| text)
}

/// The indices behind which a clause ends that can be the last.
fn clause_ends(words: &Words<'_>) -> Vec<usize> {
    let list = &words.words;
    let mut ends: Vec<usize> = (1..list.len())
        .filter(|&next| {
            let (before, first) = (&list[next - 1], list[next].core);
            let after = core_at(list, next + 1);
            (before.has_comma() && (opens_optional_clause(first, after) || matches!(first, "ein" | "eine")))
                || before.text.ends_with([';', ':'])
                || matches!(list[next].text, "–" | "-" | "—")
                || (first == "und" && looks_finite(after, "Nomen") && !after.ends_with("en"))
                || (first == "und" && opens_bracket(after))
        })
        .collect();
    ends.push(list.len());
    ends
}

/// The word of that index without the marks around it; empty behind the last.
fn core_at<'a>(words: &[Word<'a>], index: usize) -> &'a str {
    words.get(index).map_or("", |word| word.core)
}

/// A sentence of which a part is kept.
struct Cut<'w, 'a> {
    words: &'w Words<'a>,
    verb: usize,
    end: usize,
    kept: Vec<bool>,
}

impl Cut<'_, '_> {
    /// Whether the clause up to the end has its verb, and the verb its participle or infinitive.
    fn closes(&self) -> bool {
        if self.verb >= self.end {
            return false;
        }
        let last = self.words.words[self.end - 1].core;
        let verb = self.words.words[self.verb].core;
        let bracket = !opens_bracket(verb) || (self.end - 1 > self.verb && closes_bracket(last));
        bracket && !dangles_at_end(last, verb)
    }

    /// Leaves out what the clause can do without, the least important first, until it fits; then takes back what
    /// still fits.
    fn leave_out(&mut self, most: usize) -> bool {
        self.drop_insertions();
        let mut dropped: Vec<(usize, usize)> = Vec::new();
        for range in self.optional_parts() {
            if self.length() <= most {
                break;
            }
            self.set(range, false);
            if self.says_something() {
                dropped.push(range);
            } else {
                self.set(range, true);
            }
        }
        if self.length() > most {
            return false;
        }
        for &range in &dropped {
            // "auch" leans on what stood behind it.
            if self.words.words[range.0].text == "auch" {
                continue;
            }
            self.set(range, true);
            if self.length() > most {
                self.set(range, false);
            }
        }
        true
    }

    fn set(&mut self, (from, to): (usize, usize), keep: bool) {
        self.kept[from..to].fill(keep);
    }

    /// Something of weight must stand behind the verb.
    fn says_something(&self) -> bool {
        (self.verb + 1..self.end)
            .any(|index| self.kept[index] && is_capitalised(self.words.words[index].core))
    }

    /// Clauses between commas before or behind the verb: "Name, der …, ist …".
    fn drop_insertions(&mut self) {
        let list = &self.words.words;
        let is_plain = !opens_subordinate(list[0].core);
        let mut index = 1;
        while index < self.end {
            let is_small =
                || is_plain && index < self.verb && list[index].text.starts_with(char::is_lowercase);
            let begins = list[index - 1].has_comma()
                && (is_small() || opens_optional_clause(list[index].core, core_at(list, index + 1)));
            let close = (index..self.end).find(|&word| begins && list[word].has_comma());
            match close.filter(|&close| close + 1 < self.end && !(index..=close).contains(&self.verb)) {
                Some(close) => {
                    self.kept[index..=close].fill(false);
                    index = close + 1;
                }
                None => index += 1,
            }
        }
    }

    /// Parts behind the verb that can be left out: attributions, adverbs, prepositional phrases from the last on.
    fn optional_parts(&self) -> Vec<(usize, usize)> {
        let list = &self.words.words;
        let phrases = self.words.prepositional_phrases(self.verb + 1, self.end);
        let reflexive = (self.verb + 1..self.end).find(|&index| list[index].text == "sich");
        let titles = self.titles();
        let subject = self.subject_phrases();
        let needed = reflexive.and_then(|sich| phrases.iter().rev().find(|phrase| phrase.0 > sich).copied());
        let is_attribution = |&&(from, to): &&(usize, usize)| {
            list[from].text == "laut"
                || (list[from].text == "nach"
                    && list[from..to].iter().any(|word| word.core.to_lowercase().contains("angaben")))
        };
        let mut parts: Vec<(usize, usize)> = Vec::new();
        for &(from, to) in phrases.iter().filter(is_attribution) {
            // "nach Angaben aus Wien": what follows belongs to it.
            let follower = phrases.iter().find(|next| next.0 == to && list[next.0].text == "aus");
            parts.push((from, follower.map_or(to, |next| next.1)));
        }
        let adverbs = (self.verb + 1..self.end).filter(|&index| is_adverb(list[index].text));
        parts.extend(adverbs.map(|index| (index, index + 1)));
        parts.extend(titles);
        let rest = phrases.iter().rev().filter(|phrase| Some(**phrase) != needed);
        for &phrase in rest {
            if !parts.iter().any(|part| part.0 <= phrase.0 && phrase.0 < part.1) {
                parts.push(phrase);
            }
        }
        parts.extend(subject);
        parts
    }

    /// "sein russischer Kollege" before a name of two words: the name stays.
    fn titles(&self) -> Vec<(usize, usize)> {
        let list = &self.words.words;
        let is_name = |index: usize| index < self.end && is_capitalised(list[index].text);
        (0..self.verb)
            .filter(|&index| is_determiner(list[index].text))
            .filter_map(|index| {
                let noun = (index + 1..(index + 4).min(self.end)).find(|&noun| is_name(noun))?;
                let plain = list[noun].text.chars().all(char::is_alphabetic);
                (index > 0 && plain && is_name(noun + 1) && is_name(noun + 2)).then_some((index, noun + 1))
            })
            .collect()
    }

    /// Phrases that belong to a subject at the start of the sentence: "Die Arbeit zwischen Stadt und Land ruht".
    fn subject_phrases(&self) -> Vec<(usize, usize)> {
        let first = self.words.words[0].core.to_lowercase();
        if !is_determiner(&first) || self.words.words[..self.verb].iter().any(Word::has_comma) {
            return Vec::new();
        }
        let mut phrases = self.words.prepositional_phrases(1, self.verb);
        phrases.reverse();
        phrases
    }

    /// The kept words as a line, with the commas that are left.
    fn text(&self) -> String {
        let mut text = String::new();
        for piece in self.pieces() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(piece.text);
            if piece.comma {
                text.push(',');
            }
        }
        text.truncate(text.trim_end_matches(NO_ENDS).len());
        text
    }

    /// How many characters [`text`](Self::text) has.
    fn length(&self) -> usize {
        let (mut length, mut trimmed) = (0, 0);
        for piece in self.pieces() {
            if length > 0 {
                length += 1;
            }
            if piece.last_length > 0 {
                trimmed = length + piece.last_length;
            }
            length += piece.length + usize::from(piece.comma);
        }
        trimmed
    }

    /// The kept words, each with the marks that are left.
    fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let list = &self.words.words;
        (0..self.end).filter(|&index| self.kept[index]).map(move |index| {
            let word = &list[index];
            let last_length = word.last_length;
            let next = (index + 1..self.end).find(|&next| self.kept[next]).unwrap_or(self.end);
            if next == index + 1 || next == self.end {
                return Piece { text: word.text, length: word.length, last_length, comma: false };
            }
            // Something is gone behind this word. Two commas around it go with it; one behind it stays.
            let (before, behind) = (word.has_comma(), list[next - 1].has_comma());
            let text = word.text.trim_end_matches(',');
            Piece {
                text,
                length: word.length - (word.text.len() - text.len()),
                last_length,
                comma: (behind && !before)
                    || (before && matches!(list[next].text, "so" | "sagte" | "teilte" | "hieß")),
            }
        })
    }
}

/// A word of a line that was cut.
struct Piece<'a> {
    text: &'a str,
    /// How many characters it has, and how many if a line ends with it.
    length: usize,
    last_length: usize,
    /// Whether a comma is set behind it.
    comma: bool,
}

/// A particle at the end ("nimmt wieder auf") looks like a preposition and is none behind a full verb.
fn dangles_at_end(last: &str, verb: &str) -> bool {
    let is_particle = matches!(
        last,
        "statt"
            | "ein"
            | "ab"
            | "an"
            | "auf"
            | "aus"
            | "bei"
            | "durch"
            | "mit"
            | "nach"
            | "um"
            | "unter"
            | "vor"
            | "zu"
    );
    dangles(last) && (opens_bracket(verb) || !is_particle)
}
