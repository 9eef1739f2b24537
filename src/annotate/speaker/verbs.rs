//! The verbs of speech beside the word lists: those that need a particle, plurals and participles.

use super::Speakers;
use crate::text::WordList;

/// Reporting verbs that tell of speech before a colon or behind a quotation, but not with words in marks as their object:
/// "Gruber stellt „Die lange Nacht“ vor".
pub(super) static NO_CALLING: WordList =
    WordList::new(include_str!("../../../lexicons/de/introducing_verbs.txt"));

/// Verbs of other meanings that report speech with one of these particles behind them: "hob hervor", "wies darauf hin".
const SEPARABLE: [(&str, &str, &[&str]); 26] = [
    ("bringt", "brachte", &["vor"]),
    ("deutet", "deutete", &["an"]),
    ("fasst", "fasste", &["zusammen"]),
    ("fährt", "fuhr", &["fort"]),
    ("führt", "führte", &["aus", "an"]),
    ("fügt", "fügte", &["hinzu", "an"]),
    ("gibt", "gab", &["zu", "an", "zurück", "bekannt"]),
    ("hebt", "hob", &["hervor"]),
    ("hält", "hielt", &["fest", "entgegen", "dagegen", "vor"]),
    ("kündigt", "kündigte", &["an"]),
    ("legt", "legte", &["dar", "nach", "nahe"]),
    ("lenkt", "lenkte", &["ein"]),
    ("macht", "machte", &["klar", "deutlich", "geltend"]),
    ("merkt", "merkte", &["an"]),
    ("pflichtet", "pflichtete", &["bei"]),
    ("räumt", "räumte", &["ein"]),
    ("schiebt", "schob", &["nach"]),
    ("schließt", "schloss", &["aus"]),
    ("schlägt", "schlug", &["vor"]),
    ("setzt", "setzte", &["hinzu", "nach"]),
    ("stellt", "stellte", &["fest", "klar"]),
    ("stimmt", "stimmte", &["zu"]),
    ("teilt", "teilte", &["mit"]),
    ("weist", "wies", &["hin", "zurück"]),
    ("wendet", "wandte", &["ein"]),
    ("wirft", "warf", &["vor", "ein"]),
];

impl Speakers<'_> {
    /// Whether the particle that makes the verb at `at` one of speech stands between it and `end`.
    pub(super) fn has_particle(&self, at: usize, end: usize) -> bool {
        let word = self.tokens.word(at);
        let Some((_, _, particles)) =
            SEPARABLE.iter().find(|(present, past, _)| *present == word || *past == word)
        else {
            return false;
        };
        (at + 1..end.min(at + 16))
            .take_while(|&index| self.tokens.same_sentence(at, index))
            .any(|index| particles.contains(&self.tokens.word(index)))
    }

    /// Whether the word is a verb of speech with more than one subject.
    pub(super) fn is_plural(&self, word: &str) -> bool {
        matches!(
            word,
            "sagen" | "erklären" | "betonen" | "schrieben" | "riefen" | "sprachen" | "meinen" | "fordern"
        ) || (word.ends_with("ten")
            && word.strip_suffix('n').is_some_and(|past| self.lexicon.speech_verbs.contains(past)))
    }
}

/// Whether the word, directly before a subject and behind a quotation, is a finite verb by its form ("seufzt", "lachte").
pub(super) fn is_verb_like(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && word.chars().count() >= 4
        && (word.ends_with('t') || word.ends_with("te"))
        && !matches!(
            word,
            "nicht"
                | "jetzt"
                | "sonst"
                | "erst"
                | "meist"
                | "fast"
                | "selbst"
                | "statt"
                | "seit"
                | "dort"
                | "samt"
                | "zuletzt"
                | "laut"
                | "bereits"
                | "heute"
                | "bitte"
                | "damit"
                | "somit"
                | "weit"
                | "sollte"
                | "hatte"
                | "könnte"
                | "wollte"
                | "musste"
                | "konnte"
                | "möchte"
                | "geht"
                | "steht"
                | "kommt"
        )
}

/// Whether the word is a participle that says what was done with the words in marks.
pub(super) fn is_participle_of_speech(word: &str) -> bool {
    PARTICIPLES.contains(word)
}

/// Participles of verbs of speech.
static PARTICIPLES: WordList = WordList::new(include_str!("../../../lexicons/de/participles_of_speech.txt"));
