//! Roles: the functions that the text itself gives to a person, before the name, behind it between commas, or by "ist".
//!
//! Only words of the title lexicon are roles; forms of address, degrees and relations ("Frau", "Dr.", "Tochter") are
//! none, and words of `role_nouns.txt` where a name follows directly. Known misses: roles that stand in another sentence.

mod comma;
mod copula;
mod english;
mod english_words;
mod open;

pub(super) use english::{is_english_modifier, is_english_role};
pub(super) use open::is_inhabitant;

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::title::Titles;
use super::title::{Title, TitleClass, TitleList};
use super::token::Tokens;
use super::{PersonMention, RoleMention, RoleRule};
use crate::corpus::Language;
use crate::text::Span;

/// Nouns for persons that are roles where a name follows directly.
static ROLE_NOUNS: LazyLock<Titles> = LazyLock::new(|| {
    Titles::parse(TitleList::GermanRoles, include_str!("../../../lexicons/de/role_nouns.txt"))
});

/// The roles of all mentions, sorted by span.
pub(super) fn find_roles(
    persons: &[PersonMention],
    tokens: &Tokens,
    lexicon: &Lexicon,
    language: Language,
) -> Vec<RoleMention> {
    if language == Language::English {
        return part(english::find_roles(persons, tokens));
    }
    let reader = Reader { persons, tokens, lexicon };
    let mut roles = Vec::new();
    for person in 0..persons.len() {
        reader.before_name(person, &mut roles);
        reader.before_comma(person, &mut roles);
        reader.apposition(person, &mut roles);
        reader.copula(person, &mut roles);
        reader.appointment(person, &mut roles);
    }
    part(roles)
}

/// Sorts roles and leaves each word to one of them, a shared title to all its bearers; the rules that stand closest to the
/// name go first.
fn part(mut roles: Vec<RoleMention>) -> Vec<RoleMention> {
    roles.sort_by_key(|role| (role.span, role.rule, role.person));
    let mut last = Span::new(0, 0);
    roles.retain(|role| {
        let shared = role.rule == RoleRule::SharedTitle && role.span == last;
        let free = role.span.start >= last.end || shared;
        last = if free { role.span } else { last };
        free
    });
    roles
}

/// Particles of verbs, which part a name at the end of its clause from what is said of its bearer.
const PARTICLES: [&str; 12] =
    ["an", "aus", "bei", "ein", "entgegen", "fest", "hinzu", "klar", "mit", "vor", "zu", "zurück"];

/// How many words an adjective phrase or an apposition may have; it bounds the search.
const MOST: usize = 18;

/// Adjectives written with a capital because they belong to a title: "Nationaler Sicherheitsberater".
const FIXED_ADJECTIVES: [&str; 18] = [
    "Ärztlich",
    "Auswärtig",
    "Erst",
    "Geschäftsführend",
    "Heilig",
    "Hoh",
    "Kaufmännisch",
    "Künstlerisch",
    "Leitend",
    "Medizinisch",
    "National",
    "Parlamentarisch",
    "Regierend",
    "Stellvertretend",
    "Ständig",
    "Technisch",
    "Wissenschaftlich",
    "Zweit",
];

/// Whether the word is an adjective written with a capital because it belongs to a title.
pub(super) fn is_fixed_adjective(word: &str) -> bool {
    find_fixed_adjective(word).is_some()
}

fn find_fixed_adjective(word: &str) -> Option<&'static str> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    FIXED_ADJECTIVES.iter().copied().find(|stem| {
        word.strip_prefix(stem).is_some_and(|ending| matches!(ending, "e" | "en" | "er" | "em" | "es"))
    })
}

struct Reader<'a> {
    persons: &'a [PersonMention],
    tokens: &'a Tokens<'a>,
    lexicon: &'a Lexicon,
}

