//! The GET operations that belong to no resource: objects that are only read.

use super::answers::{elements, is_csv, is_object, successes, value};
use super::draft::{Draft, Pair, Table, Type, Value};
use super::pages::{CURSORS, PAGES, is_one_of};
use super::paths::{Route, argument, is_open};
use super::plan::{Above, Left, Planned};
use super::queries::{parameters, query, state};
use super::types::Types;
use super::uses::Uses;
use crate::model::IdKind;
use crate::model::template::placeholder;
use crate::names::{pascal, snake};
use crate::tools::document::Kind;

/// The table of a view. `None` if it cannot be one, which is noted.
pub fn view<'d>(
    draft: &mut Draft,
    types: &mut Types<'d>,
    owner: Option<&Planned<'d>>,
    left: &Left<'d>,
) -> Option<Table> {
    let (route, why) = left;
    if route.operation.method != "GET" || !route.is_plain() {
        draft.lacks(route.title(), *why);
        return None;
    }
    let name = name(route, owner.is_some());
    let content = content(draft, types, route, &name)?;
    let params = params(types, route, owner);
    let place = match owner {
        Some(owner) => vec!["resources", &owner.name, "views", &name],
        None => vec!["views", &name],
    };
    let mut table = Table::new(&place);
    table.put("type", content);
    // The default follows from the name, which may change.
    table.put("path", Value::Text(path(route, owner)));
    if !params.is_empty() {
        table.put("params", Value::Pairs(params));
    }
    let outcomes = outcomes(draft, route);
    if !outcomes.is_empty() {
        table.put("outcomes", Value::Pairs(outcomes));
    }
    state(route.operation.node.text("x-release-state")).iter().for_each(|state| table.put("state", Value::text(state)));
    let called = format!("{}_{name}", owner.map_or("", |owner| owner.name.as_str()));
    let called = called.trim_matches('_');
    let parameters = parameters(draft, &route.operation, &[]);
    if parameters.iter().any(|parameter| [&PAGES[..], &CURSORS].iter().any(|names| is_one_of(parameter, names))) {
        draft.differs(route.title(), "its list is inside an object, so it is a view: each page is a call of its own");
    }
    let of = &route.operation;
    let queries = parameters.iter().filter_map(|parameter| query(draft, types, (called, of), parameter, &[]));
    let queries: Vec<_> = queries.collect();
    if !queries.is_empty() {
        table.put("query", Value::Lines(queries));
    }
    table.put("doc", Value::todo());
    Some(table)
}

/// The number of the resource that the last ID in the path identifies.
pub fn owner(planned: &[Planned<'_>], route: &Route<'_>) -> Option<usize> {
    let open = route.segments.iter().rev().find(|segment| is_open(segment))?;
    let before = route.segments.iter().position(|segment| segment == open)?.checked_sub(1)?;
    let is_last = route.segments.last() == Some(open);
    planned.iter().position(|planned| {
        let is_one = planned.is_flat || matches!(planned.above, Above::Nothing);
        let is_named = argument(open) == format!("{}_id", planned.name) || route.segments[before] == planned.segment;
        is_one && is_named && !is_last && planned.identity.is_some()
    })
}

/// The content of the view: an object, any JSON, or CSV.
fn content<'d>(draft: &mut Draft, types: &mut Types<'d>, route: &Route<'d>, name: &str) -> Option<Value> {
    let Some(schema) = value(&route.operation) else {
        if is_csv(&route.operation) {
            return Some(Value::text("csv"));
        }
        draft.lacks(route.title(), "its response is neither JSON nor CSV, as far as the document says");
        return None;
    };
    if is_object(&schema) {
        let ty = types.of(draft, name, "response", &Uses::read(schema));
        return matches!(ty, Type::Object(_)).then_some(Value::Type(ty)).or(Some(Value::text("json")));
    }
    if elements(&route.operation).is_some() {
        draft.differs(route.title(), "it is a list that belongs to no resource, so the draft reads it as any JSON");
    } else if schema.kind().is_some_and(|kind| kind != Kind::Object) {
        draft.differs(route.title(), "its response is not an object, so the draft reads it as any JSON");
    }
    Some(Value::text("json"))
}

