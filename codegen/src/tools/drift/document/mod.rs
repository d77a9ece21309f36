//! The differences between a spec and the OpenAPI document of the API's provider.
//!
//! The spec is compared as the document that it exports, so that both sides are read in the same way. Each pair of schemas is compared once,
//! at the first operation where both occur.

mod bodies;
mod comparison;
mod lines;
mod new_tables;
mod operations;
mod remedy;
mod show;
mod tables;
mod types;
mod values;

use std::collections::BTreeSet;

use crate::diagnostic::Span;
use crate::model::{Contradiction, Exception, Model};
use crate::tools::document::Document;
use crate::tools::openapi::{self, Version};

use super::edit::Edit;
use comparison::Comparison;

pub use show::Documents;

/// The differences between a spec and a document that the spec does not name in `[api.document]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentDrift {
    /// The differences, sorted by operation.
    pub findings: Vec<Disagreement>,
    /// The number of differences that the spec names with a reason.
    pub exceptions: usize,
    edits: Vec<Edit>,
}

/// One difference between a spec and a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The kind of difference.
    pub kind: Contradiction,
    /// The method and the path: `GET /projects/{project_id}`.
    pub operation: String,
    /// The part of the operation: `response.metrics[].field`. Empty for the operation itself.
    pub place: String,
    /// The difference, in one sentence without a full stop.
    pub message: String,
    /// The place in the document, as a JSON pointer.
    pub pointer: String,
    /// The related place in the spec.
    pub span: Span,
}

impl Disagreement {
    /// The key of an exception for it in `[api.document]`.
    pub fn key(&self) -> String {
        let Disagreement { kind, operation, place, .. } = self;
        let key = format!("{operation} {place} {}", kind.name());
        one_spaced(&key)
    }

    fn is_named_by(&self, known: &Exception) -> bool {
        (known.kind, &known.operation, &known.place) == (self.kind, &self.operation, &one_spaced(&self.place))
    }
}

/// A text with one space for any number of them, as a key of the spec is read.
fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Compares a spec with a document. The suggested lines are tried on the text of the spec.
pub fn compare(model: &Model, text: &str, theirs: &Document) -> DocumentDrift {
    let exported = Document::of(openapi::document(model, Version::V3_1)).expect("an export is a document");
    let mut comparison = Comparison::new(model, theirs, &exported);
    comparison.run();
    let (findings, remedies) = (comparison.findings, comparison.remedies);
    let mut used = vec![false; model.api.exceptions.len()];
    let mut open = BTreeSet::new();
    for (index, finding) in findings.iter().enumerate() {
        match model.api.exceptions.iter().position(|known| finding.is_named_by(known)) {
            Some(exception) => used[exception] = true,
            None => drop(open.insert(index)),
        }
    }
    let exceptions = findings.len() - open.len();
    let edits = lines::edits(remedies.of(&open), model, text);
    let unnamed = findings.into_iter().enumerate().filter(|(index, _)| open.contains(index));
    let mut unnamed: Vec<_> = unnamed.map(|(_, finding)| finding).collect();
    let needless = model.api.exceptions.iter().zip(used).filter(|(_, used)| !used);
    unnamed.extend(needless.map(|(known, _)| Disagreement {
        kind: Contradiction::NeedlessException,
        operation: known.operation.clone(),
        place: known.place.clone(),
        message: format!("the document no longer differs here with `{}`: remove the line", known.kind.name()),
        pointer: "#".to_owned(),
        span: known.span.clone(),
    }));
    unnamed.sort_by(|one, other| {
        let of = |finding: &Disagreement| (path_first(&finding.operation), finding.place.clone(), finding.kind);
        of(one).cmp(&of(other))
    });
    DocumentDrift { findings: unnamed, exceptions, edits }
}

/// An operation with its path in front of its method, to sort by.
fn path_first(operation: &str) -> (String, String) {
    let (method, path) = operation.split_once(' ').unwrap_or_default();
    (path.to_owned(), method.to_owned())
}
