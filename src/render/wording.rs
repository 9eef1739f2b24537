//! German wording: numbers, counts and dates, worded as vaguely as they are known.
//!
//! Nothing is called "probably": what has no day gets none ("ein Dienstag im März 2025").

use chrono::{Datelike, NaiveDate, Weekday};

use crate::annotate::{Direction, MonthPart};
use crate::date::{Bound, Date, Edtf, GERMAN_MONTHS, Qualifier};
use crate::site::Month;
pub(super) use crate::text::upper_first as capitalise;

/// A no-break space, for "13. Februar" and "21 Personen".
const SPACE: char = '\u{a0}';

const SHORT_MONTHS: [&str; 12] =
    ["Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dez"];
const NUMBERS: [&str; 13] = [
    "kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
];

/// A noun that can be counted.
#[derive(Clone, Copy)]
pub(super) struct Noun {
    one: &'static str,
    many: &'static str,
}

pub(super) const ARTICLES: Noun = Noun { one: "ein Artikel", many: "Artikel" };
/// "in fünf Artikeln".
pub(super) const IN_ARTICLES: Noun = Noun { one: "einem Artikel", many: "Artikeln" };
pub(super) const PERSONS: Noun = Noun { one: "eine Person", many: "Personen" };
pub(super) const EVENTS: Noun = Noun { one: "ein Ereignis", many: "Ereignisse" };
pub(super) const NAMES: Noun = Noun { one: "ein Name", many: "Namen" };
/// "aus fünf Nennungen".
pub(super) const OF_MENTIONS: Noun = Noun { one: "einer Nennung", many: "Nennungen" };
/// "an drei Tagen".
pub(super) const ON_DAYS: Noun = Noun { one: "einem Tag", many: "Tagen" };
pub(super) const MONTHS_COUNTED: Noun = Noun { one: "ein Monat", many: "Monate" };

/// "fünf Artikel", "21 Personen": words up to twelve, as newspapers set them.
pub(super) fn count(number: usize, noun: Noun) -> String {
    match number {
        1 => noun.one.to_owned(),
        _ => format!("{}{SPACE}{}", numeral(number), noun.many),
    }
}

/// "fünf", "21".
pub(super) fn numeral(number: usize) -> String {
    NUMBERS.get(number).map_or_else(|| group_digits(number), |word| (*word).to_owned())
}

/// "viermal", "21-mal".
pub(super) fn times(number: usize) -> String {
    match number {
        1 => "einmal".to_owned(),
        2..=12 => format!("{}mal", numeral(number)),
        _ => format!("{}-mal", group_digits(number)),
    }
}

/// "10 000" with a no-break space, from five digits on.
pub(super) fn group_digits(number: usize) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(SPACE);
        }
        grouped.push(digit);
    }
    grouped
}

/// "Februar".
pub(super) fn month_name(month: u8) -> &'static str {
    GERMAN_MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

/// "Feb".
pub(super) fn short_month(month: u8) -> &'static str {
    SHORT_MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

/// "Februar 2025".
pub(super) fn month_label(month: Month) -> String {
    format!("{} {}", month_name(month.month), year_label(month.year))
}

/// "2025", "44 v. Chr.".
pub(super) fn year_label(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{}{SPACE}v.{SPACE}Chr.", 1 - year) }
}

/// "Donnerstag".
pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Montag",
        Weekday::Tue => "Dienstag",
        Weekday::Wed => "Mittwoch",
        Weekday::Thu => "Donnerstag",
        Weekday::Fri => "Freitag",
        Weekday::Sat => "Samstag",
        Weekday::Sun => "Sonntag",
    }
}

/// "Do".
pub(super) fn short_weekday(weekday: Weekday) -> &'static str {
    &weekday_name(weekday)[..2]
}

/// "Donnerstag, 13. Februar 2025".
pub(super) fn long_day(day: NaiveDate) -> String {
    format!("{}, {}", weekday_name(day.weekday()), single(Date::from(day)))
}

/// "13. Februar".
pub(super) fn day_in_year(day: NaiveDate) -> String {
    format!("{}.{SPACE}{}", day.day(), GERMAN_MONTHS[day.month0() as usize])
}

/// "13. Februar 2025", "Februar 2025", "2025".
fn single(date: Date) -> String {
    let year = year_label(date.year);
    let text = match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{day}.{SPACE}{} {year}", month_name(month)),
        (Some(month), None) => format!("{} {year}", month_name(month)),
        (None, _) => year,
    };
    match date.qualifier {
        Qualifier::Certain => text,
        Qualifier::Approximate => format!("um {text}"),
        Qualifier::Uncertain | Qualifier::Both => format!("{text} (unsicher)"),
    }
}

