//! Other programs: cargo, the clients, and their output.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Instant;

use crate::Result;

/// Cargo, in the directory of a package, with a target directory. The variables that describe this package are removed: with them, the
/// build script of ring would run again, here and in the next build without them, and all that depends on ring would be compiled twice.
pub fn cargo(directory: &Path, target: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(directory).env("CARGO_TARGET_DIR", target).arg("--quiet");
    let own = |name: &str| ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|of| name.starts_with(of));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(own)) {
        command.env_remove(name);
    }
    command
}

/// One of the measured programs, without the proxies of the machine.
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

/// The duration of a program in seconds, and its processor time.
#[derive(Clone, Copy)]
pub struct Taken {
    pub clock: f64,
    pub processor: f64,
}

pub fn time(command: &mut Command) -> Result<Taken> {
    let (begun, before) = (Instant::now(), processor_of_children()?);
    run(command)?;
    Ok(Taken { clock: begun.elapsed().as_secs_f64(), processor: processor_of_children()? - before })
}

/// The processor time of all child processes and their children, user and system together.
pub fn processor_of_children() -> Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // The program's name is in parentheses and may contain spaces. The fields from the third on follow.
    let fields: Vec<_> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    // A tick is 10 ms on Linux, whatever the machine.
    Ok((fields[13].parse::<f64>()? + fields[14].parse::<f64>()?) / 100.0)
}

/// The number that a client prints after `name`.
pub fn figure(output: &str, name: &str) -> Result<f64> {
    let found = output.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok());
    found.ok_or_else(|| format!("no {name} in {output:?}").into())
}
