//! Finds the operation of a resource for a method and a path, with the tables of the spec.

use crate::model::table::{ApiTable, Operation, ResourceTable};

/// The target of a request.
#[derive(Debug)]
pub(super) enum Route {
    /// An operation, with the ID in its path.
    Found { resource: &'static ResourceTable, operation: Operation, id: Option<u64> },
    /// The path exists, but the method is not allowed. These methods are.
    NotAllowed(Vec<&'static str>),
    /// The path does not exist.
    Unknown,
}

/// Every operation.
const OPERATIONS: [Operation; 6] =
    [Operation::Get, Operation::List, Operation::Create, Operation::Update, Operation::Archive, Operation::Delete];

/// Finds the target of a request. `path` is the part below the API's prefix, with or without a final slash. HEAD is handled like GET,
/// without the body.
pub(super) fn find(table: &'static ApiTable, method: &str, path: &str) -> Route {
    let method = if method == "HEAD" { "GET" } else { method };
    let segments: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let mut allowed = Vec::new();
    let mut known = false;
    for resource in table.resources {
        for operation in OPERATIONS {
            let Some(id) = matches(table, resource, operation, &segments) else { continue };
            known = true;
            if !resource.operations.iter().any(|(listed, _)| *listed == operation) {
                continue;
            }
            let verb = table.verb(resource, operation);
            if verb.method == method {
                return Route::Found { resource, operation, id };
            }
            allowed.push(verb.method);
        }
    }
    if known { Route::NotAllowed(allowed) } else { Route::Unknown }
}

/// The methods of the API that a path supports.
pub(super) fn methods(table: &'static ApiTable, path: &str) -> Vec<&'static str> {
    match find(table, "OPTIONS", path) {
        Route::NotAllowed(methods) => methods,
        Route::Found { .. } | Route::Unknown => Vec::new(),
    }
}

/// All methods that a path supports, including those that every path supports in addition to the API's.
pub(super) fn allow(methods: &[&'static str]) -> String {
    let with_head =
        methods.iter().flat_map(|method| if *method == "GET" { vec!["GET", "HEAD"] } else { vec![*method] });
    with_head.chain(["OPTIONS"]).collect::<Vec<_>>().join(", ")
}

/// The ID in a path, if the path belongs to this operation. An ID that is not a number counts as 0, which no object has.
fn matches(table: &ApiTable, resource: &ResourceTable, operation: Operation, segments: &[&str]) -> Option<Option<u64>> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str| Some(text.parse().ok().filter(|_| digits(text)).unwrap_or(0));
    let parent = resource.parent.as_ref().and_then(|parent| table.resource(parent.resource));
    match (operation, segments, parent) {
        (Operation::Get | Operation::Update | Operation::Archive | Operation::Delete, [path, id], _)
            if *path == resource.path =>
        {
            Some(number(id))
        }
        (Operation::List | Operation::Create, [above, id, path], Some(parent))
            if *path == resource.path && *above == parent.path =>
        {
            Some(number(id))
        }
        (Operation::List | Operation::Create, _, None) if resource.parent.is_some() => {
            let (_, template) = resource.operations.iter().find(|(listed, _)| *listed == operation)?;
            fits(template, segments).map(number)
        }
        (Operation::List | Operation::Create, [path], None) if *path == resource.path => Some(None),
        _ => None,
    }
}

/// The ID in a path, if the path fits the template. The query of the template is not part of the path.
fn fits<'a>(template: &str, segments: &[&'a str]) -> Option<&'a str> {
    let path = template.split('?').next().unwrap_or_default();
    let is_id = |known: &str| known.starts_with('{');
    let fits = |known: &str, segment: &str| is_id(known) || known == segment;
    if path.split('/').count() != segments.len() || !path.split('/').zip(segments).all(|(known, of)| fits(known, of)) {
        return None;
    }
    path.split('/').zip(segments).find(|(known, _)| is_id(known)).map(|(_, segment)| *segment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::engine::library::LIBRARY;

    fn found(method: &str, path: &str) -> String {
        match find(LIBRARY.table, method, path) {
            Route::Found { resource, operation, id } => format!("{:?} {} {id:?}", operation, resource.name),
            Route::NotAllowed(methods) => format!("allowed: {}", methods.join(", ")),
            Route::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn every_path_is_an_operation_or_says_what_is_allowed() {
        assert_eq!(found("GET", "shelves/7"), "Get shelf Some(7)");
        assert_eq!(found("GET", "shelves/7/"), "Get shelf Some(7)");
        assert_eq!(found("GET", "shelves/"), "List shelf None");
        assert_eq!(found("POST", "shelves/7/books"), "Create book Some(7)");
        assert_eq!(found("DELETE", "shelves/7"), "allowed: GET, PATCH");
        assert_eq!(found("HEAD", "shelves/7"), "Get shelf Some(7)");
        assert_eq!(found("HEAD", "shelves"), "List shelf None");
        assert_eq!(found("PUT", "books/7"), "allowed: GET, PATCH, DELETE");
        assert_eq!(found("GET", "loans/7"), "allowed: ");
        assert_eq!(found("GET", "books/7/loans"), "List loan Some(7)");
        assert_eq!(found("GET", "books"), "unknown");
        assert_eq!(found("GET", ""), "unknown");
        assert_eq!(found("GET", "books/7/shelves"), "unknown");
        assert_eq!(found("GET", "books/seven"), "Get book Some(0)");
        assert_eq!(found("GET", "books/+7"), "Get book Some(0)");
    }
}
