//! STAGE 3: all annotations → [`Dossier`]. The only stage that sees all articles; after it nothing is parsed again.

mod date;

pub use date::{Anchor, ResolvedDate, resolve_dates, timex3_value};
