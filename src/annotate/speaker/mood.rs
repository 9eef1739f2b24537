//! The mood of reported speech in German.

use crate::text::WordList;

/// Verbs in the first subjunctive, third person, that no other common word looks like.
static PRESENT: WordList = WordList::new(include_str!("../../../lexicons/de/subjunctives.txt"));

/// Verbs in the second subjunctive, which stands for the first where that looks like an indicative, or is a condition.
const PAST: [&str; 15] = [
    "bräuchten",
    "dürften",
    "gäbe",
    "hätte",
    "hätten",
    "kämen",
    "könnten",
    "müssten",
    "müßten",
    "sollten",
    "wollten",
    "wäre",
    "wären",
    "würde",
    "würden",
];

/// Whether the verb can only report.
pub(super) fn is_subjunctive(word: &str) -> bool {
    PRESENT.contains(word)
}

/// Whether the verb may tell of a condition.
pub(super) fn is_condition(word: &str) -> bool {
    PAST.contains(&word)
}
