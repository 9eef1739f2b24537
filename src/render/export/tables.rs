//! Articles, persons and quotations as tables, and the description by which programs find all tables: a data package
//! (Frictionless Data Package 1).

use serde_json::{Value, json};

use crate::date::Edtf;
use crate::link::Reading;
use crate::output::{OutputError, Staging};
use crate::render::edition::Edition;
use crate::site::{article_path, sentence_path};

use super::csv::{draw_line, write_table};
use super::table;

const ARTICLES: [&str; 9] =
    ["id", "date", "headline", "headline_derived", "source", "author", "language", "people", "url"];
const PEOPLE: [&str; 8] = ["id", "name", "roles", "mentions", "articles", "first", "last", "url"];
const QUOTATIONS: [&str; 6] = ["article", "date", "speaker", "kind", "text", "url"];

/// Writes the tables and the data package that names them.
pub(super) fn write_tables(site: &Edition, staging: &Staging) -> Result<(), OutputError> {
    let order = site.dossier.chronology.oldest_first();
    let reading = |index: usize| &site.dossier.readings[index];
    let people: Vec<usize> = (0..site.dossier.people.len()).collect();
    let article = |&index: &usize| draw_article(site, reading(index));
    let person = |&index: &usize| draw_person(site, index);
    let quotations = |&index: &usize| draw_quotations(site, reading(index));
    write_table("data/articles.csv", &ARTICLES, order, article, staging)?;
    write_table("data/people.csv", &PEOPLE, &people, person, staging)?;
    write_table("data/quotations.csv", &QUOTATIONS, order, quotations, staging)?;
    staging.write("datapackage.json", format!("{:#}\n", describe(site)).as_bytes())
}

fn draw_article(site: &Edition, reading: &Reading) -> String {
    let metadata = &reading.article.metadata;
    let people = reading.people.iter();
    let people: Vec<&str> = people.map(|&person| site.dossier.people[person].id.as_str()).collect();
    let derived = metadata.headline.derived.to_string();
    let fields: [&str; ARTICLES.len()] = [
        &reading.article.id,
        &metadata.published.to_string(),
        &metadata.headline.text,
        &derived,
        metadata.source.as_deref().unwrap_or_default(),
        metadata.author.as_deref().unwrap_or_default(),
        metadata.language.tag(),
        &people.join("; "),
        &article_path(&reading.article),
    ];
    draw_line(&fields)
}

fn draw_person(site: &Edition, index: usize) -> String {
    let person = &site.dossier.people[index];
    let roles: Vec<&str> = person.roles.iter().map(|role| role.title.as_str()).collect();
    let articles: Vec<&Reading> =
        person.articles.iter().map(|&index| &site.dossier.readings[index]).collect();
    let id =
        |reading: Option<&&Reading>| reading.map_or("", |reading| reading.article.id.as_str()).to_owned();
    let fields = [
        &person.id,
        &person.preferred_name,
        &roles.join("; "),
        &person.mentions.len().to_string(),
        &articles.len().to_string(),
        &id(articles.first()),
        &id(articles.last()),
        &site.person_path(index),
    ];
    draw_line(&fields.map(String::as_str))
}

fn draw_quotations(site: &Edition, reading: &Reading) -> String {
    let mut lines = String::new();
    let text = &reading.article.body.text;
    let published: &Edtf = &reading.article.metadata.published;
    for quotation in &reading.annotations.quotations {
        let speaker = quotation.speaker.and_then(|mention| reading.speaker(mention));
        let fields: [&str; QUOTATIONS.len()] = [
            &reading.article.id,
            &published.to_string(),
            speaker.map_or("", |person| site.dossier.people[person].id.as_str()),
            &crate::render::rule_name(quotation.kind),
            quotation.span.of(text),
            &sentence_path(reading, reading.sentence_at(quotation.span.start).unwrap_or_default()),
        ];
        lines += &draw_line(&fields);
    }
    lines
}

fn describe(site: &Edition) -> Value {
    let resource = |name: &str, path: &str, columns: &[&str]| {
        let fields: Vec<Value> = columns.iter().map(|name| json!({"name": name, "type": "string"})).collect();
        json!({
            "name": name,
            "path": path,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": fields},
        })
    };
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "dossier",
        "title": site.config.title,
        "resources": [
            resource("articles", "data/articles.csv", &ARTICLES),
            resource("people", "data/people.csv", &PEOPLE),
            resource("quotations", "data/quotations.csv", &QUOTATIONS),
            resource("events", "timeline/timeline.csv", &table::COLUMNS),
        ],
    });
    if let Some(description) = &site.config.description {
        package["description"] = json!(description);
    }
    if let Some(base) = &site.config.base_url {
        package["homepage"] = json!(base);
    }
    package
}
