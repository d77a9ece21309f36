//! The differences between a recorded response and a spec, and the TOML that would describe them.

mod comparison;
mod document;
mod edit;
mod guess;
mod mismatch;
mod objects;
mod show;
mod trial;

use std::fmt;

use serde_json::Value;

use crate::diagnostic::{Span, closest};
use crate::model::Model;

pub(crate) use document::compare;
pub use document::{Disagreement, DocumentDrift, Documents};
pub use show::Recording;

use comparison::Comparison;
use edit::Edit;

/// The differences between a recorded response and a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The differences, grouped by field.
    pub findings: Vec<Difference>,
    edits: Vec<Edit>,
}

/// One difference, which may occur in several places of the response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind of difference.
    pub kind: Deviation,
    /// The JSON path of its first occurrence: `$[0].url_conditions[1].value`.
    pub path: String,
    /// How often it occurs.
    pub times: usize,
    /// The difference, in one sentence without a full stop. Values of fields are not shown, except those of enums and of fields with a range.
    pub message: String,
    /// The related place in the spec.
    pub span: Span,
}

/// The kinds of differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Deviation {
    /// A field that the spec does not describe.
    UnknownField,
    /// A value that an enum does not list.
    UnknownValue,
    /// A value of another type.
    WrongType,
    /// Null for a field that the spec does not allow to be null.
    Null,
    /// A missing field that the spec expects in every response.
    Absent,
    /// A number outside the field's range.
    OutOfRange,
    /// A field that no response should contain.
    NeverRead,
}

impl Deviation {
    /// Its name, which is stable across releases: `unknown-field`.
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

/// The error of a resource that the spec does not have.
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

/// Compares a response, which is one object or a list of objects, with the spec of a resource. The suggested lines are tried on the text of
/// the spec.
pub fn drift(model: &Model, text: &str, resource: &str, sample: &Value) -> Result<Drift, UnknownResource> {
    let Some(found) = model.resource(resource) else { return Err(unknown(model, resource)) };
    let found = model.read_as(found);
    let mut comparison = Comparison::new(model, text, sample.is_array());
    let sorted = objects::sorted(model, found, sample);
    for (path, value) in &sorted.others {
        comparison.no_object(&found.name.span, path, value);
    }
    for (owner, objects) in &sorted.objects {
        comparison.objects(owner, objects);
    }
    Ok(comparison.into_drift())
}

fn unknown(model: &Model, name: &str) -> UnknownResource {
    let names = model.resources.iter().map(|resource| resource.name.as_str());
    UnknownResource { name: name.to_owned(), nearest: closest(name, names).map(str::to_owned) }
}
