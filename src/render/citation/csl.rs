//! CSL-JSON, as Citation Style Language processors read it.

use std::borrow::Cow;

use serde::Serialize;

use crate::date::Date;
use crate::render::json::to_json;
use crate::text::on_one_line;

use super::Reference;

/// An item; its keys are sorted.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<Cow<'a, str>>,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued>,
    language: &'a str,
    title: Cow<'a, str>,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// A name that is not taken apart.
#[derive(Serialize)]
struct Name<'a> {
    literal: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Issued {
    /// Year, month and day, as far as they are known.
    date_parts: [Vec<i32>; 1],
}

impl From<Date> for Issued {
    fn from(date: Date) -> Self {
        let parts = [Some(date.year), date.month.map(i32::from), date.day.map(i32::from)];
        Self { date_parts: [parts.into_iter().flatten().collect()] }
    }
}

pub(super) fn write_item(reference: &Reference) -> String {
    let item = Item {
        address: reference.address.as_deref(),
        author: reference.author.map(|author| [Name { literal: on_one_line(author) }]),
        container_title: reference.publication.map(on_one_line),
        id: reference.key,
        issued: reference.date.map(Issued::from),
        language: reference.language,
        title: on_one_line(reference.title),
        kind: "article-newspaper",
    };
    to_json(&item)
}
