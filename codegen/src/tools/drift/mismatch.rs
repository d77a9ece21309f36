//! Finds values that do not match the spec of their field.

use serde_json::{Number, Value};

use super::Deviation;
use super::objects::member;
use crate::model::{Enum, Field, IdKind, Model, Range, Type};
use crate::spec::read::Literal;

/// One value that does not match.
pub struct Mismatch {
    pub kind: Deviation,
    pub path: String,
    pub message: String,
    /// The new value of an enum.
    pub value: Option<(String, Literal)>,
}

impl Mismatch {
    fn new(kind: Deviation, path: &str, message: String) -> Self {
        Mismatch { kind, path: path.to_owned(), message, value: None }
    }
}

/// The mismatches of the value of a field, which may be missing.
pub fn of(model: &Model, field: &Field, may_be_absent: bool, path: &str, value: Option<&Value>) -> Vec<Mismatch> {
    let name = &*field.wire.value;
    let one = |kind, what: &str| vec![Mismatch::new(kind, path, format!("`{name}` {what}"))];
    match value {
        None if may_be_absent || !field.is_read() => Vec::new(),
        None => one(Deviation::Absent, "is not there, and the spec expects it always"),
        Some(_) if !field.is_read() => one(Deviation::NeverRead, "is there, and the spec says that no response has it"),
        Some(Value::Null) if field.seen_null => Vec::new(),
        Some(Value::Null) => one(Deviation::Null, "is null, and the spec expects a value"),
        Some(value) => {
            let mut found = Vec::new();
            elements(model, &field.ty, path, value, &mut found);
            found.extend(outside(field, value).map(|message| Mismatch::new(Deviation::OutOfRange, path, message)));
            found
        }
    }
}

/// The value of a secret in recordings of this crate, and in objects that a program has written as JSON. Its type is not known.
const REDACTED: &str = "[redacted]";

/// Examines lists. The fields of objects are examined with their own table.
fn elements(model: &Model, ty: &Type, path: &str, value: &Value, into: &mut Vec<Mismatch>) {
    if value == REDACTED {
        return;
    }
    match (model.on_wire(ty), value) {
        (Type::List(element), Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                elements(model, element, &format!("{path}[{index}]"), item, into);
            }
        }
        (Type::Map(key, element), Value::Object(entries)) => {
            for (name, value) in entries {
                let path = member(path, name);
                if matches!(&**key, Type::Id(of) if !has_text_id(model, of)) && name.parse::<u64>().is_err() {
                    into.push(Mismatch::new(
                        Deviation::WrongType,
                        &path,
                        "expected an ID as key, which is a number".to_owned(),
                    ));
                }
                elements(model, element, &path, value, into);
            }
        }
        (Type::Enum(name), value) => {
            let Some(of) = model.find_enum(name) else { return };
            into.extend(variant(of, path, value));
        }
        (Type::Id(name), value) if has_text_id(model, name) => {
            into.extend((!value.is_string()).then(|| wrong_type(path, "an ID as a string", value)));
        }
        (ty, value) if fits(ty, value) => {}
        (ty, value) => into.push(wrong_type(path, expected(ty), value)),
    }
}

fn variant(of: &Enum, path: &str, value: &Value) -> Option<Mismatch> {
    let expected = if of.integer { "a whole number" } else { "a string" };
    let literal = match value {
        Value::String(text) if !of.integer => Literal::Text(text.clone()),
        Value::Number(number) if of.integer && number.is_i64() => Literal::Integer(number.as_i64()?),
        other => return Some(wrong_type(path, expected, other)),
    };
    if of.variant(&literal).is_some() {
        return None;
    }
    let name = &of.name.value;
    let mismatch = Mismatch::new(Deviation::UnknownValue, path, format!("`enums.{name}` has no value {value}"));
    Some(Mismatch { value: Some((name.clone(), literal)), ..mismatch })
}

