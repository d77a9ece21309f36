//! Rules about constructors of objects: that each makes an object that can be sent.

use super::{shapes, unfit};
use crate::diagnostic::Report;
use crate::model::{Access, Arg, Constructor, Model, Object};

pub fn check(model: &Model, report: &Report) {
    for object in &model.objects {
        for made in &object.constructors {
            constructor(model, object, made, report);
        }
    }
}

fn constructor(model: &Model, object: &Object, made: &Constructor, report: &Report) {
    let name = &made.name;
    if !object.is_written() {
        let message = format!("`{}` is read-only, so it cannot have constructors", object.name.value);
        report.error("useless-constructor", &name.span, message);
        return;
    }
    for field in object.written().filter(|field| field.is_required()) {
        if !made.settles(&field.name) && !made.doubtful {
            let message = format!("`{}` leaves out `{}`", name.value, field.name.value);
            report.error("incomplete-constructor", &name.span, message).related(&field.name.span, "which is required");
        }
    }
    for arg in &made.args {
        if let Arg::Pairs(first, _) = arg {
            report.error("bad-pair", &first.span, "an argument for an object is one field: pairs are for resources");
        }
    }
    for (field, value) in &made.set {
        let found = object.field(field).filter(|found| !found.doubtful);
        if let Some(why) = found.and_then(|found| unfit(model, found, value)) {
            report.error("bad-value", &value.span, why);
        }
    }
    shapes::each_field_once(made, report);
    for field in made.fields() {
        if object.field(field).is_some_and(|found| !found.doubtful && found.access == Access::Read) {
            report.error("read-only", &field.span, format!("`{}` cannot be written", field.value));
        }
    }
}
