//! The handwritten types, by their names in the spec: how their values are checked and stored.

use serde_json::Value;

use crate::classic::conditions::Conditions;
use crate::sandbox::engine::rules::Check;

/// The check of the type with this name, if it has one.
pub(super) fn check(name: &str) -> Option<Check> {
    match name {
        "conditions" => Some(conditions),
        _ => None,
    }
}

/// The text of a tree of conditions. A list is accepted instead of the text, since clients send lists too.
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn conditions_are_a_tree_as_text_or_as_a_list_and_are_kept_as_text() {
        let stored = |value: Value| conditions("conditions", &value);
        for text in ["[]", r#"[ "and", {"type":"browser", "value":"gc"} ]"#, r#"["or", {"type":"unheard of"}]"#] {
            assert_eq!(stored(json!(text)).unwrap(), text);
        }
        assert_eq!(stored(json!([])).unwrap(), "[]");
        let list = json!(["not", ["and", { "type": "browser", "value": "gc" }]]);
        assert_eq!(stored(list).unwrap(), r#"["not",["and",{"type":"browser","value":"gc"}]]"#);
        for wrong in [
            json!("[and"),
            json!(""),
            json!("[] []"),
            json!("who knows?"),
            json!(["xor"]),
            json!(["not"]),
            json!(r#"["not", [], []]"#),
            json!(r#"{"type":"browser"}"#),
            json!(["and", {}]),
            json!(["and", 7]),
            json!(["and", { "type": "ip" }]),
            json!({}),
            json!(7),
            json!(null),
        ] {
            let problem = stored(wrong.clone()).unwrap_err();
            assert!(problem.starts_with("conditions"), "{wrong}: {problem}");
        }
    }
}
