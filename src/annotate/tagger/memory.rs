//! What the tagger remembers of words, so that the features of each are summed once and not wherever it stands.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::feature::{self, Facts, Kind};
use super::model::Sums;
use super::{Chain, Model};
use crate::annotate::lexicon::Lexicon;
use crate::annotate::token::Tokens;
use crate::corpus::Language;

/// The numbers of the marks for what stands before and behind a sentence.
const START: u32 = 0;
const END: u32 = 1;

/// How far neighbours count, in tokens.
const REACH: usize = 4;

/// More words than this are not kept from one text to the next.
const MOST: usize = 1 << 14;

/// As many sums of three kinds of words.
const MOST_KINDS: usize = 1 << 16;

/// A distinct word, with the sums of what it says at each distance.
struct Word {
    facts: Facts,
    /// The number of its kind.
    kind: u32,
    own: Sums,
    /// At the distances of [`feature::NEIGHBOURS`].
    near: [Sums; feature::NEIGHBOURS.len()],
}

/// Sums per word, and room for work, kept from text to text. It changes no result: a sum depends on the word and the
/// weights alone.
pub(super) struct Memory {
    numbers: FxHashMap<Box<str>, u32>,
    words: Vec<Word>,
    kinds: FxHashMap<Kind, u32>,
    /// By the kinds of three words in a row, and whether the second is the first of its sentence.
    joint: FxHashMap<([u32; 3], bool), Sums>,
    /// The number of each token of the text.
    row: Vec<u32>,
    /// The same of one sentence, with marks around it.
    window: Vec<u32>,
    pub(super) chain: Chain,
}

thread_local! {
    /// One per language, made at the first use on a thread.
    static MEMORIES: RefCell<[Option<Memory>; 2]> = const { RefCell::new([None, None]) };
}

impl Memory {
    /// An empty memory, to be used with this model only.
    pub(super) fn new(model: &Model) -> Self {
        let mut kinds = FxHashMap::default();
        let marks = [feature::START, feature::END];
        let words = marks.map(|mark| Word::of(mark, mark, Facts::mark(mark), &mut kinds, model));
        Self {
            numbers: FxHashMap::default(),
            words: words.into(),
            kinds,
            joint: FxHashMap::default(),
            row: Vec::new(),
            window: Vec::new(),
            chain: Chain::new(model),
        }
    }

    /// Lends this thread's memory for the model of a language.
    pub(super) fn lend<T>(language: Language, model: &Model, work: impl FnOnce(&mut Self) -> T) -> T {
        let place = language as usize;
        let kept = MEMORIES.with_borrow_mut(|memories| memories[place].take());
        let mut memory = kept.unwrap_or_else(|| Self::new(model));
        let result = work(&mut memory);
        if memory.words.len() > MOST || memory.joint.len() > MOST_KINDS {
            memory = Self::new(model);
        }
        MEMORIES.with_borrow_mut(|memories| memories[place] = Some(memory));
        result
    }

    /// Learns the words of a text.
    pub(super) fn read(&mut self, tokens: &Tokens, lexicon: &Lexicon, model: &Model) {
        self.row.clear();
        for index in 0..tokens.len() {
            let word = tokens.word(index);
            let number = if let Some(&number) = self.numbers.get(word) {
                number
            } else {
                let lower = word.to_lowercase();
                let number = u32::try_from(self.words.len()).unwrap_or(END);
                let facts = Facts::of(word, &lower, lexicon);
                self.words.push(Word::of(word, &lower, facts, &mut self.kinds, model));
                self.numbers.insert(word.into(), number);
                number
            };
            self.row.push(number);
        }
    }

    /// Weighs the sentence that the tokens from `first` to `end` (excluded) of the text are.
    pub(super) fn weigh(&mut self, first: usize, end: usize, tokens: &Tokens, model: &Model) {
        let Self { words, row, window, chain, joint, .. } = self;
        window.clear();
        window.extend([START; REACH]);
        window.extend(&row[first..end]);
        window.extend([END; REACH]);
        let emissions = window.windows(2 * REACH + 1).zip(first..end).map(|(window, at)| {
            let word = |place: usize| &words[window[place] as usize];
            let mut sums = word(REACH).own;
            // The distances -4 to -1 and 1 to 4 are the places 0 to 3 and 5 to 8.
            for (place, near) in [0, 1, 2, 3, 5, 6, 7, 8].into_iter().zip(0..) {
                for (sum, score) in sums.iter_mut().zip(word(place).near[near]) {
                    *sum += score;
                }
            }
            let around = [2, 3, 4, 5, 6].map(|place| &word(place).facts);
            let initial = tokens.get(at).is_some_and(|token| token.initial);
            feature::joint(around, |feature| model.add(feature, &mut sums));
            let kinds = [3, 4, 5].map(|place| word(place).kind);
            let together = joint.entry((kinds, initial)).or_insert_with(|| {
                let mut sums = Sums::default();
                let kinds = [3, 4, 5].map(|place| word(place).facts.kind());
                feature::joint_kinds(kinds, initial, |feature| model.add(feature, &mut sums));
                sums
            });
            for (sum, score) in sums.iter_mut().zip(*together) {
                *sum += score;
            }
            sums
        });
        chain.read(emissions);
    }
}

impl Word {
    fn of(word: &str, lower: &str, facts: Facts, kinds: &mut FxHashMap<Kind, u32>, model: &Model) -> Self {
        let next = u32::try_from(kinds.len()).unwrap_or(u32::MAX);
        let kind = *kinds.entry(facts.kind()).or_insert(next);
        let mut own = Sums::default();
        facts.own(word, lower, |feature| model.add(feature, &mut own));
        let near = feature::NEIGHBOURS.map(|offset| {
            let mut sums = Sums::default();
            facts.near(offset, |feature| model.add(feature, &mut sums));
            sums
        });
        Self { facts, kind, own, near }
    }
}
