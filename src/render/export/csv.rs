//! Tables as RFC 4180 has them.

use crate::output::{OutputError, Staging};
use crate::render::pieces::write_list;

/// Writes a file with the names of its columns and the lines that `draw` makes of each item.
pub(super) fn write_table<'a, T: Sync>(
    address: &str,
    columns: &[&str],
    items: &'a [T],
    draw: impl Fn(&'a T) -> String + Sync,
    staging: &Staging,
) -> Result<(), OutputError> {
    let mut file = staging.begin(address)?;
    write_list([&draw_line(columns), "", ""], items, draw, &mut file);
    file.finish()
}

/// A line with these fields.
pub(super) fn draw_line(fields: &[&str]) -> String {
    let length: usize = fields.iter().map(|field| field.len() + 3).sum();
    let mut line = String::with_capacity(length);
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        push_field(field, &mut line);
    }
    line.push_str("\r\n");
    line
}

/// In quotation marks where the field holds one, a comma or a break; marks in it are doubled.
fn push_field(field: &str, line: &mut String) {
    // A loop that does not stop early handles many bytes at once.
    let parts = |byte: u8| byte == b'"' || byte == b',' || byte == b'\r' || byte == b'\n';
    if field.bytes().fold(0, |found, byte| found | u8::from(parts(byte))) == 0 {
        line.push_str(field);
        return;
    }
    line.push('"');
    for (index, part) in field.split('"').enumerate() {
        if index > 0 {
            line.push_str("\"\"");
        }
        line.push_str(part);
    }
    line.push('"');
}
