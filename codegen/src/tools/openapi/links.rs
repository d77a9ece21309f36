//! Links from the response of a create to the operations that take the ID of the new object.

use serde_json::json;

use super::dialect::Object;
use super::parameters::{id_name, in_path};
use crate::model::owner::Owner;
use crate::model::{Model, Operation, Resource};

/// Every link of responses, by its operation.
pub fn all(model: &Model) -> Object {
    let made =
        model.resources.iter().filter(|resource| resource.allows(Operation::Create) && resource.creates_many.is_none());
    let made = made.map(|resource| model.read_as(resource));
    let links = made.flat_map(|resource| {
        let parameter = id_name(resource);
        let id = format!("$response.body#/{}", resource.wire("id").replace('~', "~0").replace('/', "~1"));
        taking(model, resource).map(move |operation| {
            let link = json!({ "operationId": operation, "parameters": { &parameter: &id } });
            (operation, link)
        })
    });
    links.collect()
}

/// The links of a response with an object of this resource.
pub fn of(model: &Model, resource: &Resource) -> Object {
    let refer = |operation: String| {
        let link = json!({ "$ref": format!("#/components/links/{operation}") });
        (operation, link)
    };
    taking(model, resource).map(refer).collect()
}

/// The operations with an ID of this resource, and no other, in their path.
fn taking<'a>(model: &'a Model, resource: &'a Resource) -> impl Iterator<Item = String> {
    let operations = model.resources.iter().flat_map(|other| {
        other.operations.iter().map(move |operation| (other, operation.value)).filter(|(other, operation)| {
            resource.is_entity()
                && matches!(in_path(model, other, *operation)[..], [Owner::Resource(of)] if *of.name == *resource.name)
        })
    });
    operations.map(|(other, operation)| operation_id(other, operation))
}

/// The name of an operation in the document: `get_project`, `list_projects`.
pub fn operation_id(resource: &Resource, operation: Operation) -> String {
    let name = if operation == Operation::List { &resource.plural.value } else { &resource.name.value };
    format!("{}_{name}", operation.name())
}
