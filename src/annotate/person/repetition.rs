//! Further places where a person of the article is named: by the whole name, or by the surname alone.

use rustc_hash::FxHashMap;

use super::cluster::People;
use super::couple::is_of_two;
use super::full_name::Name;
use super::initials::Initials;
use super::shape::{has_name_letters, is_family, is_particle, is_thing};
use super::{Mention, span_of, with_apostrophe};
use crate::annotate::PersonRule;
use crate::annotate::lexicon::Lexicon;
use crate::annotate::title::TitleClass;
use crate::annotate::token::Tokens;
use crate::corpus::Language;
use crate::text::upper_first;

/// Adds a mention for each place that repeats a name and lies in no mention yet; `mentions` are sorted by span.
pub(super) fn add_repetitions(
    mentions: &mut Vec<Mention>,
    people: &People,
    tokens: &Tokens,
    lexicon: &Lexicon,
) {
    let forms = Forms::of(people, lexicon);
    let mut found = Vec::new();
    let mut next = 0;
    let mut at = 0;
    while at < tokens.len() {
        if !forms.initials.begin(tokens.word(at)) {
            at += 1;
            continue;
        }
        let start = tokens.get(at).map_or(0, |token| token.span.start);
        while mentions.get(next).is_some_and(|mention| mention.span.end <= start) {
            next += 1;
        }
        let covered = |index: usize| match (tokens.get(index), mentions.get(next)) {
            (Some(token), Some(mention)) => mention.span.overlaps(token.span),
            _ => false,
        };
        let place = forms.longest_at(at, people, tokens, lexicon, &covered).filter(|_| !covered(at));
        let Some((end, person, name, rule)) = place else {
            at += 1;
            continue;
        };
        if let Some(span) = span_of(tokens, at, end) {
            let span = with_apostrophe(span, end, tokens, lexicon, &name);
            found.push(Mention { span, person, name, rule });
        }
        at = end;
    }
    mentions.extend(found);
}

/// Adds the names of a known surname with an unknown word before it, which must be a given name: "her niece Loveday Penhallow".
/// English writes no nouns with a capital that could stand there. Says whether there are any.
pub(super) fn add_relatives(
    names: &mut Vec<Name>,
    people: &People,
    tokens: &Tokens,
    lexicon: &Lexicon,
) -> bool {
    let mut covered = vec![false; tokens.len() + 1];
    for name in names.iter() {
        covered[name.first..name.end].fill(true);
    }
    let count = names.len();
    for at in 1..tokens.len() {
        let (given, word) = (at - 1, tokens.word(at));
        if covered[at] || covered[given] || !tokens.same_sentence(given, at) || !tokens.is_word(at) {
            continue;
        }
        let surname = [Some(word), lexicon.strip_genitive(word)].into_iter().flatten();
        let known = surname.filter(|surname| people.by_surname(surname).is_some()).count() > 0;
        let adjacent = match (tokens.get(given), tokens.get(at)) {
            (Some(one), Some(two)) => !one.initial && tokens.text()[one.span.end..two.span.start] == *" ",
            _ => false,
        };
        let first = tokens.word(given);
        let initials = first.len() == 2 && first.bytes().all(|letter| letter.is_ascii_uppercase());
        let plain = has_name_letters(first)
            && !first.contains('-')
            && !lexicon.titles.contains(first)
            && !lexicon.is_place(first)
            && !lexicon.organisations.contains(first)
            && !is_thing(first, lexicon)
            && (lexicon.is_given_name(first) || !lexicon.is_common(first));
        let thing = lexicon.organisations.contains(tokens.behind(at, 1))
            || tokens.before(given).starts_with(char::is_uppercase);
        if known && adjacent && (initials || plain) && !thing {
            let surname = Some(at);
            names.push(Name {
                first: given,
                surname,
                end: at + 1,
                rule: PersonRule::GivenName,
                given: false,
            });
        }
    }
    names.sort_by_key(|name| name.first);
    names.len() > count
}

