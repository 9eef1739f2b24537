//! The ids of the articles of a corpus, and articles that stand there twice.

use camino::Utf8Path;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::article::{Article, Metadata};
use super::headline::dangles;
use crate::config::Extent;
use crate::date::{Bound, Date, Edtf, Qualifier};
use crate::diagnostic::{Code, Diagnostic};
use crate::output::Hash;
use crate::text::{push_slug, shorten_slug, slugify};

const SAME_ID: Code = Code("corpus::same-id");
const SAME_TEXT: Code = Code("corpus::same-text");

/// The most bytes of a slug that the front matter gives.
const MOST_SLUG: usize = 60;
/// The most bytes of one made from a headline: a link that can be sent, and every page names dozens.
const MOST_DERIVED: usize = 40;

/// The id of an article: date and slug, the slug as given or made from the headline.
pub(super) fn make_id(published: &Edtf, given: Option<&str>, headline: &str) -> String {
    let given = given.map(slugify).filter(|slug| !slug.is_empty());
    let slug = match &given {
        Some(slug) => shorten_slug(slug, MOST_SLUG),
        None => &derive_slug(headline, MOST_DERIVED),
    };
    let slug = if slug.is_empty() { "artikel" } else { slug };
    let date = Date { qualifier: Qualifier::Certain, ..first_date(published) }.to_string();
    format!("{}-{slug}", date.trim_start_matches('-'))
}

/// The same with more words of the headline, if the id was made of one.
fn longer_id(article: &Article) -> Option<String> {
    let (published, words) =
        (&article.metadata.published, named_by(&article.metadata, &article.path, article.rights.text));
    let derived = make_id(published, None, words) == article.id;
    let longer = make_id(published, Some(&derive_slug(words, MOST_SLUG)), words);
    (derived && longer != article.id).then_some(longer)
}

/// The words that name an article in its address. A derived headline consists of words of the text; where no sentence
/// of it may be shown, they must not stand in an address either, not even of a private site. Then it is the file's name.
pub(super) fn named_by<'a>(metadata: &'a Metadata, path: &'a Utf8Path, extent: Extent) -> &'a str {
    if extent == Extent::Metadata && metadata.headline.derived {
        let date = |letter: char| letter.is_ascii_digit() || letter == '-';
        return path.file_stem().unwrap_or_default().trim_start_matches(date);
    }
    &metadata.headline.text
}

/// The first words of a headline as a slug, without an article or a preposition at the end of what was cut.
fn derive_slug(headline: &str, most: usize) -> String {
    let mut slug = String::with_capacity(2 * most);
    let mut ends: Vec<(&str, usize)> = Vec::new();
    for word in headline.split_whitespace() {
        push_slug(word, &mut slug);
        if slug.len() > most {
            let end = ends.iter().rfind(|(word, _)| !dangles(word)).map_or(0, |&(_, end)| end);
            let short = if end == 0 { shorten_slug(&slug, most) } else { &slug[..end] };
            return short.to_owned();
        }
        ends.push((word, slug.len()));
    }
    slug
}

fn first_date(published: &Edtf) -> Date {
    match published {
        Edtf::Date(date) | Edtf::Interval(Bound::Date(date), _) | Edtf::Interval(_, Bound::Date(date)) => {
            *date
        }
        Edtf::OneOf(dates) if !dates.is_empty() => dates[0],
        _ => Date::from_year(0),
    }
}

