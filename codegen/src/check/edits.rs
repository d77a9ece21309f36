//! Rules about lists and maps that are edited as a whole.

use crate::diagnostic::{At, Report};
use crate::model::{Access, Edit, Field, Model, Operation, Resource, Type};

pub fn check(model: &Model, report: &Report) {
    for field in model.objects.iter().flat_map(|object| &object.fields) {
        if let Some(edit) = &field.edit {
            let message = format!("`{}` is in an object, which is edited as a whole", field.name.value);
            report.error("bad-edit", &edit.span, message);
        }
    }
    for resource in &model.resources {
        for field in resource.fields.iter().filter(|field| !field.doubtful) {
            if let Some(edit) = &field.edit {
                kind(model, field, edit, report);
                can_be_edited(resource, field, edit, report);
            }
        }
    }
}

/// A list is one of objects with a key, and anything else is a map.
fn kind(model: &Model, field: &Field, edit: &At<Edit>, report: &Report) {
    let name = &field.name.value;
    let Edit::List(key) = &edit.value else {
        if !matches!(*field.ty, Type::Map(..)) {
            report
                .error("bad-edit", &edit.span, format!("`{name}` is not a map"))
                .help("a list names the field that identifies its elements: `edit = \"id\"`");
        }
        return;
    };
    let Some(object) = model.objects_in(&field.ty) else {
        report.error("bad-edit", &edit.span, format!("`{name}` is not a list of objects"));
        return;
    };
    let is_key = |ty: &Type| matches!(ty, Type::Id(_) | Type::String | Type::U32 | Type::Integer | Type::Count);
    let found = object.field(key);
    if !found.is_some_and(|found| found.doubtful || found.access.is_edited() && is_key(&found.ty)) {
        let message = format!("`{}` has no field `{key}` that identifies its elements", object.name.value);
        report
            .error("bad-edit", &edit.span, message)
            .help("the field is an ID, a string or a whole number that an update sends")
            .suggest(key, object.fields.iter().map(|field| field.name.as_str()));
    }
}

fn can_be_edited(resource: &Resource, field: &Field, edit: &At<Edit>, report: &Report) {
    let name = &field.name.value;
    if !matches!(field.access, Access::Edit | Access::Update) {
        report.error("bad-edit", &edit.span, format!("`{name}` cannot be sent by an update"));
    } else if field.is_optional() {
        report.error("bad-edit", &edit.span, format!("`{name}` may be absent from a response"));
    }
    let is_possible = resource.is_saved() && resource.updates_freely() && resource.allows(Operation::Get);
    if !is_possible && !resource.doubtful {
        let message = format!("`{}` cannot be read and updated one field at a time", resource.name.value);
        report.error("bad-edit", &edit.span, message);
    }
}
