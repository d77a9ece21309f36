//! Validates specs against the JSON Schema of the spec language.

use xtask::Result;

use super::command::run as run_command;
use super::machine::Python;
use super::scratch::Scratch;
use super::workspace::Workspace;

pub fn run(workspace: &Workspace) -> Result<()> {
    let files = workspace.root.join("tests/interop/schema");
    let python = Python::new(workspace.target.join("interop/schema"), &files.join("requirements.txt"))?;
    let scratch = Scratch::new("schema")?;
    let schema = scratch.write("schema.json", workspace.spec(&["schema"])?)?;
    run_command(python.program("python").arg(files.join("check.py")).arg(schema).arg(&workspace.root))
}
