//! Expressions of time: what their words alone say, before any anchor is known.

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use crate::date::Edtf;
use crate::text::Span;

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timex {
    /// Its words, without a preposition.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// What the words alone say.
    pub value: TimexValue,
    /// "Anfang", "Mitte", "Ende" of the month, week or year it names.
    pub part: Option<MonthPart>,
    /// "Abend", "früh": the time of day it names.
    pub day_part: Option<DayPart>,
    /// Hour and minute that stand with the day: "8:30 a.m. Friday".
    pub hour: Option<(u8, u8)>,
    /// "vor 2014", "nach dem 3. März": the date is only a border.
    pub border: Option<Direction>,
    /// What the clause around it says about past or future.
    pub tense: Tense,
    /// The index in [`Annotations::timexes`](super::Annotations::timexes) of the expression that may fix its day: for an hour one of the same
    /// sentence, for "am Tag darauf" the last one before it in its paragraph, for a day without year a year directly
    /// before it.
    pub context: Option<usize>,
    /// How it was found.
    pub rule: TimexRule,
}

impl Timex {
    /// Whether it names a point in time, however vague: no length, no recurrence, no mere "jetzt" or "damals", and no
    /// hour ("um 20 Uhr", "am Abend"), whose day stands elsewhere.
    pub fn names_point(&self) -> bool {
        let hour = match self.value {
            TimexValue::Clock { .. } => true,
            TimexValue::Later { count: 0, .. } => self.day_part.is_some(),
            _ => false,
        };
        matches!(self.kind, TimexKind::Date | TimexKind::Time)
            && !hour
            && !matches!(self.value, TimexValue::Reference(_))
    }
}

/// TIMEX3 types (TimeML 1.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TimexKind {
    /// A calendar date, however vague.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// What an expression of time says by itself, before any anchor is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimexValue {
    /// Says its date in full: "13. Februar 2025", "März 2025", "2014".
    Absolute(Edtf),
    /// A day without its year: "13. Februar", "Donnerstag, 13. Februar".
    DayOfYear {
        /// 1–12.
        month: u8,
        /// 1–31.
        day: u8,
        /// The weekday, if it is named.
        weekday: Option<Weekday>,
    },
    /// Days of one month without their year: "12./13. Februar".
    DaysOfYear {
        /// 1–12.
        month: u8,
        /// The first day.
        first: u8,
        /// The last day.
        last: u8,
    },
    /// A month, or a day, in a year reckoned from the current one: "Juni des vergangenen Jahres".
    InYear {
        /// So many years on: "dieses Jahres" 0.
        years: i32,
        /// 1–12.
        month: u8,
        /// 1–31.
        day: Option<u8>,
    },
    /// A month: "im Januar", "Anfang März".
    MonthOfYear {
        /// 1–12.
        month: u8,
        /// The year, if it is named.
        year: Option<i32>,
        /// "vergangenen", "kommenden".
        direction: Option<Direction>,
    },
    /// A season: "im Herbst", "Sommer 2014".
    Season {
        /// Which.
        season: Season,
        /// The year, if it is named.
        year: Option<i32>,
        /// "vergangenen", "kommenden".
        direction: Option<Direction>,
    },
    /// A Saturday with its Sunday: "am Wochenende".
    Weekend(Option<Direction>),
    /// A weekday: "am Dienstag", "kommenden Freitag", "am Montagabend".
    Weekday {
        /// Which.
        weekday: Weekday,
        /// "vergangenen", "kommenden".
        direction: Option<Direction>,
    },
    /// A weekday of the week so far from the current one: "Freitag nächster Woche", "Friday of next week" 1.
    WeekdayOfWeek {
        /// Which.
        weekday: Weekday,
        /// Weeks from the current one.
        weeks: i32,
    },
    /// The next or last such weekday, and so many weeks more: "Montag in einer Woche" 1, "Montag vor zwei Wochen" −2.
    WeekdayIn {
        /// Which.
        weekday: Weekday,
        /// Weeks more, never 0.
        weeks: i32,
    },
    /// So many days from the day of writing: "heute" 0, "gestern" −1.
    Days(i32),
    /// So many weeks, months or years from the current one: "in der vergangenen Woche" −1.
    Weeks(i32),
    /// Likewise months.
    Months(i32),
    /// Likewise years.
    Years(i32),
    /// Likewise centuries.
    Centuries(i32),
    /// A feast: "Ostermontag", "Weihnachten 2024".
    Feast {
        /// Which.
        feast: Feast,
        /// The year, if it is named.
        year: Option<i32>,
        /// "vergangenen", "kommenden".
        direction: Option<Direction>,
    },
    /// A quarter or half of a year: "im dritten Quartal 2024".
    YearPart {
        /// Which.
        part: YearPart,
        /// The year, if it is named.
        year: Option<i32>,
        /// "vergangenen", "kommenden"; of the year that `in_year` counts.
        direction: Option<Direction>,
        /// So many years from the current one: "das dritte Quartal des vergangenen Jahres" −1.
        in_year: Option<i32>,
    },
    /// A business year, whose ends the text does not give: "fiscal 2005".
    FiscalYear(i32),
    /// Counted from another expression of the text: "am Tag darauf" 1 day, "ein Jahr zuvor" −1 year.
    Later {
        /// What is counted.
        unit: CalendarUnit,
        /// How many, below 0 for earlier.
        count: i32,
    },
    /// An hour whose day stands elsewhere: "um 14.30 Uhr".
    Clock {
        /// 0–24.
        hour: u8,
        /// 0–59.
        minute: u8,
    },
    /// A length or a recurring time, by its ISO 8601 / TIMEX3 value: "P30D".
    Iso(String),
    /// A time that cannot be placed: "derzeit" `PRESENT_REF`, "einst" `PAST_REF`, "bald" `FUTURE_REF`.
    Reference(Direction),
}

