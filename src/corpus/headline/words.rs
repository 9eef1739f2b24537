//! The small words of German by which a headline is cut.

use std::borrow::Cow;

use crate::text::{WordSet, is_capitalised, upper_first};

static DETERMINERS: WordSet = WordSet::new(&[
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein",
    "keine", "keinen", "keinem", "keiner", "sein", "seine", "seinen", "seinem", "seiner", "ihr", "ihre",
    "ihren", "ihrem", "ihrer", "dieser", "diese", "dieses", "diesen", "diesem", "jeder", "jede", "jedes",
    "alle", "allen", "aller", "mehr", "viele", "vielen", "beide", "beiden", "unser", "unsere", "unseren",
    "welche", "welcher",
]);

static PREPOSITIONS: WordSet = WordSet::new(&[
    "ab",
    "am",
    "an",
    "angesichts",
    "anlässlich",
    "auf",
    "aus",
    "außer",
    "bei",
    "beim",
    "bis",
    "dank",
    "durch",
    "entlang",
    "für",
    "gegen",
    "gegenüber",
    "gemeinsam",
    "hinter",
    "im",
    "in",
    "infolge",
    "innerhalb",
    "ins",
    "laut",
    "mit",
    "nach",
    "neben",
    "ohne",
    "pro",
    "samt",
    "seit",
    "statt",
    "trotz",
    "über",
    "um",
    "unter",
    "vom",
    "von",
    "vor",
    "während",
    "wegen",
    "zu",
    "zum",
    "zur",
    "zwischen",
    "zugunsten",
    "mithilfe",
    "rund",
    "per",
    "außerhalb",
    "oberhalb",
]);

static CONJUNCTIONS: WordSet = WordSet::new(&[
    "und",
    "oder",
    "aber",
    "denn",
    "doch",
    "sondern",
    "sowie",
    "als",
    "wie",
    "dass",
    "daß",
    "ob",
    "weil",
    "da",
    "wenn",
    "obwohl",
    "nachdem",
    "bevor",
    "damit",
    "sodass",
    "indem",
    "wobei",
    "sobald",
    "solange",
    "falls",
    "bzw.",
    "beziehungsweise",
    "sich",
]);

/// Auxiliaries and modals that open a verb bracket: a participle or infinitive must close it.
static BRACKETS: WordSet = WordSet::new(&[
    "haben", "hat", "habe", "hatte", "hatten", "hätte", "hätten", "werden", "wird", "werde", "wurde",
    "wurden", "würde", "würden", "soll", "sollen", "sollte", "sollten", "will", "wollen", "wollte",
    "wollten", "kann", "können", "könne", "konnte", "konnten", "könnte", "könnten", "muss", "müssen",
    "müsse", "musste", "mussten", "müsste", "müssten", "darf", "dürfen", "dürfe", "durfte", "durften",
    "dürfte", "dürften", "mag", "möchte", "möchten",
]);

static FULL_VERBS: WordSet = WordSet::new(&[
    "ist", "sind", "war", "waren", "sei", "seien", "gibt", "gab", "kam", "kamen", "ging", "gingen", "lag",
    "stand", "fand", "fanden", "nahm", "nahmen", "sprach", "sprachen", "rief", "blieb", "trat", "traf",
    "trafen", "zog", "schlug", "schloss", "warf", "holte", "bleibt", "hält",
]);

/// Words in small letters that end like verbs and are none.
static NO_VERBS: WordSet = WordSet::new(&[
    "nicht",
    "fast",
    "erst",
    "jetzt",
    "oft",
    "weit",
    "dort",
    "acht",
    "bekannt",
    "recht",
    "selbst",
    "zuletzt",
    "zunächst",
    "längst",
    "bereits",
    "gut",
    "laut",
    "samt",
    "statt",
    "damit",
    "somit",
    "gesamt",
    "insgesamt",
    "direkt",
    "nächst",
    "meist",
    "leicht",
    "vielleicht",
    "überhaupt",
    "rechts",
    "hundert",
    "tausend",
    "sonst",
    "sogenannt",
    "genannt",
    "geplant",
    "offenbart",
    "gemeinsam",
    "heute",
    "gestern",
    "morgen",
    "bitte",
    "heute",
    "letzte",
    "erste",
    "zweite",
    "dritte",
    "viele",
    "alle",
    "neben",
    "gegen",
    "zwischen",
    "wegen",
    "sieben",
    "oben",
    "unten",
    "hinten",
    "draußen",
    "morgens",
    "angesichts",
    "weiten",
    "soweit",
]);

