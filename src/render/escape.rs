//! HTML escaping, for the parts that are not drawn by templates.

/// Appends `text` to `html` so that it reads as itself in text and in quoted attributes.
pub(super) fn push_escaped(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' => html.push('\u{fffd}'),
            _ => html.push(letter),
        }
    }
}
