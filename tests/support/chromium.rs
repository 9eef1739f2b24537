//! A browser that reports what a page did.

use std::env;
use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};

use headless_chrome::protocol::cdp::Page::CaptureScreenshotFormatOption::Png;
use headless_chrome::protocol::cdp::types::{Event, Method};
use headless_chrome::{LaunchOptions, Tab};
use serde::Serialize;
use serde_json::{Value, json};

use super::report::{PageReport, Recorder};

const FLAGS: [&str; 8] = [
    "--headless=new",
    // Chromium chooses a free port itself: the last of two such flags counts.
    "--remote-debugging-port=0",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];

/// How long a page may be still before it counts as settled, and how long it may take.
const STILL: Duration = Duration::from_millis(150);
const PATIENCE: Duration = Duration::from_secs(20);

/// A Chromium with one tab and an empty profile. Dropping it ends the process.
pub(crate) struct Browser {
    tab: Arc<Tab>,
    recorder: Arc<Mutex<Recorder>>,
    /// The page that is open, without a fragment.
    page: Mutex<String>,
    // Last: it is the one that ends the process.
    process: headless_chrome::Browser,
}

/// `prefers-color-scheme`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

impl Browser {
    /// Starts a browser. Where there is none, says which test is left out and gives `None`, or fails if
    /// `LEPORELLO_BROWSER_TESTS` is `required`.
    pub(crate) fn start() -> Option<Self> {
        let Some(program) = find_chromium() else {
            let test = std::thread::current().name().unwrap_or("a browser test").to_owned();
            assert!(
                env::var("LEPORELLO_BROWSER_TESTS").as_deref() != Ok("required"),
                "no Chromium found for `{test}`; set LEPORELLO_CHROMIUM to its path"
            );
            // Not `eprintln!`, which the test runner keeps to itself when a test passes.
            let words = format!(
                "LEFT OUT: `{test}` needs Chromium; install it or set LEPORELLO_CHROMIUM to its path\n"
            );
            io::stderr().write_all(words.as_bytes()).unwrap();
            return None;
        };
        let options = LaunchOptions {
            path: Some(program),
            sandbox: false,
            args: FLAGS.iter().map(OsStr::new).collect(),
            idle_browser_timeout: Duration::from_mins(5),
            ..LaunchOptions::default()
        };
        let process = headless_chrome::Browser::new(options).expect("Chromium starts");
        let tab = process.new_tab().expect("Chromium opens a tab");
        let recorder = Arc::new(Mutex::new(Recorder::new()));
        let listener = Arc::clone(&recorder);
        tab.add_event_listener(Arc::new(move |event: &Event| listener.lock().unwrap().record(event)))
            .unwrap();
        let browser = Self { tab, recorder, page: Mutex::default(), process };
        browser.command(Network(json!({})));
        browser.tab.enable_runtime().unwrap();
        browser.tab.enable_log().unwrap();
        browser.set_viewport(1280, 800);
        // The empty page a tab begins with must not be taken for the first visit.
        browser.settle();
        Some(browser)
    }

    /// Opens `url` anew, waits until it has loaded and is still, and reports.
    pub(crate) fn visit(&self, url: &str) -> PageReport {
        let page = url.split('#').next().unwrap_or_default();
        if std::mem::replace(&mut *self.page.lock().unwrap(), page.to_owned()) == page {
            // From an empty page, so that an address that differs only in its fragment is loaded, too.
            self.load("about:blank");
        }
        self.load(url);
        self.settle();
        self.report()
    }

    fn load(&self, url: &str) {
        *self.recorder.lock().unwrap() = Recorder::new();
        self.tab.navigate_to(url).unwrap_or_else(|fault| panic!("{url}: {fault}"));
        let start = Instant::now();
        while !self.recorder.lock().unwrap().loaded {
            assert!(start.elapsed() < PATIENCE, "{url} does not finish loading");
            sleep(Duration::from_millis(5));
        }
    }

    /// Waits until nothing is being loaded and nothing has happened for a moment.
    pub(crate) fn settle(&self) {
        let start = Instant::now();
        loop {
            let recorder = self.recorder.lock().unwrap();
            if recorder.pending.is_empty() && recorder.last_event.elapsed() > STILL {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "the page does not come to rest: {:?}", recorder.pending);
            drop(recorder);
            sleep(Duration::from_millis(10));
        }
    }

    /// Waits until the page says that this is so.
    #[track_caller]
    pub(crate) fn wait_until(&self, condition: &str) {
        let start = Instant::now();
        while self.evaluate(condition) != true {
            assert!(start.elapsed() < PATIENCE, "never so: {condition}");
            sleep(Duration::from_millis(20));
        }
    }

    /// What has happened since the last visit.
    pub(crate) fn report(&self) -> PageReport {
        let report = self.recorder.lock().unwrap().report.clone();
        let names = self.evaluate("[location.href, document.title]");
        let text = |index: usize| names[index].as_str().unwrap_or_default().to_owned();
        PageReport { url: text(0), title: text(1), ..report }
    }

