//! What stands beside an article, as HTML: whom it names, the times that it speaks of, articles like it, and how to cite it.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::date::Edtf;
use crate::link::{Anchor, Reading, ResolvedDate};
use crate::render::citation::Reference;
use crate::render::edition::Edition;
use crate::render::escape::{Html, push_escaped};
use crate::text::one_line;

use super::evidence::{open_quoting, push_headline, push_person_link, push_role};
use super::reckoning::reckoned;

/// The most related articles beside an article.
const MOST_RELATED: usize = 3;
/// A person named in more articles than this relates none of them in particular.
const TOO_COMMON: usize = 200;

/// The persons that an article names, the most frequent first, with the roles that it gives them.
pub(super) fn draw_cast(site: &Edition, article: usize, root: &str) -> Html {
    let reading = &site.dossier.readings[article];
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
    let mut html = Html::default();
    for (person, mentions) in cast {
        push_member(site, person, mentions, root, &mut html);
        let role = roles.get(&person).copied();
        match role {
            Some(_) => open_quoting(site, article, "small", &mut html),
            None => html.push_str("<small>"),
        }
        push_role(site, role, &mut html);
        html.push_str("</small></li>");
    }
    html
}

/// Appends the beginning of an item: the person, how often the article names it, and in how many others it is named.
fn push_member(site: &Edition, person: usize, mentions: usize, root: &str, html: &mut String) {
    let known = &site.dossier.people[person];
    let articles = site.words.count(known.articles.len(), &site.words.article.in_articles);
    html.push_str("<li data-articles=\"");
    push_escaped(&articles, html);
    html.push_str("\">");
    push_person_link(site, person, root, html);
    html.extend(["<span class=\"num\">", &mentions.to_string(), "</span>"]);
}

/// The article's dates; those that were not reckoned from `anchor` say from where they were.
pub(super) fn draw_times(site: &Edition, article: usize, anchor: Option<Anchor>, root: &str) -> Html {
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
    let mut html = Html::default();
    for group in groups {
        push_time(site, group[0], &tell_words(site, article, &group, anchor), root, &mut html);
    }
    html
}

/// Appends a date as an item: as precisely as it is known, with the `note` on the words for it.
fn push_time(site: &Edition, resolved: &ResolvedDate, note: &str, root: &str, html: &mut String) {
    let class = if resolved.day().is_some() { "exact" } else { "vague" };
    let label = match &resolved.date {
        Some(date) => label_with_weekday(site, date, resolved),
        None => site.words.unknown_date().into(),
    };
    let url = resolved.date.as_ref().and_then(|date| site.date_url(date));
    html.extend(["<li class=\"", class, "\">"]);
    match &url {
        Some(url) => html.extend(["<a href=\"", root, url, "\">"]),
        None => html.push_str("<span>"),
    }
    push_escaped(&label, html);
    html.push_str(if url.is_some() { "</a><small>" } else { "</span><small>" });
    push_escaped(note, html);
    html.push_str("</small></li>");
}

/// The words that an article has for one date, each with how often it uses them.
fn tell_words(site: &Edition, article: usize, group: &[&ResolvedDate], anchor: Option<Anchor>) -> String {
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
    let told = counts.iter().filter(|(_, surface, _)| !surface.is_empty()).map(told);
    told.collect::<Vec<_>>().join("; ")
}

fn label_with_weekday<'a>(site: &'a Edition, date: &Edtf, resolved: &ResolvedDate) -> Cow<'a, str> {
    match resolved.day() {
        Some(day) => site.long_day(day.first_day()),
        None => site.words.date_label(date, resolved.part, resolved.border).into(),
    }
}

/// The articles that name most of the same persons, with the reason.
pub(super) fn draw_related(site: &Edition, index: usize, root: &str) -> Html {
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
    let mut html = Html::default();
    for (Reverse(number), _, article) in nearest {
        let date = site.date_of(article);
        let people = site.words.count(number, &site.words.nouns.people);
        html.push_str("<li>");
        push_headline(site, article, root, &mut html);
        html.push_str("<small>");
        push_escaped(&site.words.article.related.fill(&[("date", &date), ("people", &people)]), &mut html);
        html.push_str("</small></li>");
    }
    html
}

/// The article as other programs cite it, form by form.
pub(super) fn draw_references(site: &Edition, reading: &Reading) -> Html {
    let reference = Reference::to(&reading.article, site);
    let forms = [
        ("BibTeX", "bib", reference.to_bibtex()),
        ("RIS", "ris", reference.to_ris()),
        ("CSL-JSON", "json", format!("[{}]", reference.to_csl())),
    ];
    let mut html = Html::default();
    for (name, ending, text) in forms {
        html.extend(["<p class=\"label\">", name, "</p><pre data-ending=\"", ending, "\">"]);
        // Quotation marks may stand in an element as they are, and CSL-JSON is full of them.
        for (index, piece) in text.split('"').enumerate() {
            html.push_str(if index > 0 { "\"" } else { "" });
            push_escaped(piece, &mut html);
        }
        html.push_str("</pre>");
    }
    html
}
