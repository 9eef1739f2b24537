//! What may not be shown is cut out of the dossier before any page is planned.
//!
//! This is the one place that decides it. Behind it the words are not in the [`Site`](super::Site) any more: a withheld
//! sentence consists of the names in it and ellipses, its quotations are gone, and its dates have lost the words that
//! give them. So nothing that is drawn from a site can leak them by forgetting to ask. What stays is that the sentence
//! exists, so that numbers of sentences and paragraphs, and with them the permalinks, do not depend on rights.

mod cut;
mod events;
mod excerpt;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::annotate::{Annotations, RoleMention};
use crate::config::Extent;
use crate::corpus::{Article, Block, Body, Markup};
use crate::link::{Dossier, Locus, Reading, Withheld};
use crate::text::Span;

use cut::Cut;
use excerpt::{choose_excerpt, rank_evidence};

/// The most words of a role whose sentence is withheld; a longer one would be a piece of the sentence.
const MOST_ROLE: usize = 3;

/// Cuts out of the dossier what the articles' rights withhold.
pub(super) fn withhold(dossier: &mut Dossier) {
    if dossier.readings.iter().all(|reading| reading.article.rights.text == Extent::Full) {
        return;
    }
    let evidence = rank_evidence(dossier);
    let cuts: Vec<Option<Cut>> = dossier
        .readings
        .par_iter_mut()
        .zip(evidence)
        .map(|(reading, evidence)| {
            let kept = match reading.article.rights.text {
                Extent::Full => return None,
                Extent::Excerpt => choose_excerpt(reading, &evidence),
                Extent::Metadata => Vec::new(),
            };
            let cut = Cut::new(reading, kept);
            apply(reading, &cut);
            Some(cut)
        })
        .collect();
    withhold_of_people(dossier, &cuts);
    events::withhold_of_events(dossier);
    let shown: BTreeSet<_> = dossier
        .readings
        .iter()
        .flat_map(|reading| &reading.article.body.markup)
        .filter_map(|event| if let Markup::Picture { path, .. } = event { Some(path.clone()) } else { None })
        .collect();
    dossier.pictures.retain(|picture| shown.contains(&picture.path));
}

/// Leaves of an article what the cut keeps.
fn apply(reading: &mut Reading, cut: &Cut) {
    let article = &mut reading.article;
    let withheld = reading.annotations.sentences.iter().enumerate();
    let withheld = withheld.filter(|(_, sentence)| !cut.touches(sentence.span)).map(|(index, _)| index);
    let lead = shown_lead(&article.body, cut);
    reading.withheld = Some(Withheld { sentences: withheld.collect(), lead });
    article.body = cut_body(&article.body, cut);
    cut_metadata(article);
    cut_annotations(&mut reading.annotations, cut);
    for mention in &mut reading.mentions {
        mention.span = cut.map(mention.span);
    }
}

/// The beginning of the lead that is kept, with an ellipsis where the rest is missing.
fn shown_lead(body: &Body, cut: &Cut) -> String {
    let Some(lead) = body.lead_block() else { return String::new() };
    match cut.pieces_in(lead.span).next() {
        Some(piece) if piece.start == lead.span.start => {
            let rest = if piece.end < lead.span.end { " …" } else { "" };
            format!("{}{rest}", piece.of(&body.text))
        }
        _ => String::new(),
    }
}

fn cut_body(body: &Body, cut: &Cut) -> Body {
    let kept = |span: Option<Span>| span.filter(|&span| cut.keeps(span)).map(|span| cut.map(span));
    let block = |block: &Block| Block {
        kind: block.kind,
        span: cut.map(block.span),
        dateline: kept(block.dateline),
        credit: kept(block.credit),
    };
    let markup = body.blocks.iter().enumerate().flat_map(|(index, block)| mark_up(index, block.span, cut));
    Body { text: cut.text.clone(), blocks: body.blocks.iter().map(block).collect(), markup: markup.collect() }
}

/// What is drawn of a block: its pieces, and between them that something is missing. Nothing, if all of it is.
fn mark_up(index: usize, block: Span, cut: &Cut) -> Vec<Markup> {
    let mut markup = Vec::new();
    let mut at = block.start;
    for piece in cut.pieces_in(block) {
        if piece.start > at {
            markup.push(Markup::Omission);
        }
        markup.push(Markup::Text(cut.map(piece)));
        at = piece.end;
    }
    if markup.is_empty() {
        return markup;
    }
    if at < block.end {
        markup.push(Markup::Omission);
    }
    markup.insert(0, Markup::Open(crate::corpus::Element::Block(index)));
    markup.push(Markup::Close);
    markup
}

fn cut_metadata(article: &mut Article) {
    let metadata = &mut article.metadata;
    if article.body.blocks.iter().all(|block| block.dateline.is_none()) {
        metadata.dateline.clear();
    }
    if article.rights.text != Extent::Metadata {
        return;
    }
    metadata.summary = None;
    // A derived headline consists of words of the text.
    if metadata.headline.derived {
        let named = [metadata.source.clone(), Some(metadata.published.to_string())];
        metadata.headline.text = named.into_iter().flatten().collect::<Vec<_>>().join(", ");
    }
}

fn cut_annotations(found: &mut Annotations, cut: &Cut) {
    for sentence in &mut found.sentences {
        sentence.span = cut.map(sentence.span);
    }
    for person in &mut found.persons {
        person.span = cut.map(person.span);
    }
    for timex in &mut found.timexes {
        timex.span = cut.map_or_empty(timex.span);
    }
    found.roles.retain(|role| is_short(&role.title) || cut.keeps(role.span));
    found.roles.iter_mut().for_each(|role: &mut RoleMention| role.span = cut.map_or_empty(role.span));
    found.epithets.retain(|epithet| cut.keeps(epithet.span));
    found.epithets.iter_mut().for_each(|epithet| epithet.span = cut.map(epithet.span));
    found.quotations.retain(|quotation| cut.keeps(quotation.span));
    for quotation in &mut found.quotations {
        quotation.span = cut.map(quotation.span);
        quotation.cue = quotation.cue.take().filter(|cue| cut.keeps(cue.span));
        quotation.cue.iter_mut().for_each(|cue| cue.span = cut.map(cue.span));
    }
    found
        .reports
        .retain(|report| cut.keeps(report.span) && report.cue.as_ref().is_none_or(|cue| cut.keeps(cue.span)));
    for report in &mut found.reports {
        report.span = cut.map(report.span);
        if let Some(cue) = &mut report.cue {
            cue.span = cut.map(cue.span);
        }
    }
}

fn is_short(title: &str) -> bool {
    title.split_whitespace().count() <= MOST_ROLE
}

/// Moves the places where persons are named, and takes from them the roles that are pieces of withheld sentences.
fn withhold_of_people(dossier: &mut Dossier, cuts: &[Option<Cut>]) {
    let keeps = |locus: &Locus| cuts[locus.article].as_ref().is_none_or(|cut| cut.keeps(locus.span));
    for person in &mut dossier.people {
        for role in &mut person.roles {
            if !is_short(&role.title) {
                role.evidence.retain(keeps);
            }
            for locus in &mut role.evidence {
                if let Some(cut) = &cuts[locus.article] {
                    locus.span = cut.map_or_empty(locus.span);
                }
            }
        }
        person.roles.retain(|role| !role.evidence.is_empty());
        for locus in &mut person.mentions {
            if let Some(cut) = &cuts[locus.article] {
                locus.span = cut.map(locus.span);
            }
        }
    }
}
