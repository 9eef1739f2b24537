//! What the German verbs of a clause say about past and future.
//!
//! Clauses are cut at commas, colons, dashes and quotation marks. Where a clause holds no cue, its sentence
//! decides, if all its cues agree. This is reckoned once per clause, so the work grows with the text only.

use super::super::{Sentence, Tense};
use super::found::Expression;
use super::token::{Gap, Token, TokenKind};
use super::verbs::{VerbForm, is_determiner};

/// The tense for each of `placed`, in order.
pub(super) fn find_german_tenses(
    tokens: &[Token],
    placed: &[(usize, usize, Expression)],
    sentences: &[Sentence],
) -> Vec<Tense> {
    let unparted = sentences.is_empty();
    let firsts = first_tokens(tokens, placed, sentences);
    let mut sentences = sentences.iter().peekable();
    let mut expressions = placed.iter().enumerate().peekable();
    let mut tenses = vec![Tense::Undecided; placed.len()];
    let (mut clause, mut sentence) = (Cues::default(), Cues::default());
    // The expressions of the open clause and of the open sentence.
    let (mut in_clause, mut in_sentence) = (Vec::new(), Vec::new());
    let mut index = 0;
    while index < tokens.len() {
        // Sentences without an expression are passed over.
        if in_sentence.is_empty() {
            let Some(&(number, _)) = expressions.peek() else { break };
            index = index.max(firsts[number]);
        }
        let token = &tokens[index];
        let inside = expressions.peek().is_some_and(|(_, (start, end, _))| *start < index && index < *end);
        let opens = sentences.peek().is_some_and(|next| next.span.start <= token.start)
            || token.gap == Gap::Break
            || (unparted && follows_full_stop(tokens, index));
        while sentences.next_if(|next| next.span.start <= token.start).is_some() {}
        if !inside && (opens || parts_clause(token, tokens.get(index + 1))) {
            close_clause(&mut clause, &mut sentence, &mut in_clause, &mut tenses);
        }
        if !inside && opens {
            close_sentence(&mut sentence, &mut in_sentence, &mut tenses);
        }
        while expressions.next_if(|(_, (_, end, _))| *end <= index).is_some() {}
        if let Some((number, (start, _, _))) = expressions.peek()
            && *start == index
        {
            in_clause.push(*number);
            in_sentence.push(*number);
        }
        clause.read_german(tokens, index);
        index += 1;
    }
    close_clause(&mut clause, &mut sentence, &mut in_clause, &mut tenses);
    close_sentence(&mut sentence, &mut in_sentence, &mut tenses);
    tenses
}

/// For each of `placed` the first token of its sentence; where no sentences are given, that of the text.
fn first_tokens(
    tokens: &[Token],
    placed: &[(usize, usize, Expression)],
    sentences: &[Sentence],
) -> Vec<usize> {
    let first_of = |&(start, ..): &(usize, usize, Expression)| {
        let behind = sentences.partition_point(|sentence| sentence.span.start <= tokens[start].start);
        let begin = behind.checked_sub(1).map_or(0, |own| sentences[own].span.start);
        tokens.partition_point(|token| token.start < begin)
    };
    placed.iter().map(first_of).collect()
}

/// Where no sentences are given: a capital behind a word and its full stop.
pub(super) fn follows_full_stop(tokens: &[Token], index: usize) -> bool {
    index > 1
        && tokens[index].is_capitalised()
        && tokens[index - 1].is_mark('.')
        && tokens[index - 2].kind == TokenKind::Word
}

pub(super) fn parts_clause(token: &Token, next: Option<&Token>) -> bool {
    match token.kind {
        TokenKind::Mark(',') => next.is_none_or(|next| next.gap != Gap::None),
        TokenKind::Mark('-') => token.gap == Gap::Space,
        TokenKind::Mark(mark) => {
            matches!(mark, ';' | ':' | '–' | '—' | '„' | '“' | '”' | '"' | '»' | '«' | '(' | ')' | '!' | '?')
        }
        _ => false,
    }
}

