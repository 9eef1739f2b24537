//! Which persons have a page of their own, and what stands on its parts where one page would grow too long.

use std::ops::Range;

use rayon::prelude::*;

use crate::link::{Dossier, Locus, Person, Reading};
use crate::text::Span;

use super::statement::{Statement, gather_statements, list_places, shown_statement};

/// The most bytes of a sentence that are shown whole, and how many stand on either side of a name in a longer one.
const LONG: usize = 1000;
const CONTEXT: usize = 300;
/// The most quotations on a person's own page.
const MOST_STATEMENTS: usize = 100;
/// About how many bytes of quotations and of mentions a person's own page holds beside everything else.
const STATEMENTS: usize = 50_000;
const MENTIONS: usize = 140_000;
/// About how many bytes of both a further page holds.
const FURTHER: usize = 250_000;
/// About how many bytes surround a quotation, a mention, and a link in it.
const FRAME: usize = 320;
const LINK: usize = 110;
/// Ids that a register uses itself, besides single letters.
const OWN_IDS: [&str; 7] = ["andere", "daten", "feed", "haeufig", "inhalt", "methode", "namen"];

/// What stands on one of a person's pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    /// Which of the [`Profile::statements`].
    pub statements: Range<usize>,
    /// Which of the [`Person::mentions`].
    pub mentions: Range<usize>,
}

/// What the site shows of a person.
#[derive(Debug, Default)]
pub struct Profile {
    /// What the person said, oldest first.
    pub statements: Vec<Statement>,
    /// The parts of the person's page, the first with the newest mentions; none for a person without a page, who
    /// stands in the register alone.
    pub portions: Vec<Portion>,
}

impl Profile {
    /// Whether the person has a page.
    pub fn has_page(&self) -> bool {
        !self.portions.is_empty()
    }

    /// Whether the page is in several parts.
    pub fn is_folded(&self) -> bool {
        self.portions.len() > 1
    }
}

/// The profiles of all persons, in their order.
pub(super) fn plan_profiles(dossier: &Dossier) -> Vec<Profile> {
    let plan = |(person, places)| {
        let statements = gather_statements(dossier, places);
        if !deserves_page(person, &statements) {
            return Profile { statements, portions: Vec::new() };
        }
        let weights: Vec<usize> =
            statements.iter().map(|statement| weigh_statement(dossier, statement)).collect();
        let mentions: Vec<usize> =
            person.mentions.iter().map(|mention| weigh_mention(dossier, *mention)).collect();
        Profile { statements, portions: fold(&weights, &mentions) }
    };
    dossier.people.par_iter().zip(list_places(dossier)).map(plan).collect()
}

/// Who is named once and has neither role nor words nor an entry by hand needs no page.
fn deserves_page(person: &Person, statements: &[Statement]) -> bool {
    person.mentions.len() > 1
        || !person.roles.is_empty()
        || !statements.is_empty()
        || person.record.is_some()
        || person.id.len() == 1
        || OWN_IDS.contains(&person.id.as_str())
}

/// What is shown of the sentence around a mention or a date: all of it, or of a very long one the words on both sides.
pub fn context_of(reading: &Reading, mention: Span) -> Span {
    shorten_context(reading, mention, LONG, CONTEXT)
}

/// The same with at most `long` bytes, else `side` bytes on both sides, cut at spaces.
pub(super) fn shorten_context(reading: &Reading, mention: Span, long: usize, side: usize) -> Span {
    let Some(index) = reading.sentence_at(mention.start) else { return mention };
    let sentence = reading.annotations.sentences[index].span;
    if sentence.len() <= long {
        return sentence;
    }
    let text = &reading.article.body.text;
    let mut start = mention.start.saturating_sub(side).max(sentence.start);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    if start > sentence.start {
        start = text[start..mention.start].find(' ').map_or(mention.start, |space| start + space + 1);
    }
    let mut end = (mention.end + side).min(sentence.end);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if end < sentence.end && end > mention.end {
        end = text[mention.end..end].rfind(' ').map_or(mention.end, |space| mention.end + space);
    }
    Span::new(start, end.max(mention.end))
}

fn weigh_statement(dossier: &Dossier, statement: &Statement) -> usize {
    let reading = &dossier.readings[statement.article];
    let span = shown_statement(reading, statement.said);
    let links = reading.mentions_in(span).count();
    let id = |article: usize| dossier.readings[article].article.id.len();
    let again: usize = statement.again.iter().map(|place| LINK + id(place.article)).sum();
    FRAME + span.len() + LINK * links + id(statement.article) + again
}

fn weigh_mention(dossier: &Dossier, mention: Locus) -> usize {
    let reading = &dossier.readings[mention.article];
    let context = context_of(reading, mention.span);
    let links = reading.mentions_in(context).count();
    FRAME + context.len() + LINK * links + 2 * reading.article.id.len()
}

/// Cuts quotations and mentions of these weights into the parts of a page. Quotations are dealt from the oldest on,
/// mentions from the newest.
fn fold(statements: &[usize], mentions: &[usize]) -> Vec<Portion> {
    // What fits nowhere is taken into an empty room.
    let take = |weights: &mut dyn Iterator<Item = &usize>, room: &mut usize, empty: bool| {
        let mut taken = 0;
        for &weight in weights {
            if weight > *room && !(empty && taken == 0) {
                break;
            }
            *room = room.saturating_sub(weight);
            taken += 1;
        }
        taken
    };
    let shown = take(&mut statements.iter().take(MOST_STATEMENTS), &mut STATEMENTS.clone(), true);
    let newest = take(&mut mentions.iter().rev(), &mut MENTIONS.clone(), true);
    let mut portions =
        vec![Portion { statements: 0..shown, mentions: mentions.len() - newest..mentions.len() }];
    let (mut said, mut named) = (shown, mentions.len() - newest);
    while said < statements.len() || named > 0 {
        let mut room = FURTHER;
        let more = take(&mut statements[said..].iter(), &mut room, true);
        let older = take(&mut mentions[..named].iter().rev(), &mut room, more == 0);
        portions.push(Portion { statements: said..said + more, mentions: named - older..named });
        said += more;
        named -= older;
    }
    portions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quotation_and_every_mention_stands_on_one_part() {
        for (statements, mentions) in [(0, 1), (1, 40), (99, 3000), (2500, 2500), (101, 1)] {
            let parts = fold(&vec![600; statements], &vec![700; mentions]);
            let (mut said, mut named) = (0, mentions);
            for part in &parts {
                assert_eq!((part.statements.start, part.mentions.end), (said, named));
                (said, named) = (part.statements.end, part.mentions.start);
                let weight = part.statements.len() * 600 + part.mentions.len() * 700;
                assert!(weight <= FURTHER, "{weight}");
            }
            assert_eq!((said, named), (statements, 0));
            assert_eq!(parts.len() > 1, statements > 83 || mentions > 200, "{statements}, {mentions}");
        }
    }

    #[test]
    fn what_is_too_long_for_any_page_stands_alone() {
        assert_eq!(fold(&[], &[FURTHER * 2, FURTHER * 2]).len(), 2);
    }
}
