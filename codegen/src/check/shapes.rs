//! Rules about constructors, links and queries: the fields and operations that they name exist and fit.

use super::{mismatch, unfit};
use crate::diagnostic::{At, Report};
use crate::into_vec::IntoVec as _;
use crate::model::{Access, Arg, Constructor, Link, Model, Operation, Query, Resource, Type};

pub fn check(model: &Model, report: &Report) {
    for resource in &model.resources {
        for made in &resource.constructors {
            constructor(model, resource, made, report);
        }
        for made in &resource.links {
            link(model, resource, made, report);
        }
        for made in &resource.query {
            query(model, resource, made, report);
        }
    }
}

fn constructor(model: &Model, resource: &Resource, made: &Constructor, report: &Report) {
    let name = &made.name;
    if !resource.doubtful && !resource.allows(Operation::Create) {
        report.error("useless-constructor", &name.span, format!("`{}` cannot be created", resource.name.value));
    }
    if made.update && !resource.doubtful && !resource.allows(Operation::Update) {
        report.error("useless-constructor", &name.span, format!("`{}` cannot be updated", resource.name.value));
    }
    for field in resource.created().filter(|field| field.is_required()) {
        if !made.settles(&field.name) && !made.doubtful && !resource.doubtful {
            report
                .error(
                    "incomplete-constructor",
                    &name.span,
                    format!("`{}` leaves out `{}`", name.value, field.name.value),
                )
                .related(&field.name.span, "which is required");
        }
    }
    for (field, value) in &made.set {
        if let Some(why) = resource.clear_field(field).and_then(|found| unfit(model, found, value)) {
            report.error("bad-value", &value.span, why);
        }
    }
    each_field_once(made, report);
    not_the_parent(resource, made, report);
    for field in made.fields() {
        let access = resource.clear_field(field).map(|found| found.access);
        if access == Some(Access::Read) {
            report.error("read-only", &field.span, format!("`{}` cannot be written", field.value));
        }
        if access == Some(Access::Update) {
            let message =
                format!("`{}` is given in an update only, and a constructor makes something new", field.value);
            report.error("read-only", &field.span, message);
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
                    format!("`{}` and `{}` must both be lists", first.value, second.value),
                );
            }
        }
    }
    if made.update
        && !made.doubtful
        && !resource.doubtful
        && !resource.at_least_one_of.is_empty()
        && !resource.at_least_one_of.iter().any(|name| made.settles(name))
    {
        report.error(
            "unenforced-choice",
            &name.span,
            format!("`{}` fills none of the fields of which one is needed", name.value),
        );
    }
}

/// Every argument and every value that is set fills another field.
pub fn each_field_once(made: &Constructor, report: &Report) {
    let named: Vec<_> = made.fields().into_vec();
    for (index, field) in named.iter().enumerate() {
        if let Some(first) = named[..index].iter().find(|first| first.value == field.value) {
            report
                .error("duplicate-name", &field.span, format!("`{}` fills `{}` twice", made.name.value, field.value))
                .related(&first.span, "first filled here");
        }
    }
}

/// No argument is the parent's ID, which comes first anyway.
fn not_the_parent(resource: &Resource, made: &Constructor, report: &Report) {
    for field in made.fields() {
        if resource.parent_field().is_some_and(|parent| parent.name.value == field.value) {
            report
                .error("parent-argument", &field.span, format!("`{}` is the first argument anyway", field.value))
                .help("leave it out here");
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
    if field.doubtful || owner.doubtful {
        return;
    }
    let ids = match &*field.ty {
        Type::List(element) => matches!(**element, Type::Id(_)),
        other => *other == Type::Unknown,
    };
    if !ids {
        report.error("bad-link", span, format!("`{}` is not a list of IDs", field.name.value));
    } else if made.through.is_some() && *field.ty != Type::List(Box::new(Type::Id(resource.name.value.clone()))) {
        report.error("bad-link", span, format!("`{}` is not a list of `{}`", field.name.value, resource.id_type()));
    }
    if !matches!(field.access, Access::Edit | Access::Update) || field.is_optional() {
        report.error("bad-link", span, format!("`{}` cannot be edited, or is not always there", field.name.value));
    }
    if made.through.is_some() && owner.is_nested {
        let message = format!("`{}` has two IDs in its path, but a link has only one", owner.name.value);
        report.error("bad-link", span, message);
    }
    if !owner.allows(Operation::Get) || !owner.allows(Operation::Update) || !owner.updates_freely() {
        report.error(
            "bad-link",
            span,
            format!("`{}` cannot be read and updated one field at a time", owner.name.value),
        );
    }
}

/// An operation that takes a parameter: one whose call is of a type that no other operation returns.
fn asked(resource: &Resource, made: &Query, on: &At<Operation>, report: &Report) {
    let operation = on.value;
    let name = &resource.name.value;
    if !matches!(operation, Operation::Get | Operation::List) {
        let message = format!("parameters of `{}` are not supported, only those of `get` and `list`", operation.name());
        report.error("bad-query", &on.span, message);
    } else if made.required.is_some() && operation != Operation::List {
        report.error("bad-query", &on.span, "only a list can need a parameter");
    } else if !resource.doubtful && !resource.allows(operation) {
        let cannot = if operation == Operation::List { "listed" } else { "read one by one" };
        report.error("useless-query", &on.span, format!("`{name}` cannot be {cannot}"));
    } else if operation == Operation::Get
        && let Some(other) =
            resource.operations.iter().find(|of| matches!(of.value, Operation::Create | Operation::Update))
    {
        let message = format!("parameters of `get` are not supported where there is `{}`", other.name());
        report
            .error("bad-query", &on.span, message)
            .related(&other.span, "its call is of the same type, and would take the parameter as well");
    }
}

fn query(model: &Model, resource: &Resource, made: &Query, report: &Report) {
    for on in &made.on {
        asked(resource, made, on, report);
    }
    params(model, made, report);
}

/// A parameter is one value, or several.
pub fn params(model: &Model, made: &Query, report: &Report) {
    if made.params.is_empty() {
        report.error("bad-query", &made.name.span, format!("`{}` sends no parameter", made.name.value));
    }
    for param in &made.params {
        let (ty, is_list) = match &*param.ty {
            Type::List(element) => (&**element, true),
            ty => (ty, false),
        };
        if matches!(ty, Type::List(_) | Type::Map(..) | Type::Object(_) | Type::Json) {
            report.error("bad-query", &param.ty.span, "a query parameter is one value, or a list of them");
        }
        if let Some(style) = param.styled.as_ref().filter(|_| !is_list && *ty != Type::Unknown) {
            report.error("bad-query", style, "only several values have a `style`: one is sent as it is");
        }
        if let Some(example) = &param.example
            && let Some(why) = mismatch(model, model.on_wire(ty), example)
        {
            report.error("bad-example", &example.span, why);
        }
    }
}
