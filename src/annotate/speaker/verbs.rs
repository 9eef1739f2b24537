//! The verbs of speech beside the word lists: those that need a particle, plurals and participles.

use std::cell::RefCell;

use super::Speakers;
use super::chain::ATTITUDES;
use super::mood::{is_condition, is_subjunctive};
use crate::annotate::lexicon::Lexicon;
use crate::annotate::memory::WordTable;
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

/// Marks and words that show that somebody speaks in words of their own.
const DIRECT: [&str; 26] = [
    "„", "“", "”", "\"", "»", "«", "‘", "?", "ich", "Ich", "wir", "Wir", "mein", "unser", "unsere", "Unser",
    "Unsere", "mich", "mir", "uns", "I", "we", "We", "my", "our", "us",
];

/// Words that show, beside verbs of speech, that the sentence around words in marks reports what somebody said.
const REPORTING: [&str; 30] = [
    "sei",
    "seien",
    "habe",
    "hätten",
    "hätte",
    "werde",
    "würde",
    "würden",
    "müsse",
    "müssten",
    "könne",
    "könnten",
    "solle",
    "wolle",
    "dürfe",
    "gebe",
    "gehe",
    "komme",
    "brauche",
    "bleibe",
    "wisse",
    "stehe",
    "mache",
    "vereinbarten",
    "vereinbart",
    "verständigt",
    "einigten",
    "laut",
    "hieß",
    "heißt",
];

/// Words by which a sentence calls something what stands in marks.
const CALLING: [&str; 34] = [
    "nannte",
    "nennt",
    "nennen",
    "nannten",
    "genannt",
    "bezeichnete",
    "bezeichnet",
    "bezeichnen",
    "bezeichneten",
    "sprach",
    "spricht",
    "sprachen",
    "sprechen",
    "gesprochen",
    "kritisiert",
    "kritisierte",
    "kritisierten",
    "warf",
    "warfen",
    "wirft",
    "werfen",
    "vorgeworfen",
    "beschimpfte",
    "beschimpft",
    "beschrieb",
    "beschreibt",
    "titelte",
    "titelt",
    "lobte",
    "lobt",
    "bejubelt",
    "rief",
    "riefen",
    "schrieb",
];

/// Words that [`Speakers::name_of_source`] looks at.
const SOURCES: [&str; 11] =
    ["Laut", "laut", "Für", "According", "according", "zufolge", "gemäß", "Nach", "nach", "aus", "Aus"];

/// Words that [`Speakers::epithets`] looks at.
const EPITHETS: [&str; 16] = [
    "sie", "Sie", "they", "They", "der", "Der", "die", "Die", "dem", "den", "des", "vom", "zum", "beim",
    "the", "The",
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
    /// Whether it is a verb of speech in the plural.
    is_plural: bool,
    /// Whether it is a participle that says what was done with the words in marks.
    is_participle: bool,
    /// Whether it is a verb that can only report, or one that tells of a condition as well.
    is_subjunctive: bool,
    is_condition: bool,
    /// Whether its sentence reports speech, should something stand in marks there.
    reports: bool,
    /// Whether its sentence calls something what stands in marks there.
    calls: bool,
    /// Whether it tells what somebody thinks or feels.
    pub(super) is_attitude: bool,
    /// Whether somebody speaks in words of their own where it stands, or asks.
    pub(super) is_direct: bool,
    /// Whether it, alone or with a particle, may be the cue of a sentence that reports speech: "sagte", "so", "räumte".
    pub(super) may_be_cue: bool,
    /// Whether it may give a source: "laut", "Nach".
    pub(super) may_give_source: bool,
    /// Whether it may begin what stands for a person: "der", "Sie".
    pub(super) may_open_epithet: bool,
    /// Its place in [`SEPARABLE`].
    separable: Option<u8>,
}

thread_local! {
    /// The words of each language.
    static WORDS: RefCell<[WordTable<SpeechWord>; 2]> = RefCell::default();
}

impl SpeechWord {
    /// One for each token.
    pub(super) fn of_all(tokens: &Tokens, lexicon: &Lexicon) -> Vec<Self> {
        WORDS.with_borrow_mut(|memories| {
            memories[lexicon.language as usize].of_all(tokens, |word| Self::of(word, lexicon))
        })
    }

    fn of(word: &str, lexicon: &Lexicon) -> Self {
        let is_direct = DIRECT.contains(&word);
        let may_give_source = SOURCES.contains(&word);
        let may_open_epithet = EPITHETS.contains(&word);
        if !word.starts_with(char::is_lowercase) {
            return Self { is_direct, may_give_source, may_open_epithet, ..Self::default() };
        }
        let is_plural = is_plural(word, lexicon);
        let is_participle = PARTICIPLES.contains(word);
        let is_speech_verb = lexicon.speech_verbs.contains(word);
        let reports = lexicon.reporting_verbs.contains(word);
        let speaks = is_speech_verb || reports || is_plural;
        let is_verb_of_speech = is_speech_verb
            || (reports && !NO_CALLING.contains(word))
            || word.strip_suffix('n').is_some_and(|word| lexicon.speech_verbs.contains(word))
            || is_participle;
        let separable = separable(word);
        Self {
            is_speech_verb,
            speaks,
            is_verb_of_speech,
            may_be_cue: speaks || is_verb_of_speech || separable.is_some() || word == "so",
            is_plural,
            is_participle,
            is_subjunctive: is_subjunctive(word),
            is_condition: is_condition(word),
            reports: is_verb_of_speech || REPORTING.contains(&word),
            calls: CALLING.contains(&word),
            is_direct,
            may_give_source,
            may_open_epithet,
            is_attitude: ATTITUDES.contains(word),
            separable,
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

    /// Whether the token shows that the sentence around words in marks reports speech.
    pub(in crate::annotate) fn reports_around(&self, at: usize) -> bool {
        self.speech_word(at).reports
    }

    /// Whether the token calls something what stands in marks.
    pub(in crate::annotate) fn calls(&self, at: usize) -> bool {
        self.speech_word(at).calls
    }

    /// Whether the token is a verb of speech with more than one subject.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        self.speech_word(at).is_plural
    }

    /// Whether the token is a participle that says what was done with the words in marks.
    pub(super) fn is_participle_of_speech(&self, at: usize) -> bool {
        self.speech_word(at).is_participle
    }

    /// Whether the verb can only report.
    pub(super) fn is_subjunctive(&self, at: usize) -> bool {
        self.speech_word(at).is_subjunctive
    }

    /// Whether the verb reports, or tells of a condition.
    pub(super) fn is_subjunctive_or_condition(&self, at: usize) -> bool {
        self.speech_word(at).is_subjunctive || self.speech_word(at).is_condition
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

/// Participles of verbs of speech.
static PARTICIPLES: WordList = WordList::new(include_str!("../../../lexicons/de/participles_of_speech.txt"));
