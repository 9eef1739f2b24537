//! Geometry of the strip and of sparklines. Measures are units of the drawings' own view boxes.

use rayon::prelude::*;
use serde::Serialize;

use crate::link::{Locus, Person};
use crate::render::card::Fold;
use crate::render::edition::Edition;
use crate::render::wording::Wording;
use crate::site::Month;

/// The most bricks above and below the line of a panel.
const MOST_EVENTS: usize = 12;
const MOST_PUBLISHED: usize = 5;
/// The most panels of a strip.
const MOST_PANELS: i32 = 24;
/// The most months that a sparkline's label tells one by one.
const MOST_TOLD: usize = 24;
/// The bars of a sparkline.
const BARS: usize = 12;

/// The months that the site's charts cover.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct Range {
    first: Month,
    months: i32,
}

impl Range {
    /// From the first to the last article, in whole years where that stays short.
    pub(in crate::render) fn of(site: &Edition) -> Option<Self> {
        let order = site.dossier.chronology.oldest_first();
        let published = |index: &usize| &site.dossier.readings[*index].article.metadata.published;
        let first = order.iter().find_map(|index| published(index).first_day())?;
        let last = order.iter().filter_map(|index| published(index).last_day()).max()?;
        let (first, last) = (Month::from(first), Month::from(last.max(first)));
        let whole = (Month { month: 1, ..first }, Month { month: 12, ..last });
        let length = |(first, last): (Month, Month)| last.ordinal() - first.ordinal() + 1;
        let chosen = if length(whole) <= MOST_PANELS { whole } else { (first, last) };
        Some(Self { first: chosen.0, months: length(chosen).max(1) })
    }

    /// "2025", "2024–2025".
    pub(in crate::render) fn label(self, words: &Wording) -> String {
        let last = self.month_at(self.months - 1);
        if self.first.year == last.year {
            words.year_label(self.first.year)
        } else {
            format!("{}–{}", words.year_label(self.first.year), words.year_label(last.year))
        }
    }

    /// The year that all of it lies in.
    pub(in crate::render) fn year(self) -> Option<i32> {
        let last = self.month_at(self.months - 1);
        (self.first.year == last.year).then_some(last.year)
    }

    /// How many months it has.
    pub(in crate::render) fn length(self) -> usize {
        usize::try_from(self.months).unwrap_or(1).max(1)
    }

    /// Whether its months need no year beside them.
    pub(in crate::render) fn is_one_year(self) -> bool {
        self.months <= 12
    }

    /// The place of its first month in the calendar.
    pub(in crate::render) fn first_ordinal(self) -> i32 {
        self.first.ordinal()
    }

    /// Its month of this index.
    pub(in crate::render) fn month_at(self, index: i32) -> Month {
        let ordinal = self.first.ordinal() + index;
        Month { year: ordinal.div_euclid(12), month: u8::try_from(ordinal.rem_euclid(12)).unwrap_or(0) + 1 }
    }

    /// The index of a month in it.
    pub(in crate::render) fn index_of(self, month: Month) -> Option<i32> {
        let index = month.ordinal() - self.first.ordinal();
        (0..self.months).contains(&index).then_some(index)
    }
}

/// One panel per month, quarter or number of years.
#[derive(Serialize)]
pub(in crate::render) struct Strip {
    /// What the drawing shows, for those who do not see it.
    label: String,
    /// The panels, from left to right.
    panels: Vec<Panel>,
    /// How many events a brick stands for, in words, if it is more than one.
    scale: Option<String>,
    #[serde(skip)]
    months: (i32, usize, i32),
}

impl Strip {
    /// The first month's ordinal, how many there are, and how many each panel has.
    pub(super) fn months(&self) -> (i32, usize, i32) {
        self.months
    }
}

#[derive(Serialize)]
struct Panel {
    /// The month in short, or the year, below the panel.
    label: String,
    /// The period and what lies in it, in words, for the mouse.
    title: String,
    /// What follows the label for those who do not see the drawing.
    hidden: String,
    /// The month to which the panel leads as a fragment of the timeline: `2025-03`.
    target: Option<String>,
    /// A number for each brick of events known to the day, from 0 upwards.
    exact: Vec<usize>,
    /// A number for each brick of vaguer events, which stand above those.
    vague: Vec<usize>,
    /// A number for each brick of articles that appeared, from 0 downwards.
    published: Vec<usize>,
}

