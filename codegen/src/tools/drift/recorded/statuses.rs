//! The meaning of a response's status in the spec.

use super::routes::{Route, Target};
use crate::model::{Model, Operation, WITHOUT_BODY};

/// The meaning of a status.
pub enum Meaning {
    /// A success with a value.
    Value,
    /// A success that may have no value.
    MaybeValue,
    /// A success without a value, or an error that the spec lists.
    NoValue,
    /// An error of the server or a gateway, or a response from a cache. Every API has these.
    Anywhere,
    /// The spec does not list it. These are the success statuses that it lists.
    Unknown(Vec<u16>),
}

pub fn meaning(model: &Model, route: &Route<'_>, status: u16) -> Meaning {
    let (success, others, has_value, may_be_empty) = match route.target {
        Target::Operation(resource, operation) => {
            let verb = resource.verb(&model.api, operation);
            let done = verb.done.value.clone();
            // A client reads an object back if an update has no body.
            (verb.success.value.clone(), done, operation.has_answer(), operation == Operation::Update)
        }
        Target::View(view) => {
            let outcomes = view.outcomes.iter().map(|(code, _)| code.value).collect();
            (view.success(&model.api), outcomes, true, false)
        }
    };
    let is_listed = |code: u16| model.api.statuses.iter().any(|listed| listed.code.value == code);
    match status {
        _ if others.contains(&status) => Meaning::NoValue,
        _ if success.contains(&status) => match (has_value, may_be_empty || WITHOUT_BODY.contains(&status)) {
            (false, _) => Meaning::NoValue,
            (true, true) => Meaning::MaybeValue,
            (true, false) => Meaning::Value,
        },
        _ if is_listed(status) => Meaning::NoValue,
        304 | 500.. => Meaning::Anywhere,
        _ => Meaning::Unknown([success, others].concat()),
    }
}
