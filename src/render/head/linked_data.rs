//! JSON-LD in the vocabulary of schema.org, for the pages that show one thing: an article, a person, a day.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::date::{Date, Edtf};
use crate::link::Reading;
use crate::site::{Page, Said, relative_root, shown_statement};

use super::super::edition::Edition;
use super::About;

const CONTEXT: &str = "https://schema.org";

/// A person's page tells no more quotations, a day's page no more events: enough to say what the page is about, whose
/// whole list readers have before them.
const MOST_PARTS: usize = 12;

/// What the page shows, as JSON, if it is one thing.
pub(super) fn describe(site: &Edition, page: Page, about: &About) -> Option<String> {
    let mut data = match page {
        Page::Home => describe_dossier(site),
        Page::Article(index) => {
            let article = describe_article(site, page, &site.dossier.readings[index], about);
            return serde_json::to_string(&article).ok();
        }
        Page::Person(index) => describe_person(site, index),
        Page::Day(day, 0) => {
            let entry = site.calendar.days.get(&day)?;
            let day = Edtf::Date(Date::from(day));
            let events = entry.events.iter().map(|&index| &site.dossier.events[index]);
            let events: Vec<Value> = events
                .filter(|event| event.is_exact() && event.date == day)
                .take(MOST_PARTS)
                .map(|event| json!({"@type": "Event", "name": event.label, "startDate": day.to_string()}))
                .collect();
            if events.is_empty() {
                return None;
            }
            // `hasPart` takes works, and an event is none.
            json!({"@type": "CollectionPage", "name": about.title, "about": events})
        }
        _ => return None,
    };
    let fields = data.as_object_mut()?;
    fields.insert("@context".to_owned(), json!(CONTEXT));
    insert(fields, "url", about.address.map(Value::from));
    insert(fields, "image", about.picture.map(Value::from));
    serde_json::to_string(&data).ok()
}

fn describe_dossier(site: &Edition) -> Value {
    let mut data = json!({"@type": "Collection", "name": site.config.title, "inLanguage": site.words.tag});
    if let Some(fields) = data.as_object_mut() {
        insert(fields, "description", site.config.description.as_deref().map(Value::from));
    }
    data
}

/// An article, in the order that its keys have in the other descriptions, too.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<&'a str>,
    is_part_of: Named<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// A thing that an article names.
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

fn describe_article<'a>(
    site: &'a Edition,
    page: Page,
    reading: &'a Reading,
    about: &About<'a>,
) -> NewsArticle<'a> {
    let metadata = &reading.article.metadata;
    let path = site.path(page);
    let root = relative_root(&path);
    let mention = |index: usize| Named {
        url: Some(address(site, index, root)),
        ..Named::new("Person", &site.dossier.people[index].preferred_name)
    };
    let published = metadata.published.date().filter(|date| date.year > 0);
    let plain = |date: Date| Date { qualifier: crate::date::Qualifier::Certain, ..date };
    NewsArticle {
        context: CONTEXT,
        kind: "NewsArticle",
        author: metadata.author.as_deref().map(|name| Named::new("Person", name)),
        date_published: published.map(|date| plain(date).to_string()),
        headline: &metadata.headline.text,
        image: about.picture,
        in_language: metadata.language.tag(),
        is_based_on: metadata.url.as_deref(),
        is_part_of: Named::new("Collection", &site.config.title),
        mentions: reading.people.iter().copied().map(mention).collect(),
        publisher: metadata.source.as_deref().map(|name| Named::new("NewsMediaOrganization", name)),
        url: about.address,
    }
}

fn describe_person(site: &Edition, index: usize) -> Value {
    let person = &site.dossier.people[index];
    let mut entity = Map::new();
    entity.insert("@type".to_owned(), json!("Person"));
    entity.insert("name".to_owned(), json!(person.preferred_name));
    let others: Vec<&str> = person
        .aliases
        .iter()
        .map(|alias| alias.surface.as_str())
        .filter(|name| *name != person.preferred_name && name.contains(' '))
        .collect();
    insert(&mut entity, "alternateName", (!others.is_empty()).then(|| json!(others)));
    if let Some(record) = &person.record {
        insert(&mut entity, "description", record.description.as_deref().map(Value::from));
        insert(&mut entity, "sameAs", (!record.same_as.is_empty()).then(|| json!(record.same_as)));
        insert(&mut entity, "birthDate", record.born.as_ref().map(|born| json!(born.to_string())));
    }
    let mut quotations = Vec::new();
    let said = site.profiles[index].statements.iter();
    let quoted = said.filter(|statement| matches!(statement.said, Said::Quotation(_)));
    for statement in quoted.take(MOST_PARTS) {
        let reading = &site.dossier.readings[statement.article];
        let shown = shown_statement(reading, statement.said);
        quotations.push(json!({
            "@type": "Quotation",
            "text": shown.of(&reading.article.body.text),
            "spokenByCharacter": {"@type": "Person", "name": person.preferred_name},
            "isPartOf": {"@type": "NewsArticle", "headline": reading.article.metadata.headline.text},
        }));
    }
    let mut data = json!({"@type": "ProfilePage", "mainEntity": entity});
    if let Some(fields) = data.as_object_mut() {
        insert(fields, "hasPart", (!quotations.is_empty()).then(|| Value::from(quotations)));
    }
    data
}

/// The address of a person: absolute where that is known, else from the page that names the person.
fn address(site: &Edition, person: usize, root: &str) -> String {
    [site.config.base_url.as_deref().unwrap_or(root), site.person_url(person)].concat()
}

fn insert(fields: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        fields.insert(name.to_owned(), value);
    }
}
