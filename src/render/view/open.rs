//! What is undecided, said in sentences, each with its places. A section to be proud of, not an error log.

use serde::Serialize;

use crate::annotate::QuotationRule;
use crate::date::Edtf;
use crate::link::Reading;
use crate::render::wording::{capitalise, numeral};
use crate::site::Site;

use super::{Source, source_of};

/// The most places linked for one kind of doubt; the rest is counted.
const MOST_PLACES: usize = 6;

/// One kind of doubt.
#[derive(Serialize)]
pub(in crate::render) struct Doubt {
    text: String,
    sources: Vec<Source>,
    more: usize,
}

/// Every kind of doubt that the dossier leaves.
pub(in crate::render) fn list_doubts(site: &Site) -> Vec<Doubt> {
    let kinds: [(Text, Find); 6] = [
        (tell_choices, find_choices),
        (tell_unplaced, find_unplaced),
        (tell_names, find_names),
        (tell_openings, find_openings),
        (tell_closings, find_closings),
        (tell_days, find_days),
    ];
    kinds.iter().filter_map(|(text, find)| doubt(site, *text, *find)).collect()
}

/// Words a number of places, of which `surfaces` are examples.
type Text = fn(number: usize, surfaces: &[String]) -> String;
/// The offsets in one article that a kind of doubt concerns.
type Find = fn(&Reading) -> Vec<(usize, String)>;

fn doubt(site: &Site, text: Text, find: Find) -> Option<Doubt> {
    let mut number = 0_usize;
    let mut sources = Vec::new();
    let mut surfaces: Vec<String> = Vec::new();
    for &index in site.dossier.chronology.oldest_first() {
        let reading = &site.dossier.readings[index];
        for (offset, surface) in find(reading) {
            number += 1;
            if sources.len() < MOST_PLACES {
                sources.push(source_of(reading, offset));
            }
            if surfaces.len() < 2 && !surfaces.contains(&surface) {
                surfaces.push(surface);
            }
        }
    }
    sources.dedup_by(|one, other| one.url == other.url);
    let more = number.saturating_sub(MOST_PLACES);
    (number > 0).then(|| Doubt { text: capitalise(&text(number, &surfaces)), sources, more })
}

fn points(reading: &Reading, open: impl Fn(Option<&Edtf>) -> bool) -> Vec<(usize, String)> {
    let open = reading.dates.iter().filter(|resolved| open(resolved.date.as_ref()));
    open.map(|resolved| &reading.annotations.timexes[resolved.timex])
        .filter(|timex| timex.names_point())
        .map(|timex| (timex.span.start, timex.span.of(&reading.article.body.text).to_owned()))
        .collect()
}

fn quoted(surfaces: &[String]) -> String {
    let quoted: Vec<String> = surfaces.iter().map(|surface| format!("„{surface}“")).collect();
    quoted.join(" und ")
}

fn find_choices(reading: &Reading) -> Vec<(usize, String)> {
    points(reading, |date| matches!(date, Some(Edtf::OneOf(_))))
}

fn tell_choices(number: usize, surfaces: &[String]) -> String {
    match number {
        1 => format!(
            "eine Angabe, {}, kann mehrere Tage meinen, weil vom Artikel nur der Monat bekannt ist.",
            quoted(surfaces)
        ),
        _ => format!(
            "{} Angaben wie {} können mehrere Tage meinen, weil von den Artikeln nur der Monat bekannt ist.",
            numeral(number),
            quoted(surfaces)
        ),
    }
}

fn find_unplaced(reading: &Reading) -> Vec<(usize, String)> {
    points(reading, |date| date.is_none())
}

fn tell_unplaced(number: usize, surfaces: &[String]) -> String {
    match number {
        1 => format!("eine Angabe, {}, lässt sich keinem Datum zuordnen.", quoted(surfaces)),
        _ => {
            format!("{} Angaben wie {} lassen sich keinem Datum zuordnen.", numeral(number), quoted(surfaces))
        }
    }
}

fn find_names(reading: &Reading) -> Vec<(usize, String)> {
    let open = reading.mentions.iter().filter(|mention| mention.person.is_none());
    open.map(|mention| (mention.span.start, mention.name.clone())).collect()
}

fn tell_names(number: usize, surfaces: &[String]) -> String {
    match number {
        1 => format!("wer mit {} gemeint ist, bleibt offen: Mehrere Personen heißen so.", quoted(surfaces)),
        _ => format!(
            "an {} Stellen bleibt offen, wer mit {} gemeint ist: Mehrere Personen heißen so.",
            numeral(number),
            quoted(surfaces)
        ),
    }
}

fn broken_quotations(reading: &Reading, rule: QuotationRule) -> Vec<(usize, String)> {
    let broken = reading.annotations.quotations.iter().filter(|quotation| quotation.rule == rule);
    broken.map(|quotation| (quotation.span.start, String::new())).collect()
}

fn find_openings(reading: &Reading) -> Vec<(usize, String)> {
    broken_quotations(reading, QuotationRule::MissingOpening)
}

fn tell_openings(number: usize, _: &[String]) -> String {
    let fault = "fehlt das öffnende Anführungszeichen; wo es beginnt, ist dem Text nicht zu entnehmen.";
    if number == 1 { format!("einem Zitat {fault}") } else { format!("{} Zitaten {fault}", numeral(number)) }
}

fn find_closings(reading: &Reading) -> Vec<(usize, String)> {
    broken_quotations(reading, QuotationRule::MissingClosing)
}

fn tell_closings(number: usize, _: &[String]) -> String {
    let fault = "fehlt das schließende Anführungszeichen; wo es endet, ist dem Text nicht zu entnehmen.";
    if number == 1 { format!("einem Zitat {fault}") } else { format!("{} Zitaten {fault}", numeral(number)) }
}

fn find_days(reading: &Reading) -> Vec<(usize, String)> {
    let known = reading.article.metadata.published.day().is_some();
    if known { Vec::new() } else { vec![(0, String::new())] }
}

fn tell_days(number: usize, _: &[String]) -> String {
    match number {
        1 => "von einem Artikel ist der Tag des Erscheinens nicht bekannt.".to_owned(),
        _ => format!("von {} Artikeln ist der Tag des Erscheinens nicht bekannt.", numeral(number)),
    }
}
