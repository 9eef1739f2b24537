//! Expressions of time: found by named rules over the tokens of a text, in one pass.
//!
//! What is marked follows the habits of TIMEX3 in German corpora: a preposition stays outside ("im Januar"
//! marks "Januar"), an article of its own belongs inside ("in der vergangenen Woche" marks "der vergangenen
//! Woche"). Words that look like a date and are none ("30. Februar") are passed over whole.
//!
//! Known misses: seasons without a preposition, hours in words before "Uhr" with minutes, feasts of one country.

mod calendar;
mod clock;
mod context;
mod english;
mod english_dates;
mod english_tense;
mod english_words;
mod feast;
mod found;
mod german;
mod length;
mod lexicon;
mod portion;
mod relative;
mod tense;
mod token;
mod verbs;
mod way;
mod year;

use super::{Direction, Sentence, Timex, TimexKind, TimexRule, TimexValue};
use crate::corpus::{Body, Language};
use crate::text::Span;
use found::{Expression, Tokens};
use lexicon::Lexeme;
use token::{TokenKind, tokenise};

/// Finds the expressions of time in a text, in order and without overlap; `sentences` part its clauses.
///
/// # Example
/// ```
/// use leporello::annotate::find_timexes;
/// use leporello::corpus::{Body, Language};
/// let body = Body { text: "Sie trafen sich am 13. Februar 2025 in Wien.".into(), ..Body::default() };
/// let timexes = find_timexes(&body, &[], Language::German);
/// assert_eq!(timexes[0].span.of(&body.text), "13. Februar 2025");
/// ```
pub fn find_timexes(body: &Body, sentences: &[Sentence], language: Language) -> Vec<Timex> {
    find_among(&super::token::Tokens::of(&body.text, sentences, language), sentences, language)
}

/// The same, where the words of the sentences are known.
pub(super) fn find_among(
    words: &super::token::Tokens,
    sentences: &[Sentence],
    language: Language,
) -> Vec<Timex> {
    let tokens = tokenise(words.text(), words, language);
    let view = Tokens(&tokens);
    let match_at = match language {
        Language::German => german::match_german,
        Language::English => english::match_english,
    };
    let (mut placed, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let Some(found) = tokens[at].opens().then(|| match_at(view, at)).flatten() else {
            at += 1;
            continue;
        };
        let end = found.end.clamp(at + 1, tokens.len());
        if let Some(expression) = found.expression {
            let begun = placed.last().map_or(0, |(_, end, _)| *end);
            let start = at - expression.leading.min(at - begun);
            let article = expression.takes_article
                && start > begun
                && view.next(start).is_some()
                && matches!(tokens[start - 1].lexeme(), Lexeme::Article);
            placed.push((start - usize::from(article), end, expression));
        }
        at = end;
    }
    if language == Language::German {
        settle_today(view, &mut placed);
    }
    let tenses = match language {
        Language::German => tense::find_german_tenses(&tokens, &placed, sentences),
        Language::English => english_tense::find_english_tenses(&tokens, &placed, sentences),
    };
    let contexts = context::find_contexts(&tokens, &placed, sentences);
    let border = |start: usize, value: &TimexValue| find_border(view, start, value);
    placed
        .into_iter()
        .zip(tenses)
        .zip(contexts)
        .map(|(((start, end, expression), tense), context)| Timex {
            span: Span::new(tokens[start].start, tokens[end - 1].end()),
            border: border(start, &expression.value),
            tense: way::find_way(view, start, end, &expression, tense),
            kind: expression.kind,
            value: expression.value,
            part: expression.part,
            day_part: expression.day_part,
            hour: expression.hour,
            context,
            rule: expression.rule,
        })
        .collect()
}

/// "heute" means the day only in an article that names another day near its own, or an hour behind it;
/// elsewhere it means nowadays.
fn settle_today(tokens: Tokens, placed: &mut [(usize, usize, Expression)]) {
    let names_hour = |end: usize| {
        let number = tokens.next(end + 1).is_some_and(|token| token.kind == TokenKind::Number);
        number && tokens.is_word(end, &["um", "ab", "gegen", "at"])
    };
    let names_days = placed.iter().any(|(_, end, expression)| match &expression.value {
        TimexValue::Days(days) => *days != 0 || expression.day_part.is_some() || names_hour(*end),
        TimexValue::Weekday { .. } | TimexValue::WeekdayOfWeek { .. } | TimexValue::WeekdayIn { .. } => true,
        _ => false,
    });
    if names_days {
        return;
    }
    for (_, _, expression) in placed {
        if expression.value == TimexValue::Days(0) {
            expression.value = TimexValue::Reference(Direction::This);
            expression.kind = TimexKind::Date;
            expression.rule = TimexRule::Nowadays;
        }
    }
}

/// "vor 2014", "nach dem 3. März".
fn find_border(tokens: Tokens, start: usize, value: &TimexValue) -> Option<Direction> {
    let placeable = matches!(
        value,
        TimexValue::Absolute(_)
            | TimexValue::DayOfYear { .. }
            | TimexValue::MonthOfYear { .. }
            | TimexValue::InYear { .. }
            | TimexValue::Season { .. }
            | TimexValue::Weekday { .. }
            | TimexValue::Feast { .. }
            | TimexValue::YearPart { .. }
    );
    match tokens.word_before(start) {
        "vor" | "before" if placeable => Some(Direction::Past),
        "nach" | "after" if placeable => Some(Direction::Future),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
