//! The view of an article: its body, and beside it the evidence.

use serde::Serialize;

use crate::config::Extent;
use crate::corpus::{Element, Markup};
use crate::date::{Date, Precision};
use crate::link::{Anchor, Reading};
use crate::render::body::draw_body;
use crate::render::edition::Edition;
use crate::render::escape::Html;
use crate::site::article_path;
use crate::text::one_line;

use super::margin::{draw_cast, draw_references, draw_related, draw_times};
use super::{ArticleLink, Labelled, Source, article_link, sentence_url};

#[derive(Serialize)]
pub(in crate::render) struct ArticleView {
    /// Given, or made of the lead; `qualifiers` then says so.
    headline: String,
    /// The attribute that names its language, where that is not the interface's.
    lang_html: Html,
    /// EDTF.
    date: String,
    /// When it appeared, in words.
    published: String,
    /// What is to be said beside the date: that the day is unknown, that the headline was made.
    qualifiers: Vec<String>,
    /// The paper, agency or site.
    source: Option<String>,
    /// Who wrote it, as the front matter says.
    author: Option<String>,
    /// The address where it was published.
    original: Option<String>,
    /// Its tags, as the front matter gives them.
    tags: Vec<String>,
    /// The given summary, else the lead.
    summary: String,
    /// The text, with links on every person and date.
    body_html: Html,
    /// Why the text is not here, if it is not.
    withheld: Option<WithheldNote>,
    /// Whether the body holds what plain text does not: tables, code, footnotes.
    marked_up: bool,
    /// The persons that it names, the most frequent first, as items of a list.
    cast_html: Html,
    /// The dates that it speaks of, in order, likewise.
    times_html: Html,
    /// From where relative dates were reckoned.
    reckoning: Option<Reckoning>,
    /// Other articles that name the same persons, as items of a list.
    related_html: Html,
    /// How to cite it.
    citation: Citation,
    /// The same for reference managers, in the forms that they read.
    references_html: Html,
    /// The article that appeared before.
    previous: Option<ArticleLink>,
    /// The article that appeared next.
    next: Option<ArticleLink>,
}

/// Why the text, or most of it, is not shown, and where it is.
#[derive(Serialize)]
struct WithheldNote {
    /// Why, in a sentence.
    text: String,
    /// Where it was published, if that address is known.
    original: Option<Labelled>,
}

/// From where the dates were reckoned: words, and perhaps a link on the last of them.
#[derive(Serialize)]
struct Reckoning {
    /// Words before the link.
    before: String,
    /// The sentence that names the day from which dates were reckoned.
    link: Option<Source>,
    /// Words behind the link.
    after: String,
}

/// How to cite the article: words around its address.
#[derive(Serialize)]
struct Citation {
    /// Words before the address.
    before: String,
    /// Absolute if the site has one.
    address: String,
    /// Words behind it.
    after: String,
}

/// Views the article of this index; `root` leads from its page to the site's root.
pub(in crate::render) fn view_article(site: &Edition, index: usize, root: &str) -> ArticleView {
    let reading = &site.dossier.readings[index];
    let article = &reading.article;
    let metadata = &article.metadata;
    let anchor = main_anchor(reading);
    let place = site.dossier.chronology.rank(index);
    let order = site.dossier.chronology.oldest_first();
    let neighbour = |rank: Option<usize>| {
        let other = *order.get(rank?)?;
        Some(article_link(site, other, site.date_of(other).to_owned()))
    };
    ArticleView {
        headline: metadata.headline.text.clone(),
        lang_html: site.lang_of(index),
        date: metadata.published.to_string(),
        published: site.words.published_note(&metadata.published),
        qualifiers: qualifiers(site, reading),
        source: metadata.source.clone(),
        author: metadata.author.clone(),
        original: metadata.url.clone(),
        tags: metadata.tags.clone(),
        summary: summary(reading),
        body_html: draw_body(site, index, root).into(),
        withheld: note_withheld(site, reading),
        marked_up: article.body.markup.iter().any(is_rich),
        cast_html: draw_cast(site, index, root),
        times_html: draw_times(site, index, anchor, root),
        reckoning: anchor.and_then(|anchor| reckon(site, index, anchor)),
        related_html: draw_related(site, index, root),
        citation: cite(site, index),
        references_html: draw_references(site, reading),
        previous: neighbour(place.checked_sub(1)),
        next: neighbour(Some(place + 1)),
    }
}

fn is_rich(event: &Markup) -> bool {
    !matches!(event, Markup::Open(Element::Block(_)) | Markup::Close | Markup::Text(_) | Markup::Omission)
}

