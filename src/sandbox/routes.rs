//! From a method and a path to an operation of a resource, by the spec's tables.

use crate::classic::tables::API;
use crate::model::table::{Operation, ResourceTable};

/// What a request asks for.
#[derive(Debug)]
pub(super) enum Route {
    /// An operation, with the id in its path.
    Found { resource: &'static ResourceTable, operation: Operation, id: Option<u64> },
    /// The path is known, the method is not allowed there. These are.
    NotAllowed(Vec<&'static str>),
    /// There is nothing at this path.
    Unknown,
}

/// Finds what a request asks for. `path` is the part below the API's prefix, with or without a slash at its end. HEAD asks for
/// what GET answers, without its body.
pub(super) fn find(method: &str, path: &str) -> Route {
    let method = if method == "HEAD" { "GET" } else { method };
    let segments: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let mut allowed = Vec::new();
    let mut known = false;
    for resource in API.resources {
        for operation in [Operation::Get, Operation::List, Operation::Create, Operation::Update, Operation::Delete] {
            let Some(id) = matches(resource, operation, &segments) else { continue };
            known = true;
            if !resource.operations.iter().any(|(listed, _)| *listed == operation) {
                continue;
            }
            let verb = API.verb(operation);
            if verb.method == method {
                return Route::Found { resource, operation, id };
            }
            allowed.push(verb.method);
        }
    }
    if known { Route::NotAllowed(allowed) } else { Route::Unknown }
}

/// The methods of the API that a path takes.
pub(super) fn methods(path: &str) -> Vec<&'static str> {
    match find("OPTIONS", path) {
        Route::NotAllowed(methods) => methods,
        Route::Found { .. } | Route::Unknown => Vec::new(),
    }
}

/// The methods that a path takes, with those that every path takes besides the API's own.
pub(super) fn allow(methods: &[&'static str]) -> String {
    let with_head =
        methods.iter().flat_map(|method| if *method == "GET" { vec!["GET", "HEAD"] } else { vec![*method] });
    with_head.chain(["OPTIONS"]).collect::<Vec<_>>().join(", ")
}

/// The id in a path, if the path is one of this operation. An id that is no number has no object: it counts as 0.
fn matches(resource: &ResourceTable, operation: Operation, segments: &[&str]) -> Option<Option<u64>> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str| Some(text.parse().ok().filter(|_| digits(text)).unwrap_or(0));
    let parent = resource.parent.as_ref().and_then(|parent| API.resource(parent.resource));
    match (operation, segments, parent) {
        (Operation::Get | Operation::Update | Operation::Delete, [path, id], _) if *path == resource.path => {
            Some(number(id))
        }
        (Operation::List | Operation::Create, [above, id, path], Some(parent))
            if *path == resource.path && *above == parent.path =>
        {
            Some(number(id))
        }
        (Operation::List | Operation::Create, [path], None) if *path == resource.path => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(method: &str, path: &str) -> String {
        match find(method, path) {
            Route::Found { resource, operation, id } => format!("{:?} {} {id:?}", operation, resource.name),
            Route::NotAllowed(methods) => format!("allowed: {}", methods.join(", ")),
            Route::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn every_path_is_an_operation_or_says_what_is_allowed() {
        assert_eq!(found("GET", "projects/7"), "Get project Some(7)");
        assert_eq!(found("GET", "projects/7/"), "Get project Some(7)");
        assert_eq!(found("GET", "projects/"), "List project None");
        assert_eq!(found("POST", "projects/7/experiments"), "Create experiment Some(7)");
        assert_eq!(found("DELETE", "projects/7"), "allowed: GET, PUT");
        assert_eq!(found("HEAD", "projects/7"), "Get project Some(7)");
        assert_eq!(found("HEAD", "projects"), "List project None");
        assert_eq!(found("PATCH", "goals/7"), "allowed: GET, PUT, DELETE");
        assert_eq!(found("GET", "results/7"), "allowed: ");
        assert_eq!(found("GET", "experiments/7/results"), "List experiment_result Some(7)");
        assert_eq!(found("GET", "experiments"), "unknown");
        assert_eq!(found("GET", ""), "unknown");
        assert_eq!(found("GET", "goals/7/experiments"), "unknown");
        assert_eq!(found("GET", "goals/seven"), "Get goal Some(0)");
        assert_eq!(found("GET", "goals/+7"), "Get goal Some(0)");
    }
}
