//! What the tagger looks at: the word itself, its neighbours, and both together, each as one hash.

use crate::annotate::genitive::strip_genitive;
use crate::annotate::lexicon::Lexicon;
use crate::annotate::title::TitleClass;

/// The distances at which a word is a neighbour.
pub(super) const NEIGHBOURS: [isize; 8] = [-4, -3, -2, -1, 1, 2, 3, 4];

/// What stands before a sentence, and behind it.
pub(super) const START: &str = "\u{2}";
pub(super) const END: &str = "\u{3}";

/// The kinds of words that lists know, as bits.
const LISTED: u16 = 11;

/// What a word says wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// Hashes of the word in lower case, of its shape ("Xxx-X") and of its shape in short ("Xx-X").
    low: u64,
    shape: u64,
    pub(super) short: u64,
    /// Hash of the last three letters.
    ending: u64,
    /// Which lists know it.
    lists: u16,
}

impl Facts {
    /// The facts of a word; `lower` is the word in lower case.
    pub(super) fn of(word: &str, lower: &str, lexicon: &Lexicon) -> Self {
        let (shape, short) = shapes(word);
        Self {
            low: hash(0, lower.as_bytes()),
            shape,
            short,
            ending: hash(0, suffix(lower, 3).as_bytes()),
            lists: lists_of(word, lexicon),
        }
    }

    /// What the mark for "nothing stands here" says: [`START`] or [`END`].
    pub(super) fn mark(mark: &str) -> Self {
        let all = hash(0, mark.as_bytes());
        Self { low: all, shape: all, short: all, ending: all, lists: 0 }
    }

    /// The features of the word where it stands.
    pub(super) fn own(&self, word: &str, lower: &str, mut found: impl FnMut(u64)) {
        let mut add = |kind: u64, words: &str| found(hash(kind, words.as_bytes()));
        add(1, word);
        add(2, lower);
        for length in 1..=5 {
            add(10 + length as u64, prefix(word, length));
            add(20 + length as u64, suffix(lower, length));
        }
        if let Some(stem) = strip_genitive(lower) {
            add(3, stem);
        }
        if lower.contains(['-', '‑']) {
            for part in lower.split(['-', '‑']).take(4) {
                add(4, part);
            }
            add(5, lower.rsplit(['-', '‑']).next().unwrap_or(""));
            add(6, lower.split(['-', '‑']).next().unwrap_or(""));
        }
        let length = word.chars().count().min(20) as u64;
        found(mix(7, length));
        found(mix(8, self.shape));
        found(mix(9, self.short));
        found(mix(30, u64::from(self.lists)));
        self.each_list(|bit| found(mix(31, bit)));
    }

    /// The features of the word as a neighbour at this distance.
    pub(super) fn near(&self, offset: isize, mut found: impl FnMut(u64)) {
        let kind = 40 + 10 * (offset + 4).unsigned_abs() as u64;
        match offset {
            -1 | 1 => {
                found(mix(kind, self.low));
                found(mix(kind + 1, self.short));
                found(mix(kind + 2, u64::from(self.lists)));
                found(mix(kind + 3, self.ending));
                self.each_list(|bit| found(mix(kind + 4, bit)));
            }
            -2 | 2 => {
                found(mix(kind, self.low));
                found(mix(kind + 1, self.short));
                found(mix(kind + 2, u64::from(self.lists)));
            }
            // Farther away only the side counts.
            _ => found(mix(if offset < 0 { 35 } else { 36 }, self.low)),
        }
    }

    /// The kind of the word.
    pub(super) fn kind(&self) -> Kind {
        (self.short, self.lists)
    }

    fn each_list(&self, found: impl FnMut(u64)) {
        (0..LISTED).filter(|bit| self.lists & (1 << bit) != 0).map(u64::from).for_each(found);
    }
}

/// The kind of a word: its shape in short, and which lists know it.
pub(super) type Kind = (u64, u16);

/// On which side of a token the two neighbours stand whose shapes are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Side {
    Before = 131,
    Behind = 132,
}

/// The feature of the short shapes of a token and of two neighbours on one side, in the order of the text.
pub(super) fn joint_shapes(side: Side, shapes: [u64; 3]) -> u64 {
    shapes.into_iter().fold(side as u64, mix)
}

