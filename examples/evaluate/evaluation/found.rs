//! What the program finds in an article, in the words that scoring needs.

use leporello::annotate::{TimexKind, annotate_body};
use leporello::corpus::{Body, Language};
use leporello::link::{resolve_dates, timex3_value};
use leporello::render::rule_name;
use leporello::text::Span;

use super::gold::GoldArticle;

/// The findings in one article; spans lie in the gold's text.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) mentions: Vec<FoundMention>,
    pub(crate) roles: Vec<FoundRole>,
    pub(crate) quotations: Vec<FoundQuotation>,
    /// Sentences of indirect speech, and the speaker's name.
    pub(crate) reports: Vec<(Span, String)>,
    pub(crate) dates: Vec<FoundDate>,
}

#[derive(Debug)]
pub(crate) struct FoundMention {
    pub(crate) span: Span,
    /// The fullest form of the person's name in the article.
    pub(crate) name: String,
    pub(crate) rule: String,
}

#[derive(Debug)]
pub(crate) struct FoundRole {
    pub(crate) span: Span,
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) rule: String,
}

#[derive(Debug)]
pub(crate) struct FoundQuotation {
    pub(crate) span: Span,
    pub(crate) rule: String,
    /// The speaker's name and the rule that found it.
    pub(crate) speaker: Option<(String, String)>,
}

#[derive(Debug)]
pub(crate) struct FoundDate {
    pub(crate) span: Span,
    pub(crate) value: Option<String>,
    pub(crate) rule: String,
}

/// Annotates an article by itself, with its day of publication, as `leporello annotate` does.
pub(crate) fn annotate(article: &GoldArticle) -> Findings {
    let body = Body::from_plain_text(&article.text);
    let found = annotate_body(&body, article.language);
    let name = |person: usize| found.persons[person].full_name.clone();
    let mentions = found.persons.iter().map(|mention| FoundMention {
        span: trim_genitive(mention.span, article),
        name: mention.full_name.clone(),
        rule: rule_name(mention.rule),
    });
    let roles = found.roles.iter().map(|role| FoundRole {
        span: role.span,
        name: name(role.person),
        title: role.title.clone(),
        rule: rule_name(role.rule),
    });
    let quotations = found.quotations.iter().map(|quotation| FoundQuotation {
        span: quotation.span,
        rule: rule_name(quotation.rule),
        speaker: quotation.speaker.map(|person| {
            let rule = quotation.attribution.map_or_else(|| "unnamed".to_owned(), rule_name);
            (name(person), rule)
        }),
    });
    let reports = found.reports.iter().map(|report| (report.span, name(report.speaker)));
    let resolved = resolve_dates(Some(&article.published), &article.text, &found.timexes, &found.quotations);
    let dates = resolved.iter().filter_map(|date| {
        let timex = &found.timexes[date.timex];
        let value = timex3_value(timex, date);
        // Gold has neither times nor words as vague as "derzeit".
        let counts = timex.kind == TimexKind::Date && !value.as_ref().is_some_and(|it| it.ends_with("_REF"));
        counts.then(|| FoundDate { span: timex.span, value, rule: rule_name(timex.rule) })
    });
    Findings {
        mentions: mentions.collect(),
        roles: roles.collect(),
        quotations: quotations.collect(),
        reports: reports.collect(),
        dates: dates.collect(),
    }
}

/// Whether the English `'s` belongs to a name is settled differently in every corpus, so it counts for nobody.
fn trim_genitive(span: Span, article: &GoldArticle) -> Span {
    let words = span.of(&article.text);
    let bare = ["'s", "’s"].iter().find_map(|ending| words.strip_suffix(ending));
    match bare {
        Some(bare) if article.language == Language::English => Span::new(span.start, span.start + bare.len()),
        _ => span,
    }
}
