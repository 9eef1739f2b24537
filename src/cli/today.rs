//! The day of a build. The library has no clock, so that the same input gives the same bytes; the day comes in from here.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};

/// The variable with which builds elsewhere are given their time, in seconds (reproducible-builds.org).
const SOURCE_DATE: &str = "SOURCE_DATE_EPOCH";

/// The day that was `asked` for, else that of `SOURCE_DATE_EPOCH`, else today's in UTC.
pub(super) fn build_date(asked: Option<NaiveDate>) -> Option<NaiveDate> {
    let given = || std::env::var(SOURCE_DATE).ok()?.parse().ok();
    asked.or_else(|| day_of(given().map_or_else(now, Duration::from_secs)))
}

/// Reads a day of the command line.
pub(super) fn read_day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "no day; write it as YYYY-MM-DD".to_owned())
}

#[expect(clippy::disallowed_methods, reason = "the one place where the program looks at the clock")]
fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

fn day_of(time: Duration) -> Option<NaiveDate> {
    NaiveDate::default().checked_add_days(Days::new(time.as_secs() / (24 * 60 * 60)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_epoch() {
        assert_eq!(day_of(Duration::from_secs(1_772_323_199)), NaiveDate::from_ymd_opt(2026, 2, 28));
        assert_eq!(day_of(Duration::from_secs(1_772_323_201)), NaiveDate::from_ymd_opt(2026, 3, 1));
        assert_eq!(build_date(NaiveDate::from_ymd_opt(2025, 3, 11)), NaiveDate::from_ymd_opt(2025, 3, 11));
    }
}
