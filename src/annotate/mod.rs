//! STAGE 2: one [`Article`] → [`Annotations`]. Pure, cannot fail, sees no other article.
//!
//! Every annotation names the rule that made it.

mod annotations;

pub use annotations::{
    Annotations, Candidate, Cue, Direction, MonthPart, PersonMention, PersonRule, Quotation, QuotationKind,
    QuotationRule, RoleMention, RoleRule, Sentence, Tense, Timex, TimexKind, TimexRule, TimexValue,
};
