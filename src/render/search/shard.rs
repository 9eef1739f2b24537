//! The list of all that can be looked up, cut into files that a page loads one by one.
//!
//! The list is sorted. A line holds how many bytes it shares with the one before, the rest, the endings of its forms, and
//! where they stand: `$nister ,n,s $+B`. Endings of tails of compounds are followed by `*`. Keys that begin with `@` are
//! no words, but persons and sources.

use rayon::prelude::*;

use super::compound::Tail;
use super::number::{Posting, push_number, push_postings};
use super::tally::Term;

/// How many bytes a shard has at most, unless one line is longer.
const SHARD: usize = 32_000;
/// The most bytes of all first keys together: with the rest, the file that lists them stays below 10 kB.
const MOST_KEYS: usize = 8_500;

/// A line of the list.
pub(super) struct Entry {
    /// What all its forms begin with.
    start: String,
    /// What they end with.
    endings: Vec<String>,
    tail: bool,
    postings: Vec<Posting>,
}

impl Entry {
    /// What may be looked up by one key only.
    pub(super) fn of_key(key: String, postings: Vec<Posting>) -> Self {
        Self { start: key, endings: vec![String::new()], tail: false, postings }
    }

    fn new(forms: &[String], tail: bool, postings: Vec<Posting>) -> Self {
        let first = forms.first().map_or("", String::as_str);
        let last = forms.last().map_or("", String::as_str);
        let same = first.char_indices().zip(last.chars()).take_while(|((_, one), other)| one == other);
        let shared = same.last().map_or(0, |((at, letter), _)| at + letter.len_utf8());
        let endings = forms.iter().map(|form| form[shared..].to_owned()).collect();
        Self { start: first[..shared].to_owned(), endings, tail, postings }
    }
}

impl From<Term> for Entry {
    fn from(term: Term) -> Self {
        Self::new(&term.forms, false, term.postings)
    }
}

impl From<Tail> for Entry {
    fn from(tail: Tail) -> Self {
        Self::new(&tail.forms, true, tail.postings)
    }
}

/// One file of the list.
pub(super) struct Shard {
    /// The shortest key that is greater than all before this shard.
    pub(super) first: String,
    /// Its lines.
    pub(super) text: String,
}

/// Sorts and cuts the list. In large dossiers shards grow, so that the list of their first keys does not.
pub(super) fn cut_shards(mut entries: Vec<Entry>) -> Vec<Shard> {
    entries.par_sort_by(|one, other| {
        (&one.start, &one.endings, one.tail).cmp(&(&other.start, &other.endings, other.tail))
    });
    let lines: Vec<String> = entries.par_iter().map(write_line).collect();
    cut_within(&entries, &lines, SHARD, MOST_KEYS)
}

fn cut_within(entries: &[Entry], lines: &[String], mut size: usize, most_keys: usize) -> Vec<Shard> {
    loop {
        let shards = cut(entries, lines, size);
        let keys: usize = shards.iter().map(|shard| shard.first.len() + 1).sum();
        if keys <= most_keys || shards.len() < 2 {
            return shards;
        }
        // As much larger as there are too many, and a little more.
        size += (size * keys.saturating_sub(most_keys) / most_keys).max(size / 50);
    }
}

/// Cuts the sorted list into shards of at most so many bytes, unless one line is longer.
fn cut(entries: &[Entry], lines: &[String], most: usize) -> Vec<Shard> {
    let mut shards: Vec<Shard> = Vec::new();
    let mut before = "";
    for (entry, line) in entries.iter().zip(lines) {
        let full = |shard: &Shard| shard.text.len() + line.len() + entry.start.len() > most;
        if shards.last().is_none_or(full) {
            shards.push(Shard { first: border(before, &entry.start), text: String::with_capacity(most) });
            before = "";
        }
        if let Some(shard) = shards.last_mut() {
            let shared = common(before, &entry.start);
            push_number(u32::try_from(shared).unwrap_or_default(), &mut shard.text);
            shard.text.push_str(&entry.start[shared..]);
            shard.text.push_str(line);
        }
        before = &entry.start;
    }
    shards
}

