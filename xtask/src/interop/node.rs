//! Calls all methods of the client for Node with the sandbox.

use std::process::Command;

use xtask::Result;

use super::command::run as run_command;
use super::machine::npm_ci;
use super::sandbox::{self, Sandbox};
use super::workspace::Workspace;

pub fn run(workspace: &Workspace) -> Result<()> {
    let files = workspace.root.join("tests/interop/node");
    let installed = workspace.target.join("interop/node");
    npm_ci(&files, &installed)?;

    let sandbox = Sandbox::start(&sandbox::built(workspace)?, &["--demo"])?;
    let mut walk = Command::new("node");
    walk.env("NODE_PATH", installed.join("node_modules"));
    run_command(walk.arg(files.join("walkthrough.js")).arg(sandbox.url()))?;
    sandbox.stop()
}
