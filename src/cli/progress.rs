//! The progress bar, on a terminal only.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};

use crate::pipeline::Progress;

/// One bar at a time: the stage that runs.
pub(super) struct Bar {
    bar: Mutex<ProgressBar>,
}

impl Bar {
    pub(super) fn new() -> Self {
        Self { bar: Mutex::new(ProgressBar::hidden()) }
    }

    fn current(&self) -> ProgressBar {
        self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    pub(super) fn clear(&self) {
        self.current().finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, stage: &'static str, steps: usize) {
        self.clear();
        let bar = ProgressBar::new(steps as u64).with_message(stage);
        if let Ok(style) = ProgressStyle::with_template("{msg:>12} {bar:40} {pos}/{len}") {
            bar.set_style(style);
        }
        *self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = bar;
    }

    fn step(&self) {
        self.current().inc(1);
    }
}
