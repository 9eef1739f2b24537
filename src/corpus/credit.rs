//! The credit line: the parentheses that close an article and name agency or author.

use crate::text::Span;

/// The most characters inside the parentheses.
const MOST_CHARS: usize = 80;

/// Agencies and desks as German papers abbreviate them.
const AGENCIES: [&str; 30] = [
    "afp",
    "ag",
    "ansa",
    "ap",
    "apa",
    "belga",
    "dapd",
    "ddp",
    "dpa",
    "dpa-afx",
    "dts",
    "efe",
    "epd",
    "idw",
    "interfax",
    "itar-tass",
    "keystone-sda",
    "kna",
    "nzz",
    "ots",
    "pa",
    "pap",
    "red",
    "redaktion",
    "reuters",
    "rtr",
    "sda",
    "sid",
    "tass",
    "xinhua",
];

/// With one of these a credit in words begins: "Mit Material von …", "Quelle: …".
const OPENINGS: [&str; 14] = [
    "mit material",
    "mit informationen",
    "mit agentur",
    "mit inhalten",
    "unter verwendung",
    "quelle:",
    "quellen:",
    "text:",
    "agenturen",
    "with material",
    "with reporting",
    "with files",
    "additional reporting",
    "source:",
];

/// Finds the credit in the last paragraph of a text: the span of the parentheses, both included.
///
/// Alone in the paragraph any short parenthesis counts. Behind a sentence it must have the shape of a credit:
/// agencies, shorthands of authors ("red", "jkl"), or words that open one. "(SPD)", "(2:1)" and "(siehe Grafik)"
/// are part of their sentence.
pub(super) fn find_credit(paragraph: &str) -> Option<Span> {
    let end = paragraph.trim_end().len();
    let text = &paragraph[..end];
    let (closed, stop_behind) = match text.strip_suffix('.') {
        Some(before) if before.ends_with(')') => (before, true),
        _ => (text, false),
    };
    let opened = closed.strip_suffix(')')?;
    let window = opened.char_indices().rev().nth(MOST_CHARS).map_or(0, |(offset, _)| offset);
    let open = window + opened[window..].rfind('(')?;
    let inner = closed[open + 1..closed.len() - 1].trim();
    if inner.is_empty() || inner.contains(')') {
        return None;
    }
    let before = text[..open].trim();
    let span = Span::new(open, closed.len());
    if before.is_empty() {
        return inner.chars().any(char::is_alphabetic).then_some(Span::new(open, end));
    }
    let sentence_ended = before
        .trim_end_matches(|letter| super::quotation_marks::is_any_mark(letter) || letter == ' ')
        .ends_with(['.', '!', '?', '…']);
    let known = names_agency(inner);
    let shaped = known || opens_credit(inner) || is_shorthand(inner);
    ((sentence_ended && !stop_behind && shaped) || known).then_some(span)
}

/// The credit without its parentheses.
pub(super) fn credit_text(parenthesis: &str) -> &str {
    let text = parenthesis.trim().trim_end_matches('.');
    text.trim_start_matches('(').trim_end_matches(')').trim()
}

/// Whether `inner` lists agencies: all parts of it known, or the first one known and the rest shorthands.
pub(super) fn names_agency(inner: &str) -> bool {
    let mut known = false;
    for part in parts(inner) {
        let part = part.to_lowercase();
        let bare = part.strip_prefix("mit ").or_else(|| part.strip_prefix("with ")).unwrap_or(&part);
        if AGENCIES.contains(&bare) {
            known = true;
        } else if !is_short(bare) && !opens_credit(bare) {
            return false;
        }
    }
    // "AP" and "PA" alone in capitals may be a party or a place; papers write the shorthand of a desk in small letters.
    known && !matches!(inner, "AG" | "PA" | "ID")
}

fn parts(inner: &str) -> impl Iterator<Item = &str> {
    inner.split(['/', ',', ';', '+', '&']).flat_map(|part| part.split(" und ")).map(str::trim)
}

fn opens_credit(inner: &str) -> bool {
    let lower = inner.to_lowercase();
    OPENINGS.iter().any(|opening| lower.starts_with(opening))
}

/// Shorthands of authors: "jkl", "red/mmu".
fn is_shorthand(inner: &str) -> bool {
    parts(inner).all(is_short) && inner.chars().any(|letter| letter == '/' || letter.is_lowercase())
}

fn is_short(part: &str) -> bool {
    (2..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(paragraph: &str) -> Option<&str> {
        find_credit(paragraph).map(|span| credit_text(span.of(paragraph)))
    }

    #[test]
    fn credits() {
        assert_eq!(credit("(afp/red)"), Some("afp/red"));
        assert_eq!(credit("(Mit Material der Agenturen)"), Some("Mit Material der Agenturen"));
        assert_eq!(credit("(Anna Beispiel)"), Some("Anna Beispiel"));
        assert_eq!(credit("Das schloss er aus. (dpa)"), Some("dpa"));
        assert_eq!(credit("„Das schließe ich aus.“ (AFP, Reuters)"), Some("AFP, Reuters"));
        assert_eq!(credit("Das schloss er aus. (dpa/jkl)"), Some("dpa/jkl"));
        assert_eq!(credit("Das schloss er aus. (Mit dpa)"), Some("Mit dpa"));
        assert_eq!(credit("Das schloss er aus (dpa)."), Some("dpa"));
        assert_eq!(credit("Das schloss er aus. (mmu) "), Some("mmu"));
        assert_eq!(
            credit("Das schloss er aus. (Quelle: Amt für Statistik)"),
            Some("Quelle: Amt für Statistik")
        );
    }

    #[test]
    fn parentheses_of_the_sentence() {
        for paragraph in [
            "Das sagte Anna Beispiel (SPD)",
            "Das sagte Anna Beispiel (SPD).",
            "Am Ende stand der Sieg. (2:1)",
            "Die Kurve steigt. (siehe Grafik)",
            "Das war im Jahr davor (2014).",
            "Ohne alles.",
            "(2014)",
            "()",
            "Offen (dpa",
        ] {
            assert_eq!(credit(paragraph), None, "{paragraph}");
        }
    }
}
