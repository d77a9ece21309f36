//! Drift: the parts of a response that the spec does not describe.

use std::fmt;

use http::{Method, StatusCode};

use crate::model::wire::Extra;

/// A part of a response that the spec does not describe: the API has changed, or the spec is incomplete.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The name of the resource, as it appears in sentences.
    pub resource: &'static str,
    /// The ID of the object, if it has one.
    pub id: Option<String>,
    /// The path within the object, such as `url_conditions[0].match_type`. Empty for a status.
    pub path: String,
    /// The kind of drift.
    pub kind: DriftKind,
}

/// The kind of a part of a response that the spec does not describe.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DriftKind {
    /// A field.
    UnknownField,
    /// A value of an enum, as it was received. A long value is cut off.
    UnknownValue(String),
    /// A success status that the spec does not list for the operation.
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
                write!(out, ": {method} was answered with status {} instead of {listed}", status.as_u16())
            }
        }
    }
}

/// A value that can be searched for drift.
#[expect(unnameable_types, reason = "only resources and their parts have it, which programs do not make")]
pub trait Inspect {
    /// Reports every part that the spec does not describe.
    fn inspect(&self, findings: &mut Findings);

    /// The ID, for the report.
    fn identity(&self) -> Option<String> {
        None
    }
}

/// The findings, and the current place of the search.
#[expect(unnameable_types, reason = "it is an argument of a trait that programs do not call")]
#[derive(Debug)]
pub struct Findings {
    path: String,
    found: Vec<(String, DriftKind)>,
}

impl Findings {
    /// Searches a value.
    pub(crate) fn of(value: &impl Inspect) -> Vec<(String, DriftKind)> {
        let mut findings = Findings { path: String::new(), found: Vec::new() };
        value.inspect(&mut findings);
        findings.found
    }

    /// Searches a field.
    pub(crate) fn inspect(&mut self, name: &str, value: &impl Inspect) {
        let before = self.path.len();
        if before > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        value.inspect(self);
        self.path.truncate(before);
    }

    /// Searches an entry of a map.
    pub(crate) fn entry(&mut self, key: &impl fmt::Display, value: &impl Inspect) {
        let before = self.path.len();
        self.path.push_str(&format!("[{:?}]", key.to_string()));
        value.inspect(self);
        self.path.truncate(before);
    }

    /// Reports the fields that the spec does not describe.
    pub(crate) fn extra(&mut self, extra: &Extra) {
        for (name, _) in extra.iter() {
            let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
            self.found.push((path, DriftKind::UnknownField));
        }
    }

    /// Reports a value that the enum does not list.
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
