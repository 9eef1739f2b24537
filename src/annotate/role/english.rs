//! English roles: "President Donald Trump", "former foreign minister Joschka Fischer", "Tim Kent, the mayor of Leeds,",
//! "Germany's foreign minister, Anna Gruber,", "Tim Kent is the chief executive of Acme".
//!
//! A role is a noun of the list with the words that belong to it ("foreign minister", "chief executive"), as written.

use super::english_words::{NOUNS, PARTS};
use crate::annotate::token::Tokens;
use crate::annotate::{PersonMention, RoleMention, RoleRule};
use crate::text::{Span, one_line};

/// Whether the word is a noun for what somebody is, alone or behind a hyphen ("ex-president").
pub(in crate::annotate) fn is_english_role(word: &str) -> bool {
    let lower = word.to_lowercase();
    let last = lower.rsplit(['-', '‑']).next().unwrap_or_default();
    NOUNS.binary_search(&last).is_ok() || NOUNS.binary_search(&lower.as_str()).is_ok()
}

/// Whether the word may stand between an article and such a noun.
pub(in crate::annotate) fn is_english_modifier(word: &str) -> bool {
    is_part(word)
        || matches!(
            word,
            "former"
                | "current"
                | "new"
                | "outgoing"
                | "incoming"
                | "then"
                | "senior"
                | "junior"
                | "longtime"
                | "late"
                | "veteran"
                | "first"
                | "British"
                | "French"
                | "German"
                | "American"
                | "Russian"
                | "Ukrainian"
                | "Chinese"
                | "Italian"
                | "Spanish"
                | "Polish"
                | "Irish"
                | "Scottish"
                | "Israeli"
                | "Turkish"
                | "Canadian"
                | "Australian"
                | "Japanese"
                | "Indian"
                | "European"
                | "Dutch"
                | "Swedish"
                | "Norwegian"
                | "Danish"
                | "Austrian"
                | "Swiss"
                | "Republican"
                | "Democratic"
                | "Conservative"
                | "Labour"
                | "Green"
                | "Liberal"
        )
}

/// The roles of all mentions, sorted by span.
pub(super) fn find_roles(persons: &[PersonMention], tokens: &Tokens) -> Vec<RoleMention> {
    let reader = Reader { persons, tokens };
    let mut roles = Vec::new();
    for person in 0..persons.len() {
        reader.before_name(person, &mut roles);
        reader.before_comma(person, &mut roles);
        reader.behind_name(person, &mut roles);
    }
    roles.sort_by_key(|role| role.span);
    roles.dedup_by_key(|role| role.span);
    roles
}

fn is_part(word: &str) -> bool {
    PARTS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "The"
            | "a"
            | "A"
            | "an"
            | "An"
            | "his"
            | "her"
            | "its"
            | "their"
            | "His"
            | "Her"
            | "Its"
            | "Their"
            | "our"
            | "my"
    ) || word.ends_with("'s")
        || word.ends_with("’s")
        || word.ends_with("s'")
}

/// Endings of adjectives; "a sign writer" has a noun before the noun.
const ADJECTIVE_ENDINGS: [&str; 18] = [
    "al", "an", "ant", "ary", "ble", "ed", "ent", "ern", "ese", "ful", "ic", "ime", "ing", "ish", "ive",
    "less", "ous", "ior",
];

/// Whether the word may be an adjective: in lower case, and none of the words that join phrases.
fn is_plain(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && ADJECTIVE_ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !matches!(word, "than" | "whose" | "into" | "being" | "having")
}

struct Reader<'a> {
    persons: &'a [PersonMention],
    tokens: &'a Tokens<'a>,
}

