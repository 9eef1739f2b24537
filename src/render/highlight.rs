//! Colouring of code, by classes, since the content policy forbids style attributes.

use std::sync::LazyLock;

use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::escape::push_escaped;

/// Loaded when the first page with code is drawn: unpacking takes longer than drawing a hundred articles.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The kinds of code that `markup.css` tells apart, each by the class `c-<kind>`. Syntaxes know hundreds of scopes; a class for
/// each would make a page of code four times as heavy.
const KINDS: [&str; 7] = ["comment", "constant", "entity", "keyword", "punctuation", "storage", "string"];

static SCOPES: LazyLock<Vec<(Scope, &str)>> =
    LazyLock::new(|| KINDS.iter().filter_map(|kind| Some((Scope::new(kind).ok()?, *kind))).collect());

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
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut coloured = Coloured::default();
    for line in LinesWithEndings::from(source) {
        let changes = state.parse_line(line, &SYNTAXES).ok()?;
        for (piece, change) in ScopeRegionIterator::new(&changes, line) {
            scopes.apply(change).ok()?;
            coloured.push(find_kind(&scopes), piece);
        }
    }
    Some(coloured.finish())
}

/// What kind of code the innermost scope is that has one.
fn find_kind(scopes: &ScopeStack) -> Option<&'static str> {
    let kind = |scope: &Scope| SCOPES.iter().find(|(kind, _)| kind.is_prefix_of(*scope));
    scopes.as_slice().iter().rev().find_map(kind).map(|&(_, kind)| kind)
}

/// Code with a span around each run of one kind.
#[derive(Default)]
struct Coloured {
    html: String,
    kind: Option<&'static str>,
}

impl Coloured {
    fn push(&mut self, kind: Option<&'static str>, piece: &str) {
        // White space has no colour, so it parts no run.
        if !piece.trim().is_empty() {
            self.turn_to(kind);
        }
        push_escaped(piece, &mut self.html);
    }

    fn turn_to(&mut self, kind: Option<&'static str>) {
        if self.kind == kind {
            return;
        }
        if self.kind.is_some() {
            self.html.push_str("</span>");
        }
        if let Some(kind) = kind {
            self.html.push_str("<span class=\"c-");
            self.html.push_str(kind);
            self.html.push_str("\">");
        }
        self.kind = kind;
    }

    fn finish(mut self) -> String {
        self.turn_to(None);
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_code_is_coloured_and_unknown_code_is_escaped() {
        let mut html = String::new();
        push_code(Some("python"), "x = 'a' # b < c\n", &mut html);
        assert_eq!(
            html,
            "<pre tabindex=\"0\"><code data-language=\"python\">x <span class=\"c-keyword\">= </span>\
             <span class=\"c-punctuation\">'</span><span class=\"c-string\">a</span><span class=\"c-punctuation\">' #\
             </span><span class=\"c-comment\"> b &lt; c\n</span></code></pre>\n",
        );
        let mut html = String::new();
        push_code(Some("klingon"), "<a>", &mut html);
        assert_eq!(html, "<pre tabindex=\"0\"><code data-language=\"klingon\">&lt;a&gt;</code></pre>\n");
        let mut html = String::new();
        push_code(Some("python"), &"x = 'a'\n".repeat(MOST_COLOURED / 4), &mut html);
        assert!(!html.contains("c-string"), "very long code is plain");
    }
}
