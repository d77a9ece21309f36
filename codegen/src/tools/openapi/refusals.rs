//! Error responses.

use serde_json::{Value, json};

use super::dialect::{Object, reference};
use crate::model::{Api, Operation, Status};
use crate::names::pascal;

/// The name of the schema of their bodies. A type of a spec must not have it.
pub const ERROR: &str = "Error";

/// This status of HTTP for bodies is independent of the spec.
const TOO_LARGE: u16 = 413;
const TOO_LARGE_NAME: &str = "PayloadTooLarge";

/// The error responses of all operations, by name.
pub fn all(api: &Api) -> Object {
    let stated = api.statuses.iter().map(|status| (pascal(&status.name), response(status)));
    let too_large = (!states_too_large(api))
        .then(|| (TOO_LARGE_NAME.to_owned(), json!({ "description": "The body is too large.", "content": content() })));
    stated.chain(too_large).collect()
}

/// The error responses of an operation, by status.
pub fn of(api: &Api, operation: Operation) -> Object {
    let has_body = matches!(operation, Operation::Create | Operation::Update);
    let too_large = (has_body && !states_too_large(api)).then(|| entry(TOO_LARGE, TOO_LARGE_NAME));
    api.statuses.iter().map(|status| entry(*status.code, &pascal(&status.name))).chain(too_large).collect()
}

fn states_too_large(api: &Api) -> bool {
    api.statuses.iter().any(|status| *status.code == TOO_LARGE || pascal(&status.name) == TOO_LARGE_NAME)
}

fn entry(code: u16, name: &str) -> (String, Value) {
    (code.to_string(), json!({ "$ref": format!("#/components/responses/{name}") }))
}

fn response(status: &Status) -> Value {
    let mut response = json!({ "description": status.doc, "content": content() });
    if let Some(wait) = status.wait {
        response["headers"] = json!({
            "Retry-After": {
                "description": format!(
                    "How long to wait, in seconds, or until when, as a date of HTTP. Without it, {wait} seconds."
                ),
                "schema": { "type": "string" },
            },
        });
    }
    response
}

fn content() -> Value {
    json!({ "application/json": { "schema": reference(ERROR) } })
}

/// The body of an error response. It may be any JSON; only its well-known part is described.
pub fn schema() -> Value {
    json!({
        "description": "The reason why a request was rejected. The API does not document its format, and a proxy may \
                        answer in its place, so clients cannot rely on any part of it.",
    })
}
