//! Runs commands to their end.

use std::process::{Command, Stdio};

use xtask::Result;

/// The result of a command.
pub struct Outcome {
    /// Whether it succeeded.
    pub success: bool,
    /// The text that it wrote, first to its output and then to its error output.
    pub text: String,
}

/// Runs a command to its end. Its output goes to the person who runs the task.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}")) }
}

/// Runs a command to its end, and returns its output.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{command:?}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command that may fail.
pub fn outcome(command: &mut Command) -> Result<Outcome> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Ok(Outcome { success: output.status.success(), text })
}

impl Outcome {
    /// The output of the command, if it succeeded.
    pub fn succeeded(self) -> Result<String> {
        if self.success { Ok(self.text) } else { Err(self.text) }
    }

    /// Checks that the command failed with a sentence.
    pub fn refused(self, sentence: &str) -> Result<()> {
        match !self.success && self.text.contains(sentence) {
            true => Ok(()),
            false => Err(format!("this is not refused with: {sentence}\n{}", self.text)),
        }
    }
}
