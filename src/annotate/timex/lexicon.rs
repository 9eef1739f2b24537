//! The words that name times, in German and English.

use chrono::Weekday;

use super::super::{DayPart, Direction, Feast, MonthPart, Season, YearPart};
use super::english_words::look_up_english;
use super::feast::{Needs, look_up_feast};
use crate::corpus::Language;

/// What a word means in an expression of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lexeme {
    /// Nothing.
    None,
    /// "der", "dem", …; "the".
    Article,
    /// "dies-", "letzt-", "kommend-"; "last", "next", "this".
    Direction(Direction),
    /// 1–12.
    Month(u8),
    /// "Dienstag", "Dienstagabend".
    Weekday(Weekday, Option<DayPart>),
    /// "dienstags".
    Weekly(Weekday),
    /// "Anfang", "Mitte", "Ende".
    Part(MonthPart),
    /// "Herbst".
    Season(Season),
    /// "Abend", "früh".
    DayPart(DayPart),
    /// "heute" 0, "gestern" −1, "morgen" 1.
    Day(i32),
    /// "gestrig-", "morgig-", "heutig-".
    DayAdjective(i32),
    /// "Tag", "Jahre".
    Unit(Unit, Number),
    /// "zwei".
    Count(u16),
    /// "einige", "mehrere".
    Several,
    /// "Wochenende".
    Weekend,
    /// "Vorjahr" −1, "heuer" 0.
    RelativeYear(i32),
    /// "neunziger".
    Decade(u16),
    /// "Neunzigerjahre", "nineties".
    WholeDecade(u16),
    /// "jeden", "every".
    Every,
    /// "täglich", by its TIMEX3 value.
    Habit(&'static str),
    /// "derzeit", by its TIMEX3 value.
    Reference(Direction),
    /// "dreitägig", "einwöchigen": number and TIMEX3 unit.
    Lasting(u16, Unit),
    /// The second half of "30-tägig".
    LastingTail(Unit),
    /// "jahrelang".
    Long(Unit),
    /// "halbe", "anderthalb", by its TIMEX3 number.
    Fraction(&'static str),
    /// "erster", "third".
    Ordinal(u8),
    /// "Quartal", "quarter".
    Quarter,
    /// "Halbjahr", "half".
    Half,
    /// "third-quarter".
    PartOfYear(YearPart),
    /// "Vortag" −1, "Folgetag" 1.
    Neighbour(i32),
    /// "Ostermontag", "Easter".
    Feast(Feast, Needs),
    /// "Christi", "Labor": the first word of a feast.
    FeastHead,
    /// "mid-March".
    MiddleOfMonth(u8),
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    Singular,
    Plural,
}

impl Unit {
    /// A length of `count` such units as ISO 8601 and TIMEX3 write it.
    pub(super) fn length(self, count: &str) -> String {
        match self {
            Self::Second => format!("PT{count}S"),
            Self::Minute => format!("PT{count}M"),
            Self::Hour => format!("PT{count}H"),
            Self::Day => format!("P{count}D"),
            Self::Week => format!("P{count}W"),
            Self::Month => format!("P{count}M"),
            Self::Year => format!("P{count}Y"),
            Self::Decade => format!("P{count}DE"),
            Self::Century => format!("P{count}CE"),
        }
    }
}

/// Looks a word up; `lower` is `word` in lower case.
pub(super) fn look_up(lower: &str, word: &str, language: Language) -> Lexeme {
    match language {
        Language::German => look_up_german(lower, word),
        Language::English => look_up_english(lower, word),
    }
}

fn look_up_german(lower: &str, word: &str) -> Lexeme {
    use Direction::{Future, Past, This};
    use Lexeme::{
        Article, Count, Day, DayAdjective, Decade, Every, Habit, Part, Reference, RelativeYear, Several,
        Weekend, WholeDecade,
    };
    let capital = crate::text::is_capitalised(word);
    match lower {
        "der" | "die" | "das" | "den" | "dem" | "des" => Article,
        "dieser" | "diese" | "dieses" | "diesem" | "diesen" | "laufenden" | "laufende" | "laufendes" => {
            Lexeme::Direction(This)
        }
        "vergangenen" | "vergangene" | "vergangener" | "vergangenes" | "vergangenem" | "letzten"
        | "letzte" | "letzter" | "letztes" | "letztem" | "vorigen" | "vorige" | "voriger" | "voriges"
        | "vorigem" => Lexeme::Direction(Past),
        "kommenden" | "kommende" | "kommender" | "kommendes" | "kommendem" | "nächsten" | "nächste"
        | "nächster" | "nächstes" | "nächstem" => Lexeme::Direction(Future),
        "anfang" | "beginn" if capital => Part(MonthPart::Beginning),
        "mitte" if capital => Part(MonthPart::Middle),
        "ende" if capital => Part(MonthPart::End),
        "frühling" | "frühjahr" if capital => Lexeme::Season(Season::Spring),
        "sommer" if capital => Lexeme::Season(Season::Summer),
        "herbst" if capital => Lexeme::Season(Season::Autumn),
        "winter" if capital => Lexeme::Season(Season::Winter),
        "heute" => Day(0),
        "gestern" => Day(-1),
        "vorgestern" => Day(-2),
        "morgen" => Day(1),
        "übermorgen" => Day(2),
        "heutigen" | "heutige" | "heutiger" => DayAdjective(0),
        "gestrigen" | "gestrige" | "gestriger" => DayAdjective(-1),
        "morgigen" | "morgige" | "morgiger" => DayAdjective(1),
        "wochenende" if capital => Weekend,
        "vortag" | "vortages" | "vortags" | "vorabend" if capital => Lexeme::Neighbour(-1),
        "folgetag" if capital => Lexeme::Neighbour(1),
        "erster" | "erste" | "ersten" | "erstes" => Lexeme::Ordinal(1),
        "zweiter" | "zweite" | "zweiten" | "zweites" => Lexeme::Ordinal(2),
        "dritter" | "dritte" | "dritten" | "drittes" => Lexeme::Ordinal(3),
        "vierter" | "vierte" | "vierten" | "viertes" => Lexeme::Ordinal(4),
        "quartal" | "quartals" | "trimester" if capital => Lexeme::Quarter,
        "halbjahr" | "halbjahres" | "halbjahrs" | "jahreshälfte" if capital => Lexeme::Half,
        "heilige" | "heiligen" | "heiliger" | "christi" | "mariä" if capital => Lexeme::FeastHead,
        "tagelang" | "tagelange" | "tagelangen" => Lexeme::Long(Unit::Day),
        "stundenlang" | "stundenlange" | "stundenlangen" => Lexeme::Long(Unit::Hour),
        "wochenlang" | "wochenlange" | "wochenlangen" => Lexeme::Long(Unit::Week),
        "monatelang" | "monatelange" | "monatelangen" => Lexeme::Long(Unit::Month),
        "jahrelang" | "jahrelange" | "jahrelangen" | "jahrelanger" | "langjährigen" | "langjährige"
        | "langjährigem" => Lexeme::Long(Unit::Year),
        "jahrzehntelang" | "jahrzehntelange" | "jahrzehntelangen" => Lexeme::Long(Unit::Decade),
        "halbe" | "halben" | "halbes" | "halber" => Lexeme::Fraction("0.5"),
        "anderthalb" | "eineinhalb" => Lexeme::Fraction("1.5"),
        "zweieinhalb" => Lexeme::Fraction("2.5"),
        "dreieinhalb" => Lexeme::Fraction("3.5"),
        "viereinhalb" => Lexeme::Fraction("4.5"),
        "vorjahr" | "vorjahres" if capital => RelativeYear(-1),
        "heuer" => RelativeYear(0),
        "einige" | "einigen" | "einiger" | "mehrere" | "mehreren" | "mehrerer" => Several,
        "jeden" | "jede" | "jedes" => Every,
        "täglich" | "tägliche" | "täglichen" => Habit("P1D"),
        "wöchentlich" | "wöchentliche" | "wöchentlichen" => Habit("P1W"),
        "monatlich" | "monatliche" | "monatlichen" => Habit("P1M"),
        "jährlich" | "jährliche" | "jährlichen" | "alljährlich" => Habit("P1Y"),
        "jetzt" | "derzeit" | "zurzeit" | "heutzutage" | "momentan" | "gegenwärtig" => {
            Reference(Direction::This)
        }
        "damals" | "einst" | "kürzlich" | "seinerzeit" | "neulich" => Reference(Direction::Past),
        "demnächst" => Reference(Direction::Future),
        "zwanzigerjahre" | "zwanzigerjahren" => WholeDecade(20),
        "dreißigerjahre" | "dreißigerjahren" => WholeDecade(30),
        "vierzigerjahre" | "vierzigerjahren" => WholeDecade(40),
        "fünfzigerjahre" | "fünfzigerjahren" => WholeDecade(50),
        "sechzigerjahre" | "sechzigerjahren" => WholeDecade(60),
        "siebzigerjahre" | "siebzigerjahren" => WholeDecade(70),
        "achtzigerjahre" | "achtzigerjahren" => WholeDecade(80),
        "neunzigerjahre" | "neunzigerjahren" => WholeDecade(90),
        "zwanziger" => Decade(20),
        "dreißiger" => Decade(30),
        "vierziger" => Decade(40),
        "fünfziger" => Decade(50),
        "sechziger" => Decade(60),
        "siebziger" => Decade(70),
        "achtziger" => Decade(80),
        "neunziger" => Decade(90),
        "ein" | "eine" | "einem" | "einen" | "einer" | "eines" => Count(1),
        _ if capital && let Some((feast, needs)) = look_up_feast(lower) => Lexeme::Feast(feast, needs),
        _ => german_count(lower)
            .map(Count)
            .or_else(|| capital.then(|| german_unit(lower)).flatten())
            .or_else(|| german_month(lower).filter(|_| capital).map(Lexeme::Month))
            .or_else(|| german_day_part(lower).map(Lexeme::DayPart))
            .or_else(|| german_weekday(lower, capital))
            .or_else(|| german_lasting(lower).filter(|_| !capital))
            .unwrap_or(Lexeme::None),
    }
}

/// The number that a German numeral names, up to a hundred as far as news write them out.
fn german_count(lower: &str) -> Option<u16> {
    const NUMERALS: [(&str, u16); 24] = [
        ("zwei", 2),
        ("drei", 3),
        ("vier", 4),
        ("fünf", 5),
        ("sechs", 6),
        ("sieben", 7),
        ("acht", 8),
        ("neun", 9),
        ("zehn", 10),
        ("elf", 11),
        ("zwölf", 12),
        ("dreizehn", 13),
        ("vierzehn", 14),
        ("fünfzehn", 15),
        ("sechzehn", 16),
        ("siebzehn", 17),
        ("achtzehn", 18),
        ("neunzehn", 19),
        ("zwanzig", 20),
        ("dreißig", 30),
        ("vierzig", 40),
        ("fünfzig", 50),
        ("sechzig", 60),
        ("hundert", 100),
    ];
    NUMERALS.iter().find(|(word, _)| *word == lower).map(|&(_, count)| count)
}

fn german_unit(lower: &str) -> Option<Lexeme> {
    use Number::{Plural, Singular};
    let (unit, number) = match lower {
        "sekunde" => (Unit::Second, Singular),
        "sekunden" => (Unit::Second, Plural),
        "minute" => (Unit::Minute, Singular),
        "minuten" => (Unit::Minute, Plural),
        "stunde" => (Unit::Hour, Singular),
        "stunden" => (Unit::Hour, Plural),
        "tag" | "tages" => (Unit::Day, Singular),
        "tage" | "tagen" => (Unit::Day, Plural),
        "woche" => (Unit::Week, Singular),
        "wochen" => (Unit::Week, Plural),
        "monat" | "monats" => (Unit::Month, Singular),
        "monate" | "monaten" => (Unit::Month, Plural),
        "jahr" | "jahres" => (Unit::Year, Singular),
        "jahre" | "jahren" => (Unit::Year, Plural),
        "jahrzehnt" | "jahrzehnts" => (Unit::Decade, Singular),
        "jahrzehnte" | "jahrzehnten" => (Unit::Decade, Plural),
        "jahrhundert" | "jahrhunderts" => (Unit::Century, Singular),
        "jahrhunderte" | "jahrhunderten" => (Unit::Century, Plural),
        _ => return None,
    };
    Some(Lexeme::Unit(unit, number))
}

/// Months, with their Austrian names and the abbreviations that no other word shares.
fn german_month(lower: &str) -> Option<u8> {
    Some(match lower {
        "januar" | "jänner" | "jan" => 1,
        "februar" | "feber" | "feb" => 2,
        "märz" | "mär" => 3,
        "april" | "apr" => 4,
        "mai" => 5,
        "juni" => 6,
        "juli" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "oktober" | "okt" => 10,
        "november" | "nov" => 11,
        "dezember" | "dez" => 12,
        _ => return None,
    })
}

fn german_day_part(lower: &str) -> Option<DayPart> {
    Some(match lower.strip_suffix('s').unwrap_or(lower) {
        "früh" | "morgen" | "vormittag" => DayPart::Morning,
        "mittag" => DayPart::Midday,
        "nachmittag" => DayPart::Afternoon,
        "abend" => DayPart::Evening,
        "nacht" => DayPart::Night,
        _ => return None,
    })
}

fn german_weekday(lower: &str, capital: bool) -> Option<Lexeme> {
    const WEEKDAYS: [(&str, Weekday); 8] = [
        ("montag", Weekday::Mon),
        ("dienstag", Weekday::Tue),
        ("mittwoch", Weekday::Wed),
        ("donnerstag", Weekday::Thu),
        ("freitag", Weekday::Fri),
        ("samstag", Weekday::Sat),
        ("sonnabend", Weekday::Sat),
        ("sonntag", Weekday::Sun),
    ];
    let (name, weekday) = WEEKDAYS.iter().find(|(name, _)| lower.starts_with(name))?;
    match (&lower[name.len()..], capital) {
        ("" | "s", true) => Some(Lexeme::Weekday(*weekday, None)),
        ("s", false) => Some(Lexeme::Weekly(*weekday)),
        (rest, true) => Some(Lexeme::Weekday(*weekday, Some(german_day_part(rest)?))),
        _ => None,
    }
}

/// "tägig", "dreitägigen", "einwöchig": adjectives of length.
fn german_lasting(lower: &str) -> Option<Lexeme> {
    const STEMS: [(&str, Unit); 6] = [
        ("minütig", Unit::Minute),
        ("stündig", Unit::Hour),
        ("tägig", Unit::Day),
        ("wöchig", Unit::Week),
        ("monatig", Unit::Month),
        ("jährig", Unit::Year),
    ];
    let (at, stem, unit) =
        STEMS.iter().find_map(|(stem, unit)| lower.rfind(stem).map(|at| (at, *stem, *unit)))?;
    if !matches!(&lower[at + stem.len()..], "" | "e" | "en" | "er" | "es" | "em") {
        return None;
    }
    match &lower[..at] {
        "" => Some(Lexeme::LastingTail(unit)),
        "ein" => Some(Lexeme::Lasting(1, unit)),
        count => german_count(count).map(|count| Lexeme::Lasting(count, unit)),
    }
}
