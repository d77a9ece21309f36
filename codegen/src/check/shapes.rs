//! Rules about constructors, transitions, links and queries: that what they name can be done.

use super::misfit;
use crate::diagnostic::Report;
use crate::model::{Access, Arg, Constructor, Link, Model, Operation, Query, Required, Resource, Transition, Type};

pub fn check(model: &Model, report: &Report) {
    for resource in &model.resources {
        for made in &resource.constructors {
            constructor(model, resource, made, report);
        }
        for made in &resource.transitions {
            transition(model, resource, made, report);
        }
        for made in &resource.links {
            link(model, resource, made, report);
        }
        for made in &resource.query {
            query(resource, made, report);
        }
    }
}

fn constructor(model: &Model, resource: &Resource, made: &Constructor, report: &Report) {
    let name = &made.name;
    if !resource.allows(Operation::Create) {
        report.error("useless-constructor", &name.span, format!("`{}` cannot be created", resource.name.value));
    }
    for field in resource.created().filter(|field| field.required != Required::No) {
        if !made.settles(&field.name) {
            report
                .error(
                    "incomplete-constructor",
                    &name.span,
                    format!("`{}` leaves out `{}`", name.value, field.name.value),
                )
                .related(&field.name.span, "which is required");
        }
    }
    for (field, value) in &made.fixed {
        if let Some(why) = resource.field(field).and_then(|found| misfit(model, &found.ty, value)) {
            report.error("bad-value", &value.span, why);
        }
    }
    let args = made.args.iter().flat_map(Arg::fields);
    for field in args.chain(made.fixed.iter().map(|(name, _)| name)) {
        let access = resource.field(field).map(|found| found.access);
        if access == Some(Access::Read) {
            report.error("read-only", &field.span, format!("`{}` cannot be written", field.value));
        }
        if made.update && access == Some(Access::Create) {
            report.error("read-only", &field.span, format!("`{}` cannot be changed in an update", field.value));
        }
    }
    for arg in &made.args {
        if let Arg::Pairs(first, second) = arg {
            let is_list = |name: &str| {
                resource.field(name).is_none_or(|field| matches!(*field.ty, Type::List(_) | Type::Unknown))
            };
            if !is_list(first) || !is_list(second) {
                report.error(
                    "bad-pair",
                    &first.span,
                    format!("`{}` and `{}` are no two lists", first.value, second.value),
                );
            }
        }
    }
    let updated = |name: &String| made.settles(name);
    if made.update && !resource.at_least_one_of.is_empty() && !resource.at_least_one_of.iter().any(updated) {
        report.error(
            "unenforced-choice",
            &name.span,
            format!("`{}` fills none of the fields of which one is needed", name.value),
        );
    }
}

fn transition(model: &Model, resource: &Resource, made: &Transition, report: &Report) {
    let name = &made.name;
    if !resource.allows(Operation::Update) {
        report.error("useless-transition", &name.span, format!("`{}` cannot be updated", resource.name.value));
    }
    if resource.updates_as_a_whole() || resource.update_constructors().next().is_some() {
        report.error(
            "useless-transition",
            &name.span,
            format!("an update of `{}` needs more than a transition gives", resource.name.value),
        );
    }
    if made.set.is_empty() {
        report.error("empty-transition", &name.span, format!("`{}` sets nothing", name.value));
    }
    for (field, value) in &made.set {
        let Some(found) = resource.field(field) else { continue };
        if found.access != Access::Edit {
            report.error("read-only", &field.span, format!("`{}` cannot be edited", field.value));
        }
        if let Some(why) = misfit(model, &found.ty, value) {
            report.error("bad-value", &value.span, why);
        }
    }
}

fn link(model: &Model, resource: &Resource, made: &Link, report: &Report) {
    let span = &made.field.span;
    let owner = made.through.as_ref().map_or(Some(resource), |name| model.resource(name));
    let Some(owner) = owner else { return };
    let Some(field) = owner.field(&made.field) else {
        report
            .error("unknown-field", span, format!("`{}` has no field `{}`", owner.name.value, made.field.value))
            .suggest(&made.field, owner.fields.iter().map(|field| field.name.as_str()));
        return;
    };
    let ids = match &*field.ty {
        Type::List(element) => matches!(**element, Type::Id(_)),
        other => *other == Type::Unknown,
    };
    if !ids {
        report.error("bad-link", span, format!("`{}` is no list of ids", field.name.value));
    } else if made.through.is_some() && *field.ty != Type::List(Box::new(Type::Id(resource.name.value.clone()))) {
        report.error("bad-link", span, format!("`{}` is no list of `{}`", field.name.value, resource.id_type()));
    }
    if field.access != Access::Edit || field.is_optional() {
        report.error("bad-link", span, format!("`{}` cannot be edited, or is not always there", field.name.value));
    }
    if !owner.allows(Operation::Get) || !owner.allows(Operation::Update) || owner.updates_as_a_whole() {
        report.error(
            "bad-link",
            span,
            format!("`{}` cannot be read and updated one field at a time", owner.name.value),
        );
    }
}

fn query(resource: &Resource, made: &Query, report: &Report) {
    if !resource.allows(Operation::List) {
        report.error("useless-query", &made.name.span, format!("`{}` cannot be listed", resource.name.value));
    }
    for param in &made.params {
        if matches!(*param.ty, Type::List(_) | Type::Object(_)) {
            report.error("bad-query", &param.ty.span, "a query parameter is one value");
        }
    }
}
