//! Leporello turns a folder of news articles into a static site.

pub mod annotate;
pub mod corpus;
pub mod date;
pub mod diagnostic;
pub mod link;
pub mod output;
pub mod text;
