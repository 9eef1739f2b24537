//! Years: four digits, and what tells them from quantities and names.

use super::super::{TimexRule, TimexValue};
use super::found::{Found, Tokens};
use super::lexicon::{Lexeme, Number, Unit};
use super::token::{Gap, TokenKind};
use crate::date::{Date, Edtf, Qualifier};

/// Words that announce a year.
const ANNOUNCING: [&str; 28] = [
    "in",
    "seit",
    "bis",
    "ab",
    "vor",
    "nach",
    "von",
    "zwischen",
    "anno",
    "anfang",
    "mitte",
    "ende",
    "beginn",
    "sommer",
    "winter",
    "herbst",
    "frühjahr",
    "frühling",
    "noch",
    "since",
    "until",
    "before",
    "after",
    "from",
    "between",
    "by",
    "of",
    "early",
];

/// Words that announce a quantity.
const COUNTING: [&str; 22] = [
    "knapp",
    "gut",
    "fast",
    "über",
    "insgesamt",
    "mindestens",
    "höchstens",
    "weitere",
    "die",
    "der",
    "den",
    "als",
    "davon",
    "bloß",
    "nr",
    "nummer",
    "seite",
    "about",
    "over",
    "some",
    "nearly",
    "almost",
];

/// Names that bear a number: "Agenda 2030", "ICE 2014".
const NAMES: [&str; 20] = [
    "agenda",
    "horizon",
    "horizont",
    "vision",
    "strategie",
    "plan",
    "programm",
    "windows",
    "resolution",
    "route",
    "artikel",
    "projekt",
    "expo",
    "leitlinien",
    "ic",
    "ice",
    "ec",
    "rb",
    "flug",
    "boeing",
];

/// What is counted or measured in thousands, in lower case.
const COUNTED: [&str; 80] = [
    "euro",
    "dollar",
    "mark",
    "dm",
    "franken",
    "pfund",
    "rubel",
    "cent",
    "menschen",
    "personen",
    "frauen",
    "männer",
    "kinder",
    "schüler",
    "soldaten",
    "einwohner",
    "mitarbeiter",
    "beschäftigte",
    "tote",
    "flüchtlinge",
    "besucher",
    "zuschauer",
    "teilnehmer",
    "mitglieder",
    "stimmen",
    "haushalte",
    "fälle",
    "stellen",
    "arbeitsplätze",
    "häuser",
    "wohnungen",
    "seiten",
    "meter",
    "metern",
    "quadratmeter",
    "kubikmeter",
    "kilometer",
    "kilometern",
    "tonnen",
    "kilo",
    "kilogramm",
    "liter",
    "hektar",
    "grad",
    "prozent",
    "watt",
    "kilowatt",
    "megawatt",
    "ps",
    "millionen",
    "milliarden",
    "mal",
    "stück",
    "people",
    "dollars",
    "euros",
    "meters",
    "metres",
    "miles",
    "kilometres",
    "points",
    "shares",
    "troops",
    "workers",
    "employees",
    "students",
    "men",
    "women",
    "children",
    "feet",
    "percent",
    "votes",
    "jobs",
    "copies",
    "tons",
    "tonnes",
    "pounds",
    "times",
    "residents",
    "soldiers",
];

/// "Jahr 2014", "dem Jahre 1910", "Jahr 578".
pub(super) fn match_named_year(tokens: Tokens, at: usize) -> Option<Found> {
    let Lexeme::Unit(Unit::Year, number) = tokens.lexeme_at(at) else { return None };
    let singular =
        number == Number::Singular || tokens.word_before(at) == "dem" || tokens.word_before(at) == "im";
    let token = tokens.next(at + 1).filter(|token| token.gap == Gap::Space && token.text.len() >= 3)?;
    let year = token.number().filter(|_| singular)?;
    Some(Found::date(at + 2, year_value(year, false), TimexRule::Year).with_article())
}

