//! Quarters and halves of a year: "im dritten Quartal 2024", "the first half", "third-quarter".

use super::super::{TimexRule, TimexValue, YearPart};
use super::found::{Found, Tokens};
use super::lexicon::{Lexeme, Number, Unit};
use super::year::year_at;

/// "dritten Quartal 2024", "erstes Halbjahr", "the fourth quarter of last year".
pub(super) fn match_year_part(tokens: Tokens, at: usize) -> Option<Found> {
    let (number, next) = match tokens.lexeme_at(at) {
        Lexeme::Ordinal(number) => (number, at + 1),
        Lexeme::PartOfYear(part) => return Some(finish(tokens, at + 1, part)),
        _ => {
            let (number, next) = tokens.ordinal(at)?;
            (number, next)
        }
    };
    let part = match tokens.lexeme(next) {
        Lexeme::Quarter if (1..=4).contains(&number) => YearPart::Quarter(number),
        Lexeme::Half if (1..=2).contains(&number) => YearPart::Half(number),
        _ => return None,
    };
    // "the first half of the match", "the third quarter, Boston led" are parts of a game.
    let english_half = tokens.is_word(next, &["half"]);
    let found = finish(tokens, next + 1, part);
    let dated = matches!(
        found.expression.as_ref()?.value,
        TimexValue::YearPart { year: Some(_), .. } | TimexValue::YearPart { in_year: Some(_), .. }
    );
    if english_half && !dated && tokens.is_word(next + 1, &["of"]) {
        return None;
    }
    Some(found)
}

fn finish(tokens: Tokens, end: usize, part: YearPart) -> Found {
    let value = |year, in_year| TimexValue::YearPart { part, year, direction: None, in_year };
    let found =
        |end, year, in_year| Found::date(end, value(year, in_year), TimexRule::YearPart).with_article();
    if let Some(year) = year_at(tokens, end) {
        return found(end + 1, Some(year), None);
    }
    // "des Jahres 2024", "des vergangenen Jahres", "of 1998", "of last year", "last year"
    let tail = end + usize::from(tokens.is_word(end, &["des", "of", "in"]));
    if tail > end {
        if let Some(year) = year_at(tokens, tail) {
            return found(tail + 1, Some(year), None);
        }
        if matches!(tokens.lexeme(tail), Lexeme::Unit(Unit::Year, Number::Singular))
            && let Some(year) = year_at(tokens, tail + 1)
        {
            return found(tail + 2, Some(year), None);
        }
    }
    if let Lexeme::Direction(direction) = tokens.lexeme(tail)
        && matches!(tokens.lexeme(tail + 1), Lexeme::Unit(Unit::Year, Number::Singular))
    {
        return found(tail + 2, None, Some(direction.steps()));
    }
    if tail > end
        && let Lexeme::RelativeYear(years) = tokens.lexeme(tail)
    {
        return found(tail + 1, None, Some(years));
    }
    found(end, None, None)
}
