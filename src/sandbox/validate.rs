//! Bodies against the spec's tables: what is wrong with one, and what is left of it.

use serde_json::{Map, Value};

use super::store::{Object, Store};
use super::types;
use crate::model::table::{Access, FieldTable, Kind, KindTable, Literal, Required, ResourceTable};
use crate::model::timestamp::Timestamp;

/// What is wrong with a body, field by field.
pub(super) type Problems = Vec<String>;

/// The fields of a body that may be written, checked. `before` is the object that is updated; nothing is, where one is
/// created. Unknown fields and those that cannot be written are left out, and so is null where the object may be null but the
/// API does not let it be set. A value that comes back as it was read is not checked: the server wrote it.
pub(super) fn fields(
    table: impl Iterator<Item = &'static FieldTable>,
    body: &Object,
    before: Option<&Object>,
    problems: &mut Problems,
) -> Object {
    let creating = before.is_none();
    let is_as_read = |field: &FieldTable, value| before.and_then(|before| before.get(field.name)) == Some(value);
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
            Some(value) if is_as_read(field, value) => drop(accepted.insert(field.name.to_owned(), value.clone())),
            Some(value) if required && matches!(field.kind, Kind::Text) && value == "" => {
                problems.push(format!("{} is required, and is empty", field.name));
            }
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
    // A number beyond `i64` is out of every range.
    if let Some((low, high)) = field.range
        && !value.as_i64().is_some_and(|number| (low..=high).contains(&number))
    {
        problems.push(format!("{} has to be from {low} to {high}, and is {value}", field.name));
    }
    if let (Some(pattern), Some(text)) = (field.pattern, value.as_str())
        && !matches(pattern, text)
    {
        problems.push(format!("{} does not match {pattern}", field.name));
    }
    if field.whole_seconds && !value.as_str().is_some_and(is_whole_second) {
        problems.push(format!("{} has to be a time in whole seconds, as 2015-01-01T08:00:00Z", field.name));
    }
    (problems.len() == before).then_some(value)
}

/// Whether a text is as a pattern wants it.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    regex_lite::Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(text))
}

/// The value as it is stored, if it is of this kind.
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
        Kind::Time => expect(value.as_str().is_some_and(is_time), "a time in UTC, as 2015-01-01T08:00:00Z"),
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
        Kind::Object(table) => match value.as_object() {
            Some(body) => {
                let mut inner = Vec::new();
                let accepted = fields(table.fields.iter(), body, None, &mut inner);
                problems.extend(inner.into_iter().map(|problem| format!("{name}.{problem}")));
                Some(Value::Object(accepted))
            }
            None => expect(false, "an object"),
        },
        Kind::Handwritten(of) => match types::check(of.name) {
            Some(check) => check(name, value).map_err(|problem| problems.push(problem)).ok(),
            None => of_kind(name, &of.wire, value, problems),
        },
    }
}

