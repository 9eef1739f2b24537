//! The view of a person: roles with their evidence, words, mentions in context, company.

use serde::Serialize;

use crate::config::Record;
use crate::link::{Locus, Person, Role};
use crate::render::edition::Edition;
use crate::render::escape::{Html, push_escaped};
use crate::render::wording::{Pattern, capitalise};
use crate::site::{Page, Portion, context_of};
use crate::text::Span;

use super::chart::{Spark, Sparks};
use super::company::{Companion, company, same_sentence};
use super::evidence::{open_quoting, push_headline, push_place_link, push_shown, push_withheld};
use super::people::role_lang;
use super::statement::{draw_quotations, draw_reports};
use super::{
    Labelled, PersonCount, Sentence, Source, sentence_span, sentence_url, source_of, withheld_sentence,
};

/// The most places shown for one role; the rest is counted.
const MOST_EVIDENCE: usize = 4;
/// How many roles are shown with as many places; the next ones with the first place only, and what is left is counted.
const MOST_PROVEN: usize = 12;
const MOST_ROLES: usize = 80;
/// A page in more parts than this links those around it and each of so many steps, not all.
const MOST_PARTS: usize = 60;
const PARTS_AROUND: usize = 10;
/// About how many characters of a sentence stand before and behind a role.
const CONTEXT: usize = 60;

#[derive(Serialize)]
pub(in crate::render) struct PersonView<'a> {
    /// The name that the site gives the person.
    name: String,
    /// A description by hand, or a sentence on the roles.
    lead: Option<String>,
    /// What the authority file says of the person, if it confirms it.
    settled: bool,
    /// When the person was born, in words, as the authority file says.
    born: Option<String>,
    /// The person elsewhere.
    same_as: Vec<Labelled>,
    /// From how many mentions and forms.
    found: String,
    /// In the order in which they are first given.
    roles: Vec<RoleView>,
    /// Said where there is none.
    no_role: &'a str,
    /// How many roles there are besides, in words.
    more_roles: Option<String>,
    /// Mentions by month.
    spark: Option<Spark>,
    /// The ends of that chart.
    axis: (String, String),
    /// The years that the chart spans.
    period: String,
    /// The same as a table.
    months: Vec<MonthCount>,
    /// Where the person is named first.
    first: Source,
    /// Where the person is named last.
    last: Source,
    /// Of how many articles of how many.
    articles: String,
    /// The forms of the name, with their counts.
    aliases: Vec<AliasView>,
    /// Said of the forms of the name, where several transcriptions were read as one.
    spellings: Option<String>,
    /// What the person is said to have said, in quotation marks.
    quotations_html: Html,
    /// What is told of the person's words in others.
    reports_html: Html,
    /// Said where not all of them stand here.
    quotations_note: Option<String>,
    /// Every mention in its sentence, by article.
    mentions_html: Html,
    /// How many of all mentions stand here, where not all do.
    mentions_note: Option<String>,
    /// The parts of a page that would be too long.
    parts: Vec<Labelled>,
    /// Who else stands in the same articles.
    company: Vec<Companion>,
    /// Who else stands in the same sentences.
    same_sentence: Vec<PersonCount>,
}

/// A further part of a person's page.
#[derive(Serialize)]
pub(in crate::render) struct PersonPartView {
    /// The name that the site gives the person.
    name: String,
    /// The first page of the person.
    url: String,
    /// Which part this is: "Teil 2 von 7".
    part: String,
    /// Quotations that stand on this part.
    quotations_html: Html,
    /// Sentences of indirect speech that stand on this part.
    reports_html: Html,
    /// Mentions that stand on this part, by article.
    mentions_html: Html,
    /// All parts; this one has no address.
    parts: Vec<Labelled>,
    /// The part before.
    previous: Option<Labelled>,
    /// The part after.
    next: Option<Labelled>,
}

#[derive(Serialize)]
struct RoleView {
    /// When the first and the last article appeared that give it, in words.
    period: String,
    /// The role, in the nominative singular.
    title: String,
    /// The attribute that names its language, where that is not the interface's.
    lang_html: Html,
    /// The first sentences that give it.
    evidence: Vec<Sentence>,
    /// How many sentences there are besides, in words.
    more: Option<String>,
}

