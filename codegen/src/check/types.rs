//! Rules about handwritten types: their names are free, and they have the keys that the generator needs. Each handwritten type and
//! each type of IDs is the type of at least one field.

use super::mismatch;
use super::names::{documented, snake_case};
use crate::diagnostic::Report;
use crate::model::resolve::PLAIN_TYPES;
use crate::model::{Handwritten, Model, Resource, Type};
use crate::names::{is_path, pascal};

pub fn check(model: &Model, report: &Report) {
    let used = used(model);
    // A misspelt type may have been meant to be any of them.
    let all_known = !used.iter().any(|ty| ty.any(&|ty| *ty == Type::Unknown));
    for found in &model.ids {
        let is_it = |ty: &Type| matches!(ty, Type::Id(of) if *of == *found.name);
        let is_taken = model.resources.iter().any(|resource| resource.id_type() == found.ty());
        let is_owner = model.resources.iter().flat_map(Resource::parents).any(|of| *of.resource == *found.name);
        if all_known && !is_taken && !is_owner && !used.iter().any(|ty| ty.any(&is_it)) {
            report.warning("unused-type", &found.name.span, format!("no field has the type `{}`", found.ty()));
        }
    }
    for found in &model.types {
        if is_plain(&found.name) {
            let message = format!("`{}` is a type of the spec language", found.name.value);
            report
                .error("reserved-name", &found.name.span, message)
                .help("choose another name: it is not sent to the API");
            continue;
        }
        one(model, found, report);
        let is_it = |ty: &Type| matches!(ty, Type::Handwritten { name, .. } if *name == *found.name);
        let is_used = used.iter().any(|ty| ty.any(&is_it));
        if !is_used && all_known {
            report.warning("unused-type", &found.name.span, format!("no field is a `{}`", found.name.value));
        }
    }
}

fn one(model: &Model, found: &Handwritten, report: &Report) {
    let Handwritten { name, rust, wire, default, doc } = found;
    snake_case(name, "type that is written by hand", report);
    documented(name, "type", doc, report);
    let is_type = rust.rsplit("::").next().is_some_and(|last| pascal(last) == last);
    if !is_path(rust) || !is_type {
        report
            .error("bad-rust-path", &rust.span, format!("`{}` is not the path of a type in this crate", rust.value))
            .help("write it from `crate` on: `crate::module::Name`");
    }
    if let Some(default) = default
        && let Some(why) = mismatch(model, wire, default)
    {
        report.error("bad-default", &default.span, why);
    }
}

fn is_plain(name: &str) -> bool {
    PLAIN_TYPES.iter().any(|(plain, _)| *plain == name)
}

/// The types of all fields, parameters and views.
fn used(model: &Model) -> Vec<&Type> {
    let mut types = Vec::new();
    let of_objects = model.objects.iter().map(|object| &object.fields);
    for fields in of_objects.chain(model.resources.iter().map(|resource| &resource.fields)) {
        types.extend(fields.iter().map(|field| &*field.ty));
    }
    types.extend(model.params().map(|param| &*param.ty));
    for (_, view) in model.all_views() {
        types.extend(view.types());
    }
    types
}
