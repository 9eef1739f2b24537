//! Parts: what would be too long for one page is spread over several, so that none takes long to load.
//!
//! How long a page becomes is estimated from what it shows, well before it is drawn; the estimate is on the safe side.

use std::ops::Range;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::link::{Dossier, Event};
use crate::text::Span;

use super::context_of;

/// The most bytes of entries on a page, by estimate. With its frame, a page stays below 300 kB.
pub(super) const MOST_WEIGHT: usize = 200_000;

/// The most of each of two lists side by side, which take less than in the timeline.
const MOST_LISTED: usize = 140_000;

/// What the pages of a day, month or year list, in order, and over how many pages.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// Articles, by index.
    pub published: Vec<usize>,
    /// Events, by index.
    pub events: Vec<usize>,
    /// Days whose own pages list all the rest: those of a month that would fill more than one page.
    pub days: Vec<NaiveDate>,
    /// The pages; there is always one, except in a listing of nothing by default.
    pub parts: Vec<Part>,
}

/// What one page shows of a [`Listing`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Indices into [`Listing::published`].
    pub published: Range<usize>,
    /// Indices into [`Listing::events`].
    pub events: Range<usize>,
}

impl Listing {
    pub(super) fn new(weights: &Weights, published: Vec<usize>, events: Vec<usize>) -> Self {
        let parts = split(weights, &published, &events);
        Self { published, events, days: Vec::new(), parts }
    }
}

/// How many bytes each event and each article takes on a page, about, by index.
pub(super) struct Weights {
    pub(super) events: Vec<usize>,
    pub(super) articles: Vec<usize>,
}

impl Weights {
    pub(super) fn of(dossier: &Dossier) -> Self {
        Self {
            events: dossier.events.par_iter().map(|event| weigh_event(dossier, event)).collect(),
            articles: (0..dossier.readings.len()).map(|index| weigh_article(dossier, index)).collect(),
        }
    }
}

/// How many bytes an event takes on a page, about.
fn weigh_event(dossier: &Dossier, event: &Event) -> usize {
    let told: usize =
        event.tellings.iter().map(|telling| dossier.readings[telling.article].article.id.len() + 110).sum();
    let words = event.clearest().map_or(event.label.len(), |telling| {
        let reading = &dossier.readings[telling.article];
        // Of a very long sentence some part of this length is shown.
        let start = telling.span(&dossier.readings).start;
        let span = context_of(reading, Span::new(start, start));
        span.len() + 110 * reading.mentions_in(span).count()
    });
    450 + 2 * event.id.len() + told + words + 5 * event.people.len()
}

/// How many bytes an article's headline takes in a list, about.
fn weigh_article(dossier: &Dossier, index: usize) -> usize {
    let article = &dossier.readings[index].article;
    180 + article.id.len() + article.metadata.headline.text.len()
}

/// Spreads two lists over as few pages as hold them; there is always one.
fn split(weights: &Weights, published: &[usize], events: &[usize]) -> Vec<Part> {
    let articles = cut(published.iter().map(|&index| weights.articles[index]), MOST_LISTED);
    let events = cut(events.iter().map(|&index| weights.events[index]), MOST_LISTED);
    let at = |ranges: &[Range<usize>], index: usize| {
        let end = ranges.last().map_or(0, |last| last.end);
        ranges.get(index).cloned().unwrap_or(end..end)
    };
    (0..articles.len().max(events.len()).max(1))
        .map(|index| Part { published: at(&articles, index), events: at(&events, index) })
        .collect()
}

/// Cuts a list into stretches of at most this weight each, or of one entry that is heavier.
pub(super) fn cut(weights: impl Iterator<Item = usize>, most: usize) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut sum = 0;
    for (index, weight) in weights.enumerate() {
        match ranges.last_mut() {
            Some(last) if sum + weight <= most => last.end = index + 1,
            _ => {
                ranges.push(index..index + 1);
                sum = 0;
            }
        }
        sum += weight;
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_list_is_cut_where_a_page_is_full() {
        assert!(cut([].into_iter(), 10).is_empty());
        assert_eq!(cut([4, 4, 4, 12, 1].into_iter(), 10), [0..2, 2..3, 3..4, 4..5]);
    }
}
