//! The noun phrase beside a cue: a person, a pronoun, or somebody else.

use super::{Quoted, Speakers};
use crate::annotate::role::{is_english_modifier, is_english_role, is_fixed_adjective};

/// What a noun phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// A mention of a person in the nominative.
    Person(usize),
    /// A pronoun, or a title instead of a name; with the person it stands for, if that is certain.
    Pronoun(Option<usize>),
    /// Anything else.
    Other,
}

/// How many words a noun phrase may have before the name.
const MOST: usize = 10;

impl Speakers<'_> {
    /// The subject whose noun phrase begins at `at`, behind adverbs.
    pub(super) fn subject(&self, at: usize, earlier: Quoted) -> Subject {
        let at = self.skip_adverbs(at);
        if let Some(person) = self.subject_from(at) {
            return Subject::Person(person);
        }
        let apposed = self.apposed(at).or_else(|| self.behind_participle(at));
        if let Some(person) = apposed.or_else(|| self.behind_genitive(at)) {
            return Subject::Person(person);
        }
        match self.tokens.word(at) {
            "he" | "He" if self.english => Subject::Pronoun(self.antecedent(at, false, earlier)),
            "she" | "She" if self.english => Subject::Pronoun(self.antecedent(at, true, earlier)),
            "the" | "The" if self.english => {
                self.english_title_alone(at).map_or(Subject::Other, |person| Subject::Pronoun(Some(person)))
            }
            "er" | "Er" => Subject::Pronoun(self.antecedent(at, false, earlier)),
            "sie" | "Sie" if !self.is_plural_around(at) => {
                Subject::Pronoun(self.antecedent(at, true, earlier))
            }
            "dieser" | "Dieser" if !self.tokens.behind(at, 1).starts_with(char::is_uppercase) => {
                Subject::Pronoun(self.antecedent(at, false, earlier))
            }
            "diese" | "Diese"
                if !self.is_plural_around(at)
                    && !self.tokens.behind(at, 1).starts_with(char::is_uppercase)
                    && self.speaks(at + 1) =>
            {
                Subject::Pronoun(self.antecedent(at, true, earlier))
            }
            "der" | "Der" | "die" | "Die" if is_age(self.tokens.behind(at, 1)) => {
                let feminine = self.tokens.word(at).ends_with("ie");
                let nearest = || self.only_person_before(at, feminine, earlier);
                Subject::Pronoun(self.antecedent(at, feminine, earlier).or_else(nearest))
            }
            "der" | "Der" | "die" | "Die" => {
                let person = self.title_alone(at).or_else(|| self.described(at, earlier));
                person.map_or(Subject::Other, |person| Subject::Pronoun(Some(person)))
            }
            _ => Subject::Other,
        }
    }

    fn is_plural_around(&self, at: usize) -> bool {
        let plural = |word: &str| word.ends_with("en") || matches!(word, "sind" | "waren");
        plural(self.tokens.before(at)) || plural(self.tokens.behind(at, 1))
    }

    /// The index behind "auch", "am Dienstag", "weiter" and the like.
    pub(super) fn skip_adverbs(&self, at: usize) -> usize {
        let mut index = at;
        for _ in 0..4 {
            let word = self.tokens.word(index);
            if matches!(
                word,
                "auch"
                    | "dazu"
                    | "zudem"
                    | "gestern"
                    | "heute"
                    | "weiter"
                    | "daraufhin"
                    | "später"
                    | "jetzt"
                    | "dann"
                    | "nun"
                    | "sich"
                    | "etwa"
                    | "zuletzt"
                    | "wiederum"
                    | "danach"
                    | "zuvor"
                    | "kürzlich"
                    | "schließlich"
                    | "bereits"
                    | "noch"
                    | "es"
                    | "gleich"
                    | "Auch"
                    | "Doch"
                    | "Aber"
                    | "aber"
                    | "Und"
                    | "Denn"
                    | "hingegen"
                    | "dagegen"
                    | "hinterher"
                    | "anschließend"
                    | "ihm"
                    | "ihnen"
                    | "uns"
                    | "mir"
            ) {
                index += 1;
            } else if matches!(word, "am" | "Am") && is_day(self.tokens.behind(index, 1)) {
                index += 2;
            } else {
                break;
            }
        }
        index
    }

    /// The person whose name in the nominative begins at `at`, or follows there behind titles and their adjectives.
    pub(super) fn subject_from(&self, at: usize) -> Option<usize> {
        let person = self.named_from(at)?;
        self.is_nominative(person).then_some(person)
    }

    /// Likewise in any case.
    pub(super) fn named_from(&self, at: usize) -> Option<usize> {
        let limit = at + MOST;
        let mut index = at;
        let mut titled = false;
        while index < limit && self.tokens.same_sentence(at, index) {
            if let Some(person) = self.person_at(index) {
                return Some(self.described_by(person).unwrap_or(person));
            }
            let word = self.tokens.word(index);
            let title = self.lexicon.titles.contains(word);
            if self.speaks(index) {
                return None;
            }
            // "Frankreichs Präsident", "Tirols Landeshauptmann"
            let owner = !titled
                && word.ends_with('s')
                && word.starts_with(char::is_uppercase)
                && (1..=2).any(|by| self.lexicon.titles.contains(self.tokens.word(index + by)));
            // "Wiens Erster Bürgermeister"
            let fixed = !titled
                && is_fixed_adjective(word)
                && self.lexicon.titles.contains(self.tokens.word(index + 1));
            // "der Bildungs- und Jugendforscher"
            let part = word.ends_with('-') || (word == "und" && self.tokens.before(index).ends_with('-'));
            let english = self.english && (is_english_role(word) || is_english_modifier(word));
            if self.is_apposed_noun(index, at) {
                index += 1;
                continue;
            }
            if !(title
                || english
                || owner
                || fixed
                || part
                || (is_attribute(word) && !titled)
                || (is_age(word) && !titled)
                || (is_adverb(word) && is_attribute(self.tokens.word(index + 1)) && index > at)
                || matches!(word, "a." | "D." | "noch" | "heute" | "damals"))
            {
                return None;
            }
            titled |= title;
            index += 1;
        }
        None
    }

    /// "Putins Sprecher Dmitri Peskow": the person whom the genitive only describes.
    fn described_by(&self, holder: usize) -> Option<usize> {
        let title = self.tokens.index_at(self.persons[holder].span.end);
        let office = self.lexicon.titles.contains(self.tokens.word(title));
        (office && !self.is_nominative(holder)).then(|| self.person_at(title + 1)).flatten()
    }

    /// Whom the name set off by commas behind an office names: "der Anwalt der Stadt, Hans Kofler,", "dessen Direktorin,
    /// die Ökonomin Anna Gruber."
    fn apposed(&self, at: usize) -> Option<usize> {
        const REACH: usize = 7;
        const OPENING: [&str; 11] =
            ["der", "die", "sein", "seine", "ihr", "ihre", "dessen", "deren", "the", "his", "her"];
        let article = self.tokens.word(at);
        if !OPENING.iter().any(|opening| opening.eq_ignore_ascii_case(article)) {
            return None;
        }
        let comma = (at + 1..at + REACH)
            .take_while(|&index| {
                let word = self.tokens.word(index);
                self.tokens.same_sentence(at, index)
                    && (word == ","
                        || (self.tokens.is_word(index)
                            && !self.speaks(index)
                            && !matches!(word, "und" | "dass")))
            })
            .find(|&index| self.tokens.word(index) == ",")?;
        let office = (at + 1..comma).any(|index| {
            let word = self.tokens.word(index);
            self.lexicon.titles.contains(word) || (self.english && is_english_role(word))
        });
        let person = self.subject_from(comma + 1)?;
        let behind = self.tokens.index_at(self.persons[person].span.end);
        let ends = !self.tokens.same_sentence(comma, behind)
            || matches!(self.tokens.word(behind), "," | "." | ";" | ":" | "(");
        (office && ends && self.persons_between(at, comma) == 0).then_some(person)
    }

    /// "der Präsident des Hilfswerks Hans Kofler": the full name behind an office and the thing it belongs to. Of a person
    /// in between, the name would be that person's: "der Sprecher des Ministers Hans Kofler".
    fn behind_genitive(&self, at: usize) -> Option<usize> {
        const REACH: usize = 7;
        let title = self.lexicon.titles.find(self.tokens.word(at + 1))?;
        let woman = title.nominative.ends_with("in");
        let agrees = match self.tokens.word(at) {
            "der" | "Der" => !woman,
            "die" | "Die" => woman,
            _ => false,
        };
        let of = matches!(self.tokens.word(at + 2), "des" | "der" | "von" | "vom" | "für" | "im" | "in");
        let name = (at + 4..at + REACH)
            .take_while(|&index| self.tokens.same_sentence(at, index) && self.tokens.is_word(index))
            .find(|&index| self.person_at(index).is_some())?;
        let things = (at + 3..name).all(|index| {
            let word = self.tokens.word(index);
            !self.lexicon.titles.contains(word) && !self.speaks(index) && !matches!(word, "von" | "und")
        });
        let person = self.person_at(name).filter(|&person| self.is_nominative(person))?;
        let full = self.persons[person].span.of(self.tokens.text()).contains(' ');
        let noun = self.tokens.word(name - 1).starts_with(char::is_uppercase);
        let fits = self.is_woman(person).is_none_or(|known| known == woman);
        (agrees && of && things && full && noun && fits).then_some(person)
    }

    /// "der im Exil lebende Regimekritiker Hans Kofler": between article and participle stands what belongs to it.
    fn behind_participle(&self, at: usize) -> Option<usize> {
        const REACH: usize = 10;
        let article = matches!(self.tokens.word(at), "der" | "die" | "Der" | "Die");
        let name = (at + 4..at + REACH)
            .take_while(|&index| self.tokens.same_sentence(at, index))
            .find(|&index| self.person_at(index).is_some())
            .filter(|_| article && !self.english)?;
        let participle = self.tokens.word(name - 2);
        let inner = (at + 1..name - 1).all(|index| {
            self.tokens.is_word(index)
                && !self.speaks(index)
                && !matches!(self.tokens.word(index), "und" | "dass")
        });
        let fits = inner
            && participle.starts_with(char::is_lowercase)
            && ["nde", "te", "ene", "ige", "liche", "bare"].iter().any(|ending| participle.ends_with(ending))
            && self.is_preposition(at + 1)
            && self.is_given_role(name - 1);
        self.person_at(name).filter(|&person| fits && self.is_nominative(person))
    }

    /// Whether the noun at `index`, in a phrase from `first` on, stands directly before the full name of a person and
    /// says who that is: "die Anthropologin Eda Wendelstein", "Kulturdezernentin Jana Mai".
    fn is_apposed_noun(&self, index: usize, first: usize) -> bool {
        let full = self
            .person_at(index + 1)
            .is_some_and(|person| self.persons[person].span.of(self.tokens.text()).contains(' '));
        if !full || self.english {
            return false;
        }
        let word = self.tokens.word(index);
        let feminine = word.ends_with("in");
        // "der Ministerin Anna Gruber" is no nominative, and "des", "dem" never are.
        let article = self.tokens.word(first).to_lowercase();
        let agrees = match article.as_str() {
            "der" | "ein" | "sein" | "ihr" => !feminine,
            "die" | "eine" | "seine" | "ihre" => feminine,
            _ => first == index && feminine,
        };
        agrees
            && word.chars().count() >= 4
            && word.starts_with(char::is_uppercase)
            && self.tokens.is_word(index)
            && !is_day(word)
    }

    /// Whether a noun phrase of whatever kind begins at `at`.
    pub(super) fn begins_noun_phrase(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        word.starts_with(char::is_uppercase)
            || matches!(
                word,
                "der" | "die" | "das" | "ein" | "eine" | "sein" | "seine" | "ihr" | "ihre" | "er" | "sie"
            )
    }

    pub(super) fn is_nominative(&self, person: usize) -> bool {
        let mention = &self.persons[person];
        let written = mention.span.of(self.tokens.text()).split_whitespace().last();
        written == mention.name.split(' ').next_back()
    }

    pub(super) fn person_at(&self, at: usize) -> Option<usize> {
        let start = self.tokens.get(at)?.span.start;
        self.persons.binary_search_by_key(&start, |person| person.span.start).ok()
    }

    /// The person whose name ends directly before token `end`.
    pub(super) fn person_ending_at(&self, end: usize) -> Option<usize> {
        let before = self.tokens.get(end.checked_sub(1)?)?.span.end;
        let index = self.persons.partition_point(|person| person.span.end < before);
        self.persons.get(index).is_some_and(|person| person.span.end == before).then_some(index)
    }

    /// How many different persons are named from token `first` to token `end`.
    pub(super) fn persons_between(&self, first: usize, end: usize) -> usize {
        let offset = |at: usize| self.tokens.get(at).map_or(0, |token| token.span.start);
        let from = self.persons.partition_point(|person| person.span.start < offset(first));
        let to = self.persons.partition_point(|person| person.span.start < offset(end));
        let Some(named) = self.persons.get(from..to) else { return 0 };
        named
            .iter()
            .enumerate()
            .filter(|(index, person)| named[..*index].iter().all(|other| other.full_name != person.full_name))
            .count()
    }
}

