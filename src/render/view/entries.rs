//! The entries of the timeline, day by day: what happened, and what appeared.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use crate::date::{Bound, Edtf, Precision};
use crate::link::Event;
use crate::render::edition::Edition;
use crate::render::escape::Html;
use crate::render::wording::weekday_of_month;
use crate::site::{Item, Month, Stretch, day_path};

use super::chart::Range;
use super::date::month_head_label;
use super::evidence::{Notes, push_event, push_headline};
use super::finder::{months_of, person_indices, span_of};
use super::scatter::place_keys;

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
    /// What happened, as items of a list; empty where articles appeared.
    events_html: Html,
    /// The articles that appeared, likewise; empty where things happened.
    articles_html: Html,
}

/// What entries are drawn with: the way to the site's root, and the range of the page's scatter.
pub(super) type Frame<'a> = (&'a str, Option<Range>);

/// The entries of a stretch of the timeline.
pub(super) fn view_days(site: &Edition, stretch: &Stretch, frame: Frame) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    let mut before: Option<&Event> = None;
    for item in &stretch.items {
        match *item {
            Item::Event(index) => {
                let event = &site.dossier.events[index];
                if !before.is_some_and(|before| event.has_date_of(before)) {
                    push_day(&mut days, site, event, stretch.month);
                }
                if let Some(day) = days.last_mut() {
                    push_event_entry(site, event, frame, &mut day.events_html);
                }
                before = Some(event);
            }
            Item::Published(index) => {
                push_article(&mut days, site, index, frame.0);
                before = None;
            }
        }
    }
    days
}

/// Begins the day of an event, unless the last one reads the same.
fn push_day(days: &mut Vec<Day>, site: &Edition, event: &Event, month: Option<Month>) {
    let label = match month {
        Some(_) => month_head_label(site, event),
        None => site.words.date_label(&event.date, event.part, event.border),
    };
    let day = Day::of(site, event, month, label);
    let same = |last: &Day| last.articles_html.is_empty() && last.label == day.label && last.edtf == day.edtf;
    if !days.last().is_some_and(same) {
        days.push(day);
    }
}

/// Appends an event as an item of a list: a fragment of the page, which data files call the same, with the indices of its
/// persons for the filter and where it stands in the page's scatter, if there is one.
fn push_event_entry(site: &Edition, event: &Event, (root, range): Frame, html: &mut String) {
    html.extend(["<li class=\"event\" id=\"", &event.id, "\""]);
    push_attribute("data-people", &person_indices(&event.people), html);
    if let Some(range) = range {
        push_attribute("data-places", &place_keys(site, range, event), html);
    }
    html.push('>');
    push_event(site, event, root, &Notes { label: None, reckoned: true }, html);
    html.push_str("</li>");
}

/// Appends an article that appeared, likewise.
fn push_article_entry(site: &Edition, index: usize, root: &str, html: &mut String) {
    html.push_str("<li");
    push_attribute("data-people", &person_indices(&site.dossier.readings[index].people), html);
    html.push('>');
    push_headline(site, index, root, html);
    html.push_str("</li>");
}

/// Appends an attribute of figures, if there are any.
fn push_attribute(name: &str, figures: &str, html: &mut String) {
    if !figures.is_empty() {
        html.extend([" ", name, "=\"", figures, "\""]);
    }
}

fn push_article(days: &mut Vec<Day>, site: &Edition, index: usize, root: &str) {
    let date = &site.dossier.readings[index].article.metadata.published;
    let mut day = match date.day() {
        Some(day) => Day::published(site, day.first_day()),
        None => Day::published_without_day(site),
    };
    (day.from, day.to) = months_of(date);
    let same = |last: &&mut Day| !last.articles_html.is_empty() && last.label == day.label;
    if let Some(last) = days.last_mut().filter(same) {
        push_article_entry(site, index, root, &mut last.articles_html);
    } else {
        push_article_entry(site, index, root, &mut day.articles_html);
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
            url: if is_choice(&event.date) { None } else { site.date_url(&event.date).map(Cow::into_owned) },
            events_html: Html::default(),
            articles_html: Html::default(),
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
            events_html: Html::default(),
            articles_html: Html::default(),
        }
    }
}

fn is_choice(date: &Edtf) -> bool {
    matches!(date, Edtf::OneOf(days) if weekday_of_month(days).is_some())
}
