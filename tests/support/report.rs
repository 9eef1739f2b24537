//! What a page did while it was open: its console, its requests.

use std::collections::BTreeMap;
use std::time::Instant;

use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::protocol::cdp::{Log, Runtime};

/// What a page said and asked for since it was opened.
#[derive(Debug, Clone, Default)]
pub(crate) struct PageReport {
    pub(crate) url: String,
    pub(crate) title: String,
    /// Console errors, uncaught exceptions and violations of the content security policy.
    pub(crate) errors: Vec<String>,
    pub(crate) warnings: Vec<String>,
    /// The address of every request, the page's own first.
    pub(crate) requests: Vec<String>,
    /// Requests without an answer, or with one from 400 on.
    pub(crate) failures: Vec<String>,
}

impl PageReport {
    /// Every fault of a page whose addresses must all begin with `origin`.
    pub(crate) fn faults(&self, origin: &str) -> Vec<String> {
        let at_home =
            |url: &str| [origin, "data:", "blob:", "about:"].iter().any(|start| url.starts_with(start));
        let strangers =
            self.requests.iter().filter(|url| !at_home(url)).map(|url| format!("asks elsewhere: {url}"));
        self.errors.iter().chain(&self.failures).cloned().chain(strangers).collect()
    }

    /// Fails unless the page has no error, no failed request, and asked for nothing outside `origin`.
    #[track_caller]
    pub(crate) fn assert_clean(&self, origin: &str) {
        let faults = self.faults(origin);
        assert!(faults.is_empty(), "{}:\n{}", self.url, faults.join("\n"));
    }
}

/// Listens to a tab.
#[derive(Debug)]
pub(crate) struct Recorder {
    pub(crate) report: PageReport,
    pub(crate) loaded: bool,
    /// Requests under way, by id.
    pub(crate) pending: BTreeMap<String, String>,
    pub(crate) last_event: Instant,
}

impl Recorder {
    pub(crate) fn new() -> Self {
        Self {
            report: PageReport::default(),
            loaded: false,
            pending: BTreeMap::new(),
            last_event: Instant::now(),
        }
    }

    pub(crate) fn record(&mut self, event: &Event) {
        self.last_event = Instant::now();
        let report = &mut self.report;
        match event {
            Event::PageLoadEventFired(_) => self.loaded = true,
            Event::NetworkRequestWillBeSent(event) => {
                let url = event.params.request.url.clone();
                self.pending.insert(event.params.request_id.clone(), url.clone());
                report.requests.push(url);
            }
            Event::NetworkResponseReceived(event) if event.params.response.status >= 400 => {
                let response = &event.params.response;
                report.failures.push(format!("{} {}", response.status, response.url));
            }
            Event::NetworkLoadingFinished(event) => {
                self.pending.remove(&event.params.request_id);
            }
            Event::NetworkLoadingFailed(event) => {
                let url = self.pending.remove(&event.params.request_id).unwrap_or_default();
                report.failures.push(format!("{} {url}", event.params.error_text));
            }
            Event::RuntimeConsoleAPICalled(event) => {
                let words: Vec<_> = event.params.args.iter().map(draw).collect();
                let text = format!("console: {}", words.join(" "));
                match event.params.Type {
                    Runtime::ConsoleAPICalledEventTypeOption::Error => report.errors.push(text),
                    Runtime::ConsoleAPICalledEventTypeOption::Warning => report.warnings.push(text),
                    _ => {}
                }
            }
            Event::RuntimeExceptionThrown(event) => {
                let details = &event.params.exception_details;
                let exception = details.exception.as_ref().map(draw).unwrap_or_default();
                report.errors.push(format!("{} {exception}", details.text));
            }
            Event::LogEntryAdded(event) => {
                let entry = &event.params.entry;
                let text = format!(
                    "{:?}: {} {}",
                    entry.source,
                    entry.text,
                    entry.url.as_deref().unwrap_or_default()
                );
                match entry.level {
                    Log::LogEntryLevel::Error => report.errors.push(text),
                    Log::LogEntryLevel::Warning => report.warnings.push(text),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

fn draw(object: &Runtime::RemoteObject) -> String {
    match (&object.value, &object.description) {
        (Some(serde_json::Value::String(text)), _) | (None, Some(text)) => text.clone(),
        (Some(value), _) => value.to_string(),
        (None, None) => String::new(),
    }
}
