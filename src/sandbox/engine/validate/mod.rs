//! Checks bodies against the tables of the spec.

mod query;
mod whole;

use serde_json::{Map, Value, json};

use super::rules::Rules;
use super::store::Object;
use crate::model::date::Date;
use crate::model::patch::adds_up;
use crate::model::table::{Access, FieldTable, Kind, Literal, Required};
use crate::model::timestamp::Timestamp;

pub(crate) use query::query;
pub(crate) use whole::whole;

/// The problems of a body, field by field.
pub(crate) type Problems = Vec<String>;

/// Returns the checked fields of a body that may be written. `before` is the object that is updated, or none for a create. Unknown fields
/// and read-only fields are left out, and so is null if a field may be null but cannot be set to null. A value that is sent back as it was
/// read is not checked, since the server wrote it.
pub(crate) fn fields(
    rules: &dyn Rules,
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
        let is_given = |name: &str| body.get(name).is_some_and(|value| !value.is_null() && !is_empty_list(value));
        if let Some(other) = field.not_with.iter().find(|other| is_given(field.name) && is_given(other)) {
            problems.push(format!("{} cannot be given together with {other}", field.name));
        }
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
                if let Some(value) = checked(rules, field, value, problems) {
                    accepted.insert(field.name.to_owned(), value);
                }
            }
        }
    }
    accepted
}

fn is_empty_list(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty)
}

fn may_write(field: &FieldTable, creating: bool) -> bool {
    match field.access {
        Access::Read => false,
        Access::Create => creating,
        Access::Update => !creating,
        Access::Edit | Access::Write => true,
    }
}

fn checked(rules: &dyn Rules, field: &FieldTable, value: &Value, problems: &mut Problems) -> Option<Value> {
    let before = problems.len();
    let value = of_kind(rules, field.name, &field.kind, value, problems)?;
    // A number outside `i64` is outside every range.
    if let Some((low, high)) = field.range
        && !value.as_i64().is_some_and(|number| (low..=high).contains(&number))
    {
        problems.push(format!("{} has to be from {low} to {high}, and is {value}", field.name));
    }
    if let Some((low, high)) = field.real_range
        && !value.as_f64().is_some_and(|number| (low..=high).contains(&number))
    {
        problems.push(format!("{} has to be from {low} to {high}, and is {value}", field.name));
    }
    if let Some(most) = field.max_length
        && value.as_str().is_some_and(|text| text.chars().count() > most)
    {
        problems.push(format!("{} has more than {most} characters", field.name));
    }
    if let Some((low, high)) = field.length
        && !value.as_array().is_some_and(|list| (low..=high).contains(&list.len()))
    {
        problems.push(format!("{} has to have from {low} to {high} elements", field.name));
    }
    if let (Some(sum), Some(list)) = (field.sum, value.as_array()) {
        let numbers = list.iter().map(|element| {
            let is_left_out = sum.except.is_some_and(|flag| element[flag] == Value::Bool(true));
            (element[sum.member].as_u64(), is_left_out)
        });
        problems.extend(adds_up(field.name, sum.member, sum.total, numbers).err());
    }
    if let (Some(pattern), Some(text)) = (field.pattern, value.as_str())
        && !matches(pattern, text)
    {
        problems.push(format!("{} does not match {pattern}", field.name));
    }
    if field.whole_seconds && !value.as_str().is_some_and(is_whole_second) {
        problems.push(format!("{} has to be a time in whole seconds, such as 2015-01-01T08:00:00Z", field.name));
    }
    (problems.len() == before).then_some(value)
}

/// Whether a string matches a pattern.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    regex_lite::Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(text))
}

/// The value in its stored form, if it has this kind.
pub(crate) fn of_kind(
    rules: &dyn Rules,
    name: &str,
    kind: &Kind,
    value: &Value,
    problems: &mut Problems,
) -> Option<Value> {
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
        Kind::Id(_) => expect(value.as_u64().is_some_and(|id| id > 0), "an ID"),
        Kind::Number => expect(value.is_number(), "a number"),
        Kind::Text => expect(value.is_string(), "a string"),
        Kind::Time => expect(value.as_str().is_some_and(is_time), "a time in UTC, such as 2015-01-01T08:00:00Z"),
        Kind::Date => expect(value.as_str().is_some_and(|text| text.parse::<Date>().is_ok()), "a date, as 2015-01-31"),
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
                    .map(|(index, value)| of_kind(rules, &format!("{name}[{index}]"), element, value, problems));
                checked.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>().map(Value::Array)
            }
        },
        Kind::Object(table) => match value.as_object() {
            Some(body) => {
                let mut inner = Vec::new();
                let accepted = fields(rules, table.fields.iter(), body, None, &mut inner);
                problems.extend(inner.into_iter().map(|problem| format!("{name}.{problem}")));
                Some(Value::Object(accepted))
            }
            None => expect(false, "an object"),
        },
        Kind::Map(key, kind) => match value.as_object() {
            None => expect(false, "an object"),
            Some(entries) => {
                let is_key = |name: &str| !matches!(key, Kind::Id(_)) || name.parse::<u64>().is_ok_and(|id| id > 0);
                let checked = entries.iter().map(|(key, value)| {
                    let name = format!("{name}[{key:?}]");
                    if !is_key(key) {
                        problems.push(format!("{name} has to have an ID as its key"));
                        return None;
                    }
                    Some((key.clone(), of_kind(rules, &name, kind, value, problems)?))
                });
                // Every entry is looked at before any is missed.
                checked.collect::<Vec<_>>().into_iter().collect::<Option<Map<_, _>>>().map(Value::Object)
            }
        },
        Kind::Json => Some(value.clone()),
        Kind::Handwritten(of) => match rules.check_of(of.name) {
            Some(check) => check(name, value).map_err(|problem| problems.push(problem)).ok(),
            None => of_kind(rules, name, &of.wire, value, problems),
        },
    }
}

