//! The parts of a body that create something each time they are sent, so that the request must not be repeated.

use serde_json::Value;

/// A part of a body that creates something each time it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anew {
    /// The field at this path, with any value. The path leads through all elements of a list, and `*` is any key of a map.
    Field(&'static [&'static str]),
    /// Elements of the list at this path without the ID that identifies them to the server.
    Elements(&'static [&'static str], &'static str),
}

impl Anew {
    /// Whether a body contains the part.
    pub(crate) fn is_in(self, body: &Value) -> bool {
        match self {
            Anew::Field(path) => any_at(body, path, &|value| !value.is_null()),
            Anew::Elements(path, id) => any_at(body, path, &|value| any_element(value, id)),
        }
    }
}

fn any_at(value: &Value, path: &[&str], found: &dyn Fn(&Value) -> bool) -> bool {
    match (path, value) {
        ([], value) => found(value),
        (_, Value::Array(elements)) => elements.iter().any(|element| any_at(element, path, found)),
        (["*", rest @ ..], Value::Object(map)) => map.values().any(|value| any_at(value, rest, found)),
        ([key, rest @ ..], Value::Object(object)) => object.get(*key).is_some_and(|value| any_at(value, rest, found)),
        _ => false,
    }
}

/// Whether an element of a list, or of a list in it, lacks its ID.
fn any_element(value: &Value, id: &str) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(|element| any_element(element, id)),
        Value::Object(object) => object.get(id).is_none_or(Value::is_null),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_field_makes_something_anew_wherever_it_is_given() {
        let field = Anew::Field(&["page"]);
        assert!(field.is_in(&json!({ "page": {} })));
        assert!(!field.is_in(&json!({ "page": null })));
        assert!(!field.is_in(&json!({ "name": "page" })));
        let inside = Anew::Field(&["parts", "page"]);
        assert!(inside.is_in(&json!({ "parts": [{}, { "page": 7 }] })));
        assert!(!inside.is_in(&json!({ "parts": [{}], "page": 7 })));
        let in_a_map = Anew::Field(&["parts", "*", "page"]);
        assert!(in_a_map.is_in(&json!({ "parts": { "a": {}, "b": { "page": 7 } } })));
        assert!(!in_a_map.is_in(&json!({ "parts": { "page": {} } })));
    }

    #[test]
    fn an_element_without_its_id_is_made_anew() {
        let parts = Anew::Elements(&["parts"], "id");
        assert!(!parts.is_in(&json!({})));
        assert!(!parts.is_in(&json!({ "parts": [] })));
        assert!(!parts.is_in(&json!({ "parts": [{ "id": 1 }, { "id": "2" }] })));
        assert!(parts.is_in(&json!({ "parts": [{ "id": 1 }, { "name": "new" }] })));
        assert!(parts.is_in(&json!({ "parts": [[{ "id": null }]] })));
        let deep = Anew::Elements(&["parts", "pins"], "nr");
        assert!(deep.is_in(&json!({ "parts": [{ "pins": [{ "nr": 1 }] }, { "pins": [{}] }] })));
        assert!(!deep.is_in(&json!({ "parts": [{ "pins": [] }, {}] })));
    }
}