#[derive(Serialize)]
struct MonthCount {
    /// The month in words.
    month: String,
    /// How often its articles name the person.
    number: usize,
}

#[derive(Serialize)]
struct AliasView {
    /// The form of the name, as written.
    surface: String,
    /// How often it is used.
    number: usize,
}

/// Views the person of this index; `root` leads from its page to the site's root.
pub(in crate::render) fn view_person<'a>(
    site: &'a Edition,
    index: usize,
    sparks: Option<&Sparks>,
    root: &str,
) -> PersonView<'a> {
    let person = &site.dossier.people[index];
    let record = person.record.as_ref();
    let source = |locus: Option<&Locus>| {
        let Locus { article, span } = locus.copied().unwrap_or(person.mentions[0]);
        let url = sentence_url(&site.dossier.readings[article], span.start);
        Source { url, label: site.date_of(article).to_owned() }
    };
    let profile = &site.profiles[index];
    let portion = &profile.portions[0];
    let note = |pattern: &Pattern, shown: usize, all: usize| {
        let number = |number: usize| site.words.group_digits(number);
        (shown < all).then(|| pattern.fill(&[("shown", &number(shown)), ("all", &number(all))]))
    };
    let more_roles = person.roles.len().saturating_sub(MOST_ROLES);
    let months = Sparks::by_month(site, &person.mentions);
    PersonView {
        name: person.preferred_name.clone(),
        lead: record.and_then(|record| record.description.clone()).or_else(|| lead(site, person)),
        settled: record.is_some(),
        born: record
            .and_then(|record| record.born.as_ref())
            .map(|born| site.words.date_label(born, None, None)),
        same_as: record.map(same_as).unwrap_or_default(),
        found: tell_found(site, person),
        roles: person
            .roles
            .iter()
            .take(MOST_ROLES)
            .enumerate()
            .map(|(place, role)| view_role(site, role, if place < MOST_PROVEN { MOST_EVIDENCE } else { 1 }))
            .collect(),
        no_role: &site.words.person.no_role,
        more_roles: (more_roles > 0).then(|| site.words.count(more_roles, &site.words.person.more_roles)),
        spark: sparks.map(|sparks| sparks.draw(site, &person.mentions, true)),
        axis: sparks.map(|sparks| sparks.axis(site.words)).unwrap_or_default(),
        period: sparks.map(|sparks| sparks.period(site.words)).unwrap_or_default(),
        months: months
            .into_iter()
            .map(|(month, number)| MonthCount { month: site.words.month_label(month), number })
            .collect(),
        first: source(person.mentions.first()),
        last: source(person.mentions.last()),
        articles: site
            .words
            .person
            .share_of_articles
            .fill(&[("number", &person.articles.len()), ("all", &site.dossier.readings.len())]),
        aliases: person
            .aliases
            .iter()
            .map(|alias| AliasView { surface: alias.surface.clone(), number: alias.count })
            .collect(),
        spellings: (person.transcriptions > 1).then(|| {
            let number = capitalise(&site.words.numeral(person.transcriptions));
            site.words.person.transcriptions.fill(&[("Number", &number)])
        }),
        quotations_html: draw_quotations(site, index, portion, root),
        reports_html: draw_reports(site, index, portion, root),
        quotations_note: note(
            &site.words.person.shown_quotations,
            portion.statements.len(),
            profile.statements.len(),
        ),
        mentions_html: draw_mentions(site, index, portion, root),
        mentions_note: note(&site.words.person.shown_mentions, portion.mentions.len(), person.mentions.len()),
        parts: list_parts(site, index, 0),
        company: company(site, index),
        same_sentence: same_sentence(site, index),
    }
}

/// Views a further part of that person's page.
pub(in crate::render) fn view_person_part(
    site: &Edition,
    index: usize,
    part: usize,
    root: &str,
) -> PersonPartView {
    let portions = &site.profiles[index].portions;
    let words = &site.words.person;
    PersonPartView {
        name: site.dossier.people[index].preferred_name.clone(),
        url: site.path(Page::Person(index)),
        part: words.part_of.fill(&[("number", &(part + 1)), ("all", &portions.len())]),
        quotations_html: draw_quotations(site, index, &portions[part], root),
        reports_html: draw_reports(site, index, &portions[part], root),
        mentions_html: draw_mentions(site, index, &portions[part], root),
        parts: list_parts(site, index, part),
        previous: Some(link_part(site, index, part - 1)),
        next: (part + 1 < portions.len()).then(|| link_part(site, index, part + 1)),
    }
}

