//! What is found in one article, before any other article is known.

use serde::{Deserialize, Serialize};

use super::expression::Timex;
use crate::text::Span;

/// Everything found in one article; each list is sorted by span, and every span lies in the body's text.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
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
    /// Titles and plural pronouns that stand for persons whom the article names elsewhere.
    pub epithets: Vec<Epithet>,
    /// The indices of those [`persons`](Self::persons) that only say who another person is: "Eggers Sprecherin Anna Gruber".
    pub bystanders: Vec<usize>,
    /// Quotations.
    pub quotations: Vec<Quotation>,
    /// Sentences that report in other words what a person said.
    pub reports: Vec<Report>,
}

/// One sentence, or the whole of a crosshead or cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its text, without surrounding white space.
    pub span: Span,
    /// The index of its block in the body.
    pub block: usize,
}

/// A place where a person is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonRule {
    /// A title or function stands before it: "Außenminister Marco Rubio", "Präsident Selenskyj".
    Title,
    /// It begins with a known given name: "Keith Kellogg".
    GivenName,
    /// A role is set behind it: "Keir Starmer, der britische Premierminister".
    Apposition,
    /// No rule fits, but its sentence makes it probable: "„Wir haben nichts gewusst“, sagte Tolvanen."
    Statistical,
    /// Somebody who needs no introduction: "Kafka".
    WellKnown,
    /// A surname whose full name stands in the same article: "Kellogg".
    Surname,
    /// A surname whose full name stands in another article, and only one person of the corpus bears it.
    CorpusSurname,
    /// A word that could be a surname, and that the authority file gives to a person.
    Authority,
}

/// A capitalised word, or run of words, that may be a surname.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The word.
    pub span: Span,
    /// The nominative forms it may have, the likeliest first ("Putins": `Putin`, `Putins`).
    pub names: Vec<String>,
}

/// A role that the text gives to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleRule {
    /// Before the name: "US-Außenminister Marco Rubio".
    BeforeName,
    /// Behind the name, between commas: "Rustem Umjerow, Ex-Verteidigungsminister,".
    Apposition,
    /// Before a comma and the name: "der Bürgermeister von Bern, Hans Kofler,".
    BeforeComma,
    /// What the sentence says of its subject: "Anna Gruber ist seit 2020 Bürgermeisterin", "Kofler wurde zum Obmann gewählt".
    Copula,
    /// In the plural before two names, for the second: "die Sportler Anna Gruber und Hans Kofler".
    SharedTitle,
}

/// A title that stands for a person, or a pronoun for several: "der Kremlchef" after "Kremlchef Wladimir Putin".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Epithet {
    /// The title, without its article, or the pronoun.
    pub span: Span,
    /// The indices in [`Annotations::persons`] of the mention that bears this title, or of all that the pronoun takes up.
    pub persons: Vec<usize>,
    /// Why it stands for them.
    pub rule: EpithetRule,
}

/// Why a title or pronoun stands for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EpithetRule {
    /// The article has given it, or a compound of it, to that person alone: "US-Präsident Trump … der Präsident".
    SoleBearer,
    /// Together they are the subject of the sentence before: "Gruber und Kofler kamen. Am Freitag reisten sie ab."
    JointSubject,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// Indirect speech: "Der Plan sei fertig, sagte Gruber."
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The whole sentence, its cue included.
    pub span: Span,
    /// The index in [`Annotations::persons`] of the mention that speaks.
    pub speaker: usize,
    /// The word that gives the speaker, if it stands in this sentence.
    pub cue: Option<Cue>,
    /// How it was found.
    pub rule: ReportRule,
}

/// How a sentence of indirect speech was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReportRule {
    /// A verb of speech beside it: "Der Plan sei fertig, sagte Gruber.", "Wie Gruber mitteilte, ist er fertig."
    Cue,
    /// "Laut Gruber ist der Plan fertig.", "Nach Angaben Grubers ist er fertig."
    Source,
    /// A sentence in the subjunctive directly behind one with a known speaker: "Er werde nun geprüft."
    Continued,
}

/// Why a person is taken for the speaker of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// A quoted sentence before one that takes it up: "„…“ So sieht es Gruber."
    ToldAfter,
    /// A quoted sentence behind one that tells of one person's attitude: "Gruber ist sich sicher. „…“".
    Focus,
    /// "Ich" in a text in which one person alone is quoted.
    Portrait,
}

/// The word that marks speech: "sagte", "so", "laut".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// Where it stands.
    pub span: Span,
}

/// How much of a statement is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum QuotationKind {
    /// A whole sentence or more.
    Direct,
    /// Words inside the author's sentence.
    Partial,
    /// Reported without marks.
    Indirect,
}

/// How a quotation was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuotationRule {
    /// Both marks stand in the text.
    BothMarks,
    /// Only the closing mark stands there; the quotation is taken to begin with its paragraph.
    MissingOpening,
    /// Only the opening mark stands there; the quotation is taken to end with its paragraph.
    MissingClosing,
}
