//! Checks that a snapshot is consistent with itself and with the API.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Snapshot, entity, time};
use crate::model::table::{Access, ApiTable, FieldTable, Kind, ResourceTable};
use crate::sandbox::engine::rules::Rules;
use crate::sandbox::engine::served::Served;
use crate::sandbox::engine::store::{self, Object, parents_of};
use crate::sandbox::engine::validate;

/// New IDs and times follow the last ones of the snapshot, so both have to leave room for more.
const LARGEST_ID: u64 = i64::MAX as u64;
const END_OF_TIME: &str = "9999";

/// All problems of a snapshot, each with its place.
pub(super) fn problems(snapshot: &Snapshot, served: &'static Served) -> Vec<String> {
    Check { snapshot, served }.problems()
}

struct Check<'a> {
    snapshot: &'a Snapshot,
    served: &'static Served,
}

impl Check<'_> {
    fn problems(&self) -> Vec<String> {
        let Snapshot { last_id, last_time, end_of_traffic, objects, .. } = self.snapshot;
        let mut problems = Vec::new();
        if *last_id > LARGEST_ID {
            problems.push(format!("last_id is more than {LARGEST_ID}"));
        }
        if time(last_time).is_none() || last_time.as_str() >= END_OF_TIME {
            problems.push("last_time is not a time that others can follow".to_owned());
        }
        if end_of_traffic.as_ref().is_some_and(|text| time(text).is_none()) {
            problems.push("end_of_traffic is not a time".to_owned());
        }
        for (path, objects) in objects {
            match entity(self.served.table, path) {
                None => problems.push(format!("objects.{path}: there is no such resource")),
                Some(resource) => objects.iter().enumerate().for_each(|(index, object)| {
                    let place = format!("{path}[{index}]");
                    has_the_fields(self.served.rules, &place, resource.fields, object, &mut problems);
                }),
            }
        }
        // The following checks read the IDs, which have to exist first.
        if problems.is_empty() {
            self.ids_are_unique(&mut problems);
            self.references_hold(&mut problems);
        }
        problems
    }

    /// Every object of a known resource, with its place.
    fn each(&self) -> impl Iterator<Item = (String, &'static ResourceTable, &Object)> {
        let table = self.served.table;
        let known = self.snapshot.objects.iter();
        let known = known.filter_map(move |(path, objects)| Some((entity(table, path)?, objects)));
        known.flat_map(|(resource, objects)| {
            let place = move |index| format!("{}[{index}]", resource.path);
            objects.iter().enumerate().map(move |(index, object)| (place(index), resource, object))
        })
    }

    fn ids_are_unique(&self, problems: &mut Vec<String>) {
        let mut seen = BTreeSet::new();
        for (place, resource, object) in self.each() {
            let id = id_of(resource, object);
            if id > self.snapshot.last_id {
                problems.push(format!("{place}.id is more than last_id"));
            }
            // An object may also be shown as one of another resource.
            if !seen.insert((resource.name, id)) {
                problems.push(format!("{place}.id is {id}, as that of another object"));
            }
        }
    }

    fn references_hold(&self, problems: &mut Vec<String>) {
        let known: BTreeMap<_, _> =
            self.each().map(|(_, resource, object)| ((resource.name, id_of(resource, object)), object)).collect();
        for (place, resource, object) in self.each() {
            // The API has only the ID of a parent that is not a resource.
            let parents = parents_of(resource, object).filter(|(name, _)| entity_named(self.served.table, name));
            let missing = parents.filter(|parent| !known.contains_key(parent));
            problems.extend(missing.map(|(parent, id)| format!("{place}: there is no {parent} {id}")));
        }
        let find = |resource: &'static str, id| known.get(&(resource, id)).copied();
        for (index, traffic) in self.snapshot.traffic.iter().enumerate() {
            let problem = self.served.rules.traffic_problem(traffic, &find);
            problems.extend(problem.map(|problem| format!("traffic[{index}]: {problem}")));
        }
    }
}

fn id_of(resource: &ResourceTable, object: &Object) -> u64 {
    store::id_of(resource, object).unwrap_or(0)
}

/// Whether objects of a resource are stored.
fn entity_named(table: &ApiTable, name: &str) -> bool {
    table.resource(name).is_some_and(|resource| resource.id().is_some())
}

/// Whether the server could have created an object. Unlike a body, it has all fields, including the read-only ones.
fn has_the_fields(
    rules: &dyn Rules,
    place: &str,
    fields: &'static [FieldTable],
    object: &Object,
    problems: &mut Vec<String>,
) {
    let stored = |field: &&FieldTable| field.access != Access::Write;
    let known = |name: &str| fields.iter().filter(stored).any(|field| field.name == name);
    problems.extend(object.keys().filter(|name| !known(name)).map(|name| format!("{place}.{name} is unknown")));
    for field in fields.iter().filter(stored) {
        let place = format!("{place}.{}", field.name);
        match object.get(field.name) {
            None if field.seen_absent => {}
            None => problems.push(format!("{place} is missing")),
            Some(Value::Null) if field.nullable || field.seen_null => {}
            Some(value) => is_of_the_kind(rules, &place, &field.kind, value, problems),
        }
    }
}

fn is_of_the_kind(rules: &dyn Rules, place: &str, kind: &'static Kind, value: &Value, problems: &mut Vec<String>) {
    match (kind, value) {
        // Values that no request can write are accepted, since the API may have stored them.
        (Kind::Handwritten(of), value) => is_of_the_kind(rules, place, &of.wire, value, problems),
        (Kind::List(element), Value::Array(values)) => values.iter().enumerate().for_each(|(index, value)| {
            is_of_the_kind(rules, &format!("{place}[{index}]"), element, value, problems);
        }),
        (Kind::Map(_, kind), Value::Object(entries)) => entries.iter().for_each(|(key, value)| {
            is_of_the_kind(rules, &format!("{place}[{key:?}]"), kind, value, problems);
        }),
        (Kind::Object(table), Value::Object(object)) => has_the_fields(rules, place, table.fields, object, problems),
        _ => drop(validate::of_kind(rules, place, kind, value, problems)),
    }
}
