//! Pages from views: a template is filled unless an earlier build has filled it with the very same.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use blake3::{Hash, Hasher};
use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;
use tera::Context;

use crate::output::{Cache, Known, Staging};

use super::theme::Theme;
use super::{PageView, RenderError, SiteView};

/// The file in which the pages of the last build are kept in mind, and the version of the code that drew them.
const NAME: &str = "pages";
const VERSION: &str = env!("LEPORELLO_PAINTERS");

/// Draws pages into a staging folder.
pub(super) struct Painter<'a> {
    theme: &'a Theme,
    staging: &'a Staging,
    memory: Option<Memory>,
}

/// The page to draw on.
pub(super) struct Sheet<'a> {
    /// Its file, from the root of the site.
    pub(super) path: &'a str,
    /// The way from it to the root.
    pub(super) root: &'a str,
    /// What it says of itself; what leads on from a former address says nothing.
    pub(super) page: Option<&'a PageView>,
}

/// What pages were made of, each with the file that came of it.
struct Memory {
    folder: Utf8PathBuf,
    /// The hash of what goes into every page: templates, words, the dossier's name.
    common: Hash,
    former: Cache,
    drawn: Mutex<BTreeMap<[u8; 32], Vec<u8>>>,
}

impl<'a> Painter<'a> {
    /// Pages of which all that goes into them is `kept` in this folder need not be drawn again.
    pub(super) fn new(
        theme: &'a Theme,
        site: &SiteView,
        staging: &'a Staging,
        kept: Option<&Utf8Path>,
    ) -> Self {
        let common = || {
            let words = theme.wording.for_templates();
            serde_json::to_vec(&(theme.sources(), words, site)).ok().map(|bytes| blake3::hash(&bytes))
        };
        let memory = kept.and_then(|folder| {
            Some(Memory {
                folder: folder.to_owned(),
                common: common()?,
                former: Cache::open(folder, NAME, VERSION),
                drawn: Mutex::default(),
            })
        });
        Self { theme, staging, memory }
    }

    /// Draws a page by `template`, which is told what the sheet and the view say.
    pub(super) fn draw(
        &self,
        template: &str,
        sheet: &Sheet,
        view: &impl Serialize,
    ) -> Result<(), RenderError> {
        let known = |memory: &Memory| memory.hash(&(template, sheet.root, sheet.page, view));
        let Some((memory, source)) = self.memory.as_ref().and_then(|memory| Some((memory, known(memory)?)))
        else {
            let html = self.fill(template, sheet, view)?;
            return Ok(self.staging.write(sheet.path, html.as_bytes())?);
        };
        let former = memory.recall(&source).map(|former| self.staging.keep(sheet.path, &former));
        let file = if let Some(kept) = former.transpose()?.flatten() {
            kept
        } else {
            let html = self.fill(template, sheet, view)?;
            self.staging.write_known(sheet.path, html.as_bytes())?
        };
        memory.enter(&source, &file);
        Ok(())
    }

    fn fill(&self, template: &str, sheet: &Sheet, view: &impl Serialize) -> Result<String, RenderError> {
        let mut context = Context::new();
        context.insert("root", sheet.root);
        if let Some(page) = sheet.page {
            context.insert("page", page);
        }
        context.insert("view", view);
        let html = self.theme.tera.render(template, &context);
        html.map_err(|fault| RenderError::Page(self.theme.explain(&fault)))
    }

    /// Keeps the pages of this build in mind for the next.
    pub(super) fn finish(self) {
        let Some(Memory { folder, former, drawn, .. }) = self.memory else { return };
        let drawn = drawn.into_inner().unwrap_or_else(PoisonError::into_inner);
        let known = |(source, file): (&[u8; 32], &Vec<u8>)| {
            former.get(&Hash::from_bytes(*source)) == Some(file.as_slice())
        };
        if drawn.len() != former.len() || !drawn.iter().all(known) {
            let entries = drawn.iter().map(|(source, file)| (Hash::from_bytes(*source), file.as_slice()));
            // A folder that cannot be written costs time, not pages.
            let _ = Cache::save(&folder, NAME, VERSION, entries);
        }
    }
}

impl Memory {
    /// The hash of what a page is made of; none where it cannot be told.
    fn hash(&self, source: &impl Serialize) -> Option<Hash> {
        let bytes = postcard::to_allocvec(source).ok()?;
        Some(Hasher::new().update(self.common.as_bytes()).update(&bytes).finalize())
    }

    /// The file that was made of it.
    fn recall(&self, source: &Hash) -> Option<Known> {
        postcard::from_bytes(self.former.get(source)?).ok()
    }

    fn enter(&self, source: &Hash, file: &Known) {
        let bytes = postcard::to_allocvec(file).unwrap_or_default();
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner).insert(*source.as_bytes(), bytes);
    }
}
