//! Events of sentences without a date of their own: where the sentence before or the article's publication settles it.
//!
//! Both are for news told in the past. "Dabei", "dort" and the like take the date of the sentence directly before; what
//! the lead of a news report tells of several people happened about when it appeared, and the date says no more.

use std::cell::LazyCell;

use super::Reading;
use super::event::{Event, Telling, people_in, tell};
use crate::annotate::TimexKind;
use crate::corpus::BlockKind;
use crate::date::{Date, Edtf, Qualifier};
use crate::text::{Span, WordList, is_alphanumeric};

/// What a sentence opens with that goes on with the one before.
static GOING_ON: WordList = WordList::new(include_str!("../../lexicons/going_on.txt"));

/// Verbs and adverbs of sentences that do not tell what happened then.
static NOT_THEN: WordList = WordList::new(include_str!("../../lexicons/not_then.txt"));

/// Verbs of the past that no ending tells.
static PAST: WordList = WordList::new(include_str!("../../lexicons/past_verbs.txt"));

/// How many paragraphs are the lead, and how many days before publication its news may lie.
const LEAD: usize = 2;
const RECENT: i64 = 10;
/// How many people a sentence of the lead names at least.
const SEVERAL: usize = 2;

/// The events that only their surroundings date; `dated` are those of the article's other sentences, in order.
pub(super) fn find_undated(article: usize, reading: &Reading, dated: &[Event]) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut paragraphs: Vec<usize> = Vec::new();
    let published = LazyCell::new(|| published_about(reading));
    for index in 0..reading.annotations.sentences.len() {
        let sentence = reading.annotations.sentences[index];
        let kind = reading.article.body.blocks[sentence.block].kind;
        if !matches!(kind, BlockKind::Lead | BlockKind::Paragraph) {
            continue;
        }
        if paragraphs.last() != Some(&sentence.block) {
            paragraphs.push(sentence.block);
        }
        let here = Telling { article, sentence: index, date: None };
        let before = index
            .checked_sub(1)
            .filter(|&before| reading.annotations.sentences[before].block == sentence.block);
        let settled = before
            .and_then(|before| sole_event(&[dated, &events], before))
            .filter(|_| goes_on(sentence.span.of(&reading.article.body.text)))
            .cloned();
        let leads = paragraphs.len() <= LEAD && events.is_empty();
        if !(leads || settled.is_some()) || !tells_of_then(reading, sentence.span) {
            continue;
        }
        let people = people_in(reading, sentence.span);
        if let Some(before) = settled {
            if !people.is_empty() {
                let event = tell(reading, here, &before.date, people, 1);
                events.push(Event { part: before.part, ..event });
            }
        } else if people.len() >= SEVERAL
            && let Some(date) = published.as_ref()
        {
            events.push(tell(reading, here, date, people, 1));
        }
    }
    events
}

/// The only event of that sentence, if its date is no border; each list is in the order of the sentences.
fn sole_event<'a>(events: &[&'a [Event]; 2], sentence: usize) -> Option<&'a Event> {
    let place = |event: &Event| event.clearest().map(|telling| telling.sentence);
    let mut found = events.iter().flat_map(|events| {
        let first = events.partition_point(|event| place(event) < Some(sentence));
        events[first..].iter().take_while(move |event| place(event) == Some(sentence))
    });
    found.next().filter(|event| event.border.is_none() && found.next().is_none())
}

fn goes_on(sentence: &str) -> bool {
    GOING_ON
        .words()
        .iter()
        .any(|opening| sentence.strip_prefix(opening).is_some_and(|rest| rest.starts_with([' ', ','])))
}

/// Whether the sentence names no time, quotes nobody and is told in the past.
fn tells_of_then(reading: &Reading, span: Span) -> bool {
    let annotations = &reading.annotations;
    let first = annotations.timexes.partition_point(|timex| timex.span.start < span.start);
    let mut times = annotations.timexes[first..].iter().take_while(|timex| timex.span.start < span.end);
    if times.any(|timex| timex.kind != TimexKind::Duration) {
        return false;
    }
    let first = annotations.quotations.partition_point(|quotation| quotation.span.end <= span.start);
    let quoted = annotations.quotations.get(first).is_some_and(|quotation| quotation.span.overlaps(span));
    let reported = annotations.reports.binary_search_by_key(&span.start, |report| report.span.start).is_ok();
    if quoted || reported {
        return false;
    }
    let mut past = false;
    for word in span.of(&reading.article.body.text).split(|letter| !is_alphanumeric(letter)) {
        if NOT_THEN.contains(word) {
            return false;
        }
        past = past || is_past(word);
    }
    past
}

/// Whether a word is a verb of the past, as its ending or the list tells.
fn is_past(word: &str) -> bool {
    let is_regular = ["te", "ten", "ed"].iter().any(|ending| word.ends_with(ending))
        && word.starts_with(char::is_lowercase)
        && word.chars().count() >= 5;
    is_regular || PAST.contains(word)
}

/// About the time of publication, if the article is news: it names a day shortly before.
fn published_about(reading: &Reading) -> Option<Edtf> {
    let published = reading.article.metadata.published.date()?;
    let (first, last) = (published.first_day(), published.last_day());
    let is_recent = |date: &Edtf| {
        date.first_day().zip(date.last_day()).is_some_and(|(from, to)| {
            to <= last && (first - from).num_days() <= RECENT && (to - from).num_days() <= 31
        })
    };
    let news = published.month.is_some()
        && reading.dates.iter().filter_map(|resolved| resolved.date.as_ref()).any(is_recent);
    news.then_some(Edtf::Date(Date { qualifier: Qualifier::Approximate, ..published }))
}
