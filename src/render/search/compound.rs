//! Parts of compounds: *Minister* finds *Außenminister* and *Verteidigungsminister*.
//!
//! A search for the beginning of a word needs one stretch of a sorted list; one for its inside would need the whole list.
//! So a compound is entered a second time under each of its tails that begins where it may be joined. Where that is, the
//! dossier's own words tell: a tail that is a word, or what stands behind a head that is one, with or without a linking
//! element. A compound whose joint nothing tells is entered under all its tails, as long as it is rare. Known misses: a
//! frequent compound of a large dossier whose parts never stand alone; parts of fewer than four letters, unless both
//! halves are words (*Stadtrat*).

use std::collections::HashSet;

use rayon::prelude::*;

use super::number::Posting;
use super::tally::Term;

/// Dossiers of at most so many articles enter every compound under all its tails if nothing tells where it is joined.
const SMALL: usize = 300;
/// In larger ones only those that stand in so few articles.
const RARE: usize = 20;
/// Letters of the shortest head and tail; of the shortest that must be a word to count; of the shortest unknown compound.
const HEAD: usize = 3;
const TAIL: usize = 4;
const KNOWN_HEAD: usize = 4;
const KNOWN_TAIL: usize = 3;
const UNKNOWN: usize = 8;
/// What German puts between the parts of a compound.
const LINKS: [&str; 6] = ["s", "es", "n", "en", "er", "e"];

/// A tail of compounds, with what follows it in their forms.
#[derive(Debug)]
pub(super) struct Tail {
    /// The keys of its forms, sorted: `minister`, `ministers`.
    pub(super) forms: Vec<String>,
    /// Where a word with this tail stands, by article.
    pub(super) postings: Vec<Posting>,
}

/// The tails of all compounds among `terms`, of a dossier of so many articles.
pub(super) fn find_tails(terms: &[Term], articles: usize) -> Vec<Tail> {
    let stems: HashSet<&str> = terms.iter().map(|term| term.stem.as_str()).collect();
    let known: HashSet<&str> =
        terms.iter().flat_map(|term| &term.forms).map(String::as_str).chain(stems.iter().copied()).collect();
    let words = Words { stems, known, all: articles <= SMALL };
    let mut cuts: Vec<(&str, usize, usize)> = terms
        .par_iter()
        .enumerate()
        .flat_map_iter(|(index, term)| {
            let shared = shared_prefix(term);
            let joints = words.joints(&term.stem[..shared], term.postings.len());
            joints.into_iter().map(move |joint| (&term.stem[joint..], index, joint))
        })
        .collect();
    cuts.par_sort_unstable();
    let tails: Vec<&[(&str, usize, usize)]> = cuts.chunk_by(|one, other| one.0 == other.0).collect();
    tails.into_par_iter().map(|cuts| merge(cuts, terms)).collect()
}

/// How much of a stem all its forms begin with.
fn shared_prefix(term: &Term) -> usize {
    let (Some(first), Some(last)) = (term.forms.first(), term.forms.last()) else { return 0 };
    let stem = term.stem.char_indices();
    let same = |&(at, letter): &(usize, char)| {
        [first, last].iter().all(|form| form[at.min(form.len())..].starts_with(letter))
    };
    stem.take_while(same).last().map_or(0, |(at, letter)| at + letter.len_utf8())
}

/// The words of the dossier, and how far to go where they do not help.
struct Words<'a> {
    stems: HashSet<&'a str>,
    /// Stems and forms.
    known: HashSet<&'a str>,
    all: bool,
}

impl Words<'_> {
    /// Where in the stem of a word that stands in so many articles a part may begin, in bytes.
    fn joints(&self, stem: &str, articles: usize) -> Vec<usize> {
        let letters: Vec<usize> = stem.char_indices().map(|(at, _)| at).collect();
        if letters.len() < KNOWN_HEAD + KNOWN_TAIL || !stem.starts_with(char::is_alphabetic) {
            return Vec::new();
        }
        let mut joints = Vec::new();
        let mut told = false;
        for head in HEAD..=letters.len() - KNOWN_TAIL {
            let (at, tail) = (letters[head], letters.len() - head);
            let tail_known = self.stems.contains(&stem[at..]);
            let head_known = head >= KNOWN_HEAD && self.is_head(&stem[..at]);
            if tail_known && (tail >= TAIL || head_known) {
                told = true;
                joints.push(at);
            } else if head_known && tail >= TAIL {
                joints.push(at);
            }
        }
        if !told && letters.len() >= UNKNOWN && (self.all || articles <= RARE) {
            return letters[HEAD..=letters.len() - TAIL].to_vec();
        }
        joints
    }

    /// Whether a word, perhaps with a linking element behind it, is in the dossier.
    fn is_head(&self, head: &str) -> bool {
        let word = |head: &str| head.len() >= HEAD && self.known.contains(head);
        word(head) || LINKS.iter().any(|link| head.strip_suffix(link).is_some_and(word))
    }
}

fn merge(cuts: &[(&str, usize, usize)], terms: &[Term]) -> Tail {
    let mut forms: Vec<String> = cuts
        .iter()
        .flat_map(|&(_, index, joint)| terms[index].forms.iter().map(move |form| form[joint..].to_owned()))
        .collect();
    forms.sort_unstable();
    forms.dedup();
    let mut postings: Vec<Posting> =
        cuts.iter().flat_map(|&(_, index, _)| terms[index].postings.iter().copied()).collect();
    // Of several postings of one article the last has the highest level.
    postings.sort_unstable_by(|one, other| other.cmp(one));
    postings.dedup_by_key(|posting| posting.article);
    postings.reverse();
    Tail { forms, postings }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(stem: &str, forms: &[&str], articles: &[u32]) -> Term {
        Term {
            stem: stem.to_owned(),
            forms: forms.iter().map(|&form| form.to_owned()).collect(),
            postings: articles.iter().map(|&article| Posting { article, level: 3 }).collect(),
        }
    }

    fn tails(terms: &[Term], articles: usize) -> Vec<(String, usize)> {
        let tails = find_tails(terms, articles).into_iter();
        tails.map(|tail| (tail.forms.join(" "), tail.postings.len())).collect()
    }

    #[test]
    fn the_words_of_the_dossier_tell_where_compounds_are_joined() {
        let terms = [
            term("aussenminist", &["aussenminister", "aussenministern"], &[0, 4]),
            term("bund", &["bund"], &[9]),
            term("bundesrat", &["bundesrat", "bundesrate"], &[2]),
            term("minist", &["minister"], &[1]),
            term("rat", &["rat", "rate"], &[3]),
            term("verteidigungsminist", &["verteidigungsminister"], &[4, 7]),
        ];
        let found = tails(&terms, 10_000);
        assert!(found.contains(&("minister ministern".to_owned(), 3)), "{found:?}");
        assert!(found.contains(&("rat rate".to_owned(), 1)), "{found:?}");
        // Nothing begins inside a part.
        assert!(
            !found.iter().any(|(forms, _)| forms.starts_with("nist") || forms.starts_with("at")),
            "{found:?}"
        );
    }

    #[test]
    fn a_rare_compound_of_unknown_parts_is_entered_under_all_tails() {
        let terms = [term("aussenminist", &["aussenminister"], &[0])];
        let found = tails(&terms, 10_000);
        assert!(found.contains(&("minister".to_owned(), 1)), "{found:?}");
        let often: Vec<u32> = (0..50).collect();
        assert!(tails(&[term("aussenminist", &["aussenminister"], &often)], 10_000).is_empty());
        assert!(!tails(&[term("aussenminist", &["aussenminister"], &often)], 50).is_empty());
    }
}
