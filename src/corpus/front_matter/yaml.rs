//! Front matter in YAML.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::DuplicateKeyPolicy;
use serde_saphyr::{Location, Spanned};

use super::raw::{RawEntry, RawFault, RawFrontMatter, RawValue, tidy_message};
use crate::text::{LineIndex, Span};

/// Parses YAML; the entries are in the order of the file.
pub(super) fn parse(text: &str) -> Result<RawFrontMatter, RawFault> {
    let index = LineIndex::new(text);
    // A repeated key is told by the stage, in the same words for both formats.
    let options = serde_saphyr::options! { duplicate_keys: DuplicateKeyPolicy::LastWins };
    let parsed: Option<Mapping> =
        serde_saphyr::from_str_with_options(text, options).map_err(|error| RawFault {
            span: error.location().map_or(Span::new(0, 0), |location| place(location, text, &index)),
            message: shorten_message(&error.without_snippet().to_string()),
        })?;
    let entries = parsed.unwrap_or_default().0.into_iter().map(|(key, value)| {
        let value_span = place(value.referenced, text, &index);
        RawEntry {
            key_span: place(key.referenced, text, &index),
            key: key.value,
            value: resolve_value(value.value, value_span, text, &index),
            value_span,
        }
    });
    Ok(RawFrontMatter { entries: entries.collect() })
}

/// The top level of the front matter.
#[derive(Default)]
struct Mapping(Vec<(Spanned<String>, Spanned<Value>)>);

/// A value before its place is known. A number is kept as it was typed, so it needs its place.
enum Value {
    Missing,
    Text(String),
    Number,
    List(Vec<Spanned<Value>>),
    Other(&'static str),
}

fn resolve_value(value: Value, span: Span, text: &str, index: &LineIndex) -> RawValue {
    match value {
        Value::Missing => RawValue::Missing,
        Value::Text(string) => RawValue::Text(string),
        Value::Number => RawValue::Text(span.of(text).trim().to_owned()),
        Value::Other(name) => RawValue::Other(name),
        Value::List(items) => RawValue::List(
            items
                .into_iter()
                .map(|item| {
                    let span = place(item.referenced, text, index);
                    (resolve_value(item.value, span, text, index), span)
                })
                .collect(),
        ),
    }
}

/// Where a location lies; to the end of its line where the parser gives no length.
fn place(location: Location, text: &str, index: &LineIndex) -> Span {
    let narrow = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let span = location.span();
    let start = span.byte_offset().map(narrow).filter(|&start| text.is_char_boundary(start));
    let start = start.unwrap_or_else(|| {
        let line = index.start_of(narrow(location.line()), text);
        let column = narrow(location.column()).saturating_sub(1);
        text[line..].char_indices().nth(column).map_or(text.len(), |(offset, _)| line + offset)
    });
    let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let end = span.byte_len().map_or(line_end, |length| start.saturating_add(narrow(length)));
    let end = if end <= start || end > line_end || !text.is_char_boundary(end) { line_end } else { end };
    Span::new(start, start + text[start..end].trim_end().len())
}

/// The parser's reason without the place, which is drawn beside it.
fn shorten_message(message: &str) -> String {
    let message = tidy_message(message);
    let cut = message.find(" at line ").or_else(|| message.find(" (line ")).unwrap_or(message.len());
    let message = message[..cut].trim_end_matches([':', ',']);
    let prefix = message.strip_prefix("error: ").unwrap_or(message);
    match prefix.strip_prefix("line ") {
        Some(rest) => rest.split_once(": ").map_or(prefix, |(_, reason)| reason).to_owned(),
        None => prefix.to_owned(),
    }
}

impl<'de> Deserialize<'de> for Mapping {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Mapping;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("lines of `key: value`")
            }

            fn visit_unit<E>(self) -> Result<Mapping, E> {
                Ok(Mapping::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Mapping, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Mapping(entries))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyValue;
        impl<'de> Visitor<'de> for AnyValue {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
                Ok(Value::Other("true or false"))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
                Ok(Value::Number)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
                Ok(Value::Number)
            }

            fn visit_i128<E>(self, _: i128) -> Result<Value, E> {
                Ok(Value::Number)
            }

            fn visit_u128<E>(self, _: u128) -> Result<Value, E> {
                Ok(Value::Number)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
                Ok(Value::Number)
            }

            fn visit_str<E>(self, string: &str) -> Result<Value, E> {
                Ok(Value::Text(string.to_owned()))
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Missing)
            }

            fn visit_none<E>(self) -> Result<Value, E> {
                Ok(Value::Missing)
            }

            fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Value, D::Error> {
                inner.deserialize_any(AnyValue)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Value::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Value::Other("a mapping"))
            }
        }
        deserializer.deserialize_any(AnyValue)
    }
}
