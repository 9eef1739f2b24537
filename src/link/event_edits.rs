//! What `events.toml` adds to the events, hides of them or puts right.
//!
//! It is applied after merging, so that hiding an event hides it whole, whichever of its sentences it is pointed to by.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{AddedEvent, Correction, EventEdits, EventPointer, Record, Written};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, exact_name, fold, fold_name, one_line, shorten_slug, slugify};

use super::event::{ByHand, Event, Telling, order, shorten};
use super::{Dossier, Reading};

const NO_SUCH_ARTICLE: Code = Code("events::no-such-article");
const NO_SUCH_SENTENCE: Code = Code("events::no-such-sentence");
const NO_SUCH_EVENT: Code = Code("events::no-such-event");
const AMBIGUOUS: Code = Code("events::ambiguous");
const PERSON: Code = Code("events::person");
const TWICE: Code = Code("events::twice");

/// The most bytes of the label's slug in the id of an event of the author's own.
const MOST_SLUG: usize = 48;

/// Applies what the author says of events; what cannot be applied is reported, and the rest is.
///
/// # Errors (as diagnostics)
/// - an article, sentence, event or person is not in the dossier, or several are meant;
/// - an event is pointed to twice, or added twice.
pub fn edit_events(dossier: &mut Dossier, edits: &EventEdits) -> Vec<Diagnostic> {
    if edits.is_empty() {
        return Vec::new();
    }
    let mut editor = Editor { names: names_of(dossier), dossier, edits, diagnostics: Vec::new() };
    // Everything is found before anything is changed, so that the order of the tables does not matter.
    let mut taken = BTreeSet::new();
    let hidden: BTreeSet<usize> =
        edits.hidden.iter().filter_map(|pointer| editor.claim(pointer, &mut taken)).collect();
    let corrected: Vec<(usize, Event)> =
        edits.corrected.iter().filter_map(|correction| editor.correct(correction, &mut taken)).collect();
    let added = editor.add_all();
    let diagnostics = editor.diagnostics;
    for (index, event) in corrected {
        dossier.events[index] = event;
    }
    let mut index = 0;
    dossier.events.retain(|_| {
        index += 1;
        !hidden.contains(&(index - 1))
    });
    dossier.events.extend(added);
    let chronology = &dossier.chronology;
    dossier.events.sort_by_cached_key(|event| order(event, chronology));
    diagnostics
}

/// Every form of every person's name; forms of several have several.
fn names_of(dossier: &Dossier) -> BTreeMap<String, BTreeSet<usize>> {
    let mut names: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, person) in dossier.people.iter().enumerate() {
        let forms = person.aliases.iter().map(|alias| alias.surface.as_str());
        let listed = person.record.iter().flat_map(Record::names);
        for form in forms.chain(listed).chain([person.preferred_name.as_str(), &person.surname, &person.id]) {
            names.entry(exact_name(form)).or_default().insert(index);
        }
    }
    names
}

struct Editor<'a> {
    dossier: &'a Dossier,
    edits: &'a EventEdits,
    names: BTreeMap<String, BTreeSet<usize>>,
    diagnostics: Vec<Diagnostic>,
}

