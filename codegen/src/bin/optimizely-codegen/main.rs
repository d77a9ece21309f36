//! The generator as a program, for whoever edits a spec.

mod args;
mod input;
mod show;
mod status;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Command, Format};
use optimizely_codegen::{Sides, Verdict};

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
        Command::Openapi { file, version } => {
            Spec::read(&file).map(|spec| say(&format!("{:#}\n", spec.checked.openapi(version))))
        }
        Command::Diff { old, new, format } => diff(Spec::read(&old), Spec::read(&new), format),
    }
}

/// Both have been read by now, so that the mistakes of both are shown.
fn diff(old: Result<Spec, Status>, new: Result<Spec, Status>, format: Format) -> Result<Status, Status> {
    let (old, new) = (old?, new?);
    let diff = old.checked.diff(&new.checked);
    let sides = Sides { old: (&old.name, &old.text), new: (&new.name, &new.text) };
    let written = say(&match format {
        Format::Text => diff.text(&sides),
        Format::Json => diff.json(&sides),
        Format::Markdown => diff.markdown(&sides),
    });
    Ok(match diff.verdict() {
        _ if written != Status::Done => written,
        Verdict::Major => Status::Major,
        Verdict::Minor => Status::Minor,
        Verdict::Patch | Verdict::None => Status::Done,
    })
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