/// Adverbs that a sentence can do without.
static ADVERBS: WordSet = WordSet::new(&[
    "allerdings",
    "auch",
    "außerdem",
    "bekanntlich",
    "bereits",
    "bislang",
    "dabei",
    "daher",
    "damit",
    "dann",
    "dazu",
    "demnach",
    "derzeit",
    "deshalb",
    "ebenfalls",
    "eigentlich",
    "erneut",
    "feierlich",
    "ferner",
    "gestern",
    "grundsätzlich",
    "heute",
    "heuer",
    "hingegen",
    "indes",
    "insgesamt",
    "inzwischen",
    "jedoch",
    "jetzt",
    "kürzlich",
    "mittlerweile",
    "momentan",
    "nämlich",
    "nun",
    "offenbar",
    "offensichtlich",
    "schließlich",
    "schon",
    "seither",
    "soeben",
    "somit",
    "unlängst",
    "unterdessen",
    "vorerst",
    "vorläufig",
    "weiterhin",
    "wiederum",
    "wohl",
    "zudem",
    "zuletzt",
    "zunächst",
    "übrigens",
]);

/// Beginnings of sentences that lean on the one before.
static LEANING: WordSet = WordSet::new(&[
    "Er",
    "Sie",
    "Es",
    "Das",
    "Dies",
    "Diese",
    "Dieser",
    "Dieses",
    "Diesen",
    "Dabei",
    "Zudem",
    "Auch",
    "Damit",
    "Dafür",
    "Dazu",
    "Darin",
    "Darauf",
    "Dann",
    "Doch",
    "Aber",
    "Und",
    "Oder",
    "Denn",
    "Dort",
    "Hier",
    "Sein",
    "Seine",
    "Seinen",
    "Ihr",
    "Ihre",
    "Ihren",
    "Allerdings",
    "Außerdem",
    "Deshalb",
    "Daher",
    "Darum",
    "Danach",
    "Davor",
    "Davon",
    "Trotzdem",
    "Dennoch",
    "Jedoch",
    "So",
    "Nun",
    "Beide",
    "Weiter",
    "Weiters",
    "Ferner",
    "Schließlich",
    "Stattdessen",
    "Demnach",
    "Letztere",
    "Angefangen",
    "Zweiter",
    "Infos",
    "Dass",
    "Weil",
    "Im",
    "Den",
    "Unterstützung",
]);

/// Words that point to the sentence before.
static POINTING: WordSet = WordSet::new(&[
    "er", "sie", "ihm", "ihn", "ihnen", "diese", "dieser", "dieses", "diesen", "diesem", "dafür", "davon",
    "daran", "darauf", "darin", "daraus", "damit", "dagegen",
]);

/// The line as it can stand without the sentence before it, or `None`: "Doch der Rat tagt" loses its first word,
/// "Er tagt" cannot stand.
pub(super) fn stand_alone(line: Cow<'_, str>) -> Option<Cow<'_, str>> {
    let (first, rest) = line.split_once(' ').unwrap_or((&line, ""));
    if matches!(first, "Doch" | "Und" | "Aber" | "Denn") {
        let next = rest.split(' ').next().filter(|next| !next.is_empty())?;
        let is_clause = looks_finite(core(next), "") || next.ends_with(',');
        return if is_clause { None } else { stand_alone(upper_first(rest).into()) };
    }
    let starts = is_capitalised(first) || !first.starts_with(char::is_alphabetic);
    let stands = starts
        && !LEANING.contains(core(first))
        && !line.split(' ').take(8).any(|word| POINTING.contains(core(word)));
    stands.then_some(line)
}

/// Whether a line must not end with `word`.
pub(in crate::corpus) fn dangles(word: &str) -> bool {
    let bare = core(word).to_lowercase();
    let bare = bare.as_str();
    DETERMINERS.contains(bare)
        || PREPOSITIONS.contains(bare)
        || CONJUNCTIONS.contains(bare)
        || BRACKETS.contains(bare)
        || matches!(bare, "ist" | "sind" | "war" | "waren" | "so" | "nicht" | "")
}

/// The word without the marks around it.
pub(super) fn core(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(word)
}

pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(word)
}

