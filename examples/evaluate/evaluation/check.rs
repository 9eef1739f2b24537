//! What is held against an annotation: slips of the pen that a machine can see.

use chrono::{Datelike, NaiveDate, Weekday};
use leporello::corpus::Language;
use leporello::text::Span;

use super::gold::{GoldArticle, GoldPerson};

const MARKS: [char; 10] = ['„', '“', '”', '"', '»', '«', '‘', '’', '‚', '›'];

const WEEKDAYS: [(&str, &str, Weekday); 8] = [
    ("Montag", "Monday", Weekday::Mon),
    ("Dienstag", "Tuesday", Weekday::Tue),
    ("Mittwoch", "Wednesday", Weekday::Wed),
    ("Donnerstag", "Thursday", Weekday::Thu),
    ("Freitag", "Friday", Weekday::Fri),
    ("Samstag", "Saturday", Weekday::Sat),
    ("Sonnabend", "Saturday", Weekday::Sat),
    ("Sonntag", "Sunday", Weekday::Sun),
];

/// Everything that cannot be right, each with the words in question.
pub(crate) fn find_faults(article: &GoldArticle) -> Vec<String> {
    let mut faults = Vec::new();
    check_mentions(article, &mut faults);
    check_persons(article, &mut faults);
    check_unmarked(article, &mut faults);
    check_quotations(article, &mut faults);
    check_dates(article, &mut faults);
    check_overlaps(article, &mut faults);
    for (span, _, title) in &article.roles {
        let words = span.of(&article.text);
        if words != title && !words.starts_with(title.trim_end_matches(['e', 'r', 'n'])) {
            faults.push(format!("the role `{title}` is not what `{words}` says"));
        }
    }
    faults
}

/// A mention shares a word with its person's names, so that a wrong key is seen.
fn check_mentions(article: &GoldArticle, faults: &mut Vec<String>) {
    for &(span, person) in &article.mentions {
        let (words, person) = (span.of(&article.text), &article.persons[person]);
        if !words.split_whitespace().any(|word| names_of(person).any(|name| is_form(word, name))) {
            faults.push(format!("`{words}` is no form of {}", person.name));
        }
        if article.language == Language::English && ["'s", "’s"].iter().any(|ending| words.ends_with(ending))
        {
            faults.push(format!("the `'s` stands outside in English: `{words}`"));
        }
    }
}

/// A person is named, by every word of every name that was declared.
fn check_persons(article: &GoldArticle, faults: &mut Vec<String>) {
    for (index, person) in article.persons.iter().enumerate() {
        if !article.mentions.iter().any(|&(_, named)| named == index) {
            faults.push(format!("{} is nowhere named", person.name));
        }
        let mentions = || article.mentions.iter().filter(|&&(_, named)| named == index);
        for name in names_of(person) {
            let found = mentions()
                .any(|(span, _)| span.of(&article.text).split_whitespace().any(|word| is_form(word, name)));
            if !found {
                faults.push(format!("the article does not name {} by `{name}`", person.name));
            }
        }
    }
}

/// A surname that stands alone is a mention, unless the head says that it is part of another name.
fn check_unmarked(article: &GoldArticle, faults: &mut Vec<String>) {
    let text = &article.text;
    let mut known: Vec<Span> = article.mentions.iter().map(|&(span, _)| span).collect();
    for phrase in &article.others {
        let places: Vec<Span> =
            text.match_indices(phrase).map(|(at, _)| Span::new(at, at + phrase.len())).collect();
        if places.is_empty() {
            faults.push(format!("`# other {phrase}` is nowhere in the text"));
        }
        known.extend(places);
    }
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '’' | '\'');
    let mut at = 0;
    for word in text.split_inclusive(|letter| !is_part(letter)) {
        let bare = word.trim_matches(|letter| !is_part(letter));
        let start = at + word.find(bare).unwrap_or(0);
        at += word.len();
        let span = Span::new(start, start + bare.len());
        let named = article.persons.iter().find(|person| {
            let surname = person.name.rsplit(' ').next().unwrap_or_default();
            is_form(bare, surname)
        });
        if let Some(person) = named
            && !known.iter().any(|it| it.contains(span) || it.start < span.end && span.start < it.end)
        {
            let from = text[..start].char_indices().rev().nth(20).map_or(0, |(at, _)| at);
            faults.push(format!("unmarked, though {} bears it: `{}`", person.name, &text[from..span.end]));
        }
    }
}

