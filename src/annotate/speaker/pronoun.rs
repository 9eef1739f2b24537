//! Antecedents: whom "er", "sie" and "der Minister" stand for, where only one person comes into question.

use std::ops::Range;

use super::described::stands_for;
use super::subject::is_adjective;
use super::{Quoted, Speakers};
use crate::annotate::kin::is_kin;
use crate::annotate::role::is_english_role;
use crate::annotate::{Epithet, EpithetRule, RoleMention};
use crate::text::Span;

/// How many sentences before the pronoun are read for persons.
const NEAR: usize = 2;
/// How many more, until one names somebody.
const FARTHER: usize = 6;
/// How many tokens are read at most.
const MOST: usize = 250;
/// The most words before a title that tell which one it is.
const MOST_ATTRIBUTES: usize = 3;

impl Speakers<'_> {
    /// Whom the pronoun at `at` means: the only person of that gender near it, or the subject of the sentence before.
    pub(super) fn antecedent(&self, at: usize, feminine: bool, earlier: Quoted) -> Option<usize> {
        self.only_one(at, feminine, earlier).or_else(|| self.subject_before(at, feminine, earlier))
    }

    /// The subject or the source of the sentence before, if nobody else of that gender is named in it or since.
    fn subject_before(&self, at: usize, feminine: bool, earlier: Quoted) -> Option<usize> {
        let own = self.tokens.get(at)?.sentence;
        let mut first = at; // the first token of the last sentence that is not all quoted
        let mut found: Option<usize> = None;
        let mut sentence = own;
        for index in (at.saturating_sub(MOST)..at).rev() {
            let token = self.tokens.get(index)?;
            if token.sentence != sentence {
                if sentence != own && found.is_some() {
                    break;
                }
                if own - token.sentence > NEAR {
                    break;
                }
                sentence = token.sentence;
            }
            first = index;
            if self.is_quoted(index, earlier) {
                continue;
            }
            if let Some(person) = self.person_at(index) {
                // A name that tells no gender may be meant as well as one that fits.
                match self.is_woman(person) {
                    Some(woman) if woman != feminine => {}
                    _ if sentence == own => return None,
                    _ => match found {
                        Some(last) if self.persons[last].full_name != self.persons[person].full_name => {
                            return None;
                        }
                        _ => found = Some(person),
                    },
                }
            } else if found.is_none() && self.is_rival(index, feminine) {
                return None;
            }
        }
        let found = found?;
        if self.is_source(found) {
            return Some(found);
        }
        let subject = self
            .subject_from(self.skip_adverbs(first))
            .or_else(|| self.inverted_subject(first, self.sentence_end(first)))?;
        (self.persons[subject].full_name == self.persons[found].full_name).then_some(found)
    }

    /// The index behind the last token of the sentence of `at`.
    fn sentence_end(&self, at: usize) -> usize {
        (at..at + MOST).find(|&index| !self.tokens.same_sentence(at, index)).unwrap_or(at + MOST)
    }

    /// Whether the name is in the genitive: "Putins", "des Dichters Egger".
    pub(super) fn is_owner(&self, person: usize) -> bool {
        let first = self.tokens.index_at(self.persons[person].span.start);
        let phrase = (1..=4).map_while(|by| first.checked_sub(by)).take_while(|&at| {
            self.tokens.same_sentence(at, first)
                && (self.tokens.is_word(at) && self.person_ending_at(at + 1).is_none())
        });
        let words: Vec<usize> = phrase.collect();
        // "der Sprecher von Egger"
        let of = words.iter().find(|&&at| matches!(self.tokens.word(at), "von" | "of"));
        let phrase = words.iter().copied();
        !self.is_nominative(person)
            || of.is_some_and(|&of| self.is_title_before(of))
            || phrase
                .map(|at| self.tokens.word(at))
                .take_while(|word| {
                    word.starts_with(char::is_uppercase)
                        || super::subject::is_adjective(word)
                        || matches!(*word, "des" | "eines")
                })
                .any(|word| matches!(word, "des" | "eines"))
    }

    fn is_title_before(&self, of: usize) -> bool {
        let before = self.tokens.before(of);
        self.lexicon.titles.contains(before) || (self.english && is_english_role(before))
    }

    /// The index of the token behind the name.
    fn behind(&self, person: usize) -> usize {
        self.tokens.index_at(self.persons[person].span.end)
    }

    pub(super) fn is_quoted(&self, at: usize, earlier: Quoted) -> bool {
        self.tokens.get(at).is_some_and(|token| earlier.holds(token.span))
    }

    /// The only person of that gender who stands before the pronoun at `at`, quotations left out.
    fn only_one(&self, at: usize, feminine: bool, earlier: Quoted) -> Option<usize> {
        let own = self.tokens.get(at)?.sentence;
        let mut found: Option<usize> = None;
        let mut rival = false;
        let mut plain = false; // whether one mention is no mere complement: "mit Gruber"
        for index in (at.saturating_sub(MOST)..at).rev() {
            let token = self.tokens.get(index)?;
            let back = own - token.sentence;
            if back > FARTHER || (back > NEAR && found.is_some()) {
                break;
            }
            if self.is_quoted(index, earlier) {
                continue;
            }
            let named = self.person_at(index);
            let called = || (!self.english).then(|| self.called_at(index)).flatten();
            if let Some(person) = named.or_else(called) {
                if named.is_some() && self.is_owner(person) {
                    // "Putins Sprecher kam": the nearer one is not named.
                    if found.is_none() && self.named_from(self.behind(person)).is_none() {
                        return None;
                    }
                    continue;
                }
                let woman = self.is_woman(person);
                let prominent = !self.is_behind_preposition(person) || self.is_source(person);
                plain |= woman == Some(feminine) && prominent;
                match woman {
                    Some(woman) if woman != feminine => {}
                    None => return None,
                    Some(_) => match found {
                        None => found = Some(person),
                        Some(last) if self.persons[last].full_name == self.persons[person].full_name => {}
                        Some(_) => return None,
                    },
                }
            } else {
                rival |= found.is_none() && self.is_rival(index, feminine);
            }
        }
        found.filter(|_| !rival && plain)
    }

    /// Whether an unnamed bearer of a title, nearer than any name, may be meant: "ein Sprecher".
    fn is_rival(&self, index: usize, feminine: bool) -> bool {
        let word = self.tokens.word(index);
        // "Sein Vater", "Her mother" at the head of a sentence is its subject.
        let owned =
            matches!(self.tokens.before(index), "Sein" | "Seine" | "Ihr" | "Ihre" | "His" | "Her" | "Their");
        if owned
            && (is_kin(word, feminine) || self.is_office(word, feminine))
            && self.named_from(index).is_none()
        {
            return true;
        }
        if self.english {
            return is_english_role(word)
                && (1..=3).any(|by| {
                    matches!(
                        self.tokens.word(index.saturating_sub(by)),
                        "a" | "A" | "an" | "An" | "the" | "The"
                    )
                })
                && !self.is_given_role(index)
                && self.person_at(index + 1).is_none();
        }
        let Some(title) = self.lexicon.titles.find(word) else { return false };
        let woman = title.nominative.ends_with("in") || title.nominative.ends_with("frau");
        let determiner = (1..=3).map(|by| index.saturating_sub(by)).any(|at| {
            let word = self.tokens.word(at);
            if feminine {
                matches!(word, "die" | "eine" | "Die" | "Eine")
            } else {
                matches!(word, "der" | "ein" | "Der" | "Ein")
            }
        });
        let named = (1..=2).any(|by| self.person_at(index + by).is_some()) || self.is_given_role(index);
        woman == feminine && determiner && !named && self.title_alone_near(index).is_none()
    }

    /// Whether the title is a role that the text gives to somebody here, or what a sentence says of a person before it:
    /// "Egger ist inzwischen ein Star".
    pub(super) fn is_given_role(&self, index: usize) -> bool {
        let Some(span) = self.tokens.get(index).map(|token| token.span) else { return false };
        let role = self.roles.partition_point(|role| role.span.end <= span.start);
        if self.roles.get(role).is_some_and(|role| role.span.contains(span)) {
            return true;
        }
        let copula = (1..=8).map_while(|by| index.checked_sub(by)).take_while(|&at| {
            self.tokens.same_sentence(at, index) && !matches!(self.tokens.word(at), "," | ";" | "und")
        });
        let words: Vec<usize> = copula.collect();
        words
            .iter()
            .any(|&at| matches!(self.tokens.word(at), "ist" | "war" | "wird" | "wurde" | "bleibt" | "als"))
            && words.iter().any(|&at| self.person_ending_at(at + 1).is_some() || self.person_at(at).is_some())
    }

    /// Whether the noun is a German title of that gender.
    fn is_office(&self, word: &str, feminine: bool) -> bool {
        self.lexicon.titles.find(word).is_some_and(|title| {
            let woman = title.nominative.ends_with("in") || title.nominative.ends_with("frau");
            woman == feminine && title.nominative == word
        })
    }

    /// Whom the title at `index`, which no name follows, stands for as the subject: "der Minister".
    fn called_at(&self, index: usize) -> Option<usize> {
        self.lexicon.titles.find(self.tokens.word(index))?;
        if self.is_given_role(index) || (1..=2).any(|by| self.person_at(index + by).is_some()) {
            return None;
        }
        self.title_alone_near(index)
    }

    fn title_alone_near(&self, index: usize) -> Option<usize> {
        let article = (1..=3)
            .filter_map(|by| index.checked_sub(by))
            .find(|&at| matches!(self.tokens.word(at), "der" | "Der" | "die" | "Die"))?;
        self.title_alone(article)
    }

    /// The titles that stand for a person whom the text names by them elsewhere, and plural pronouns for several.
    pub(in crate::annotate) fn epithets(&self) -> Vec<Epithet> {
        let mut epithets: Vec<Epithet> = Vec::new();
        for (at, _) in self.words.iter().enumerate().filter(|(_, word)| word.may_open_epithet) {
            let person = match self.tokens.word(at) {
                "sie" | "Sie" | "they" | "They" => {
                    epithets.extend(self.plural_pronoun(at));
                    None
                }
                "der" | "Der" | "die" | "Die" if !self.english => {
                    self.title_alone(at).or_else(|| self.told_apart(at))
                }
                "dem" | "den" | "des" | "vom" | "zum" | "beim" if !self.english => self.told_apart(at),
                "the" | "The" if self.english => self.english_title_alone(at),
                _ => None,
            };
            let Some(person) = person else { continue };
            let title = (at + 1..at + 5).find(|&index| {
                let word = self.tokens.word(index);
                if self.english { is_english_role(word) } else { word.starts_with(char::is_uppercase) }
            });
            let Some(title) = title else { continue };
            let named = self.person_at(title + 1).is_some() || self.is_given_role(title);
            let again = |span: Span| epithets.last().is_some_and(|last| last.span.end > span.start);
            if let Some(token) = self.tokens.get(title).filter(|token| !named && !again(token.span)) {
                let persons = vec![person];
                epithets.push(Epithet { span: token.span, persons, rule: EpithetRule::SoleBearer });
            }
        }
        epithets
    }

    /// Whom "der Minister" stands for: the only person to whom the text has given that role before.
    pub(super) fn title_alone(&self, at: usize) -> Option<usize> {
        let mut index = at + 1;
        while index < at + 4 && self.tokens.word(index).starts_with(char::is_lowercase) {
            index += 1;
        }
        if !self.tokens.same_sentence(at, index) {
            return None;
        }
        let Some(title) = self.lexicon.titles.find(self.tokens.word(index)) else {
            return self.calling_alone(at, index);
        };
        // "die Minister" are several.
        let woman = title.nominative.ends_with("in") || title.nominative.ends_with("frau");
        let nominative = title.adjective_ending.is_some() || title.nominative == self.tokens.word(index);
        if !woman && (matches!(self.tokens.word(at), "die" | "Die") || !nominative) {
            return None;
        }
        let start = self.tokens.get(index)?.span.start;
        let end = self.roles.partition_point(|role| role.span.start < start);
        let wanted = title.nominative.to_lowercase();
        let mut found: Option<usize> = None;
        for role in self.roles[end.saturating_sub(40)..end].iter().rev() {
            let given = role.title.to_lowercase();
            // "der Präsident" after "US-Präsident", but not the other way round.
            if !stands_for(&wanted, &given) || !self.shares_attributes(at + 1..index, role) {
                continue;
            }
            match found {
                None => found = Some(role.person),
                Some(last) if self.persons[last].full_name == self.persons[role.person].full_name => {}
                Some(_) => return None,
            }
        }
        // "der Präsident der Kammer" is another one than "der Präsident".
        let goes_on = matches!(self.tokens.behind(index, 1), "der" | "des" | "von" | "vom" | "für");
        found.filter(|_| !goes_on && (at + 1 < index || !self.has_rival_bearer(at, &wanted)))
    }

    /// Whom "der Wirt" stands for: the only person whom the text has called so before, by a word that is no office.
    fn calling_alone(&self, at: usize, noun: usize) -> Option<usize> {
        let start = self.tokens.get(noun)?.span.start;
        let end = self.roles.partition_point(|role| role.span.start < start);
        let called = self.roles[end.saturating_sub(40)..end].iter().filter(|role| {
            role.title == self.tokens.word(noun) && self.shares_attributes(at + 1..noun, role)
        });
        let mut persons = called.map(|role| role.person);
        let found = persons.next()?;
        let name = |person: usize| &self.persons[person].full_name;
        let woman = self.tokens.word(noun).ends_with("in");
        let agrees = woman == matches!(self.tokens.word(at), "die" | "Die");
        let goes_on = matches!(self.tokens.behind(noun, 1), "der" | "des" | "von" | "vom" | "für");
        (agrees && !goes_on && persons.all(|other| name(other) == name(found))).then_some(found)
    }

    /// Whom "dem russischen Präsidenten" stands for: the only person to whom the article gives that role with these adjectives,
    /// be it farther on.
    fn told_apart(&self, at: usize) -> Option<usize> {
        const MOST_ROLES: usize = 80;
        let index =
            (at + 2..at + 4).find(|&index| self.tokens.word(index).starts_with(char::is_uppercase))?;
        let adjectives = at + 1..index;
        let told = adjectives.clone().all(|at| is_adjective(self.tokens.word(at)));
        if !told || !self.tokens.same_sentence(at, index) {
            return None;
        }
        let wanted = self.lexicon.titles.find(self.tokens.word(index))?.nominative.to_lowercase();
        let goes_on = matches!(self.tokens.behind(index, 1), "der" | "des" | "von" | "vom" | "für");
        let name = |role: &RoleMention| &self.persons[role.person].full_name;
        let mut bearers = self.roles.iter().take(MOST_ROLES).filter(|role| {
            role.title.to_lowercase().ends_with(&wanted) && self.shares_attributes(adjectives.clone(), role)
        });
        let first = bearers.next()?;
        (!goes_on && bearers.all(|role| name(role) == name(first))).then_some(first.person)
    }

    /// Whether another bearer, who is not named, was told apart by an adjective before `at`: "der ukrainische Präsident".
    fn has_rival_bearer(&self, at: usize, wanted: &str) -> bool {
        (at.saturating_sub(MOST) + 2..at).any(|title| {
            let told_apart = is_adjective(self.tokens.before(title)) && !self.is_given_role(title);
            told_apart
                && self.tokens.is_word(title)
                && self.lexicon.titles.find(self.tokens.word(title)).is_some_and(|title| {
                    let title = title.nominative.to_lowercase();
                    title == wanted || stands_for(wanted, &title)
                })
        })
    }

    /// Whether the role is given with every word that stands in `attributes`: "der ukrainische Präsident" is none who was
    /// called "der russische Präsident" or just "Präsident".
    pub(super) fn shares_attributes(&self, mut attributes: Range<usize>, role: &RoleMention) -> bool {
        let title = self.tokens.index_at(role.span.start);
        let end = self.tokens.index_at(role.span.end.saturating_sub(1));
        let given: Vec<&str> = (title.saturating_sub(MOST_ATTRIBUTES)..=end)
            .filter(|&at| self.tokens.same_sentence(at, title))
            .map(|at| stem(self.tokens.word(at)))
            .collect();
        attributes.all(|at| given.contains(&stem(self.tokens.word(at))))
    }

    pub(super) fn is_woman(&self, person: usize) -> Option<bool> {
        self.genders.is_woman(&self.persons[person].full_name)
    }
}

/// An adjective without the ending of its case.
fn stem(word: &str) -> &str {
    ["en", "em", "er", "es", "e"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}
