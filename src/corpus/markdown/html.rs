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

/// Sanitises HTML that stands between blocks.
pub(super) fn sanitise_block(html: &str) -> String {
    let clean = SANITISER.clean(html).to_string();
    clean.trim().to_owned()
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
        assert_eq!(clean, "<div>Ja</div>");
        assert_eq!(read_tag("<script>"), InlineTag::Refused);
        assert_eq!(
            read_tag("<SPAN title=\"a\" onclick=\"x()\">"),
            InlineTag::Start("span".into(), "<span title=\"a\">".into())
        );
        assert_eq!(read_tag("<br/>"), InlineTag::Break);
        assert_eq!(read_tag("</b>"), InlineTag::End("b".into()));
        assert_eq!(read_tag("<!-- b -->"), InlineTag::Refused);
    }
}
