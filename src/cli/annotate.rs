//! `leporello annotate`: prints what is found in single texts, one line of JSON each. Streams: memory holds a batch.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::annotate::{
    Annotations, PersonRule, QuotationKind, QuotationRule, RoleRule, TimexKind, TimexRule, annotate_body,
};
use crate::corpus::{Article, Body, Defaults, Language, MISSING_DATE, read_article_text};
use crate::date::Edtf;
use crate::diagnostic::{Code, Diagnostic, Reported, catch_panic};
use crate::link::{ResolvedDate, resolve_dates, timex3_value};
use crate::text::{CodePoints, Span};

use super::terminal::{report, say};
use super::{SOURCES, USAGE};

const UNREADABLE: Code = Code("annotate::unreadable");
const LINE: Code = Code("annotate::line");

/// So many lines are read, annotated on all cores and printed in order before the next are read.
const BATCH: usize = 512;

/// Print what is found in texts as JSON Lines.
#[derive(Debug, Args)]
pub(super) struct AnnotateArguments {
    /// The files to read; standard input if none is named
    files: Vec<Utf8PathBuf>,
    /// What the files hold: an article each, or one JSON object per line
    #[arg(long, value_enum, default_value = "text")]
    input: Input,
    /// The publication date of texts that do not say theirs
    #[arg(long, value_name = "EDTF")]
    date: Option<String>,
    /// The language of texts that do not say theirs
    #[arg(long, value_name = "LANG", value_parser = ["de", "en"], default_value = "de")]
    lang: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Input {
    /// An article in one of the forms that a corpus holds
    Text,
    /// `{"id", "date"?, "lang"?, "text"}` per line
    Jsonl,
}

/// A line of the input.
#[derive(Deserialize)]
struct Document {
    id: serde_json::Value,
    date: Option<String>,
    lang: Option<String>,
    text: String,
}

/// A line of the output; offsets count code points.
#[derive(Serialize)]
struct Line<'a> {
    id: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    sentences: Vec<[usize; 2]>,
    persons: Vec<PersonItem<'a>>,
    timexes: Vec<TimexItem<'a>>,
    roles: Vec<RoleItem<'a>>,
    quotes: Vec<QuoteItem<'a>>,
}

#[derive(Serialize)]
struct PersonItem<'a> {
    start: usize,
    end: usize,
    surface: &'a str,
    name: &'a str,
    rule: PersonRule,
}

#[derive(Serialize)]
struct TimexItem<'a> {
    start: usize,
    end: usize,
    surface: &'a str,
    r#type: &'static str,
    value: Option<String>,
    edtf: Option<String>,
    rule: TimexRule,
}

#[derive(Serialize)]
struct RoleItem<'a> {
    name: &'a str,
    role: &'a str,
    start: usize,
    end: usize,
    rule: RoleRule,
}

#[derive(Serialize)]
struct QuoteItem<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    speaker: Option<&'a str>,
    cue: Option<&'a str>,
    kind: &'static str,
    rule: QuotationRule,
}

/// What holds for texts that do not say otherwise.
struct Frame {
    date: Option<Edtf>,
    language: Language,
}

