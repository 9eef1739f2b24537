//! `timeline.csv`: one event on each line, as RFC 4180 has it. The first line names the columns.
//!
//! `date` is EDTF; `first_day` and `last_day` are the days between which the event lies, for programs that know only
//! days, empty where there is none. Persons and articles are parted by semicolons.

use crate::site::Site;

use super::csv::push_line;
use super::{address, names, told_in};

pub(super) const COLUMNS: [&str; 8] =
    ["id", "date", "first_day", "last_day", "label", "people", "articles", "url"];

pub(super) fn write_table(site: &Site) -> String {
    let mut table = String::new();
    push_line(&mut table, COLUMNS);
    for event in &site.dossier.events {
        let date = event.edtf();
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let id = |index: usize| site.dossier.readings[index].article.id.as_str();
        let articles: Vec<&str> = told_in(site, event).into_iter().map(id).collect();
        let fields = [
            event.id.clone(),
            date.to_string(),
            day(date.first_day()),
            day(date.last_day()),
            event.label.clone(),
            names(site, event).join("; "),
            articles.join("; "),
            address(site, event),
        ];
        push_line(&mut table, fields.iter().map(String::as_str));
    }
    table
}
