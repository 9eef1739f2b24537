//! Where the few bytes of a text stand that matter to a rule.

/// So many bytes are looked at together.
pub(super) const TOGETHER: usize = size_of::<u128>();

/// The places of some bytes in a text, in order. Made for bytes that are rare: a machine asks of many at once whether any is
/// one of them.
///
/// # Example
/// ```
/// use leporello::text::places_of;
/// assert_eq!(places_of("Ja. Nein!", *b".!").collect::<Vec<_>>(), [2, 8]);
/// ```
pub fn places_of<const N: usize>(text: &str, bytes: [u8; N]) -> impl Iterator<Item = usize> {
    let mut is_one = [false; 256];
    for byte in bytes {
        is_one[usize::from(byte)] = true;
    }
    let may_be_one = move |byte: u8| bytes.iter().fold(0, |ones, &other| ones | u8::from(byte == other));
    places_where(text, may_be_one, move |byte| is_one[usize::from(byte)])
}

/// The places of all bytes of a text for which `is_one` holds, in order, sought as by [`first_place`].
pub(super) fn places_where(
    text: &str,
    may_be_one: impl Fn(u8) -> u8 + Copy,
    is_one: impl Fn(u8) -> bool,
) -> impl Iterator<Item = usize> {
    let mut rest = text.as_bytes();
    std::iter::from_fn(move || {
        let at = first_place(rest, may_be_one, &is_one)?;
        let place = text.len() - rest.len() + at;
        rest = &rest[at + 1..];
        Some(place)
    })
}

/// Where the first of the bytes stands for which `is_one` holds. For these `may_be_one` gives 1, and for most others 0: it is
/// asked of many bytes at once, and must not stop early.
pub fn first_place(
    bytes: &[u8],
    may_be_one: impl Fn(u8) -> u8,
    is_one: impl Fn(u8) -> bool,
) -> Option<usize> {
    let may_hold_one = |part: &[u8; TOGETHER]| u128::from_ne_bytes(part.map(&may_be_one)) != 0;
    let find = |from: usize| Some(from + bytes[from..].iter().position(|&byte| is_one(byte))?);
    let Some(last) = bytes.last_chunk() else { return find(0) };
    let (parts, _) = bytes.as_chunks();
    let free = parts.iter().take_while(|part| !may_hold_one(part)).count();
    if free == parts.len() && !may_hold_one(last) { None } else { find(free * TOGETHER) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_place_is_found(text in "[a.!ä]{0,80}") {
            let places: Vec<usize> = text.match_indices(['.', '!']).map(|(at, _)| at).collect();
            prop_assert_eq!(places_of(&text, *b".!").collect::<Vec<_>>(), places);
        }
    }
}
