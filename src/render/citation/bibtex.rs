//! BibTeX, with the fields of biblatex. Titles stand in two pairs of braces: their capitals are not to be changed.

use crate::text::{one_line, places_of};

use super::Reference;
use crate::date::{Date, Qualifier};

pub(super) fn write_entry(reference: &Reference) -> String {
    let mut entry = ["@article{", reference.key, ",\n"].concat();
    push_field("title", &["{", &escape(reference.title), "}"], &mut entry);
    if let Some(author) = reference.author {
        // In braces of its own: whether it is one person's name is not known.
        push_field("author", &["{", &escape(author), "}"], &mut entry);
    }
    if let Some(publication) = reference.publication {
        push_field("journaltitle", &[&escape(publication)], &mut entry);
    }
    if let Some(date) = reference.date {
        let plain = Date { qualifier: Qualifier::Certain, ..date };
        push_field("date", &[&plain.to_string()], &mut entry);
    }
    if let Some(address) = &reference.address {
        // biblatex reads addresses as they are; a brace or backslash in one would end the field.
        let address = address.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D");
        push_field("url", &[&one_line(&address)], &mut entry);
    }
    let language = if reference.language == "en" { "english" } else { "ngerman" };
    push_field("langid", &[language], &mut entry);
    entry.push_str("}\n");
    entry
}

fn push_field(name: &str, value: &[&str], entry: &mut String) {
    for part in ["  ", name, " = {"].iter().chain(value).chain(&["},\n"]) {
        entry.push_str(part);
    }
}

/// Letters that TeX would read as commands.
const COMMANDS: [u8; 10] = *br"\~^{}%&#$_";

/// A text on one line in which TeX reads no commands.
fn escape(text: &str) -> String {
    let line = one_line(text);
    if places_of(&line, COMMANDS).next().is_none() {
        return line;
    }
    let mut escaped = String::new();
    for letter in line.chars() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '#' | '$' | '_' => escaped.extend(['\\', letter]),
            _ => escaped.push(letter),
        }
    }
    escaped
}
