//! The three files under `data/`: what was found, for other programs. `docs/` holds a JSON Schema of each.
//!
//! Offsets count Unicode code points; dates are EDTF; one record stands on each line.

use std::fmt::{self, Write as _};

use crate::config::{ArticleState, EventState, PersonState, PublishedState, STATE};
use crate::corpus::BlockKind;
use crate::date::Edtf;
use crate::link::{Event, Reading};
use crate::output::{LongFile, OutputError, Staging};
use crate::site::{Site, article_path, sentence_path};
use crate::text::CodePoints;

use super::json::{Object, push_object};
use super::pieces::write_list;

/// About how many bytes a record has.
const LINE: usize = 512;

pub(super) fn write_data(site: &Site, staging: &Staging) -> Result<(), OutputError> {
    let dossier = &site.dossier;
    let people: Vec<usize> = (0..dossier.people.len()).collect();
    let article = |reading, record: &mut Object| record_article(site, reading, record);
    let person = |&index: &usize, record: &mut Object| record_person(site, index, record);
    let event = |event, record: &mut Object| record_event(site, event, record);
    write_records("articles", &dossier.readings, article, staging)?;
    write_records("people", &people, person, staging)?;
    write_records("events", &dossier.events, event, staging)?;
    if site.config.private { Ok(()) } else { write_state(&site.state, staging) }
}

/// The state for the build that follows, with one entry on each line, so that a version control shows what changed.
fn write_state(state: &PublishedState, staging: &Staging) -> Result<(), OutputError> {
    let mut json = staging.begin(STATE)?;
    json.push(format!("{{\n\"format\":{}", state.format).as_bytes());
    json.push(b",\n\"history\":");
    push_lines(&state.history, |day| serde_json::to_vec(day).unwrap_or_default(), &mut json);
    json.push(b",\n\"articles\":");
    let article = |article: &ArticleState, record: &mut Object| {
        record.text("id", &article.id).text("file", &article.file).text("date", &article.date);
    };
    push_records(&state.articles, article, &mut json);
    json.push(b",\n\"people\":");
    let person = |person: &PersonState, record: &mut Object| {
        record.text("id", &person.id).text("name", &person.name);
        record.texts("forms", person.forms.iter().map(String::as_str));
    };
    push_records(&state.people, person, &mut json);
    json.push(b",\n\"events\":");
    let event = |event: &EventState, record: &mut Object| {
        record.text("id", &event.id).text("words", &event.words).text("date", &event.date);
    };
    push_records(&state.events, event, &mut json);
    json.push(b"\n}\n");
    json.finish()
}

/// Writes the file of this name: a JSON array with one record on each line, and a line's end behind it.
fn write_records<'a, T: Sync>(
    name: &str,
    items: &'a [T],
    describe: impl Fn(&'a T, &mut Object) + Sync,
    staging: &Staging,
) -> Result<(), OutputError> {
    let mut json = staging.begin(&format!("data/{name}.json"))?;
    push_records(items, describe, &mut json);
    json.push(b"\n");
    json.finish()
}

fn push_records<'a, T: Sync>(
    items: &'a [T],
    describe: impl Fn(&'a T, &mut Object) + Sync,
    json: &mut LongFile,
) {
    let line = |item| {
        let mut line = Vec::with_capacity(LINE);
        push_object(&mut line, |record| describe(item, record));
        line
    };
    push_lines(items, line, json);
}

/// A JSON array with one item on each line.
fn push_lines<'a, T: Sync>(items: &'a [T], line: impl Fn(&'a T) -> Vec<u8> + Sync, json: &mut LongFile) {
    let frame = if items.is_empty() { ["[", "", "]"] } else { ["[\n", ",\n", "\n]"] };
    write_list(frame, items, line, json);
}

/// The stable name of a rule: its variant in kebab case ("given-name").
pub fn rule_name(rule: impl std::fmt::Debug) -> String {
    let mut name = KebabCase(String::new());
    // A string takes every text.
    let _ = write!(name, "{rule:?}");
    name.0
}

/// Takes "`GivenName`" and holds "given-name".
struct KebabCase(String);

impl fmt::Write for KebabCase {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.reserve(text.len() + 4);
        for letter in text.chars() {
            if letter.is_ascii_uppercase() && !self.0.is_empty() {
                self.0.push('-');
            }
            self.0.push(letter.to_ascii_lowercase());
        }
        Ok(())
    }
}

