//! Roles set before a comma and the name, and what an apposition behind a verb of speech may hold.

use super::{MOST, ROLE_NOUNS, Reader, is_adjective, is_link, is_lower, is_role};
use crate::annotate::title::TitleClass;
use crate::annotate::{RoleMention, RoleRule};

impl Reader<'_> {
    /// "der scheidende Bürgermeister von Bern, Hans Kofler,", "Frankreichs Präsident, Emmanuel Macron,".
    pub(super) fn before_comma(&self, person: usize, roles: &mut Vec<RoleMention>) {
        let span = self.persons[person].span;
        let first = self.tokens.index_at(span.start);
        let behind = self.tokens.index_at(span.end);
        let closed = !self.tokens.same_sentence(first, behind)
            || (matches!(self.tokens.word(behind), "," | "." | ")" | ";" | ":" | "(" | "“")
                && self.person_at(behind + 1).is_none());
        if self.tokens.before(first) != "," || !closed {
            return;
        }
        let comma = first - 1;
        let mut at = comma;
        for _ in 0..MOST {
            let Some(before) = at.checked_sub(1).filter(|&before| self.tokens.same_sentence(before, first))
            else {
                return;
            };
            at = before;
            let word = self.tokens.word(at);
            if matches!(word, "," | ":" | ";" | "(" | ")" | "„" | "“" | "und") || self.is_inside_name(at)
            {
                return;
            }
            let Some(title) = self.title_outside_names(at) else {
                if self.lexicon.speech_verbs.contains(word) {
                    return;
                }
                continue;
            };
            let goes_on = at + 1 == comma || is_link(self.tokens.word(at + 1));
            if !(is_role(&title) || title.class == TitleClass::Kin && ROLE_NOUNS.find(word).is_some())
                || !goes_on
            {
                // "der Präsident der Kammer der Richter, Egger": the first title that a determiner opens counts.
                continue;
            }
            let mut start = at;
            while is_adjective(self.tokens.before(start)) || self.fixed_adjective_before(start) {
                start -= 1;
            }
            let opener = self.tokens.before(start);
            if opener == "und" {
                let from = start - 1;
                let one = from.checked_sub(1).filter(|&one| self.tokens.same_sentence(one, from));
                let title_before = one.and_then(|one| Some((one, self.title_outside_names(one)?)));
                let Some((one, other)) = title_before else { return };
                self.push(person, at, &title, RoleRule::BeforeComma, roles);
                if is_role(&other) {
                    self.push(person, one, &other, RoleRule::BeforeComma, roles);
                }
                return;
            }
            let nominative = matches!(
                opener,
                "der" | "die" | "Der" | "Die" | "dem" | "den" | "vom" | "zum" | "zur" | "beim"
            );
            let nominative = nominative
                || matches!(opener, "Sein" | "sein" | "Seine" | "seine" | "Ihr" | "ihr" | "Ihre" | "ihre")
                || matches!(opener, "Dessen" | "dessen" | "Deren" | "deren");
            let owner = opener.ends_with('s') && opener.starts_with(char::is_uppercase);
            // "des Verbands der Richter": a title in a genitive belongs to the one before it.
            let inner = matches!(opener, "der" | "des")
                && start.checked_sub(2).is_some_and(|noun| {
                    self.tokens.same_sentence(noun, start)
                        && self.tokens.word(noun).starts_with(char::is_uppercase)
                });
            if inner {
                continue;
            }
            if nominative || owner {
                self.push(person, at, &title, RoleRule::BeforeComma, roles);
            }
            return;
        }
    }

    fn fixed_adjective_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.tokens.same_sentence(before, at) && self.fixed_adjective(before).is_some()
        })
    }

    /// Whether nothing but a noun phrase stands behind the title at `at`: "der Anwalt des Opfers.", not "die Ministerin
    /// des Landes habe recht".
    pub(super) fn is_bare_phrase(&self, at: usize) -> bool {
        (1..=MOST)
            .map(|by| self.tokens.behind(at, by))
            .take_while(|word| !matches!(*word, "," | "." | ";" | ")" | "–" | ""))
            .all(|word| {
                !is_lower(word)
                    || is_link(word)
                    || matches!(word, "und" | "zu")
                    || (is_adjective(word)
                        && (word.ends_with("en") || word.ends_with("er"))
                        && !is_subjunctive(word))
            })
    }
}

fn is_subjunctive(word: &str) -> bool {
    matches!(
        word,
        "hätten"
            | "wären"
            | "würden"
            | "müssten"
            | "könnten"
            | "sollten"
            | "wollten"
            | "dürften"
            | "haben"
            | "werden"
            | "müssen"
            | "können"
            | "sollen"
            | "wollen"
            | "kommen"
            | "gehen"
    )
}
