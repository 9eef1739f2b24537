//! Where the few bytes of a text stand that matter to a rule.

/// So many bytes are looked at together.
const TOGETHER: usize = 32;

/// The places of the bytes of which `matter` holds, in order. Made for bytes that are rare: a machine asks of many at once
/// whether any matters.
///
/// # Example
/// ```
/// use leporello::text::places_of;
/// assert_eq!(places_of("Ja. Nein.", |byte| byte == b'.').collect::<Vec<_>>(), [2, 8]);
/// ```
pub fn places_of(text: &str, matter: impl Fn(u8) -> bool + Copy) -> impl Iterator<Item = usize> {
    let parts = text.as_bytes().chunks(TOGETHER).zip((0..).step_by(TOGETHER));
    parts.filter(move |(part, _)| part.iter().fold(false, |any, &byte| any | matter(byte))).flat_map(
        move |(part, start)| {
            let places = part.iter().zip(start..);
            places.filter(move |&(&byte, _)| matter(byte)).map(|(_, place)| place)
        },
    )
}
