//! Writing HTML, for the parts that are not drawn by templates.

use std::fmt::{Arguments, Write};

/// Appends formatted text; a string takes everything, so nothing can fail.
pub(super) fn push_format(text: Arguments, html: &mut String) {
    let written = html.write_fmt(text);
    debug_assert!(written.is_ok(), "a string takes every text");
}

/// Appends `text` to `html` so that it reads as itself in text and in quoted attributes.
pub(super) fn push_escaped(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\u{0}'..='\u{8}'
            | '\u{b}'..='\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                html.push('\u{fffd}');
            }
            _ => html.push(letter),
        }
    }
}