pub(super) fn run(arguments: &AnnotateArguments) -> ExitCode {
    let date = match arguments.date.as_deref().map(str::parse::<Edtf>).transpose() {
        Ok(date) => date,
        Err(reason) => {
            say(&format!("error: `--date` is no EDTF date: {reason}"));
            return ExitCode::from(USAGE);
        }
    };
    let frame = Frame { date, language: Language::from_tag(&arguments.lang).unwrap_or_default() };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut faults = Vec::new();
    let stdin = [Utf8PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &stdin[..] } else { &arguments.files };
    for path in files {
        let done = match arguments.input {
            Input::Text => annotate_text(path, &frame, &mut out, &mut faults),
            Input::Jsonl => annotate_lines(path, &frame, &mut out, &mut faults),
        };
        match done {
            Ok(()) => (),
            // Whoever read our output has seen enough.
            Err(Fault::Output(fault)) if fault.kind() == std::io::ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            Err(Fault::Output(fault)) => {
                say(&format!("error: cannot write to standard output: {fault}"));
                return ExitCode::from(super::OUTPUT);
            }
            Err(Fault::Input(fault)) => {
                faults.push(
                    Diagnostic::error(UNREADABLE, format!("`{path}` cannot be read: {fault}")).in_file(path),
                );
            }
        }
    }
    if let Err(fault) = out.flush()
        && fault.kind() != std::io::ErrorKind::BrokenPipe
    {
        say(&format!("error: cannot write to standard output: {fault}"));
        return ExitCode::from(super::OUTPUT);
    }
    report(&faults);
    ExitCode::from(if faults.iter().any(Diagnostic::is_error) { SOURCES } else { 0 })
}

/// On which side reading and writing failed.
enum Fault {
    Input(std::io::Error),
    Output(std::io::Error),
}

fn open(path: &Utf8Path) -> std::io::Result<Box<dyn Read>> {
    Ok(if path == "-" { Box::new(std::io::stdin().lock()) } else { Box::new(File::open(path)?) })
}

