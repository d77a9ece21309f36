//! Finds the operation or the view for a method and a path, with the tables of the spec.

use crate::model::table::{ApiTable, Operation, ResourceTable, ViewTable};

/// The target of a request.
#[derive(Debug)]
pub(super) enum Route<'a> {
    /// An operation, with the IDs in its path: those of the parents, and that of the object.
    Operation { resource: &'static ResourceTable, operation: Operation, ids: Vec<u64> },
    /// A view, with what stands for the placeholders of its path.
    View { view: &'static ViewTable, places: Vec<&'a str> },
    /// The path exists, but the method is not allowed. These methods are.
    NotAllowed(Vec<&'static str>),
    /// The path does not exist.
    Unknown,
}

/// Finds the target of a request. `path` is the part below the API's prefix, with or without a final slash. HEAD is handled like GET,
/// without the body.
pub(super) fn find<'a>(table: &'static ApiTable, method: &str, path: &'a str) -> Route<'a> {
    let method = if method == "HEAD" { "GET" } else { method };
    let segments: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let mut allowed = Vec::new();
    let mut known = false;
    for resource in table.resources {
        known |= is_an_object(resource, &segments);
        for (operation, template) in resource.operations {
            let Some(places) = fits(template, &segments) else { continue };
            let verb = table.verb(resource, *operation);
            if verb.method == method {
                let ids = places.into_iter().map(number).collect();
                return Route::Operation { resource, operation: *operation, ids };
            }
            allowed.push(verb.method);
        }
    }
    for view in table.views {
        match fits(view.path, &segments) {
            Some(places) if method == "GET" => return Route::View { view, places },
            Some(_) => allowed.push("GET"),
            None => {}
        }
    }
    if known || !allowed.is_empty() { Route::NotAllowed(allowed) } else { Route::Unknown }
}

/// Whether a path names an object, even if no operation of its resource has one.
fn is_an_object(resource: &ResourceTable, segments: &[&str]) -> bool {
    matches!(segments, [path, _] if *path == resource.path)
}

/// The methods of the API that a path supports.
pub(super) fn methods(table: &'static ApiTable, path: &str) -> Vec<&'static str> {
    match find(table, "OPTIONS", path) {
        Route::NotAllowed(methods) => methods,
        Route::Operation { .. } | Route::View { .. } | Route::Unknown => Vec::new(),
    }
}

/// All methods that a path supports, including those that every path supports in addition to the API's.
pub(super) fn allow(methods: &[&'static str]) -> String {
    let with_head =
        methods.iter().flat_map(|method| if *method == "GET" { vec!["GET", "HEAD"] } else { vec![*method] });
    with_head.chain(["OPTIONS"]).collect::<Vec<_>>().join(", ")
}

/// The segments of a path that replace the placeholders of a template, if the path fits. The query of the template is not part of the path.
fn fits<'a>(template: &str, segments: &[&'a str]) -> Option<Vec<&'a str>> {
    // Most templates begin with another word, which is seen at once.
    if !template.starts_with('{') && !template.starts_with(segments.first()?) {
        return None;
    }
    let path = template.split('?').next().unwrap_or_default();
    let mut places = Vec::new();
    let mut rest = segments.iter();
    for known in path.split('/') {
        let segment = *rest.next()?;
        if known.starts_with('{') {
            places.push(segment);
        } else if known != segment {
            return None;
        }
    }
    rest.next().is_none().then_some(places)
}

/// The ID in a path. Anything but a number counts as 0, which no object has.
fn number(text: &str) -> u64 {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::engine::library::LIBRARY;

    fn found(method: &str, path: &str) -> String {
        match find(LIBRARY.table, method, path) {
            Route::Operation { resource, operation, ids } => format!("{operation:?} {} {ids:?}", resource.name),
            Route::View { view, places } => format!("{} {places:?}", view.name),
            Route::NotAllowed(methods) => format!("allowed: {}", methods.join(", ")),
            Route::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn every_path_is_an_operation_or_says_what_is_allowed() {
        assert_eq!(found("GET", "shelves/7"), "Get shelf [7]");
        assert_eq!(found("GET", "shelves/7/"), "Get shelf [7]");
        assert_eq!(found("GET", "shelves/"), "List shelf []");
        assert_eq!(found("POST", "shelves/7/books"), "Create book [7]");
        assert_eq!(found("DELETE", "shelves/7"), "allowed: GET, PATCH");
        assert_eq!(found("HEAD", "shelves/7"), "Get shelf [7]");
        assert_eq!(found("HEAD", "shelves"), "List shelf []");
        assert_eq!(found("PUT", "books/7"), "allowed: GET, PATCH, DELETE");
        assert_eq!(found("GET", "loans/7"), "allowed: ");
        assert_eq!(found("GET", "books/7/loans"), "List loan [7]");
        assert_eq!(found("GET", "books"), "unknown");
        assert_eq!(found("GET", ""), "unknown");
        assert_eq!(found("GET", "books/7/shelves"), "unknown");
        assert_eq!(found("GET", "books/seven"), "Get book [0]");
        assert_eq!(found("GET", "books/+7"), "Get book [0]");
    }
}
