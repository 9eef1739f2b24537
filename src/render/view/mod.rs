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
pub(super) mod finder;
pub(super) mod home;
pub(super) mod lanes;
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

use serde::Serialize;

use crate::corpus::BlockKind;
use crate::link::{ByHand, Event, Reading, Telling};
use crate::site::{article_path, context_of, sentence_path};
use crate::text::Span;

use super::body::draw_sentence_linked;
use super::edition::Edition;
use super::escape::push_escaped;

use reckoning::find_resolved;

/// An article in a list.
#[derive(Serialize)]
pub(super) struct ArticleLink {
    /// Its headline.
    pub headline: String,
    /// The attribute that names its language, where that is not the interface's.
    lang_html: String,
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
    html: String,
    /// The attribute that names its language, where that is not the interface's.
    lang_html: String,
    /// Nothing for an event of the author's own.
    source: Option<Source>,
    /// Sentences of other articles that tell of the same.
    also: Vec<Source>,
    /// "in 2 Artikeln", where there are any.
    told: Option<String>,
    /// Whether it is open that they mean the same day.
    open: bool,
    /// What of it is the author's, or that it is a headline.
    by_hand: Option<String>,
}

impl Sentence {
    fn new(html: String, lang_html: String, source: Source) -> Self {
        Self {
            html,
            lang_html,
            source: Some(source),
            also: Vec::new(),
            told: None,
            open: false,
            by_hand: None,
        }
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
            url: site.person_path(index),
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
pub(super) fn place_label(site: &Edition, reading: &Reading, offset: usize) -> String {
    let places = &site.words.places;
    let blocks = &reading.article.body.blocks;
    let block = blocks.partition_point(|block| block.span.end <= offset).min(blocks.len().saturating_sub(1));
    if let Some(number) = reading.paragraph_number(block) {
        return places.paragraph.fill(&[("number", &number)]);
    }
    match blocks.get(block).map(|block| block.kind) {
        Some(BlockKind::Crosshead(_)) => places.crosshead.clone(),
        Some(BlockKind::Cell) => places.table.clone(),
        _ => places.text.clone(),
    }
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
pub(super) fn source_of(site: &Edition, reading: &Reading, offset: usize) -> Source {
    let published = site.words.date_label(&reading.article.metadata.published, None, None);
    let place = place_label(site, reading, offset);
    Source {
        url: sentence_url(reading, offset),
        label: site.words.places.source.fill(&[("date", &published), ("place", &place)]),
    }
}

/// What is shown of a sentence, with links, and with an ellipsis where something is left out.
pub(super) fn draw_shown(
    site: &Edition,
    article: usize,
    shown: Span,
    own: Option<usize>,
    root: &str,
) -> String {
    let sentence = sentence_span(&site.dossier.readings[article], shown);
    let before = if shown.start > sentence.start { "…\u{a0}" } else { "" };
    let behind = if shown.end < sentence.end { "\u{a0}…" } else { "" };
    format!("{before}{}{behind}", draw_sentence_linked(site, article, shown, own, root))
}

/// An event as its sentence, or in its author's words.
pub(super) fn event_sentence(site: &Edition, event: &Event, root: &str) -> Sentence {
    let span_of = |telling: &Telling| {
        site.dossier.readings[telling.article].annotations.sentences[telling.sentence].span
    };
    let mut sources = event
        .tellings
        .iter()
        .map(|telling| source_of(site, &site.dossier.readings[telling.article], span_of(telling).start));
    let told = event.tellings.len();
    let html = match event.clearest() {
        Some(telling) if is_quoted(site, event) => {
            let reading = &site.dossier.readings[telling.article];
            let place = find_resolved(site, event)
                .map_or(span_of(&telling), |(_, resolved)| reading.annotations.timexes[resolved.timex].span);
            draw_shown(site, telling.article, context_of(reading, place), None, root)
        }
        _ => {
            let mut html = String::new();
            push_escaped(&event.label, &mut html);
            html
        }
    };
    let quoted = event.clearest().filter(|_| !event.is_reworded());
    Sentence {
        html,
        lang_html: quoted.map(|telling| site.lang_of(telling.article)).unwrap_or_default(),
        source: sources.next(),
        also: sources.collect(),
        told: (told > 1).then(|| site.words.count(told, &site.words.nouns.in_articles)),
        open: told > 1 && !event.is_exact(),
        by_hand: match event.by_hand {
            Some(ByHand::Added) => Some(site.words.timeline.added.clone()),
            Some(ByHand::Reworded | ByHand::Corrected) => Some(site.words.timeline.corrected.clone()),
            None => (!is_quoted(site, event)).then(|| site.words.rights.headline_only.clone()),
        },
    }
}

/// Whether an event is told by a sentence of an article: not in the author's own words, and not by a headline alone.
pub(super) fn is_quoted(site: &Edition, event: &Event) -> bool {
    !event.is_reworded()
        && event.clearest().is_some_and(|telling| !telling.is_withheld(&site.dossier.readings))
}

/// What stands for a sentence that must not be shown, in the language of the interface.
pub(super) fn withheld_sentence(site: &Edition, source: Source) -> Sentence {
    let mut html = "<span class=\"omission\">".to_owned();
    push_escaped(&site.words.rights.sentence, &mut html);
    html.push_str("</span>");
    Sentence::new(html, String::new(), source)
}

/// An article with a note worded by the caller.
pub(super) fn article_link(site: &Edition, article: usize, note: String) -> ArticleLink {
    let lang_html = site.lang_of(article);
    let article = &site.dossier.readings[article].article;
    let headline = article.metadata.headline.text.clone();
    ArticleLink { headline, lang_html, url: article_path(article), note }
}
