//! Paths, and the operations on them.

use serde_json::{Value, json};

use super::dialect::{Object, Way, array, meaning, of_id, of_type, reference};
use super::{actions, bodies, headers, links, refusals, tags, views};
use crate::emit::docs;
use crate::model::owner::Owner;
use crate::model::template::template;
use crate::model::{ListBy, Model, Operation, Pagination, Param, Query, Resource, Style, WITHOUT_BODY};
use crate::names::article;

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

/// The owners of the IDs in the path of an operation: the parent, the resource, or both.
pub fn in_path<'a>(model: &'a Model, resource: &'a Resource, operation: Operation) -> Vec<Owner<'a>> {
    let is_item = !matches!(operation, Operation::List | Operation::Create);
    let parent = resource.parent.as_ref().filter(|parent| parent.list == ListBy::Path);
    let parent = parent.filter(|_| !is_item || resource.is_nested).and_then(|parent| model.owner(parent));
    let own = is_item.then(|| Owner::Resource(model.read_as(resource)));
    parent.into_iter().chain(own).collect()
}

/// The name of an ID in a path.
pub fn id_name(resource: &Resource) -> String {
    format!("{}_id", resource.name.value)
}

fn path(model: &Model, resource: &Resource, operation: Operation) -> String {
    let template = template(model, resource, operation);
    // The filter of a list is a parameter of its own.
    let path = template.split_once('?').map_or(&*template, |(path, _)| path);
    format!("/{}", path.replace("{id}", &format!("{{{}}}", id_name(model.read_as(resource)))))
}

fn describe(model: &Model, resource: &Resource, operation: Operation) -> Value {
    let mut described = json!({
        "operationId": operation_id(resource, operation),
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
    let parameters = parameters(model, resource, operation);
    if !parameters.is_empty() {
        described["parameters"] = parameters.into();
    }
    if let Some(body) = bodies::request(resource, operation) {
        described["requestBody"] = body;
    }
    described
}

/// The name of an operation in the document: `get_project`, `list_projects`.
pub fn operation_id(resource: &Resource, operation: Operation) -> String {
    let name = if operation == Operation::List { &resource.plural.value } else { &resource.name.value };
    format!("{}_{name}", operation.name())
}

/// `Get a project`, `List the experiments of a project`.
fn summary(model: &Model, resource: &Resource, operation: Operation) -> String {
    let a = |resource: &Resource| format!("{} {}", article(&resource.title), resource.title);
    let owner = |owner: Owner<'_>| format!("{} {}", article(&owner.title()), owner.title());
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

// ------------------------------------------------------------------------------------------------------- queries

/// The query parameters of an operation. A list also has its filter and the page.
fn parameters(model: &Model, resource: &Resource, operation: Operation) -> Vec<Value> {
    let is_on = |query: &&Query| query.on.iter().any(|on| on.value == operation);
    let named =
        resource.query.iter().filter(is_on).flat_map(|query| query.params.iter().map(move |param| (query, param)));
    let named = named.map(|(query, param)| parameter(model, query, param));
    if operation != Operation::List {
        return named.chain(actions::parameters(resource, operation)).collect();
    }
    let number = resource.numbered_pages(&model.api).map(number);
    let size = resource.pages(&model.api).map(size);
    filter(model, resource).into_iter().chain(named).chain(number).chain(size).collect()
}

fn filter(model: &Model, resource: &Resource) -> Option<Value> {
    let parent = model.parent(resource)?;
    Some(json!({
        "name": resource.filter()?.value,
        "in": "query",
        "required": true,
        "description": format!("The ID of the {}.", parent.title()),
        "schema": of_id(parent.id_kind()),
    }))
}

fn number(pagination: &Pagination) -> Value {
    let end = match pagination.by_link {
        true => "The last page has no link to a next one in its header `Link`.",
        false => "The first empty one is the end of the list.",
    };
    let first = pagination.first;
    json!({
        "name": pagination.page.value,
        "in": "query",
        "required": false,
        "description": format!("The number of the page. {end}"),
        "schema": { "type": "integer", "format": "int64", "minimum": first, "default": first },
    })
}

fn size(pagination: &Pagination) -> Value {
    let (least, most) = pagination.sizes.value;
    let mut size = json!({ "type": "integer", "format": "int64", "minimum": least, "maximum": most });
    if let Some(default) = &pagination.default_size {
        size["default"] = default.value.into();
    }
    json!({
        "name": pagination.size.value,
        "in": "query",
        "required": false,
        "description": "The number of elements per page.",
        "schema": size,
    })
}

/// OpenAPI cannot say that parameters go together, so their descriptions do.
pub fn parameter(model: &Model, query: &Query, param: &Param) -> Value {
    let others: Vec<_> = (query.params.iter())
        .filter(|other| *other.name != *param.name)
        .map(|other| format!("`{}`", other.wire.value))
        .collect();
    let together = (!others.is_empty()).then(|| format!("It is given together with {}.", others.join(" and ")));
    let meaning = meaning(model, &param.ty).unwrap_or_default();
    let mut described = json!({
        "name": param.wire.value,
        "in": "query",
        "required": query.required.is_some(),
        "description": docs::joined([&meaning, &query.doc, &together.unwrap_or_default()]),
        "schema": of_type(model, &param.ty, Way::Sent),
    });
    if param.style == Style::Comma {
        described["explode"] = false.into();
    }
    if let Some(state) = query.state {
        described["x-release-state"] = state.name().into();
    }
    described
}

// ----------------------------------------------------------------------------------------------------- responses

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
