//! Reads specs and responses from files, checks them and prints their mistakes.

use std::path::Path;

use optimizely_codegen::{Checked, Diagnostic, read_source};
use serde_json::Value;

use crate::show::shown;
use crate::status::Status;

/// A good spec.
pub struct Spec {
    /// The file, as it was given.
    pub name: String,
    pub text: String,
    pub checked: Checked,
}

impl Spec {
    /// Reads and checks a spec. Prints mistakes and warnings to stderr.
    pub fn read(file: &Path) -> Result<Spec, Status> {
        let (name, text) = read(file)?;
        match optimizely_codegen::check(&text) {
            Ok(checked) => {
                complain(&checked.warnings, &name, &text);
                Ok(Spec { name, text, checked })
            }
            Err(found) => {
                complain(&found, &name, &text);
                Err(Status::Mistakes)
            }
        }
    }
}

/// A recorded response.
pub struct Sample {
    /// The file, as it was given.
    pub name: String,
    pub value: Value,
}

impl Sample {
    /// Reads a response. If it is not JSON, prints an error with its location to stderr.
    pub fn read(file: &Path) -> Result<Sample, Status> {
        let (name, text) = read(file)?;
        match serde_json::from_str(&text) {
            Ok(value) => Ok(Sample { name, value }),
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                anstream::eprintln!("{name}:{line}:{column}: error: it is not JSON: {message}");
                Err(Status::Unreadable)
            }
        }
    }
}

/// The name of a file, and its text.
fn read(file: &Path) -> Result<(String, String), Status> {
    let name = file.display().to_string();
    match read_source(file) {
        Ok(text) => Ok((name, text)),
        Err(error) => {
            anstream::eprintln!("{name}: {error}");
            Err(Status::Unreadable)
        }
    }
}

fn complain(found: &[Diagnostic], name: &str, text: &str) {
    for finding in found {
        anstream::eprintln!("{}\n", shown(finding, name, text));
    }
}
