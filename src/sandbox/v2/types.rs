//! The handwritten types, by their names in the spec: how their values are checked and stored.

use serde_json::Value;

use crate::sandbox::engine::rules::Check;
use crate::v2::conditions::{Audiences, Conditions, Urls};
use crate::v2::results::Key;

/// The check of the type with this name, if it has one.
pub(super) fn check(name: &str) -> Option<Check> {
    match name {
        "audience_conditions" => Some(parsed::<Conditions>),
        "experiment_conditions" => Some(parsed::<Audiences>),
        "page_conditions" => Some(parsed::<Urls>),
        "result_key" => Some(key_of_results),
        _ => None,
    }
}

/// The key of a variant in results.
fn key_of_results(name: &str, value: &Value) -> Result<Value, String> {
    match value.as_str().map(Key::from) {
        Some(Key::Unrecognized(_)) | None => {
            Err(format!("{name} has to be the ID of a variation or an experiment, baseline, campaign or holdback"))
        }
        Some(_) => Ok(value.clone()),
    }
}

/// Text that this type reads. It is stored to the letter.
fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(name: &str, value: &Value) -> Result<Value, String> {
    let text = value.as_str().ok_or_else(|| format!("{name} has to be JSON text"))?;
    text.parse::<T>().map(|_| value.clone()).map_err(|error| format!("{name}: {error}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The value as it is stored by the type with this name.
    fn stored(name: &str, value: Value) -> Result<Value, String> {
        check(name).expect("the type has a check")("field", &value)
    }

    #[test]
    fn conditions_are_json_text_and_stored_to_the_letter() {
        for (name, text) in [
            ("audience_conditions", r#"[ "and", {"type":"browser_version", "value":"gc"} ]"#),
            ("experiment_conditions", "everyone"),
            ("experiment_conditions", r#"["and", {"audience_id": 7000}]"#),
            ("page_conditions", r#"["and", ["or", {"type":"url","match_type":"simple","value":"a.example"}]]"#),
        ] {
            assert_eq!(stored(name, json!(text)), Ok(json!(text)), "{name}");
            assert_eq!(stored(name, json!(["and"])).unwrap_err(), "field has to be JSON text", "{name}");
            assert!(stored(name, json!("[and")).unwrap_err().starts_with("field: "), "{name}");
        }
    }

    #[test]
    fn a_key_of_results_is_an_id_or_a_known_word() {
        for key in ["5024793028722690", "baseline", "campaign", "holdback"] {
            assert_eq!(stored("result_key", json!(key)), Ok(json!(key)));
        }
        for wrong in [json!("first"), json!("007"), json!("0"), json!(7), json!("")] {
            assert!(stored("result_key", wrong.clone()).unwrap_err().starts_with("field has to be the ID"), "{wrong}");
        }
    }

    #[test]
    fn other_types_are_checked_by_their_tables() {
        assert!(check("key").is_none());
    }
}
