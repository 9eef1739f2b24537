//! The dateline: the places that open a report, "Kiew/Genf. –", "BERLIN (dpa) -", "Washington –".
//!
//! A name before a dash may also be a topic or a person ("Huber – Sieger des Abends"), so a lone place counts only
//! where more speaks for it: an agency, capitals, a full stop, several places, a well-known place, or a word
//! behind the dash with which sentences begin. Known miss: an unknown place before a noun without article.

use super::credit::names_agency;
use super::quotation_marks::is_any_mark;
use crate::text::{Span, WordSet, is_capitalised, one_line, places_of};

/// The most bytes that are searched for a dateline.
const WINDOW: usize = 160;
/// The most words of one place.
const MOST_WORDS: usize = 4;

/// A dateline: its span from the start of the paragraph up to its dash, and its places.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    pub span: Span,
    pub places: Vec<String>,
}

/// Places from which much is reported, in German and English spelling. A help for lone names, no gazetteer.
static KNOWN: WordSet = WordSet::new(&[
    "Abuja",
    "Amman",
    "Amsterdam",
    "Ankara",
    "Athen",
    "Athens",
    "Bagdad",
    "Baku",
    "Bangkok",
    "Basel",
    "Beijing",
    "Beirut",
    "Belgrad",
    "Berlin",
    "Bern",
    "Bonn",
    "Bozen",
    "Bratislava",
    "Bremen",
    "Brüssel",
    "Brussels",
    "Budapest",
    "Bukarest",
    "Charkiw",
    "Chicago",
    "Damaskus",
    "Davos",
    "Den Haag",
    "Doha",
    "Dresden",
    "Dubai",
    "Dublin",
    "Düsseldorf",
    "Erfurt",
    "Frankfurt",
    "Gaza",
    "Genf",
    "Geneva",
    "Graz",
    "Hamburg",
    "Hannover",
    "Helsinki",
    "Innsbruck",
    "Islamabad",
    "Istanbul",
    "Jerusalem",
    "Kabul",
    "Kairo",
    "Kiel",
    "Kiew",
    "Kyjiw",
    "Kyiv",
    "Köln",
    "Kopenhagen",
    "Leipzig",
    "Linz",
    "Lissabon",
    "London",
    "Luxemburg",
    "Madrid",
    "Magdeburg",
    "Mailand",
    "Mainz",
    "Minsk",
    "Moskau",
    "Moscow",
    "München",
    "Neu-Delhi",
    "New York",
    "Nürnberg",
    "Odessa",
    "Oslo",
    "Paris",
    "Peking",
    "Potsdam",
    "Prag",
    "Riad",
    "Riga",
    "Rom",
    "Salzburg",
    "Seoul",
    "Sofia",
    "Stockholm",
    "Straßburg",
    "Stuttgart",
    "Teheran",
    "Tel Aviv",
    "Tokio",
    "Warschau",
    "Washington",
    "Wien",
    "Zürich",
]);

/// First words of names of places in several words.
const FIRST_WORDS: [&str; 22] = [
    "Abu", "Addis", "Al", "Bad", "Buenos", "Den", "El", "Hong", "Kuala", "La", "Las", "Los", "New", "Port",
    "Rio", "Saint", "San", "Sankt", "Santa", "St.", "São", "Tel",
];

/// Small words inside names of places.
const INNER_WORDS: [&str; 14] =
    ["am", "an", "der", "im", "bei", "ob", "de", "do", "del", "la", "upon", "of", "the", "in"];

/// Words with which sentences begin, and hardly anything else.
static OPENERS: WordSet = WordSet::new(&[
    "Der",
    "Die",
    "Das",
    "Den",
    "Dem",
    "Ein",
    "Eine",
    "Einen",
    "Einem",
    "Einer",
    "In",
    "Im",
    "Am",
    "An",
    "Auf",
    "Bei",
    "Beim",
    "Nach",
    "Vor",
    "Mit",
    "Seit",
    "Für",
    "Wegen",
    "Trotz",
    "Zum",
    "Zur",
    "Unter",
    "Über",
    "Aus",
    "Durch",
    "Gegen",
    "Während",
    "Wenn",
    "Weil",
    "Als",
    "Nachdem",
    "Es",
    "Er",
    "Sie",
    "Wie",
    "Wer",
    "Was",
    "Kein",
    "Keine",
    "Mehr",
    "Rund",
    "Erst",
    "Nur",
    "Zwei",
    "Drei",
    "Mehrere",
    "Viele",
    "Alle",
    "Angesichts",
    "Knapp",
    "The",
    "A",
    "After",
    "On",
    "At",
    "Several",
    "Two",
    "Three",
    "Nun",
]);

