//! The view of a former address: where what stood there is now.

use serde::Serialize;

use crate::render::edition::Edition;
use crate::site::{Redirect, relative_root};

#[derive(Serialize)]
pub(in crate::render) struct MovedView {
    /// A headline or a name.
    title: String,
    /// The new address, from the root of the site.
    url: String,
    /// The new address: absolute if the site's is known, else relative to this page.
    canonical: String,
}

pub(in crate::render) fn view_moved(site: &Edition, redirect: &Redirect) -> MovedView {
    let root = site.config.base_url.as_deref().unwrap_or_else(|| relative_root(&redirect.path));
    MovedView {
        title: redirect.title.clone(),
        url: redirect.target.clone(),
        canonical: format!("{root}{}", redirect.target),
    }
}
