//! Reads specs, responses and recordings from files, checks them and prints their mistakes.

use std::path::Path;

use optimizely_codegen::{Checked, Diagnostic, Document, Import, Recorded, read_source};
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

/// A draft of a spec from an OpenAPI document.
pub struct Draft;

impl Draft {
    /// Reads a document and makes a draft. Prints what the draft lacks to stderr.
    pub fn read(file: &Path) -> Result<Import, Status> {
        let (name, document) = read_document(file)?;
        let import = optimizely_codegen::import(&document).map_err(|found| {
            let messages: Vec<_> = found.iter().map(|finding| finding.message.as_str()).collect();
            anstream::eprintln!("{name}: error: no draft can be made: {}", messages.join("; "));
            Status::Mistakes
        })?;
        for (is_missing, what) in [(true, "the draft lacks this"), (false, "the draft differs")] {
            for note in import.notes.iter().filter(|note| note.is_missing == is_missing) {
                anstream::eprintln!("{name}: {what}: {note}");
            }
        }
        if import.exceptions > 0 {
            anstream::eprintln!(
                "{name}: `[api.document]` of the draft names {} differences that remain",
                import.exceptions
            );
        }
        Ok(import)
    }
}

/// Reads an OpenAPI document, and returns its name with it. Prints its mistakes to stderr. A document with mistakes is read as far as they
/// allow.
pub fn read_document(file: &Path) -> Result<(String, Document), Status> {
    let (name, text) = read(file)?;
    let document = Document::read(&text).map_err(|problem| {
        anstream::eprintln!("{name}:{problem}");
        Status::Unreadable
    })?;
    for problem in document.problems() {
        anstream::eprintln!("{name}: warning: {problem}");
    }
    Ok((name, document))
}

/// Reads a recording. If it cannot be read, prints an error to stderr, with its location if there is one.
pub fn read_recorded(file: &Path) -> Result<Recorded, Status> {
    let (name, text) = read(file)?;
    Recorded::read(&text).map_err(|error| {
        let place = error.place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        anstream::eprintln!("{name}{place}: error: {error}");
        Status::Unreadable
    })
}

/// The name of a file, and its text.
pub fn read(file: &Path) -> Result<(String, String), Status> {
    let name = file.display().to_string();
    match read_source(file) {
        Ok(text) => Ok((name, text)),
        Err(error) => {
            anstream::eprintln!("{name}: {error}");
            Err(Status::Unreadable)
        }
    }
}

/// Prints findings about a file.
pub fn complain(found: &[Diagnostic], name: &str, text: &str) {
    for finding in found {
        anstream::eprintln!("{}\n", shown(finding, name, text));
    }
}

/// Prints why a file could not be written or used.
pub fn failed(file: &Path, message: &str) -> Status {
    anstream::eprintln!("{}: {message}", file.display());
    Status::Unreadable
}
