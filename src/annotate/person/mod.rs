//! Persons: names that stand for themselves, their repetitions by surname, and words that may be surnames.
//!
//! First every name with a title or a given name is found ([`full_name`]), and in German what a tagger sees besides
//! ([`statistical`]), and whom everybody knows ([`well_known`]); those are joined to persons ([`cluster`]);
//! then each further place where a person's full name or surname stands is a mention ([`repetition`]). A surname that
//! two persons of the article share stays undecided, unless a form of address tells whose it is ([`couple`]).

mod candidate;
mod cluster;
mod couple;
mod full_name;
mod initials;
mod repetition;
mod shape;
mod statistical;
mod well_known;
mod word;

use super::genitive;
use super::lexicon::Lexicon;
use super::tagger;
use super::token::Tokens;
use super::{Candidate, PersonMention, PersonRule};
use crate::corpus::Language;
use crate::text::Span;

/// The persons of one article: mentions and candidates, sorted by span.
pub(super) fn find_persons(tokens: &Tokens, lexicon: &Lexicon) -> (Vec<PersonMention>, Vec<Candidate>) {
    let words = word::NameWord::of_all(tokens, lexicon);
    let mut names = full_name::find_names(&words, tokens, lexicon);
    let tags = tagger::tag(tokens, lexicon);
    if let Some(tags) = &tags {
        statistical::weigh_names(&mut names, tags, tokens, lexicon);
    }
    well_known::add_well_known(&mut names, &words, tags.as_ref(), tokens, lexicon);
    let (mut people, mut persons) = cluster::join_names(&mut names, tokens, lexicon);
    let mut cut = false;
    for (name, (person, _)) in names.iter_mut().zip(&persons) {
        let own = people.own_words(*person);
        if own < name.end - name.first && people.known[*person].words.len() == name.end - name.first {
            name.end = name.first + own;
            // "verlangte Putin von Trump": what is left ends with no particle.
            while name.end > name.first + 1 && tokens.word(name.end - 1).starts_with(char::is_lowercase) {
                name.end -= 1;
            }
            name.surname = name.surname.map(|surname| surname.min(name.end - 1));
            cut = true;
        }
    }
    if cut {
        (people, persons) = cluster::join_names(&mut names, tokens, lexicon);
    }
    if lexicon.language == Language::English
        && repetition::add_relatives(&mut names, &people, tokens, lexicon)
    {
        (people, persons) = cluster::join_names(&mut names, tokens, lexicon);
    }
    let mut mentions = Vec::with_capacity(names.len() * 2);
    for (name, (person, words)) in names.iter().zip(persons) {
        let Some(span) = span_of(tokens, name.first, name.end) else { continue };
        let span = with_apostrophe(span, name.end, tokens, lexicon, words.last().map_or("", String::as_str));
        mentions.push(Mention { span, person, name: words.join(" "), rule: name.rule });
    }
    people.add_undecided();
    repetition::add_repetitions(&mut mentions, &people, tokens, lexicon);
    mentions.sort_by_key(|mention| mention.span);
    let mentions: Vec<_> = mentions
        .into_iter()
        .map(|mention| PersonMention {
            span: mention.span,
            full_name: people.known[mention.person].name(),
            name: mention.name,
            rule: mention.rule,
        })
        .collect();
    let candidates = candidate::find_candidates(&mentions, &words, tokens, lexicon);
    (mentions, candidates)
}

/// A mention whose person is still an index.
struct Mention {
    span: Span,
    person: usize,
    name: String,
    rule: PersonRule,
}

fn span_of(tokens: &Tokens, first: usize, end: usize) -> Option<Span> {
    let last = end.checked_sub(1)?;
    Some(Span::new(tokens.get(first)?.span.start, tokens.get(last)?.span.end))
}

/// The span with the apostrophe of a genitive ("Scholz’ Antwort"), if one follows directly.
fn with_apostrophe(span: Span, end: usize, tokens: &Tokens, lexicon: &Lexicon, name: &str) -> Span {
    let Some(mark) = tokens.get(end).filter(|mark| mark.span.start == span.end) else { return span };
    let apostrophe = lexicon.language == Language::German
        && genitive::is_apostrophe(tokens.word(end))
        && genitive::takes_apostrophe(name);
    let word_follows = tokens.same_sentence(end, end + 1)
        && tokens.is_word(end + 1)
        && tokens.get(end + 1).is_some_and(|next| next.span.start > mark.span.end);
    if apostrophe && word_follows { Span::new(span.start, mark.span.end) } else { span }
}