/// A feast, by the rule that gives its days in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Feast {
    /// So many days that begin with the same day every year: "Neujahr", "Weihnachten" (24 to 26 December).
    Fixed {
        /// 1–12.
        month: u8,
        /// 1–31.
        day: u8,
        /// How many days.
        length: u8,
    },
    /// So many days, the first so far from Easter Sunday: "Karfreitag" −2, "Ostern" 0.
    Easter {
        /// Days from Easter Sunday.
        offset: i8,
        /// How many days.
        length: u8,
    },
    /// The weekday of this number in a month: "Thanksgiving", the fourth Thursday of November.
    Weekday {
        /// 1–12.
        month: u8,
        /// Which.
        weekday: Weekday,
        /// 1 for the first; 0 for the last.
        number: u8,
    },
    /// The Sunday so many weeks before Christmas Day or on the day before it: "erster Advent" 4.
    Advent(u8),
}

/// A part of the year, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum YearPart {
    /// 1–4.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CalendarUnit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A season of the northern half of the earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Season {
    /// "Frühling", "Frühjahr": March to May.
    Spring,
    /// "Sommer": June to August.
    Summer,
    /// "Herbst": September to November.
    Autumn,
    /// "Winter": December to February.
    Winter,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DayPart {
    /// "früh", "Morgen", "Vormittag".
    Morning,
    /// "Mittag".
    Midday,
    /// "Nachmittag".
    Afternoon,
    /// "Abend".
    Evening,
    /// "Nacht".
    Night,
}

/// A part of a month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MonthPart {
    /// "Anfang".
    Beginning,
    /// "Mitte".
    Middle,
    /// "Ende".
    End,
}

/// Which way a word points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// "vergangen", "letzt", "vorig".
    Past,
    /// "dies".
    This,
    /// "kommend", "nächst".
    Future,
}

impl Direction {
    /// How many steps it means: "nächste Woche" is one on.
    pub fn steps(self) -> i32 {
        match self {
            Self::Past => -1,
            Self::This => 0,
            Self::Future => 1,
        }
    }
}

/// What the verb of the clause says about the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Tense {
    /// It has happened.
    Past,
    /// It is to happen.
    Future,
    /// The clause does not say.
    #[default]
    Undecided,
}

/// How an expression of time was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimexRule {
    /// "13. Februar 2025", "13.2.2025", "2025-02-13", "February 13, 2025".
    CalendarDate,
    /// "Donnerstag, 13. Februar", "Donnerstag (13. Februar)".
    WeekdayDate,
    /// The first half of a pair that shares its month: the "3." of "vom 3. bis 5. März".
    DateRange,
    /// "März 2025", "im Januar".
    MonthName,
    /// "Anfang März", "Ende 2024", "Mitte der Woche".
    MonthPart,
    /// A year that a word announces: "im Jahr 2014", "seit 2014", "(2014)".
    Year,
    /// Four digits that are no quantity and no name: "2014 waren es", but not "2014 Euro", "Agenda 2030".
    BareYear,
    /// "die neunziger Jahre", "das 19. Jahrhundert".
    YearSpan,
    /// "Herbst 1998", "in diesem Sommer".
    SeasonName,
    /// "am Dienstag", "am Dienstagabend", "kommenden Freitag".
    WeekdayName,
    /// "am Wochenende".
    Weekend,
    /// "heute", "gestern Abend", "vor drei Tagen".
    DeicticDay,
    /// "in der vergangenen Woche", "diesen Monat", "Vorjahr", "two years ago".
    DeicticPeriod,
    /// "am Tag darauf", "ein Jahr zuvor", "a year earlier", "am Abend": counted from a date beside it.
    Context,
    /// "Ostermontag", "an Weihnachten", "Thanksgiving".
    Feast,
    /// "im dritten Quartal 2024", "the first half".
    YearPart,
    /// "um 14.30 Uhr", "5 p.m.".
    ClockTime,
    /// "heute" in the sense of nowadays: its article names no other day near its own.
    Nowadays,
    /// "derzeit", "damals", "demnächst".
    Reference,
    /// "30-tägig", "seit zwei Tagen".
    Duration,
    /// "dienstags", "täglich", "jeden Montag".
    Recurring,
}
