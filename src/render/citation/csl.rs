//! CSL-JSON, as Citation Style Language processors read it.

use serde_json::{Value, json};

use crate::text::one_line;

use super::Reference;

pub(super) fn make_item(reference: &Reference) -> Value {
    let mut item = json!({
        "id": reference.key,
        "type": "article-newspaper",
        "title": one_line(reference.title),
        "language": reference.language,
    });
    if let Some(author) = reference.author {
        item["author"] = json!([{ "literal": one_line(author) }]);
    }
    if let Some(publication) = reference.publication {
        item["container-title"] = json!(one_line(publication));
    }
    if let Some(date) = reference.date {
        let parts = [Some(date.year), date.month.map(i32::from), date.day.map(i32::from)];
        item["issued"] = json!({ "date-parts": [parts.into_iter().flatten().collect::<Vec<i32>>()] });
    }
    if let Some(address) = &reference.address {
        item["URL"] = json!(address);
    }
    item
}
