//! JSON for other programs and for scripts.

use serde::Serialize;

/// A value as JSON, to be used up soon: the text has room for as much as its strings may take escaped.
pub(super) fn to_json(value: &(impl Serialize + ?Sized)) -> String {
    let json = sonic_rs::to_string(value);
    debug_assert!(json.is_ok(), "structs and lists can all be written");
    json.unwrap_or_default()
}

/// Appends a value as JSON.
pub(super) fn push_json(value: &(impl Serialize + ?Sized), json: &mut Vec<u8>) {
    let written = sonic_rs::to_writer(json, value);
    debug_assert!(written.is_ok(), "structs and lists can all be written");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_what_serde_json_writes(texts in prop::collection::vec("(\\PC|[\u{0}-\u{ff}„“]){0,80}", 0..4)) {
            let value = (&texts, Some(-1), None::<bool>, texts.len());
            let json = to_json(&value);
            let mut pushed = Vec::new();
            push_json(&value, &mut pushed);
            prop_assert_eq!(&json, &serde_json::to_string(&value).unwrap());
            prop_assert_eq!(json.as_bytes(), pushed);
        }
    }
}
