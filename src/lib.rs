//! Leporello turns a folder of news articles into a static site: a page per article, per person and per date, and
//! a timeline. It reads the texts, finds the persons and the dates by itself, and shows the sentence behind every
//! claim.
//!
//! ```text
//! files ──corpus──▶ Corpus ──annotate──▶ Annotations ──link──▶ Dossier ──site──▶ Site ──render──▶ pages
//!                  articles    per article, pure        persons,           which pages      streamed through
//!                                                       dates, events      and where        `output` to disk
//! ```
//!
//! # Example
//! ```
//! use leporello::annotate::annotate_body;
//! use leporello::corpus::{Body, Language};
//!
//! let body = Body::from_plain_text("Außenministerin Anna Gruber reist am Dienstag nach Wien.");
//! let found = annotate_body(&body, Language::German);
//! assert_eq!(found.persons[0].full_name, "Anna Gruber");
//! assert_eq!(found.timexes[0].span.of(&body.text), "Dienstag");
//! ```

pub mod annotate;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod date;
pub mod diagnostic;
pub mod link;
pub mod output;
pub mod pipeline;
pub mod render;
pub mod site;
pub mod text;
