//! The files and programs of this workspace.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::{Result, about};

use super::command::output;

/// This workspace on disk.
pub struct Workspace {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// The target directory.
    pub target: PathBuf,
}

impl Workspace {
    pub fn new() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let root = root.canonicalize().map_err(about(&root))?;
        let target = root.join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
        Ok(Workspace { root, target })
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> Result<String> {
        let path = self.root.join(path);
        fs::read_to_string(&path).map_err(about(&path))
    }

    /// Cargo in this workspace.
    pub fn cargo(&self) -> Command {
        let mut command = cargo();
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// The program of the generator: `cargo spec`.
    pub fn spec_command(&self) -> Command {
        let mut command = self.cargo();
        command.arg("spec");
        command
    }

    /// The output of the program of the generator.
    pub fn spec(&self, arguments: &[&str]) -> Result<String> {
        output(self.spec_command().args(arguments))
    }
}

/// Cargo without the variables that describe the package `xtask`. With them, some build scripts would run again.
pub fn cargo() -> Command {
    let mut command = Command::new("cargo");
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|of| name.starts_with(of))) {
            command.env_remove(name);
        }
    }
    command
}
