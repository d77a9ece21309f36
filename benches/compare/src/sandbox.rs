//! The server of all clients: the sandbox program in its own process.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::Result;
use crate::programs::program;

pub struct Sandbox {
    process: Child,
    pub url: String,
}

impl Sandbox {
    pub fn start(path: &Path, latency_ms: u32) -> Result<Self> {
        let mut process = program(path)
            .args(["--addr", "127.0.0.1:0", "--latency", &latency_ms.to_string()])
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let url = line.trim().trim_start_matches("listening on ").to_owned();
        Ok(Sandbox { process, url })
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // Its state is not needed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
