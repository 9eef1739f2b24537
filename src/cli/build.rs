//! `leporello build`: reads the dossier and publishes its site.

use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::time::Instant;

use camino::Utf8PathBuf;
use chrono::NaiveDate;
use clap::Args;

use crate::config::{Overrides, is_web_address, load_config};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{BuildError, Built, Progress, Silent, build};
use crate::site::Site;

use super::progress::Bar;
use super::terminal::{count, is_watched, report, report_output, say};
use super::today::{build_date, read_day};
use super::{OUTPUT, SOURCES, USAGE};

/// Build the site of a dossier.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
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
    /// Neither read nor write what is kept between builds in `.leporello/`
    #[arg(long)]
    no_cache: bool,
    /// Show everything, whatever the rights and embargoes, for yourself alone: every page says so, and the site goes to
    /// `private/` unless `--output` names another folder
    #[arg(long)]
    private: bool,
    /// The day of the build, on which embargoes end; today if left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = read_day)]
    build_date: Option<NaiveDate>,
    /// Tell on a page and in a feed what has changed since the site was published whose folder or `data/changes.json`
    /// this is
    #[arg(long, value_name = "PATH")]
    since: Option<Utf8PathBuf>,
    /// Print nothing but errors
    #[arg(long)]
    pub(super) quiet: bool,
}

/// A site that was built, and where it lies.
pub(super) struct Published {
    pub site: Site,
    pub target: Utf8PathBuf,
}

pub(super) fn run(arguments: BuildArguments) -> ExitCode {
    match publish(arguments) {
        Ok(published) => {
            // The process ends here, and the system takes its memory back sooner than it could be freed piece by piece.
            std::mem::forget(published);
            ExitCode::SUCCESS
        }
        Err(code) => code,
    }
}

/// Builds the site and reports how that went; where it failed, the exit code.
pub(super) fn publish(arguments: BuildArguments) -> Result<Published, ExitCode> {
    let started = Instant::now();
    if let Some(address) = arguments.base_url.as_ref().filter(|address| !is_web_address(address)) {
        say(&format!(
            "error: `{address}` is no web address; write it in full, as in `https://example.org/dossier/`"
        ));
        return Err(ExitCode::from(USAGE));
    }
    if !arguments.dir.is_dir() {
        say(&format!("error: `{}` is no folder", arguments.dir));
        return Err(ExitCode::from(USAGE));
    }
    let overrides = Overrides {
        corpus: arguments.corpus,
        output: arguments.output,
        base_url: arguments.base_url,
        build_date: build_date(arguments.build_date),
        private: arguments.private,
        since: arguments.since,
    };
    let config = load_config(&arguments.dir, &overrides);
    if config.diagnostics.iter().any(Diagnostic::is_error) {
        report(&config.diagnostics);
        say("nothing was published");
        return Err(ExitCode::from(SOURCES));
    }
    let mut config = config.value;
    if arguments.no_cache {
        config.kept = None;
    }
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
                if let Some(line) = lost_addresses(&built.summary.removed) {
                    say(&line);
                }
                say(&closing_line(&built, target.as_str(), started.elapsed().as_secs_f64()));
            }
            Ok(Published { site: built.site, target })
        }
        Err(BuildError::Sources(diagnostics)) => {
            report(&diagnostics);
            say("nothing was published");
            Err(ExitCode::from(SOURCES))
        }
        Err(BuildError::Output(fault)) => {
            report_output(&fault);
            Err(ExitCode::from(OUTPUT))
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

/// What to do about pages of articles and persons that the site had before and that nothing leads on from.
fn lost_addresses(removed: &[String]) -> Option<String> {
    // Names with an underscore are further parts of a page.
    let is_shared = |address: &&String| {
        (address.starts_with("articles/") || address.starts_with("people/")) && !address.contains('_')
    };
    let lost: Vec<&String> = removed.iter().filter(is_shared).collect();
    let first = lost.first()?;
    let more = if lost.len() > 1 { format!(" (and {} more)", lost.len() - 1) } else { String::new() };
    Some(format!(
        "gone: `{first}`{more}; links to it lead nowhere now. If it has moved, give its name as `former`, in the front \
         matter of the article or in people.toml"
    ))
}

fn closing_line(built: &Built, target: &str, seconds: f64) -> String {
    let dossier = &built.site.dossier;
    let dates = dossier.readings.iter().map(|reading| reading.annotations.timexes.len()).sum();
    format!(
        "{}, {}, {}, {} in {seconds:.2} s: {target} ({} written, {} unchanged, {} removed)",
        count(dossier.readings.len(), "article"),
        count(dossier.people.len(), "person"),
        count(dates, "date"),
        count(built.site.pages.len(), "page"),
        built.summary.written.len(),
        built.summary.unchanged,
        built.summary.removed.len(),
    )
}
