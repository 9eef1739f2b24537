//! A statistical tagger of names: a linear-chain conditional random field over the tokens of a sentence.
//!
//! The method is that of Lafferty, `McCallum` and Pereira, "Conditional Random Fields: Probabilistic Models for Segmenting
//! and Labeling Sequence Data" (ICML 2001), with the features that named-entity recognition has used since the shared
//! tasks of CoNLL: the word, its affixes and shape, its neighbours, and lists of names. What each feature weighs was
//! learnt from marked sentences (`training/README.md` says from which, and how to learn anew) and lies in
//! `lexicons/de/tagger.model`.
//!
//! Features are hashed, weights are small integers, and probabilities are computed as every machine rounds them: the same sentence
//! gets the same answer on every machine.

mod chain;
mod feature;
mod memory;
mod model;

use super::Sentence;
use super::lexicon::Lexicon;
use super::token::Tokens;
use crate::corpus::Language;
use crate::text::Span;

use chain::Chain;
use feature::{Facts, Side};
use memory::Memory;
pub use model::{Model, Weights};

/// How many labels there are: outside every name, and the beginning and the inside of each [`NameClass`].
pub const LABELS: usize = 7;

/// A number per label: 0 is outside, then the beginning and the inside of each class in order.
pub type Scores = [i32; LABELS];

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameClass {
    /// A person.
    Person,
    /// A place.
    Place,
    /// A firm, party, club or institution.
    Organisation,
}

impl NameClass {
    /// All classes, in the order of their labels.
    pub const ALL: [Self; 3] = [Self::Person, Self::Place, Self::Organisation];

    /// The label of the first token of a name of this class; that of the others is one higher.
    pub fn begin(self) -> usize {
        1 + 2 * (self as usize)
    }
}

/// A stretch of tokens that may be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// The index of its first token.
    pub first: usize,
    /// The index of the token behind the last.
    pub end: usize,
    /// What it names.
    pub class: NameClass,
    /// How probable it is that exactly this is a name of this class, in thousandths.
    pub probability: u16,
}

/// What the tagger says of a text.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// Per token: how probable it is that it belongs to a name of each class, in thousandths.
    pub(super) shares: Vec<[u16; 3]>,
    /// Names of the classes asked for that are probable enough to be thought about, in order; they may overlap.
    pub(super) proposals: Vec<Proposal>,
}

impl Tags {
    /// How probable it is that the token belongs to a name of the class, in thousandths.
    pub(super) fn share(&self, token: usize, class: NameClass) -> u16 {
        self.shares.get(token).map_or(0, |shares| shares[class as usize])
    }
}

/// A proposal below this probability (in thousandths) is not made.
const LEAST: u16 = 150;

/// Tags all tokens by the model of their language; takes time linear in their number.
pub(super) fn tag(tokens: &Tokens, lexicon: &Lexicon) -> Option<Tags> {
    let model = lexicon.tagger.as_ref()?;
    let persons = [NameClass::Person];
    Some(Memory::lend(lexicon.language, model, |memory| tag_with(memory, tokens, lexicon, model, &persons)))
}

/// Tags all tokens, and proposes names of the given classes.
fn tag_with(
    memory: &mut Memory,
    tokens: &Tokens,
    lexicon: &Lexicon,
    model: &Model,
    classes: &[NameClass],
) -> Tags {
    let mut tags = Tags { shares: vec![[0; 3]; tokens.len()], proposals: Vec::new() };
    let mut first = 0;
    while first < tokens.len() {
        let end = tokens.sentence_end(first);
        memory.weigh(first..end, tokens, lexicon, model);
        let chain = &memory.chain;
        for &at in chain.likely() {
            tags.shares[first + at] = chain.shares(at);
        }
        chain.propose(classes, LEAST, |mut proposal| {
            proposal.first += first;
            proposal.end += first;
            tags.proposals.push(proposal);
        });
        first = end;
    }
    tags
}

/// A token with everything that the tagger looks at, for training.
#[derive(Debug, Clone)]
pub struct Observation {
    /// The token, in bytes of the sentence.
    pub span: Span,
    /// The hashes of its features.
    pub features: Vec<u64>,
}

