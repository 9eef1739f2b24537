//! The register of persons: the most frequent, and all by letter.

use std::cmp::Reverse;

use serde::Serialize;

use crate::link::{Person, Role};
use crate::render::edition::Edition;
use crate::render::escape::Html;
use crate::render::wording::capitalise;
use crate::site::{NO_LETTER, Page, register_context, register_id};

use super::chart::{Spark, Sparks};
use super::evidence::push_role;
use super::person::excerpt;
use super::{Labelled, Sentence, sentence_span, source_of, withheld_sentence};

/// The most persons listed by frequency: above the register itself, and where that has pages of its own.
const MOST_FREQUENT: usize = 24;
const MOST_FREQUENT_ALONE: usize = 100;
/// From so many mentions on a person is listed by frequency.
const FREQUENT: usize = 2;

#[derive(Serialize)]
pub(in crate::render) struct PeopleView {
    /// How many persons there are in how many articles, in a sentence.
    lead: String,
    /// How many persons the authority file confirms.
    confirmed: String,
    /// The years that the sparklines span.
    period: String,
    /// Links to the letters.
    alphabet: Vec<Letter>,
    /// The persons named most often, in that order.
    frequent: Vec<Entry>,
    /// All persons, unless the register has pages of its own.
    letters: Vec<LetterView>,
    /// Those pages.
    parts: Vec<PartLink>,
    /// Whether a person without a page is listed.
    singles: bool,
}

/// A page of the register.
#[derive(Serialize)]
pub(in crate::render) struct RegisterView {
    /// The letter, and of several parts the number: "S, Teil 2".
    title: String,
    /// From which surname to which it goes, in words.
    range: String,
    /// The years that the sparklines span.
    period: String,
    /// Links to the letters.
    alphabet: Vec<Letter>,
    /// The parts of the same letter, if there are several.
    siblings: Vec<Letter>,
    /// The persons of this page.
    letter: LetterView,
    /// Whether a person without a page is listed.
    singles: bool,
    /// The page of the register before.
    previous: Option<Labelled>,
    /// The page of the register after.
    next: Option<Labelled>,
}

/// A letter of the alphabet or a part of one; with nothing behind it, it has no address.
#[derive(Serialize)]
struct Letter {
    /// The letter, or of a part its first surname.
    label: String,
    /// Where its persons are listed.
    url: Option<String>,
    /// Whether this is its page.
    current: bool,
}

#[derive(Serialize)]
struct LetterView {
    /// The letter.
    label: String,
    /// The letter as a fragment.
    id: String,
    /// The persons whose surnames begin with it.
    people: Vec<Entry>,
}

#[derive(Serialize)]
struct PartLink {
    /// The letter, and of several parts the number.
    label: String,
    /// Its page.
    url: String,
    /// From which surname to which it goes, in words.
    range: String,
    /// How many persons it lists.
    number: usize,
}

/// A person in a register.
#[derive(Serialize)]
pub(in crate::render) struct Entry {
    /// The person as a fragment, and as the data files call it.
    id: String,
    /// The full name.
    name: String,
    /// The surname alone.
    surname: String,
    /// The rest of the name, to stand behind the surname.
    given: String,
    /// The page of the person, or the place in the register.
    url: String,
    /// The role that was given last.
    role_html: Html,
    /// The attribute that names the language of the role, where that is not the interface's.
    role_lang_html: Html,
    /// How often the person is named over time.
    spark: Option<Spark>,
    /// How often the person is named.
    mentions: usize,
    /// In how many articles, in words.
    articles: String,
    /// The one sentence that names a person without a page.
    only: Option<Sentence>,
}

pub(in crate::render) fn view_people(site: &Edition, sparks: Option<&Sparks>) -> PeopleView {
    let (people, register) = (&site.dossier.people, &site.register);
    let words = &site.words.people;
    let names = capitalise(&site.words.count(people.len(), &words.names));
    let articles = site.words.count(site.dossier.readings.len(), &words.from_articles);
    let confirmed = people.iter().filter(|person| person.record.is_some()).count();
    let parts = 0..register.parts.len();
    let (letters, parts) = if register.is_split {
        (Vec::new(), parts.map(|part| link_part(site, part)).collect())
    } else {
        (parts.map(|part| view_letter(site, part, sparks)).collect(), Vec::new())
    };
    PeopleView {
        confirmed: site.words.count(confirmed, &words.confirmed),
        lead: words.lead.fill(&[("Names", &names), ("articles", &articles)]),
        period: sparks.map(|sparks| sparks.period(site.words)).unwrap_or_default(),
        alphabet: spell_alphabet(site, None),
        frequent: list_frequent(site, sparks),
        singles: !register.is_split && site.profiles.iter().any(|profile| !profile.has_page()),
        letters,
        parts,
    }
}

