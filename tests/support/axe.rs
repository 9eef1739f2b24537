//! axe-core, which finds faults of accessibility in the page that a browser shows. It is no part of the repository:
//! `npm install --prefix target/axe axe-core` fetches it, as `.ci/run` does.

use std::env;
use std::io::{self, Write as _};
use std::path::Path;

use super::chromium::Browser;

const USUAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/axe/node_modules/axe-core/axe.min.js");

/// Runs the rules of WCAG 2.2, levels A and AA, and tells of each fault the rule, the reason and the place.
const RUN: &str = r"axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
}).then((found) => found.violations.flatMap((rule) => rule.nodes.slice(0, 4).map((node) =>
    `${rule.id}: ${node.target.join(' ')}: ${node.html.slice(0, 120)}: ${node.failureSummary.slice(0, 300)}`)))";

/// The script, ready to be run in pages.
pub(crate) struct Axe(String);

impl Axe {
    /// Reads the script. Where there is none, says which test is left out and gives `None`, or fails if
    /// `LEPORELLO_BROWSER_TESTS` is `required`.
    pub(crate) fn find() -> Option<Self> {
        let path = env::var("LEPORELLO_AXE").unwrap_or_else(|_| USUAL.to_owned());
        if let Ok(script) = std::fs::read_to_string(Path::new(&path)) {
            return Some(Self(script));
        }
        let test = std::thread::current().name().unwrap_or("a browser test").to_owned();
        let how =
            "run `npm install --prefix target/axe axe-core`, or set LEPORELLO_AXE to the path of axe.min.js";
        assert!(
            env::var("LEPORELLO_BROWSER_TESTS").as_deref() != Ok("required"),
            "no axe-core found for `{test}`; {how}"
        );
        let words = format!("LEFT OUT: `{test}` needs axe-core; {how}\n");
        io::stderr().write_all(words.as_bytes()).unwrap();
        None
    }

    /// What is wrong with the page that `browser` shows.
    pub(crate) fn faults(&self, browser: &Browser) -> Vec<String> {
        browser.evaluate(&format!("{};null", self.0));
        let found = browser.evaluate(RUN);
        let found = found.as_array().expect("a list");
        found.iter().map(|fault| fault.as_str().unwrap_or_default().to_owned()).collect()
    }
}
