//! Compares two specs, for the terminal, for programs and for a changelog.

use std::fs;
use std::path::PathBuf;

use optimizely_codegen::{Diff, Release, Sides, Verdict};
use serde_json::Value;

use crate::args::Format;
use crate::input::{Spec, failed, read};
use crate::say;
use crate::status::Status;

/// The results of a comparison that the command line asks for.
pub struct Output {
    pub format: Format,
    pub released: Option<Release>,
    pub changelog: Option<PathBuf>,
}

/// Compares two specs. Both were read before, so that the mistakes of both are printed.
pub fn diff(old: Result<Spec, Status>, new: Result<Spec, Status>, output: &Output) -> Result<Status, Status> {
    let (old, new) = (old?, new?);
    let diff = old.checked.diff(&new.checked);
    if let Some(file) = &output.changelog {
        let (_, text) = read(file)?;
        let text = diff.entry(new.checked.name()).insert_into(&text);
        fs::write(file, text).map_err(|error| failed(file, &error.to_string()))?;
    }
    let sides = Sides { old: (&old.name, &old.text), new: (&new.name, &new.text) };
    let next = output.released.map(|released| released.next(diff.verdict()).to_string());
    let written = say(&match output.format {
        Format::Text => diff.text(&sides) + &next.map_or_else(String::new, |next| format!("version: {next}\n")),
        Format::Json => with_version(diff.json(&sides), next),
        Format::Markdown => {
            diff.markdown(&sides) + &next.map_or_else(String::new, |next| format!("\n## Version: {next}\n"))
        }
        Format::Changelog => diff.entry(new.checked.name()).insert_into(""),
    });
    Ok(if written == Status::Done { status(&diff) } else { written })
}

/// A comparison as JSON, with the next version if it is known.
fn with_version(json: String, next: Option<String>) -> String {
    match (next, serde_json::from_str(&json)) {
        (Some(next), Ok(Value::Object(mut document))) => {
            document.insert("version".to_owned(), next.into());
            format!("{:#}\n", Value::Object(document))
        }
        _ => json,
    }
}

fn status(diff: &Diff) -> Status {
    match diff.verdict() {
        Verdict::Major => Status::Major,
        Verdict::Minor => Status::Minor,
        Verdict::Patch | Verdict::None => Status::Done,
    }
}
