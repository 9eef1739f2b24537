//! What an excerpt shows: the beginning of the lead, and the sentences on which most rests, up to a share of the text.

use crate::config::Rights;
use crate::corpus::BlockKind;
use crate::link::{Dossier, Reading};
use crate::text::Span;

/// The sentences of each article that claims rest on, the most needed first: those of exact events, of other events,
/// of quotations whose speaker is known, and of roles. A sentence may be listed twice.
pub(super) fn rank_evidence(dossier: &Dossier) -> Vec<Vec<usize>> {
    let mut evidence: Vec<Vec<usize>> = dossier.readings.iter().map(|_| Vec::new()).collect();
    for wanted in [true, false] {
        let events = dossier.events.iter().filter(|event| event.is_exact() == wanted && !event.is_reworded());
        for telling in events.filter_map(crate::link::Event::clearest) {
            evidence[telling.article].push(telling.sentence);
        }
    }
    for (reading, evidence) in dossier.readings.iter().zip(&mut evidence) {
        let found = &reading.annotations;
        let quotations = found.quotations.iter().filter(|quotation| quotation.speaker.is_some());
        let roles = found.roles.iter().map(|role| role.span);
        let places = quotations.map(|quotation| quotation.span).chain(roles);
        evidence.extend(places.filter_map(|span| reading.sentence_at(span.start)));
    }
    evidence
}

/// What is kept of an article's text, in order.
pub(super) fn choose_excerpt(reading: &Reading, evidence: &[usize]) -> Vec<Span> {
    let body = &reading.article.body;
    let Rights { words, share, .. } = reading.article.rights;
    let count = |span: Span| span.of(&body.text).split_whitespace().count();
    let mut room = count(Span::new(0, body.text.len())) * share / 100;
    let mut kept = Vec::new();
    if let Some(lead) = body.lead_block() {
        let beginning = begin(reading, lead.span, words.min(room));
        room -= count(beginning).min(room);
        kept.push(beginning);
    }
    for &index in evidence {
        let sentence = reading.annotations.sentences[index];
        let is_cell = body.blocks[sentence.block].kind == BlockKind::Cell;
        let taken = kept.iter().any(|span: &Span| span.overlaps(sentence.span));
        if !taken && !is_cell && count(sentence.span) <= room {
            room -= count(sentence.span);
            kept.push(sentence.span);
        }
    }
    kept.extend(body.blocks.iter().filter(|block| block.kind == BlockKind::Credit).map(|block| block.span));
    kept.retain(|span| !span.is_empty());
    kept.sort_unstable();
    kept
}

/// The first so many words of a block: whole sentences as long as they fit, else the beginning of the first.
fn begin(reading: &Reading, block: Span, words: usize) -> Span {
    let text = &reading.article.body.text;
    let count = |end: usize| text[block.start..end].split_whitespace().count();
    let sentences = reading.annotations.sentences.iter().map(|sentence| sentence.span);
    let ends = sentences.filter(|span| block.contains(*span)).map(|span| span.end);
    if let Some(end) = ends.take_while(|&end| count(end) <= words).last() {
        return Span::new(block.start, end);
    }
    let length = block.of(text).split_whitespace().take(words).last().map_or(0, |word| {
        let inside = word.as_ptr() as usize - block.of(text).as_ptr() as usize;
        inside + word.len()
    });
    Span::new(block.start, block.start + length)
}
