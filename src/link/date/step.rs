//! How a date was reckoned, in a form from which a page can say it in words.
//!
//! | text, published | `from` | `step` | in words |
//! |---|---|---|---|
//! | "am Dienstag" with a past verb, 2025-12-06 | `2025-12-06` | `Weekday { Tue, UpTo }` | the last Tuesday up to 6 December 2025 |
//! | "am kommenden Freitag", 2025-12-06 | `2025-12-06` | `Weekday { Fri, After }` | the first Friday after 6 December 2025 |
//! | "am Dienstag", 2025-03 | `2025-03` | `Weekday { Tue, Within }` | a Tuesday of March 2025 |
//! | "vor drei Tagen", 2025-12-06 | `2025-12-06` | `Days(-3)` | three days before 6 December 2025 |
//! | "am Tag darauf" behind "am 3. März 2025" | `2025-03-03` with the span of "3. März 2025" | `Days(1)` | one day after the 3 March that the text names |
//! | "13. Februar", 2025-12-06 | `2025-12-06` | `YearLeftOut` | the year is that of … |
//! | "13. Februar 2025" | nothing | `Named` | stands in the text |

use chrono::Weekday;

use crate::annotate::{Direction, Tense};
use crate::date::Edtf;
use crate::text::Span;

/// The anchor of a date and the step that leads from it to the date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// What was counted from: the publication, or the date that other words of the article name. `None` where the
    /// expression names its date itself.
    pub from: Option<Edtf>,
    /// The words that name it, where they stand in the article's text.
    pub span: Option<Span>,
    /// What was counted.
    pub step: Step,
}

/// What was counted from the anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing: the words name the date.
    Named,
    /// Nothing: the words name feast and year, and the feast's rule gives the day.
    Feast,
    /// Day, month, season or feast stand in the text, their year does not: the one that verb or adjective ask for, or
    /// the nearest.
    YearLeftOut {
        /// What the verb said.
        tense: Tense,
        /// What an adjective said: "vergangenen".
        direction: Option<Direction>,
    },
    /// A weekday on this side of the anchor.
    Weekday {
        /// Which.
        weekday: Weekday,
        /// Where it lies.
        side: Side,
    },
    /// A Saturday and Sunday on this side of the anchor.
    Weekend(Side),
    /// Day or month stand in the text, their year directly before them: "In 1910, on October 5".
    InYear,
    /// The very day of the anchor.
    SameDay,
    /// So many days on, below 0 back.
    Days(i32),
    /// So many weeks from the anchor's week, Monday to Sunday.
    Weeks(i32),
    /// So many months from the anchor's month.
    Months(i32),
    /// So many years from the anchor's year.
    Years(i32),
    /// So many centuries from the anchor's century.
    Centuries(i32),
}

/// Where a weekday or weekend lies from its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The last before it.
    Before,
    /// The last up to it, itself included: the clause speaks of the past, or does not say.
    UpTo,
    /// The next from it on, itself included: the clause looks ahead.
    From,
    /// The next after it.
    After,
    /// That of its week, Monday to Sunday.
    SameWeek,
    /// The last before or the next after it: both are possible.
    Either,
    /// Any inside it: only its month is known.
    Within,
}