/// Reads the dateline at the start of `paragraph`.
///
/// # Example
/// "Kiew/Genf. – Die Räte …" has the places Kiew and Genf.
pub(super) fn find_dateline(paragraph: &str) -> Option<Dateline> {
    let mut cut = WINDOW.min(paragraph.len());
    while !paragraph.is_char_boundary(cut) {
        cut -= 1;
    }
    let head = &paragraph[..cut];
    find_before_dash(head, paragraph).or_else(|| find_before_stop(head))
}

/// "Places (agency). – Sentence".
fn find_before_dash(head: &str, paragraph: &str) -> Option<Dateline> {
    let (dash, mark) = dashes(head).next()?;
    let after = paragraph[dash + mark.len_utf8()..].trim_start();
    let starts_sentence = after
        .starts_with(|letter: char| letter.is_uppercase() || is_any_mark(letter) || letter.is_ascii_digit());
    let before = head[..dash].trim_end();
    if !starts_sentence || before.is_empty() {
        return None;
    }
    let (before, agency) = split_agency(before);
    let stopped = before.ends_with(['.', ':']);
    let before = strip_stop(before.trim_end());
    let places = split_places(before)?;
    let sure = agency || stopped || places.len() > 1 || is_shouted(before);
    (sure || is_likely_alone(places.first()?, after))
        .then_some(Dateline { span: Span::new(0, dash + mark.len_utf8()), places })
}

/// "PLACE (abc). Sentence" and "PLACE. Sentence", as regional papers print it: only with shorthand or in capitals.
fn find_before_stop(head: &str) -> Option<Dateline> {
    let stop = places_of(head, *b".")
        .find(|stop| head[stop + 1..].starts_with(' '))
        .filter(|stop| head[stop + 2..].trim_start().starts_with(char::is_uppercase))?;
    let (before, agency) = split_agency(head[..stop].trim_end());
    let is_shouted =
        || is_shouted(before) && before.chars().filter(|letter| letter.is_alphabetic()).count() >= 4;
    if !agency && !is_shouted() {
        return None;
    }
    let places = split_places(before)?;
    let short = places.iter().all(|place| place.split(' ').count() <= 2);
    short.then_some(Dateline { span: Span::new(0, stop + 1), places })
}

/// The dashes that part words: with a space behind, or long ones.
fn dashes(head: &str) -> impl Iterator<Item = (usize, char)> {
    // Each begins with one of these bytes.
    let letters = places_of(head, *b"-\xe2").filter_map(|at| Some((at, head[at..].chars().next()?)));
    letters.filter(|&(offset, letter)| match letter {
        '–' | '—' => true,
        '-' => {
            head[offset + 1..].starts_with(char::is_whitespace)
                && head[..offset]
                    .ends_with(|before: char| before.is_whitespace() || matches!(before, '.' | ')'))
        }
        _ => false,
    })
}

/// Takes an agency or shorthand in parentheses off the end.
fn split_agency(before: &str) -> (&str, bool) {
    let bare = before.trim_end_matches(['.', ':', ' ']);
    let Some((places, inner)) = bare.strip_suffix(')').and_then(|bare| bare.rsplit_once('(')) else {
        return (before, false);
    };
    let shorthand = (1..=4).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_agency = names_agency(inner) || shorthand;
    (if is_agency { places.trim_end() } else { before }, is_agency)
}

/// Takes the full stop off, unless it belongs to an abbreviation ("Washington D.C.").
fn strip_stop(before: &str) -> &str {
    let last = before.rsplit([' ', '/']).next().unwrap_or_default();
    match before.strip_suffix(['.', ':']) {
        Some(bare) if !last.trim_end_matches('.').contains('.') => bare.trim_end(),
        _ => before,
    }
}

/// The places, or `None` if anything else stands there. A date after the places ("Berlin, 3. Mai") is passed over.
fn split_places(before: &str) -> Option<Vec<String>> {
    let mut places = Vec::new();
    for part in
        before.split(['/', ',']).flat_map(|part| part.split(" und ")).flat_map(|part| part.split(" and "))
    {
        let part = part.trim();
        let is_date = part.starts_with(|letter: char| letter.is_ascii_digit()) && !places.is_empty();
        if is_date && part.split_whitespace().count() <= 3 {
            continue;
        }
        if !is_place(part) {
            return None;
        }
        places.push(one_line(part));
    }
    (!places.is_empty() && places.len() <= 5).then_some(places)
}