/// A time in UTC, which parsing leaves as it is.
fn time_in_utc(text: &str) -> Option<Timestamp> {
    text.parse().ok().filter(|time: &Timestamp| time.as_str() == text)
}

fn is_time(text: &str) -> bool {
    time_in_utc(text).is_some()
}

fn is_whole_second(text: &str) -> bool {
    time_in_utc(text).is_some_and(|time| time.is_whole_second())
}

pub(crate) fn json(literal: &Literal) -> Value {
    match literal {
        Literal::Bool(flag) => Value::from(*flag),
        Literal::Integer(number) => Value::from(*number),
        Literal::Text(text) => Value::from(*text),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::table::{ObjectTable, SumTable, TypeTable};
    use crate::sandbox::engine::rules::Check;

    const fn written(name: &'static str, kind: Kind) -> FieldTable {
        FieldTable { name, kind, access: Access::Edit, ..FieldTable::PLAIN }
    }

    const WORD: TypeTable = TypeTable { name: "word", wire: Kind::Text, default: None };
    const NOTE: TypeTable = TypeTable { name: "note", wire: Kind::Text, default: None };

    const SIZES: SumTable = SumTable { member: "size", total: 9, except: Some("later") };

    static PART: ObjectTable = ObjectTable {
        name: "Part",
        fields: &[
            FieldTable { required: Required::Create, pattern: Some("^[a-z]*$"), ..written("name", Kind::Text) },
            FieldTable { range: Some((1, 9)), ..written("size", Kind::Count) },
            FieldTable { real_range: Some((0.5, 1.5)), ..written("share", Kind::Number) },
            FieldTable { max_length: Some(3), ..written("code", Kind::Text) },
            FieldTable { not_with: &["ends", "word"], ..written("path", Kind::Text) },
            FieldTable { sum: Some(&SIZES), ..written("parts", Kind::List(&Kind::Object(&PART))) },
            FieldTable { length: Some((1, 2)), ..written("ends", Kind::List(&Kind::Count)) },
            FieldTable { whole_seconds: true, ..written("start", Kind::Time) },
            written("stop", Kind::Time),
            written("owner_id", Kind::Id("owner")),
            written("word", Kind::Handwritten(&WORD)),
            written("note", Kind::Handwritten(&NOTE)),
            written("rows", Kind::List(&Kind::List(&Kind::Object(&PART)))),
            FieldTable { seen_absent: true, ..written("part", Kind::Object(&PART)) },
            FieldTable { name: "id", kind: Kind::Count, ..FieldTable::PLAIN },
            FieldTable { access: Access::Update, ..written("later", Kind::Bool) },
        ],
    };

    /// Words are stored without the spaces around them.
    struct Words;

    impl Rules for Words {
        fn check_of(&self, type_name: &str) -> Option<Check> {
            let word: Check = |name, value| match value {
                Value::String(text) => Ok(text.trim().into()),
                _ => Err(format!("{name} is not a word")),
            };
            (type_name == "word").then_some(word)
        }
    }

    /// The stored form of a body, or its problems.
    fn accepted(body: Value, before: Option<Value>) -> Result<Value, Problems> {
        let object = |value| match value {
            Value::Object(object) => object,
            other => panic!("{other} is not an object"),
        };
        let (before, mut problems) = (before.map(object), Problems::new());
        let accepted = fields(&Words, PART.fields.iter(), &object(body), before.as_ref(), &mut problems);
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
                "part.part.start has to be a time in whole seconds, such as 2015-01-01T08:00:00Z",
                "part.part.owner_id has to be an ID",
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
            of_kind(&Words, "field", &kind, &value, &mut problems).is_none().then(|| problems.concat())
        };
        assert_eq!(problem(Kind::Count, json!(-1)).as_deref(), Some("field has to be an integer that is not negative"));
        assert_eq!(problem(Kind::Date, json!("2015-02-30")).as_deref(), Some("field has to be a date, as 2015-01-31"));
        assert_eq!(problem(Kind::Date, json!("2015-02-28")), None);
        assert_eq!(problem(Kind::Integer, json!(0.5)).as_deref(), Some("field has to be an integer"));
        let fitting = [(Kind::Count, json!(0)), (Kind::Count, json!(u64::MAX)), (Kind::Integer, json!(-1))];
        assert!(fitting.into_iter().all(|(kind, value)| problem(kind, value).is_none()));
    }

    #[test]
    fn the_entries_of_a_map_are_checked_and_any_value_is_json() {
        let problems = |kind: Kind, value: Value| {
            let mut problems = Problems::new();
            let stored = of_kind(&Words, "field", &kind, &value, &mut problems);
            assert_eq!(stored.is_some(), problems.is_empty(), "{value}");
            problems
        };
        const SIZES: Kind = Kind::Map(&Kind::Id("owner"), &Kind::List(&Kind::Count));
        assert_eq!(problems(SIZES, json!({ "1": [2], "3": [] })), Problems::new());
        assert_eq!(problems(SIZES, json!([])), ["field has to be an object"]);
        assert_eq!(
            problems(SIZES, json!({ "0": [], "7": [-1], "x": [] })),
            [
                r#"field["0"] has to have an ID as its key"#,
                r#"field["7"][0] has to be an integer that is not negative"#,
                r#"field["x"] has to have an ID as its key"#,
            ]
        );
        assert_eq!(problems(Kind::Map(&Kind::Text, &Kind::Json), json!({ "x": null, "y": [{}] })), Problems::new());
    }

    #[test]
    fn only_a_time_that_says_so_has_to_be_in_whole_seconds() {
        let body = json!({ "name": "a", "start": "2015-01-01T08:00:00Z", "stop": "2015-01-01T08:00:00.5Z" });
        assert_eq!(accepted(body.clone(), None), Ok(body));
    }

    #[test]
    fn numbers_with_fractions_texts_and_lists_have_limits() {
        let body =
            |share: f64, code: &str, ends: &[u8]| json!({ "name": "a", "share": share, "code": code, "ends": ends });
        for fitting in [body(0.5, "äöü", &[1]), body(1.5, "", &[1, 2])] {
            assert_eq!(accepted(fitting.clone(), None), Ok(fitting));
        }
        assert_eq!(
            accepted(body(1.6, "äöüß", &[]), None).unwrap_err(),
            [
                "share has to be from 0.5 to 1.5, and is 1.6",
                "code has more than 3 characters",
                "ends has to have from 1 to 2 elements"
            ]
        );
        assert_eq!(
            accepted(body(0.4, "", &[1, 2, 3]), None).unwrap_err(),
            ["share has to be from 0.5 to 1.5, and is 0.4", "ends has to have from 1 to 2 elements"]
        );
    }

    #[test]
    fn of_fields_that_exclude_each_other_one_is_given() {
        let body = json!({ "name": "a", "path": "x", "ends": [1] });
        assert_eq!(accepted(body, None).unwrap_err(), ["path cannot be given together with ends"]);
        for fitting in [json!({ "name": "a", "path": "x" }), json!({ "name": "a", "ends": [1] })] {
            assert_eq!(accepted(fitting.clone(), None), Ok(fitting));
        }
    }

    #[test]
    fn sizes_in_a_list_add_up() {
        let with = |sizes: &[u64]| {
            let parts: Vec<_> = sizes.iter().map(|size| json!({ "name": "a", "size": size })).collect();
            accepted(json!({ "name": "a", "parts": parts }), None)
        };
        assert!(with(&[4, 5]).is_ok() && with(&[]).is_ok());
        assert_eq!(with(&[4, 4]).unwrap_err(), ["parts: the values of size add up to 8 and must add up to 9"]);
    }

    #[test]
    fn what_only_an_update_gives_is_left_out_of_a_create() {
        let body = json!({ "name": "a", "later": true });
        assert_eq!(accepted(body.clone(), None), Ok(json!({ "name": "a" })));
        assert_eq!(accepted(body.clone(), Some(json!({ "name": "a" }))), Ok(body));
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
    fn a_type_with_a_check_is_stored_as_the_check_makes_it() {
        let stored = |word: Value| accepted(json!({ "name": "a", "word": word }), None);
        assert_eq!(stored(json!(" tea ")).unwrap()["word"], "tea");
        assert_eq!(stored(json!(7)).unwrap_err(), ["word is not a word"]);
    }

    #[test]
    fn a_type_that_nothing_is_known_of_is_what_it_is_on_the_wire() {
        let stored = |note: Value| accepted(json!({ "name": "a", "note": note }), None);
        assert_eq!(stored(json!("[and")).unwrap()["note"], "[and");
        assert_eq!(stored(json!(["and"])).unwrap_err(), ["note has to be a string"]);
    }
}
