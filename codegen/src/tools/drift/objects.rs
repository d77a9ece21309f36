//! The objects of responses, grouped by their table in the spec.

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

    fn is_same(&self, other: &Owner<'_>) -> bool {
        self.is_resource == other.is_resource && self.name.value == other.name.value
    }
}

/// An object, its path, and the index of its source.
pub struct Found<'v> {
    pub path: String,
    pub object: &'v Map<String, Value>,
    pub source: usize,
}

/// The objects of responses.
pub struct Sorted<'a, 'v> {
    model: &'a Model,
    /// The objects, by their table.
    pub objects: Vec<(Owner<'a>, Vec<Found<'v>>)>,
    /// Values that should be objects and are not, with their table, path and source.
    pub others: Vec<(Owner<'a>, String, &'v Value, usize)>,
}

/// Every object of a single response.
pub fn sorted<'a, 'v>(model: &'a Model, resource: &'a Resource, sample: &'v Value) -> Sorted<'a, 'v> {
    let mut sorted = Sorted::new(model);
    let owner = Owner { name: &resource.name, is_resource: true, fields: &resource.fields };
    match sample {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                sorted.root(owner, format!("$[{index}]"), item, 0);
            }
        }
        one => sorted.root(owner, "$".to_owned(), one, 0),
    }
    sorted
}

impl<'a, 'v> Sorted<'a, 'v> {
    pub fn new(model: &'a Model) -> Self {
        Sorted { model, objects: Vec::new(), others: Vec::new() }
    }

    /// Adds an object of a response, and the objects in it.
    pub fn root(&mut self, owner: Owner<'a>, path: String, value: &'v Value, source: usize) {
        match value {
            Value::Object(object) => self.object(owner, Found { path, object, source }),
            other => self.others.push((owner, path, other, source)),
        }
    }

    fn object(&mut self, owner: Owner<'a>, found: Found<'v>) {
        for field in owner.fields {
            if let Some(value) = found.object.get(field.wire.as_str()) {
                self.below(&field.ty, member(&found.path, &field.wire), value, found.source);
            }
        }
        match self.objects.iter_mut().find(|(known, _)| known.is_same(&owner)) {
            Some((_, objects)) => objects.push(found),
            None => self.objects.push((owner, vec![found])),
        }
    }

    fn below(&mut self, ty: &'a Type, path: String, value: &'v Value, source: usize) {
        match (ty, value) {
            (Type::Object(name), Value::Object(object)) => {
                if let Some(known) = self.model.object(name) {
                    let owner = Owner { name: &known.name, is_resource: false, fields: &known.fields };
                    self.object(owner, Found { path, object, source });
                }
            }
            (Type::List(element), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(element, format!("{path}[{index}]"), item, source);
                }
            }
            (Type::Map(_, element), Value::Object(entries)) => {
                for (name, item) in entries {
                    self.below(element, member(&path, name), item, source);
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
