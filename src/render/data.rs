//! The three files under `data/`: what was found, for other programs. `docs/` holds a JSON Schema of each.
//!
//! Offsets count Unicode code points; dates are EDTF; one record stands on each line.

use serde::Serialize;

use crate::annotate::{QuotationRule, TimexRule};
use crate::config::{PublishedState, STATE};
use crate::corpus::BlockKind;
use crate::date::Edtf;
use crate::link::{Event, Reading};
use crate::output::{LongFile, OutputError, Staging};
use crate::site::{Site, article_path, sentence_path};
use crate::text::CodePoints;

use super::json::push_json;
use super::pieces::write_list;

#[derive(Serialize)]
struct ArticleRecord<'a> {
    id: &'a str,
    path: &'a str,
    url: String,
    headline: &'a str,
    headline_derived: bool,
    date: String,
    language: &'static str,
    lead: &'a str,
    crossheads: Vec<&'a str>,
    dateline: &'a [String],
    credit: Option<&'a str>,
    people: Vec<&'a str>,
    timexes: Vec<TimexRecord<'a>>,
    quotes: Vec<QuoteRecord<'a>>,
}

#[derive(Serialize)]
struct TimexRecord<'a> {
    start: usize,
    end: usize,
    surface: &'a str,
    edtf: Option<String>,
    resolved: bool,
    rule: TimexRule,
}

#[derive(Serialize)]
struct QuoteRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    speaker: Option<&'a str>,
    rule: QuotationRule,
}

#[derive(Serialize)]
struct PersonRecord<'a> {
    id: &'a str,
    name: &'a str,
    url: String,
    aliases: Vec<AliasRecord<'a>>,
    roles: Vec<RoleRecord<'a>>,
    mentions: usize,
    articles: Vec<&'a str>,
}

#[derive(Serialize)]
struct AliasRecord<'a> {
    surface: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct RoleRecord<'a> {
    title: &'a str,
    first: &'a str,
    last: &'a str,
    articles: Vec<&'a str>,
}

#[derive(Serialize)]
struct EventRecord<'a> {
    id: &'a str,
    date: String,
    label: &'a str,
    articles: Vec<&'a str>,
    people: Vec<&'a str>,
    url: String,
}

pub(super) fn write_data(site: &Site, staging: &Staging) -> Result<(), OutputError> {
    let dossier = &site.dossier;
    let people: Vec<usize> = (0..dossier.people.len()).collect();
    write_records("articles", &dossier.readings, |reading| record_article(site, reading), staging)?;
    write_records("people", &people, |&person| record_person(site, person), staging)?;
    write_records("events", &dossier.events, |event| record_event(site, event), staging)?;
    if site.config.private { Ok(()) } else { write_state(&site.state, staging) }
}

/// The state for the build that follows, with one entry on each line, so that a version control shows what changed.
fn write_state(state: &PublishedState, staging: &Staging) -> Result<(), OutputError> {
    let mut json = staging.begin(STATE)?;
    json.push(format!("{{\n\"format\":{}", state.format).as_bytes());
    push_list("history", &state.history, &mut json);
    push_list("articles", &state.articles, &mut json);
    push_list("people", &state.people, &mut json);
    push_list("events", &state.events, &mut json);
    json.push(b"\n}\n");
    json.finish()
}

/// A further member of a JSON object, with one entry on each line.
fn push_list<T: Sync + Serialize>(name: &str, entries: &[T], json: &mut LongFile) {
    json.push(format!(",\n\"{name}\":").as_bytes());
    push_records(entries, |entry| entry, json);
}

/// Writes the file of this name: a JSON array with one record on each line, and a line's end behind it.
fn write_records<'a, T: Sync, R: Serialize>(
    name: &str,
    items: &'a [T],
    record: impl Fn(&'a T) -> R + Sync,
    staging: &Staging,
) -> Result<(), OutputError> {
    let mut json = staging.begin(&format!("data/{name}.json"))?;
    push_records(items, record, &mut json);
    json.push(b"\n");
    json.finish()
}

fn push_records<'a, T: Sync, R: Serialize>(
    items: &'a [T],
    record: impl Fn(&'a T) -> R + Sync,
    json: &mut LongFile,
) {
    let frame = if items.is_empty() { ["[", "", "]"] } else { ["[\n", ",\n", "\n]"] };
    write_list(frame, items, |item, json| push_json(&record(item), json), json);
}

