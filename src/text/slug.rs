//! Slugs: the readable part of an address.

use super::fold;

/// Turns a heading or a name into an ASCII slug: folded, words joined by one hyphen.
///
/// Letters that have no Latin base (Cyrillic, Greek, …) are dropped; the result may be empty.
///
/// # Example
/// ```
/// assert_eq!(leporello::text::slugify("Größe: „gute Chance“"), "groesse-gute-chance");
/// ```
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    push_slug(text, &mut slug);
    slug
}

/// Appends words to a slug, as [`slugify`] makes one of them.
pub fn push_slug(text: &str, slug: &mut String) {
    let mut pending = true;
    for letter in fold(text).chars() {
        if letter.is_ascii_alphanumeric() {
            if pending && !slug.is_empty() {
                slug.push('-');
            }
            pending = false;
            slug.push(letter);
        } else if letter != '\'' {
            pending = true;
        }
    }
}

/// Whether a text is a slug that could be part of an address.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && text == slugify(text)
}

/// Cuts a slug to at most `most` bytes, at a hyphen where there is one.
pub fn shorten_slug(slug: &str, most: usize) -> &str {
    if slug.len() <= most {
        return slug;
    }
    match slug[..=most].rfind('-') {
        Some(cut) if cut > 0 => &slug[..cut],
        _ => &slug[..most],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_slug_ends_at_a_word() {
        assert_eq!(shorten_slug("nach-zwei-telefonaten", 12), "nach-zwei");
        assert_eq!(shorten_slug("nach-zwei-telefonaten", 9), "nach-zwei");
        assert_eq!(shorten_slug("donaudampfschiff", 5), "donau");
    }

    proptest! {
        #[test]
        fn a_slug_is_safe_in_any_address(text in "\\PC{0,80}") {
            let slug = slugify(&text);
            prop_assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
        }
    }
}
