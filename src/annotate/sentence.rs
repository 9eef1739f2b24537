//! Sentences inside blocks: prose is split, a crosshead or a cell is one sentence, a credit line is none.

use super::Sentence;
use crate::corpus::{Block, BlockKind, Body};
use crate::text::{Span, sentence_ends};

/// The most bytes of a sentence. What goes on for longer is a list or noise, and is cut at a space: so much of the
/// program looks at a whole sentence for each thing found in it that its time would grow with the square of the text.
const LONGEST: usize = 2_000;

/// The sentences of a body, block by block.
pub(super) fn find_sentences(body: &Body) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in body.blocks.iter().enumerate() {
        let Some(prose) = prose_of(block, &body.text) else { continue };
        let mut push = |span: Span| {
            sentences.extend(cut(span, &body.text).map(|span| Sentence { span, block: index }));
        };
        match block.kind {
            BlockKind::Credit => {}
            BlockKind::Crosshead(_) | BlockKind::Cell => push(prose),
            BlockKind::Lead | BlockKind::Paragraph => {
                let text = prose.of(&body.text);
                let dateline = block.dateline.map_or(0, |line| line.end.saturating_sub(prose.start));
                let mut start = 0;
                for end in sentence_ends(text, dateline) {
                    push(Span::new(start, end).shift(prose.start));
                    start = end;
                }
                push(Span::new(start, text.len()).shift(prose.start));
            }
        }
    }
    sentences
}

/// The block without a credit line at its end; `None` if its span does not fit the text.
fn prose_of(block: &Block, text: &str) -> Option<Span> {
    let end = match block.credit {
        Some(credit) if block.span.contains(credit) => credit.start,
        _ => block.span.end,
    };
    text.get(block.span.start..end)?;
    Some(Span::new(block.span.start, end))
}

/// What is left of `span` without white space around it, in pieces of at most [`LONGEST`] bytes.
fn cut(span: Span, text: &str) -> impl Iterator<Item = Span> {
    let mut rest = trim(span, text);
    std::iter::from_fn(move || {
        let span = rest.take()?;
        if span.len() <= LONGEST {
            return Some(span);
        }
        let words = span.of(text);
        let most = words.floor_char_boundary(LONGEST);
        let end = span.start + words[..most].rfind(char::is_whitespace).unwrap_or(most);
        rest = trim(Span::new(end, span.end), text);
        trim(Span::new(span.start, end), text)
    })
}

fn trim(span: Span, text: &str) -> Option<Span> {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    let end = span.start + words.trim_end().len();
    (start < end).then(|| Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let block = Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, text.len()),
            dateline: None,
            credit: None,
        };
        let body = Body { text: text.to_owned(), blocks: vec![block], markup: Vec::new() };
        find_sentences(&body).iter().map(|sentence| sentence.span.of(text)).collect()
    }

    #[test]
    fn abbreviations_ordinals_and_initials_end_no_sentence() {
        for text in [
            "Am 13. Februar tagte der 3. Senat, z. B. mit Prof. Dr. Anna Gruber.",
            "Etwa 20 Mio. Euro, d. h. ca. 3 Mrd. Kronen, gingen an St. Gallen u. a. Orte.",
            "Der Autor J. D. Kern traf George W. Falk in Washington D.C. Mitte Mai.",
            "„Das ist alles!!!“, so der Sprecher.",
            "„Ist das alles?!“ fragte er … und schwieg.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn a_final_mark_and_its_closing_quotation_mark_end_a_sentence() {
        assert_eq!(split("„Wir gehen.“ Er ging."), ["„Wir gehen.“", "Er ging."]);
        assert_eq!(
            split("Das war 2014. Seitdem ruht es. \"Ja?!\" Nein."),
            ["Das war 2014.", "Seitdem ruht es.", "\"Ja?!\"", "Nein."]
        );
        assert_eq!(split("Er kam am 13. Die anderen blieben."), ["Er kam am 13.", "Die anderen blieben."]);
    }

    #[test]
    fn what_never_ends_is_cut_at_a_space() {
        let list = "„Annas Ämter, ".repeat(1000);
        let pieces = split(&list);
        assert!(pieces.iter().all(|piece| piece.len() <= LONGEST && !piece.ends_with(' ')));
        assert_eq!(pieces.join(" "), list.trim());
        let word = "ä".repeat(LONGEST + 1);
        assert_eq!(split(&word).concat(), word);
        let sentence = "ä".repeat(LONGEST / 2);
        assert_eq!(split(&sentence), [sentence.as_str()]);
    }

    #[test]
    fn the_dateline_stays_and_the_credit_line_goes() {
        let text = "Bern/St. Gallen. – Es regnet. Es schneit. (abc/red)";
        let credit = text.find('(').map(|at| Span::new(at, text.len()));
        let dateline = text.find('–').map(|at| Span::new(0, at + '–'.len_utf8()));
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), dateline, credit };
        let body = Body { text: text.to_owned(), blocks: vec![block], markup: Vec::new() };
        let found: Vec<_> = find_sentences(&body).iter().map(|sentence| sentence.span.of(text)).collect();
        assert_eq!(found, ["Bern/St. Gallen. – Es regnet.", "Es schneit."]);
    }
}
