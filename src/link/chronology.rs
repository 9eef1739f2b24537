//! The order in which articles appeared.

use crate::corpus::Article;

/// The articles from the oldest to the newest; an article whose day is not known stands where its month begins.
#[derive(Debug, Clone, Default)]
pub struct Chronology {
    order: Vec<usize>,
    ranks: Vec<usize>,
}

impl Chronology {
    pub(super) fn new(articles: &[Article]) -> Self {
        let mut order: Vec<usize> = (0..articles.len()).collect();
        order.sort_by_key(|&index| {
            let published = &articles[index].metadata.published;
            (published.first_day(), published.last_day(), index)
        });
        let mut ranks = vec![0; order.len()];
        for (rank, &index) in order.iter().enumerate() {
            ranks[index] = rank;
        }
        Self { order, ranks }
    }

    /// The articles' indices, the oldest first.
    pub fn oldest_first(&self) -> &[usize] {
        &self.order
    }

    /// The place of an article in that order.
    pub fn rank(&self, article: usize) -> usize {
        self.ranks[article]
    }
}
