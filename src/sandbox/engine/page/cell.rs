//! The form of a value on the page. Long values are shortened, and secrets are not shown.

use serde_json::Value;

use crate::model::table::{FieldTable, Kind, ObjectTable};
use crate::sandbox::engine::store::Object;
use crate::sandbox::engine::validate::json;

/// How many characters of a string are shown.
const SHOWN: usize = 48;

/// How many characters the tooltip has.
const FULL: usize = 1_000;

/// A value in the form that the page shows.
#[derive(Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) text: String,
    /// The whole text up to a limit, if it is longer than the part that is shown.
    pub(super) full: Option<String>,
    pub(super) look: Look,
    /// Whether the value is empty or the default.
    pub(super) usual: bool,
}

/// How a value looks.
#[derive(Debug, PartialEq)]
pub(super) enum Look {
    Empty,
    Secret,
    Text,
    Number,
    Time,
    Flag(bool),
    /// One of a fixed set, and whether it differs from the default.
    Choice(bool),
    /// The ID of an object of this resource.
    Id(&'static str, u64),
}

impl Cell {
    pub(super) fn of(field: &FieldTable, value: Option<&Value>) -> Self {
        let value = value.unwrap_or(&Value::Null);
        if field.secret && !value.is_null() {
            return Cell { text: "redacted".to_owned(), full: None, look: Look::Secret, usual: false };
        }
        let mut text = Bounded::new(FULL);
        text.value(&field.kind, value);
        let look = look(field, value, &text.text);
        let shown = match look {
            Look::Time => moment(&text.text),
            _ => shortened(&text.text, SHOWN),
        };
        let usual = look == Look::Empty || is_default(field, value);
        let full = text.finish();
        Cell { full: (full != shown).then_some(full), text: shown, look, usual }
    }
}

fn is_default(field: &FieldTable, value: &Value) -> bool {
    match &field.default {
        Some(default) => json(default) == *value,
        None => *value == Value::Bool(false),
    }
}

fn look(field: &FieldTable, value: &Value, text: &str) -> Look {
    match (&field.kind, value) {
        _ if text.is_empty() => Look::Empty,
        (Kind::OneOf(_), _) => Look::Choice(field.default.is_some() && !is_default(field, value)),
        (Kind::Time, _) => Look::Time,
        (Kind::Id(of), Value::Number(id)) => id.as_u64().map_or(Look::Number, |id| Look::Id(of, id)),
        (_, Value::Bool(flag)) => Look::Flag(*flag),
        (_, Value::Number(_)) => Look::Number,
        _ => Look::Text,
    }
}

/// A time to the second, in a form for people. The tooltip has the whole time.
fn moment(text: &str) -> String {
    match (text.get(..10), text.get(10..11), text.get(11..19)) {
        (Some(day), Some("T"), Some(time)) => format!("{day} {time}"),
        _ => shortened(text, SHOWN),
    }
}

/// The text, shortened with an ellipsis if it is long.
pub(super) fn shortened(text: &str, characters: usize) -> String {
    let mut bounded = Bounded::new(characters);
    bounded.push(text);
    bounded.finish()
}

/// Text with a limited number of characters, since a stored value may be megabytes long.
struct Bounded {
    text: String,
    left: usize,
    cut: bool,
}

impl Bounded {
    fn new(characters: usize) -> Self {
        Bounded { text: String::new(), left: characters, cut: false }
    }

    fn push(&mut self, text: &str) {
        for character in text.chars() {
            if self.left == 0 {
                self.cut = true;
                return;
            }
            self.left -= 1;
            self.text.push(character);
        }
    }

    fn value(&mut self, kind: &Kind, value: &Value) {
        match (kind, value) {
            (_, Value::Null) => {}
            (_, Value::String(text)) => self.push(text),
            (Kind::List(element), Value::Array(values)) => self.list(element, values),
            (Kind::Object(table), Value::Object(fields)) => self.object(table, fields),
            (Kind::Map(_, kind), Value::Object(entries)) => self.map(kind, entries),
            // The value does not match the spec, so it may be a secret.
            (_, Value::Array(_) | Value::Object(_)) => self.push("…"),
            _ => self.push(&value.to_string()),
        }
    }

