//! The views of the years: the list of them, and one as twelve month tables with a ledger.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Serialize;

use crate::link::Event;
use crate::render::edition::Edition;
use crate::render::escape::Html;
use crate::render::wording::capitalise;
use crate::site::{Entry, Month, day_path, days_of, month_path, year_path};

use super::date::{PartView, month_vague_label, view_part, weekday_choice, year_link};
use super::evidence::{Notes, push_event};
use super::{ArticleLink, Labelled, article_link};

/// The most persons named beside a month.
const MOST_NAMED: usize = 4;

#[derive(Serialize)]
pub(in crate::render) struct DatesView {
    /// How many events there are, and how many are known to the day, in a sentence.
    lead: String,
    /// The years of which something is known, in order.
    years: Vec<YearLine>,
}

#[derive(Serialize)]
struct YearLine {
    /// The year in words.
    label: String,
    /// Its page.
    url: String,
    /// How much it holds, in a sentence.
    tells: String,
    /// The surnames of who is named most in its events.
    people: String,
}

#[derive(Serialize)]
pub(in crate::render) struct YearView {
    /// The year in words.
    label: String,
    /// How many events there are, and how many are known to the day, in a sentence.
    lead: String,
    /// Its twelve months as tables; of a year in parts on the first alone.
    months: Vec<MonthTable>,
    /// The same months in sentences.
    ledger: Vec<EntryLine>,
    /// Events that are known to the year only.
    vague: Vec<VagueEvent>,
    /// Articles that appeared in it, known to the year only.
    undated: Vec<ArticleLink>,
    /// The part of a long page.
    part: Option<PartView>,
    /// The year before of which something is known.
    previous: Option<Labelled>,
    /// The year after of which something is known.
    next: Option<Labelled>,
}

/// An event under the date that is known of it.
#[derive(Serialize)]
struct VagueEvent {
    /// The date in words, as precisely as it is known.
    label: String,
    /// The sentence that tells of it, and under it where that stands.
    html: Html,
}

#[derive(Serialize)]
struct MonthTable {
    /// The month as a fragment: `m3`.
    id: String,
    /// The month in words.
    name: String,
    /// Its page, if there is one.
    url: Option<String>,
    /// Its weeks of seven days from Monday on; nothing where a day belongs to another month.
    weeks: Vec<Vec<Option<DayCell>>>,
    /// Its events that are known less precisely than to the day.
    times: Vec<Tally>,
}

#[derive(Serialize)]
struct DayCell {
    /// The day of the month.
    day: u32,
    /// Its page, if there is one.
    url: Option<String>,
    /// The day and what it holds, in words.
    label: String,
    /// How many events it holds, in steps: none, 1, 2–3, 4, 5 and more are 0–4.
    heat: usize,
    /// Whether an article appeared.
    published: bool,
    /// One of these days: empty, or `maybe`, `maybe first`, `maybe last`.
    maybe: &'static str,
}

#[derive(Serialize)]
struct Tally {
    /// The date in words: "ein Dienstag", "Anfang März".
    label: String,
    /// How many events have it.
    number: usize,
    /// Weekdays in their order, behind what has none.
    #[serde(skip)]
    order: Option<u32>,
}

/// What a month or a day holds, in a line.
#[derive(Serialize)]
pub(in crate::render) struct EntryLine {
    /// The day or month in words; several months where nothing is known of them.
    name: String,
    /// Its page, if there is one.
    url: Option<String>,
    /// How much it holds, in a sentence.
    tells: String,
    /// The surnames of who is named most in its events.
    people: String,
}

pub(in crate::render) fn view_dates(site: &Edition) -> DatesView {
    let years = site.calendar.years.iter().map(|(&year, entry)| YearLine {
        label: site.words.year_label(year),
        url: year_path(year),
        tells: capitalise(&format!("{}.", tell(site, entry))),
        people: name_people(site, entry),
    });
    let words = site.words;
    let exact = site.dossier.events.iter().filter(|event| event.is_exact()).count();
    let all = site.dossier.events.len();
    DatesView {
        lead: capitalise(&words.year.lead.fill(&[
            ("events", &words.count(all, &words.nouns.events)),
            ("settled", &words.count(exact, &words.year.lead_settled)),
        ])),
        years: years.collect(),
    }
}

/// "zehn Ereignisse an drei Tagen; ein Artikel erschienen".
fn tell(site: &Edition, entry: &Entry) -> String {
    let exact =
        entry.events.iter().map(|&event| &site.dossier.events[event]).filter(|event| event.is_exact());
    let mut days: Vec<NaiveDate> = exact.flat_map(|event| days_of(&event.date)).collect();
    days.sort_unstable();
    days.dedup();
    let mut parts = Vec::new();
    let (words, said) = (site.words, &site.words.year);
    match entry.events.len() {
        0 => (),
        number if days.is_empty() => parts.push(words.count(number, &said.events_without_day)),
        number => {
            let events = words.count(number, &words.nouns.events);
            parts.push(words.tell(days.len(), &said.events_on_days, &[("events", &events)]));
        }
    }
    if !entry.published.is_empty() {
        parts.push(tell_published(site, entry.published.len()));
    }
    parts.join("; ")
}

/// "zwölf Ereignisse; ein Artikel erschienen".
fn tell_day(site: &Edition, entry: &Entry) -> String {
    let events = site.words.count(entry.events.len(), &site.words.nouns.events);
    let events = Some(events).filter(|_| !entry.events.is_empty());
    let published = Some(entry.published.len()).filter(|&number| number > 0);
    let parts = events.into_iter().chain(published.map(|number| tell_published(site, number)));
    parts.collect::<Vec<_>>().join("; ")
}

