//! Tokens: words, numbers and marks inside sentences.

use unicode_normalization::char::is_combining_mark;

use super::Sentence;
use super::memory::{Vocabulary, WordNumber};
use crate::corpus::Language;
use crate::text::{Span, ascii_word_length, is_alphanumeric, is_roman};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters, with inner hyphens and apostrophes; the period of an initial or of an ordinal numeral ("XIV.") included.
    Word,
    /// Begins with a digit.
    Number,
    /// One mark.
    Mark,
}

/// A word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    /// As written.
    pub(super) word: &'a str,
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    /// The index of its sentence.
    pub(super) sentence: usize,
    /// Whether it is the first word of its sentence, or the first behind an opening mark or a colon.
    pub(super) initial: bool,
    /// The number of its words, by which tables find what is known of them.
    pub(super) number: WordNumber,
}

/// The tokens of all sentences of one text.
pub(super) struct Tokens<'a> {
    text: &'a str,
    all: Vec<Token<'a>>,
    /// For each [`BLOCK`] of the text, how many tokens begin before it.
    blocks: Vec<usize>,
}

/// So many bytes are a block.
const BLOCK: usize = 32;

/// Abbreviations whose period belongs to the word.
const ABBREVIATIONS: [&str; 20] = [
    "Col", "Dipl", "Dr", "Gen", "Gov", "Hl", "Ing", "Jr", "Lt", "Mag", "Mr", "Mrs", "Ms", "Prof", "Rep",
    "Rev", "Sen", "Sr", "St", "Nr",
];

impl<'a> Tokens<'a> {
    /// Cuts every sentence into tokens.
    pub(super) fn of(text: &'a str, sentences: &[Sentence], language: Language) -> Self {
        let (all, blocks) = (Vec::with_capacity(text.len() / 6), Vec::with_capacity(text.len() / BLOCK + 1));
        let mut tokens = Self { text, all, blocks };
        Vocabulary::lend(language, |vocabulary| {
            for (index, sentence) in sentences.iter().enumerate() {
                tokens.cut(index, sentence.span, language, vocabulary);
            }
        });
        tokens
    }

    /// All tokens in order.
    pub(super) fn all(&self) -> &[Token<'a>] {
        &self.all
    }

