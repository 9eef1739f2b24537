//! A site in the words of one language: what every view is made from.

use std::ops::Deref;

use crate::corpus::Language;
use crate::site::Site;

use super::wording::Wording;

/// A site and the words that its interface uses; reads as the site itself.
pub(super) struct Edition<'a> {
    site: &'a Site,
    pub(super) words: &'a Wording,
    /// Between which months the entries of each file of a spread timeline lie: `24300:24305 24305:24311`.
    pub(super) timeline_shards: String,
}

impl<'a> Edition<'a> {
    /// The site in these words.
    pub(super) fn new(site: &'a Site, words: &'a Wording) -> Self {
        Self { site, words, timeline_shards: String::new() }
    }

    /// The attribute ` lang="en"` for what is in another language than the interface, else nothing.
    pub(super) fn lang_html(&self, language: Language) -> String {
        let tag = language.tag();
        if tag == self.words.tag { String::new() } else { format!(" lang=\"{tag}\"") }
    }

    /// The same for what the article of this index says.
    pub(super) fn lang_of(&self, article: usize) -> String {
        self.lang_html(self.dossier.readings[article].article.metadata.language)
    }
}

impl Deref for Edition<'_> {
    type Target = Site;

    fn deref(&self) -> &Site {
        self.site
    }
}
