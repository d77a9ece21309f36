//! Documentation that a person still has to write. A draft has it, and so do the lines that `drift` suggests.

use crate::diagnostic::{At, Report};
use crate::model::{Model, Query, Resource};

/// The beginning of documentation that is still to be written.
const TODO: &str = "TODO";

/// Warns once for each table.
pub fn check(model: &Model, report: &Report) {
    for found in &model.api.auth {
        table(&found.name, [&found.doc], report);
    }
    for found in &model.api.statuses {
        table(&found.name, [&found.doc], report);
    }
    for found in &model.ids {
        table(&found.name, [&found.doc], report);
    }
    for found in &model.types {
        table(&found.name, [&found.doc], report);
    }
    for found in &model.enums {
        table(&found.name, [&found.doc].into_iter().chain(found.values.iter().map(|value| &value.doc)), report);
    }
    for object in &model.objects {
        let constructors = object.constructors.iter().map(|made| &made.doc);
        let fields = object.fields.iter().map(|field| &field.doc);
        table(&object.name, [&object.doc].into_iter().chain(constructors).chain(fields), report);
    }
    for found in &model.resources {
        table(&found.name, resource(found), report);
    }
    for (_, view) in model.all_views() {
        table(&view.name, [&view.doc].into_iter().chain(queries(&view.query)), report);
    }
}

/// The documentation of a resource and its parts, except its views.
fn resource(resource: &Resource) -> impl Iterator<Item = &String> {
    let fields = resource.fields.iter().map(|field| &field.doc);
    let constructors = resource.constructors.iter().map(|made| &made.doc);
    let actions = resource.actions.iter().map(|made| &made.doc);
    let links = resource.links.iter().map(|made| &made.doc);
    [&resource.doc]
        .into_iter()
        .chain(fields)
        .chain(constructors)
        .chain(actions)
        .chain(links)
        .chain(queries(&resource.query))
}

fn queries(queries: &[Query]) -> impl Iterator<Item = &String> {
    queries.iter().map(|query| &query.doc)
}

fn table<'a>(name: &At<String>, docs: impl IntoIterator<Item = &'a String>, report: &Report) {
    let count = docs.into_iter().filter(|doc| doc.starts_with(TODO)).count();
    if count > 0 {
        let strings = if count == 1 { "one string begins".to_owned() } else { format!("{count} strings begin") };
        let message = format!("the documentation of `{}` has to be written: {strings} with `{TODO}`", name.value);
        report.warning("todo", &name.span, message);
    }
}
