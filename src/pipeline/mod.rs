//! The stages in order. The only file that knows all of them.

mod kept;

use crate::config::{Authority, Config};
use crate::corpus::{Corpus, Defaults, Language, read_corpus};
use crate::diagnostic::Diagnostic;
use crate::link::{Dossier, edit_events, link};
use crate::output::{OutputError, Staging, Summary};
use crate::render::{RenderError, load_theme, render_site};
use crate::site::{check_former_addresses, plan_site};

use kept::Kept;

/// What is told about a build while it runs; called from any thread.
pub trait Progress: Sync {
    /// A stage begins that will take so many steps.
    fn begin(&self, stage: &'static str, steps: usize);
    /// One step is done.
    fn step(&self);
}

/// Tells nothing.
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}

/// A site that was published.
#[derive(Debug)]
pub struct Built {
    /// How many articles it holds.
    pub articles: usize,
    /// How many persons they name.
    pub people: usize,
    /// How many expressions of time they hold.
    pub dates: usize,
    /// How many pages were drawn.
    pub pages: usize,
    /// What was written, kept and removed.
    pub summary: Summary,
    /// What its author may want to mend.
    pub warnings: Vec<Diagnostic>,
}

/// Why no site was published; the one published before stays as it was.
#[derive(Debug)]
pub enum BuildError {
    /// The sources have errors.
    Sources(Vec<Diagnostic>),
    /// The target cannot be written.
    Output(OutputError),
}

impl From<OutputError> for BuildError {
    fn from(fault: OutputError) -> Self {
        Self::Output(fault)
    }
}

/// Reads and links a dossier without writing anything; `diagnostics` are those of its texts and of what
/// `events.toml` points to.
pub fn read_dossier(config: &Config, progress: &dyn Progress) -> (Dossier, Vec<Diagnostic>) {
    progress.begin("reading", 1);
    let language = Language::from_tag(&config.language).unwrap_or_default();
    let mut diagnostics = Vec::new();
    let defaults = Defaults { language, rights: config.rights.clone() };
    let corpus = read_corpus(&config.corpus, &defaults).take(&mut diagnostics);
    progress.step();
    let edits =
        config.events.without(|written| corpus.embargoed.iter().any(|held| held.is_meant_by(written)));
    let kept = Kept::open(config.kept.clone());
    let mut dossier = read_articles(corpus, &config.authority, kept, progress);
    // Where articles could not be read, an event may well be missing.
    if !diagnostics.iter().any(Diagnostic::is_error) {
        diagnostics.extend(edit_events(&mut dossier, &edits));
        diagnostics.extend(check_former_addresses(&dossier, &config.corpus));
    }
    (dossier, diagnostics)
}

fn read_articles(corpus: Corpus, authority: &Authority, kept: Kept, progress: &dyn Progress) -> Dossier {
    progress.begin("annotating", corpus.articles.len());
    let annotations = kept.annotate(&corpus.articles, || progress.step());
    progress.begin("linking", 1);
    let dossier = link(corpus, annotations, authority);
    progress.step();
    dossier
}

/// Builds and publishes the site; with `strict`, warnings count as errors.
///
/// # Errors
/// - the sources, or templates of the dossier's own, have errors;
/// - the target folder is not ours, or cannot be written.
pub fn build(config: Config, strict: bool, progress: &dyn Progress) -> Result<Built, BuildError> {
    let mut diagnostics = Vec::new();
    let theme = load_theme(&config.theme).take(&mut diagnostics);
    let (dossier, found) = read_dossier(&config, progress);
    diagnostics.extend(found);
    let theme = match theme {
        Some(theme) if !diagnostics.iter().any(|diagnostic| strict || diagnostic.is_error()) => theme,
        _ => return Err(BuildError::Sources(diagnostics)),
    };
    let staging = Staging::open(&config.output)?;
    let site = plan_site(dossier, config.site);
    progress.begin("drawing", site.pages.len());
    render_site(&site, theme, &staging, config.kept.as_deref(), || progress.step()).map_err(|fault| {
        match fault {
            RenderError::Template(diagnostic) => {
                diagnostics.push(diagnostic);
                BuildError::Sources(std::mem::take(&mut diagnostics))
            }
            RenderError::Output(fault) => BuildError::Output(fault),
        }
    })?;
    let summary = staging.publish()?;
    let readings = &site.dossier.readings;
    Ok(Built {
        articles: readings.len(),
        people: site.dossier.people.len(),
        dates: readings.iter().map(|reading| reading.annotations.timexes.len()).sum(),
        pages: site.pages.len(),
        summary,
        warnings: diagnostics,
    })
}
