//! Rules about URLs: that a path is one, and that no two operations are sent alike.

use std::collections::BTreeMap;

use super::names::in_order;
use crate::diagnostic::{Report, Span};
use crate::model::template::template;
use crate::model::{Model, Resource};

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
    let mut taken: BTreeMap<(&str, String), &Span> = BTreeMap::new();
    for resource in &model.resources {
        for operation in &resource.operations {
            let Some(verb) = model.api.find_verb(operation.value) else { continue };
            let method = verb.method.as_str();
            let shape = shape(&template(model, resource, operation.value));
            let span = &resource.path.span;
            let other = taken.insert((method, shape.clone()), span).filter(|other| *other != span);
            if let Some(other) = other {
                let (first, second) = in_order(other, span);
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