    /// The value of an expression in the page; a promise is awaited.
    #[track_caller]
    pub(crate) fn evaluate(&self, expression: &str) -> Value {
        let answer = self.command(Evaluate(json!({
            "expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true,
        })));
        assert!(answer.get("exceptionDetails").is_none(), "{expression}\n{answer:#}");
        answer["result"]["value"].clone()
    }

    /// Sets the size of the window in CSS pixels.
    pub(crate) fn set_viewport(&self, width: u32, height: u32) {
        let mobile = width < 600;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.command(Metrics(size));
    }

    pub(crate) fn set_scheme(&self, scheme: Scheme) {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        self.command(Media(json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] })));
    }

    /// Switches scripts off or on, from the next visit on. [`evaluate`](Self::evaluate) goes on working.
    pub(crate) fn set_scripts(&self, on: bool) {
        self.command(Scripts(json!({ "value": !on })));
    }

    /// A picture of the window, as PNG.
    pub(crate) fn screenshot(&self) -> Vec<u8> {
        self.tab.capture_screenshot(Png, None, None, true).unwrap()
    }

    /// The page as it is printed, as PDF.
    pub(crate) fn print(&self) -> Vec<u8> {
        let options = headless_chrome::types::PrintToPdfOptions {
            prefer_css_page_size: Some(true),
            ..Default::default()
        };
        self.tab.print_to_pdf(Some(options)).unwrap()
    }

    /// Draws with the mouse from one place of the window to another, both in CSS pixels.
    pub(crate) fn draw(&self, from: (f64, f64), to: (f64, f64)) {
        let event = |kind: &str, (x, y): (f64, f64), held: u32| {
            let event =
                json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": held, "clickCount": 1 });
            self.command(Mouse(event));
        };
        event("mouseMoved", from, 0);
        event("mousePressed", from, 1);
        event("mouseMoved", (f64::midpoint(from.0, to.0), to.1), 1);
        event("mouseMoved", to, 1);
        event("mouseReleased", to, 0);
    }

    /// Draws with a finger from one place of the window to another.
    pub(crate) fn swipe(&self, from: (f64, f64), to: (f64, f64)) {
        self.command(TouchScreen(json!({ "enabled": true })));
        let event = |kind: &str, points: &[(f64, f64)]| {
            let points: Vec<Value> = points.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
            self.command(Touch(json!({ "type": kind, "touchPoints": points })));
        };
        event("touchStart", &[from]);
        for step in 1..=4 {
            let share = f64::from(step) / 4.0;
            event("touchMove", &[(from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)]);
        }
        event("touchEnd", &[]);
    }

    /// For what a reader does: clicks and keys.
    pub(crate) fn tab(&self) -> &Tab {
        &self.tab
    }

    /// The number of the browser's process.
    pub(crate) fn process_id(&self) -> Option<u32> {
        self.process.get_process_id()
    }

    fn command<C>(&self, command: C) -> C::ReturnObject
    where
        C: Method + Serialize + std::fmt::Debug,
    {
        self.tab.call_method(command).unwrap()
    }
}

/// Commands with only the parameters that we use.
macro_rules! commands {
    ($($name:ident = $method:literal),+) => {$(
        #[derive(Debug, Serialize)]
        struct $name(Value);

        impl Method for $name {
            const NAME: &'static str = $method;
            type ReturnObject = Value;
        }
    )+};
}

commands! {
    Network = "Network.enable",
    Evaluate = "Runtime.evaluate",
    Metrics = "Emulation.setDeviceMetricsOverride",
    Media = "Emulation.setEmulatedMedia",
    Mouse = "Input.dispatchMouseEvent",
    Touch = "Input.dispatchTouchEvent",
    TouchScreen = "Emulation.setTouchEmulationEnabled",
    Scripts = "Emulation.setScriptExecutionDisabled"
}

/// The address of a file or folder for `file://`.
pub(crate) fn file_url(path: &Path) -> String {
    let path = path.to_str().unwrap().replace('\\', "/");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte);
    let encode = |byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let encoded: String = path.bytes().map(encode).collect();
    format!("file:///{}", encoded.trim_start_matches('/'))
}

fn find_chromium() -> Option<PathBuf> {
    if let Some(path) = env::var_os("LEPORELLO_CHROMIUM").filter(|path| !path.is_empty()) {
        assert!(Path::new(&path).is_file(), "LEPORELLO_CHROMIUM is not a file: {}", path.display());
        return Some(path.into());
    }
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let folders: Vec<_> = env::var_os("PATH").iter().flat_map(env::split_paths).collect();
    let in_path = names.iter().flat_map(|name| {
        folders.iter().map(move |folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
    });
    let usual = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];
    in_path.chain(usual.iter().map(PathBuf::from)).find(|path| path.is_file())
}
