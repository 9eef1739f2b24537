//! What the verbs of a clause say about past and future.
//!
//! Clauses are cut at commas, colons, dashes and quotation marks. Where a clause holds no cue, its sentence
//! decides, if all its cues agree. This is reckoned once per clause, so the work grows with the text only.

use super::super::{Sentence, Tense};
use super::found::Expression;
use super::lexicon::Lexeme;
use super::token::{Gap, Token, TokenKind};
use crate::corpus::Language;

/// The tense for each of `placed`, in order.
pub(super) fn find_tenses(
    tokens: &[Token],
    placed: &[(usize, usize, Expression)],
    sentences: &[Sentence],
    language: Language,
) -> Vec<Tense> {
    let unparted = sentences.is_empty();
    let mut sentences = sentences.iter().peekable();
    let mut expressions = placed.iter().enumerate().peekable();
    let mut tenses = vec![Tense::Undecided; placed.len()];
    let (mut clause, mut sentence) = (Cues::default(), Cues::default());
    // The expressions of the open clause and of the open sentence.
    let (mut in_clause, mut in_sentence) = (Vec::new(), Vec::new());
    for (index, token) in tokens.iter().enumerate() {
        let inside = expressions.peek().is_some_and(|(_, (start, end, _))| *start < index && index < *end);
        let opens = sentences.peek().is_some_and(|next| next.span.start <= token.start)
            || token.gap == Gap::Break
            || (unparted && follows_full_stop(tokens, index));
        while sentences.next_if(|next| next.span.start <= token.start).is_some() {}
        if !inside && (opens || parts_clause(token, tokens.get(index + 1))) {
            close_clause(&mut clause, &mut sentence, &mut in_clause, &mut tenses);
        }
        if !inside && opens {
            close_sentence(&mut sentence, &mut in_sentence, &mut tenses);
        }
        while expressions.next_if(|(_, (_, end, _))| *end <= index).is_some() {}
        if let Some((number, (start, _, _))) = expressions.peek()
            && *start == index
        {
            in_clause.push(*number);
            in_sentence.push(*number);
        }
        match language {
            Language::German => clause.read_german(tokens, index),
            Language::English => clause.read_english(token),
        }
    }
    close_clause(&mut clause, &mut sentence, &mut in_clause, &mut tenses);
    close_sentence(&mut sentence, &mut in_sentence, &mut tenses);
    tenses
}

/// Where no sentences are given: a capital behind a word and its full stop.
fn follows_full_stop(tokens: &[Token], index: usize) -> bool {
    index > 1
        && tokens[index].is_capitalised()
        && tokens[index - 1].is_mark('.')
        && tokens[index - 2].kind == TokenKind::Word
}

fn parts_clause(token: &Token, next: Option<&Token>) -> bool {
    match token.kind {
        TokenKind::Mark(',') => next.is_none_or(|next| next.gap != Gap::None),
        TokenKind::Mark('-') => token.gap == Gap::Space,
        TokenKind::Mark(mark) => {
            matches!(mark, ';' | ':' | '–' | '—' | '„' | '“' | '”' | '"' | '»' | '«' | '(' | ')' | '!' | '?')
        }
        _ => false,
    }
}

fn close_clause(clause: &mut Cues, sentence: &mut Cues, members: &mut Vec<usize>, tenses: &mut [Tense]) {
    let tense = clause.tense();
    for member in members.drain(..) {
        tenses[member] = tense;
    }
    match tense {
        Tense::Past => sentence.past = true,
        Tense::Future => sentence.present = true,
        Tense::Undecided => {}
    }
    *clause = Cues::default();
}

fn close_sentence(sentence: &mut Cues, members: &mut Vec<usize>, tenses: &mut [Tense]) {
    let tense = match (sentence.past, sentence.present) {
        (true, false) => Tense::Past,
        (false, true) => Tense::Future,
        _ => Tense::Undecided,
    };
    for member in members.drain(..) {
        if tenses[member] == Tense::Undecided {
            tenses[member] = tense;
        }
    }
    *sentence = Cues::default();
}

/// What has been seen in a clause.
#[derive(Debug, Clone, Copy, Default)]
struct Cues {
    /// "sagte", "wurde".
    past: bool,
    /// "hat", "ist": past with a participle, else present.
    auxiliary: bool,
    /// "ist", "sind": without a participle a present tense.
    copula: bool,
    /// "getroffen", "vereinbart".
    participle: bool,
    /// "geplant", "vorgesehen": what is planned lies ahead.
    planned: bool,
    /// "wird", "soll", "will".
    future: bool,
    /// "worden".
    passive_past: bool,
    /// "beginnt": a present tense beside a date speaks of what is to come.
    present: bool,
}

