//! The entries of the timeline, day by day: what happened, and what appeared.

use chrono::NaiveDate;
use serde::Serialize;

use crate::date::{Bound, Edtf, Precision};
use crate::link::Event;
use crate::render::edition::Edition;
use crate::render::wording::weekday_of_month;
use crate::site::{Item, Month, Stretch, date_path, day_path};

use super::chart::Range;
use super::date::month_head_label;
use super::finder::{months_of, person_indices, span_of};
use super::reckoning::reckoned_note;
use super::scatter::place_keys;
use super::{ArticleLink, EventSentence, article_link, event_sentence};

#[derive(Serialize)]
pub(super) struct Day {
    /// `exact`, `vague`, `interval`, `published` or `published vague`.
    class: &'static str,
    /// `exact`, `vague` or `published`, as the filter has it.
    kind: &'static str,
    /// In which month it begins, counted from the year 0.
    from: i32,
    /// In which month it ends, counted likewise.
    to: i32,
    /// The date in EDTF; empty where articles appeared on a day that is not known.
    edtf: String,
    /// The weekday in short, where the day is known.
    weekday: Option<String>,
    /// The day without its month where that stands above, else the date in words.
    label: String,
    /// Its page in the calendar, if there is one.
    url: Option<String>,
    /// What happened; empty where articles appeared.
    events: Vec<EventEntry>,
    /// The articles that appeared; empty where things happened.
    articles: Vec<Published>,
}

/// What entries are drawn with: the way to the site's root, and the range of the page's scatter.
pub(super) type Frame<'a> = (&'a str, Option<Range>);

#[derive(Serialize)]
struct EventEntry {
    /// The event as a fragment, and as the data files call it.
    id: String,
    /// The indices of its persons, for the filter.
    people: String,
    /// Where it stands in the scatter, if the page has one.
    places: String,
    /// The sentence that tells of it.
    sentence: EventSentence,
    /// How its date was reckoned, where the text does not name it in full.
    reckoned: Option<String>,
}

#[derive(Serialize)]
struct Published {
    /// The indices of its persons, for the filter.
    people: String,
    /// The article.
    article: ArticleLink,
}

/// The entries of a stretch of the timeline.
pub(super) fn view_days(site: &Edition, stretch: &Stretch, frame: Frame) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    let mut before: Option<&Event> = None;
    for item in &stretch.items {
        match *item {
            Item::Event(index) => {
                let event = &site.dossier.events[index];
                if !before.is_some_and(|before| same_date(before, event)) {
                    push_day(&mut days, site, event, stretch.month);
                }
                if let Some(day) = days.last_mut() {
                    day.events.push(enter(site, event, frame));
                }
                before = Some(event);
            }
            Item::Published(index) => {
                push_article(&mut days, site, index);
                before = None;
            }
        }
    }
    days
}

fn same_date(one: &Event, other: &Event) -> bool {
    one.date == other.date && one.part == other.part && one.border == other.border
}

/// Begins the day of an event, unless the last one reads the same.
fn push_day(days: &mut Vec<Day>, site: &Edition, event: &Event, month: Option<Month>) {
    let label = match month {
        Some(_) => month_head_label(site, event),
        None => site.words.date_label(&event.date, event.part, event.border),
    };
    let day = Day::of(site, event, month, label);
    let same = |last: &Day| last.articles.is_empty() && last.label == day.label && last.edtf == day.edtf;
    if !days.last().is_some_and(same) {
        days.push(day);
    }
}

fn enter(site: &Edition, event: &Event, (root, range): Frame) -> EventEntry {
    EventEntry {
        id: event.id.clone(),
        people: person_indices(&event.people),
        places: range.map(|range| place_keys(site, range, event)).unwrap_or_default(),
        sentence: event_sentence(site, event, root),
        reckoned: reckoned_note(site, event),
    }
}

fn push_article(days: &mut Vec<Day>, site: &Edition, index: usize) {
    let date = &site.dossier.readings[index].article.metadata.published;
    let mut day = match date.day() {
        Some(day) => Day::published(site, day.first_day()),
        None => Day::published_without_day(site),
    };
    (day.from, day.to) = months_of(date);
    let reading = &site.dossier.readings[index];
    let entry = Published {
        people: person_indices(&reading.people),
        article: article_link(site, index, String::new()),
    };
    let same = |last: &&mut Day| !last.articles.is_empty() && last.label == day.label;
    if let Some(last) = days.last_mut().filter(same) {
        last.articles.push(entry);
    } else {
        day.articles.push(entry);
        days.push(day);
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
        let (from, to) = span_of(event);
        Self {
            class: match (exact, interval) {
                (Some(_), _) => "exact",
                (None, true) => "interval",
                (None, false) => "vague",
            },
            kind: if event.is_exact() { "exact" } else { "vague" },
            from,
            to,
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
            ..Self::published_without_day(site)
        }
    }

    fn published_without_day(site: &Edition) -> Self {
        Self {
            class: "published vague",
            kind: "published",
            from: 0,
            to: 0,
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