/// The line without its key.
fn write_line(entry: &Entry) -> String {
    let mut line = format!(" {}{} ", entry.endings.join(","), if entry.tail { "*" } else { "" });
    push_postings(&entry.postings, &mut line);
    line.push('\n');
    line
}

/// How many bytes two keys share at their beginning. The count is of bytes of ASCII letters only, since a script counts
/// otherwise in others.
fn common(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other && one.is_ascii()).count()
}

/// The shortest beginning of `key` that is greater than `before`.
fn border(before: &str, key: &str) -> String {
    let shared = one_more(before, key);
    key.chars().take(shared).collect()
}

fn one_more(before: &str, key: &str) -> usize {
    let same = before.chars().zip(key.chars()).take_while(|(one, other)| one == other).count();
    if before.is_empty() { 0 } else { same + 1 }
}

/// The endings that many entries have, the most frequent first: what may be missing or added in an unknown form.
pub(super) fn usual_endings(entries: &[Entry]) -> Vec<String> {
    let mut endings: Vec<&str> = entries
        .iter()
        .filter(|entry| !entry.tail && entry.endings.len() > 1)
        .flat_map(|entry| entry.endings.iter().map(String::as_str))
        .filter(|ending| (1..=LONGEST_ENDING).contains(&ending.len()) && ending.is_ascii())
        .collect();
    endings.sort_unstable();
    let mut counted: Vec<(usize, &str)> =
        endings.chunk_by(|one, other| one == other).map(|same| (same.len(), same[0])).collect();
    counted.sort_unstable_by_key(|&(number, ending)| (std::cmp::Reverse(number), ending));
    let mut usual: Vec<String> = ALWAYS.iter().map(|&ending| ending.to_owned()).collect();
    usual.extend(counted.into_iter().take(MOST_ENDINGS).map(|(_, ending)| ending.to_owned()));
    usual.sort_unstable();
    usual.dedup();
    usual
}

const LONGEST_ENDING: usize = 5;
const MOST_ENDINGS: usize = 40;
/// Endings of a dossier too small to show them.
const ALWAYS: [&str; 7] = ["e", "en", "er", "ern", "es", "n", "s"];

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(forms: &[&str]) -> Entry {
        let forms: Vec<String> = forms.iter().map(|&form| form.to_owned()).collect();
        Entry::new(&forms, false, vec![Posting { article: 0, level: 0 }])
    }

    #[test]
    fn lines_share_what_they_begin_with() {
        let shards =
            cut_shards(vec![entry(&["ministerin"]), entry(&["minister", "ministern"]), entry(&["чай"])]);
        assert_eq!(shards.len(), 1);
        assert_eq!(shards[0].text, "#minister ,n #\n+in  #\n#чай  #\n");
        assert_eq!(shards[0].first, "");
    }

    #[test]
    fn a_shard_begins_with_the_shortest_key_that_tells() {
        let many = (0..8000).map(|number| entry(&[&format!("wort{number:05}")])).collect();
        let shards = cut_shards(many);
        assert!(shards.len() > 1 && shards.iter().all(|shard| shard.text.len() <= SHARD));
        assert!(shards[1].first.len() <= 9 && shards[1].first > shards[0].first);
    }

    #[test]
    fn shards_grow_before_the_list_of_their_keys_does() {
        let entries: Vec<Entry> = (0..500).map(|number| entry(&[&format!("wort{number:05}")])).collect();
        let lines: Vec<String> = entries.iter().map(write_line).collect();
        let keys = |shards: &[Shard]| shards.iter().map(|shard| shard.first.len() + 1).sum::<usize>();
        let small = cut(&entries, &lines, 100);
        let within = cut_within(&entries, &lines, 100, 90);
        assert!(keys(&small) > 90 && keys(&within) <= 90 && within.len() > 4, "{}", within.len());
        let text = |shards: &[Shard]| shards.iter().flat_map(|shard| shard.text.lines()).count();
        assert_eq!((text(&small), text(&within)), (500, 500));
        let one = vec![entry(&["wort"])];
        assert_eq!(cut_within(&one, &[write_line(&one[0])], 100, 0).len(), 1);
    }
}
