//! The views of months and days: what appeared and what is spoken of, side by side and never mixed.

use chrono::{NaiveDate, Weekday};
use serde::Serialize;

use crate::annotate::TimexRule;
use crate::date::{Edtf, Precision};
use crate::link::{Anchor, Event};
use crate::render::edition::Edition;
use crate::render::escape::Html;
use crate::render::wording::{Pattern, capitalise, weekday_of_month};
use crate::site::{Entry, Month, day_path, month_path, part_path, year_path};

use super::evidence::{Notes, push_event, push_person_link};
use super::reckoning::find_resolved;
use super::year::{EntryLine, view_day_line};
use super::{ArticleLink, Labelled, article_link};

/// The most persons beside a day or month, and the most articles that may have appeared on a day.
const MOST_PEOPLE: usize = 60;
const MOST_PERHAPS: usize = 24;

#[derive(Serialize)]
pub(in crate::render) struct DayView {
    /// `day` or `month`.
    kind: &'static str,
    /// The day or month in EDTF: `2025-03-11`, `2025-03`.
    edtf: String,
    /// The same in words.
    title: String,
    /// The year, and of a day the month, that it lies in.
    up: Vec<Labelled>,
    /// The days of a long month, which have all that the page itself does not list.
    days: Vec<EntryLine>,
    /// Articles that appeared then.
    published: Vec<ArticleLink>,
    /// Articles that may have appeared then: known to the month only.
    perhaps: Vec<ArticleLink>,
    /// What is said above those, in words.
    perhaps_label: String,
    /// Where all of them are.
    perhaps_more: Option<Labelled>,
    /// What the articles tell of that time, as items of a list.
    events_html: Html,
    /// Who is named in these events, the most frequent first, with the number of events: items of a list.
    people_html: Html,
    /// "und 12 weitere".
    more_people: Option<String>,
    /// The part of a long page.
    part: Option<PartView>,
    /// The part on which the list begins, where nothing of it is left for this one.
    published_elsewhere: Option<Labelled>,
    /// The same for the list of events.
    events_elsewhere: Option<Labelled>,
    /// How the dates of the events were found, a sentence each.
    reckoned: Vec<String>,
    /// The day or month before that has a page.
    previous: Option<Labelled>,
    /// The day or month after that has a page.
    next: Option<Labelled>,
}

/// Where in a page of several parts a reader is.
#[derive(Serialize)]
pub(in crate::render) struct PartView {
    /// "Teil 2 von 7".
    label: String,
    /// The part before.
    previous: Option<Labelled>,
    /// The part after.
    next: Option<Labelled>,
}

/// "Teil 2 von 7", with its neighbours; nothing for a page that is whole.
pub(in crate::render) fn view_part(site: &Edition, path: &str, part: usize, all: usize) -> Option<PartView> {
    let said = &site.words.day;
    let link = |part: usize| Labelled {
        label: said.part.fill(&[("number", &(part + 1))]),
        url: Some(part_path(path, part)),
    };
    (all > 1).then(|| PartView {
        label: said.part_of.fill(&[("number", &(part + 1)), ("all", &all)]),
        previous: part.checked_sub(1).map(link),
        next: (part + 1 < all).then(|| link(part + 1)),
    })
}

pub(in crate::render) fn year_link(site: &Edition, year: i32) -> Labelled {
    Labelled { label: site.words.year_label(year), url: Some(year_path(year)) }
}

pub(in crate::render) fn weekday_choice(date: &Edtf) -> Option<Weekday> {
    match date {
        Edtf::OneOf(days) => weekday_of_month(days).map(|(weekday, _)| weekday),
        _ => None,
    }
}

/// How a vague date is called where the month is known: "ein Dienstag", "Anfang März", "im Januar".
pub(in crate::render) fn month_vague_label(site: &Edition, event: &Event) -> String {
    let label = month_head_label(site, event);
    let whole_month = event.part.is_none() && event.border.is_none();
    if whole_month && event.date.date().is_some_and(|date| date.precision() == Precision::Month) {
        site.words.within_month(&label)
    } else {
        label
    }
}

