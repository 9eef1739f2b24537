//! What the filter of the timeline works on: persons, months, and for a timeline of several pages the files that hold
//! all its entries.
//!
//! A file is a classic script that calls one function with its number and JSON: a list of
//! `[from, to, kind, date, text, url, [person …], places]`. Months are counted from the year 0, persons by their index; the
//! kind is 0 for events known to the day, 1 for other events, 2 for articles that appeared; places are those of the
//! scatter.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use crate::date::Edtf;
use crate::link::Event;
use crate::output::{OutputError, Staging};
use crate::render::data::event_url;
use crate::render::edition::Edition;
use crate::render::escape::{Html, push_escaped, push_format};
use crate::render::json::push_json;
use crate::site::{Item, Month, TimelinePart, article_path};
use crate::text::{first_place, on_one_line};

use super::chart::{Range as MonthRange, Strip};
use super::evidence::is_quoted;
use super::scatter::place_keys;

/// Persons that have a button, and those behind a fold.
const MOST_BUTTONS: usize = 8;
const MOST_PERSONS: usize = 60;
/// The most bytes of a file of entries.
const MOST_BYTES: usize = 250_000;
/// What parts two entries: a line goes on behind a backslash.
const SEPARATOR: &str = ",\\\n";
/// The most characters of an entry's text in such a file.
const MOST_TEXT: usize = 240;
/// Before or after everything.
const EVER: i32 = 999_999;

#[derive(Serialize)]
pub(in crate::render) struct Finder {
    /// The first month that can be chosen, counted from the year 0.
    first: i32,
    /// How many months can be chosen from it on.
    months: usize,
    /// How many months a panel of the strip has; 0 without one.
    step: i32,
    /// The names of the twelve months, parted by a vertical line.
    names: String,
    /// How many entries the timeline has, events and articles.
    total: usize,
    /// The most frequent persons, who have a button.
    people_html: Html,
    /// The next ones, behind a fold.
    more_html: Html,
    /// Between which months the entries of each file lie: `24300:24305 24305:24311`.
    shards: String,
}

/// An entry as a file holds it, and the months between which it lies.
struct Line {
    from: i32,
    to: i32,
    json: Box<[u8]>,
}

/// The filter of the whole timeline; `ranked` are persons with the number of their events.
pub(super) fn find_in_all(site: &Edition, strip: Option<&Strip>, ranked: &[(usize, usize)]) -> Finder {
    let items =
        site.timeline.parts.iter().flat_map(|part| &part.stretches).map(|stretch| stretch.items.len());
    let (first, months, step) = strip.map_or((0, 0, 0), Strip::months);
    Finder {
        shards: site.timeline_shards.clone(),
        ..Finder::new(site, (first, months, step), items.sum(), ranked)
    }
}

/// The filter of one part of it.
pub(super) fn find_in(site: &Edition, part: &TimelinePart) -> Finder {
    let months = || part.stretches.iter().filter_map(|stretch| stretch.month);
    let first = months().min().map_or(0, Month::ordinal);
    let last = months().max().map_or(0, Month::ordinal);
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut total = 0;
    for item in part.stretches.iter().flat_map(|stretch| &stretch.items) {
        total += 1;
        if let Item::Event(event) = *item {
            for &person in &site.dossier.events[event].people {
                *counts.entry(person).or_default() += 1;
            }
        }
    }
    let mut ranked: Vec<(usize, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|&(person, number)| (std::cmp::Reverse(number), person));
    let months = usize::try_from(last - first + 1).unwrap_or(1);
    Finder::new(site, (first, months, 0), total, &ranked)
}

impl Finder {
    fn new(
        site: &Edition,
        (first, months, step): (i32, usize, i32),
        total: usize,
        ranked: &[(usize, usize)],
    ) -> Self {
        let (people, more) = ranked.split_at(ranked.len().min(MOST_BUTTONS));
        let mut more = more[..more.len().min(MOST_PERSONS - MOST_BUTTONS)].to_vec();
        more.sort_by_key(|&(person, _)| &site.dossier.people[person].surname);
        let names: Vec<&str> = (1..=12).map(|month| site.words.month_name(month)).collect();
        Self {
            first,
            months,
            step,
            names: names.join("|"),
            total,
            people_html: draw_buttons(site, people),
            more_html: draw_buttons(site, &more),
            shards: String::new(),
        }
    }
}

/// A button for each of these persons with the number of their events; entries name a person by the index, the address of a
/// view by the id.
fn draw_buttons(site: &Edition, people: &[(usize, usize)]) -> Html {
    let mut html = Html::default();
    for &(index, number) in people {
        let person = &site.dossier.people[index];
        push_format(
            format_args!(
                "<button type=\"button\" aria-pressed=\"false\" data-person=\"{index}\" data-slug=\"{}\">",
                person.id
            ),
            &mut html,
        );
        push_escaped(&person.surname, &mut html);
        push_format(format_args!(" <span>{number}</span></button>"), &mut html);
    }
    html
}

/// "3 17": indices of persons in an attribute.
pub(super) fn person_indices(people: &[usize]) -> String {
    let mut indices = String::new();
    for (place, person) in people.iter().enumerate() {
        let space = if place > 0 { " " } else { "" };
        push_format(format_args!("{space}{person}"), &mut indices);
    }
    indices
}

