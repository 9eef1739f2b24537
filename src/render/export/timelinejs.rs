//! `timelinejs.json`: the form that Knight Lab's `TimelineJS` 3 reads.
//!
//! It knows points and stretches of time, but no vagueness: of one of several days it is given the first and the last,
//! and the date as it is known stands in `display_date`. Texts in it are HTML. Of a long timeline it is given what most
//! articles tell of.

use serde::Serialize;

use crate::date::{Bound, Date, Edtf};
use crate::link::Event;
use crate::render::edition::Edition;
use crate::render::escape::push_escaped;
use crate::render::json::to_json;
use crate::site::article_path;

use super::{address, most_told};

/// `TimelineJS` shows some dozen slides well, and not many more than this at all.
pub(in crate::render) const MOST_SLIDES: usize = 1_000;

#[derive(Serialize)]
struct Timeline<'a> {
    title: Title,
    events: Vec<Slide<'a>>,
}

#[derive(Serialize)]
struct Title {
    text: Text,
}

#[derive(Serialize)]
struct Slide<'a> {
    unique_id: &'a str,
    start_date: TimelineDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<TimelineDate>,
    display_date: String,
    text: Text,
}

#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

#[derive(Serialize)]
struct TimelineDate {
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
}

impl From<Date> for TimelineDate {
    fn from(date: Date) -> Self {
        Self { year: date.year, month: date.month, day: date.day }
    }
}

pub(super) fn write_timelinejs(site: &Edition) -> Vec<u8> {
    let title = Text {
        headline: escape(&site.config.title),
        text: site.config.description.as_deref().map(escape).unwrap_or_default(),
    };
    let events = most_told(site.dossier.events.iter(), MOST_SLIDES);
    let events = events.into_iter().filter_map(|event| slide(site, event)).collect();
    let mut json = to_json(&Timeline { title: Title { text: title }, events });
    json.push('\n');
    json.into_bytes()
}

fn slide<'a>(site: &Edition, event: &'a Event) -> Option<Slide<'a>> {
    let (start, end) = ends(&event.date)?;
    Some(Slide {
        unique_id: &event.id,
        start_date: start.into(),
        end_date: end.map(Into::into),
        display_date: site.words.date_label(&event.date, event.part, event.border),
        text: Text { headline: escape(&event.label), text: sources(site, event) },
    })
}

/// Start and end; what is open or unknown at one end is the other end alone.
fn ends(date: &Edtf) -> Option<(Date, Option<Date>)> {
    match date {
        Edtf::Interval(Bound::Date(start), Bound::Date(end)) => Some((*start, Some(*end))),
        Edtf::Date(date) | Edtf::Interval(Bound::Date(date), _) | Edtf::Interval(_, Bound::Date(date)) => {
            Some((*date, None))
        }
        Edtf::Interval(..) => None,
        Edtf::OneOf(days) => days.first().map(|first| (*first, days.last().copied())),
    }
}

/// The headlines of the articles that tell of it, the first with the address of the sentence.
fn sources(site: &Edition, event: &Event) -> String {
    let mut html = String::new();
    for index in event.told_in(&site.dossier.chronology) {
        let article = &site.dossier.readings[index].article;
        let clearest = event.clearest().is_some_and(|telling| telling.article == index);
        let root = site.config.base_url.as_deref().unwrap_or("../");
        let url = if clearest { address(site, event) } else { format!("{root}{}", article_path(article)) };
        html.push_str("<p><a href=\"");
        push_escaped(&url, &mut html);
        html.push_str("\">");
        push_escaped(&article.metadata.headline.text, &mut html);
        html.push_str("</a></p>");
    }
    html
}

fn escape(text: &str) -> String {
    let mut html = String::new();
    push_escaped(text, &mut html);
    html
}
