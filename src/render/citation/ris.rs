//! RIS: a tag of two letters, two spaces, a hyphen and a space on each line.

use crate::text::push_one_line;

use super::Reference;

/// About how many bytes a record has.
const ROOM: usize = 256;

pub(super) fn write_record(reference: &Reference) -> String {
    let mut record = String::with_capacity(ROOM);
    let mut line = |tag: &str, value: &str| {
        record.push_str(tag);
        record.push_str("  - ");
        push_one_line(value, &mut record);
        record.push('\n');
    };
    line("TY", "NEWS");
    line("ID", reference.key);
    line("TI", reference.title);
    if let Some(author) = reference.author {
        line("AU", author);
    }
    if let Some(publication) = reference.publication {
        line("T2", publication);
    }
    if let Some(date) = reference.date {
        let part = |part: Option<u8>| part.map_or_else(String::new, |number| format!("{number:02}"));
        line("PY", &date.year.to_string());
        line("DA", &format!("{}/{}/{}/", date.year, part(date.month), part(date.day)));
    }
    if let Some(address) = &reference.address {
        line("UR", address);
    }
    line("LA", reference.language);
    record.push_str("ER  - \n\n");
    record
}
