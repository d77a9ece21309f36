//! Request bodies, with only the fields that may be written, as strict as the spec.

use serde_json::{Value, json};

use super::Version;
use super::dialect::{Object, Way, annotated, array, enum_type, literal, of_type, or_null, reference};
use super::schemas::described;
use crate::diagnostic::At;
use crate::emit::docs;
use crate::model::{
    Access, Action, Arg, Constructor, Field, Model, Object as ObjectModel, Operation, Range, Required, Resource, Type,
};
use crate::names::{article, snake, spaced, with_article};

/// A time in UTC and whole seconds.
const WHOLE_SECONDS: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";

/// The body of an operation, if it has one.
pub fn request(resource: &Resource, operation: Operation) -> Option<Value> {
    let (name, examples) = match operation {
        Operation::Create => (resource.new_type(), Object::new()),
        Operation::Update => (resource.update_type(), actions(resource)),
        Operation::Get | Operation::List | Operation::Archive | Operation::Delete => return None,
    };
    let mut content = json!({ "schema": reference(&name) });
    if operation == Operation::Create && resource.creates_many.is_some() {
        content["schema"] = array(reference(&name));
        content["schema"]["minItems"] = 1.into();
    }
    if !examples.is_empty() {
        content["examples"] = examples.into();
    }
    Some(json!({ "required": true, "content": { "application/json": content } }))
}

/// The updates that have names.
fn actions(resource: &Resource) -> Object {
    let example = |made: &Action| {
        let body: Object =
            made.set.iter().map(|(field, value)| (resource.wire(field).to_owned(), literal(value))).collect();
        json!({ "summary": made.doc, "value": body })
    };
    let set = resource.actions.iter().filter(|made| !made.is_query());
    set.map(|made| (made.name.value.clone(), example(made))).collect()
}

/// `NewProject`.
pub fn new(model: &Model, version: Version, resource: &Resource) -> Value {
    let fields: Vec<_> = resource.created().collect();
    let mut doc =
        vec![format!("The content of a new {}. A field that is not given gets the API's own default.", resource.title)];
    doc.extend(kinds(resource, resource.constructors.iter()));
    doc.extend(pairs(resource));
    doc.extend(choices(&resource.at_most_one_of, &resource.fields));
    let property = |field: &Field| match constructible(resource, field) {
        Some(schema) => sent(model, version, field, schema, Stage::New),
        None => sent(model, version, field, of_type(model, &field.ty, Way::Sent), Stage::New),
    };
    let mut schema = body(&doc, &fields, |field| field.is_required(), property);
    if !resource.at_least_one_of.is_empty() {
        let choice = resource.at_least_one_of.iter().filter_map(|name| resource.field(name));
        schema["anyOf"] = choice.map(|field| given(model, field)).collect();
    }
    schema
}

/// `ProjectUpdate`.
pub fn update(model: &Model, version: Version, resource: &Resource) -> Value {
    let fields: Vec<_> = resource.edited().collect();
    let mut doc = vec![format!(
        "Changes to {} {}. A field that is not given keeps its value.",
        article(&resource.title),
        resource.title
    )];
    if resource.updates_as_a_whole() {
        doc.push("The API takes the required fields as a whole: an update gives them all.".to_owned());
    }
    if !resource.at_least_one_of.is_empty() {
        doc.push(format!(
            "Afterwards, at least one of {} has to have a value.",
            quoted(resource, &resource.at_least_one_of)
        ));
    }
    doc.extend(kinds(resource, resource.update_constructors()));
    doc.extend(pairs(resource));
    doc.extend(choices(&resource.at_most_one_of, &resource.fields));
    let property = |field: &Field| sent(model, version, field, of_type(model, &field.ty, Way::Sent), Stage::Update);
    body(&doc, &fields, |field| field.required == Required::Always, property)
}

/// `UrlConditionInput`.
pub fn object(model: &Model, version: Version, object: &ObjectModel) -> Value {
    let fields: Vec<_> = object.written().collect();
    let title = spaced(&snake(&object.name));
    let made = format!("The content of {}.", with_article(&title));
    let doc = [docs::joined([&made, &object.doc, &docs::choices(&object.at_most_one_of, &object.fields)])];
    let property = |field: &Field| sent(model, version, field, of_type(model, &field.ty, Way::Sent), Stage::New);
    body(&doc, &fields, |field| field.is_required(), property)
}

