//! Actions as query parameters of a create and of an update.

use serde_json::{Value, json};

use crate::model::{Action, Operation, Resource};

/// The parameters of the actions that an operation can have, each once. Every action is an update, and may be sent with a create.
pub fn parameters(resource: &Resource, operation: Operation) -> Vec<Value> {
    let actions: Vec<_> = match operation {
        Operation::Create => resource.riding(operation).collect(),
        Operation::Update => resource.actions.iter().collect(),
        _ => Vec::new(),
    };
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in actions.iter().flat_map(|made| &made.query) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.into_iter().map(|name| parameter(name, &actions)).collect()
}

/// A parameter, with the values that the actions give it.
fn parameter(name: &str, actions: &[&Action]) -> Value {
    let mut values: Vec<&str> = Vec::new();
    let mut docs = Vec::new();
    for made in actions {
        for (_, value) in made.query.iter().filter(|(param, _)| **param == *name) {
            docs.push(format!("- `{value}`: {}", made.doc));
            if !values.contains(&value.as_str()) {
                values.push(value);
            }
        }
    }
    json!({
        "name": name,
        "in": "query",
        "required": false,
        "description": format!("An action that is done with the request.\n\n{}", docs.join("\n")),
        "schema": { "type": "string", "enum": values },
    })
}
