//! STAGE 3: all annotations → [`Dossier`]. The only stage that sees all articles; after it nothing is parsed again.

mod chronology;
mod claim;
mod date;
mod doubt;
mod event;
mod event_edits;
mod identity;
mod merge;
mod name;
mod person;
mod undated;

pub use chronology::Chronology;
pub use date::{Anchor, Reckoning, ResolvedDate, Side, Step, resolve_dates, timex3_value};
pub use doubt::{NameDoubt, NameDoubtKind};
pub use event::{ByHand, Event, Telling};
pub use event_edits::edit_events;
pub use person::{Alias, Locus, Mention, Person, Role};

use std::collections::BTreeSet;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::annotate::Annotations;
use crate::config::Authority;
use crate::corpus::{Article, Corpus, Picture};
use crate::diagnostic::{Panic, catch_panic};
use crate::text::Span;

/// Everything known after reading: articles, persons and events, tied to each other by index.
#[derive(Debug, Default)]
pub struct Dossier {
    /// The articles with what was found in them, in the order of their paths.
    pub readings: Vec<Reading>,
    /// The order in which they appeared.
    pub chronology: Chronology,
    /// The persons, by surname.
    pub people: Vec<Person>,
    /// The events, in calendar order.
    pub events: Vec<Event>,
    /// Pictures to be copied into the site.
    pub pictures: Vec<Picture>,
}

/// An article with everything found in it.
#[derive(Debug)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// What was found in it alone.
    pub annotations: Annotations,
    /// The mentions of persons after linking, in order.
    pub mentions: Vec<Mention>,
    /// The persons that it names, each once, by index.
    pub people: Vec<usize>,
    /// One entry per timex, in order.
    pub dates: Vec<ResolvedDate>,
    /// The blocks that are paragraphs, in order.
    pub paragraphs: Vec<usize>,
    /// What of its text was cut out because it must not be shown; nothing before the site is planned.
    pub withheld: Option<Withheld>,
}

/// What was cut out of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    /// The sentences of which no word is left but names.
    pub sentences: BTreeSet<usize>,
    /// What is left of the lead.
    pub lead: String,
}

impl Withheld {
    /// Whether the sentence of this index is withheld.
    pub fn holds(&self, sentence: usize) -> bool {
        self.sentences.contains(&sentence)
    }
}

impl Reading {
    /// The index of the sentence that holds the byte `offset`.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let sentences = &self.annotations.sentences;
        let next = sentences.partition_point(|sentence| sentence.span.start <= offset);
        let index = next.checked_sub(1)?;
        (offset < sentences[index].span.end).then_some(index)
    }

    /// The number of the paragraph that the block of this index is, from one.
    pub fn paragraph_number(&self, block: usize) -> Option<usize> {
        Some(self.paragraphs.binary_search(&block).ok()? + 1)
    }

    /// The mentions that lie inside `span`, in order.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let from = self.mentions.partition_point(|mention| mention.span.start < span.start);
        self.mentions[from..].iter().take_while(move |mention| mention.span.end <= span.end)
    }

    /// Whether the mention only says who another person is.
    fn is_bystander(&self, mention: &Mention) -> bool {
        let annotations = &self.annotations;
        let of = |&person: &usize| annotations.persons[person].span;
        annotations.bystanders.binary_search_by_key(&mention.span, of).is_ok()
    }

    /// Whether the words at the byte `offset` are withheld.
    pub fn withholds(&self, offset: usize) -> bool {
        let withheld = self.withheld.as_ref();
        withheld.is_some_and(|withheld| self.sentence_at(offset).is_some_and(|index| withheld.holds(index)))
    }

    /// The lead as far as it may be shown.
    pub fn lead(&self) -> &str {
        self.withheld.as_ref().map_or_else(|| self.article.body.lead(), |withheld| &withheld.lead)
    }

    /// The person whom a quotation's speaker is, if the text says so and linking left no doubt.
    pub fn speaker(&self, mention: usize) -> Option<usize> {
        let span = self.annotations.persons.get(mention)?.span;
        let place = self.mentions.binary_search_by_key(&span, |mention| mention.span).ok()?;
        self.mentions[place].person
    }
}

/// So many articles are linked in a row before another core may take over.
const IN_A_ROW: usize = 64;