fn is_time(text: &str) -> bool {
    text.parse::<Timestamp>().is_ok()
}

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
    // An empty text or null is what a field holds that was never set: any number of objects may have it.
    let is_set = |value: &Value| !value.is_null() && value.as_str() != Some("");
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::table::{ObjectTable, TypeTable};

    const fn written(name: &'static str, kind: Kind) -> FieldTable {
        FieldTable { name, kind, access: Access::Edit, ..FieldTable::PLAIN }
    }

    const CONDITIONS: TypeTable = TypeTable { name: "conditions", wire: Kind::Text, default: None };
    const NOTE: TypeTable = TypeTable { name: "note", wire: Kind::Text, default: None };

    static PART: ObjectTable = ObjectTable {
        name: "Part",
        fields: &[
            FieldTable { required: Required::Create, pattern: Some("^[a-z]*$"), ..written("name", Kind::Text) },
            FieldTable { range: Some((1, 9)), ..written("size", Kind::Count) },
            FieldTable { whole_seconds: true, ..written("start", Kind::Time) },
            written("stop", Kind::Time),
            written("owner_id", Kind::Id("owner")),
            written("conditions", Kind::Handwritten(&CONDITIONS)),
            written("note", Kind::Handwritten(&NOTE)),
            written("rows", Kind::List(&Kind::List(&Kind::Object(&PART)))),
            FieldTable { seen_absent: true, ..written("part", Kind::Object(&PART)) },
            FieldTable { name: "id", kind: Kind::Count, ..FieldTable::PLAIN },
        ],
    };

    /// What is stored of a body, or what is wrong with it.
    fn accepted(body: Value, before: Option<Value>) -> Result<Value, Problems> {
        let object = |value| match value {
            Value::Object(object) => object,
            other => panic!("{other} is not an object"),
        };
        let (before, mut problems) = (before.map(object), Problems::new());
        let accepted = fields(PART.fields.iter(), &object(body), before.as_ref(), &mut problems);
        if problems.is_empty() { Ok(Value::Object(accepted)) } else { Err(problems) }
    }

    #[test]
    fn what_is_wrong_inside_a_value_is_said_with_its_path() {
        let body = json!({
            "name": "a",
            "part": { "name": "b", "size": 10, "part": { "name": "C", "start": "2015-01-01T08:00:00.5Z", "owner_id": 0 } },
            "rows": [[], [{ "name": "" }, 7, { "name": "d", "rows": [[{}]], "size": u64::MAX }]],
        });
        assert_eq!(
            accepted(body, None).unwrap_err(),
            [
                "rows[1][0].name is required, and is empty",
                "rows[1][1] has to be an object",
                "rows[1][2].size has to be from 1 to 9, and is 18446744073709551615",
                "rows[1][2].rows[0][0].name is required",
                "part.size has to be from 1 to 9, and is 10",
                "part.part.name does not match ^[a-z]*$",
                "part.part.start has to be a time in whole seconds, as 2015-01-01T08:00:00Z",
                "part.part.owner_id has to be an id",
            ]
        );
    }

    #[test]
    fn inside_a_value_what_cannot_be_written_is_left_out() {
        let body = json!({ "name": "a", "part": { "name": "b", "id": 7, "colour": "red", "part": null }, "rows": [[{ "name": "c", "id": 8 }]] });
        let left = json!({ "name": "a", "part": { "name": "b" }, "rows": [[{ "name": "c" }]] });
        assert_eq!(accepted(body, None), Ok(left));
    }

    #[test]
    fn a_count_is_not_negative_and_an_integer_may_be() {
        let problem = |kind: Kind, value: Value| {
            let mut problems = Problems::new();
            of_kind("field", &kind, &value, &mut problems).is_none().then(|| problems.concat())
        };
        assert_eq!(problem(Kind::Count, json!(-1)).as_deref(), Some("field has to be an integer that is not negative"));
        assert_eq!(problem(Kind::Integer, json!(0.5)).as_deref(), Some("field has to be an integer"));
        let fitting = [(Kind::Count, json!(0)), (Kind::Count, json!(u64::MAX)), (Kind::Integer, json!(-1))];
        assert!(fitting.into_iter().all(|(kind, value)| problem(kind, value).is_none()));
    }

    #[test]
    fn only_a_time_that_says_so_has_to_be_in_whole_seconds() {
        let body = json!({ "name": "a", "start": "2015-01-01T08:00:00Z", "stop": "2015-01-01T08:00:00.5Z" });
        assert_eq!(accepted(body.clone(), None), Ok(body));
    }

    #[test]
    fn a_value_that_comes_back_as_it_was_read_is_not_checked() {
        let before = json!({ "name": "Q", "size": 0, "part": { "name": "", "id": 3 } });
        assert_eq!(accepted(before.clone(), Some(before.clone())), Ok(before.clone()));
        let changed = json!({ "name": "Q", "size": 0, "part": { "name": "", "id": 4 } });
        assert_eq!(accepted(changed, Some(before)).unwrap_err(), ["part.name is required, and is empty"]);
    }

    #[test]
    fn a_text_that_a_create_requires_may_be_emptied_by_an_update() {
        assert_eq!(accepted(json!({ "name": "" }), None).unwrap_err(), ["name is required, and is empty"]);
        assert_eq!(accepted(json!({ "name": "" }), Some(json!({ "name": "a" }))), Ok(json!({ "name": "" })));
    }

    #[test]
    fn a_type_that_nothing_is_known_of_is_what_it_is_on_the_wire() {
        let stored = |note: Value| accepted(json!({ "name": "a", "note": note }), None);
        assert_eq!(stored(json!("[and")).unwrap()["note"], "[and");
        assert_eq!(stored(json!(["and"])).unwrap_err(), ["note has to be a string"]);
    }

    #[test]
    fn conditions_are_a_tree_as_text_or_as_a_list_and_are_kept_as_text() {
        let stored = |conditions: Value| accepted(json!({ "name": "a", "conditions": conditions }), None);
        for text in ["[]", r#"[ "and", {"type":"browser", "value":"gc"} ]"#, r#"["or", {"type":"unheard of"}]"#] {
            assert_eq!(stored(json!(text)).unwrap()["conditions"], text);
        }
        assert_eq!(stored(json!([])).unwrap()["conditions"], "[]");
        let list = json!(["not", ["and", { "type": "browser", "value": "gc" }]]);
        assert_eq!(stored(list).unwrap()["conditions"], r#"["not",["and",{"type":"browser","value":"gc"}]]"#);
        for wrong in [
            json!("[and"),
            json!(""),
            json!("[] []"),
            json!("who knows?"),
            json!(["xor"]),
            json!(["not"]),
            json!(r#"["not", [], []]"#),
            json!(r#"{"type":"browser"}"#),
            json!(["and", {}]),
            json!(["and", 7]),
            json!(["and", { "type": "ip" }]),
            json!({}),
            json!(7),
            json!(null),
        ] {
            let problems = stored(wrong.clone()).unwrap_err();
            assert!(problems.len() == 1 && problems[0].starts_with("conditions"), "{wrong}: {problems:?}");
        }
    }
}
