//! Programs from npm that tests ask what they make of a file. They are no part of the repository: `.ci/run` fetches
//! them into `target/readers`, in the versions that stand there.

use std::env;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/readers/node_modules");

/// The folder of the packages; Node.js is there to run them.
pub(crate) struct Packages {
    folder: &'static str,
}

impl Packages {
    /// Looks for Node.js and the packages. Where they are missing, says which test is left out and gives `None`, or fails
    /// if `LEPORELLO_READERS` is `required`.
    pub(crate) fn find(names: &[&str]) -> Option<Self> {
        let has_node =
            Command::new("node").arg("--version").output().is_ok_and(|shown| shown.status.success());
        if has_node && names.iter().all(|name| Path::new(FOLDER).join(name).is_dir()) {
            return Some(Self { folder: FOLDER });
        }
        let test = std::thread::current().name().unwrap_or("a test").to_owned();
        let words = format!(
            "LEFT OUT: `{test}` needs Node.js and {} in target/readers; `.ci/run` says how to fetch them\n",
            names.join(", ")
        );
        assert!(env::var("LEPORELLO_READERS").as_deref() != Ok("required"), "{words}");
        io::stderr().write_all(words.as_bytes()).unwrap();
        None
    }

    /// Where a package lies.
    pub(crate) fn path(&self, package: &str) -> String {
        format!("{}/{package}", self.folder)
    }

    /// What a script of `tests/readers` prints, given the folder of the packages and `input`.
    #[track_caller]
    pub(crate) fn run(&self, script: &str, input: &str) -> String {
        let mut node = Command::new("node");
        node.arg(format!("tests/readers/{script}")).arg(self.folder);
        let mut process = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        process.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = process.wait_with_output().unwrap();
        assert!(output.status.success(), "{script} fails");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a program of a package prints, and whether it is content.
    pub(crate) fn call(&self, program: &str, arguments: &[&str]) -> (bool, String) {
        let output = Command::new("node").arg(self.path(program)).args(arguments).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    }
}