/// An article over which the program stumbled: its path in the corpus, and what it said.
pub type Stumble = (Utf8PathBuf, Panic);

/// Links what was found in all articles; `annotations` has one entry per article, in order. What
/// the `authority` file says goes before what was found.
///
/// # Errors
/// - a mistake of the program shows in one or more articles.
pub fn link(
    corpus: Corpus,
    annotations: Vec<Annotations>,
    authority: &Authority,
) -> Result<Dossier, Vec<Stumble>> {
    let chronology = Chronology::new(&corpus.articles);
    let (people, mentions) = person::link_persons(&corpus.articles, &annotations, &chronology, authority);
    let readings: Vec<Reading> = all_or_stumbles(
        corpus
            .articles
            .into_par_iter()
            .zip(annotations)
            .zip(mentions)
            .with_max_len(IN_A_ROW)
            .map(|((article, annotations), mentions)| read(article, annotations, mentions))
            .collect(),
    )?;
    let events: Vec<Vec<Event>> = all_or_stumbles(
        readings
            .par_iter()
            .with_max_len(IN_A_ROW)
            .enumerate()
            .map(|(index, reading)| {
                let events = catch_panic(|| event::find_events(index, reading));
                events.map_err(|panic| (reading.article.path.clone(), panic))
            })
            .collect(),
    )?;
    let mut events: Vec<Event> = concat(events);
    events.par_sort_by_cached_key(|event| event::order(event, &chronology));
    let events = merge::merge_events(events, &readings, &chronology);
    Ok(Dossier { readings, chronology, people, events, pictures: corpus.pictures })
}

/// Places the dates of an article whose persons are linked.
fn read(article: Article, annotations: Annotations, mentions: Vec<Mention>) -> Result<Reading, Stumble> {
    let published = Some(&article.metadata.published);
    let dates = catch_panic(|| {
        resolve_dates(published, &article.body.text, &annotations.timexes, &annotations.quotations)
    });
    let dates = dates.map_err(|panic| (article.path.clone(), panic))?;
    // Those that name somebody are mentions by now.
    let annotations = Annotations { candidates: Vec::new(), ..annotations };
    let blocks = article.body.blocks.iter().enumerate();
    let paragraphs = blocks.filter(|(_, block)| block.kind.is_paragraph()).map(|(index, _)| index).collect();
    let mut people: Vec<usize> = mentions.iter().filter_map(|mention| mention.person).collect();
    people.sort_unstable();
    people.dedup();
    Ok(Reading { article, annotations, mentions, people, dates, paragraphs, withheld: None })
}

/// The lists in one.
fn concat<T>(lists: Vec<Vec<T>>) -> Vec<T> {
    let mut all = Vec::with_capacity(lists.iter().map(Vec::len).sum());
    for mut list in lists {
        all.append(&mut list);
    }
    all
}

/// The values, or all that went wrong.
fn all_or_stumbles<T>(results: Vec<Result<T, Stumble>>) -> Result<Vec<T>, Vec<Stumble>> {
    let mut stumbles = Vec::new();
    let values =
        results.into_iter().filter_map(|result| result.map_err(|stumble| stumbles.push(stumble)).ok());
    // Readings are large: these are collected in the room of the results.
    let values = values.collect();
    if stumbles.is_empty() { Ok(values) } else { Err(stumbles) }
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::*;
    use crate::annotate::annotate;
    use crate::corpus::{Defaults, read_corpus};

    #[test]
    fn every_article_over_which_the_program_stumbles_is_named() {
        let corpus = read_corpus(Utf8Path::new("corpus"), &Defaults::default()).value;
        let mut annotations: Vec<Annotations> = corpus.articles.iter().map(annotate).collect();
        let paths: Vec<Utf8PathBuf> = corpus.articles.iter().map(|article| article.path.clone()).collect();
        for broken in &mut annotations[..2] {
            broken.sentences.iter_mut().for_each(|sentence| sentence.span.end = usize::MAX);
        }
        let stumbles = link(corpus, annotations, &Authority::default()).err().unwrap_or_default();
        assert!(stumbles.iter().map(|(path, _)| path).eq(&paths[..2]), "{stumbles:?}");
    }
}
