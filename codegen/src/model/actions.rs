//! What a resource has beside its operations: constructors, which objects have too, transitions and links.

use crate::diagnostic::At;
use crate::spec::read::Literal;

#[derive(Debug)]
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
#[derive(Debug)]
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

#[derive(Debug)]
pub struct Transition {
    pub name: At<String>,
    pub set: Vec<(At<String>, At<Literal>)>,
    pub doc: String,
}

/// A list of ids that is changed one element at a time.
#[derive(Debug)]
pub struct Link {
    pub name: At<String>,
    /// The resource whose list it is, when that is not the one with the link.
    pub through: Option<At<String>>,
    pub field: At<String>,
    pub doc: String,
}
