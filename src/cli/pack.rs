//! `leporello pack`: builds a dossier's site and packs it into one zip file.

use std::process::ExitCode;

use camino::Utf8PathBuf;
use clap::Args;

use crate::output::pack_published;
use crate::text::slugify;

use super::OUTPUT;
use super::build::{BuildArguments, publish};
use super::terminal::{count, report_output, say};

/// Build the site of a dossier and pack it into one zip file, to be opened with a double click on `index.html`.
#[derive(Debug, Args)]
pub(super) struct PackArguments {
    #[command(flatten)]
    build: BuildArguments,
    /// The zip file; if left out, it is called after the dossier and lies beside the site
    #[arg(long, value_name = "FILE")]
    zip: Option<Utf8PathBuf>,
}

pub(super) fn run(arguments: PackArguments) -> ExitCode {
    let quiet = arguments.build.quiet;
    let published = match publish(arguments.build) {
        Ok(published) => published,
        Err(code) => return code,
    };
    let about = &published.site.config;
    let name = slugify(&about.title);
    let name = if name.is_empty() { "dossier".to_owned() } else { name };
    // So that it is not sent instead of the public one.
    let name = if about.private { format!("{name}-private") } else { name };
    let zip = arguments.zip.unwrap_or_else(|| published.target.with_file_name(format!("{name}.zip")));
    match pack_published(&published.target, &zip, &name) {
        Ok(files) => {
            if !quiet {
                say(&format!("{} in {zip}", count(files, "file")));
            }
            ExitCode::SUCCESS
        }
        Err(fault) => {
            report_output(&fault);
            ExitCode::from(OUTPUT)
        }
    }
}
