//! STAGE 2: one [`Article`] → [`Annotations`]. Pure, cannot fail, sees no other article.
//!
//! Every annotation names the rule that made it.

mod annotations;
mod expression;
mod genitive;
mod kin;
mod lexicon;
mod memory;
mod person;
mod quotation;
mod role;
mod sentence;
mod speaker;
pub mod tagger;
mod timex;
mod title;
mod token;

pub use annotations::{
    Annotations, AttributionRule, Candidate, Cue, Epithet, EpithetRule, PersonMention, PersonRule, Quotation,
    QuotationKind, QuotationRule, Report, ReportRule, RoleMention, RoleRule, Sentence,
};
pub use expression::{
    CalendarUnit, DayPart, Direction, Feast, MonthPart, Season, Tense, Timex, TimexKind, TimexRule,
    TimexValue, YearPart,
};
pub use timex::find_timexes;

use crate::corpus::{Article, Body, Language};

/// Annotates one article: [`annotate_body`] with the article's language.
pub fn annotate(article: &Article) -> Annotations {
    annotate_body(&article.body, article.metadata.language)
}

/// Finds sentences, persons, roles and quotations in a body; takes time linear in its length.
///
/// # Example
/// ```
/// use leporello::annotate::annotate_body;
/// use leporello::corpus::{Block, BlockKind, Body, Language};
/// use leporello::text::Span;
///
/// let text = "Ministerin Anna Gruber sprach. Grubers Rede war kurz.".to_owned();
/// let span = Span::new(0, text.len());
/// let block = Block { kind: BlockKind::Paragraph, span, dateline: None, credit: None };
/// let found = annotate_body(&Body { text, blocks: vec![block], markup: vec![] }, Language::German);
/// assert_eq!(found.sentences.len(), 2);
/// assert_eq!(found.persons[1].full_name, "Anna Gruber");
/// ```
pub fn annotate_body(body: &Body, language: Language) -> Annotations {
    let lexicon = lexicon::Lexicon::of(language);
    let sentences = sentence::find_sentences(body);
    let tokens = token::Tokens::of(&body.text, &sentences, language);
    let (persons, candidates) = person::find_persons(&tokens, lexicon);
    let roles = role::find_roles(&persons, &tokens, lexicon, language);
    let speakers = speaker::Speakers::new(&persons, &roles, &tokens, lexicon, language);
    let epithets = speakers.epithets();
    let bystanders = speakers.bystanders();
    let quotations = quotation::find_quotations(body, &sentences, &speakers);
    let reports = speakers.reports(&sentences, &quotations);
    Annotations {
        timexes: timex::find_among(&tokens, &sentences, language),
        sentences,
        persons,
        candidates,
        roles,
        epithets,
        bystanders,
        quotations,
        reports,
    }
}
