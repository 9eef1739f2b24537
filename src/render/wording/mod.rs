//! The words of the interface, in the language of the site: `languages/` as values, and what needs grammar.
//!
//! Nothing is called "probably": what has no day gets none ("ein Dienstag im März 2025", "a Tuesday in March 2025").

mod check;
mod date;
mod entries;
mod pattern;

use std::sync::Arc;

use camino::Utf8Path;
use serde::Deserialize;
use tera::Value;
use toml::Table;

use crate::diagnostic::{Diagnostic, Reported};
pub(super) use crate::text::upper_first as capitalise;

use entries::{
    About, Article, Calendar, Changes, Dates, Day, Home, Nouns, Numbers, Pages, People, Person, Places,
    Rights, SearchWords, Status, StripWords, Timeline, Undecided, Year,
};

pub(super) use date::weekday_of_month;
pub(super) use entries::Head;
pub(super) use pattern::{Counted, Pattern, Piece, Slots};

use check::{LANGUAGE, check, lay_over};

/// The languages that are built in. What one of the dossier's own leaves out is said in the last.
const BUILT_IN: [(&str, &str); 2] =
    [("de", include_str!("../../../languages/de.toml")), ("en", include_str!("../../../languages/en.toml"))];

/// A no-break space; `~` in a language file.
const SPACE: &str = "\u{a0}";

/// All that the interface says, in one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    /// The tag of the language.
    #[serde(skip)]
    pub(super) tag: String,
    /// What stands on pages as it is; templates read it.
    pub(super) words: Table,
    /// Opening, closing, and the same inside a quotation.
    pub(super) quotation_marks: [String; 4],
    numbers: Numbers,
    pub(super) nouns: Nouns,
    calendar: Calendar,
    dates: Dates,
    pub(super) places: Places,
    pub(super) pages: Pages,
    pub(super) status: Status,
    pub(super) home: Home,
    pub(super) strip: StripWords,
    pub(super) article: Article,
    pub(super) rights: Rights,
    pub(super) changes: Changes,
    pub(super) people: People,
    pub(super) person: Person,
    pub(super) year: Year,
    pub(super) day: Day,
    pub(super) timeline: Timeline,
    pub(super) search: SearchWords,
    pub(super) undecided: Undecided,
    pub(super) about: About,
}

impl Wording {
    /// The words of the language `tag`, with the entries of the dossier's own file over those that are built in.
    ///
    /// # Errors (as diagnostics)
    /// - the file is no TOML;
    /// - an entry is unknown, of the wrong type or length, or has a slot that nobody fills.
    pub(super) fn compose(tag: &str, own: Option<(&Utf8Path, Arc<str>)>) -> Reported<Option<Self>> {
        let built_in: Vec<Table> =
            BUILT_IN.iter().map(|(_, source)| source.parse::<Table>().unwrap_or_default()).collect();
        let base = BUILT_IN.iter().position(|(known, _)| *known == tag).unwrap_or(BUILT_IN.len() - 1);
        let mut table = built_in[base].clone();
        if let Some((path, source)) = own {
            let own = check(path, &source, &built_in);
            if !own.diagnostics.is_empty() {
                return Reported { value: None, diagnostics: own.diagnostics };
            }
            lay_over(&mut table, own.value);
        }
        keep_together(&mut table);
        match table.try_into::<Self>() {
            Ok(wording) => Reported::clean(Some(Self { tag: tag.to_owned(), ..wording })),
            Err(fault) => {
                let message = fault.message().lines().next().unwrap_or_default().to_owned();
                let diagnostic = Diagnostic::error(LANGUAGE, message);
                Reported {
                    value: None,
                    diagnostics: vec![diagnostic.in_file(format!("languages/{tag}.toml"))],
                }
            }
        }
    }

    /// What templates are told as `words`.
    pub(super) fn for_templates(&self) -> Value {
        Value::from_serializable(&self.words)
    }

    /// "fünf Artikel", "21 Personen": words up to twelve, as newspapers set them.
    pub(super) fn count(&self, number: usize, noun: &Counted) -> String {
        self.tell(number, noun, &[])
    }

    /// A sentence on so many things; `slots` fill what else it has.
    pub(super) fn tell(&self, number: usize, sentence: &Counted, slots: Slots) -> String {
        let numeral = self.numeral(number);
        let capital = capitalise(&numeral);
        let mut all: Vec<(&str, &dyn std::fmt::Display)> = vec![("number", &numeral), ("Number", &capital)];
        all.extend_from_slice(slots);
        sentence.of(number).fill(&all)
    }

    /// The same in figures: "5 Artikel".
    pub(super) fn count_in_figures(&self, number: usize, noun: &Counted) -> String {
        noun.of(number).fill(&[("number", &self.group_digits(number))])
    }

    /// "fünf", "21".
    pub(super) fn numeral(&self, number: usize) -> String {
        self.numbers.words.get(number).cloned().unwrap_or_else(|| self.group_digits(number))
    }

    /// "viermal", "21-mal".
    pub(super) fn times(&self, number: usize) -> String {
        let times = &self.numbers.times;
        match number {
            1 => times.one.clone(),
            2 => times.two.clone(),
            _ if number < self.numbers.words.len() => times.word.fill(&[("number", &self.numeral(number))]),
            _ => times.figure.fill(&[("number", &self.group_digits(number))]),
        }
    }

    /// "10 000" with a no-break space, "10,000".
    pub(super) fn group_digits(&self, number: usize) -> String {
        let digits = number.to_string();
        if digits.len() < self.numbers.grouping.from {
            return digits;
        }
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push_str(&self.numbers.grouping.mark);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// The words in quotation marks.
    pub(super) fn quoted(&self, words: &str) -> String {
        let [open, close, ..] = &self.quotation_marks;
        [open, words, close].concat()
    }

    /// The words in quotation marks; marks that they hold themselves become inner ones.
    pub(super) fn quoted_whole(&self, words: &str) -> String {
        let [open, close, inner_open, inner_close] = &self.quotation_marks;
        self.quoted(&words.replace(open.as_str(), inner_open).replace(close.as_str(), inner_close))
    }
}

/// Makes every `~` a no-break space.
fn keep_together(table: &mut Table) {
    for (_, value) in table.iter_mut() {
        keep_value_together(value);
    }
}

fn keep_value_together(value: &mut toml::Value) {
    match value {
        toml::Value::String(text) if text.contains('~') => *text = text.replace('~', SPACE),
        toml::Value::Array(values) => values.iter_mut().for_each(keep_value_together),
        toml::Value::Table(table) => keep_together(table),
        _ => (),
    }
}

#[cfg(test)]
mod tests;
