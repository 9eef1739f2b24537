//! Placing expressions of time in the calendar.
//!
//! Every date is reckoned from an anchor that is named. What the anchor does not carry stays open: in an article
//! of which only the month is known, "am Dienstag" is one of the Tuesdays of that month, and "gestern" is nothing.

mod feast;
mod frame;
mod reckon;
mod speech;
mod step;
mod timex3;
mod window;

pub use step::{Reckoning, Side, Step};
pub use timex3::timex3_value;

use crate::annotate::{Direction, MonthPart, Quotation, Timex};
use crate::date::{Bound, Date, Edtf};
use frame::Frame;
use reckon::{Reckoned, Voice, reckon, reckon_later};

/// A date that an article speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedDate {
    /// The index in [`Annotations::timexes`](crate::annotate::Annotations::timexes).
    pub timex: usize,
    /// What is meant, as precisely as the text supports; `None` when it supports nothing.
    pub date: Option<Edtf>,
    /// "Anfang", "Mitte", "Ende" of the week, month or year in `date`.
    pub part: Option<MonthPart>,
    /// "vor" or "nach" the date: the date is only a border.
    pub border: Option<Direction>,
    /// From where it was reckoned.
    pub anchor: Anchor,
    /// How it was reckoned from there; `None` where nothing is resolved.
    pub reckoning: Option<Reckoning>,
}

impl ResolvedDate {
    /// The day, where the expression names exactly one.
    pub fn day(&self) -> Option<Date> {
        self.date.as_ref().and_then(Edtf::day).filter(|_| self.border.is_none())
    }

    /// The date as EDTF writes it: "vor 2014" is everything up to it, `../2014`.
    pub fn edtf(&self) -> Option<Edtf> {
        self.date.as_ref().map(|date| bounded(date, self.border))
    }
}

/// A date that is only a border, as the interval on its far side.
pub(super) fn bounded(date: &Edtf, border: Option<Direction>) -> Edtf {
    match (date, border) {
        (Edtf::Date(date), Some(Direction::Past)) => Edtf::Interval(Bound::Open, Bound::Date(*date)),
        (Edtf::Date(date), Some(Direction::Future)) => Edtf::Interval(Bound::Date(*date), Bound::Open),
        _ => date.clone(),
    }
}

/// From where a date was reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// The words name the date themselves.
    Itself,
    /// The day, month or year of publication.
    Published,
    /// The date that another expression of the same article names in full: its index in the timexes.
    Timex(usize),
    /// Nothing to reckon from, or nothing to reckon: a length, a recurring time, "damals".
    Missing,
}

/// Resolves every expression of time of one article, in the order of `timexes`; takes time linear in their number.
///
/// Relative words inside a quotation ("gestern") count from the day of speaking: where the words around its cue name
/// that day ("„…“, sagte sie am Dienstag") they are reckoned from it, elsewhere they stay open. Lengths and recurring
/// times have no date.
///
/// # Example
/// ```
/// use leporello::annotate::find_timexes;
/// use leporello::corpus::{Body, Language};
/// use leporello::link::resolve_dates;
/// let body = Body { text: "Sie hatten am Dienstag in Wien gesprochen.".into(), ..Body::default() };
/// let timexes = find_timexes(&body, &[], Language::German);
/// let published = "2025-12-06".parse().unwrap();
/// let dates = resolve_dates(Some(&published), &body.text, &timexes, &[]);
/// assert_eq!(dates[0].date, Some("2025-12-02".parse().unwrap()));
/// ```
pub fn resolve_dates(
    published: Option<&Edtf>,
    text: &str,
    timexes: &[Timex],
    quotations: &[Quotation],
) -> Vec<ResolvedDate> {
    let frame = Frame::new(published, timexes);
    let quoted = speech::find_quoted(timexes, quotations);
    let mut found: Vec<Option<Reckoned>> = vec![None; timexes.len()];
    for (index, timex) in timexes.iter().enumerate().filter(|(index, _)| quoted[*index].is_none()) {
        found[index] = reckon(timex, index, &frame, Voice::Author);
    }
    let spoken: Vec<Voice> = quotations
        .iter()
        .map(|quotation| speech::find_voice(quotation, text, timexes, &quoted, &found))
        .collect();
    for (index, timex) in timexes.iter().enumerate() {
        if let Some(quotation) = quoted[index] {
            found[index] = reckon(timex, index, &frame, spoken[quotation]);
        }
    }
    for (index, timex) in timexes.iter().enumerate() {
        // What is said in a quotation does not count from what the author says, nor the other way round.
        let context = timex.context.filter(|&context| {
            quoted[context] == quoted[index]
                && timexes[context].border.is_none()
                && timexes[context].part.is_none()
        });
        if let Some(context) = context
            && let Some((date, ..)) = &found[context]
        {
            found[index] =
                reckon_later(&timex.value, date).map(|(date, step)| (date, Anchor::Timex(context), step));
        }
    }
    let dates: Vec<Option<Edtf>> = found.iter().map(|found| Some(found.as_ref()?.0.clone())).collect();
    let resolve = |(index, found): (usize, Option<Reckoned>)| {
        let timex = &timexes[index];
        let anchor = found.as_ref().map_or(Anchor::Missing, |(_, anchor, _)| *anchor);
        let reckoning = found.as_ref().map(|(_, anchor, step)| Reckoning {
            from: match *anchor {
                Anchor::Itself | Anchor::Missing => None,
                Anchor::Published => published.cloned(),
                Anchor::Timex(other) => dates[other].clone(),
            },
            span: match *anchor {
                Anchor::Timex(other) => Some(timexes[other].span),
                _ => None,
            },
            step: *step,
        });
        let date = found.map(|(date, ..)| date);
        ResolvedDate { timex: index, date, part: timex.part, border: timex.border, anchor, reckoning }
    };
    found.into_iter().enumerate().map(resolve).collect()
}

#[cfg(test)]
mod english_tests;
#[cfg(test)]
mod german_tests;
#[cfg(test)]
mod table;
#[cfg(test)]
mod tests;
