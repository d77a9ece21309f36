//! Query parameters: those of lists and views, and those that ask for an action.

use super::draft::{Draft, Pair, Type, Value};
use super::paths::{Route, title};
use super::types::Types;
use super::uses::Uses;
use crate::model::Operation;
use crate::names::snake;
use crate::tools::document::{self, Kind, Parameter, Place};

/// The parameters that the query of an operation has, except those in `known`. Parameters elsewhere are noted, since a spec has none.
pub fn parameters<'d>(draft: &mut Draft, of: &document::Operation<'d>, known: &[&str]) -> Vec<Parameter<'d>> {
    let (mut in_query, mut others) = (Vec::new(), Vec::new());
    for parameter in of.parameters() {
        match parameter.place {
            Place::Path => {}
            Place::Query if known.contains(&parameter.name) => {}
            Place::Query => in_query.push(parameter),
            Place::Header | Place::Cookie => others.push(parameter),
        }
    }
    for parameter in others {
        let place = if parameter.place == Place::Header { "a header" } else { "a cookie" };
        draft.lacks(
            title(of),
            format!("`{}` is {place}, and only parameters of the query are supported", parameter.name),
        );
    }
    in_query
}

/// The entry for a parameter. `owner` is the name of the resource or view that has it, and an operation with it. `None` if it cannot be
/// in the query of a request, which is noted.
pub fn query<'d>(
    draft: &mut Draft,
    types: &mut Types<'d>,
    (owner, of): (&str, &document::Operation<'d>),
    parameter: &Parameter<'d>,
    on: &[Operation],
) -> Option<Pair> {
    let name = snake(parameter.name);
    let is_object = |schema: &document::Schema<'_>| schema.kind().is_none_or(|kind| kind == Kind::Object);
    let element = parameter.schema.as_ref().map(|schema| schema.items().unwrap_or_else(|| schema.clone()));
    if element.as_ref().is_some_and(is_object) {
        let why = "is an object or a choice, and a parameter of the query is one value, or a list of them";
        draft.lacks(title(of), format!("`{}` {why}", parameter.name));
        return None;
    }
    let uses = parameter.schema.clone().map(Uses::read).unwrap_or_default();
    let ty = match parameter.schema {
        Some(_) => types.of(draft, owner, &name, &uses),
        None => Type::Plain("string"),
    };
    let is_list = matches!(ty, Type::List(_));
    let mut pairs = Vec::new();
    if name != parameter.name {
        pairs.push(Pair::new("wire", Value::text(parameter.name)));
    }
    pairs.push(Pair::new("type", Value::Type(ty)));
    if on.contains(&Operation::Get) {
        pairs.push(Pair::new("on", Value::texts(on.iter().map(|operation| operation.name()))));
    }
    if is_list && parameter.is_joined {
        pairs.push(Pair::new("style", Value::text("comma")));
    }
    if parameter.is_required && on == [Operation::List] {
        pairs.push(Pair::new("required", Value::literal(true)));
    }
    if let Some(state) = state(parameter.node.text("x-release-state")) {
        pairs.push(Pair::new("state", Value::text(state)));
    }
    pairs.push(Pair::new("doc", Value::todo()));
    Some(Pair::new(&name, Value::Pairs(pairs)))
}

/// The actions that a parameter of an update asks for: one for each value.
pub fn actions(draft: &mut Draft, writes: &[&(Operation, Route<'_>)]) -> Vec<Pair> {
    let mut found: Vec<(String, String, Vec<Operation>)> = Vec::new();
    for (operation, route) in writes {
        for parameter in parameters(draft, &route.operation, &[]) {
            let values = parameter.schema.as_ref().and_then(document::Schema::values).unwrap_or_default();
            let values: Vec<_> = values.into_iter().filter_map(|value| value.as_str()).collect();
            if values.is_empty() || parameter.is_required || *operation == Operation::Delete {
                let why = "and a body has no parameters except those with the values of actions";
                draft.lacks(route.title(), format!("`{}` is a parameter of the query, {why}", parameter.name));
            }
            for value in values.into_iter().filter(|_| !parameter.is_required && *operation != Operation::Delete) {
                match found.iter_mut().find(|(name, known, _)| name == parameter.name && known == value) {
                    Some((.., with)) => with.push(*operation),
                    None => found.push((parameter.name.to_owned(), value.to_owned(), vec![*operation])),
                }
            }
        }
    }
    found.into_iter().filter_map(|(parameter, value, with)| action(draft, writes, &parameter, &value, &with)).collect()
}

fn action(
    draft: &mut Draft,
    writes: &[&(Operation, Route<'_>)],
    parameter: &str,
    value: &str,
    with: &[Operation],
) -> Option<Pair> {
    if !with.contains(&Operation::Update) {
        let create = writes.iter().find(|(operation, _)| with.contains(operation))?;
        let why = "no update takes it, and an action is an update";
        draft.lacks(create.1.title(), format!("`{parameter}={value}` is left out: {why}"));
        return None;
    }
    let sent = Pair::new(parameter, Value::text(value));
    let pairs = vec![
        Pair::new("query", Value::Pairs(vec![sent])),
        Pair::new("with", Value::texts(with.iter().map(|operation| operation.name()))),
        Pair::new("doc", Value::todo()),
    ];
    Some(Pair::new(&snake(value), Value::Pairs(pairs)))
}

/// The provider's word for a part that may still change.
pub fn state(said: Option<&str>) -> Option<&str> {
    said.filter(|state| ["alpha", "beta"].contains(state))
}
