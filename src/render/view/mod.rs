//! What templates are given: everything decided and worded, so that they only arrange it.
//!
//! Addresses in views are relative to the site's root; templates put `root` before them. Fields that hold HTML
//! end with `html`.

pub(super) mod about;
pub(super) mod article;
pub(super) mod chart;
pub(super) mod date;
pub(super) mod finder;
pub(super) mod home;
pub(super) mod lanes;
pub(super) mod open;
pub(super) mod people;
pub(super) mod person;
mod reckoning;
pub(super) mod timeline;
pub(super) mod year;

use serde::Serialize;

use crate::corpus::BlockKind;
use crate::date::Edtf;
use crate::link::{ByHand, Event, Reading, Telling};
use crate::site::{Site, article_path, person_path};
use crate::text::Span;

use super::body::{draw_sentence_linked, is_paragraph};
use super::escape::push_escaped;
use super::wording::{IN_ARTICLES, count, date_label, published_label};

/// An article in a list.
#[derive(Serialize)]
pub(super) struct ArticleLink {
    headline: String,
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
    /// `None` for an event of the author's own.
    source: Option<Source>,
    /// Sentences of other articles that tell of the same.
    also: Vec<Source>,
    /// "in 2 Artikeln", where there are any.
    told: Option<String>,
    /// Whether it is open that they mean the same day.
    open: bool,
    /// What of it is the author's.
    by_hand: Option<&'static str>,
}

impl Sentence {
    fn new(html: String, source: Source) -> Self {
        Self { html, source: Some(source), also: Vec::new(), told: None, open: false, by_hand: None }
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
    fn new(site: &Site, person: usize, number: usize) -> Self {
        let person = &site.dossier.people[person];
        Self {
            name: person.preferred_name.clone(),
            surname: person.surname.clone(),
            url: person_path(person),
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
pub(super) fn place_label(reading: &Reading, offset: usize) -> String {
    let blocks = &reading.article.body.blocks;
    let block = blocks.partition_point(|block| block.span.end <= offset).min(blocks.len().saturating_sub(1));
    match blocks.get(block).map(|block| block.kind) {
        Some(kind) if is_paragraph(kind) => {
            let number = blocks[..=block].iter().filter(|block| is_paragraph(block.kind)).count();
            format!("Absatz\u{a0}{number}")
        }
        Some(BlockKind::Crosshead(_)) => "Zwischentitel".to_owned(),
        Some(BlockKind::Cell) => "Tabelle".to_owned(),
        _ => "Text".to_owned(),
    }
}

/// The sentence at `offset`, as its whole span; the place itself where there is none.
pub(super) fn sentence_span(reading: &Reading, span: Span) -> Span {
    reading.sentence_at(span.start).map_or(span, |sentence| reading.annotations.sentences[sentence].span)
}

/// "Februar 2025, Absatz 8", with the sentence's address.
pub(super) fn source_of(reading: &Reading, offset: usize) -> Source {
    let published = date_label(&reading.article.metadata.published, None, None);
    Source {
        url: sentence_url(reading, offset),
        label: format!("{published}, {}", place_label(reading, offset)),
    }
}

/// An event as its sentence, or in its author's words.
pub(super) fn event_sentence(site: &Site, event: &Event, root: &str) -> Sentence {
    let span_of = |telling: &Telling| {
        site.dossier.readings[telling.article].annotations.sentences[telling.sentence].span
    };
    let mut sources = event
        .tellings
        .iter()
        .map(|telling| source_of(&site.dossier.readings[telling.article], span_of(telling).start));
    let told = event.tellings.len();
    let html = match event.clearest() {
        Some(telling) if !event.is_reworded() => {
            draw_sentence_linked(site, telling.article, span_of(&telling), None, root)
        }
        _ => {
            let mut html = String::new();
            push_escaped(&event.label, &mut html);
            html
        }
    };
    Sentence {
        html,
        source: sources.next(),
        also: sources.collect(),
        told: (told > 1).then(|| format!("in {}", count(told, IN_ARTICLES))),
        open: told > 1 && !event.is_exact(),
        by_hand: event.by_hand.map(|by_hand| match by_hand {
            ByHand::Added => "von Hand eingetragen",
            ByHand::Reworded | ByHand::Corrected => "von Hand berichtigt",
        }),
    }
}

/// An article with a note worded by the caller.
pub(super) fn article_link(site: &Site, article: usize, note: String) -> ArticleLink {
    let article = &site.dossier.readings[article].article;
    ArticleLink { headline: article.metadata.headline.text.clone(), url: article_path(article), note }
}

/// "Erschienen im Februar 2025" and what qualifies it.
pub(super) fn published_note(published: &Edtf) -> String {
    format!("Erschienen {}", published_label(published))
}
