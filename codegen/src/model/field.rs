//! A field of a resource or an object, and its limits.

use super::types::Type;
use crate::diagnostic::{At, Span};
use crate::spec::read::{Bound, Literal};

#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in the spec, which is that in Rust after casing.
    pub name: At<String>,
    /// The names in the spec that it had before.
    pub was: Vec<At<String>>,
    /// Its name in requests and responses.
    pub wire: At<String>,
    pub ty: At<Type>,
    /// The name of its type in the spec, where that is a scalar with checks.
    #[cfg_attr(not(feature = "drift"), expect(dead_code, reason = "only drift writes lines of a spec"))]
    pub named: Option<String>,
    pub access: Access,
    pub required: Required,
    /// Whether null may be written.
    pub nullable: bool,
    /// Whether null differs from absence. An object that is sent as it was read holds such a field as an `Option<Option<_>>`.
    pub keeps_null: bool,
    /// Whether responses were seen with null in its place.
    pub seen_null: bool,
    /// Whether responses may come without it.
    pub seen_absent: bool,
    /// Whether lists were seen without it.
    pub absent_in_lists: bool,
    /// Whether a value may be without it: its API leaves it out, or it is part of an object that programs make. A list is empty then, and so is a map.
    pub unset: bool,
    /// The evidence that responses always have it, where other fields may be absent.
    pub always: Option<At<String>>,
    pub default: Option<At<Literal>>,
    /// A value that examples give it, or an element of it where it is a list.
    pub example: Option<At<Literal>>,
    pub unit: Option<String>,
    pub range: Option<At<Range>>,
    pub pattern: Option<At<String>>,
    /// How many characters a text has at most.
    pub max_length: Option<At<u32>>,
    /// How many elements a list has, at least and at most.
    pub length: Option<At<(u32, u32)>>,
    /// The number that responses have where there is no value.
    pub null: Option<At<i64>>,
    /// The total of one field of its elements.
    pub sum: Option<Sum>,
    /// Whether a time is written in whole seconds.
    pub whole_seconds: Option<Span>,
    pub secret: bool,
    /// Set if the server creates the value anew each time it is sent.
    pub made_anew: Option<Span>,
    /// Set if a copy of a fetched object leaves the field out.
    pub uncopied: Option<Span>,
    /// How it is edited as a whole.
    pub edit: Option<At<Edit>>,
    pub doc: String,
    /// Whether one of its words could not be understood.
    pub doubtful: bool,
}

impl Field {
    /// Whether a response may come without a value of it, so that it is an `Option`.
    pub fn is_optional(&self) -> bool {
        let is_unset = (self.seen_absent || self.unset) && !self.reads_as_empty();
        self.seen_null || self.keeps_null || self.absent_in_lists || self.null.is_some() || is_unset
    }

    /// Whether it is a list, or a map, that is empty where a response leaves it out.
    pub fn reads_as_empty(&self) -> bool {
        self.unset
            && !self.seen_null
            && !self.keeps_null
            && !self.absent_in_lists
            && matches!(*self.ty, Type::List(_) | Type::Map(..))
    }

    /// Whether a body cannot be without it.
    pub fn is_required(&self) -> bool {
        self.required != Required::No
    }

    /// Whether it is part of responses.
    pub fn is_read(&self) -> bool {
        self.access != Access::Write
    }
}

/// The total of one field of the objects in a list.
#[derive(Clone, Debug)]
pub struct Sum {
    /// The field of the objects.
    pub member: At<String>,
    pub total: u64,
    /// The flag of those objects that may be left out of the sum.
    pub except: Option<At<String>>,
}

/// How a list or a map that an update replaces is edited: as it is on the server.
#[derive(Clone, Debug)]
pub enum Edit {
    /// A list of objects, and the field that tells one from another.
    List(String),
    Map,
}

/// The lowest and the highest value of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Range {
    /// Of a whole number.
    Whole(i64, i64),
    /// Of one with a fraction.
    Real(f64, f64),
}

impl Range {
    /// Whether a value lies inside. Only whole numbers are compared.
    pub fn allows(self, value: &Literal) -> bool {
        match (self, value) {
            (Range::Whole(low, high), Literal::Integer(number)) => (low..=high).contains(number),
            (Range::Real(low, high), Literal::Integer(number)) => (low..=high).contains(&Bound::Whole(*number).real()),
            _ => true,
        }
    }

    /// Both ends as text.
    pub fn ends(self) -> [String; 2] {
        match self {
            Range::Whole(low, high) => [low, high].map(|end| end.to_string()),
            Range::Real(low, high) => [low, high].map(|end| end.to_string()),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Read,
    Create,
    /// Only an update gives it.
    Update,
    Edit,
    /// Creates and updates give it, and no response returns it.
    Write,
}

impl Access {
    /// Whether a create may give it.
    pub fn is_created(self) -> bool {
        matches!(self, Access::Create | Access::Edit | Access::Write)
    }

    /// Whether an update may give it.
    pub fn is_edited(self) -> bool {
        matches!(self, Access::Update | Access::Edit | Access::Write)
    }

    #[cfg(any(feature = "diff", feature = "sandbox"))]
    pub fn name(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::Create => "create",
            Access::Update => "update",
            Access::Edit => "edit",
            Access::Write => "write",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    No,
    Create,
    Always,
}
