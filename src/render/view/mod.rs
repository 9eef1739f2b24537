//! What templates are given: everything decided and worded, so that they only arrange it.
//!
//! Addresses in views are relative to the site's root; templates put `root` before them. Fields that hold HTML
//! end with `html`.

pub(super) mod about;
pub(super) mod article;
pub(super) mod chart;
pub(super) mod date;
pub(super) mod home;
pub(super) mod lanes;
pub(super) mod open;
pub(super) mod people;
pub(super) mod person;
pub(super) mod statement;
pub(super) mod timeline;
pub(super) mod year;

use serde::Serialize;

use crate::corpus::BlockKind;
use crate::link::{Event, Reading};
use crate::site::article_path;
use crate::text::Span;

use super::body::{draw_sentence_linked, is_paragraph};
use super::edition::Edition;

/// An article in a list.
#[derive(Serialize)]
pub(super) struct ArticleLink {
    headline: String,
    /// The attribute that names its language, where that is not the interface's.
    lang_html: String,
    url: String,
    note: String,
}

/// A place in an article that a claim leads back to.
#[derive(Serialize)]
pub(super) struct Source {
    url: String,
    label: String,
}

/// A sentence with its source.
#[derive(Serialize)]
pub(super) struct Sentence {
    html: String,
    /// The attribute that names its language, where that is not the interface's.
    lang_html: String,
    source: Source,
    /// Sentences of other articles that tell of the same.
    also: Vec<Source>,
    /// "in 2 Artikeln", where there are any.
    told: Option<String>,
    /// Whether it is open that they mean the same day.
    open: bool,
}

impl Sentence {
    fn new(html: String, lang_html: String, source: Source) -> Self {
        Self { html, lang_html, source, also: Vec::new(), told: None, open: false }
    }
}

/// A label that may lead somewhere.
#[derive(Serialize)]
pub(super) struct Labelled {
    pub label: String,
    pub url: Option<String>,
}

/// A person with a number that the place explains: mentions, common articles, events.
#[derive(Serialize)]
pub(super) struct PersonCount {
    name: String,
    surname: String,
    url: String,
    number: usize,
}

impl PersonCount {
    fn new(site: &Edition, index: usize, number: usize) -> Self {
        let person = &site.dossier.people[index];
        Self {
            name: person.preferred_name.clone(),
            surname: person.surname.clone(),
            url: site.person_path(index),
            number,
        }
    }
}

/// The address of the sentence at `offset` of an article.
pub(super) fn sentence_url(reading: &Reading, offset: usize) -> String {
    let path = article_path(&reading.article);
    match reading.sentence_at(offset) {
        Some(sentence) => format!("{path}#s{}", sentence + 1),
        None => path,
    }
}

/// "Absatz 8", "Zwischentitel": where in an article `offset` lies.
pub(super) fn place_label(site: &Edition, reading: &Reading, offset: usize) -> String {
    let places = &site.words.places;
    let blocks = &reading.article.body.blocks;
    let block = blocks.partition_point(|block| block.span.end <= offset).min(blocks.len().saturating_sub(1));
    match blocks.get(block).map(|block| block.kind) {
        Some(kind) if is_paragraph(kind) => {
            let number = blocks[..=block].iter().filter(|block| is_paragraph(block.kind)).count();
            places.paragraph.fill(&[("number", &number)])
        }
        Some(BlockKind::Crosshead(_)) => places.crosshead.clone(),
        Some(BlockKind::Cell) => places.table.clone(),
        _ => places.text.clone(),
    }
}

/// The sentence at `offset`, as its whole span; the place itself where there is none.
pub(super) fn sentence_span(reading: &Reading, span: Span) -> Span {
    reading.sentence_at(span.start).map_or(span, |sentence| reading.annotations.sentences[sentence].span)
}

/// "Februar 2025, Absatz 8", with the sentence's address.
pub(super) fn source_of(site: &Edition, reading: &Reading, offset: usize) -> Source {
    let published = site.words.date_label(&reading.article.metadata.published, None, None);
    let place = place_label(site, reading, offset);
    Source {
        url: sentence_url(reading, offset),
        label: site.words.places.source.fill(&[("date", &published), ("place", &place)]),
    }
}

/// An event as its sentence.
pub(super) fn event_sentence(site: &Edition, event: &Event, root: &str) -> Sentence {
    let reading = &site.dossier.readings[event.article];
    let span = reading.annotations.sentences[event.sentence].span;
    let also = event.also.iter().map(|telling| {
        let reading = &site.dossier.readings[telling.article];
        source_of(site, reading, reading.annotations.sentences[telling.sentence].span.start)
    });
    let told = event.also.len() + 1;
    Sentence {
        also: also.collect(),
        told: (told > 1).then(|| site.words.count(told, &site.words.nouns.in_articles)),
        open: told > 1 && !event.is_exact(),
        ..Sentence::new(
            draw_sentence_linked(site, event.article, span, None, root),
            site.lang_of(event.article),
            source_of(site, reading, span.start),
        )
    }
}

/// An article with a note worded by the caller.
pub(super) fn article_link(site: &Edition, article: usize, note: String) -> ArticleLink {
    let lang_html = site.lang_of(article);
    let article = &site.dossier.readings[article].article;
    let headline = article.metadata.headline.text.clone();
    ArticleLink { headline, lang_html, url: article_path(article), note }
}
