//! The `value` attribute of TIMEX3 (TimeML 1.2.1).

use chrono::{Datelike, NaiveDate};

use super::ResolvedDate;
use crate::annotate::{CalendarUnit, DayPart, Feast, Season, Timex, TimexValue, YearPart};
use crate::date::{Bound, Date, Edtf, Qualifier};

/// The TIMEX3 value of an expression; `None` for what TIMEX3 cannot say in one value.
///
/// | expression | value |
/// |---|---|
/// | 13. Februar 2025 | `2025-02-13`, without a year `XXXX-02-13` |
/// | Dienstag | `2025-12-02`, unresolved `XXXX-WXX-2` |
/// | Dienstagabend | `2025-12-02TEV` |
/// | vergangene Woche | `2025-W10` |
/// | am Wochenende | `2025-W10-WE` |
/// | drittes Quartal 2024, erstes Halbjahr | `2024-Q3`, `2024-H1` |
/// | um 14.30 Uhr | `2025-12-02T14:30`, without its day `T14:30` |
/// | Herbst 1998 | `1998-FA` |
/// | die neunziger Jahre, das 19. Jahrhundert | `199`, `18` |
/// | 30 Tage | `P30D` |
/// | derzeit, damals, demnächst | `PRESENT_REF`, `PAST_REF`, `FUTURE_REF` |
pub fn timex3_value(timex: &Timex, resolved: &ResolvedDate) -> Option<String> {
    let first = resolved.date.as_ref().and_then(Edtf::first_day);
    let value = match (&timex.value, first) {
        (TimexValue::Iso(value), _) => return Some(value.clone()),
        (TimexValue::Reference(direction), _) => return Some(write_reference(direction.steps()).to_owned()),
        (TimexValue::Weeks(_) | TimexValue::Later { unit: CalendarUnit::Week, .. }, Some(first)) => {
            write_week(first)
        }
        (TimexValue::FiscalYear(year), _) => format!("{year:04}"),
        (TimexValue::Clock { hour, minute }, _) => {
            let day = resolved.day().map(|day| day.to_string()).unwrap_or_default();
            return Some(format!("{day}T{hour:02}:{minute:02}"));
        }
        (TimexValue::Later { unit: CalendarUnit::Day, .. }, None) => "XXXX-XX-XX".to_owned(),
        (TimexValue::Later { .. }, None) => return None,
        (TimexValue::YearPart { part, year, .. }, _) => {
            let year = year.or(first.map(|first| first.year()));
            let year = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
            match part {
                YearPart::Quarter(number) => format!("{year}-Q{number}"),
                YearPart::Half(number) => format!("{year}-H{number}"),
            }
        }
        (TimexValue::Feast { feast, .. }, _)
            if !matches!(resolved.date, Some(Edtf::Date(_) | Edtf::Interval(..))) =>
        {
            match feast {
                Feast::Fixed { month, day, .. } => format!("XXXX-{month:02}-{day:02}"),
                Feast::Easter { .. } | Feast::Weekday { .. } | Feast::Advent(_) => "XXXX-XX-XX".to_owned(),
            }
        }
        (TimexValue::Feast { .. }, Some(first)) => first.to_string(),
        (TimexValue::Weekend(_), Some(first)) => format!("{}-WE", write_week(first)),
        (TimexValue::Weekend(_), None) => "XXXX-WXX-WE".to_owned(),
        (TimexValue::Season { season, year, .. }, _) => {
            let year = year.or(first.map(|first| first.year()));
            let year = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
            format!("{year}-{}", write_season(*season))
        }
        (TimexValue::DayOfYear { month, day, .. }, _) if !matches!(resolved.date, Some(Edtf::Date(_))) => {
            format!("XXXX-{month:02}-{day:02}")
        }
        (TimexValue::MonthOfYear { month, .. } | TimexValue::InYear { month, .. }, None) => {
            format!("XXXX-{month:02}")
        }
        (
            TimexValue::Days(count)
            | TimexValue::Weeks(count)
            | TimexValue::Months(count)
            | TimexValue::Years(count)
            | TimexValue::Centuries(count),
            None,
        ) => return Some(write_reference(*count).to_owned()),
        (
            TimexValue::Weekday { weekday, .. }
            | TimexValue::WeekdayOfWeek { weekday, .. }
            | TimexValue::WeekdayIn { weekday, .. },
            _,
        ) if !matches!(resolved.date, Some(Edtf::Date(_))) => {
            format!("XXXX-WXX-{}", weekday.number_from_monday())
        }
        _ => write_date(resolved.date.as_ref()?)?,
    };
    if let Some((hour, minute)) = timex.hour {
        return Some(format!("{value}T{hour:02}:{minute:02}"));
    }
    Some(value + timex.day_part.map_or("", write_day_part))
}

fn write_date(date: &Edtf) -> Option<String> {
    match date {
        Edtf::Date(date) => Some(Date { qualifier: Qualifier::Certain, ..*date }.to_string()),
        // Decades and centuries are cut year numbers.
        Edtf::Interval(Bound::Date(start), Bound::Date(end))
            if start.month.is_none() && end.month.is_none() =>
        {
            match (start.year, end.year) {
                (start, end) if start >= 0 && start % 10 == 0 && end == start + 9 => {
                    Some(format!("{:03}", start / 10))
                }
                (start, end) if start > 0 && start % 100 == 1 && end == start + 99 => {
                    Some(format!("{:02}", start / 100))
                }
                _ => None,
            }
        }
        // A winter that bears both its years.
        Edtf::Interval(Bound::Date(start), Bound::Date(end))
            if (start.month, end.month, start.day) == (Some(12), Some(2), None)
                && end.year - 1 == start.year =>
        {
            Some(format!("{:04}-WI", start.year))
        }
        _ => None,
    }
}

fn write_week(first: NaiveDate) -> String {
    let week = first.iso_week();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn write_season(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

fn write_day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "TMO",
        DayPart::Midday => "TMI",
        DayPart::Afternoon => "TAF",
        DayPart::Evening => "TEV",
        DayPart::Night => "TNI",
    }
}

fn write_reference(count: i32) -> &'static str {
    match count {
        ..0 => "PAST_REF",
        0 => "PRESENT_REF",
        1.. => "FUTURE_REF",
    }
}