pub(super) fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(word)
}

/// Whether the word opens a verb bracket.
pub(super) fn opens_bracket(word: &str) -> bool {
    BRACKETS.contains(word)
}

/// Whether the word can close a verb bracket: a participle, an infinitive, a particle.
pub(super) fn closes_bracket(word: &str) -> bool {
    let lower = !is_capitalised(word) && !is_determiner(word) && !is_preposition(word) && !is_adverb(word);
    let is_short = word.chars().count() < 3;
    lower
        && !is_short
        && !CONJUNCTIONS.contains(word)
        && !NO_VERBS.contains(word)
        && (word.ends_with('t') || word.ends_with('n'))
}

/// Whether the word, behind `before`, is the finite verb of a sentence, as far as its ending tells.
pub(super) fn looks_finite(word: &str, before: &str) -> bool {
    // All verbs of the lists are in small letters, too.
    if !word.starts_with(char::is_lowercase) {
        return false;
    }
    if opens_bracket(word) || FULL_VERBS.contains(word) {
        return true;
    }
    let behind_noun = || is_capitalised(before) || before.ends_with(|letter: char| letter.is_ascii_digit());
    let ends_like_verb = word.ends_with('t')
        || word.ends_with("te")
        || word.ends_with("ten")
        || (word.ends_with("en") && behind_noun());
    ends_like_verb && word.chars().all(char::is_alphabetic) && !is_function(word) && !in_noun_phrase(before)
}

/// Whether a word in small letters is no verb, whatever its ending.
fn is_function(word: &str) -> bool {
    is_determiner(word)
        || is_preposition(word)
        || is_adverb(word)
        || CONJUNCTIONS.contains(word)
        || NO_VERBS.contains(word)
}

/// Whether what stands behind `before` belongs to a noun that follows.
fn in_noun_phrase(before: &str) -> bool {
    is_determiner(before)
        || is_preposition(before)
        || before == "und"
        || (!is_capitalised(before)
            && ["e", "en", "er", "es", "em"].iter().any(|ending| before.ends_with(ending)))
}

/// Whether a clause that begins so can be left out at the end: a relative or adverbial clause, a second main clause.
pub(super) fn opens_optional_clause(word: &str, next: &str) -> bool {
    static OPENERS: WordSet = WordSet::new(&[
        "der",
        "die",
        "das",
        "den",
        "dem",
        "deren",
        "dessen",
        "denen",
        "welche",
        "welcher",
        "welches",
        "wo",
        "wobei",
        "wodurch",
        "womit",
        "wofür",
        "weil",
        "da",
        "obwohl",
        "während",
        "nachdem",
        "bevor",
        "indem",
        "damit",
        "sodass",
        "um",
        "ohne",
        "doch",
        "aber",
        "denn",
        "und",
        "so",
        "sagte",
        "teilte",
        "erklärte",
        "hieß",
        "nun",
        "darunter",
        "also",
        "als",
        "wenn",
        "wie",
        "allen",
        "vor",
        "dabei",
        "berichtet",
    ]);
    let by_preposition = is_preposition(word)
        && matches!(
            next,
            "der"
                | "dem"
                | "den"
                | "denen"
                | "die"
                | "das"
                | "deren"
                | "dessen"
                | "welcher"
                | "welchem"
                | "welchen"
        );
    OPENERS.contains(word) || by_preposition
}

/// Whether a sentence that begins so starts with a subordinate clause.
pub(super) fn opens_subordinate(word: &str) -> bool {
    static OPENERS: WordSet = WordSet::new(&[
        "Wenn", "Als", "Weil", "Da", "Obwohl", "Nachdem", "Bevor", "Dass", "Daß", "Ob", "Um", "Während",
        "Seit", "Wie", "Was", "Wer", "Wo", "Damit", "Sobald", "Falls", "Egal", "Solange",
    ]);
    OPENERS.contains(word)
}
