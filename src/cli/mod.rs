//! The command line: one file per command. Only here and in `main` anything is printed.

mod annotate;
mod build;
mod check;
mod new;
mod pack;
mod progress;
mod serve;
mod terminal;
mod today;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The sources have errors.
const SOURCES: u8 = 1;
/// The program was used in a wrong way.
const USAGE: u8 = 2;
/// The target could not be written.
const OUTPUT: u8 = 3;

/// Turns a folder of news articles into a static site.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::BuildArguments),
    Check(check::CheckArguments),
    Annotate(annotate::AnnotateArguments),
    Serve(serve::ServeArguments),
    Pack(pack::PackArguments),
    New(new::NewArguments),
}

/// Runs the command that the program was started with.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(message) => {
            let printed = message.print();
            let wrong = message.use_stderr() || printed.is_err();
            return ExitCode::from(if wrong { USAGE } else { 0 });
        }
    };
    match arguments.command {
        Command::Build(arguments) => build::run(arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Pack(arguments) => pack::run(arguments),
        Command::New(arguments) => new::run(&arguments),
    }
}
