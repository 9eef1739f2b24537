//! `leporello check`: reads a dossier, says what is wrong or undecided, and writes nothing.

use std::process::ExitCode;

use camino::Utf8PathBuf;
use clap::Args;

use crate::annotate::QuotationRule;
use crate::config::{Overrides, load_config};
use crate::date::Edtf;
use crate::diagnostic::Diagnostic;
use crate::link::{Dossier, Reading};
use crate::pipeline::{Silent, read_dossier};
use crate::render::load_theme;

use super::terminal::{count, report, say};
use super::{SOURCES, USAGE};

/// Check the sources of a dossier without writing anything.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// The dossier's folder, with `site.toml` and `corpus/` if it has them
    #[arg(default_value = ".")]
    dir: Utf8PathBuf,
}

/// Undecided: the site shows it as such.
const UNDECIDED: &str = "undecided";

pub(super) fn run(arguments: &CheckArguments) -> ExitCode {
    if !arguments.dir.is_dir() {
        say(&format!("error: `{}` is no folder", arguments.dir));
        return ExitCode::from(USAGE);
    }
    let config = load_config(&arguments.dir, &Overrides::default());
    let mut diagnostics = config.diagnostics;
    let theme = load_theme(&config.value.theme);
    diagnostics.extend(theme.diagnostics);
    let (dossier, found) = read_dossier(&config.value, &Silent);
    diagnostics.extend(found);
    report(&diagnostics);
    let doubts = list_doubts(&dossier);
    for doubt in &doubts {
        say(doubt);
    }
    say(&format!(
        "{}, {}, {} undecided",
        count(dossier.readings.len(), "article"),
        count(dossier.people.len(), "person"),
        count(doubts.len(), "place"),
    ));
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    ExitCode::from(if failed { SOURCES } else { 0 })
}

/// One line per place that stays open, with its sentence.
fn list_doubts(dossier: &Dossier) -> Vec<String> {
    let mut doubts = Vec::new();
    for reading in &dossier.readings {
        let text = &reading.article.body.text;
        let mut doubt =
            |offset: usize, why: String| doubts.push(format!("{UNDECIDED}: {}", tell(reading, offset, &why)));
        for mention in reading.mentions.iter().filter(|mention| mention.person.is_none()) {
            doubt(mention.span.start, format!("`{}` may be one of several persons", mention.name));
        }
        for resolved in &reading.dates {
            let timex = &reading.annotations.timexes[resolved.timex];
            if !timex.names_point() {
                continue;
            }
            let surface = timex.span.of(text);
            match &resolved.date {
                None => doubt(timex.span.start, format!("`{surface}` cannot be placed")),
                Some(Edtf::OneOf(days)) => {
                    doubt(timex.span.start, format!("`{surface}` may be one of {} days", days.len()));
                }
                Some(_) => (),
            }
        }
        for quotation in &reading.annotations.quotations {
            match quotation.rule {
                QuotationRule::MissingOpening => {
                    doubt(quotation.span.start, "a quotation has no opening mark".to_owned());
                }
                QuotationRule::MissingClosing => {
                    doubt(quotation.span.start, "a quotation has no closing mark".to_owned());
                }
                QuotationRule::BothMarks => (),
            }
        }
    }
    doubts
}

fn tell(reading: &Reading, offset: usize, why: &str) -> String {
    let sentence = reading.sentence_at(offset).map(|index| reading.annotations.sentences[index].span);
    let text = sentence.map_or("", |span| span.of(&reading.article.body.text));
    format!("{}: {why}: {}", reading.article.path, text.split_whitespace().collect::<Vec<_>>().join(" "))
}