fn close_clause(clause: &mut Cues, sentence: &mut Cues, members: &mut Vec<usize>, tenses: &mut [Tense]) {
    let tense = clause.tense();
    for member in members.drain(..) {
        tenses[member] = tense;
    }
    match tense {
        Tense::Past => sentence.past = true,
        Tense::Future => sentence.present = true,
        Tense::Undecided => {}
    }
    *clause = Cues::default();
}

fn close_sentence(sentence: &mut Cues, members: &mut Vec<usize>, tenses: &mut [Tense]) {
    let tense = match (sentence.past, sentence.present) {
        (true, false) => Tense::Past,
        (false, true) => Tense::Future,
        _ => Tense::Undecided,
    };
    for member in members.drain(..) {
        if tenses[member] == Tense::Undecided {
            tenses[member] = tense;
        }
    }
    *sentence = Cues::default();
}

/// What has been seen in a clause.
#[expect(clippy::struct_excessive_bools, reason = "each is one cue, and any of them may be seen together")]
#[derive(Debug, Clone, Copy, Default)]
struct Cues {
    /// "sagte", "wurde".
    past: bool,
    /// "hat", "ist": past with a participle, else present.
    auxiliary: bool,
    /// "ist", "sind": without a participle a present tense.
    copula: bool,
    /// "getroffen", "vereinbart".
    participle: bool,
    /// "geplant", "vorgesehen": what is planned lies ahead.
    planned: bool,
    /// "wird", "soll", "will".
    future: bool,
    /// "müsste", "könnte": what may come, unless it is past.
    conditional: bool,
    /// "hätte", with "sollen" behind it: what was not done.
    unreal: bool,
    /// "worden".
    passive_past: bool,
    /// "beginnt": a present tense beside a date speaks of what is to come.
    present: bool,
}

impl Cues {
    fn tense(self) -> Tense {
        if self.passive_past || (self.unreal && self.future) {
            Tense::Past
        } else if self.future || (self.planned && !self.past) {
            Tense::Future
        } else if self.past || (self.auxiliary && self.participle) {
            Tense::Past
        } else if self.present || self.copula || self.conditional {
            Tense::Future
        } else {
            Tense::Undecided
        }
    }

    fn read_german(&mut self, tokens: &[Token], index: usize) {
        let token = &tokens[index];
        let opens = index == 0 || token.gap == Gap::Break || tokens[index - 1].kind != TokenKind::Word;
        // A noun bears a capital; only at the beginning may a verb do so too.
        if token.kind != TokenKind::Word || (token.is_capitalised() && !opens) {
            return;
        }
        match token.verb() {
            VerbForm::PassivePast => self.passive_past = true,
            VerbForm::Future => self.future = true,
            VerbForm::Conditional => self.conditional = true,
            VerbForm::Auxiliary => self.auxiliary = true,
            VerbForm::Copula => (self.auxiliary, self.copula) = (true, true),
            VerbForm::Unreal => (self.auxiliary, self.unreal) = (true, true),
            VerbForm::Planned => self.planned = true,
            VerbForm::Past => self.past = true,
            VerbForm::Present => self.present = true,
            VerbForm::WeakPreterite if !before_noun(tokens, index) => self.past = true,
            _ if is_before_its_pronoun(token, tokens.get(index + 1)) => self.present = true,
            VerbForm::Participle if !before_noun(tokens, index) => self.participle = true,
            _ => {}
        }
    }
}

/// "hören Sie am Samstag", "am Montag fliege ich".
fn is_before_its_pronoun(verb: &Token, next: Option<&Token>) -> bool {
    let word = verb.lower();
    next.is_some_and(|next| match next.text {
        "Sie" | "wir" => word.ends_with("en") && !word.ends_with("ten"),
        "ich" => word.ends_with('e') && !word.ends_with("te"),
        _ => false,
    })
}

/// "am geplanten Treffen", "die alte Stadt": what stands before a noun is an adjective, unless a pronoun or name follows.
fn before_noun(tokens: &[Token], index: usize) -> bool {
    let next_is_noun = tokens
        .get(index + 1)
        .is_some_and(|next| next.kind == TokenKind::Word && next.is_capitalised() && next.gap == Gap::Space);
    next_is_noun && index > 0 && is_determiner(tokens[index - 1].lower())
}
