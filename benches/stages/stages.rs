//! The stages of a build within this process, by the library's own functions.

use std::error::Error;
use std::sync::Mutex;
use std::time::Instant;

use camino::Utf8Path;
use leporello::config::{Overrides, load_config};
use leporello::output::Staging;
use leporello::pipeline::{Progress, read_dossier};
use leporello::render::{load_theme, render_site};
use leporello::site::plan_site;

use crate::builds::Costs;
use crate::process::Cost;

/// Builds the site of a dossier with nothing kept, and says how long each stage took.
pub(crate) fn time(folder: &Utf8Path, output: &Utf8Path) -> Result<Costs, Box<dyn Error>> {
    let asked = Overrides { output: Some(output.to_owned()), ..Overrides::default() };
    let mut config = load_config(folder, &asked).value;
    config.kept = None;
    let clock = Clock::default();
    clock.begin("loading the theme", 1);
    let theme = load_theme(&config.theme).value.ok_or("the theme is broken")?;
    let (dossier, _) = read_dossier(&config, &clock);
    clock.begin("planning", 1);
    let site = plan_site(dossier, config.site);
    let staging = Staging::open(&config.output)?;
    clock.begin("drawing and writing", 1);
    render_site(&site, theme, &staging, None, || ()).map_err(|fault| format!("{fault:?}"))?;
    clock.begin("publishing", 1);
    staging.publish()?;
    Ok(clock.stop())
}

/// Notes when each stage begins.
#[derive(Default)]
struct Clock(Mutex<Vec<(&'static str, Instant)>>);

impl Clock {
    /// How long each stage took; the last one ends now.
    fn stop(self) -> Costs {
        let end = Instant::now();
        let begun = self.0.into_inner().expect("no stage failed");
        let ends = begun.iter().skip(1).map(|(_, next)| *next).chain([end]);
        begun
            .iter()
            .zip(ends)
            .map(|((stage, start), end)| (*stage, Cost { time: end - *start, peak: 0 }))
            .collect()
    }
}

impl Progress for Clock {
    fn begin(&self, stage: &'static str, _: usize) {
        self.0.lock().expect("no stage failed").push((stage, Instant::now()));
    }

    fn step(&self) {}
}
