//! The view of the opening page.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::Serialize;

use crate::corpus::BlockKind;
use crate::link::Reading;
use crate::render::edition::Edition;
use crate::render::wording::{Piece, capitalise};
use crate::site::Month;

use super::article::summary;
use super::chart::{Range, Sparks, Strip, lay_out_strip};
use super::open::{Doubt, list_doubts};
use super::people::{Entry, enter};
use super::{ArticleLink, article_link, together_url};

/// The most persons, articles and persons joined by arcs.
const MOST_PEOPLE: usize = 8;
const MOST_ARTICLES: usize = 10;
const MOST_ARCS: usize = 9;
/// Two persons are joined from so many common articles on.
const COMMON_ARTICLES: usize = 2;
/// The distance between two names beside the arcs, in units of the drawing.
const ARC_STEP: usize = 40;

#[derive(Serialize)]
pub(in crate::render) struct HomeView {
    /// The line above the title, with the number of articles.
    nameplate: String,
    /// What the dossier holds, a sentence in pieces.
    figures: Vec<Phrase>,
    /// When things happened and when articles appeared, as a drawing.
    strip: Option<Strip>,
    /// The persons named most often.
    people: Vec<Entry>,
    /// How many of how many persons these are, in words.
    of_people: String,
    /// The newest articles, the newest first.
    articles: Vec<Newest>,
    /// How many articles there are besides these.
    older: usize,
    /// What articles do not say of themselves, a sentence each: days of publication, headlines.
    notes: Vec<String>,
    /// Who is named together with whom, as a drawing.
    arcs: Option<Arcs>,
    /// What is undecided, an entry for each kind.
    doubts: Vec<Doubt>,
    /// Whether any person is confirmed by hand.
    settled: bool,
}

/// A stretch of a sentence, perhaps a link.
#[derive(Serialize)]
struct Phrase {
    /// Its words.
    text: String,
    /// Where it leads: a fragment of this page, or a page.
    url: Option<&'static str>,
}

#[derive(Serialize)]
struct Newest {
    /// When it appeared, in words.
    when: String,
    /// The article, with its summary as the note.
    link: ArticleLink,
}

#[derive(Serialize)]
struct Arcs {
    /// The persons, from top to bottom.
    names: Vec<ArcName>,
    /// The arcs between them.
    bows: Vec<Bow>,
    /// The height of the drawing.
    height: usize,
    /// Where the dots stand: as far from the left as the longest name needs.
    x: usize,
    /// The width of the drawing.
    width: usize,
    /// What the drawing shows, in words.
    label: String,
    /// The same as a table, the most frequent first.
    pairs: Vec<Pair>,
}

#[derive(Serialize)]
struct ArcName {
    /// The full name.
    name: String,
    /// The page of the person, or the place in the register.
    url: String,
    /// How far from the top the name stands.
    y: usize,
}

#[derive(Serialize)]
struct Bow {
    /// How far from the top the arc begins.
    from: usize,
    /// How far from the top it ends.
    to: usize,
    /// Half of its height.
    radius: usize,
    /// How strong its line is, by the number of articles: 2–5.
    weight: usize,
}

#[derive(Serialize)]
struct Pair {
    /// A full name.
    one: String,
    /// Another.
    other: String,
    /// In how many articles both are named.
    number: usize,
    /// Where these articles are listed.
    together: String,
    /// What the link to these articles says, in words.
    label: String,
}

pub(in crate::render) fn view_home(site: &Edition, sparks: Option<&Sparks>) -> HomeView {
    let dossier = &site.dossier;
    let mut people: Vec<usize> = (0..dossier.people.len()).collect();
    people.sort_by_key(|&person| {
        let known = &dossier.people[person];
        (std::cmp::Reverse(known.mentions.len()), std::cmp::Reverse(known.articles.len()), person)
    });
    let central = people.len().min(MOST_PEOPLE);
    let words = &site.words.home;
    let of_people = if central < people.len() {
        let (number, all) = (site.words.numeral(central), site.words.numeral(people.len()));
        capitalise(&words.some_people.fill(&[("number", &number), ("all", &all)]))
    } else {
        words.all_people.clone()
    };
    people.truncate(MOST_ARCS.max(MOST_PEOPLE));
    let newest = dossier.chronology.oldest_first().iter().rev().take(MOST_ARTICLES);
    let year = Range::of(site).and_then(Range::year);
    let in_articles = site.words.count(dossier.readings.len(), &site.words.nouns.in_articles);
    let doubts = list_doubts(site);
    HomeView {
        nameplate: words.nameplate.fill(&[("articles", &in_articles)]),
        figures: tell_figures(site, !doubts.is_empty()),
        strip: lay_out_strip(site),
        people: people.iter().take(central).map(|&person| enter(site, person, sparks)).collect(),
        of_people,
        articles: newest.map(|&index| view_newest(site, index, year)).collect(),
        older: dossier.readings.len().saturating_sub(MOST_ARTICLES),
        notes: tell_notes(site),
        arcs: lay_out_arcs(site, &people),
        doubts,
        settled: dossier.people.iter().any(|person| person.record.is_some()),
    }
}

