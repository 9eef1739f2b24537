//! The program `leporello`: parses the command line, runs the command, chooses the exit code.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    leporello::cli::run()
}