/// Four digits alone: 1000–1499 only where a word announces a year.
pub(super) fn match_year(tokens: Tokens, at: usize) -> Option<Found> {
    let token = tokens.0.get(at)?;
    let year = token.number().filter(|_| token.text.len() == 4)?;
    // "0650 2014 199" is the number of a telephone.
    let dialled = tokens
        .before(at)
        .is_some_and(|before| before.kind == TokenKind::Number && before.text.starts_with('0'));
    if dialled || !stands_free(tokens, at) || counts_something(tokens, at) {
        return None;
    }
    let before = tokens.word_before(at);
    let bracketed = before == "("
        && (tokens.is_mark(at + 1, ')') || tokens.is_mark(at + 1, '–') || tokens.is_mark(at + 1, '-'));
    let announced = bracketed || ANNOUNCING.contains(&before);
    let approximate = matches!(before, "um" | "circa" | "etwa" | "rund" | "around");
    let follower = tokens.next(at + 1);
    let before_noun = follower.is_some_and(|next| next.kind == TokenKind::Word && next.is_capitalised());
    // "die Sammlung, die 1996 begann", "der 1994 erschienenen" are years, "die 1996 Gäste" are not.
    let verb_follows = follower.is_some_and(|next| next.kind == TokenKind::Word) && !before_noun;
    let relative = matches!(before, "der" | "die" | "den") && verb_follows && year % 100 != 0;
    let counting = COUNTING.contains(&before)
        || (matches!(before, "etwa" | "rund" | "around") && (before_noun || year % 100 == 0));
    if NAMES.contains(&before) || in_named_range(tokens, at) || (counting && !announced && !relative) {
        return None;
    }
    let plausible = match year {
        1900..=2099 => !(year % 100 == 0 && before_noun && !announced),
        1500..=1899 => announced || approximate || !(before_noun || year % 100 == 0),
        1000..=1499 => announced && !before_noun && before != "von" && before != "bis",
        _ => false,
    };
    let rule = if announced { TimexRule::Year } else { TimexRule::BareYear };
    plausible.then(|| Found::date(at + 1, year_value(year, approximate), rule))
}

/// The "2015" of "Leitlinien 2011-2015".
fn in_named_range(tokens: Tokens, at: usize) -> bool {
    at > 2
        && (tokens.is_mark(at - 1, '-') || tokens.is_mark(at - 1, '–'))
        && NAMES.contains(&tokens.word_before(at - 2))
}

/// The year that stands at `at` behind a month or season.
pub(super) fn year_at(tokens: Tokens, at: usize) -> Option<i32> {
    let token = tokens.next(at).filter(|token| token.text.len() == 4 && token.gap == Gap::Space)?;
    let year = token.number().filter(|year| (1000..2100).contains(year))?;
    (ends_free(tokens, at) && !counts_something(tokens, at)).then_some(i32::from(year))
}

fn year_value(year: u16, approximate: bool) -> TimexValue {
    let qualifier = if approximate { Qualifier::Approximate } else { Qualifier::Certain };
    TimexValue::Absolute(Edtf::Date(Date { qualifier, ..Date::from_year(year.into()) }))
}

/// Whether the digits are no part of a longer number, word or address.
fn stands_free(tokens: Tokens, at: usize) -> bool {
    let glued_before = tokens.touches(at)
        && tokens.before(at).is_some_and(|before| match before.kind {
            TokenKind::Word | TokenKind::Number => true,
            TokenKind::Mark('-' | '–' | '/') => {
                // "2009-2011" is a range of years, "Leitlinien-2011" a name.
                tokens.touches(at - 1)
                    && !(at > 1 && tokens.0[at - 2].text.len() == 4 && tokens.0[at - 2].number().is_some())
            }
            TokenKind::Mark(mark) => {
                matches!(mark, '.' | ',' | ':' | '+' | '#' | '@' | '_' | '=' | '&' | '€' | '$' | '§')
            }
        });
    !glued_before && ends_free(tokens, at)
}

/// Whether the digits end where the number ends.
pub(super) fn ends_free(tokens: Tokens, at: usize) -> bool {
    let Some(next) = tokens.next(at + 1).filter(|next| next.gap == Gap::None) else { return true };
    let number_follows = tokens.touches(at + 2) && tokens.0[at + 2].kind == TokenKind::Number;
    match next.kind {
        TokenKind::Word | TokenKind::Number => false,
        TokenKind::Mark('.' | ',' | ':' | '/') => !number_follows,
        TokenKind::Mark('-' | '–') => {
            !tokens.touches(at + 2)
                || tokens.0.get(at + 2).is_some_and(|end| end.text.len() == 4 && end.number().is_some())
        }
        TokenKind::Mark(mark) => !matches!(mark, '%' | '€' | '$' | '°' | '_' | '@' | '='),
    }
}

/// Whether the number counts or measures: "2014 Euro", "2000 bis 3000 Grad".
fn counts_something(tokens: Tokens, at: usize) -> bool {
    let range = tokens.is_word(at + 1, &["bis"])
        && tokens.next(at + 2).is_some_and(|end| end.kind == TokenKind::Number);
    is_unit(tokens, at + 1) || (range && is_unit(tokens, at + 3))
}

fn is_unit(tokens: Tokens, at: usize) -> bool {
    tokens.next(at).is_some_and(|token| {
        let unit = matches!(token.lexeme(), Lexeme::Unit(_, Number::Plural));
        unit || COUNTED.contains(&token.lower())
            || ['%', '€', '$', '°'].iter().any(|&mark| token.is_mark(mark))
    })
}
