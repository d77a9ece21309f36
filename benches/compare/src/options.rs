//! The options on the command line.

use std::env;
use std::path::{Path, PathBuf};

use crate::{Result, rows};

const HELP: &str = "\
Compares the SDK with a handwritten client, the API's Python client, and a client that progenitor generates.

Usage: cargo run --release -- [OPTIONS]

Options:
  --rows NAME,…  measures only these groups of figures
  --rounds N     measures each figure this often
  --smoke        measures what is counted, and the rest in small and without clean builds, for CI
  --write        updates RESULTS.md and RESULTS.json
  --help         prints this help
";

pub struct Options {
    pub rows: Vec<String>,
    pub rounds: Option<usize>,
    pub smoke: bool,
    pub write: bool,
    pub target: PathBuf,
    /// The target directory of the SDK's own tests.
    pub tests: PathBuf,
}

/// Parses the command line. None if it only asks for help.
pub fn parse() -> Result<Option<Options>> {
    // Cargo runs in other directories than this program, where a relative path would mean another directory.
    let shared = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let directory = |package: &Path| std::path::absolute(shared.clone().unwrap_or_else(|| package.join("target")));
    let (target, tests) = (directory(here())?, directory(&root())?);
    let mut options = Options { rows: Vec::new(), rounds: None, smoke: false, write: false, target, tests };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} has no value"));
        match &*argument {
            "--rows" => options.rows = value()?.split(',').map(known).collect::<Result<_>>()?,
            "--rounds" => options.rounds = Some(value()?.parse::<usize>()?.max(1)),
            "--smoke" => options.smoke = true,
            "--write" => options.write = true,
            "--help" => {
                let names: Vec<_> = rows::GROUPS.iter().map(|group| group.name).collect();
                println!("{HELP}\nGroups: {}", names.join(", "));
                return Ok(None);
            }
            other => return Err(format!("there is no option {other}: `--help` shows them").into()),
        }
    }
    if options.write && (options.smoke || !options.rows.is_empty()) {
        return Err("a part of the figures is not written: leave out --rows and --smoke".into());
    }
    Ok(Some(options))
}

fn known(name: &str) -> Result<String> {
    match rows::GROUPS.iter().any(|group| group.name == name) {
        true => Ok(name.to_owned()),
        false => Err(format!("there is no group {name}: `--help` shows them").into()),
    }
}

impl Options {
    pub fn wants(&self, group: &str) -> bool {
        self.rows.is_empty() || self.rows.iter().any(|row| row == group)
    }

    pub fn rounds(&self, usual: usize) -> usize {
        self.rounds.unwrap_or(if self.smoke { 1 } else { usual })
    }
}

/// The directory of this package.
pub fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The directory of the SDK.
pub fn root() -> PathBuf {
    here().join("../..")
}