pub(in crate::render) fn view_day_line(site: &Edition, day: NaiveDate) -> EntryLine {
    let entry = &site.calendar.days[&day];
    EntryLine {
        name: site.words.long_day_in_year(day),
        url: Some(day_path(day)),
        tells: capitalise(&format!("{}.", tell_day(site, entry))),
        people: name_people(site, entry),
    }
}

/// "ein Artikel erschienen".
fn tell_published(site: &Edition, number: usize) -> String {
    let articles = site.words.count(number, &site.words.nouns.articles);
    site.words.year.published.fill(&[("articles", &articles)])
}

fn name_people(site: &Edition, entry: &Entry) -> String {
    let names: Vec<&str> = entry
        .people
        .iter()
        .take(MOST_NAMED)
        .map(|&(person, _)| site.dossier.people[person].surname.as_str())
        .collect();
    let names = names.join(", ");
    if entry.people.len() > MOST_NAMED {
        site.words.year.and_others.fill(&[("names", &names)])
    } else {
        names
    }
}

/// The months of a year, each with its entry; a month without one is empty.
fn months_of<'a>(site: &'a Edition, year: i32) -> impl Iterator<Item = (Month, Option<&'a Entry>)> {
    (1..=12).map(move |month| Month { year, month }).map(|month| (month, site.calendar.months.get(&month)))
}

pub(in crate::render) fn view_year(site: &Edition, year: i32, part: usize, root: &str) -> YearView {
    let empty = Entry::default();
    let entry = site.calendar.years.get(&year).unwrap_or(&empty);
    let event = |index: &usize| &site.dossier.events[*index];
    let exact = entry.events.iter().filter(|index| event(index).is_exact()).count();
    let vague = entry.events.len() - exact;
    let (words, said) = (site.words, &site.words.year);
    let events = |number| capitalise(&words.count(number, &words.nouns.events));
    let lead = match (exact, vague) {
        (0, 0) => said.no_events.clone(),
        (0, _) => said.all_vague.fill(&[("Events", &events(vague))]),
        (_, 0) => words.count(exact, &said.all_exact),
        _ => words.tell(vague, &said.some_vague, &[("Exact", &events(exact))]),
    };
    let listing = &entry.listing;
    let here = listing.parts.get(part).cloned().unwrap_or_default();
    // The calendar itself stands on the first part.
    let whole = part == 0;
    YearView {
        label: words.year_label(year),
        lead,
        part: view_part(site, &year_path(year), part, listing.parts.len()),
        months: months_of(site, year)
            .filter(|_| whole)
            .map(|(month, entry)| view_month_table(site, month, entry))
            .collect(),
        ledger: if whole { ledger(site, year) } else { Vec::new() },
        vague: listing.events[here.events].iter().map(|index| view_vague(site, event(index), root)).collect(),
        undated: listing.published[here.published]
            .iter()
            .map(|&index| article_link(site, index, String::new()))
            .collect(),
        previous: site.calendar.years.range(..year).next_back().map(|(&year, _)| year_link(site, year)),
        next: site.calendar.years.range(year + 1..).next().map(|(&year, _)| year_link(site, year)),
    }
}

fn view_vague(site: &Edition, event: &Event, root: &str) -> VagueEvent {
    let mut html = Html::default();
    push_event(site, event, root, &Notes::default(), &mut html);
    VagueEvent { label: site.words.date_label(&event.date, event.part, event.border), html }
}

fn ledger(site: &Edition, year: i32) -> Vec<EntryLine> {
    let words = site.words;
    let mut lines: Vec<EntryLine> = Vec::new();
    let mut gap: Option<(Month, Month)> = None;
    let close = |gap: &mut Option<(Month, Month)>, lines: &mut Vec<EntryLine>| {
        if let Some((from, to)) = gap.take() {
            let name = if from == to {
                words.month_name(from.month).to_owned()
            } else {
                words.dash(words.month_name(from.month), words.month_name(to.month))
            };
            let tells = words.year.nothing.clone();
            lines.push(EntryLine { name, url: None, tells, people: String::new() });
        }
    };
    for (month, entry) in months_of(site, year) {
        let Some(entry) = entry else {
            gap = Some((gap.map_or(month, |(from, _)| from), month));
            continue;
        };
        close(&mut gap, &mut lines);
        lines.push(EntryLine {
            name: words.month_name(month.month).to_owned(),
            url: Some(month_path(month)),
            tells: capitalise(&format!("{}.", tell(site, entry))),
            people: name_people(site, entry),
        });
    }
    close(&mut gap, &mut lines);
    lines
}

fn view_month_table(site: &Edition, month: Month, entry: Option<&Entry>) -> MonthTable {
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
        let label = month_vague_label(site, event);
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
        name: site.words.month_name(month.month).to_owned(),
        url: entry.map(|_| month_path(month)),
        weeks,
        times: tallies,
    }
}

fn view_day_cell(site: &Edition, day: NaiveDate, choices: &[Weekday]) -> DayCell {
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
    let published = entry.is_some_and(|entry| !entry.published.is_empty());
    let mut label = site.words.day_in_year(day);
    if let Some(entry) = entry {
        let what = tell_day(site, entry);
        label = site.words.year.day.fill(&[("day", &label), ("what", &what)]);
    }
    DayCell { day: day.day(), url: entry.map(|_| day_path(day)), label, heat, published, maybe }
}
