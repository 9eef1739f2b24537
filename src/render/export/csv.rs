//! Tables as RFC 4180 has them.

use std::fmt::Display;
use std::io::Write;

use chrono::{Datelike, NaiveDate};

use crate::date::Date;
use crate::output::{OutputError, Staging};
use crate::render::pieces::write_list;
use crate::text::first_place;

/// Writes a file with the names of its columns and a line for each item.
pub(super) fn write_lines<'a, T: Sync>(
    address: &str,
    columns: &[&str],
    items: &'a [T],
    fill: impl Fn(&'a T, &mut Line) + Sync,
    staging: &Staging,
) -> Result<(), OutputError> {
    let draw = |item, table: &mut Vec<u8>| push_line(table, |line| fill(item, line));
    write_table(address, columns, items, draw, staging)
}

/// The same with as many lines as `draw` appends for each item.
pub(super) fn write_table<'a, T: Sync>(
    address: &str,
    columns: &[&str],
    items: &'a [T],
    draw: impl Fn(&'a T, &mut Vec<u8>) + Sync,
    staging: &Staging,
) -> Result<(), OutputError> {
    let mut file = staging.begin(address)?;
    let head = columns.join(",") + "\r\n";
    write_list([&head, "", ""], items, draw, &mut file);
    file.finish()
}

/// Appends a line with the fields that `fill` gives it.
pub(super) fn push_line(table: &mut Vec<u8>, fill: impl FnOnce(&mut Line)) {
    let mut line = Line { table, begun: false };
    fill(&mut line);
    table.extend_from_slice(b"\r\n");
}

/// A line at the end of a table, field by field.
pub(super) struct Line<'a> {
    table: &'a mut Vec<u8>,
    begun: bool,
}

impl Line<'_> {
    pub(super) fn text(&mut self, text: &str) {
        self.field(|table| table.extend_from_slice(text.as_bytes()));
    }

    pub(super) fn value(&mut self, value: impl Display) {
        self.field(|table| push_value(value, table));
    }

    /// A day, or nothing.
    pub(super) fn day(&mut self, day: Option<NaiveDate>) {
        self.field(|table| match day {
            // So EDTF has it, too, and writes it sooner.
            Some(day) if (0..10_000).contains(&day.year()) => push_value(Date::from(day), table),
            Some(day) => push_value(day, table),
            None => {}
        });
    }

    /// Texts parted by semicolons.
    pub(super) fn list<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        self.field(|table| {
            for (index, text) in texts.into_iter().enumerate() {
                if index > 0 {
                    table.extend_from_slice(b"; ");
                }
                table.extend_from_slice(text.as_bytes());
            }
        });
    }

    /// A field as `push` appends it; in quotation marks where it holds one, a comma or a break.
    fn field(&mut self, push: impl FnOnce(&mut Vec<u8>)) {
        if self.begun {
            self.table.push(b',');
        }
        self.begun = true;
        let start = self.table.len();
        push(self.table);
        if needs_marks(&self.table[start..]) {
            let field = self.table.split_off(start);
            push_quoted(&field, self.table);
        }
    }
}

fn needs_marks(field: &[u8]) -> bool {
    let parts = |byte| byte == b'"' || byte == b',' || byte == b'\r' || byte == b'\n';
    let may_part = |byte| {
        u8::from(byte == b'"') | u8::from(byte == b',') | u8::from(byte == b'\r') | u8::from(byte == b'\n')
    };
    first_place(field, may_part, parts).is_some()
}

/// Appends a field in quotation marks; those in it are doubled.
fn push_quoted(field: &[u8], table: &mut Vec<u8>) {
    table.push(b'"');
    for (index, part) in field.split(|&byte| byte == b'"').enumerate() {
        if index > 0 {
            table.extend_from_slice(b"\"\"");
        }
        table.extend_from_slice(part);
    }
    table.push(b'"');
}

fn push_value(value: impl Display, table: &mut Vec<u8>) {
    let written = write!(table, "{value}");
    debug_assert!(written.is_ok(), "a vector takes every byte");
}