fn view_newest(site: &Edition, index: usize, year: Option<i32>) -> Newest {
    let reading = &site.dossier.readings[index];
    let metadata = &reading.article.metadata;
    let summary = summary(reading);
    Newest {
        when: site.words.dateline_label(&metadata.published, year),
        link: article_link(site, index, second_sentence(reading, &summary)),
    }
}

/// What the lead says beyond a headline that was taken from its first sentence.
fn second_sentence(reading: &Reading, summary: &str) -> String {
    let metadata = &reading.article.metadata;
    if !metadata.headline.derived || metadata.summary.is_some() || reading.withheld.is_some() {
        return summary.to_owned();
    }
    let body = &reading.article.body;
    let lead = body.blocks.iter().position(|block| block.kind == BlockKind::Lead);
    let sentences = reading.annotations.sentences.iter().filter(|sentence| Some(sentence.block) == lead);
    let rest: Vec<&str> = sentences.skip(1).map(|sentence| sentence.span.of(&body.text)).collect();
    if rest.is_empty() { summary.to_owned() } else { rest.join(" ") }
}

/// "Fünf Artikel, erschienen von Februar bis Dezember 2025, nennen 21 Personen und sprechen von 14 Zeitpunkten."
fn tell_figures(site: &Edition, has_doubts: bool) -> Vec<Phrase> {
    let dossier = &site.dossier;
    let mut dates: Vec<_> = dossier
        .events
        .iter()
        .map(|event| (&event.date, event.part, event.border, event.is_exact()))
        .collect();
    dates.sort_unstable();
    dates.dedup();
    let exact = dates.iter().filter(|(.., exact)| *exact).count();
    let open = dates.len() - exact;
    let (words, said) = (site.words, &site.words.home);
    let articles = words.count(dossier.readings.len(), &words.nouns.articles);
    let settled = match (exact, open) {
        (0, 0) => said.no_points.pieces(),
        (0, _) => said.all_open.pieces(),
        (_, 0) => said.all_settled.of(exact).pieces(),
        _ => said.some_settled.of(exact).pieces(),
    };
    let mut phrases = Vec::new();
    for piece in said.figures.of(dossier.readings.len()).pieces() {
        match piece {
            Piece::Slot(name) if name == "settled" => {
                phrases
                    .extend(settled.iter().map(|piece| tell_settled(site, piece, exact, open, has_doubts)));
            }
            Piece::Slot(name) => phrases.push(match name.as_str() {
                "articles" => linked(capitalise(&articles), "#artikel"),
                "people" => {
                    linked(words.count(dossier.people.len(), &words.nouns.people), "people/index.html")
                }
                "points" => linked(words.count(dates.len(), &said.points), "timeline/index.html"),
                _ => plain(published_range(site)),
            }),
            Piece::Text(text) => phrases.push(plain(text.clone())),
        }
    }
    phrases
}

/// A piece of the sentence on how many points in time are known to the day.
fn tell_settled(site: &Edition, piece: &Piece, exact: usize, open: usize, has_doubts: bool) -> Phrase {
    let numeral = || site.words.numeral(exact);
    match piece {
        Piece::Text(text) => plain(text.clone()),
        Piece::Slot(name) => match name.as_str() {
            // Vague words of an article are no doubt by themselves, and then there is no such section.
            "open" => {
                let url = if has_doubts { "#offen" } else { "timeline/index.html" };
                linked(site.words.count(open, &site.words.home.open), url)
            }
            "Number" => plain(capitalise(&numeral())),
            _ => plain(numeral()),
        },
    }
}

fn plain(text: String) -> Phrase {
    Phrase { text, url: None }
}

fn linked(text: String, url: &'static str) -> Phrase {
    Phrase { text, url: Some(url) }
}

