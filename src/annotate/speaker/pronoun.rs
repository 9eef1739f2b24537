//! Antecedents: whom "er", "sie" and "der Minister" stand for, where only one person comes into question.

use super::Speakers;
use crate::annotate::Quotation;
use crate::annotate::title::TitleClass;

/// How many sentences before the pronoun are read for persons.
const NEAR: usize = 2;
/// How many more, until one names somebody.
const FARTHER: usize = 6;
/// How many tokens are read at most.
const MOST: usize = 250;

impl Speakers<'_> {
    /// The only person of that gender who stands before the pronoun at `at`, quotations left out.
    pub(super) fn antecedent(&self, at: usize, feminine: bool, earlier: &[Quotation]) -> Option<usize> {
        let own = self.tokens.get(at)?.sentence;
        let mut found: Option<usize> = None;
        let mut rival = false;
        for index in (at.saturating_sub(MOST)..at).rev() {
            let token = self.tokens.get(index)?;
            let back = own - token.sentence;
            if back > FARTHER || (back > NEAR && found.is_some()) {
                break;
            }
            let quoted = earlier.partition_point(|quotation| quotation.span.start <= token.span.start);
            let quoted = quoted.checked_sub(1).is_some_and(|last| earlier[last].span.contains(token.span));
            if quoted {
                continue;
            }
            if let Some(person) = self.person_at(index) {
                match self.is_woman(person) {
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
        found.filter(|_| !rival)
    }

    /// Whether an unnamed bearer of a title, nearer than any name, may be meant: "ein Sprecher".
    fn is_rival(&self, index: usize, feminine: bool) -> bool {
        let word = self.tokens.word(index);
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
        let named = (1..=2).any(|by| self.person_at(index + by).is_some());
        woman == feminine && determiner && !named && self.title_alone_near(index).is_none()
    }

    fn title_alone_near(&self, index: usize) -> Option<usize> {
        let article = (1..=3)
            .filter_map(|by| index.checked_sub(by))
            .find(|&at| matches!(self.tokens.word(at), "der" | "Der" | "die" | "Die"))?;
        self.title_alone(article)
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
        let title = self.lexicon.titles.find(self.tokens.word(index))?;
        let start = self.tokens.get(index)?.span.start;
        let end = self.roles.partition_point(|role| role.span.start < start);
        let wanted = title.nominative.to_lowercase();
        let mut found: Option<usize> = None;
        for role in self.roles[end.saturating_sub(40)..end].iter().rev() {
            let given = role.title.to_lowercase();
            if !(given.ends_with(&wanted) || wanted.ends_with(&given)) {
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
        found.filter(|_| !goes_on)
    }

    /// Whether the person is a woman, by form of address, role or given name; `None` if nothing tells.
    fn is_woman(&self, person: usize) -> Option<bool> {
        let mention = &self.persons[person];
        let before = self.tokens.before(self.tokens.index_at(mention.span.start));
        match before {
            "Frau" => return Some(true),
            "Herr" | "Herrn" => return Some(false),
            _ => {}
        }
        let given = mention.full_name.split([' ', '-']).next().unwrap_or_default();
        let [feminine, masculine] = &self.lexicon.gendered_names;
        // A single word in the list of men may be a surname: "Frank", "Walter".
        if feminine.contains(given) {
            return Some(true);
        }
        if mention.full_name.contains(' ') && masculine.contains(given) {
            return Some(false);
        }
        self.lexicon.titles.find(before).filter(|title| title.class != TitleClass::Kin).and_then(|title| {
            let woman = title.nominative.ends_with("in") || title.nominative.ends_with("frau");
            (title.adjective_ending.is_none()).then_some(woman)
        })
    }
}
