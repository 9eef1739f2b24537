//! The view of the timeline: all events in calendar order, and when the articles appeared as a second kind of entry.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::date::{Bound, Date, Edtf, Precision};
use crate::link::Event;
use crate::render::edition::Edition;
use crate::render::wording::weekday_of_month;
use crate::site::{Month, date_path, day_path, year_path};

use super::chart::{Strip, lay_out_strip};
use super::date::month_head_label;
use super::lanes::{Lanes, Scatter, lanes_note, lay_out_lanes, lay_out_scatter};
use super::{ArticleLink, PersonCount, Sentence, article_link, event_sentence};

/// So many events before the first article stand together under "Früher"; more are sorted by year.
const MOST_EARLIER: usize = 24;
/// The most persons in the filter row.
const MOST_FILTERS: usize = 8;

#[derive(Serialize)]
pub(in crate::render) struct TimelineView {
    lead: String,
    strip: Option<Strip>,
    all: usize,
    people: Vec<PersonCount>,
    more_people: bool,
    years: Vec<YearSection>,
    lanes: Option<Lanes>,
    lanes_note: String,
    scatter: Option<Scatter>,
}

#[derive(Serialize)]
struct YearSection {
    /// The year as a fragment, or `frueher`.
    id: String,
    label: String,
    url: Option<String>,
    parts: Vec<Part>,
}

/// A month, or a stretch of months of which nothing is known.
#[derive(Serialize)]
struct Part {
    gap: Option<String>,
    id: Option<String>,
    name: String,
    days: Vec<Day>,
}

#[derive(Serialize)]
struct Day {
    /// `exact`, `vague`, `interval`, `published` or `published vague`.
    class: &'static str,
    edtf: String,
    weekday: Option<String>,
    label: String,
    url: Option<String>,
    events: Vec<Sentence>,
    articles: Vec<ArticleLink>,
}

/// Where an entry stands within its month.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Place {
    PublishedWithoutDay,
    /// Month parts and whole months; they may be earlier than any day.
    Vague(Option<NaiveDate>),
    /// One of several days: by weekday, where they are all the same.
    Choice(u32, Option<NaiveDate>),
    Exact(Option<NaiveDate>, bool),
}

pub(in crate::render) fn view_timeline(site: &Edition, root: &str) -> TimelineView {
    let events = &site.dossier.events;
    let first_year = site.dossier.chronology.oldest_first().iter().find_map(|&index| {
        site.dossier.readings[index].article.metadata.published.first_day().map(|day| Month::from(day).year)
    });
    let year_of = |event: &Event| year_of(&event.date);
    let earlier: Vec<&Event> = events
        .iter()
        .filter(|event| year_of(event).zip(first_year).is_none_or(|(year, first)| year < first))
        .collect();
    let together = earlier.len() <= MOST_EARLIER;
    let mut years = Vec::new();
    if together && !earlier.is_empty() {
        years.push(view_earlier(site, &earlier, root));
    }
    let mut listed: Vec<i32> = site.calendar.years.keys().copied().collect();
    listed.retain(|&year| !together || first_year.is_none_or(|first| year >= first));
    years.extend(listed.into_iter().map(|year| view_year(site, year, root)));
    let mut people: Vec<(usize, usize)> = (0..site.dossier.people.len()).map(|person| (person, 0)).collect();
    for &person in events.iter().flat_map(|event| &event.people) {
        people[person].1 += 1;
    }
    people.retain(|(_, number)| *number > 0);
    people.sort_by_key(|&(person, number)| (std::cmp::Reverse(number), person));
    let lanes = lay_out_lanes(site, &people);
    let more_people = people.len() > MOST_FILTERS;
    let filter = |&(person, number): &(usize, usize)| PersonCount::new(site, person, number);
    TimelineView {
        lead: site.words.count(events.len(), &site.words.timeline.lead),
        strip: lay_out_strip(site),
        all: events.len(),
        people: people.iter().take(MOST_FILTERS).map(filter).collect(),
        more_people,
        years,
        lanes_note: lanes.as_ref().map(|lanes| lanes_note(site, lanes, people.len())).unwrap_or_default(),
        lanes,
        scatter: lay_out_scatter(site),
    }
}

