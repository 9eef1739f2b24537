//! What the tagger remembers of words, so that the features of each are summed once and not wherever it stands.

use std::cell::RefCell;
use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::feature::{self, Facts, Kind, Side};
use super::model::Sums;
use super::{Chain, Model};
use crate::annotate::lexicon::Lexicon;
use crate::annotate::memory::WordTable;
use crate::annotate::token::Tokens;
use crate::corpus::Language;

/// How far neighbours count, in tokens.
const REACH: usize = 4;

/// A word speaks of itself and of its neighbours on both sides.
const AROUND: usize = 2 * REACH + 1;

/// More words than this are not kept from one sentence to the next.
const MOST: usize = 1 << 14;

/// So many sums of several words are kept.
const JOINT: usize = 1 << 16;

/// What is said of several words, beside what [`Side`] says of their shapes: the word before a kind, the word behind a shape, and
/// three kinds, of which the middle one may be the first of a sentence.
const BEFORE: u32 = 1;
const NEXT: u32 = 2;
const KINDS: u32 = 3;

/// A distinct word, with the sums of what it says.
struct Word {
    facts: Facts,
    /// Of the tokens around it and of itself, in their order.
    around: [Sums; AROUND],
}

/// The numbers of a word, of its kind and of its shape in short.
#[derive(Clone, Copy)]
struct Numbers {
    word: u32,
    kind: u32,
    shape: u32,
}

/// Sums per word, and room for work, kept from text to text. It changes no result: a sum depends on the word and the
/// weights alone.
pub(super) struct Memory {
    numbers: WordTable<Numbers>,
    words: Vec<Word>,
    kinds: FxHashMap<Kind, u32>,
    shapes: FxHashMap<u64, u32>,
    joint: JointSums,
    /// What stands before a sentence, and behind it.
    marks: [Numbers; 2],
    /// Each token of a sentence, with marks around it.
    window: Vec<Numbers>,
    /// What all words say of each token, and of what lies beyond both ends.
    sums: Vec<Sums>,
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
            numbers: WordTable::default(),
            words: Vec::new(),
            kinds: FxHashMap::default(),
            shapes: FxHashMap::default(),
            joint: JointSums::new(),
            marks: [Numbers { word: 0, kind: 0, shape: 0 }; 2],
            window: Vec::new(),
            sums: Vec::new(),
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
        self.add_single_words();
        let Self { words, window, sums, chain, joint, .. } = self;
        let initials = sentence.map(|at| tokens.get(at).is_some_and(|token| token.initial));
        let windows = window[REACH - 2..].windows(5).filter_map(<[_]>::first_chunk);
        chain.read(windows.zip(&sums[AROUND - 1..]).zip(initials).map(|((five, &sums), initial)| {
            let mut sums = sums;
            joint.add_around(five, initial, words, model, &mut sums);
            sums
        }));
    }

    /// Sums what each word says of itself and of its neighbours. The first sums are of places
    /// before the first mark.
    fn add_single_words(&mut self) {
        self.sums.clear();
        self.sums.resize(self.window.len() + AROUND - 1, Sums::default());
        for (at, numbers) in self.window.iter().enumerate() {
            let Some(sums) = self.sums[at..].first_chunk_mut::<AROUND>() else { break };
            for (sums, others) in sums.iter_mut().zip(&self.words[numbers.word as usize].around) {
                add(sums, others);
            }
        }
    }

    /// Begins anew where too much is known: so much memory at most is needed, whatever the texts hold.
    fn forget_if_full(&mut self, model: &Model) {
        if self.words.len() > MOST {
            self.numbers.clear();
            self.words.clear();
            self.kinds.clear();
            self.shapes.clear();
            self.joint = JointSums::new();
            self.learn_marks(model);
        }
    }

    fn learn_marks(&mut self, model: &Model) {
        self.marks =
            [feature::START, feature::END].map(|mark| self.learn(mark, mark, Facts::mark(mark), model));
    }

    /// Numbers the words of a sentence, and learns those that are new.
    fn read(&mut self, sentence: Range<usize>, tokens: &Tokens, lexicon: &Lexicon, model: &Model) {
        self.window.clear();
        self.window.extend([self.marks[0]; REACH]);
        for index in sentence {
            let numbers = self.numbers.find(tokens.number(index)).unwrap_or_else(|| {
                let word = tokens.word(index);
                let lower = word.to_lowercase();
                let numbers = self.learn(word, &lower, Facts::of(word, &lower, lexicon), model);
                self.numbers.keep(tokens.number(index), numbers);
                numbers
            });
            self.window.push(numbers);
        }
        self.window.extend([self.marks[1]; REACH]);
    }

    /// Sums what the word says at each distance; returns its numbers.
    fn learn(&mut self, word: &str, lower: &str, facts: Facts, model: &Model) -> Numbers {
        let number = number_of(self.words.len());
        let mut around = [Sums::default(); AROUND];
        around[REACH] = model.sum(|add| facts.own(word, lower, add));
        for offset in feature::NEIGHBOURS {
            // A word is the next one of the token before it.
            let place = REACH.saturating_add_signed(-offset);
            around[place] = model.sum(|add| facts.near(offset, add));
        }
        let next = number_of(self.kinds.len());
        let kind = *self.kinds.entry(facts.kind()).or_insert(next);
        let next = number_of(self.shapes.len());
        let shape = *self.shapes.entry(facts.short).or_insert(next);
        self.words.push(Word { facts, around });
        Numbers { word: number, kind, shape }
    }
}

