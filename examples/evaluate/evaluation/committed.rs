//! The scores that were reached before, as they lie in the repository, and what has fallen since.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::Evaluation;
use super::tally::Figures;

/// Figures by language tag and task.
pub(crate) type Committed = BTreeMap<String, BTreeMap<String, Figures>>;

/// Figures are rounded to a tenth; whatever is less than half of that is none.
const ROUNDING: f64 = 0.05;

/// The figures of a task, as they are written.
const ORDER: [&str; 5] = ["precision", "recall", "f1", "attributed", "attributed_rightly"];

/// Reads a file of scores.
///
/// # Errors
/// The file cannot be read, or is not of the form that [`write_committed`] gives.
pub(crate) fn read_committed(path: &Path) -> Result<Committed, String> {
    let source = fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    toml::from_str(&source).map_err(|fault| format!("{}: {fault}", path.display()))
}

/// The scores as a file of TOML.
pub(crate) fn write_committed(evaluation: &Evaluation) -> String {
    let mut file = String::from(
        "# What the program reaches on `evaluation/articles`, in per cent.\n\
         # `LEPORELLO_BLESS=1 cargo test --test evaluation` writes this file and `misses.txt`.\n",
    );
    for (language, scores) in &evaluation.languages {
        let _ = write!(file, "\n[{language}]\n");
        for (task, figures) in scores.tasks() {
            let figures: Vec<String> = ORDER
                .iter()
                .filter_map(|name| Some(format!("{name} = {:.1}", figures.get(*name)?)))
                .collect();
            let _ = writeln!(file, "{task} = {{ {} }}", figures.join(", "));
        }
    }
    file
}

/// Says which figures are lower than the committed ones, or gone.
pub(crate) fn find_falls(committed: &Committed, evaluation: &Evaluation) -> Vec<String> {
    let mut falls = Vec::new();
    for (language, tasks) in committed {
        let scores = evaluation.languages.get(language.as_str());
        let now: BTreeMap<&str, Figures> =
            scores.map(|scores| scores.tasks().into_iter().collect()).unwrap_or_default();
        for (task, figures) in tasks {
            for (name, &before) in figures {
                let value = now.get(task.as_str()).and_then(|figures| figures.get(name)).copied();
                if value.is_none_or(|value| value < before - ROUNDING) {
                    let value = value.map_or_else(|| "nothing".to_owned(), |value| format!("{value:.1}"));
                    falls.push(format!("{language}.{task}.{name}: {before:.1} → {value}"));
                }
            }
        }
    }
    falls
}