/// The forms by which the persons may be named.
struct Forms {
    by_first_word: FxHashMap<String, Vec<Form>>,
    initials: Initials,
}

struct Form {
    words: Vec<String>,
    person: usize,
    rule: PersonRule,
    /// Whether it may be any of several persons, or is no surname for sure.
    doubtful: bool,
}

type Place = (usize, usize, String, PersonRule);

/// More forms than this with one first word are not kept; it bounds the search.
const MOST: usize = 16;

impl Forms {
    fn of(people: &People, lexicon: &Lexicon) -> Self {
        let mut forms: FxHashMap<String, Vec<Form>> = FxHashMap::default();
        let mut add = |words: Vec<String>, person, rule, doubtful: bool| {
            let Some(key) = words.first() else { return };
            let list = forms.entry(key.clone()).or_default();
            if list.len() < MOST {
                list.push(Form { words, person, rule, doubtful });
            }
        };
        let variants = people.variants.iter().map(|(person, known)| (*person, known));
        for (person, known) in people.known.iter().enumerate().chain(variants) {
            if known.words.len() > 1 {
                add(known.words.clone(), person, PersonRule::GivenName, false);
            }
            let surname = known.surname();
            let parts = surname.split(' ').count();
            let means = |surname: &str| {
                people.by_surname(surname) == Some(person) || people.undecided(surname) == Some(person)
            };
            for count in [parts, 1].into_iter().take(parts.min(2)) {
                let words = &known.words[known.words.len() - count..];
                if !surname.is_empty() && means(&words.join(" ")) {
                    let doubtful = people.undecided(&words.join(" ")).is_some();
                    add(words.to_vec(), person, PersonRule::Surname, doubtful);
                    // "Al-Raschidi drehte ihn" at the beginning of a sentence.
                    if words[0].starts_with(char::is_lowercase) {
                        let opening =
                            std::iter::once(upper_first(&words[0])).chain(words[1..].iter().cloned());
                        add(opening.collect(), person, PersonRule::Surname, doubtful);
                    }
                }
            }
            for word in known.also.iter().filter(|word| means(word)) {
                add(vec![word.clone()], person, PersonRule::Surname, true);
            }
            if let Some(given) = people.own_given_name(person)
                && !(lexicon.is_common(given)
                    || lexicon.is_place(given)
                    || lexicon.is_family_name(given)
                    || lexicon.titles.contains(given))
            {
                add(vec![given.clone()], person, PersonRule::GivenName, false);
            }
        }
        let initials = Initials::of(forms.keys().map(String::as_str));
        Self { by_first_word: forms, initials }
    }

    /// The longest form that stands at token `at`, which begins as one does.
    fn longest_at(
        &self,
        at: usize,
        people: &People,
        tokens: &Tokens,
        lexicon: &Lexicon,
        covered: &dyn Fn(usize) -> bool,
    ) -> Option<Place> {
        let word = tokens.word(at);
        if !tokens.is_word(at) {
            return None;
        }
        let stem = lexicon.strip_genitive(word);
        let mut best: Option<Place> = None;
        for key in std::iter::once(word).chain(stem) {
            for form in self.by_first_word.get(key).map_or(&[][..], Vec::as_slice) {
                let end = at + form.words.len();
                if best.as_ref().is_some_and(|best| best.0 >= end)
                    || !stands_at(&form.words, at, tokens, lexicon)
                {
                    continue;
                }
                if (at..end).any(covered) || !fits(form, at, end, tokens, lexicon) {
                    continue;
                }
                best = Some((end, form.person, form.words.join(" "), form.rule));
            }
            if best.is_some() {
                break; // "Peters" is Peters before it is Peter's
            }
        }
        best.filter(|best| best.1 < people.known.len())
    }
}

/// Whether the words stand at `at`, the last perhaps in the genitive.
fn stands_at(words: &[String], at: usize, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    words.iter().enumerate().all(|(index, word)| {
        let written = tokens.word(at + index);
        let last = index + 1 == words.len();
        tokens.same_sentence(at, at + index)
            && (written == word || (last && lexicon.strip_genitive(written) == Some(word.as_str())))
    })
}

