//! Rules about a field: that its type, access and limits agree with each other.

use super::{mismatch, pattern, shown, unmatched};
use crate::diagnostic::{At, Report};
use crate::model::{Access, Field, Model, Object, Range, Required, Resource, Type};
use crate::spec::read::Literal;

pub fn check(model: &Model, report: &Report) {
    for object in &model.objects {
        for field in &object.fields {
            one(model, field, report);
            if let Some(span) = &field.uncopied {
                let message = format!("`{}` is in an object, which is copied as a whole", field.name.value);
                report.error("bad-copied", span, message);
            }
        }
        if contains_itself(model, object) {
            report
                .error("endless-object", &object.name.span, format!("`{}` contains itself", object.name.value))
                .help("put a list or a map in between, which can be empty");
        }
    }
    for resource in &model.resources {
        for field in &resource.fields {
            one(model, field, report);
        }
        id(resource, report);
    }
}

/// Whether a value of the object would hold another one of its kind, and so on without end.
fn contains_itself(model: &Model, object: &Object) -> bool {
    let mut inside = vec![object];
    for depth in 0.. {
        let Some(next) = inside.get(depth) else { break };
        for field in &next.fields {
            let Type::Object(name) = &*field.ty else { continue };
            if *name == *object.name {
                return true;
            }
            inside.extend(model.object(name).filter(|found| !inside.iter().any(|known| *known.name == *found.name)));
        }
    }
    false
}

fn one(model: &Model, field: &Field, report: &Report) {
    if field.doubtful {
        return;
    }
    let name = &field.name;
    let whole = matches!(*field.ty, Type::U32 | Type::Integer | Type::Count | Type::Unknown);
    let number = whole || *field.ty == Type::Number;
    if let Some(range) = &field.range {
        if !number {
            report.error(
                "range-without-number",
                &range.span,
                format!("`{}` is not a number, so it has no range", name.value),
            );
        }
        if matches!(*field.ty, Type::U32 | Type::Count) && matches!(**range, Range::Whole(..0, _)) {
            report.error("bad-range", &range.span, format!("the type of `{}` is never negative", name.value));
        }
        if *field.ty == Type::U32 && matches!(**range, Range::Whole(_, high) if high > i64::from(u32::MAX)) {
            report
                .error("bad-range", &range.span, format!("the type of `{}` ends at 4294967295", name.value))
                .help("give it the type `u64`");
        }
        if let Some(default) = &field.default
            && !range.allows(default)
        {
            let message = format!("the default {} is out of range", shown(default));
            report.error("default-out-of-range", &default.span, message).related(&range.span, "this is the range");
        }
    }
    if let Some(pattern) = &field.pattern
        && !matches!(*field.ty, Type::String | Type::Unknown)
    {
        report.error(
            "pattern-without-text",
            &pattern.span,
            format!("`{}` is not a string, so it has no pattern", name.value),
        );
    }
    if let Some(pattern) = &field.pattern
        && let Some(flaw) = pattern::flaw(pattern)
    {
        report.error("bad-pattern", &pattern.span, flaw);
    }
    lengths(field, report);
    sum(model, field, report);
    null(model, field, report);
    if let Some(span) = &field.whole_seconds
        && !matches!(*field.ty, Type::Time | Type::Unknown)
    {
        report.error("precision-without-time", span, format!("`{}` is not a time, so it has no precision", name.value));
    }
    if let Some(default) = &field.default
        && let Some(why) = mismatch(model, &field.ty, default).or_else(|| unmatched(field, default))
    {
        report.error("bad-default", &default.span, why);
    }
    example(model, field, report);
    if field.secret && !matches!(*field.ty, Type::String | Type::Unknown) {
        report.error(
            "secret-without-text",
            &name.span,
            format!("`{}` is not a string: only strings can be secret", name.value),
        );
    }
    if field.secret && field.access != Access::Read {
        report.error(
            "written-secret",
            &name.span,
            format!("`{}` is written: only a read-only field can be secret", name.value),
        );
    }
    if field.is_required() && field.access == Access::Update {
        report
            .error(
                "required-but-fixed",
                &name.span,
                format!("`{}` is required when something is made, but only an update gives it", name.value),
            )
            .help("write `write = \"both\"`, or leave `required` out");
    }
    if field.required == Required::Always && field.access == Access::Create {
        report
            .error(
                "required-but-fixed",
                &name.span,
                format!("`{}` is required on every update, but cannot be updated", name.value),
            )
            .help("require it on `create` only, or write `write = \"both\"`");
    }
    if let Some(span) = field.made_anew.as_ref().filter(|_| !field.access.is_edited()) {
        let message = format!("no update can give `{}`, so none is repeated", name.value);
        report.error("bad-repeatable", span, message).help("leave `repeatable = false` out");
    }
    if let Some(span) = field.uncopied.as_ref().filter(|_| !field.access.is_created() || field.is_required()) {
        let message =
            format!("`{}` is required, or is not part of a create, so a copy cannot leave it out", name.value);
        report.error("bad-copied", span, message);
    }
    if field.nullable && !field.access.is_edited() {
        report.error(
            "nullable-but-fixed",
            &name.span,
            format!("null cannot be written to `{}`, which cannot be edited", name.value),
        );
    }
    if field.nullable && field.is_read() && !field.seen_null {
        report
            .error(
                "nullable-but-never-null",
                &name.span,
                format!("null may be written to `{}`, so it may be read too", name.value),
            )
            .help("add `seen = [\"null\"]`");
    }
}

