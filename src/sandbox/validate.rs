//! Bodies against the spec's tables: what is wrong with one, and what is left of it.

use serde_json::{Map, Value};

use super::store::{Object, Store};
use crate::Timestamp;
use crate::classic::API;
use crate::model::table::{Access, FieldTable, Kind, KindTable, Literal, Required, ResourceTable};

/// What is wrong with a body, field by field.
pub(super) type Problems = Vec<String>;

/// The fields of a body that may be written, checked. Unknown fields and those that cannot be written are left out, and so is
/// null where the object may be null but the API does not let it be set.
pub(super) fn fields(
    table: impl Iterator<Item = &'static FieldTable>,
    body: &Object,
    creating: bool,
    problems: &mut Problems,
) -> Object {
    let mut accepted = Map::new();
    for field in table.filter(|field| may_write(field, creating)) {
        let required = match field.required {
            Required::No => false,
            Required::Create => creating,
            Required::Always => true,
        };
        match body.get(field.name) {
            None if required => problems.push(format!("{} is required", field.name)),
            None => {}
            Some(Value::Null) if field.nullable => drop(accepted.insert(field.name.to_owned(), Value::Null)),
            Some(Value::Null) if required => problems.push(format!("{} is required", field.name)),
            Some(Value::Null) if field.seen_null || field.seen_absent || field.absent_in_lists => {}
            Some(value) => {
                if let Some(value) = checked(field, value, problems) {
                    accepted.insert(field.name.to_owned(), value);
                }
            }
        }
    }
    accepted
}

fn may_write(field: &FieldTable, creating: bool) -> bool {
    match field.access {
        Access::Read => false,
        Access::Create => creating,
        Access::Edit | Access::Write => true,
    }
}

fn checked(field: &FieldTable, value: &Value, problems: &mut Problems) -> Option<Value> {
    let before = problems.len();
    let value = of_kind(field.name, &field.kind, value, problems)?;
    if let (Some((low, high)), Some(number)) = (field.range, value.as_i64())
        && !(low..=high).contains(&number)
    {
        problems.push(format!("{} has to be from {low} to {high}, and is {number}", field.name));
    }
    if let (Some(pattern), Some(text)) = (field.pattern, value.as_str())
        && !regex_lite::Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(text))
    {
        problems.push(format!("{} does not match {pattern}", field.name));
    }
    if field.required != Required::No && matches!(field.kind, Kind::Text) && value == "" {
        problems.push(format!("{} is required, and is empty", field.name));
    }
    (problems.len() == before).then_some(value)
}

/// The value, if it is of this kind.
pub(super) fn of_kind(name: &str, kind: &Kind, value: &Value, problems: &mut Problems) -> Option<Value> {
    let mut expect = |fits: bool, expected: &str| {
        if !fits {
            problems.push(format!("{name} has to be {expected}"));
        }
        fits.then(|| value.clone())
    };
    match kind {
        Kind::Bool => expect(value.is_boolean(), "true or false"),
        Kind::Integer => expect(value.is_i64(), "an integer"),
        Kind::Count => expect(value.is_u64(), "an integer that is not negative"),
        Kind::Id(_) => expect(value.as_u64().is_some_and(|id| id > 0), "an id"),
        Kind::Number => expect(value.is_number(), "a number"),
        Kind::Text => expect(value.is_string(), "a string"),
        Kind::Time => expect(value.as_str().is_some_and(is_whole_second), "a time in UTC, as 2015-01-01T08:00:00Z"),
        Kind::OneOf(values) => {
            let shown: Vec<_> = values.iter().map(|value| json(value).to_string()).collect();
            let fits = values.iter().any(|known| json(known) == *value);
            expect(fits, &format!("one of {}", shown.join(", ")))
        }
        Kind::List(element) => match value.as_array() {
            None => expect(false, "a list"),
            Some(elements) => {
                let checked = elements
                    .iter()
                    .enumerate()
                    .map(|(index, value)| of_kind(&format!("{name}[{index}]"), element, value, problems));
                checked.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>().map(Value::Array)
            }
        },
        Kind::Object(object) => match (value.as_object(), API.object(object)) {
            (Some(body), Some(table)) => {
                let mut inner = Vec::new();
                let accepted = fields(table.fields.iter(), body, true, &mut inner);
                problems.extend(inner.into_iter().map(|problem| format!("{name}.{problem}")));
                Some(Value::Object(accepted))
            }
            _ => expect(false, "an object"),
        },
    }
}

/// What a schedule wants: whole seconds in UTC.
fn is_whole_second(text: &str) -> bool {
    text.parse::<Timestamp>().is_ok_and(|time| time.is_whole_second())
}

pub(super) fn json(literal: &Literal) -> Value {
    match literal {
        Literal::Bool(flag) => Value::from(*flag),
        Literal::Integer(number) => Value::from(*number),
        Literal::Text(text) => Value::from(*text),
    }
}

/// What is wrong with an object as a whole: `object` is what it will be, `given` what the body has of it.
pub(super) fn whole(
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
    // An empty text is what a field holds that was never set: any number of objects may have it.
    let is_set = |value: &Value| value.as_str() != Some("");
    for name in resource.unique.iter().filter(|name| given.get(**name).is_some_and(is_set)) {
        let taken = |other: &&Object| other.get("id") != object.get("id") && other.get(*name) == object.get(*name);
        if store.siblings(resource, object).iter().any(taken) {
            problems.push(format!("{name} is taken: {}", object[*name]));
        }
    }
}

fn is_missing(object: &Object, name: &str) -> bool {
    object.get(name).is_none_or(Value::is_null)
}

/// What the kind of an object asks for: a goal of clicks needs a selector. An object that keeps its kind is asked again only
/// for what the body takes from it.
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

/// What an object lacks to be of a kind, save what every object of the resource needs. An empty text is as good as none.
fn missing_of_kind(resource: &ResourceTable, kind: &KindTable, object: &Object) -> Vec<&'static str> {
    let of_kind = |name: &&str| resource.field(name).is_some_and(|field| field.required == Required::No);
    let lacks = |name: &&str| is_missing(object, name) || object[*name] == "";
    let names = kind.fixed.iter().map(|(name, _)| *name).chain(kind.needs.iter().copied());
    names.filter(of_kind).filter(lacks).collect()
}