fn body(
    doc: &[String],
    fields: &[&Field],
    is_required: impl Fn(&Field) -> bool,
    property: impl Fn(&Field) -> Value,
) -> Value {
    let properties: Object = fields.iter().map(|field| (field.wire.value.clone(), property(field))).collect();
    let required: Vec<_> = fields.iter().filter(|field| is_required(field)).map(|field| field.wire.as_str()).collect();
    let mut schema = json!({ "type": "object", "description": doc.join("\n\n"), "properties": properties });
    // 3.0 does not allow an empty list here.
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    schema
}

// -------------------------------------------------------------------------------------------------------- fields

/// The use of a body. A default applies to new objects; in an update, it would be a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    New,
    Update,
}

fn sent(model: &Model, version: Version, field: &Field, mut schema: Value, stage: Stage) -> Value {
    if let Some(range) = &field.range {
        let [low, high] = match **range {
            Range::Whole(low, high) => [low, high].map(Value::from),
            Range::Real(low, high) => [low, high].map(Value::from),
        };
        schema["minimum"] = low;
        schema["maximum"] = high;
    }
    if let Some(most) = &field.max_length {
        schema["maxLength"] = most.value.into();
    }
    if let Some((low, high)) = field.length.as_deref() {
        schema["minItems"] = (*low).into();
        schema["maxItems"] = (*high).into();
    }
    if let Some(pattern) = &field.pattern {
        schema["pattern"] = pattern.as_str().into();
    }
    if field.whole_seconds.is_some() {
        schema["pattern"] = WHOLE_SECONDS.into();
    }
    let mut keywords = described(model, field);
    if let (Some(default), Stage::New) = (&field.default, stage) {
        keywords.insert("default".to_owned(), literal(default));
    }
    if field.access == Access::Write {
        keywords.insert("writeOnly".to_owned(), true.into());
    }
    if field.nullable {
        schema = or_null(model, version, &field.ty, schema);
    }
    annotated(version, schema, keywords)
}

/// An enum by whose values constructors differ, without the values that no constructor sets.
fn constructible(resource: &Resource, field: &Field) -> Option<Value> {
    let Type::Enum(_) = &*field.ty else { return None };
    let mut values = Vec::new();
    for value in resource.values_set(&field.name).into_iter().map(literal) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let of_all = field.is_required() && !values.is_empty();
    of_all.then(|| {
        let mut schema = enum_type(values.iter().all(Value::is_i64));
        schema["enum"] = values.into();
        schema
    })
}

/// A schema that requires a field to be set and not null.
fn given(model: &Model, field: &Field) -> Value {
    let name = field.wire.as_str();
    json!({ "required": [name], "properties": { name: of_type(model, &field.ty, Way::Sent) } })
}

// --------------------------------------------------------------------------------------------------------- kinds

/// Describes constructors in prose, since most client generators cannot read a schema of alternatives.
fn kinds<'a>(resource: &Resource, constructors: impl Iterator<Item = &'a Constructor>) -> Option<String> {
    let lines: Vec<_> = constructors.map(|made| kind(resource, made)).collect();
    let title = with_article(&resource.title);
    (!lines.is_empty()).then(|| format!("The kinds of {title}:\n\n{}", lines.join("\n")))
}

fn kind(resource: &Resource, made: &Constructor) -> String {
    let needs: Vec<_> =
        made.args.iter().flat_map(Arg::fields).map(|name| format!("`{}`", resource.wire(name))).collect();
    let set: Vec<_> =
        made.set.iter().map(|(name, value)| format!("`{}` set to `{}`", resource.wire(name), literal(value))).collect();
    let with = [needs, set].concat().join(", ");
    format!("- `{}`: {}", made.name.value, docs::joined([&made.doc, &format!("It has {with}.")]).replace('\n', "\n  "))
}

/// Which fields exclude each other, as prose: few generators of clients can read a schema that forbids fields.
fn choices(groups: &[Vec<At<String>>], fields: &[Field]) -> Option<String> {
    Some(docs::choices(groups, fields)).filter(|text| !text.is_empty())
}

fn pairs(resource: &Resource) -> Option<String> {
    let mut sentences: Vec<String> = Vec::new();
    for arg in resource.constructors.iter().flat_map(|made| &made.args) {
        if let Arg::Pairs(first, second) = arg {
            let sentence =
                format!("`{}` and `{}` are of the same length.", resource.wire(first), resource.wire(second));
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn quoted(resource: &Resource, names: &[At<String>]) -> String {
    names.iter().map(|name| format!("`{}`", resource.wire(name))).collect::<Vec<_>>().join(", ")
}
