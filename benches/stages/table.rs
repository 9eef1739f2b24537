//! The table of what was measured, a column for each size, in Markdown.

use std::fmt;
use std::time::Duration;

use crate::builds::{COMPARED, Costs};
use crate::process::Cost;

/// What was measured of one size.
pub(crate) struct Column {
    pub articles: usize,
    /// In each turn the stages, our builds and the peers' builds.
    pub turns: Vec<[Costs; 3]>,
    /// Of our site.
    pub files: u64,
    pub bytes: u64,
}

impl Column {
    /// The medians of one part of the turns.
    fn medians(&self, part: usize) -> Costs {
        let rows = self.turns[0][part].iter().enumerate();
        rows.map(|(row, (name, _))| (*name, median(self.turns.iter().map(|turn| turn[part][row].1))))
            .collect()
    }

    /// Each compared build in proportion to each peer's.
    fn ratios(&self) -> Vec<(String, Cost, Cost)> {
        let (builds, peers) = (self.medians(1), self.medians(2));
        let pairs = peers.iter().flat_map(|peer| builds.iter().map(move |build| (build, peer)));
        pairs
            .filter(|((name, _), _)| COMPARED.contains(name))
            .map(|((name, ours), (peer, theirs))| (format!("{name} : {peer}"), *ours, *theirs))
            .collect()
    }

    /// The rows below the head, name and cell.
    fn rows(&self) -> Vec<(String, String)> {
        let mut rows = Vec::new();
        for (stage, cost) in self.medians(0) {
            rows.push((format!("*{stage}*"), milliseconds(cost.time)));
        }
        for (name, cost) in self.medians(1).into_iter().chain(self.medians(2)) {
            rows.push((name.to_owned(), format!("{}, {} MB", milliseconds(cost.time), megabytes(cost.peak))));
        }
        for (name, ours, theirs) in self.ratios() {
            let time = ours.time.as_secs_f64() / theirs.time.as_secs_f64();
            // At least one byte, where nothing is known of memory.
            let peak = ours.peak as f64 / theirs.peak.max(1) as f64;
            rows.push((name, format!("{time:.2}, memory {peak:.2}")));
        }
        rows.push(("the site".to_owned(), format!("{} files, {} MB", self.files, megabytes(self.bytes))));
        rows
    }
}

/// The table of all sizes; they have the same rows.
pub(crate) struct Table(pub Vec<Column>);

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns: Vec<_> = self.0.iter().map(Column::rows).collect();
        let sizes: Vec<_> = self.0.iter().map(|column| column.articles.to_string()).collect();
        writeln!(out, "| articles | {} |", sizes.join(" | "))?;
        writeln!(out, "|---|{}", "---|".repeat(sizes.len()))?;
        for (row, (name, _)) in columns.first().into_iter().flatten().enumerate() {
            let cells: Vec<_> = columns.iter().map(|rows| rows[row].1.as_str()).collect();
            writeln!(out, "| {name} | {} |", cells.join(" | "))?;
        }
        Ok(())
    }
}

fn median(costs: impl Iterator<Item = Cost>) -> Cost {
    let (mut times, mut peaks): (Vec<_>, Vec<_>) = costs.map(|cost| (cost.time, cost.peak)).unzip();
    times.sort_unstable();
    peaks.sort_unstable();
    Cost { time: times[times.len() / 2], peak: peaks[peaks.len() / 2] }
}

fn milliseconds(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1e3;
    if milliseconds < 10.0 { format!("{milliseconds:.1} ms") } else { format!("{milliseconds:.0} ms") }
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}
