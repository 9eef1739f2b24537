//! JSON for other programs and for scripts.

use serde::Serialize;

/// A value as JSON.
pub(super) fn to_json(value: &(impl Serialize + ?Sized)) -> String {
    let json = serde_json::to_string(value);
    debug_assert!(json.is_ok(), "structs and lists can all be written");
    json.unwrap_or_default()
}

/// Appends a value.
pub(super) fn push_json(value: &(impl Serialize + ?Sized), json: &mut Vec<u8>) {
    let written = serde_json::to_writer(json, value);
    debug_assert!(written.is_ok(), "structs and lists can all be written");
}