/// The number of what comes next; there are never so many that it would not fit.
fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn add(sums: &mut Sums, others: &Sums) {
    // Of copies a machine adds all at once: it need not ask whether the two share a place.
    let mut total = *sums;
    for (sum, other) in total.iter_mut().zip(*others) {
        *sum += other;
    }
    *sums = total;
}

/// Sums of what words say together, each in the place that its key gives: what comes later takes the place of what was there.
struct JointSums(Vec<(u128, Sums)>);

impl JointSums {
    fn new() -> Self {
        Self(vec![Default::default(); JOINT])
    }

    /// Adds what is said of the third of five tokens in a row, which may be the first word of a sentence.
    fn add_around(
        &mut self,
        &[second, before, own, next, fourth]: &[Numbers; 5],
        initial: bool,
        words: &[Word],
        model: &Model,
        sums: &mut Sums,
    ) {
        let facts = |numbers: Numbers| &words[numbers.word as usize].facts;
        self.add([BEFORE, before.word, own.kind, 0], sums, || {
            model.sum(|add| feature::joint_before(facts(before), facts(own), add))
        });
        self.add([NEXT, own.shape, next.word, 0], sums, || {
            model.sum(|add| add(feature::joint_next(facts(own), facts(next))))
        });
        for (side, three) in [(Side::Before, [second, before, own]), (Side::Behind, [own, next, fourth])] {
            let [one, two, last] = three.map(|numbers| numbers.shape);
            self.add([side as u32, one, two, last], sums, || {
                let shapes = three.map(|numbers| facts(numbers).short);
                model.sum(|add| add(feature::joint_shapes(side, shapes)))
            });
        }
        self.add([KINDS + u32::from(initial), before.kind, own.kind, next.kind], sums, || {
            let kinds = [before, own, next].map(|numbers| facts(numbers).kind());
            model.sum(|add| feature::joint_kinds(kinds, initial, add))
        });
    }

    /// Adds the sums under a key, reckoned if they are not there: what is said, which is never nothing, and the numbers of
    /// words, of their kinds or of their shapes.
    #[inline]
    fn add(&mut self, key: [u32; 4], sums: &mut Sums, reckon: impl FnOnce() -> Sums) {
        let key = key.into_iter().fold(0, |joined, number| joined << 32 | u128::from(number));
        let place = FxBuildHasher.hash_one(key) % JOINT as u64;
        let slot = &mut self.0[usize::try_from(place).unwrap_or(0)];
        if slot.0 != key {
            *slot = (key, reckon());
        }
        add(sums, &slot.1);
    }
}
