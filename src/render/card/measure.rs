//! How wide words are, and where lines break.

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider as _};

/// The widths of a typeface's letters.
pub(super) struct Typeface<'a> {
    letters: Option<(Charmap<'a>, GlyphMetrics<'a>)>,
}

impl<'a> Typeface<'a> {
    /// The typeface in a font file; in a file that cannot be read all letters are half as wide as high.
    pub(super) fn of(font: &'a [u8]) -> Self {
        let font = FontRef::new(font).ok();
        // One unit high, so that widths are parts of the size.
        let letters =
            font.map(|font| (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default())));
        Self { letters }
    }

    /// Whether it can draw the whole word.
    fn has_letters_of(&self, word: &str) -> bool {
        self.letters
            .as_ref()
            .is_none_or(|(charmap, _)| word.chars().all(|letter| charmap.map(letter).is_some()))
    }

    /// The width of `text` in letters of `size`.
    fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|letter| self.advance(letter)).sum::<f32>() * size
    }

    /// The width of a letter, as a part of the size.
    fn advance(&self, letter: char) -> f32 {
        let advance =
            self.letters.as_ref().and_then(|(charmap, metrics)| metrics.advance_width(charmap.map(letter)?));
        advance.unwrap_or(0.5)
    }
}

/// `text` without the words that the typeface has no letters for: boxes in their place would tell nobody anything.
pub(super) fn keep_legible(text: &str, typeface: &Typeface) -> String {
    let legible = text.split_whitespace().filter(|word| typeface.has_letters_of(word));
    legible.collect::<Vec<_>>().join(" ")
}

/// Breaks `text` between words, and inside words that are wider than a line.
pub(super) fn break_lines(text: &str, size: f32, column: f32, typeface: &Typeface) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if typeface.width(&longer, size) <= column {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if typeface.width(&line, size) > column && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// `text` on one line, its end replaced by an ellipsis if it is too wide.
pub(super) fn shorten(text: &str, size: f32, column: f32, typeface: &Typeface) -> String {
    if typeface.width(text, size) <= column {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        short.push(letter);
        if typeface.width(&short, size) + typeface.width("…", size) > column {
            short.pop();
            break;
        }
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::SANS;
    use super::*;

    #[test]
    fn lines_keep_to_the_column_and_lose_no_letter() {
        let sans = Typeface::of(SANS);
        for text in [
            "Eins zwei drei vier fünf sechs",
            "Donaudampfschifffahrtsgesellschaftskapitän geht",
            "",
            "漢字漢字",
        ] {
            let lines = break_lines(text, 40.0, 300.0, &sans);
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            assert!(lines.iter().all(|line| sans.width(line, 40.0) <= 300.0), "{lines:?}");
        }
    }

    #[test]
    fn words_without_letters_are_left_out() {
        let sans = Typeface::of(SANS);
        for (text, legible) in [
            ("Żółć & „Söhne“ – 1. März", "Żółć & „Söhne“ – 1. März"),
            ("مرحبا: ein Gruß 🎉", "ein Gruß"),
            ("漢字漢字", ""),
        ] {
            assert_eq!(keep_legible(text, &sans), legible);
        }
    }

    #[test]
    fn what_is_too_wide_ends_with_an_ellipsis() {
        let sans = Typeface::of(SANS);
        assert_eq!(shorten("kurz", 40.0, 300.0, &sans), "kurz");
        let short = shorten("Ein Satz, der hier keinen Platz hat", 40.0, 300.0, &sans);
        assert!(short.ends_with('…') && sans.width(&short, 40.0) <= 300.0, "{short}");
    }
}
