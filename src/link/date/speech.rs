//! Which expressions stand in quotations, and on which day those were spoken.

use super::reckon::{Reckoned, Voice};
use crate::annotate::{Quotation, Timex, TimexValue};
use crate::date::Date;
use crate::text::Span;

/// How far from the cue the day of speaking may stand, in bytes.
const REACH: usize = 80;

/// For each expression the index of the quotation it stands in.
pub(super) fn find_quoted(timexes: &[Timex], quotations: &[Quotation]) -> Vec<Option<usize>> {
    let mut quotations = quotations.iter().enumerate().peekable();
    let mut widest: Option<(usize, usize)> = None;
    let find = |timex: &Timex| {
        while let Some((index, quotation)) =
            quotations.next_if(|(_, quotation)| quotation.span.start <= timex.span.start)
        {
            if widest.is_none_or(|(_, end)| quotation.span.end > end) {
                widest = Some((index, quotation.span.end));
            }
        }
        widest.filter(|(_, end)| timex.span.end <= *end).map(|(index, _)| index)
    };
    timexes.iter().map(find).collect()
}

/// The day on which a quotation was spoken: one that stands in the same clause as its cue ("sagte er am Dienstag").
pub(super) fn find_voice(
    quotation: &Quotation,
    text: &str,
    timexes: &[Timex],
    quoted: &[Option<usize>],
    found: &[Option<Reckoned>],
) -> Voice {
    let Some(cue) = quotation.cue.as_ref().map(|cue| cue.span) else { return Voice::Unknown };
    let behind = timexes.partition_point(|timex| timex.span.start < cue.end);
    let before = behind.checked_sub(1);
    let day_of = |index: usize| {
        let timex = timexes.get(index).filter(|_| quoted[index].is_none())?;
        let names_day = matches!(
            timex.value,
            TimexValue::Weekday { .. }
                | TimexValue::WeekdayOfWeek { .. }
                | TimexValue::WeekdayIn { .. }
                | TimexValue::Days(_)
                | TimexValue::DayOfYear { .. }
                | TimexValue::Absolute(_)
        );
        let (date, ..) = found[index].as_ref().filter(|_| names_day && timex.border.is_none())?;
        let day = date.day().map(Date::first_day)?;
        in_one_clause(text, cue, timex.span).then_some(Voice::Spoken(index, day))
    };
    day_of(behind).or_else(|| day_of(before?)).unwrap_or(Voice::Unknown)
}

fn in_one_clause(text: &str, cue: Span, day: Span) -> bool {
    let (start, end) = if day.start >= cue.end { (cue.end, day.start) } else { (day.end, cue.start) };
    end.checked_sub(start).is_some_and(|distance| distance <= REACH)
        && text.get(start..end).is_some_and(|between| {
            !between.contains([',', ';', ':', '.', '!', '?', '„', '“', '”', '"', '»', '«', '(', ')', '\n'])
        })
}
