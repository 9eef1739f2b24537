//! `timeline.csv`: one event on each line, as RFC 4180 has it. The first line names the columns.
//!
//! `date` is EDTF; `first_day` and `last_day` are the days between which the event lies, for programs that know only
//! days, empty where there is none. Persons and articles are parted by semicolons.

use crate::link::Event;
use crate::output::{OutputError, Staging};
use crate::site::Site;

use super::csv::{draw_line, write_table};
use super::{address, names};

pub(super) const COLUMNS: [&str; 8] =
    ["id", "date", "first_day", "last_day", "label", "people", "articles", "url"];

pub(super) fn write_timeline(site: &Site, staging: &Staging) -> Result<(), OutputError> {
    write_table(
        "timeline/timeline.csv",
        &COLUMNS,
        &site.dossier.events,
        |event| draw_event(site, event),
        staging,
    )
}

fn draw_event(site: &Site, event: &Event) -> String {
    let date = event.edtf();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let id = |index: usize| site.dossier.readings[index].article.id.as_str();
    let articles: Vec<&str> = event.told_in(&site.dossier.chronology).into_iter().map(id).collect();
    let fields: [&str; COLUMNS.len()] = [
        &event.id,
        &date.to_string(),
        &day(date.first_day()),
        &day(date.last_day()),
        &event.label,
        &names(site, event).join("; "),
        &articles.join("; "),
        &address(site, event),
    ];
    draw_line(&fields)
}
