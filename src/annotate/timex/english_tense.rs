//! What English verbs say about past and future.
//!
//! The verb that stands last before an expression decides ("said Tuesday that it will close" is past), else the first
//! behind it; those of its own clause go before those of the rest of its sentence.

use super::super::{Sentence, Tense};
use super::found::Expression;
use super::lexicon::Lexeme;
use super::tense::{follows_full_stop, parts_clause};
use super::token::{Gap, Token, TokenKind};

/// Irregular forms of the past that news use.
const PAST: [&str; 74] = [
    "was", "were", "had", "did", "said", "told", "met", "took", "made", "came", "went", "began", "held",
    "won", "left", "gave", "spoke", "wrote", "died", "fell", "rose", "lost", "found", "got", "became", "led",
    "ran", "saw", "sent", "brought", "bought", "sold", "built", "caught", "chose", "cut", "drew", "drove",
    "felt", "fought", "flew", "grew", "heard", "hit", "kept", "knew", "laid", "lay", "let", "paid", "put",
    "quit", "read", "sat", "set", "shot", "shut", "slid", "spent", "stood", "struck", "swept", "swore",
    "taught", "thought", "threw", "wore", "woke", "broke", "beat", "bid", "blew", "burst", "sank",
];

/// Words that point ahead, and present tenses that stand beside dates to come.
const FUTURE: [&str; 46] = [
    "will",
    "shall",
    "would",
    "forecast",
    "plans",
    "plan",
    "begins",
    "begin",
    "starts",
    "start",
    "opens",
    "resumes",
    "resume",
    "expires",
    "meets",
    "convenes",
    "votes",
    "arrives",
    "travels",
    "visits",
    "hosts",
    "holds",
    "faces",
    "returns",
    "takes",
    "ends",
    "airs",
    "heads",
    "leaves",
    "goes",
    "kicks",
    "comes",
    "marks",
    "celebrates",
    "turns",
    "scheduled",
    "expected",
    "slated",
    "due",
    "upcoming",
    "intends",
    "hopes",
    "aims",
    "may",
    "might",
    "can",
];

/// Present tenses of many, where the word before them is no singular: "Rovers visit", "they meet".
const PLURAL_PRESENT: [&str; 8] = ["visit", "host", "face", "play", "travel", "meet", "return", "open"];

/// Words behind which a clause may have another finite verb.
const JOINING: [&str; 16] = [
    "and", "but", "or", "that", "who", "which", "when", "where", "after", "before", "because", "since",
    "while", "as", "if", "than",
];

/// The tense for each of `placed`, in order.
pub(super) fn find_english_tenses(
    tokens: &[Token],
    placed: &[(usize, usize, Expression)],
    sentences: &[Sentence],
) -> Vec<Tense> {
    let mut tenses = vec![Tense::Undecided; placed.len()];
    let mut starts = sentences.iter().peekable();
    let mut expressions = placed.iter().enumerate().peekable();
    // Of the open sentence: verbs with their clause, and expressions with place and clause.
    let (mut verbs, mut members): (Vec<Verb>, Vec<Member>) = (Vec::new(), Vec::new());
    let mut clause = 0;
    for (index, token) in tokens.iter().enumerate() {
        let opens = starts.peek().is_some_and(|next| next.span.start <= token.start)
            || token.gap == Gap::Break
            || (sentences.is_empty() && follows_full_stop(tokens, index));
        while starts.next_if(|next| next.span.start <= token.start).is_some() {}
        while expressions.next_if(|(_, (_, end, _))| *end <= index).is_some() {}
        let current = expressions.peek().filter(|(_, (start, ..))| *start <= index);
        let inside = current.is_some_and(|(_, (start, ..))| *start < index);
        if opens && !inside {
            settle(&verbs, &mut members, &mut tenses);
            verbs.clear();
        }
        if !inside && (opens || parts_clause(token, tokens.get(index + 1))) {
            clause += 1;
        }
        match current {
            Some((number, (start, ..))) if *start == index => members.push((*number, index, clause)),
            Some(_) => {}
            None => {
                let ruled = |(at, other, _): &Verb| *other == clause && is_ruled(tokens, *at, index);
                let verb = read_verb(tokens, index).filter(|_| !verbs.last().is_some_and(ruled));
                verbs.extend(verb.map(|tense| (index, clause, tense)));
            }
        }
    }
    settle(&verbs, &mut members, &mut tenses);
    tenses
}

/// Token, clause, and what the verb says.
type Verb = (usize, usize, Tense);

/// Number of the expression, its first token and its clause.
type Member = (usize, usize, usize);

/// Verbs and members are both in the order of the text, so one walk along both is enough.
fn settle(verbs: &[Verb], members: &mut Vec<Member>, tenses: &mut [Tense]) {
    let mut behind = 0;
    for (number, place, clause) in members.drain(..) {
        while verbs.get(behind).is_some_and(|(at, ..)| *at < place) {
            behind += 1;
        }
        let before = behind.checked_sub(1).and_then(|last| verbs.get(last));
        let after = verbs.get(behind);
        let same = |(_, other, _): &&Verb| *other == clause;
        let verb = before.filter(same).or(after.filter(same)).or(before).or(after);
        tenses[number] = verb.map_or(Tense::Undecided, |(.., tense)| *tense);
    }
}

/// Whether a modal at `modal` rules the clause up to `index`: one clause has one finite verb, so "revised" in "will
/// present revised figures" tells of no past.
fn is_ruled(tokens: &[Token], modal: usize, index: usize) -> bool {
    let word = tokens[modal].lower();
    matches!(word, "will" | "shall" | "would" | "to")
        && tokens[modal + 1..index].iter().all(|token| !JOINING.contains(&token.lower()))
}

fn read_verb(tokens: &[Token], index: usize) -> Option<Tense> {
    let token = &tokens[index];
    if token.kind != TokenKind::Word || token.is_capitalised() {
        return None;
    }
    let before = index.checked_sub(1).map_or("", |before| tokens[before].lower());
    let word = token.lower();
    let article = matches!(before, "a" | "an" | "the" | "its" | "his" | "her" | "their" | "this" | "that");
    match word {
        // "are to vote"
        "to" if matches!(before, "is" | "are") => Some(Tense::Future),
        _ if PLURAL_PRESENT.contains(&word)
            && (matches!(before, "they" | "we") || (before.len() > 3 && before.ends_with('s'))) =>
        {
            Some(Tense::Future)
        }
        "scheduled" | "expected" | "slated" | "due" | "forecast"
            if matches!(before, "was" | "were" | "had") =>
        {
            Some(Tense::Past)
        }
        _ if FUTURE.contains(&word) && !article && before != "to" => Some(Tense::Future),
        _ => {
            // "will be sold", "is sold"
            let passive = matches!(before, "be" | "is" | "are" | "being" | "to");
            let regular = word.len() > 4 && word.ends_with("ed") && token.lexeme() == Lexeme::None;
            ((regular || PAST.contains(&word)) && !passive && !article).then_some(Tense::Past)
        }
    }
}
