//! Specs from files: read, checked, and what is wrong with them shown.

use std::fs;
use std::path::Path;

use optimizely_codegen::{Checked, Diagnostic};

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
    /// Reads and checks a spec. What there is to say of it, warnings included, is on stderr then.
    pub fn read(file: &Path) -> Result<Spec, Status> {
        let name = file.display().to_string();
        let text = fs::read_to_string(file).map_err(|error| {
            anstream::eprintln!("{name}: {error}");
            Status::Unreadable
        })?;
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

fn complain(found: &[Diagnostic], name: &str, text: &str) {
    for finding in found {
        anstream::eprintln!("{}\n", shown(finding, name, text));
    }
}
