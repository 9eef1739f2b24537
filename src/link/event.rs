//! Events: sentences whose date is known at least to the year.

use crate::annotate::{Direction, MonthPart};
use crate::corpus::BlockKind;
use crate::date::{Bound, Date, Edtf, Qualifier};
use crate::text::{Span, on_one_line};

use super::date::bounded;
use super::undated::find_undated;
use super::{Chronology, Reading};

/// The longest label, in characters.
const LABEL_LENGTH: usize = 120;

/// Something that an article says of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stable while the article and its sentence stay.
    pub id: String,
    /// When.
    pub date: Edtf,
    /// "Anfang", "Mitte", "Ende" of that month or year.
    pub part: Option<MonthPart>,
    /// Before or after that date.
    pub border: Option<Direction>,
    /// The sentences that tell of it, one of each article: the clearest, then from the oldest article on. Only an
    /// event of the author's own may have none.
    pub tellings: Vec<Telling>,
    /// The persons whom these sentences name, in the order of the register.
    pub people: Vec<usize>,
    /// The clearest sentence, shortened at a word, or the author's own words.
    pub label: String,
    /// What of it is the author's.
    pub by_hand: Option<ByHand>,
}

/// What of an event `events.toml` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ByHand {
    /// All of it.
    Added,
    /// Its label, and perhaps its date and persons.
    Reworded,
    /// Its date or its persons.
    Corrected,
}

/// A sentence that tells of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Telling {
    /// The article's index.
    pub article: usize,
    /// The sentence's index in the article.
    pub sentence: usize,
    /// The index of the article's date that the sentence gives the event; nothing where its surroundings or its author do.
    pub date: Option<usize>,
}

impl Telling {
    /// The span of the sentence in its article.
    pub fn span(&self, readings: &[Reading]) -> Span {
        readings[self.article].annotations.sentences[self.sentence].span
    }

    /// The words of the sentence.
    pub fn text<'a>(&self, readings: &'a [Reading]) -> &'a str {
        self.span(readings).of(&readings[self.article].article.body.text)
    }

    /// Whether the words of the sentence must not be shown.
    pub fn is_withheld(&self, readings: &[Reading]) -> bool {
        let withheld = readings[self.article].withheld.as_ref();
        withheld.is_some_and(|withheld| withheld.holds(self.sentence))
    }
}

impl Event {
    /// The sentence that tells of it most clearly.
    pub fn clearest(&self) -> Option<Telling> {
        self.tellings.first().copied()
    }

    /// Whether another event is given the same date.
    pub fn has_date_of(&self, other: &Self) -> bool {
        (&self.date, self.part, self.border) == (&other.date, other.part, other.border)
    }

    /// The articles that tell of it, oldest first.
    pub fn told_in(&self, chronology: &Chronology) -> Vec<usize> {
        let mut articles: Vec<usize> = self.tellings.iter().map(|telling| telling.article).collect();
        articles.sort_by_key(|&article| chronology.rank(article));
        articles
    }

    /// Whether it is told in words of the author's own rather than in those of an article.
    pub fn is_reworded(&self) -> bool {
        matches!(self.by_hand, Some(ByHand::Added | ByHand::Reworded))
    }

    /// Takes the label from the clearest sentence; the id stays that of the first article.
    pub fn retell(&mut self, readings: &[Reading]) {
        if let Some(telling) = self.clearest() {
            self.label = shorten(telling.text(readings));
        }
    }

    /// The date as EDTF writes it: "vor 2014" is everything up to it, `../2014`.
    pub fn edtf(&self) -> Edtf {
        bounded(&self.date, self.border)
    }

    /// Whether the date is known to the day: one day, or from one day to another.
    pub fn is_exact(&self) -> bool {
        let certain = |date: &Date| date.day.is_some() && date.qualifier == Qualifier::Certain;
        self.border.is_none()
            && match &self.date {
                Edtf::Date(date) => certain(date),
                Edtf::Interval(Bound::Date(start), Bound::Date(end)) => certain(start) && certain(end),
                _ => false,
            }
    }
}

