//! Generates a Python client from the provider's document, and walks through the sandbox of v2 with it.

use xtask::Result;

use super::command::run as run_command;
use super::machine::Python;
use super::provider;
use super::sandbox::{self, Sandbox};
use super::workspace::Workspace;

const TOKEN: &str = "2:walkthrough";

pub fn run(workspace: &Workspace) -> Result<()> {
    let document = provider::document()?;
    let files = workspace.root.join("tests/interop/generated-python");
    let folder = workspace.target.join("interop/generated-python");
    let python = Python::new(folder.clone(), &files.join("requirements.txt"))?;
    let packages = folder.join("packages");
    let mut generate = python.program("openapi-python-client");
    generate.args(["generate", "--overwrite", "--meta", "none", "--config"]).arg(files.join("generator.yml"));
    generate.arg("--path").arg(document).arg("--output-path").arg(packages.join("optimizely_client"));
    run_command(&mut generate)?;

    let sandbox = Sandbox::start(&sandbox::built(workspace)?, &["--api", "v2", "--demo", "--token", TOKEN])?;
    let mut walk = python.program("python");
    walk.env("PYTHONPATH", packages).arg(files.join("walkthrough.py")).args([sandbox.url(), TOKEN]);
    // Local programs must not connect through the proxy of the machine.
    run_command(walk.env("NO_PROXY", "127.0.0.1").env("no_proxy", "127.0.0.1"))?;
    sandbox.stop()
}
