//! Running text as HTML, with a no-break space wherever a line should not break. Only what is shown changes: spans,
//! addresses, the search and the data keep the text as it was written.

use crate::text::Span;

use super::escape::push_escaped;

/// A text with its spaces that should not break.
pub(super) struct Bonded<'a> {
    text: &'a str,
    bonds: &'a [usize],
}

impl<'a> Bonded<'a> {
    /// `text` with the offsets of these spaces, in order.
    pub(super) fn new(text: &'a str, bonds: &'a [usize]) -> Self {
        Self { text, bonds }
    }

    /// Appends what `span` covers.
    pub(super) fn push(&self, span: Span, html: &mut String) {
        let first = self.bonds.partition_point(|&bond| bond < span.start);
        let mut at = span.start;
        for &bond in self.bonds[first..].iter().take_while(|&&bond| bond < span.end) {
            push_escaped(&self.text[at..bond], html);
            html.push('\u{a0}');
            at = bond + 1;
        }
        push_escaped(&self.text[at..span.end], html);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::bonds;

    #[test]
    fn pieces_of_a_text_are_bonded_as_the_whole_is() {
        let text = "Dr. Gruber & 30 Euro";
        let bonds = bonds(text);
        let bonded = Bonded::new(text, &bonds);
        let mut html = String::new();
        for piece in [Span::new(0, 4), Span::new(4, 10), Span::new(10, text.len())] {
            bonded.push(piece, &mut html);
        }
        assert_eq!(html, "Dr.\u{a0}Gruber &amp; 30\u{a0}Euro");
    }
}
