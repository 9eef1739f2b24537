//! The verbs of speech beside the word lists: those that need a particle, plurals and participles.

use std::cell::RefCell;

use super::Speakers;
use super::chain::ATTITUDES;
use crate::annotate::lexicon::Lexicon;
use crate::annotate::memory::WordMemory;
use crate::annotate::token::Tokens;
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

/// What a word tells of speech, whatever stands beside it.
#[expect(clippy::struct_excessive_bools, reason = "each is one question, and all may be true of one word")]
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SpeechWord {
    /// Whether it is a verb of speech in the singular.
    pub(super) is_speech_verb: bool,
    /// Whether it reports speech beside quotation marks.
    pub(super) speaks: bool,
    /// Whether it is a verb of speech, in the singular or the plural.
    pub(super) is_verb_of_speech: bool,
    /// Whether it tells what somebody thinks or feels.
    pub(super) is_attitude: bool,
    /// Its place in [`SEPARABLE`].
    separable: Option<u8>,
}

thread_local! {
    /// The words of each language.
    static WORDS: RefCell<[WordMemory<SpeechWord>; 2]> = RefCell::default();
}

impl SpeechWord {
    /// One for each token.
    pub(super) fn of_all(tokens: &Tokens, lexicon: &Lexicon) -> Vec<Self> {
        WORDS.with_borrow_mut(|memories| {
            memories[lexicon.language as usize].of_all(tokens, |word| Self::of(word, lexicon))
        })
    }

    fn of(word: &str, lexicon: &Lexicon) -> Self {
        if !word.starts_with(char::is_lowercase) {
            return Self::default();
        }
        let is_speech_verb = lexicon.speech_verbs.contains(word);
        let reports = lexicon.reporting_verbs.contains(word);
        Self {
            is_speech_verb,
            speaks: is_speech_verb || reports || is_plural(word, lexicon),
            is_verb_of_speech: is_speech_verb
                || (reports && !NO_CALLING.contains(word))
                || word.strip_suffix('n').is_some_and(|word| lexicon.speech_verbs.contains(word))
                || is_participle_of_speech(word),
            is_attitude: ATTITUDES.contains(word),
            separable: separable(word),
        }
    }
}

/// The place of the verb in [`SEPARABLE`].
fn separable(word: &str) -> Option<u8> {
    let place = SEPARABLE.iter().position(|(present, past, _)| *present == word || *past == word)?;
    u8::try_from(place).ok()
}

impl Speakers<'_> {
    /// What the token tells of speech.
    pub(super) fn speech_word(&self, at: usize) -> SpeechWord {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// Whether the particle that makes the verb at `at` one of speech stands between it and `end`.
    pub(super) fn has_particle(&self, at: usize, end: usize) -> bool {
        let Some(place) = self.speech_word(at).separable else { return false };
        let (_, _, particles) = SEPARABLE[usize::from(place)];
        (at + 1..end.min(at + 16))
            .take_while(|&index| self.tokens.same_sentence(at, index))
            .any(|index| particles.contains(&self.tokens.word(index)))
    }

    /// Whether the word is a verb of speech with more than one subject.
    pub(super) fn is_plural(&self, word: &str) -> bool {
        is_plural(word, self.lexicon)
    }
}

fn is_plural(word: &str, lexicon: &Lexicon) -> bool {
    matches!(
        word,
        "sagen" | "erklären" | "betonen" | "schrieben" | "riefen" | "sprachen" | "meinen" | "fordern"
    ) || (word.ends_with("ten")
        && word.strip_suffix('n').is_some_and(|past| lexicon.speech_verbs.contains(past)))
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
