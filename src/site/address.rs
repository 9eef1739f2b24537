//! Addresses: which file shows what. They are part of every permalink, so they change only with a reason.

use chrono::NaiveDate;

use crate::corpus::Article;
use crate::date::{Bound, Date, Edtf};
use crate::link::{Person, Reading};

use super::register::{NO_LETTER, Register};
use super::{Calendar, Month};

/// `articles/<date>-<slug>.html`.
pub fn article_path(article: &Article) -> String {
    let mut path = String::with_capacity(article.id.len() + ROOM);
    path.push_str("articles/");
    path.push_str(&article.id);
    path.push_str(".html");
    path
}

/// Room for what surrounds an id in an address, the number of a sentence included.
const ROOM: usize = 24;

/// `articles/<date>-<slug>.html#s12`; the article alone where the page does not show the sentence.
pub fn sentence_path(reading: &Reading, sentence: usize) -> String {
    let mut path = article_path(&reading.article);
    if !reading.withheld.as_ref().is_some_and(|withheld| withheld.holds(sentence)) {
        path.push_str("#s");
        path.push_str(&(sentence + 1).to_string());
    }
    path
}

/// `people/<slug>.html`; its further parts are `people/<slug>_2.html`, as no slug has an underscore.
pub(super) fn profile_path(person: &Person, part: usize) -> String {
    match part {
        0 => ["people/", &person.id, ".html"].concat(),
        _ => format!("people/{}_{}.html", person.id, part + 1),
    }
}

/// `people/index.html`, or of a register in parts `people/register_s.html`, `people/register_s_2.html`.
pub(super) fn register_path(register: &Register, part: usize) -> String {
    let part = &register.parts[part];
    let letter = register_id(part.initial);
    match part.number {
        _ if !register.is_split => "people/index.html".to_owned(),
        1 => format!("people/register_{letter}.html"),
        number => format!("people/register_{letter}_{number}.html"),
    }
}

/// The id of a letter in the register: `s`, and `andere` for names without a Latin letter.
pub fn register_id(initial: char) -> String {
    if initial == NO_LETTER { "andere".to_owned() } else { initial.to_ascii_lowercase().to_string() }
}

/// `dates/2025.html`.
pub fn year_path(year: i32) -> String {
    format!("dates/{}.html", Date::from_year(year))
}

/// `dates/2025-03.html`.
pub fn month_path(month: Month) -> String {
    format!("dates/{month}.html")
}

/// `dates/2025-03-11.html`.
pub fn day_path(day: NaiveDate) -> String {
    format!("dates/{}.html", Date::from(day))
}

/// The further pages of a long one: `dates/2025-03-p2.html`.
pub fn part_path(path: &str, part: usize) -> String {
    match path.strip_suffix(".html") {
        Some(stem) if part > 0 => format!("{stem}-p{}.html", part + 1),
        _ => path.to_owned(),
    }
}

/// The page that shows a date as precisely as it is known, with a fragment where that helps; `None` if the site
/// has no such page.
pub fn date_path(date: &Edtf, calendar: &Calendar) -> Option<String> {
    let single = |date: Date| match (date.month, date.day) {
        (Some(_), Some(_)) => {
            let day = date.first_day();
            calendar
                .days
                .contains_key(&day)
                .then(|| day_path(day))
                .or_else(|| of_month(Month::from(day), calendar))
        }
        (Some(month), None) => of_month(Month { year: date.year, month }, calendar),
        (None, _) => calendar.years.contains_key(&date.year).then(|| year_path(date.year)),
    };
    match date {
        Edtf::Date(date) | Edtf::Interval(Bound::Date(date), _) | Edtf::Interval(_, Bound::Date(date)) => {
            single(*date)
        }
        Edtf::Interval(..) => None,
        Edtf::OneOf(days) => days.first().and_then(|day| of_month(Month::from(day.first_day()), calendar)),
    }
}

fn of_month(month: Month, calendar: &Calendar) -> Option<String> {
    calendar.months.contains_key(&month).then(|| month_path(month))
}

/// What leads from a page back to the site's root: `../` for each folder in its path.
pub fn relative_root(path: &str) -> &'static str {
    match path.matches('/').count() {
        0 => "",
        1 => "../",
        _ => "../../",
    }
}
