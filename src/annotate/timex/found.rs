//! What a rule hands back, and how rules look at the tokens around them.

use chrono::Weekday;

use super::super::{DayPart, MonthPart, TimexKind, TimexRule, TimexValue};
use super::lexicon::Lexeme;
use super::token::{Gap, Token};
use crate::date::{Bound, Date, Edtf};

/// What a rule found: an expression, or words that only look like one ("30. Februar").
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The token after its last.
    pub(super) end: usize,
    /// The expression; `None` for words to pass over.
    pub(super) expression: Option<Expression>,
}

/// An expression of time, still counted in tokens.
#[derive(Debug, Clone)]
pub(super) struct Expression {
    pub(super) kind: TimexKind,
    pub(super) value: TimexValue,
    pub(super) part: Option<MonthPart>,
    pub(super) day_part: Option<DayPart>,
    /// Hour and minute ("8:30 a.m. Friday").
    pub(super) hour: Option<(u8, u8)>,
    pub(super) rule: TimexRule,
    /// Whether an article before it belongs to it ("der vergangenen Woche").
    pub(super) takes_article: bool,
    /// How many words before it belong to it ("fast vier Jahre").
    pub(super) leading: usize,
}

impl Found {
    /// A date that ends before token `end`.
    pub(super) fn date(end: usize, value: TimexValue, rule: TimexRule) -> Self {
        Self::new(end, TimexKind::Date, value, rule)
    }

    pub(super) fn new(end: usize, kind: TimexKind, value: TimexValue, rule: TimexRule) -> Self {
        let expression = Expression {
            kind,
            value,
            part: None,
            day_part: None,
            hour: None,
            rule,
            takes_article: false,
            leading: 0,
        };
        Self { end, expression: Some(expression) }
    }

    /// Words that must not be taken apart by another rule.
    pub(super) fn nothing(end: usize) -> Self {
        Self { end, expression: None }
    }

    pub(super) fn with_article(mut self) -> Self {
        if let Some(expression) = &mut self.expression {
            expression.takes_article = true;
        }
        self
    }

    pub(super) fn with_part(mut self, part: MonthPart) -> Self {
        if let Some(expression) = &mut self.expression {
            expression.part = Some(part);
        }
        self
    }

    /// The `count` words before it belong to it.
    pub(super) fn with_leading(mut self, count: usize) -> Self {
        if let Some(expression) = &mut self.expression {
            expression.leading = count;
        }
        self
    }

    /// A part of the day turns a date into a time.
    pub(super) fn with_day_part(mut self, part: Option<DayPart>) -> Self {
        if let (Some(expression), Some(part)) = (&mut self.expression, part) {
            expression.day_part = Some(part);
            expression.kind = TimexKind::Time;
        }
        self
    }
}

impl Expression {
    /// A weekday stands with the date. One that contradicts the calendar leaves a plain date: nothing is built on it.
    pub(super) fn name_weekday(&mut self, named: Weekday) {
        match &mut self.value {
            TimexValue::DayOfYear { weekday, .. } => *weekday = Some(named),
            TimexValue::Absolute(date) if date.day().and_then(Date::weekday) != Some(named) => return,
            _ => {}
        }
        self.rule = TimexRule::WeekdayDate;
    }
}

/// The tokens of a text, as the rules see them: nothing matches across a blank line.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'t, 'a>(pub(super) &'t [Token<'a>]);

impl<'t, 'a> Tokens<'t, 'a> {
    /// The token that continues the text before it.
    pub(super) fn next(self, index: usize) -> Option<&'t Token<'a>> {
        self.0.get(index).filter(|token| token.gap != Gap::Break)
    }

    /// The token before `index` in the same block.
    pub(super) fn before(self, index: usize) -> Option<&'t Token<'a>> {
        self.next(index)?;
        self.0.get(index.checked_sub(1)?)
    }

    /// The lower-case word before `index`, or nothing.
    pub(super) fn word_before(self, index: usize) -> &'t str {
        self.before(index).map_or("", |token| token.lower())
    }

    pub(super) fn lexeme(self, index: usize) -> Lexeme {
        self.next(index).map_or(Lexeme::None, Token::lexeme)
    }

    pub(super) fn is_mark(self, index: usize, mark: char) -> bool {
        self.next(index).is_some_and(|token| token.is_mark(mark))
    }

    /// Whether the token touches the one before.
    pub(super) fn touches(self, index: usize) -> bool {
        self.0.get(index).is_some_and(|token| token.gap == Gap::None)
    }

    pub(super) fn is_word(self, index: usize, words: &[&str]) -> bool {
        self.next(index).is_some_and(|token| words.contains(&token.lower()))
    }

    /// Whether a sentence begins with this token, as far as the marks before it show.
    pub(super) fn opens_sentence(self, index: usize) -> bool {
        self.before(index).is_none_or(|token| {
            ['.', '!', '?', ':', '„', '“', '"', '»', '«', '”', '–', '-', ')', '(']
                .iter()
                .any(|&mark| token.is_mark(mark))
        })
    }
}

/// `start/end`.
pub(super) fn interval(start: Date, end: Date) -> Edtf {
    Edtf::Interval(Bound::Date(start), Bound::Date(end))
}

/// The years from `first` to `last`.
pub(super) fn years(first: i32, last: i32) -> TimexValue {
    TimexValue::Absolute(interval(Date::from_year(first), Date::from_year(last)))
}
