//! Colouring of code, by classes, since the content policy forbids style attributes.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use super::escape::push_escaped;

/// Loaded when the first page with code is drawn: unpacking takes longer than drawing a hundred articles.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// How classes are named: `c-string`, `c-comment`, …
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "c-" };

/// The most bytes of code that are coloured: more is data, and some syntaxes take seconds for a megabyte.
const MOST_COLOURED: usize = 100_000;

/// Appends `source` as an HTML code block; in one colour if the language is not known.
pub(super) fn push_code(language: Option<&str>, source: &str, html: &mut String) {
    // Long lines scroll; without a mouse as well.
    html.push_str("<pre tabindex=\"0\"><code");
    if let Some(language) = language {
        html.push_str(" data-language=\"");
        push_escaped(language, html);
        html.push('"');
    }
    html.push('>');
    match language.filter(|_| source.len() <= MOST_COLOURED).and_then(|language| colour(language, source)) {
        Some(coloured) => html.push_str(&coloured),
        None => push_escaped(source, html),
    }
    html.push_str("</code></pre>\n");
}

fn colour(language: &str, source: &str) -> Option<String> {
    // The syntaxes that syntect ships know no TOML; Java properties have the same keys, values and comments.
    let token = if language == "toml" { "properties" } else { language };
    let syntax = SYNTAXES.find_syntax_by_token(token)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(source) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_code_is_coloured_and_unknown_code_is_escaped() {
        let mut html = String::new();
        push_code(Some("python"), "x = 'a' # b\n", &mut html);
        assert!(html.contains("c-comment"), "{html}");
        let mut html = String::new();
        push_code(Some("klingon"), "<a>", &mut html);
        assert_eq!(html, "<pre tabindex=\"0\"><code data-language=\"klingon\">&lt;a&gt;</code></pre>\n");
        let mut html = String::new();
        push_code(Some("python"), &"x = 'a'\n".repeat(MOST_COLOURED / 4), &mut html);
        assert!(!html.contains("c-string"), "very long code is plain");
    }
}
