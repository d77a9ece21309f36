//! The types of a spec: scalars, enums, IDs without a resource, and handwritten types.

use crate::diagnostic::{At, Span};
use crate::spec::read::Literal;
use crate::spec::words::IdKind;

/// The type of IDs of an object that has no resource.
#[derive(Clone, Debug)]
pub struct FreeId {
    /// The name of the identified object in the spec: `Account`.
    pub name: At<String>,
    pub kind: IdKind,
    pub doc: String,
}

impl FreeId {
    /// `AccountId`.
    pub fn ty(&self) -> String {
        format!("{}Id", self.name.value)
    }
}

/// A type that is written by hand, as a field sees it.
#[derive(Clone, Debug)]
pub struct Handwritten {
    /// Its name in the spec.
    pub name: At<String>,
    /// Its path in Rust, from `crate` on.
    pub rust: At<String>,
    /// The scalar type that its values are on the wire.
    pub wire: At<Type>,
    /// Its `Default` on the wire.
    pub default: Option<At<Literal>>,
    pub doc: String,
}

#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name in Rust: `ProjectStatus`.
    pub name: At<String>,
    /// The names in Rust that it had before.
    pub was: Vec<At<String>>,
    pub doc: String,
    pub integer: bool,
    pub values: Vec<Variant>,
    /// Whether some of it could not be understood. This was reported, and its consequences are not.
    pub doubtful: bool,
}

impl Enum {
    pub fn variant(&self, value: &Literal) -> Option<&Variant> {
        self.values.iter().find(|variant| variant.value == *value)
    }
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub value: Literal,
    /// Its name in Rust: `NotStarted`.
    pub name: String,
    /// The names in Rust that it had before.
    pub was: Vec<At<String>>,
    pub doc: String,
    pub span: Span,
}

/// The type of a field. Names are names in Rust, except that an ID has the name of the identified object in the spec.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    Bool,
    /// A whole number of 32 bits that is never negative.
    U32,
    /// A whole number of 64 bits.
    Integer,
    /// A whole number of 64 bits that is never negative.
    Count,
    Number,
    String,
    Time,
    /// A day.
    Date,
    /// A type that is written by hand: its name in the spec, and its path in Rust. The model has the rest.
    Handwritten {
        name: String,
        rust: String,
    },
    Id(String),
    Enum(String),
    Object(String),
    /// Any JSON value.
    Json,
    List(Box<Type>),
    /// A JSON object whose keys are data: the types of its keys and of its values.
    Map(Box<Type>, Box<Type>),
    /// A name that does not resolve. It has been reported; emitters never see it.
    Unknown,
}

impl Type {
    /// The types inside: of elements, of keys and of values.
    pub fn parts(&self) -> impl Iterator<Item = &Type> {
        let (first, second) = match self {
            Type::List(element) => (Some(&**element), None),
            Type::Map(key, value) => (Some(&**key), Some(&**value)),
            _ => (None, None),
        };
        first.into_iter().chain(second)
    }

    /// Whether something is true of it or of the types inside, at any depth.
    pub fn any(&self, is: &dyn Fn(&Type) -> bool) -> bool {
        is(self) || self.parts().any(|part| part.any(is))
    }
}
