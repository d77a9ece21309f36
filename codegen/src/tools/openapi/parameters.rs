//! Parameters: the IDs in a path, and those of a query.

use serde_json::{Value, json};

use super::actions;
use super::dialect::{Way, meaning, of_id, of_type};
use crate::emit::docs;
use crate::model::owner::Owner;
use crate::model::{ListBy, Model, Operation, Pagination, Param, Query, Resource, Style};
use crate::spec::words::Words as _;

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

/// The query parameters of an operation. A list also has its filter and the page.
pub fn of(model: &Model, resource: &Resource, operation: Operation) -> Vec<Value> {
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
