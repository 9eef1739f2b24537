//! JSON-LD in the vocabulary of schema.org, for the pages that show one thing: an article, a person, a day.

use chrono::NaiveDate;
use serde::Serialize;

use crate::date::{Date, Edtf, Qualifier};
use crate::link::Reading;
use crate::site::{Page, Said, Statement, relative_root, shown_statement};

use super::super::edition::Edition;
use super::super::json::to_json;
use super::About;

const CONTEXT: &str = "https://schema.org";

/// A person's page tells no more quotations, a day's page no more events: enough to say what the page is about, whose
/// whole list readers have before them.
const MOST_PARTS: usize = 12;

/// What the page shows, as JSON, if it is one thing.
pub(super) fn describe(site: &Edition, page: Page, about: &About) -> Option<String> {
    let subject = match page {
        Page::Home => describe_dossier(site, about),
        Page::Article(index) => describe_article(site, page, &site.dossier.readings[index], about),
        Page::Person(index) => describe_person(site, index, about),
        Page::Day(day, 0) => describe_day(site, day, about)?,
        _ => return None,
    };
    Some(to_json(&subject))
}

/// What a page shows: the properties that any of them has, sorted.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Subject<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Event<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    has_part: Vec<Quotation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity: Option<Person<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

impl<'a> Subject<'a> {
    /// What can be said of every page.
    fn new(kind: &'static str, about: &About<'a>) -> Self {
        Self { context: CONTEXT, kind, image: about.picture, url: about.address, ..Self::default() }
    }
}

/// A thing that has a name.
#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl<'a> Named<'a> {
    fn new(kind: &'static str, name: &'a str) -> Self {
        Self { kind, name, url: None }
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Event<'a> {
    name: &'a str,
    start_date: String,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Person<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternate_name: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    name: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    same_as: &'a [String],
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Quotation<'a> {
    is_part_of: NewsArticle<'a>,
    spoken_by_character: Named<'a>,
    text: &'a str,
}

/// An article that a quotation is from.
#[derive(Serialize)]
#[serde(tag = "@type")]
struct NewsArticle<'a> {
    headline: &'a str,
}

fn describe_dossier<'a>(site: &'a Edition, about: &About<'a>) -> Subject<'a> {
    Subject {
        description: site.config.description.as_deref(),
        in_language: Some(&site.words.tag),
        name: Some(&site.config.title),
        ..Subject::new("Collection", about)
    }
}

fn describe_article<'a>(
    site: &'a Edition,
    page: Page,
    reading: &'a Reading,
    about: &About<'a>,
) -> Subject<'a> {
    let metadata = &reading.article.metadata;
    let path = site.path(page);
    let root = relative_root(&path);
    let mention = |index: usize| Named {
        url: Some(address(site, index, root)),
        ..Named::new("Person", &site.dossier.people[index].preferred_name)
    };
    let published = metadata.published.date().filter(|date| date.year > 0);
    let plain = |date: Date| Date { qualifier: Qualifier::Certain, ..date };
    Subject {
        author: metadata.author.as_deref().map(|name| Named::new("Person", name)),
        date_published: published.map(|date| plain(date).to_string()),
        headline: Some(&metadata.headline.text),
        in_language: Some(metadata.language.tag()),
        is_based_on: metadata.url.as_deref(),
        is_part_of: Some(Named::new("Collection", &site.config.title)),
        mentions: reading.people.iter().copied().map(mention).collect(),
        publisher: metadata.source.as_deref().map(|name| Named::new("NewsMediaOrganization", name)),
        ..Subject::new("NewsArticle", about)
    }
}

fn describe_person<'a>(site: &'a Edition, index: usize, about: &About<'a>) -> Subject<'a> {
    let person = &site.dossier.people[index];
    let record = person.record.as_ref();
    let forms = person.aliases.iter().map(|alias| alias.surface.as_str());
    let entity = Person {
        alternate_name: forms.filter(|name| *name != person.preferred_name && name.contains(' ')).collect(),
        birth_date: record.and_then(|record| record.born.as_ref()).map(ToString::to_string),
        description: record.and_then(|record| record.description.as_deref()),
        name: &person.preferred_name,
        same_as: record.map_or(&[], |record| &record.same_as),
    };
    let quote = |statement: &Statement| {
        let reading = &site.dossier.readings[statement.article];
        Quotation {
            is_part_of: NewsArticle { headline: &reading.article.metadata.headline.text },
            spoken_by_character: Named::new("Person", &person.preferred_name),
            text: shown_statement(reading, statement.said).of(&reading.article.body.text),
        }
    };
    let said = site.profiles[index].statements.iter();
    let quoted = said.filter(|statement| matches!(statement.said, Said::Quotation(_)));
    Subject {
        has_part: quoted.take(MOST_PARTS).map(quote).collect(),
        main_entity: Some(entity),
        ..Subject::new("ProfilePage", about)
    }
}

/// A day of which it is known what happened.
fn describe_day<'a>(site: &'a Edition, day: NaiveDate, about: &About<'a>) -> Option<Subject<'a>> {
    let entry = site.calendar.days.get(&day)?;
    let day = Edtf::Date(Date::from(day));
    let events = entry.events.iter().map(|&index| &site.dossier.events[index]);
    let events: Vec<Event> = events
        .filter(|event| event.is_exact() && event.date == day)
        .take(MOST_PARTS)
        .map(|event| Event { name: &event.label, start_date: day.to_string() })
        .collect();
    // `hasPart` takes works, and an event is none.
    (!events.is_empty()).then(|| Subject {
        about: events,
        name: Some(about.title),
        ..Subject::new("CollectionPage", about)
    })
}

/// The address of a person: absolute where that is known, else from the page that names the person.
fn address(site: &Edition, person: usize, root: &str) -> String {
    [site.config.base_url.as_deref().unwrap_or(root), site.person_url(person)].concat()
}
