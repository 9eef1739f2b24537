//! The view of an article: its body, and beside it the evidence.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::Extent;
use crate::corpus::{Element, Markup};
use crate::date::{Date, Edtf, Precision};
use crate::link::{Anchor, Reading, ResolvedDate};
use crate::render::body::draw_body;
use crate::render::citation::Reference;
use crate::render::edition::Edition;
use crate::render::escape::{Html, push_escaped};
use crate::site::{article_path, date_path};
use crate::text::one_line;

use super::reckoning::reckoned;
use super::{ArticleLink, Labelled, Source, article_link, sentence_url};

/// The most related articles beside an article.
const MOST_RELATED: usize = 3;
/// A person named in more articles than this relates none of them in particular.
const TOO_COMMON: usize = 200;

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
    /// The persons that it names, the most frequent first.
    cast: Vec<CastMember>,
    /// The dates that it speaks of, in order.
    times: Vec<Time>,
    /// From where relative dates were reckoned.
    reckoning: Option<Reckoning>,
    /// Other articles that name the same persons.
    related: Vec<ArticleLink>,
    /// How to cite it.
    citation: Citation,
    /// The same for reference managers.
    references: [ReferenceView; 3],
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

#[derive(Serialize)]
struct CastMember {
    /// The full name.
    name: String,
    /// The page of the person, or the place in the register.
    url: String,
    /// How often this article names the person.
    mentions: usize,
    /// The role that this article gives.
    role: Option<String>,
    /// In how many articles of the dossier the person is named, in words.
    articles: String,
}

