//! The views of the years: the list of them, and one as twelve month tables with a ledger.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Serialize;

use crate::link::Event;
use crate::render::wording::{
    ARTICLES, EVENTS, ON_DAYS, capitalise, count, day_in_year, month_name, numeral, year_label,
};
use crate::site::{Entry, Month, Site, day_path, days_of, month_path, split, without_month, year_path};

use super::date::{
    DatedSentence, PartView, dated, month_vague_label, people_of, view_part, weekday_choice, year_link,
};
use super::{ArticleLink, Labelled, article_link};

/// The most persons named beside a month.
const MOST_NAMED: usize = 4;

#[derive(Serialize)]
pub(in crate::render) struct DatesView {
    lead: String,
    years: Vec<YearLine>,
}

#[derive(Serialize)]
struct YearLine {
    label: String,
    url: String,
    tells: String,
    people: String,
}

#[derive(Serialize)]
pub(in crate::render) struct YearView {
    label: String,
    lead: String,
    months: Vec<MonthTable>,
    ledger: Vec<MonthLine>,
    /// Events that are known to the year only.
    vague: Vec<DatedSentence>,
    undated: Vec<ArticleLink>,
    part: Option<PartView>,
    previous: Option<Labelled>,
    next: Option<Labelled>,
}

#[derive(Serialize)]
struct MonthTable {
    id: String,
    name: &'static str,
    url: Option<String>,
    weeks: Vec<Vec<Option<DayCell>>>,
    times: Vec<Tally>,
}

#[derive(Serialize)]
struct DayCell {
    day: u32,
    url: Option<String>,
    label: String,
    /// 0–4.
    heat: usize,
    published: bool,
    /// One of these days: empty, or `maybe`, `maybe first`, `maybe last`.
    maybe: &'static str,
}

#[derive(Serialize)]
struct Tally {
    label: String,
    number: usize,
    /// Weekdays in their order, behind what has none.
    #[serde(skip)]
    order: Option<u32>,
}

#[derive(Serialize)]
struct MonthLine {
    name: String,
    url: Option<String>,
    tells: String,
    people: String,
}

pub(in crate::render) fn view_dates(site: &Site) -> DatesView {
    let years = site.calendar.years.iter().map(|(&year, entry)| YearLine {
        label: year_label(year),
        url: year_path(year),
        tells: capitalise(&format!("{}.", tell(site, entry))),
        people: name_people(site, &entry.events),
    });
    let exact = site.dossier.events.iter().filter(|event| event.is_exact()).count();
    let all = site.dossier.events.len();
    DatesView {
        lead: capitalise(&format!(
            "{}, davon {} auf den Tag genau.",
            count(all, EVENTS),
            if exact == 0 { "keines".to_owned() } else { numeral_of(exact) }
        )),
        years: years.collect(),
    }
}

fn numeral_of(number: usize) -> String {
    if number == 1 { "eines".to_owned() } else { numeral(number) }
}

/// "zehn Ereignisse an drei Tagen; ein Artikel erschienen".
fn tell(site: &Site, entry: &Entry) -> String {
    let exact =
        entry.events.iter().map(|&event| &site.dossier.events[event]).filter(|event| event.is_exact());
    let mut days: Vec<NaiveDate> = exact.flat_map(|event| days_of(&event.date)).collect();
    days.sort_unstable();
    days.dedup();
    let mut parts = Vec::new();
    match entry.events.len() {
        0 => (),
        1 if days.is_empty() => parts.push("ein Ereignis ohne genauen Tag".to_owned()),
        number if days.is_empty() => {
            parts.push(format!("{}, keines auf den Tag genau", count(number, EVENTS)));
        }
        number => parts.push(format!("{} an {}", count(number, EVENTS), count(days.len(), ON_DAYS))),
    }
    if !entry.published.is_empty() {
        parts.push(format!("{} erschienen", count(entry.published.len(), ARTICLES)));
    }
    parts.join("; ")
}

fn name_people(site: &Site, events: &[usize]) -> String {
    let ranked = people_of(site, events);
    let names: Vec<&str> = ranked
        .iter()
        .take(MOST_NAMED)
        .map(|&(person, _)| site.dossier.people[person].surname.as_str())
        .collect();
    let more = if ranked.len() > MOST_NAMED { " und weitere" } else { "" };
    format!("{}{more}", names.join(", "))
}

/// The months of a year, each with its entry; a month without one is empty.
fn months_of(site: &Site, year: i32) -> impl Iterator<Item = (Month, Option<&Entry>)> {
    (1..=12).map(move |month| Month { year, month }).map(|month| (month, site.calendar.months.get(&month)))
}

