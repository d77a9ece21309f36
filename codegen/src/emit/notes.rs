//! Notes in the documentation of operations: warnings, errors, and how finished they are.

use super::docs;
use crate::model::{IdKind, Model, Operation, Resource, State};

/// Said of an operation that the spec warns of.
pub fn warning(resource: &Resource, operation: Operation) -> String {
    let warning = resource.warnings.iter().find(|(of, _)| of.value == operation);
    warning.map_or_else(String::new, |(_, warning)| docs::written(warning))
}

/// Said of every operation.
pub fn errors(resource: &Resource) -> String {
    let refused = match resource.id {
        IdKind::Number => "An ID of 0",
        IdKind::Text => "An empty ID",
    };
    format!("# Errors\n\nFails if the request fails. {refused} is rejected before anything is sent.")
}

/// Said where the API tells that an object was archived before.
pub fn archived_again(model: &Model, resource: &Resource) -> &'static str {
    let done = &resource.verb(&model.api, Operation::Archive).done;
    if done.is_empty() { "" } else { "It is not an error if the object is archived already." }
}

/// Said of an operation that may still change.
pub fn state(resource: &Resource, operation: Operation) -> &'static str {
    match resource.state_of(operation) {
        Some(State::Alpha) => "In alpha: it may change without notice.",
        Some(State::Beta) => "In beta: it may still change.",
        None => "",
    }
}

/// The errors of every operation on several objects.
pub const FIRST_ERROR: &str = "# Errors\n\nFails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.";
