//! Headers of success responses: the rate limit of the API, and links between pages.

use serde_json::{Value, json};

use super::dialect::Object;
use crate::model::{Model, Operation, Resource};

/// The headers of a success response, by name.
pub fn of(model: &Model, resource: &Resource, operation: Operation) -> Object {
    let mut headers = limits(model);
    let pages = resource.pages(&model.api).filter(|_| operation == Operation::List);
    if pages.is_some_and(|pages| pages.by_link) {
        let description = "The URLs of other pages, with the relations `next`, `prev` and `last`.";
        headers.insert("Link".to_owned(), header("string", description));
    }
    headers
}

/// The headers of every response, by name: those that describe the rate limit.
pub fn limits(model: &Model) -> Object {
    let mut headers = Object::new();
    if let Some(limits) = &model.api.limits {
        let known = [
            (&limits.limit, "How many requests are allowed in a time window."),
            (&limits.remaining, "How many more requests are allowed in the current time window."),
            (&limits.reset, "The start of the next time window, in seconds since 1970."),
        ];
        for (name, description) in known {
            if let Some(name) = name {
                headers.insert(name.value.clone(), header("integer", description));
            }
        }
    }
    headers
}

fn header(ty: &str, description: &str) -> Value {
    json!({ "description": description, "schema": { "type": ty } })
}

/// Adds headers to a response.
pub fn added(mut response: Value, headers: &Object) -> Value {
    if !headers.is_empty() {
        response["headers"] = headers.clone().into();
    }
    response
}
