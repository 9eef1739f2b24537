//! Names that stand for themselves: behind a title, with a given name, or before a role.

use super::couple::is_of_two;
use super::shape::{
    can_be_surname, has_name_letters, is_capital_particle, is_initial, is_inner_particle, is_particle,
    is_regnal, is_thing,
};
use super::word::NameWord;
use crate::annotate::PersonRule;
use crate::annotate::lexicon::Lexicon;
use crate::annotate::title::TitleClass;
use crate::annotate::token::Tokens;
use crate::corpus::Language;

/// A name found by itself, as indices of tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub(super) first: usize,
    /// The first word of the surname, its particles included; `None` for "Papst Franziskus".
    pub(super) surname: Option<usize>,
    /// The token behind the last.
    pub(super) end: usize,
    pub(super) rule: PersonRule,
    /// Whether it is sure that the first word is a given name.
    pub(super) given: bool,
}

/// Every name with a title or a given name, in order.
pub(super) fn find_names(words: &[NameWord], tokens: &Tokens, lexicon: &Lexicon) -> Vec<Name> {
    let reader = Reader { words, tokens, lexicon };
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let titled = word.title.then(|| reader.titled_name(at)).flatten();
        let found = titled
            .or_else(|| word.given.then(|| reader.given_name(at, false)).flatten())
            .or_else(|| word.follows_title.then(|| reader.apposed_name(at)).flatten())
            .or_else(|| word.title.then(|| reader.name_behind_comma(at)).flatten());
        match found {
            Some(name) => {
                at = name.end.max(at + 1);
                let of_two = name.surname == Some(name.first) && is_of_two(name.first, tokens, lexicon);
                if !reader.names_a_thing(&name) && !of_two {
                    names.push(name);
                }
            }
            None => at += 1,
        }
    }
    names
}

/// The most words of one kind in a name; it bounds the search, so that the whole stays linear.
const MOST: usize = 4;

struct Reader<'a> {
    words: &'a [NameWord],
    tokens: &'a Tokens<'a>,
    lexicon: &'a Lexicon,
}

