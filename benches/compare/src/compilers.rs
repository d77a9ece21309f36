//! The processor time of each compilation in a build. Cargo runs this program in place of rustc, and this program runs rustc.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::Result;
use crate::programs::processor_of_children;

/// The file to which each compilation adds its crate and its processor time.
const FILE: &str = "COMPARE_COMPILERS";

/// Makes a build by cargo record its compilations, in a new file.
pub fn record(cargo: &mut Command, file: &Path) -> Result<()> {
    std::fs::write(file, "")?;
    cargo.env("RUSTC_WRAPPER", std::env::current_exe()?).env(FILE, file);
    Ok(())
}

/// The processor time of each crate, in seconds. Build scripts have one name, so they are left out.
pub fn recorded(file: &Path) -> Result<BTreeMap<String, f64>> {
    let mut crates = BTreeMap::new();
    for line in std::fs::read_to_string(file)?.lines() {
        let (name, seconds) = line.split_once(' ').ok_or_else(|| format!("no compilation: {line}"))?;
        if name != "build_script_build" {
            *crates.entry(name.to_owned()).or_insert(0.0) += seconds.parse::<f64>()?;
        }
    }
    Ok(crates)
}

/// Runs rustc, if cargo started this program for it.
pub fn run() -> Option<ExitCode> {
    let file = PathBuf::from(std::env::var_os(FILE)?);
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    match compile(&file, &arguments) {
        Ok(code) => Some(code),
        Err(why) => {
            eprintln!("compare: {why}");
            Some(ExitCode::FAILURE)
        }
    }
}

fn compile(file: &Path, arguments: &[OsString]) -> Result<ExitCode> {
    let (rustc, arguments) = arguments.split_first().ok_or("cargo named no compiler")?;
    let status = Command::new(rustc).args(arguments).status()?;
    // Cargo also asks rustc for its version.
    if let Some(at) = arguments.iter().position(|argument| argument == "--crate-name") {
        let line = format!("{} {}\n", arguments[at + 1].to_string_lossy(), processor_of_children()?);
        OpenOptions::new().append(true).open(file)?.write_all(line.as_bytes())?;
    }
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}
