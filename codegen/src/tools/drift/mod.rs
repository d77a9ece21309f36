//! The differences between recorded responses and a spec, and the TOML that would describe them.

mod comparison;
mod document;
mod edit;
mod guess;
mod mismatch;
mod objects;
mod recorded;
mod show;
mod trial;

use std::fmt;

use serde_json::Value;

use crate::diagnostic::{Span, closest};
use crate::model::Model;

pub(crate) use document::compare;
pub use document::{Disagreement, DocumentDrift, Documents};
pub use recorded::{Recorded, Unreadable, recorded};
pub use show::Recording;

use comparison::{Comparison, Source};
use edit::Edit;

/// The differences between recorded responses and a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The differences, grouped by field.
    pub findings: Vec<Difference>,
    edits: Vec<Edit>,
    coverage: Option<Coverage>,
}

/// The contents of a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Coverage {
    /// How many responses were compared.
    responses: usize,
    /// How many operations and views were requested.
    operations: usize,
    /// The operations and views that were not requested.
    missing: Vec<String>,
    /// The parts that were not compared, and how often they occur.
    skipped: Vec<(String, usize)>,
}

/// One difference, which may occur in several places of the responses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind of difference.
    pub kind: Deviation,
    /// The JSON path of its first occurrence: `$[0].url_conditions[1].value`. Empty if the difference is not in a body.
    pub path: String,
    /// How often it occurs.
    pub times: usize,
    /// The operations of a recording in which it occurs, such as `GET projects/{id}`.
    pub operations: Vec<String>,
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
    /// A field in a request that the spec does not allow there.
    NeverSent,
    /// A request that belongs to no operation of the spec.
    UnknownOperation,
    /// A status that the spec does not list.
    UnknownStatus,
    /// A response that is not JSON, or not CSV, as the spec says.
    NotJson,
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
            Deviation::NeverSent => "never-sent",
            Deviation::UnknownOperation => "unknown-operation",
            Deviation::UnknownStatus => "unknown-status",
            Deviation::NotJson => "not-json",
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
    let source = Source { operation: None, is_list: sample.is_array() };
    let mut comparison = Comparison::new(model, text, vec![source]);
    let sorted = objects::sorted(model, found, sample);
    for (owner, path, value, source) in &sorted.others {
        comparison.no_object(&owner.name.span, path, value, *source);
    }
    for (owner, objects) in &sorted.objects {
        comparison.objects(owner, objects);
    }
    Ok(comparison.into_drift())
}

fn unknown(model: &Model, name: &str) -> UnknownResource {
    let mut names = model.resources.iter().map(|resource| resource.name.as_str());
    UnknownResource { name: name.to_owned(), nearest: closest(name, &mut names).map(str::to_owned) }
}
