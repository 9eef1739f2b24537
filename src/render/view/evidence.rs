//! What claims rest on, as HTML: sentences, and links to where they stand. A large dossier shows them by the hundred thousand,
//! so they are drawn here, and templates place them as they are.

use crate::link::{ByHand, Event, Telling};
use crate::render::body::push_sentence;
use crate::render::edition::Edition;
use crate::render::escape::push_escaped;
use crate::render::wording::Piece;
use crate::site::{article_path, context_of};
use crate::text::Span;

use super::reckoning::{Resolved, find_resolved, reckoned_note};
use super::{place_label, sentence_span, sentence_url};

/// A place in an article: its index, and the offset in its text.
pub(super) type Place = (usize, usize);

/// The most links to sources that stand side by side; further ones are folded.
const MOST_SHOWN: usize = 8;

/// What else is said of an event under its sentence.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// Its date, where the page does not say it.
    pub(super) label: Option<&'a str>,
    /// Whether to tell how that was reckoned.
    pub(super) reckoned: bool,
}

/// Appends what is shown of a sentence, with links, and with an ellipsis where something is left out; the person `own` is
/// set bold.
pub(super) fn push_shown(
    site: &Edition,
    article: usize,
    shown: Span,
    own: Option<usize>,
    root: &str,
    html: &mut String,
) {
    let sentence = sentence_span(&site.dossier.readings[article], shown);
    if shown.start > sentence.start {
        html.push_str("…\u{a0}");
    }
    push_sentence(site, article, shown, own, root, html);
    if shown.end < sentence.end {
        html.push_str("\u{a0}…");
    }
}

/// Appends what stands for a sentence that must not be shown, in the language of the interface.
pub(super) fn push_withheld(site: &Edition, html: &mut String) {
    html.push_str("<span class=\"omission\">");
    push_escaped(&site.words.rights.sentence, html);
    html.push_str("</span>");
}

/// Appends links to these places, parted by semicolons.
pub(super) fn push_sources(site: &Edition, places: &[Place], root: &str, html: &mut String) {
    for (index, &place) in places.iter().enumerate() {
        html.push_str(if index > 0 { "; " } else { "" });
        push_source_link(site, place, root, html);
    }
}

/// Parts places into those that are shown side by side and those that are folded.
pub(super) fn fold_sources(places: &[Place]) -> (&[Place], &[Place]) {
    places.split_at(places.len().min(MOST_SHOWN))
}

/// Appends folded links under their number; nothing for none.
pub(super) fn push_folded(site: &Edition, places: &[Place], root: &str, html: &mut String) {
    if !places.is_empty() {
        html.push_str("<details class=\"meta\"><summary>");
        push_escaped(&site.words.count(places.len(), &site.words.person.more_places), html);
        html.push_str("</summary>");
        push_sources(site, places, root, html);
        html.push_str("</details>");
    }
}

/// Appends a link to the sentence there, called "Absatz 8".
pub(super) fn push_place_link(site: &Edition, (article, offset): Place, root: &str, html: &mut String) {
    let reading = &site.dossier.readings[article];
    push_link(&sentence_url(reading, offset), &place_label(site, reading, offset), root, html);
}

/// The same, called "Februar 2025, Absatz 8".
pub(super) fn push_source_link(site: &Edition, (article, offset): Place, root: &str, html: &mut String) {
    let reading = &site.dossier.readings[article];
    html.extend(["<a href=\"", root, &sentence_url(reading, offset), "\">"]);
    let place = place_label(site, reading, offset);
    for piece in site.words.places.source.pieces() {
        let text = match piece {
            Piece::Text(text) => text,
            Piece::Slot(name) if name == "date" => site.date_of(article),
            Piece::Slot(_) => &place,
        };
        push_escaped(text, html);
    }
    html.push_str("</a>");
}

fn push_link(url: &str, label: &str, root: &str, html: &mut String) {
    html.extend(["<a href=\"", root, url, "\">"]);
    push_escaped(label, html);
    html.push_str("</a>");
}

/// Appends a role, or that none is given.
pub(super) fn push_role(site: &Edition, role: Option<&str>, html: &mut String) {
    if let Some(role) = role {
        push_escaped(role, html);
    } else {
        html.push_str("<span class=\"none\">");
        push_escaped(&site.words.person.no_role, html);
        html.push_str("</span>");
    }
}

