//! Shortening a sentence to a headline: at the border of a clause, and by leaving adverbials out.

use super::clause::Words;
use super::words::{
    closes_bracket, core, dangles, is_adverb, looks_finite, opens_bracket, opens_optional_clause,
};
use crate::corpus::quotation_marks::is_balanced;
use crate::text::is_capitalised;

/// The fewest characters of a headline that is cut out of a sentence.
const FEWEST_CHARS: usize = 28;

/// The longest line of at most `most` characters that keeps the main clause of `line` whole.
pub(super) fn shorten(line: &str, most: usize) -> Option<String> {
    let words = Words::new(line);
    let verb = words.verb?;
    let mut best: Option<String> = None;
    for end in clause_ends(&words) {
        let mut cut = Cut { words: &words, verb, end, kept: vec![true; words.words.len()] };
        if !cut.closes() {
            continue;
        }
        if cut.length() > most && !cut.leave_out(most) {
            continue;
        }
        let text = cut.text();
        let length = text.chars().count();
        let longer = best.as_ref().is_none_or(|best| best.chars().count() < length);
        if (FEWEST_CHARS..=most).contains(&length) && is_balanced(&text) && longer {
            best = Some(text);
        }
    }
    best
}

/// The indices behind which a clause ends that can be the last.
fn clause_ends(words: &Words<'_>) -> Vec<usize> {
    let list = &words.words;
    let mut ends: Vec<usize> = (1..list.len())
        .filter(|&next| {
            let (last, first) = (list[next - 1], core(list[next]));
            let after = list.get(next + 1).copied().unwrap_or_default();
            (last.ends_with(',') && opens_optional_clause(first, core(after)))
                || last.ends_with([';', ':'])
                || matches!(list[next], "–" | "-" | "—")
                || (first == "und" && looks_finite(core(after), "Nomen") && !core(after).ends_with("en"))
                || (first == "und" && opens_bracket(core(after)))
        })
        .collect();
    ends.push(list.len());
    ends
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
        let last = core(self.words.words[self.end - 1]);
        let verb = core(self.words.words[self.verb]);
        let bracket = !opens_bracket(verb) || (self.end - 1 > self.verb && closes_bracket(last));
        bracket && !dangles_at_end(last, verb)
    }

    fn length(&self) -> usize {
        self.text().chars().count()
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
            .any(|index| self.kept[index] && is_capitalised(core(self.words.words[index])))
    }

    /// Clauses between commas before or behind the verb: "Name, der …, ist …".
    fn drop_insertions(&mut self) {
        let list = &self.words.words;
        let mut index = 1;
        while index < self.end {
            let begins = list[index - 1].ends_with(',')
                && opens_optional_clause(
                    core(list[index]),
                    core(list.get(index + 1).copied().unwrap_or_default()),
                );
            let close = (index..self.end).find(|&word| list[word].ends_with(','));
            match close
                .filter(|&close| begins && close + 1 < self.end && !(index..=close).contains(&self.verb))
            {
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
        let reflexive = (self.verb + 1..self.end).find(|&index| list[index] == "sich");
        let needed = reflexive.and_then(|sich| phrases.iter().rev().find(|phrase| phrase.0 > sich).copied());
        let is_attribution = |&&(from, to): &&(usize, usize)| {
            (list[from] == "nach" || list[from] == "laut")
                && (list[from] == "laut"
                    || list[from..to].iter().any(|word| core(word).to_lowercase().contains("angaben")))
        };
        let mut parts: Vec<(usize, usize)> = Vec::new();
        for &(from, to) in phrases.iter().filter(is_attribution) {
            // "nach Angaben aus Wien": what follows belongs to it.
            let follower = phrases.iter().find(|next| next.0 == to && list[next.0] == "aus");
            parts.push((from, follower.map_or(to, |next| next.1)));
        }
        let adverbs = (self.verb + 1..self.end).filter(|&index| is_adverb(list[index]));
        parts.extend(adverbs.map(|index| (index, index + 1)));
        let rest = phrases.iter().rev().filter(|phrase| Some(**phrase) != needed);
        for &phrase in rest {
            if !parts.iter().any(|part| part.0 <= phrase.0 && phrase.0 < part.1) {
                parts.push(phrase);
            }
        }
        parts
    }

    /// The kept words as a line, with the commas that are left.
    fn text(&self) -> String {
        let list = &self.words.words;
        let mut text = String::new();
        for index in (0..self.end).filter(|&index| self.kept[index]) {
            if !text.is_empty() {
                text.push(' ');
            }
            let next_is_gone = index + 1 < self.end && !self.kept[index + 1];
            let word = list[index];
            text.push_str(if next_is_gone { word.trim_end_matches(',') } else { word });
        }
        text.trim_end_matches([',', ';', ':', ' ', '.']).to_owned()
    }
}

/// A particle at the end ("nimmt wieder auf") looks like a preposition and is none behind a full verb.
fn dangles_at_end(last: &str, verb: &str) -> bool {
    let is_particle = matches!(
        last,
        "ab" | "an" | "auf" | "aus" | "bei" | "durch" | "mit" | "nach" | "um" | "unter" | "vor" | "zu"
    );
    dangles(last) && !(is_particle && !opens_bracket(verb))
}
