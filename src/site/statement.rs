//! What persons said, word for word and as the texts report it. What several articles repeat in the same words is one
//! statement.

use std::borrow::Cow;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::link::{Dossier, Locus, Reading};
use crate::text::{Span, on_one_line};

/// The most bytes of a quotation that are shown beside other sentences; the article has all of it.
const LONG: usize = 4000;
/// The least number of words in which a statement is known again: "ein Skandal" may be said of anything.
const LEAST_WORDS: usize = 4;
/// The most places that repeat a statement; it is given again for further ones, so that no item fills a page.
const MOST_REPEATED: usize = 100;

/// Words of which it is known whose they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The index of the article that has them first.
    pub article: usize,
    /// Where it holds them.
    pub said: Said,
    /// Where the same words stand again, oldest first.
    pub again: Vec<Locus>,
}

/// How a statement is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Word for word; the index among the article's quotations.
    Quotation(usize),
    /// In other words; the index among its reports.
    Report(usize),
}

impl Said {
    /// Where the article holds the words.
    fn span(self, reading: &Reading) -> Span {
        match self {
            Self::Quotation(index) => reading.annotations.quotations[index].span,
            Self::Report(index) => reading.annotations.reports[index].span,
        }
    }
}

/// An article's index, and what it says that somebody said.
type Place = (usize, Said);

/// Where each person's words stand, oldest first.
pub(super) fn list_places(dossier: &Dossier) -> Vec<Vec<Place>> {
    let mut places: Vec<Vec<Place>> = dossier.people.iter().map(|_| Vec::new()).collect();
    let order = dossier.chronology.oldest_first();
    let said: Vec<Vec<(usize, Said)>> =
        order.par_iter().map(|&article| list_said(&dossier.readings[article])).collect();
    for (&article, said) in order.iter().zip(said) {
        for (person, said) in said {
            places[person].push((article, said));
        }
    }
    places
}

/// What an article tells who said it, in order, each with the index of the person.
fn list_said(reading: &Reading) -> Vec<(usize, Said)> {
    let found = &reading.annotations;
    let quotations = found.quotations.iter().enumerate();
    let quotations = quotations
        .filter_map(|(index, quotation)| Some((quotation.span, quotation.speaker?, Said::Quotation(index))));
    let reports = found.reports.iter().enumerate();
    let reports = reports.map(|(index, report)| (report.span, report.speaker, Said::Report(index)));
    let mut all: Vec<(Span, usize, Said)> = quotations.chain(reports).collect();
    all.sort_by_key(|&(span, ..)| span);
    all.into_iter().filter_map(|(_, mention, said)| Some((reading.speaker(mention)?, said))).collect()
}

/// What a person says in these places, the same words once.
pub(super) fn gather_statements(dossier: &Dossier, places: Vec<Place>) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut known: FxHashMap<(bool, Cow<str>), usize> = FxHashMap::default();
    for (article, said) in places {
        let reading = &dossier.readings[article];
        let statement = Statement { article, said, again: Vec::new() };
        let Some(words) = known_words(reading, said) else {
            statements.push(statement);
            continue;
        };
        let key = (matches!(said, Said::Quotation(_)), words);
        let first = known.get(&key).and_then(|&first| statements.get_mut(first));
        if let Some(first) = first.filter(|first| first.again.len() < MOST_REPEATED) {
            first.again.push(Locus { article, span: said.span(reading) });
        } else {
            known.insert(key, statements.len());
            statements.push(statement);
        }
    }
    statements.shrink_to_fit();
    statements
}

/// The words by which a statement is known again, without the comma that the sentence goes on with; nothing for too few of
/// them, nor where they must not be shown.
fn known_words(reading: &Reading, said: Said) -> Option<Cow<'_, str>> {
    let span = said.span(reading);
    let text = span.of(&reading.article.body.text).trim_end().trim_end_matches(',');
    let words = Some(on_one_line(text)).filter(|_| !reading.withholds(span.start))?;
    words.split(' ').nth(LEAST_WORDS - 1)?;
    Some(words)
}

/// What is shown of a person's words outside of their article: all of them, or of very many the first.
pub fn shown_statement(reading: &Reading, said: Said) -> Span {
    let span = said.span(reading);
    if span.len() <= LONG {
        return span;
    }
    let text = &reading.article.body.text;
    let end = text.floor_char_boundary(span.start + LONG);
    let end = text[span.start..end].rfind(' ').map_or(end, |space| span.start + space);
    Span::new(span.start, end)
}
