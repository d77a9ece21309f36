//! What has to hold of a model before code is made of it. A file for each family of rules; every finding is collected.

mod api;
mod fields;
mod names;
mod operations;
mod pages;
mod reserved;
mod routes;
mod shapes;

use crate::diagnostic::Report;
use crate::model::{Model, Type};
use crate::read::{Literal, list};

/// Checks a whole model.
pub fn check(model: &Model, report: &Report) {
    api::check(model, report);
    names::check(model, report);
    routes::check(model, report);
    fields::check(model, report);
    operations::check(model, report);
    pages::check(model, report);
    shapes::check(model, report);
}

/// Says what is wrong with a value as one of a type, and which text comes closest to being right.
fn misfit(model: &Model, ty: &Type, value: &Literal) -> Option<String> {
    let expected = match (ty, value) {
        (Type::Enum(name), value) => {
            let found = model.find_enum(name)?;
            if found.variant(value).is_some() {
                return None;
            }
            let values: Vec<String> = found.values.iter().map(|variant| shown(&variant.value)).collect();
            return Some(format!(
                "`{name}` has no value `{}`; it has {}",
                shown(value),
                list(values.iter().map(String::as_str))
            ));
        }
        (Type::Unknown, _)
        | (Type::Bool, Literal::Bool(_))
        | (Type::Integer, Literal::Integer(_))
        | (Type::String, Literal::Text(_)) => return None,
        (Type::Count, Literal::Integer(number)) if *number >= 0 => return None,
        (Type::Conditions, Literal::Text(text)) if text == "[]" => return None,
        (Type::Bool, _) => "`true` or `false`",
        (Type::Integer, _) => "a whole number",
        (Type::Count, _) => "a whole number that is not negative",
        (Type::String, _) => "a text",
        (Type::Conditions, _) => "`[]`, the only tree that is written without building it",
        _ => "no fixed value: fields of this type cannot have one",
    };
    Some(format!("expected {expected}, found `{}`", shown(value)))
}

fn shown(value: &Literal) -> String {
    match value {
        Literal::Bool(flag) => flag.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Text(text) => text.clone(),
    }
}
