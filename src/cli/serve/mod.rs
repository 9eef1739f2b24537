//! `leporello serve`: shows a dossier in the browser and builds it again after every change.

mod http;
mod state;
mod watch;

use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use camino::Utf8PathBuf;
use clap::Args;

use crate::config::{Config, KEPT, Overrides, load_config};
use crate::diagnostic::{Diagnostic, Reported, draw_all};
use crate::pipeline::{BuildError, Silent, build};

use super::terminal::{explain_output, report, say};
use super::today::build_date;
use super::{OUTPUT, USAGE};
use state::State;
use watch::Watch;

/// Where the server listens unless it is told otherwise.
const USUAL_PORT: u16 = 4321;

/// Show a dossier in the browser, and build it again after every change.
#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// The dossier's folder, with `site.toml` and `corpus/` if it has them
    #[arg(default_value = ".")]
    dir: Utf8PathBuf,
    /// The folder of articles, instead of the dossier's own
    #[arg(long, value_name = "DIR")]
    corpus: Option<Utf8PathBuf>,
    /// The port to listen on; if left out, 4321, or any free one if that is taken
    #[arg(long, value_name = "N")]
    port: Option<u16>,
}

pub(super) fn run(arguments: ServeArguments) -> ExitCode {
    if !arguments.dir.is_dir() {
        say(&format!("error: `{}` is no folder", arguments.dir));
        return ExitCode::from(USAGE);
    }
    let listener = match listen(arguments.port) {
        Ok(listener) => listener,
        Err(fault) => {
            let port = arguments.port.unwrap_or(USUAL_PORT);
            say(&format!("error: cannot listen on port {port}: {fault}; name another one with `--port`"));
            return ExitCode::from(USAGE);
        }
    };
    let Ok(address) = listener.local_addr() else { return ExitCode::from(OUTPUT) };
    let mut watch = match Watch::new() {
        Ok(watch) => watch,
        Err(fault) => {
            say(&format!("error: changes cannot be watched: {fault}"));
            return ExitCode::from(OUTPUT);
        }
    };
    let target = arguments.dir.join(KEPT).join("preview");
    let overrides = Overrides {
        corpus: arguments.corpus,
        output: Some(target.clone()),
        base_url: Some(format!("http://{address}/")),
        build_date: build_date(None),
        private: false,
        since: None,
    };
    let state = Arc::new(State::default());
    if let Err(fault) = http::serve(listener, target, Arc::clone(&state)) {
        say(&format!("error: cannot serve on {address}: {fault}"));
        return ExitCode::from(OUTPUT);
    }
    say(&format!("serving http://{address}/ until you press Ctrl+C"));
    loop {
        let config = load_config(&arguments.dir, &overrides);
        // Before the build, so that nothing is missed that changes while it runs.
        watch.look_at(&arguments.dir, &config.value);
        build_once(config, &state);
        watch.wait();
    }
}

/// Listens on this machine only.
fn listen(port: Option<u16>) -> std::io::Result<TcpListener> {
    let usual = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(USUAL_PORT)));
    if usual.is_err() && port.is_none() { TcpListener::bind((Ipv4Addr::LOCALHOST, 0)) } else { usual }
}

/// Builds the site, and tells the terminal and the browser how that went.
fn build_once(config: Reported<Config>, state: &State) {
    let started = Instant::now();
    let (published, diagnostics) = if config.diagnostics.iter().any(Diagnostic::is_error) {
        (None, config.diagnostics)
    } else {
        match build(config.value, false, &Silent) {
            Ok(built) => (Some((built.site.pages.len(), built.summary.written.len())), built.warnings),
            Err(BuildError::Sources(found)) => (None, found),
            Err(BuildError::Output(fault)) => (None, vec![explain_output(&fault)]),
        }
    };
    report(&diagnostics);
    match published {
        Some((pages, written)) => {
            let seconds = started.elapsed().as_secs_f64();
            say(&format!("built {pages} pages, {written} files written, in {seconds:.2} s"));
        }
        None => say("the site that was built last stays"),
    }
    let notice = draw_all(&diagnostics, false).concat();
    state.tell(published.is_some(), notice);
}
