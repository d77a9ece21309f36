//! An example of a response, as JSON with the fields that are always present.

use crate::into_vec::IntoVec as _;
use crate::model::{Field, IdKind, Model, Range, Type};
use crate::spec::read::Literal;

/// An object with the fields that are always present, or that every create gives. Any other field is left out, so that no two fields
/// exclude each other.
pub fn example(model: &Model, name: &str, fields: &[Field]) -> String {
    object(model, fields, &[name])
}

/// `inside` names the objects around it. Another object of such a kind is empty, and so is a list of them, since it would not end.
fn object(model: &Model, fields: &[Field], inside: &[&str]) -> String {
    let entries = fields.iter().filter(|field| field.is_read()).filter_map(|field| {
        let is_absent = field.is_optional() || field.reads_as_empty();
        let value = match is_absent && !field.is_required() {
            true if is_nullable(field) => "null".to_owned(),
            true => return None,
            false => value(model, field, &field.ty, inside),
        };
        Some(format!("{}:{value}", text(&field.wire)))
    });
    format!("{{{}}}", entries.into_vec().join(","))
}

/// Whether a field is always present, and may be null.
fn is_nullable(field: &Field) -> bool {
    let may_be_absent = field.seen_absent || field.absent_in_lists || field.unset || field.null.is_some();
    field.seen_null && !may_be_absent && !field.keeps_null
}

fn value(model: &Model, field: &Field, ty: &Type, inside: &[&str]) -> String {
    let example = field.example.as_ref().map(|example| &example.value);
    match (ty, example) {
        (Type::List(element), _)
            if element.any(&|ty| matches!(ty, Type::Object(name) if inside.contains(&&**name))) =>
        {
            "[]".to_owned()
        }
        (Type::List(element), example) => {
            let least = field.length.as_ref().map_or(0, |length| length.0 as usize);
            let count = least.max(usize::from(example.is_some()));
            format!("[{}]", vec![value(model, field, element, inside); count].join(","))
        }
        (Type::Map(..), _) => "{}".to_owned(),
        (Type::Object(name), _) => {
            let found = model.object(name).filter(|_| !inside.contains(&&**name));
            let fields = found.map_or(&[][..], |object| &object.fields);
            object(model, fields, &[inside, &[name]].concat())
        }
        (Type::Id(name), _) => match model.id_kind(name) {
            IdKind::Number => "1234".to_owned(),
            IdKind::Text => text("a-1234"),
        },
        (Type::Enum(name), example) => {
            let values = model.find_enum(name).map(|found| &found.values);
            let first = || values.and_then(|values| Some(&values.first()?.value));
            example.or_else(first).map_or_else(|| "null".to_owned(), literal)
        }
        (_, Some(example)) => literal(example),
        (Type::Handwritten { name, .. }, None) => {
            let default = model.handwritten(name).and_then(|found| found.default.as_ref());
            match (default, model.on_wire(ty)) {
                (Some(default), _) => literal(&default.value),
                (None, wire) => value(model, field, wire, inside),
            }
        }
        (Type::Bool, None) => "false".to_owned(),
        (Type::U32 | Type::Integer | Type::Count, None) => match field.range.as_deref() {
            Some(Range::Whole(low, high)) => low.midpoint(*high).to_string(),
            _ => "1".to_owned(),
        },
        (Type::Number, None) => match field.range.as_deref() {
            Some(Range::Real(low, high)) => format!("{:?}", low.midpoint(*high)),
            _ => "0.5".to_owned(),
        },
        (Type::Time, None) => text("2030-01-01T08:00:00Z"),
        (Type::Date, None) => text("2030-01-01"),
        (Type::String, None) => {
            let most = field.max_length.as_deref().map_or(usize::MAX, |most| *most as usize);
            text(&field.wire.chars().take(most).collect::<String>())
        }
        (Type::Json | Type::Unknown, None) => "{}".to_owned(),
    }
}

fn literal(value: &Literal) -> String {
    match value {
        Literal::Bool(flag) => flag.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Text(value) => text(value),
    }
}

/// A JSON string.
fn text(value: &str) -> String {
    let mut quoted = String::from('"');
    for character in value.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            control if control.is_control() => quoted.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}
