//! Other programs: cargo, the clients, and what they print.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::Result;

/// Cargo, in the directory of a package, with a target directory.
pub fn cargo(directory: &Path, target: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    // What the run of this program says of itself is not for what it runs.
    command.current_dir(directory).env("CARGO_TARGET_DIR", target).env_remove("CARGO_MANIFEST_DIR").arg("--quiet");
    command
}

/// A program of ours, far from the proxies of the machine.
pub fn program(path: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(path);
    command.env("NO_PROXY", "127.0.0.1").env("no_proxy", "127.0.0.1");
    command
}

pub fn run(command: &mut Command) -> Result<Output> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{name} cannot be run: {error}"))?;
    match output.status.success() {
        true => Ok(output),
        false => Err(format!("{name} failed: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)).into()),
    }
}

pub fn text(command: &mut Command) -> Result<String> {
    Ok(String::from_utf8(run(command)?.stdout)?)
}

/// How long it runs.
pub fn time(command: &mut Command) -> Result<Duration> {
    let begun = Instant::now();
    run(command)?;
    Ok(begun.elapsed())
}

/// The number that a client prints after `name`.
pub fn figure(output: &str, name: &str) -> Result<f64> {
    let found = output.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok());
    found.ok_or_else(|| format!("no {name} in {output:?}").into())
}