impl Strip {
    /// How many bricks each panel has.
    pub(in crate::render) fn folds(&self) -> Vec<Fold> {
        let fold = |panel: &Panel| Fold {
            exact: panel.exact.len(),
            vague: panel.vague.len(),
            published: panel.published.len(),
        };
        self.panels.iter().map(fold).collect()
    }
}

#[derive(Default, Clone, Copy)]
struct Tally {
    exact: usize,
    vague: usize,
    published: usize,
    target: Option<Month>,
}

/// Lays out the strip; `None` for a dossier without dates.
pub(in crate::render) fn lay_out_strip(site: &Edition) -> Option<Strip> {
    let range = Range::of(site)?;
    let unit = match range.months {
        ..=MOST_PANELS => 1,
        months if months <= 3 * MOST_PANELS => 3,
        months => 12 * ((months + 12 * MOST_PANELS - 1) / (12 * MOST_PANELS)),
    };
    let panels = usize::try_from((range.months + unit - 1) / unit).unwrap_or(0);
    let mut tallies = vec![Tally::default(); panels];
    for (&month, entry) in &site.calendar.months {
        let Some(index) = range.index_of(month).and_then(|index| usize::try_from(index / unit).ok()) else {
            continue;
        };
        let tally = &mut tallies[index];
        tally.target = tally.target.or(Some(month));
        tally.published += entry.published.len();
        for &event in &entry.events {
            let event = &site.dossier.events[event];
            tally.exact += usize::from(event.is_exact());
            tally.vague += usize::from(!event.is_exact());
        }
    }
    let events = tallies.iter().map(|tally| tally.exact + tally.vague).max().unwrap_or(0);
    let published = tallies.iter().map(|tally| tally.published).max().unwrap_or(0);
    let factor = events.div_ceil(MOST_EVENTS).max(published.div_ceil(MOST_PUBLISHED)).max(1);
    let panels = tallies.iter().enumerate().map(|(index, tally)| {
        let first = range.month_at(i32::try_from(index).unwrap_or(0) * unit);
        lay_out_panel(site.words, range, unit, first, *tally, factor)
    });
    let words = &site.words.strip;
    let pattern = match unit {
        1 => &words.by_month,
        3 => &words.by_quarter,
        _ => &words.by_years,
    };
    Some(Strip {
        months: (range.first_ordinal(), range.length(), unit),
        label: pattern.fill(&[("period", &range.label(site.words))]),
        panels: panels.collect(),
        scale: (factor > 1).then(|| words.scale.fill(&[("number", &site.words.numeral(factor))])),
    })
}

fn lay_out_panel(
    words: &Wording,
    range: Range,
    unit: i32,
    first: Month,
    tally: Tally,
    factor: usize,
) -> Panel {
    let several_years = range.first.year != range.month_at(range.months - 1).year;
    let (label, name) = match unit {
        1 if several_years && first.month == 1 => {
            (format!("{} {}", words.short_month(1), first.year), words.month_label(first))
        }
        1 => (words.short_month(first.month).to_owned(), words.month_label(first)),
        3 => {
            let last = first.next().next();
            let name = words.between(words.month_name(first.month), &words.month_label(last));
            (format!("{} {}", words.short_month(first.month), first.year), name)
        }
        _ => (words.year_label(first.year), words.year_label(first.year)),
    };
    let (exact, vague) = (tally.exact.div_ceil(factor), tally.vague.div_ceil(factor));
    let vague = vague.min(MOST_EVENTS.saturating_sub(exact));
    let what = tell(words, tally);
    Panel {
        title: format!("{name}: {what}"),
        hidden: if unit == 1 && !several_years {
            format!(" {}: {what}", words.year_label(first.year))
        } else {
            format!(": {what}")
        },
        label,
        target: tally.target.map(|month| month.to_string()),
        exact: (0..exact).collect(),
        vague: (exact..exact + vague).collect(),
        published: (0..tally.published.div_ceil(factor)).collect(),
    }
}

fn tell(words: &Wording, tally: Tally) -> String {
    let mut parts = Vec::new();
    if tally.exact > 0 {
        let events = words.count(tally.exact, &words.nouns.events);
        parts.push(words.strip.exact.fill(&[("events", &events)]));
    }
    if tally.vague > 0 {
        parts.push(words.count(tally.vague, &words.strip.vague));
    }
    if tally.published > 0 {
        let articles = words.count(tally.published, &words.nouns.articles);
        parts.push(words.strip.published.fill(&[("articles", &articles)]));
    }
    if parts.is_empty() { words.strip.nothing.clone() } else { parts.join("; ") }
}