/// Views the part of the register of this index.
pub(in crate::render) fn view_register(
    site: &Edition,
    index: usize,
    sparks: Option<&Sparks>,
) -> RegisterView {
    let parts = &site.register.parts;
    let part = &parts[index];
    let link = |index: usize| Labelled {
        label: tell_range(site, index),
        url: Some(site.path(Page::Register(index))),
    };
    let same = (0..parts.len()).filter(|&other| parts[other].initial == part.initial);
    let siblings = same.map(|other| Letter {
        label: first_and_last(site, other).0,
        url: Some(site.path(Page::Register(other))),
        current: other == index,
    });
    let siblings: Vec<Letter> = siblings.collect();
    let (first, last) = first_and_last(site, index);
    RegisterView {
        title: tell_range(site, index),
        range: site.words.people.part_range.fill(&[("first", &first), ("last", &last)]),
        period: sparks.map(|sparks| sparks.period(site.words)).unwrap_or_default(),
        alphabet: spell_alphabet(site, Some(part.initial)),
        siblings: if siblings.len() > 1 { siblings } else { Vec::new() },
        letter: view_letter(site, index, sparks),
        singles: part.people.iter().any(|&person| !site.profiles[person].has_page()),
        previous: index.checked_sub(1).map(link),
        next: (index + 1 < parts.len()).then(|| link(index + 1)),
    }
}

/// "S", "S, Teil 2": a part of the register.
pub(in crate::render) fn tell_range(site: &Edition, part: usize) -> String {
    let part = &site.register.parts[part];
    match part.number {
        1 => part.initial.to_string(),
        number => site.words.people.part.fill(&[("letter", &part.initial), ("number", &number)]),
    }
}

fn first_and_last(site: &Edition, part: usize) -> (String, String) {
    let people = &site.register.parts[part].people;
    let surname = |person: Option<&usize>| {
        person.map(|&person| site.dossier.people[person].surname.clone()).unwrap_or_default()
    };
    (surname(people.first()), surname(people.last()))
}

fn link_part(site: &Edition, index: usize) -> PartLink {
    let (first, last) = first_and_last(site, index);
    PartLink {
        label: tell_range(site, index),
        url: site.path(Page::Register(index)),
        range: site.words.people.part_range.fill(&[("first", &first), ("last", &last)]),
        number: site.register.parts[index].people.len(),
    }
}

/// The letters with the address of their first entries; `current` is the one whose page this is.
fn spell_alphabet(site: &Edition, current: Option<char>) -> Vec<Letter> {
    let known = site.register.letters();
    let letters = ('A'..='Z').chain(known.contains_key(&NO_LETTER).then_some(NO_LETTER));
    let spell = |letter: char| Letter {
        label: letter.to_string(),
        url: known.get(&letter).map(|&part| {
            if site.register.is_split {
                site.path(Page::Register(part))
            } else {
                format!("{}#{}", site.path(Page::People), register_id(letter))
            }
        }),
        current: current == Some(letter),
    };
    letters.map(spell).collect()
}

fn list_frequent(site: &Edition, sparks: Option<&Sparks>) -> Vec<Entry> {
    let people = &site.dossier.people;
    let mut ranked: Vec<usize> =
        (0..people.len()).filter(|&person| people[person].mentions.len() >= FREQUENT).collect();
    ranked.sort_by_key(|&person| (Reverse(people[person].mentions.len()), person));
    let most = if site.register.is_split { MOST_FREQUENT_ALONE } else { MOST_FREQUENT };
    ranked.into_iter().take(most).map(|person| enter(site, person, sparks)).collect()
}

fn view_letter(site: &Edition, part: usize, sparks: Option<&Sparks>) -> LetterView {
    let part = &site.register.parts[part];
    LetterView {
        label: part.initial.to_string(),
        id: register_id(part.initial),
        people: part.people.iter().map(|&person| enter(site, person, sparks)).collect(),
    }
}

/// The role that was given last.
fn latest_role<'a>(site: &Edition, person: &'a Person) -> Option<&'a Role> {
    let rank = |role: &&Role| {
        role.evidence.iter().map(|locus| (site.dossier.chronology.rank(locus.article), locus.span)).max()
    };
    person.roles.iter().max_by_key(rank)
}

/// The attribute that names the language of a role: that of the article which gives it first.
pub(in crate::render) fn role_lang(site: &Edition, role: &Role) -> Html {
    role.evidence.first().map(|locus| site.lang_of(locus.article)).unwrap_or_default()
}

pub(in crate::render) fn enter(site: &Edition, index: usize, sparks: Option<&Sparks>) -> Entry {
    let person = &site.dossier.people[index];
    let role = latest_role(site, person);
    let given = person.preferred_name.strip_suffix(&person.surname).unwrap_or_default().trim();
    let has_page = site.profiles[index].has_page();
    let mut role_html = Html::default();
    push_role(site, role.map(|role| role.title.as_str()), &mut role_html);
    Entry {
        id: person.id.clone(),
        name: person.preferred_name.clone(),
        surname: person.surname.clone(),
        given: given.to_owned(),
        url: site.person_url(index).to_owned(),
        role_html,
        role_lang_html: role.map(|role| role_lang(site, role)).unwrap_or_default(),
        spark: sparks.map(|sparks| sparks.draw(site, &person.mentions, false)),
        mentions: person.mentions.len(),
        articles: site.words.count_in_figures(person.articles.len(), &site.words.people.number_of_articles),
        only: (!has_page).then(|| only_sentence(site, person)),
    }
}

/// The sentence that names a person without a page.
fn only_sentence(site: &Edition, person: &Person) -> Sentence {
    let name = person.mentions[0].span;
    let shown = register_context(&site.dossier, person);
    let reading = &site.dossier.readings[shown.article];
    if reading.withholds(name.start) {
        return withheld_sentence(site, source_of(site, shown.article, name.start));
    }
    let html = excerpt(&reading.article.body.text, sentence_span(reading, name), shown.span, name);
    Sentence::new(html, site.lang_of(shown.article), source_of(site, shown.article, name.start))
}
