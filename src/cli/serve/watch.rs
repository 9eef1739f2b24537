//! Waiting for a change in the sources.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::config::Config;

use super::super::KEPT;

/// An editor saves in several steps; so long nothing must happen before we build.
const QUIET: Duration = Duration::from_millis(80);

/// Watches the files that a site is made from.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    changes: Receiver<()>,
    watched: BTreeSet<Utf8PathBuf>,
}

impl Watch {
    /// Watches nothing yet.
    pub(super) fn new() -> notify::Result<Self> {
        let (sender, changes) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // What the system could not tell us may have been a change.
            let matter = event.map_or(true, |event| matters(&event));
            if matter {
                // Nobody listens any more only when the program ends.
                let _ = sender.send(());
            }
        })?;
        Ok(Self { watcher, changes, watched: BTreeSet::new() })
    }

    /// Watches the dossier in `dir`: its settings, its texts, and its theme if it has one.
    pub(super) fn look_at(&mut self, dir: &Utf8Path, config: &Config) {
        let deep = [&config.corpus, &config.theme.templates, &config.theme.assets];
        self.add(dir, RecursiveMode::NonRecursive);
        for folder in deep {
            self.add(folder, RecursiveMode::Recursive);
        }
    }

    fn add(&mut self, folder: &Utf8Path, mode: RecursiveMode) {
        let folder = if folder.as_str().is_empty() { Utf8Path::new(".") } else { folder };
        if !folder.is_dir() {
            // It may have been deleted; if it comes back, it is a new folder to the system.
            self.watched.remove(folder);
        } else if !self.watched.contains(folder) && self.watcher.watch(folder.as_std_path(), mode).is_ok() {
            self.watched.insert(folder.to_owned());
        }
    }

    /// Waits for a change, and then until no more come.
    pub(super) fn wait(&self) {
        // The sender lives in the watcher, so there is always something to wait for.
        let _ = self.changes.recv();
        while self.changes.recv_timeout(QUIET).is_ok() {}
    }
}

/// Whether something was written, moved or deleted that a site may be made from.
fn matters(event: &notify::Event) -> bool {
    !matches!(event.kind, EventKind::Access(_)) && !event.paths.iter().all(|path| is_ours(path))
}

/// What builds write themselves.
fn is_ours(path: &Path) -> bool {
    let ours = |name: &str| name == KEPT || name.ends_with(".leporello-staging");
    path.iter().any(|part| part.to_str().is_some_and(ours))
}
