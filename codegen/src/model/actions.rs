//! Parts of a resource in addition to its operations: constructors, which objects also have, actions and links.

use super::api::Operation;
use crate::diagnostic::At;
use crate::names;
use crate::spec::read::Literal;

#[derive(Clone, Debug)]
pub struct Constructor {
    pub name: At<String>,
    pub args: Vec<Arg>,
    pub set: Vec<(At<String>, At<Literal>)>,
    pub update: bool,
    pub doc: String,
    /// Whether one of its fields could not be found.
    pub doubtful: bool,
}

impl Constructor {
    /// The fields that it fills.
    pub fn fields(&self) -> impl Iterator<Item = &At<String>> {
        self.args.iter().flat_map(Arg::fields).chain(self.set.iter().map(|(name, _)| name))
    }

    pub fn settles(&self, field: &str) -> bool {
        self.set.iter().any(|(name, _)| **name == field) || self.args.iter().any(|arg| arg.covers(field))
    }
}

/// An argument of a constructor.
#[derive(Clone, Debug)]
pub enum Arg {
    /// One field.
    Field(At<String>),
    /// Two lists of the same length, given as a list of pairs.
    Pairs(At<String>, At<String>),
}

impl Arg {
    /// The fields that it fills.
    pub fn fields(&self) -> impl Iterator<Item = &At<String>> {
        let (first, second) = match self {
            Arg::Field(name) => (name, None),
            Arg::Pairs(first, second) => (first, Some(second)),
        };
        std::iter::once(first).chain(second)
    }

    fn covers(&self, field: &str) -> bool {
        self.fields().any(|name| **name == field)
    }
}

/// An update with its own name.
#[derive(Clone, Debug)]
pub struct Action {
    pub name: At<String>,
    /// The names that it had before.
    pub was: Vec<At<String>>,
    /// The fields that it sets.
    pub set: Vec<(At<String>, At<Literal>)>,
    /// The query parameters that it sends with an empty body, if it sets no field.
    pub query: Vec<(At<String>, String)>,
    /// The operations that it can ride along with.
    pub with: Vec<At<Operation>>,
    /// The value of the field [`STATUS`] afterwards.
    pub to: Option<At<Literal>>,
    pub doc: String,
}

/// The field that shows what an action has led to.
pub const STATUS: &str = "status";

/// A value as it stands in a URL.
pub fn in_url(value: &Literal) -> String {
    match value {
        Literal::Text(text) => text.clone(),
        Literal::Integer(number) => number.to_string(),
        Literal::Bool(flag) => flag.to_string(),
    }
}

impl Action {
    pub fn is_query(&self) -> bool {
        !self.query.is_empty()
    }

    pub fn rides(&self, operation: Operation) -> bool {
        self.with.iter().any(|with| with.value == operation)
    }

    /// Its method on a body and on a save: `and_start`.
    pub fn method_along(&self) -> String {
        names::along(&self.name)
    }
}

/// A list of IDs that is changed one element at a time.
#[derive(Clone, Debug)]
pub struct Link {
    pub name: At<String>,
    /// The resource whose list it is, when that is not the one with the link.
    pub through: Option<At<String>>,
    pub field: At<String>,
    pub doc: String,
}
