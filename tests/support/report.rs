//! What a page did while it was open: its console, its requests.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::Value;

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

    /// Takes down what the console says, by its level.
    fn note(&mut self, level: &Value, text: String) {
        match level.as_str() {
            Some("error") => self.errors.push(text),
            Some("warning") => self.warnings.push(text),
            _ => {}
        }
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

    /// Whether nothing is being loaded and nothing has happened for so long.
    pub(crate) fn is_still(&self, long: Duration) -> bool {
        self.pending.is_empty() && self.last_event.elapsed() > long
    }

    /// Takes down an event of this name.
    pub(crate) fn record(&mut self, name: &str, event: &Value) {
        self.last_event = Instant::now();
        let report = &mut self.report;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match name {
            "Page.loadEventFired" => self.loaded = true,
            "Network.requestWillBeSent" => {
                let url = text(&event["request"]["url"]);
                self.pending.insert(text(&event["requestId"]), url.clone());
                report.requests.push(url);
            }
            "Network.responseReceived" => {
                let response = &event["response"];
                if response["status"].as_u64().is_some_and(|status| status >= 400) {
                    report.failures.push(format!("{} {}", response["status"], text(&response["url"])));
                }
            }
            "Network.loadingFinished" => {
                self.pending.remove(&text(&event["requestId"]));
            }
            "Network.loadingFailed" => {
                let url = self.pending.remove(&text(&event["requestId"])).unwrap_or_default();
                report.failures.push(format!("{} {url}", text(&event["errorText"])));
            }
            "Runtime.consoleAPICalled" => {
                let words: Vec<String> = event["args"].as_array().into_iter().flatten().map(draw).collect();
                report.note(&event["type"], format!("console: {}", words.join(" ")));
            }
            "Runtime.exceptionThrown" => {
                let details = &event["exceptionDetails"];
                report.errors.push(format!("{} {}", text(&details["text"]), draw(&details["exception"])));
            }
            "Log.entryAdded" => {
                let entry = &event["entry"];
                let [source, words, url] = ["source", "text", "url"].map(|key| text(&entry[key]));
                report.note(&entry["level"], format!("{source}: {words} {url}"));
            }
            _ => {}
        }
    }
}

/// What a console shows of a value.
fn draw(object: &Value) -> String {
    match (&object["value"], &object["description"]) {
        (Value::String(text), _) | (Value::Null, Value::String(text)) => text.clone(),
        (Value::Null, _) => String::new(),
        (value, _) => value.to_string(),
    }
}
