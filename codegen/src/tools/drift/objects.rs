//! The objects of a response, sorted by what the spec calls them.

use serde_json::{Map, Value};

use super::judge::Judge;
use crate::diagnostic::At;
use crate::model::{Field, Model, Resource, Type};

/// A table of the spec that describes objects.
#[derive(Clone, Copy)]
pub struct Owner<'a> {
    pub name: &'a At<String>,
    pub is_resource: bool,
    pub fields: &'a [Field],
}

impl Owner<'_> {
    /// `resources.experiment`.
    pub fn table(&self) -> String {
        let kind = if self.is_resource { "resources" } else { "objects" };
        format!("{kind}.{}", self.name.value)
    }
}

/// An object and its path.
pub type Found<'a> = (String, &'a Map<String, Value>);

/// Every object of a response by its table, the resource first. What stands in the place of one and is none is reported.
pub fn of<'a>(
    model: &'a Model,
    resource: &'a Resource,
    sample: &'a Value,
    judge: &mut Judge<'_>,
) -> Vec<(Owner<'a>, Vec<Found<'a>>)> {
    let mut collected = Collected { model, owners: Vec::new() };
    let owner = Owner { name: &resource.name, is_resource: true, fields: &resource.fields };
    match sample {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collected.root(owner, format!("$[{index}]"), item, judge);
            }
        }
        one => collected.root(owner, "$".to_owned(), one, judge),
    }
    collected.owners
}

struct Collected<'a> {
    model: &'a Model,
    owners: Vec<(Owner<'a>, Vec<Found<'a>>)>,
}

impl<'a> Collected<'a> {
    fn root(&mut self, owner: Owner<'a>, path: String, value: &'a Value, judge: &mut Judge<'_>) {
        match value {
            Value::Object(object) => self.object(owner, path, object),
            other => judge.no_object(&owner, &path, other),
        }
    }

    fn object(&mut self, owner: Owner<'a>, path: String, object: &'a Map<String, Value>) {
        for field in owner.fields {
            if let Some(value) = object.get(field.wire.as_str()) {
                self.below(&field.ty, member(&path, &field.wire), value);
            }
        }
        match self.owners.iter_mut().find(|(known, _)| known.table() == owner.table()) {
            Some((_, objects)) => objects.push((path, object)),
            None => self.owners.push((owner, vec![(path, object)])),
        }
    }

    fn below(&mut self, ty: &Type, path: String, value: &'a Value) {
        match (ty, value) {
            (Type::Object(name), Value::Object(object)) => {
                if let Some(known) = self.model.object(name) {
                    self.object(Owner { name: &known.name, is_resource: false, fields: &known.fields }, path, object);
                }
            }
            (Type::List(element), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(element, format!("{path}[{index}]"), item);
                }
            }
            _ => {}
        }
    }
}

/// The path of a member, by RFC 9535: `$.name`, and `$['a name']` where it is no plain one.
pub fn member(path: &str, name: &str) -> String {
    if crate::names::is_plain(name) {
        return format!("{path}.{name}");
    }
    format!("{path}['{}']", name.replace('\\', "\\\\").replace('\'', "\\'"))
}
