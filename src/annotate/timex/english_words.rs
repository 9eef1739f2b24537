//! The English words that name times.

use chrono::Weekday;

use super::super::{DayPart, Direction, MonthPart, Season, YearPart};
use super::feast::look_up_english_feast;
use super::lexicon::{Lexeme, Number, Unit};

/// Looks a word up; `lower` is `word` in lower case.
pub(super) fn look_up_english(lower: &str, word: &str) -> Lexeme {
    use Lexeme::{Article, Day, Every, Habit, Reference, Several};
    let capital = crate::text::is_capitalised(word);
    match lower {
        "the" => Article,
        "last" | "past" | "previous" => Lexeme::Direction(Direction::Past),
        "next" | "coming" => Lexeme::Direction(Direction::Future),
        "this" | "current" => Lexeme::Direction(Direction::This),
        "early" => Lexeme::Part(MonthPart::Beginning),
        "mid" => Lexeme::Part(MonthPart::Middle),
        "late" => Lexeme::Part(MonthPart::End),
        "today" => Day(0),
        "yesterday" => Day(-1),
        "tomorrow" => Day(1),
        "now" | "currently" | "nowadays" | "presently" => Reference(Direction::This),
        "recently" | "formerly" | "lately" => Reference(Direction::Past),
        "soon" | "shortly" => Reference(Direction::Future),
        "weekend" => Lexeme::Weekend,
        "spring" => Lexeme::Season(Season::Spring),
        "summer" => Lexeme::Season(Season::Summer),
        "autumn" | "fall" => Lexeme::Season(Season::Autumn),
        "winter" => Lexeme::Season(Season::Winter),
        "morning" => Lexeme::DayPart(DayPart::Morning),
        "afternoon" => Lexeme::DayPart(DayPart::Afternoon),
        "evening" => Lexeme::DayPart(DayPart::Evening),
        "night" => Lexeme::DayPart(DayPart::Night),
        "each" | "every" => Every,
        "daily" => Habit("P1D"),
        "weekly" => Habit("P1W"),
        "monthly" => Habit("P1M"),
        "quarterly" => Habit("P3M"),
        "annual" | "annually" | "yearly" => Habit("P1Y"),
        "several" | "few" | "many" => Several,
        "quarter" => Lexeme::Quarter,
        "half" => Lexeme::Half,
        "first" => Lexeme::Ordinal(1),
        "second" => Lexeme::Ordinal(2),
        "third" => Lexeme::Ordinal(3),
        "fourth" => Lexeme::Ordinal(4),
        "fifteenth" => Lexeme::Ordinal(15),
        "sixteenth" => Lexeme::Ordinal(16),
        "seventeenth" => Lexeme::Ordinal(17),
        "eighteenth" => Lexeme::Ordinal(18),
        "nineteenth" => Lexeme::Ordinal(19),
        "twentieth" => Lexeme::Ordinal(20),
        "twenty-first" => Lexeme::Ordinal(21),
        "first-quarter" => Lexeme::PartOfYear(YearPart::Quarter(1)),
        "second-quarter" => Lexeme::PartOfYear(YearPart::Quarter(2)),
        "third-quarter" => Lexeme::PartOfYear(YearPart::Quarter(3)),
        "fourth-quarter" => Lexeme::PartOfYear(YearPart::Quarter(4)),
        "first-half" => Lexeme::PartOfYear(YearPart::Half(1)),
        "second-half" => Lexeme::PartOfYear(YearPart::Half(2)),
        "twenties" => Lexeme::WholeDecade(20),
        "thirties" => Lexeme::WholeDecade(30),
        "forties" => Lexeme::WholeDecade(40),
        "fifties" => Lexeme::WholeDecade(50),
        "sixties" => Lexeme::WholeDecade(60),
        "seventies" => Lexeme::WholeDecade(70),
        "eighties" => Lexeme::WholeDecade(80),
        "nineties" => Lexeme::WholeDecade(90),
        "a" | "an" | "one" => Lexeme::Count(1),
        "good" | "palm" | "ash" | "memorial" | "labor" | "columbus" | "independence" | "veterans"
        | "boxing" | "new" | "all"
            if capital =>
        {
            Lexeme::FeastHead
        }
        _ if capital && let Some((feast, needs)) = look_up_english_feast(lower) => {
            Lexeme::Feast(feast, needs)
        }
        _ => english_count(lower)
            .map(Lexeme::Count)
            .or_else(|| english_unit(lower))
            .or_else(|| capital.then(|| english_month(lower).map(Lexeme::Month)).flatten())
            .or_else(|| capital.then(|| english_weekday(lower)).flatten())
            .or_else(|| compound(lower))
            .unwrap_or(Lexeme::None),
    }
}

fn english_count(lower: &str) -> Option<u16> {
    const NUMERALS: [(&str, u16); 26] = [
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
    ];
    NUMERALS.iter().find(|(word, _)| *word == lower).map(|&(_, count)| count)
}

fn english_unit(lower: &str) -> Option<Lexeme> {
    const UNITS: [(&str, Unit); 9] = [
        ("second", Unit::Second),
        ("minute", Unit::Minute),
        ("hour", Unit::Hour),
        ("day", Unit::Day),
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("year", Unit::Year),
        ("decade", Unit::Decade),
        ("century", Unit::Century),
    ];
    if lower == "centuries" {
        return Some(Lexeme::Unit(Unit::Century, Number::Plural));
    }
    let (stem, number) =
        lower.strip_suffix('s').map_or((lower, Number::Singular), |stem| (stem, Number::Plural));
    UNITS.iter().find(|(word, _)| *word == stem).map(|&(_, unit)| Lexeme::Unit(unit, number))
}

fn english_month(lower: &str) -> Option<u8> {
    Some(match lower {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" => 6,
        "july" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

fn english_weekday(lower: &str) -> Option<Lexeme> {
    const WEEKDAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    WEEKDAYS.iter().find_map(|(name, weekday)| match lower.strip_prefix(name)? {
        "" => Some(Lexeme::Weekday(*weekday, None)),
        "s" => Some(Lexeme::Weekly(*weekday)),
        _ => None,
    })
}

/// "mid-March", "five-year".
fn compound(lower: &str) -> Option<Lexeme> {
    let (head, tail) = lower.split_once('-')?;
    if head == "mid" {
        return english_month(tail).map(Lexeme::MiddleOfMonth);
    }
    let count = if head == "one" { 1 } else { english_count(head)? };
    match english_unit(tail)? {
        Lexeme::Unit(unit, Number::Singular) => Some(Lexeme::Lasting(count, unit)),
        _ => None,
    }
}
