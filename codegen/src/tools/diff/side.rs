//! An object or a resource on one side: where each of its fields is read and given.

use crate::model::{Access, Arg, Constructor, Field, Object, Operation, Required, Resource};
use crate::names::snake;

/// A resource or an object, which has fields.
pub struct Side<'a> {
    pub fields: &'a [Field],
    resource: Option<&'a Resource>,
    /// Those of the spec.
    pub constructors: &'a [Constructor],
    /// Whether a body has a `new` of its required fields.
    pub has_plain_new: bool,
    /// Its name in Rust.
    pub ty: &'a str,
    /// Where it stands.
    pub span: &'a crate::diagnostic::Span,
    /// Whether both sides have a body of a create. A body on one side only is a change of operations, not of fields.
    pub creates: bool,
    /// Whether both sides have a body of an update.
    pub updates: bool,
    /// Whether it is an object that is read and written as one value.
    pub is_object_of_bodies: bool,
}

/// The name of a field in Rust. Two specs have the same field where this is the same.
pub fn in_rust(name: &str) -> String {
    snake(name)
}

/// The name of a field in requests and responses.
pub fn on_wire(field: &Field) -> String {
    field.wire.value.clone()
}

/// Where values of a field are read and given.
pub struct Uses {
    read: bool,
    pub new: Given,
    pub update: Given,
}

impl Uses {
    pub fn places(&self) -> impl Iterator<Item = bool> {
        [self.read, self.new != Given::Nowhere, self.update != Given::Nowhere].into_iter()
    }
}

/// How a value gets into a body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Given {
    Nowhere,
    Setter,
    /// As an argument, or set by it.
    Constructor,
}

impl<'a> Side<'a> {
    pub fn object(object: &'a Object, other: &Object) -> Self {
        Side {
            fields: &object.fields,
            resource: None,
            constructors: &object.constructors,
            has_plain_new: object.has_plain_new(),
            ty: &object.name,
            span: &object.name.span,
            creates: object.is_written() && other.is_written(),
            updates: false,
            is_object_of_bodies: object.is_written(),
        }
    }

    pub fn resource(resource: &'a Resource, other: &Resource) -> Self {
        let both = |operation| resource.allows(operation) && other.allows(operation);
        Side {
            fields: &resource.fields,
            resource: Some(resource),
            constructors: &resource.constructors,
            has_plain_new: resource.constructors.is_empty(),
            ty: &resource.ty,
            span: &resource.name.span,
            creates: both(Operation::Create),
            updates: both(Operation::Update),
            is_object_of_bodies: false,
        }
    }

    /// The field of this name in Rust.
    pub fn field(&self, name: &str) -> Option<&'a Field> {
        self.fields.iter().find(|field| in_rust(&field.name) == name)
    }

    /// Whether a struct of responses has the field.
    pub fn reads(&self, field: &Field) -> bool {
        field.is_read() && self.resource.is_none_or(|resource| resource.reads.is_none())
    }

    pub fn is_resource(&self) -> bool {
        self.resource.is_some()
    }

    /// Whether its fields can be compared as parts of bodies. If an object becomes part of bodies, all of its fields change, which
    /// is reported only for the object.
    pub fn has_bodies(&self) -> bool {
        self.is_resource() || self.creates
    }

    pub fn uses(&self, field: &Field) -> Uses {
        Uses { read: self.reads(field), new: self.in_new(field), update: self.in_update(field) }
    }

    /// Whether a field has methods of its name: setters, or a getter.
    pub fn has_methods(&self, field: &Field) -> bool {
        let Some(resource) = self.resource else {
            return self.is_object_of_bodies && (field.access == Access::Read || !field.is_required());
        };
        let is_set = field.access.is_created() && !field.is_required() && !resource.is_settled(&field.name, false);
        let is_changed = field.access.is_edited() && field.required != Required::Always;
        (resource.allows(Operation::Create) && is_set) || (resource.allows(Operation::Update) && is_changed)
    }

    fn in_new(&self, field: &Field) -> Given {
        let settled = self.resource.is_some_and(|resource| resource.is_settled(&field.name, false));
        // An object is the same one in a create and in an update.
        let is_given = if self.is_resource() { field.access.is_created() } else { field.access != Access::Read };
        match field.required {
            _ if !self.creates || !is_given => Given::Nowhere,
            Required::No if !settled => Given::Setter,
            _ => Given::Constructor,
        }
    }

    fn in_update(&self, field: &Field) -> Given {
        match field.required {
            _ if !self.updates || !field.access.is_edited() => Given::Nowhere,
            Required::Always => Given::Constructor,
            _ => Given::Setter,
        }
    }

    /// Whether every constructor needs the field as an argument. A field that every constructor sets to a fixed value is not
    /// one of these, unless a copy of a fetched object lacks it.
    pub fn has_new_argument(&self, field: &Field) -> bool {
        let uses = self.uses(field);
        let in_body = uses.new == Given::Constructor || uses.update == Given::Constructor;
        let argument = |arg: &Arg| arg.fields().any(|name| **name == *field.name);
        let taken = self.has_plain_new || self.constructors.iter().any(|made| made.args.iter().any(argument));
        field.is_required() && in_body && (taken || !field.is_read() || field.is_optional())
    }
}
