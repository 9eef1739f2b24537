//! Stretches of the calendar that have a name: seasons, quarters, halves of a year, decades, centuries.
//!
//! EDTF writes them as codes in the place of the month (ISO 8601-2, 4.8: 21–24 and 25–28 seasons, 33–36 quarters, 40 and
//! 41 halves) or with unspecified digits (`199X`). Leporello reads these and keeps the months or years that they
//! cover, so that there is one way to compare them: `2025-22` is `2025-06/2025-08`, `199X` is `1990/1999`.

use super::{Bound, Date, Edtf};

/// A stretch with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stretch {
    /// Year and season, 1 for spring to 4 for winter; a winter bears the year in which it begins.
    Season(i32, u8),
    /// Year and quarter, 1–4.
    Quarter(i32, u8),
    /// Year and half, 1 or 2.
    Half(i32, u8),
    /// The ten years from this one on: 1990.
    Decade(i32),
    /// The hundred years of this number: 20 for 1901 to 2000, below 1 for those before the first.
    Century(i32),
}

impl Edtf {
    /// The named stretch that an interval covers exactly, if it does.
    ///
    /// # Example
    /// ```
    /// use leporello::date::{Edtf, Stretch};
    /// let stretch = |text: &str| text.parse::<Edtf>().unwrap().stretch();
    /// assert_eq!(stretch("2025-22"), Some(Stretch::Season(2025, 2)));
    /// assert_eq!(stretch("2025-07/2025-09"), Some(Stretch::Quarter(2025, 3)));
    /// assert_eq!(stretch("199X"), Some(Stretch::Decade(1990)));
    /// assert_eq!(stretch("1901/2000"), Some(Stretch::Century(20)));
    /// assert_eq!(stretch("2025-02/2025-03"), None);
    /// ```
    pub fn stretch(&self) -> Option<Stretch> {
        let Self::Interval(Bound::Date(start), Bound::Date(end)) = self else { return None };
        if start.day.is_some() || end.day.is_some() || start.qualifier != end.qualifier {
            return None;
        }
        let years = end.year.checked_sub(start.year)?;
        let year = start.year;
        match (start.month, end.month, years) {
            (Some(first), Some(last), 0) => match (first, last) {
                (3, 5) | (6, 8) | (9, 11) => Some(Stretch::Season(year, first / 3)),
                (1, 3) | (4, 6) | (7, 9) | (10, 12) => Some(Stretch::Quarter(year, last / 3)),
                (1, 6) | (7, 12) => Some(Stretch::Half(year, last / 6)),
                _ => None,
            },
            (Some(12), Some(2), 1) => Some(Stretch::Season(year, 4)),
            (None, None, 9) if year % 10 == 0 => Some(Stretch::Decade(year)),
            (None, None, 99) if year.rem_euclid(100) == 1 => Some(Stretch::Century(year.div_euclid(100) + 1)),
            _ => None,
        }
    }
}

/// The months that a code in the place of the month covers.
pub(super) fn months_of(year: i32, code: u8) -> Option<(Date, Date)> {
    let (first, length) = match code {
        21..=24 => (3 * (code - 20), 3),
        // The seasons that name their hemisphere: northern, then southern.
        25..=28 => (3 * (code - 24), 3),
        33..=36 => (3 * (code - 33) + 1, 3),
        40..=41 => (6 * (code - 40) + 1, 6),
        _ => return None,
    };
    let last = first + length - 1;
    let end = if last > 12 { (year.checked_add(1)?, last - 12) } else { (year, last) };
    Some((Date::from_month(year, first)?, Date::from_month(end.0, end.1)?))
}
