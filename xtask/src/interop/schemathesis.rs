//! Fuzzes the sandbox with requests made from an OpenAPI document. All its responses have to match the document.
//!
//! | variable | meaning |
//! |---|---|
//! | `SCHEMATHESIS_SECONDS` | the duration, 60 by default |
//! | `SCHEMATHESIS_SEED` | the seed of random numbers, 1 by default, so that runs are reproducible |
//! | `SCHEMATHESIS_SHARE` | the percentage of operations that have to succeed at least once, 75 by default and 90 for v2; use less for a short run |
//! | `SANDBOX` | the sandbox program to use instead of building one |

use std::env;
use std::path::Path;
use std::process::Command;

use xtask::Result;

use super::command::{output, run as run_command};
use super::machine::Python;
use super::provider;
use super::sandbox::{self, Sandbox};
use super::scratch::Scratch;
use super::workspace::Workspace;

/// Fuzzes the sandbox of Classic with the document of its spec.
pub fn run(workspace: &Workspace) -> Result<()> {
    let scratch = Scratch::new("schemathesis")?;
    let document = scratch.write("openapi.json", workspace.spec(&["openapi", "spec/resources.toml"])?)?;
    let sandbox = started(workspace, &["--demo"])?;
    let variable = ("SCHEMATHESIS_PROJECT", &*project(&sandbox)?);
    fuzz(workspace, &Target { files: "schemathesis", sandbox: &sandbox, variable, share: "75" }, &document, &scratch)
}

/// Fuzzes the sandbox of v2 with the document of its provider, whose known errors are corrected.
pub fn run_v2(workspace: &Workspace) -> Result<()> {
    let document = provider::document()?;
    let scratch = Scratch::new("schemathesis-v2")?;
    let sandbox = started(workspace, &["--api", "v2", "--demo"])?;
    let variable = ("SCHEMATHESIS_URL", sandbox.url());
    fuzz(workspace, &Target { files: "schemathesis-v2", sandbox: &sandbox, variable, share: "90" }, &document, &scratch)
}

/// A sandbox that is fuzzed.
struct Target<'a> {
    /// The folder with the configuration.
    files: &'static str,
    sandbox: &'a Sandbox,
    /// A variable that the configuration needs, with its value.
    variable: (&'static str, &'a str),
    /// The percentage of operations that have to succeed, unless a variable sets another.
    share: &'static str,
}

fn fuzz(workspace: &Workspace, target: &Target<'_>, document: &Path, scratch: &Scratch) -> Result<()> {
    let tests = workspace.root.join("tests/interop");
    let (files, common) = (tests.join(target.files), tests.join("schemathesis"));
    let python = Python::new(workspace.target.join("interop/schemathesis"), &common.join("requirements.txt"))?;
    let report = scratch.path("report.ndjson");
    let mut fuzz = python.program("schemathesis");
    // Findings of earlier runs are kept in the working directory, and would change this run.
    fuzz.current_dir(scratch.path("")).env(target.variable.0, target.variable.1);
    fuzz.env("PYTHONPATH", &files).env("PYTHONDONTWRITEBYTECODE", "1");
    fuzz.arg("--config-file").arg(files.join("schemathesis.toml")).arg("run").arg(document);
    fuzz.args(["--url", target.sandbox.url().trim_end_matches('/')]);
    fuzz.args(["--seed", &or("SCHEMATHESIS_SEED", "1"), "--max-time", &or("SCHEMATHESIS_SECONDS", "60")]);
    fuzz.args(["--continue-on-failure", "--warnings", "off", "--report", "ndjson", "--report-ndjson-path"]);
    run_command(fuzz.arg(&report))?;

    let mut reached = python.program("python");
    reached.arg(common.join("reached.py")).arg(document).arg(report).arg(or("SCHEMATHESIS_SHARE", target.share));
    run_command(&mut reached)
}

/// Starts the sandbox program that the variable names, or a program that is built.
fn started(workspace: &Workspace, options: &[&str]) -> Result<Sandbox> {
    let program = env::var_os("SANDBOX").map_or_else(|| sandbox::built(workspace), |program| Ok(program.into()))?;
    Sandbox::start(&program, options)
}

/// The value of a variable.
fn or(variable: &str, default: &str) -> String {
    env::var(variable).unwrap_or_else(|_| default.to_owned())
}

/// The ID of a project of the sandbox.
fn project(sandbox: &Sandbox) -> Result<String> {
    let url = format!("{}projects", sandbox.url());
    let listed = output(Command::new("curl").args(["--silent", "--fail", "--header", "Token: fuzzer:1", &url]))?;
    let (_, rest) = listed.split_once("\"id\":").ok_or_else(|| format!("no project is in {listed}"))?;
    Ok(rest.trim_start().chars().take_while(char::is_ascii_digit).collect())
}
