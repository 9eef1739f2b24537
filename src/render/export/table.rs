//! `timeline.csv`: one event on each line, as RFC 4180 has it. The first line names the columns.
//!
//! `date` is EDTF; `first_day` and `last_day` are the days between which the event lies, for programs that know only
//! days, empty where there is none. Persons and articles are parted by semicolons.

use crate::link::Event;
use crate::output::{OutputError, Staging};
use crate::site::Site;

use super::csv::{Line, write_lines};
use super::{address, names};

pub(super) const COLUMNS: [&str; 8] =
    ["id", "date", "first_day", "last_day", "label", "people", "articles", "url"];

pub(super) fn write_timeline(site: &Site, staging: &Staging) -> Result<(), OutputError> {
    let fill = |event, line: &mut Line| fill_line(site, event, line);
    write_lines("timeline/timeline.csv", &COLUMNS, &site.dossier.events, fill, staging)
}

fn fill_line(site: &Site, event: &Event, line: &mut Line) {
    let date = event.edtf();
    let told = event.told_in(&site.dossier.chronology);
    line.text(&event.id);
    line.value(&date);
    line.day(date.first_day());
    line.day(date.last_day());
    line.text(&event.label);
    line.list(names(site, event));
    line.list(told.iter().map(|&index| site.dossier.readings[index].article.id.as_str()));
    line.text(&address(site, event));
}
