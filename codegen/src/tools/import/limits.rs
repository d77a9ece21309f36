//! The limits of values, and their defaults.

use serde_json::Value as Json;

use super::draft::{Draft, Pair, Type, Value};
use super::uses::Uses;
use crate::tools::document::Schema;

/// The limits of a value, and the value that it has unless another one is given. Limits that a spec does not have are noted.
pub fn limits(draft: &mut Draft, about: &str, ty: &Type, uses: &Uses<'_>) -> Vec<Pair> {
    let find = |key: &str| uses.written().chain(&uses.read).find_map(|schema: &Schema<'_>| schema.keyword(key));
    let count = |key: &str| find(key).and_then(Json::as_u64);
    let mut pairs = Vec::new();
    let mut put = |key: &str, value: Value| pairs.push(Pair::new(key, value));
    let default = find("default");
    match (ty, default) {
        (Type::Enum(_), Some(Json::String(text))) => put("default", Value::text(text)),
        (Type::Enum(_), Some(Json::Number(number))) => put("default", Value::literal(number)),
        (ty, Some(default)) => literal(ty, default).into_iter().for_each(|value| put("default", value)),
        (_, None) => {}
    }
    let mut unsaid =
        |key: &str| draft.lacks(about, format!("`{key}` has no counterpart in a spec, so it is not checked"));
    match ty {
        Type::Plain("i64" | "u32" | "u64" | "f64") => {
            let ends = [find("minimum"), find("maximum")].map(|end| end.filter(|end| end.is_number()));
            match ends {
                [Some(low), Some(high)] => put("range", Value::numbers(ends_of(ty, [low, high]))),
                // A type without a sign says it.
                [Some(low), None] if low.as_i64() == Some(0) && *ty != Type::Plain("f64") => {}
                [Some(_), None] => unsaid("minimum"),
                [None, Some(_)] => unsaid("maximum"),
                [None, None] => {}
            }
            let others = ["exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
            others.into_iter().filter(|key| find(key).is_some()).for_each(unsaid);
        }
        Type::Plain("string") => {
            if let Some(Json::String(pattern)) = find("pattern") {
                put("pattern", Value::text(pattern));
            }
            if let Some(most) = count("maxLength") {
                put("max_length", Value::literal(most));
            }
            if count("minLength").is_some_and(|least| least > 0) {
                unsaid("minLength");
            }
        }
        Type::List(_) => {
            let ends = [count("minItems"), count("maxItems")];
            if ends.iter().any(Option::is_some) {
                let [least, most] = ends;
                put("length", Value::numbers([least.unwrap_or(0), most.unwrap_or(u64::from(u32::MAX))]));
            }
            if find("uniqueItems").and_then(Json::as_bool) == Some(true) {
                unsaid("uniqueItems");
            }
        }
        _ => {}
    }
    pairs
}

/// The ends of a range. Those of a whole number are whole, although a document may write `0.0`.
fn ends_of(ty: &Type, ends: [&Json; 2]) -> [String; 2] {
    ends.map(|end| match (ty, end.as_f64()) {
        (Type::Plain("f64"), Some(end)) => format!("{end:?}"),
        (_, Some(real)) if end.is_f64() => format!("{real:.0}"),
        _ => end.to_string(),
    })
}

/// A fixed value of a type, if the type has such values.
pub fn literal(ty: &Type, value: &Json) -> Option<Value> {
    match (ty, value) {
        (Type::Plain("string"), Json::String(text)) if !text.is_empty() => Some(Value::text(text)),
        (Type::Plain("bool"), Json::Bool(flag)) => Some(Value::literal(flag)),
        (Type::Plain("i64"), Json::Number(number)) if number.is_i64() => Some(Value::literal(number)),
        (Type::Plain("u32" | "u64"), Json::Number(number)) if number.as_i64().is_some_and(|number| number >= 0) => {
            Some(Value::literal(number))
        }
        _ => None,
    }
}
