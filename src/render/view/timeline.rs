//! The views of the timeline: all events in calendar order, and when the articles appeared as a second kind of entry;
//! what is too long for one page stands on parts behind an index.

use serde::Serialize;

use crate::render::edition::Edition;
use crate::render::export::{MOST_ENTRIES, MOST_SLIDES};
use crate::render::wording::{Pattern, capitalise};
use crate::site::{Chapter, Item, Month, Stretch, TimelinePart};

use super::chart::Range;
use super::chart::{Strip, lay_out_strip};
use super::entries::{Day, Frame, view_days};
use super::finder::{Finder, find_in, find_in_all};
use super::lanes::{Lanes, lanes_note, lay_out_lanes, ranked_people};
use super::scatter::{Scatter, lay_out_scatter};
use super::{Labelled, PersonCount};

/// The most persons in the filter row.
const MOST_FILTERS: usize = 8;

#[derive(Serialize)]
pub(in crate::render) struct TimelineView {
    /// What this part holds, in words; the timeline itself has none.
    title: Option<String>,
    /// What it holds, in a sentence.
    lead: String,
    /// When things happened and when articles appeared, as a drawing.
    strip: Option<Strip>,
    /// What the filter can choose from.
    finder: Finder,
    /// How many events it has.
    all: usize,
    /// The persons of most events, with that number.
    people: Vec<PersonCount>,
    /// Whether there are more persons than these.
    more_people: bool,
    /// The entries by year and month.
    years: Vec<YearSection>,
    /// Instead of the years, where they stand on pages of their own.
    chapters: Vec<ChapterLine>,
    /// The same events by person, as a drawing.
    lanes: Option<Lanes>,
    /// Of how many persons that drawing tells, in words.
    lanes_note: String,
    /// When things happened against when they were reported, as a drawing.
    scatter: Option<Scatter>,
    /// What the exports leave out.
    export_note: Option<String>,
    /// Whether this is a part of a timeline of several pages.
    is_part: bool,
    /// The part before.
    previous: Option<Labelled>,
    /// The part after.
    next: Option<Labelled>,
}

#[derive(Serialize)]
struct YearSection {
    /// The year as a fragment, or `frueher`.
    id: String,
    /// The year in words.
    label: String,
    /// Its page in the calendar, if there is one.
    url: Option<String>,
    /// Its months.
    parts: Vec<Part>,
}

/// A chapter of the index.
#[derive(Serialize)]
struct ChapterLine {
    /// The year as a fragment, or `frueher`.
    id: String,
    /// The year in words.
    label: String,
    /// How much it holds, in a sentence.
    tells: String,
    /// Its pages, or its months on them.
    pages: Vec<PageLine>,
}

#[derive(Serialize)]
struct PageLine {
    /// The month as a fragment, where the line is one: `2025-03`.
    id: Option<String>,
    /// What it holds, in words.
    label: String,
    /// Where its entries are.
    url: String,
    /// How much it holds, in a sentence.
    tells: String,
}

/// A month, or a stretch of months of which nothing is known.
#[derive(Serialize)]
struct Part {
    /// Said of a stretch of months of which nothing is known; then the rest is empty.
    gap: Option<String>,
    /// The month as a fragment: `2025-03`.
    id: Option<String>,
    /// The month in words, without its year.
    name: String,
    /// Its entries by day.
    days: Vec<Day>,
}

/// The timeline's own page.
pub(in crate::render) fn view_timeline(site: &Edition, root: &str) -> TimelineView {
    let events = &site.dossier.events;
    let people = ranked_people(site);
    let lanes = lay_out_lanes(site, &people);
    let strip = lay_out_strip(site);
    let filter = |&(person, number): &(usize, usize)| PersonCount::new(site, person, number);
    let spread = site.timeline.is_spread();
    TimelineView {
        title: None,
        lead: site.words.count(events.len(), &site.words.timeline.lead),
        finder: find_in_all(site, strip.as_ref(), &people),
        strip,
        all: events.len(),
        people: people.iter().take(MOST_FILTERS).map(filter).collect(),
        more_people: people.len() > MOST_FILTERS,
        years: if spread {
            Vec::new()
        } else {
            view_years(site, &site.timeline.parts[0].stretches, (root, Range::of(site)))
        },
        chapters: if spread { view_chapters(site) } else { Vec::new() },
        lanes_note: lanes.as_ref().map(|lanes| lanes_note(site, lanes, people.len())).unwrap_or_default(),
        lanes,
        scatter: lay_out_scatter(site),
        export_note: note_exports(site),
        is_part: false,
        previous: None,
        next: None,
    }
}

/// A part of a long timeline.
pub(in crate::render) fn view_timeline_part(site: &Edition, index: usize, root: &str) -> TimelineView {
    let parts = &site.timeline.parts;
    let part = &parts[index];
    let link = |part: &TimelinePart| Labelled { label: part_label(site, part), url: Some(part.path.clone()) };
    let (events, published) = tally(part);
    TimelineView {
        title: Some(part_label(site, part)),
        lead: tell(site, events, published),
        strip: None,
        finder: find_in(site, part),
        all: events,
        people: Vec::new(),
        more_people: false,
        years: view_years(site, &part.stretches, (root, None)),
        chapters: Vec::new(),
        lanes: None,
        lanes_note: String::new(),
        scatter: None,
        export_note: None,
        is_part: true,
        previous: index.checked_sub(1).map(|before| link(&parts[before])),
        next: parts.get(index + 1).map(link),
    }
}

