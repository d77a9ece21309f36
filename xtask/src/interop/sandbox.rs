//! Runs the sandbox program during a task.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use xtask::{Result, about};

use super::command::run;
use super::workspace::Workspace;

/// A running sandbox. It is killed when this value is dropped, unless it was stopped before.
pub struct Sandbox {
    child: Child,
    url: String,
    /// Kept open, since a program whose output is closed is killed when it writes.
    said: BufReader<ChildStdout>,
}

/// Builds the program.
pub fn built(workspace: &Workspace) -> Result<PathBuf> {
    // The example adds the development dependencies, so that the build is the same as for `cargo test`.
    let program = ["--bin", "optimizely-sandbox", "--example", "quickstart"];
    run(workspace.cargo().args(["build", "--quiet", "--workspace"]).args(program))?;
    Ok(workspace.target.join("debug/optimizely-sandbox"))
}

impl Sandbox {
    /// Starts the program with these options, and waits until it prints its address.
    pub fn start(program: &Path, options: &[&str]) -> Result<Self> {
        let mut command = Command::new(program);
        command.args(["--addr", "127.0.0.1:0"]).args(options).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(about(program))?;
        let said = BufReader::new(child.stdout.take().ok_or("the program has no output")?);
        let mut sandbox = Sandbox { child, url: String::new(), said };
        let mut line = String::new();
        sandbox.said.read_line(&mut line).map_err(|error| error.to_string())?;
        let url = line.trim_end().strip_prefix("listening on ");
        sandbox.url = url.ok_or_else(|| format!("the program printed {line:?}"))?.to_owned();
        Ok(sandbox)
    }

    /// The base URL of its API, with a final slash.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops the program, which has to succeed.
    pub fn stop(mut self) -> Result<()> {
        run(Command::new("kill").arg(self.child.id().to_string()))?;
        let status = self.child.wait().map_err(|error| error.to_string())?;
        if status.success() { Ok(()) } else { Err(format!("the program did not stop as it should: {status}")) }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // An error means that the program has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
