//! Events: sentences whose date is known at least to the year.

use std::collections::BTreeSet;

use crate::annotate::{Direction, MonthPart, TimexKind};
use crate::date::Edtf;

use super::Reading;

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
    /// The article's index.
    pub article: usize,
    /// The sentence's index in the article.
    pub sentence: usize,
    /// The persons whom the sentence names, in the order of the register.
    pub people: Vec<usize>,
    /// The sentence, shortened at a word.
    pub label: String,
}

/// Collects the events of one article, in the order of its sentences.
pub(super) fn find_events(article: usize, reading: &Reading) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let text = &reading.article.body.text;
    for resolved in &reading.dates {
        let timex = &reading.annotations.timexes[resolved.timex];
        let (Some(date), TimexKind::Date | TimexKind::Time) = (&resolved.date, timex.kind) else { continue };
        let Some(sentence) = reading.sentence_at(timex.span.start) else { continue };
        let known = events.iter().rev().take_while(|event| event.sentence == sentence);
        if known.into_iter().any(|event| event.date == *date && event.part == resolved.part) {
            continue;
        }
        let span = reading.annotations.sentences[sentence].span;
        let named = reading.mentions_in(span).filter_map(|mention| mention.person);
        let people: BTreeSet<usize> = named.collect();
        let same = events.iter().filter(|event| event.sentence == sentence).count();
        let suffix = if same == 0 { String::new() } else { format!("-{}", same + 1) };
        events.push(Event {
            id: format!("{}-s{}{suffix}", reading.article.id, sentence + 1),
            date: date.clone(),
            part: resolved.part,
            border: resolved.border,
            article,
            sentence,
            people: people.into_iter().collect(),
            label: shorten(span.of(text)),
        });
    }
    events
}

/// The calendar order of events: by the first day that may be meant, the vaguer before the exacter.
pub(super) fn calendar_order(event: &Event) -> impl Ord + use<> {
    let first = event.date.first_day().or(event.date.last_day());
    let span = event.date.last_day().zip(first).map_or(i64::MAX, |(last, first)| (last - first).num_days());
    (first, std::cmp::Reverse(span), event.date.clone())
}

fn shorten(sentence: &str) -> String {
    let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.char_indices().nth(LABEL_LENGTH) else { return line };
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
