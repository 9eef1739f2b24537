//! Geometry of the strip and of sparklines. Measures are units of the drawings' own view boxes.

use serde::Serialize;

use crate::link::Locus;
use crate::render::wording::{
    ARTICLES, EVENTS, count, month_label, month_name, numeral, short_month, year_label,
};
use crate::site::{Month, Site};

/// The most bricks above and below the line of a panel.
const MOST_EVENTS: usize = 12;
const MOST_PUBLISHED: usize = 5;
/// The most panels of a strip.
const MOST_PANELS: i32 = 24;
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
    pub(in crate::render) fn of(site: &Site) -> Option<Self> {
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
    pub(in crate::render) fn label(self) -> String {
        let last = self.month_at(self.months - 1);
        if self.first.year == last.year {
            year_label(self.first.year)
        } else {
            format!("{}–{}", year_label(self.first.year), year_label(last.year))
        }
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
    label: String,
    panels: Vec<Panel>,
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
    label: String,
    title: String,
    hidden: String,
    target: Option<String>,
    exact: Vec<usize>,
    vague: Vec<usize>,
    published: Vec<usize>,
}

#[derive(Default, Clone, Copy)]
struct Tally {
    exact: usize,
    vague: usize,
    published: usize,
    target: Option<Month>,
}

/// Lays out the strip; `None` for a dossier without dates.
pub(in crate::render) fn lay_out_strip(site: &Site) -> Option<Strip> {
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
        lay_out_panel(range, unit, first, *tally, factor)
    });
    let span = match unit {
        1 => "Monaten",
        3 => "Vierteljahren",
        _ => "Jahren",
    };
    Some(Strip {
        months: (range.first_ordinal(), range.length(), unit),
        label: format!("{} nach {span}", range.label()),
        panels: panels.collect(),
        scale: (factor > 1).then(|| format!("ein Balken: bis zu {}", numeral(factor))),
    })
}

fn lay_out_panel(range: Range, unit: i32, first: Month, tally: Tally, factor: usize) -> Panel {
    let several_years = range.first.year != range.month_at(range.months - 1).year;
    let (label, name) = match unit {
        1 if several_years && first.month == 1 => (format!("Jan {}", first.year), month_label(first)),
        1 => (short_month(first.month).to_owned(), month_label(first)),
        3 => {
            let last = first.next().next();
            let name = format!("{} bis {}", month_name(first.month), month_label(last));
            (format!("{} {}", short_month(first.month), first.year), name)
        }
        _ => (year_label(first.year), year_label(first.year)),
    };
    let (exact, vague) = (tally.exact.div_ceil(factor), tally.vague.div_ceil(factor));
    let vague = vague.min(MOST_EVENTS.saturating_sub(exact));
    let what = tell(tally);
    Panel {
        title: format!("{name}: {what}"),
        hidden: if unit == 1 && !several_years {
            format!(" {}: {what}", year_label(first.year))
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

fn tell(tally: Tally) -> String {
    let mut parts = Vec::new();
    if tally.exact > 0 {
        parts.push(format!("{} auf den Tag genau", count(tally.exact, EVENTS)));
    }
    match tally.vague {
        0 => (),
        1 => parts.push("eines ohne genauen Tag".to_owned()),
        number => parts.push(format!("{} ohne genauen Tag", numeral(number))),
    }
    if tally.published > 0 {
        parts.push(format!("{} erschienen", count(tally.published, ARTICLES)));
    }
    if parts.is_empty() { "nichts genannt".to_owned() } else { parts.join("; ") }
}

/// Mentions over time in twelve bars.
#[derive(Serialize, Clone)]
pub(in crate::render) struct Spark {
    label: String,
    bars: Vec<Bar>,
}

#[derive(Serialize, Clone)]
struct Bar {
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
    pub(in crate::render) fn new(site: &Site) -> Option<Self> {
        let range = Range::of(site)?;
        let sparks = Self { range, most: 1 };
        let most =
            site.dossier.people.iter().flat_map(|person| sparks.twelfths(site, &person.mentions)).max();
        Some(Self { most: most.unwrap_or(1).max(1), ..sparks })
    }

    fn twelfths(&self, site: &Site, mentions: &[Locus]) -> [usize; BARS] {
        let mut bars = [0; BARS];
        for (month, number) in Self::by_month(site, mentions) {
            if let Some(index) = self.range.index_of(month) {
                let bar = usize::try_from(index).unwrap_or(0) * BARS
                    / usize::try_from(self.range.months).unwrap_or(1);
                bars[bar.min(BARS - 1)] += number;
            }
        }
        bars
    }

    /// How often each month's articles hold these mentions, in order.
    pub(in crate::render) fn by_month(site: &Site, mentions: &[Locus]) -> Vec<(Month, usize)> {
        let mut months: Vec<(Month, usize)> = Vec::new();
        for locus in mentions {
            let published = &site.dossier.readings[locus.article].article.metadata.published;
            let Some(month) = published.first_day().map(Month::from) else { continue };
            match months.last_mut().filter(|(last, _)| *last == month) {
                Some((_, number)) => *number += 1,
                None => months.push((month, 1)),
            }
        }
        months
    }

    /// The sparkline of these mentions; with `own_scale` its highest bar fills the drawing.
    pub(in crate::render) fn draw(&self, site: &Site, mentions: &[Locus], own_scale: bool) -> Spark {
        let bars = self.twelfths(site, mentions);
        let most = if own_scale { bars.iter().copied().max().unwrap_or(1).max(1) } else { self.most };
        #[expect(clippy::cast_precision_loss, reason = "counts of mentions are far below 2^52")]
        let share = |number: usize| (number as f64 / most as f64).sqrt();
        let parts: Vec<String> = Self::by_month(site, mentions)
            .into_iter()
            .map(|(month, number)| {
                let one_year = self.range.months <= 12;
                let name = if one_year { month_name(month.month).to_owned() } else { month_label(month) };
                format!("{name} {number}")
            })
            .collect();
        Spark {
            label: format!("Nennungen {}: {}", self.range.label(), parts.join(", ")),
            bars: bars
                .iter()
                .enumerate()
                .filter(|(_, number)| **number > 0)
                .map(|(x, &number)| Bar { x, share: share(number) })
                .collect(),
        }
    }

    /// The first and last label of the axis under a large sparkline.
    pub(in crate::render) fn axis(&self) -> (String, String) {
        let last = self.range.month_at(self.range.months - 1);
        if self.range.months <= 12 {
            (short_month(self.range.first.month).to_owned(), short_month(last.month).to_owned())
        } else {
            (month_label(self.range.first), month_label(last))
        }
    }

    /// "2025".
    pub(in crate::render) fn period(&self) -> String {
        self.range.label()
    }
}
