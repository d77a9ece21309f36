//! Objects in the form that lists show.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::store::Object;
use super::whole::ChildLists;
use crate::model::table::{FieldTable, Kind};

/// An object without the fields that lists leave out, at any depth.
pub(super) struct Listed<'a> {
    pub(super) fields: &'static [FieldTable],
    pub(super) object: &'a Object,
    pub(super) children: ChildLists<'a>,
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.object.iter().filter_map(|(name, value)| {
            let field = self.fields.iter().find(|field| field.name == name && !field.absent_in_lists)?;
            Some((name, self.children.shown(name, ListedValue { kind: &field.kind, value })))
        }))
    }
}

/// A value in such an object.
struct ListedValue<'a> {
    kind: &'static Kind,
    value: &'a Value,
}

impl Serialize for ListedValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.kind, self.value) {
            (Kind::Object(table), Value::Object(object)) => {
                Listed { fields: table.fields, object, children: ChildLists::default() }.serialize(serializer)
            }
            (Kind::List(kind), Value::Array(values)) => {
                serializer.collect_seq(values.iter().map(|value| ListedValue { kind, value }))
            }
            (Kind::Map(_, kind), Value::Object(entries)) => {
                serializer.collect_map(entries.iter().map(|(key, value)| (key, ListedValue { kind, value })))
            }
            (_, value) => value.serialize(serializer),
        }
    }
}