fn is_place(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    words.len() <= MOST_WORDS
        && is_capitalised(first)
        && (words.len() == 1 || is_capitalised(last) || last.contains('.'))
        && part.chars().count() >= 2
        && words.iter().all(|word| {
            let spelt = word
                .chars()
                .all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '.' | '\'' | '’' | '‑'));
            spelt && (is_capitalised(word) || INNER_WORDS.contains(word) || word.starts_with("d'"))
        })
}

fn is_shouted(before: &str) -> bool {
    let mut letters = before.chars().filter(|letter| letter.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase) && before.len() >= 3
}

/// Whether a lone name in mixed case, without agency or stop, is a place before a sentence.
fn is_likely_alone(place: &str, after: &str) -> bool {
    if KNOWN.contains(place) {
        return true;
    }
    let (first, several) = place.split_once(' ').map_or((place, false), |(first, _)| (first, true));
    let next =
        after.split(|letter: char| !letter.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    let named_like_place = if several {
        FIRST_WORDS.contains(&first)
            || place.ends_with("D.C.")
            || place.contains(" am ")
            || place.contains(" an der ")
    } else {
        !place.starts_with("US-") && !place.contains("-K") && !OPENERS.contains(place)
    };
    named_like_place && OPENERS.contains(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(paragraph: &str) -> Option<(&str, String)> {
        find_dateline(paragraph).map(|found| (found.span.of(paragraph), found.places.join("|")))
    }

    #[test]
    fn datelines() {
        for (paragraph, span, places) in [
            ("Genf D.C./Wien/Graz. – Die Räte tagen.", "Genf D.C./Wien/Graz. –", "Genf D.C.|Wien|Graz"),
            ("Wien/Graz - Die Räte tagen.", "Wien/Graz -", "Wien|Graz"),
            ("Wien – Räte tagen.", "Wien –", "Wien"),
            ("Wien (dpa) - Räte tagen.", "Wien (dpa) -", "Wien"),
            ("Hintertupfing (dpa/afp) – Räte tagen.", "Hintertupfing (dpa/afp) –", "Hintertupfing"),
            ("WIEN/GRAZ (APA). – Räte tagen.", "WIEN/GRAZ (APA). –", "WIEN|GRAZ"),
            ("Washington D.C. – Die Räte tagen.", "Washington D.C. –", "Washington D.C."),
            ("Wien und Graz – „Wir tagen“, hieß es.", "Wien und Graz –", "Wien|Graz"),
            ("Wien, Graz — Die Räte tagen.", "Wien, Graz —", "Wien|Graz"),
            ("Berlin, 3. Mai (dpa) - Die Räte tagen.", "Berlin, 3. Mai (dpa) -", "Berlin"),
            ("Bad Tölz - Die Räte tagen.", "Bad Tölz -", "Bad Tölz"),
            ("Frankfurt am Main – Räte (alle) tagen.", "", ""),
            ("Frankfurt am Main – Die Räte tagen.", "Frankfurt am Main –", "Frankfurt am Main"),
            ("Hintertupfing – Bei einem Brand starb niemand.", "Hintertupfing –", "Hintertupfing"),
            ("Graz (abc). Die Räte tagen.", "Graz (abc).", "Graz"),
            ("GRAZ. Die Räte tagen.", "GRAZ.", "GRAZ"),
        ] {
            let expected = (!span.is_empty()).then(|| (span, places.to_owned()));
            assert_eq!(read(paragraph), expected, "{paragraph}");
        }
    }

    #[test]
    fn no_datelines() {
        for paragraph in [
            "Huber - der Meister - kam spät.",
            "Huber – Meister des Abends – kam spät.",
            "Anna Beispiel – Die Meisterin kam spät.",
            "US-Präsident – Die Wahl.",
            "Seit zwei Tagen dauern die Gespräche an - dabei hätten alle geredet.",
            "Die Lage – Ein Überblick.",
            "Wien tagt. Die Räte kommen.",
            "Ruhe. Dann kam der Regen.",
            "Anna Beispiel (SPD). Die Frau",
            "Die Räte tagen.",
            "– Ein Strich",
            "-",
            "",
        ] {
            assert_eq!(read(paragraph), None, "{paragraph}");
        }
    }
}
