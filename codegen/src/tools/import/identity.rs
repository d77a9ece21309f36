//! The field of an object that is the ID in its path.

use super::answers::{elements, value};
use super::paths::Route;
use crate::model::template::placeholder;
use crate::model::{IdKind, Operation};
use crate::names::snake;
use crate::tools::document::{Kind, Schema};

/// The field with the ID of an object.
#[derive(Clone, Debug)]
pub struct Identity<'d> {
    /// Its name in responses.
    pub property: &'d str,
    pub kind: IdKind,
}

/// The field with the ID of the objects that these operations return.
pub fn identity<'d>(operations: &[(Operation, Route<'d>)], name: &str) -> Option<Identity<'d>> {
    let responses = operations.iter().filter_map(|(operation, route)| match operation {
        Operation::List => elements(&route.operation),
        Operation::Create => elements(&route.operation).or_else(|| value(&route.operation)),
        Operation::Get | Operation::Update => value(&route.operation),
        Operation::Archive | Operation::Delete => None,
    });
    let properties: Vec<_> = responses.flat_map(|response| response.properties()).collect();
    let is_item = |operation: Operation| !matches!(operation, Operation::List | Operation::Create);
    let in_path = operations.iter().find(|(operation, _)| is_item(*operation));
    let in_path = in_path.and_then(|(_, route)| placeholder(route.segments.last()?));
    let named = |wanted: &str| {
        let found = properties.iter().filter(|(property, _)| snake(property) == snake(wanted));
        found.filter_map(|(property, schema)| Some(Identity { property, kind: kind(schema)? })).next()
    };
    // A placeholder such as `{login}` names the field. `{id}` and `{user_id}` may name the field `id`.
    let exact = in_path.filter(|wanted| !snake(wanted).ends_with("id")).and_then(named);
    let own = format!("{name}_id");
    exact.or_else(|| named("id")).or_else(|| in_path.and_then(named)).or_else(|| named(&own)).or_else(|| named("uuid"))
}

/// The kind of an ID: a number or a string.
pub fn kind(schema: &Schema<'_>) -> Option<IdKind> {
    match schema.kind()? {
        Kind::Integer => Some(IdKind::Number),
        Kind::String if schema.text("format") != Some("date-time") => Some(IdKind::Text),
        _ => None,
    }
}
