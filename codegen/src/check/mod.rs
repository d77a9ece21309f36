//! The rules that a model has to follow before code is generated from it. Each family of rules has a file. All findings are collected.

mod actions;
mod api;
mod base_url;
mod edits;
mod feeds;
mod fields;
mod names;
mod objects;
mod operations;
mod pages;
mod pattern;
mod reserved;
mod routes;
mod scope;
mod shapes;
mod todo;
mod types;
mod views;
mod writers;

use crate::diagnostic::Report;
use crate::into_vec::IntoVec as _;
use crate::model::{Field, Model, Type};
use crate::spec::read::{Literal, list};

/// Checks a whole model.
pub fn check(model: &Model, report: &Report) {
    api::check(model, report);
    names::check(model, report);
    types::check(model, report);
    routes::check(model, report);
    fields::check(model, report);
    operations::check(model, report);
    pages::check(model, report);
    feeds::check(model, report);
    shapes::check(model, report);
    objects::check(model, report);
    views::check(model, report);
    writers::check(model, report);
    edits::check(model, report);
    actions::check(model, report);
    todo::check(model, report);
}

/// The reason why a value does not have a type.
fn mismatch(model: &Model, ty: &Type, value: &Literal) -> Option<String> {
    let expected = match (ty, value) {
        (Type::Enum(name), value) => {
            let found = model.find_enum(name).filter(|found| !found.doubtful && found.variant(value).is_none())?;
            let values: Vec<String> = found.values.iter().map(|variant| shown(&variant.value)).into_vec();
            let values = list(values.iter().map(String::as_str));
            return Some(format!("`{name}` has no value `{}`; it has {values}", shown(value)));
        }
        (Type::Handwritten { name, .. }, value) => {
            let default = model.handwritten(name).and_then(|found| found.default.as_deref());
            return match default {
                Some(default) if default == value => None,
                Some(default) => {
                    let (default, value) = (shown(default), shown(value));
                    Some(format!("expected `{default}`, the default of `{name}`, found `{value}`"))
                }
                None => Some(format!("`{name}` has no default, so a field of it takes no fixed value")),
            };
        }
        (Type::Unknown | Type::Json, _)
        | (Type::Bool, Literal::Bool(_))
        | (Type::Integer, Literal::Integer(_))
        | (Type::String, Literal::Text(_)) => return None,
        (Type::Count, Literal::Integer(number)) if *number >= 0 => return None,
        (Type::U32, Literal::Integer(number)) if u32::try_from(*number).is_ok() => return None,
        (Type::Bool, _) => "`true` or `false`",
        (Type::Integer, _) => "a whole number",
        (Type::Count, _) => "a whole number that is not negative",
        (Type::U32, _) => "a whole number from 0 to 4294967295",
        (Type::String, _) => "a string",
        (Type::Number | Type::Time | Type::Date | Type::Id(_) | Type::Object(_) | Type::List(_) | Type::Map(..), _) => {
            return Some(format!("a field of this type takes no fixed value, such as `{}`", shown(value)));
        }
    };
    Some(format!("expected {expected}, found `{}`", shown(value)))
}

/// The reason why a field cannot have a value: it has another type, or lies outside the field's limits.
fn unfit(model: &Model, field: &Field, value: &Literal) -> Option<String> {
    let outside = field.range.as_ref().filter(|range| !range.allows(value)).map(|range| {
        let [low, high] = range.ends();
        format!("{} lies outside the range of `{}`, {low} to {high}", shown(value), field.name.value)
    });
    mismatch(model, &field.ty, value).or(outside).or_else(|| unmatched(field, value))
}

/// Says that a text does not match the pattern of its field, or is too long.
fn unmatched(field: &Field, value: &Literal) -> Option<String> {
    let Literal::Text(text) = value else { return None };
    let name = &field.name.value;
    let long = field.max_length.as_deref().filter(|most| text.chars().count() > **most as usize);
    let long = long.map(|most| format!("`{text:?}` is too long: `{name}` has at most {most} characters"));
    let strange = field.pattern.as_ref().filter(|pattern| !pattern::matches(pattern, text));
    long.or_else(|| strange.map(|_| format!("`{text:?}` does not match the pattern of `{name}`")))
}

/// A value as the spec writes it: the text `"true"` is not the flag `true`.
fn shown(value: &Literal) -> String {
    match value {
        Literal::Bool(flag) => flag.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Text(text) => format!("{text:?}"),
    }
}
