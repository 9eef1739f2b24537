//! What is undecided, said in sentences, each with its places. A section to be proud of, not an error log.

use serde::Serialize;

use crate::annotate::QuotationRule;
use crate::date::Edtf;
use crate::link::Reading;
use crate::render::edition::Edition;
use crate::render::wording::Counted;

use super::{Source, source_of};

/// The most places linked for one kind of doubt; the rest is counted.
const MOST_PLACES: usize = 6;

/// One kind of doubt.
#[derive(Serialize)]
pub(in crate::render) struct Doubt {
    /// What is undecided and how often, in a sentence.
    text: String,
    /// The first places of it.
    sources: Vec<Source>,
    /// How many more places there are, in words.
    more: Option<String>,
}

/// Every kind of doubt that the dossier leaves.
pub(in crate::render) fn list_doubts(site: &Edition) -> Vec<Doubt> {
    let words = &site.words.undecided;
    let kinds: [(&Counted, Find); 6] = [
        (&words.choices, find_choices),
        (&words.unplaced, find_unplaced),
        (&words.names, find_names),
        (&words.openings, find_openings),
        (&words.closings, find_closings),
        (&words.days, find_days),
    ];
    kinds.iter().filter_map(|(text, find)| doubt(site, text, *find)).collect()
}

/// The offsets in one article that a kind of doubt concerns.
type Find = fn(&Reading) -> Vec<(usize, String)>;

fn doubt(site: &Edition, text: &Counted, find: Find) -> Option<Doubt> {
    let mut number = 0_usize;
    let mut sources = Vec::new();
    let mut surfaces: Vec<String> = Vec::new();
    for &index in site.dossier.chronology.oldest_first() {
        let reading = &site.dossier.readings[index];
        for (offset, surface) in find(reading) {
            number += 1;
            if sources.len() < MOST_PLACES {
                sources.push(source_of(site, index, offset));
            }
            if surfaces.len() < 2 && !surfaces.contains(&surface) {
                surfaces.push(surface);
            }
        }
    }
    sources.dedup_by(|one, other| one.url == other.url);
    let more = number.saturating_sub(MOST_PLACES);
    let more = (more > 0).then(|| site.words.undecided.more.fill(&[("number", &more)]));
    let examples = quoted(site, &surfaces);
    (number > 0).then(|| Doubt {
        text: site.words.tell(number, text, &[("examples", &examples)]),
        sources,
        more,
    })
}

fn points(reading: &Reading, open: impl Fn(Option<&Edtf>) -> bool) -> Vec<(usize, String)> {
    let open = reading.dates.iter().filter(|resolved| open(resolved.date.as_ref()));
    open.map(|resolved| &reading.annotations.timexes[resolved.timex])
        // In a withheld sentence there are no words in question.
        .filter(|timex| timex.names_point() && !timex.span.is_empty())
        .map(|timex| (timex.span.start, timex.span.of(&reading.article.body.text).to_owned()))
        .collect()
}

fn quoted(site: &Edition, surfaces: &[String]) -> String {
    let quoted = surfaces.iter().map(|surface| site.words.quoted(surface));
    let pair = &site.words.undecided.two_examples;
    let joined = quoted.reduce(|one, other| pair.fill(&[("one", &one), ("other", &other)]));
    joined.unwrap_or_default()
}

fn find_choices(reading: &Reading) -> Vec<(usize, String)> {
    points(reading, |date| matches!(date, Some(Edtf::OneOf(_))))
}

fn find_unplaced(reading: &Reading) -> Vec<(usize, String)> {
    points(reading, |date| date.is_none())
}

fn find_names(reading: &Reading) -> Vec<(usize, String)> {
    let open = reading.mentions.iter().filter(|mention| mention.person.is_none());
    open.map(|mention| (mention.span.start, mention.name.clone())).collect()
}

fn broken_quotations(reading: &Reading, rule: QuotationRule) -> Vec<(usize, String)> {
    let broken = reading.annotations.quotations.iter().filter(|quotation| quotation.rule == rule);
    broken.map(|quotation| (quotation.span.start, String::new())).collect()
}

fn find_openings(reading: &Reading) -> Vec<(usize, String)> {
    broken_quotations(reading, QuotationRule::MissingOpening)
}

fn find_closings(reading: &Reading) -> Vec<(usize, String)> {
    broken_quotations(reading, QuotationRule::MissingClosing)
}

fn find_days(reading: &Reading) -> Vec<(usize, String)> {
    let known = reading.article.metadata.published.day().is_some();
    if known { Vec::new() } else { vec![(0, String::new())] }
}
