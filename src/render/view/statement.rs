//! What a person said: word for word, and as the texts report it.

use serde::Serialize;

use crate::annotate::{Quotation, QuotationKind, QuotationRule};
use crate::render::edition::Edition;
use crate::render::escape::{Html, push_escaped};
use crate::site::{Portion, Said, Statement, shown_statement};
use crate::text::Span;

use super::evidence::{blank, open_quoting, push_place_link, push_shown};

/// Words of a person, as a quotation or in a sentence that reports them.
#[derive(Serialize)]
pub(super) struct StatementView {
    /// When its article appeared.
    date: String,
    /// What was said, and under it where that stands.
    html: Html,
}

/// The quotations of a person that one of the pages holds.
pub(super) fn quotations(site: &Edition, index: usize, portion: &Portion, root: &str) -> Vec<StatementView> {
    let view = |statement: &Statement| {
        let Said::Quotation(quotation) = statement.said else { return None };
        let reading = &site.dossier.readings[statement.article];
        let quotation = &reading.annotations.quotations[quotation];
        let shown = shown_statement(reading, statement.said);
        let html = draw_quotation(site, statement.article, quotation, shown, root);
        Some(StatementView { date: site.date_of(statement.article).to_owned(), html })
    };
    site.profiles[index].statements[portion.statements.clone()].iter().filter_map(view).collect()
}

/// A quotation of which `shown` is shown, and under it its kind, the words that introduce it, and what is unclear of its marks.
fn draw_quotation(site: &Edition, article: usize, quotation: &Quotation, shown: Span, root: &str) -> Html {
    let words = &site.words.person;
    let kind = match quotation.kind {
        QuotationKind::Direct => &words.direct,
        QuotationKind::Partial => &words.partial,
        QuotationKind::Indirect => &words.indirect,
    };
    let qualifier = match quotation.rule {
        QuotationRule::BothMarks => None,
        QuotationRule::MissingOpening => Some(&words.missing_opening),
        QuotationRule::MissingClosing => Some(&words.missing_closing),
    };
    let mut html = blank();
    open_quoting(site, article, "blockquote", &mut html);
    html.push_str("<p>");
    push_quoted(site, article, shown, &mut html);
    html.push_str(if shown.len() < quotation.span.len() { "\u{a0}…" } else { "" });
    html.push_str("</p></blockquote><p class=\"meta\">");
    match &quotation.cue {
        Some(cue) => {
            let cue = site.words.quoted(cue.span.of(&site.dossier.readings[article].article.body.text));
            push_escaped(&words.with_cue.fill(&[("kind", kind), ("cue", &cue)]), &mut html);
        }
        None => push_escaped(kind, &mut html),
    }
    html.push_str(" · ");
    push_place_link(site, (article, quotation.span.start), root, &mut html);
    if let Some(qualifier) = qualifier {
        html.push_str(" · ");
        push_escaped(qualifier, &mut html);
    }
    html.push_str("</p>");
    html.into()
}

/// Appends a quotation without the comma that the sentence goes on with.
fn push_quoted(site: &Edition, article: usize, shown: Span, html: &mut String) {
    let text = shown.of(&site.dossier.readings[article].article.body.text);
    let start = shown.start + text.len() - text.trim_start().len();
    let end = shown.start + text.trim_end().trim_end_matches(',').len();
    site.text_of(article).push(Span::new(start, end.max(start)), html);
}

/// The sentences there that report the person's words.
pub(super) fn reports(site: &Edition, index: usize, portion: &Portion, root: &str) -> Vec<StatementView> {
    let view = |statement: &Statement| {
        let Said::Report(_) = statement.said else { return None };
        let article = statement.article;
        let span = shown_statement(&site.dossier.readings[article], statement.said);
        let mut html = blank();
        open_quoting(site, article, "p", &mut html);
        push_shown(site, article, span, Some(index), root, &mut html);
        html.push_str("</p><p class=\"meta\">");
        push_place_link(site, (article, span.start), root, &mut html);
        html.push_str("</p>");
        Some(StatementView { date: site.date_of(article).to_owned(), html: html.into() })
    };
    site.profiles[index].statements[portion.statements.clone()].iter().filter_map(view).collect()
}