pub(in crate::render) fn view_year(site: &Site, year: i32, part: usize, root: &str) -> YearView {
    let empty = Entry::default();
    let entry = site.calendar.years.get(&year).unwrap_or(&empty);
    let event = |index: &usize| &site.dossier.events[*index];
    let exact = entry.events.iter().filter(|index| event(index).is_exact()).count();
    let vague = entry.events.len() - exact;
    let lead = match (exact, vague) {
        (0, 0) => "Von diesem Jahr spricht kein Artikel.".to_owned(),
        (0, _) => capitalise(&format!("{}, keines auf den Tag genau.", count(vague, EVENTS))),
        (1, 0) => "Ein Ereignis, auf den Tag genau.".to_owned(),
        (_, 0) => capitalise(&format!("{}, alle auf den Tag genau.", count(exact, EVENTS))),
        (_, 1) => capitalise(&format!("{} auf den Tag genau, eines ohne Tag.", count(exact, EVENTS))),
        _ => capitalise(&format!("{} auf den Tag genau, {} ohne Tag.", count(exact, EVENTS), numeral(vague))),
    };
    let (undated, year_only) = without_month(&site.dossier, entry);
    let parts = split(&site.dossier, &undated, &year_only);
    let here = &parts[part];
    // The calendar itself stands on the first part.
    let whole = part == 0;
    YearView {
        label: year_label(year),
        lead,
        part: view_part(&year_path(year), part, parts.len()),
        months: months_of(site, year)
            .filter(|_| whole)
            .map(|(month, entry)| view_month_table(site, month, entry))
            .collect(),
        ledger: if whole { ledger(site, year) } else { Vec::new() },
        vague: year_only[here.events.clone()].iter().map(|index| dated(site, event(index), root)).collect(),
        undated: undated[here.published.clone()]
            .iter()
            .map(|&index| article_link(site, index, String::new()))
            .collect(),
        previous: site.calendar.years.range(..year).next_back().map(|(&year, _)| year_link(year)),
        next: site.calendar.years.range(year + 1..).next().map(|(&year, _)| year_link(year)),
    }
}

fn ledger(site: &Site, year: i32) -> Vec<MonthLine> {
    let mut lines: Vec<MonthLine> = Vec::new();
    let mut gap: Option<(Month, Month)> = None;
    let close = |gap: &mut Option<(Month, Month)>, lines: &mut Vec<MonthLine>| {
        if let Some((from, to)) = gap.take() {
            let name = if from == to {
                month_name(from.month).to_owned()
            } else {
                format!("{} – {}", month_name(from.month), month_name(to.month))
            };
            let tells = "nichts genannt, nichts erschienen".to_owned();
            lines.push(MonthLine { name, url: None, tells, people: String::new() });
        }
    };
    for (month, entry) in months_of(site, year) {
        let Some(entry) = entry else {
            gap = Some((gap.map_or(month, |(from, _)| from), month));
            continue;
        };
        close(&mut gap, &mut lines);
        lines.push(MonthLine {
            name: month_name(month.month).to_owned(),
            url: Some(month_path(month)),
            tells: capitalise(&format!("{}.", tell(site, entry))),
            people: name_people(site, &entry.events),
        });
    }
    close(&mut gap, &mut lines);
    lines
}

fn view_month_table(site: &Site, month: Month, entry: Option<&Entry>) -> MonthTable {
    let first = NaiveDate::from_ymd_opt(month.year, u32::from(month.month), 1).unwrap_or_default();
    let days: Vec<NaiveDate> = first.iter_days().take_while(|day| Month::from(*day) == month).collect();
    let lead = first.weekday().num_days_from_monday() as usize;
    let events: Vec<&Event> = entry
        .map(|entry| entry.events.iter().map(|&event| &site.dossier.events[event]).collect())
        .unwrap_or_default();
    let choices: Vec<Weekday> = events.iter().filter_map(|event| weekday_choice(&event.date)).collect();
    let mut cells: Vec<Option<DayCell>> = (0..lead).map(|_| None).collect();
    for &day in &days {
        cells.push(Some(view_day_cell(site, day, &choices)));
    }
    while !cells.len().is_multiple_of(7) {
        cells.push(None);
    }
    let mut weeks = Vec::new();
    while !cells.is_empty() {
        let rest = cells.split_off(7.min(cells.len()));
        weeks.push(std::mem::replace(&mut cells, rest));
    }
    let mut tallies: Vec<Tally> = Vec::new();
    for event in events.iter().filter(|event| !event.is_exact()) {
        let label = month_vague_label(event);
        match tallies.iter_mut().find(|tally| tally.label == label) {
            Some(tally) => tally.number += 1,
            None => tallies.push(Tally {
                label,
                number: 1,
                order: weekday_choice(&event.date).map(|day| day.num_days_from_monday()),
            }),
        }
    }
    tallies.sort_by_key(|tally| tally.order);
    MonthTable {
        id: format!("m{}", month.month),
        name: month_name(month.month),
        url: entry.map(|_| month_path(month)),
        weeks,
        times: tallies,
    }
}

fn view_day_cell(site: &Site, day: NaiveDate, choices: &[Weekday]) -> DayCell {
    let entry = site.calendar.days.get(&day);
    let events = entry.map_or(0, |entry| entry.events.len());
    let heat = match events {
        0 => 0,
        1 => 1,
        2 | 3 => 2,
        4 => 3,
        _ => 4,
    };
    let maybe = if choices.contains(&day.weekday()) {
        let month =
            |other: Option<NaiveDate>| other.is_some_and(|other| Month::from(other) == Month::from(day));
        let (before, behind) =
            (month(day.checked_sub_days(Days::new(7))), month(day.checked_add_days(Days::new(7))));
        match (before, behind) {
            (false, _) => "maybe first",
            (_, false) => "maybe last",
            _ => "maybe",
        }
    } else {
        ""
    };
    let published = entry.map_or(0, |entry| entry.published.len());
    let mut label = format!("{}: {}", day_in_year(day), count(events, EVENTS));
    if events == 0 {
        label = day_in_year(day);
    }
    if published > 0 {
        label = format!("{label}; {} erschienen", count(published, ARTICLES));
    }
    DayCell {
        day: day.day(),
        url: entry.map(|_| day_path(day)),
        label,
        heat,
        published: published > 0,
        maybe,
    }
}
