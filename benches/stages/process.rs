//! A whole process, timed from outside.

use std::fs;
use std::io;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What a process took.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// Wall time.
    pub time: Duration,
    /// The most memory it ever had, in bytes; zero where `/proc` does not tell.
    pub peak: u64,
}

/// Runs a command to its end.
///
/// # Errors
/// It cannot be started, or fails.
pub(crate) fn run(command: &mut Command) -> io::Result<Cost> {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let (status, over) = (format!("/proc/{}/status", child.id()), AtomicBool::new(false));
    let (end, time, peak) = thread::scope(|scope| {
        let watcher = scope.spawn(|| watch(&status, &over));
        let end = child.wait();
        let time = start.elapsed();
        over.store(true, Ordering::Relaxed);
        (end, time, watcher.join().unwrap_or_default())
    });
    if end?.success() {
        Ok(Cost { time, peak })
    } else {
        Err(io::Error::other(format!("{command:?} failed")))
    }
}

/// The peak memory in a file `/proc/PID/status`. The kernel keeps the maximum, so that only what is taken in the very last
/// moments of a process can be missed.
fn watch(status: &str, over: &AtomicBool) -> u64 {
    let mut peak = 0;
    while !over.load(Ordering::Relaxed) {
        peak = peak.max(read_peak(status).unwrap_or_default());
        thread::sleep(Duration::from_millis(2));
    }
    peak
}

fn read_peak(status: &str) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kibibytes| kibibytes * 1024)
}
