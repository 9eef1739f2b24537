//! RIS: a tag of two letters, two spaces, a hyphen and a space on each line.

use crate::text::one_line;

use super::Reference;
use crate::render::escape::push_format;

pub(super) fn write_record(reference: &Reference) -> String {
    let mut record = String::new();
    let mut line = |tag: &str, value: &str| {
        push_format(format_args!("{tag}  - {}\n", one_line(value)), &mut record);
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