/// Mentions over time in twelve bars.
#[derive(Serialize, Clone)]
pub(in crate::render) struct Spark {
    /// What the bars say, in words.
    label: String,
    /// The bars that are higher than nothing.
    bars: Vec<Bar>,
}

#[derive(Serialize, Clone)]
struct Bar {
    /// Which of the twelve bars it is, from 0.
    x: usize,
    /// The height as a part of the drawing's, 0–1, by the square root of the number.
    share: f64,
}

/// Counts mentions by twelfths of the site's range, and by month.
pub(in crate::render) struct Sparks {
    range: Range,
    most: usize,
}

impl Sparks {
    /// Sets one scale for all persons of the site.
    pub(in crate::render) fn new(site: &Edition) -> Option<Self> {
        let range = Range::of(site)?;
        let sparks = Self { range, most: 1 };
        let bars = |person: &Person| sparks.twelfths(&Self::by_month(site, &person.mentions));
        let most = site.dossier.people.par_iter().flat_map_iter(bars).max();
        Some(Self { most: most.unwrap_or(1).max(1), ..sparks })
    }

    fn twelfths(&self, months: &[(Month, usize)]) -> [usize; BARS] {
        let mut bars = [0; BARS];
        for &(month, number) in months {
            if let Some(index) = self.range.index_of(month) {
                let bar = usize::try_from(index).unwrap_or(0) * BARS
                    / usize::try_from(self.range.months).unwrap_or(1);
                bars[bar.min(BARS - 1)] += number;
            }
        }
        bars
    }

    /// How often each month's articles hold these mentions, in order.
    pub(in crate::render) fn by_month(site: &Edition, mentions: &[Locus]) -> Vec<(Month, usize)> {
        let mut months: Vec<(Month, usize)> = Vec::new();
        for mentions in mentions.chunk_by(|one, other| one.article == other.article) {
            let published = &site.dossier.readings[mentions[0].article].article.metadata.published;
            let Some(month) = published.first_day().map(Month::from) else { continue };
            match months.last_mut().filter(|(last, _)| *last == month) {
                Some((_, number)) => *number += mentions.len(),
                None => months.push((month, mentions.len())),
            }
        }
        months
    }

    /// The sparkline of these mentions; with `own_scale` its highest bar fills the drawing.
    pub(in crate::render) fn draw(&self, site: &Edition, mentions: &[Locus], own_scale: bool) -> Spark {
        let months = Self::by_month(site, mentions);
        let bars = self.twelfths(&months);
        let most = if own_scale { bars.iter().copied().max().unwrap_or(1).max(1) } else { self.most };
        #[expect(clippy::cast_precision_loss, reason = "counts of mentions are far below 2^52")]
        let share = |number: usize| (number as f64 / most as f64).sqrt();
        let parts = self.tell_numbers(site.words, &months);
        Spark {
            label: site
                .words
                .strip
                .spark
                .fill(&[("period", &self.period(site.words)), ("months", &parts.join(", "))]),
            bars: bars
                .iter()
                .enumerate()
                .filter(|(_, number)| **number > 0)
                .map(|(x, &number)| Bar { x, share: share(number) })
                .collect(),
        }
    }

    /// "Februar 3", in the words of months; of very many the years.
    fn tell_numbers(&self, words: &Wording, months: &[(Month, usize)]) -> Vec<String> {
        if months.len() > MOST_TOLD {
            let mut years: Vec<(i32, usize)> = Vec::new();
            for &(month, number) in months {
                match years.last_mut().filter(|(year, _)| *year == month.year) {
                    Some((_, sum)) => *sum += number,
                    None => years.push((month.year, number)),
                }
            }
            return years
                .into_iter()
                .map(|(year, number)| format!("{} {number}", words.year_label(year)))
                .collect();
        }
        let name = |month: Month| {
            if self.range.months <= 12 {
                words.month_name(month.month).to_owned()
            } else {
                words.month_label(month)
            }
        };
        months.iter().map(|&(month, number)| format!("{} {number}", name(month))).collect()
    }

    /// The first and last label of the axis under a large sparkline.
    pub(in crate::render) fn axis(&self, words: &Wording) -> (String, String) {
        let last = self.range.month_at(self.range.months - 1);
        if self.range.months <= 12 {
            (words.short_month(self.range.first.month).to_owned(), words.short_month(last.month).to_owned())
        } else {
            (words.month_label(self.range.first), words.month_label(last))
        }
    }

    /// "2025".
    pub(in crate::render) fn period(&self, words: &Wording) -> String {
        self.range.label(words)
    }
}
