//! Extensions.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::sandbox::engine::store::Object;

/// A new extension has no fields unless they are given, and no experiment uses it.
pub(super) fn a_new_extension_is_unused(extension: &mut Object) {
    extension.insert("experiment_count".to_owned(), 0.into());
    extension.entry("fields").or_insert(json!([]));
}

/// The fields of an extension have different names, and defaults in JSON.
pub(super) fn fields_have_names_and_defaults(given: &Object) -> Vec<String> {
    let fields = given.get("fields").and_then(Value::as_array).into_iter().flatten().enumerate();
    let (mut names, mut problems) = (BTreeSet::new(), Vec::new());
    for (index, field) in fields {
        let name = field["api_name"].as_str().unwrap_or_default();
        if !names.insert(name) {
            problems.push(format!("fields[{index}].api_name is taken: {name:?}"));
        }
        let default = field["default_value"].as_str().unwrap_or_default();
        if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(default) {
            problems.push(format!("fields[{index}].default_value has to be JSON, such as \"\\\"Sale\\\"\": {error}"));
        }
    }
    problems
}