/// Whether it is the number that means that there is no value.
pub fn means_none(field: &Field, value: &Value) -> bool {
    field.null.as_ref().is_some_and(|null| value.as_i64() == Some(null.value))
}

fn outside(field: &Field, value: &Value) -> Option<String> {
    if means_none(field, value) {
        return None;
    }
    let is_inside = match **field.range.as_ref()? {
        Range::Whole(low, high) => (low..=high).contains(&value.as_i64()?),
        Range::Real(low, high) => (low..=high).contains(&value.as_f64()?),
    };
    let ([low, high], name) = (field.range.as_ref()?.ends(), &field.wire.value);
    (!is_inside).then(|| format!("{value} lies outside the range of `{name}`, {low} to {high}"))
}

/// Describes a value of another type without showing it, since it may be a secret.
pub fn wrong_type(path: &str, expected: &str, value: &Value) -> Mismatch {
    Mismatch::new(Deviation::WrongType, path, format!("expected {expected}, found {}", found(value)))
}

fn has_text_id(model: &Model, resource: &str) -> bool {
    model.id_kind(resource) == IdKind::Text
}

fn fits(ty: &Type, value: &Value) -> bool {
    match ty {
        Type::Bool => value.is_boolean(),
        Type::U32 => value.as_u64().is_some_and(|number| u32::try_from(number).is_ok()),
        Type::Integer => value.is_i64(),
        Type::Count | Type::Id(_) => value.is_u64(),
        Type::Number => value.is_number(),
        Type::String | Type::Enum(_) => value.is_string(),
        Type::Time => is_time(value),
        Type::Date => is_date(value),
        Type::Object(_) | Type::Map(..) => value.is_object(),
        Type::List(_) => value.is_array(),
        // The wire type was checked before.
        Type::Handwritten { .. } | Type::Json | Type::Unknown => true,
    }
}

fn expected(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "`true` or `false`",
        Type::U32 => "a whole number from 0 to 4294967295",
        Type::Integer => "a whole number",
        Type::Count => "a whole number that is not negative",
        Type::Number => "a number",
        Type::String | Type::Enum(_) => "a string",
        Type::Time => "a moment as `2015-01-01T08:00:00Z`",
        Type::Date => "a date as `2015-01-31`",
        Type::Id(_) => "an ID as a number",
        Type::Object(_) | Type::Map(..) => "an object",
        Type::List(_) => "a list",
        Type::Handwritten { .. } | Type::Json | Type::Unknown => "anything",
    }
}

fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "`true` or `false`",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(number) if is_negative(number) => "a negative number",
        Value::Number(_) => "a whole number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn is_negative(number: &Number) -> bool {
    number.as_i64().is_some_and(|number| number < 0)
}

/// Whether a string is a time in the format of the API: `2015-01-01T08:00:00Z`, with any fraction of a second.
pub fn is_time(value: &Value) -> bool {
    let Some(text) = value.as_str().and_then(|text| text.strip_suffix('Z')) else { return false };
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
    shape(seconds) == "0000-00-00T00:00:00"
        && !fraction.is_empty()
        && fraction.chars().all(|letter| letter.is_ascii_digit())
}

/// Whether it is written as a date: `2015-01-31`.
pub fn is_date(value: &Value) -> bool {
    value.as_str().is_some_and(|text| shape(text) == "0000-00-00")
}

/// A text with 0 for every digit.
fn shape(text: &str) -> String {
    text.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_moment_is_told_from_other_text() {
        for moment in ["2015-01-01T08:00:00Z", "2014-04-16T21:33:34.408430Z"] {
            assert!(is_time(&json!(moment)), "{moment}");
        }
        for other in
            ["", "Z", "2015-01-01", "2015-01-01T08:00:00", "2015-01-01T08:00:00+02:00", "2015-01-01T08:00:00.Z"]
        {
            assert!(!is_time(&json!(other)), "{other}");
        }
    }
}
