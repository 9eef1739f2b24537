//! Deriving a headline.
use super::article::Body;
pub(super) fn derive_headline(body: &Body) -> String {
    body.lead().chars().take(90).collect()
}
