//! Measures the recognisers on the annotated articles under `evaluation/articles`. The example `evaluate` prints what
//! comes out, `tests/evaluation.rs` holds the program to it.

mod check;
mod committed;
mod found;
mod gold;
pub(crate) mod report;
mod score;
mod tally;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use leporello::corpus::Language;

pub(crate) use committed::{Committed, find_falls, read_committed, write_committed};
pub(crate) use gold::{GoldArticle, parse};
pub(crate) use score::Rules;
pub(crate) use tally::Scores;

/// Everything that is measured on a set of articles.
#[derive(Debug, Default)]
pub(crate) struct Evaluation {
    /// Scores by language tag.
    pub(crate) languages: BTreeMap<&'static str, Scores>,
    /// Scores by language tag and topic.
    pub(crate) topics: BTreeMap<(&'static str, String), Scores>,
    /// How often each rule was right and wrong, by language tag.
    pub(crate) rules: BTreeMap<&'static str, Rules>,
    /// One line for each disagreement with the gold.
    pub(crate) misses: Vec<String>,
}

/// The folder with articles, scores and misses.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("evaluation")
}

/// Reads the annotated articles, sorted by name.
///
/// # Errors
/// Names every file that cannot be read and every annotation that cannot be right.
pub(crate) fn read_articles() -> Result<Vec<GoldArticle>, String> {
    let folder = folder().join("articles");
    let entries = fs::read_dir(&folder).map_err(|fault| format!("{}: {fault}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let (mut articles, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        let id = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let source = fs::read_to_string(&path).map_err(|fault| fault.to_string());
        match source.and_then(|source| parse(id, &source)) {
            Ok(article) => articles.push(article),
            Err(fault) => faults.push(format!("{}:\n{fault}", path.display())),
        }
    }
    if faults.is_empty() { Ok(articles) } else { Err(faults.join("\n")) }
}

/// Lets the program annotate the articles and scores what it finds.
pub(crate) fn evaluate(articles: &[GoldArticle]) -> Evaluation {
    let mut evaluation = Evaluation::default();
    for article in articles {
        let outcome = score::score(article, &found::annotate(article));
        let language = tag(article.language);
        *evaluation.languages.entry(language).or_default() += outcome.scores;
        *evaluation.topics.entry((language, article.topic.clone())).or_default() += outcome.scores;
        let rules = evaluation.rules.entry(language).or_default();
        for (rule, (right, wrong)) in outcome.rules {
            let counts = rules.entry(rule).or_default();
            *counts = (counts.0 + right, counts.1 + wrong);
        }
        evaluation.misses.extend(outcome.misses);
    }
    evaluation
}

fn tag(language: Language) -> &'static str {
    match language {
        Language::German => "de",
        Language::English => "en",
    }
}
