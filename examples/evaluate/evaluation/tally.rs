//! Counts, and the precision, recall and F1 that they give.

use std::collections::BTreeMap;
use std::ops::AddAssign;

/// The four counts of a task.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Findings that are right.
    pub(crate) right: usize,
    pub(crate) found: usize,
    /// Gold entries that were found.
    pub(crate) hit: usize,
    pub(crate) gold: usize,
}

/// The sums of B-cubed (Bagga and Baldwin, 1998) over the mentions that gold and program share.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Merging {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) mentions: usize,
}

/// How a speaker was given to the quotations that were found and have one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Attribution {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    pub(crate) undecided: usize,
}

/// Everything that is measured.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scores {
    pub(crate) articles: usize,
    pub(crate) mentions: Tally,
    pub(crate) persons: Tally,
    pub(crate) merging: Merging,
    pub(crate) roles: Tally,
    pub(crate) lenient_roles: Tally,
    pub(crate) quotations: Tally,
    pub(crate) speakers: Tally,
    pub(crate) attribution: Attribution,
    pub(crate) reports: Tally,
    pub(crate) dates: Tally,
    pub(crate) date_values: Tally,
}

/// Figures by their names, in per cent, rounded to a tenth; a figure with nothing to divide by is missing.
pub(crate) type Figures = BTreeMap<String, f64>;

impl Tally {
    /// One to one: each right finding is one gold entry.
    pub(crate) fn new(right: usize, found: usize, gold: usize) -> Self {
        Self { right, found, hit: right, gold }
    }

    fn figures(self) -> Figures {
        harmonise(divide(self.right, self.found), divide(self.hit, self.gold))
    }
}

impl Scores {
    /// The tasks with their figures, in the order in which they are told.
    pub(crate) fn tasks(&self) -> Vec<(&'static str, Figures)> {
        let count = self.merging.mentions;
        let mean = |sum: f64| (count > 0).then(|| sum / as_float(count));
        let mut speakers = self.speakers.figures();
        let Attribution { right, wrong, undecided } = self.attribution;
        let all = right + wrong + undecided;
        let shares = [("attributed", right + wrong), ("attributed_rightly", right)];
        let shares = shares.map(|(name, part)| Some((name.to_owned(), round(divide(part, all)?))));
        speakers.extend(shares.into_iter().flatten());
        vec![
            ("mentions", self.mentions.figures()),
            ("persons", self.persons.figures()),
            ("merging", harmonise(mean(self.merging.precision), mean(self.merging.recall))),
            ("roles_exact", self.roles.figures()),
            ("roles_lenient", self.lenient_roles.figures()),
            ("quotations", self.quotations.figures()),
            ("speakers", speakers),
            ("reports", self.reports.figures()),
            ("date_extents", self.dates.figures()),
            ("date_values", self.date_values.figures()),
        ]
    }
}

fn harmonise(precision: Option<f64>, recall: Option<f64>) -> Figures {
    let f1 = match (precision, recall) {
        (Some(p), Some(r)) if p + r > 0.0 => Some(2.0 * p * r / (p + r)),
        (None, None) => None,
        // Nothing was found, or nothing was there to find.
        _ => Some(0.0),
    };
    let figures = [("precision", precision), ("recall", recall), ("f1", f1)];
    figures.into_iter().filter_map(|(name, value)| Some((name.to_owned(), round(value?)))).collect()
}

fn divide(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| as_float(part) / as_float(whole))
}

fn as_float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Per cent with one decimal.
fn round(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.hit += other.hit;
        self.gold += other.gold;
    }
}

impl AddAssign for Scores {
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.mentions += other.mentions;
        self.persons += other.persons;
        self.merging.precision += other.merging.precision;
        self.merging.recall += other.merging.recall;
        self.merging.mentions += other.merging.mentions;
        self.roles += other.roles;
        self.lenient_roles += other.lenient_roles;
        self.quotations += other.quotations;
        self.speakers += other.speakers;
        self.attribution.right += other.attribution.right;
        self.attribution.wrong += other.attribution.wrong;
        self.attribution.undecided += other.attribution.undecided;
        self.reports += other.reports;
        self.dates += other.dates;
        self.date_values += other.date_values;
    }
}