/// The features of a token together with the word before it.
pub(super) fn joint_before(before: &Facts, own: &Facts, mut found: impl FnMut(u64)) {
    found(mix(mix(136, before.low), own.short));
    found(mix(mix(138, before.low), u64::from(own.lists)));
}

/// The feature of a token together with the word behind it.
pub(super) fn joint_next(own: &Facts, next: &Facts) -> u64 {
    mix(mix(137, own.short), next.low)
}

/// The features of a token together with the kinds of its neighbours: of these there are few.
pub(super) fn joint_kinds([before, own, next]: [Kind; 3], initial: bool, mut found: impl FnMut(u64)) {
    let first = u64::from(initial);
    let [before, own, next] = [before, own, next].map(|(short, lists)| (short, u64::from(lists)));
    found(mix(mix(mix(130, before.0), own.0), next.0));
    found(mix(mix(133, before.1), own.1));
    found(mix(mix(134, own.1), next.1));
    found(mix(mix(mix(135, before.1), own.1), next.1));
    found(mix(mix(139, own.0), first));
    found(mix(mix(140, own.1), first));
    found(mix(mix(mix(141, own.0), before.1), first));
    found(mix(mix(mix(142, own.0), next.1), first));
}

/// Which lists know the word, as bits.
fn lists_of(word: &str, lexicon: &Lexicon) -> u16 {
    let mut lists = 0;
    let mut set = |bit: u16, known: bool| lists |= u16::from(known) << bit;
    if !word.starts_with(char::is_uppercase) {
        set(9, lexicon.speech_verbs.contains(word));
        return lists;
    }
    let stem = strip_genitive(word);
    let of_stem = |known: &dyn Fn(&str) -> bool| stem.is_some_and(known);
    let given = lexicon.is_given_name(word);
    let family = lexicon.is_family_name(word);
    set(0, given);
    set(1, family);
    set(2, !given && of_stem(&|stem| lexicon.is_given_name(stem)));
    set(3, !family && of_stem(&|stem| lexicon.is_family_name(stem)));
    set(4, lexicon.is_place(word));
    let title = lexicon.titles.find(word).map(|title| title.class);
    set(5, title == Some(TitleClass::Role));
    set(6, title == Some(TitleClass::Address));
    set(7, matches!(title, Some(TitleClass::Weak | TitleClass::Kin)));
    set(8, lexicon.organisations.contains(word) || lexicon.namesakes.contains(word));
    set(10, lexicon.is_function_word(word));
    lists
}

/// Hashes of the shape of a word letter by letter ("Xxxxx", ten at most), and with runs as one letter ("Xx").
fn shapes(word: &str) -> (u64, u64) {
    let (mut shape, mut short) = (SEED, SEED);
    let mut last = None;
    for (index, letter) in word.chars().enumerate() {
        let class = match letter {
            'a'..='z' => 'x',
            'A'..='Z' => 'X',
            _ if letter.is_uppercase() => 'X',
            _ if letter.is_alphabetic() => 'x',
            _ if letter.is_numeric() => '0',
            _ => letter,
        };
        let mut bytes = [0; 4];
        let bytes = class.encode_utf8(&mut bytes).as_bytes();
        if index < 10 {
            shape = digest(shape, bytes);
        }
        if last != Some(class) {
            short = digest(short, bytes);
        }
        last = Some(class);
    }
    (mix(0, shape), mix(0, short))
}

/// The first letters of the word; all, if it is shorter.
fn prefix(word: &str, length: usize) -> &str {
    word.char_indices().nth(length).map_or(word, |(at, _)| &word[..at])
}

/// The last letters of the word; all, if it is shorter.
fn suffix(word: &str, length: usize) -> &str {
    word.char_indices().rev().nth(length - 1).map_or(word, |(at, _)| &word[at..])
}

/// FNV-1a over the bytes, then mixed with the kind of feature.
fn hash(kind: u64, bytes: &[u8]) -> u64 {
    mix(kind, digest(SEED, bytes))
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn digest(seed: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(seed, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Joins two numbers to one that spreads well (the finaliser of `SplitMix64`).
fn mix(one: u64, other: u64) -> u64 {
    let mut sum = (one ^ other.rotate_left(23)).wrapping_add(other).wrapping_add(0x9e37_79b9_7f4a_7c15);
    sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}
