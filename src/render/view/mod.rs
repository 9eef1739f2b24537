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

use super::body::push_sentence;
use super::edition::Edition;
use super::escape::{Html, push_escaped};

use reckoning::find_resolved;

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

/// What tells of an event: a sentence, or its author's words.
#[derive(Serialize)]
pub(super) struct EventSentence {
    /// The sentence, with links on persons.
    html: Html,
    /// The attribute that names its language, where that is not the interface's.
    lang_html: Html,
    /// The address of the sentence; nothing for an event of the author's own.
    url: Option<String>,
    /// "Februar 2025, Absatz 8", where there is a sentence.
    label: String,
    /// Said where sentences of other articles tell of the same.
    shared: Option<Shared>,
    /// What of it is the author's, or that it is a headline.
    by_hand: Option<String>,
}

/// Who else tells of an event.
#[derive(Serialize)]
struct Shared {
    /// "in 2 Artikeln".
    told: String,
    /// The other sentences.
    also: Vec<Source>,
    /// Whether it is open that they mean the same day.
    open: bool,
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
pub(super) fn source_of(site: &Edition, article: usize, offset: usize) -> Source {
    let reading = &site.dossier.readings[article];
    let place = place_label(site, reading, offset);
    Source {
        url: sentence_url(reading, offset),
        label: site.words.places.source.fill(&[("date", &site.date_of(article)), ("place", &place)]),
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
    let mut html = String::with_capacity(shown.len() * 2);
    if shown.start > sentence.start {
        html.push_str("…\u{a0}");
    }
    push_sentence(site, article, shown, own, root, &mut html);
    if shown.end < sentence.end {
        html.push_str("\u{a0}…");
    }
    html
}

/// An event as its sentence, or in its author's words.
pub(super) fn event_sentence(site: &Edition, event: &Event, root: &str) -> EventSentence {
    let span_of = |telling: &Telling| {
        site.dossier.readings[telling.article].annotations.sentences[telling.sentence].span
    };
    let source = |telling: &Telling| source_of(site, telling.article, span_of(telling).start);
    let mut sources = event.tellings.iter().map(source);
    let quoted = event.clearest().filter(|_| !event.is_reworded());
    let lang_html = quoted.map(|telling| site.lang_of(telling.article)).unwrap_or_default();
    let is_quoted = is_quoted(site, event);
    let html = match quoted.filter(|_| is_quoted) {
        Some(telling) => {
            let reading = &site.dossier.readings[telling.article];
            let place = find_resolved(site, event)
                .map_or(span_of(&telling), |(_, resolved)| reading.annotations.timexes[resolved.timex].span);
            draw_shown(site, telling.article, context_of(reading, place), None, root).into()
        }
        None => Html::escaped(&event.label),
    };
    let (url, label) = sources.next().map(|source| (source.url, source.label)).unzip();
    let told = event.tellings.len();
    EventSentence {
        html,
        lang_html,
        url,
        label: label.unwrap_or_default(),
        shared: (told > 1).then(|| Shared {
            told: site.words.count(told, &site.words.nouns.in_articles),
            also: sources.collect(),
            open: !event.is_exact(),
        }),
        by_hand: match event.by_hand {
            Some(ByHand::Added) => Some(site.words.timeline.added.clone()),
            Some(ByHand::Reworded | ByHand::Corrected) => Some(site.words.timeline.corrected.clone()),
            None => (!is_quoted).then(|| site.words.rights.headline_only.clone()),
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
    Sentence::new(html, Html::default(), source)
}

/// An article with a note worded by the caller.
pub(super) fn article_link(site: &Edition, article: usize, note: String) -> ArticleLink {
    let lang_html = site.lang_of(article);
    let article = &site.dossier.readings[article].article;
    let headline = article.metadata.headline.text.clone();
    ArticleLink { headline, lang_html, url: article_path(article), note }
}
