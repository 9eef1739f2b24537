//! What a person said: word for word, and as the texts report it.

use serde::Serialize;

use crate::annotate::{QuotationKind, QuotationRule};
use crate::render::bonded::bond;
use crate::render::edition::Edition;
use crate::render::escape::Html;
use crate::site::{Portion, Said, Statement, shown_statement};

use super::{Sentence, Source, draw_shown, place_label, sentence_url};

#[derive(Serialize)]
pub(super) struct QuotationView {
    /// When its article appeared.
    date: String,
    /// The words themselves, without the marks.
    text: String,
    /// The attribute that names their language, where that is not the interface's.
    lang_html: Html,
    /// Its kind, and the words that introduce it.
    note: String,
    /// What is unclear of its marks.
    qualifier: Option<String>,
    /// Where it stands.
    source: Source,
}

#[derive(Serialize)]
pub(super) struct ReportView {
    /// When its article appeared.
    date: String,
    /// The sentence that tells what was said.
    sentence: Sentence,
}

/// The quotations of a person that one of the pages holds.
pub(super) fn quotations(site: &Edition, index: usize, portion: &Portion) -> Vec<QuotationView> {
    let words = &site.words.person;
    let view = |statement: &Statement| {
        let Said::Quotation(quotation) = statement.said else { return None };
        let reading = &site.dossier.readings[statement.article];
        let shown = shown_statement(reading, statement.said);
        let quotation = &reading.annotations.quotations[quotation];
        let text = &reading.article.body.text;
        let kind = match quotation.kind {
            QuotationKind::Direct => &words.direct,
            QuotationKind::Partial => &words.partial,
            QuotationKind::Indirect => &words.indirect,
        };
        let note = match &quotation.cue {
            Some(cue) => {
                let cue = site.words.quoted(cue.span.of(text));
                words.with_cue.fill(&[("kind", kind), ("cue", &cue)])
            }
            None => kind.clone(),
        };
        Some(QuotationView {
            date: site.date_of(statement.article).to_owned(),
            text: quote(shown.of(text), shown.len() < quotation.span.len()),
            lang_html: site.lang_of(statement.article),
            note,
            qualifier: match quotation.rule {
                QuotationRule::BothMarks => None,
                QuotationRule::MissingOpening => Some(words.missing_opening.clone()),
                QuotationRule::MissingClosing => Some(words.missing_closing.clone()),
            },
            source: Source {
                url: sentence_url(reading, quotation.span.start),
                label: place_label(site, reading, quotation.span.start),
            },
        })
    };
    site.profiles[index].statements[portion.statements.clone()].iter().filter_map(view).collect()
}

/// A quotation without the comma that the sentence goes on with.
fn quote(text: &str, is_cut: bool) -> String {
    let text = bond(text.trim().trim_end_matches(','));
    if is_cut { format!("{text}\u{a0}…") } else { text }
}

/// The sentences there that report the person's words.
pub(super) fn reports(site: &Edition, index: usize, portion: &Portion, root: &str) -> Vec<ReportView> {
    let view = |statement: &Statement| {
        let Said::Report(_) = statement.said else { return None };
        let reading = &site.dossier.readings[statement.article];
        let span = shown_statement(reading, statement.said);
        Some(ReportView {
            date: site.date_of(statement.article).to_owned(),
            sentence: Sentence::new(
                draw_shown(site, statement.article, span, Some(index), root),
                site.lang_of(statement.article),
                Source {
                    url: sentence_url(reading, span.start),
                    label: place_label(site, reading, span.start),
                },
            ),
        })
    };
    site.profiles[index].statements[portion.statements.clone()].iter().filter_map(view).collect()
}
