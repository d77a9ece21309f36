//! Objects as responses show them: with the lists of the IDs of their children.
//!
//! In a stored object, such a list is empty, since the store knows the children of each object. Otherwise, every deletion of a child would
//! search and move a list as long as the number of children.

use serde::{Serialize, Serializer};

use super::ids::Ids;
use super::store::Object;
use crate::model::table::{Access, ApiTable, Kind, ResourceTable};

/// An object with the lists of its children.
pub(crate) struct Whole<'a> {
    pub(super) object: &'a Object,
    pub(super) children: ChildLists<'a>,
}

/// The children of an object, by the fields that list their IDs.
#[derive(Default)]
pub(super) struct ChildLists<'a>(pub(super) Vec<(&'static str, &'a Ids)>);

/// The value of a field, or the list of children in its place.
pub(super) enum Shown<'a, V> {
    Value(V),
    Children(&'a Ids),
}

/// The fields that list the IDs of an object's children, with the resource of the children: those that cannot be written.
pub(super) fn fields_of_children(
    table: &'static ApiTable,
    resource: &'static ResourceTable,
) -> impl Iterator<Item = (&'static str, &'static ResourceTable)> {
    resource.fields.iter().filter(|field| field.access == Access::Read).filter_map(move |field| {
        let Kind::List(Kind::Id(child)) = field.kind else { return None };
        let child = table.resource(child).filter(|child| !child.text_id)?;
        child.parents().any(|parent| parent.resource == resource.name).then_some((field.name, child))
    })
}

impl<'a> ChildLists<'a> {
    /// The list of children for a field that lists them, and the value for any other field.
    pub(super) fn shown<V>(&self, field: &str, value: V) -> Shown<'a, V> {
        match self.0.iter().find(|(name, _)| *name == field) {
            Some((_, ids)) => Shown::Children(ids),
            None => Shown::Value(value),
        }
    }
}

impl Whole<'_> {
    pub(super) fn to_object(&self) -> Object {
        let mut object = self.object.clone();
        for (field, ids) in &self.children.0 {
            if let Some(list) = object.get_mut(*field) {
                *list = ids.iter().copied().collect();
            }
        }
        object
    }
}

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.object.iter().map(|(name, value)| (name, self.children.shown(name, value))))
    }
}

impl<V: Serialize> Serialize for Shown<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Shown::Value(value) => value.serialize(serializer),
            Shown::Children(ids) => serializer.collect_seq(ids.iter()),
        }
    }
}
