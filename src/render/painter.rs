//! Pages from views: a template is filled unless an earlier build has filled it with the very same.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;
use tera::{Context, Value};

use crate::output::{Cache, Hash, Hasher, Known, OutputError, Staging};

use super::escape::Html;
use super::theme::Theme;
use super::{FrameView, PageView, RenderError, SiteView};

/// The file in which the pages of the last build are kept in mind, and the version of the code that drew them.
const NAME: &str = "pages";
const VERSION: &str = env!("LEPORELLO_PAINTERS");

thread_local! {
    /// On what each thread draws its pages: room that has grown for one is there for the next.
    static PAPER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Draws pages into a staging folder.
pub(super) struct Painter<'a> {
    theme: &'a Theme,
    staging: &'a Staging,
    memory: Option<Memory>,
    /// What templates are told as `frame`, by what it depends on.
    frames: Mutex<BTreeMap<FrameKey, Value>>,
}

/// The way to the root, the part of the navigation, and whether it leads to the page itself.
type FrameKey = (String, &'static str, bool);

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
    drawn: Mutex<BTreeMap<Hash, Vec<u8>>>,
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
            // As the file has them: what templates are told has no order.
            let words = &theme.wording.words;
            serde_json::to_vec(&(theme.sources(), words, site)).ok().map(|bytes| Hash::of(&bytes))
        };
        let memory = kept.and_then(|folder| {
            Some(Memory {
                folder: folder.to_owned(),
                common: common()?,
                former: Cache::open(folder, NAME, VERSION),
                drawn: Mutex::default(),
            })
        });
        Self { theme, staging, memory, frames: Mutex::default() }
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
            return self.fill(template, sheet, view, |html| self.staging.write(sheet.path, html));
        };
        let former = memory.recall(&source).map(|former| self.staging.keep(sheet.path, &former));
        let file = if let Some(kept) = former.transpose()?.flatten() {
            kept
        } else {
            self.fill(template, sheet, view, |html| self.staging.write_known(sheet.path, html))?
        };
        memory.enter(&source, &file);
        Ok(())
    }

    /// Fills the template, and hands the page to `write`.
    fn fill<T>(
        &self,
        template: &str,
        sheet: &Sheet,
        view: &impl Serialize,
        write: impl FnOnce(&[u8]) -> Result<T, OutputError>,
    ) -> Result<T, RenderError> {
        let mut context = Context::new();
        context.insert("root", sheet.root);
        if let Some(page) = sheet.page {
            context.insert("page", page);
            context.insert_value("frame", self.frame(sheet.root, page)?);
        }
        context.insert("view", view);
        let mut html = PAPER.take();
        html.clear();
        let filled = self.theme.tera.render_to(template, &context, &mut html);
        let written = filled.map_err(|fault| self.explain(&fault)).and_then(|()| Ok(write(&html)?));
        PAPER.set(html);
        written
    }

    /// The frame of a page, which is drawn once for all pages that have it in common.
    fn frame(&self, root: &str, page: &PageView) -> Result<Value, RenderError> {
        let key = (root.to_owned(), page.section, page.is_entry);
        let frames = || self.frames.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(frame) = frames().get(&key) {
            return Ok(frame.clone());
        }
        let frame = Value::from_serializable(&self.draw_frame(root, page)?);
        frames().insert(key, frame.clone());
        Ok(frame)
    }

    fn draw_frame(&self, root: &str, page: &PageView) -> Result<FrameView, RenderError> {
        let mut context = Context::new();
        context.insert("root", root);
        context.insert("section", page.section);
        context.insert("is_entry", &page.is_entry);
        let draw = |template: &str| -> Result<Html, RenderError> {
            let html = self.theme.tera.render(template, &context);
            Ok(html.map_err(|fault| self.explain(&fault))?.into())
        };
        Ok(FrameView {
            navigation_html: draw("navigation.html")?,
            colophon_html: draw("colophon.html")?,
            share_html: draw("share.html")?,
        })
    }

    fn explain(&self, fault: &tera::Error) -> RenderError {
        RenderError::Page(self.theme.explain(fault))
    }

    /// Keeps the pages of this build in mind for the next.
    pub(super) fn finish(self) {
        let Some(Memory { folder, former, drawn, .. }) = self.memory else { return };
        let drawn = drawn.into_inner().unwrap_or_else(PoisonError::into_inner);
        let known = |(source, file): (&Hash, &Vec<u8>)| former.get(source) == Some(file.as_slice());
        if drawn.len() != former.len() || !drawn.iter().all(known) {
            let entries = drawn.iter().map(|(source, file)| (*source, file.as_slice()));
            // A folder that cannot be written costs time, not pages.
            let _ = Cache::save(&folder, NAME, VERSION, entries);
        }
    }
}

impl Memory {
    /// The hash of what a page is made of; none where it cannot be told.
    fn hash(&self, source: &impl Serialize) -> Option<Hash> {
        let mut hasher = Hasher::new();
        hasher.update(self.common.as_bytes());
        postcard::to_io(source, &mut hasher).ok()?;
        Some(hasher.finish())
    }

    /// The file that was made of it.
    fn recall(&self, source: &Hash) -> Option<Known> {
        postcard::from_bytes(self.former.get(source)?).ok()
    }

    fn enter(&self, source: &Hash, file: &Known) {
        let bytes = postcard::to_allocvec(file).unwrap_or_default();
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner).insert(*source, bytes);
    }
}
