//! Events that several articles tell of.
//!
//! Two sentences of different articles are one event when they name the same date, share a person and at least half
//! of the shorter one's content words; or, as in reprints of an agency's report, when they name the same date and the
//! same persons, or none, in the same words. A date alone merges nothing, and a sentence is only ever compared with the
//! first of its event, so no chain of weak matches can form.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::text::{Span, fold, is_alphanumeric, is_capitalised, on_one_line};

use super::event::{Event, Telling};
use super::{Chronology, Reading};

/// The least number of content words that two sentences share.
const LEAST_SHARED: usize = 3;
/// Words are compared by so many letters, which drops most endings.
const STEM: usize = 6;
/// On a day with more events of one person, only the latest are compared.
const MOST_COMPARED: usize = 64;
/// The most articles that repeat one sentence; it is told again for further ones, so that no entry fills a page.
const MOST_REPEATED: usize = 100;

/// The content words of an event's first sentence. Most events are never compared with another, and need none.
type Words = OnceCell<Vec<String>>;

/// Merges what several articles tell; `events` are in calendar order, and so is the result.
pub(super) fn merge_events(
    mut events: Vec<Event>,
    readings: &[Reading],
    chronology: &Chronology,
) -> Vec<Event> {
    // Only events of one date may be one, so that dates are looked at side by side.
    events.par_chunk_by_mut(Event::has_date_of).for_each(|events| merge_date(events, readings, chronology));
    // What was merged with another event has none left.
    events.retain(|event| !event.tellings.is_empty());
    events.shrink_to_fit();
    events
}

/// Merges events of one date; an event that goes into another is left without tellings.
fn merge_date(events: &mut [Event], readings: &[Reading], chronology: &Chronology) {
    let words: Vec<Words> = events.iter().map(|_| Words::new()).collect();
    let mut of_person: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut of_sentence: FxHashMap<Cow<str>, usize> = FxHashMap::default();
    for index in 0..events.len() {
        let (before, rest) = events.split_at_mut(index);
        let new = &mut rest[0];
        let sentence = sentence_of(new, readings);
        let repeated = sentence.as_ref().and_then(|sentence| of_sentence.get(sentence).copied());
        let same = repeated
            .filter(|&other| repeats(new, &before[other], &words[other], readings))
            .or_else(|| find_same(new, before, &words, &of_person, readings));
        if let Some(same) = same {
            join(&mut before[same], new);
            continue;
        }
        if let Some(sentence) = sentence {
            let first = of_sentence.entry(sentence).or_insert(index);
            if before.get(*first).is_some_and(|first| first.tellings.len() >= MOST_REPEATED) {
                *first = index;
            }
        }
        for &person in &new.people {
            of_person.entry(person).or_default().push(index);
        }
    }
    for event in events.iter_mut().filter(|event| event.tellings.len() > 1) {
        lead_with_clearest(event, readings, chronology);
    }
}

/// The sentence of an event that is told, on one line.
fn sentence_of<'a>(event: &Event, readings: &'a [Reading]) -> Option<Cow<'a, str>> {
    Some(on_one_line(event.clearest()?.text(readings)))
}

/// Whether an event is told in the words of another, whose content words these are, and by another article.
fn repeats(new: &Event, other: &Event, words: &Words, readings: &[Reading]) -> bool {
    new.people == other.people
        && other.tellings.len() < MOST_REPEATED
        && !share_article(new, other)
        && words.get_or_init(|| content_words(other, readings)).len() >= LEAST_SHARED
}

fn share_article(one: &Event, other: &Event) -> bool {
    let told_in = |article: usize| other.tellings.iter().any(|telling| telling.article == article);
    one.tellings.iter().any(|telling| told_in(telling.article))
}

/// The index of the one of `others` that is the same event; `words` are theirs and, behind them, those of the new one.
fn find_same(
    new: &Event,
    others: &[Event],
    words: &[Words],
    of_person: &BTreeMap<usize, Vec<usize>>,
    readings: &[Reading],
) -> Option<usize> {
    let candidates = new.people.iter().filter_map(|person| of_person.get(person));
    let candidates = candidates.flat_map(|indices| indices.iter().rev().take(MOST_COMPARED));
    candidates.copied().find(|&index| {
        let other = &others[index];
        if share_article(new, other) {
            return false;
        }
        let words_of = |event: &Event, index: usize| -> &Vec<String> {
            words[index].get_or_init(|| content_words(event, readings))
        };
        let (words, others) = (words_of(new, others.len()), words_of(other, index));
        let shared = words.iter().filter(|word| others.binary_search(word).is_ok()).count();
        let shorter = words.len().min(others.len());
        shared >= LEAST_SHARED && 2 * shared >= shorter
    })
}

/// Adds what tells of the same event, and takes it from there.
fn join(event: &mut Event, other: &mut Event) {
    event.tellings.append(&mut other.tellings);
    event.people.append(&mut other.people);
    event.people.sort_unstable();
    event.people.dedup();
}

/// Nouns, names of places, long words and figures, by their first letters, in order; persons are compared apart.
fn content_words(event: &Event, readings: &[Reading]) -> Vec<String> {
    let Some(telling) = event.clearest() else { return Vec::new() };
    let reading = &readings[telling.article];
    let text = &reading.article.body.text;
    let sentence = telling.span(readings);
    let named: Vec<Span> = reading.mentions_in(sentence).map(|mention| mention.span).collect();
    let timexes = &reading.annotations.timexes;
    let from = timexes.partition_point(|timex| timex.span.start < sentence.start);
    let dated = timexes[from..].iter().map(|timex| timex.span).take_while(|span| span.start < sentence.end);
    let dated: Vec<Span> = dated.collect();
    let mut words = Vec::new();
    let mut start = sentence.start;
    for piece in sentence.of(text).split(|letter| !is_alphanumeric(letter)) {
        let span = Span::new(start, start + piece.len());
        start = span.end + text[span.end..].chars().next().map_or(0, char::len_utf8);
        let has = |letters: usize| piece.len() >= letters && piece.chars().nth(letters - 1).is_some();
        let tells = has(3) && is_capitalised(piece)
            || has(8)
            || piece.starts_with(|digit: char| digit.is_ascii_digit());
        if tells && !is_among(span, &named) && !is_among(span, &dated) {
            let mut word = fold(piece);
            if let Some((end, _)) = word.char_indices().nth(STEM) {
                word.truncate(end);
            }
            words.push(word);
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether `span` overlaps one of `others`, which follow each other without overlap.
fn is_among(span: Span, others: &[Span]) -> bool {
    let next = others.partition_point(|other| other.end <= span.start);
    others.get(next).is_some_and(|other| other.overlaps(span))
}

/// Puts the clearest sentence first: the one that names most persons, then the shortest, then the oldest.
fn lead_with_clearest(event: &mut Event, readings: &[Reading], chronology: &Chronology) {
    event.tellings.sort_by_key(|telling| chronology.rank(telling.article));
    let clarity = |telling: &Telling| {
        let reading = &readings[telling.article];
        let span = telling.span(readings);
        let people: BTreeSet<usize> =
            reading.mentions_in(span).filter_map(|mention| mention.person).collect();
        (std::cmp::Reverse(people.len()), span.len())
    };
    let clearest =
        (0..event.tellings.len()).min_by_key(|&index| clarity(&event.tellings[index])).unwrap_or(0);
    event.tellings[..=clearest].rotate_right(1);
    event.retell(readings);
}
