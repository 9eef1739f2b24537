//! A running `leporello serve`, and what a browser would ask of it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The server, stopped in the end.
pub(crate) struct Preview {
    child: Child,
    port: u16,
}

impl Preview {
    /// Serves `dossier` on a port that the system chooses.
    pub(crate) fn start(dossier: &Path, more: &[&str]) -> Self {
        Self::spawn(dossier, &[&["--port", "0"], more].concat())
    }

    /// Serves `dossier` on the usual port, or any other.
    pub(crate) fn start_on_any_port(dossier: &Path) -> Self {
        Self::spawn(dossier, &[])
    }

    fn spawn(dossier: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_leporello"))
            .arg("serve")
            .arg(dossier)
            .args(arguments)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let port = first.strip_prefix("serving http://127.0.0.1:").unwrap().split('/').next().unwrap();
        let port = port.parse().unwrap();
        // What it says must be read, or it waits.
        thread::spawn(move || lines.for_each(drop));
        Self { child, port }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The whole answer to a request, as text.
    pub(crate) fn get(&self, path: &str) -> String {
        self.get_as(path, &format!("127.0.0.1:{}", self.port))
    }

    /// The same, under another name of this machine.
    pub(crate) fn get_as(&self, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// How things stand once more builds than `known` were tried.
    #[track_caller]
    pub(crate) fn wait_for_build(&self, known: u64) -> serde_json::Value {
        let until = Instant::now() + Duration::from_mins(1);
        while Instant::now() < until {
            let answer = self.get(&format!("/.leporello/state?tried={known}"));
            let body = answer.split("\r\n\r\n").nth(1).unwrap_or_default();
            let from = body.find('{').unwrap_or(0);
            let report: serde_json::Value = serde_json::from_str(&body[from..]).unwrap_or_default();
            if report["tried"].as_u64().is_some_and(|tried| tried > known) {
                return report;
            }
        }
        panic!("no build after number {known}");
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