/// The same as the head of what is told of it: "ein Dienstag", "Anfang März", "Januar".
pub(in crate::render) fn month_head_label(site: &Edition, event: &Event) -> String {
    if let Some(weekday) = weekday_choice(&event.date) {
        return site.words.some_weekday(weekday);
    }
    let year = event.date.first_day().or(event.date.last_day()).map(|day| Month::from(day).year);
    site.words.date_label_in(&event.date, event.part, event.border, year)
}

pub(in crate::render) fn view_month(site: &Edition, month: Month, part: usize, root: &str) -> DayView {
    let empty = Entry::default();
    let entry = site.calendar.months.get(&month).unwrap_or(&empty);
    let link = |(&month, _): (&Month, &Entry)| Labelled {
        label: site.words.month_label(month),
        url: Some(month_path(month)),
    };
    DayView {
        kind: "month",
        edtf: month.to_string(),
        title: site.words.month_label(month),
        up: vec![year_link(site, month.year)],
        perhaps: Vec::new(),
        perhaps_label: String::new(),
        perhaps_more: None,
        previous: site.calendar.months.range(..month).next_back().map(link),
        next: site.calendar.months.range(month.next()..).next().map(link),
        events_html: draw_events(site, entry, part, root, |_| true),
        ..view_entry(site, entry, &month_path(month), part, root)
    }
}

pub(in crate::render) fn view_day(site: &Edition, day: NaiveDate, part: usize, root: &str) -> DayView {
    let empty = Entry::default();
    let entry = site.calendar.days.get(&day).unwrap_or(&empty);
    let month = Month::from(day);
    let published = |index: usize| &site.dossier.readings[index].article.metadata.published;
    let in_month =
        site.calendar.months.get(&month).map(|entry| entry.published.as_slice()).unwrap_or_default();
    let perhaps = in_month
        .iter()
        .filter(|&&index| published(index).date().is_some_and(|date| date.precision() == Precision::Month));
    let link = |(&day, _): (&NaiveDate, &Entry)| Labelled {
        label: site.words.long_day_in_year(day),
        url: Some(day_path(day)),
    };
    let after = day.succ_opt().unwrap_or(day);
    let name = site.words.month_name(month.month);
    DayView {
        kind: "day",
        edtf: day.to_string(),
        title: site.long_day(day).into_owned(),
        up: vec![
            year_link(site, month.year),
            Labelled { label: name.to_owned(), url: Some(month_path(month)) },
        ],
        perhaps: perhaps
            .clone()
            .take(MOST_PERHAPS)
            .map(|&index| article_link(site, index, String::new()))
            .collect(),
        perhaps_label: site.words.day.perhaps.fill(&[("month", &name)]),
        perhaps_more: perhaps.clone().nth(MOST_PERHAPS).map(|_| Labelled {
            label: site.words.day.perhaps_all.fill(&[("number", &site.words.group_digits(perhaps.count()))]),
            url: Some(month_path(month)),
        }),
        previous: site.calendar.days.range(..day).next_back().map(link),
        next: site.calendar.days.range(after..).next().map(link),
        events_html: draw_events(site, entry, part, root, |event| !event.is_exact()),
        ..view_entry(site, entry, &day_path(day), part, root)
    }
}