/// Whether the word stands for a person by age: "45-Jährige".
fn is_age(word: &str) -> bool {
    word.split_once(['-', '‑']).is_some_and(|(years, noun)| {
        matches!(noun, "Jährige" | "jährige") && years.chars().all(|digit| digit.is_ascii_digit())
    })
}

/// Whether the word may stand before an adjective: "sichtlich enttäuschte".
fn is_adverb(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && (["lich", "bar", "ig"].iter().any(|ending| word.ends_with(ending))
            || matches!(word, "sehr" | "hoch" | "etwas" | "immer" | "bisher" | "längst"))
}

/// Whether the word names a day or a part of it: "Dienstag", "Mittwochabend", "Montagnachmittag".
pub(super) fn is_day(word: &str) -> bool {
    [
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonnabend",
        "Sonntag",
        "Abend",
        "Morgen",
        "Vormittag",
        "Nachmittag",
        "Wochenende",
    ]
    .iter()
    .any(|day| word.starts_with(day))
}

/// Whether the word may stand between a cue and the title of the subject: a determiner, an adjective, an adverb.
fn is_attribute(word: &str) -> bool {
    const DETERMINERS: [&str; 12] =
        ["der", "die", "ein", "eine", "sein", "seine", "ihr", "ihre", "dessen", "deren", "auch", "the"];
    if DETERMINERS.iter().any(|determiner| determiner.eq_ignore_ascii_case(word)) {
        return true;
    }
    word.starts_with(char::is_lowercase)
        && word.chars().count() >= 4
        && ["e", "er", "es"].iter().any(|ending| word.ends_with(ending))
        && ![
            "eine", "einer", "aber", "oder", "unter", "über", "hinter", "diese", "dieser", "alle", "habe",
            "werde",
        ]
        .contains(&word)
}

/// Whether the word has the ending of an adjective: "großen", "frühere".
pub(super) fn is_adjective(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && word.chars().count() >= 4
        && ["e", "en", "er", "em", "es"].iter().any(|ending| word.ends_with(ending))
}
