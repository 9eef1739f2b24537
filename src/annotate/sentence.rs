//! Sentences inside blocks.
//!
//! The rules are those of German typography: a period behind an ordinal, an initial or an abbreviation ends no sentence,
//! and a closing quotation mark behind the final mark belongs to the sentence. Known misses: a sentence that ends in a
//! single letter, and goes on with a name, is not parted from the next ("auf X. Trump …").

use super::Sentence;
use crate::corpus::{Block, BlockKind, Body};
use crate::text::Span;

/// The sentences of a body, block by block.
pub(super) fn find_sentences(body: &Body) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in body.blocks.iter().enumerate() {
        let Some(prose) = prose_of(block, &body.text) else { continue };
        let mut push = |span: Span| {
            if let Some(span) = trim(span, &body.text) {
                sentences.push(Sentence { span, block: index });
            }
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

fn trim(span: Span, text: &str) -> Option<Span> {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    let end = span.start + words.trim_end().len();
    (start < end).then(|| Span::new(start, end))
}

/// Where sentences end inside `text`, the last one left out.
fn sentence_ends(text: &str, from: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if at < from || !is_final(letter) {
            continue;
        }
        let mut end = at + letter.len_utf8();
        let mut marks = 1;
        while let Some(&(next, mark)) = letters.peek() {
            if !is_final(mark) && !is_closing(mark) {
                break;
            }
            end = next + mark.len_utf8();
            marks += 1;
            letters.next();
        }
        let rest = &text[end..];
        if !rest.starts_with(char::is_whitespace) {
            continue;
        }
        let lone_period = letter == '.' && marks == 1;
        if opens_sentence(rest) && !(lone_period && goes_on(&text[..at], rest)) {
            ends.push(end);
        }
    }
    ends
}

fn is_final(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…')
}

fn is_closing(mark: char) -> bool {
    matches!(mark, '“' | '”' | '"' | '«' | '»' | '’' | '‘' | '\'' | '›' | '‹' | ')' | ']')
}

/// Whether the text behind a final mark can be a new sentence: it does not go on in lower case or with a dash.
fn opens_sentence(rest: &str) -> bool {
    let first = rest.trim_start().chars().find(|&letter| {
        !matches!(letter, '„' | '“' | '”' | '"' | '»' | '«' | '‚' | '‘' | '›' | '‹' | '(' | '[' | '\'')
    });
    first.is_some_and(|first| !first.is_lowercase() && !matches!(first, '-' | '–' | '—' | ',' | ';'))
}

/// Whether the period behind `before` ends no sentence.
fn goes_on(before: &str, rest: &str) -> bool {
    let start = before
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, letter)| letter.is_alphanumeric())
        .last()
        .map_or(before.len(), |(at, _)| at);
    let word = &before[start..];
    let doubtful = || !STARTERS.contains(&first_word(rest));
    if word.bytes().all(|digit| digit.is_ascii_digit()) {
        return !word.is_empty() && word.len() < 4 && doubtful();
    }
    let letters = word.chars().count();
    let numeral = letters > 1 && super::token::is_roman(word);
    if letters == 1 || numeral {
        return doubtful();
    }
    ABBREVIATIONS.contains(&word)
}

fn first_word(rest: &str) -> &str {
    let rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let end = rest
        .char_indices()
        .take(24)
        .find(|(_, letter)| !letter.is_alphanumeric())
        .map_or(rest.len(), |(at, _)| at);
    &rest[..end]
}

/// Abbreviations behind which a sentence goes on even if the next word has a capital.
const ABBREVIATIONS: [&str; 72] = [
    "Abs", "Abt", "Apr", "Art", "Aug", "Bd", "Bde", "Bf", "Col", "Corp", "Dez", "Dipl", "Dr", "Feb", "Fr",
    "Gen", "Gov", "Hbf", "Hl", "Hr", "Hrn", "Hrsg", "Hs", "Ing", "Inh", "Jan", "Jh", "Jhd", "Lt", "Mag",
    "Mio", "Mr", "Mrd", "Mrs", "Ms", "Msgr", "Nov", "Nr", "Okt", "Oct", "Dec", "Prof", "Red", "Rep", "Rev",
    "Sen", "Sep", "Sept", "Sgt", "Sr", "St", "Std", "Tel", "Tsd", "bzw", "ca", "dt", "engl", "evtl", "exkl",
    "frz", "geb", "gegr", "ggf", "inkl", "insb", "lat", "sog", "vgl", "vs", "zzgl", "bspw",
];

/// Words that open a sentence rather than follow an ordinal, an initial or a numeral.
const STARTERS: [&str; 84] = [
    "Aber",
    "Als",
    "Am",
    "An",
    "Auch",
    "Auf",
    "Aus",
    "Außerdem",
    "Bei",
    "Bis",
    "Da",
    "Dabei",
    "Damit",
    "Dann",
    "Das",
    "Dass",
    "Dem",
    "Den",
    "Denn",
    "Der",
    "Des",
    "Deshalb",
    "Die",
    "Dies",
    "Diese",
    "Dieser",
    "Doch",
    "Dort",
    "Durch",
    "Ein",
    "Eine",
    "Einen",
    "Er",
    "Es",
    "Für",
    "Gegen",
    "Hier",
    "Ich",
    "Ihr",
    "Ihre",
    "Im",
    "In",
    "Insgesamt",
    "Ist",
    "Man",
    "Mit",
    "Nach",
    "Nicht",
    "Noch",
    "Nun",
    "Nur",
    "Ob",
    "Oder",
    "Seine",
    "Seit",
    "Sie",
    "So",
    "Und",
    "Unter",
    "Vom",
    "Von",
    "Vor",
    "Was",
    "Weil",
    "Wenn",
    "Wer",
    "Wie",
    "Wir",
    "Zu",
    "Zudem",
    "Zum",
    "Zur",
    "The",
    "He",
    "She",
    "It",
    "They",
    "We",
    "This",
    "That",
    "But",
    "And",
    "On",
    "At",
];

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
