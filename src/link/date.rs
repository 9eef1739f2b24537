//! Placing expressions of time in the calendar.

use crate::annotate::{Annotations, Direction, MonthPart};
use crate::corpus::Article;
use crate::date::Edtf;

/// A date that an article speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedDate {
    /// The index in [`Annotations::timexes`].
    pub timex: usize,
    /// What is meant, as precisely as the text supports; `None` when it supports nothing.
    pub date: Option<Edtf>,
    /// "Anfang", "Mitte", "Ende" of the month or year in `date`.
    pub part: Option<MonthPart>,
    /// "vor" or "nach" the date: the date is only a border.
    pub border: Option<Direction>,
    /// From where it was reckoned.
    pub anchor: Anchor,
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
    /// Nothing to reckon from.
    Missing,
}

/// Resolves every expression of time of one article, in the order of `annotations.timexes`.
pub fn resolve_dates(_article: &Article, _annotations: &Annotations) -> Vec<ResolvedDate> {
    Vec::new()
}