/// The stable name of a rule: its variant in kebab case ("given-name").
pub fn rule_name(rule: impl std::fmt::Debug) -> String {
    let variant = format!("{rule:?}");
    let mut name = String::with_capacity(variant.len() + 4);
    for letter in variant.chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

fn record_article<'a>(site: &'a Site, reading: &'a Reading) -> ArticleRecord<'a> {
    let article = &reading.article;
    let metadata = &article.metadata;
    let text = article.body.text.as_str();
    let points = CodePoints::new(text);
    let person_id = |person: usize| site.dossier.people[person].id.as_str();
    let crossheads = article.body.blocks.iter().filter(|block| {
        matches!(block.kind, BlockKind::Crosshead(_)) && !reading.withholds(block.span.start)
    });
    let timexes = reading.dates.iter().map(|resolved| {
        let timex = &reading.annotations.timexes[resolved.timex];
        TimexRecord {
            start: points.at(timex.span.start),
            end: points.at(timex.span.end),
            surface: timex.span.of(text),
            edtf: resolved.edtf().map(|date| date.to_string()),
            resolved: timex.names_point() && resolved.date.as_ref().is_some_and(is_settled),
            rule: timex.rule,
        }
    });
    let quotes = reading.annotations.quotations.iter().map(|quotation| QuoteRecord {
        start: points.at(quotation.span.start),
        end: points.at(quotation.span.end),
        text: quotation.span.of(text),
        speaker: quotation.speaker.and_then(|mention| reading.speaker(mention)).map(person_id),
        rule: quotation.rule,
    });
    ArticleRecord {
        id: &article.id,
        path: article.path.as_str(),
        url: article_path(article),
        headline: &metadata.headline.text,
        headline_derived: metadata.headline.derived,
        date: metadata.published.to_string(),
        language: metadata.language.tag(),
        lead: reading.lead(),
        crossheads: crossheads.map(|block| block.span.of(text)).collect(),
        dateline: &metadata.dateline,
        credit: metadata.credit.as_deref(),
        people: reading.people.iter().map(|&person| person_id(person)).collect(),
        timexes: timexes.collect(),
        quotes: quotes.collect(),
    }
}

/// Whether a date is one date, as precise as its words, and not a choice of days.
fn is_settled(date: &Edtf) -> bool {
    !matches!(date, Edtf::OneOf(_))
}

fn record_person(site: &Site, index: usize) -> PersonRecord<'_> {
    let person = &site.dossier.people[index];
    let article_id = |article: usize| site.dossier.readings[article].article.id.as_str();
    let roles = person.roles.iter().map(|role| {
        let mut articles: Vec<usize> = role.evidence.iter().map(|locus| locus.article).collect();
        articles.dedup();
        let articles: Vec<&str> = articles.into_iter().map(article_id).collect();
        RoleRecord {
            title: &role.title,
            first: articles.first().copied().unwrap_or_default(),
            last: articles.last().copied().unwrap_or_default(),
            articles,
        }
    });
    PersonRecord {
        id: &person.id,
        name: &person.preferred_name,
        url: site.person_path(index),
        aliases: person
            .aliases
            .iter()
            .map(|alias| AliasRecord { surface: &alias.surface, count: alias.count })
            .collect(),
        roles: roles.collect(),
        mentions: person.mentions.len(),
        articles: person.articles.iter().map(|&article| article_id(article)).collect(),
    }
}

/// Where an event is shown: its clearest sentence, or its entry in the timeline if no article tells of it.
pub(super) fn event_url(site: &Site, event: &Event) -> String {
    if let Some(telling) = event.clearest() {
        return sentence_path(&site.dossier.readings[telling.article], telling.sentence);
    }
    let index = site.dossier.events.iter().position(|other| other.id == event.id);
    let path = index.map_or("timeline/index.html", |index| site.timeline.path_of(index));
    format!("{path}#{}", event.id)
}

fn record_event<'a>(site: &'a Site, event: &'a Event) -> EventRecord<'a> {
    let told_in = event.told_in(&site.dossier.chronology);
    EventRecord {
        id: &event.id,
        date: event.edtf().to_string(),
        label: &event.label,
        articles: told_in.into_iter().map(|index| site.dossier.readings[index].article.id.as_str()).collect(),
        people: event.people.iter().map(|&person| site.dossier.people[person].id.as_str()).collect(),
        url: event_url(site, event),
    }
}
