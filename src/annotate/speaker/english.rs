//! English cues behind a quotation, where the subject may stand before its verb: `,” Kent said`, `,” she told reporters`.

use super::subject::Subject;
use super::{Attribution, Quoted, Speakers};
use crate::annotate::AttributionRule;
use crate::annotate::role::{is_english_modifier, is_english_role};

/// How many words an apposition between subject and verb may have.
const APPOSITION: usize = 14;

/// Words that part a verb from a name that is not its subject: "said that Joe Byrne".
pub(super) const SMALL_WORDS: [&str; 40] = [
    "behind", "near", "beside", "under", "over", "around", "without", "outside", "that", "of", "in", "on",
    "to", "by", "with", "for", "and", "but", "when", "if", "as", "how", "why", "about", "after", "before",
    "because", "from", "at", "is", "was", "had", "has", "or", "than", "like", "between", "against", "since",
    "where",
];

impl Speakers<'_> {
    /// The cue at `at`, directly behind the closing mark: `said Kent`, `Kent, the mayor, said`, `he said`.
    pub(super) fn english_cue(&self, at: usize, earlier: Quoted) -> Option<Attribution> {
        let rule = AttributionRule::CueBehind;
        let word = self.tokens.word(at);
        if word == "according" && self.tokens.behind(at, 1) == "to" {
            let speaker = self.named_from(at + 2);
            return Some(self.voice(speaker, at, rule));
        }
        if self.lexicon.speech_verbs.contains(word) {
            let speaker = match self.subject(at + 1, earlier) {
                Subject::Person(speaker) => Some(speaker),
                Subject::Pronoun(speaker) => speaker,
                Subject::Other => self.described_person(at + 1),
            };
            return Some(self.voice(speaker, at, rule));
        }
        let subject = self.subject(at, earlier);
        let behind = match subject {
            Subject::Person(person) => {
                // "the mayor, Hans Kofler, told"
                let name = self.tokens.index_at(self.persons[person].span.start);
                let end = self.tokens.index_at(self.persons[person].span.end);
                let set_off = name > at && self.tokens.before(name) == "," && self.tokens.word(end) == ",";
                end + usize::from(set_off)
            }
            Subject::Pronoun(_) | Subject::Other => {
                let mut last = at;
                while last < at + 5
                    && (is_english_modifier(self.tokens.word(last)) || self.tokens.word(last) == "the")
                {
                    last += 1;
                }
                last + 1
            }
        };
        let verb = self.english_verb(at, behind)?;
        let speaker = match subject {
            Subject::Person(speaker) => Some(speaker),
            Subject::Pronoun(speaker) => speaker,
            Subject::Other => None,
        };
        Some(self.voice(speaker, verb, rule))
    }

    /// `said a jubilant Carla Dean`, `said her sister Jane Dean`, `said beekeeper Joe Byrne`: the full name ends a
    /// noun phrase of words that are no verbs.
    fn described_person(&self, at: usize) -> Option<usize> {
        let owned = matches!(self.tokens.word(at), "a" | "an" | "the" | "his" | "her" | "their");
        let (first, most) = if owned { (at + 1, 2) } else { (at, 1) };
        let name = (first + 1..=first + most).find(|&index| self.person_at(index).is_some())?;
        let person = self.person_at(name)?;
        let plain = (first..name).all(|index| {
            let word = self.tokens.word(index);
            self.tokens.is_word(index)
                && word.starts_with(char::is_lowercase)
                && !word.ends_with("ed")
                && !SMALL_WORDS.contains(&word)
                && !self.speaks(index)
        });
        let full = self.persons[person].span.of(self.tokens.text()).contains(' ');
        (plain && full && self.tokens.same_sentence(at, name)).then_some(person)
    }

    /// `The plan, she says, is “…”`, `his father, he said, “…”`: a subject and its verb between commas.
    pub(super) fn english_parenthesis(
        &self,
        first: usize,
        end: usize,
        earlier: Quoted,
    ) -> Option<Attribution> {
        let verb = (first + 2..end)
            .rev()
            .find(|&at| self.speech_word(at).is_speech_verb && self.tokens.word(at + 1) == ",")?;
        let comma = (first..verb).rev().take(6).find(|&at| self.tokens.word(at) == ",")?;
        let speaker = match self.subject(comma + 1, earlier) {
            Subject::Person(speaker) if self.tokens.index_at(self.persons[speaker].span.end) == verb => {
                Some(speaker)
            }
            Subject::Pronoun(speaker) if comma + 2 == verb => speaker,
            _ => return None,
        };
        Some(self.voice(speaker, verb, AttributionRule::Clause))
    }

    /// The verb of speech at `at`, behind adverbs, auxiliaries or an apposition between commas.
    pub(super) fn english_verb(&self, subject: usize, at: usize) -> Option<usize> {
        let mut at = at;
        if self.tokens.word(at) == "," {
            at = (at + 1..at + APPOSITION).find(|&index| self.tokens.word(index) == ",")? + 1;
        }
        for _ in 0..4 {
            let word = self.tokens.word(at);
            let passes =
                matches!(word, "has" | "had" | "have" | "also" | "then" | "later" | "once" | "is" | "was")
                    || (matches!(word, "liked" | "likes" | "used" | "went" | "loved")
                        && self.tokens.behind(at, 1) == "to")
                    || (word == "to" && at > subject + 1)
                    || (word == "on" && self.tokens.before(at) == "went")
                    || word.ends_with("ly");
            if !passes {
                break;
            }
            at += 1;
        }
        (self.tokens.same_sentence(subject, at) && self.speech_word(at).is_speech_verb).then_some(at)
    }

    /// Whom "the minister" stands for: the only person to whom the text has given that role before.
    pub(super) fn english_title_alone(&self, at: usize) -> Option<usize> {
        let mut noun = at + 1;
        while noun < at + 5
            && is_english_modifier(self.tokens.word(noun))
            && !is_english_role(self.tokens.word(noun))
        {
            noun += 1;
        }
        if !is_english_role(self.tokens.word(noun))
            || matches!(self.tokens.behind(noun, 1), "of" | "for" | "\'s" | "who")
        {
            return None;
        }
        let start = self.tokens.get(noun)?.span.start;
        let end = self.roles.partition_point(|role| role.span.start < start);
        let wanted = self.tokens.word(noun).to_lowercase();
        let mut found: Option<usize> = None;
        for role in self.roles[end.saturating_sub(40)..end].iter().rev() {
            if role.title.to_lowercase().split(' ').next_back() != Some(wanted.as_str())
                || !self.shares_attributes(at + 1..noun, role)
            {
                continue;
            }
            match found {
                None => found = Some(role.person),
                Some(last) if self.persons[last].full_name == self.persons[role.person].full_name => {}
                Some(_) => return None,
            }
        }
        found
    }
}