impl Reader<'_> {
    /// "US-Außenminister Marco Rubio", "Botschafter und Sondergesandten Steve Witkoff".
    fn before_name(&self, person: usize, roles: &mut Vec<RoleMention>) {
        let first = self.tokens.index_at(self.persons[person].span.start);
        let mut at = first;
        // Nothing stands between but "Dr." and the like.
        let mut close = true;
        for _ in 0..4 {
            let Some(before) = at.checked_sub(1).filter(|&before| self.tokens.same_sentence(before, first))
            else {
                return;
            };
            at = before;
            let word = self.tokens.word(at);
            // "Präsident a. D. Gruber", unless the initial is another name's.
            if matches!(word, "a." | "D.") && !self.is_inside_name(at) {
                continue;
            }
            let noun = || ROLE_NOUNS.find(word).filter(|_| close && !self.is_inside_name(at));
            let open = || if close { self.open_noun(person, at) } else { None };
            let Some(title) = self.title_outside_names(at).or_else(noun).or_else(open) else { return };
            match title.class {
                TitleClass::Address => close &= word.ends_with('.'),
                TitleClass::Kin if ROLE_NOUNS.find(word).is_some() && at + 1 == first => {
                    self.push(person, at, &title, RoleRule::BeforeName, roles);
                    return;
                }
                TitleClass::Kin => return,
                TitleClass::Role | TitleClass::Weak => {
                    if self.is_owned_by(person, at) {
                        return;
                    }
                    let start = self.push(person, at, &title, RoleRule::BeforeName, roles);
                    self.coordinated_before(person, start, roles);
                    self.shared_title(person, at, &title, roles);
                    return;
                }
            }
        }
    }

    /// "der Sprecher Putins": the title is somebody else's; but "Präsident Putins Reise".
    fn is_owned_by(&self, person: usize, at: usize) -> bool {
        let mention = &self.persons[person];
        let written = mention.span.of(self.tokens.text()).split_whitespace().last();
        let mut start = at;
        while is_adjective(self.tokens.before(start)) {
            start -= 1;
        }
        let determined = matches!(
            self.tokens.before(start),
            "der" | "die" | "ein" | "eine" | "einen" | "dem" | "den" | "Der" | "Die" | "Ein" | "Eine"
        );
        written != mention.name.split(' ').next_back() && determined
    }

    /// The title joined by "und" to the one at `at`, where a determiner stands before the first alone.
    fn coordinated_before(&self, person: usize, at: usize, roles: &mut Vec<RoleMention>) {
        let mut at = at;
        while is_adjective(self.tokens.before(at)) {
            at -= 1;
        }
        if self.tokens.before(at) != "und" || at < 3 || !self.tokens.same_sentence(at - 3, at) {
            return;
        }
        // "die Ministerin und", "Eggers frühere Ministerin und"
        let before = self.tokens.word(at - 3);
        let determined = is_lower(before) || matches!(before, "Der" | "Die") || before.ends_with('s');
        if let Some(title) = self.title_outside_names(at - 2).filter(|title| is_role(title) && determined) {
            self.push(person, at - 2, &title, RoleRule::BeforeName, roles);
        }
    }

    /// "Theater- und Fernsehautor", "Landeshauptmann- Stellvertreter": the index of the whole word.
    fn behind_part(&self, at: usize) -> usize {
        match (self.tokens.word(at).ends_with('-'), self.tokens.behind(at, 1)) {
            (true, "und" | "oder") => at + 2,
            (true, _) => at + 1,
            _ => at,
        }
    }

    /// "Rustem Umjerow, Ex-Verteidigungsminister,", "Anna Gruber, die frühere Trainerin des Vereins,".
    fn apposition(&self, person: usize, roles: &mut Vec<RoleMention>) {
        let span = self.persons[person].span;
        let first = self.tokens.index_at(span.start);
        let mut comma = self.tokens.index_at(span.end);
        if self.tokens.word(comma) == "(" {
            // "Anna Gruber (Bürgermeisterin)", "Anna Gruber (SPD), Ministerin"
            if matches!(self.tokens.behind(comma, 2), ")" | ",")
                && let Some(title) = self.title_outside_names(comma + 1).filter(is_role)
            {
                self.push(person, comma + 1, &title, RoleRule::Apposition, roles);
            }
            let Some(closing) = (comma + 1..comma + 8).find(|&at| self.tokens.word(at) == ")") else {
                return;
            };
            comma = closing + 1;
        }
        // "hielt ihm Anna Gruber entgegen, die Sprecherin der Kammer."
        let particle = PARTICLES.contains(&self.tokens.word(comma));
        comma += usize::from(particle);
        if self.tokens.word(comma) != "," || !self.tokens.same_sentence(first, comma) {
            return;
        }
        let mut at = comma + 1;
        if matches!(
            self.tokens.word(at),
            "damals" | "heute" | "früher" | "einst" | "zuletzt" | "derzeit" | "seinerzeit" | "inzwischen"
        ) {
            at += 1;
        }
        // "seit 2019 Vorstandsvorsitzender", "seit Mai 2019"
        if self.tokens.word(at) == "seit" {
            let is_year =
                |at: usize| self.tokens.word(at).len() == 4 && self.tokens.word(at).parse::<u16>().is_ok();
            at += [1, 2].into_iter().find(|&by| is_year(at + by)).map_or(0, |by| by + 1);
        }
        let determined = matches!(self.tokens.word(at), "der" | "die" | "ein" | "eine" | "dem" | "den");
        at += usize::from(determined);
        while at < comma + 5 && is_adjective(self.tokens.word(at)) {
            at += 1;
        }
        // "Brunecker Filmproduzent", "Nationaler Sicherheitsberater"
        if self.fixed_adjective(at).is_some() || self.lexicon.is_place(self.tokens.word(at)) {
            at += 1;
        }
        at = self.behind_part(at);
        if !self.tokens.same_sentence(first, at) {
            return;
        }
        let Some(title) = self.title_outside_names(at).filter(is_role) else { return };
        if particle && !(determined && self.is_bare_phrase(at)) {
            return;
        }
        if !self.closes(at) || (determined && self.reports_speech(first) && !self.is_bare_phrase(at)) {
            return;
        }
        self.push(person, at, &title, RoleRule::Apposition, roles);
        // "Essayist, Übersetzer und Kritiker"
        for _ in 0..4 {
            if !matches!(self.tokens.behind(at, 1), "und" | ",") || !self.tokens.same_sentence(at, at + 2) {
                break;
            }
            let comma = self.tokens.behind(at, 1) == ",";
            let mut next = at + 2;
            while next < at + 5
                && (matches!(
                    self.tokens.word(next),
                    "später" | "heute" | "jetzt" | "zugleich" | "einst" | "zuvor" | "auch"
                ) || self.tokens.word(next) == "mehrmals"
                    || is_adjective(self.tokens.word(next)))
            {
                next += 1;
            }
            let moved = next > at + 2;
            next = self.behind_part(next);
            if !self.tokens.same_sentence(at, next) {
                break;
            }
            let Some(title) = self.title_outside_names(next).filter(is_role) else { break };
            let listed =
                matches!(self.tokens.behind(next, 1), "," | "und" | "." | ";" | ")" | "des" | "der" | "von");
            let plain = !moved && matches!(self.tokens.behind(next, 1), "," | "und" | "." | ";" | ")");
            if self.person_at(next + 1).is_some() || (comma && !plain && !(moved && listed)) {
                break;
            }
            at = next;
            self.push(person, at, &title, RoleRule::Apposition, roles);
        }
    }

    /// "die Sportler Anna Gruber, Eva Mair und Hans Kofler": the plural title at `at` belongs to all of them.
    fn shared_title(&self, person: usize, at: usize, title: &Title, roles: &mut Vec<RoleMention>) {
        if title.adjective_ending.is_some() || !self.opens_plural(at, title) {
            return;
        }
        let mut names = Vec::new();
        let mut last = person;
        while let Some(next) = self.persons.get(last + 1) {
            let joint = self.tokens.index_at(self.persons[last].span.end);
            let joined = self.tokens.index_at(next.span.start) == joint + 1
                && self.tokens.same_sentence(at, joint + 1)
                && matches!(self.tokens.word(joint), "," | "und");
            if !joined || names.len() > MOST {
                return;
            }
            last += 1;
            names.push(last);
            if self.tokens.word(joint) == "und" {
                for name in names {
                    self.push(name, at, title, RoleRule::SharedTitle, roles);
                }
                return;
            }
        }
    }

    /// "die Sportler", "die beiden jungen Sportler", with `title` at `at`.
    fn opens_plural(&self, at: usize, title: &Title) -> bool {
        let mut before = at;
        while before + 3 > at && is_lower(self.tokens.before(before)) {
            before -= 1;
            let word = self.tokens.word(before);
            if word == "beiden" || (word == "die" && !self.is_feminine(at, title)) {
                return true;
            }
        }
        false
    }

    /// Whether the apposition with the title at `at` ends at a comma or with its sentence, and is no new name.
    fn closes(&self, at: usize) -> bool {
        for by in 1..=MOST {
            let word = self.tokens.behind(at, by);
            if matches!(word, "," | "." | ";" | ")" | "–" | "-" | "") {
                return true;
            }
            if self.lexicon.speech_verbs.contains(word) || (by <= 2 && self.person_at(at + by).is_some()) {
                return false;
            }
            let goes_on = by > 1
                || (!is_lower(word) && word.ends_with('s')) // "Präsident Russlands"
                || is_link(word)
                || matches!(word, "und" | "zu" | "zum" | "zur" | "auf" | "mit");
            if !goes_on {
                return false;
            }
        }
        false
    }

    /// Whether a verb of speech stands before the name: what follows the comma may be what was said.
    fn reports_speech(&self, first: usize) -> bool {
        (1..=4)
            .filter_map(|by| first.checked_sub(by))
            .take_while(|&at| self.tokens.same_sentence(at, first))
            .map(|at| self.tokens.word(at))
            .take_while(|word| {
                !matches!(*word, "mit" | "von" | "bei" | "an" | "für" | "zu" | "neben" | "um" | "über")
            })
            .any(|word| word == "so" || self.lexicon.speech_verbs.contains(word))
    }

    fn title_outside_names(&self, at: usize) -> Option<Title> {
        if self.is_inside_name(at) { None } else { self.lexicon.titles.find(self.tokens.word(at)) }
    }

    /// Whether the token at `at` is part of a mention.
    fn is_inside_name(&self, at: usize) -> bool {
        let Some(span) = self.tokens.get(at).map(|token| token.span) else { return false };
        let before = self.persons.partition_point(|person| person.span.start <= span.start);
        before.checked_sub(1).is_some_and(|index| self.persons[index].span.overlaps(span))
    }

    fn person_at(&self, at: usize) -> Option<usize> {
        let start = self.tokens.get(at)?.span.start;
        self.persons.binary_search_by_key(&start, |person| person.span.start).ok()
    }

    /// Adds the role; returns the index of its first token.
    fn push(
        &self,
        person: usize,
        at: usize,
        title: &Title,
        rule: RoleRule,
        roles: &mut Vec<RoleMention>,
    ) -> usize {
        let Some(mut span) = self.tokens.get(at).map(|token| token.span) else { return at };
        let adjective = at.checked_sub(1).filter(|&before| self.tokens.same_sentence(before, at));
        let presiding = |before: usize| {
            let judge = title.nominative.ends_with("ichter") || title.nominative.ends_with("ichterin");
            (judge && self.tokens.word(before).starts_with("Vorsitzende")).then_some("Vorsitzend")
        };
        let adjective = adjective
            .and_then(|before| Some((before, self.fixed_adjective(before).or_else(|| presiding(before))?)));
        let start = adjective.map_or(at, |(before, _)| before);
        let feminine = self.is_feminine(start, title);
        let mut name = title.nominative.clone();
        if title.adjective_ending.is_some() {
            name.push_str(if feminine { "e" } else { "er" });
        }
        if let Some((before, stem)) = adjective {
            name = format!("{stem}{} {name}", if feminine { "e" } else { "er" });
            span = Span::new(self.tokens.get(before).map_or(span.start, |token| token.span.start), span.end);
        }
        // "Landeshauptmann- Stellvertreter": one word over two tokens.
        if let Some(half) = at.checked_sub(1).filter(|&half| self.tokens.is_word(half))
            && self.tokens.before(at).ends_with('-')
            && let Some(token) = self.tokens.get(half)
        {
            name = format!("{}{name}", self.tokens.word(half));
            span = Span::new(token.span.start, span.end);
        }
        roles.push(RoleMention { span, title: name, person, rule });
        start
    }

    /// The stem of the adjective at `at`, if it is one that belongs to titles.
    fn fixed_adjective(&self, at: usize) -> Option<&'static str> {
        find_fixed_adjective(self.tokens.word(at))
    }

    /// Whether the title, whose phrase begins at `start`, is that of a woman.
    fn is_feminine(&self, start: usize, title: &Title) -> bool {
        let Some(ending) = title.adjective_ending else {
            return title.nominative.ends_with("in") || title.nominative.ends_with("frau");
        };
        let mut at = start;
        for _ in 0..4 {
            let before = self.tokens.before(at);
            match before.to_lowercase().as_str() {
                "die" | "eine" | "einer" | "ihre" | "seine" => return true,
                "der" | "zur" => return matches!(ending, "en" | "er"),
                "den" | "dem" | "des" | "ein" | "einen" | "einem" | "zum" | "vom" | "beim" => return false,
                _ if is_adjective(before) => at -= 1,
                _ => break,
            }
        }
        ending == "e"
    }
}

fn is_role(title: &Title) -> bool {
    matches!(title.class, TitleClass::Role | TitleClass::Weak)
}

/// Whether the word links a title to its complement: "Präsident der Kammer", "Bürgermeister von Bern".
fn is_link(word: &str) -> bool {
    matches!(word, "des" | "der" | "von" | "vom" | "für" | "in" | "im" | "bei" | "beim" | "am" | "aus" | "an")
}

fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Whether the word looks like an inflected adjective.
fn is_adjective(word: &str) -> bool {
    is_lower(word)
        && word.chars().count() >= 5
        && ["e", "en", "er", "em", "es"].iter().any(|ending| word.ends_with(ending))
}
