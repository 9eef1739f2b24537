//! `timeline.ics`: events that are known to the day, as all-day entries of RFC 5545. The others are in no calendar.
//! Of a long timeline it has what most articles tell of.

use std::borrow::Cow;

use chrono::{Days, NaiveDate};
use ics::components::Property;
use ics::parameters::Value;
use ics::properties::{Categories, Class, Description, DtEnd, DtStart, Name, Summary, Transp, URL};
use ics::{ICalendar, escape_text};

use crate::link::Event;
use crate::output::{OutputError, Staging};
use crate::render::pieces::write_list;
use crate::site::Site;
use crate::text::{on_one_line, one_line};

use super::{address, most_told, names};

/// Calendar programs grow slow with some thousand entries, and refuse files of tens of megabytes.
pub(in crate::render) const MOST_ENTRIES: usize = 5_000;

pub(super) fn write_calendar(site: &Site, staging: &Staging) -> Result<(), OutputError> {
    let program = format!("-//Leporello {}//timeline//{}", env!("CARGO_PKG_VERSION"), site.config.language);
    let mut calendar = ICalendar::new("2.0", program);
    calendar.push(Name::new(escape_text(one_line(&site.config.title))));
    let newest = site.dossier.chronology.oldest_first().last().copied();
    // Entry by entry: the calendar as a value takes many times the memory of its text.
    let frame = calendar.to_string();
    let (head, end) = frame.split_at(frame.rfind("END:VCALENDAR").unwrap_or(frame.len()));
    let exact = site.dossier.events.iter().filter(|event| event.is_exact());
    let exact = most_told(exact, MOST_ENTRIES);
    let mut file = staging.begin("timeline/timeline.ics")?;
    let draw = |&event: &&Event, calendar: &mut Vec<u8>| {
        let entry = draw_entry(site, event, newest).unwrap_or_default();
        calendar.extend_from_slice(entry.as_bytes());
    };
    write_list([head, "", end], &exact, draw, &mut file);
    file.finish()
}

fn draw_entry(site: &Site, event: &Event, newest: Option<usize>) -> Option<String> {
    let days = event.date.first_day().zip(event.date.last_day())?;
    Some(entry(site, event, days, newest).to_string())
}

fn entry<'a>(
    site: &'a Site,
    event: &'a Event,
    (first, last): (NaiveDate, NaiveDate),
    newest: Option<usize>,
) -> ics::Event<'a> {
    let host = site.config.base_url.as_deref().and_then(|address| address.split("://").nth(1));
    let host = host.and_then(|rest| rest.split(['/', ':']).next()).unwrap_or("leporello");
    let told = event.told_in(&site.dossier.chronology);
    // When it was last told of, as there is no clock: the day on which the newest of its articles appeared.
    let published = |index: usize| site.dossier.readings[index].article.metadata.published.last_day();
    let stamp = told.last().copied().or(newest).and_then(published).unwrap_or(last);
    let mut entry = ics::Event::new(format!("{}@{host}", event.id), format!("{}T000000Z", basic(stamp)));
    let day = |property: &mut Property<'a>| property.add(Value::DATE);
    let mut start: Property = DtStart::new(basic(first)).into();
    day(&mut start);
    entry.push(start);
    // The first day after it.
    let mut end: Property = DtEnd::new(basic(last.checked_add_days(Days::new(1)).unwrap_or(last))).into();
    day(&mut end);
    entry.push(end);
    entry.push(Summary::new(escape_text(one_line(&event.label))));
    let people: Vec<&str> = names(site, event).collect();
    let mut lines: Vec<Cow<str>> = Vec::with_capacity(told.len() + 1);
    if !people.is_empty() {
        lines.push(escape_text(people.join(", ")));
    }
    lines.extend(told.iter().map(|&index| {
        let metadata = &site.dossier.readings[index].article.metadata;
        escape_text(format!("{} ({})", on_one_line(&metadata.headline.text), metadata.published))
    }));
    if !lines.is_empty() {
        // Line breaks are escaped like the rest.
        entry.push(Description::new(lines.join("\\n")));
    }
    if site.config.base_url.is_some() {
        entry.push(URL::new(address(site, event)));
    }
    if !people.is_empty() {
        let escaped: Vec<String> = people.iter().map(|name| escape_text(*name).into_owned()).collect();
        entry.push(Categories::new(escaped.join(",")));
    }
    entry.push(Class::public());
    // It takes nobody's time.
    entry.push(Transp::transparent());
    entry
}

/// "20250311".
fn basic(day: NaiveDate) -> String {
    day.to_string().replace('-', "")
}
