//! The URLs of operations, as templates.

use super::{ListBy, Model, Operation, Resource};

/// The name in braces, if a segment of a path is a placeholder.
pub fn placeholder(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// The path of an operation, with a name in braces for each ID, and the query if a list is filtered by an ID.
pub fn template(model: &Model, resource: &Resource, operation: Operation) -> String {
    let path = &*resource.path;
    let is_item = !matches!(operation, Operation::List | Operation::Create);
    if is_item && resource.is_nested {
        return format!("{}/{{id}}", template(model, resource, Operation::Create));
    }
    if let Some(list) = resource.list_path.as_ref().filter(|_| !is_item) {
        return list.clone();
    }
    let above = resource.parent.as_ref().filter(|parent| parent.list == ListBy::Path);
    let above = above.and_then(|parent| model.resource(&parent.resource));
    let field = resource.parent.as_ref().and_then(|parent| parent.field.as_deref());
    match (operation, above, resource.filter().zip(field)) {
        _ if is_item => format!("{path}/{{id}}"),
        (_, Some(parent), _) => format!("{}/{{{}_id}}/{path}", parent.path.value, parent.name.value),
        (Operation::List, _, Some((filter, field))) => format!("{path}?{}={{{field}}}", filter.value),
        _ => path.to_owned(),
    }
}