/// "erschienen von Februar bis Dezember 2025".
fn published_range(site: &Edition) -> String {
    let (words, said) = (site.words, &site.words.home);
    let order = site.dossier.chronology.oldest_first();
    let published = |index: Option<&usize>| {
        let day = site.dossier.readings[*index?].article.metadata.published.first_day()?;
        Some(Month::from(day))
    };
    let (first, last) = match (published(order.first()), published(order.last())) {
        (Some(first), Some(last)) if first == last => {
            return said.published_in.fill(&[("month", &words.month_label(first))]);
        }
        (Some(first), Some(last)) if first.year == last.year => {
            (words.month_name(first.month).to_owned(), words.month_label(last))
        }
        (Some(first), Some(last)) => (words.month_label(first), words.month_label(last)),
        _ => return String::new(),
    };
    said.published_between.fill(&[("first", &first), ("last", &last)])
}

fn tell_notes(site: &Edition) -> Vec<String> {
    let articles = || site.dossier.readings.iter().map(|reading| &reading.article.metadata);
    let undated = articles().filter(|metadata| metadata.published.day().is_none()).count();
    let derived = articles().filter(|metadata| metadata.headline.derived).count();
    let notes = [(undated, &site.words.home.undated), (derived, &site.words.home.derived)];
    let told = notes.into_iter().filter(|(number, _)| *number > 0);
    told.map(|(number, note)| site.words.count(number, note)).collect()
}

/// Joins those of `people` who stand in common articles; `None` where nobody does.
fn lay_out_arcs(site: &Edition, people: &[usize]) -> Option<Arcs> {
    let dossier = &site.dossier;
    let articles: Vec<BTreeSet<usize>> = people
        .iter()
        .take(MOST_ARCS)
        .map(|&person| dossier.people[person].articles.iter().copied().collect())
        .collect();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for place in 0..articles.len() {
        for other_place in place + 1..articles.len() {
            let number = articles[place].intersection(&articles[other_place]).count();
            if number >= COMMON_ARTICLES {
                shared.insert((place, other_place), number);
            }
        }
    }
    let mut joined: Vec<usize> = shared.keys().flat_map(|&(one, other)| [one, other]).collect();
    joined.sort_unstable();
    joined.dedup();
    if joined.len() < 2 {
        return None;
    }
    let order = seat_by_rank(&joined);
    let y =
        |place: usize| order.iter().position(|&seat| seat == place).unwrap_or(0) * ARC_STEP + ARC_STEP / 2;
    let name = |place: usize| &dossier.people[people[place]];
    let longest = order.iter().map(|&place| name(place).preferred_name.chars().count()).max().unwrap_or(0);
    let most = shared.values().copied().max().unwrap_or(1);
    let bows = shared.iter().map(|(&(one, other), &number)| {
        let (from, to) = (y(one).min(y(other)), y(one).max(y(other)));
        let weight = if most == COMMON_ARTICLES {
            2
        } else {
            2 + 3 * (number - COMMON_ARTICLES) / (most - COMMON_ARTICLES)
        };
        Bow { from, to, radius: (to - from) / 2, weight }
    });
    let mut pairs: Vec<Pair> = shared
        .iter()
        .map(|(&(one, other), &number)| Pair {
            one: name(one).preferred_name.clone(),
            other: name(other).preferred_name.clone(),
            number,
            together: together_url(site, one, other),
            label: site
                .words
                .person
                .together
                .fill(&[("name", &name(other).preferred_name), ("number", &number)]),
        })
        .collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.number));
    Some(Arcs {
        names: order
            .iter()
            .map(|&place| ArcName {
                name: name(place).preferred_name.clone(),
                url: site.person_url(people[place]).to_owned(),
                y: y(place),
            })
            .collect(),
        bows: bows.collect(),
        height: order.len() * ARC_STEP,
        x: longest * 9 + 6,
        width: (longest * 9 + 176).max(384),
        label: site.words.home.arcs.fill(&[("Number", &capitalise(&site.words.numeral(order.len())))]),
        pairs,
    })
}

/// Seats the persons so that the most frequent stand in the middle, where arcs are shortest.
fn seat_by_rank(ranked: &[usize]) -> Vec<usize> {
    let mut seats = VecDeque::new();
    for (index, &place) in ranked.iter().enumerate() {
        if index.is_multiple_of(2) {
            seats.push_back(place);
        } else {
            seats.push_front(place);
        }
    }
    seats.into()
}
