//! Guesses the type of a field that the spec does not describe, from its values.

use serde_json::{Map, Value};

use super::mismatch::{is_date, is_time};
use crate::model::{IdKind, Model, Type};
use crate::names::{pascal, singular, snake};

/// The guess for a field.
#[derive(Debug, PartialEq)]
pub enum Guess<'a> {
    /// A type of the spec.
    Type(Type),
    /// A type of the spec for which there is little evidence, and the assumption that has to be checked.
    Weak(Type, &'static str),
    /// Objects that the spec does not describe.
    Object(Vec<&'a Map<String, Value>>),
    /// Lists of such objects.
    Objects(Vec<&'a Map<String, Value>>),
    /// Values that a spec cannot describe.
    None(&'static str),
}

/// The type that fits all of these values. `null` does not matter.
pub fn guess<'a>(model: &Model, name: &str, values: &[&'a Value]) -> Guess<'a> {
    let values: Vec<_> = values.iter().copied().filter(|value| !value.is_null()).collect();
    let all = |is: fn(&Value) -> bool| values.iter().all(|value| is(value));
    if values.is_empty() {
        return Guess::Weak(Type::String, "only null was seen, so the type is not known");
    }
    if all(Value::is_array) {
        return list(model, name, &values);
    }
    if all(Value::is_object) {
        return objects(values.iter().filter_map(|value| value.as_object()).collect());
    }
    let ty = if all(Value::is_boolean) {
        Type::Bool
    } else if all(Value::is_u64) {
        id(model, name, IdKind::Number).unwrap_or(Type::Count)
    } else if all(Value::is_i64) {
        Type::Integer
    } else if all(Value::is_number) {
        Type::Number
    } else if all(is_time) {
        Type::Time
    } else if all(is_date) {
        Type::Date
    } else if all(Value::is_string) {
        id(model, name, IdKind::Text).unwrap_or(Type::String)
    } else {
        return Guess::None("values of several types were seen, and a field has one");
    };
    Guess::Type(ty)
}

fn list<'a>(model: &Model, name: &str, lists: &[&'a Value]) -> Guess<'a> {
    let elements: Vec<&'a Value> = lists.iter().filter_map(|value| value.as_array()).flatten().collect();
    let of = |ty| Type::List(Box::new(ty));
    if elements.is_empty() {
        return Guess::Weak(of(Type::String), "only empty lists were seen, so the type is not known");
    }
    if elements.iter().any(|element| element.is_null()) {
        return Guess::None("a list with null in it was seen, which a spec cannot describe");
    }
    match guess(model, &singular(name), &elements) {
        Guess::Type(ty) => Guess::Type(of(ty)),
        Guess::Weak(ty, why) => Guess::Weak(of(ty), why),
        Guess::Object(objects) => Guess::Objects(objects),
        Guess::Objects(_) => Guess::None("lists of lists of objects were seen: describe the objects first"),
        none => none,
    }
}

fn objects(objects: Vec<&Map<String, Value>>) -> Guess<'_> {
    if objects.iter().all(|object| object.is_empty()) {
        return Guess::None("only empty objects were seen, so nothing is known of their fields");
    }
    Guess::Object(objects)
}

/// The resource that a field with its name identifies: `goal_id`, `primary_goal_id`.
pub fn id(model: &Model, name: &str, kind: IdKind) -> Option<Type> {
    let name = snake(name);
    let of = name.strip_suffix("_id")?;
    let ends = |resource: &str| of == resource || of.ends_with(&format!("_{resource}"));
    let named =
        model.resources.iter().filter(|resource| resource.is_entity() && resource.id == kind && ends(&resource.name));
    named.max_by_key(|resource| resource.name.len()).map(|resource| Type::Id(resource.name.value.clone()))
}

/// Candidates for the name of the objects of a field, the best first.
pub fn object_names(name: &str) -> impl Iterator<Item = String> {
    let name = match pascal(name) {
        name if crate::names::is_usable(&name) => name,
        name => format!("Object{name}"),
    };
    let numbered = (2..100).map({
        let name = name.clone();
        move |number| format!("{name}{number}")
    });
    [name.clone(), format!("{name}Object")].into_iter().chain(numbered)
}
