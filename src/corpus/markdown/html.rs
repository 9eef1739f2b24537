//! HTML inside Markdown: only what cannot run, load or leave its place goes through.

use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

/// Elements that may stand inside a sentence.
const PHRASING: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
];

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        // Pictures of HTML would be loaded from elsewhere, or miss in the site.
        .rm_tags(["img", "map", "area"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(UrlRelative::Deny);
    builder
});

/// Sanitises HTML that stands between blocks; `None` if it nests deeper than any page does.
///
/// A parser of HTML looks through all open elements for many a tag, and opens those of [`FORMATTING`] again in every
/// paragraph, so that a megabyte of unclosed tags would take hours and gigabytes.
pub(super) fn sanitise_block(html: &str) -> Option<String> {
    (!nests_deeply(html)).then(|| SANITISER.clean(html).to_string().trim().to_owned())
}

/// Elements without content.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that the next one of their kind closes, so that many may follow without an end tag.
const CLOSED_BY_NEXT: [&str; 13] =
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup"];
/// Elements that stay open beyond the end of a paragraph, by the rules of HTML.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// How many of these may be open at once, how many of the rest, and how many bytes a tag of either may have.
const MOST_FORMATTING: usize = 8;
const MOST_NESTED: usize = 256;
const LONGEST_TAG: usize = 4096;

fn nests_deeply(html: &str) -> bool {
    let (mut formatting, mut nested) = (0_usize, 0_usize);
    for tag in html.split('<').skip(1) {
        let (is_end, rest) = tag.strip_prefix('/').map_or((false, tag), |rest| (true, rest));
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = rest[..length].to_ascii_lowercase();
        if name.is_empty() || VOID.contains(&&*name) || CLOSED_BY_NEXT.contains(&&*name) {
            continue;
        }
        let open = if FORMATTING.contains(&&*name) { &mut formatting } else { &mut nested };
        *open = if is_end { open.saturating_sub(1) } else { *open + 1 };
        let is_long = tag.find('>').unwrap_or(tag.len()) > LONGEST_TAG;
        if is_long || formatting > MOST_FORMATTING || nested > MOST_NESTED {
            return true;
        }
    }
    false
}

/// A tag inside a sentence.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum InlineTag {
    /// `<br>`.
    Break,
    /// A start tag that the sanitiser let through: name and whole tag.
    Start(String, String),
    /// An end tag.
    End(String),
    /// Anything that is dropped.
    Refused,
}

/// Reads one tag inside a sentence.
pub(super) fn read_tag(html: &str) -> InlineTag {
    let inner = html.trim_start_matches('<');
    let (end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let name: String =
        inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if name == "br" {
        return InlineTag::Break;
    }
    if !PHRASING.contains(&name.as_str()) {
        return InlineTag::Refused;
    }
    if end {
        return InlineTag::End(name);
    }
    if html.len() > LONGEST_TAG {
        return InlineTag::Refused;
    }
    let clean = SANITISER.clean(html).to_string();
    match clean.strip_suffix(&format!("</{name}>")) {
        Some(tag) if tag.starts_with(&format!("<{name}")) && tag.ends_with('>') && !html.ends_with("/>") => {
            InlineTag::Start(name, tag.to_owned())
        }
        _ => InlineTag::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_runs_goes_through() {
        let clean =
            sanitise_block("<div onclick=\"x()\"><script>x()</script><img src=\"//a/b.png\">Ja</div>");
        assert_eq!(clean.as_deref(), Some("<div>Ja</div>"));
        assert_eq!(read_tag("<script>"), InlineTag::Refused);
        assert_eq!(
            read_tag("<SPAN title=\"a\" onclick=\"x()\">"),
            InlineTag::Start("span".into(), "<span title=\"a\">".into())
        );
        assert_eq!(read_tag("<br/>"), InlineTag::Break);
        assert_eq!(read_tag("</b>"), InlineTag::End("b".into()));
        assert_eq!(read_tag("<!-- b -->"), InlineTag::Refused);
        assert_eq!(read_tag(&format!("<b title=\"{}\">", "a".repeat(LONGEST_TAG))), InlineTag::Refused);
    }

    #[test]
    fn what_nests_deeper_than_any_page_is_refused() {
        let rows = "<tr><td>a<br><td><b>b</b>".repeat(1000);
        assert!(sanitise_block(&format!("<table>{rows}</table>")).is_some());
        assert!(sanitise_block(&"<div><p><i>a</i></p></div>".repeat(1000)).is_some());
        for deep in ["<div>".repeat(300), "<p><b><p>".repeat(300), format!("<b {}>", "a ".repeat(3000))] {
            assert_eq!(sanitise_block(&deep), None);
        }
    }
}