impl Reader<'_> {
    /// The name behind the title at `at`.
    fn titled_name(&self, at: usize) -> Option<Name> {
        let title = self.lexicon.titles.find(self.tokens.word(at))?;
        let mut first = at + 1;
        if self.tokens.behind(at, 1) == "a." && self.tokens.behind(at, 2) == "D." {
            first += 2;
        }
        if !self.tokens.same_sentence(at, first) || !self.tokens.is_word(first) {
            return None;
        }
        if let Some(name) = self.given_name(first, true) {
            return Some(name);
        }
        let word = self.tokens.word(first);
        let next = self.tokens.behind(first, 1);
        let known_given = self.lexicon.is_given_name(word) && !self.is_ambiguous(word);
        let strong = match title.class {
            TitleClass::Role => true,
            TitleClass::Address => !is_determiner(self.tokens.before(at)),
            TitleClass::Weak | TitleClass::Kin => false,
        };
        if known_given && !has_particle_behind(next) {
            let end = first + 1 + usize::from(is_regnal(next));
            let numbered = end > first + 1;
            let family = self.lexicon.is_family_name(word) || !is_royal(&title.nominative);
            let surname = (!numbered && strong && family && title.class != TitleClass::Kin).then_some(first);
            return self.name(first, surname, end, PersonRule::Title, true);
        }
        if is_regnal(next) && has_name_letters(word) && strong {
            return self.name(first, None, first + 2, PersonRule::Title, true);
        }
        if is_particle(word) || is_capital_particle(word) {
            let end = self.surname_end(first)?;
            let last = self.tokens.word(end - 1);
            let known = self.lexicon.is_family_name(last) && !self.lexicon.is_given_name(last);
            return known
                .then_some(())
                .and_then(|()| self.name(first, Some(first), end, PersonRule::Title, false));
        }
        let sure = self.lexicon.is_family_name(word) && !self.lexicon.is_common(word);
        if !(strong || sure) || !self.can_follow_title(first) {
            return None;
        }
        let second = first + 1;
        // "Vorsitzender Richter Jan Egger": the name is that of the second title.
        if self.lexicon.titles.contains(word) && self.given_name(second, true).is_some() {
            return None;
        }
        let follows = self.tokens.same_sentence(first, second)
            && (self.can_follow_title(second)
                || (is_initial(next) && self.surname_end(second + 1).is_some()));
        let particle =
            is_particle(next) && next != "zu" && next != "von" && self.surname_end(second).is_some();
        if (strong && follows) || particle {
            let surname = if is_initial(next) { second + 1 } else { second };
            let end = self.surname_end(surname).unwrap_or(surname + 1);
            return self.name(first, Some(surname), end, PersonRule::Title, false);
        }
        self.name(first, Some(first), second, PersonRule::Title, false)
    }

    /// The name that begins with a given name or initials at `first`.
    fn given_name(&self, first: usize, titled: bool) -> Option<Name> {
        let mut at = first;
        let mut initials = 0;
        let mut ambiguous = true;
        while at < first + MOST && (at == first || self.tokens.same_sentence(first, at)) {
            let word = self.tokens.word(at);
            if is_initial(word) || (titled && at == first && self.is_joined_initials(at)) {
                initials += 1;
            } else if self.is_given(at) {
                ambiguous &= self.is_ambiguous(word);
            } else {
                break;
            }
            at += 1;
        }
        let words = at - first;
        if words == 0 || (words == initials && !titled && initials < 2 && !self.has_family_name(at)) {
            return None;
        }
        let rule = if titled { PersonRule::Title } else { PersonRule::GivenName };
        if is_regnal(self.tokens.behind(at - 1, 1)) && words > initials {
            return self.name(first, None, at + 1, rule, true);
        }
        let nickname = self.nickname_end(at);
        let surname = nickname.unwrap_or(at);
        if self.tokens.same_sentence(first, surname)
            && let Some(end) = self.surname_end(surname)
        {
            let word = self.tokens.word(end - 1);
            let sure = titled || self.lexicon.is_family_name(word);
            let place = self.lexicon.is_place(word) && !self.lexicon.is_family_name(word);
            let genitive = self.is_genitive_of_given(self.tokens.word(at - 1));
            let doubtful = (ambiguous && words > initials) || genitive;
            let lone = words == initials && !sure && initials < 2;
            if (place && !titled) || lone || (doubtful && (!sure || self.follows_place_word(first))) {
                return None;
            }
            return self.name(first, Some(surname), end, rule, true);
        }
        // "Klaus Peter": the last given name is the surname.
        let last = at - 1;
        (words >= 2 && words > initials && !ambiguous && !is_initial(self.tokens.word(last)))
            .then(|| self.name(first, Some(last), at, rule, true))
            .flatten()
    }

    /// "Keir Starmer, der britische Premierminister": two words that no list knows, with a role set behind them.
    fn apposed_name(&self, first: usize) -> Option<Name> {
        let (surname, comma) = (first + 1, first + 2);
        let plain = |at| self.can_follow_title(at) && !self.lexicon.is_common(self.tokens.word(at));
        let goes_on = || {
            first.checked_sub(1).is_some_and(|before| {
                self.tokens.same_sentence(before, first) && self.can_follow_title(before)
            })
        };
        if self.tokens.word(comma) != "," || !plain(first) || !plain(surname) || goes_on() {
            return None;
        }
        let mut at = comma + 1 + self.since(comma + 1);
        let start = at;
        let determiner = matches!(self.tokens.word(at), "der" | "die" | "ein" | "eine");
        at += usize::from(determiner);
        while at < start + MOST - 1 && self.tokens.word(at).starts_with(char::is_lowercase) {
            at += 1;
        }
        let adjectives = at - start - usize::from(determiner);
        let title = self.lexicon.titles.find(self.tokens.word(at))?;
        let apposed = title.class == TitleClass::Role
            && title.nominative == self.tokens.word(at)
            && (determiner || adjectives == 0)
            && self.tokens.same_sentence(first, at);
        apposed.then(|| self.name(first, Some(surname), comma, PersonRule::Apposition, false)).flatten()
    }

    /// "Die Vorsitzende der Liste, Seidenfaden, nannte": one word between commas, behind a title with its complement and
    /// before the verb.
    fn name_behind_comma(&self, at: usize) -> Option<Name> {
        const REACH: usize = 8;
        if !matches!(self.tokens.behind(at, 1), "der" | "des" | "von" | "vom" | "für") {
            return None;
        }
        let title = self.lexicon.titles.find(self.tokens.word(at))?;
        let opens = (1..=3).filter_map(|by| at.checked_sub(by)).any(|index| {
            self.tokens.same_sentence(index, at)
                && matches!(self.tokens.word(index), "der" | "die" | "Der" | "Die")
        });
        let comma = (at + 2..at + REACH)
            .take_while(|&index| self.tokens.same_sentence(at, index))
            .find(|&index| !self.tokens.is_word(index) || self.is_given(index))
            .filter(|&index| self.tokens.word(index) == ",")?;
        let (name, verb) = (comma + 1, self.tokens.behind(comma, 3));
        let word = self.tokens.word(name);
        let surname = self.can_follow_title(name) && !self.lexicon.is_common(word);
        let predicate = self.lexicon.speech_verbs.contains(verb)
            || matches!(verb, "hat" | "hatte" | "ist" | "war" | "wurde" | "will" | "hält" | "sieht");
        let fits = opens
            && title.class == TitleClass::Role
            && surname
            && predicate
            && self.tokens.behind(comma, 2) == ","
            && !self.lexicon.organisations.contains(word);
        fits.then(|| self.name(name, Some(name), name + 1, PersonRule::Title, false)).flatten()
    }

    /// How many words "seit 2019" and "seit Mai 2019" have, if they stand at `at`.
    fn since(&self, at: usize) -> usize {
        let year = |at: usize| self.tokens.word(at).len() == 4 && self.tokens.word(at).parse::<u16>().is_ok();
        if self.tokens.word(at) == "seit" {
            [1, 2].into_iter().find(|&by| year(at + by)).map_or(0, |by| by + 1)
        } else {
            0
        }
    }

    fn name(
        &self,
        first: usize,
        surname: Option<usize>,
        end: usize,
        rule: PersonRule,
        given: bool,
    ) -> Option<Name> {
        self.tokens.same_sentence(first, end - 1).then_some(Name { first, surname, end, rule, given })
    }

    /// The token behind the surname that begins at `at` with its particles.
    fn surname_end(&self, at: usize) -> Option<usize> {
        let mut last = at;
        let word = self.tokens.word(at);
        if is_particle(word) || is_capital_particle(word) {
            last += 1;
            while last <= at + MOST && is_inner_particle(self.tokens.word(last)) {
                last += 1;
            }
            let word = self.tokens.word(last);
            if self.tokens.same_sentence(at, last) && can_be_surname(self.lexicon, word) {
                return Some(last + 1);
            }
            if is_particle(self.tokens.word(at)) {
                return None;
            }
            last = at;
        }
        if !can_be_surname(self.lexicon, word) && !self.is_title_like_surname(at) {
            return None;
        }
        // "García Márquez", "Butler Yeats": a second surname, if it is no noun.
        Some(last + 1 + usize::from(self.is_second_surname(word, at + 1)))
    }

    /// Whether the token at `at` is a second surname behind the surname `first`, on the same line.
    fn is_second_surname(&self, first: &str, at: usize) -> bool {
        let word = self.tokens.word(at);
        let noun = || {
            self.lexicon.is_common(word)
                || self.lexicon.is_compound_noun(word)
                || self.lexicon.titles.contains(word)
        };
        let adjacent = || match (self.tokens.get(at - 1), self.tokens.get(at)) {
            (Some(one), Some(two)) => self.tokens.text()[one.span.end..two.span.start] == *" ",
            _ => false,
        };
        self.can_follow_title(at)
            && self.tokens.same_sentence(at - 1, at)
            && adjacent()
            && !noun()
            && (self.lexicon.is_family_name(word)
                || (self.lexicon.is_family_name(first) && !self.lexicon.is_given_name(word)))
            && (!first.ends_with('s') || self.lexicon.is_family_name(first))
            && !word.contains('-')
    }

    /// Whether the word is a given name in the genitive rather than one in -s: "Roberts Haut".
    fn is_genitive_of_given(&self, word: &str) -> bool {
        word.chars().count() >= 6
            && word.strip_suffix('s').is_some_and(|stem| {
                !stem.ends_with(['a', 'e', 'i', 'o', 'u', 's']) && self.lexicon.is_given_name(stem)
            })
    }

    /// "Christina Stürmer": a bare word of a profession behind an unambiguous given name is the surname.
    fn is_title_like_surname(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let title = self.lexicon.titles.find(word);
        let given = self.tokens.before(at);
        title.is_some_and(|title| title.nominative == word && title.class == TitleClass::Weak)
            && self.lexicon.is_given_name(given)
            && !self.is_ambiguous(given)
            && !self.lexicon.is_common(word)
            && !self.lexicon.is_compound_noun(word)
            && !self.tokens.behind(at, 1).starts_with(char::is_uppercase)
    }

    /// Behind `„Nickname“` between given name and surname.
    fn nickname_end(&self, at: usize) -> Option<usize> {
        let opening = self.tokens.word(at);
        (matches!(opening, "„" | "\"" | "“" | "»")
            && matches!(self.tokens.word(at + 2), "“" | "\"" | "”" | "«"))
        .then_some(at + 3)
    }

    fn is_given(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        self.tokens.is_word(at)
            && self.lexicon.is_given_name(word)
            && !self.lexicon.organisations.contains(word)
    }

    /// Whether the given name is also a noun or a place.
    fn is_ambiguous(&self, word: &str) -> bool {
        self.lexicon.is_common(word) || self.lexicon.is_place(word) || self.lexicon.titles.contains(word)
    }

    /// Initials without periods, as in "JD Vance"; "FC Bayern" is none.
    fn is_joined_initials(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        word.len() == 2
            && word.bytes().all(|letter| letter.is_ascii_uppercase())
            && !self.lexicon.namesakes.contains(word)
            && !self.lexicon.is_place(self.tokens.behind(at, 1))
    }

    fn has_family_name(&self, at: usize) -> bool {
        self.surname_end(at).is_some_and(|end| self.lexicon.is_family_name(self.tokens.word(end - 1)))
    }

    /// Whether the token at `at` may be a surname directly behind a title.
    fn can_follow_title(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.follows_title)
    }

    fn follows_place_word(&self, at: usize) -> bool {
        matches!(
            self.tokens.before(at),
            "in" | "In" | "nach" | "Nach" | "aus" | "Aus" | "bei" | "im" | "auf" | "am"
        )
    }

    fn names_a_thing(&self, name: &Name) -> bool {
        names_a_thing(name, self.tokens, self.lexicon)
    }
}