/// What a description of the page says: the given summary, else the lead; empty where neither may be shown.
pub(in crate::render) fn summary(reading: &Reading) -> String {
    one_line(reading.article.metadata.summary.as_deref().unwrap_or_else(|| reading.lead()))
}

/// The same where something must be said.
pub(in crate::render) fn describe(site: &Edition, reading: &Reading) -> String {
    let summary = summary(reading);
    if !summary.is_empty() {
        return summary;
    }
    let published = site.words.published_note(&reading.article.metadata.published);
    site.words.rights.description.fill(&[("published", &published)])
}

fn note_withheld(site: &Edition, reading: &Reading) -> Option<WithheldNote> {
    let words = &site.words.rights;
    let text = match reading.article.rights.text {
        Extent::Full => return None,
        Extent::Excerpt => &words.excerpt,
        Extent::Metadata => &words.metadata,
    };
    let metadata = &reading.article.metadata;
    let label = match &metadata.source {
        Some(source) => words.original.fill(&[("source", source)]),
        None => words.original_unnamed.clone(),
    };
    let original = metadata.url.clone().map(|url| Labelled { label, url: Some(url) });
    Some(WithheldNote { text: text.clone(), original })
}

fn qualifiers(site: &Edition, reading: &Reading) -> Vec<String> {
    let metadata = &reading.article.metadata;
    let words = &site.words.article;
    let mut qualifiers = Vec::new();
    match metadata.published.date().map(Date::precision) {
        Some(Precision::Month) => qualifiers.push(words.day_unknown.clone()),
        Some(Precision::Year) => qualifiers.push(words.month_unknown.clone()),
        _ => (),
    }
    if metadata.headline.derived && reading.article.rights.text != Extent::Metadata {
        qualifiers.push(words.headline_derived.clone());
    }
    qualifiers
}

/// From where most of the article's dates were reckoned.
fn main_anchor(reading: &Reading) -> Option<Anchor> {
    let mut counts: Vec<(Anchor, usize)> = Vec::new();
    for date in reading.dates.iter().filter(|date| date.date.is_some()) {
        if let Anchor::Itself | Anchor::Missing = date.anchor {
            continue;
        }
        match counts.iter_mut().find(|(anchor, _)| *anchor == date.anchor) {
            Some((_, number)) => *number += 1,
            None => counts.push((date.anchor, 1)),
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, number)| number);
    most.map(|&(anchor, _)| anchor)
}

/// From where relative expressions were reckoned, in a sentence.
fn reckon(site: &Edition, index: usize, anchor: Anchor) -> Option<Reckoning> {
    let reading = &site.dossier.readings[index];
    let words = &site.words.article;
    match anchor {
        Anchor::Timex(date) => {
            let day = reading.dates.get(date)?.date.as_ref()?.first_day()?;
            let offset = reading.annotations.timexes[date].span.start;
            let day = site.words.day_in_year(day);
            let (before, after) = words.reckoned_from_text.fill_around("text", &[("day", &day)]);
            let link = Source { url: sentence_url(reading, offset), label: words.reckoned_text.clone() };
            Some(Reckoning { before, link: Some(link), after })
        }
        Anchor::Published => {
            let published = &reading.article.metadata.published;
            let known = published.day().is_some();
            let pattern = if known { &words.reckoned_from_day } else { &words.reckoned_from_month };
            let before = pattern.fill(&[("published", &site.published_label(index))]);
            Some(Reckoning { before, link: None, after: String::new() })
        }
        Anchor::Itself | Anchor::Missing => None,
    }
}

/// How to cite the article: headline, author, source, date, dossier, address.
fn cite(site: &Edition, index: usize) -> Citation {
    let reading = &site.dossier.readings[index];
    let metadata = &reading.article.metadata;
    let words = &site.words.article;
    let mut headline = site.words.quoted_whole(&metadata.headline.text);
    if metadata.headline.derived {
        headline = words.cited_derived.fill(&[("headline", &headline)]);
    }
    let address = site.config.base_url.clone().unwrap_or_default() + &article_path(&reading.article);
    let date = site.date_of(index);
    let title = &site.config.title;
    let rest = words.cited_place.fill(&[("date", &date), ("dossier", title), ("address", &address)]);
    let work = match &metadata.source {
        Some(source) => {
            words.cited_source.fill(&[("headline", &headline), ("source", source), ("rest", &rest)])
        }
        None => words.cited_no_source.fill(&[("headline", &headline), ("rest", &rest)]),
    };
    let citation = match &metadata.author {
        Some(author) => words.cited_author.fill(&[("author", author), ("work", &work)]),
        None => work,
    };
    // An entry of the dossier's own may leave the address out.
    let (before, after) = citation.rsplit_once(&address).unwrap_or((&citation, ""));
    Citation { before: before.to_owned(), after: after.to_owned(), address }
}
