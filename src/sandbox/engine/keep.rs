//! The fields that an update keeps: an object that is sent as it was read stays the same object.

use serde_json::Value;

use super::store::Object;
use crate::model::table::{Access, FieldTable, Kind};

/// Copies the fields that the server had set into the sent object, at any depth. An element of a list that differs is a new element. An
/// object that is the value of a field stays the same object, whatever is written to it. `modified` is the field with the time of the
/// last change, which is not kept.
pub(super) fn keep(fields: &'static [FieldTable], modified: Option<&str>, known: &Object, given: &mut Object) {
    for field in fields {
        if let (Some(known), Some(given)) = (known.get(field.name), given.get_mut(field.name)) {
            keep_inside(&field.kind, modified, known, given);
        }
    }
}

fn keep_inside(kind: &Kind, modified: Option<&str>, known: &Value, given: &mut Value) {
    if matches!(kind, Kind::Object(_)) && is_same(kind, known, given) {
        return given.clone_from(known);
    }
    match (kind, known, given) {
        (Kind::Object(table), Value::Object(known), Value::Object(given)) => {
            keep(table.fields, modified, known, given);
            for field in table.fields.iter().filter(|field| field.access == Access::Read) {
                if let Some(value) = known.get(field.name)
                    && Some(field.name) != modified
                {
                    given.insert(field.name.to_owned(), value.clone());
                }
            }
        }
        (Kind::Map(_, kind), Value::Object(known), Value::Object(given)) => {
            for (key, given) in given {
                if let Some(known) = known.get(key) {
                    keep_inside(kind, modified, known, given);
                }
            }
        }
        (Kind::List(element), Value::Array(known), Value::Array(given)) => {
            for (known, given) in known.iter().zip(given) {
                match element {
                    Kind::List(_) => keep_inside(element, modified, known, given),
                    _ if is_same(element, known, given) => given.clone_from(known),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// Whether two values are equal in all fields that can be written.
fn is_same(kind: &Kind, known: &Value, given: &Value) -> bool {
    match (kind, known, given) {
        (Kind::Object(table), Value::Object(known), Value::Object(given)) => {
            let mut written = table.fields.iter().filter(|field| field.access != Access::Read);
            written.all(|field| match (said(known, field), said(given, field)) {
                (Some(known), Some(given)) => is_same(&field.kind, known, given),
                (known, given) => known.is_none() && given.is_none(),
            })
        }
        (Kind::List(element), Value::Array(known), Value::Array(given)) => {
            let mut pairs = known.iter().zip(given);
            known.len() == given.len() && pairs.all(|(known, given)| is_same(element, known, given))
        }
        (Kind::Map(_, kind), Value::Object(known), Value::Object(given)) => {
            let is_kept = |(key, known)| given.get(key).is_some_and(|given| is_same(kind, known, given));
            known.len() == given.len() && known.iter().all(is_kept)
        }
        _ => known == given,
    }
}

/// The value of a field; none if it is missing or null.
fn said<'a>(object: &'a Object, field: &FieldTable) -> Option<&'a Value> {
    object.get(field.name).filter(|value| !value.is_null())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::table::ObjectTable;

    const fn written(name: &'static str, kind: Kind) -> FieldTable {
        FieldTable { name, kind, access: Access::Edit, ..FieldTable::PLAIN }
    }

    static PART: ObjectTable = ObjectTable {
        name: "Part",
        fields: &[
            written("name", Kind::Text),
            written("parts", Kind::List(&Kind::Object(&PART))),
            FieldTable { name: "id", kind: Kind::Count, ..FieldTable::PLAIN },
            FieldTable { name: "last_modified", kind: Kind::Time, ..FieldTable::PLAIN },
        ],
    };

    const LIST: Kind = Kind::List(&Kind::Object(&PART));

    /// The result of sending a value to a field that has a value.
    fn kept(kind: Kind, known: Value, mut given: Value) -> Value {
        keep_inside(&kind, Some("last_modified"), &known, &mut given);
        given
    }

    #[test]
    fn an_element_that_is_sent_as_it_was_read_is_the_same_and_another_one_is_new() {
        let known = json!([{ "name": "a", "parts": [{ "name": "b", "id": 2 }], "id": 1 }]);
        let same = json!([{ "name": "a", "parts": [{ "name": "b" }] }]);
        assert_eq!(kept(LIST, known.clone(), same), known);
        for other in [
            json!([{ "name": "z", "parts": [{ "name": "b" }] }]),
            json!([{ "name": "a", "parts": [{ "name": "z" }] }]),
            json!([{ "name": "a", "parts": [] }]),
            json!([{ "name": "a" }]),
        ] {
            assert_eq!(kept(LIST, known.clone(), other.clone()), other);
        }
    }

    #[test]
    fn lists_in_lists_keep_what_is_at_its_place() {
        const LISTS: Kind = Kind::List(&LIST);
        let known = json!([[{ "name": "a", "id": 1 }], [{ "name": "b", "id": 2 }]]);
        let given = json!([[{ "name": "a" }], [{ "name": "z" }, { "name": "b" }]]);
        let expected = json!([[{ "name": "a", "id": 1 }], [{ "name": "z" }, { "name": "b" }]]);
        assert_eq!(kept(LISTS, known, given), expected);
    }

    #[test]
    fn entries_of_a_map_are_the_same_ones_by_their_keys() {
        const MAP: Kind = Kind::Map(&Kind::Text, &Kind::Object(&PART));
        let known = json!({ "x": { "name": "a", "id": 1 }, "y": { "name": "b", "id": 2 } });
        let given = json!({ "y": { "name": "c" }, "z": { "name": "a" } });
        let expected = json!({ "y": { "name": "c", "id": 2 }, "z": { "name": "a" } });
        assert_eq!(kept(MAP, known.clone(), given), expected);
        assert!(is_same(&MAP, &known, &json!({ "x": { "name": "a" }, "y": { "name": "b" } })));
        assert!(!is_same(&MAP, &known, &json!({ "x": { "name": "a" } })));
        assert!(!is_same(&MAP, &known, &json!({ "x": { "name": "a" }, "z": { "name": "b" } })));
    }

    #[test]
    fn an_object_stays_the_same_one_whatever_is_written_to_it() {
        let known = json!({ "name": "a", "id": 1, "last_modified": "then", "parts": [{ "name": "b", "id": 2 }] });
        let given = json!({ "name": "z", "parts": [{ "name": "b" }] });
        let expected = json!({ "name": "z", "id": 1, "parts": [{ "name": "b", "id": 2 }] });
        assert_eq!(kept(Kind::Object(&PART), known.clone(), given), expected);
        assert_eq!(kept(Kind::Object(&PART), known.clone(), json!({ "name": "a", "parts": [{ "name": "b" }] })), known);
    }

    #[test]
    fn null_says_as_little_as_a_field_that_is_not_there() {
        let known = json!([{ "name": null, "id": 1 }]);
        assert_eq!(kept(LIST, known.clone(), json!([{}])), known);
    }
}
