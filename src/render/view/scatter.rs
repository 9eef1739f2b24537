//! When things happened against when they were reported, in the parts of the range that the lanes have too. Measures are
//! units of the drawing's own view box.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::link::Event;
use crate::render::data::event_url;
use crate::render::edition::Edition;
use crate::render::escape::{Html, push_format};
use crate::site::Month;

use super::chart::Range;
use super::lanes::{PARTS, count, part_label, part_of, tenths};

/// Circles of up to so many are drawn to a fixed scale, and numbers of more than two figures stand in the table only.
const MOST_PLAIN: usize = 21;
const MOST_NUMBERED: usize = 100;
const CELL: f64 = 24.0;
/// Where the columns and rows begin, and how high a row is.
const LEFT: f64 = 64.0;
const TOP: f64 = 32.0;
const ROW: f64 = 18.0;
/// The most late reports that are named, and by how many months they are late at least.
const MOST_LATE: usize = 3;
const LATE: i32 = 2;

#[derive(Serialize)]
pub(in crate::render) struct Scatter {
    /// Labels below, for when articles appeared.
    columns: Vec<Tick>,
    /// Labels at the left, for when things happened.
    rows: Vec<Tick>,
    /// The circles, column by column.
    cells: Vec<Cell>,
    /// What the drawing shows, in words.
    label: String,
    /// The radius of a circle is `base + growth * √number`, so that a script can draw it again.
    base: f64,
    /// By how much a radius grows with the root of the number.
    growth: f64,
    /// Up to three events that were reported latest.
    late: Vec<Late>,
}

#[derive(Serialize)]
struct Tick {
    /// The month in short, or that it lies before all of them.
    label: String,
    /// Where the label stands: of a column from the left, of a row from the top.
    at: f64,
}

/// The events that happened in one part of the range and were reported in another: a circle, and a row of the table.
#[derive(Serialize)]
struct Cell {
    /// Column and row, as the filter names them: `3:5`.
    key: String,
    /// Its centre from the left.
    x: f64,
    /// Its centre from the top.
    y: f64,
    /// The radius of its circle.
    radius: f64,
    /// Whether at least half of its events are known to the day.
    exact: bool,
    /// From where its own time stands in this column, if the report is late.
    stem: Option<f64>,
    /// Whether the number stands beside it.
    numbered: bool,
    /// Where the number stands, from the left.
    number_x: f64,
    /// When its articles appeared, in words.
    reported: String,
    /// When its events happened, in words.
    happened: String,
    /// How many events it holds.
    number: usize,
}

/// An event that was reported long after it happened.
#[derive(Serialize)]
struct Late {
    /// The event, as the data files call it.
    id: String,
    /// Its sentence.
    url: String,
    /// What the event is called.
    label: String,
    /// The attribute that names its language, where that is not the interface's.
    lang_html: Html,
    /// When it happened and when it was reported, in words.
    note: String,
}

/// A column and a row; row 0 is everything before the range.
type Place = (usize, usize);

/// Lays out in which part of the range articles appeared, against the parts that they speak of.
pub(in crate::render) fn lay_out_scatter(site: &Edition) -> Option<Scatter> {
    let range = Range::of(site)?;
    let mut tallies: BTreeMap<Place, (usize, usize)> = BTreeMap::new();
    for event in &site.dossier.events {
        for place in places_of(site, range, event) {
            let tally = tallies.entry(place).or_default();
            if event.is_exact() {
                tally.0 += 1;
            } else {
                tally.1 += 1;
            }
        }
    }
    // Areas are in proportion; beyond what fits, they are drawn to the largest.
    let most = tallies.values().map(|(exact, vague)| exact + vague).max()?;
    let (base, growth) = if most > MOST_PLAIN { (0.0, 11.0 / count(most).sqrt()) } else { (2.2, 1.9) };
    let row_label = |row: usize, short: bool| match row {
        0 => site.words.timeline.before_range.clone(),
        _ => part_label(site.words, range, row - 1, short),
    };
    let cells = tallies.iter().map(|(&(column, row), &(exact, vague))| {
        let number = exact + vague;
        let radius = tenths((base + growth * count(number).sqrt()).max(1.5));
        let (x, y) = (column_x(column), row_y(row));
        Cell {
            key: key_of((column, row)),
            x,
            y,
            radius,
            exact: exact >= vague,
            stem: (row > 0 && row <= column).then(|| row_y(column + 1)),
            numbered: number > 1 && most < MOST_NUMBERED,
            number_x: tenths(x + radius + 4.0),
            reported: part_label(site.words, range, column, false),
            happened: row_label(row, false),
            number,
        }
    });
    let column_tick = |part| Tick { label: part_label(site.words, range, part, true), at: column_x(part) };
    let shown = |part: &usize| part % 3 == 2 || *part == 0 || *part == PARTS - 1;
    let rows = std::iter::once(0).chain((0..PARTS).filter(shown).map(|part| part + 1));
    Some(Scatter {
        columns: (0..PARTS).step_by(2).map(column_tick).collect(),
        rows: rows.map(|row| Tick { label: row_label(row, true), at: row_y(row) + 4.0 }).collect(),
        cells: cells.collect(),
        label: site.words.timeline.scatter.clone(),
        base,
        growth,
        late: list_late(site, range),
    })
}

