//! The server of all clients: the sandbox program in its own process.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::Result;
use crate::api::Api;
use crate::programs::program;

pub struct Sandbox {
    process: Child,
    classic: String,
    v2: String,
}

impl Sandbox {
    pub fn start(path: &Path, latency_ms: u32) -> Result<Self> {
        let mut process = program(path)
            .args(["--api", "both", "--addr", "127.0.0.1:0", "--latency", &latency_ms.to_string()])
            .stdout(Stdio::piped())
            .spawn()?;
        let mut output = BufReader::new(process.stdout.take().ok_or("the sandbox has no output")?);
        let mut url = || {
            let mut line = String::new();
            output.read_line(&mut line)?;
            Result::Ok(line.trim().trim_start_matches("listening on ").to_owned())
        };
        Ok(Sandbox { classic: url()?, v2: url()?, process })
    }

    pub fn url(&self, api: Api) -> &str {
        match api {
            Api::Classic => &self.classic,
            Api::V2 => &self.v2,
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // Its state is not needed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
