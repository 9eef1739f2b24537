//! Names by the tagger ([`crate::annotate::tagger`]): what it adds to the rules' names, and what it denies of them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::full_name::{Name, names_a_thing};
use super::initials::Initials;
use super::shape::{
    can_be_surname, has_name_letters, is_capital_particle, is_family, is_initial, is_inner_particle,
    is_particle, is_regnal,
};
use crate::annotate::PersonRule;
use crate::annotate::lexicon::Lexicon;
use crate::annotate::tagger::{NameClass, Proposal, Tags};
use crate::annotate::title::TitleClass;
use crate::annotate::token::Tokens;
use crate::corpus::Language;

/// The least probabilities, in thousandths, found on `GermEval` by training on one half and measuring on the other, and on
/// whole articles.
///
/// Names of two words or more.
const SEVERAL_WORDS: u32 = 500;

/// The same where no list knows the first word or the last: so are firms and products named.
const UNLISTED_WORDS: u32 = 550;

/// The same at the beginning of a sentence, where "Meint Gruber" looks like a name too.
const OPENING_WORDS: u32 = 900;

/// A single word there that is a name by the lists: "Schwarz ist die Schrift".
const OPENING_LISTED_WORD: u32 = 800;

/// A single word. An article names most of its persons in full somewhere; a sentence alone has no room for that.
const LONE_WORD: u32 = 700;
const LONE_WORD_IN_SHORT_TEXT: u32 = 500;

/// The same for a word that is in no list of names.
const UNLISTED_WORD: u32 = 750;

/// So many sentences are a short text.
const SHORT: usize = 3;

/// A word that is a place or a noun as well.
const DOUBTFUL: u32 = 950;

/// A longer name that a rule found only a part of: "Ivo Bernabò" of "Ivo Bernabò Micheli".
const WIDER: u32 = 600;

/// So probable must it be that each word of a rule's name is a place or an organisation for the rule to be wrong.
const DENIED: u32 = 900;

/// If each word of an English rule's name is less probably a person's, the rule is wrong: English has fewer lists that tell a
/// name from other words with a capital. In German such a limit, at 20 or 100, changes nothing.
const UNSEEN_IN_ENGLISH: u32 = 300;

/// Drops names that are surely places or organisations, widens those that the tagger sees as part of a longer name, and
/// adds the tagger's persons; `names` stay in order.
pub(super) fn weigh_names(names: &mut Vec<Name>, tags: &Tags, tokens: &Tokens, lexicon: &Lexicon) {
    names.retain(|name| !is_denied(name, tags, lexicon));
    let mut owner: Vec<Option<usize>> = vec![None; tokens.len()];
    for (index, name) in names.iter().enumerate() {
        owner[name.first..name.end].fill(Some(index));
    }
    let mut surnames: FxHashSet<&str> =
        names.iter().filter_map(|name| surname_of(name, tokens, lexicon)).collect();
    let mut proposals: Vec<Proposal> =
        tags.proposals.iter().filter_map(|&proposal| trim(proposal, tokens, lexicon)).collect();
    let evidence = Evidence::of(&proposals, tags, tokens, lexicon);
    proposals.retain(|proposal| is_sure(proposal, &evidence, tokens, lexicon));
    // Names of several words first: they say whose surname a single word may be.
    proposals.sort_by_key(|proposal| {
        let lone = proposal.end - proposal.first == 1;
        (lone, u16::MAX - proposal.probability, proposal.first, proposal.end)
    });
    for proposal in proposals {
        // A surname of somebody who is named in full is left to the rules for repetitions, which know when it is ambiguous.
        if proposal.end - proposal.first == 1 && surnames.contains(stem(lexicon, tokens.word(proposal.first)))
        {
            continue;
        }
        let name = name_of(&proposal, tokens, lexicon);
        let mut owners: Vec<usize> = owner[name.first..name.end].iter().copied().flatten().collect();
        owners.dedup();
        let index = match owners[..] {
            [] if !names_a_thing(&name, tokens, lexicon) => {
                names.push(name);
                names.len() - 1
            }
            [index] => {
                let old = names[index];
                let wider = name.first <= old.first
                    && old.end <= name.end
                    && name.end - name.first > old.end - old.first;
                if !wider || u32::from(proposal.probability) < WIDER {
                    continue;
                }
                // What a rule took for the surname begins it still: "Ivo Bernabò Micheli".
                let surname = old.surname.filter(|&surname| surname > name.first).or(name.surname);
                names[index] = Name { rule: old.rule, surname, ..name };
                index
            }
            _ => continue,
        };
        owner[name.first..name.end].fill(Some(index));
        surnames.extend(surname_of(&name, tokens, lexicon));
    }
    names.sort_by_key(|name| name.first);
}

