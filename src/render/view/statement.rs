//! What a person said: word for word, and as the texts report it.

use crate::annotate::{QuotationKind, QuotationRule};
use crate::render::edition::Edition;
use crate::render::escape::{Html, push_escaped};
use crate::site::{Portion, Said, Statement, shown_statement};
use crate::text::Span;

use super::evidence::{
    Place, fold_sources, open_quoting, push_folded, push_place_link, push_shown, push_sources,
};

/// The quotations of a person that one of the pages holds, as items of a list.
pub(super) fn draw_quotations(site: &Edition, index: usize, portion: &Portion, root: &str) -> Html {
    let statements = &site.profiles[index].statements[portion.statements.clone()];
    let mut html = Html::with_room_for(statements.len());
    for statement in statements {
        if let Said::Quotation(quotation) = statement.said {
            open_item(site, statement, &mut html);
            html.push_str("<div>");
            push_quotation(site, statement, quotation, root, &mut html);
            html.push_str("</div></li>");
        }
    }
    html
}

/// The sentences there that report the person's words, likewise.
pub(super) fn draw_reports(site: &Edition, index: usize, portion: &Portion, root: &str) -> Html {
    let mut html = Html::default();
    for statement in &site.profiles[index].statements[portion.statements.clone()] {
        if let Said::Report(_) = statement.said {
            let article = statement.article;
            let span = shown_statement(&site.dossier.readings[article], statement.said);
            open_item(site, statement, &mut html);
            open_quoting(site, article, "p", &mut html);
            push_shown(site, article, span, Some(index), root, &mut html);
            html.push_str("</p><p class=\"meta\">");
            push_place_link(site, (article, span.start), root, &mut html);
            let again = again(statement);
            let (shown, folded) = fold_sources(&again);
            push_again(site, shown, root, &mut html);
            html.push_str("</p>");
            push_folded(site, folded, root, &mut html);
            html.push_str("</li>");
        }
    }
    html
}

/// Begins the item of a statement with the date of its article.
fn open_item(site: &Edition, statement: &Statement, html: &mut String) {
    html.push_str("\n<li><p class=\"when\">");
    push_escaped(site.date_of(statement.article), html);
    html.push_str("</p>");
}

/// Appends a quotation, and under it its kind, the words that introduce it, and what is unclear of its marks.
fn push_quotation(site: &Edition, statement: &Statement, quotation: usize, root: &str, html: &mut String) {
    let article = statement.article;
    let reading = &site.dossier.readings[article];
    let quotation = &reading.annotations.quotations[quotation];
    let shown = shown_statement(reading, statement.said);
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
    open_quoting(site, article, "blockquote", html);
    html.push_str("<p>");
    push_quoted(site, article, shown, html);
    html.push_str(if shown.len() < quotation.span.len() { "\u{a0}…" } else { "" });
    html.push_str("</p></blockquote><p class=\"meta\">");
    match &quotation.cue {
        Some(cue) => {
            let cue = site.words.quoted(cue.span.of(&reading.article.body.text));
            push_escaped(&words.with_cue.fill(&[("kind", kind), ("cue", &cue)]), html);
        }
        None => push_escaped(kind, html),
    }
    html.push_str(" · ");
    push_place_link(site, (article, quotation.span.start), root, html);
    let again = again(statement);
    let (shown, folded) = fold_sources(&again);
    push_again(site, shown, root, html);
    if let Some(qualifier) = qualifier {
        html.push_str(" · ");
        push_escaped(qualifier, html);
    }
    html.push_str("</p>");
    push_folded(site, folded, root, html);
}

/// Appends links to these places, where the same words stand again.
fn push_again(site: &Edition, shown: &[Place], root: &str, html: &mut String) {
    if !shown.is_empty() {
        html.push_str(" · ");
        push_escaped(&site.words.person.said_again, html);
        html.push(' ');
        push_sources(site, shown, root, html);
    }
}

/// Where the words stand again.
fn again(statement: &Statement) -> Vec<Place> {
    statement.again.iter().map(|locus| (locus.article, locus.span.start)).collect()
}

/// Appends a quotation without the comma that the sentence goes on with.
fn push_quoted(site: &Edition, article: usize, shown: Span, html: &mut String) {
    let text = shown.of(&site.dossier.readings[article].article.body.text);
    let start = shown.start + text.len() - text.trim_start().len();
    let end = shown.start + text.trim_end().trim_end_matches(',').len();
    site.text_of(article).push(Span::new(start, end.max(start)), html);
}