impl Editor<'_> {
    fn report(&mut self, code: Code, message: String, span: Span, label: &str, help: &str) {
        self.diagnostics.push(self.edits.error(code, message, span, label, help));
    }

    /// The event that is meant, unless another table means it, too.
    fn claim(&mut self, pointer: &EventPointer, taken: &mut BTreeSet<usize>) -> Option<usize> {
        let event = self.find_event(pointer)?;
        if !taken.insert(event) {
            let message = format!("`{}` is pointed to twice", self.dossier.events[event].id);
            self.report(TWICE, message, pointer.span(), "", "join both tables, or delete one of them");
            return None;
        }
        Some(event)
    }

    fn correct(&mut self, correction: &Correction, taken: &mut BTreeSet<usize>) -> Option<(usize, Event)> {
        let index = self.claim(&correction.event, taken)?;
        let mut event = self.dossier.events[index].clone();
        event.by_hand = Some(ByHand::Corrected);
        if let Some(date) = &correction.date {
            (event.date, event.part, event.border) = (date.clone(), None, None);
        }
        if let Some(label) = &correction.label {
            event.label = shorten(label);
            event.by_hand = Some(ByHand::Reworded);
        }
        if let Some(people) = &correction.people {
            event.people = self.find_people(people);
        }
        Some((index, event))
    }

    fn add_all(&mut self) -> Vec<Event> {
        let mut ids: BTreeSet<String> = self.dossier.events.iter().map(|event| event.id.clone()).collect();
        let mut known = BTreeSet::new();
        let mut events = Vec::new();
        for added in &self.edits.added {
            if known.insert((added.date.clone(), added.label.text.as_str())) {
                events.push(self.add(added, &mut ids));
            } else {
                let message = "this event is added twice".to_owned();
                self.report(TWICE, message, added.label.span, "", "delete one of the two tables");
            }
        }
        events
    }

    fn add(&mut self, added: &AddedEvent, ids: &mut BTreeSet<String>) -> Event {
        let telling = added
            .told_by
            .as_ref()
            .and_then(|(article, words)| Some((self.find_article(article)?, words)))
            .and_then(|(article, words)| self.find_sentence(article, words));
        let people = self.find_people(&added.people);
        let day = added.date.first_day().or(added.date.last_day());
        let slug = slugify(&added.label.text);
        let day = day.map_or_else(String::new, |day| format!("-{day}"));
        let id = format!("event{day}-{}", shorten_slug(&slug, MOST_SLUG));
        let mut own = id.clone();
        let mut number = 1;
        while !ids.insert(own.clone()) {
            number += 1;
            own = format!("{id}-{number}");
        }
        Event {
            id: own,
            date: added.date.clone(),
            part: None,
            border: None,
            tellings: telling.into_iter().collect(),
            people,
            label: shorten(&added.label.text),
            by_hand: Some(ByHand::Added),
        }
    }

    fn find_event(&mut self, pointer: &EventPointer) -> Option<usize> {
        let found: Vec<usize> = match pointer {
            EventPointer::Address(address) => self.events_at(&address.text),
            EventPointer::Sentence(article, words) => {
                let article = self.find_article(article)?;
                let telling = self.find_sentence(article, words)?;
                self.events_of(telling.article, telling.sentence)
            }
        };
        match *found {
            [event] => Some(event),
            [] => {
                let (message, help) = match pointer {
                    EventPointer::Address(address) => (
                        format!("there is no event `{}`", address.text),
                        "copy the address of its sentence from the timeline, or its `id` from `data/events.json`",
                    ),
                    EventPointer::Sentence(..) => (
                        "this sentence is no event".to_owned(),
                        "only sentences with a date make events; add one of your own as an `[[event]]`",
                    ),
                };
                self.report(NO_SUCH_EVENT, message, pointer.span(), "", help);
                None
            }
            _ => {
                let ids: Vec<String> =
                    found.iter().map(|&event| format!("`{}`", self.dossier.events[event].id)).collect();
                let help = format!("write `event` with one of their ids: {}", ids.join(", "));
                let message = format!("this sentence tells of {} events", found.len());
                self.report(AMBIGUOUS, message, pointer.span(), "", &help);
                None
            }
        }
    }

    /// The events that an id means, or the address of a sentence.
    fn events_at(&self, address: &str) -> Vec<usize> {
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".html");
        let id = if fragment.is_empty() { name.to_owned() } else { format!("{name}-{fragment}") };
        let events = &self.dossier.events;
        // In the sentence of an event whose sentence gives several, the bare address means all of them.
        let number = fragment.strip_prefix('s').and_then(|number| number.parse::<usize>().ok());
        let article = self.dossier.readings.iter().position(|reading| reading.article.id == name);
        match (article, number.and_then(|number| number.checked_sub(1))) {
            (Some(article), Some(sentence)) => self.events_of(article, sentence),
            _ => events.iter().position(|event| event.id == id).into_iter().collect(),
        }
    }

    /// The events of which that sentence tells.
    fn events_of(&self, article: usize, sentence: usize) -> Vec<usize> {
        let is_it = |telling: &Telling| telling.article == article && telling.sentence == sentence;
        let events = self.dossier.events.iter().enumerate();
        events.filter(|(_, event)| event.tellings.iter().any(is_it)).map(|(index, _)| index).collect()
    }

    /// The article of this id or file; the file's name is enough where no other has it.
    fn find_article(&mut self, written: &Written) -> Option<usize> {
        let name = written.text.trim_start_matches("articles/").trim_end_matches(".html");
        let readings = &self.dossier.readings;
        let whole = |reading: &Reading| reading.article.id == name || reading.article.path == name;
        let mut found: Vec<usize> = (0..readings.len()).filter(|&index| whole(&readings[index])).collect();
        if found.is_empty() {
            let named = |reading: &Reading| reading.article.path.file_name() == Some(name);
            found = (0..readings.len()).filter(|&index| named(&readings[index])).collect();
        }
        match *found {
            [article] => Some(article),
            [] => {
                let message = format!("there is no article `{}`", written.text);
                let help = "write its file below the corpus folder, or its id as its address shows it";
                self.report(NO_SUCH_ARTICLE, message, written.span, "", help);
                None
            }
            _ => {
                let message = format!("`{}` means {} articles", written.text, found.len());
                self.report(AMBIGUOUS, message, written.span, "", "write the file with its folders");
                None
            }
        }
    }

    /// The sentence of an article that has these words.
    fn find_sentence(&mut self, article: usize, words: &Written) -> Option<Telling> {
        let reading = &self.dossier.readings[article];
        let wanted = fold(&words.text);
        let sentences = reading.annotations.sentences.iter();
        let has_words = |span: Span| {
            let text = span.of(&reading.article.body.text);
            fold(&one_line(text)).contains(&wanted)
        };
        let found: Vec<usize> = sentences
            .enumerate()
            .filter(|(_, sentence)| has_words(sentence.span))
            .map(|(index, _)| index)
            .collect();
        let path = reading.article.path.clone();
        match *found {
            [sentence] => Some(Telling { article, sentence, date: None }),
            [] => {
                let message = format!("no sentence of `{path}` has these words");
                self.report(NO_SUCH_SENTENCE, message, words.span, "", "copy them from the article's page");
                None
            }
            _ => {
                let message = format!("{} sentences of `{path}` have these words", found.len());
                self.report(AMBIGUOUS, message, words.span, "", "write more of the sentence that you mean");
                None
            }
        }
    }

    fn find_people(&mut self, names: &[Written]) -> Vec<usize> {
        let mut people = BTreeSet::new();
        for name in names {
            match self
                .names
                .get(&exact_name(&name.text))
                .map(|found| found.iter().copied().collect::<Vec<_>>())
            {
                Some(found) if found.len() == 1 => people.extend(found),
                Some(found) => {
                    let bearers: Vec<String> = found
                        .iter()
                        .map(|&person| format!("`{}`", self.dossier.people[person].preferred_name))
                        .collect();
                    let message = format!("`{}` may be {} persons", name.text, found.len());
                    let help = format!("write one of {}", bearers.join(", "));
                    self.report(PERSON, message, name.span, "", &help);
                }
                None => {
                    let message = format!("no article names a person `{}`", name.text);
                    let help = self.nearest(&name.text).map_or_else(
                        || "write the name as the register of persons has it".to_owned(),
                        |nearest| format!("did you mean `{nearest}`?"),
                    );
                    self.report(PERSON, message, name.span, "", &help);
                }
            }
        }
        people.into_iter().collect()
    }

    /// The person whose name is spelt most like this one.
    fn nearest(&self, name: &str) -> Option<&str> {
        let wanted = fold_name(name);
        let likeness = |other: &str| strsim::normalized_levenshtein(&wanted, &fold_name(other));
        let names = self.dossier.people.iter().map(|person| person.preferred_name.as_str());
        let nearest = names.max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
        (likeness(nearest) > 0.6).then_some(nearest)
    }
}
