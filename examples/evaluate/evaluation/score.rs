//! Holds what the program found in one article against the gold: counts, rules, and every disagreement in words.
//! The measures are those of the field: exact spans, B-cubed, `TempEval`-3's extents and values.

use std::collections::{BTreeMap, BTreeSet};

use leporello::text::Span;

use super::found::{Findings, FoundDate, FoundQuotation};
use super::gold::GoldArticle;
use super::tally::{Attribution, Merging, Scores, Tally};

/// A quotation is found if so much of the longer of the two spans is common.
const LEAST_OVERLAP: f64 = 0.8;

/// How often a rule, named by its task and its name, was right and wrong.
pub(crate) type Rules = BTreeMap<(&'static str, String), (usize, usize)>;

/// What one article gave.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) scores: Scores,
    pub(crate) rules: Rules,
    /// One line for each disagreement.
    pub(crate) misses: Vec<String>,
}

/// Scores one article.
pub(crate) fn score(gold: &GoldArticle, found: &Findings) -> Outcome {
    let mut scorer = Scorer { gold, found, persons: match_persons(gold, found), outcome: Outcome::default() };
    scorer.outcome.scores.articles = 1;
    scorer.score_mentions();
    scorer.score_merging();
    scorer.score_roles();
    scorer.score_quotations();
    scorer.score_reports();
    scorer.score_dates();
    scorer.outcome
}

struct Scorer<'a> {
    gold: &'a GoldArticle,
    found: &'a Findings,
    /// The gold person with whom a found name shares most mentions.
    persons: BTreeMap<&'a str, usize>,
    outcome: Outcome,
}

/// Counts of shared mentions per found name and gold person.
fn share_mentions<'a>(gold: &GoldArticle, found: &'a Findings) -> BTreeMap<(&'a str, usize), usize> {
    let mut shared = BTreeMap::new();
    for mention in &found.mentions {
        if let Some(&(_, person)) = gold.mentions.iter().find(|(span, _)| *span == mention.span) {
            *shared.entry((mention.name.as_str(), person)).or_default() += 1;
        }
    }
    shared
}

fn match_persons<'a>(gold: &GoldArticle, found: &'a Findings) -> BTreeMap<&'a str, usize> {
    let mut best: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for ((name, person), count) in share_mentions(gold, found) {
        let entry = best.entry(name).or_insert((count, person));
        if count > entry.0 {
            *entry = (count, person);
        }
    }
    best.into_iter().map(|(name, (_, person))| (name, person)).collect()
}

