//! A browser that reports what a page did.

use std::cell::RefCell;
use std::env;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::devtools::Devtools;
use super::report::{PageReport, Recorder};

/// How long a page may be still before it counts as settled, and how long it may take.
const STILL: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_secs(20);
/// How long to wait before looking again.
const MOMENT: Duration = Duration::from_millis(10);

/// A Chromium with one tab. Dropping it ends the process.
pub(crate) struct Browser {
    devtools: RefCell<Devtools>,
    recorder: RefCell<Recorder>,
    /// The page that is open, without a fragment.
    page: RefCell<String>,
}

/// A place of the window in CSS pixels, from its upper left corner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
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
        let browser = Self {
            devtools: RefCell::new(Devtools::start(&program)),
            recorder: RefCell::new(Recorder::new()),
            page: RefCell::default(),
        };
        for domain in ["Page", "Network", "Runtime", "Log"] {
            browser.command(&format!("{domain}.enable"), &json!({}));
        }
        browser.set_viewport(1280, 800);
        // The empty page a tab begins with must not be taken for the first visit.
        browser.settle();
        Some(browser)
    }

    /// Opens `url` anew, waits until it has loaded and is still, and reports.
    pub(crate) fn visit(&self, url: &str) -> PageReport {
        // What the page before still says must not be taken for the new one's.
        while self.recorder.borrow().last_event.elapsed() <= STILL {
            self.listen();
        }
        let page = url.split('#').next().unwrap_or_default();
        if self.page.replace(page.to_owned()) == page {
            // From an empty page, so that an address that differs only in its fragment is loaded, too.
            self.load("about:blank");
        }
        self.load(url);
        self.settle();
        self.report()
    }

    #[track_caller]
    fn load(&self, url: &str) {
        self.recorder.replace(Recorder::new());
        let answer = self.command("Page.navigate", &json!({ "url": url }));
        assert!(answer.get("errorText").is_none(), "{url}: {}", answer["errorText"]);
        let start = Instant::now();
        while !self.recorder.borrow().loaded {
            assert!(start.elapsed() < PATIENCE, "{url} does not finish loading");
            self.listen();
        }
    }

    /// Waits until nothing is being loaded and nothing has happened for a moment.
    #[track_caller]
    pub(crate) fn settle(&self) {
        let start = Instant::now();
        while !self.recorder.borrow().is_still(STILL) {
            assert!(start.elapsed() < PATIENCE, "no rest: {:?}", self.recorder.borrow().pending);
            self.listen();
        }
    }

    /// Waits until the page says that this is so.
    #[track_caller]
    pub(crate) fn wait_until(&self, condition: &str) {
        let start = Instant::now();
        while self.evaluate(condition) != true {
            assert!(start.elapsed() < PATIENCE, "never so: {condition}");
            self.listen();
        }
    }

    /// What has happened since the last visit.
    pub(crate) fn report(&self) -> PageReport {
        let report = self.recorder.borrow().report.clone();
        let names = self.evaluate("[location.href, document.title]");
        let text = |index: usize| names[index].as_str().unwrap_or_default().to_owned();
        PageReport { url: text(0), title: text(1), ..report }
    }

    /// The value of an expression in the page; a promise is awaited.
    #[track_caller]
    pub(crate) fn evaluate(&self, expression: &str) -> Value {
        let options = json!({
            "expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true,
        });
        let answer = self.command("Runtime.evaluate", &options);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}\n{answer:#}");
        answer["result"]["value"].clone()
    }

    /// Sets the size of the window in CSS pixels.
    pub(crate) fn set_viewport(&self, width: u32, height: u32) {
        let mobile = width < 600;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.command("Emulation.setDeviceMetricsOverride", &size);
    }

    pub(crate) fn set_scheme(&self, scheme: Scheme) {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.command("Emulation.setEmulatedMedia", &features);
    }

    /// Switches scripts off or on, from the next visit on. [`evaluate`](Self::evaluate) goes on working.
    pub(crate) fn set_scripts(&self, on: bool) {
        self.command("Emulation.setScriptExecutionDisabled", &json!({ "value": !on }));
    }

    /// A picture of the window, as PNG.
    pub(crate) fn screenshot(&self) -> Vec<u8> {
        decode(&self.command("Page.captureScreenshot", &json!({ "format": "png" })))
    }

    /// The page as it is printed, as PDF.
    pub(crate) fn print(&self) -> Vec<u8> {
        decode(&self.command("Page.printToPDF", &json!({ "preferCSSPageSize": true })))
    }

    /// Moves the mouse there.
    pub(crate) fn point_at(&self, Point { x, y }: Point) {
        self.command("Input.dispatchMouseEvent", &json!({ "type": "mouseMoved", "x": x, "y": y }));
    }

    /// Presses and releases a key of this name: `Tab`, `Enter`, `Escape`, `ArrowRight`, or the space bar.
    #[track_caller]
    pub(crate) fn press(&self, key: &str) {
        let (number, text) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            "Escape" => (27, None),
            " " => (32, Some(" ")),
            "ArrowRight" => (39, None),
            _ => panic!("no key is called {key}"),
        };
        let event =
            |kind: &str| json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": number });
        let mut down = event(if text.is_some() { "keyDown" } else { "rawKeyDown" });
        if let Some(text) = text {
            down["text"] = text.into();
        }
        self.command("Input.dispatchKeyEvent", &down);
        self.command("Input.dispatchKeyEvent", &event("keyUp"));
    }

    /// Types a text into what has the focus.
    pub(crate) fn type_text(&self, text: &str) {
        for letter in text.chars().map(String::from) {
            self.command(
                "Input.dispatchKeyEvent",
                &json!({ "type": "keyDown", "key": letter, "text": letter }),
            );
            self.command("Input.dispatchKeyEvent", &json!({ "type": "keyUp", "key": letter }));
        }
    }

    /// Draws with the mouse from one place of the window to another, both in CSS pixels.
    pub(crate) fn draw(&self, from: (f64, f64), to: (f64, f64)) {
        let event = |kind: &str, (x, y): (f64, f64), held: u32| {
            let event =
                json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": held, "clickCount": 1 });
            self.command("Input.dispatchMouseEvent", &event);
        };
        event("mouseMoved", from, 0);
        event("mousePressed", from, 1);
        event("mouseMoved", (f64::midpoint(from.0, to.0), to.1), 1);
        event("mouseMoved", to, 1);
        event("mouseReleased", to, 0);
    }

    /// Draws with a finger from one place of the window to another.
    pub(crate) fn swipe(&self, from: (f64, f64), to: (f64, f64)) {
        self.command("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true }));
        let event = |kind: &str, points: &[(f64, f64)]| {
            let points: Vec<Value> = points.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
            self.command("Input.dispatchTouchEvent", &json!({ "type": kind, "touchPoints": points }));
        };
        event("touchStart", &[from]);
        for step in 1..=4 {
            let share = f64::from(step) / 4.0;
            event("touchMove", &[(from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)]);
        }
        event("touchEnd", &[]);
    }

    /// The number of the browser's process.
    pub(crate) fn process_id(&self) -> u32 {
        self.devtools.borrow().process_id()
    }

    #[track_caller]
    fn command(&self, method: &str, parameters: &Value) -> Value {
        let mut heard = |name: &str, parameters: &Value| self.recorder.borrow_mut().record(name, parameters);
        self.devtools.borrow_mut().ask(method, parameters, &mut heard)
    }

    /// Lets a moment pass.
    fn listen(&self) {
        let mut heard = |name: &str, parameters: &Value| self.recorder.borrow_mut().record(name, parameters);
        self.devtools.borrow_mut().listen(MOMENT, &mut heard);
    }
}

fn decode(answer: &Value) -> Vec<u8> {
    BASE64_STANDARD.decode(answer["data"].as_str().unwrap()).unwrap()
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
