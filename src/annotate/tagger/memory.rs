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
use crate::annotate::token::{Token, Tokens};
use crate::corpus::Language;

/// How far neighbours count, in tokens.
const REACH: usize = 4;

/// A word speaks of itself and of its neighbours on both sides.
const AROUND: usize = 2 * REACH + 1;

/// More words than this are not kept from one sentence to the next.
const MOST: usize = 1 << 14;

/// So many sums of two words, and of three, are kept.
const PAIRS: usize = 1 << 16;
const THREES: usize = 1 << 14;

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
    /// What a word says of the kind behind it, and of the shape before it.
    before: JointSums<1, PAIRS>,
    next: JointSums<1, PAIRS>,
    /// What three words in a row say of each of them.
    threes: JointSums<3, THREES>,
    /// What stands before a sentence, and behind it.
    marks: [Numbers; 2],
    /// What these marks say of the first tokens, and of the last ones from the end.
    edges: [[Sums; REACH]; 2],
    /// Each token of a sentence, with marks around it.
    window: Vec<Numbers>,
    /// What all words say of each of these.
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
            before: JointSums::new(),
            next: JointSums::new(),
            threes: JointSums::new(),
            marks: [Numbers { word: 0, kind: 0, shape: 0 }; 2],
            edges: Default::default(),
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
        let sentence = &tokens.all()[sentence];
        self.forget_if_full(model);
        self.read(sentence, lexicon, model);
        self.add_single_words();
        self.add_pairs(model);
        self.add_threes(sentence.iter().map(|token| token.initial), model);
        self.chain.read(&self.sums[REACH..][..sentence.len()]);
    }

    /// Sums what each word says of itself and of its neighbours.
    fn add_single_words(&mut self) {
        self.sums.clear();
        self.sums.resize(self.window.len(), Sums::default());
        let [first, last] = &self.edges;
        for (sums, edge) in self.sums[REACH..].iter_mut().zip(first) {
            add(sums, edge);
        }
        for (sums, edge) in self.sums.iter_mut().rev().skip(REACH).zip(last) {
            add(sums, edge);
        }
        for (at, numbers) in self.window[REACH..].iter().enumerate() {
            let Some(sums) = self.sums[at..].first_chunk_mut::<AROUND>() else { break };
            for (sums, others) in sums.iter_mut().zip(&self.words[numbers.word as usize].around) {
                add(sums, others);
            }
        }
    }

    /// Adds what is said of each token by its neighbours one by one.
    fn add_pairs(&mut self, model: &Model) {
        let Self { words, window, sums, .. } = self;
        let words = &words[..];
        let facts = |numbers: Numbers| words[numbers.word as usize].facts;
        let tokens = window.len() - 2 * REACH;
        let threes = window[REACH - 1..].windows(3).filter_map(<[_]>::first_chunk::<3>).take(tokens);
        for (&[before, own, next], sums) in threes.zip(&mut sums[REACH..]) {
            let [said] = self.before.get(key([before.word, own.kind]), move || {
                [model.sum(|add| feature::joint_before(&facts(before), &facts(own), add))]
            });
            add(sums, &said);
            let [said] = self.next.get(key([own.shape, next.word]), move || {
                [model.sum(|add| add(feature::joint_next(&facts(own), &facts(next))))]
            });
            add(sums, &said);
        }
    }

    /// Adds what three words in a row say: of the middle one by their kinds, of the other two by their shapes. The first
    /// three and the last have a mark in their middle.
    fn add_threes(&mut self, initials: impl Iterator<Item = bool>, model: &Model) {
        let Self { words, window, sums, threes, .. } = self;
        let words = &words[..];
        let initials = std::iter::once(false).chain(initials).chain([false]);
        let windows = window[REACH - 2..].windows(3).filter_map(<[_]>::first_chunk::<3>);
        for (at, (&three, initial)) in windows.zip(initials).enumerate() {
            let [before, own, next] = three.map(|numbers| numbers.kind);
            let key = key([before, own, next]).map(|key| key << 1 | u64::from(initial));
            let said = threes.get(key, move || {
                let facts = three.map(|numbers| words[numbers.word as usize].facts);
                let (kinds, shapes) = (facts.map(|facts| facts.kind()), facts.map(|facts| facts.short));
                [
                    model.sum(|add| add(feature::joint_shapes(Side::Behind, shapes))),
                    model.sum(|add| feature::joint_kinds(kinds, initial, add)),
                    model.sum(|add| add(feature::joint_shapes(Side::Before, shapes))),
                ]
            });
            for (sums, said) in sums[REACH - 2 + at..].iter_mut().zip(&said) {
                add(sums, said);
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
            self.before = JointSums::new();
            self.next = JointSums::new();
            self.threes = JointSums::new();
            self.learn_marks(model);
        }
    }

    fn learn_marks(&mut self, model: &Model) {
        self.marks =
            [feature::START, feature::END].map(|mark| self.learn(mark, mark, Facts::mark(mark), model));
        let [start, end] = self.marks.map(|mark| self.words[mark.word as usize].around);
        self.edges = Default::default();
        for (token, mark) in (0..REACH).flat_map(|token| (token + 1..=REACH).map(move |mark| (token, mark))) {
            add(&mut self.edges[0][token], &start[REACH + mark]);
            add(&mut self.edges[1][token], &end[REACH - mark]);
        }
    }

    /// Numbers the words of a sentence, and learns those that are new.
    fn read(&mut self, sentence: &[Token], lexicon: &Lexicon, model: &Model) {
        self.window.clear();
        self.window.extend([self.marks[0]; REACH]);
        for token in sentence {
            let numbers = self.numbers.find(token.number).unwrap_or_else(|| {
                let lower = token.word.to_lowercase();
                let numbers = self.learn(token.word, &lower, Facts::of(token.word, &lower, lexicon), model);
                self.numbers.keep(token.number, numbers);
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

/// So many bits hold a number in a key, which holds three.
const NUMBER_BITS: u32 = 21;
/// Numbers below this one can be in a key, and none of those is [`EMPTY`].
const MOST_KEYED: u32 = (1 << NUMBER_BITS) - 1;

/// The number of what comes next; there are never so many that it would not fit.
fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn add(sums: &mut Sums, others: &Sums) {
    // Of copies a machine adds all at once: it need not ask whether the two share a place.
    let (one, other) = (*sums, *others);
    *sums = std::array::from_fn(|label| one[label] + other[label]);
}

/// Sums of what words say together, each in the place that its key gives: what comes later takes the place of what was there.
struct JointSums<const N: usize, const PLACES: usize>(Vec<(u64, [Sums; N])>);

/// No key.
const EMPTY: u64 = u64::MAX;

/// One key for the numbers of words, of their kinds or of their shapes; none in a sentence of so many words that they do not fit.
fn key<const N: usize>(numbers: [u32; N]) -> Option<u64> {
    let all = numbers.iter().fold(0, |all, number| all | number);
    let join = |joined, number| joined << NUMBER_BITS | u64::from(number);
    (all < MOST_KEYED).then(|| numbers.into_iter().fold(0, join))
}

impl<const N: usize, const PLACES: usize> JointSums<N, PLACES> {
    fn new() -> Self {
        Self(vec![(EMPTY, [Sums::default(); N]); PLACES])
    }

    /// The sums under a key, reckoned if they are not there.
    #[inline]
    fn get(&mut self, key: Option<u64>, reckon: impl FnOnce() -> [Sums; N]) -> [Sums; N] {
        let Some(key) = key else { return reckon() };
        let place = FxBuildHasher.hash_one(key) % PLACES as u64;
        let slot = &mut self.0[usize::try_from(place).unwrap_or(0)];
        if slot.0 != key {
            *slot = (key, reckon());
        }
        slot.1
    }
}
