//! The register of persons, by letter.

use serde::Serialize;

use crate::link::{Person, Role};
use crate::render::edition::Edition;
use crate::render::wording::capitalise;
use crate::site::person_path;
use crate::text::sort_key;

use super::chart::{Spark, Sparks};

#[derive(Serialize)]
pub(in crate::render) struct PeopleView {
    lead: String,
    /// How many persons the authority file confirms.
    confirmed: String,
    period: String,
    alphabet: Vec<Letter>,
    letters: Vec<LetterView>,
}

#[derive(Serialize)]
struct Letter {
    label: String,
    id: Option<String>,
}

#[derive(Serialize)]
struct LetterView {
    label: String,
    id: String,
    people: Vec<Entry>,
}

/// A person in a register.
#[derive(Serialize)]
pub(in crate::render) struct Entry {
    name: String,
    surname: String,
    /// The rest of the name, to stand behind the surname.
    given: String,
    url: String,
    role: Option<String>,
    /// The attribute that names the language of the role, where that is not the interface's.
    role_lang_html: String,
    spark: Option<Spark>,
    mentions: usize,
    articles: String,
}

pub(in crate::render) fn view_people(site: &Edition, sparks: Option<&Sparks>) -> PeopleView {
    let people = &site.dossier.people;
    let mut letters: Vec<LetterView> = Vec::new();
    for person in people {
        let initial = initial(person);
        let entry = enter(site, person, sparks);
        // Names that no letter of the alphabet begins stand at both ends of the order, and in one place here.
        if let Some(letter) = letters.iter_mut().find(|letter| letter.label == initial) {
            letter.people.push(entry);
        } else {
            let id = if initial == "#" { "andere".to_owned() } else { initial.to_lowercase() };
            letters.push(LetterView { label: initial, id, people: vec![entry] });
        }
    }
    let known =
        |label: &str| letters.iter().find(|letter| letter.label == label).map(|letter| letter.id.clone());
    let mut alphabet: Vec<Letter> = ('A'..='Z')
        .map(|letter| Letter { label: letter.to_string(), id: known(&letter.to_string()) })
        .collect();
    alphabet.extend(known("#").map(|id| Letter { label: "#".to_owned(), id: Some(id) }));
    let words = &site.words.people;
    let names = capitalise(&site.words.count(people.len(), &words.names));
    let articles = site.words.count(site.dossier.readings.len(), &words.from_articles);
    let confirmed = people.iter().filter(|person| person.record.is_some()).count();
    PeopleView {
        confirmed: site.words.count(confirmed, &words.confirmed),
        lead: words.lead.fill(&[("Names", &names), ("articles", &articles)]),
        period: sparks.map(|sparks| sparks.period(site.words)).unwrap_or_default(),
        alphabet,
        letters,
    }
}

/// The letter under which a person stands; `#` for names without Latin letters.
fn initial(person: &Person) -> String {
    let first = sort_key(&person.surname).chars().next().filter(char::is_ascii_lowercase);
    first.map_or_else(|| "#".to_owned(), |letter| letter.to_ascii_uppercase().to_string())
}

/// The role that was given last.
fn latest_role<'a>(site: &Edition, person: &'a Person) -> Option<&'a Role> {
    let rank = |role: &&Role| {
        role.evidence.iter().map(|locus| (site.dossier.chronology.rank(locus.article), locus.span)).max()
    };
    person.roles.iter().max_by_key(rank)
}

/// The attribute that names the language of a role: that of the article which gives it first.
pub(in crate::render) fn role_lang(site: &Edition, role: &Role) -> String {
    role.evidence.first().map(|locus| site.lang_of(locus.article)).unwrap_or_default()
}

pub(in crate::render) fn enter(site: &Edition, person: &Person, sparks: Option<&Sparks>) -> Entry {
    let role = latest_role(site, person);
    let given = person.preferred_name.strip_suffix(&person.surname).unwrap_or_default().trim();
    Entry {
        name: person.preferred_name.clone(),
        surname: person.surname.clone(),
        given: given.to_owned(),
        url: person_path(person),
        role: role.map(|role| role.title.clone()),
        role_lang_html: role.map(|role| role_lang(site, role)).unwrap_or_default(),
        spark: sparks.map(|sparks| sparks.draw(site, &person.mentions, false)),
        mentions: person.mentions.len(),
        articles: site.words.count_in_figures(person.articles.len(), &site.words.people.number_of_articles),
    }
}
