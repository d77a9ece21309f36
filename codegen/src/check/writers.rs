//! Rules about resources that are only written and read as another one, and about creates that take a list.

use crate::diagnostic::{At, Report};
use crate::model::{Access, ListBy, Model, Operation, Resource};

pub fn check(model: &Model, report: &Report) {
    for resource in &model.resources {
        if let Some(reads) = &resource.reads {
            target(model, resource, reads, report);
            only_written(resource, report);
        }
        lists(resource, report);
    }
}

/// Responses have an object that is found by its ID.
fn target(model: &Model, resource: &Resource, reads: &At<String>, report: &Report) {
    let Some(target) = model.resource(reads) else { return };
    let (name, of) = (&resource.name.value, &target.name.value);
    let message = if of == name {
        format!("`{name}` cannot be read as itself")
    } else if target.reads.is_some() {
        format!("`{name}` cannot be read as `{of}`, which is only written")
    } else if !target.is_entity() && !target.doubtful {
        format!("`{name}` cannot be read as `{of}`, which has no ID")
    } else {
        return;
    };
    report.error("bad-reads", &reads.span, message);
}

/// It has operations that write, and fields that are sent. All that is read belongs to the other resource.
fn only_written(resource: &Resource, report: &Report) {
    let name = &resource.name.value;
    for operation in &resource.operations {
        if matches!(operation.value, Operation::Get | Operation::List) {
            let message = format!("`{name}` is only written, so it has no `{}`", operation.name());
            report.error("bad-reads", &operation.span, message);
        }
    }
    for field in resource.fields.iter().filter(|field| !field.doubtful && field.access == Access::Read) {
        let message = format!("`{}` is never sent, and `{name}` is only written", field.name.value);
        report.error("bad-reads", &field.name.span, message).help("leave it out, or say how it is written");
    }
    let named = resource.actions.iter().map(|made| &made.name);
    for made in named.chain(resource.archived.iter().map(|(name, _)| name)) {
        let message = format!("`{name}` is only written, so there is no fetched object with `{}`", made.value);
        report.error("bad-reads", &made.span, message);
    }
}

/// A create that takes a list has no parent in its path, since each element could have its own.
fn lists(resource: &Resource, report: &Report) {
    let Some(span) = resource.creates_many.as_ref().filter(|_| !resource.doubtful) else { return };
    if !resource.allows(Operation::Create) {
        let message = format!("`{}` cannot be created, so `many` has no effect", resource.name.value);
        report.error("bad-create", span, message);
    }
    if resource.parent.as_ref().is_some_and(|parent| parent.list == ListBy::Path) {
        report.error("bad-create", span, "the path has the ID of one parent, and a list may have several");
    }
}
