//! A draft of a spec from an OpenAPI document.
//!
//! Operations become resources and views (`plan.rs`, `resources.rs`, `views.rs`), schemas become fields, objects and enums (`fields.rs`,
//! `types.rs`). The result is a [`Draft`](draft::Draft), which is written as TOML (`layout.rs`) and changed until the checks accept it
//! (`repair.rs`). Parts that the draft lacks are noted.

mod answers;
mod api;
mod decisions;
mod draft;
mod endless;
mod fields;
mod groups;
mod identity;
mod layout;
mod limits;
mod members;
mod pages;
mod paths;
mod plan;
mod queries;
mod repair;
mod resources;
mod tables;
mod types;
mod uses;
mod verbs;
mod views;

use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::tools::document::Document;
pub use draft::Note;

/// A spec with all parts that a spec of any API has, and comments that explain them. Its check finds nothing.
pub const INITIAL_SPEC: &str = include_str!("init.toml");

/// A draft of a spec.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Import {
    /// The spec, which begins with the notes as comments.
    pub spec: String,
    /// The parts of the document that the draft lacks, or has in another form, sorted.
    pub notes: Vec<Note>,
    /// How many operations the document has.
    pub operations: usize,
    /// How many differences from the document the draft names in `[api.document]`.
    pub exceptions: usize,
}

/// Prints `GET /projects: …`.
impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.about, self.message)
    }
}

/// Makes a draft. `check` finds the mistakes of a spec. `differences` finds what a spec says otherwise than the document, as keys of
/// `[api.document]` with a sentence for each.
///
/// # Errors
///
/// Returns the mistakes of the draft if they cannot be avoided: for example, of a document without operations.
pub fn import(
    document: &Document,
    check: impl Fn(&str) -> Vec<Diagnostic>,
    differences: impl Fn(&str) -> Vec<(String, String)>,
) -> Result<Import, Vec<Diagnostic>> {
    let mut draft = tables::draft(document);
    let (text, _) = repair::repaired(&draft, &check)?;
    let exceptions = differences(&text);
    draft.name_exceptions(&exceptions);
    let (text, repairs) = repair::repaired(&draft, &check)?;
    let mut notes = [draft.notes, repairs].concat();
    notes.sort();
    notes.dedup();
    let spec = format!("{}{text}", header(&notes, exceptions.len()));
    Ok(Import { spec, notes, operations: document.operations().len(), exceptions: exceptions.len() })
}

/// The comments at the beginning of a draft.
fn header(notes: &[Note], exceptions: usize) -> String {
    let mut lines = vec![
        "A draft from an OpenAPI document. CONTRIBUTING.md says what the keys mean.".to_owned(),
        String::new(),
        "TODO: write the documentation, and compare the draft with what the API does.".to_owned(),
    ];
    let groups = [("The draft lacks:", true), ("The draft differs from the document:", false)];
    for (title, is_missing) in groups {
        let listed: Vec<_> = notes.iter().filter(|note| note.is_missing == is_missing).collect();
        if !listed.is_empty() {
            lines.extend([String::new(), title.to_owned()]);
            lines.extend(listed.iter().map(|note| format!("  {}", printable(&note.to_string()))));
        }
    }
    if exceptions > 0 {
        let line = "`cargo spec drift --openapi` finds nothing else: `[api.document]` names each part that differs.";
        lines.extend([String::new(), line.to_owned()]);
    }
    let lines = lines.iter().map(|line| format!("# {line}").trim_end().to_owned() + "\n");
    lines.collect::<String>() + "\n"
}

/// A text on one line, without the characters that no spec may contain.
fn printable(text: &str) -> String {
    text.chars().filter(|letter| *letter != '\n' && !crate::diagnostic::is_hidden(*letter)).collect()
}
