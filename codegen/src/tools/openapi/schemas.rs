//! The named schemas: enums, objects, resources, and the bodies of creates and updates.

use serde_json::{Value, json};

use super::dialect::{Object, Way, annotated, enum_type, literal, meaning, of_type, or_null};
use super::{Version, bodies, refusals, tags};
use crate::emit::docs;
use crate::model::{Access, Enum, Field, Model, Operation, Resource, Type};
use crate::names::{input, known};

pub fn all(model: &Model, version: Version) -> Object {
    let mut schemas = Object::new();
    schemas.insert(refusals::ERROR.to_owned(), refusals::schema());
    for of in &model.enums {
        schemas.insert(of.name.value.clone(), open(of));
        if is_sent(model, of) {
            schemas.insert(known(&of.name), closed(of));
        }
    }
    for object in &model.objects {
        schemas
            .insert(object.name.value.clone(), received(model, version, &object.doc, object.anchor(), &object.fields));
        if object.is_written() {
            schemas.insert(input(&object.name), bodies::object(model, version, object));
        }
    }
    for resource in &model.resources {
        if resource.reads.is_none() {
            let schema = received(model, version, &resource.doc, resource.anchor(), &resource.fields);
            schemas.insert(resource.ty.clone(), schema);
        }
        if resource.allows(Operation::Create) {
            schemas.insert(resource.new_type(), bodies::new(model, version, resource));
        }
        if resource.allows(Operation::Update) {
            schemas.insert(resource.update_type(), bodies::update(model, version, resource));
        }
    }
    schemas
}

// --------------------------------------------------------------------------------------------------------- enums

/// An enum in responses, which may contain other values.
fn open(of: &Enum) -> Value {
    enumeration(of, "x-extensible-enum", &docs::joined([&of.doc, "Other values may be added."]))
}

/// An enum in requests.
fn closed(of: &Enum) -> Value {
    enumeration(of, "enum", &of.doc)
}

fn enumeration(of: &Enum, keyword: &str, doc: &str) -> Value {
    let mut schema = enum_type(of.integer);
    let values: Vec<_> = of.values.iter().map(|variant| literal(&variant.value)).collect();
    let lines: String = of
        .values
        .iter()
        .zip(&values)
        .map(|(variant, value)| format!("\n- `{value}`: {}", variant.doc.trim().replace('\n', "\n  ")))
        .collect();
    schema["description"] = format!("{doc}\n{lines}").into();
    schema[keyword] = values.into();
    if of.integer {
        // Numbers do not have names. Client generators understand this keyword.
        schema["x-enum-varnames"] = of.values.iter().map(|variant| variant.name.as_str()).collect();
    }
    schema
}

/// Whether a request may contain a value of this enum.
fn is_sent(model: &Model, of: &Enum) -> bool {
    let objects = model.objects.iter().flat_map(|object| &object.fields);
    let fields =
        objects.chain(model.resources.iter().flat_map(sent_fields)).filter(|field| field.access != Access::Read);
    fields.map(|field| &*field.ty).chain(model.params().map(|param| &*param.ty)).any(|ty| is_of(ty, of))
}

fn sent_fields(resource: &Resource) -> impl Iterator<Item = &Field> {
    let created = resource.created().filter(|_| resource.allows(Operation::Create));
    created.chain(resource.edited().filter(|_| resource.allows(Operation::Update)))
}

fn is_of(ty: &Type, of: &Enum) -> bool {
    ty.any(&|ty| matches!(ty, Type::Enum(name) if *name == *of.name))
}

// ------------------------------------------------------------------------------------------------- what is read

/// An object in responses, which may contain other fields.
fn received(model: &Model, version: Version, doc: &str, docs: Option<&str>, fields: &[Field]) -> Value {
    let read = || fields.iter().filter(|field| field.is_read());
    let always = read().filter(|field| !field.seen_absent && !field.absent_in_lists);
    let properties: Object = read().map(|field| (field.wire.value.clone(), property(model, version, field))).collect();
    let mut schema = json!({
        "type": "object",
        "description": doc,
        "properties": properties,
        "additionalProperties": true,
    });
    let required: Vec<_> = always.map(|field| field.wire.as_str()).collect();
    // 3.0 does not allow an empty list here.
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    if let Some(anchor) = docs {
        schema["externalDocs"] = tags::link(model, anchor);
    }
    schema
}

fn property(model: &Model, version: Version, field: &Field) -> Value {
    let mut keywords = described(model, field);
    if field.access == Access::Read {
        keywords.insert("readOnly".to_owned(), true.into());
    }
    if field.secret {
        keywords.insert("format".to_owned(), "password".into());
        keywords.insert("x-secret".to_owned(), true.into());
    }
    let mut schema = of_type(model, &field.ty, Way::Received);
    if field.seen_null {
        schema = or_null(model, version, &field.ty, schema);
    }
    annotated(version, schema, keywords)
}

/// The description of a field, in the words of the generated code.
pub fn described(model: &Model, field: &Field) -> Object {
    let meaning = (*field.name != "id").then(|| meaning(model, &field.ty)).flatten();
    let description = docs::joined([&field.doc, &docs::facts(field), &meaning.unwrap_or_default()]);
    Object::from_iter([("description".to_owned(), description.into())])
}
