//! What several test crates share: a browser, a static file server, a reader of links, programs from npm.
#![allow(dead_code, reason = "each test crate uses its own part")]
#![allow(clippy::unwrap_used, reason = "these are tests")]

pub(crate) mod axe;
pub(crate) mod chromium;
pub(crate) mod devtools;
pub(crate) mod dossier;
pub(crate) mod links;
pub(crate) mod outline;
pub(crate) mod packages;
pub(crate) mod report;
pub(crate) mod server;
