//! The types that are written by hand, by their names in the spec: how a value of one is checked and stored.

use serde_json::Value;

use crate::classic::conditions::Conditions;

/// Makes what is stored of the value of a field, or says what is wrong with it.
pub(super) type Check = fn(&str, &Value) -> Result<Value, String>;

/// The check of the type of this name. A type without one is what it is on the wire.
pub(super) fn check(name: &str) -> Option<Check> {
    match name {
        "conditions" => Some(conditions),
        _ => None,
    }
}

/// The text of a tree of conditions. A list is taken in place of the text, since clients send that too.
fn conditions(name: &str, value: &Value) -> Result<Value, String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(_) => value.to_string(),
        _ => return Err(format!("{name} has to be a tree of conditions, as JSON text or as a list")),
    };
    match text.parse::<Conditions>() {
        Ok(_) => Ok(text.into()),
        Err(error) => Err(format!("{name}: {error}")),
    }
}
