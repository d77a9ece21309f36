//! The generator as a program, for whoever edits a spec.

mod args;
mod input;
mod show;
mod status;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Command};
use input::Spec;
use status::Status;

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(status) | Err(status) => status.into(),
    }
}

/// Each command is a line here, and a variant with its documentation in `args.rs`.
fn run(command: Command) -> Result<Status, Status> {
    match command {
        Command::Check { file } => Spec::read(&file).map(|_| Status::Done),
        Command::Print { file, surface: false } => Spec::read(&file).map(|spec| say(&spec.checked.code(&spec.name))),
        Command::Print { file, surface: true } => {
            Spec::read(&file).map(|spec| say(&lines(spec.checked.public_items())))
        }
        Command::Matrix { file } => Spec::read(&file).map(|spec| say(&spec.checked.matrix())),
    }
}

/// Writes to stdout. That a pager was closed is no failure.
fn say(text: &str) -> Status {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            anstream::eprintln!("stdout: {error}");
            Status::Unreadable
        }
        _ => Status::Done,
    }
}

fn lines(lines: Vec<String>) -> String {
    lines.into_iter().map(|line| line + "\n").collect()
}