fn year_of(date: &Edtf) -> Option<i32> {
    date.first_day().or(date.last_day()).map(|day| Month::from(day).year)
}

fn view_earlier(site: &Edition, events: &[&Event], root: &str) -> YearSection {
    let mut days: Vec<Day> = Vec::new();
    for event in events {
        let label = site.words.date_label(&event.date, event.part, event.border);
        push_event(&mut days, Day::of(site, event, None, label), event_sentence(site, event, root));
    }
    YearSection {
        id: "frueher".to_owned(),
        label: site.words.timeline.earlier.clone(),
        url: None,
        parts: vec![Part { gap: None, id: None, name: site.words.timeline.earlier.clone(), days }],
    }
}

fn view_year(site: &Edition, year: i32, root: &str) -> YearSection {
    let mut parts = Vec::new();
    let of_year = &site.calendar.years[&year];
    let whole: Vec<usize> = of_year
        .events
        .iter()
        .copied()
        .filter(|&event| month_of(&site.dossier.events[event].date).is_none())
        .collect();
    let undated = of_year.published.iter().copied().filter(|&index| {
        let published = &site.dossier.readings[index].article.metadata.published;
        published.date().is_some_and(|date| date.precision() == Precision::Year)
    });
    let undated: Vec<usize> = undated.collect();
    if !whole.is_empty() || !undated.is_empty() {
        let days = view_days(site, None, &whole, &undated, root);
        parts.push(Part { gap: None, id: None, name: site.words.timeline.without_month.clone(), days });
    }
    let mut last: Option<Month> = None;
    for (&month, entry) in site.calendar.months.range(Month { year, month: 1 }..=Month { year, month: 12 }) {
        if let Some(before) = last.filter(|before| before.next() != month) {
            parts.push(view_gap(site, before.next(), month));
        }
        last = Some(month);
        // An event that spans months stands in the first of them.
        let here = |&event: &usize| month_of(&site.dossier.events[event].date) == Some(month);
        let events: Vec<usize> = entry.events.iter().copied().filter(here).collect();
        let days = view_days(site, Some(month), &events, &entry.published, root);
        parts.push(Part {
            gap: None,
            id: Some(month.to_string()),
            name: site.words.month_name(month.month).to_owned(),
            days,
        });
    }
    let label = site.words.year_label(year);
    YearSection { id: year.to_string(), label, url: Some(year_path(year)), parts }
}

/// The month under which an event stands; `None` if only its year is known.
fn month_of(date: &Edtf) -> Option<Month> {
    let month = |date: &Date| date.month.map(|_| Month::from(date.first_day()));
    match date {
        Edtf::Date(date) | Edtf::Interval(Bound::Date(date), _) | Edtf::Interval(_, Bound::Date(date)) => {
            month(date)
        }
        Edtf::Interval(..) => None,
        Edtf::OneOf(days) => days.first().and_then(month),
    }
}

fn view_gap(site: &Edition, from: Month, to: Month) -> Part {
    let months = usize::try_from(to.ordinal() - from.ordinal()).unwrap_or(0);
    let last = Month { month: to.month - 1, ..to };
    let (words, first) = (&site.words.timeline, site.words.month_name(from.month));
    let text = if months == 1 {
        words.gap_month.fill(&[("month", &first)])
    } else {
        let last = site.words.month_name(last.month);
        site.words.tell(months, &words.gap_months, &[("first", &first), ("last", &last)])
    };
    Part { gap: Some(text), id: None, name: String::new(), days: Vec::new() }
}

