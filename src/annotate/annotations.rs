//! What is found in one article, before any other article is known.

use chrono::Weekday;

use crate::date::Edtf;
use crate::text::Span;

/// Everything found in one article; each list is sorted by span, and every span lies in the body's text.
#[derive(Debug, Clone, Default)]
pub struct Annotations {
    /// The sentences, block by block.
    pub sentences: Vec<Sentence>,
    /// Mentions of persons.
    pub persons: Vec<PersonMention>,
    /// Capitalised words that become mentions if another article names a person so.
    pub candidates: Vec<Candidate>,
    /// Expressions of time.
    pub timexes: Vec<Timex>,
    /// Roles given to persons.
    pub roles: Vec<RoleMention>,
    /// Titles that stand for a person whom the article names elsewhere.
    pub epithets: Vec<Epithet>,
    /// Quotations.
    pub quotations: Vec<Quotation>,
}

/// One sentence, or the whole of a crosshead or cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its text, without surrounding white space.
    pub span: Span,
    /// The index of its block in the body.
    pub block: usize,
}

/// A place where a person is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonMention {
    /// The bare name, without title; its genitive ending included.
    pub span: Span,
    /// The name in the nominative, as this place gives it ("Putin" for `Putins`).
    pub name: String,
    /// The fullest form of that person's name in this article, in the nominative.
    pub full_name: String,
    /// Why it is taken for a person.
    pub rule: PersonRule,
}

/// Why a stretch of text is taken for a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonRule {
    /// A title or function stands before it: "Außenminister Marco Rubio", "Präsident Selenskyj".
    Title,
    /// It begins with a known given name: "Keith Kellogg".
    GivenName,
    /// A role is set behind it: "Keir Starmer, der britische Premierminister".
    Apposition,
    /// No rule fits, but its sentence makes it probable: "„Wir haben nichts gewusst“, sagte Tolvanen."
    Statistical,
    /// A surname whose full name stands in the same article: "Kellogg".
    Surname,
    /// A surname whose full name stands in another article, and only one person of the corpus bears it.
    CorpusSurname,
    /// A word that could be a surname, and that the authority file gives to a person.
    Authority,
}

/// A capitalised word, or run of words, that may be a surname.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The word.
    pub span: Span,
    /// The nominative forms it may have, the likeliest first ("Putins": `Putin`, `Putins`).
    pub names: Vec<String>,
}

/// A role that the text gives to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleMention {
    /// The words that name the role.
    pub span: Span,
    /// The role in the nominative singular ("US-Außenminister").
    pub title: String,
    /// The index in [`Annotations::persons`] of the mention it is given to.
    pub person: usize,
    /// How it was found.
    pub rule: RoleRule,
}

/// How a role was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleRule {
    /// Before the name: "US-Außenminister Marco Rubio".
    BeforeName,
    /// Behind the name, between commas: "Rustem Umjerow, Ex-Verteidigungsminister,".
    Apposition,
    /// Before a comma and the name: "der Bürgermeister von Bern, Hans Kofler,".
    BeforeComma,
    /// By "ist" or "war" directly behind the name: "Anna Gruber ist seit 2020 Bürgermeisterin".
    Copula,
    /// In the plural before two names, for the second: "die Sportler Anna Gruber und Hans Kofler".
    SharedTitle,
}

/// A title that stands for a person: "der Kremlchef" after "Kremlchef Wladimir Putin".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epithet {
    /// The title, without its article.
    pub span: Span,
    /// The index in [`Annotations::persons`] of the mention that bears this title.
    pub person: usize,
    /// Why it stands for that person.
    pub rule: EpithetRule,
}

/// Why a title stands for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EpithetRule {
    /// The article has given it, or a compound of it, to that person alone: "US-Präsident Trump … der Präsident".
    SoleBearer,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The text between the marks.
    pub span: Span,
    /// Whole sentences or a part of one.
    pub kind: QuotationKind,
    /// The word that gives the speaker.
    pub cue: Option<Cue>,
    /// The index in [`Annotations::persons`] of the mention that speaks, if the text says so.
    pub speaker: Option<usize>,
    /// Why that person is taken for the speaker.
    pub attribution: Option<AttributionRule>,
    /// How it was found.
    pub rule: QuotationRule,
}

