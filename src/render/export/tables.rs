//! Articles, persons and quotations as tables, and the description by which programs find all tables: a data package
//! (Frictionless Data Package 1).

use serde_json::{Value, json};

use crate::annotate::QuotationKind;
use crate::link::Reading;
use crate::output::{OutputError, Staging};
use crate::render::edition::Edition;
use crate::site::{article_path, sentence_path};

use super::csv::{Line, push_line, write_lines, write_table};
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
    let article = |&index: &usize, line: &mut Line| fill_article(site, reading(index), line);
    let person = |&index: &usize, line: &mut Line| fill_person(site, index, line);
    let quotations = |&index: &usize, table: &mut Vec<u8>| push_quotations(site, reading(index), table);
    write_lines("data/articles.csv", &ARTICLES, order, article, staging)?;
    write_lines("data/people.csv", &PEOPLE, &people, person, staging)?;
    write_table("data/quotations.csv", &QUOTATIONS, order, quotations, staging)?;
    staging.write("datapackage.json", format!("{:#}\n", describe(site)).as_bytes())
}

fn fill_article(site: &Edition, reading: &Reading, line: &mut Line) {
    let metadata = &reading.article.metadata;
    line.text(&reading.article.id);
    line.value(&metadata.published);
    line.text(&metadata.headline.text);
    line.value(metadata.headline.derived);
    line.text(metadata.source.as_deref().unwrap_or_default());
    line.text(metadata.author.as_deref().unwrap_or_default());
    line.text(metadata.language.tag());
    line.list(reading.people.iter().map(|&person| site.dossier.people[person].id.as_str()));
    line.text(&article_path(&reading.article));
}

fn fill_person(site: &Edition, index: usize, line: &mut Line) {
    let person = &site.dossier.people[index];
    let id = |article: Option<&usize>| {
        article.map_or("", |&article| site.dossier.readings[article].article.id.as_str())
    };
    line.text(&person.id);
    line.text(&person.preferred_name);
    line.list(person.roles.iter().map(|role| role.title.as_str()));
    line.value(person.mentions.len());
    line.value(person.articles.len());
    line.text(id(person.articles.first()));
    line.text(id(person.articles.last()));
    line.text(&site.person_path(index));
}

/// Appends a line for each quotation of an article.
fn push_quotations(site: &Edition, reading: &Reading, table: &mut Vec<u8>) {
    let text = &reading.article.body.text;
    let published = reading.article.metadata.published.to_string();
    for quotation in &reading.annotations.quotations {
        let speaker = quotation.speaker.and_then(|mention| reading.speaker(mention));
        let sentence = reading.sentence_at(quotation.span.start).unwrap_or_default();
        push_line(table, |line| {
            line.text(&reading.article.id);
            line.text(&published);
            line.text(speaker.map_or("", |person| site.dossier.people[person].id.as_str()));
            line.text(name_kind(quotation.kind));
            line.text(quotation.span.of(text));
            line.text(&sentence_path(reading, sentence));
        });
    }
}

fn name_kind(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Partial => "partial",
        QuotationKind::Indirect => "indirect",
    }
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
