//! Printing: diagnostics and closing lines go to standard error, results to standard output.

use std::io::{IsTerminal, Write};

use anstream::AutoStream;

use crate::diagnostic::{Diagnostic, draw, draw_all};
use crate::output::OutputError;

/// Whether someone watches standard error.
pub(super) fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}

/// Prints a line to standard error; a reader that went away is no fault of ours.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Prints diagnostics, in colour only on a terminal, and their count.
pub(super) fn report(diagnostics: &[Diagnostic]) {
    let mut stderr = AutoStream::auto(std::io::stderr().lock());
    for drawn in draw_all(diagnostics, true) {
        let _ = writeln!(stderr, "{drawn}");
    }
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.len() - errors;
    if !diagnostics.is_empty() {
        let _ = writeln!(stderr, "{}, {}", count(errors, "error"), count(warnings, "warning"));
    }
}

/// "1 error", "2 errors".
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Prints why the target could not be written, with what to do about it.
pub(super) fn report_output(fault: &OutputError) {
    let mut stderr = AutoStream::auto(std::io::stderr().lock());
    let _ = write!(stderr, "{}", draw(&explain_output(fault), true));
}

/// Why the target could not be written, with what to do about it.
pub(super) fn explain_output(fault: &OutputError) -> Diagnostic {
    let mut message = fault.to_string();
    let mut cause = std::error::Error::source(fault);
    while let Some(inner) = cause {
        message = format!("{message}: {inner}");
        cause = inner.source();
    }
    explain(fault, message)
}

fn explain(fault: &OutputError, message: String) -> Diagnostic {
    use crate::diagnostic::Code;
    let (code, help) = match fault {
        OutputError::Foreign { .. } => (
            "output::foreign",
            "nothing was changed; name another folder with `--output`, or empty this one yourself",
        ),
        OutputError::NotEmpty { .. } => {
            ("output::foreign", "nothing was changed; name a folder that is empty or not there yet")
        }
        OutputError::NotAFolder { .. } => ("output::not-a-folder", "name a folder with `--output`"),
        OutputError::Busy { .. } => ("output::busy", "wait until the other build has ended"),
        OutputError::Manifest { .. } => (
            "output::manifest",
            "nothing was changed; if the whole folder was made by leporello, delete it and build again",
        ),
        OutputError::InTheWay { .. } => {
            ("output::in-the-way", "move the file elsewhere, or rename the article")
        }
        OutputError::Twice { .. } => ("output::twice", "rename one of the two"),
        OutputError::Address { .. } => ("output::address", "rename the file that it comes from"),
        _ => ("output::io", "the published site is as it was"),
    };
    Diagnostic::error(Code(code), message).help(help)
}
