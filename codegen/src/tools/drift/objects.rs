//! The objects of a response, grouped by their table in the spec.

use serde_json::{Map, Value};

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

/// The objects of a response.
pub struct Sorted<'a> {
    model: &'a Model,
    /// The objects, by their table, the resource first.
    pub objects: Vec<(Owner<'a>, Vec<Found<'a>>)>,
    /// Values that should be objects of the resource and are not, with their paths.
    pub others: Vec<(String, &'a Value)>,
}

/// Every object of a response.
pub fn sorted<'a>(model: &'a Model, resource: &'a Resource, sample: &'a Value) -> Sorted<'a> {
    let mut sorted = Sorted { model, objects: Vec::new(), others: Vec::new() };
    let owner = Owner { name: &resource.name, is_resource: true, fields: &resource.fields };
    match sample {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                sorted.root(owner, format!("$[{index}]"), item);
            }
        }
        one => sorted.root(owner, "$".to_owned(), one),
    }
    sorted
}

impl<'a> Sorted<'a> {
    fn root(&mut self, owner: Owner<'a>, path: String, value: &'a Value) {
        match value {
            Value::Object(object) => self.object(owner, path, object),
            other => self.others.push((path, other)),
        }
    }

    fn object(&mut self, owner: Owner<'a>, path: String, object: &'a Map<String, Value>) {
        for field in owner.fields {
            if let Some(value) = object.get(field.wire.as_str()) {
                self.below(&field.ty, member(&path, &field.wire), value);
            }
        }
        match self.objects.iter_mut().find(|(known, _)| known.table() == owner.table()) {
            Some((_, objects)) => objects.push((path, object)),
            None => self.objects.push((owner, vec![(path, object)])),
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
            (Type::Map(_, element), Value::Object(entries)) => {
                for (name, item) in entries {
                    self.below(element, member(&path, name), item);
                }
            }
            _ => {}
        }
    }
}

/// The path of a member by RFC 9535: `$.name`, or `$['a name']` if the name is not plain.
pub fn member(path: &str, name: &str) -> String {
    if crate::names::is_plain(name) {
        return format!("{path}.{name}");
    }
    format!("{path}['{}']", name.replace('\\', "\\\\").replace('\'', "\\'"))
}
