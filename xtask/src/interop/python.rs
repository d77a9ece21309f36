//! Runs every example of the README of the API's own Python client with the sandbox.

use xtask::Result;

use super::command::run as run_command;
use super::machine::Python;
use super::sandbox::{self, Sandbox};
use super::workspace::Workspace;

const TOKEN: &str = "abc:123";

pub fn run(workspace: &Workspace) -> Result<()> {
    let files = workspace.root.join("tests/interop/python");
    let python = Python::new(workspace.target.join("interop/python"), &files.join("requirements.txt"))?;
    let program = sandbox::built(workspace)?;
    let demo = Sandbox::start(&program, &["--demo"])?;
    let strict = Sandbox::start(&program, &["--token", TOKEN, "--rate-limit", "20/3600"])?;
    let mut walk = python.program("python");
    walk.arg(files.join("walkthrough.py")).args([demo.url(), strict.url(), TOKEN]);
    // Local programs must not connect through the proxy of the machine.
    run_command(walk.env("NO_PROXY", "127.0.0.1").env("no_proxy", "127.0.0.1"))?;
    demo.stop()?;
    strict.stop()
}
