//! The server: the site as it was published, and how the last build went.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use camino::Utf8PathBuf;
use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::output::read_published;

use super::state::State;

/// The server's own addresses lie below this one, which no site has.
const OWN: &str = ".leporello/";
/// Browsers ask again after so long.
const PATIENCE: Duration = Duration::from_secs(25);

/// Serves the site at `target` to this machine, in a thread of its own.
///
/// # Errors
/// The listener cannot be used.
pub(super) fn serve(listener: TcpListener, target: Utf8PathBuf, state: Arc<State>) -> io::Result<()> {
    let server = Server::from_listener(listener, None).map_err(io::Error::other)?;
    let shop = Arc::new(Shop { target, state });
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let shop = Arc::clone(&shop);
            // A browser that waits for the next build must not keep others from being served.
            thread::spawn(move || shop.answer(request));
        }
    });
    Ok(())
}

struct Shop {
    target: Utf8PathBuf,
    state: Arc<State>,
}

/// What is sent back.
struct Answer {
    status: u16,
    kind: String,
    body: Vec<u8>,
}

impl Answer {
    fn new(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, kind: kind.to_owned(), body: body.into() }
    }
}

impl Shop {
    fn answer(&self, request: Request) {
        let answer = if !is_local(&request) {
            Answer::new(403, "text/plain", "this preview is for this machine only\n")
        } else if !matches!(request.method(), Method::Get | Method::Head) {
            Answer::new(405, "text/plain", "only GET and HEAD\n")
        } else {
            self.find(request.url())
        };
        let headers = [("Content-Type", answer.kind.as_str()), ("Cache-Control", "no-store")];
        let mut response = Response::from_data(answer.body).with_status_code(answer.status);
        for header in headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok()) {
            response.add_header(header);
        }
        // A browser that went away needs no answer.
        let _ = request.respond(response);
    }

    fn find(&self, url: &str) -> Answer {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let path = percent_decode_str(path.trim_start_matches('/')).decode_utf8_lossy();
        if let Some(own) = path.strip_prefix(OWN) {
            return self.find_own(own, query);
        }
        let address = match path.strip_suffix('/') {
            Some(folder) => format!("{folder}/index.html"),
            None if path.is_empty() => "index.html".to_owned(),
            None => path.into_owned(),
        };
        match read_published(&self.target, &address) {
            Ok(Some(body)) => {
                let kind = mime_guess::from_path(&address).first_or_octet_stream();
                match kind.subtype().as_str() {
                    "html" => Answer::new(200, "text/html; charset=utf-8", with_script(body)),
                    _ => Answer::new(200, kind.as_ref(), body),
                }
            }
            Ok(None) => self.missing(),
            Err(fault) => Answer::new(500, "text/plain; charset=utf-8", format!("{fault}\n")),
        }
    }

    /// The site's own page for what is not there; if nothing was ever published, a page that waits.
    fn missing(&self) -> Answer {
        let body = match read_published(&self.target, "404.html") {
            Ok(Some(body)) if self.state.now().published > 0 => body,
            _ => WAITING.as_bytes().to_vec(),
        };
        Answer::new(404, "text/html; charset=utf-8", with_script(body))
    }

    fn find_own(&self, own: &str, query: &str) -> Answer {
        match own {
            "reload.js" => Answer::new(200, "text/javascript; charset=utf-8", RELOAD_SCRIPT),
            "reload.css" => Answer::new(200, "text/css; charset=utf-8", RELOAD_STYLE),
            "state" => {
                let known = query.strip_prefix("tried=").and_then(|number| number.parse().ok());
                let report = match known {
                    Some(known) => self.state.after(known, PATIENCE),
                    None => self.state.now(),
                };
                let body = serde_json::to_vec(&report).unwrap_or_default();
                Answer::new(200, "application/json", body)
            }
            _ => Answer::new(404, "text/plain", "nothing here\n"),
        }
    }
}

const RELOAD_SCRIPT: &str = include_str!("reload.js");
const RELOAD_STYLE: &str = include_str!("reload.css");
const WAITING: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Leporello</title>\
    <meta name=\"color-scheme\" content=\"light dark\"><body><p>No site has been built yet.</p></body></html>";

/// The page with a script at its end that loads it again after the next build.
fn with_script(mut page: Vec<u8>) -> Vec<u8> {
    let tail = b"</body>";
    let at = page.windows(tail.len()).rposition(|window| window == tail).unwrap_or(page.len());
    let script = b"<link rel=\"stylesheet\" href=\"/.leporello/reload.css\"><script src=\"/.leporello/reload.js\"></script>";
    page.splice(at..at, script.iter().copied());
    page
}

/// Whether the request was meant for this machine: a page elsewhere may lead a browser here under another name.
fn is_local(request: &Request) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    host.is_some_and(|host| {
        let name = host.value.as_str().rsplit_once(':').map_or(host.value.as_str(), |(name, _)| name);
        matches!(name, "127.0.0.1" | "localhost")
    })
}
