//! The text of a document as JSON.

use serde_json::Value;

use super::{Problem, yaml};

/// Reads JSON if the text begins with `{`, and YAML otherwise.
pub fn value(text: &str) -> Result<Value, Problem> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if !text.trim_start().starts_with('{') {
        return yaml::value(text);
    }
    serde_json::from_str(text).map_err(|error| {
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        Problem { place: format!("{}:{}", error.line(), error.column()), message: format!("it is not JSON: {reason}") }
    })
}
