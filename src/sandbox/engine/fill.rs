//! Fills in the fields that a body leaves out, at any depth.

use serde_json::{Map, Value};

use super::rules::{Rules, ServerFields};
use super::store::{Object, Store, parent_of};
use super::validate::{self, matches};
use crate::model::table::{Access, FieldTable, Kind, ObjectTable, Required, ResourceTable};

/// Fills in the fields of one stored object, and of the objects inside it.
pub(super) struct Filler<'a> {
    /// The fields that the server writes.
    server: ServerFields,
    /// Whether a field that may be absent is absent unless it has a default.
    leaves_out_unset: bool,
    /// The time of the change.
    now: &'a str,
    /// The ID of the stored object, from which its secrets are made.
    id: u64,
    /// The parents of the stored object, the nearest first, and the object itself at the end.
    owners: Vec<(&'static str, u64)>,
    /// The next unused ID.
    ids: &'a mut dyn FnMut() -> u64,
}

impl<'a> Filler<'a> {
    pub(super) fn new(
        rules: &dyn Rules,
        now: &'a str,
        id: u64,
        owners: Vec<(&'static str, u64)>,
        ids: &'a mut dyn FnMut() -> u64,
    ) -> Self {
        let (server, leaves_out_unset) = (rules.server_fields(), rules.leaves_out_unset());
        Filler { server, leaves_out_unset, now, id, owners, ids }
    }

    /// Sets each missing field to its default, unless the field is left out by default.
    pub(super) fn fields(&mut self, fields: &'static [FieldTable], object: &mut Object) {
        for field in fields.iter().filter(|field| field.access != Access::Write) {
            if let Some(value) = object.get_mut(field.name) {
                self.inside(&field.kind, value);
            } else if let Some(value) = self.initial(field) {
                object.insert(field.name.to_owned(), value);
            }
        }
    }

    /// Fills in the objects in a value.
    fn inside(&mut self, kind: &Kind, value: &mut Value) {
        match (kind, value) {
            (Kind::Object(table), Value::Object(object)) => self.fields(table.fields, object),
            (Kind::List(element), Value::Array(values)) => {
                for (index, value) in values.iter_mut().enumerate() {
                    if let (Kind::Object(table), Value::Object(object)) = (element, &mut *value) {
                        self.number(table, object, index);
                    }
                    self.inside(element, value);
                }
            }
            (Kind::Map(_, kind), Value::Object(entries)) => {
                entries.values_mut().for_each(|value| self.inside(kind, value));
            }
            _ => {}
        }
    }

    /// Sets the number of an element to its place in the list, if the server decides it.
    fn number(&self, table: &ObjectTable, element: &mut Object, place: usize) {
        let is_index = |field: &&FieldTable| {
            let is_number = matches!(field.kind, Kind::Integer | Kind::Count);
            Some(field.name) == self.server.index && field.access == Access::Read && is_number
        };
        if let Some(field) = table.fields.iter().find(is_index) {
            element.insert(field.name.to_owned(), place.into());
        }
    }

    /// The default of a field; none if the field is left out by default.
    fn initial(&mut self, field: &'static FieldTable) -> Option<Value> {
        if self.is_stamp(field) {
            return Some(self.time(field).into());
        }
        if self.leaves_out_unset && field.seen_absent {
            return field.default.as_ref().map(validate::json);
        }
        if field.secret {
            return Some(format!("{}-of-{}", field.name, self.id).into());
        }
        if let Some(default) = &field.default {
            return Some(validate::json(default));
        }
        if field.seen_null {
            return Some(Value::Null);
        }
        if field.seen_absent {
            return None;
        }
        self.of_kind(field, &field.kind)
    }

    /// Whether the field is a time that the server always sets, even if some responses were seen without it.
    fn is_stamp(&self, field: &FieldTable) -> bool {
        let is_named = [self.server.created, self.server.modified].contains(&Some(field.name));
        is_named && field.access == Access::Read && matches!(field.kind, Kind::Time | Kind::Text)
    }

    fn of_kind(&mut self, field: &'static FieldTable, kind: &'static Kind) -> Option<Value> {
        Some(match kind {
            Kind::Bool => false.into(),
            Kind::Number if field.real_range.is_some() => {
                field.real_range.map(|(low, high)| 0_f64.clamp(low, high)).into()
            }
            Kind::Integer | Kind::Count | Kind::Number => {
                field.range.map_or(0, |(low, high)| 0.clamp(low, high)).into()
            }
            Kind::Id(of) => self.id_of(of, field).into(),
            Kind::Text => text(field).into(),
            Kind::Handwritten(of) => match &of.default {
                Some(default) => validate::json(default),
                None => return self.of_kind(field, &of.wire),
            },
            Kind::Time => self.time(field).into(),
            Kind::Date => self.now.get(.."2015-01-31".len()).unwrap_or_default().into(),
            Kind::OneOf(values) => validate::json(values.first()?),
            Kind::List(_) => Value::Array(Vec::new()),
            Kind::Map(..) | Kind::Json => Value::Object(Map::new()),
            Kind::Object(table) => {
                let mut object = Map::new();
                self.fields(table.fields, &mut object);
                Value::Object(object)
            }
        })
    }

    /// The ID of the parent of the stored object. A field with any other ID gets a new one.
    fn id_of(&mut self, resource: &str, field: &FieldTable) -> u64 {
        let owner = self.owners.iter().find(|(name, _)| !field.is_own_id && *name == resource);
        owner.map_or_else(|| (self.ids)(), |(_, id)| *id)
    }

    fn time(&self, field: &FieldTable) -> String {
        match (field.whole_seconds, self.now.split_once('.')) {
            (true, Some((seconds, _))) => format!("{seconds}Z"),
            _ => self.now.to_owned(),
        }
    }
}

/// The empty string, or an example if an empty string is not allowed.
fn text(field: &'static FieldTable) -> &'static str {
    let may_be_empty = field.required == Required::No && field.pattern.is_none_or(|pattern| matches(pattern, ""));
    if may_be_empty { "" } else { field.example.unwrap_or(field.name) }
}

/// The parents of an object, the nearest first.
pub(crate) fn owners(store: &Store, resource: &'static ResourceTable, object: &Object) -> Vec<(&'static str, u64)> {
    let mut owners = Vec::new();
    let mut below = (resource, object);
    while let Some((name, id)) = parent_of(below.0, below.1) {
        owners.push((name, id));
        let (Some(resource), Some(object)) = (store.table().resource(name), store.get(name, id)) else { break };
        below = (resource, object);
    }
    owners
}

/// Removes the fields that are null, at any depth. Any value of free JSON stays.
pub(super) fn remove_null(fields: &[FieldTable], object: &mut Object) {
    object.retain(|_, value| !value.is_null());
    for field in fields {
        if let Some(value) = object.get_mut(field.name) {
            remove_null_inside(&field.kind, value);
        }
    }
}

fn remove_null_inside(kind: &Kind, value: &mut Value) {
    match (kind, value) {
        (Kind::Object(table), Value::Object(object)) => remove_null(table.fields, object),
        (Kind::List(kind), Value::Array(values)) => values.iter_mut().for_each(|value| remove_null_inside(kind, value)),
        (Kind::Map(_, kind), Value::Object(entries)) => {
            entries.values_mut().for_each(|value| remove_null_inside(kind, value));
        }
        _ => {}
    }
}

/// Removes the fields that no response has: those that are only written, and those that the spec does not describe.
pub(super) fn keep_readable(resource: &ResourceTable, object: &mut Object) {
    let is_read = |name: &str| resource.field(name).is_some_and(|field| field.access != Access::Write);
    object.retain(|name, _| is_read(name));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::table::{Literal, TypeTable};

    const fn read(name: &'static str, kind: Kind) -> FieldTable {
        FieldTable { name, kind, ..FieldTable::PLAIN }
    }

    const fn absent(name: &'static str, kind: Kind) -> FieldTable {
        FieldTable { seen_absent: true, ..read(name, kind) }
    }

    /// A part in a part in a part, which may hold others of its own kind in a list.
    static PARTS: [ObjectTable; 3] = [
        ObjectTable {
            name: "Outer",
            fields: &[
                read("middle", Kind::Object(&PARTS[1])),
                read("rows", Kind::List(&Kind::List(&Kind::Object(&PARTS[1])))),
            ],
        },
        ObjectTable { name: "Middle", fields: &[read("inner", Kind::Object(&PARTS[2]))] },
        ObjectTable {
            name: "Inner",
            fields: &[
                FieldTable { is_own_id: true, ..read("id", Kind::Id("shelf")) },
                read("shelf_id", Kind::Id("shelf")),
                read("other_id", Kind::Id("other")),
                absent("index", Kind::Integer),
                absent("created", Kind::Time),
                absent("until", Kind::Time),
                FieldTable { default: Some(Literal::Integer(3)), ..read("size", Kind::Integer) },
                FieldTable { secret: true, ..read("key", Kind::Text) },
                FieldTable { seen_null: true, ..read("note", Kind::Text) },
                FieldTable { access: Access::Write, ..read("hidden", Kind::Text) },
                read("inners", Kind::List(&Kind::Object(&PARTS[2]))),
            ],
        },
    ];

    /// An API whose server writes two fields.
    struct Written;

    impl Rules for Written {
        fn server_fields(&self) -> ServerFields {
            ServerFields { created: Some("created"), modified: None, index: Some("index") }
        }
    }

    /// The same API, without the fields that have no value.
    struct Sparse;

    impl Rules for Sparse {
        fn server_fields(&self) -> ServerFields {
            Written.server_fields()
        }

        fn leaves_out_unset(&self) -> bool {
            true
        }
    }

    fn copy(field: &FieldTable) -> FieldTable {
        let FieldTable { name, kind, secret, default, seen_null, access, .. } = *field;
        FieldTable { name, kind, secret, default, seen_null, access, ..FieldTable::PLAIN }
    }

    fn filled(kind: Kind, given: Value) -> Value {
        let (mut next, mut object) = (100, Map::from_iter([("field".to_owned(), given)]));
        let fields = Box::leak(Box::new([read("field", kind)]));
        let mut ids = || {
            next += 1;
            next
        };
        let owners = vec![("shelf", 7)];
        Filler::new(&Written, "2015-01-01T08:00:00.000001Z", 9, owners, &mut ids).fields(fields, &mut object);
        object.remove("field").unwrap()
    }

    fn initial(field: FieldTable) -> Option<Value> {
        let fields = Box::leak(Box::new([field]));
        let mut object = Map::new();
        Filler::new(&Written, "2015-01-01T08:00:00.000001Z", 9, Vec::new(), &mut || 5).fields(fields, &mut object);
        object.remove(fields[0].name)
    }

    #[test]
    fn a_missing_object_gets_all_its_fields_at_any_depth() {
        let mut object = Map::new();
        let fields = Box::leak(Box::new([read("outer", Kind::Object(&PARTS[0]))]));
        Filler::new(&Written, "now", 9, vec![("shelf", 7)], &mut || 5).fields(fields, &mut object);
        let inner = json!({
            "id": 5, "shelf_id": 7, "other_id": 5, "created": "now", "size": 3, "key": "key-of-9", "note": null, "inners": [],
        });
        assert_eq!(Value::Object(object), json!({ "outer": { "middle": { "inner": inner }, "rows": [] } }));
    }

    #[test]
    fn an_api_that_leaves_out_what_is_unset_has_defaults_and_stamps_only() {
        let mut object = Map::new();
        let fields: Vec<_> =
            PARTS[2].fields.iter().map(|field| FieldTable { seen_absent: true, ..copy(field) }).collect();
        Filler::new(&Sparse, "now", 9, Vec::new(), &mut || 5).fields(Box::leak(fields.into()), &mut object);
        assert_eq!(Value::Object(object), json!({ "created": "now", "size": 3 }));
    }

    #[test]
    fn null_is_removed_at_any_depth_but_not_from_free_json() {
        const PARTS_BY_NAME: Kind = Kind::Map(&Kind::Text, &Kind::List(&Kind::Object(&PARTS[2])));
        let fields = [read("note", Kind::Text), read("parts", PARTS_BY_NAME), read("free", Kind::Json)];
        let free = json!({ "a": null });
        let mut object = Map::from_iter([
            ("note".to_owned(), Value::Null),
            ("parts".to_owned(), json!({ "x": [{ "note": null, "size": 1 }] })),
            ("free".to_owned(), free.clone()),
        ]);
        remove_null(&fields, &mut object);
        assert_eq!(Value::Object(object), json!({ "parts": { "x": [{ "size": 1 }] }, "free": free }));
    }

    #[test]
    fn objects_in_lists_of_lists_are_filled_in_and_numbered_and_keep_what_they_have() {
        let given =
            json!({ "middle": { "inner": { "size": 4 } }, "rows": [[], [{ "inner": { "inners": [{}, {}] } }]] });
        let filled = filled(Kind::Object(&PARTS[0]), given);
        assert_eq!(
            (&filled["middle"]["inner"]["size"], &filled["middle"]["inner"]["shelf_id"]),
            (&json!(4), &json!(7))
        );
        let inners = &filled["rows"][1][0]["inner"]["inners"];
        assert_eq!((&inners[0]["index"], &inners[1]["index"]), (&json!(0), &json!(1)));
        assert_eq!((&inners[1]["size"], inners[1].get("until"), inners[1].get("hidden")), (&json!(3), None, None));
        assert_ne!(inners[0]["id"], inners[1]["id"], "each element has its own ID");
    }

    #[test]
    fn objects_in_maps_are_filled_in_and_a_map_that_was_not_given_is_empty() {
        const INNERS: Kind = Kind::Map(&Kind::Text, &Kind::Object(&PARTS[2]));
        let filled = filled(INNERS, json!({ "a": { "size": 4 }, "b": {} }));
        assert_eq!((&filled["a"]["size"], &filled["b"]["size"]), (&json!(4), &json!(3)));
        assert_eq!([INNERS, Kind::Json].map(|kind| initial(read("field", kind))), [Some(json!({})), Some(json!({}))]);
    }

    #[test]
    fn a_default_keeps_the_rules_of_its_field() {
        let ranged = |low, high| initial(FieldTable { range: Some((low, high)), ..read("field", Kind::Integer) });
        assert_eq!([ranged(5, 9), ranged(-9, -5), ranged(-1, 1)].map(Option::unwrap), [json!(5), json!(-5), json!(0)]);
        const WITHOUT: TypeTable = TypeTable { name: "tree", wire: Kind::Count, default: None };
        const WITH: TypeTable = TypeTable { default: Some(Literal::Integer(7)), ..WITHOUT };
        assert_eq!(initial(read("field", Kind::Handwritten(&WITHOUT))), Some(json!(0)));
        assert_eq!(initial(read("field", Kind::Handwritten(&WITH))), Some(json!(7)));
        let time = read("field", Kind::Time);
        assert_eq!(initial(FieldTable { whole_seconds: true, ..time }), Some(json!("2015-01-01T08:00:00Z")));
        let text = |required, pattern, example| {
            initial(FieldTable { required, pattern, example, ..read("field", Kind::Text) }).unwrap()
        };
        assert_eq!(text(Required::No, None, None), "");
        assert_eq!(text(Required::No, Some("^[a-z]*$"), Some("abc")), "");
        assert_eq!(text(Required::No, Some("^[a-z]+$"), Some("abc")), "abc");
        assert_eq!(text(Required::Create, None, Some("abc")), "abc");
        assert_eq!(text(Required::Create, None, None), "field", "a visible name, if there is no example");
    }
}