/// The types of the placeholders that do not follow from their names.
fn params<'d>(types: &mut Types<'d>, route: &Route<'d>, owner: Option<&Planned<'d>>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let parameters = route.operation.parameters();
    for name in places(route, owner) {
        let schema = parameters.iter().find(|parameter| parameter.name == name).and_then(|found| found.schema.as_ref());
        let is_text = schema.is_none_or(|schema| schema.kind() != Some(Kind::Integer));
        let is_id = snake(name).ends_with("_id");
        let ty = match schema.and_then(|schema| schema.text("format")) {
            Some("date") => Type::Plain("date"),
            _ if is_text && !is_id => Type::Plain("string"),
            _ => types.id_in_path(&argument(&format!("{{{name}}}")), schema),
        };
        let follows = match &ty {
            Type::Id(of) => pascal(name) == format!("{}Id", pascal(of)),
            Type::FreeId(of) => pascal(name) == format!("{of}Id"),
            _ => false,
        };
        if !follows {
            pairs.push(Pair::new(name, Value::Type(ty)));
        }
    }
    pairs
}

/// The placeholders except the one of the owner.
fn places<'d>(route: &Route<'d>, owner: Option<&Planned<'d>>) -> Vec<&'d str> {
    let mut names: Vec<_> = route.segments.iter().filter_map(|segment| placeholder(segment)).collect();
    if owner.is_some() {
        names.pop();
    }
    names
}

/// The path, with `{id}` for the ID of the owner.
fn path(route: &Route<'_>, owner: Option<&Planned<'_>>) -> String {
    let last = route.segments.iter().rposition(|segment| is_open(segment)).filter(|_| owner.is_some());
    let segments = route.segments.iter().enumerate();
    let named = segments.map(|(at, segment)| if Some(at) == last { "{id}" } else { segment });
    named.collect::<Vec<_>>().join("/")
}

/// The name: what follows the ID of the owner, or what the document calls the operation.
fn name(route: &Route<'_>, is_owned: bool) -> String {
    let words = |segments: &[&str]| {
        let plain =
            segments.iter().filter(|segment| !is_open(segment)).map(|segment| snake(&segment.replace('.', "_")));
        plain.collect::<Vec<_>>().join("_")
    };
    if is_owned {
        let last = route.segments.iter().rposition(|segment| is_open(segment)).unwrap_or(0);
        return words(&route.segments[last..]);
    }
    if let [alone] = route.segments[..] {
        return snake(alone);
    }
    let called = route.operation.node.text("operationId").map(snake);
    let called = called.map(|called| called.strip_prefix("get_").map(str::to_owned).unwrap_or(called));
    called.unwrap_or_else(|| words(&route.segments))
}

/// The successes without a value.
fn outcomes(draft: &mut Draft, route: &Route<'_>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (status, _) in successes(&route.operation).into_iter().filter(|(status, _)| *status != 200) {
        match status {
            202 => pairs.push(Pair::new("202", Value::text("pending"))),
            204 => pairs.push(Pair::new("204", Value::text("nothing"))),
            _ => {
                draft.lacks(route.title(), format!("it may succeed with {status}, which is not the status of a value"))
            }
        }
    }
    pairs
}

/// The kind of most IDs of the document.
pub fn most_frequent(planned: &[Planned<'_>]) -> IdKind {
    let kinds: Vec<_> = planned.iter().filter_map(|planned| Some(planned.identity.as_ref()?.kind)).collect();
    let texts = kinds.iter().filter(|kind| **kind == IdKind::Text).count();
    if texts * 2 > kinds.len() { IdKind::Text } else { IdKind::Number }
}
