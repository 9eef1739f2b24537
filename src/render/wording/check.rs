//! A dossier's own language file: what is wrong with it, and how it lies over the words that are built in.

use std::sync::Arc;

use camino::Utf8Path;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use crate::diagnostic::{Code, Diagnostic, Reported};
use crate::text::{Span, lower_first};

use super::pattern::Pattern;

pub(super) const LANGUAGE: Code = Code("theme::language");

const HELP: &str =
    "`languages/en.toml` among Leporello's sources holds every entry, with what it may fill in";

/// What `tell` fills in wherever something is counted.
const NUMERALS: [&str; 2] = ["number", "Number"];

/// Reads a file of the dossier's own and compares it with the languages that are built in.
pub(super) fn check(path: &Utf8Path, source: &Arc<str>, built_in: &[Table]) -> Reported<Table> {
    let mut checking = Checking { path, source, diagnostics: Vec::new() };
    let value = match (DeTable::parse(source), source.parse::<Table>()) {
        (Ok(own), Ok(table)) => {
            let known: Vec<&Table> = built_in.iter().collect();
            checking.check_table(own.get_ref(), &known, "");
            table
        }
        (Err(fault), _) | (_, Err(fault)) => {
            let span = fault.span().unwrap_or(0..source.len().min(1));
            let message = fault.message().lines().next().unwrap_or_default().to_owned();
            checking.report(span.into(), lower_first(&message), HELP.to_owned());
            Table::new()
        }
    };
    let start = |diagnostic: &Diagnostic| {
        let excerpt = diagnostic.place.as_ref().and_then(|place| place.excerpt.as_ref());
        excerpt.map(|excerpt| excerpt.span.start)
    };
    checking.diagnostics.sort_by_key(start);
    Reported { value, diagnostics: checking.diagnostics }
}

/// Puts the entries of `own` over those of `base`.
pub(super) fn lay_over(base: &mut Table, own: Table) {
    if own.contains_key("many") && !own.contains_key("none") {
        base.remove("none");
    }
    for (key, value) in own {
        match (base.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(above)) => lay_over(below, above),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

struct Checking<'a> {
    path: &'a Utf8Path,
    source: &'a Arc<str>,
    diagnostics: Vec<Diagnostic>,
}

impl Checking<'_> {
    fn report(&mut self, span: Span, message: String, help: String) {
        let diagnostic = Diagnostic::error(LANGUAGE, message);
        self.diagnostics.push(diagnostic.at(self.path, self.source.clone(), span, "").help(help));
    }

    /// Checks the entries of a table against the same table of each language; `place` is its name with a dot.
    fn check_table(&mut self, own: &DeTable, known: &[&Table], place: &str) {
        let counted = known.iter().any(|table| table.contains_key("many"));
        for (key, value) in own {
            let name = format!("{place}{}", key.get_ref());
            let mut entries: Vec<&Value> =
                known.iter().filter_map(|table| table.get(key.get_ref().as_ref())).collect();
            if counted {
                // Any of its patterns may use what any other uses.
                if key.get_ref() != "none" && entries.is_empty() {
                    self.report_unknown(key.span().into(), &name, known);
                    continue;
                }
                entries = known.iter().flat_map(|table| table.iter().map(|(_, value)| value)).collect();
            }
            if entries.is_empty() {
                self.report_unknown(key.span().into(), &name, known);
            } else {
                self.check_value(value, &entries, &name, counted);
            }
        }
    }

    fn report_unknown(&mut self, span: Span, name: &str, known: &[&Table]) {
        let typed = name.rsplit('.').next().unwrap_or(name);
        let keys = known.iter().flat_map(|table| table.keys());
        let nearest = keys.map(|key| (strsim::levenshtein(key, typed), key)).min();
        let help = match nearest {
            Some((distance, key)) if distance <= 2 => format!("perhaps `{key}` is meant"),
            _ => HELP.to_owned(),
        };
        self.report(span, format!("there is no entry `{name}`"), help);
    }

    fn check_value(&mut self, own: &Spanned<DeValue>, entries: &[&Value], name: &str, counted: bool) {
        let span: Span = own.span().into();
        let (wanted, found) = (entries[0].type_str(), own.get_ref().type_str());
        if wanted != found {
            let message = format!("`{name}` wants the type {wanted}, and this is of the type {found}");
            self.report(span, message, HELP.to_owned());
            return;
        }
        match own.get_ref() {
            DeValue::Table(table) => {
                let known: Vec<&Table> = entries.iter().filter_map(|entry| entry.as_table()).collect();
                self.check_table(table, &known, &format!("{name}."));
            }
            DeValue::String(text) => self.check_slots(text, entries, span, name, counted),
            DeValue::Array(values) => {
                let wanted = entries[0].as_array().map_or(0, Vec::len);
                if name != "numbers.words" && values.len() != wanted {
                    let message = format!("`{name}` has {} entries and wants {wanted}", values.len());
                    self.report(span, message, HELP.to_owned());
                }
                for value in values.iter().filter(|value| !value.get_ref().is_str()) {
                    self.report(
                        value.span().into(),
                        format!("`{name}` holds more than texts"),
                        HELP.to_owned(),
                    );
                }
            }
            DeValue::Integer(number) if number.as_str().parse::<u8>().is_err() => {
                self.report(span, format!("`{name}` is no small number"), HELP.to_owned());
            }
            _ => (),
        }
    }

    fn check_slots(&mut self, text: &str, entries: &[&Value], span: Span, name: &str, counted: bool) {
        let patterns: Vec<Pattern> =
            entries.iter().filter_map(|entry| entry.as_str()).map(|text| text.to_owned().into()).collect();
        let mut known: Vec<&str> = patterns.iter().flat_map(Pattern::slots).collect();
        if counted {
            known.extend(NUMERALS);
        }
        known.sort_unstable();
        known.dedup();
        let own = Pattern::from(text.to_owned());
        for slot in own.slots().filter(|slot| !known.contains(slot)) {
            let listed: Vec<String> = known.iter().map(|slot| format!("`{{{slot}}}`")).collect();
            let help = if listed.is_empty() {
                "nothing is filled in here".to_owned()
            } else {
                format!("it may fill in {}", listed.join(", "))
            };
            self.report(span, format!("`{name}` knows no `{{{slot}}}`"), help);
        }
    }
}
