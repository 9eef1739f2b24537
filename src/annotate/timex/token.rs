//! The words, numbers and marks of a text, each looked up once in the lexicon of its language.

use std::cell::RefCell;
use std::rc::Rc;

use super::super::memory::{Vocabulary, WordTable};
use super::super::token::{Token as SentenceToken, Tokens};
use super::lexicon::{Lexeme, look_up};
use super::verbs::VerbForm;
use super::{english, german};
use crate::corpus::Language;
use crate::text::{ascii_word_length, is_alphanumeric};

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

/// What a word, number or mark is by itself.
#[derive(Debug)]
struct Form {
    kind: TokenKind,
    /// Whether it is one token here; "J." and "13th" are two.
    whole: bool,
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
    /// The form of a token of a sentence, or of one that was cut here.
    fn of(word: &str, language: Language) -> Self {
        let (kind, length) = first_token(word);
        let whole = length == word.len();
        if kind != TokenKind::Word {
            // An apostrophe opens English decades: "'90s".
            let opens = kind == TokenKind::Number || language == Language::English;
            return Self { kind, whole, lower: None, lexeme: Lexeme::None, verb: VerbForm::Other, opens };
        }
        let lowered = word.contains(char::is_uppercase).then(|| word.to_lowercase());
        let lower = lowered.as_deref().unwrap_or(word);
        let lexeme = look_up(lower, word, language);
        let (verb, opens) = match language {
            Language::German => (VerbForm::of(lower), german::may_open(lexeme, lower)),
            Language::English => (VerbForm::Other, english::may_open(lexeme, lower)),
        };
        Self { kind, whole, lower: lowered, lexeme, verb, opens }
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
pub(super) fn tokenise<'a>(text: &'a str, words: &Tokens<'a>, language: Language) -> Vec<Token<'a>> {
    FORMS.with_borrow_mut(|forms| {
        Vocabulary::lend(language, |vocabulary| {
            let forms = &mut forms[language as usize];
            let tokens = Vec::with_capacity(text.len() / 5);
            let mut cutter =
                Cutter { text, language, forms, vocabulary, tokens, at: 0, gap: Gap::Break, newlines: 0 };
            for word in words.all() {
                cutter.pass_space();
                cutter.cut_until(word.span.start);
                if !cutter.takes(word) {
                    cutter.cut_until(word.span.end);
                }
            }
            cutter.cut_until(text.len());
            cutter.tokens
        })
    })
}

/// A text that is being cut.
struct Cutter<'a, 'm> {
    text: &'a str,
    language: Language,
    forms: &'m mut WordTable<Rc<Form>>,
    vocabulary: &'m mut Vocabulary,
    tokens: Vec<Token<'a>>,
    /// So many bytes have been cut.
    at: usize,
    /// What stands behind the last token, and how many lines end there.
    gap: Gap,
    newlines: u32,
}

impl<'a> Cutter<'a, '_> {
    /// Passes over the space that parts most tokens.
    #[inline]
    fn pass_space(&mut self) {
        if self.text.as_bytes().get(self.at) == Some(&b' ') {
            self.at += 1;
            if self.gap == Gap::None {
                self.gap = Gap::Space;
            }
        }
    }

    /// Takes the token of a sentence as it is, if it begins here and is one token here as well; says whether.
    fn takes(&mut self, token: &SentenceToken<'a>) -> bool {
        if token.span.start != self.at {
            return false;
        }
        let form = self.forms.get(token.number, || Rc::new(Form::of(token.word, self.language)));
        let alone = matches!(form.kind, TokenKind::Mark(_)) || !goes_on(&self.text[token.span.end..]);
        let whole = form.whole && alone;
        if whole {
            self.push(token.word, form);
        }
        whole
    }

    /// Cuts what begins before byte `end`.
    #[inline]
    fn cut_until(&mut self, end: usize) {
        while self.at < end {
            self.cut();
        }
    }

    /// Cuts a token, or passes over white space.
    #[cold]
    fn cut(&mut self) {
        let rest = &self.text[self.at..];
        if let Some(space) = rest.chars().next().filter(|first| first.is_whitespace()) {
            self.newlines += u32::from(space == '\n');
            if self.gap != Gap::Break {
                self.gap = if self.newlines > 1 { Gap::Break } else { Gap::Space };
            }
            self.at += space.len_utf8();
            return;
        }
        let (_, length) = first_token(rest);
        let word = &rest[..length];
        let number = self.vocabulary.number(word);
        let form = self.forms.get(number, || Rc::new(Form::of(word, self.language)));
        self.push(word, form);
    }

    fn push(&mut self, text: &'a str, form: Rc<Form>) {
        self.tokens.push(Token { text, start: self.at, kind: form.kind, gap: self.gap, form });
        self.at += text.len();
        (self.gap, self.newlines) = (Gap::None, 0);
    }
}

/// The first token of a text that begins with no white space: its kind, and how many bytes it has.
fn first_token(text: &str) -> (TokenKind, usize) {
    let Some(first) = text.chars().next() else { return (TokenKind::Word, 0) };
    if first.is_ascii_digit() {
        (TokenKind::Number, text.bytes().take_while(u8::is_ascii_digit).count())
    } else if first.is_alphabetic() {
        (TokenKind::Word, word_length(text))
    } else {
        (TokenKind::Mark(first), first.len_utf8())
    }
}

/// Whether a word goes on with what stands behind it.
fn goes_on(behind: &str) -> bool {
    let mut letters = behind.chars();
    match letters.next() {
        None | Some(' ') => false,
        Some('-') => letters.next().is_some_and(char::is_alphabetic),
        Some(next) => is_alphanumeric(next),
    }
}

/// How many bytes of `text`, which begins with a letter, are one word.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    loop {
        end += ascii_word_length(&text.as_bytes()[end..]);
        let behind = &text[end..];
        if !goes_on(behind) {
            return end;
        }
        // A hyphen goes on with the letter behind it.
        let letters = if behind.starts_with('-') { 2 } else { 1 };
        end += behind.chars().take(letters).map(char::len_utf8).sum::<usize>();
    }
}