fn column_x(column: usize) -> f64 {
    LEFT + CELL * (count(column) + 0.5)
}

fn row_y(row: usize) -> f64 {
    TOP + ROW * (count(row) - 0.5)
}

/// "3:5", as circles and entries are told apart by the script.
fn key_of(place: Place) -> String {
    let mut key = String::new();
    push_key(place, &mut key);
    key
}

fn push_key((column, row): Place, keys: &mut String) {
    push_format(format_args!("{column}:{row}"), keys);
}

/// Where an event stands: once for each article that tells of it.
fn places_of(site: &Edition, range: Range, event: &Event) -> Vec<Place> {
    let Some(happened) = event.date.first_day().or(event.date.last_day()) else { return Vec::new() };
    let row = if Month::from(happened).ordinal() < range.first_ordinal() || event.border.is_some() {
        Some(0)
    } else {
        part_of(range, happened).map(|part| part + 1)
    };
    let published = event
        .tellings
        .iter()
        .filter_map(|telling| site.dossier.readings[telling.article].article.metadata.published.first_day());
    published.filter_map(|day| part_of(range, day).zip(row)).collect()
}

/// The places of an event in one attribute: `3:5 4:5`.
pub(super) fn place_keys(site: &Edition, range: Range, event: &Event) -> String {
    let mut keys = String::new();
    for place in places_of(site, range, event) {
        if !keys.is_empty() {
            keys.push(' ');
        }
        push_key(place, &mut keys);
    }
    keys
}

/// The events of the range that the first report followed last.
fn list_late(site: &Edition, range: Range) -> Vec<Late> {
    let published = |article: usize| &site.dossier.readings[article].article.metadata.published;
    let first_report = |event: &Event| {
        event
            .tellings
            .iter()
            .map(|telling| telling.article)
            .min_by_key(|&article| site.dossier.chronology.rank(article))
    };
    let mut late: Vec<(i32, &Event, usize)> = Vec::new();
    for event in site.dossier.events.iter().filter(|event| event.border.is_none()) {
        let happened = event.date.first_day().zip(event.date.last_day());
        let Some((article, (first, last))) = first_report(event).zip(happened) else { continue };
        let Some(reported) = published(article).first_day() else { continue };
        let [first, last, reported] = [first, last, reported].map(|day| Month::from(day).ordinal());
        let months = reported - last;
        // What is known to the year only may have happened at its end.
        if months >= LATE && last - first < LATE && first >= range.first_ordinal() {
            late.push((months, event, article));
        }
    }
    late.sort_by_key(|&(months, ..)| Reverse(months));
    late.truncate(MOST_LATE);
    let view = |(_, event, article): (i32, &Event, usize)| Late {
        id: event.id.clone(),
        url: event_url(site, event),
        label: event.label.clone(),
        lang_html: site.lang_of(article),
        note: site.words.timeline.late.fill(&[
            ("happened", &site.words.date_label(&event.date, event.part, event.border)),
            ("reported", &site.date_of(article)),
        ]),
    };
    late.into_iter().map(view).collect()
}
