//! Draws an evaluation as tables for a terminal.

use std::fmt::Write;

use super::tally::Figures;
use super::{Committed, Evaluation, Scores};

/// The tables: tasks by language with the committed and the first F1, tasks by topic, and rules.
pub(crate) fn draw(evaluation: &Evaluation, committed: &Committed, first: &Committed) -> String {
    let mut page = String::new();
    for (language, scores) in &evaluation.languages {
        let _ = writeln!(page, "{language}: {} articles", scores.articles);
        let _ = writeln!(page, "{:<16}    P      R      F1   committed  first", "task");
        for (task, figures) in scores.tasks() {
            let before = |file: &Committed| pick(file.get(*language).and_then(|it| it.get(task)), "f1");
            let _ = writeln!(
                page,
                "{task:<16} {}  {}  {}    {}   {}{}",
                pick(Some(&figures), "precision"),
                pick(Some(&figures), "recall"),
                pick(Some(&figures), "f1"),
                before(committed),
                before(first),
                draw_attribution(scores, &figures),
            );
        }
        page.push('\n');
    }
    draw_topics(evaluation, &mut page);
    draw_rules(evaluation, &mut page);
    page
}

fn draw_attribution(scores: &Scores, figures: &Figures) -> String {
    if !figures.contains_key("attributed") {
        return String::new();
    }
    let counts = scores.attribution;
    format!(
        "   attributed {} % of those found: {} right, {} wrong, {} undecided",
        pick(Some(figures), "attributed").trim(),
        counts.right,
        counts.wrong,
        counts.undecided
    )
}

fn draw_topics(evaluation: &Evaluation, page: &mut String) {
    let names = [
        "mentions", "persons", "merging", "roles", "lenient", "quotes", "speakers", "reports", "extents",
        "values",
    ];
    let _ = write!(page, "F1 by topic     articles");
    for name in names {
        let _ = write!(page, " {name:>8}");
    }
    page.push('\n');
    for ((language, topic), scores) in &evaluation.topics {
        let _ = write!(page, "{language} {topic:<12} {:>8}", scores.articles);
        for (_, figures) in scores.tasks() {
            let _ = write!(page, " {:>8}", pick(Some(&figures), "f1"));
        }
        page.push('\n');
    }
    page.push('\n');
}

fn draw_rules(evaluation: &Evaluation, page: &mut String) {
    let _ = writeln!(page, "rule                              right  wrong  precision");
    for (language, rules) in &evaluation.rules {
        for ((task, rule), &(right, wrong)) in rules {
            let share = (right * 1000).checked_div(right + wrong).unwrap_or_default();
            let name = format!("{language} {task} {rule}");
            let _ = writeln!(page, "{name:<34} {right:>4}   {wrong:>4}   {:>3}.{}", share / 10, share % 10);
        }
    }
}

/// A figure in five columns, or a dash.
fn pick(figures: Option<&Figures>, name: &str) -> String {
    match figures.and_then(|figures| figures.get(name)) {
        Some(value) => format!("{value:5.1}"),
        None => "    -".to_owned(),
    }
}