fn annotate_text(
    path: &Utf8Path,
    frame: &Frame,
    out: &mut impl Write,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Fault> {
    let mut source = String::new();
    open(path).and_then(|mut file| file.read_to_string(&mut source)).map_err(Fault::Input)?;
    let annotated = catch_panic(|| annotate_article(path, &source, frame))
        .unwrap_or_else(|panic| Reported { value: None, diagnostics: vec![panic.in_file(path)] });
    match annotated.take(faults) {
        Some(line) => writeln!(out, "{line}").map_err(Fault::Output),
        None => Ok(()),
    }
}

fn annotate_article(path: &Utf8Path, source: &str, frame: &Frame) -> Reported<Option<String>> {
    let Reported { value, diagnostics } =
        read_article_text(path, source, &Defaults { language: frame.language, ..Defaults::default() });
    let undated = value.is_none() && diagnostics.iter().all(|fault| fault.code == MISSING_DATE);
    let id = path.as_str().into();
    match (value, &frame.date) {
        (Some(article), _) => {
            let Article { body, metadata, .. } = article;
            let line = draw(id, &body, Some(&metadata.published), metadata.language, true);
            Reported { value: Some(line), diagnostics }
        }
        (None, Some(date)) if undated => {
            let body = Body::from_plain_text(source.trim());
            Reported::clean(Some(draw(id, &body, Some(date), frame.language, true)))
        }
        (None, _) => Reported { value: None, diagnostics },
    }
}

fn annotate_lines(
    path: &Utf8Path,
    frame: &Frame,
    out: &mut impl Write,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Fault> {
    let mut lines = BufReader::new(open(path).map_err(Fault::Input)?).lines();
    let mut number = 0;
    loop {
        let batch: Vec<String> =
            lines.by_ref().take(BATCH).collect::<Result<_, _>>().map_err(Fault::Input)?;
        if batch.is_empty() {
            return Ok(());
        }
        let drawn: Vec<_> = batch.par_iter().map(|line| catch_panic(|| annotate_line(line, frame))).collect();
        for (line, result) in batch.iter().zip(drawn) {
            number += 1;
            match result {
                Ok(Ok(Some(drawn))) => writeln!(out, "{drawn}").map_err(Fault::Output)?,
                Ok(Ok(None)) => (),
                Err(panic) => faults.push(panic.in_file(format!("{path}:{number}"))),
                Ok(Err(reason)) => {
                    let shown: String = line.chars().take(80).collect();
                    let whole = Span::new(0, shown.len());
                    faults.push(
                        Diagnostic::error(LINE, format!("line {number} is no document: {reason}"))
                            .at(path, shown.as_str(), whole, "")
                            .from_line(number)
                            .help("write `{\"id\": …, \"text\": …}`, with `date` and `lang` where they are known"),
                    );
                }
            }
        }
    }
}

fn annotate_line(line: &str, frame: &Frame) -> Result<Option<String>, String> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let document: Document = serde_json::from_str(line).map_err(|fault| {
        // The parser counts lines in what it was given, which is one line.
        fault.to_string().replace(&format!(" at line 1 column {}", fault.column()), "")
    })?;
    let date = match document.date.as_deref().filter(|date| !date.is_empty()) {
        Some(date) => Some(date.parse::<Edtf>().map_err(|reason| format!("`{date}` is no date: {reason}"))?),
        None => frame.date.clone(),
    };
    let language = match document.lang.as_deref() {
        Some(tag) => {
            Language::from_tag(tag).ok_or_else(|| format!("`{tag}` is no language that Leporello reads"))?
        }
        None => frame.language,
    };
    let body = Body::from_plain_text(&document.text);
    Ok(Some(draw(document.id, &body, date.as_ref(), language, false)))
}

/// Annotates a body and words the result; with `whole`, date and text go with it.
fn draw(
    id: serde_json::Value,
    body: &Body,
    published: Option<&Edtf>,
    language: Language,
    whole: bool,
) -> String {
    let found = annotate_body(body, language);
    let text = body.text.as_str();
    let points = CodePoints::new(text);
    let ends = |span: Span| (points.at(span.start), points.at(span.end));
    let line = Line {
        id,
        date: published.filter(|_| whole).map(Edtf::to_string),
        text: whole.then_some(text),
        sentences: found.sentences.iter().map(|sentence| ends(sentence.span).into()).collect(),
        persons: found
            .persons
            .iter()
            .map(|mention| {
                let (start, end) = ends(mention.span);
                let surface = mention.span.of(text);
                PersonItem { start, end, surface, name: &mention.full_name, rule: mention.rule }
            })
            .collect(),
        timexes: list_timexes(&found, published, text, &points),
        roles: found
            .roles
            .iter()
            .map(|role| {
                let (start, end) = ends(role.span);
                let name = &found.persons[role.person].full_name;
                RoleItem { name, role: &role.title, start, end, rule: role.rule }
            })
            .collect(),
        quotes: found
            .quotations
            .iter()
            .map(|quotation| {
                let (start, end) = ends(quotation.span);
                QuoteItem {
                    start,
                    end,
                    text: quotation.span.of(text),
                    speaker: quotation.speaker.map(|mention| found.persons[mention].full_name.as_str()),
                    cue: quotation.cue.as_ref().map(|cue| cue.span.of(text)),
                    kind: match quotation.kind {
                        QuotationKind::Direct => "direct",
                        QuotationKind::Partial => "partial",
                        QuotationKind::Indirect => "indirect",
                    },
                    rule: quotation.rule,
                }
            })
            .collect(),
    };
    serde_json::to_string(&line).unwrap_or_default()
}

fn list_timexes<'a>(
    found: &Annotations,
    published: Option<&Edtf>,
    text: &'a str,
    points: &CodePoints,
) -> Vec<TimexItem<'a>> {
    let resolved = resolve_dates(published, text, &found.timexes, &found.quotations);
    let item = |resolved: &ResolvedDate| {
        let timex = &found.timexes[resolved.timex];
        TimexItem {
            start: points.at(timex.span.start),
            end: points.at(timex.span.end),
            surface: timex.span.of(text),
            r#type: match timex.kind {
                TimexKind::Date => "DATE",
                TimexKind::Time => "TIME",
                TimexKind::Duration => "DURATION",
                TimexKind::Set => "SET",
            },
            value: timex3_value(timex, resolved),
            edtf: resolved.edtf().map(|date| date.to_string()),
            rule: timex.rule,
        }
    };
    resolved.iter().map(item).collect()
}
