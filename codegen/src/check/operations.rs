//! Rules about the operations of a resource and its parents.

use super::unfit;
use crate::diagnostic::{At, Report};
use crate::into_vec::IntoVec as _;
use crate::model::{Access, Field, ListBy, Model, Operation, Parent, Resource, Type, WITHOUT_BODY};
use crate::spec::read::list;

pub fn check(model: &Model, report: &Report) {
    for object in &model.objects {
        at_most_one(&object.at_most_one_of, &object.fields, report);
    }
    for resource in &model.resources {
        operations(resource, report);
        archiving(model, resource, report);
        bodies(resource, report);
        read_back(model, resource, report);
        for (index, of) in resource.parents().enumerate() {
            parent(model, resource, of, report);
            if let Some(first) = resource.parents().take(index).find(|first| *first.resource == *of.resource) {
                report
                    .error("duplicate-name", &of.resource.span, format!("`{}` is a parent twice", *of.resource))
                    .related(&first.resource.span, "first listed here");
            }
        }
    }
}

fn operations(resource: &Resource, report: &Report) {
    for (index, operation) in resource.operations.iter().enumerate() {
        if let Some(first) = resource.operations[..index].iter().find(|first| first.value == operation.value) {
            report
                .error("duplicate-name", &operation.span, format!("`{}` is listed twice", operation.name()))
                .related(&first.span, "first listed here");
        }
        if resource.refused.iter().any(|refused| refused.operation == operation.value) {
            report.error(
                "allowed-and-refused",
                &operation.span,
                format!("`{}` is both allowed and refused", operation.name()),
            );
        }
    }
    unexplained(resource, report);
    let verbs = resource.verbs.iter().map(|verb| (verb.operation, &verb.span));
    for (operation, span) in verbs.filter(|(operation, _)| !resource.doubtful && !resource.allows(*operation)) {
        let message = format!("`verbs` says how to {}, which is not allowed", operation.name());
        report.warning("warning-of-nothing", span, message);
    }
    for (operation, _) in &resource.warnings {
        if !resource.doubtful && !resource.allows(operation.value) {
            report.warning(
                "warning-of-nothing",
                &operation.span,
                format!("`warnings` has `{}`, which is not allowed", operation.name()),
            );
        }
    }
}

/// Reports once all operations that a resource lacks without a reason.
fn unexplained(resource: &Resource, report: &Report) {
    let is_refused = |operation| resource.refused.iter().any(|refused| refused.operation == operation);
    // A missing `archive` needs no reason, since `delete` is either allowed or refused with one.
    let missing = Operation::ALL.into_iter().filter(|operation| {
        *operation != Operation::Archive && !resource.allows(*operation) && !is_refused(*operation)
    });
    let missing: Vec<_> = missing.map(Operation::name).into_vec();
    if missing.is_empty() || resource.doubtful {
        return;
    }
    let entries: Vec<_> =
        missing.iter().map(|name| format!("{name} = {{ reason = \"…\", instead = \"…\" }}")).into_vec();
    report
        .warning(
            "unexplained",
            &resource.name.span,
            format!("`{}` lacks {}, and no reason is given", resource.name.value, list(missing)),
        )
        .help(format!("add `refused = {{ {} }}`", entries.join(", ")));
}

/// How an archived one reads: by fields that responses have, each with a value of its type.
fn archiving(model: &Model, resource: &Resource, report: &Report) {
    let archive = resource.operations.iter().find(|allowed| allowed.value == Operation::Archive);
    let read = model.read_as(resource);
    if let Some(archive) = archive.filter(|_| read.archived.is_empty() && !read.doubtful && !resource.doubtful) {
        report
            .error(
                "bad-archive",
                &archive.span,
                format!("`{}` can be archived, but no field shows that it is archived", resource.name.value),
            )
            .help(format!("add `archived = {{ FIELD = VALUE }}` to `{}`", read.name.value));
    }
    let sets = |writer: &Resource| writer.allows(Operation::Archive) || writer.allows(Operation::Delete);
    let is_set = sets(resource) || model.writers(resource).any(sets);
    if let Some((name, _)) = resource.archived.first().filter(|_| !is_set && !resource.doubtful) {
        report.warning(
            "warning-of-nothing",
            &name.span,
            format!("`{}` has `archived`, but can be neither archived nor deleted", resource.name.value),
        );
    }
    for (name, value) in &resource.archived {
        let Some(field) = resource.clear_field(name) else { continue };
        let why = if field.is_read() {
            unfit(model, field, value)
        } else {
            Some(format!("`{}` is never read, so it cannot show that an object is archived", name.value))
        };
        if let Some(why) = why {
            report.error("bad-archive", &value.span, why);
        }
    }
}

