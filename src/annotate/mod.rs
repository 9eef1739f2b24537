//! STAGE 2: one [`Article`] → [`Annotations`]. Pure, cannot fail, sees no other article.
//!
//! Every annotation names the rule that made it.

mod annotations;
mod timex;

pub use annotations::{
    Annotations, Candidate, Cue, DayPart, Direction, MonthPart, PersonMention, PersonRule, Quotation,
    QuotationKind, QuotationRule, RoleMention, RoleRule, Season, Sentence, Tense, Timex, TimexKind,
    TimexRule, TimexValue,
};
pub use timex::find_timexes;
