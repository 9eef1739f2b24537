//! Another look at the events of the timeline: a lane per person. The site's range is divided into twelve parts; measures
//! are units of the drawing's own view box.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::link::Event;
use crate::render::edition::Edition;
use crate::render::wording::Wording;
use crate::site::{Month, days_of};

use super::chart::Range;

/// The parts of the range.
pub(super) const PARTS: usize = 12;
/// The most lanes.
const MOST_LANES: usize = 9;
/// The width of a part.
const LANE_STEP: f64 = 50.0;
/// The most dots and named days of a lane; of more, dots stand at least so far apart.
const MOST_DOTS: usize = 120;
const MOST_DAYS: usize = 40;
const LANE_DOT: f64 = 4.0;

#[derive(Serialize)]
pub(in crate::render) struct Lanes {
    /// The persons, in the order of their number of events.
    lanes: Vec<Lane>,
    /// The twelve labels below, from left to right.
    axis: Vec<String>,
}

#[derive(Serialize)]
struct Lane {
    /// The surname.
    name: String,
    /// The page of the person, or the place in the register.
    url: String,
    /// What the drawing shows, in words.
    label: String,
    /// How far from the left the open bars begin, 0–600.
    vague: Vec<f64>,
    /// How far from the left the dots stand, 0–600.
    exact: Vec<f64>,
}

/// Persons with the number of their events, the most frequent first.
pub(super) fn ranked_people(site: &Edition) -> Vec<(usize, usize)> {
    let mut people: Vec<(usize, usize)> = (0..site.dossier.people.len()).map(|person| (person, 0)).collect();
    for &person in site.dossier.events.iter().flat_map(|event| &event.people) {
        people[person].1 += 1;
    }
    people.retain(|(_, number)| *number > 0);
    people.sort_by_key(|&(person, number)| (std::cmp::Reverse(number), person));
    people
}

/// Lays out the lanes of the most frequent persons, in the order of their number of events.
pub(in crate::render) fn lay_out_lanes(site: &Edition, ranked: &[(usize, usize)]) -> Option<Lanes> {
    let range = Range::of(site)?;
    let people: Vec<usize> = ranked.iter().take(MOST_LANES).map(|&(person, _)| person).collect();
    let mut lanes: Vec<Lane> = Vec::new();
    for person in people {
        let events = site.dossier.events.iter().filter(|event| event.people.contains(&person));
        if let Some(lane) = lay_out_lane(site, range, person, &events.collect::<Vec<_>>()) {
            lanes.push(lane);
        }
    }
    let label = |part: usize| part_label(site.words, range, part, true);
    (!lanes.is_empty()).then(|| Lanes { lanes, axis: (0..PARTS).map(label).collect() })
}

fn lay_out_lane(site: &Edition, range: Range, person: usize, events: &[&Event]) -> Option<Lane> {
    let (mut vague, mut exact) = (BTreeMap::new(), Vec::new());
    let (mut days, mut parts) = (Vec::new(), Vec::new());
    for event in events {
        if event.is_exact() {
            for day in days_of(&event.date) {
                if let Some(place) = place_of(range, day) {
                    exact.push(place);
                    days.push(if range.is_one_year() {
                        site.words.day_in_year(day)
                    } else {
                        site.words.date_label(&event.date, None, None)
                    });
                }
            }
        } else if let Some(part) =
            event.date.first_day().filter(|_| event.border.is_none()).and_then(|day| part_of(range, day))
        {
            *vague.entry(part).or_insert(0_usize) += 1;
        }
    }
    // Of very many, dots lie on each other, and nobody listens to all days.
    if exact.len() > MOST_DOTS {
        for place in &mut exact {
            *place = (*place / LANE_DOT).round() * LANE_DOT;
        }
    }
    exact.dedup();
    days.dedup();
    if let Some(more) = days.len().checked_sub(MOST_DAYS).filter(|more| *more > 0) {
        days.truncate(MOST_DAYS);
        days.push(site.words.day.more_people.fill(&[("number", &site.words.numeral(more))]));
    }
    if exact.is_empty() && vague.is_empty() {
        return None;
    }
    if !days.is_empty() {
        parts.push(site.words.timeline.lane_exact.fill(&[("days", &days.join(", "))]));
    }
    if !vague.is_empty() {
        let told: Vec<String> = vague
            .iter()
            .map(|(&part, number)| format!("{} ({number})", part_label(site.words, range, part, false)))
            .collect();
        parts.push(site.words.timeline.lane_vague.fill(&[("parts", &told.join(", "))]));
    }
    let known = &site.dossier.people[person];
    Some(Lane {
        name: known.surname.clone(),
        url: site.person_url(person).to_owned(),
        label: parts.join("; "),
        vague: vague.keys().map(|&part| tenths(LANE_STEP * count(part) + 3.0)).collect(),
        exact,
    })
}

/// The part in which a day lies.
pub(super) fn part_of(range: Range, day: NaiveDate) -> Option<usize> {
    let index = range.index_of(Month::from(day)).and_then(|index| usize::try_from(index).ok())?;
    Some(index * PARTS / range.length())
}

/// Where a day stands on a lane.
fn place_of(range: Range, day: NaiveDate) -> Option<f64> {
    let month = range.index_of(Month::from(day))?;
    let share = f64::from(month) + (f64::from(day.day()) - 0.5) / 31.0;
    Some(tenths(share / count(range.length()) * LANE_STEP * count(PARTS)))
}

/// The name of a part: its month in a range of one year, else its first month with the year.
pub(super) fn part_label(words: &Wording, range: Range, part: usize, short: bool) -> String {
    let month = range.month_at(i32::try_from(part * range.length() / PARTS).unwrap_or(0));
    match (range.is_one_year(), short) {
        (true, true) => words.short_month(month.month).to_owned(),
        (true, false) => words.month_name(month.month).to_owned(),
        (false, true) => format!("{:02}/{:02}", month.month, month.year.rem_euclid(100)),
        (false, false) => words.timeline.from_month.fill(&[("month", &words.month_label(month))]),
    }
}

/// As measures are written.
pub(super) fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// A number as a measure.
pub(super) fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

/// "Dieselben Ereignisse nach Person", with how many of how many.
pub(in crate::render) fn lanes_note(site: &Edition, lanes: &Lanes, people: usize) -> String {
    let words = &site.words.timeline;
    if lanes.lanes.len() < people {
        words.most_frequent_lanes.fill(&[("number", &site.words.numeral(lanes.lanes.len()))])
    } else {
        words.lanes.clone()
    }
}
