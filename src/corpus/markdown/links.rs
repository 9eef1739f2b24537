//! Where a link or a picture of an article leads.

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

/// What lies beside an article, so that links and pictures can be followed.
pub(in crate::corpus) struct Neighbours<'a> {
    /// The corpus folder.
    pub folder: &'a Utf8Path,
    /// Every article by its path relative to that folder, sorted.
    pub articles: &'a [Utf8PathBuf],
}

/// Where a destination leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To another site, to a mailbox, a telephone or a place on the same page.
    Address(String),
    /// To a file, by its path relative to the corpus folder; `None` if it lies outside. The fragment behind `#`.
    File(Option<Utf8PathBuf>, String),
    /// By a scheme that is not followed.
    Refused,
}

/// Reads the destination of a link in the article `path`.
pub(super) fn read_target(destination: &str, path: &Utf8Path) -> Target {
    let destination = destination.trim();
    if destination.is_empty() {
        return Target::Refused;
    }
    if destination.starts_with('#') {
        return Target::Address(destination.to_owned());
    }
    if destination.starts_with("//") {
        return Target::Address(format!("https:{destination}"));
    }
    if let Some(scheme) = scheme_of(destination) {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" | "mailto" | "tel" => Target::Address(destination.to_owned()),
            _ => Target::Refused,
        };
    }
    let (file, fragment) = destination.split_once('#').unwrap_or((destination, ""));
    let file = file.split('?').next().unwrap_or_default();
    Target::File(join_path(path, &decode_percent(file)), fragment.to_owned())
}

fn scheme_of(destination: &str) -> Option<&str> {
    let (scheme, _) = destination.split_once(':')?;
    let spelt = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    (spelt && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())).then_some(scheme)
}

/// `file` as seen from the article `from`, relative to the corpus folder; a leading `/` means that folder.
fn join_path(from: &Utf8Path, file: &str) -> Option<Utf8PathBuf> {
    let mut parts: Vec<&str> = Vec::new();
    if let Some(folder) = from.parent().filter(|_| !file.starts_with('/')) {
        parts.extend(folder.components().map(|part| part.as_str()));
    }
    for part in Utf8Path::new(file).components() {
        match part {
            Utf8Component::ParentDir => {
                parts.pop()?;
            }
            Utf8Component::Normal(name) => parts.push(name),
            _ => {}
        }
    }
    (!parts.is_empty()).then(|| Utf8PathBuf::from(parts.join("/")))
}

fn decode_percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let decoded = code.filter(|_| first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(decoded.unwrap_or(first));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets() {
        let read = |destination: &str| read_target(destination, Utf8Path::new("rat/sitzung.md"));
        let file = |path: &str, fragment: &str| Target::File(Some(path.into()), fragment.into());
        assert_eq!(read("https://example.org"), Target::Address("https://example.org".into()));
        assert_eq!(read("//example.org"), Target::Address("https://example.org".into()));
        assert_eq!(read("#p3"), Target::Address("#p3".into()));
        assert_eq!(read("JavaScript:alert(1)"), Target::Refused);
        assert_eq!(read("data:text/html,x"), Target::Refused);
        assert_eq!(read("haushalt.md#p3"), file("rat/haushalt.md", "p3"));
        assert_eq!(read("../wahl%20eins.md"), file("wahl eins.md", ""));
        assert_eq!(read("/wahl.md"), file("wahl.md", ""));
        assert_eq!(read("../../wahl.md"), Target::File(None, String::new()));
        assert_eq!(read("%zz.md"), file("rat/%zz.md", ""));
    }
}