#[derive(Serialize)]
struct Time {
    /// The date, as precisely as it is known.
    label: String,
    /// The page of that day, month or year, if there is one.
    url: Option<String>,
    /// Whether the day is known.
    exact: bool,
    /// The words that the article uses.
    note: String,
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

/// The article as other programs cite it.
#[derive(Serialize)]
struct ReferenceView {
    /// The name of the form.
    form: &'static str,
    /// The ending of its files.
    ending: &'static str,
    /// The reference itself, escaped.
    text_html: Html,
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
        cast: cast(site, reading),
        times: list_times(site, index, anchor),
        reckoning: anchor.and_then(|anchor| reckon(site, reading, anchor)),
        related: related(site, index),
        citation: cite(site, index),
        references: refer(site, reading),
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

fn cast(site: &Edition, reading: &Reading) -> Vec<CastMember> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for person in reading.mentions.iter().filter_map(|mention| mention.person) {
        *counts.entry(person).or_default() += 1;
    }
    let mut roles: BTreeMap<usize, &str> = BTreeMap::new();
    for role in &reading.annotations.roles {
        if let Some(person) = reading.speaker(role.person) {
            roles.entry(person).or_insert(&role.title);
        }
    }
    let mut cast: Vec<(usize, usize)> = counts.into_iter().collect();
    cast.sort_by_key(|&(person, mentions)| (Reverse(mentions), person));
    let member = |(person, mentions): (usize, usize)| {
        let role = roles.get(&person).map(|&role| role.to_owned());
        let known = &site.dossier.people[person];
        let articles = site.words.count(known.articles.len(), &site.words.article.in_articles);
        let name = known.preferred_name.clone();
        CastMember { name, url: site.person_url(person).to_owned(), mentions, role, articles }
    };
    cast.into_iter().map(member).collect()
}

/// The article's dates; those that were not reckoned from `anchor` say from where they were.
fn list_times(site: &Edition, article: usize, anchor: Option<Anchor>) -> Vec<Time> {
    let reading = &site.dossier.readings[article];
    let mut groups: Vec<Vec<&ResolvedDate>> = Vec::new();
    for resolved in reading.dates.iter().filter(|date| reading.annotations.timexes[date.timex].names_point())
    {
        let same = |other: &ResolvedDate| {
            other.date == resolved.date && other.part == resolved.part && other.border == resolved.border
        };
        match groups.iter_mut().find(|group| same(group[0])) {
            Some(group) => group.push(resolved),
            None => groups.push(vec![resolved]),
        }
    }
    let order = |resolved: &ResolvedDate| {
        let first = resolved.date.as_ref().and_then(|date| date.first_day().or(date.last_day()));
        (first.is_none(), first, resolved.date.clone())
    };
    groups.sort_by_cached_key(|group| order(group[0]));
    groups.into_iter().map(|group| view_time(site, article, &group, anchor)).collect()
}

/// Expressions of one date.
fn view_time(site: &Edition, article: usize, group: &[&ResolvedDate], anchor: Option<Anchor>) -> Time {
    let reading = &site.dossier.readings[article];
    let surface = |resolved: &ResolvedDate| {
        one_line(reading.annotations.timexes[resolved.timex].span.of(&reading.article.body.text))
    };
    let mut counts: Vec<(&ResolvedDate, String, usize)> = Vec::new();
    for &resolved in group {
        let words = surface(resolved);
        let same = |(known, surface, _): &&mut (&ResolvedDate, String, usize)| {
            *surface == words && known.anchor == resolved.anchor
        };
        match counts.iter_mut().find(same) {
            Some((.., number)) => *number += 1,
            None => counts.push((resolved, words, 1)),
        }
    }
    let told = |(resolved, surface, number): &(&ResolvedDate, String, usize)| {
        let quoted = site.words.quoted(surface);
        let words = if *number == 1 {
            quoted
        } else {
            let times = site.words.times(*number);
            site.words.article.often.fill(&[("words", &quoted), ("times", &times)])
        };
        let apart = Some(resolved.anchor) != anchor;
        apart.then(|| reckoned(site, article, resolved, &words)).flatten().unwrap_or(words)
    };
    let note =
        counts.iter().filter(|(_, surface, _)| !surface.is_empty()).map(told).collect::<Vec<_>>().join("; ");
    let resolved = group[0];
    match &resolved.date {
        None => Time { label: site.words.unknown_date(), url: None, exact: false, note },
        Some(date) => Time {
            label: label_with_weekday(site, date, resolved),
            url: date_path(date, &site.calendar),
            exact: resolved.day().is_some(),
            note,
        },
    }
}

fn label_with_weekday(site: &Edition, date: &Edtf, resolved: &ResolvedDate) -> String {
    match resolved.day() {
        Some(day) => site.words.long_day(day.first_day()),
        None => site.words.date_label(date, resolved.part, resolved.border),
    }
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
fn reckon(site: &Edition, reading: &Reading, anchor: Anchor) -> Option<Reckoning> {
    let words = &site.words.article;
    match anchor {
        Anchor::Timex(index) => {
            let day = reading.dates.get(index)?.date.as_ref()?.first_day()?;
            let offset = reading.annotations.timexes[index].span.start;
            let day = site.words.day_in_year(day);
            let (before, after) = words.reckoned_from_text.fill_around("text", &[("day", &day)]);
            let link = Source { url: sentence_url(reading, offset), label: words.reckoned_text.clone() };
            Some(Reckoning { before, link: Some(link), after })
        }
        Anchor::Published => {
            let published = &reading.article.metadata.published;
            let known = published.day().is_some();
            let pattern = if known { &words.reckoned_from_day } else { &words.reckoned_from_month };
            let before = pattern.fill(&[("published", &site.words.published_label(published))]);
            Some(Reckoning { before, link: None, after: String::new() })
        }
        Anchor::Itself | Anchor::Missing => None,
    }
}

/// The articles that name most of the same persons, with the reason.
fn related(site: &Edition, index: usize) -> Vec<ArticleLink> {
    let reading = &site.dossier.readings[index];
    let people = reading.people.iter().map(|&person| &site.dossier.people[person]);
    let telling = people.filter(|person| person.articles.len() <= TOO_COMMON);
    let mut shared: Vec<usize> = telling.flat_map(|person| person.articles.iter().copied()).collect();
    #[expect(
        clippy::stable_sort_primitive,
        reason = "it merges what is sorted already, each person's articles"
    )]
    shared.sort();
    let chronology = &site.dossier.chronology;
    let place = chronology.rank(index);
    let mut nearest: Vec<(Reverse<usize>, usize, usize)> = Vec::with_capacity(MOST_RELATED + 1);
    for same in shared.chunk_by(|one, other| one == other).filter(|same| same[0] != index) {
        let candidate = (Reverse(same.len()), chronology.rank(same[0]).abs_diff(place), same[0]);
        let at = nearest.partition_point(|other| *other < candidate);
        if at < MOST_RELATED {
            nearest.insert(at, candidate);
            nearest.truncate(MOST_RELATED);
        }
    }
    let link = |(Reverse(number), _, article): (Reverse<usize>, usize, usize)| {
        let date = site.date_of(article);
        let people = site.words.count(number, &site.words.nouns.people);
        let note = site.words.article.related.fill(&[("date", &date), ("people", &people)]);
        article_link(site, article, note)
    };
    nearest.into_iter().map(link).collect()
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

fn refer(site: &Edition, reading: &Reading) -> [ReferenceView; 3] {
    let reference = Reference::to(&reading.article, site);
    let view = |form, ending, text: String| {
        let mut html = String::with_capacity(text.len());
        // Quotation marks may stand in an element as they are, and CSL-JSON is full of them.
        for (index, piece) in text.split('"').enumerate() {
            html.push_str(if index > 0 { "\"" } else { "" });
            push_escaped(piece, &mut html);
        }
        ReferenceView { form, ending, text_html: html.into() }
    };
    [
        view("BibTeX", "bib", reference.to_bibtex()),
        view("RIS", "ris", reference.to_ris()),
        view("CSL-JSON", "json", format!("[{}]", reference.to_csl())),
    ]
}
