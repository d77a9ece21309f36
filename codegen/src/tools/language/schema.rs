//! The JSON Schema. It contains the facts that an editor can check during typing: the keys of each table, and the types of their values.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::paragraphs;
use crate::spec::Spec;
use crate::spec::shape::{Describe as _, Key, Shape, TableShape};

/// The JSON Schema of the spec language, with the documentation of each key. Editors use it for specs that begin with
/// `#:schema` and the path of the schema.
///
/// It needs the feature `schema`.
pub fn schema() -> Value {
    let mut tables = Tables::default();
    let mut root = tables.object(&Spec::keys());
    root.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    root.insert("title".to_owned(), json!("A spec of an API"));
    root.insert("definitions".to_owned(), json!(tables.definitions));
    Value::Object(root)
}

/// The tables so far, by name.
#[derive(Default)]
struct Tables {
    definitions: BTreeMap<&'static str, Value>,
}

impl Tables {
    fn object(&mut self, keys: &[Key]) -> Map<String, Value> {
        let properties: Map<_, _> = keys.iter().map(|key| (key.name.to_owned(), self.key(key))).collect();
        let needed: Vec<_> = keys.iter().filter(|key| key.is_needed).map(|key| key.name).collect();
        let object = json!({
            "type": "object",
            "properties": properties,
            "required": needed,
            "additionalProperties": false,
        });
        match object {
            Value::Object(object) => object,
            _ => Map::new(),
        }
    }

    fn key(&mut self, key: &Key) -> Value {
        let mut value = self.value(&key.shape);
        if value.get("$ref").is_some() {
            // Nothing beside a reference counts.
            value = json!({ "allOf": [value] });
        }
        value["description"] = json!(paragraphs(key.doc).join("\n\n"));
        value
    }

    fn value(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text => json!({ "type": "string" }),
            Shape::Words(words) => json!({ "type": "string", "enum": words }),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Whole => json!({ "type": "integer" }),
            Shape::Number => json!({ "type": "number" }),
            Shape::Literal => json!({ "type": ["string", "integer", "boolean"] }),
            Shape::List(element) => json!({ "type": "array", "items": self.value(element) }),
            Shape::Either(shapes) => {
                json!({ "anyOf": shapes.iter().map(|shape| self.value(shape)).collect::<Vec<_>>() })
            }
            Shape::Table(table) => self.table(table),
            Shape::Named(entry) => json!({ "type": "object", "additionalProperties": self.value(entry) }),
            Shape::NamedOrIncluded(entry) => {
                let entry = self.value(entry);
                let groups = json!({
                    "description": "The groups whose members are added here.",
                    "type": "array",
                    "items": { "type": "string" },
                });
                // A member may be called so, too.
                let include = json!({ "anyOf": [groups, entry.clone()] });
                json!({ "type": "object", "properties": { "include": include }, "additionalProperties": entry })
            }
            Shape::Renamed(entry) => json!({
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": self.value(entry),
            }),
        }
    }

    fn table(&mut self, table: &TableShape) -> Value {
        if !self.definitions.contains_key(table.name) {
            let mut object = self.object(&table.keys);
            object.insert("description".to_owned(), json!(paragraphs(table.about).join("\n\n")));
            self.definitions.insert(table.name, Value::Object(object));
        }
        json!({ "$ref": format!("#/definitions/{}", table.name) })
    }
}
