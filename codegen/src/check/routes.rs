//! Rules about URLs: that a path is one, and that no two operations are sent alike.

use std::collections::BTreeMap;

use super::names::in_order;
use crate::diagnostic::{At, NOWHERE, Report, Span};
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

/// No two operations are sent alike: what is below different parents may have the same segment.
fn routes(model: &Model, report: &Report) {
    let mut taken: BTreeMap<(&str, String), (&Span, &At<Operation>)> = BTreeMap::new();
    // A path or a verb that is missing has been reported.
    for resource in model.resources.iter().filter(|resource| resource.path.span != NOWHERE) {
        for operation in &resource.operations {
            let verb = resource.verb(&model.api, operation.value);
            if verb.method.span == NOWHERE {
                continue;
            }
            let method = verb.method.as_str();
            let shape = shape(&template(model, resource, operation.value));
            let span = &resource.path.span;
            let Some((other, of)) = taken.insert((method, shape.clone()), (span, operation)) else { continue };
            // One that is listed twice has been reported.
            if other != span || of.value != operation.value {
                let (first, second) = if other == span { (&of.span, &operation.span) } else { in_order(other, span) };
                report
                    .error("duplicate-name", second, format!("`{method} {shape}` is taken"))
                    .related(first, "first taken here");
            }
        }
    }
}

/// A path without the names of what fills it, and without its query.
fn shape(template: &str) -> String {
    let path = template.split('?').next().unwrap_or_default();
    let segment = |segment: &'_ str| if segment.starts_with('{') { "{id}".to_owned() } else { segment.to_owned() };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}
