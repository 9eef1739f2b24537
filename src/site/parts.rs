//! Parts: what would be too long for one page is spread over several, so that none takes long to load.
//!
//! How long a page becomes is estimated from what it shows, well before it is drawn; the estimate is on the safe side.

use std::ops::Range;

use crate::date::{Date, Edtf, Precision};
use crate::link::{Dossier, Event};
use crate::text::Span;

use super::{Entry, context_of};

/// The most bytes of entries on a page, by estimate. With its frame, a page stays below 300 kB.
pub(super) const MOST_WEIGHT: usize = 200_000;

/// The most of each of two lists side by side, which take less than in the timeline.
const MOST_LISTED: usize = 140_000;

/// What one page of a day, month or year lists of its [`Entry`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Indices into [`Entry::published`] or what the page shows of it.
    pub published: Range<usize>,
    /// Indices into [`Entry::events`] or what the page shows of it.
    pub events: Range<usize>,
}

/// How many bytes an event takes on a page, about.
pub(super) fn weigh_event(dossier: &Dossier, event: &Event) -> usize {
    let told: usize =
        event.tellings.iter().map(|telling| dossier.readings[telling.article].article.id.len() + 110).sum();
    let words = event.clearest().map_or(event.label.len(), |telling| {
        let reading = &dossier.readings[telling.article];
        // Of a very long sentence some part of this length is shown.
        let start = reading.annotations.sentences[telling.sentence].span.start;
        let span = context_of(reading, Span::new(start, start));
        span.len() + 110 * reading.mentions_in(span).count()
    });
    450 + 2 * event.id.len() + told + words + 5 * event.people.len()
}

/// How many bytes an article's headline takes in a list, about.
pub(super) fn weigh_article(dossier: &Dossier, index: usize) -> usize {
    let article = &dossier.readings[index].article;
    180 + article.id.len() + article.metadata.headline.text.len()
}

/// Spreads two lists over as few pages as hold them; there is always one.
pub fn split(dossier: &Dossier, published: &[usize], events: &[usize]) -> Vec<Part> {
    let articles = published.iter().map(|&index| weigh_article(dossier, index));
    let articles = cut(articles, MOST_LISTED);
    let events = cut(events.iter().map(|&index| weigh_event(dossier, &dossier.events[index])), MOST_LISTED);
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

/// Of a year's entry, what is known to the year only: articles and events.
pub fn without_month(dossier: &Dossier, entry: &Entry) -> (Vec<usize>, Vec<usize>) {
    let whole = |date: &Edtf| date.date().map(Date::precision) == Some(Precision::Year);
    let published = |index: &usize| whole(&dossier.readings[*index].article.metadata.published);
    let events = |index: &usize| whole(&dossier.events[*index].date);
    (
        entry.published.iter().copied().filter(published).collect(),
        entry.events.iter().copied().filter(events).collect(),
    )
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