/// The last word of a name of several words, in the nominative.
fn surname_of<'a>(name: &Name, tokens: &Tokens<'a>, lexicon: &Lexicon) -> Option<&'a str> {
    (name.end - name.first > 1 && name.surname.is_some()).then(|| stem(lexicon, tokens.word(name.end - 1)))
}

/// How probable it is, over the whole text, that a word names a person: for the words that are proposed by themselves.
struct Evidence<'a>(FxHashMap<&'a str, (u32, u32)>);

impl<'a> Evidence<'a> {
    fn of(proposals: &[Proposal], tags: &Tags, tokens: &Tokens<'a>, lexicon: &Lexicon) -> Self {
        let lone = proposals.iter().filter(|proposal| proposal.end - proposal.first == 1);
        let mut sums: FxHashMap<&str, (u32, u32)> =
            lone.map(|proposal| (stem(lexicon, tokens.word(proposal.first)), (0, 0))).collect();
        let initials = Initials::of(sums.keys().copied());
        for at in (0..tokens.len()).filter(|&at| initials.begin(tokens.word(at))) {
            let word = tokens.word(at);
            if word.starts_with(char::is_uppercase)
                && let Some((sum, count)) = sums.get_mut(stem(lexicon, word))
            {
                *sum += u32::from(tags.share(at, NameClass::Person));
                *count += 1;
            }
        }
        Self(sums)
    }

    /// The mean over all places where the word stands, in thousandths.
    fn mean(&self, stem: &str) -> u32 {
        self.0.get(stem).map_or(0, |(sum, count)| sum / count.max(&1))
    }
}

fn stem<'a>(lexicon: &Lexicon, word: &'a str) -> &'a str {
    lexicon.strip_genitive(word).unwrap_or(word)
}

/// Whether the tagger is sure that all words of the name name something else, or sees a person in none of them.
fn is_denied(name: &Name, tags: &Tags, lexicon: &Lexicon) -> bool {
    // A title is better evidence.
    if name.rule == PersonRule::Title {
        return false;
    }
    let person = |at: usize| u32::from(tags.share(at, NameClass::Person));
    let other = |at: usize| {
        u32::from(tags.share(at, NameClass::Place)) + u32::from(tags.share(at, NameClass::Organisation))
    };
    let name = || name.first..name.end;
    let english = lexicon.language == Language::English;
    name().all(|at| other(at) >= DENIED) || (english && name().all(|at| person(at) < UNSEEN_IN_ENGLISH))
}

/// The proposal without marks, particles and titles at its ends; `None` if nothing is left that looks like a name.
fn trim(mut proposal: Proposal, tokens: &Tokens, lexicon: &Lexicon) -> Option<Proposal> {
    let ends_name = |at: usize| tokens.is_word(at) && !tokens.word(at).starts_with(char::is_lowercase);
    while proposal.first < proposal.end && !ends_name(proposal.end - 1) {
        proposal.end -= 1;
    }
    while proposal.first + 1 < proposal.end
        && (!tokens.is_word(proposal.first) || lexicon.titles.contains(tokens.word(proposal.first)))
        && !lexicon.is_given_name(tokens.word(proposal.first))
    {
        proposal.first += 1;
    }
    let words = || (proposal.first..proposal.end).map(|at| tokens.word(at));
    let named = words().any(|word| has_name_letters(word) && word.chars().count() > 1);
    let fit = words().all(|word| {
        has_name_letters(word)
            || is_initial(word)
            || is_regnal(word)
            || is_particle(word)
            || is_inner_particle(word)
            || matches!(word, "„" | "“" | "”" | "\"" | "»" | "«" | "'" | "’" | "‚" | "‘")
            || (word.len() <= 3 && word.starts_with(char::is_uppercase))
    });
    let adjacent = (proposal.first + 1..proposal.end).all(|at| match (tokens.get(at - 1), tokens.get(at)) {
        (Some(one), Some(two)) => matches!(&tokens.text()[one.span.end..two.span.start], "" | " "),
        _ => false,
    });
    (named && fit && adjacent).then_some(proposal)
}