fn view_days(
    site: &Edition,
    month: Option<Month>,
    events: &[usize],
    published: &[usize],
    root: &str,
) -> Vec<Day> {
    let mut placed: Vec<(Place, Day, Option<Sentence>)> = Vec::new();
    for &index in events {
        let event = &site.dossier.events[index];
        let label = match month {
            Some(_) => month_head_label(site, event),
            None => site.words.date_label(&event.date, event.part, event.border),
        };
        let day = Day::of(site, event, month, label);
        placed.push((place_of(event), day, Some(event_sentence(site, event, root))));
    }
    for &index in published {
        let date = &site.dossier.readings[index].article.metadata.published;
        let (place, day) = match date.day() {
            Some(day) => (Place::Exact(Some(day.first_day()), true), Day::published(site, day.first_day())),
            None => (Place::PublishedWithoutDay, Day::published_without_day(site)),
        };
        placed.push((place, Day { articles: vec![article_link(site, index, String::new())], ..day }, None));
    }
    placed.sort_by_key(|(place, ..)| *place);
    let mut days: Vec<Day> = Vec::new();
    for (_, day, sentence) in placed {
        match sentence {
            Some(sentence) => push_event(&mut days, day, sentence),
            None => push_article(&mut days, day),
        }
    }
    days
}

fn place_of(event: &Event) -> Place {
    let first = event.date.first_day();
    match &event.date {
        Edtf::OneOf(_) => Place::Choice(first.map_or(0, |day| day.weekday().num_days_from_monday()), first),
        _ if event.part.is_some() || event.border.is_some() => Place::Vague(first),
        Edtf::Date(date) if date.day.is_none() => Place::Vague(first),
        _ => Place::Exact(first, false),
    }
}

fn push_event(days: &mut Vec<Day>, day: Day, sentence: Sentence) {
    match days
        .last_mut()
        .filter(|last| last.articles.is_empty() && last.label == day.label && last.edtf == day.edtf)
    {
        Some(last) => last.events.push(sentence),
        None => days.push(Day { events: vec![sentence], ..day }),
    }
}

fn push_article(days: &mut Vec<Day>, mut day: Day) {
    match days.last_mut().filter(|last| !last.articles.is_empty() && last.label == day.label) {
        Some(last) => last.articles.append(&mut day.articles),
        None => days.push(day),
    }
}

impl Day {
    fn of(site: &Edition, event: &Event, month: Option<Month>, label: String) -> Self {
        let exact = event.date.day().filter(|_| event.border.is_none());
        let interval = matches!(&event.date, Edtf::Interval(Bound::Date(start), Bound::Date(end))
            if start.precision() == Precision::Day && end.precision() == Precision::Day);
        let (weekday, label) = match (exact, month) {
            (Some(day), Some(_)) => {
                let (weekday, label) = site.words.short_day(day.first_day());
                (Some(weekday), label)
            }
            _ => (None, label),
        };
        Self {
            class: match (exact, interval) {
                (Some(_), _) => "exact",
                (None, true) => "interval",
                (None, false) => "vague",
            },
            edtf: event.edtf().to_string(),
            weekday,
            label,
            url: if is_choice(&event.date) { None } else { date_path(&event.date, &site.calendar) },
            events: Vec::new(),
            articles: Vec::new(),
        }
    }

    fn published(site: &Edition, day: NaiveDate) -> Self {
        let (weekday, label) = site.words.short_day(day);
        Self {
            class: "published",
            edtf: day.to_string(),
            weekday: Some(weekday),
            label,
            url: Some(day_path(day)),
            events: Vec::new(),
            articles: Vec::new(),
        }
    }

    fn published_without_day(site: &Edition) -> Self {
        Self {
            class: "published vague",
            edtf: String::new(),
            weekday: None,
            label: site.words.timeline.without_day.clone(),
            url: None,
            events: Vec::new(),
            articles: Vec::new(),
        }
    }
}

fn is_choice(date: &Edtf) -> bool {
    matches!(date, Edtf::OneOf(days) if weekday_of_month(days).is_some())
}
