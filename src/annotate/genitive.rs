//! The genitive of names: `Putins`, `Scholz’`.

/// The stem of a word that ends as a genitive in -s does, if enough is left to be a name.
pub(super) fn strip_genitive(word: &str) -> Option<&str> {
    let stem =
        word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).or_else(|| word.strip_suffix('s'))?;
    // A name in -s, -ß, -x, -z takes an apostrophe instead.
    (stem.chars().count() >= 3 && !takes_apostrophe(stem)).then_some(stem)
}

/// Whether the genitive of the name is written with an apostrophe: "Merz’", "Hans’".
pub(super) fn takes_apostrophe(name: &str) -> bool {
    name.ends_with(['s', 'ß', 'x', 'z']) || name.ends_with("ce")
}

/// Whether the mark is an apostrophe.
pub(super) fn is_apostrophe(mark: &str) -> bool {
    matches!(mark, "'" | "’")
}
