//! Generates types for TypeScript from the provider's document, and walks through the sandbox of v2 with a client that uses them.

use std::fs;
use std::process::Command;

use xtask::{Result, about};

use super::command::run as run_command;
use super::machine::npm_ci;
use super::provider;
use super::sandbox::{self, Sandbox};
use super::workspace::Workspace;

const TOKEN: &str = "2:walkthrough";

pub fn run(workspace: &Workspace) -> Result<()> {
    let document = provider::document()?;
    let files = workspace.root.join("tests/interop/generated-typescript");
    let folder = workspace.target.join("interop/generated-typescript");
    npm_ci(&files, &folder)?;
    for name in ["tsconfig.json", "walkthrough.ts"] {
        fs::copy(files.join(name), folder.join(name)).map_err(about(&files.join(name)))?;
    }
    let program = |name: &str| {
        let mut command = Command::new(folder.join("node_modules/.bin").join(name));
        command.current_dir(&folder);
        command
    };
    // A field with a default can be left out of a request.
    let options = ["--default-non-nullable=false", "--output", "api.d.ts"];
    run_command(program("openapi-typescript").arg(document).args(options))?;
    run_command(&mut program("tsc"))?;

    let sandbox = Sandbox::start(&sandbox::built(workspace)?, &["--api", "v2", "--demo", "--token", TOKEN])?;
    run_command(Command::new("node").arg(folder.join("walkthrough.js")).args([sandbox.url(), TOKEN]))?;
    sandbox.stop()
}
