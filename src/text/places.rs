//! Where the few bytes of a text stand that matter to a rule.

/// So many bytes are looked at together.
const TOGETHER: usize = 16;

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
    // What stops nowhere can be asked of many bytes at once.
    let ones = move |byte: u8| bytes.iter().fold(0, |ones, &other| ones | u8::from(byte == other));
    let holds_one = move |part: &[u8]| part.iter().fold(0, |all, &byte| all | ones(byte)) > 0;
    let mut rest = text.as_bytes();
    std::iter::from_fn(move || {
        while let Some((part, behind)) = rest.split_at_checked(TOGETHER)
            && !holds_one(part)
        {
            rest = behind;
        }
        let at = rest.iter().position(|&byte| is_one[usize::from(byte)])?;
        let place = text.len() - rest.len() + at;
        rest = &rest[at + 1..];
        Some(place)
    })
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