impl Cues {
    fn tense(self) -> Tense {
        if self.passive_past {
            Tense::Past
        } else if self.future || (self.planned && !self.past) {
            Tense::Future
        } else if self.past || (self.auxiliary && self.participle) {
            Tense::Past
        } else if self.present || self.copula {
            Tense::Future
        } else {
            Tense::Undecided
        }
    }

    fn read_german(&mut self, tokens: &[Token], index: usize) {
        let token = &tokens[index];
        let opens = index == 0 || token.gap == Gap::Break || tokens[index - 1].kind != TokenKind::Word;
        // A noun bears a capital; only at the beginning may a verb do so too.
        if token.kind != TokenKind::Word || (token.is_capitalised() && !opens) {
            return;
        }
        let word = token.lower.as_ref();
        match word {
            "worden" => self.passive_past = true,
            "wird" | "werden" | "werde" | "will" | "wollen" | "wolle" | "soll" | "sollen" | "solle"
            | "möchte" | "möchten" | "kommenden" | "kommende" | "künftig" | "bevorstehenden" => {
                self.future = true
            }
            "hat" | "haben" | "habe" | "ist" | "sind" | "sei" | "seien" | "hätten" | "hätte" | "wäre"
            | "wären" => {
                self.auxiliary = true;
                self.copula |= matches!(word, "ist" | "sind");
            }
            "geplant" | "vorgesehen" | "angesetzt" | "erwartet" | "angekündigt" | "terminiert" => {
                self.planned = true
            }
            "war" | "waren" | "wurde" | "wurden" | "hatte" | "hatten" | "gewesen" => self.past = true,
            _ if is_present(word) => self.present = true,
            _ if is_strong_preterite(word) => self.past = true,
            _ if is_weak_preterite(word) && !before_noun(tokens, index) => self.past = true,
            _ if is_participle(word) && !before_noun(tokens, index) => self.participle = true,
            _ => {}
        }
    }

    fn read_english(&mut self, token: &Token) {
        match token.lower.as_ref() {
            "will" | "shall" | "plans" | "expected" | "scheduled" | "begins" | "starts" | "opens" => {
                self.future = true
            }
            "was" | "were" | "had" | "said" | "told" | "met" | "took" | "made" | "came" | "went"
            | "began" | "held" | "won" | "left" | "gave" | "spoke" | "wrote" | "died" => self.past = true,
            word => self.past |= word.len() > 4 && word.ends_with("ed") && token.lexeme == Lexeme::None,
        }
    }
}

/// "am geplanten Treffen", "die alte Stadt": what stands before a noun is an adjective, unless a pronoun or name follows.
fn before_noun(tokens: &[Token], index: usize) -> bool {
    let next_is_noun = tokens
        .get(index + 1)
        .is_some_and(|next| next.kind == TokenKind::Word && next.is_capitalised() && next.gap == Gap::Space);
    const DETERMINERS: [&str; 30] = [
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "im",
        "am", "vom", "zum", "zur", "seine", "seiner", "seinen", "seinem", "ihre", "ihrer", "ihren", "ihrem",
        "diese", "dieser", "diesem", "diesen", "beim",
    ];
    next_is_noun && index > 0 && DETERMINERS.contains(&tokens[index - 1].lower.as_ref())
}

fn is_present(word: &str) -> bool {
    const PRESENT: [&str; 62] = [
        "beginnt",
        "beginnen",
        "startet",
        "findet",
        "finden",
        "steht",
        "stehen",
        "trifft",
        "kommt",
        "kommen",
        "reist",
        "reisen",
        "fliegt",
        "geht",
        "eröffnet",
        "öffnet",
        "spielt",
        "wählt",
        "wählen",
        "tagt",
        "feiert",
        "feiern",
        "empfängt",
        "lädt",
        "stellt",
        "stellen",
        "endet",
        "läuft",
        "folgt",
        "folgen",
        "entscheidet",
        "stimmt",
        "stimmen",
        "berät",
        "beraten",
        "tritt",
        "treten",
        "gilt",
        "gelten",
        "zeigt",
        "zeigen",
        "hält",
        "bringt",
        "dreht",
        "wartet",
        "liest",
        "spricht",
        "erscheint",
        "fällt",
        "fallen",
        "besucht",
        "erhält",
        "muss",
        "müssen",
        "kann",
        "können",
        "darf",
        "dürfen",
        "bleibt",
        "bleiben",
        "übernimmt",
        "plant",
    ];
    PRESENT.contains(&word)
}