/// The months between which a date lies, as the filter counts them.
pub(super) fn months_of(date: &Edtf) -> (i32, i32) {
    let month = |day| Month::from(day).ordinal();
    (date.first_day().map_or(-EVER, month), date.last_day().map_or(EVER, month))
}

/// The months between which an event lies.
pub(super) fn span_of(event: &Event) -> (i32, i32) {
    months_of(&event.edtf())
}

/// Writes the files that the filter of a spread timeline loads; says between which months the entries of each lie.
pub(in crate::render) fn write_shards(site: &Edition, staging: &Staging) -> Result<String, OutputError> {
    if !site.timeline.is_spread() {
        return Ok(String::new());
    }
    let lines = list_lines(site);
    let write = |(number, range): (usize, &Range<usize>)| {
        let lines = &lines[range.clone()];
        staging.write(&format!("timeline/events-{number}.js"), &write_script(number, lines))?;
        let from = lines.iter().map(|line| line.from).min().unwrap_or(-EVER);
        let to = lines.iter().map(|line| line.to).max().unwrap_or(EVER);
        Ok(format!("{from}:{to}"))
    };
    let ranges =
        cut_lines(&lines).par_iter().enumerate().map(write).collect::<Result<Vec<_>, OutputError>>()?;
    Ok(ranges.join(" "))
}

/// All entries of the timeline in order.
fn list_lines(site: &Edition) -> Vec<Line> {
    let items: Vec<Item> = site
        .timeline
        .parts
        .iter()
        .flat_map(|part| &part.stretches)
        .flat_map(|stretch| stretch.items.iter().copied())
        .collect();
    let months = MonthRange::of(site);
    items.par_iter().map_init(Draft::default, |draft, &item| draft.write_item(site, item, months)).collect()
}

/// Which lines stand in which file, so that none grows too long.
fn cut_lines(lines: &[Line]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut length = 0;
    for (index, line) in lines.iter().enumerate() {
        match ranges.last_mut() {
            Some(last) if length + line.json.len() < MOST_BYTES => {
                last.end = index + 1;
                length += SEPARATOR.len();
            }
            _ => {
                length = begin_script(ranges.len()).len();
                ranges.push(index..index + 1);
            }
        }
        length += line.json.len();
    }
    ranges
}

fn begin_script(number: usize) -> String {
    format!("leporelloTimeline({number},'[")
}

fn write_script(number: usize, lines: &[Line]) -> Vec<u8> {
    let mut script = begin_script(number).into_bytes();
    script.reserve(MOST_BYTES);
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            script.extend_from_slice(SEPARATOR.as_bytes());
        }
        script.extend_from_slice(&line.json);
    }
    script.extend_from_slice(b"]');\n");
    script
}

/// What entries that follow each other share: room to write in, and mostly their date.
#[derive(Default)]
struct Draft<'a> {
    json: Vec<u8>,
    before: Option<&'a Event>,
    label: String,
    span: (i32, i32),
}

impl<'a> Draft<'a> {
    /// An entry as JSON inside a string of JavaScript.
    fn write_item(&mut self, site: &'a Edition, item: Item, months: Option<MonthRange>) -> Line {
        self.json.clear();
        let (from, to) = match item {
            Item::Event(index) => self.push_event(site, &site.dossier.events[index], months),
            Item::Published(index) => {
                let reading = &site.dossier.readings[index];
                let (from, to) = months_of(&reading.article.metadata.published);
                let headline = &reading.article.metadata.headline.text;
                let url = article_path(&reading.article);
                let entry = (from, to, 2, site.date_of(index), headline, url, &reading.people);
                push_json(&entry, &mut self.json);
                (from, to)
            }
        };
        Line { from, to, json: quote(&self.json) }
    }

    fn push_event(&mut self, site: &Edition, event: &'a Event, months: Option<MonthRange>) -> (i32, i32) {
        if !self.before.replace(event).is_some_and(|before| event.has_date_of(before)) {
            self.label = site.words.date_label(&event.date, event.part, event.border);
            self.span = span_of(event);
        }
        let text = match event.clearest().filter(|_| is_quoted(site, event)) {
            Some(telling) => shorten(telling.text(&site.dossier.readings)),
            None => event.label.as_str().into(),
        };
        let (from, to) = self.span;
        let kind = u8::from(!event.is_exact());
        let places = months.map(|months| place_keys(site, months, event));
        let entry = (from, to, kind, &self.label, text, event_url(site, event), &event.people, places);
        push_json(&entry, &mut self.json);
        (from, to)
    }
}

/// JSON as it stands in a string of JavaScript.
fn quote(json: &[u8]) -> Box<[u8]> {
    let ends = |byte| byte == b'\\' || byte == b'\'';
    let may_end = |byte| u8::from(byte == b'\\') | u8::from(byte == b'\'');
    if first_place(json, may_end, ends).is_none() {
        return json.into();
    }
    json.iter().flat_map(|&byte| ends(byte).then_some(b'\\').into_iter().chain([byte])).collect()
}

fn shorten(sentence: &str) -> Cow<'_, str> {
    let line = on_one_line(sentence);
    let end = if line.len() > MOST_TEXT { line.char_indices().nth(MOST_TEXT) } else { None };
    match end {
        Some((cut, _)) => format!("{} …", &line[..line[..cut].rfind(' ').unwrap_or(cut)]).into(),
        None => line,
    }
}
