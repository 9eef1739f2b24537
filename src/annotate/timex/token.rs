//! The words, numbers and marks of a text, each looked up once in the lexicon of its language.

use std::cell::RefCell;
use std::rc::Rc;

use super::super::memory::{Vocabulary, WordTable};
use super::super::token::Tokens;
use super::lexicon::{Lexeme, look_up};
use super::verbs::VerbForm;
use super::{english, german};
use crate::corpus::Language;
use crate::text::{Span, is_alphanumeric};

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
    /// Its first byte in the text.
    pub(super) start: usize,
    pub(super) kind: TokenKind,
    pub(super) gap: Gap,
    form: Rc<Form>,
}

/// What a word is by itself.
#[derive(Debug)]
struct Form {
    /// In lower case, where it is written otherwise.
    lower: Option<String>,
    lexeme: Lexeme,
    verb: VerbForm,
    opens: bool,
}

thread_local! {
    /// The forms of each language's words.
    static FORMS: RefCell<[WordTable<Rc<Form>>; 2]> = RefCell::default();
}

impl Form {
    /// The form of a word.
    fn of(word: &str, language: Language) -> Self {
        let lowered = word.contains(char::is_uppercase).then(|| word.to_lowercase());
        let lower = lowered.as_deref().unwrap_or(word);
        let lexeme = look_up(lower, word, language);
        let (verb, opens) = match language {
            Language::German => (VerbForm::of(lower), german::may_open(lexeme, lower)),
            Language::English => (VerbForm::Other, english::may_open(lexeme, lower)),
        };
        Self { lexeme, verb, opens, lower: lowered }
    }

    /// The form of numbers or marks.
    fn of_others(opens: bool) -> Self {
        Self { lower: None, lexeme: Lexeme::None, verb: VerbForm::Other, opens }
    }
}

impl Token<'_> {
    /// The byte after its last.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// In lower case.
    pub(super) fn lower(&self) -> &str {
        self.form.lower.as_deref().unwrap_or(self.text)
    }

    pub(super) fn lexeme(&self) -> Lexeme {
        self.form.lexeme
    }

    /// What verb it is by its form; looked into in German only.
    pub(super) fn verb(&self) -> VerbForm {
        self.form.verb
    }

    /// Whether an expression may begin with it.
    pub(super) fn opens(&self) -> bool {
        self.form.opens
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

/// Splits a text into tokens, in one pass; `words` are those of its sentences, which are cut otherwise here and there.
pub(super) fn tokenise<'a>(text: &'a str, words: &Tokens, language: Language) -> Vec<Token<'a>> {
    FORMS.with_borrow_mut(|forms| {
        let forms = &mut forms[language as usize];
        Vocabulary::lend(language, |vocabulary| tokenise_with(forms, vocabulary, text, words, language))
    })
}

fn tokenise_with<'a>(
    forms: &mut WordTable<Rc<Form>>,
    vocabulary: &mut Vocabulary,
    text: &'a str,
    words: &Tokens,
    language: Language,
) -> Vec<Token<'a>> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let (mut gap, mut newlines) = (Gap::Break, 0_u32);
    let mut next_word = 0;
    // An apostrophe opens English decades: "'90s".
    let [number_form, mark_form] =
        [true, language == Language::English].map(|opens| Rc::new(Form::of_others(opens)));
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
        let form = match kind {
            TokenKind::Number => Rc::clone(&number_form),
            TokenKind::Mark(_) => Rc::clone(&mark_form),
            TokenKind::Word => {
                while words.get(next_word).is_some_and(|word| word.span.start < start) {
                    next_word += 1;
                }
                let span = Span::new(start, start + length);
                let same = words.get(next_word).is_some_and(|word| word.span == span);
                let number = if same { words.number(next_word) } else { vocabulary.number(word) };
                forms.get(number, || Rc::new(Form::of(word, language)))
            }
        };
        tokens.push(Token { text: word, start, kind, gap, form });
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
            next => next.is_some_and(is_alphanumeric),
        };
        if !joins {
            return end;
        }
        end = text.len() - behind.as_str().len();
    }
}
