//! The index of the search: files that `static/search.js` loads as classic scripts, from a server and from a folder alike.
//!
//! Below `data/search/` lie `root.js`, which says what there is; `terms/<n>.js`, the sorted list of words cut into pieces
//! of 32 kB; and `articles/<n>.js`, what results show. Each calls one function with its name and one string. A word is
//! looked up in one or two pieces of the list, whatever the size of the dossier; articles are loaded when shown.
//!
//! Articles are numbered from the oldest, so that a year is a range of numbers and new articles change no old file.

mod compound;
mod number;
mod record;
mod shard;
mod tally;
mod text;
mod word;

use std::collections::BTreeMap;

use chrono::Datelike;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rayon::prelude::*;
use serde::Serialize;

use super::edition::Edition;
use super::json::{push_json, to_json};
use crate::link::Reading;
use crate::output::{Hasher, OutputError, Staging};
use crate::text::slugify;

use number::Posting;
use shard::{Entry, Shard, cut_shards, usual_endings};

const FOLDER: &str = "data/search";

/// What the page must know before it can look up anything.
#[derive(Serialize)]
struct Root<'a> {
    /// Changes with the index, so that no browser mixes pieces of two builds.
    version: String,
    articles: usize,
    /// How many articles share a file.
    per_file: usize,
    /// The years, ascending, and the first article of each; those with no known beginning come first.
    years: Vec<(Option<i32>, usize)>,
    endings: &'a [String],
    /// The first key of each piece of the list, parted by spaces, which take the fewest bytes.
    terms: String,
}

/// Writes the index of the site's articles.
pub(super) fn write_search(site: &Edition, staging: &Staging) -> Result<(), OutputError> {
    let order = site.dossier.chronology.oldest_first();
    let reading = |rank: usize| &site.dossier.readings[order[rank]];
    let terms = tally::count_words(order.len(), |rank| text::searchable_text(reading(rank)));
    let tails = compound::find_tails(&terms, order.len());
    let mut entries: Vec<Entry> = terms.into_iter().map(Entry::from).collect();
    let endings = usual_endings(&entries);
    entries.extend(tails.into_iter().map(Entry::from));
    entries.extend(list_facets(site));
    let shards = cut_shards(entries);
    let per_file = record::articles_per_file(site);
    let root = Root {
        version: version(&shards),
        articles: order.len(),
        per_file,
        years: list_years(order.iter().map(|&index| &site.dossier.readings[index])),
        endings: &endings,
        terms: shards.iter().map(|shard| shard.first.as_str()).collect::<Vec<_>>().join(" "),
    };
    write_script(staging, "root", &to_json(&root))?;
    let written = shards.par_iter().enumerate();
    written
        .map(|(index, shard)| write_script(staging, &format!("terms/{index}"), &shard.text))
        .collect::<Result<(), _>>()?;
    order
        .par_chunks(per_file)
        .enumerate()
        .map(|(index, articles)| write_articles(site, staging, index, articles))
        .collect()
}

/// The key by which a source is chosen: as readable as an address.
pub(super) fn source_key(source: &str) -> String {
    let slug = slugify(source);
    if slug.is_empty() { utf8_percent_encode(source, NON_ALPHANUMERIC).to_string() } else { slug }
}

/// Persons and sources with their articles.
fn list_facets(site: &Edition) -> Vec<Entry> {
    let chronology = &site.dossier.chronology;
    let posting = |rank: usize| Posting { article: u32::try_from(rank).unwrap_or(u32::MAX), level: 0 };
    let mut facets: Vec<Entry> = Vec::with_capacity(site.dossier.people.len());
    for person in &site.dossier.people {
        let mut postings: Vec<Posting> =
            person.articles.iter().map(|&article| posting(chronology.rank(article))).collect();
        postings.sort_unstable();
        facets.push(Entry::of_key(format!("@person/{}", person.id), postings));
    }
    let mut sources: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
    for (rank, &index) in chronology.oldest_first().iter().enumerate() {
        if let Some(source) = &site.dossier.readings[index].article.metadata.source {
            sources.entry(format!("@source/{}", source_key(source))).or_default().push(posting(rank));
        }
    }
    facets.extend(sources.into_iter().map(|(key, postings)| Entry::of_key(key, postings)));
    facets
}

/// The years of articles that are given from the oldest, with the first article of each.
fn list_years<'a>(readings: impl Iterator<Item = &'a Reading>) -> Vec<(Option<i32>, usize)> {
    let mut years: Vec<(Option<i32>, usize)> = Vec::new();
    for (rank, reading) in readings.enumerate() {
        let year = reading.article.metadata.published.first_day().map(|day| day.year());
        if years.last().is_none_or(|&(last, _)| last != year) {
            years.push((year, rank));
        }
    }
    years
}

fn version(shards: &[Shard]) -> String {
    let mut hasher = Hasher::new();
    for shard in shards {
        hasher.update(shard.text.as_bytes());
    }
    hasher.finish().to_string()[..8].to_owned()
}

fn write_articles(
    site: &Edition,
    staging: &Staging,
    index: usize,
    articles: &[usize],
) -> Result<(), OutputError> {
    let mut texts = Vec::with_capacity(articles.len());
    for (place, &article) in articles.iter().enumerate() {
        let mut files = record::write_record(site, article).into_iter();
        texts.extend(files.next());
        for (part, text) in files.enumerate() {
            write_script(staging, &format!("articles/{index}-{place}-{}", part + 1), &text)?;
        }
    }
    write_script(staging, &format!("articles/{index}"), &texts.join("\u{c}"))
}

/// Writes a script that hands over one string.
fn write_script(staging: &Staging, name: &str, text: &str) -> Result<(), OutputError> {
    let mut script = format!("leporello(\"{name}\",").into_bytes();
    push_json(text, &mut script);
    script.extend_from_slice(b");\n");
    staging.write(&format!("{FOLDER}/{name}.js"), &script)
}