fn chapter_label(site: &Edition, chapter: Chapter) -> String {
    match chapter {
        Chapter::Earlier => site.words.timeline.earlier.clone(),
        Chapter::Year(year) => site.words.year_label(year),
    }
}

/// "2025", "März 2025", "März 2025, Teil 2 von 3".
pub(in crate::render) fn part_label(site: &Edition, part: &TimelinePart) -> String {
    let words = &site.words.timeline;
    let first = &part.stretches[0];
    let chapter = chapter_label(site, first.chapter);
    let label = match first.month.filter(|_| part.stretches.len() == 1) {
        Some(month) => site.words.month_label(month),
        None if part.path.contains("-year") => words.chapter_without_month.fill(&[("chapter", &chapter)]),
        None => chapter,
    };
    match part.number {
        (_, 1) => label,
        (number, all) => words.part.fill(&[("label", &label), ("number", &number), ("all", &all)]),
    }
}

fn tally(part: &TimelinePart) -> (usize, usize) {
    let items = || part.stretches.iter().flat_map(|stretch| &stretch.items);
    let events = items().filter(|item| matches!(item, Item::Event(_))).count();
    (events, items().count() - events)
}

/// "Zehn Ereignisse; ein Artikel erschienen."
fn tell(site: &Edition, events: usize, published: usize) -> String {
    let words = site.words;
    let told = (events > 0).then(|| words.count(events, &words.nouns.events));
    let articles = words.count(published, &words.nouns.articles);
    let appeared = (published > 0).then(|| words.year.published.fill(&[("articles", &articles)]));
    let parts: Vec<String> = told.into_iter().chain(appeared).collect();
    capitalise(&format!("{}.", parts.join("; ")))
}

fn view_chapters(site: &Edition) -> Vec<ChapterLine> {
    let chapters =
        site.timeline.parts.chunk_by(|one, other| one.stretches[0].chapter == other.stretches[0].chapter);
    let mut lines: Vec<ChapterLine> = Vec::new();
    for parts in chapters {
        let chapter = parts[0].stretches[0].chapter;
        let (mut events, mut published) = (0, 0);
        let mut pages = Vec::new();
        for part in parts {
            let tallied = tally(part);
            events += tallied.0;
            published += tallied.1;
            pages.extend(view_page_lines(site, part, tallied));
        }
        lines.push(ChapterLine {
            id: chapter_id(chapter),
            label: chapter_label(site, chapter),
            tells: tell(site, events, published),
            pages,
        });
    }
    lines
}

/// The lines of a part: one for each of its months, or one for itself.
fn view_page_lines(
    site: &Edition,
    part: &TimelinePart,
    (events, published): (usize, usize),
) -> Vec<PageLine> {
    if part.stretches.len() == 1 {
        let month = part.stretches[0].month.filter(|_| part.number.0 == 1);
        return vec![PageLine {
            id: month.map(|month| month.to_string()),
            label: part_label(site, part),
            url: part.path.clone(),
            tells: tell(site, events, published),
        }];
    }
    let line = |stretch: &Stretch| {
        let events = stretch.items.iter().filter(|item| matches!(item, Item::Event(_))).count();
        PageLine {
            id: stretch.month.map(|month| month.to_string()),
            label: stretch.month.map_or_else(
                || site.words.timeline.without_month.clone(),
                |month| site.words.month_label(month),
            ),
            url: match stretch.month {
                Some(month) => format!("{}#{month}", part.path),
                None => part.path.clone(),
            },
            tells: tell(site, events, stretch.items.len() - events),
        }
    };
    part.stretches.iter().map(line).collect()
}

fn chapter_id(chapter: Chapter) -> String {
    match chapter {
        Chapter::Earlier => "frueher".to_owned(),
        Chapter::Year(year) => year.to_string(),
    }
}

fn view_years(site: &Edition, stretches: &[Stretch], frame: Frame) -> Vec<YearSection> {
    let chapters = stretches.chunk_by(|one, other| one.chapter == other.chapter);
    chapters.map(|stretches| view_chapter(site, stretches, frame)).collect()
}

fn view_chapter(site: &Edition, stretches: &[Stretch], frame: Frame) -> YearSection {
    let chapter = stretches[0].chapter;
    let mut parts = Vec::new();
    let mut last: Option<Month> = None;
    for stretch in stretches {
        if let Some((before, month)) =
            last.zip(stretch.month).filter(|(before, month)| before.next() != *month)
        {
            parts.push(view_gap(site, before.next(), month));
        }
        last = stretch.month;
        parts.push(Part {
            gap: None,
            id: stretch.month.map(|month| month.to_string()),
            name: match (stretch.month, chapter) {
                (Some(month), _) => site.words.month_name(month.month).to_owned(),
                (None, Chapter::Earlier) => chapter_label(site, chapter),
                (None, Chapter::Year(_)) => site.words.timeline.without_month.clone(),
            },
            days: view_days(site, stretch, frame),
        });
    }
    YearSection {
        id: chapter_id(chapter),
        label: chapter_label(site, chapter),
        url: chapter.date_path(),
        parts,
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

/// What the exports of a long timeline leave out.
fn note_exports(site: &Edition) -> Option<String> {
    let (events, words) = (&site.dossier.events, &site.words.timeline);
    let exact = events.iter().filter(|event| event.is_exact()).count();
    let note = |pattern: &Pattern, most| pattern.fill(&[("number", &site.words.group_digits(most))]);
    let notes = [
        (exact > MOST_ENTRIES).then(|| note(&words.most_entries, MOST_ENTRIES)),
        (events.len() > MOST_SLIDES).then(|| note(&words.most_slides, MOST_SLIDES)),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}
