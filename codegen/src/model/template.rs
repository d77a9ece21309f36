//! The URLs of operations, as templates.

use super::{ListBy, Model, Operation, Resource};

/// The path of an operation, with a name in braces for each id, and the query where a list is filtered by an id.
pub fn template(model: &Model, resource: &Resource, operation: Operation) -> String {
    let path = &*resource.path;
    if let (Operation::List | Operation::Create, Some(list)) = (operation, &resource.list_path) {
        return list.clone();
    }
    let above = resource.parent.as_ref().filter(|parent| parent.list == ListBy::Path);
    let above = above.and_then(|parent| model.resource(&parent.resource));
    let field = resource.parent.as_ref().and_then(|parent| parent.field.as_deref());
    match (operation, above, resource.filter().zip(field)) {
        (Operation::Get | Operation::Update | Operation::Archive | Operation::Delete, ..) => format!("{path}/{{id}}"),
        (_, Some(parent), _) => format!("{}/{{{}_id}}/{path}", parent.path.value, parent.name.value),
        (Operation::List, _, Some((filter, field))) => format!("{path}?{}={{{field}}}", filter.value),
        _ => path.to_owned(),
    }
}
