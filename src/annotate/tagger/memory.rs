//! What the tagger remembers of words, so that the features of each are summed once and not wherever it stands.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::feature::{self, Facts, Kind, Side};
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

/// More words than this are not kept from one sentence to the next.
const MOST: usize = 1 << 14;

/// More sums of three words in a row are not kept either.
const MOST_JOINT: usize = 1 << 16;

/// A distinct word, with the sums of what it says at each distance.
struct Word {
    facts: Facts,
    /// The number of its kind, and that of its shape in short.
    kind: u32,
    shape: u32,
    own: Sums,
    /// At the distances of [`feature::NEIGHBOURS`].
    near: [Sums; feature::NEIGHBOURS.len()],
}

/// Three numbers and what they are of, in one that is hashed at once.
type Trio = u128;

/// Sums per word, and room for work, kept from text to text. It changes no result: a sum depends on the word and the
/// weights alone.
pub(super) struct Memory {
    numbers: FxHashMap<Box<str>, u32>,
    words: Vec<Word>,
    kinds: FxHashMap<Kind, u32>,
    shapes: FxHashMap<u64, u32>,
    /// By the kinds or the shapes of three words in a row.
    joint: FxHashMap<Trio, Sums>,
    /// The number of each token of a sentence, with marks around it.
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
        let mut memory = Self {
            numbers: FxHashMap::default(),
            words: Vec::new(),
            kinds: FxHashMap::default(),
            shapes: FxHashMap::default(),
            joint: FxHashMap::default(),
            window: Vec::new(),
            chain: Chain::new(model),
        };
        memory.learn_marks(model);
        memory
    }

    /// Lends this thread's memory for the model of a language.
    pub(super) fn lend<T>(language: Language, model: &Model, work: impl FnOnce(&mut Self) -> T) -> T {
        let place = language as usize;
        let kept = MEMORIES.with_borrow_mut(|memories| memories[place].take());
        let mut memory = kept.unwrap_or_else(|| Self::new(model));
        let result = work(&mut memory);
        MEMORIES.with_borrow_mut(|memories| memories[place] = Some(memory));
        result
    }

    /// Weighs the sentence that these tokens of the text are.
    pub(super) fn weigh(
        &mut self,
        sentence: Range<usize>,
        tokens: &Tokens,
        lexicon: &Lexicon,
        model: &Model,
    ) {
        self.forget_if_full(model);
        self.read(sentence.clone(), tokens, lexicon, model);
        let Self { words, window, chain, joint, .. } = self;
        let emissions = window.windows(2 * REACH + 1).zip(sentence).map(|(window, at)| {
            let word = |place: usize| &words[window[place] as usize];
            let mut sums = word(REACH).own;
            // The distances -4 to -1 and 1 to 4 are the places 0 to 3 and 5 to 8.
            for (place, near) in [0, 1, 2, 3, 5, 6, 7, 8].into_iter().zip(0..) {
                add(&mut sums, &word(place).near[near]);
            }
            feature::joint_words([3, 4, 5].map(|place| &word(place).facts), |feature| {
                model.add(feature, &mut sums);
            });
            for (side, places) in [(Side::Before, [2, 3, 4]), (Side::Behind, [4, 5, 6])] {
                let key = trio(places.map(|place| word(place).shape), side as u32);
                let together = joint.entry(key).or_insert_with(|| {
                    let shapes = places.map(|place| word(place).facts.short);
                    model.sum(|add| add(feature::joint_shapes(side, shapes)))
                });
                add(&mut sums, together);
            }
            let initial = tokens.get(at).is_some_and(|token| token.initial);
            let key = trio([3, 4, 5].map(|place| word(place).kind), u32::from(initial));
            let together = joint.entry(key).or_insert_with(|| {
                let kinds = [3, 4, 5].map(|place| word(place).facts.kind());
                model.sum(|add| feature::joint_kinds(kinds, initial, add))
            });
            add(&mut sums, together);
            sums
        });
        chain.read(emissions);
    }

    /// Begins anew where too much is known: so much memory at most is needed, whatever the texts hold.
    fn forget_if_full(&mut self, model: &Model) {
        if self.words.len() > MOST || self.joint.len() > MOST_JOINT {
            self.numbers.clear();
            self.words.clear();
            self.kinds.clear();
            self.shapes.clear();
            self.joint.clear();
            self.learn_marks(model);
        }
    }

    /// Learns the marks, whose numbers are [`START`] and [`END`].
    fn learn_marks(&mut self, model: &Model) {
        for mark in [feature::START, feature::END] {
            self.learn(mark, mark, Facts::mark(mark), model);
        }
    }

    /// Numbers the words of a sentence, and learns those that are new.
    fn read(&mut self, sentence: Range<usize>, tokens: &Tokens, lexicon: &Lexicon, model: &Model) {
        self.window.clear();
        self.window.extend([START; REACH]);
        for index in sentence {
            let word = tokens.word(index);
            let number = if let Some(&number) = self.numbers.get(word) {
                number
            } else {
                let lower = word.to_lowercase();
                let number = self.learn(word, &lower, Facts::of(word, &lower, lexicon), model);
                self.numbers.insert(word.into(), number);
                number
            };
            self.window.push(number);
        }
        self.window.extend([END; REACH]);
    }

    /// Sums what the word says at each distance; returns its number.
    fn learn(&mut self, word: &str, lower: &str, facts: Facts, model: &Model) -> u32 {
        let number = number_of(self.words.len());
        let own = model.sum(|add| facts.own(word, lower, add));
        let near = feature::NEIGHBOURS.map(|offset| model.sum(|add| facts.near(offset, add)));
        let next = number_of(self.kinds.len());
        let kind = *self.kinds.entry(facts.kind()).or_insert(next);
        let next = number_of(self.shapes.len());
        let shape = *self.shapes.entry(facts.short).or_insert(next);
        self.words.push(Word { facts, kind, shape, own, near });
        number
    }
}

/// The number of what comes next; there are never so many that it would not fit.
fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn trio(numbers: [u32; 3], what: u32) -> Trio {
    numbers.into_iter().fold(Trio::from(what), |joined, number| joined << 32 | Trio::from(number))
}

fn add(sums: &mut Sums, others: &Sums) {
    for (sum, other) in sums.iter_mut().zip(others) {
        *sum += other;
    }
}