    fn list(&mut self, element: &Kind, values: &[Value]) {
        for (index, value) in values.iter().enumerate() {
            if self.cut {
                return;
            }
            self.push(if index == 0 { "" } else { ", " });
            self.value(element, value);
        }
    }

    /// The fields of a nested object that the spec describes, one after the other.
    fn object(&mut self, table: &ObjectTable, object: &Object) {
        self.push("{");
        let mut separator = "";
        for field in table.fields.iter().filter(|field| object.contains_key(field.name)) {
            self.push(&format!("{separator}{}: ", field.name));
            match (field.secret, object.get(field.name)) {
                (true, _) => self.push("redacted"),
                (false, value) => self.value(&field.kind, value.unwrap_or(&Value::Null)),
            }
            separator = ", ";
        }
        self.push("}");
    }

    fn map(&mut self, kind: &Kind, entries: &Object) {
        self.push("{");
        for (index, (key, value)) in entries.iter().enumerate() {
            if self.cut {
                return;
            }
            self.push(if index == 0 { "" } else { ", " });
            self.push(&format!("{key}: "));
            self.value(kind, value);
        }
        self.push("}");
    }

    fn finish(mut self) -> String {
        if self.cut {
            self.text.push('…');
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    static CONDITION: ObjectTable =
        ObjectTable { name: "Condition", fields: &[FieldTable { name: "value", ..FieldTable::PLAIN }] };

    const CONDITIONS: Kind = Kind::List(&Kind::Object(&CONDITION));

    fn cell(kind: Kind, value: Value) -> Cell {
        Cell::of(&FieldTable { kind, ..FieldTable::PLAIN }, Some(&value))
    }

    #[test]
    fn a_text_that_fits_is_shown_as_it_is() {
        let fitting = "ü".repeat(SHOWN);
        let shown = cell(Kind::Text, json!(fitting));
        assert_eq!((shown.text, shown.full, shown.look), (fitting, None, Look::Text));
    }

    #[test]
    fn a_long_text_is_shortened_by_characters_and_whole_in_the_tooltip() {
        let long = "ü".repeat(SHOWN + 1);
        let shown = cell(Kind::Text, json!(long));
        assert_eq!((shown.text, shown.full), (format!("{}…", "ü".repeat(SHOWN)), Some(long)));
    }

    #[test]
    fn the_tooltip_has_an_end() {
        let full = cell(Kind::Text, json!("x".repeat(1 << 20))).full.unwrap();
        assert_eq!(full.chars().count(), FULL + 1);
        let full = cell(Kind::List(&Kind::Id("project")), json!(vec![7; 100_000])).full.unwrap();
        assert_eq!(full.chars().count(), FULL + 1);
    }

    #[test]
    fn a_secret_is_redacted_whatever_it_is() {
        let field = FieldTable { secret: true, ..FieldTable::PLAIN };
        for value in [json!("abc"), json!(7), json!(["abc"]), json!("")] {
            assert_eq!(Cell::of(&field, Some(&value)).text, "redacted");
        }
        assert_eq!(Cell::of(&field, None).look, Look::Empty);
    }

    #[test]
    fn what_the_spec_does_not_describe_is_not_shown() {
        assert_eq!(cell(Kind::Text, json!({ "secret": "abc" })).text, "…");
        assert_eq!(cell(CONDITIONS, json!([{ "value": "a", "other": 1 }])).text, "{value: a}");
    }

    #[test]
    fn times_are_shown_to_the_second() {
        assert_eq!(cell(Kind::Time, json!("2015-01-01T08:00:00.5Z")).text, "2015-01-01 08:00:00");
        assert_eq!(cell(Kind::Time, json!("yesterday at eight o'clock")).text, "yesterday at eight o'clock");
        assert_eq!(cell(Kind::Time, json!("ööööööööööööööööööööö")).text, "ööööööööööööööööööööö");
    }

    #[test]
    fn what_is_empty_or_by_default_says_nothing() {
        assert!(cell(Kind::Text, json!("")).usual && cell(Kind::Text, Value::Null).usual);
        assert!(cell(Kind::Bool, json!(false)).usual && !cell(Kind::Bool, json!(true)).usual);
        assert!(cell(Kind::List(&Kind::Text), json!([])).usual);
        assert!(!cell(Kind::Count, json!(0)).usual);
    }
}