/// The parts of a page, if there are several; the one of index `current` leads nowhere.
fn list_parts(site: &Edition, index: usize, current: usize) -> Vec<Labelled> {
    if !site.profiles[index].is_folded() {
        return Vec::new();
    }
    let parts = 0..site.profiles[index].portions.len();
    let link = |part: usize| {
        let link = link_part(site, index, part);
        if part == current { Labelled { url: None, ..link } } else { link }
    };
    let step = parts.len().div_ceil(MOST_PARTS);
    let listed = |part: &usize| {
        part.is_multiple_of(step) || part + 1 == parts.end || part.abs_diff(current) <= PARTS_AROUND
    };
    parts.clone().filter(listed).map(link).collect()
}

fn link_part(site: &Edition, index: usize, part: usize) -> Labelled {
    let page = if part == 0 { Page::Person(index) } else { Page::PersonPart(index, part) };
    Labelled { label: site.words.person.part.fill(&[("number", &(part + 1))]), url: Some(site.path(page)) }
}

/// "Zuerst als Verteidigungsminister genannt (Februar bis März 2025), zuletzt als …"; nothing without a role.
fn lead(site: &Edition, person: &Person) -> Option<String> {
    let period = |role: &Role| role_period(site, role);
    match person.roles.as_slice() {
        [] => None,
        [only] => Some(site.words.person.one_role.fill(&[("role", &only.title), ("period", &period(only))])),
        [first, .., last] => Some(site.words.person.roles.fill(&[
            ("first", &first.title),
            ("first_period", &period(first)),
            ("last", &last.title),
            ("last_period", &period(last)),
        ])),
    }
}

fn tell_found(site: &Edition, person: &Person) -> String {
    let (words, nouns) = (site.words, &site.words.nouns);
    let (pattern, forms) = match person.aliases.len() {
        _ if person.transcriptions > 1 => (&words.person.found_in_transcriptions, person.transcriptions),
        1 => (&words.person.found, 1),
        forms => (&words.person.found_in_forms, forms),
    };
    pattern.fill(&[
        ("mentions", &words.count(person.mentions.len(), &nouns.from_mentions)),
        ("articles", &words.count(person.articles.len(), &nouns.in_articles)),
        ("number", &words.numeral(forms)),
    ])
}

/// The addresses of the person elsewhere, by the names of their hosts.
fn same_as(record: &Record) -> Vec<Labelled> {
    let name = |address: &str| {
        let host = address.split("://").nth(1).unwrap_or(address).split('/').next().unwrap_or_default();
        match host.trim_start_matches("www.") {
            "wikidata.org" => "Wikidata".to_owned(),
            "d-nb.info" => "GND".to_owned(),
            "viaf.org" => "VIAF".to_owned(),
            host if host.ends_with("wikipedia.org") => "Wikipedia".to_owned(),
            host => host.to_owned(),
        }
    };
    let label = |address: &String| Labelled { label: name(address), url: Some(address.clone()) };
    record.same_as.iter().map(label).collect()
}

fn role_period(site: &Edition, role: &Role) -> String {
    let published = |locus: Option<&Locus>| {
        locus.map(|locus| &site.dossier.readings[locus.article].article.metadata.published)
    };
    let (first, last) = (published(role.evidence.first()), published(role.evidence.last()));
    match (first, last) {
        (Some(first), Some(last)) if first != last => site.words.period(first, last),
        (Some(first), _) => site.words.date_label(first, None, None),
        _ => String::new(),
    }
}

