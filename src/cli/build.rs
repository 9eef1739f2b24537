//! `leporello build`: reads the dossier and publishes its site.

use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::time::Instant;

use camino::Utf8PathBuf;
use clap::Args;

use crate::config::{Overrides, is_web_address, load_config};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{BuildError, Built, Progress, Silent, build};

use super::progress::Bar;
use super::terminal::{count, is_watched, report, report_output, say};
use super::{OUTPUT, SOURCES, USAGE};

/// Build the site of a dossier.
#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    /// The dossier's folder, with `site.toml` and `corpus/` if it has them
    #[arg(default_value = ".")]
    dir: Utf8PathBuf,
    /// The folder of articles, instead of the dossier's own
    #[arg(long, value_name = "DIR")]
    corpus: Option<Utf8PathBuf>,
    /// The folder to write the site to
    #[arg(long, value_name = "DIR")]
    output: Option<Utf8PathBuf>,
    /// The address under which the site will stand
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// How many threads to use; all cores if left out
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Neither read nor write what may be kept between builds (nothing is kept yet)
    #[arg(long)]
    no_cache: bool,
    /// Print nothing but errors
    #[arg(long)]
    quiet: bool,
}

pub(super) fn run(arguments: BuildArguments) -> ExitCode {
    let started = Instant::now();
    if let Some(address) = arguments.base_url.as_ref().filter(|address| !is_web_address(address)) {
        say(&format!(
            "error: `{address}` is no web address; write it in full, as in `https://example.org/dossier/`"
        ));
        return ExitCode::from(USAGE);
    }
    if !arguments.dir.is_dir() {
        say(&format!("error: `{}` is no folder", arguments.dir));
        return ExitCode::from(USAGE);
    }
    let overrides =
        Overrides { corpus: arguments.corpus, output: arguments.output, base_url: arguments.base_url };
    let config = load_config(&arguments.dir, &overrides);
    if config.diagnostics.iter().any(Diagnostic::is_error) {
        report(&config.diagnostics);
        say("nothing was published");
        return ExitCode::from(SOURCES);
    }
    let config = config.value;
    let target = config.output.clone();
    let bar = (!arguments.quiet && is_watched()).then(Bar::new);
    let progress: &dyn Progress = bar.as_ref().map_or(&Silent, |bar| bar);
    let result = with_threads(arguments.jobs, || build(config, arguments.strict, progress));
    if let Some(bar) = &bar {
        bar.clear();
    }
    match result {
        Ok(built) => {
            if !arguments.quiet {
                report(&built.warnings);
                say(&closing_line(&built, target.as_str(), started.elapsed().as_secs_f64()));
            }
            ExitCode::SUCCESS
        }
        Err(BuildError::Sources(diagnostics)) => {
            report(&diagnostics);
            say("nothing was published");
            ExitCode::from(SOURCES)
        }
        Err(BuildError::Output(fault)) => {
            report_output(&fault);
            ExitCode::from(OUTPUT)
        }
    }
}

/// Runs `work` on so many threads.
fn with_threads<T: Send>(jobs: Option<NonZeroUsize>, work: impl FnOnce() -> T + Send) -> T {
    let threads = jobs.map_or(0, NonZeroUsize::get);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

fn closing_line(built: &Built, target: &str, seconds: f64) -> String {
    format!(
        "{}, {}, {}, {} in {seconds:.2} s: {target} ({} written, {} unchanged, {} removed)",
        count(built.articles, "article"),
        count(built.people, "person"),
        count(built.dates, "date"),
        count(built.pages, "page"),
        built.summary.written.len(),
        built.summary.unchanged,
        built.summary.removed.len(),
    )
}
