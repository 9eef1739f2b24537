//! The words, numbers and marks of a text, each looked up once in the lexicon of its language.

use std::borrow::Cow;
use std::cell::RefCell;

use super::super::memory::WordMemory;
use super::lexicon::{Lexeme, look_up};
use super::verbs::VerbForm;
use crate::corpus::Language;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters, with digits and hyphens inside ("U-Boot", "G7").
    Word,
    /// ASCII digits.
    Number,
    /// One other character.
    Mark(char),
}

/// What stands before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: it touches the token before.
    None,
    /// White space.
    Space,
    /// A blank line, or the beginning of the text.
    Break,
}

/// One word, number or mark.
#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    /// As written.
    pub(super) text: &'a str,
    /// In lower case.
    pub(super) lower: Cow<'a, str>,
    /// Its first byte in the text.
    pub(super) start: usize,
    pub(super) kind: TokenKind,
    pub(super) gap: Gap,
    pub(super) lexeme: Lexeme,
    /// What verb it is by its form; looked into in German only.
    pub(super) verb: VerbForm,
}

/// What a word is by itself.
#[derive(Clone, Copy)]
struct Form {
    lexeme: Lexeme,
    verb: VerbForm,
}

thread_local! {
    /// The forms of each language's words.
    static FORMS: RefCell<[WordMemory<Form>; 2]> = RefCell::default();
}

impl Form {
    const NONE: Self = Self { lexeme: Lexeme::None, verb: VerbForm::Other };

    /// The form of a word; `lower` is `word` in lower case.
    fn of(word: &str, lower: &str, language: Language) -> Self {
        let verb = match language {
            Language::German => VerbForm::of(lower),
            Language::English => VerbForm::Other,
        };
        Self { lexeme: look_up(lower, word, language), verb }
    }
}

impl Token<'_> {
    /// The byte after its last.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }

    pub(super) fn is_capitalised(&self) -> bool {
        crate::text::is_capitalised(self.text)
    }

    /// Its value, if it is a number of at most four digits.
    pub(super) fn number(&self) -> Option<u16> {
        (self.kind == TokenKind::Number && self.text.len() <= 4).then(|| self.text.parse().ok()).flatten()
    }
}

/// Splits a text into tokens, in one pass.
pub(super) fn tokenise(text: &str, language: Language) -> Vec<Token<'_>> {
    FORMS.with_borrow_mut(|forms| tokenise_with(&mut forms[language as usize], text, language))
}

fn tokenise_with<'a>(forms: &mut WordMemory<Form>, text: &'a str, language: Language) -> Vec<Token<'a>> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let (mut gap, mut newlines) = (Gap::Break, 0_u32);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            newlines += u32::from(first == '\n');
            if gap != Gap::Break {
                gap = if newlines > 1 { Gap::Break } else { Gap::Space };
            }
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (kind, length) = if first.is_ascii_digit() {
            (TokenKind::Number, rest.bytes().take_while(u8::is_ascii_digit).count())
        } else if first.is_alphabetic() {
            (TokenKind::Word, word_length(rest))
        } else {
            (TokenKind::Mark(first), first.len_utf8())
        };
        let start = text.len() - rest.len();
        let (word, behind) = rest.split_at(length);
        rest = behind;
        let lower = lower_case(word, kind);
        let Form { lexeme, verb } = match kind {
            TokenKind::Word => forms.get(word, || Form::of(word, &lower, language)),
            _ => Form::NONE,
        };
        tokens.push(Token { text: word, lower, start, kind, gap, lexeme, verb });
        (gap, newlines) = (Gap::None, 0);
    }
    tokens
}

/// How many bytes of `text`, which begins with a letter, are one word.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    loop {
        end += text.as_bytes()[end..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let mut behind = text[end..].chars();
        let joins = match behind.next() {
            Some('-') => behind.next().is_some_and(char::is_alphabetic),
            next => next.is_some_and(char::is_alphanumeric),
        };
        if !joins {
            return end;
        }
        end = text.len() - behind.as_str().len();
    }
}

fn lower_case(word: &str, kind: TokenKind) -> Cow<'_, str> {
    if kind != TokenKind::Word || word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}
