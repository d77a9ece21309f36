//! Values that the server creates anew each time an update is sent, so that the update must not be sent twice.

use super::{Field, Model, Object, Resource, Type};
use crate::names::snake;

/// A part of a body that makes something each time it is sent.
#[derive(Debug)]
pub struct Anew {
    /// The names on the wire that lead to it.
    pub path: Vec<String>,
    /// The field by which the server knows the elements of a list: those without it are new. Without a list, the whole value is.
    pub id: Option<String>,
}

/// The values that updates of a resource can create anew.
pub fn of(model: &Model, resource: &Resource) -> Vec<Anew> {
    let mut walk = Walk { model, path: Vec::new(), inside: Vec::new(), found: Vec::new() };
    for field in resource.edited() {
        walk.field(field);
    }
    walk.found
}

/// The field that identifies an object in a list. A required field identifies something else.
fn id(object: &Object) -> Option<&Field> {
    let called = format!("{}_id", snake(&object.name));
    let mut fields = object.fields.iter().filter(|field| !field.is_required());
    fields.find(|field| *field.name == "id" || snake(&field.name) == called)
}

struct Walk<'a> {
    model: &'a Model,
    path: Vec<String>,
    /// The objects on the way.
    inside: Vec<&'a str>,
    found: Vec<Anew>,
}

impl<'a> Walk<'a> {
    fn field(&mut self, field: &'a Field) {
        self.path.push(field.wire.value.clone());
        if field.made_anew.is_some() {
            self.add(None);
        } else {
            self.value(&field.ty, false);
        }
        self.path.pop();
    }

    fn value(&mut self, ty: &'a Type, is_element: bool) {
        match ty {
            Type::List(element) => self.value(element, true),
            Type::Map(_, element) => {
                self.path.push("*".to_owned());
                self.value(element, false);
                self.path.pop();
            }
            Type::Object(name) if self.inside.contains(&name.as_str()) => self.add(None),
            Type::Object(name) => {
                let Some(object) = self.model.object(name) else { return };
                if let Some(id) = id(object).filter(|_| is_element) {
                    self.add(Some(id.wire.value.clone()));
                }
                self.inside.push(name);
                for field in object.fields.iter().filter(|field| field.access.is_edited()) {
                    self.field(field);
                }
                self.inside.pop();
            }
            _ => {}
        }
    }

    fn add(&mut self, id: Option<String>) {
        self.found.push(Anew { path: self.path.clone(), id });
    }
}
