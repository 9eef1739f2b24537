//! `leporello check`: reads a dossier, says what is wrong or undecided, and writes nothing.

use std::process::ExitCode;

use camino::Utf8PathBuf;
use clap::Args;

use crate::annotate::QuotationRule;
use crate::config::{Overrides, load_config};
use crate::date::Edtf;
use crate::diagnostic::Diagnostic;
use crate::link::{Dossier, NameDoubt, NameDoubtKind, Reading};
use crate::pipeline::{Silent, read_dossier};
use crate::render::load_theme;
use crate::text::one_line;

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
    // What is checked is shown to its author alone.
    let config = load_config(&arguments.dir, &Overrides { private: true, ..Overrides::default() });
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
    let names = dossier.doubtful_names(&config.value.authority);
    for doubt in &names {
        say(&tell_names(&dossier, doubt));
    }
    for record in &config.value.authority.people {
        if !dossier.people.iter().any(|person| person.record.as_ref() == Some(record)) {
            say(&format!("unused: people.toml: no article names `{}`", record.name));
        }
    }
    let doubtful =
        if names.is_empty() { String::new() } else { format!(", {} doubtful", count(names.len(), "name")) };
    say(&format!(
        "{}, {}, {} undecided{doubtful}",
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

/// Names that may be one or two persons, with their sentences and what to write in `people.toml`.
fn tell_names(dossier: &Dossier, doubt: &NameDoubt) -> String {
    let first = doubt.names.first().map_or("", String::as_str);
    let others = doubt.names.get(1..).unwrap_or_default();
    let listed = others.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let why = match doubt.kind {
        NameDoubtKind::Merged => format!("{listed} is taken for a spelling of `{first}`"),
        NameDoubtKind::Split => format!("`{first}` and {listed} may be one person"),
        NameDoubtKind::Surname => format!("`{first}` alone may be {listed}"),
    };
    let mut text = format!("doubtful: {why}");
    for place in &doubt.places {
        let reading = &dossier.readings[place.article];
        let sentence = sentence_at(reading, place.span.start);
        text = format!("{text}\n  {}: {sentence}", reading.article.path);
    }
    match doubt.kind {
        NameDoubtKind::Merged | NameDoubtKind::Split => {
            text.push_str("\n  if it is one person, write in people.toml\n");
            text.push_str(&person_snippet(first, others));
            text.push_str("\n  if they are two\n    [[separate]]\n    names = ");
            text.push_str(&quote_list(&doubt.names));
        }
        NameDoubtKind::Surname => {
            text.push_str("\n  if it is always the same person, write in people.toml one of");
            for name in others {
                text.push('\n');
                text.push_str(&person_snippet(name, &doubt.names[..1]));
            }
        }
    }
    text
}

fn person_snippet(name: &str, aliases: &[String]) -> String {
    format!("    [[person]]\n    name = {}\n    aliases = {}", quote(name), quote_list(aliases))
}

/// A string as TOML writes it, which is as JSON does.
fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn quote_list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quote(text)).collect::<Vec<_>>().join(", "))
}

fn tell(reading: &Reading, offset: usize, why: &str) -> String {
    format!("{}: {why}: {}", reading.article.path, sentence_at(reading, offset))
}

/// The sentence at `offset`, on one line.
fn sentence_at(reading: &Reading, offset: usize) -> String {
    let sentence = reading.sentence_at(offset).map(|index| reading.annotations.sentences[index].span);
    let text = sentence.map_or("", |span| span.of(&reading.article.body.text));
    one_line(text)
}