/// Collects the events of one article: those with a date of their own in the order of its sentences, then the others.
pub(super) fn find_events(article: usize, reading: &Reading) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let text = &reading.article.body.text;
    // Where the expression that gave the last event ends.
    let mut last_end = None;
    for (index, resolved) in reading.dates.iter().enumerate() {
        let timex = &reading.annotations.timexes[resolved.timex];
        let Some(date) = resolved.date.as_ref().filter(|_| timex.names_point()) else { continue };
        let Some(sentence) = reading.sentence_at(timex.span.start) else { continue };
        let block = reading.annotations.sentences[sentence].block;
        // A cell of a table is no sentence, and tells of nothing.
        if reading.article.body.blocks[block].kind == BlockKind::Cell {
            continue;
        }
        let is_here = |event: &Event| event.clearest().is_some_and(|telling| telling.sentence == sentence);
        let told_here = |event: &&Event| is_here(event);
        if events
            .iter()
            .rev()
            .take_while(told_here)
            .any(|event| event.date == *date && event.part == resolved.part)
        {
            continue;
        }
        if let Some(event) = events.last_mut().filter(|event| is_here(event))
            && let Some(both) = join_days(
                &event.date,
                date,
                last_end.map_or("", |end: usize| text.get(end..timex.span.start).unwrap_or_default()),
            )
        {
            event.date = both;
            continue;
        }
        last_end = Some(timex.span.end);
        let count = events.iter().rev().take_while(told_here).count() + 1;
        let people = people_in(reading, reading.annotations.sentences[sentence].span);
        let here = Telling { article, sentence, date: Some(index) };
        let event = tell(reading, here, date, people, count);
        events.push(Event { part: resolved.part, border: resolved.border, ..event });
    }
    let undated = find_undated(article, reading, &events);
    events.extend(undated);
    events
}

/// The persons whom a sentence names, or for whom a title or pronoun stands in it, in order.
pub(super) fn people_in(reading: &Reading, span: Span) -> Vec<usize> {
    let named = reading.mentions_in(span).filter(|mention| !reading.is_bystander(mention));
    let named = named.filter_map(|mention| mention.person);
    let epithets = &reading.annotations.epithets;
    let first = epithets.partition_point(|epithet| epithet.span.start < span.start);
    let inside = epithets[first..].iter().take_while(|epithet| span.contains(epithet.span));
    let called = inside.flat_map(|epithet| &epithet.persons).filter_map(|&person| reading.speaker(person));
    let mut people: Vec<usize> = named.chain(called).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// The event that the sentence tells of these people, the `count`th of it.
pub(super) fn tell(reading: &Reading, here: Telling, date: &Edtf, people: Vec<usize>, count: usize) -> Event {
    let span = reading.annotations.sentences[here.sentence].span;
    let suffix = if count == 1 { String::new() } else { format!("-{count}") };
    Event {
        id: format!("{}-s{}{suffix}", reading.article.id, here.sentence + 1),
        date: date.clone(),
        part: None,
        border: None,
        tellings: vec![here],
        people,
        label: shorten(span.of(&reading.article.body.text)),
        by_hand: None,
    }
}

/// The order of events: by the first day that may be meant, the vaguer before the exacter, then by the article that
/// tells of it, the author's own last.
pub(super) fn order(event: &Event, chronology: &Chronology) -> impl Ord + use<> {
    let first = event.date.first_day().or(event.date.last_day());
    let span = event.date.last_day().zip(first).map_or(i64::MAX, |(last, first)| (last - first).num_days());
    let telling = event.clearest().map(|telling| (chronology.rank(telling.article), telling.sentence));
    (first, std::cmp::Reverse(span), event.date.clone(), telling.is_none(), telling)
}

/// "Donnerstag und am Freitag", "3. bis 5. März": one event that lasts from the one day to the other.
fn join_days(first: &Edtf, second: &Edtf, between: &str) -> Option<Edtf> {
    let (first, second) = (first.day()?, second.day()?);
    let joined = match between.trim() {
        "und" | "und am" | "and" | "and on" => first.first_day().succ_opt() == Some(second.first_day()),
        "bis" | "to" | "–" | "-" => first < second,
        _ => false,
    };
    joined.then_some(Edtf::Interval(Bound::Date(first), Bound::Date(second)))
}

/// A sentence on one line of at most 120 characters.
pub(super) fn shorten(sentence: &str) -> String {
    let line = on_one_line(sentence);
    let mut letters = line.chars();
    if letters.nth(LABEL_LENGTH - 1).is_none() || letters.as_str().is_empty() {
        return line.into_owned();
    }
    let cut = line.len() - letters.as_str().len();
    let room = line[..cut].rfind(' ').unwrap_or(cut);
    let cut = line[..room].trim_end_matches([',', ';', ':', '–', '-', ' ']);
    format!(
        "{} …",
        if cut.chars().count() + 2 > LABEL_LENGTH {
            &cut[..cut.rfind(' ').unwrap_or(cut.len())]
        } else {
            cut
        }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_has_at_most_120_characters() {
        for length in 100..140 {
            let sentence = "wörter ".repeat(length);
            assert!(
                shorten(&sentence.chars().take(length).collect::<String>()).chars().count() <= LABEL_LENGTH
            );
        }
        assert_eq!(shorten("Ein  kurzer\nSatz."), "Ein kurzer Satz.");
    }
}