/// Checks the limits of a value's length.
fn lengths(field: &Field, report: &Report) {
    let name = &field.name.value;
    if let Some(length) = &field.max_length
        && !matches!(*field.ty, Type::String | Type::Unknown)
    {
        let message = format!("`{name}` is not a string, so it has no number of characters");
        report.error("length-without-text", &length.span, message);
    }
    if let Some(length) = &field.length
        && !matches!(*field.ty, Type::List(_) | Type::Unknown)
    {
        let message = format!("`{name}` is not a list, so it has no number of elements");
        report.error("length-without-list", &length.span, message);
    }
}

/// A sum adds up whole numbers in a list of objects.
fn sum(model: &Model, field: &Field, report: &Report) {
    let Some(sum) = &field.sum else { return };
    let Some(object) = model.objects_in(&field.ty).filter(|_| field.access != Access::Read) else {
        let message =
            format!("`{}` is not a list of objects that is written, so nothing is added up", field.name.value);
        report.error("bad-sum", &sum.member.span, message);
        return;
    };
    let is_whole = |ty: &Type| matches!(ty, Type::U32 | Type::Integer | Type::Count);
    member(object, &sum.member, "whole number", is_whole, report);
    if let Some(flag) = &sum.except {
        member(object, flag, "flag", |ty| *ty == Type::Bool, report);
    }
}

/// A field that a sum refers to is a written field of the objects.
fn member(object: &Object, name: &At<String>, kind: &str, is_kind: impl Fn(&Type) -> bool, report: &Report) {
    let is_member = |found: &Field| found.doubtful || is_kind(&found.ty) && found.access != Access::Read;
    if !object.field(name).is_some_and(is_member) {
        let message = format!("`{}` has no {kind} `{}` that can be written", object.name.value, name.value);
        report
            .error("bad-sum", &name.span, message)
            .suggest(name, object.fields.iter().map(|field| field.name.as_str()));
    }
}

/// Only a number that is never written has a value that means none: bodies leave the field out instead.
fn null(model: &Model, field: &Field, report: &Report) {
    let Some(null) = &field.null else { return };
    let name = &field.name.value;
    if !matches!(*field.ty, Type::U32 | Type::Integer | Type::Count | Type::Unknown) {
        let message = format!("`{name}` is not a whole number, so it cannot have `null`");
        report.error("bad-null", &null.span, message);
    } else if field.access != Access::Read {
        let message = format!("`{name}` can be written: only a read-only field can have `null`");
        report.error("bad-null", &null.span, message);
    } else if let Some(why) = mismatch(model, &field.ty, &Literal::Integer(null.value)) {
        report.error("bad-null", &null.span, why);
    }
}

/// An example is a value that could be written, or an element of one.
fn example(model: &Model, field: &Field, report: &Report) {
    let Some(example) = &field.example else { return };
    let ty = match &*field.ty {
        Type::List(element) => element,
        ty => ty,
    };
    let is_beyond = field.range.as_ref().is_some_and(|range| !range.allows(example));
    let why = match (&example.value, mismatch(model, ty, example)) {
        _ if field.access == Access::Read => format!("`{}` is never written, so no example gives it", field.name.value),
        (_, Some(why)) => why,
        (example, None) if is_beyond => format!("the example {} is out of range", shown(example)),
        (example, None) => match unmatched(field, example) {
            Some(why) => why,
            None => return,
        },
    };
    report.error("bad-example", &example.span, why);
}

fn id(resource: &Resource, report: &Report) {
    let needs_id = resource.operations.iter().find(|allowed| resource.needs_id(allowed.value));
    match (resource.field("id").filter(|_| resource.reads.is_none()), needs_id) {
        (Some(id), _) if id.doubtful => {}
        (Some(id), _) => {
            let own = Type::Id(resource.name.value.clone());
            if needs_id.is_none() && *id.ty != own {
                return;
            }
            if *id.ty != own && *id.ty != Type::Unknown {
                report.error("bad-id", &id.ty.span, format!("the type of `id` has to be `{}`", resource.id_type()));
            }
            if id.access != Access::Read || id.is_optional() {
                report.error("bad-id", &id.name.span, "`id` has to be read only, and always there");
            }
        }
        (None, Some(operation)) => {
            let message = format!("`{}` of `{}` needs a field `id`", operation.name(), resource.name.value);
            report.error("missing-id", &operation.span, message);
        }
        (None, None) => {}
    }
}
