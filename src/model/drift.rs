//! Drift: what a response has that the spec does not know.

use std::fmt;

use http::{Method, StatusCode};

use crate::model::wire::Extra;

/// Something about a response that the spec does not know: the API has changed, or the spec never said all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The resource, in sentences.
    pub resource: &'static str,
    /// The id of the object, where it has one.
    pub id: Option<String>,
    /// Where in the object: `url_conditions[0].match_type`. Empty for a status.
    pub path: String,
    /// What is there.
    pub kind: DriftKind,
}

/// What the spec does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DriftKind {
    /// A field.
    UnknownField,
    /// A value of an enum, as the response has it; its beginning, where it is long.
    UnknownValue(String),
    /// A status of success that the spec does not list for the operation.
    UnknownStatus {
        /// The method of the request.
        method: Method,
        /// The status of the response.
        status: StatusCode,
        /// The statuses that the spec lists.
        listed: &'static [u16],
    },
}

impl fmt::Display for Drift {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.resource)?;
        if let Some(id) = &self.id {
            write!(out, " {id}")?;
        }
        match &self.kind {
            DriftKind::UnknownField => write!(out, ": the spec has no field `{}`", self.path),
            DriftKind::UnknownValue(value) => write!(out, ": the spec has no value {value:?} for `{}`", self.path),
            DriftKind::UnknownStatus { method, status, listed } => {
                let listed = listed.iter().map(u16::to_string).collect::<Vec<_>>().join(" or ");
                write!(out, ": {method} was answered with status {} in place of {listed}", status.as_u16())
            }
        }
    }
}

/// What can be looked at for drift.
#[expect(unnameable_types, reason = "only resources and their parts have it, which programs do not make")]
pub trait Inspect {
    /// Notes what the spec does not know.
    fn inspect(&self, findings: &mut Findings);

    /// The id, for the report.
    fn identity(&self) -> Option<String> {
        None
    }
}

/// What was found, and where the search is.
#[expect(unnameable_types, reason = "it is an argument of a trait that programs do not call")]
#[derive(Debug)]
pub struct Findings {
    path: String,
    found: Vec<(String, DriftKind)>,
}

impl Findings {
    /// What there is to find in a value.
    pub(crate) fn of(value: &impl Inspect) -> Vec<(String, DriftKind)> {
        let mut findings = Findings { path: String::new(), found: Vec::new() };
        value.inspect(&mut findings);
        findings.found
    }

    /// Looks at a field.
    pub(crate) fn inspect(&mut self, name: &str, value: &impl Inspect) {
        let before = self.path.len();
        if before > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        value.inspect(self);
        self.path.truncate(before);
    }

    /// Looks at an entry of a map.
    pub(crate) fn entry(&mut self, key: &impl fmt::Display, value: &impl Inspect) {
        let before = self.path.len();
        self.path.push_str(&format!("[{:?}]", key.to_string()));
        value.inspect(self);
        self.path.truncate(before);
    }

    /// Notes the fields that the spec does not know.
    pub(crate) fn extra(&mut self, extra: &Extra) {
        for (name, _) in extra.iter() {
            let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
            self.found.push((path, DriftKind::UnknownField));
        }
    }

    /// Notes a value that the enum does not list.
    pub(crate) fn value(&mut self, value: &impl fmt::Display) {
        self.found.push((self.path.clone(), DriftKind::UnknownValue(value.to_string())));
    }
}

impl<T: Inspect> Inspect for Option<T> {
    fn inspect(&self, findings: &mut Findings) {
        if let Some(value) = self {
            value.inspect(findings);
        }
    }
}

impl<T: Inspect> Inspect for Vec<T> {
    fn inspect(&self, findings: &mut Findings) {
        let before = findings.path.len();
        for (index, value) in self.iter().enumerate() {
            findings.path.push_str(&format!("[{index}]"));
            value.inspect(findings);
            findings.path.truncate(before);
        }
    }
}
