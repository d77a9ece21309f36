//! Paths, and the operations on them.

use serde_json::{Value, json};

use super::dialect::{Object, array, of_id, reference};
use super::parameters::{self, id_name, in_path};
use super::{bodies, headers, links, refusals, tags, views};
use crate::model::owner::Owner;
use crate::model::template::template;
use crate::model::{Model, Operation, Resource, WITHOUT_BODY};
use crate::names::with_article;
use crate::spec::words::Words as _;

/// Every path, with its operations by method.
pub fn paths(model: &Model) -> Object {
    let mut paths = Object::new();
    for resource in &model.resources {
        for operation in resource.operations.iter().map(|operation| operation.value) {
            let path = path(model, resource, operation);
            let item = paths.entry(path).or_insert_with(|| item(model, resource, operation));
            let method = resource.verb(&model.api, operation).method.to_ascii_lowercase();
            item[method] = describe(model, resource, operation);
        }
    }
    views::add(model, &mut paths);
    paths
}

/// The parameters of a path: the IDs in it.
fn item(model: &Model, resource: &Resource, operation: Operation) -> Value {
    let parameter = |of: Owner<'_>| {
        json!({
            "name": of.argument(),
            "in": "path",
            "required": true,
            "description": format!("The ID of the {}.", of.title()),
            "schema": of_id(of.id_kind()),
        })
    };
    let parameters: Vec<_> = in_path(model, resource, operation).into_iter().map(parameter).collect();
    if parameters.is_empty() { json!({}) } else { json!({ "parameters": parameters }) }
}

fn path(model: &Model, resource: &Resource, operation: Operation) -> String {
    let template = template(model, resource, operation);
    // The filter of a list is a parameter of its own.
    let path = template.split_once('?').map_or(&*template, |(path, _)| path);
    format!("/{}", path.replace("{id}", &format!("{{{}}}", id_name(model.read_as(resource)))))
}

fn describe(model: &Model, resource: &Resource, operation: Operation) -> Value {
    let mut described = json!({
        "operationId": links::operation_id(resource, operation),
        "summary": summary(model, resource, operation),
        "tags": [tags::name(resource)],
        "responses": responses(model, resource, operation),
    });
    if let Some((_, warning)) = resource.warnings.iter().find(|(of, _)| of.value == operation) {
        described["description"] = warning.as_str().into();
    }
    if let Some(state) = resource.state_of(operation) {
        described["x-release-state"] = state.name().into();
    }
    let parameters = parameters::of(model, resource, operation);
    if !parameters.is_empty() {
        described["parameters"] = parameters.into();
    }
    if let Some(body) = bodies::request(resource, operation) {
        described["requestBody"] = body;
    }
    described
}

/// `Get a project`, `List the experiments of a project`.
fn summary(model: &Model, resource: &Resource, operation: Operation) -> String {
    let a = |resource: &Resource| with_article(&resource.title);
    let owner = |owner: Owner<'_>| with_article(&owner.title());
    match (operation, model.parent(resource)) {
        (Operation::List, None) => format!("List the {} of the account", resource.titles()),
        (Operation::List, Some(parent)) => format!("List the {} of {}", resource.titles(), owner(parent)),
        (Operation::Create, Some(parent)) => format!("Create {} in {}", a(resource), owner(parent)),
        (Operation::Get, _) => format!("Read {}", a(resource)),
        (Operation::Create, None) if resource.creates_many.is_some() => format!("Create {}", resource.titles()),
        (Operation::Create, None) => format!("Create {}", a(resource)),
        (Operation::Update, _) => format!("Change {}", a(resource)),
        (Operation::Archive, _) => format!("Archive {}", a(resource)),
        (Operation::Delete, _) => format!("Delete {}", a(resource)),
    }
}

fn responses(model: &Model, resource: &Resource, operation: Operation) -> Object {
    let codes = resource.verb(&model.api, operation).success.iter();
    let headers = headers::of(model, resource, operation);
    let described = |code: &u16| headers::added(success(model, resource, operation, *code), &headers);
    let mut responses: Object = codes.map(|code| (code.to_string(), described(code))).collect();
    responses.extend(refusals::of(&model.api, operation));
    responses
}

fn success(model: &Model, resource: &Resource, operation: Operation, code: u16) -> Value {
    let (one, is_many) = (reference(&model.read_as(resource).ty), resource.creates_many.is_some());
    let (description, schema) = match operation {
        Operation::List => (format!("The {}.", resource.titles()), array(one)),
        Operation::Get => (format!("The {}.", resource.title), one),
        Operation::Create if is_many => (format!("The new {}.", resource.titles()), array(one)),
        Operation::Create => (format!("The new {}.", resource.title), one),
        Operation::Update => (format!("The {} as it is now.", resource.title), one),
        Operation::Archive | Operation::Delete => return json!({ "description": "It is done." }),
    };
    if WITHOUT_BODY.contains(&code) {
        return json!({ "description": "It is done." });
    }
    let mut success = json!({ "description": description, "content": { "application/json": { "schema": schema } } });
    if operation == Operation::Create && !is_many {
        success["links"] = links::of(model, model.read_as(resource)).into();
    }
    success
}
