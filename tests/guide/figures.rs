//! The figures of the chapter on mistakes are those that are committed.

use std::fs;

use toml::Table;

use crate::chapters::chapters;

/// The rows of both tables, in order.
const ROWS: [&str; 6] = ["mentions", "persons", "roles_exact", "quotations", "speakers", "date_values"];

/// Where the figures of the tables stand, in order.
const SCORES: [&str; 2] = ["evaluation/first-scores.toml", "evaluation/scores.toml"];

fn percent(scores: &Table, lang: &str, row: &str, measure: &str) -> String {
    let value = scores[lang][row][measure].as_float().unwrap();
    format!("{value:.0} %")
}

/// The chapter with the figures as they are.
fn fill(chapter: &str) -> String {
    let scores: Vec<Table> =
        SCORES.iter().map(|path| fs::read_to_string(path).unwrap().parse().unwrap()).collect();
    let mut row = 0;
    let lines = chapter.lines().map(|line| {
        let cells: Vec<&str> = line.split('|').collect();
        let is_figure = |cell: &&str| cell.trim() == "–" || cell.trim().ends_with('%');
        if cells.len() != 7 || !cells[2..6].iter().all(is_figure) {
            return line.to_owned();
        }
        let (scores, name) = (&scores[row / ROWS.len()], ROWS[row % ROWS.len()]);
        row += 1;
        let figures = ["de", "en"].map(|lang| {
            format!(
                "{} | {}",
                percent(scores, lang, name, "precision"),
                percent(scores, lang, name, "recall")
            )
        });
        format!("|{}| {} |", cells[1], figures.join(" | "))
    });
    let filled = lines.collect::<Vec<_>>().join("\n") + "\n";
    assert_eq!(row, SCORES.len() * ROWS.len(), "two tables of figures");
    filled
}

#[test]
fn the_figures_are_those_that_were_measured() {
    for (path, text) in chapters().into_iter().filter(|(path, _)| path.contains("/6-")) {
        let filled = fill(&text);
        if std::env::var_os("LEPORELLO_BLESS").is_some() {
            fs::write(&path, &filled).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert!(written == filled, "{path} has other figures; LEPORELLO_BLESS=1 renews them");
    }
}
