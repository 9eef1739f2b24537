//! GROUND: staging folder, manifest, atomic publish, what is kept between builds. Knows no news, and is the only place that writes.
//!
//! A build fills a [`Staging`] folder beside the published one and swaps the two whole at the end:
//!
//! ```text
//! public/                             the published site, with `.leporello-manifest.json`
//! .public.leporello-staging/lock      held while a build runs; released by the system if it is killed
//! .public.leporello-staging/new/      being filled; right after the swap, the former site
//! .public.leporello-staging/old/      the former site between the two renames, where no exchange exists
//! ```
//!
//! Whatever a killed build leaves beside the site is recognised by its lock being free, and cleared by the next
//! build. The manifest tells our files from those of the user, which are carried over.

mod address;
mod archive;
mod bench;
mod cache;
mod carry;
mod draft;
mod error;
mod fresh;
mod hash;
mod known;
mod long_file;
mod manifest;
mod published;
mod staging;
mod swap;

pub use archive::pack_published;
pub use cache::Cache;
pub use error::OutputError;
pub use fresh::make_fresh_folder;
pub use hash::{Hash, Hasher};
pub use known::Known;
pub use long_file::LongFile;
pub use manifest::MANIFEST;
pub use published::{list_published, read_published};
pub use staging::{Staging, Summary};
