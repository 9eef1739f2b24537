//! What templates are given: everything decided and worded, so that they only arrange it.
//!
//! Addresses in views are relative to the site's root; templates put `root` before them. Fields that hold HTML
//! end with `html`.

pub(super) mod about;
pub(super) mod article;
pub(super) mod changes;
pub(super) mod chart;
mod company;
pub(super) mod date;
mod entries;
mod evidence;
pub(super) mod finder;
pub(super) mod home;
pub(super) mod lanes;
mod margin;
pub(super) mod moved;
pub(super) mod open;
pub(super) mod people;
pub(super) mod person;
mod reckoning;
pub(super) mod scatter;
pub(super) mod search;
pub(super) mod statement;
pub(super) mod timeline;
pub(super) mod year;

use std::borrow::Cow;

use serde::Serialize;

use crate::corpus::BlockKind;
use crate::link::Reading;
use crate::site::{article_path, sentence_path};
use crate::text::Span;

use super::edition::Edition;
use super::escape::Html;

use evidence::push_withheld;

/// An article in a list.
#[derive(Serialize)]
pub(super) struct ArticleLink {
    /// Its headline.
    pub headline: String,
    /// The attribute that names its language, where that is not the interface's.
    lang_html: Html,
    /// The address of its page, or of what else the place lists.
    url: String,
    /// What the place has to say of it: a date, a reason.
    pub note: String,
}

/// A place in an article that a claim leads back to.
#[derive(Serialize)]
pub(super) struct Source {
    /// The address of the sentence.
    url: String,
    /// "Februar 2025, Absatz 8".
    label: String,
}

/// A sentence with its source.
#[derive(Serialize)]
pub(super) struct Sentence {
    /// The sentence, with links on persons.
    html: Html,
    /// The attribute that names its language, where that is not the interface's.
    lang_html: Html,
    /// Its address.
    url: String,
    /// "Februar 2025, Absatz 8".
    label: String,
}

impl Sentence {
    fn new(html: impl Into<Html>, lang_html: Html, source: Source) -> Self {
        let Source { url, label } = source;
        Self { html: html.into(), lang_html, url, label }
    }
}

/// A label that may lead somewhere.
#[derive(Serialize)]
pub(super) struct Labelled {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub url: Option<String>,
}

/// A person with a number that the place explains: mentions, common articles, events.
#[derive(Serialize)]
pub(super) struct PersonCount {
    /// The full name.
    name: String,
    /// The surname alone.
    surname: String,
    /// The page of the person, or the place in the register.
    url: String,
    /// The number that the place explains.
    number: usize,
}

impl PersonCount {
    fn new(site: &Edition, index: usize, number: usize) -> Self {
        let person = &site.dossier.people[index];
        Self {
            name: person.preferred_name.clone(),
            surname: person.surname.clone(),
            url: site.person_url(index).to_owned(),
            number,
        }
    }
}

/// The address of the sentence at `offset` of an article.
pub(super) fn sentence_url(reading: &Reading, offset: usize) -> String {
    match reading.sentence_at(offset) {
        Some(sentence) => sentence_path(reading, sentence),
        None => article_path(&reading.article),
    }
}

/// "Absatz 8", "Zwischentitel": where in an article `offset` lies.
pub(super) fn place_label<'a>(site: &'a Edition, reading: &Reading, offset: usize) -> Cow<'a, str> {
    let places = &site.words.places;
    let blocks = &reading.article.body.blocks;
    let block = match reading.sentence_at(offset) {
        Some(sentence) => reading.annotations.sentences[sentence].block,
        None => blocks.partition_point(|block| block.span.end <= offset).min(blocks.len().saturating_sub(1)),
    };
    if let Some(number) = reading.paragraph_number(block) {
        return site.paragraph_label(number);
    }
    Cow::Borrowed(match blocks.get(block).map(|block| block.kind) {
        Some(BlockKind::Crosshead(_)) => &places.crosshead,
        Some(BlockKind::Cell) => &places.table,
        _ => &places.text,
    })
}

/// The sentence at `offset`, as its whole span; the place itself where there is none.
pub(super) fn sentence_span(reading: &Reading, span: Span) -> Span {
    reading.sentence_at(span.start).map_or(span, |sentence| reading.annotations.sentences[sentence].span)
}

/// Where the search lists the articles that name both.
pub(super) fn together_url(site: &Edition, one: usize, other: usize) -> String {
    let id = |person: usize| &site.dossier.people[person].id;
    format!("search.html?person={}&with={}", id(one), id(other))
}

/// "Februar 2025, Absatz 8", with the sentence's address.
pub(super) fn source_of(site: &Edition, article: usize, offset: usize) -> Source {
    let url = sentence_url(&site.dossier.readings[article], offset);
    Source { url, label: source_label(site, article, offset) }
}

/// "Februar 2025, Absatz 8": the article and the place in it.
pub(super) fn source_label(site: &Edition, article: usize, offset: usize) -> String {
    let place = place_label(site, &site.dossier.readings[article], offset);
    site.words.places.source.fill(&[("date", &site.date_of(article)), ("place", &place)])
}

/// What stands for a sentence that must not be shown.
pub(super) fn withheld_sentence(site: &Edition, source: Source) -> Sentence {
    let mut html = String::new();
    push_withheld(site, &mut html);
    Sentence::new(html, Html::default(), source)
}

/// An article with a note worded by the caller.
pub(super) fn article_link(site: &Edition, article: usize, note: String) -> ArticleLink {
    let lang_html = site.lang_of(article);
    let article = &site.dossier.readings[article].article;
    let headline = article.metadata.headline.text.clone();
    ArticleLink { headline, lang_html, url: article_path(article), note }
}
