//! A statistical tagger of names: a linear-chain conditional random field over the tokens of a sentence.
//!
//! The method is that of Lafferty, `McCallum` and Pereira, "Conditional Random Fields: Probabilistic Models for Segmenting
//! and Labeling Sequence Data" (ICML 2001), with the features that named-entity recognition has used since the shared
//! tasks of CoNLL: the word, its affixes and shape, its neighbours, and lists of names. What each feature weighs was
//! learnt from marked sentences (`training/README.md` says from which, and how to learn anew) and lies in
//! `lexicons/de/tagger.model`.
//!
//! Features are hashed, weights are small integers, and probabilities are computed in integers too: the same sentence
//! gets the same answer on every machine.

mod chain;
mod feature;
mod model;

use std::collections::HashMap;

use super::Sentence;
use super::lexicon::Lexicon;
use super::token::Tokens;
use crate::corpus::Language;
use crate::text::Span;

use chain::Chain;
use feature::Facts;
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
    /// Names that are probable enough to be thought about, in order; they may overlap.
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

/// Tags all tokens; takes time linear in their number.
pub(super) fn tag(tokens: &Tokens, lexicon: &Lexicon, model: &Model) -> Tags {
    let mut words: HashMap<&str, usize> = HashMap::new();
    let mut known: Vec<Word> = vec![Word::of(Facts::start(), model), Word::of(Facts::end(), model)];
    let mut row = Vec::with_capacity(tokens.len());
    for index in 0..tokens.len() {
        let word = tokens.word(index);
        row.push(*words.entry(word).or_insert_with(|| {
            known.push(Word::of(Facts::of(word, lexicon), model));
            known.len() - 1
        }));
    }
    let mut tags = Tags { shares: Vec::with_capacity(tokens.len()), proposals: Vec::new() };
    let mut chain = Chain::new(model);
    let mut first = 0;
    while first < tokens.len() {
        let end = (first..tokens.len()).find(|&at| !tokens.same_sentence(first, at)).unwrap_or(tokens.len());
        let emissions = (first..end).map(|at| {
            let place = |offset: isize| match at.checked_add_signed(offset) {
                Some(other) if other >= end => &known[1],
                Some(other) if other >= first => &known[row[other]],
                _ => &known[0],
            };
            emission(&place, tokens.get(at).is_some_and(|token| token.initial), model)
        });
        chain.read(emissions);
        for at in 0..end - first {
            tags.shares.push(chain.shares(at));
        }
        chain.propose(LEAST, |mut proposal| {
            proposal.first += first;
            proposal.end += first;
            tags.proposals.push(proposal);
        });
        first = end;
    }
    tags
}

/// A distinct word of the text, with the sums of what it says at each distance.
struct Word {
    facts: Facts,
    own: Scores,
    /// At the distances of [`feature::NEIGHBOURS`].
    near: [Scores; feature::NEIGHBOURS.len()],
}

impl Word {
    fn of(facts: Facts, model: &Model) -> Self {
        let mut own = Scores::default();
        facts.own(&mut |feature| model.add(feature, &mut own));
        let near = feature::NEIGHBOURS.map(|offset| {
            let mut scores = Scores::default();
            facts.near(offset, &mut |feature| model.add(feature, &mut scores));
            scores
        });
        Self { facts, own, near }
    }
}

fn emission<'a>(place: &dyn Fn(isize) -> &'a Word, initial: bool, model: &Model) -> Scores {
    let mut scores = place(0).own;
    for (offset, index) in feature::NEIGHBOURS.iter().zip(0..) {
        for (sum, score) in scores.iter_mut().zip(place(*offset).near[index]) {
            *sum += score;
        }
    }
    feature::joint(&|offset| &place(offset).facts, initial, &mut |feature| model.add(feature, &mut scores));
    scores
}

/// A token with everything that the tagger looks at, for training.
#[derive(Debug, Clone)]
pub struct Observation {
    /// The token, in bytes of the sentence.
    pub span: Span,
    /// The hashes of its features.
    pub features: Vec<u64>,
}

/// Cuts one German sentence into tokens and lists the features of each: what a trainer learns weights for.
///
/// # Example
/// ```
/// let seen = leporello::annotate::tagger::observe("Anna Gruber lachte.");
/// assert_eq!(seen.len(), 4);
/// assert!(seen[0].features.len() > 20);
/// ```
pub fn observe(sentence: &str) -> Vec<Observation> {
    let lexicon = Lexicon::of(Language::German);
    let tokens = whole(sentence);
    let facts: Vec<Facts> = (0..tokens.len()).map(|at| Facts::of(tokens.word(at), lexicon)).collect();
    let (start, end) = (Facts::start(), Facts::end());
    let mut seen = Vec::with_capacity(facts.len());
    for at in 0..facts.len() {
        let Some(token) = tokens.get(at) else { break };
        let place = |offset: isize| match at.checked_add_signed(offset) {
            Some(other) => facts.get(other).unwrap_or(&end),
            None => &start,
        };
        let mut features = Vec::with_capacity(80);
        let mut push = |feature| features.push(feature);
        facts[at].own(&mut push);
        for offset in feature::NEIGHBOURS {
            place(offset).near(offset, &mut push);
        }
        feature::joint(&place, token.initial, &mut push);
        seen.push(Observation { span: token.span, features });
    }
    seen
}

/// The names that a model finds in one German sentence, each more probable than not, in bytes: for measuring a model.
pub fn find_with(model: &Model, sentence: &str) -> Vec<(Span, NameClass)> {
    let tokens = whole(sentence);
    let tags = tag(&tokens, Lexicon::of(Language::German), model);
    let sure = tags.proposals.iter().filter(|proposal| proposal.probability > 500);
    sure.filter_map(|proposal| {
        let (first, last) = (tokens.get(proposal.first)?, tokens.get(proposal.end - 1)?);
        Some((Span::new(first.span.start, last.span.end), proposal.class))
    })
    .collect()
}

fn whole(sentence: &str) -> Tokens<'_> {
    Tokens::of(sentence, &[Sentence { span: Span::new(0, sentence.len()), block: 0 }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn model() -> Model<'static> {
        Lexicon::of(Language::German).tagger.expect("the weights in the program can be read")
    }

    fn names(sentence: &str) -> Vec<(&str, NameClass)> {
        let found = find_with(&model(), sentence);
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
        let found = find_with(&model(), &long);
        assert!(found.len() >= 20_000, "{}", found.len());
        assert_eq!(found, find_with(&model(), &long));
    }

    #[test]
    fn what_a_trainer_sees_is_what_is_added_up() {
        let sentence = "Der Landrat Xaver Quorl aus Graz-Umgebung schwieg.";
        let model = model();
        let lexicon = Lexicon::of(Language::German);
        let facts: Vec<Facts> =
            ["Der", "Landrat", "Xaver"].iter().map(|word| Facts::of(word, lexicon)).collect();
        let mut own = Scores::default();
        facts[1].own(&mut |feature| model.add(feature, &mut own));
        let mut seen = Scores::default();
        let features = &observe(sentence)[1].features;
        let mut count = 0;
        facts[1].own(&mut |_| count += 1);
        for &feature in &features[..count] {
            model.add(feature, &mut seen);
        }
        assert_eq!(own, seen);
    }

    proptest! {
        #[test]
        fn any_text_is_tagged(text in "([A-ZÄa-zß\u{308}0-9 .,„“’'\n-]|\\PC){0,80}") {
            let found = find_with(&model(), &text);
            prop_assert_eq!(&found, &find_with(&model(), &text));
            prop_assert!(found.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
        }
    }
}