/// A date as it is known: "13. Februar 2025", "ein Dienstag im März 2025", "Anfang März 2025", "vor 2014".
pub(super) fn date_label(date: &Edtf, part: Option<MonthPart>, border: Option<Direction>) -> String {
    let label = match date {
        Edtf::Date(date) => single(*date),
        Edtf::Interval(start, end) => interval(*start, *end),
        Edtf::OneOf(days) => choice(days),
    };
    let label = match part {
        Some(MonthPart::Beginning) => format!("Anfang {label}"),
        Some(MonthPart::Middle) => format!("Mitte {label}"),
        Some(MonthPart::End) => format!("Ende {label}"),
        None => label,
    };
    match border {
        Some(Direction::Past) => format!("vor {label}"),
        Some(Direction::Future) => format!("nach {label}"),
        _ => label,
    }
}

fn interval(start: Bound, end: Bound) -> String {
    match (start, end) {
        (Bound::Date(start), Bound::Date(end)) => {
            let (from, to) = (start.first_day(), end.first_day());
            if start.day.is_some() && end.day.is_some() && from.year() == to.year() {
                let first =
                    if from.month() == to.month() { format!("{}.", from.day()) } else { day_in_year(from) };
                return format!("{first}{SPACE}bis {}", single(end));
            }
            format!("{} bis {}", single(start), single(end))
        }
        (Bound::Date(start), Bound::Open) => format!("seit {}", single(start)),
        (Bound::Date(start), Bound::Unknown) => format!("ab {}", single(start)),
        (_, Bound::Date(end)) => format!("bis {}", single(end)),
        _ => "unbestimmt".to_owned(),
    }
}

/// "ein Dienstag im März 2025" where all days are one weekday of one month, else the days themselves.
fn choice(days: &[Date]) -> String {
    if let Some((weekday, month)) = weekday_of_month(days) {
        return format!("ein {} im {}", weekday_name(weekday), month_label(month));
    }
    let names: Vec<String> = days.iter().map(|day| single(*day)).collect();
    names.join(" oder ")
}

/// The weekday and month, if all days are that weekday in that month.
pub(super) fn weekday_of_month(days: &[Date]) -> Option<(Weekday, Month)> {
    let first = days.first()?;
    let (weekday, month) = (first.weekday()?, Month::from(first.first_day()));
    let same = |day: &Date| day.weekday() == Some(weekday) && Month::from(day.first_day()) == month;
    (days.len() > 1 && days.iter().all(same)).then_some((weekday, month))
}

/// "am 13. Februar 2025", "im März 2025", "2025": when an article appeared.
pub(super) fn published_label(date: &Edtf) -> String {
    match date {
        Edtf::Date(single) if single.day.is_some() => format!("am {}", date_label(date, None, None)),
        Edtf::Date(single) if single.month.is_some() => format!("im {}", date_label(date, None, None)),
        _ => date_label(date, None, None),
    }
}

/// The date of an article in a list that names the year elsewhere: "6. Dezember", "März · ohne Tag".
pub(super) fn dateline_label(date: &Edtf, year: Option<i32>) -> String {
    let Some(single) = date.date() else { return date_label(date, None, None) };
    let same_year = year == Some(single.year);
    match (single.month, single.day) {
        (Some(_), Some(_)) if same_year => day_in_year(single.first_day()),
        (Some(month), None) if same_year => format!("{} · ohne Tag", month_name(month)),
        (Some(_), None) => format!("{} · ohne Tag", date_label(date, None, None)),
        _ => date_label(date, None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(date: &str) -> String {
        date_label(&date.parse().unwrap(), None, None).replace(SPACE, " ")
    }

    #[test]
    fn a_date_is_worded_as_precisely_as_it_is_known() {
        assert_eq!(label("2025-02-13"), "13. Februar 2025");
        assert_eq!(label("2025-03"), "März 2025");
        assert_eq!(label("2022~"), "um 2022");
        assert_eq!(label("[2025-03-04,2025-03-11,2025-03-18,2025-03-25]"), "ein Dienstag im März 2025");
        assert_eq!(label("2025-12-04/2025-12-05"), "4. bis 5. Dezember 2025");
        assert_eq!(label("2014/.."), "seit 2014");
        assert_eq!(label("-0043"), "44 v. Chr.");
    }

    #[test]
    fn counts_are_words_up_to_twelve() {
        assert_eq!(count(1, PERSONS), "eine Person");
        assert_eq!(count(12, PERSONS), "zwölf\u{a0}Personen");
        assert_eq!(count(13, PERSONS), "13\u{a0}Personen");
        assert_eq!(group_digits(1234), "1234");
        assert_eq!(group_digits(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(times(4), "viermal");
    }
}
