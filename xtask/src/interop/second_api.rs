//! Tests a client of another API. The SDK is built with the API of `tickets.toml` as its module `trial`, and a crate outside the workspace
//! uses it with a server of that API.

use std::fs;
use std::path::Path;

use xtask::{Result, about};

use super::command::{outcome, run as run_command};
use super::scratch::Crate;
use super::workspace::Workspace;

/// The folder of its files.
const FOLDER: &str = "tests/interop/second-api";

/// The variable that names the spec.
const SPEC: &str = "OPTIMIZELY_TRIAL_SPEC";

pub fn run(workspace: &Workspace) -> Result<()> {
    let program = program(workspace)?;
    let folder = workspace.root.join(FOLDER);
    let tickets = folder.join("tickets.toml");
    without_warnings(&program, &tickets, &["--tests"])?;
    run_command(program.cargo().env(SPEC, &tickets).args(["test", "--quiet", "--test", "it"]))?;
    // The smallest spec needs the least of the runtime, and the one with every feature of the format needs the most.
    without_warnings(&program, &folder.join("bare.toml"), &["--lib"])?;
    without_warnings(&program, &folder.join("bare.toml"), &["--lib", "--features", "sandbox"])?;
    without_warnings(&program, &workspace.root.join("codegen/tests/golden/small.toml"), &["--lib"])?;
    without_warnings(&program, &tickets, &["--lib", "--features", "sandbox"])?;
    println!("second API: passed");
    Ok(())
}

/// The crate that uses the SDK.
fn program(workspace: &Workspace) -> Result<Crate> {
    // The same target as for regeneration, which has built most of the dependencies.
    let program = Crate::new(workspace, "second-api", &manifest(workspace), &workspace.target.join("regenerate"))?;
    program.write("src/lib.rs", "")?;
    let tests = workspace.root.join(FOLDER).join("tests/it");
    for entry in fs::read_dir(&tests).map_err(about(&tests))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let text = fs::read(&path).map_err(about(&path))?;
        program.write(&format!("tests/it/{}", path.file_name().unwrap_or_default().display()), text)?;
    }
    Ok(program)
}

fn manifest(workspace: &Workspace) -> String {
    format!(
        r#"[package]
name = "second-api"
edition = "2024"

[features]
sandbox = ["optimizely-rest/sandbox"]

[dependencies]
optimizely-rest = {{ path = "{}" }}

[dev-dependencies]
axum = {{ version = "0.8", default-features = false, features = ["http1", "json", "query", "tokio"] }}
futures-util = "0.3.31"
serde_json = "1.0.120"
tokio = {{ version = "1.40", features = ["macros", "rt"] }}

[workspace]
"#,
        workspace.root.display()
    )
}

/// Builds with a spec and fails if there are warnings. Cargo repeats the warnings of an earlier build.
fn without_warnings(program: &Crate, spec: &Path, what: &[&str]) -> Result<()> {
    let said = outcome(program.cargo().env(SPEC, spec).arg("check").args(what))?.succeeded()?;
    if said.lines().any(|line| line.starts_with("warning")) { Err(said) } else { Ok(()) }
}