    /// The token at `index`.
    pub(super) fn get(&self, index: usize) -> Option<&Token<'a>> {
        self.all.get(index)
    }

    /// The words of the token at `index`; empty beyond either end.
    pub(super) fn word(&self, index: usize) -> &'a str {
        self.all.get(index).map_or("", |token| token.word)
    }

    /// The words of the token before `index` in the same sentence, or nothing.
    pub(super) fn before(&self, index: usize) -> &'a str {
        match index.checked_sub(1) {
            Some(before) if self.same_sentence(before, index) => self.word(before),
            _ => "",
        }
    }

    /// The words of the token `by` places behind `index` in the same sentence, or nothing.
    pub(super) fn behind(&self, index: usize, by: usize) -> &'a str {
        if self.same_sentence(index, index + by) { self.word(index + by) } else { "" }
    }

    /// Whether both tokens exist and stand in one sentence.
    pub(super) fn same_sentence(&self, one: usize, other: usize) -> bool {
        matches!((self.get(one), self.get(other)), (Some(one), Some(other)) if one.sentence == other.sentence)
    }

    /// The index behind the last token of the sentence of the token at `index`.
    pub(super) fn sentence_end(&self, index: usize) -> usize {
        let Some(own) = self.get(index) else { return index };
        let rest = self.all[index..].iter().take_while(|token| token.sentence == own.sentence);
        index + rest.count()
    }

    /// Whether the token is a word.
    pub(super) fn is_word(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// The index of the first token that begins at byte `offset` or later.
    pub(super) fn index_at(&self, offset: usize) -> usize {
        let Some(&first) = self.blocks.get(offset / BLOCK) else { return self.all.len() };
        first + self.all[first..].iter().take_while(|token| token.span.start < offset).count()
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The text that the tokens were cut from.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    fn cut(&mut self, sentence: usize, span: Span, language: Language, vocabulary: &mut Vocabulary) {
        let text = &self.text[..span.end];
        let mut initial = true;
        let mut start = span.start;
        while let Some(first) = text[start..].chars().next() {
            if first.is_whitespace() {
                start += first.len_utf8();
                continue;
            }
            let rest = &text[start..];
            let (length, kind) = if is_alphanumeric(first) {
                let kind = if first.is_numeric() { TokenKind::Number } else { TokenKind::Word };
                let length = word_length(rest);
                (length - possessive_length(rest, length, language), kind)
            } else {
                (possessive_at(rest, language).unwrap_or(first.len_utf8()), TokenKind::Mark)
            };
            let word = &rest[..length];
            while self.blocks.len() * BLOCK <= start {
                self.blocks.push(self.all.len());
            }
            self.all.push(Token {
                word,
                span: Span::new(start, start + length),
                kind,
                sentence,
                initial: initial && kind == TokenKind::Word,
                number: vocabulary.number(word),
            });
            initial = match kind {
                TokenKind::Mark => {
                    initial || matches!(first, ':' | '„' | '»' | '«' | '"' | '“' | '‚' | '›' | '•' | '–')
                }
                _ => false,
            };
            start += length;
            // Most words have a space behind them.
            start += usize::from(text.as_bytes().get(start) == Some(&b' '));
        }
    }
}

/// How many bytes at the end of an English word, the first `length` of `text`, are the ending of a possessive, which is no
/// part of a name: "Gruber's".
fn possessive_length(text: &str, length: usize, language: Language) -> usize {
    if language != Language::English {
        return 0;
    }
    let word = &text[..length];
    let ending = word.char_indices().rev().nth(1).map_or("", |(at, _)| &word[at..]);
    possessive_at(ending, language).unwrap_or(0)
}

/// How many bytes an English possessive's ending has that `text` begins with.
fn possessive_at(text: &str, language: Language) -> Option<usize> {
    if language != Language::English {
        return None;
    }
    let rest = text.strip_prefix("'s").or_else(|| text.strip_prefix("’s"))?;
    (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
}

/// How many bytes of `text`, which begins with a letter or digit, are one word.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut part = 0; // where the part behind the last hyphen or period begins
    loop {
        end += ascii_word_length(&text.as_bytes()[end..]);
        if text.as_bytes().get(end).is_none_or(|&byte| byte == b' ' || byte == b',') {
            return end; // as most words do
        }
        let mut letters = text[end..].chars();
        let Some(letter) = letters.next() else { return end };
        let next_is = |kind: fn(char) -> bool| letters.clone().next().is_some_and(kind);
        let behind = end + letter.len_utf8();
        match letter {
            '-' | '‑' if next_is(is_alphanumeric) => part = behind,
            '-' | '‑' => return behind, // "Staats- und": no whole word
            '\'' | '’' if next_is(char::is_alphabetic) => {}
            '.' if takes_period(&text[part..end]) => {
                if !next_is(|next| next.is_uppercase() || next == '-') {
                    return behind;
                }
                part = behind;
            }
            _ if is_alphanumeric(letter) || (!letter.is_ascii() && is_combining_mark(letter)) => {}
            _ => return end,
        }
        end = behind;
    }
}

fn takes_period(part: &str) -> bool {
    let mut letters = part.chars();
    match (letters.next(), letters.next()) {
        (Some(first), None) => first.is_alphabetic(),
        (Some(_), Some(_)) => is_roman(part) || ABBREVIATIONS.contains(&part),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, language: Language) -> Vec<&str> {
        let sentence = Sentence { span: Span::new(0, text.len()), block: 0 };
        let tokens = Tokens::of(text, &[sentence], language);
        (0..tokens.len()).map(|index| tokens.word(index)).collect()
    }

    #[test]
    fn hyphens_apostrophes_and_initials_stay_inside_a_word() {
        assert_eq!(words("J. D. Vance’s US-Reise", Language::German), ["J.", "D.", "Vance’s", "US-Reise"]);
        assert_eq!(
            words("Staats- und Papst Leo XIV.", Language::German),
            ["Staats-", "und", "Papst", "Leo", "XIV."]
        );
        assert_eq!(words("Merz’ Dr. O'Neill.", Language::German), ["Merz", "’", "Dr.", "O'Neill", "."]);
        assert_eq!(words("„Ja!“, so", Language::German), ["„", "Ja", "!", "“", ",", "so"]);
    }

    #[test]
    fn a_token_is_found_by_its_place() {
        let text = format!("{}ist {} das Wort.", " ".repeat(3 * BLOCK), "so ".repeat(BLOCK));
        let tokens =
            Tokens::of(&text, &[Sentence { span: Span::new(0, text.len()), block: 0 }], Language::German);
        for offset in 0..text.len() + 2 * BLOCK {
            let sought = (0..tokens.len()).find(|&at| tokens.get(at).unwrap().span.start >= offset);
            assert_eq!(tokens.index_at(offset), sought.unwrap_or(tokens.len()), "{offset}");
        }
    }

    #[test]
    fn an_english_possessive_is_a_token_of_its_own() {
        assert_eq!(
            words("Gruber's and O’Neill’s it's", Language::English),
            ["Gruber", "'s", "and", "O’Neill", "’s", "it", "'s"]
        );
        assert_eq!(words("Gruber's", Language::German), ["Gruber's"]);
    }
}