/// Strong and mixed verbs, without their separable or inseparable prefix.
fn is_strong_preterite(word: &str) -> bool {
    const PRETERITES: [&str; 78] = [
        "kam",
        "ging",
        "gab",
        "sprach",
        "traf",
        "nahm",
        "hielt",
        "ließ",
        "stand",
        "fand",
        "begann",
        "starb",
        "lag",
        "sah",
        "rief",
        "schrieb",
        "blieb",
        "zog",
        "schlug",
        "schloss",
        "schloß",
        "verlor",
        "gewann",
        "brach",
        "trat",
        "fiel",
        "wies",
        "warf",
        "griff",
        "bat",
        "bot",
        "lud",
        "trug",
        "wuchs",
        "stieg",
        "sank",
        "flog",
        "fuhr",
        "hob",
        "riet",
        "lief",
        "fing",
        "schoss",
        "trieb",
        "schien",
        "schied",
        "las",
        "saß",
        "half",
        "galt",
        "schwieg",
        "stieß",
        "schnitt",
        "litt",
        "ritt",
        "sang",
        "sprang",
        "trank",
        "zwang",
        "drang",
        "band",
        "verschwand",
        "aß",
        "maß",
        "vergaß",
        "geschah",
        "stahl",
        "befahl",
        "wob",
        "mied",
        "lieh",
        "rieb",
        "stritt",
        "glich",
        "strich",
        "wich",
        "schob",
        "bog",
    ];
    const PREFIXES: [&str; 9] = ["be", "ver", "er", "ent", "über", "unter", "zer", "ge", "wider"];
    let bare = |word: &str| PRETERITES.contains(&word);
    let singular =
        |word: &str| bare(word) || PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(bare));
    // "entschieden", "geschrieben" are participles; "schrieben", "gaben" are not.
    singular(word)
        || word
            .strip_suffix("en")
            .is_some_and(|stem| stem.len() > 2 && singular(stem) && !is_participle(word))
}

/// "sagte", "erstatteten"; not "heute", "arbeiten", "letzten", "geplante".
fn is_weak_preterite(word: &str) -> bool {
    const OTHERS: [&str; 62] = [
        "heute",
        "erste",
        "zweite",
        "dritte",
        "vierte",
        "fünfte",
        "letzte",
        "nächste",
        "beste",
        "größte",
        "höchste",
        "jüngste",
        "wichtigste",
        "meiste",
        "mitte",
        "seite",
        "leute",
        "gute",
        "alte",
        "rechte",
        "echte",
        "weite",
        "breite",
        "harte",
        "leichte",
        "schlechte",
        "feste",
        "späte",
        "laute",
        "bunte",
        "letzten",
        "rechten",
        "echten",
        "guten",
        "alten",
        "weiten",
        "leichten",
        "schlechten",
        "festen",
        "späten",
        "bunten",
        "harten",
        "selten",
        "unten",
        "hinten",
        "mitten",
        "sollte",
        "sollten",
        "könnte",
        "könnten",
        "müsste",
        "müssten",
        "dürfte",
        "dürften",
        "bitte",
        "hätte",
        "konkrete",
        "private",
        "privaten",
        "konkreten",
        "direkte",
        "direkten",
    ];
    const INFINITIVES: [&str; 32] = [
        "arbeiten",
        "halten",
        "leiten",
        "bieten",
        "bitten",
        "raten",
        "treten",
        "warten",
        "starten",
        "testen",
        "kosten",
        "richten",
        "achten",
        "leisten",
        "deuten",
        "stalten",
        "schalten",
        "retten",
        "streiten",
        "reiten",
        "schreiten",
        "breiten",
        "fürchten",
        "pflichten",
        "flüchten",
        "lasten",
        "tasten",
        "listen",
        "rüsten",
        "stiften",
        "gelten",
        "dichten",
    ];
    if word.len() < 5 || OTHERS.contains(&word) || word.ends_with("sten") || word.ends_with("ste") {
        return false;
    }
    let participle = word.starts_with("ge") && !word.starts_with("gehör") && !word.starts_with("gewähr");
    let infinitive = INFINITIVES.iter().any(|infinitive| word.ends_with(infinitive));
    (word.ends_with("te") || word.ends_with("ten")) && !participle && !infinitive
}

/// "getroffen", "mitgeteilt", "vereinbart", "kritisiert".
fn is_participle(word: &str) -> bool {
    const SEPARABLE: [&str; 22] = [
        "", "ab", "an", "auf", "aus", "bei", "ein", "fest", "fort", "her", "hin", "mit", "nach", "statt",
        "vor", "weg", "zu", "zurück", "zusammen", "teil", "bekannt", "heraus",
    ];
    const INSEPARABLE: [&str; 8] = ["be", "ver", "er", "ent", "zer", "über", "unter", "ge"];
    if word.len() < 5 || !(word.ends_with('t') || word.ends_with("en")) {
        return false;
    }
    let with_ge = SEPARABLE
        .iter()
        .any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.starts_with("ge") && rest.len() > 4));
    with_ge
        || word.ends_with("iert")
        || INSEPARABLE.iter().any(|prefix| word.starts_with(prefix)) && word.len() > 5
}
