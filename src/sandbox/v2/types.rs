//! The handwritten types, by their names in the spec: how their values are checked and stored.

use serde_json::Value;

use crate::sandbox::engine::rules::Check;
use crate::v2::conditions::{Audiences, Conditions, Urls};

/// The check of the type with this name, if it has one.
pub(super) fn check(name: &str) -> Option<Check> {
    match name {
        "audience_conditions" => Some(parsed::<Conditions>),
        "experiment_conditions" => Some(parsed::<Audiences>),
        "page_conditions" => Some(parsed::<Urls>),
        _ => None,
    }
}

/// Text that this type reads. It is stored to the letter.
fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(name: &str, value: &Value) -> Result<Value, String> {
    let text = value.as_str().ok_or_else(|| format!("{name} has to be JSON text"))?;
    text.parse::<T>().map(|_| value.clone()).map_err(|error| format!("{name}: {error}"))
}
