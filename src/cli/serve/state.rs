//! How the last build went, for those who wait for the next one.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use serde::Serialize;

/// The state of the preview, shared between the builder and the server.
#[derive(Default)]
pub(super) struct State {
    now: Mutex<Report>,
    changed: Condvar,
}

/// How the last build went.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Report {
    /// How many builds were tried.
    pub tried: u64,
    /// How many of them were published.
    pub published: u64,
    /// What the last one reported, drawn as for a terminal.
    pub notice: String,
}

impl State {
    /// A build has ended.
    pub(super) fn tell(&self, published: bool, notice: String) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.tried += 1;
        now.published += u64::from(published);
        now.notice = notice;
        self.changed.notify_all();
    }

    /// How things stand.
    pub(super) fn now(&self) -> Report {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How things stand once more builds were tried than `known`, or after `patience`.
    pub(super) fn after(&self, known: u64, patience: Duration) -> Report {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(now, patience, |now| now.tried <= known);
        waited.map_or_else(|poisoned| poisoned.into_inner().0.clone(), |(now, _)| now.clone())
    }
}
