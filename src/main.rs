//! The program `leporello`: parses the command line, runs the command, chooses the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    leporello::cli::run()
}
