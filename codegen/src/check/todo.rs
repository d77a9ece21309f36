//! Documentation that a person still has to write. A draft has it, and so do the lines that `drift` suggests.

use crate::diagnostic::{At, Report};
use crate::model::{Model, Query, Resource};

/// The beginning of documentation that is still to be written.
const TODO: &str = "TODO";

/// Warns once for each table.
pub fn check(model: &Model, report: &Report) {
    for found in &model.api.auth {
        table(&found.name, &[&found.doc], report);
    }
    for found in &model.api.statuses {
        table(&found.name, &[&found.doc], report);
    }
    for found in &model.ids {
        table(&found.name, &[&found.doc], report);
    }
    for found in &model.types {
        table(&found.name, &[&found.doc], report);
    }
    for found in &model.enums {
        let mut docs = vec![&found.doc];
        docs.extend(found.values.iter().map(|value| &value.doc));
        table(&found.name, &docs, report);
    }
    for object in &model.objects {
        let mut docs = vec![&object.doc];
        docs.extend(object.constructors.iter().map(|made| &made.doc));
        docs.extend(object.fields.iter().map(|field| &field.doc));
        table(&object.name, &docs, report);
    }
    for found in &model.resources {
        table(&found.name, &resource(found), report);
    }
    for (_, view) in model.all_views() {
        let mut docs = vec![&view.doc];
        docs.extend(queries(&view.query));
        table(&view.name, &docs, report);
    }
}

/// The documentation of a resource and its parts, except its views.
fn resource(resource: &Resource) -> Vec<&String> {
    let mut docs = vec![&resource.doc];
    docs.extend(resource.fields.iter().map(|field| &field.doc));
    docs.extend(resource.constructors.iter().map(|made| &made.doc));
    docs.extend(resource.actions.iter().map(|made| &made.doc));
    docs.extend(resource.links.iter().map(|made| &made.doc));
    docs.extend(queries(&resource.query));
    docs
}

fn queries(queries: &[Query]) -> impl Iterator<Item = &String> {
    queries.iter().map(|query| &query.doc)
}

fn table(name: &At<String>, docs: &[&String], report: &Report) {
    let count = docs.iter().filter(|doc| doc.starts_with(TODO)).count();
    if count > 0 {
        let strings = if count == 1 { "one string begins".to_owned() } else { format!("{count} strings begin") };
        let message = format!("the documentation of `{}` has to be written: {strings} with `{TODO}`", name.value);
        report.warning("todo", &name.span, message);
    }
}