/// Whether the words around the name make it that of a firm, an institution, a prize or a ship.
pub(super) fn names_a_thing(name: &Name, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    let next = tokens.behind(name.end - 1, 1);
    let before = tokens.before(name.first);
    let joined = matches!(next, "&" | "+") || matches!(before, "&" | "+");
    let hyphenated = next.starts_with(char::is_uppercase) && next.contains('-') && {
        next.rsplit('-').next().is_some_and(|part| lexicon.organisations.contains(part))
    };
    joined
        || hyphenated
        || lexicon.organisations.contains(next)
        || (name.rule != PersonRule::Title
            && (is_thing(before, lexicon)
                || is_quoted(name, tokens)
                || (name.end - name.first > 1
                    && lexicon.language == Language::English
                    && matches!(before, "the" | "The"))))
}

/// Whether a name of several words stands in quotation marks of its own, as titles of works and ships do.
fn is_quoted(name: &Name, tokens: &Tokens) -> bool {
    let (before, next) = (tokens.before(name.first), tokens.behind(name.end - 1, 1));
    name.first > 0
        && name.end - name.first > 1
        && !matches!(tokens.before(name.first - 1), "Name" | "Namen" | "namens" | "Names")
        && matches!(before, "„" | "»" | "“" | "«" | "‚" | "\"")
        && tokens.behind(name.end - 1, 2) != "<" // an address
        && matches!(next, "“" | "«" | "”" | "»" | "‘" | "\"")
}

/// Whether the word is a title of rulers and clergymen, who are called by their given name.
fn is_royal(title: &str) -> bool {
    let title = title.to_lowercase();
    [
        "papst",
        "könig",
        "königin",
        "kaiser",
        "kaiserin",
        "zar",
        "zarin",
        "prinz",
        "prinzessin",
        "herzog",
        "herzogin",
    ]
    .iter()
    .chain(&["fürst", "fürstin", "pater", "sultan", "king", "queen", "prince", "princess", "pope"])
    .any(|royal| title.ends_with(royal))
}

fn has_particle_behind(next: &str) -> bool {
    matches!(next, "van" | "de" | "del" | "di")
}

fn is_determiner(word: &str) -> bool {
    let lower = word.to_lowercase();
    [
        "die", "der", "eine", "einer", "keine", "jede", "diese", "zur", "als", "junge", "jungen", "alte",
        "andere", "erste",
    ]
    .contains(&lower.as_str())
}
