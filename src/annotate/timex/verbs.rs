//! German verb forms, as far as they tell past from future: our own lists, and the endings of weak verbs.

use std::collections::HashSet;
use std::sync::LazyLock;

/// What stands before a noun and its adjectives.
static DETERMINERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_set(
        "der die das den dem des ein eine einen einem einer eines im am vom zum zur seine seiner seinen \
     seinem ihre ihrer ihren ihrem diese dieser diesem diesen beim",
    )
});

/// Present tenses that stand beside dates to come.
static PRESENT: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_set(
        "beginnt beginnen startet findet finden steht stehen trifft kommt kommen reist reisen fliegt geht \
     eröffnet öffnet spielt wählt wählen tagt feiert feiern empfängt lädt stellt stellen endet läuft \
     folgt folgen entscheidet stimmt stimmen berät beraten tritt treten gilt gelten zeigt zeigen hält \
     bringt dreht wartet liest spricht erscheint fällt fallen besucht erhält muss müssen kann können \
     darf dürfen bleibt bleiben übernimmt plant verhandelt verhandeln erwarte hofft rechnet plane beginne \
     starte komme finde tage trete öffnen enden spielen empfangen präsentiert präsentieren debattiert \
     debattieren gastiert gastieren wechselt schließt heiratet verlässt zieht ziehen",
    )
});

/// Strong and mixed verbs in the past, without their inseparable prefix.
static PRETERITES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_set(
        "kam ging gab sprach traf nahm hielt ließ stand fand begann starb lag sah rief schrieb blieb zog \
     schlug schloss schloß verlor gewann brach trat fiel wies warf griff bat bot lud trug wuchs stieg \
     sank flog fuhr hob riet lief fing schoss trieb schien schied las saß half galt schwieg stieß \
     schnitt litt ritt sang sprang trank zwang drang band verschwand aß maß vergaß geschah stahl befahl \
     wob mied lieh rieb stritt glich strich wich schob bog",
    )
});

/// Words in "-te" and "-ten" that are no preterites.
static OTHERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_set(
        "heute erste zweite dritte vierte fünfte letzte nächste beste größte höchste jüngste wichtigste \
     meiste mitte seite leute gute alte rechte echte weite breite harte leichte schlechte feste späte \
     laute bunte letzten rechten echten guten alten weiten leichten schlechten festen späten bunten \
     harten selten unten hinten mitten sollte sollten könnte könnten müsste müssten dürfte dürften bitte \
     hätte konkrete private privaten konkreten direkte direkten",
    )
});

fn word_set(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

/// What verb a word is by its form, as far as tenses ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VerbForm {
    /// "worden".
    PassivePast,
    /// "wird", "soll", "will", and "künftig", which says the same.
    Future,
    /// "müsste", "könnte".
    Conditional,
    /// "hat", "sei".
    Auxiliary,
    /// "ist", "sind".
    Copula,
    /// "hätte".
    Unreal,
    /// "geplant".
    Planned,
    /// "war", "wurde", "sprach", "gaben".
    Past,
    /// "beginnt", "findet".
    Present,
    /// "sagte", "erstatteten": an adjective may look so.
    WeakPreterite,
    /// "getroffen", "mitgeteilt".
    Participle,
    /// None of these.
    Other,
}

impl VerbForm {
    /// The first that fits the word, which is in lower case.
    pub(super) fn of(word: &str) -> Self {
        match word {
            "worden" => Self::PassivePast,
            "wird" | "werden" | "werde" | "will" | "wollen" | "wolle" | "soll" | "sollen" | "solle"
            | "möchte" | "möchten" | "kommenden" | "kommende" | "künftig" | "bevorstehenden" => {
                Self::Future
            }
            // "müsste bis Ende September": what would have to be is still to come.
            "müsste" | "müssten" | "könnte" | "könnten" | "dürfte" | "dürften" | "würde" | "würden" => {
                Self::Conditional
            }
            "hat" | "haben" | "habe" | "sei" | "seien" | "wäre" | "wären" => Self::Auxiliary,
            "ist" | "sind" => Self::Copula,
            "hätten" | "hätte" => Self::Unreal,
            "geplant" | "vorgesehen" | "angesetzt" | "erwartet" | "angekündigt" | "terminiert" => {
                Self::Planned
            }
            "war" | "waren" | "wurde" | "wurden" | "hatte" | "hatten" | "gewesen" => Self::Past,
            _ if PRESENT.contains(word) => Self::Present,
            _ if is_strong_preterite(word) => Self::Past,
            _ if is_weak_preterite(word) => Self::WeakPreterite,
            _ if is_participle(word) => Self::Participle,
            _ => Self::Other,
        }
    }
}

/// "der", "seinem": an adjective may follow.
pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(word)
}

/// "sprach", "gaben", "besprachen"; not participles of the same look ("geschrieben").
fn is_strong_preterite(word: &str) -> bool {
    const PREFIXES: [&str; 9] = ["be", "ver", "er", "ent", "über", "unter", "zer", "ge", "wider"];
    let bare = |word: &str| PRETERITES.contains(word);
    let singular =
        |word: &str| bare(word) || PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(bare));
    singular(word)
        || word
            .strip_suffix("en")
            .is_some_and(|stem| stem.len() > 2 && singular(stem) && !is_participle(word))
}

/// "sagte", "erstatteten"; not "heute", "arbeiten", "letzten", "geplante".
fn is_weak_preterite(word: &str) -> bool {
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
    if word.len() < 5 || !(word.ends_with("te") || word.ends_with("ten")) || OTHERS.contains(word) {
        return false;
    }
    let superlative = word.ends_with("sten") || word.ends_with("ste");
    let participle = word.starts_with("ge") && !word.starts_with("gehör") && !word.starts_with("gewähr");
    let infinitive = INFINITIVES.iter().any(|infinitive| word.ends_with(infinitive));
    !superlative && !participle && !infinitive
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
