//! BibTeX, with the fields of biblatex. Titles stand in two pairs of braces: their capitals are not to be changed.

use crate::text::one_line;

use super::Reference;
use crate::date::{Date, Qualifier};

pub(super) fn write_entry(reference: &Reference) -> String {
    let mut fields = vec![("title", format!("{{{}}}", escape(reference.title)))];
    if let Some(author) = reference.author {
        // In braces of its own: whether it is one person's name is not known.
        fields.push(("author", format!("{{{}}}", escape(author))));
    }
    if let Some(publication) = reference.publication {
        fields.push(("journaltitle", escape(publication)));
    }
    if let Some(date) = reference.date {
        let plain = Date { qualifier: Qualifier::Certain, ..date };
        fields.push(("date", plain.to_string()));
    }
    if let Some(address) = &reference.address {
        // biblatex reads addresses as they are; a brace or backslash in one would end the field.
        let address = address.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D");
        fields.push(("url", one_line(&address)));
    }
    let language = if reference.language == "en" { "english" } else { "ngerman" };
    fields.push(("langid", language.to_owned()));
    let lines: Vec<String> =
        fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@article{{{},\n{}}}\n", reference.key, lines.concat())
}

/// Letters that TeX would read as commands.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for letter in one_line(text).chars() {
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
