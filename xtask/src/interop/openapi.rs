//! Validates the OpenAPI documents of both versions against the specification of OpenAPI.

use xtask::Result;

use super::command::run as run_command;
use super::machine::Python;
use super::scratch::Scratch;
use super::workspace::Workspace;

/// The crate's own spec, and one that differs from it as much as possible.
const SPECS: [&str; 2] = ["spec/resources.toml", "tests/interop/second-api/tickets.toml"];

pub fn run(workspace: &Workspace) -> Result<()> {
    let requirements = workspace.root.join("tests/interop/openapi/requirements.txt");
    let python = Python::new(workspace.target.join("interop/openapi"), &requirements)?;
    let scratch = Scratch::new("openapi")?;
    for spec in SPECS {
        for version in ["3.1", "3.0"] {
            let document = scratch.write("openapi.json", workspace.spec(&["openapi", spec, "--version", version])?)?;
            println!("{spec} as OpenAPI {version}");
            // The version is given, so that a document of another version does not pass.
            let mut validator = python.program("openapi-spec-validator");
            run_command(validator.args(["--schema", version]).arg(document))?;
        }
    }
    Ok(())
}
