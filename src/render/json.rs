//! JSON as data files and scripts hold it, written straight into their bytes: most of what a large build writes is JSON.

use std::io::Write as _;

/// An object under construction; its members are written in the order in which they are given.
pub(super) struct Object<'a> {
    json: &'a mut Vec<u8>,
    /// What stands before the name of the next member.
    separator: &'static [u8],
}

impl<'a> Object<'a> {
    /// Begins an object at the end of `json`.
    fn begin(json: &'a mut Vec<u8>) -> Self {
        json.push(b'{');
        Self { json, separator: b"\"" }
    }

    /// A member that holds a text.
    pub(super) fn text(&mut self, name: &str, value: &str) -> &mut Self {
        push_string(value, self.member(name));
        self
    }

    /// The same, or `null`.
    pub(super) fn text_or_null(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => push_string(value, self.member(name)),
            None => self.member(name).extend_from_slice(b"null"),
        }
        self
    }

    /// A member that holds a number.
    pub(super) fn number(&mut self, name: &str, value: usize) -> &mut Self {
        // A number is always JSON, and a vector takes every byte.
        let _ = serde_json::to_writer(self.member(name), &value);
        self
    }

    /// A member that holds `true` or `false`.
    pub(super) fn truth(&mut self, name: &str, value: bool) -> &mut Self {
        self.member(name).extend_from_slice(if value { b"true" } else { b"false" });
        self
    }

    /// A member that holds a list of texts.
    pub(super) fn texts<'t>(&mut self, name: &str, values: impl IntoIterator<Item = &'t str>) -> &mut Self {
        push_list(values, push_string, self.member(name));
        self
    }

    /// A member that holds a list of objects.
    pub(super) fn objects<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        describe: impl Fn(T, &mut Object),
    ) -> &mut Self {
        push_list(items, |item, json| push_object(json, |object| describe(item, object)), self.member(name));
        self
    }

    /// Writes the name of a further member, which needs no escape; its value is to follow.
    fn member(&mut self, name: &str) -> &mut Vec<u8> {
        self.json.extend_from_slice(self.separator);
        self.json.extend_from_slice(name.as_bytes());
        self.json.extend_from_slice(b"\":");
        self.separator = b",\"";
        self.json
    }
}

/// Appends the object that `describe` makes.
pub(super) fn push_object(json: &mut Vec<u8>, describe: impl FnOnce(&mut Object)) {
    describe(&mut Object::begin(json));
    json.push(b'}');
}

fn push_list<T>(items: impl IntoIterator<Item = T>, push: impl Fn(T, &mut Vec<u8>), json: &mut Vec<u8>) {
    json.push(b'[');
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            json.push(b',');
        }
        push(item, json);
    }
    json.push(b']');
}

/// Appends a string of RFC 8259.
pub(super) fn push_string(text: &str, json: &mut Vec<u8>) {
    json.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = find_marked(rest) {
        json.extend_from_slice(&rest[..at]);
        push_escape(rest[at], json);
        rest = &rest[at + 1..];
    }
    json.extend_from_slice(rest);
    json.push(b'"');
}

/// So many bytes are looked at together.
const TOGETHER: usize = 16;

/// Where the first byte stands that a string cannot hold as it is.
fn find_marked(text: &[u8]) -> Option<usize> {
    // What does not stop early is asked of many bytes at once.
    let holds_one =
        |block: &[u8; TOGETHER]| block.iter().fold(0, |found, &byte| found | u8::from(is_marked(byte))) > 0;
    let (blocks, _) = text.as_chunks();
    let clean = match blocks.iter().position(holds_one) {
        Some(block) => block * TOGETHER,
        None if text.last_chunk().is_some_and(|last| !holds_one(last)) => return None,
        None => blocks.len() * TOGETHER,
    };
    let at = text[clean..].iter().position(|&byte| is_marked(byte))?;
    Some(clean + at)
}

fn is_marked(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

fn push_escape(byte: u8, json: &mut Vec<u8>) {
    let short = match byte {
        b'\t' => b't',
        b'\n' => b'n',
        b'\r' => b'r',
        0x08 => b'b',
        0x0c => b'f',
        b'"' | b'\\' => byte,
        _ => {
            // A vector takes every byte.
            let _ = write!(json, "\\u{byte:04x}");
            return;
        }
    };
    json.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    proptest! {
        #[test]
        fn strings_are_those_of_the_library(text in "(\\PC|[\\x00-\\x7f]){0,60}") {
            let mut json = Vec::new();
            push_string(&text, &mut json);
            prop_assert_eq!(json, serde_json::to_vec(&text).unwrap());
        }
    }

    #[test]
    fn an_object_holds_its_members_in_order() {
        let mut bytes = Vec::new();
        push_object(&mut bytes, |object| {
            object.text("id", "a").text_or_null("credit", None).number("mentions", 12).truth("derived", true);
            object.texts("people", ["b", "c"]).texts("crossheads", []);
            object.objects("roles", [1, 2], |number, role| _ = role.number("first", number));
        });
        let expected = json!({
            "id": "a", "credit": null, "mentions": 12, "derived": true,
            "people": ["b", "c"], "crossheads": [], "roles": [{"first": 1}, {"first": 2}],
        });
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&bytes).unwrap(), expected);
        assert!(bytes.starts_with(br#"{"id":"a","credit":null,"#));
    }
}
