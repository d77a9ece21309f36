//! Checks an object as a whole, across its fields.

use serde_json::Value;

use super::{Problems, json};
use crate::model::table::{KindTable, Required, ResourceTable};
use crate::sandbox::engine::store::{Object, Store, id_of};

/// The problems of an object as a whole. `object` is the new state, and `given` contains the fields of the body.
pub(crate) fn whole(
    resource: &'static ResourceTable,
    store: &Store,
    object: &Object,
    given: &Object,
    problems: &mut Problems,
) {
    let choice = resource.at_least_one_of;
    if !choice.is_empty() && choice.iter().all(|name| is_missing(object, name)) {
        problems.push(format!("at least one of {} is required", choice.join(", ")));
    }
    kind(resource, object, given, problems);
    for (first, second) in resource.pairs {
        let length = |name: &str| object.get(name).and_then(Value::as_array).map_or(0, Vec::len);
        if length(first) != length(second) {
            problems.push(format!("{first} and {second} have to be of the same length"));
        }
    }
    for name in resource.unique.iter().filter(|name| given.contains_key(**name)) {
        if store.holders(resource, name, object).any(|id| Some(id) != id_of(resource, object)) {
            problems.push(format!("{name} is taken: {}", object[*name]));
        }
    }
}

fn is_missing(object: &Object, name: &str) -> bool {
    object.get(name).is_none_or(Value::is_null)
}

/// Checks the fields that the kind of an object requires, such as the selector of a click goal. If an object keeps its kind, only the
/// fields that the body removes are checked again.
fn kind(resource: &'static ResourceTable, object: &Object, given: &Object, problems: &mut Problems) {
    let kinds: Vec<_> = resource.kinds.iter().filter(|kind| !kind.fixed.is_empty()).collect();
    let Some((decisive, _)) = kinds.first().and_then(|kind| kind.fixed.first()) else { return };
    let decided = kinds.iter().flat_map(|kind| kind.fixed).any(|(name, _)| given.contains_key(*name));
    let agrees = |kind: &&&KindTable| {
        kind.fixed.iter().all(|(name, value)| is_missing(object, name) || object[*name] == json(value))
    };
    let missing = |kind: &&KindTable| missing_of_kind(resource, kind, object);
    match kinds.iter().filter(agrees).map(missing).min_by_key(Vec::len) {
        Some(missing) => {
            let asked = missing.iter().filter(|name| decided || given.contains_key(**name));
            problems.extend(asked.map(|name| format!("{name} is required for this kind of {}", resource.name)));
        }
        None if decided => {
            let value = object.get(*decisive).unwrap_or(&Value::Null);
            problems.push(format!("{decisive} cannot be {value} here"));
        }
        None => {}
    }
}

/// The fields that an object lacks for its kind, without those that every object of the resource needs. An empty string counts as
/// missing.
fn missing_of_kind(resource: &ResourceTable, kind: &KindTable, object: &Object) -> Vec<&'static str> {
    let of_kind = |name: &&str| resource.field(name).is_some_and(|field| field.required == Required::No);
    let lacks = |name: &&str| is_missing(object, name) || object[*name] == "";
    let names = kind.fixed.iter().map(|(name, _)| *name).chain(kind.needs.iter().copied());
    names.filter(of_kind).filter(lacks).collect()
}
