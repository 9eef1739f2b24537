//! A Chromium with one tab, and what it is asked and tells over its protocol for developers.
//!
//! Everything happens in the thread that asks: what the page does meanwhile is handed to `heard` while an answer is
//! waited for. (The crate `headless_chrome` looks at its socket ten times a second, which makes a question take a tenth
//! of a second, and these tests ask thousands.)

use std::fs;
use std::io::ErrorKind;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::{Error, Message, WebSocket};

const FLAGS: [&str; 16] = [
    "--headless=new",
    // It chooses a free port itself.
    "--remote-debugging-port=0",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-quic",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--no-default-browser-check",
    "--no-first-run",
    "--password-store=basic",
    "--use-mock-keychain",
];

/// How long it may take to start, and to answer; rules of accessibility on a busy machine take longest.
const START: Duration = Duration::from_secs(30);
const ANSWER: Duration = Duration::from_mins(2);

/// A running Chromium with an empty profile. Dropping it ends the process.
pub(crate) struct Devtools {
    process: Child,
    socket: WebSocket<TcpStream>,
    /// The tab that commands are for, once there is one.
    session: Option<String>,
    /// How many commands it was given.
    asked: u64,
    // Last: the process must be gone before its folder is.
    _profile: TempDir,
}

impl Devtools {
    /// Starts `program` and opens a tab.
    pub(crate) fn start(program: &Path) -> Self {
        let profile = tempfile::tempdir().unwrap();
        let mut process = Command::new(program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (port, path) = find_port(profile.path(), &mut process);
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_nodelay(true).unwrap();
        let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}{path}"), stream).unwrap();
        let mut devtools = Self { process, socket, session: None, asked: 0, _profile: profile };
        let mut ask = |method, parameters| devtools.ask(method, &parameters, &mut |_, _| ());
        let tab = ask("Target.createTarget", json!({ "url": "about:blank" }));
        let session = ask("Target.attachToTarget", json!({ "targetId": tab["targetId"], "flatten": true }));
        devtools.session = session["sessionId"].as_str().map(str::to_owned);
        devtools
    }

    /// The number of the process.
    pub(crate) fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// The answer to a command; what happens before it comes is `heard`, by name and parameters.
    #[track_caller]
    pub(crate) fn ask(
        &mut self,
        method: &str,
        parameters: &Value,
        heard: &mut dyn FnMut(&str, &Value),
    ) -> Value {
        self.asked += 1;
        let mut command = json!({ "id": self.asked, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            command["sessionId"] = session.as_str().into();
        }
        self.socket.send(Message::text(command.to_string())).unwrap();
        let start = Instant::now();
        loop {
            assert!(start.elapsed() < ANSWER, "no answer to {method} {parameters}");
            let Some(mut message) = self.read(ANSWER) else { continue };
            if message["id"] == self.asked {
                assert!(message.get("error").is_none(), "{method} {parameters}: {}", message["error"]);
                return message["result"].take();
            }
            tell(&message, heard);
        }
    }

    /// Hears what happens within this time, until there is something.
    pub(crate) fn listen(&mut self, time: Duration, heard: &mut dyn FnMut(&str, &Value)) {
        if let Some(message) = self.read(time) {
            tell(&message, heard);
        }
    }

    /// The next message, if one comes within this time.
    fn read(&mut self, time: Duration) -> Option<Value> {
        self.socket.get_ref().set_read_timeout(Some(time)).unwrap();
        match self.socket.read() {
            Ok(message) => serde_json::from_slice(&message.into_data()).ok(),
            Err(Error::Io(fault)) if matches!(fault.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                None
            }
            Err(fault) => panic!("Chromium is gone: {fault}"),
        }
    }
}

impl Drop for Devtools {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn tell(message: &Value, heard: &mut dyn FnMut(&str, &Value)) {
    if let Some(method) = message["method"].as_str() {
        heard(method, &message["params"]);
    }
}

/// Chromium writes into its profile where it listens: the port, and the path of the address.
fn find_port(profile: &Path, process: &mut Child) -> (u16, String) {
    let start = Instant::now();
    loop {
        let text = fs::read_to_string(profile.join("DevToolsActivePort")).unwrap_or_default();
        if let Some((port, path)) = text.trim_end().split_once('\n') {
            return (port.parse().unwrap(), path.to_owned());
        }
        assert!(process.try_wait().unwrap().is_none(), "Chromium ended at once");
        assert!(start.elapsed() < START, "Chromium does not start");
        sleep(Duration::from_millis(10));
    }
}
