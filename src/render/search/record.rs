//! Articles as results show them: headline, date, source, and the sentences, a file for a few articles each.
//!
//! Lines are parted by line breaks, fields by tabs. An article is a line with its address, headline, date, source,
//! language, the number of further files that its text goes on in, and behind it a line for each block: the number of the paragraph,
//! that of its first sentence, and its sentences. Articles are parted by form feeds.

use crate::render::edition::Edition;
use crate::site::article_path;
use crate::text::{is_one_line, on_one_line, push_one_line};

use super::text::{SearchableText, searchable_text};

/// How many bytes of text one file should have; ten results load ten files.
const FILE: usize = 4_000;
/// How many it has at most; longer articles go on in further ones.
const MOST: usize = 8_000;
/// Room for what surrounds a text.
const ROOM: usize = 512;

/// How many articles share a file.
pub(super) fn articles_per_file(site: &Edition) -> usize {
    let readings = &site.dossier.readings;
    let total: usize = readings.iter().map(|reading| reading.article.body.text.len()).sum();
    (FILE / (total / readings.len().max(1)).max(1)).clamp(1, 16)
}

/// The record of an article, and what its text goes on with.
pub(super) fn write_record(site: &Edition, article: usize) -> Vec<String> {
    let reading = &site.dossier.readings[article];
    let metadata = &reading.article.metadata;
    let mut files = cut_text(&searchable_text(reading), reading.article.body.text.len());
    let head = format!(
        "{}\t{}\t{}\t{}\t{}\t{}",
        article_path(&reading.article),
        on_one_line(&metadata.headline.text),
        on_one_line(site.date_of(article)),
        on_one_line(metadata.source.as_deref().unwrap_or_default()),
        metadata.language.tag(),
        files.len() - 1,
    );
    files[0].insert_str(0, &head);
    files
}

/// The lines of a text of so many bytes, in as many files as they need.
fn cut_text(text: &SearchableText, length: usize) -> Vec<String> {
    let mut files = vec![String::with_capacity(length.min(MOST) + ROOM)];
    let mut size = 0;
    for passage in &text.passages {
        let mut begun = false;
        // Most blocks are all on one line; to look at each of their sentences takes longer.
        let plain = is_one_line(passage.text());
        for (index, sentence) in passage.sentences().enumerate() {
            for piece in cut_sentence(sentence) {
                if size > 0 && size + piece.len() > MOST {
                    files.push(String::new());
                    (size, begun) = (0, false);
                }
                size += piece.len();
                let Some(file) = files.last_mut() else { continue };
                if !begun {
                    let number = passage.paragraph.map_or_else(String::new, |number| number.to_string());
                    let first = (passage.first + index).to_string();
                    file.extend(["\n", &number, "\t", &first]);
                }
                file.push('\t');
                if plain && piece.trim_ascii().len() == piece.len() {
                    file.push_str(piece);
                } else {
                    push_one_line(piece, file);
                }
                // Sentences are counted on within a line, so the pieces of one have a line each.
                begun = piece.len() == sentence.len();
            }
        }
    }
    files
}

/// A sentence, or of one that is longer than a file the pieces of it.
fn cut_sentence(sentence: &str) -> impl Iterator<Item = &str> {
    let mut left = Some(sentence);
    std::iter::from_fn(move || {
        let rest = left.take()?;
        if rest.len() <= MOST {
            return Some(rest);
        }
        let most = rest.floor_char_boundary(MOST);
        let end = rest[..most].rfind(' ').filter(|&space| space > 0).unwrap_or(most);
        let (piece, behind) = rest.split_at(end);
        left = Some(behind);
        Some(piece)
    })
}