fn bodies(resource: &Resource, report: &Report) {
    for (operation, empty) in [
        (Operation::Create, resource.created().next().is_none()),
        (Operation::Update, resource.edited().next().is_none()),
    ] {
        if let Some(allowed) = resource.operations.iter().find(|allowed| allowed.value == operation)
            && empty
            && !resource.fields.iter().any(|field| field.doubtful)
        {
            let name = operation.name();
            report.error(
                "nothing-to-write",
                &allowed.span,
                format!("`{}` allows `{name}`, but no field can be given", resource.name.value),
            );
        }
    }
    at_most_one(&resource.at_most_one_of, &resource.fields, report);
    for name in &resource.at_least_one_of {
        if resource.clear_field(name).is_some_and(|field| field.access != Access::Edit || !field.is_optional()) {
            report.error(
                "bad-choice",
                &name.span,
                format!("`{}` is not a choice: it cannot be edited, or is always there", name.value),
            );
        }
    }
    let uncovered = resource.allows(Operation::Update) && resource.update_constructors().next().is_none();
    if !resource.at_least_one_of.is_empty() && uncovered && !resource.doubtful {
        report
            .error(
                "unenforced-choice",
                &resource.name.span,
                format!("an update of `{}` could leave all of its choices out", resource.name.value),
            )
            .help("mark the constructors that fill one of them with `update = true`");
    }
}

/// Of fields that exclude each other, each can be given and left out.
fn at_most_one(groups: &[Vec<At<String>>], fields: &[Field], report: &Report) {
    for name in groups.iter().flatten() {
        let is_free = |field: &&Field| field.doubtful || field.access != Access::Read && !field.is_required();
        if !fields.iter().any(|field| *field.name == **name && is_free(&field)) {
            report.error(
                "bad-choice",
                &name.span,
                format!("`{}` is not a choice: it cannot be written, or is required", name.value),
            );
        }
    }
}

/// An update that is answered without a body is read back.
fn read_back(model: &Model, resource: &Resource, report: &Report) {
    let update = resource.operations.iter().find(|allowed| allowed.value == Operation::Update);
    let Some(update) = update else { return };
    let success = &resource.verb(&model.api, Operation::Update).success;
    if let Some(status) = success.iter().find(|status| WITHOUT_BODY.contains(status))
        && !resource.allows(Operation::Get)
    {
        report
            .error(
                "unreadable-update",
                &update.span,
                format!("an update of `{}` cannot be read back: it has no `get`", resource.name.value),
            )
            .related(&success.span, format!("a {status} response has no body"))
            .help(format!("allow `get`, or leave {status} out of `success`"));
    }
}

fn parent(model: &Model, resource: &Resource, parent: &Parent, report: &Report) {
    let span = &parent.resource.span;
    let Some(of) = model.owner(parent) else { return };
    if let Some(of) = of.resource().filter(|of| !of.is_entity()) {
        report.error("bad-parent", span, format!("`{}` has no ID, so nothing can belong to it", of.name.value));
    }
    let mut above = of.resource();
    for _ in 0..=model.resources.len() {
        match above {
            Some(next) if *next.name == *resource.name => {
                report.error("parent-cycle", span, format!("`{}` belongs to itself", resource.name.value));
                break;
            }
            Some(next) => above = next.parent.as_ref().and_then(|up| model.resource(&up.resource)),
            None => break,
        }
    }
    if resource.doubtful {
        return;
    }
    let in_path = parent.list == ListBy::Path;
    let in_url_of_create = in_path && resource.allows(Operation::Create);
    match parent.field.as_ref().and_then(|name| resource.field(name)) {
        Some(field) if field.doubtful => {}
        None if !in_path => {
            report
                .error(
                    "missing-parent-field",
                    span,
                    format!(
                        "lists of `{}` are filtered by its {}, which no field holds",
                        resource.name.value,
                        of.title()
                    ),
                )
                .help(format!("add a field `{}`", of.argument()));
        }
        None if in_url_of_create => {
            report
                .error(
                    "missing-parent-field",
                    span,
                    format!("`{}` can be created, so a field has to hold its {}", resource.name.value, of.title()),
                )
                .help(format!("add a field `{}`", of.argument()));
        }
        Some(field) if *field.ty != Type::Id(parent.resource.value.clone()) && *field.ty != Type::Unknown => {
            report
                .error(
                    "bad-parent-field",
                    &field.ty.span,
                    format!("the type of `{}` has to be `{}`", field.name.value, of.id_type()),
                )
                .related(span, "because it belongs to this");
        }
        // An update may move what has no fetched object, which would have to follow.
        Some(field) if field.access == Access::Edit && resource.reads.is_some() => {}
        Some(field) if in_url_of_create && field.access != Access::Create => {
            report.error(
                "bad-parent-field",
                &field.name.span,
                format!("`{}` is part of the URL of a create: it is written on a create only", field.name.value),
            );
        }
        _ => {}
    }
}
