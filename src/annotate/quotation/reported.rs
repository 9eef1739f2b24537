//! Whether a marked stretch reports what somebody said or wrote, or is a title, a name, a word in irony.
//!
//! A quotation is: what a cue or a colon stands beside; a clause of four words or more; a phrase that begins with a small
//! letter and is long, or stands in a sentence that reports speech; a noun phrase where the sentence calls something by
//! it ("nannte es „…“"). Not: what follows "Zeitschrift", "Film", "sogenannte", or is part of a compound; short phrases
//! without any word of speech. Known misses: long titles that are sentences, and single words said by nobody named.

use crate::annotate::speaker::Speakers;
use crate::annotate::{QuotationKind, QuotationRule};
use crate::corpus::{Block, BlockKind, Body};
use crate::text::Span;

/// A marked stretch and what stands around it.
pub(super) struct Context<'a> {
    pub(super) body: &'a Body,
    pub(super) block: &'a Block,
    pub(super) span: Span,
    pub(super) rule: QuotationRule,
    pub(super) kind: QuotationKind,
    /// Whether a cue or a colon stands beside it.
    pub(super) near: bool,
    /// Whether any voice was found for it.
    pub(super) voiced: bool,
    pub(super) speakers: &'a Speakers<'a>,
}

/// Nouns, and last parts of nouns, that introduce a title or a name in marks.
const NAMING_NOUNS: [&str; 56] = [
    "zeitschrift",
    "zeitung",
    "magazin",
    "blatt",
    "roman",
    "romans",
    "film",
    "films",
    "buch",
    "buches",
    "titel",
    "motto",
    "stück",
    "stücks",
    "oper",
    "lied",
    "song",
    "album",
    "serie",
    "ausstellung",
    "projekt",
    "projekts",
    "verein",
    "vereins",
    "gruppe",
    "liste",
    "bewegung",
    "partei",
    "tagung",
    "konzert",
    "wort",
    "begriff",
    "name",
    "namen",
    "band",
    "schiff",
    "sendung",
    "programm",
    "hotel",
    "firma",
    "stiftung",
    "initiative",
    "kampagne",
    "bereich",
    "symphonie",
    "bestseller",
    "komödie",
    "drama",
    "musical",
    "show",
    "theater",
    "restaurant",
    "reihe",
    "preis",
    "gesellschaft",
    "thema",
];

/// Nouns, and last parts of nouns, for works that bear a title.
const WORK_NOUNS: [&str; 30] = [
    "roman",
    "romans",
    "romane",
    "film",
    "films",
    "buch",
    "buches",
    "song",
    "lied",
    "album",
    "oper",
    "serie",
    "ausstellung",
    "schau",
    "stück",
    "gedicht",
    "erzählung",
    "novelle",
    "gemälde",
    "kantate",
    "musical",
    "komödie",
    "drama",
    "motto",
    "titel",
    "band",
    "zeitschrift",
    "zeitung",
    "magazin",
    "sendung",
];

/// Likewise English nouns; one of several words has its last here.
const ENGLISH_WORK_NOUNS: [&str; 24] = [
    "film",
    "novel",
    "book",
    "play",
    "song",
    "single",
    "album",
    "opera",
    "series",
    "exhibition",
    "show",
    "poem",
    "memoir",
    "musical",
    "painting",
    "sculpture",
    "comedy",
    "drama",
    "thriller",
    "documentary",
    "magazine",
    "entitled",
    "titled",
    "podcast",
];

/// Finite verbs and pronouns that make four words a clause.
const CLAUSE_WORDS: [&str; 77] = [
    "ist", "sind", "war", "waren", "bin", "bist", "seid", "sei", "seien", "wäre", "wären", "hat", "habe",
    "haben", "hatte", "hatten", "hätte", "hätten", "wird", "werden", "werde", "wurde", "wurden", "würde",
    "würden", "kann", "können", "könne", "könnte", "könnten", "muss", "muß", "müssen", "müsse", "müssten",
    "soll", "sollen", "sollte", "sollten", "will", "wollen", "wollten", "darf", "dürfen", "dürfe", "gibt",
    "gab", "geht", "ging", "kommt", "kam", "macht", "machen", "steht", "stehen", "bleibt", "bleiben",
    "braucht", "brauchen", "ich", "wir", "uns", "mich", "mir", "es", "man", "er", "sie", "ihr", "euch", "du",
    "dass", "daß", "weil", "wenn", "möchte", "denn",
];

/// How many tokens of the sentence on each side are read.
const AROUND: usize = 40;