/// Gives every article an id of its own: the later one by path gets more words of its headline, or `-2`, `-3`, …
///
/// Reports articles that share an id, and articles that share their whole text; both are kept.
pub(super) fn settle_ids(articles: &mut [Article], folder: &Utf8Path) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let twins = find_twins(articles);
    let mut taken: FxHashSet<String> = articles.iter().map(|article| article.id.clone()).collect();
    let mut first_of_id: FxHashMap<String, (usize, usize)> = FxHashMap::default();
    for (index, twin) in twins.into_iter().enumerate() {
        let path = || folder.join(&articles[index].path);
        if twin != index {
            let message = format!("the text is that of `{}`", articles[twin].path);
            let diagnostic = Diagnostic::warning(SAME_TEXT, message).in_file(path());
            diagnostics.push(diagnostic.help("delete one of the two files"));
        }
        let own = articles[index].id.clone();
        let (namesake, count) = first_of_id.entry(own.clone()).or_insert((index, 1));
        if *namesake == index {
            continue;
        }
        let longer = longer_id(&articles[index]).filter(|_| twin == index);
        if let Some(longer) = longer.filter(|longer| taken.insert(longer.clone())) {
            articles[index].id = longer;
            continue;
        }
        let fresh = loop {
            *count += 1;
            let candidate = format!("{own}-{count}");
            if taken.insert(candidate.clone()) {
                break candidate;
            }
        };
        if twin == index {
            let message = format!("the id `{own}` is that of `{}`", articles[*namesake].path);
            let help =
                format!("write a `slug` into the front matter of one of them; this one is now `{fresh}`");
            diagnostics.push(Diagnostic::warning(SAME_ID, message).in_file(path()).help(help));
        }
        articles[index].id = fresh;
    }
    diagnostics
}

/// For each article the first one that has the same text, most often itself.
fn find_twins(articles: &[Article]) -> Vec<usize> {
    let hashes: Vec<Hash> =
        articles.par_iter().map(|article| Hash::of(article.body.text.as_bytes())).collect();
    let mut first_of_text: FxHashMap<Hash, usize> = FxHashMap::default();
    let twins = hashes.into_iter().enumerate();
    twins.map(|(index, hash)| *first_of_text.entry(hash).or_insert(index)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Defaults, read_article_text};

    #[test]
    fn an_id_is_date_and_slug() {
        let id = |date: &str, slug, headline| make_id(&date.parse().unwrap(), slug, headline);
        assert_eq!(id("2025-03", None, "Größe: „gute Chance“"), "2025-03-groesse-gute-chance");
        assert_eq!(id("2025-03-11", Some("Mein Slug"), "Rat"), "2025-03-11-mein-slug");
        assert_eq!(id("2025-02-12/2025-02-13", None, "Rat"), "2025-02-12-rat");
        assert_eq!(id("2021~", None, "Рада"), "2021-artikel");
        assert_eq!(id("2025", Some(&"lang ".repeat(40)), "Rat").len(), "2025-".len() + 59);
    }

    #[test]
    fn a_slug_of_a_long_headline_ends_at_a_word_that_can_end_one() {
        let derive = |headline: &str| derive_slug(headline, MOST_DERIVED);
        let slug = derive("Die USA nehmen ihre Militärhilfe für die Ukraine wieder auf");
        assert_eq!(slug, "die-usa-nehmen-ihre-militaerhilfe");
        assert_eq!(derive("Der Rat tagt bis"), "der-rat-tagt-bis");
        assert_eq!(derive(&"die ".repeat(20)).len(), 39);
        assert_eq!(derive(&"x".repeat(90)).len(), MOST_DERIVED);
    }

    #[test]
    fn articles_of_one_beginning_are_told_apart_by_more_of_their_headlines() {
        let article = |path: &str, headline: &str| {
            let text = format!("---\ntitle: {headline}\ndate: 2025-03-11\n---\n{path}");
            read_article_text(path.into(), &text, &Defaults::default()).value.unwrap()
        };
        let long = "Bundeskanzlerin Anna Gruber hat sich am Montag";
        let mut articles = [
            article("a.md", &format!("{long} für den Bau entschieden")),
            article("b.md", &format!("{long} mit dem Rat getroffen")),
            article("c.md", &format!("{long} mit dem Rat getroffen, der tagt")),
        ];
        let diagnostics = settle_ids(&mut articles, Utf8Path::new("corpus"));
        assert_eq!(
            articles.each_ref().map(|article| article.id.as_str()),
            [
                "2025-03-11-bundeskanzlerin-anna-gruber",
                "2025-03-11-bundeskanzlerin-anna-gruber-hat-sich-am-montag-mit-dem-rat",
                "2025-03-11-bundeskanzlerin-anna-gruber-2",
            ]
        );
        assert_eq!(diagnostics.len(), 1);
    }
}