/// Whether the words around allow the form to be that person here.
fn fits(form: &Form, at: usize, end: usize, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    let (before, next) = (tokens.before(at), tokens.behind(end - 1, 1));
    if lexicon.organisations.contains(next) || matches!(next, "&" | "+") || matches!(before, "&" | "+") {
        return false;
    }
    if form.rule != PersonRule::Surname {
        return form.words.len() > 1 || may_be_called(at, tokens, lexicon);
    }
    let initial = tokens.get(at).is_some_and(|token| token.initial);
    // "a Brannigan aide"
    if lexicon.language == Language::English && matches!(before, "a" | "an" | "A" | "An") {
        return false;
    }
    // A firm bears the surname of a family, too.
    if form.doubtful && !initial && before.starts_with(char::is_uppercase) {
        return false;
    }
    let genitive = form.words.last().is_some_and(|word| tokens.word(end - 1) != word);
    let determined =
        matches!(before, "die" | "Die" | "der" | "Der" | "den" | "Den" | "dem" | "das" | "ein" | "eine");
    if genitive && determined {
        return false; // "die Kennedys" is a family
    }
    if is_family(before) || is_thing(before, lexicon) || is_of_two(at, tokens, lexicon) {
        return false;
    }
    let word = form.words.last().map_or("", String::as_str);
    let noun = form.words.len() == 1 && (lexicon.is_common(word) || lexicon.titles.contains(word));
    if noun && (determined || is_attribute(before)) {
        return false; // "die alte Mühle" where a Mr Mühle is known
    }
    if noun && initial && !is_finite(next) {
        return false; // "Stark wie nie" where a Mr Stark is known
    }
    let place = lexicon.is_place(word);
    !(place && matches!(before, "in" | "In" | "nach" | "Nach" | "aus" | "Aus" | "bei" | "um" | "von"))
}

/// Whether nothing around the given name at `at` says that it is somebody else's or that of a thing: another name, a
/// title ("Prinz Harry" need not be Harry Kane) or a capital letter behind it.
fn may_be_called(at: usize, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    let (before, word, next) = (tokens.before(at), tokens.word(at), tokens.behind(at, 1));
    let title = lexicon.titles.find(before).is_some_and(|title| title.class != TitleClass::Kin);
    let named = lexicon.is_given_name(before) || lexicon.is_family_name(before);
    let genitive = !lexicon.is_given_name(word);
    let continued =
        !genitive && next.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
    let particle = is_particle(next) && tokens.behind(at, 2).starts_with(char::is_uppercase);
    let opening = matches!(before, "„" | "»" | "“" | "«" | "‚" | "\"");
    let quoted = opening && matches!(next, "“" | "«" | "”" | "»" | "‘" | "\"");
    let address = tokens.get(at).zip(tokens.get(at + 1)).is_some_and(|(name, mark)| {
        let rest = &tokens.text()[name.span.end..];
        mark.span.start == name.span.end
            && rest.starts_with(['.', '@', '_', '/'])
            && rest.chars().nth(1).is_some_and(char::is_alphanumeric)
    });
    !(address
        || title
        || named
        || continued
        || particle
        || quoted
        || before.ends_with('.')
        || is_thing(before, lexicon))
}

/// Whether the word looks like a verb in the third person: "sagt", "sagte", "war".
fn is_finite(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && (word.ends_with('t') || word.ends_with("te"))
        || matches!(
            word,
            "war" | "sei" | "habe" | "kam" | "ging" | "gab" | "wird" | "wurde" | "schrieb" | "rief" | "und"
        )
}

/// Whether the word looks like an inflected adjective or a determiner.
fn is_attribute(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && ["e", "en", "er", "em", "es"].iter().any(|ending| word.ends_with(ending))
        && !word.ends_with("te")
        && !word.ends_with("ten")
        || matches!(word, "im" | "am" | "zum" | "zur" | "beim" | "vom" | "ins" | "kein" | "mehr" | "viel")
}