/// Why a person is taken for the speaker of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributionRule {
    /// A cue directly behind: "„…“, sagte Gruber", "„…“, so Gruber", "„…“, wie Gruber erklärte".
    CueBehind,
    /// A cue behind the rest of the sentence: "Alle hätten „großen Druck“ verabredet, sagte Gruber."
    CueAtEnd,
    /// The sentence before the colon tells of the speaker: "Gruber gab sich gelassen: „…“".
    Colon,
    /// The quotation is part of the speaker's sentence: "Gruber nannte das „sehr hilfreich“".
    Clause,
    /// "Laut Gruber „…“", "Nach Angaben Grubers „…“".
    Source,
    /// The next part of a quotation that its cue interrupts: "„…“, sagte Gruber, „…“".
    Resumed,
    /// The next quotation of the same sentence: "Gruber sprach von „…“ und „…“".
    SameSentence,
    /// A quoted sentence directly behind one with a known speaker: "„…“, sagte Gruber. „…“".
    Continued,
    /// A quoted sentence directly behind one that reports speech: "Das sei neu, sagte Gruber. „…“".
    AfterReport,
    /// Part of a sentence of indirect speech behind one with a known speaker: "„…“, sagte Gruber. Das sei „…“".
    Subjunctive,
    /// A quoted sentence behind one that tells of one person's attitude: "Gruber ist sich sicher. „…“".
    Focus,
    /// "Ich" in a text in which one person alone is quoted.
    Portrait,
}

/// The word that marks speech: "sagte", "so", "laut".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands.
    pub span: Span,
}

/// How much of a statement is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationKind {
    /// A whole sentence or more.
    Direct,
    /// Words inside the author's sentence.
    Partial,
    /// Reported without marks.
    Indirect,
}

/// How a quotation was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationRule {
    /// Both marks stand in the text.
    BothMarks,
    /// Only the closing mark stands there; the quotation is taken to begin with its paragraph.
    MissingOpening,
    /// Only the opening mark stands there; the quotation is taken to end with its paragraph.
    MissingClosing,
}

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// "vor 2014", "nach dem 3. März": the date is only a border.
    pub border: Option<Direction>,
    /// What the clause around it says about past or future.
    pub tense: Tense,
    /// How it was found.
    pub rule: TimexRule,
}

impl Timex {
    /// Whether it names a point in time, however vague: no length, no recurrence, and no mere "jetzt" or "damals".
    pub fn names_point(&self) -> bool {
        matches!(self.kind, TimexKind::Date | TimexKind::Time)
            && !matches!(self.value, TimexValue::Reference(_))
    }
}

/// TIMEX3 types (TimeML 1.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// So many days from the day of writing: "heute" 0, "gestern" −1.
    Days(i32),
    /// So many weeks, months or years from the current one: "in der vergangenen Woche" −1.
    Weeks(i32),
    /// Likewise months.
    Months(i32),
    /// Likewise years.
    Years(i32),
    /// A length or a recurring time, by its ISO 8601 / TIMEX3 value: "P30D".
    Iso(String),
    /// A time that cannot be placed: "derzeit" `PRESENT_REF`, "einst" `PAST_REF`, "bald" `FUTURE_REF`.
    Reference(&'static str),
}

/// A season of the northern half of the earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MonthPart {
    /// "Anfang".
    Beginning,
    /// "Mitte".
    Middle,
    /// "Ende".
    End,
}

/// Which way a word points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// "in der vergangenen Woche", "diesen Monat", "Vorjahr".
    DeicticPeriod,
    /// "heute" in the sense of nowadays: its article names no other day near its own.
    Nowadays,
    /// "derzeit", "damals", "demnächst".
    Reference,
    /// "30-tägig", "seit zwei Tagen".
    Duration,
    /// "dienstags", "täglich", "jeden Montag".
    Recurring,
}