/// Cuts one sentence into tokens and lists the features of each: what a trainer learns weights for.
///
/// # Example
/// ```
/// use leporello::{annotate::tagger::observe, corpus::Language};
///
/// let seen = observe("Anna Gruber lachte.", Language::German);
/// assert_eq!(seen.len(), 4);
/// assert!(seen[0].features.len() > 20);
/// ```
pub fn observe(sentence: &str, language: Language) -> Vec<Observation> {
    let lexicon = Lexicon::of(language);
    let tokens = whole(sentence, language);
    let words: Vec<_> =
        (0..tokens.len()).map(|at| (tokens.word(at), tokens.word(at).to_lowercase())).collect();
    let facts: Vec<_> = words.iter().map(|(word, lower)| Facts::of(word, lower, lexicon)).collect();
    let (start, end) = (Facts::mark(feature::START), Facts::mark(feature::END));
    let mut seen = Vec::with_capacity(facts.len());
    for (at, (word, lower)) in words.iter().enumerate() {
        let Some(token) = tokens.get(at) else { break };
        let place = |offset: isize| match at.checked_add_signed(offset) {
            Some(other) => facts.get(other).unwrap_or(&end),
            None => &start,
        };
        let mut features = Vec::with_capacity(80);
        facts[at].own(word, lower, |feature| features.push(feature));
        for offset in feature::NEIGHBOURS {
            place(offset).near(offset, |feature| features.push(feature));
        }
        for (side, offsets) in [(Side::Before, [-2, -1, 0]), (Side::Behind, [0, 1, 2])] {
            features.push(feature::joint_shapes(side, offsets.map(|offset| place(offset).short)));
        }
        feature::joint_before(place(-1), &facts[at], |feature| features.push(feature));
        features.push(feature::joint_next(&facts[at], place(1)));
        let kinds = [-1, 0, 1].map(|offset| place(offset).kind());
        feature::joint_kinds(kinds, token.initial, |feature| features.push(feature));
        seen.push(Observation { span: token.span, features });
    }
    seen
}

/// The names that a model finds in one sentence, each more probable than not, in bytes: for measuring a model.
pub fn find_with(model: &Model, sentence: &str, language: Language) -> Vec<(Span, NameClass)> {
    let tokens = whole(sentence, language);
    let memory = &mut Memory::new(model);
    let tags = tag_with(memory, &tokens, Lexicon::of(language), model, &NameClass::ALL);
    let sure = tags.proposals.iter().filter(|proposal| proposal.probability > 500);
    sure.filter_map(|proposal| {
        let (first, last) = (tokens.get(proposal.first)?, tokens.get(proposal.end - 1)?);
        Some((Span::new(first.span.start, last.span.end), proposal.class))
    })
    .collect()
}

fn whole(sentence: &str, language: Language) -> Tokens<'_> {
    Tokens::of(sentence, &[Sentence { span: Span::new(0, sentence.len()), block: 0 }], language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn model() -> Model<'static> {
        Lexicon::of(Language::German).tagger.expect("the weights in the program can be read")
    }

    fn names(sentence: &str) -> Vec<(&str, NameClass)> {
        let found = find_with(&model(), sentence, Language::German);
        found.into_iter().map(|(span, class)| (span.of(sentence), class)).collect()
    }

    #[test]
    fn the_weights_know_persons_places_and_organisations() {
        let found = names("In Hamburg traf Anna Gruber gestern Vertreter der SPD und der Siemens AG.");
        assert!(found.contains(&("Hamburg", NameClass::Place)), "{found:?}");
        assert!(found.contains(&("Anna Gruber", NameClass::Person)), "{found:?}");
        assert!(found.contains(&("SPD", NameClass::Organisation)), "{found:?}");
    }

    #[test]
    fn a_sentence_of_any_length_is_read() {
        let long = "Anna Gruber sprach mit Quorl, ".repeat(20_000);
        let found = find_with(&model(), &long, Language::German);
        assert!(found.len() >= 20_000, "{}", found.len());
        assert_eq!(found, find_with(&model(), &long, Language::German));
    }

    #[test]
    fn what_a_trainer_sees_is_what_is_added_up() {
        let sentence = "Der Landrat Xaver Quorl aus Graz-Umgebung schwieg.";
        let model = model();
        let tokens = whole(sentence, Language::German);
        let mut memory = Memory::new(&model);
        memory.weigh(0..tokens.len(), &tokens, Lexicon::of(Language::German), &model);
        let seen = observe(sentence, Language::German).into_iter().map(|token| {
            let mut sums = model::Sums::default();
            token.features.into_iter().for_each(|feature| model.add(feature, &mut sums));
            sums
        });
        let mut chain = Chain::new(&model);
        chain.read(&seen.collect::<Vec<_>>());
        for at in 0..tokens.len() {
            assert_eq!(memory.chain.shares(at), chain.shares(at));
        }
    }

    #[test]
    fn what_was_read_before_changes_nothing() {
        let model = model();
        let mut memory = Memory::new(&model);
        for text in
            ["Anna Gruber lachte.", "Graz liegt an der Mur, sagte Anna Gruber.", "Anna Gruber lachte."]
        {
            let tokens = whole(text, Language::German);
            let lexicon = Lexicon::of(Language::German);
            let used = tag_with(&mut memory, &tokens, lexicon, &model, &NameClass::ALL);
            let fresh = tag_with(&mut Memory::new(&model), &tokens, lexicon, &model, &NameClass::ALL);
            assert_eq!((used.shares, used.proposals), (fresh.shares, fresh.proposals));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_tagged(text in "([A-ZÄa-zß\u{308}0-9 .,„“’'\n-]|\\PC){0,80}") {
            let found = find_with(&model(), &text, Language::German);
            prop_assert_eq!(&found, &find_with(&model(), &text, Language::German));
            prop_assert!(found.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
        }
    }
}
