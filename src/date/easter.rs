//! Easter Sunday, from which the movable feasts are counted.

use chrono::NaiveDate;

/// Easter Sunday of the Gregorian calendar; `None` before its first year, 1583.
///
/// The reckoning is that of the Gregorian computus: the age of the moon from the year's place in the cycle of nineteen
/// years, corrected for leap years and lunar drift, and then the Sunday behind the full moon.
///
/// # Example
/// ```
/// use leporello::date::easter_sunday;
/// assert_eq!(easter_sunday(2025).map(|day| day.to_string()), Some("2025-04-20".to_owned()));
/// assert_eq!(easter_sunday(1500), None);
/// ```
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    if !(1583..=200_000).contains(&year) {
        return None;
    }
    let century = year / 100;
    // Days by which the calendar's leap years and the moon's cycle have drifted apart since Julius Caesar.
    let drift = 15 + century - century / 4 - (8 * century + 13) / 25;
    let moon = (19 * (year % 19) + drift) % 30;
    // The full moon never falls later than 18 April.
    let late = moon == 29 || (moon == 28 && year % 19 > 10);
    let full_moon = 21 + moon - i32::from(late);
    let march = NaiveDate::from_ymd_opt(year, 3, 1)?;
    let day = march.checked_add_days(chrono::Days::new(u64::try_from(full_moon - 1).ok()?))?;
    let to_sunday = 7 - u64::from(chrono::Datelike::weekday(&day).num_days_from_sunday());
    day.checked_add_days(chrono::Days::new(to_sunday))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_calendars_print_it() {
        for day in [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1961-04-02",
            "1981-04-19",
            "1991-03-31",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2016-03-27",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
        ] {
            let year = day[..4].parse().unwrap();
            assert_eq!(easter_sunday(year).unwrap().to_string(), day);
        }
    }
}
