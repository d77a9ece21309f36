//! Tests on an attribute, whose value may be a string, a number or a boolean.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::leaf::Leaf;
use super::values::MatchType;
use super::version;

/// The keys that a test on an attribute has to have.
#[inline]
pub(super) fn needed(leaf: &Leaf) -> &'static [&'static str] {
    match leaf.match_type() {
        None | Some(MatchType::Exists) => &["name"],
        Some(_) => &["name", "value"],
    }
}

/// Whether an attribute with this value passes. Of an absent attribute, only `exists` is decided, and the types have to be equal.
#[inline]
pub(super) fn passes(leaf: &Leaf, found: Option<&Value>) -> Option<bool> {
    let found = found.filter(|value| !value.is_null());
    let value = leaf.value();
    let number = || compare(found?.as_number()?, value?.as_number()?);
    let version = || version::compare(found?.as_str()?, value?.as_str()?);
    match comparison(leaf) {
        MatchType::Exists => Some(found.is_some()),
        MatchType::Exact => equal(found?, value?),
        MatchType::Substring => Some(found?.as_str()?.contains(value?.as_str()?)),
        MatchType::Lt => number().map(Ordering::is_lt),
        MatchType::Le => number().map(Ordering::is_le),
        MatchType::Gt => number().map(Ordering::is_gt),
        MatchType::Ge => number().map(Ordering::is_ge),
        MatchType::SemverEq => version().map(Ordering::is_eq),
        MatchType::SemverLt => version().map(Ordering::is_lt),
        MatchType::SemverLe => version().map(Ordering::is_le),
        MatchType::SemverGt => version().map(Ordering::is_gt),
        MatchType::SemverGe => version().map(Ordering::is_ge),
        _ => None,
    }
}

#[inline]
fn comparison(leaf: &Leaf) -> MatchType {
    let default = if leaf.value().is_some() { MatchType::Exact } else { MatchType::Exists };
    leaf.match_type().unwrap_or(default)
}

#[inline]
fn equal(found: &Value, value: &Value) -> Option<bool> {
    match (found, value) {
        (Value::String(found), Value::String(value)) => Some(found == value),
        (Value::Bool(found), Value::Bool(value)) => Some(found == value),
        (Value::Number(found), Value::Number(value)) => compare(found, value).map(Ordering::is_eq),
        _ => None,
    }
}

/// Whole numbers are compared as such: as floats, two large ones may be equal that are not.
#[inline]
fn compare(found: &Number, value: &Number) -> Option<Ordering> {
    match (found.as_i128(), value.as_i128()) {
        (Some(found), Some(value)) => Some(found.cmp(&value)),
        _ => found.as_f64()?.partial_cmp(&value.as_f64()?),
    }
}

/// The test in words.
#[inline]
pub(super) fn words(leaf: &Leaf) -> Option<String> {
    let name = leaf.name()?;
    let value = leaf.value().map_or_else(|| "nothing".to_owned(), shown);
    let comparison = match comparison(leaf) {
        MatchType::Exists if leaf.value().is_none() => "exists".to_owned(),
        MatchType::Exists => format!("exists ({value} does not matter)"),
        MatchType::Exact => format!("is {value}"),
        MatchType::Substring => format!("contains {value}"),
        MatchType::Lt => format!("is less than {value}"),
        MatchType::Le => format!("is at most {value}"),
        MatchType::Gt => format!("is more than {value}"),
        MatchType::Ge => format!("is at least {value}"),
        MatchType::SemverEq => format!("is version {value}"),
        MatchType::SemverLt => format!("is a version before {value}"),
        MatchType::SemverLe => format!("is version {value} or earlier"),
        MatchType::SemverGt => format!("is a version after {value}"),
        MatchType::SemverGe => format!("is version {value} or later"),
        other => format!("matches {value}, by {:?}", other.as_str()),
    };
    Some(format!("the attribute {name:?} {comparison}"))
}

/// A string with its control characters escaped, or JSON.
#[inline]
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| format!("{text:?}"))
}
