//! What other programs read: the timeline as a calendar, for `TimelineJS` and as a table, and the rest as tables.

mod calendar;
mod csv;
mod table;
mod tables;
mod timelinejs;

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::link::Event;
use crate::output::{OutputError, Staging};
use crate::site::Site;

use super::data::event_url;
use super::edition::Edition;

pub(super) use calendar::MOST_ENTRIES;
pub(super) use timelinejs::MOST_SLIDES;

pub(super) fn write_exports(site: &Edition, staging: &Staging) -> Result<(), OutputError> {
    let calendar = || calendar::write_calendar(site, staging);
    let table = || table::write_timeline(site, staging);
    let slides = || staging.write("timeline/timelinejs.json", &timelinejs::write_timelinejs(site));
    let tables = || tables::write_tables(site, staging);
    let jobs: [&(dyn Fn() -> Result<(), OutputError> + Sync); 4] = [&calendar, &table, &slides, &tables];
    jobs.par_iter().with_max_len(1).map(|job| job()).collect::<Vec<_>>().into_iter().collect()
}

/// The address of an event: in full where the site's is known, else from the folder of these files.
fn address(site: &Site, event: &Event) -> String {
    [site.config.base_url.as_deref().unwrap_or("../"), &event_url(site, event)].concat()
}

fn names<'a>(site: &'a Site, event: &'a Event) -> impl Iterator<Item = &'a str> {
    event.people.iter().map(|&person| site.dossier.people[person].preferred_name.as_str())
}

/// So many of the events at most: those that most articles tell of, in the order given.
fn most_told<'a>(events: impl Iterator<Item = &'a Event>, most: usize) -> Vec<&'a Event> {
    let mut chosen: Vec<(usize, &Event)> = events.enumerate().collect();
    if chosen.len() > most {
        chosen.sort_by_key(|(_, event)| Reverse(event.tellings.len()));
        chosen.truncate(most);
        chosen.sort_unstable_by_key(|&(place, _)| place);
    }
    chosen.into_iter().map(|(_, event)| event).collect()
}