/// Whether the proposal is probable enough.
fn is_sure(proposal: &Proposal, evidence: &Evidence, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    let (first, last) = (tokens.word(proposal.first), tokens.word(proposal.end - 1));
    let own = u32::from(proposal.probability);
    let listed = |word: &str| lexicon.is_family_name(word) || lexicon.is_given_name(word);
    let noun = |word: &str| lexicon.is_common(word) && !listed(word);
    let town = |word: &str| lexicon.is_place(word) && !lexicon.is_family_name(word);
    let church = is_saint(first) || is_saint(tokens.before(proposal.first));
    if proposal.end - proposal.first > 1 {
        let surname = is_regnal(last) || can_be_surname(lexicon, stem(lexicon, last));
        let opens = tokens.get(proposal.first).is_some_and(|token| token.initial)
            && !lexicon.is_given_name(first)
            && !is_initial(first);
        let bare = is_particle(first) && !lexicon.is_family_name(stem(lexicon, last));
        let limit = if church || bare || noun(first) || town(last) || !surname {
            DOUBTFUL
        } else if opens {
            if lexicon.is_family_name(stem(lexicon, last)) { OPENING_WORDS } else { DOUBTFUL }
        } else if listed(first) || listed(stem(lexicon, last)) {
            SEVERAL_WORDS
        } else {
            UNLISTED_WORDS
        };
        return own >= limit;
    }
    let short = tokens.get(tokens.len() - 1).is_none_or(|token| token.sentence < SHORT);
    let handle = matches!(tokens.before(proposal.first), "@" | "#" | "_");
    let before = tokens.before(proposal.first);
    // "Skeptisch äußert sich Gruber."
    let adverb = tokens.get(proposal.first).is_some_and(|token| token.initial)
        && ["isch", "lich", "weise"].iter().any(|ending| first.ends_with(ending))
        && !lexicon.is_family_name(first);
    let kin = lexicon.titles.find(first).is_some_and(|title| title.class == TitleClass::Kin);
    if has_article(before, lexicon.language)
        || (!short && is_family(before) && tokens.behind(proposal.first, 1) != "und")
        || kin
        || adverb
        || (before == "des" && !listed(first) && listed(stem(lexicon, first))) // no name has both: "des Bruchs"
        || opens_adjectives(proposal.first, tokens, lexicon)
    {
        return false;
    }
    let limit = if church || handle || lexicon.is_common(first) || town(first) {
        DOUBTFUL
    } else if short {
        LONE_WORD_IN_SHORT_TEXT
    } else if tokens.get(proposal.first).is_some_and(|token| token.initial) {
        if listed(stem(lexicon, first)) { OPENING_LISTED_WORD } else { OPENING_WORDS }
    } else if listed(stem(lexicon, first)) {
        LONE_WORD
    } else {
        UNLISTED_WORD
    };
    own.midpoint(evidence.mean(stem(lexicon, first))) >= limit
}

/// "Langer, etwas betäubter Beifall": whether the word is the first of two adjectives with one ending before a noun that
/// is no person's.
fn opens_adjectives(at: usize, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    let word = tokens.word(at);
    let Some(ending) = ["e", "en", "er", "em", "es"].into_iter().rfind(|ending| word.ends_with(ending))
    else {
        return false;
    };
    let lower = |word: &str| word.starts_with(char::is_lowercase);
    tokens.behind(at, 1) == ","
        && (2..=3).any(|by| {
            let (adjective, noun) = (tokens.behind(at, by), tokens.behind(at, by + 1));
            (2..by).all(|by| lower(tokens.behind(at, by)))
                && lower(adjective)
                && adjective.chars().count() >= 5
                && adjective.ends_with(ending)
                && noun.starts_with(char::is_uppercase)
                && !lexicon.titles.contains(noun)
        })
}

/// Whether the word is an article or a preposition with one, which no bare name of a person follows: "am Kai".
fn has_article(word: &str, language: Language) -> bool {
    let articles: &[&str] = match language {
        Language::German => &["am", "ans", "aufs", "beim", "im", "ins", "vom", "zum", "zur"],
        Language::English => &["a", "an", "the"],
    };
    articles.iter().any(|article| article.eq_ignore_ascii_case(word))
}

/// Whether the word makes a name that of a church.
fn is_saint(word: &str) -> bool {
    matches!(word, "Sankt" | "St." | "St" | "Santa" | "San")
}

/// The proposal as a name: given names and initials, then the surname with its particles.
fn name_of(proposal: &Proposal, tokens: &Tokens, lexicon: &Lexicon) -> Name {
    let (first, end) = (proposal.first, proposal.end);
    let last = end - 1;
    let given = lexicon.is_given_name(tokens.word(first)) || is_initial(tokens.word(first));
    let surname = if first == last {
        (!given || lexicon.is_family_name(tokens.word(first))).then_some(first)
    } else if is_regnal(tokens.word(last)) {
        None
    } else {
        let particle = |&at: &usize| is_particle(tokens.word(at)) || is_capital_particle(tokens.word(at));
        Some((first..last).find(particle).unwrap_or(last))
    };
    Name { first, surname, end, rule: PersonRule::Statistical, given: given && first < last }
}