/// Appends a link to the person by the full name.
pub(super) fn push_person_link(site: &Edition, person: usize, root: &str, html: &mut String) {
    push_link(site.person_url(person), &site.dossier.people[person].preferred_name, root, html);
}

/// Appends a link to the article by its headline.
pub(super) fn push_headline(site: &Edition, article: usize, root: &str, html: &mut String) {
    let lang_html = site.lang_of(article);
    let article = &site.dossier.readings[article].article;
    html.extend(["<a href=\"", root, &article_path(article), "\"", &lang_html, ">"]);
    push_escaped(&article.metadata.headline.text, html);
    html.push_str("</a>");
}

/// Appends the start of an element that holds what the article says, in its language.
pub(super) fn open_quoting(site: &Edition, article: usize, name: &str, html: &mut String) {
    html.extend(["<", name, &site.lang_of(article), ">"]);
}

/// Appends an event as its sentence, or in its author's words, and under it who tells of it.
pub(super) fn push_event(site: &Edition, event: &Event, root: &str, notes: &Notes, html: &mut String) {
    // Of a withheld sentence the words are gone, and with them what a note would be about.
    let resolved = find_resolved(site, event).filter(|_| is_quoted(site, event));
    push_told(site, event, resolved, root, html);
    let place = |telling: &Telling| (telling.article, telling.span(&site.dossier.readings).start);
    let places: Vec<Place> = event.tellings.iter().map(place).collect();
    let (shown, folded) = fold_sources(&places);
    // A paragraph cannot hold what folds.
    let element = if folded.is_empty() { "p" } else { "div" };
    html.extend(["<", element, " class=\"meta\">"]);
    if let Some(label) = notes.label {
        push_escaped(label, html);
        html.push_str(" · ");
    }
    push_tellings(site, event, shown, root, html);
    if let Some(note) = by_hand(site, event) {
        html.push_str(if event.tellings.is_empty() { "" } else { " · " });
        push_escaped(note, html);
    }
    push_folded(site, folded, root, html);
    // Last: under a mouse it lies over what follows.
    let reckoned = resolved.filter(|_| notes.reckoned);
    if let Some(note) = reckoned.and_then(|resolved| reckoned_note(site, event, resolved)) {
        html.push_str("<span class=\"reckoned\">");
        push_escaped(&note, html);
        html.push_str("</span>");
    }
    html.extend(["</", element, ">"]);
}

/// Appends what is told of an event: what is shown of its sentence, or what its author says.
fn push_told(site: &Edition, event: &Event, resolved: Option<Resolved>, root: &str, html: &mut String) {
    match event.clearest().filter(|_| !event.is_reworded()) {
        Some(telling) => open_quoting(site, telling.article, "p", html),
        None => html.push_str("<p>"),
    }
    match event.clearest().filter(|_| is_quoted(site, event)) {
        Some(telling) => {
            let reading = &site.dossier.readings[telling.article];
            let place = resolved.map_or_else(
                || telling.span(&site.dossier.readings),
                |(_, resolved)| reading.annotations.timexes[resolved.timex].span,
            );
            push_shown(site, telling.article, context_of(reading, place), None, root, html);
        }
        None => push_escaped(&event.label, html),
    }
    html.push_str("</p>");
}

/// Appends how many articles tell of an event, and links to these sentences of theirs.
fn push_tellings(site: &Edition, event: &Event, shown: &[Place], root: &str, html: &mut String) {
    let told = event.tellings.len();
    if told > 1 {
        push_escaped(&site.words.count(told, &site.words.nouns.in_articles), html);
        html.push_str(": ");
    }
    push_sources(site, shown, root, html);
    if told > 1 && !event.is_exact() {
        html.push_str(" · ");
        push_escaped(&site.words.timeline.same_day_open, html);
    }
}

/// What of an event is the author's, or that it is a headline.
fn by_hand<'a>(site: &'a Edition, event: &Event) -> Option<&'a str> {
    match event.by_hand {
        Some(ByHand::Added) => Some(&site.words.timeline.added),
        Some(ByHand::Reworded | ByHand::Corrected) => Some(&site.words.timeline.corrected),
        None => (!is_quoted(site, event)).then_some(&site.words.rights.headline_only),
    }
}

/// Whether an event is told by a sentence of an article: not in the author's own words, and not by a headline alone.
pub(super) fn is_quoted(site: &Edition, event: &Event) -> bool {
    !event.is_reworded()
        && event.clearest().is_some_and(|telling| !telling.is_withheld(&site.dossier.readings))
}
