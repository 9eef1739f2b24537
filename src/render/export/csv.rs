//! Tables as RFC 4180 has them.

use std::borrow::Cow;

/// Appends a line with these fields.
pub(super) fn push_line<'a>(table: &mut String, fields: impl IntoIterator<Item = &'a str>) {
    for (index, field) in fields.into_iter().enumerate() {
        if index > 0 {
            table.push(',');
        }
        table.push_str(&quote(field));
    }
    table.push_str("\r\n");
}

/// In quotation marks where the field holds one, a comma or a break; marks in it are doubled.
fn quote(field: &str) -> Cow<'_, str> {
    if field.contains(['"', ',', '\r', '\n']) {
        Cow::Owned(format!("\"{}\"", field.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(field)
    }
}