impl Scorer<'_> {
    fn miss(&mut self, what: &str, span: Span, note: &str) {
        let text = &self.gold.text;
        let from = text[..span.start].char_indices().rev().nth(29).map_or(0, |(at, _)| at);
        let to = text[span.end..].char_indices().nth(30).map_or(text.len(), |(at, _)| span.end + at);
        let [before, words, behind] = [&text[from..span.start], span.of(text), &text[span.end..to]]
            .map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" "));
        let gap = |side: bool| if side { " " } else { "" };
        let left = gap(text[from..span.start].ends_with(char::is_whitespace));
        let right = gap(text[span.end..to].starts_with(char::is_whitespace));
        let words = match words.char_indices().nth(80) {
            Some((at, _)) => format!("{}…", &words[..at]),
            None => words,
        };
        let id = &self.gold.id;
        self.outcome.misses.push(format!("{id}: {what}: {note} · {before}{left}[{words}]{right}{behind}"));
    }

    fn note_rule(&mut self, task: &'static str, rule: &str, right: bool) {
        let (rights, wrongs) = self.outcome.rules.entry((task, rule.to_owned())).or_default();
        *(if right { rights } else { wrongs }) += 1;
    }

    fn score_mentions(&mut self) {
        let (gold, found) = (self.gold, self.found);
        let mut shared = 0;
        for mention in &found.mentions {
            let right = gold.mentions.iter().any(|(span, _)| *span == mention.span);
            shared += usize::from(right);
            self.note_rule("mentions", &mention.rule, right);
            if !right {
                let note = format!("{}, by {}", mention.name, mention.rule);
                self.miss("mention wrong", mention.span, &note);
            }
        }
        for &(span, person) in &gold.mentions {
            if !found.mentions.iter().any(|mention| mention.span == span) {
                self.miss("mention missed", span, &gold.persons[person].name);
            }
        }
        let names: BTreeSet<&str> = found.mentions.iter().map(|mention| mention.name.as_str()).collect();
        let hit: BTreeSet<usize> =
            share_mentions(gold, found).into_keys().map(|(_, person)| person).collect();
        let scores = &mut self.outcome.scores;
        scores.mentions = Tally::new(shared, found.mentions.len(), gold.mentions.len());
        scores.persons =
            Tally { right: self.persons.len(), found: names.len(), hit: hit.len(), gold: gold.persons.len() };
    }

    fn score_merging(&mut self) {
        let shared = share_mentions(self.gold, self.found);
        let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let mut merging = Merging::default();
        let (mut of_name, mut of_person) = (BTreeMap::<&str, usize>::new(), BTreeMap::<usize, usize>::new());
        for (&(name, person), count) in &shared {
            *of_name.entry(name).or_default() += count;
            *of_person.entry(person).or_default() += count;
        }
        for (&(name, person), &count) in &shared {
            merging.precision += float(count * count) / float(of_name[name]);
            merging.recall += float(count * count) / float(of_person[&person]);
            merging.mentions += count;
            if count < of_name[name] || count < of_person[&person] {
                let (gold, id) = (&self.gold.persons[person].name, &self.gold.id);
                self.outcome
                    .misses
                    .push(format!("{id}: merging: {count} mentions of {gold} are called {name}"));
            }
        }
        self.outcome.scores.merging = merging;
    }

    /// The gold person whom a found name means.
    fn resolve(&self, name: &str) -> Option<usize> {
        let same = || self.gold.persons.iter().position(|person| normalise(&person.name) == normalise(name));
        self.persons.get(name).copied().or_else(same)
    }

    /// Pairs of person and title count, however often the article gives them.
    fn score_roles(&mut self) {
        let (gold, found) = (self.gold, self.found);
        let fits = |found: &str, gold: &str, lenient: bool| {
            found == gold || lenient && (found.ends_with(gold) || found.starts_with(gold))
        };
        let mut expected: BTreeMap<(usize, String), Span> = BTreeMap::new();
        for (span, person, title) in &gold.roles {
            expected.entry((*person, normalise(title))).or_insert(*span);
        }
        let mut given: BTreeMap<(String, String), (Option<usize>, Span)> = BTreeMap::new();
        for role in &found.roles {
            let person = self.resolve(&role.name);
            let bearer = person.map_or_else(|| role.name.clone(), |person| gold.persons[person].name.clone());
            let title = normalise(&role.title);
            let right = expected.keys().any(|(it, known)| Some(*it) == person && fits(&title, known, false));
            self.note_rule("roles", &role.rule, right);
            given.entry((bearer, title)).or_insert((person, role.span));
        }
        let tally = |lenient: bool| Tally {
            right: given
                .iter()
                .filter(|((_, title), (person, _))| {
                    expected.keys().any(|(it, known)| Some(*it) == *person && fits(title, known, lenient))
                })
                .count(),
            found: given.len(),
            hit: expected
                .keys()
                .filter(|(person, known)| {
                    given
                        .iter()
                        .any(|((_, title), (it, _))| *it == Some(*person) && fits(title, known, lenient))
                })
                .count(),
            gold: expected.len(),
        };
        (self.outcome.scores.roles, self.outcome.scores.lenient_roles) = (tally(false), tally(true));
        for ((bearer, title), (person, span)) in &given {
            if !expected.keys().any(|(it, known)| Some(*it) == *person && fits(title, known, false)) {
                self.miss("role wrong", *span, &format!("{bearer}: {title}"));
            }
        }
        for ((person, known), span) in &expected {
            let met =
                given.iter().any(|((_, title), (it, _))| *it == Some(*person) && fits(title, known, false));
            if !met {
                self.miss("role missed", *span, &format!("{}: {known}", gold.persons[*person].name));
            }
        }
    }

    fn score_quotations(&mut self) {
        let (gold, found) = (self.gold, self.found);
        let expected: Vec<Span> = gold.quotations.iter().map(|(span, _)| *span).collect();
        let given: Vec<Span> = found.quotations.iter().map(|quotation| quotation.span).collect();
        let pairs = pair(&expected, &given, LEAST_OVERLAP);
        let of_found: BTreeMap<usize, usize> = pairs.iter().map(|&(gold, found)| (found, gold)).collect();
        let mut attribution = Attribution::default();
        for (index, quotation) in found.quotations.iter().enumerate() {
            let partner = of_found.get(&index).map(|&it| &gold.quotations[it]);
            self.note_rule("quotations", &quotation.rule, partner.is_some());
            match partner {
                None => self.miss("quotation wrong", quotation.span, &quotation.rule),
                Some((_, None)) => (),
                Some((_, Some(person))) => match &quotation.speaker {
                    None => attribution.undecided += 1,
                    Some((name, _)) if self.is_speaker(name, *person) => attribution.right += 1,
                    Some(_) => attribution.wrong += 1,
                },
            }
            self.judge_speaker(quotation, partner.and_then(|(_, speaker)| *speaker), partner.is_some());
        }
        for (index, &(span, speaker)) in gold.quotations.iter().enumerate() {
            if !pairs.iter().any(|&(it, _)| it == index) {
                let name = speaker.map_or("nobody", |person| &gold.persons[person].name);
                self.miss("quotation missed", span, name);
            }
        }
        let speakers = found.quotations.iter().filter(|quotation| quotation.speaker.is_some()).count();
        let attributable = gold.quotations.iter().filter(|(_, speaker)| speaker.is_some()).count();
        let scores = &mut self.outcome.scores;
        scores.quotations = Tally::new(pairs.len(), given.len(), expected.len());
        scores.speakers = Tally::new(attribution.right, speakers, attributable);
        scores.attribution = attribution;
    }

    fn judge_speaker(&mut self, quotation: &FoundQuotation, person: Option<usize>, is_quotation: bool) {
        let expected = person.map_or("nobody", |person| &self.gold.persons[person].name);
        match &quotation.speaker {
            Some((name, rule)) => {
                let right = person.is_some_and(|person| self.is_speaker(name, person));
                self.note_rule("speakers", rule, right);
                if !right {
                    let note = format!("{name}, by {rule}, instead of {expected}");
                    self.miss("speaker wrong", quotation.span, &note);
                }
            }
            None if is_quotation && person.is_some() => {
                self.miss("speaker undecided", quotation.span, expected);
            }
            None => (),
        }
    }

    /// A sentence of indirect speech counts only with its speaker.
    fn score_reports(&mut self) {
        let (gold, found) = (self.gold, self.found);
        if gold.reports.is_empty() {
            return;
        }
        let told = |span: Span| gold.reports.iter().find(|(it, _)| *it == span);
        let mut right = 0;
        for (span, name) in &found.reports {
            match told(*span) {
                Some((_, person)) if self.is_speaker(name, *person) => right += 1,
                Some((_, person)) => {
                    let note = format!("{name} instead of {}", gold.persons[*person].name);
                    self.miss("report's speaker wrong", *span, &note);
                }
                None => self.miss("report wrong", *span, name),
            }
        }
        for (span, person) in &gold.reports {
            if !found.reports.iter().any(|(it, _)| it == span) {
                self.miss("report missed", *span, &gold.persons[*person].name);
            }
        }
        self.outcome.scores.reports = Tally::new(right, found.reports.len(), gold.reports.len());
    }

    fn is_speaker(&self, name: &str, person: usize) -> bool {
        let named = || self.gold.mentions.iter().filter(|&&(_, it)| it == person);
        self.resolve(name) == Some(person)
            || named().any(|(span, _)| normalise(span.of(&self.gold.text)) == normalise(name))
    }

    fn score_dates(&mut self) {
        let (gold, found) = (self.gold, self.found);
        let expected: Vec<Span> = gold.dates.iter().map(|(span, _)| trim(*span, &gold.text)).collect();
        let given: Vec<Span> = found.dates.iter().map(|date| trim(date.span, &gold.text)).collect();
        let strict = given.iter().filter(|&span| expected.contains(span)).count();
        let pairs = pair(&expected, &given, 0.0);
        let of_found: BTreeMap<usize, usize> = pairs.iter().map(|&(gold, found)| (found, gold)).collect();
        let mut right_values = 0;
        for (index, date) in found.dates.iter().enumerate() {
            let partner = of_found.get(&index).map(|&it| (&gold.dates[it].1, expected[it]));
            let right = partner.is_some_and(|(value, _)| is_value(date, value.as_deref()));
            right_values += usize::from(right);
            self.note_rule("dates", &date.rule, right);
            let value = date.value.as_deref().unwrap_or("?");
            match partner {
                None => self.miss("date wrong", date.span, &format!("{value}, by {}", date.rule)),
                Some((known, _)) if !right => {
                    let known = known.as_deref().unwrap_or("?");
                    let note = format!("{value}, by {}, instead of {known}", date.rule);
                    self.miss("date's value wrong", date.span, &note);
                }
                Some((_, span)) if span != given[index] => {
                    self.miss("date's extent wrong", date.span, &format!("not `{}`", span.of(&gold.text)));
                }
                Some(_) => (),
            }
        }
        for (index, (span, value)) in gold.dates.iter().enumerate() {
            if !pairs.iter().any(|&(it, _)| it == index) {
                self.miss("date missed", *span, value.as_deref().unwrap_or("?"));
            }
        }
        self.outcome.scores.dates = Tally::new(strict, given.len(), expected.len());
        self.outcome.scores.date_values = Tally::new(right_values, given.len(), expected.len());
    }
}

