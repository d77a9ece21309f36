//! Calls all methods of the client for Node with the sandbox.

use std::fs;
use std::process::Command;

use xtask::{Result, about};

use super::command::run as run_command;
use super::machine;
use super::sandbox::{self, Sandbox};
use super::workspace::Workspace;

pub fn run(workspace: &Workspace) -> Result<()> {
    let files = workspace.root.join("tests/interop/node");
    machine::package(Command::new("npm").arg("--version"), &["nodejs", "npm"])?;
    let installed = workspace.target.join("interop/node");
    fs::create_dir_all(&installed).map_err(about(&installed))?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(files.join(name), installed.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    let options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
    run_command(Command::new("npm").arg("ci").arg("--prefix").arg(&installed).args(options))?;

    let sandbox = Sandbox::start(&sandbox::built(workspace)?, &["--demo"])?;
    let mut walk = Command::new("node");
    walk.env("NODE_PATH", installed.join("node_modules"));
    run_command(walk.arg(files.join("walkthrough.js")).arg(sandbox.url()))?;
    sandbox.stop()
}