impl Reader<'_> {
    /// "President Donald Trump", "Secretary of State Antony Blinken", "former foreign minister Joschka Fischer".
    fn before_name(&self, person: usize, roles: &mut Vec<RoleMention>) {
        let first = self.tokens.index_at(self.persons[person].span.start);
        let mut at = first;
        while matches!(
            self.tokens.before(at),
            "Dr." | "Mr." | "Mrs." | "Ms." | "Prof." | "Sir" | "Dr" | "Mr" | "Mrs" | "Ms"
        ) {
            at -= 1;
        }
        if self.is_role(at.wrapping_sub(1), first) {
            self.push(person, at - 1, at - 1, RoleRule::BeforeName, roles);
        } else if matches!(self.tokens.before(at), "called" | "named")
            && self.is_role(at.wrapping_sub(2), first)
        {
            self.push(person, at - 2, at - 2, RoleRule::BeforeName, roles);
        } else if at >= 3 && self.tokens.before(at - 1) == "of" && self.is_role(at - 3, first) {
            self.push(person, at - 3, at - 1, RoleRule::BeforeName, roles);
        }
    }

    /// "Germany's foreign minister, Anna Gruber,", "the mayor of Leeds, Tim Kent,".
    fn before_comma(&self, person: usize, roles: &mut Vec<RoleMention>) {
        let first = self.tokens.index_at(self.persons[person].span.start);
        let behind = self.tokens.index_at(self.persons[person].span.end);
        let closed = !self.tokens.same_sentence(first, behind)
            || matches!(self.tokens.word(behind), "," | "." | ";" | ":" | ")" | "(");
        if self.tokens.before(first) != "," || !closed || self.person_at(behind + 1) {
            return;
        }
        let comma = first - 1;
        for by in 1..=10 {
            let Some(at) = comma.checked_sub(by).filter(|&at| self.tokens.same_sentence(at, first)) else {
                return;
            };
            let word = self.tokens.word(at);
            if matches!(word, "," | ":" | ";" | "(" | ")" | "“" | "”" | "\"" | "and")
                || self.is_inside_name(at)
            {
                return;
            }
            let complement = matches!(self.tokens.word(at + 1), "of" | "for" | "at" | "in" | "to") || by == 1;
            if !complement || !self.is_role(at, first) {
                continue;
            }
            let determined = (1..=4)
                .map_while(|back| at.checked_sub(back))
                .any(|back| self.tokens.same_sentence(back, at) && is_determiner(self.tokens.word(back)));
            if determined {
                self.push(person, at, at, RoleRule::BeforeComma, roles);
            }
            return;
        }
    }

    /// "Tim Kent, the former mayor of Leeds,", "Tim Kent (mayor)", "Tim Kent was a historian".
    fn behind_name(&self, person: usize, roles: &mut Vec<RoleMention>) {
        let span = self.persons[person].span;
        let first = self.tokens.index_at(span.start);
        let mut behind = self.tokens.index_at(span.end);
        // "Tim Kent, 61, the mayor of Leeds,"
        let aged = self.tokens.word(behind + 1).parse::<u8>().is_ok() && self.tokens.word(behind + 2) == ",";
        behind += if aged && self.tokens.word(behind) == "," { 2 } else { 0 };
        if !self.tokens.same_sentence(first, behind) {
            return;
        }
        let rule = match self.tokens.word(behind) {
            "," | "(" => RoleRule::Apposition,
            "is" | "was" | "became"
                if !matches!(self.tokens.before(first), "of" | "with" | "and" | "for" | "to") =>
            {
                RoleRule::Copula
            }
            _ => return,
        };
        let mut at = behind + 1;
        // "Tim Kent, who was mayor"
        let told = matches!(self.tokens.behind(behind, 1), "who")
            && matches!(self.tokens.behind(behind, 2), "is" | "was");
        at += if told { 2 } else { 0 };
        for _ in 0..3 {
            let Some(noun) = self.noun_from(at, first) else { return };
            let next = self.tokens.behind(noun, 1);
            let closes = matches!(
                next,
                "," | "."
                    | ";"
                    | ")"
                    | "of"
                    | "at"
                    | "for"
                    | "in"
                    | "who"
                    | "and"
                    | "to"
                    | "from"
                    | "with"
                    | "since"
                    | "on"
                    | ""
                    | "–"
                    | "—"
                    | "until"
                    | "when"
            );
            if !closes || self.person_at(noun + 1) {
                return;
            }
            let staff = self.tokens.word(noun) == "chief" && self.tokens.behind(noun, 2) == "staff";
            self.push(person, noun, if staff { noun + 2 } else { noun }, rule, roles);
            if !matches!(next, "and") {
                return;
            }
            at = noun + 2;
        }
    }

    /// The role noun of the phrase that begins at `at`.
    fn noun_from(&self, at: usize, first: usize) -> Option<usize> {
        let mut index = at;
        let mut unknown = 0;
        let determined = matches!(self.tokens.word(at), "a" | "an" | "the");
        while index < at + 7 && self.tokens.same_sentence(first, index) {
            let word = self.tokens.word(index);
            let noun = self.is_role(index, first);
            // "chief executive officer", "vice president": the last noun of the phrase counts.
            if noun && !(self.is_role(index + 1, first)) {
                return Some(index);
            }
            let passes = noun
                || is_determiner(word)
                || is_english_modifier(word)
                || matches!(
                    word,
                    "now"
                        | "co"
                        | "popular"
                        | "leading"
                        | "prominent"
                        | "longest-serving"
                        | "award-winning"
                        | "also"
                )
                || (word.starts_with(char::is_uppercase) && !self.is_inside_name(index))
                || word.contains('-');
            // "a maritime lawyer": one adjective that no list knows
            let adjective = determined && unknown == 0 && self.is_role(index + 1, first) && is_plain(word);
            unknown += usize::from(!passes);
            if !(passes || adjective) {
                return None;
            }
            index += 1;
        }
        None
    }

    fn is_role(&self, at: usize, first: usize) -> bool {
        self.tokens.same_sentence(at, first)
            && is_english_role(self.tokens.word(at))
            && !self.is_inside_name(at)
    }

    fn person_at(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            self.persons.binary_search_by_key(&token.span.start, |person| person.span.start).is_ok()
        })
    }

    fn is_inside_name(&self, at: usize) -> bool {
        let Some(span) = self.tokens.get(at).map(|token| token.span) else { return false };
        let before = self.persons.partition_point(|person| person.span.start <= span.start);
        before.checked_sub(1).is_some_and(|index| self.persons[index].span.overlaps(span))
    }

    /// Adds the role from its noun at `noun` to `last`, with the words that belong to it.
    fn push(&self, person: usize, noun: usize, last: usize, rule: RoleRule, roles: &mut Vec<RoleMention>) {
        let mut start = noun;
        while start > 0 && noun - start < 4 {
            let word = self.tokens.before(start);
            let belongs = is_part(word) || (is_english_role(word) && !word.contains('-'));
            if !belongs || self.is_inside_name(start - 1) {
                break;
            }
            start -= 1;
        }
        let (Some(from), Some(to)) = (self.tokens.get(start), self.tokens.get(last)) else { return };
        let span = Span::new(from.span.start, to.span.end);
        let title = one_line(span.of(self.tokens.text()));
        if roles.iter().rev().take(8).all(|role| !role.span.overlaps(span)) {
            roles.push(RoleMention { span, title, person, rule });
        }
    }
}