/// A role with at most so many places that give it.
fn view_role(site: &Edition, role: &Role, most: usize) -> RoleView {
    let evidence = role.evidence.iter().take(most).map(|locus| {
        let reading = &site.dossier.readings[locus.article];
        let source = source_of(site, locus.article, locus.span.start);
        if reading.withholds(locus.span.start) {
            return withheld_sentence(site, source);
        }
        let sentence = sentence_span(reading, locus.span);
        let text = &reading.article.body.text;
        let name = reading.mentions_in(sentence).find(|mention| mention.span.start >= locus.span.end);
        let close = name.map(|mention| mention.span).filter(|name| name.start < locus.span.end + CONTEXT);
        let needed = Span::new(locus.span.start, close.map_or(locus.span.end, |name| name.end));
        let quoted = site.words.quoted(&excerpt(text, sentence, widen(text, sentence, needed), locus.span));
        Sentence::new(quoted, site.lang_of(locus.article), source)
    });
    let more = role.evidence.len().saturating_sub(most);
    RoleView {
        period: role_period(site, role),
        title: role.title.clone(),
        lang_html: role_lang(site, role),
        evidence: evidence.collect(),
        more: (more > 0).then(|| site.words.count(more, &site.words.person.more_places)),
    }
}

/// The part of a sentence around `needed`, cut at words.
fn widen(text: &str, sentence: Span, needed: Span) -> Span {
    Span::new(cut_before(text, sentence.start, needed.start), cut_behind(text, needed.end, sentence.end))
}

/// What is `shown` of a sentence, with `bold` set bold.
pub(super) fn excerpt(text: &str, sentence: Span, shown: Span, bold: Span) -> String {
    let (start, end) = (shown.start, shown.end);
    let mut html = String::new();
    if start > sentence.start {
        html.push_str("…\u{a0}");
    }
    push_escaped(&text[start..bold.start], &mut html);
    html.push_str("<b>");
    push_escaped(bold.of(text), &mut html);
    html.push_str("</b>");
    push_escaped(&text[bold.end..end], &mut html);
    if end < sentence.end {
        html.push_str("\u{a0}…");
    }
    html
}

fn cut_before(text: &str, from: usize, to: usize) -> usize {
    let Some((near, _)) = text[from..to].char_indices().rev().nth(CONTEXT) else { return from };
    text[from + near..to].find(' ').map_or(to, |space| from + near + space + 1)
}

fn cut_behind(text: &str, from: usize, to: usize) -> usize {
    let Some((near, _)) = text[from..to].char_indices().nth(CONTEXT) else { return to };
    let cut = text[from..from + near].rfind(' ').map_or(from, |space| from + space);
    from + text[from..cut].trim_end_matches([',', ';', ' ']).len()
}

/// The mentions in their sentences, article by article: oldest first, on a page in parts newest first.
fn draw_mentions(site: &Edition, index: usize, portion: &Portion, root: &str) -> Html {
    let mentions = &site.dossier.people[index].mentions[portion.mentions.clone()];
    let mut articles: Vec<&[Locus]> = mentions.chunk_by(|one, other| one.article == other.article).collect();
    if site.profiles[index].is_folded() {
        articles.reverse();
    }
    let mut html = Html::with_room_for(mentions.len());
    for mentions in articles {
        let article = mentions[0].article;
        html.push_str("\n<section><h3>");
        push_headline(site, article, root, &mut html);
        html.push_str("</h3><p class=\"meta\">");
        push_escaped(site.date_of(article), &mut html);
        html.push_str("</p><ul>");
        push_mentions(site, index, mentions, root, &mut html);
        html.push_str("\n</ul></section>");
    }
    html
}

/// Appends the sentences of one article that name the person `own`, each once.
fn push_mentions(site: &Edition, own: usize, mentions: &[Locus], root: &str, html: &mut String) {
    let mut last: Option<Span> = None;
    let mut told_withheld = false;
    for &Locus { article, span } in mentions {
        let reading = &site.dossier.readings[article];
        if last.is_some_and(|shown| shown.contains(span)) {
            continue;
        }
        let is_withheld = reading.withholds(span.start);
        let shown = if is_withheld { span } else { context_of(reading, span) };
        last = Some(shown);
        // Once for each article: there is nothing to tell its places apart.
        if is_withheld && std::mem::replace(&mut told_withheld, true) {
            continue;
        }
        html.push_str("\n<li>");
        match (is_withheld, site.lang_of(article).is_empty()) {
            (true, _) => push_withheld(site, html),
            (false, true) => push_shown(site, article, shown, Some(own), root, html),
            (false, false) => {
                open_quoting(site, article, "span", html);
                push_shown(site, article, shown, Some(own), root, html);
                html.push_str("</span>");
            }
        }
        html.push(' ');
        push_place_link(site, (article, span.start), root, html);
        html.push_str("</li>");
    }
}
