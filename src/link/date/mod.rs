//! Placing expressions of time in the calendar.
//!
//! Every date is reckoned from an anchor that is named. What the anchor does not carry stays open: in an article
//! of which only the month is known, "am Dienstag" is one of the Tuesdays of that month, and "gestern" is nothing.

mod frame;
mod reckon;
mod timex3;
mod window;

pub use timex3::timex3_value;

use crate::annotate::{Direction, MonthPart, Quotation, Timex};
use crate::date::{Bound, Date, Edtf};
use frame::Frame;

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

/// Resolves every expression of time of one article, in the order of `timexes`.
///
/// Relative words inside a quotation ("gestern") stay open: they count from the day of speaking. Lengths and
/// recurring times have no date.
///
/// # Example
/// ```
/// use leporello::annotate::find_timexes;
/// use leporello::corpus::{Body, Language};
/// use leporello::link::resolve_dates;
/// let body = Body { text: "Sie hatten am Dienstag in Wien gesprochen.".into(), ..Body::default() };
/// let timexes = find_timexes(&body, &[], Language::German);
/// let published = "2025-12-06".parse().unwrap();
/// let dates = resolve_dates(Some(&published), &timexes, &[]);
/// assert_eq!(dates[0].date, Some("2025-12-02".parse().unwrap()));
/// ```
pub fn resolve_dates(
    published: Option<&Edtf>,
    timexes: &[Timex],
    quotations: &[Quotation],
) -> Vec<ResolvedDate> {
    let mut frame = Frame::new(published, timexes);
    let (mut quotations, mut quoted_until) = (quotations.iter().peekable(), 0);
    let mut resolved = Vec::with_capacity(timexes.len());
    for (index, timex) in timexes.iter().enumerate() {
        while let Some(quotation) = quotations.next_if(|quotation| quotation.span.start <= timex.span.start) {
            quoted_until = quoted_until.max(quotation.span.end);
        }
        frame.advance(index);
        let quoted = timex.span.end <= quoted_until;
        let (date, anchor) = reckon::reckon(timex, &frame, quoted);
        resolved.push(ResolvedDate { timex: index, date, part: timex.part, border: timex.border, anchor });
    }
    resolved
}

#[cfg(test)]
mod tests;