fn record_article(site: &Site, reading: &Reading, record: &mut Object) {
    let article = &reading.article;
    let metadata = &article.metadata;
    let text = article.body.text.as_str();
    let points = CodePoints::new(text);
    let person_id = |person: usize| site.dossier.people[person].id.as_str();
    let crossheads = article.body.blocks.iter().filter(|block| {
        matches!(block.kind, BlockKind::Crosshead(_)) && !reading.withholds(block.span.start)
    });
    record.text("id", &article.id);
    record.text("path", article.path.as_str());
    record.text("url", &article_path(article));
    record.text("headline", &metadata.headline.text);
    record.truth("headline_derived", metadata.headline.derived);
    record.text("date", &metadata.published.to_string());
    record.text("language", metadata.language.tag());
    record.text("lead", reading.lead());
    record.texts("crossheads", crossheads.map(|block| block.span.of(text)));
    record.texts("dateline", metadata.dateline.iter().map(String::as_str));
    record.text_or_null("credit", metadata.credit.as_deref());
    record.texts("people", reading.people.iter().map(|&person| person_id(person)));
    record.objects("timexes", &reading.dates, |resolved, record| {
        let timex = &reading.annotations.timexes[resolved.timex];
        let settled = timex.names_point() && resolved.date.as_ref().is_some_and(is_settled);
        record.number("start", points.at(timex.span.start));
        record.number("end", points.at(timex.span.end));
        record.text("surface", timex.span.of(text));
        record.text_or_null("edtf", resolved.edtf().map(|date| date.to_string()).as_deref());
        record.truth("resolved", settled);
        record.text("rule", &rule_name(timex.rule));
    });
    record.objects("quotes", &reading.annotations.quotations, |quotation, record| {
        let speaker = quotation.speaker.and_then(|mention| reading.speaker(mention));
        record.number("start", points.at(quotation.span.start));
        record.number("end", points.at(quotation.span.end));
        record.text("text", quotation.span.of(text));
        record.text_or_null("speaker", speaker.map(person_id));
        record.text("rule", &rule_name(quotation.rule));
    });
}

/// Whether a date is one date, as precise as its words, and not a choice of days.
fn is_settled(date: &Edtf) -> bool {
    !matches!(date, Edtf::OneOf(_))
}

fn record_person(site: &Site, index: usize, record: &mut Object) {
    let person = &site.dossier.people[index];
    let article_id = |article: usize| site.dossier.readings[article].article.id.as_str();
    record.text("id", &person.id);
    record.text("name", &person.preferred_name);
    record.text("url", &site.person_path(index));
    record.objects("aliases", &person.aliases, |alias, record| {
        record.text("surface", &alias.surface).number("count", alias.count);
    });
    record.objects("roles", &person.roles, |role, record| {
        let mut articles: Vec<usize> = role.evidence.iter().map(|locus| locus.article).collect();
        articles.dedup();
        let id = |article: Option<&usize>| article.map_or("", |&article| article_id(article));
        record.text("title", &role.title);
        record.text("first", id(articles.first()));
        record.text("last", id(articles.last()));
        record.texts("articles", articles.iter().map(|&article| article_id(article)));
    });
    record.number("mentions", person.mentions.len());
    record.texts("articles", person.articles.iter().map(|&article| article_id(article)));
}

/// Where an event is shown: its clearest sentence, or its entry in the timeline if no article tells of it.
pub(super) fn event_url(site: &Site, event: &Event) -> String {
    if let Some(telling) = event.clearest() {
        return sentence_path(&site.dossier.readings[telling.article], telling.sentence);
    }
    let index = site.dossier.events.iter().position(|other| other.id == event.id);
    let path = index.map_or("timeline/index.html", |index| site.timeline.path_of(index));
    format!("{path}#{}", event.id)
}

fn record_event(site: &Site, event: &Event, record: &mut Object) {
    let told_in = event.told_in(&site.dossier.chronology);
    record.text("id", &event.id);
    record.text("date", &event.edtf().to_string());
    record.text("label", &event.label);
    record.texts("articles", told_in.iter().map(|&index| site.dossier.readings[index].article.id.as_str()));
    record.texts("people", event.people.iter().map(|&person| site.dossier.people[person].id.as_str()));
    record.text("url", &event_url(site, event));
}