/// Case, runs of white space and white space behind a hyphen do not count.
fn normalise(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace("- ", "-").to_lowercase()
}

/// Without an article in front: whether it belongs to a date is a matter of taste.
fn trim(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let articles = ["der ", "die ", "das ", "dem ", "den ", "des ", "the ", "The "];
    let skip = articles.iter().find(|article| words.starts_with(*article)).map_or(0, |article| article.len());
    Span::new(span.start + skip, span.end)
}

/// A date without a gold value must not be given a day.
fn is_value(date: &FoundDate, gold: Option<&str>) -> bool {
    match (gold, date.value.as_deref()) {
        (Some(gold), Some(value)) => gold.eq_ignore_ascii_case(value),
        (None, value) => value.is_none_or(|value| value.contains('X')),
        (Some(_), None) => false,
    }
}

/// Pairs spans one to one that overlap by at least `least` of the longer of them, those with most in common first.
fn pair(gold: &[Span], found: &[Span], least: f64) -> Vec<(usize, usize)> {
    let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let mut possible = Vec::new();
    for (i, a) in gold.iter().enumerate() {
        for (j, b) in found.iter().enumerate() {
            let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
            let longest = a.len().max(b.len());
            if common > 0 && float(common) >= least * float(longest) {
                possible.push((common, i, j));
            }
        }
    }
    possible.sort_by_key(|&(common, i, j)| (std::cmp::Reverse(common), i, j));
    let (mut used_gold, mut used_found) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, i, j) in possible {
        if !used_gold.contains(&i) && !used_found.contains(&j) {
            used_gold.insert(i);
            used_found.insert(j);
            pairs.push((i, j));
        }
    }
    pairs
}
