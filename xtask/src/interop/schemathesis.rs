//! Fuzzes the sandbox with requests made from the OpenAPI document. All its responses have to match the document.
//!
//! | variable | meaning |
//! |---|---|
//! | `SCHEMATHESIS_SECONDS` | the duration, 60 by default |
//! | `SCHEMATHESIS_SEED` | the seed of random numbers, 1 by default, so that runs are reproducible |
//! | `SCHEMATHESIS_SHARE` | the percentage of operations that have to succeed at least once, 75 by default; use less for a short run |
//! | `SANDBOX` | the sandbox program to use instead of building one |

use std::env;
use std::process::Command;

use xtask::Result;

use super::command::{output, run as run_command};
use super::machine::Python;
use super::sandbox::{self, Sandbox};
use super::scratch::Scratch;
use super::workspace::Workspace;

pub fn run(workspace: &Workspace) -> Result<()> {
    let files = workspace.root.join("tests/interop/schemathesis");
    let python = Python::new(workspace.target.join("interop/schemathesis"), &files.join("requirements.txt"))?;
    // Findings of earlier runs are kept in the working directory, and would change this run.
    let scratch = Scratch::new("schemathesis")?;
    let document = scratch.write("openapi.json", workspace.spec(&["openapi", "spec/resources.toml"])?)?;
    let program = env::var_os("SANDBOX").map_or_else(|| sandbox::built(workspace), |program| Ok(program.into()))?;
    let sandbox = Sandbox::start(&program, &["--demo"])?;

    let report = scratch.path("report.ndjson");
    let mut fuzz = python.program("schemathesis");
    fuzz.current_dir(scratch.path("")).env("SCHEMATHESIS_PROJECT", project(&sandbox)?);
    fuzz.arg("--config-file").arg(files.join("schemathesis.toml")).arg("run").arg(&document);
    fuzz.args(["--url", sandbox.url().trim_end_matches('/')]);
    fuzz.args(["--seed", &or("SCHEMATHESIS_SEED", "1"), "--max-time", &or("SCHEMATHESIS_SECONDS", "60")]);
    fuzz.args(["--continue-on-failure", "--warnings", "off", "--report", "ndjson", "--report-ndjson-path"]);
    run_command(fuzz.arg(&report))?;

    let mut reached = python.program("python");
    reached.arg(files.join("reached.py")).args([document, report]).arg(or("SCHEMATHESIS_SHARE", "75"));
    run_command(&mut reached)
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
