//! Schemas of values, and the differences between the two versions: null, and keywords next to a reference.

use serde_json::{Map, Value, json};

use super::Version;
use crate::model::{IdKind, Model, Object as ObjectModel, Type};
use crate::names::{article, input, known};
use crate::spec::read::Literal;

/// An object of the document.
pub type Object = Map<String, Value>;

/// The direction of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// In a response: open, since the API may add fields and values.
    Received,
    /// In a request: as strict as the API.
    Sent,
}

/// The schema of a type.
pub fn of_type(model: &Model, ty: &Type, way: Way) -> Value {
    match ty {
        Type::Bool => json!({ "type": "boolean" }),
        Type::Integer => json!({ "type": "integer", "format": "int64" }),
        Type::U32 => match way {
            Way::Received => json!({ "type": "integer", "format": "int64" }),
            Way::Sent => json!({ "type": "integer", "format": "int64", "minimum": 0, "maximum": u32::MAX }),
        },
        Type::Count => json!({ "type": "integer", "format": "int64", "minimum": 0 }),
        Type::Number => json!({ "type": "number", "format": "double" }),
        Type::String => json!({ "type": "string" }),
        Type::Handwritten { .. } => of_type(model, model.on_wire(ty), way),
        Type::Time => json!({ "type": "string", "format": "date-time" }),
        Type::Date => json!({ "type": "string", "format": "date" }),
        Type::Id(resource) => of_id(model.id_kind(resource)),
        Type::Enum(name) => reference(&match way {
            Way::Received => name.clone(),
            Way::Sent => known(name),
        }),
        Type::Object(name) => reference(&match way {
            // An object without writable fields is sent as it was read.
            Way::Sent if model.object(name).is_some_and(ObjectModel::is_written) => input(name),
            Way::Sent | Way::Received => name.clone(),
        }),
        Type::List(element) => array(of_type(model, element, way)),
        // Every value matches the empty schema.
        Type::Json => json!({}),
        // Their names are data, so they have no properties.
        Type::Map(_, value) => json!({ "type": "object", "additionalProperties": of_type(model, value, way) }),
        Type::Unknown => unreachable!("checked: every type is known"),
    }
}

/// The schema of an ID.
pub fn of_id(kind: IdKind) -> Value {
    match kind {
        IdKind::Number => json!({ "type": "integer", "format": "int64", "minimum": 1 }),
        IdKind::Text => json!({ "type": "string", "minLength": 1 }),
    }
}

/// A reference to a schema.
pub fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// A list of such values.
pub fn array(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// The type of the values of an enum.
pub fn enum_type(integer: bool) -> Value {
    if integer { json!({ "type": "integer", "format": "int64" }) } else { json!({ "type": "string" }) }
}

/// A value of the spec in JSON.
pub fn literal(value: &Literal) -> Value {
    match value {
        Literal::Bool(flag) => Value::from(*flag),
        Literal::Integer(number) => Value::from(*number),
        Literal::Text(text) => Value::from(text.as_str()),
    }
}

/// A sentence about a type that its wire type does not express: the resource of an ID, or the format of a handwritten type.
pub fn meaning(model: &Model, ty: &Type) -> Option<String> {
    let of_one = |title: &str| format!("The ID of {} {title}.", article(title));
    match ty {
        Type::Id(name) => match model.resource(name) {
            Some(resource) => Some(of_one(&resource.title)),
            None => model.free_id(name).map(|found| found.doc.clone()),
        },
        Type::Handwritten { name, .. } => model.handwritten(name).map(|found| found.doc.clone()),
        Type::List(element) => match &**element {
            Type::Id(name) => model.resource(name).map(|resource| format!("The IDs of {}.", resource.titles())),
            Type::Handwritten { .. } => meaning(model, element),
            _ => None,
        },
        _ => None,
    }
}

/// The schema with additional keywords. In 3.0, keywords next to a reference are ignored, so the reference goes inside.
pub fn annotated(version: Version, schema: Value, keywords: Object) -> Value {
    if keywords.is_empty() {
        return schema;
    }
    let mut schema = match schema {
        Value::Object(schema) if version == Version::V3_0 && schema.contains_key("$ref") => {
            Object::from_iter([("allOf".to_owned(), json!([schema]))])
        }
        Value::Object(schema) => schema,
        _ => Object::new(),
    };
    schema.extend(keywords);
    Value::Object(schema)
}

/// The schema or null.
pub fn or_null(model: &Model, version: Version, ty: &Type, schema: Value) -> Value {
    let Value::Object(mut schema) = schema else { return schema };
    if *ty == Type::Json {
        return schema.into();
    }
    match (version, schema.contains_key("$ref"), ty) {
        (Version::V3_1, true, _) => return json!({ "anyOf": [schema, { "type": "null" }] }),
        // `nullable` works only together with a `type`, so an enum is written out.
        (Version::V3_0, true, Type::Enum(name)) => schema = written_out(model, name, &schema),
        (Version::V3_0, true, _) => schema = Object::from_iter([("allOf".to_owned(), json!([schema]))]),
        (_, false, _) => {}
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
    match (version, schema.get("type").cloned()) {
        (Version::V3_1, Some(ty)) => drop(schema.insert("type".to_owned(), json!([ty, "null"]))),
        _ => drop(schema.insert("nullable".to_owned(), true.into())),
    }
    Value::Object(schema)
}

/// The enum of a reference, written out.
fn written_out(model: &Model, name: &str, reference: &Object) -> Object {
    let Some(found) = model.find_enum(name) else { return Object::new() };
    let closed = Value::Object(reference.clone()) == self::reference(&known(name));
    let keyword = if closed { "enum" } else { "x-extensible-enum" };
    let values: Vec<_> = found.values.iter().map(|variant| literal(&variant.value)).collect();
    let Value::Object(mut schema) = enum_type(found.integer) else { return Object::new() };
    schema.insert(keyword.to_owned(), values.into());
    schema
}
