//! What a page's head tells other programs: link previews (Open Graph), reference managers (Highwire, Dublin Core and
//! PRISM tags, as Zotero's embedded-metadata translator reads them) and search engines (JSON-LD).

mod linked_data;

use crate::date::Edtf;
use crate::link::Reading;
use crate::site::Page;

use super::edition::Edition;
use super::escape::push_escaped;
use linked_data::describe;

/// As long as the tags of most pages become, so that they grow in one step.
const ROOM: usize = 4 * 1024;

/// What the tags say of the page as such.
pub(super) struct About<'a> {
    /// Its title, without that of the dossier.
    pub title: &'a str,
    /// One or two sentences.
    pub description: &'a str,
    /// Its absolute address, if that is known.
    pub address: Option<&'a str>,
    /// The absolute address of its picture, if it has one.
    pub picture: Option<&'a str>,
}

/// The tags as HTML, one on each line.
pub(super) fn draw_head(site: &Edition, page: Page, about: &About) -> String {
    let mut html = String::with_capacity(ROOM);
    if page == Page::NotFound {
        return html;
    }
    push_preview(site, page, about, &mut html);
    if let Page::Article(index) = page {
        push_reference(site, &site.dossier.readings[index], about, &mut html);
    }
    if let Some(json) = describe(site, page, about) {
        // A data block is no script: the content policy lets it stand. `<` must not end it.
        let json = json.replace('<', "\\u003c");
        html.extend(["\n<script type=\"application/ld+json\">", &json, "</script>"]);
    }
    html
}

/// Open Graph, and the one tag for which its readers look elsewhere.
fn push_preview(site: &Edition, page: Page, about: &About, html: &mut String) {
    let kind = match page {
        Page::Article(_) => "article",
        Page::Person(_) => "profile",
        _ => "website",
    };
    let locale = match page {
        Page::Article(index) => site.dossier.readings[index].article.metadata.language.tag(),
        _ => site.words.tag.as_str(),
    };
    let mut property = |name: &str, content: &str| push_tag("property", name, content, html);
    property("og:type", kind);
    property("og:title", about.title);
    property("og:description", &cut(about.description));
    property("og:site_name", &site.config.title);
    property("og:locale", if locale == "en" { "en_GB" } else { "de_DE" });
    if let Some(address) = about.address {
        property("og:url", address);
    }
    if let Some(picture) = about.picture {
        property("og:image", picture);
        property("og:image:width", &super::card::WIDTH.to_string());
        property("og:image:height", &super::card::HEIGHT.to_string());
        property("og:image:alt", about.title);
    }
    if let Page::Article(index) = page {
        let metadata = &site.dossier.readings[index].article.metadata;
        if let Some(day) = metadata.published.day() {
            property("article:published_time", &day.to_string());
        }
        for tag in &metadata.tags {
            property("article:tag", tag);
        }
    }
    let card = if about.picture.is_some() { "summary_large_image" } else { "summary" };
    push_tag("name", "twitter:card", card, html);
}

/// What a reference manager reads. A journal's title is never given: it would make a newspaper article a paper.
fn push_reference(site: &Edition, reading: &Reading, about: &About, html: &mut String) {
    let metadata = &reading.article.metadata;
    let mut name = |name: &str, content: &str| push_tag("name", name, content, html);
    name("DC.type", "newspaperArticle");
    name("DC.title", &metadata.headline.text);
    name("prism.publicationName", metadata.source.as_deref().unwrap_or(&site.config.title));
    name("citation_title", &metadata.headline.text);
    if let Some(author) = &metadata.author {
        name("citation_author", author);
    }
    if let Some(date) = slashed(&metadata.published) {
        name("citation_publication_date", &date);
    }
    name("citation_language", metadata.language.tag());
    if let Some(address) = metadata.url.as_deref().or(about.address) {
        name("citation_public_url", address);
    }
}

/// `2025/03/11`, `2025/03` or `2025`, as far as the date is known.
fn slashed(date: &Edtf) -> Option<String> {
    let date = date.date()?;
    let parts = [Some(date.year.to_string()), date.month.map(two_digits), date.day.map(two_digits)];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join("/"))
}

fn two_digits(number: u8) -> String {
    format!("{number:02}")
}

/// At most 300 characters, which is more than any preview shows.
fn cut(text: &str) -> String {
    const MOST: usize = 300;
    let Some((end, _)) = text.char_indices().nth(MOST) else { return text.to_owned() };
    let short = &text[..end];
    format!("{}…", short.rfind(' ').map_or(short, |space| &short[..space]))
}

fn push_tag(kind: &str, name: &str, content: &str, html: &mut String) {
    html.extend(["\n<meta ", kind, "=\"", name, "\" content=\""]);
    push_escaped(content, html);
    html.push_str("\">");
}
