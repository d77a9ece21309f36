//! Rules about URLs: that a path is one, and that no two operations are sent alike.

use std::collections::BTreeMap;

use super::scope::in_order;
use crate::diagnostic::{NOWHERE, Report, Span};
use crate::into_vec::IntoVec as _;
use crate::model::template::template;
use crate::model::{Model, Operation, Resource};

pub fn check(model: &Model, report: &Report) {
    for resource in &model.resources {
        path(resource, report);
    }
    routes(model, report);
}

/// A path is one segment.
fn path(resource: &Resource, report: &Report) {
    let path = &resource.path;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if path.is_empty() || !path.chars().all(plain) {
        report.error("bad-path", &path.span, format!("`{}` is not one segment of a path", path.value));
    }
}

/// No two operations send the same request. Resources below different parents may have the same segment.
fn routes(model: &Model, report: &Report) {
    let mut taken: BTreeMap<String, Request<'_>> = BTreeMap::new();
    for request in requests(model) {
        let Some(other) = taken.insert(request.route.clone(), request.clone()) else { continue };
        // One that is listed twice has been reported.
        if other.path != request.path || other.operation != request.operation {
            let same_path = other.path == request.path;
            let (first, second) =
                if same_path { (other.span, request.span) } else { in_order(other.path, request.path) };
            report
                .error("duplicate-name", second, format!("`{}` is taken", request.route))
                .related(first, "first taken here");
        }
    }
}

/// An operation of a resource, or a view.
#[derive(Clone)]
struct Request<'a> {
    /// Its method and its path.
    route: String,
    /// Where the spec says its path.
    path: &'a Span,
    span: &'a Span,
    operation: Option<Operation>,
}

fn requests(model: &Model) -> impl Iterator<Item = Request<'_>> {
    // A path or a verb that is missing has been reported.
    let resources = model.resources.iter().filter(|resource| resource.path.span != NOWHERE);
    let operations = resources.flat_map(move |resource| {
        resource.operations.iter().filter_map(move |operation| {
            let method = &resource.verb(&model.api, operation.value).method;
            let shape = shape(&template(model, resource, operation.value));
            let (path, span) = (&resource.path.span, &operation.span);
            let route = format!("{} {shape}", method.value);
            (method.span != NOWHERE).then_some(Request { route, path, span, operation: Some(operation.value) })
        })
    });
    let views = model.all_views().map(|(_, view)| {
        let route = format!("GET {}", shape(&view.path));
        Request { route, path: &view.path.span, span: &view.path.span, operation: None }
    });
    operations.chain(views)
}

/// A path without the names of its placeholders, and without its query.
fn shape(template: &str) -> String {
    let path = template.split('?').next().unwrap_or_default();
    let segment = |segment: &'_ str| if segment.starts_with('{') { "{id}".to_owned() } else { segment.to_owned() };
    path.split('/').map(segment).into_vec().join("/")
}
