//! What an article gives to reckon from: its publication, and the days that its own words fix.

use chrono::{Datelike, NaiveDate};

use super::window::{Window, place_day};
use crate::annotate::{Timex, TimexRule, TimexValue};
use crate::date::{Date, Edtf};

/// What dates of one article are reckoned from.
pub(super) struct Frame {
    /// When the article appeared, if both ends are known.
    pub(super) window: Option<Window>,
    /// The day of publication; one that is only approximate or in doubt fixes no other day.
    day: Option<NaiveDate>,
    /// Days that the text names in full with their weekday, in the order of the text.
    anchors: Vec<(usize, NaiveDate)>,
}

impl Frame {
    pub(super) fn new(published: Option<&Edtf>, timexes: &[Timex]) -> Self {
        let window = published.and_then(|published| {
            Some(Window { first: published.first_day()?, last: published.last_day()? })
        });
        let day = published.and_then(Edtf::day).map(Date::first_day);
        let mut frame = Self { window, day, anchors: Vec::new() };
        if frame.day().is_none()
            && let Some(window) = window
        {
            frame.anchors = timexes
                .iter()
                .enumerate()
                .filter_map(|(index, timex)| Some((index, anchor_day(timex, window)?)))
                .collect();
        }
        frame
    }

    /// The day of publication, if it is known.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        self.day
    }

    /// Year and month of publication, if they are known.
    pub(super) fn month(&self) -> Option<(i32, u8)> {
        let window = self.window?;
        let month = |day: NaiveDate| (day.year(), day.month());
        (month(window.first) == month(window.last))
            .then_some((window.first.year(), u8::try_from(window.first.month()).ok()?))
    }

    /// The year of publication, if it is known.
    pub(super) fn year(&self) -> Option<i32> {
        self.window
            .filter(|window| window.first.year() == window.last.year())
            .map(|window| window.first.year())
    }

    /// The day named in full last before the expression of this index, or else the first behind it.
    pub(super) fn anchor(&self, index: usize) -> Option<(usize, NaiveDate)> {
        let behind = self.anchors.partition_point(|(anchor, _)| *anchor <= index);
        self.anchors.get(behind.saturating_sub(1)).copied()
    }
}

/// The day that "Donnerstag, 13. Februar" fixes: its weekday must agree with the calendar, and it must lie in the
/// time of publication. A date without weekday tells of its event only and fixes no other day.
fn anchor_day(timex: &Timex, window: Window) -> Option<NaiveDate> {
    if timex.rule != TimexRule::WeekdayDate {
        return None;
    }
    let day = match &timex.value {
        TimexValue::Absolute(date) => date.day()?.first_day(),
        TimexValue::DayOfYear { month, day, weekday: Some(weekday) } => {
            place_day(window, *month, *day, Some(*weekday), timex.tense)?
                .into_iter()
                .find(|day| day.weekday() == *weekday)?
        }
        _ => return None,
    };
    (window.first <= day && day <= window.last).then_some(day)
}