/// The part that days and months have in common.
fn view_entry(site: &Edition, entry: &Entry, path: &str, part: usize, root: &str) -> DayView {
    let listing = &entry.listing;
    let here = listing.parts.get(part).cloned().unwrap_or_default();
    let days = listing.days.iter().filter(|_| part == 0);
    let events: Vec<&Event> = events_of(site, entry, part).collect();
    let published = |&index: &usize| article_link(site, index, site.date_of(index).to_owned());
    let people = &entry.people;
    let elsewhere = |is_empty: bool| {
        let label = || site.words.day.part.fill(&[("number", &1)]);
        (is_empty && part > 0).then(|| Labelled { label: label(), url: Some(path.to_owned()) })
    };
    DayView {
        perhaps_more: None,
        kind: "",
        edtf: String::new(),
        title: String::new(),
        up: Vec::new(),
        days: days.map(|&day| view_day_line(site, day)).collect(),
        published_elsewhere: elsewhere(here.published.is_empty() && !entry.published.is_empty()),
        events_elsewhere: elsewhere(events.is_empty() && !entry.events.is_empty()),
        published: listing.published[here.published].iter().map(published).collect(),
        perhaps: Vec::new(),
        perhaps_label: String::new(),
        events_html: Html::default(),
        more_people: people
            .len()
            .checked_sub(MOST_PEOPLE)
            .filter(|more| *more > 0)
            .map(|more| site.words.day.more_people.fill(&[("number", &site.words.numeral(more))])),
        people_html: draw_people(site, &people[..people.len().min(MOST_PEOPLE)], root),
        part: view_part(site, path, part, listing.parts.len()),
        reckoned: reckoned(site, &events),
        previous: None,
        next: None,
    }
}

/// Persons, each with a number.
fn draw_people(site: &Edition, people: &[(usize, usize)], root: &str) -> Html {
    let mut html = Html::default();
    for &(person, number) in people {
        html.push_str("<li>");
        push_person_link(site, person, root, &mut html);
        html.extend(["<span class=\"num\">", &number.to_string(), "</span></li>"]);
    }
    html
}

/// The events that stand on a part of a page.
fn events_of<'a>(
    site: &'a Edition,
    entry: &'a Entry,
    part: usize,
) -> impl ExactSizeIterator<Item = &'a Event> {
    let here = entry.listing.parts.get(part).map(|part| part.events.clone()).unwrap_or_default();
    entry.listing.events[here].iter().map(|&event| &site.dossier.events[event])
}

/// The same as items of a list; those that the page does not date are `labelled` with their date.
fn draw_events(
    site: &Edition,
    entry: &Entry,
    part: usize,
    root: &str,
    labelled: impl Fn(&Event) -> bool,
) -> Html {
    let events = events_of(site, entry, part);
    let mut html = Html::with_room_for(events.len());
    for event in events {
        let label = labelled(event).then(|| site.words.date_label(&event.date, event.part, event.border));
        let notes = Notes { label: label.as_deref(), reckoned: false };
        html.push_str("\n<li class=\"event\">");
        push_event(site, event, root, &notes, &mut html);
        html.push_str("</li>");
    }
    html
}

/// How the dates of these events were found, in sentences.
fn reckoned(site: &Edition, events: &[&Event]) -> Vec<String> {
    let (mut named, mut from_text, mut from_publication) = (0, 0, 0);
    for event in events.iter().filter(|event| event.by_hand.is_none()) {
        let anchor = find_resolved(site, event)
            .map(|(reading, resolved)| (resolved.anchor, reading.annotations.timexes[resolved.timex].rule));
        match anchor {
            // Day and month stand there; only the year was inferred.
            Some((_, TimexRule::CalendarDate | TimexRule::WeekdayDate)) => named += 1,
            Some((Anchor::Timex(_), _)) => from_text += 1,
            Some((Anchor::Published, _)) => from_publication += 1,
            _ => named += 1,
        }
    }
    let words = &site.words.day;
    let told = [
        (named, &words.stated),
        (from_text, &words.reckoned_from_text),
        (from_publication, &words.reckoned_from_publication),
    ];
    let tell = |(number, sentence): (usize, &Pattern)| {
        let times = site.words.times(number);
        (number > 0).then(|| sentence.fill(&[("times", &times), ("Times", &capitalise(&times))]))
    };
    told.into_iter().filter_map(tell).collect()
}