impl Context<'_> {
    /// Whether it is a quotation.
    pub(super) fn is_reported(&self) -> bool {
        if self.near {
            return !self.is_work() && !self.is_named_so();
        }
        let content = self.span.of(&self.body.text).trim();
        let words = content.split_whitespace().count();
        let clause = words >= 4
            && content
                .split(|letter: char| !letter.is_alphabetic())
                .any(|word| CLAUSE_WORDS.contains(&word.to_lowercase().as_str()));
        if self.rule == QuotationRule::MissingOpening {
            return clause && (self.voiced || self.is_at_block_end() || words <= 60);
        }
        if self.is_titled() || self.is_named_so() || self.is_work() {
            return false;
        }
        let ended = content.ends_with(['.', '!', '?', '…']);
        if clause || words >= 8 || (ended && self.stands_alone()) {
            return true;
        }
        let lower = content.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_lowercase);
        if self.voiced && (lower || words > 1) {
            return true;
        }
        let (reports, calls) = self.evidence();
        // A crosshead quotes where it is all in marks, or where a phrase of its sentence is.
        let whole = self.stands_alone() && self.is_at_block_end() && words >= 3;
        if matches!(self.block.kind, BlockKind::Crosshead(_)) && (whole || (lower && words > 1)) {
            return true;
        }
        if lower { words >= 4 || reports || calls } else { calls || (reports && words >= 2) }
    }

    fn is_at_block_end(&self) -> bool {
        let rest = &self.body.text[self.span.end..self.block.span.end];
        !rest.contains(char::is_alphanumeric)
    }

    /// Whether the quotation is a sentence of its own: nothing of its sentence stands before it.
    fn stands_alone(&self) -> bool {
        let before = self.body.text[self.block.span.start..self.span.start]
            .trim_end_matches(['„', '“', '”', '"', '»', '«', ' ', '-', '–']);
        before.is_empty() || before.ends_with(['.', '!', '?', ':', '…', '“', '«', '"', '”'])
    }

    /// Whether a noun for a work stands before words that are no sentence, whatever verb follows: "für ihren Roman „Die
    /// Reise“, wie der Verlag mitteilte". The colon introduces words even there.
    fn is_work(&self) -> bool {
        let tokens = self.speakers.tokens;
        let Some(opening) = tokens.index_at(self.span.start).checked_sub(1) else { return false };
        let before = tokens.before(opening);
        let content = self.span.of(&self.body.text).trim();
        let noun = before.to_lowercase();
        let work = if self.speakers.english {
            ENGLISH_WORK_NOUNS.contains(&before)
        } else {
            before.starts_with(char::is_uppercase) && WORK_NOUNS.iter().any(|work| noun.ends_with(work))
        };
        work && content.starts_with(char::is_uppercase)
            && self.kind == QuotationKind::Partial
            && !content.ends_with(['.', ','])
    }

    /// "Der Kutter heißt „Johanna“": what bears the name; not "es heißt" or "hieß es".
    fn is_named_so(&self) -> bool {
        let tokens = self.speakers.tokens;
        let Some(opening) = tokens.index_at(self.span.start).checked_sub(1) else { return false };
        let subject = opening.checked_sub(1).map_or("", |verb| tokens.before(verb));
        matches!(tokens.before(opening), "heißt" | "heißen" | "hieß" | "hießen" | "heisst" | "hiess")
            && !matches!(subject, "es" | "Es" | "" | ",")
            && self.span.of(&self.body.text).starts_with(char::is_uppercase)
            && self.kind == QuotationKind::Partial
    }

    /// Whether the words around make it a title, a name or a so-called thing.
    fn is_titled(&self) -> bool {
        let tokens = self.speakers.tokens;
        let text = &self.body.text;
        let closing = tokens.index_at(self.span.end);
        let first = tokens.index_at(self.span.start);
        let behind = text[self.span.end..].chars().nth(1).unwrap_or(' ');
        if matches!(behind, '-' | '‑' | ':') {
            return true;
        }
        if tokens.behind(closing, 1) == "(" && tokens.behind(closing, 2).parse::<u16>().is_ok() {
            return true;
        }
        let Some(opening) = first.checked_sub(1) else { return false };
        let before = tokens.before(opening);
        let lower = before.to_lowercase();
        if lower.starts_with("sogenannt") || lower.starts_with("genannt") || lower == "vermeintlich" {
            return true;
        }
        if before.starts_with(char::is_uppercase)
            && NAMING_NOUNS.iter().any(|noun| lower.ends_with(noun))
            && !(self.kind == QuotationKind::Direct && self.voiced)
        {
            return true;
        }
        // "sagte Gruber in der „Neuen Post“", "gegenüber den „Nachrichten“": where it was said.
        let place =
            matches!(lower.as_str(), "der" | "den" | "dem" | "im" | "seinem" | "seiner" | "ihrem" | "ihrer")
                && (lower == "im"
                    || matches!(tokens.before(opening - 1), "in" | "gegenüber" | "bei" | "mit"));
        if place && self.kind == QuotationKind::Partial && self.span.of(text).starts_with(char::is_uppercase)
        {
            return true;
        }
        let upper = self.span.of(text).trim().starts_with(char::is_uppercase);
        // "Anna Gruber von „Haus & Hof“", "der Präsident des „Bundes“": whom somebody stands for.
        let stands_for = matches!(lower.as_str(), "von" | "vom" | "des" | "der" | "bei" | "beim")
            && opening.checked_sub(2).is_some_and(|holder| {
                self.speakers.lexicon.titles.contains(tokens.word(holder))
                    || self.speakers.person_before(holder + 1).is_some()
            });
        if stands_for && upper && self.kind == QuotationKind::Partial {
            return true;
        }
        // "Hera Linds „…“": a work of hers.
        upper
            && self.speakers.person_before(opening).is_some_and(|genitive| genitive)
            && self.kind == QuotationKind::Partial
    }

    /// Whether the sentence around reports speech, and whether it calls something by these words.
    fn evidence(&self) -> (bool, bool) {
        let tokens = self.speakers.tokens;
        let opening = tokens.index_at(self.span.start).saturating_sub(1);
        let closing = tokens.index_at(self.span.end);
        let before =
            (opening.saturating_sub(AROUND)..opening).filter(|&at| tokens.same_sentence(at, opening));
        let behind = (closing + 1..closing + AROUND).take_while(|&at| tokens.same_sentence(closing, at));
        let (mut reports, mut calls) = (false, false);
        for at in before.chain(behind) {
            reports |= self.speakers.reports_around(at);
            calls |= self.speakers.calls(at);
        }
        (reports || calls, calls)
    }
}
