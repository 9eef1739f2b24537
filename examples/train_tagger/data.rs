//! Marked sentences, in either form.

use std::io;
use std::path::PathBuf;

use leporello::annotate::tagger::{NameClass, observe};
use leporello::corpus::Language;
use leporello::text::Span;

/// A sentence and the names in it, in bytes.
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) names: Vec<(Span, NameClass)>,
}

/// Reads all files in order.
pub(super) fn read_all(paths: &[PathBuf]) -> io::Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(path)?;
        if path.extension().is_some_and(|kind| kind == "tsv") {
            sentences.extend(text.split("\n\n").map(read_rows));
        } else {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
            sentences.extend(lines.map(read_marks));
        }
    }
    sentences.retain(|sentence| !sentence.text.is_empty());
    Ok(sentences)
}

/// The features and the label of each token.
pub(super) fn label(sentence: &Sentence, language: Language) -> Vec<(Vec<u64>, usize)> {
    let mut open: Option<Span> = None;
    let labels = observe(&sentence.text, language).into_iter().map(|token| {
        let name = sentence
            .names
            .iter()
            .find(|(span, _)| span.start <= token.span.start && token.span.start < span.end);
        let label = name.map_or(0, |&(span, class)| class.begin() + usize::from(open == Some(span)));
        open = name.map(|&(span, _)| span);
        (token.features, label)
    });
    labels.collect()
}

/// Rows of `GermEval`; only the outer names count, and derivations ("deutsch"), parts of compounds and others do not.
fn read_rows(rows: &str) -> Sentence {
    let mut sentence = Sentence { text: String::new(), names: Vec::new() };
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let mut fields = row.split('\t').skip(1);
        let (Some(token), Some(label)) = (fields.next(), fields.next()) else { continue };
        if !sentence.text.is_empty() {
            sentence.text.push(' ');
        }
        let start = sentence.text.len();
        sentence.text.push_str(token);
        let end = sentence.text.len();
        match label.split_once('-').and_then(|(position, name)| Some((position, class_of(name)?))) {
            Some(("B", class)) => sentence.names.push((Span::new(start, end), class)),
            Some((_, class)) => match sentence.names.last_mut() {
                Some((span, last)) if *last == class && span.end + 1 == start => span.end = end,
                _ => sentence.names.push((Span::new(start, end), class)),
            },
            None => (),
        }
    }
    sentence
}

/// A line with names in brackets.
fn read_marks(line: &str) -> Sentence {
    let mut sentence = Sentence { text: String::new(), names: Vec::new() };
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('[') {
        sentence.text.push_str(before);
        let mark = marked.split_once(']').and_then(|(inner, behind)| {
            let (class, words) = inner.split_once(' ')?;
            Some((class_of(class)?, words, behind))
        });
        if let Some((class, words, behind)) = mark {
            let start = sentence.text.len();
            sentence.text.push_str(words);
            sentence.names.push((Span::new(start, sentence.text.len()), class));
            rest = behind;
        } else {
            sentence.text.push('[');
            rest = marked;
        }
    }
    sentence.text.push_str(rest);
    sentence
}

fn class_of(name: &str) -> Option<NameClass> {
    match name {
        "PER" => Some(NameClass::Person),
        "LOC" => Some(NameClass::Place),
        "ORG" => Some(NameClass::Organisation),
        _ => None,
    }
}
