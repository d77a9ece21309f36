//! Finds the fields of request bodies that the spec does not let a program send.

use serde_json::{Map, Value};

use super::super::Deviation;
use super::super::mismatch::Mismatch;
use super::super::objects::{Owner, member};
use crate::diagnostic::Span;
use crate::model::{Field, Model, Operation, Resource, Type};

/// A search through a body.
pub struct Search<'a> {
    model: &'a Model,
    operation: Operation,
    pub found: Vec<(Mismatch, Span)>,
}

impl<'a> Search<'a> {
    pub fn new(model: &'a Model, operation: Operation) -> Self {
        Search { model, operation, found: Vec::new() }
    }

    /// Searches the body of a create, which may be a list, or of an update.
    pub fn body(&mut self, resource: &'a Resource, body: &Value) {
        let owner = Owner { name: &resource.name, is_resource: true, fields: &resource.fields };
        let sent: Vec<&Field> = match self.operation {
            Operation::Create => resource.created().collect(),
            Operation::Update => resource.edited().collect(),
            _ => return,
        };
        match body {
            Value::Object(object) => self.object(&owner, &sent, "$", object),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let Value::Object(object) = item else { continue };
                    self.object(&owner, &sent, &format!("$[{index}]"), object);
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, owner: &Owner<'a>, sent: &[&'a Field], path: &str, object: &Map<String, Value>) {
        for (name, value) in object {
            let path = member(path, name);
            if let Some(field) = sent.iter().find(|field| *field.wire == *name) {
                self.below(&field.ty, &path, value);
                continue;
            }
            let table = owner.table();
            let (kind, span, message) = match owner.fields.iter().find(|field| *field.wire == *name) {
                Some(field) => {
                    let (operation, name) = (self.operation.name(), &field.wire.value);
                    let message = format!("a request sends `{name}`, and the spec says that no {operation} does");
                    (Deviation::NeverSent, &field.name.span, message)
                }
                None => {
                    let message = format!("a request sends `{}`, and `{table}` has no such field", name.escape_debug());
                    (Deviation::UnknownField, &owner.name.span, message)
                }
            };
            self.found.push((Mismatch { kind, path, message, value: None }, span.clone()));
        }
    }

    fn below(&mut self, ty: &'a Type, path: &str, value: &Value) {
        match (ty, value) {
            (Type::Object(name), Value::Object(object)) => {
                let Some(known) = self.model.object(name) else { return };
                let owner = Owner { name: &known.name, is_resource: false, fields: &known.fields };
                // An update sends an object back as a whole, with what only a create may set.
                let is_create = self.operation == Operation::Create;
                let sent: Vec<_> = known.written().filter(|field| !is_create || field.access.is_created()).collect();
                self.object(&owner, &sent, path, object);
            }
            (Type::List(element), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(element, &format!("{path}[{index}]"), item);
                }
            }
            (Type::Map(_, element), Value::Object(entries)) => {
                for (name, item) in entries {
                    self.below(element, &member(path, name), item);
                }
            }
            _ => {}
        }
    }
}
