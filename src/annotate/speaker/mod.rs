//! Who speaks: only where a cue, a colon or the run of the sentences gives a quotation to one named person.
//!
//! Institutions, groups and unnamed spokesmen ("sagte ein Sprecher", "teilte das Amt mit") leave the speaker open, and so
//! does a pronoun with more than one possible antecedent. Known misses: speakers who are told only by the story.

mod after;
mod before;
mod behind;
mod bystander;
mod chain;
mod described;
mod english;
mod english_report;
mod gender;
mod mood;
mod plural;
mod pronoun;
mod report;
mod source;
mod subject;
mod subordinate;
mod verbs;

use super::lexicon::Lexicon;
use super::token::Tokens;
use super::{AttributionRule, Cue, PersonMention, Quotation, QuotationKind, QuotationRule, RoleMention};
use crate::corpus::Language;
use crate::text::Span;
pub(super) use chain::says_i;
use gender::Genders;
use verbs::SpeechWord;

/// The words and persons among which speakers are looked for.
pub(super) struct Speakers<'a> {
    genders: Genders<'a>,
    /// What each token tells of speech.
    words: Vec<SpeechWord>,
    /// Whether the text is English.
    pub(super) english: bool,
    /// The persons of the text.
    pub(super) persons: &'a [PersonMention],
    /// Their roles.
    pub(super) roles: &'a [RoleMention],
    /// Its tokens.
    pub(super) tokens: &'a Tokens<'a>,
    /// The words of its language.
    pub(super) lexicon: &'a Lexicon,
}

/// A stretch between marks, and the quotations before it.
#[derive(Clone, Copy)]
pub(super) struct Marked<'a> {
    /// The text between the marks.
    pub(super) span: Span,
    /// Which marks stand there.
    pub(super) rule: QuotationRule,
    /// Whole sentences or a part of one.
    pub(super) kind: QuotationKind,
    /// All quotations before it, and its own words.
    pub(super) earlier: Quoted<'a>,
    /// The last of them, if it stands in the same block.
    pub(super) previous: Option<&'a Quotation>,
}

/// What stands in marks up to the end of a stretch whose voice is asked for: whoever is named there is named by others.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'a> {
    earlier: &'a [Quotation],
    own: Option<Span>,
}

impl<'a> Quoted<'a> {
    /// The quotations before a stretch, and the stretch itself.
    pub(super) fn with(earlier: &'a [Quotation], own: Span) -> Self {
        Self { earlier, own: Some(own) }
    }

    /// The quotations before a sentence without marks.
    fn before(earlier: &'a [Quotation]) -> Self {
        Self { earlier, own: None }
    }

    /// The last quotation before the stretch.
    fn last(self) -> Option<&'a Quotation> {
        self.earlier.last()
    }

    /// Whether the words are quoted.
    fn holds(self, span: Span) -> bool {
        let next = self.earlier.partition_point(|quotation| quotation.span.start <= span.start);
        let earlier = next.checked_sub(1).is_some_and(|last| self.earlier[last].span.contains(span));
        earlier || self.own.is_some_and(|own| own.contains(span))
    }
}

/// A voice: the cue, and the person if it is one that is named.
pub(super) struct Attribution {
    /// The index of the mention.
    pub(super) speaker: Option<usize>,
    /// The cue; a colon alone is none.
    pub(super) cue: Option<Cue>,
    /// What gave the voice.
    pub(super) rule: AttributionRule,
}

/// How far a sentence is read for the clause that introduces or follows a quotation, in tokens.
const FAR: usize = 45;

impl<'a> Speakers<'a> {
    /// What is known of the persons of one text.
    pub(super) fn new(
        persons: &'a [PersonMention],
        roles: &'a [RoleMention],
        tokens: &'a Tokens<'a>,
        lexicon: &'a Lexicon,
        language: Language,
    ) -> Self {
        let genders = Genders::of(persons, roles, tokens, lexicon, language);
        let words = SpeechWord::of_all(tokens, lexicon);
        Self { genders, words, english: language == Language::English, persons, roles, tokens, lexicon }
    }
}

impl Speakers<'_> {
    /// The voice of a marked stretch; `None` if nothing tells of one.
    pub(super) fn of(&self, marked: Marked) -> Option<Attribution> {
        let closing =
            (marked.rule != QuotationRule::MissingClosing).then(|| self.tokens.index_at(marked.span.end));
        let opening = (marked.rule != QuotationRule::MissingOpening)
            .then(|| self.tokens.index_at(marked.span.start).checked_sub(1))
            .flatten();
        let earlier = marked.earlier;
        closing
            .and_then(|closing| self.cue_behind(closing, marked))
            .or_else(|| self.resumed(opening?, marked.previous?))
            .or_else(|| self.colon(opening?, marked))
            .or_else(|| self.cue_at_end(closing?, earlier))
            .or_else(|| self.subordinate(opening?, closing?, earlier))
            .or_else(|| self.clause(opening?, closing, earlier))
            .or_else(|| self.same_sentence(opening?, marked.previous?))
            .or_else(|| self.told_after(opening?, closing?, marked))
            .or_else(|| self.subjunctive(opening?, marked))
            .or_else(|| self.continued(opening?, marked))
            .or_else(|| self.focus(opening?, marked))
    }

    /// Whether a person's name ends directly before token `end`; and if so, whether in the genitive.
    pub(super) fn person_before(&self, end: usize) -> Option<bool> {
        self.person_ending_at(end).map(|person| !self.is_nominative(person))
    }

    /// Whether the token is a verb of speech, in the singular or the plural.
    pub(super) fn is_verb_of_speech(&self, at: usize) -> bool {
        self.speech_word(at).is_verb_of_speech
    }

    fn voice(&self, speaker: Option<usize>, cue: usize, rule: AttributionRule) -> Attribution {
        let cue = self.tokens.get(cue).map(|token| Cue { span: token.span });
        Attribution { speaker, cue, rule }
    }

    /// Whether the token is a verb that reports speech beside quotation marks.
    fn speaks(&self, at: usize) -> bool {
        self.speech_word(at).speaks
    }
}
