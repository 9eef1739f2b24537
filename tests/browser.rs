//! What a reader's browser makes of a site.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

mod support;

#[path = "browser/accessible.rs"]
mod accessible;

#[path = "browser/driver.rs"]
mod driver;

#[path = "browser/pages.rs"]
mod pages;

#[path = "browser/moved.rs"]
mod moved;

#[path = "browser/popover.rs"]
mod popover;

#[path = "browser/reader.rs"]
mod reader;

#[path = "browser/screenshots.rs"]
mod screenshots;

#[path = "browser/search.rs"]
mod search;

#[path = "browser/share.rs"]
mod share;

#[path = "browser/timeline.rs"]
mod timeline;

#[path = "browser/timelinejs.rs"]
mod timelinejs;