fn check_quotations(article: &GoldArticle, faults: &mut Vec<String>) {
    for (span, _) in &article.quotations {
        let before = article.text[..span.start].chars().next_back();
        let behind = article.text[span.end..].chars().next();
        if ![before, behind].iter().all(|mark| mark.is_some_and(|mark| MARKS.contains(&mark))) {
            faults.push(format!("no quotation marks around `{}`", span.of(&article.text)));
        }
    }
}

/// A date's value agrees with the weekday and the year that its words give, and exists.
fn check_dates(article: &GoldArticle, faults: &mut Vec<String>) {
    for (span, value) in &article.dates {
        let words = span.of(&article.text);
        let Some(value) = value else { continue };
        if !is_value(value) {
            faults.push(format!("`{value}` is no value for `{words}`"));
        }
        let day = NaiveDate::parse_from_str(value, "%Y-%m-%d").ok();
        if day.is_none() && value.len() == 10 && !value.contains('W') {
            faults.push(format!("there is no day `{value}` for `{words}`"));
        }
        for (german, english, weekday) in WEEKDAYS {
            let said = words.contains(german) || words.contains(english);
            if said && day.is_some_and(|day| day.weekday() != weekday) {
                faults.push(format!("{value} is no {german}: `{words}`"));
            }
        }
        let year = words.split(|letter: char| !letter.is_ascii_digit()).find(|digits| digits.len() == 4);
        if year.is_some_and(|year| !value.starts_with(year) && !year.starts_with(value.as_str())) {
            faults.push(format!("`{value}` is in another year than `{words}`"));
        }
    }
}

/// Whether TIMEX3 knows the form: century, decade, year, month, day, season, quarter, week or weekend.
fn is_value(value: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|it| it.is_ascii_digit());
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    if rest.is_empty() {
        return (2..=4).any(|count| digits(year, count));
    }
    let (unit, day) = rest.split_once('-').unwrap_or((rest, ""));
    let week = unit.strip_prefix('W').is_some_and(|week| digits(week, 2));
    let unit_alone = matches!(unit, "SP" | "SU" | "FA" | "WI" | "Q1" | "Q2" | "Q3" | "Q4") || week;
    digits(year, 4)
        && match day {
            "" => unit_alone || digits(unit, 2),
            "WE" => week,
            day => digits(unit, 2) && digits(day, 2),
        }
}

fn check_overlaps(article: &GoldArticle, faults: &mut Vec<String>) {
    let lists: [Vec<Span>; 3] = [
        article.mentions.iter().map(|&(span, _)| span).collect(),
        article.quotations.iter().map(|&(span, _)| span).collect(),
        article.dates.iter().map(|(span, _)| *span).collect(),
    ];
    for pair in lists.iter().flat_map(|spans| spans.windows(2)) {
        if pair[1].start < pair[0].end {
            faults.push(format!("one mark inside another of its kind: `{}`", pair[0].of(&article.text)));
        }
    }
}

fn names_of(person: &GoldPerson) -> impl Iterator<Item = &str> {
    std::iter::once(&person.name).chain(&person.forms).flat_map(|name| name.split_whitespace())
}

/// Whether a word is a name, perhaps in the genitive.
fn is_form(word: &str, name: &str) -> bool {
    let endings = ["", "s", "'", "’", "'s", "’s"];
    let lower = |text: &str| text.to_lowercase();
    endings.iter().any(|ending| lower(word).strip_suffix(ending).is_some_and(|bare| bare == lower(name)))
}
