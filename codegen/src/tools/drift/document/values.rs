//! Values of enums.

use serde_json::Value;

use crate::spec::read::Literal;

/// A value that an enum of a spec can have.
pub fn literal(value: &Value) -> Option<Literal> {
    match value {
        Value::Bool(flag) => Some(Literal::Bool(*flag)),
        Value::String(text) => Some(Literal::Text(text.clone())),
        other => other.as_i64().map(Literal::Integer),
    }
}

/// A value as a message shows it, on one line.
pub fn text(value: &Literal) -> String {
    match value {
        Literal::Bool(flag) => flag.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Text(text) => text.escape_debug().to_string(),
    }
}

/// A value as a key of the spec.
pub fn raw(value: &Literal) -> String {
    match value {
        Literal::Text(text) => text.clone(),
        other => text(other),
    }
}
