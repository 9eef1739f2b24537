//! The stages in order. The only file that knows all of them.

mod kept;

use camino::Utf8Path;

use crate::annotate::Annotations;
use crate::config::Config;
use crate::corpus::{Corpus, Defaults, Language, read_corpus};
use crate::diagnostic::{Diagnostic, Panic, Reported, catch_panic};
use crate::link::{Dossier, Stumble, edit_events, link};
use crate::output::{OutputError, Staging, Summary};
use crate::render::{RenderError, load_theme, render_site};
use crate::site::{Site, check_former_addresses, plan_site};

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
    /// All that it shows.
    pub site: Site,
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
    let (corpus, kept) =
        rayon::join(|| read_corpus(&config.corpus, &defaults), || Kept::open(config.kept.clone()));
    let corpus = corpus.take(&mut diagnostics);
    progress.step();
    let edits =
        config.events.without(|written| corpus.embargoed.iter().any(|held| held.is_meant_by(written)));
    progress.begin("annotating", corpus.articles.len());
    let found = kept.annotate(&corpus.articles, || progress.step());
    let (corpus, annotations) = set_failed_aside(corpus, found, &config.corpus).take(&mut diagnostics);
    progress.begin("linking", 1);
    let linked = catch_panic(|| link(corpus, annotations, &config.authority));
    let mut dossier = match linked {
        Ok(Ok(dossier)) => dossier,
        Ok(Err(stumbles)) => {
            let report = |(path, panic): Stumble| panic.in_file(config.corpus.join(path));
            diagnostics.extend(stumbles.into_iter().map(report));
            Dossier::default()
        }
        Err(panic) => {
            diagnostics.push(panic.in_folder(&config.corpus));
            Dossier::default()
        }
    };
    progress.step();
    // Where articles could not be read, an event may well be missing.
    if !diagnostics.iter().any(Diagnostic::is_error) {
        diagnostics.extend(edit_events(&mut dossier, &edits));
        diagnostics.extend(check_former_addresses(&dossier, &config.corpus));
    }
    (dossier, diagnostics)
}

/// Goes on without the articles in which a recogniser failed; each is an error, so that nothing is published.
fn set_failed_aside(
    mut corpus: Corpus,
    found: Vec<Result<Annotations, Panic>>,
    folder: &Utf8Path,
) -> Reported<(Corpus, Vec<Annotations>)> {
    let mut diagnostics = Vec::new();
    let mut annotations = Vec::with_capacity(found.len());
    let mut found = found.into_iter();
    corpus.articles.retain(|article| match found.next() {
        Some(Ok(found)) => {
            annotations.push(found);
            true
        }
        Some(Err(panic)) => {
            diagnostics.push(panic.in_file(folder.join(&article.path)));
            false
        }
        None => false,
    });
    Reported { value: (corpus, annotations), diagnostics }
}

/// Builds and publishes the site; with `strict`, warnings count as errors.
///
/// # Errors
/// - the sources, or templates of the dossier's own, have errors;
/// - the target folder is not ours, or cannot be written.
pub fn build(config: Config, strict: bool, progress: &dyn Progress) -> Result<Built, BuildError> {
    let mut diagnostics = Vec::new();
    let (theme, (dossier, found)) =
        rayon::join(|| load_theme(&config.theme), || read_dossier(&config, progress));
    let theme = theme.take(&mut diagnostics);
    diagnostics.extend(found);
    let theme = match theme {
        Some(theme) if !diagnostics.iter().any(|diagnostic| strict || diagnostic.is_error()) => theme,
        _ => return Err(BuildError::Sources(diagnostics)),
    };
    let staging = Staging::open(&config.output)?;
    let drawn = catch_panic(|| {
        let site = plan_site(dossier, config.site);
        progress.begin("drawing", site.pages.len());
        render_site(&site, theme, &staging, config.kept.as_deref(), || progress.step()).map(|()| site)
    });
    let drawn = drawn.unwrap_or_else(|panic| Err(RenderError::Page(panic.in_folder(config.corpus))));
    let site = match drawn {
        Ok(site) => site,
        Err(RenderError::Page(diagnostic)) => {
            diagnostics.push(diagnostic);
            return Err(BuildError::Sources(diagnostics));
        }
        Err(RenderError::Output(fault)) => return Err(fault.into()),
    };
    let summary = staging.publish()?;
    Ok(Built { site, summary, warnings: diagnostics })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;

    #[test]
    fn an_article_in_which_the_program_fails_does_not_end_the_report_on_others() {
        let folder = Utf8Path::new("corpus");
        let corpus = read_corpus(folder, &Defaults::default()).value;
        let paths: Vec<_> = corpus.articles.iter().map(|article| article.path.clone()).collect();
        let mut found: Vec<_> = corpus.articles.iter().map(|article| Ok(annotate(article))).collect();
        found[1] = Err(Panic { message: "a mistake".to_owned() });
        let Reported { value: (left, annotations), diagnostics } = set_failed_aside(corpus, found, folder);
        assert!(left.articles.iter().map(|article| &article.path).eq(paths[..1].iter().chain(&paths[2..])));
        assert_eq!(annotations.len(), left.articles.len());
        let [diagnostic] = &diagnostics[..] else { panic!("{diagnostics:?}") };
        assert!(diagnostic.is_error());
        assert_eq!(diagnostic.place.as_ref().unwrap().path, folder.join(&paths[1]));
    }
}
