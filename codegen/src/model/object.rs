//! An object, which resources contain.

use super::actions::Constructor;
use super::field::{Access, Field};
use crate::diagnostic::At;

#[derive(Clone, Debug)]
pub struct Object {
    /// Its name in Rust: `UrlCondition`.
    pub name: At<String>,
    /// The names in Rust that it had before.
    pub was: Vec<At<String>>,
    pub doc: String,
    pub docs: Option<At<String>>,
    /// Groups of fields of which at most one is given.
    pub at_most_one_of: Vec<Vec<At<String>>>,
    pub constructors: Vec<Constructor>,
    pub fields: Vec<Field>,
}

impl Object {
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| *field.name == name)
    }

    /// The place in the API's own documentation.
    pub fn anchor(&self) -> Option<&str> {
        self.docs.as_ref().map(|docs| docs.as_str())
    }

    /// Whether it is written, too: read, edited and sent back as one value.
    pub fn is_written(&self) -> bool {
        self.written().next().is_some()
    }

    /// Whether it has a `new` of its required fields. A `new` in the spec replaces it.
    pub fn has_plain_new(&self) -> bool {
        !self.constructors.iter().any(|made| *made.name == "new")
    }

    /// The fields that a body may contain.
    pub fn written(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.access != Access::Read)
    }
}
