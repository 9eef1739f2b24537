//! Which words stand where: counted in parallel over runs of articles, then merged in the order of the articles.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::corpus::Language;

use super::number::{LEVELS, Level, Posting};
use super::text::{HEADLINE, SearchableText};
use super::word::{Stemmers, key, words};

/// Words of one stem.
#[derive(Debug)]
pub(super) struct Term {
    /// The stem. Two terms may have the same if their forms begin differently.
    pub(super) stem: String,
    /// The keys of its forms, sorted.
    pub(super) forms: Vec<String>,
    /// Where they stand, by article.
    pub(super) postings: Vec<Posting>,
}

/// How many runs of articles are counted side by side, and how many articles one has at least. What a run learns of words
/// every other learns again, so that there are few.
const RUNS: usize = 16;
const SHORTEST_RUN: usize = 16;
/// How many letters the forms of a term have in common at least: English *dying* and *die* have the same stem, but no
/// reader looks for them in one place of a list.
const COMMON: usize = 3;

/// Counts the words of articles, which are given by number; the terms are sorted by stem and first form.
pub(super) fn count_words<'a>(
    articles: usize,
    text: impl Fn(usize) -> SearchableText<'a> + Sync,
) -> Vec<Term> {
    let run = articles.div_ceil(RUNS).max(SHORTEST_RUN);
    let runs: Vec<usize> = (0..articles).step_by(run).collect();
    let mut tallies: Vec<Tally> = runs
        .par_iter()
        .map(|&start| {
            let mut tally = Tally::new(start);
            for article in start..articles.min(start + run) {
                tally.count(&text(article));
            }
            tally.finish();
            tally
        })
        .collect();
    let lengths: Vec<u32> = tallies.iter().flat_map(|tally| tally.lengths.iter().copied()).collect();
    let total: u64 = lengths.iter().map(|&length| u64::from(length)).sum();
    let parts: Vec<Part> = tallies.iter_mut().flat_map(|tally| std::mem::take(&mut tally.parts)).collect();
    drop(tallies);
    let mut terms: FxHashMap<&TermId, Vec<&Part>> = FxHashMap::default();
    for part in &parts {
        terms.entry(&part.id).or_default().push(part);
    }
    let mut terms: Vec<(&TermId, Vec<&Part>)> = terms.into_iter().collect();
    terms.par_sort_unstable_by_key(|&(id, _)| id);
    terms.into_par_iter().map(|(id, parts)| merge(id, &parts, &lengths, total)).collect()
}

/// What a term is known by while words are counted: its stem, and how its forms begin.
type TermId = (String, String);

/// A term as found in one run of articles.
struct Part {
    id: TermId,
    forms: Vec<String>,
    /// Article and weight.
    counts: Vec<(u32, u16)>,
}

/// The words of one run of articles.
struct Tally<'a> {
    next: u32,
    stemmers: Stemmers,
    /// The index in `parts` of a word as written, by language.
    words: [FxHashMap<&'a str, usize>; 2],
    ids: FxHashMap<TermId, usize>,
    parts: Vec<Part>,
    /// The weight in the article under way, for each of `parts`, and those that have any.
    weights: Vec<u16>,
    touched: Vec<usize>,
    lengths: Vec<u32>,
}

impl<'a> Tally<'a> {
    fn new(start: usize) -> Self {
        Self {
            next: u32::try_from(start).unwrap_or(u32::MAX),
            stemmers: Stemmers::new(),
            words: [FxHashMap::default(), FxHashMap::default()],
            ids: FxHashMap::default(),
            parts: Vec::new(),
            weights: Vec::new(),
            touched: Vec::new(),
            lengths: Vec::new(),
        }
    }

    fn count(&mut self, text: &SearchableText<'a>) {
        let mut length = 0;
        self.count_in(text.headline, HEADLINE, text.language);
        for passage in &text.passages {
            for sentence in passage.sentences() {
                length += self.count_in(sentence, passage.weight, text.language);
            }
        }
        for index in self.touched.drain(..) {
            self.parts[index].counts.push((self.next, self.weights[index]));
            self.weights[index] = 0;
        }
        self.lengths.push(length);
        self.next += 1;
    }

    fn count_in(&mut self, text: &'a str, weight: u16, language: Language) -> u32 {
        let mut number = 0;
        for word in words(text) {
            let index = match self.words[language as usize].get(word) {
                Some(&index) => index,
                None => self.learn(word, language),
            };
            if self.weights[index] == 0 {
                self.touched.push(index);
            }
            self.weights[index] = self.weights[index].saturating_add(weight);
            number += 1;
        }
        number
    }

    /// Lets go of what only counting needs.
    fn finish(&mut self) {
        self.words = [FxHashMap::default(), FxHashMap::default()];
        self.ids = FxHashMap::default();
        self.weights = Vec::new();
        for part in &mut self.parts {
            part.counts.shrink_to_fit();
            part.forms.shrink_to_fit();
        }
        self.parts.shrink_to_fit();
    }

    fn learn(&mut self, word: &'a str, language: Language) -> usize {
        let key = key(word);
        let stem = self.stemmers.stem(word, &key, language);
        let id = (stem, key.chars().take(COMMON).collect());
        let index = *self.ids.entry(id).or_insert_with_key(|id| {
            self.parts.push(Part { id: id.clone(), forms: Vec::new(), counts: Vec::new() });
            self.weights.push(0);
            self.parts.len() - 1
        });
        self.words[language as usize].insert(word, index);
        let forms = &mut self.parts[index].forms;
        if !forms.contains(&key) {
            forms.push(key);
        }
        index
    }
}

/// The term of this id from its parts, in the order of the articles.
fn merge(id: &TermId, parts: &[&Part], lengths: &[u32], total: u64) -> Term {
    let articles = lengths.len() as u64;
    let mut forms: Vec<String> = parts.iter().flat_map(|part| part.forms.iter().cloned()).collect();
    forms.sort_unstable();
    forms.dedup();
    let mut postings = Vec::with_capacity(parts.iter().map(|part| part.counts.len()).sum());
    for part in parts {
        postings.extend(part.counts.iter().map(|&(article, weight)| {
            let length = lengths.get(article as usize).copied().unwrap_or_default();
            Posting { article, level: level(weight, length, total, articles) }
        }));
    }
    Term { stem: id.0.clone(), forms, postings }
}

/// The part of BM25 that depends on one article, with k₁ = 1.2 and b = 0.5, in whole numbers.
fn level(weight: u16, length: u32, total: u64, articles: u64) -> Level {
    let weight = u64::from(weight) * total * 5;
    let share = weight * u64::from(LEVELS) / (weight + 3 * (total + u64::from(length) * articles)).max(1);
    Level::try_from(share).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_first_counts_more_and_long_articles_less() {
        let level = |weight, length| level(weight, length, 3000, 10);
        assert_eq!((level(1, 300), level(6, 300), level(9, 300)), (4, 8, 8));
        assert!(level(1, 60) > level(1, 300) && level(1, 300) > level(1, 1200));
        assert_eq!(level(u16::MAX, 300), 9);
    }
}
