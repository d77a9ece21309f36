//! Rules about a field: that its type, access and limits agree with each other.

use super::misfit;
use crate::diagnostic::Report;
use crate::model::{Access, Field, Model, Operation, Required, Resource, Type};
use crate::read::Literal;

pub fn check(model: &Model, report: &Report) {
    for object in &model.objects {
        for field in &object.fields {
            one(model, field, report);
            if object.is_written() && field.access == Access::Read && !field.is_optional() {
                report
                    .error(
                        "unmakeable-object",
                        &field.name.span,
                        format!("`{}` is written, but has no value for `{}` then", object.name.value, field.name.value),
                    )
                    .help("a field of such an object that is only read has to be `seen` absent");
            }
        }
    }
    for resource in &model.resources {
        for field in &resource.fields {
            one(model, field, report);
        }
        id(resource, report);
    }
}

fn one(model: &Model, field: &Field, report: &Report) {
    let name = &field.name;
    let whole = matches!(*field.ty, Type::Integer | Type::Count | Type::Unknown);
    if let Some(range) = &field.range {
        if !whole {
            report.error(
                "range-without-number",
                &range.span,
                format!("`{}` is no whole number, so it has no range", name.value),
            );
        }
        if let Some(Literal::Integer(default)) = field.default.as_ref().map(|default| &default.value)
            && !(range.0..=range.1).contains(default)
        {
            report.error("default-out-of-range", &range.span, format!("the default {default} lies outside"));
        }
    }
    if let Some(pattern) = &field.pattern
        && !matches!(*field.ty, Type::String | Type::Unknown)
    {
        report.error(
            "pattern-without-text",
            &pattern.span,
            format!("`{}` is no text, so it has no pattern", name.value),
        );
    }
    if let Some(span) = &field.whole_seconds
        && !matches!(*field.ty, Type::Time | Type::Unknown)
    {
        report.error("precision-without-time", span, format!("`{}` is no time, so it has no precision", name.value));
    }
    if let Some(default) = &field.default
        && let Some(why) = misfit(model, &field.ty, default)
    {
        report.error("bad-default", &default.span, why);
    }
    if field.secret && !matches!(*field.ty, Type::String | Type::Unknown) {
        report.error(
            "secret-without-text",
            &name.span,
            format!("`{}` is no text: only texts can be secret", name.value),
        );
    }
    if field.secret && field.access != Access::Read {
        report.error(
            "written-secret",
            &name.span,
            format!("`{}` is written: only what is read can be secret", name.value),
        );
    }
    let written = field.access != Access::Read;
    if field.required != Required::No && !written {
        report
            .error("required-but-read-only", &name.span, format!("`{}` is required, but cannot be written", name.value))
            .help("give it the access `create`, `edit` or `write`");
    }
    if field.required == Required::Always && field.access == Access::Create {
        report
            .error(
                "required-but-fixed",
                &name.span,
                format!("`{}` is required on every update, but cannot be updated", name.value),
            )
            .help("require it on `create` only, or give it the access `edit`");
    }
    if field.access == Access::Write && field.required == Required::No {
        report.error(
            "optional-write-only",
            &name.span,
            format!("`{}` is never returned, so it has to be required", name.value),
        );
    }
    if field.nullable && !matches!(field.access, Access::Edit) {
        report.error(
            "nullable-but-fixed",
            &name.span,
            format!("null cannot be written to `{}`, which cannot be edited", name.value),
        );
    }
    if field.nullable && !field.seen_null {
        report
            .error(
                "nullable-but-never-null",
                &name.span,
                format!("null may be written to `{}`, so it may be read too", name.value),
            )
            .help("add `seen = [\"null\"]`");
    }
}

fn id(resource: &Resource, report: &Report) {
    let needs_id = resource.operations.iter().find(|allowed| !matches!(allowed.value, Operation::List));
    match (resource.field("id"), needs_id) {
        (Some(id), _) => {
            let own = Type::Id(resource.name.value.clone());
            if *id.ty != own && *id.ty != Type::Unknown {
                report.error("bad-id", &id.ty.span, format!("the type of `id` is `{}`", resource.id_type()));
            }
            if id.access != Access::Read || id.is_optional() {
                report.error("bad-id", &id.name.span, "`id` is read, and always there");
            }
        }
        (None, Some(operation)) => {
            report.error("missing-id", &operation.span, format!("`{}` needs a field `id`", operation.name()));
        }
        (None, None) => {}
    }
}
