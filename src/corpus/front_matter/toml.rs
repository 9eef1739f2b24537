//! Front matter in TOML.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::raw::{RawEntry, RawFault, RawFrontMatter, RawValue, tidy_message};
use crate::text::Span;

/// Parses TOML; the entries are in the order of the file.
pub(super) fn parse(text: &str) -> Result<RawFrontMatter, RawFault> {
    let table = DeTable::parse(text).map_err(|error| RawFault {
        span: error.span().map_or(Span::new(0, 0), Span::from),
        message: tidy_message(error.message()),
    })?;
    let mut entries: Vec<RawEntry> = table
        .get_ref()
        .iter()
        .map(|(key, value)| RawEntry {
            key: key.get_ref().to_string(),
            key_span: key.span().into(),
            value: read_value(value, text),
            value_span: value.span().into(),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span);
    Ok(RawFrontMatter { entries })
}

fn read_value(value: &Spanned<DeValue<'_>>, text: &str) -> RawValue {
    let as_typed = |span: Range<usize>| RawValue::Text(text.get(span).unwrap_or_default().to_owned());
    match value.get_ref() {
        DeValue::String(string) => RawValue::Text(string.to_string()),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => as_typed(value.span()),
        DeValue::Boolean(_) => RawValue::Other("true or false"),
        DeValue::Array(items) => {
            RawValue::List(items.iter().map(|item| (read_value(item, text), item.span().into())).collect())
        }
        DeValue::Table(_) => RawValue::Other("a table"),
    }
}
