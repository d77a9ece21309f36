//! What a recorded response has that a spec lacks or contradicts, and the lines of TOML that would describe it.

mod edit;
mod guess;
mod judge;
mod misfit;
mod objects;
mod show;
mod trial;

use std::fmt;

use serde_json::Value;

use crate::diagnostic::{Span, closest};
use crate::model::Model;

pub use show::Recording;

use edit::Edit;
use judge::Judge;

/// How a recorded response differs from what a spec says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The differences, those of one field together.
    pub findings: Vec<Difference>,
    edits: Vec<Edit>,
}

/// One difference, wherever the response has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What kind of difference it is.
    pub kind: Deviation,
    /// Where it was first seen, as a JSON path: `$[0].url_conditions[1].value`.
    pub path: String,
    /// How often it was seen.
    pub times: usize,
    /// What differs, in one sentence without a full stop. No value of a field is shown, save of an enum or with a range.
    pub message: String,
    /// The place of the spec that it is about.
    pub span: Span,
}

/// What can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Deviation {
    /// A field that the spec does not know.
    UnknownField,
    /// A value that an enum does not list.
    UnknownValue,
    /// A value of another type.
    WrongType,
    /// Null where the spec knows none.
    Null,
    /// No field where the spec expects one always.
    Absent,
    /// A number outside the field's range.
    OutOfRange,
    /// A field that no response should contain.
    NeverRead,
}

impl Deviation {
    /// Its name, stable across releases: `unknown-field`.
    pub fn name(self) -> &'static str {
        match self {
            Deviation::UnknownField => "unknown-field",
            Deviation::UnknownValue => "unknown-value",
            Deviation::WrongType => "wrong-type",
            Deviation::Null => "null",
            Deviation::Absent => "absent",
            Deviation::OutOfRange => "out-of-range",
            Deviation::NeverRead => "never-read",
        }
    }
}

/// A resource that the spec does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownResource {
    name: String,
    nearest: Option<String>,
}

impl fmt::Display for UnknownResource {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "there is no resource `{}`", self.name)?;
        self.nearest.iter().try_for_each(|nearest| write!(out, "; did you mean `{nearest}`?"))
    }
}

impl std::error::Error for UnknownResource {}

/// Compares a response, one object or a list of them, with what the spec says of a resource. The lines that it suggests are tried on
/// the text of the spec.
pub fn drift(model: &Model, text: &str, resource: &str, sample: &Value) -> Result<Drift, UnknownResource> {
    let Some(found) = model.resource(resource) else { return Err(unknown(model, resource)) };
    let mut judge = Judge::new(model, text, sample.is_array());
    let sorted = objects::sorted(model, found, sample);
    for (path, value) in &sorted.others {
        judge.no_object(&found.name.span, path, value);
    }
    for (owner, objects) in &sorted.objects {
        judge.objects(owner, objects);
    }
    Ok(judge.into_drift())
}

fn unknown(model: &Model, name: &str) -> UnknownResource {
    let names = model.resources.iter().map(|resource| resource.name.as_str());
    UnknownResource { name: name.to_owned(), nearest: closest(name, names).map(str::to_owned) }
}
